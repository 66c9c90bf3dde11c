"""A page comes at once, on a slow line too, and does not jump while it comes."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.faces import MISSING
from tests.browser.slow_line import held_back
from tests.browser.test_screens import PAGES, none
from tests.conftest import PROJECT, Built

# Kilobytes as a server sends them (gzip), at the first visit: all requests but fonts and the search index.
HOME_KILOBYTES, RECORD_KILOBYTES, SEARCH_KILOBYTES, SHELL_KILOBYTES = 250, 150, 300, 40
NO_SHIFT = 0.005  # a tenth of a line, once, where a font comes late
DATA = re.compile(r"<script type=\"application/(?:ld\+)?json\"(?: id=\"sb-cards\")?>.*?</script>", re.DOTALL)
NOT_COUNTED = re.compile(r"\.woff2$|search_index\.json$")
OURS = """[...document.fonts].filter(face =>
  /Dossier Serif|Libre Franklin/.test(face.family) && face.status === 'loaded').length > 1"""
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 500);
})"""


def _kilobytes(built: Built, root_url: str, asked: list[str]) -> float:
    sizes = 0
    for url in dict.fromkeys(asked):
        name = url.removeprefix(root_url).partition("?")[0].partition("#")[0]
        path = built.site / name
        sizes += len(gzip.compress((path / "index.html" if path.is_dir() else path).read_bytes(), 6, mtime=0))
    return sizes / 1024


@pytest.mark.parametrize(
    ("address", "most"),
    [("", HOME_KILOBYTES), ("actors/isis-k/", RECORD_KILOBYTES), ("statistics/crocus-deaths/", RECORD_KILOBYTES)],
)
def test_a_first_visit_is_light(  # noqa: PLR0913, PLR0917 - fixtures
    address: str,
    most: int,
    built: Built,
    root_url: str,
    new_page: Callable[..., Page],
    measured: Callable[[str], None],
) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root_url}{address}", wait_until="networkidle")
    weight = _kilobytes(
        built, root_url, [url for url in asked if url.startswith("http") and not NOT_COUNTED.search(url)]
    )
    measured(f"weight: {weight:.0f} KB of {most} for {address or 'the home page'}")
    assert weight <= most


def test_the_search_index_is_light(built: Built, measured: Callable[[str], None]) -> None:
    """It is fetched at the first visit too."""
    weight = len(gzip.compress((built.site / "search" / "search_index.json").read_bytes(), 6, mtime=0)) / 1024
    measured(f"weight: {weight:.0f} KB of {SEARCH_KILOBYTES} for the search index")
    assert weight <= SEARCH_KILOBYTES


def test_the_shell_of_a_page_is_light(built: Built, measured: Callable[[str], None]) -> None:
    """What stands around the content is the same on every page of a kind, whatever the number of records."""
    shells = {}
    for name in ("actors/isis-k", "actors/taliban", "events/crocus-attack"):
        html = (built.site / name / "index.html").read_text(encoding="utf-8")
        content = re.search(r"<article\b.*</article>", html, re.DOTALL)
        assert content is not None
        told = DATA.findall(html)  # grows with what is cited, and with what the record says
        assert len(told) == 2
        shells[name] = (len(html) - len(content[0]) - sum(map(len, told))) / 1024
    measured(f"weight: {max(shells.values()):.0f} KB of {SHELL_KILOBYTES} of HTML around the content")
    assert max(shells.values()) <= SHELL_KILOBYTES
    assert abs(shells["actors/isis-k"] - shells["actors/taliban"]) < 1


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.prove) for part in (1, 2))])
def test_nothing_jumps_while_a_page_loads(part: int, root_url: str, new_page: Callable[..., Page]) -> None:
    """Cumulative layout shift (Web Vitals); a reader who has begun to read must not lose the line.

    A page that jumps is opened once more: on a busy machine a face can come late, which tells nothing of the page.
    """
    found = []
    for address in PAGES[part::3]:
        shift = _shift(new_page, f"{root_url}{address}")
        if shift > NO_SHIFT and (again := _shift(new_page, f"{root_url}{address}")) > NO_SHIFT:
            found.append(f"{address}: {shift:.3f}, then {again:.3f}")
    none(found)


# Prose, a timeline, rows, rails and margins: those that moved when faces were put in the place of others.
OFTEN = [("", 1280), ("brief/", 360), ("timeline/", 360), ("sources/moscow-lifts-ban/", 1280)]
NIGHTLY = [("brief/", 1280), ("timeline/", 1280), ("events/", 360), ("actors/isis-k/", 360), ("actors/isis-k/", 1280)]


@pytest.mark.parametrize(
    ("address", "width"), [*OFTEN, *(pytest.param(*one, marks=pytest.mark.prove) for one in NIGHTLY)]
)
def test_nothing_jumps_when_faces_come_late(
    address: str, width: int, root_url: str, new_page: Callable[..., Page]
) -> None:
    """On a slow line a reader has begun before our faces are here: the page then keeps theirs, line for line."""
    page = new_page(viewport={"width": width, "height": 800})
    held = held_back(page, "**/*.woff2")
    page.goto(f"{root_url}{address}", wait_until="domcontentloaded")
    page.wait_for_timeout(700)
    assert not page.evaluate(OURS)
    for route in held:
        route.continue_()
    page.evaluate("document.fonts.ready")
    assert page.evaluate(OURS)
    assert page.evaluate(MISSING)
    assert page.evaluate(SHIFTS) <= NO_SHIFT


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.prove)])
def test_nothing_jumps_in_a_page_from_a_file(width: int, built: Built, new_page: Callable[..., Page]) -> None:
    """And it stands in our faces, at the first opening already: nothing there is far away."""
    found = []
    for name in ("index", "brief", "actors/isis-k", "timeline", "sources/moscow-lifts-ban"):
        page = new_page(viewport={"width": width, "height": 800})
        page.goto((built.offline / f"{name}.html").as_uri())
        found += [f"{name}: without {face}" for face in page.evaluate(MISSING)]
        shift = page.evaluate(SHIFTS)
        found += [f"{name}: {shift:.3f}"] if shift > NO_SHIFT else []
        page.close()
    none(found)


def test_what_needs_scripts_is_there_before_the_themes_program(root_url: str, new_page: Callable[..., Page]) -> None:
    """Else the search of a phone comes late, and the browser styles the whole page once more."""
    page = new_page(viewport={"width": 360, "height": 800})
    held = held_back(page, "**/bundle.*.js")
    page.goto(root_url, wait_until="commit")
    page.locator("label.md-header__button[for='__search']").wait_for()
    assert "no-js" not in str(page.locator("html").get_attribute("class"))
    assert held
    held[0].continue_()


def test_what_stands_in_for_our_faces_leaves_other_scripts_alone() -> None:
    """Cyrillic has no face of ours to wait for: made as wide as one, its headings would stay too small."""
    faces = (
        (PROJECT / "macros" / "assets" / "styles" / "00-faces.css").read_text(encoding="utf-8").split("@font-face")[1:]
    )
    assert len(faces) > 10
    for face in faces:
        assert "local(" in face
        ranges = re.findall(r"U\+([0-9A-F]+)", face.partition("unicode-range:")[2])
        assert ranges
        assert not [start for start in ranges if 0x0250 <= int(start, 16) < 0x2000], face


def _shift(new_page: Callable[..., Page], url: str) -> float:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(url)
    shift: float = page.evaluate(SHIFTS)
    page.close()
    return shift
