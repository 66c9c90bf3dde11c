"""The steps in which an axis of time counts, days to thousands of years, and the words at its ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

from macros.model.date_labels import MONTHS
from macros.model.date_points import Day, last_day

Unit = Literal["day", "month", "year"]

_HALF_LETTER = 15  # half pixels, so that all is whole
_SHORT = 3
_MONTHS_IN_YEAR = 12
_FIRST_PLAIN_YEAR, _GROUPED_FROM = 1000, 10_000


@dataclass(frozen=True, slots=True)
class Step:
    """So many days, months or years; `days` is what it has at least, `sample` the longest of its usual labels."""

    unit: Unit
    size: int
    days: int
    sample: str


def steps() -> Iterator[Step]:
    """Every step that an axis may count in, the finest first."""
    yield from (Step("day", size, size, "30 Mar") for size in (1, 2, 5, 10))
    yield from (Step("month", size, 28 * size, "2024") for size in (1, 2, 3, 6))
    for power in count():
        yield from (_years(size * 10**power) for size in (1, 2, 5))


def _years(size: int) -> Step:
    return Step("year", size, 365 * size, "2024" if size < _FIRST_PLAIN_YEAR else "5,000 BC")


def first_of(unit: Unit, day: Day) -> Day:
    """The first day of the day's year or month, or the day itself."""
    year, month, _ = day
    return day if unit == "day" else (year, month if unit == "month" else 1, 1)


def last_of(unit: Unit, day: Day) -> Day:
    """The last day of the day's year or month, or the day itself."""
    year, month, _ = day
    if unit == "day":
        return day
    month = month if unit == "month" else _MONTHS_IN_YEAR
    return year, month, last_day(year, month)


def step_starts(step: Step, first: Day, last: Day) -> Iterator[Day]:
    """The days from `first` to `last` at which a step begins, counted from round years, Januaries and firsts."""
    found: Iterator[Day] = ((year, 1, 1) for year in _round_years(step.size, first[0], last[0]))
    if step.unit == "month":
        found = ((year, month, 1) for year, month in _months(first, last) if (month - 1) % step.size == 0)
    elif step.unit == "day":
        found = ((*place, day) for place in _months(first, last) for day in _days(step.size, *place))
    yield from (day for day in found if first <= day <= last)


def _round_years(size: int, first: int, last: int) -> Iterator[int]:
    """Round as they are called: 100 BC is the astronomical year -99."""
    below = first - first % size
    for year in range(below, last + size + 1, size):
        if year > 0:
            yield year
        elif size == 1 or year < 0:
            yield year if size == 1 else year + 1


def _months(first: Day, last: Day) -> Iterator[tuple[int, int]]:
    begin, end = first[0] * _MONTHS_IN_YEAR + first[1] - 1, last[0] * _MONTHS_IN_YEAR + last[1] - 1
    for number in range(begin, end + 1):
        yield number // _MONTHS_IN_YEAR, number % _MONTHS_IN_YEAR + 1


def _days(size: int, year: int, month: int) -> Iterator[int]:
    """Days 1, 6, 11 … of a month; one just before the next first is left out."""
    last = last_day(year, month)
    yield from (day for day in range(1, last + 1, size) if size == 1 or day + size // 2 <= last)


def year_label(year: int) -> str:
    """An astronomical year as it is called: `2024`, `AD 900`, `44 BC`, `10,000 BC`."""
    if year <= 0:
        called = 1 - year
        return f"{called:,} BC" if called >= _GROUPED_FROM else f"{called} BC"
    if year < _FIRST_PLAIN_YEAR:
        return f"AD {year}"
    return str(year) if year < _GROUPED_FROM else f"{year:,}"


def label_of(unit: Unit, day: Day, *, opens: bool) -> tuple[bool, str]:
    """The word at a tick, and whether it is strong: where a part opens, and where a year or month begins."""
    year, month, of_month = day
    name = MONTHS[month - 1][:_SHORT]
    if unit == "year":
        return opens, year_label(year)
    if unit == "month":
        if month == 1:
            return True, year_label(year)
        return opens, f"{name} {year_label(year)}" if opens else name
    if opens:
        return True, f"{of_month} {name} {year_label(year)}"
    return of_month == 1, f"{of_month} {name}" if of_month == 1 else str(of_month)


def label_width(words: str) -> int:
    """Pixels that a word on the axis takes at most, in the face of the site at 12 pixels."""
    return (_HALF_LETTER * len(words) + 1) // 2
