"""Figures in a real Chromium: each width has its own drawing, which can be read, named, saved and printed."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.drawing.lettering import width_of
from tests.browser.faces import open_in_our_faces
from tests.conftest import Built, serving
from tests.dossiers import files, write

NewPage = Callable[..., Page]

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
PAGES = ("", "statistics/", "statistics/crocus-deaths/", "actors/isis-k/", "how-to-read/")

# Words of a drawing that touch others or leave it, and drawings that were made smaller than they are.
FAULTS = """() => {
  const found = [];
  for (const svg of document.querySelectorAll('svg.sb-drawing')) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    if (Math.abs(frame.width - svg.width.baseVal.value) > 1) found.push(`scaled ${frame.width}`);
    const boxes = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
    for (const [words, box] of boxes) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`outside: ${words}`);
      for (const [other, near] of boxes)
        if (box !== near && box.left < near.right && near.left < box.right && box.top + 3 < near.bottom - 3
            && near.top + 3 < box.bottom - 3) found.push(`${words} touches ${other}`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_words_of_drawings_stand_clear(screen: dict[str, int], root_url: str, new_page: NewPage) -> None:
    """As the browser sets them, whatever was estimated; and no drawing is a larger one shrunk."""
    page = new_page(viewport=screen)
    found: list[str] = []
    for address in PAGES:
        open_in_our_faces(page, f"{root_url}{address}")
        assert page.locator("svg.sb-drawing").count(), address
        small = address in {"", "how-to-read/"}  # their marks bear no words but a place, and may shrink
        found += [f"{address}: {fault}" for fault in page.evaluate(FAULTS) if not small or "scaled" not in fault]
        assert page.evaluate("() => document.documentElement.scrollWidth") <= screen["width"]
    assert not found, "\n".join(found)


def test_each_width_shows_one_drawing(root_url: str, new_page: NewPage) -> None:
    """Else a figure would be read out twice."""
    for screen, width in ((PHONE, 320), (DESKTOP, 600)):
        page = new_page(viewport=screen)
        page.goto(f"{root_url}statistics/crocus-deaths/")
        drawings = page.locator(".sb-alone svg.sb-drawing:visible")
        assert drawings.count() == 1
        assert drawings.first.get_attribute("width") == str(width)


def test_drawings_are_named(root_url: str, page: Page) -> None:
    """By what they are of; what they show is their description."""
    page.goto(f"{root_url}statistics/crocus-deaths/")
    drawing = page.get_by_role("img", name="at least 137")
    assert drawing.count() == 1
    assert "no upper end" in (drawing.locator("desc").text_content() or "")


def test_forced_colours_leave_marks_to_be_seen(root_url: str, new_page: NewPage) -> None:
    """Solid, pale and ground are told apart in the system's own colours."""
    page = new_page(viewport=DESKTOP, forced_colors="active")
    page.goto(f"{root_url}how-to-read/")
    fill = "element => getComputedStyle(element).fill"
    solid = page.locator(".sb-marks .sb-d-solid").first.evaluate(fill)
    pale = page.locator(".sb-marks .sb-d-pale").first.evaluate(fill)
    edge = page.locator(".sb-marks .sb-d-pale").first.evaluate("element => getComputedStyle(element).stroke")
    assert solid == edge != pale


def test_a_saved_picture_opens_alone(built: Built, new_page: NewPage) -> None:
    """From a folder, without the site around it: sound XML, in its own colours, with all its words inside."""
    page = new_page(viewport=DESKTOP)
    for edition in (built.site, built.offline):
        pictures = sorted((edition / "downloads" / "figures").glob("*.svg"))
        assert pictures
        for picture in pictures:
            page.goto(picture.as_uri())
            assert page.evaluate("() => document.documentElement.localName") == "svg"
            assert page.evaluate(FAULTS.replace("svg.sb-drawing", "svg")) == [], picture.name


def test_a_table_is_read_by_a_program(built: Built) -> None:
    """One head, rows of its length."""
    tables = sorted((built.site / "downloads" / "figures").glob("*.csv"))
    assert tables
    for path in tables:
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file, strict=True)
        assert rows, path.name
        assert {len(row) for row in rows} == {len(head)}


