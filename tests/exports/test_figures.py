"""Figures as files: pictures that stand alone and are sound XML, tables that a program can read."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

from macros.exports.figures import EXPORT
from macros.views.figure_rows import HEAD
from macros.views.view import Site
from tests.dossiers import FULL, draft, files, site


def figure_files(found: Site) -> tuple[tuple[str, str], ...]:
    """(path, text) of each file."""
    return tuple((file.path, file.content.decode()) for file in EXPORT.files(found))


SVG = "{http://www.w3.org/2000/svg}"


def test_every_figure_has_a_picture_and_a_table(tmp_path: Path) -> None:
    found = dict(figure_files(site(tmp_path, FULL)))
    names = ("riders", "riders-before")
    assert set(found) == {f"downloads/figures/{name}.{ending}" for name in names for ending in ("svg", "csv")}
    for name in names:
        rows = list(csv.reader(StringIO(found[f"downloads/figures/{name}.csv"], newline=""), strict=True))
        assert tuple(rows[0]) == HEAD
        assert rows[1][0] == name


def test_a_picture_says_all_that_its_page_says(tmp_path: Path) -> None:
    """The words, who says it, the source: it will be passed on without the page."""
    picture = dict(figure_files(site(tmp_path, FULL)))["downloads/figures/riders.svg"]
    root = ET.fromstring(picture)  # noqa: S314 - our own
    words = " ".join(" ".join(root.itertext()).split())
    for told in ("at least 412", "The Valley Post", "https://line.example/sub/statistics/riders/", "disputed"):
        assert told in words, told
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")


def test_a_picture_needs_nothing_but_itself(tmp_path: Path) -> None:
    """No style sheet, script, image or address is asked for, and each shape has its colour."""
    for path, picture in figure_files(site(tmp_path, FULL)):
        if path.endswith(".csv"):
            continue
        root = ET.fromstring(picture)  # noqa: S314 - our own
        tags = {one.tag.removeprefix(SVG) for one in root.iter()}
        assert tags <= {
            "svg",
            "title",
            "desc",
            "rect",
            "g",
            "line",
            "polygon",
            "polyline",
            "path",
            "circle",
            "text",
            "tspan",
        }
        for one in root.iter():
            assert not [name for name in one.attrib if "href" in name or name.startswith("on") or name == "style"]
            if one.tag.removeprefix(SVG) in {"line", "polygon", "polyline", "path", "circle", "text", "rect"}:
                assert one.get("fill") or one.get("stroke"), ET.tostring(one)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """Signs of XML, of formulas and of templates are words in a label."""
    label = "=1+1 <script>&amp; {{ 7*7 }} \\\"x' ]]>"
    statistics = f'a:\n  label: "{label}"\n  value: 412\n  evidence: carried 412 passengers\n'
    found = dict(figure_files(draft(tmp_path, files(statistics=statistics)).site))
    written = label.replace("\\", "")
    root = ET.fromstring(found["downloads/figures/a.svg"])  # noqa: S314 - our own
    assert written in " ".join(" ".join(root.itertext()).split())
    assert not list(root.iter(f"{SVG}script"))
    rows = list(csv.reader(StringIO(found["downloads/figures/a.csv"], newline=""), strict=True))
    assert rows[1][1] == f"'{written}"


def test_the_same_facts_give_the_same_files(tmp_path: Path) -> None:
    assert figure_files(site(tmp_path / "a", FULL)) == figure_files(site(tmp_path / "b", FULL))
