"""One folder, mounted anywhere: at the top of a plain static server, below one folder and below two.

lychee reads every link, asset and fragment of the output from the disk. A real browser visits a page of each sort.
A site that knows its address is built beside it, since its page for missing addresses links from the top.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests import conftest
from tests.conftest import OWN_TEXT, PROJECT, Built, read_page, run_python, serving, write_harbour

MOUNTS = ("/", "/sub/", "/a/b/")
ADDRESS = "https://harbour.example/a/b/"
# A sort of page each, deep and shallow, with scripts, pictures and files of its own.
VISITED = (
    "",
    "actors/isis-k/",
    "statistics/isis-k-strength/",
    f"sources/{OWN_TEXT.stem}/",
    "timeline/",
    "network/",
    "downloads/",
    "contribute/format/",
)


def at_mount(site: Path, mount: str, top: Path) -> Path:
    """The site in the folder that a server with `top` would show below `mount`; gives that folder."""
    folder = top / mount.strip("/")
    shutil.copytree(site, folder, copy_function=os.link, dirs_exist_ok=True)
    return folder


def broken(folder: Path, top: Path) -> list[str]:
    """What lychee finds wrong with the links of all pages in a folder; nothing is fetched."""
    program = shutil.which("lychee", path=str(Path(sys.executable).parent))
    assert program, "lychee is not installed beside Python: make set-up"
    options = ["--offline", "--include-fragments=anchor-only", "--index-files", "index.html", "--no-progress"]
    command = [program, *options, "--root-dir", str(top), "--format", "json", str(folder)]
    done = subprocess.run(command, cwd=top, check=False, capture_output=True, encoding="utf-8")
    found = json.loads(done.stdout)
    assert found["total"] > 100, done.stderr
    return [
        f"{Path(page).relative_to(folder)}: {one['url']}" for page, all_ in found["error_map"].items() for one in all_
    ]


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier's site, told that it stands below a path."""
    folder = tmp_path_factory.mktemp("placed")
    harbour = write_harbour(folder / "harbour")
    words = ("-m", "macros", "build", str(harbour), "--output", str(folder / "site"), "--strict")
    done = run_python(*words, cwd=PROJECT, SITE_URL=ADDRESS.rstrip("/"))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


# -- on the disk --------------------------------------------------------------------------------


@pytest.mark.parametrize("mount", MOUNTS)
def test_no_link_asset_or_fragment_is_broken(mount: str, built: Built, tmp_path: Path) -> None:
    assert broken(at_mount(built.site, mount, tmp_path), tmp_path) == []


def test_a_site_that_knows_its_address_is_whole_there_and_nowhere_else(placed: Path, tmp_path: Path) -> None:
    """Its 404 page is the only one that minds."""
    assert broken(at_mount(placed, "/a/b/", tmp_path / "right"), tmp_path / "right") == []
    found = broken(at_mount(placed, "/elsewhere/", tmp_path / "wrong"), tmp_path / "wrong")
    assert {line.partition(":")[0] for line in found} == {"404.html"}


def test_a_broken_link_would_be_found(placed: Path, tmp_path: Path) -> None:
    """A file that is missing, a fragment that is missing, a way out of the mount."""
    folder = tmp_path / "a" / "b"
    shutil.copytree(placed, folder)
    page = folder / "timeline" / "index.html"
    links = "".join(f'<a href="{link}">x</a>' for link in ("../nowhere/", "../#nowhere", "../../../actors/"))
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", f"{links}</body>"), encoding="utf-8")
    assert len(broken(folder, tmp_path)) == 3


# -- in a browser -------------------------------------------------------------------------------


