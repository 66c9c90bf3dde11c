"""Were a script ever to come into a page, the page's policy keeps it from running: on a server and from a file.

The pages of the offline edition are taken, and payloads are written into them as if nothing had escaped them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Built, serving

PAYLOADS = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "<svg onload='window.ran = 3'></svg>",
    '<iframe srcdoc="<script>parent.ran = 4</script>"></iframe>',
    "<a id=go href='javascript:window.ran = 5'>Go</a>",
    "<script src='data:text/javascript,window.ran = 6'></script>",
    "<details open ontoggle='window.ran = 7'>A</details>",
    "<object data='data:text/html,<script>parent.ran = 8</script>'></object>",
    "<base href='https://example.org/'><style>body { --ran: 9 }</style>",
)
PAGES = ("index.html", "actors/putin.html", "sources/moscow-lifts-ban.html", "timeline.html")


@pytest.fixture(scope="module")
def poisoned(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("poisoned") / "site"
    shutil.copytree(built.offline, folder)
    for name in PAGES:
        path = folder / name
        html = path.read_text(encoding="utf-8")
        path.write_text(html.replace("<article", f"{''.join(PAYLOADS)}<article", 1), encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="module")
def poisoned_url(poisoned: Path) -> Iterator[str]:
    with serving(poisoned, "/") as address:
        yield address


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_no_payload_runs(name: str, scheme: str, poisoned: Path, poisoned_url: str, chromium: Browser) -> None:
    page = chromium.new_page()  # not watched: each payload that is stopped is an error in the console
    page.goto(f"{poisoned_url}{name}" if scheme == "http" else (poisoned / name).as_uri())
    assert page.locator("#go").count() == 1  # the payloads are there
    page.locator("#go").evaluate("link => link.click()")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--ran')") == ""
    assert page.evaluate("document.baseURI") == page.url
    page.close()


def test_without_a_policy_they_would(poisoned: Path, chromium: Browser) -> None:
    """Or the test above would show nothing."""
    path = poisoned / "unguarded.html"
    html = (poisoned / "index.html").read_text(encoding="utf-8")
    path.write_text(html.replace("Content-Security-Policy", "x"), encoding="utf-8", newline="\n")
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.wait_for_function("window.ran !== undefined")
    page.close()
