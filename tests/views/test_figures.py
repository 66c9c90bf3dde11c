"""Figures as pages show them: what is compared, what is told of a mark, and rows that no spreadsheet runs."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.quantity_marks import Sign
from macros.kinds.statistic import Statistic
from macros.model.quantities import parse_quantity
from macros.views.csv_text import csv_text, read_csv
from macros.views.figure_rows import HEAD, rows_of
from macros.views.figures import _SHOWN, Breadth, Figures, examples, shown
from tests.dossiers import draft, files

TEXT = """\
The valley line cost around £227 million, the council said in 2024.
The auditors said that it cost at least £310 million.
The works took 4 years. One third of the bridge was new. It was the second largest of all bridges.
It carried 412 riders in May 2024 and around 500 riders in June 2024.
"""
STATISTICS = """\
council:
  label: Cost of the line
  value: around £227 million
  as_of: 2024
  contradicts: auditors
  rivals: works
  evidence: The valley line cost around £227 million, the council said in 2024
auditors:
  label: Cost of the line
  value: at least £310 million
  evidence: The auditors said that it cost at least £310 million
works:
  label: Length of the works
  value: 4 years
  evidence: The works took 4 years
share:
  label: Share of the bridge
  value: one third
  evidence: One third of the bridge was new
rank:
  label: The bridge
  value: second largest
  evidence: It was the second largest of all bridges
riders:
  label: Riders
  value: 412 riders
  as_of: 2024-05
  evidence: It carried 412 riders in May 2024
  series:
    - {as_of: 2024-05, value: 412 riders, evidence: It carried 412 riders in May 2024}
    - {as_of: 2024-06, value: around 500 riders, evidence: around 500 riders in June 2024}
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    return Figures(draft(tmp_path_factory.mktemp("figures"), files(TEXT, statistics=STATISTICS)))


def record(figures: Figures, name: str) -> Statistic:
    found = figures.view.record(name)
    assert isinstance(found, Statistic)
    return found


def test_rivals_and_what_contradicts_stand_beside_a_figure(figures: Figures) -> None:
    """Once each, whichever of them names the other; a figure alone stands beside nothing."""
    compared = {
        name: [one.id for one in figures.compared(record(figures, name))] for name in ("council", "works", "rank")
    }
    assert compared == {"council": ["council", "works", "auditors"], "works": ["works", "council"], "rank": []}


def test_what_is_not_of_one_unit_has_an_axis_of_its_own(figures: Figures) -> None:
    """Pounds and years share no scale; pounds and pounds do."""
    drawings = figures.shared(figures.compared(record(figures, "council")), "wide")
    assert [len(one.rows) for one in drawings] == [2, 1]
    assert len({one.axis for one in drawings}) == 2


def test_every_sort_of_mark_is_told_and_has_an_example() -> None:
    """A reader who does not see the mark is told of it."""
    assert set(_SHOWN) == set(get_args(Sign))
    assert all(one.says for one in examples())
    told = {one.drawn.rows[0].mark.sign for one in examples()}
    assert told == set(get_args(Sign)) - {"pale-range"}


def test_a_ceiling_below_zero_is_told_as_it_is_drawn() -> None:
    """It is open downwards."""
    assert "no lower end" in shown(parse_quantity("up to -3 degrees"))
    assert "from zero" in shown(parse_quantity("up to 3 degrees"))


def test_a_series_is_drawn_in_both_breadths(figures: Figures) -> None:
    """And told value by value; what is none is not drawn."""
    riders = record(figures, "riders")
    breadths: tuple[tuple[Breadth, int], ...] = (("wide", 600), ("narrow", 320))
    for breadth, width in breadths:
        chart = figures.chart(riders, breadth)
        assert chart is not None
        assert chart.width == width
    assert figures.told_of_series(riders) == "Columns over time. May 2024: 412 riders; June 2024: around 500 riders."
    assert figures.chart(record(figures, "rank"), "wide") is None


# -- rows -------------------------------------------------------------------------------------------


def row(figures: Figures, name: str) -> dict[str, str]:
    return dict(zip(HEAD, rows_of(figures.view, record(figures, name))[0], strict=True))


def test_a_row_bounds_what_the_words_bound(figures: Figures) -> None:
    """An open side is empty, both are of what is "around", and so is a number without end; a rank is no amount."""
    ends = {
        name: tuple(row(figures, name)[column] for column in ("number", "low", "high"))
        for name in ("council", "auditors", "share", "rank")
    }
    assert ends == {
        "council": ("227000000", "", ""),
        "auditors": ("310000000", "310000000", ""),
        "share": ("", "", ""),
        "rank": ("", "", ""),
    }
    assert row(figures, "council")["figure"] == "around £227 million"
    assert row(figures, "council")["as_of"] == "2024"
    assert row(figures, "rank")["unit"] == ""


def test_a_series_has_a_row_for_each_value(figures: Figures) -> None:
    found = rows_of(figures.view, record(figures, "riders"))
    assert [one[HEAD.index("as_of")] for one in found] == ["2024-05", "2024-05", "2024-06"]


@pytest.mark.parametrize("cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "-cmd|' /C calc'!A0"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A spreadsheet runs what begins like one."""
    assert next(csv.reader(StringIO(csv_text([[cell]]), newline=""))) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["-5", "-5.25", "412", "plain", ""])
def test_numbers_stay_numbers(cell: str) -> None:
    """A temperature below zero is no formula."""
    assert next(csv.reader(StringIO(csv_text([["x", cell]]), newline=""))) == ["x", cell]


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=4), min_size=1
    )
)
def test_what_is_written_can_be_read(rows: list[list[str]]) -> None:
    """Whatever the words: quotation marks, commas, line breaks, and the sign of the guard itself."""
    assert read_csv(csv_text(rows)) == tuple(map(tuple, rows))


def test_the_time_of_a_figure_reads_as_a_sentence(tmp_path: Path) -> None:
    """No "as of by the end of 2024"."""
    text = "It carried 412 riders by the end of 2024. It carried 500 riders in May 2024."
    statistics = (
        "a:\n  label: Riders\n  value: 412 riders\n  as_of: ../2024-12\n"
        "  evidence: It carried 412 riders by the end of 2024\n"
        "b:\n  label: Riders\n  value: 500 riders\n  as_of: 2024-05\n  evidence: It carried 500 riders in May 2024\n"
    )
    figures = Figures(draft(tmp_path, files(text, statistics=statistics)))
    assert figures.as_of(record(figures, "a")) == "by the end of 2024"
    assert figures.as_of(record(figures, "b")) == "as of May 2024"