# The deepest in every run of the tests: links that go too far up would leave it.
@pytest.mark.parametrize("mount", [pytest.param(one, marks=pytest.mark.prove) for one in MOUNTS[:-1]] + [MOUNTS[-1]])
def test_every_request_of_a_visit_is_answered(mount: str, built: Built, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    with serving(built.site, mount) as address:
        for name in VISITED:
            page.goto(address + name, wait_until="networkidle")
            expect(page.locator("h1").first).to_be_visible()
        page.locator(".md-header a.md-logo").click()
        expect(page).to_have_url(address)
        page.wait_for_load_state("networkidle")
    assert failed == []


# -- the address --------------------------------------------------------------------------------


def _head(folder: Path, name: str) -> dict[str, str]:
    """What a page's head says of its address: canonical link, robots, picture."""
    page = read_page((folder / name).read_text(encoding="utf-8"))
    said = {one.attributes.get("rel", ""): one.attributes["href"] for one in page.find("link")}
    said |= {
        one.attributes.get("property", one.attributes.get("name", "")): one.attributes["content"]
        for one in page.find("meta")
        if "content" in one.attributes
    }
    return {name: said[name] for name in ("canonical", "robots", "og:url", "og:image") if name in said}


def test_each_page_names_its_address(placed: Path) -> None:
    """One page under two addresses would be two pages to a search engine."""
    for file in placed.rglob("index.html"):
        name = file.relative_to(placed).as_posix()
        address = ADDRESS + name.removesuffix("index.html")
        head = _head(placed, name)
        assert (head["canonical"], head["og:url"]) == (address, address)
        assert "robots" not in head
        assert head["og:image"] == f"{ADDRESS}assets/sourcebook/social-card.png"
    assert (placed / "assets" / "sourcebook" / "social-card.png").is_file()
    assert _head(placed, "404.html") == {"robots": "noindex"}


def test_the_map_lists_every_page_by_its_whole_address(placed: Path) -> None:
    listed = [one.text for one in ET.parse(placed / "sitemap.xml").iter() if one.tag.endswith("}loc")]  # noqa: S314 - ours
    pages = [file.relative_to(placed).as_posix() for file in placed.rglob("index.html")]
    assert sorted(map(str, listed)) == sorted(ADDRESS + name.removesuffix("index.html") for name in pages)
    assert not (placed / "robots.txt").exists()  # nobody reads it below a path


def test_a_site_without_an_address_claims_none(built: Built) -> None:
    names = {path.name for path in built.site.iterdir()}
    assert {"sitemap.xml", "sitemap.xml.gz", "robots.txt"} & names == set()
    assert _head(built.site, "actors/isis-k/index.html") == {}
    assert _head(built.site, "404.html") == {"robots": "noindex"}
    lost = read_page((built.site / "404.html").read_text(encoding="utf-8"))
    assert lost.find("a", "link", "script", "img") == []
    assert "There is no page at this address." in lost.text()


def test_the_offline_edition_names_the_hosted_page(tmp_path: Path) -> None:
    """Its own pages are files, which stand nowhere on the web."""
    harbour = write_harbour(tmp_path / "harbour")
    words = ("-m", "macros", "build", str(harbour), "--output", str(tmp_path / "site"), "--offline")
    done = run_python(*words, cwd=PROJECT, SITE_URL="https://harbour.example")
    assert done.returncode == 0, done.stdout + done.stderr
    wanted = "https://harbour.example/actors/harbour-office/"
    assert _head(tmp_path / "site", "actors/harbour-office.html")["canonical"] == wanted
    assert not (tmp_path / "site" / "robots.txt").exists()


# -- a page that is not there -------------------------------------------------------------------


class _Host(conftest._Static):  # noqa: SLF001 - the same server, with what Pages does beside
    """Answers for a missing address with the site's own page, as GitHub Pages does."""

    def send_error(self, code: int, *_: Any, **__: Any) -> None:  # noqa: ANN401 - the base's own
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def lost(chromium: Browser) -> Iterator[Page]:
    """A page that may log an error: the missing address is one."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "missing", ["nope", pytest.param("actors/nope/", marks=pytest.mark.prove), "actors/nope/x/y.html"]
)
def test_the_page_for_missing_addresses_works_at_any_depth(
    missing: str, placed: Path, lost: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conftest, "_Static", _Host)
    answers: list[Response] = []
    lost.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it is given
    with serving(placed, "/a/b/") as address:
        lost.goto(address + missing, wait_until="networkidle")
        expect(lost.locator("h1")).to_have_text("Page not found")
        assert [one.url for one in answers if one.status >= 400] == [address + missing]
        assert len(answers) > 5
        lost.get_by_role("link", name="A to Z").first.click()
        expect(lost).to_have_url(f"{address}a-z/")
        lost.go_back()
        lost.get_by_role("link", name="home page").click()
        expect(lost).to_have_url(address)