def test_the_links_to_save_lead_to_the_files(root_url: str, page: Page) -> None:
    """Without a script: they are plain links that download."""
    page.goto(f"{root_url}statistics/crocus-deaths/")
    for link, ending in (("picture (SVG)", ".svg"), ("table (CSV)", ".csv")):
        with page.expect_download() as download:
            page.get_by_role("link", name=link).click()
        assert download.value.suggested_filename == f"crocus-deaths{ending}"


WORDS = (
    "2,000 to 5,000",
    "Afghanistan’s Ministry of Industry and Commerce",
    "no number is given, none is drawn",
    "$227 million, of how many is not said; MINISTRY OF WAR",
    "at least ½ of 1×10⁴⁰ ÄÖÜ čšž",
)


def test_letters_are_no_wider_than_they_are_taken_for(root_url: str, page: Page) -> None:
    """The estimate keeps words apart only where the browser sets them no wider."""
    open_in_our_faces(page, f"{root_url}statistics/")
    measure = """([words, font]) => {
      const pen = document.createElement('canvas').getContext('2d');
      pen.font = font;
      return pen.measureText(words).width;
    }"""
    for words in WORDS:
        for font, size in (('400 12px "Libre Franklin"', 12), ('650 13px "Libre Franklin"', 13), ("12px Arial", 12)):
            assert page.evaluate(measure, [words, font]) <= width_of(words, size) + 1, (words, font)


LONG = "The Standing Committee for the Supervision of the Works on the Valley Line and its Bridges"


@pytest.fixture(scope="module")
def rivals_url(tmp_path_factory: pytest.TempPathFactory, run: Callable[..., object], project: Path) -> Iterator[str]:
    """A site in which figures of speakers with long names stand against each other, and a series beside them."""
    folder = tmp_path_factory.mktemp("rivals")
    text = f"""\
        {LONG} said that it cost around £227 million. Ada Brook said that it cost at least £310 million.
        It carried 4 boats in 1890, around 5 boats in 1911 or 1912 and at least 6 boats in 1950.
        """
    actors = f"""
        committee: {{name: {LONG}, type: organisation, evidence: "{LONG} said that it cost around £227 million"}}
        ada: {{name: Ada Brook, type: person, evidence: Ada Brook said that it cost at least £310 million}}
        """
    statistics = f"""
        one: {{label: Cost, value: around £227 million, said_by: committee, contradicts: two,
          evidence: "{LONG} said that it cost around £227 million"}}
        two: {{label: Cost, value: at least £310 million, said_by: ada,
          evidence: Ada Brook said that it cost at least £310 million}}
        boats:
          label: Boats
          value: 4 boats
          as_of: 1890
          evidence: It carried 4 boats in 1890
          series:
            - {{as_of: 1890, value: 4 boats, evidence: It carried 4 boats in 1890}}
            - {{as_of: "[1911,1912]", value: around 5 boats, evidence: around 5 boats in 1911 or 1912}}
            - {{as_of: 1950, value: at least 6 boats, evidence: at least 6 boats in 1950}}
        """
    write(folder, files(text, actors=actors, statistics=statistics))
    done = run("-m", "macros", "build", str(folder), cwd=project)
    assert getattr(done, "returncode", 1) == 0, done
    with serving(folder / "site", "/") as address:
        yield address


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_rivals_and_series_can_be_read_on_any_screen(
    screen: dict[str, int], rivals_url: str, new_page: NewPage
) -> None:
    """Long names are broken into lines, and nothing touches or is cut off."""
    page = new_page(viewport=screen)
    for address, rows in (("statistics/one/", 2), ("statistics/boats/", 0)):
        open_in_our_faces(page, f"{rivals_url}{address}")
        assert page.evaluate(FAULTS) == [], address
        assert page.evaluate("() => document.documentElement.scrollWidth") <= screen["width"]
        assert page.locator(".sb-compared tbody tr").count() == rows
        assert page.locator("svg.sb-drawing:visible").count() == 1
