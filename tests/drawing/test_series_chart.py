"""Series over time: true distances, columns as wide as their dates may be, labels that touch nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.lettering import box_of
from macros.drawing.number_axis import SIZE, wording_of
from macros.drawing.series_chart import Chart, Dated, can_be_drawn, series_chart
from macros.drawing.time_axis import day_number
from macros.model.dates import parse_date
from macros.model.quantities import parse_quantity


def chart(*pairs: tuple[str, str], width: int = 720) -> Chart:
    series = [Dated(parse_date(day), parse_quantity(words), words) for day, words in pairs]
    return series_chart(series, wording_of(series[0].quantity.unit), width, 240)


def times(found: Chart) -> list[str]:
    return [tick.label.words for tick in found.time if tick.label]


@given(st.dates(), st.dates())
def test_days_are_counted_as_the_calendar_counts_them(one: date, other: date) -> None:
    """By the calendar of Python, which begins in the year 1."""
    numbers = [day_number((day.year, day.month, day.day)) for day in (one, other)]
    assert numbers[1] - numbers[0] == (other - one).days


def test_days_before_christ_have_their_distances() -> None:
    """Astronomical years: the year 0 is 1 BC, and a leap year."""
    assert day_number((1, 1, 1)) - day_number((0, 1, 1)) == 366
    assert day_number((0, 1, 1)) - day_number((-1, 1, 1)) == 365


PARTS = [
    ("400", "2001", ["solid"]),
    ("around 400", "2001", ["pale"]),
    ("nearly 400", "2001", ["pale"]),
    ("at least 400", "2001", ["solid", "taper", "arrow", "cap"]),
    ("up to 400", "2001", ["pale", "cap"]),
    ("300 to 400", "2001", ["solid", "cap", "cap"]),
    ("none", "2001", ["ring"]),
    ("hundreds", "2001", ["dotted"]),
    ("400", "[2001,2002]", ["pale"]),
    ("400", "2001~", ["pale"]),
    ("400", "2001?", ["pale"]),
    ("400", "200X", ["pale"]),
    ("400", "../2001", ["pale"]),
]


@pytest.mark.parametrize(("words", "day", "sorts"), PARTS)
def test_a_column_says_what_is_known_of_value_and_time(words: str, day: str, sorts: list[str]) -> None:
    """Solid where both are known, pale where either is not."""
    found = chart((day, words), ("2010", "500"), ("1995", "450"))
    assert [part.sort for part in found.columns[0].parts] == sorts


def test_distances_are_those_of_time() -> None:
    """Ten years lie ten times as far apart as one."""
    found = chart(("2000", "4"), ("2001", "5"), ("2011", "6"))
    first, second, third = ((column.start + column.end) // 2 for column in found.columns)
    assert abs((third - second) - 10 * (second - first)) <= 10
    assert [column.start for column in found.columns] == sorted(column.start for column in found.columns)


def test_an_uncertain_date_is_as_wide_as_it_may_be() -> None:
    """2001 or 2002 is two years wide, and wider than that by no air."""
    found = chart(("2000", "4"), ("[2001,2002]", "5"), ("2005", "6"))
    one, two = found.columns[0], found.columns[1]
    assert two.end - two.start > 2 * (one.end - one.start)


def test_a_pointed_top_has_its_value_half_way_up() -> None:
    """As much of the slope lies below the value as above it; of "nearly" none lies above."""
    for words, above in (("around 400", True), ("nearly 400", False)):
        found = chart(("2001", words), ("2003", "500"))
        (pale,) = found.columns[0].parts
        value = found.axis.x(parse_quantity("400").figures[0].value)
        tip, shoulder = min(y for _, y in pale.points), sorted({y for _, y in pale.points})[1]
        assert (value - tip == shoulder - value) if above else tip == value


def test_time_is_worded_by_the_length_of_the_series() -> None:
    """Months within a year, years within a life, centuries beyond; years BC by their name."""
    assert times(chart(("2025-06", "61"), ("2025-09", "80"))) == ["Jun 2025", "Jul", "Aug", "Sep"]
    assert times(chart(("2025-11", "61"), ("2026-02", "80"))) == ["Nov 2025", "Dec", "Jan 2026", "Feb"]
    assert times(chart(("1890", "61"), ("2023", "80")))[:2] == ["1890", "1900"]
    assert times(chart(("-0099", "61"), ("0100", "80"), width=320))[0].endswith("BC")


def test_what_has_no_common_scale_is_not_drawn() -> None:
    """Tonnes beside metres, and a single amount."""

    def dated(*words: str) -> list[Dated]:
        return [Dated(parse_date("2001"), parse_quantity(one)) for one in words]

    assert can_be_drawn(dated("4 metres", "5 metres", "thousands"))
    assert not can_be_drawn(dated("4 metres", "5 tonnes"))
    assert not can_be_drawn(dated("4 metres", "thousands"))


days = st.one_of(
    st.integers(1000, 2100).map(str),
    st.tuples(st.integers(1990, 2030), st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}"),
    st.integers(1500, 2030).map(lambda year: f"[{year},{year + 3}]"),
    st.integers(1500, 2030).map(lambda year: f"{year}/.."),
    st.integers(1500, 2030).map(lambda year: f"../{year}"),
    st.integers(-500, -1).map(lambda year: f"-{-year:04}"),
)
values = st.one_of(
    st.integers(-(10**9), 10**9).map(str),
    st.integers(0, 10**9).map(lambda number: f"around {number}"),
    st.integers(0, 10**9).map(lambda number: f"at least {number}"),
    st.integers(0, 10**9).map(lambda number: f"up to {number}"),
    st.integers(0, 10**9).map(lambda number: f"{number:,} to {number + 5000:,}"),
    st.sampled_from(("none", "thousands", "first")),
)


@given(st.lists(st.tuples(days, values), min_size=1, max_size=12), st.sampled_from((320, 720)))
def test_every_chart_is_sound(pairs: list[tuple[str, str]], width: int) -> None:
    """Columns lie between the axes, seen and inside the frame; labels touch neither each other nor other columns."""
    found = chart(*pairs, ("2001", "5"), width=width)
    for column in found.columns:
        assert found.left <= column.start
        assert column.start + 4 <= column.end <= width
        for part in column.parts:
            assert all(found.left - 3 <= x <= width + 3 and 0 <= y <= found.height for x, y in part.points), part
    ticks = [tick.x for tick in found.time]
    assert ticks == sorted(set(ticks))
    boxes = [(label, *box_of(label, SIZE)) for label in found.labels]
    for label, start, end in boxes:
        assert found.left <= start
        assert end <= width + 1
        others = [box for box in boxes if box[0] is not label and abs(box[0].y - label.y) < SIZE]
        assert all(end <= other[1] or other[2] <= start for other in others)
