"""Were nothing escaped at all, the policy of the pages would still keep hostile words from running and from asking.

The program is copied and its escaping cut out of the copy: templates escape nothing, Markdown reads the words of facts,
titles stand raw, and no check of the finished pages stops the build. What this makes is opened in a real Chromium.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.conftest import copy_sources, run_python, serving
from tests.dossiers import FULL, write
from tests.hostile.filled import filled, words_at
from tests.hostile.markup import FETCHES, RUNS, payloads

EVIL = "evil.example"
PARTS = 4  # of all pages, the first of which every run of the tests opens
# Where the copy is cut: file → (what stands there, what stands there instead).
CUTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "macros/views/render.py": (
        ("        autoescape=True,\n", "        autoescape=False,\n"),
        ("    pieces = []\n    for piece in _TAG", "    return Markup(html)\n    pieces = []\n    for piece in _TAG"),
    ),
    "macros/adapters/site_plan.py": (
        ("    return Markup(escape(words)", "    return Markup(words)\n    return Markup(escape(words)"),
        ("        files = frozenset(path.relative", '        return ""\n        files = frozenset(path.relative'),
    ),
}
# Only Markdown makes it a picture.
OF_MARKDOWN = {"markdown-picture"}
ACTIVE = [name for name in (*RUNS, *FETCHES) if name not in OF_MARKDOWN]
_META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
CLICK = """() => {
  for (const one of document.querySelectorAll('.go'))
    one.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, view: window}));
}"""


@dataclass(frozen=True)
class Unescaped:
    """Two editions of a site that escapes nothing: a folder for a server, and one that is opened as it is."""

    hosted: Path
    offline: Path


@pytest.fixture(scope="module")
def unescaped(tmp_path_factory: pytest.TempPathFactory) -> Unescaped:
    """Built by the program without its escaping, from a dossier in which every field holds something that runs."""
    folder = tmp_path_factory.mktemp("unescaped")
    project = copy_sources(folder / "project")
    for name, cuts in CUTS.items():
        text = (project / name).read_text(encoding="utf-8")
        for old, new in cuts:
            assert text.count(old) == 1, f"{name} is no longer as this test knows it: {old}"
            text = text.replace(old, new)
        (project / name).write_text(text, encoding="utf-8", newline="\n")
    for name in ("data", "docs"):
        shutil.rmtree(project / name)
    write(project, {**FULL, **filled(words_at(0, [*RUNS, *FETCHES])).files})
    for site, options in (("hosted", ()), ("offline", ("--offline",))):
        done = run_python("-m", "macros", "build", "--output", str(folder / site), *options, cwd=project)
        assert done.returncode == 0, done.stdout + done.stderr
    return Unescaped(folder / "hosted", folder / "offline")


@dataclass
class Seen:
    """What a page did: the payloads that ran, and the addresses that were asked."""

    ran: set[str]
    asked: list[str]


@contextmanager
def _watched(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    asked: list[str] = []

    def answer(route: Route) -> None:
        if EVIL in route.request.url:
            asked.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    context = chromium.new_context()
    context.route("**/*", answer)
    yield context.new_page(), asked
    context.close()


def _open(page: Page, asked: list[str], address: str) -> Seen:
    asked.clear()
    page.goto(address, wait_until="load")
    page.evaluate(CLICK)
    page.wait_for_timeout(150)
    return Seen(set(str(page.evaluate("window.ran || ''")).split(".")) - {""}, list(asked))


def _addresses(folder: Path) -> list[str]:
    """The pages that show the dossier; those of the problem codes show nothing of it."""
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.html")))
    return [name for name in found if not name.startswith(("problems", "how-to-read", "404"))]


@contextmanager
def _at(folder: Path, scheme: str) -> Iterator[str]:
    if scheme == "file":
        yield f"{folder.as_uri()}/"
        return
    with serving(folder, "/") as address:
        yield address


@pytest.mark.parametrize(
    ("scheme", "part"),
    [
        ("file", 0),
        *(pytest.param("file", part, marks=pytest.mark.prove) for part in range(1, PARTS)),
        *(pytest.param("http", part, marks=pytest.mark.prove) for part in range(PARTS)),
    ],
)
def test_no_page_runs_or_asks_anything_though_nothing_is_escaped(
    scheme: str, part: int, unescaped: Unescaped, chromium: Browser
) -> None:
    folder = unescaped.hosted if scheme == "http" else unescaped.offline
    names = _addresses(folder)[part::PARTS]
    assert len(names) > 8
    with _at(folder, scheme) as top, _watched(chromium) as (page, asked):
        found = {name: _open(page, asked, f"{top}{name}") for name in names}
    assert {name: seen for name, seen in found.items() if seen.ran or seen.asked} == {}


def test_without_the_policy_these_very_pages_run_it(unescaped: Unescaped, chromium: Browser, tmp_path: Path) -> None:
    """Or the test above would show nothing: the payloads are there, as HTML, and the browser would run them."""
    site = shutil.copytree(unescaped.hosted, tmp_path / "site")
    names = ["index.html", "actors/ada/index.html", "board/index.html", "sources/post/index.html"]
    for name in names:
        html = (site / name).read_text(encoding="utf-8")
        assert html.count("Content-Security-Policy") == 1
        (site / name).write_text(_META.sub("", html), encoding="utf-8", newline="\n")
    with _at(site, "http") as top, _watched(chromium) as (page, asked):
        found = [_open(page, asked, f"{top}{name}") for name in names]
    assert all(seen.ran for seen in found), found
    assert any(seen.asked for seen in found)


# -- each by itself -----------------------------------------------------------------------------------


def _each(names: list[str], unescaped: Unescaped, chromium: Browser, folder: Path) -> list[str]:
    """On a page of its own, with the policy and without: payloads beside it may hide it on the pages above."""
    found = []
    for edition, scheme in ((unescaped.hosted, "http"), (unescaped.offline, "file")):
        site = shutil.copytree(edition, folder / scheme)
        frame = (site / "topics" / ("thread/index.html" if scheme == "http" else "thread.html")).read_text("utf-8")
        start, end = frame.index("<article"), frame.index("</article>")
        title = re.compile(r"<title>.*?</title>", re.DOTALL)
        with _at(site, scheme) as top, _watched(chromium) as (page, asked):
            for name in names:
                for policy in (True, False):
                    html = frame[: frame.index("<body")] + "<body>" + frame[start:end].partition(">")[0] + ">"
                    html = title.sub("", html) + payloads()[name] + "</article></body></html>"
                    (site / "one.html").write_text(html if policy else _META.sub("", html), "utf-8", newline="\n")
                    seen = _open(page, asked, f"{top}one.html")
                    fired = name in seen.ran if name in RUNS else bool(seen.asked)
                    if fired == policy:
                        found.append(f"{name} {'runs in spite of' if policy else 'does not run without'} it, {scheme}")
    return found


def test_each_payload_is_held_by_the_policy_and_by_nothing_else(
    unescaped: Unescaped, chromium: Browser, tmp_path: Path
) -> None:
    """A few of them; `make prove` opens all."""
    assert _each(ACTIVE[::5], unescaped, chromium, tmp_path) == []


@pytest.mark.prove
def test_every_payload_is_held_by_the_policy_and_by_nothing_else(
    unescaped: Unescaped, chromium: Browser, tmp_path: Path
) -> None:
    assert _each(ACTIVE, unescaped, chromium, tmp_path) == []
