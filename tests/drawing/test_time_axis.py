"""The axis of time: the same scale everywhere, no mark torn out, no words on each other, from days to millennia."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.drawing.time_axis import Stretch, TimeAxis, day_at, day_number, time_axis
from macros.drawing.time_steps import label_width, year_label
from macros.model.dates import parse_date

READ = day_number((2026, 11, 25))


def stretch(edtf: str, before: int = 0, after: int = 0) -> Stretch:
    """The days of a date, and the room that its mark needs."""
    found = parse_date(edtf)
    assert found.lower is not None
    assert found.upper is not None
    return Stretch(day_number(found.lower), day_number(found.upper), before, after)


def words(axis: TimeAxis) -> list[str]:
    """What stands on the axis, in order of pixels."""
    found = [(tick.x, tick.words) for tick in axis.ticks] + [(torn.left, torn.label) for torn in axis.breaks]
    return [label for _, label in sorted(found)]


@given(st.integers(-(10**7), 10**7))
@example(0)
@example(-366)
@example(1)
def test_days_are_counted_without_end(number: int) -> None:
    assert day_number(day_at(number)) == number
    assert day_at(number) < day_at(number + 1)


def test_days_are_counted_as_the_calendar_counts_them() -> None:
    assert day_number((2024, 2, 29)) == date(2024, 2, 29).toordinal()
    assert day_number((1, 1, 1)) == 1
    assert day_number((0, 12, 31)) == 0
    assert day_at(day_number((-43, 3, 15))) == (-43, 3, 15)


# (the dates, the words on the axis; "… yrs" is a break)
AXES = [
    ("1979 2003 2024 2025", "1979 Jul | 23 yrs | 2003 Jul | 20 yrs | 2024 Jul 2025 Jul"),
    ("2024-03-01 2024-03-02 2024-03-03", "1 Mar 2024, 2, 3"),
    ("2024-03-05", "27 Feb 2024, 1 Mar, 3, 5, 7, 9, 11"),
    ("2024-03", "1 Feb 2024, 21, 1 Mar, 11, 21, 1 Apr, 11, 21"),
    ("2024", "2023 Apr Jul Oct 2024 Apr Jul Oct 2025 Apr Jul Oct"),
    ("-1999 2000", "2000 BC, Jul Oct | 3_998 yrs | 2000 Apr Jul Oct"),
    ("-0043 0014", "44 BC, May Jul Sep Nov | 56 yrs | AD 14, May Jul Sep Nov"),
    (" ".join(map(str, range(1000, 2001, 50))), "1000 1100 1200 1300 1400 1500 1600 1700 1800 1900 2000"),
    ("2019 2021", "2019 Apr Jul Oct 2020 Apr Jul Oct 2021 Apr Jul Oct"),
]


@pytest.mark.parametrize(("dates", "expected"), AXES)
def test_the_words_on_an_axis(dates: str, expected: str) -> None:
    found = " ".join(words(time_axis([stretch(one) for one in dates.split()])))
    assert found == expected.replace(",", "").replace("_", ",").replace(" |", "")


def test_one_date_does_not_fill_the_axis() -> None:
    """A block as wide as the axis would say nothing."""
    for edtf in ("2024-03-05", "2024-03", "2024", "1950/1999", "-1999"):
        one = stretch(edtf)
        axis = time_axis([one, one])
        assert axis.end(one.last) - axis.x(one.first) < axis.width / 2, edtf


def test_the_reading_day_is_shown_where_it_says_something() -> None:
    """Something is dated after it, or it is as near as the dates are to each other."""
    assert time_axis([stretch("2027")], READ).reading is not None
    assert time_axis([stretch("1979"), stretch("2025")], READ).reading is not None
    assert time_axis([stretch("2024-03-05"), stretch("2024-03-06")], READ).reading is None
    assert time_axis([stretch("-0043"), stretch("0014")], READ).reading is None
    assert time_axis([stretch("2024")]).reading is None


def test_the_reading_day_parts_what_is_past_from_what_is_to_come() -> None:
    axis = time_axis([stretch("2024"), stretch("2027")], READ)
    assert axis.reading is not None
    assert axis.x(day_number((2026, 11, 25))) <= axis.reading <= axis.x(day_number((2027, 1, 1))) < axis.width


def test_nothing_to_show_is_an_error() -> None:
    with pytest.raises(ValueError, match="something to show"):
        time_axis([])


@st.composite
def stretches(draw: st.DrawFn) -> list[Stretch]:
    """Up to 60 dates over up to 6,000 years, many of them near each other."""
    middle = draw(st.integers(-4000, 2100)) * 365
    reach = draw(st.sampled_from([5, 400, 40_000, 2_000_000]))
    found = []
    for _ in range(draw(st.integers(1, 60))):
        first = middle + draw(st.integers(-reach, reach))
        length = draw(st.sampled_from([0, 0, 30, 364, 3650]))
        room = draw(st.sampled_from([(0, 0), (46, 0), (0, 46), (9, 9)]))
        found.append(Stretch(first, first + length, *room))
    return found


reading_days = st.none() | st.integers(-1_000_000, 800_000)


@given(stretches(), reading_days)
def test_no_break_hides_a_mark_and_all_is_on_the_axis(wanted: list[Stretch], reading: int | None) -> None:
    axis = time_axis(wanted, reading)
    for one in wanted:
        part = axis.segment_of(one.first)
        assert part is axis.segment_of(one.last)
        assert part.first <= one.first <= one.last <= part.last
        assert part.left <= axis.x(one.first) <= axis.end(one.last) <= part.right
    if axis.reading is not None:
        assert 0 <= axis.reading <= axis.width
    assert axis.width <= 560


@given(stretches(), reading_days)
def test_the_scale_is_the_same_on_both_sides_of_a_break(wanted: list[Stretch], reading: int | None) -> None:
    """In whole pixels: no part is longer or shorter by one than its days at the scale of the longest."""
    axis = time_axis(wanted, reading)
    days = [part.last - part.first + 1 for part in axis.segments]
    pixels = [part.right - part.left for part in axis.segments]
    total = sum(days)
    room = 560 - sum(torn.right - torn.left for torn in axis.breaks)
    for own_days, own_pixels in zip(days, pixels, strict=True):
        assert own_pixels <= own_days * room / total < own_pixels + 1


@given(stretches(), reading_days)
def test_the_order_of_days_is_kept(wanted: list[Stretch], reading: int | None) -> None:
    axis = time_axis(wanted, reading)
    firsts = sorted(one.first for one in wanted)
    assert all(axis.x(one) <= axis.x(other) for one, other in pairwise(firsts))
    edges = [edge for part in axis.segments for edge in (part.left, part.right)]
    assert edges == sorted(edges)
    assert list(axis.lines) == sorted(set(axis.lines))


@given(stretches(), reading_days)
def test_a_break_skips_the_whole_years_that_it_names(wanted: list[Stretch], reading: int | None) -> None:
    """And is worth it: the years would take more room than it."""
    axis = time_axis(wanted, reading)
    assert len(axis.breaks) == len(axis.segments) - 1 <= 5
    for torn, (before, after) in zip(axis.breaks, pairwise(axis.segments), strict=True):
        assert (torn.left, torn.right) == (before.right, after.left)
        last, first = day_at(before.last), day_at(after.first)
        assert (last[1:], first[1:]) == ((12, 31), (1, 1))
        assert torn.years == first[0] - last[0] - 1 >= 2
        pixels_a_day = (before.right - before.left) / (before.last + 1 - before.first)
        assert (after.first - before.last) * pixels_a_day >= torn.right - torn.left


@given(stretches(), reading_days)
def test_words_never_stand_on_each_other(wanted: list[Stretch], reading: int | None) -> None:
    axis = time_axis(wanted, reading)
    taken = [(tick.x, tick.x + label_width(tick.words)) for tick in axis.ticks]
    taken += [(torn.left, torn.right) for torn in axis.breaks]
    taken.sort()
    assert all(one[1] <= other[0] for one, other in pairwise(taken)), taken
    assert all(left >= 0 and right <= axis.width for left, right in taken)
    assert axis.ticks
    for torn in axis.breaks:
        assert label_width(torn.label) * 4 // 5 <= torn.right - torn.left


@given(stretches(), reading_days)
def test_the_same_dates_give_the_same_axis(wanted: list[Stretch], reading: int | None) -> None:
    assert time_axis(wanted, reading) == time_axis(list(reversed(wanted)), reading)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2024, "2024"),
        (900, "AD 900"),
        (1, "AD 1"),
        (0, "1 BC"),
        (-43, "44 BC"),
        (-9999, "10,000 BC"),
        (12024, "12,024"),
    ],
)
def test_years_are_called_as_they_are(year: int, expected: str) -> None:
    assert year_label(year) == expected
