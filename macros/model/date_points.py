"""One EDTF date without interval or set: `2024-11`, `197X`, `2021~`, `2021-21`.

Follows EDTF (ISO 8601-2:2019), levels 0 and 1, and of level 2 the sub-year groupings 25 to 41 and the
marks `?`, `~` and `%` behind a component. The `edtf` library reads the bare date and gives its strict
bounds; what it gets wrong (days that do not exist, winter) is mended here.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from edtf import parse_edtf

Part = Literal["year", "month", "day"]
Precision = Literal["year", "month", "day"]
Day = tuple[int, int, int]
"""Year (astronomical: 0 is 1 BC), month, day, in the proleptic Gregorian calendar."""

YEAR_CROSSING = {24, 28, 30}
"""Winter and the southern summer, which run over the turn of the year."""
_LATE_WINTER_END = 2
_LAST_MONTH = 12
_FIRST_SEASON, _LAST_SEASON = 21, 41

_POINT = re.compile(
    r"(?P<year>Y-?[1-9]\d{4,8}|-?(?:\d{4}|\d{3}X|\d\dXX|\dXXX))(?P<year_mark>[?~%]?)"
    r"(?:-(?P<month>\d\d|XX)(?P<month_mark>[?~%]?)(?:-(?P<day>\d\d|XX)(?P<day_mark>[?~%]?))?)?",
    re.ASCII,  # the digits of other scripts are no EDTF
)


class BadDate(ValueError):
    """A date that cannot be read: `message` says what is wrong, `hint` what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep both, each one sentence for a reader who has no manual at hand."""
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One date as precise as it is known; `lower` and `upper` are its first and last possible day.

    `masked` counts the digits of the year that are not given (1 a decade, 2 a century, 3 a millennium).
    `season` is the sub-year grouping of EDTF, 21 to 41. The marks are sets of the parts they cover.
    """

    text: str
    year: int
    masked: int
    month: int | None
    season: int | None
    day: int | None
    approximate: frozenset[Part]
    uncertain: frozenset[Part]
    lower: Day
    upper: Day

    @property
    def precision(self) -> Precision:
        """The finest part that is given; a season counts as month, a decade as year."""
        if self.day is not None:
            return "day"
        return "month" if self.month is not None or self.season is not None else "year"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are given, coarsest first."""
        given: tuple[Part, ...] = ("year", "month", "day")
        return given[: given.index(self.precision) + 1]


@lru_cache(maxsize=4096)
def parse_point(text: str) -> DatePoint | None:
    """Read one date, or give None where its form is not EDTF; raises BadDate for days that do not exist."""
    match = _POINT.fullmatch(text)
    if match is None or _has_gap(match):
        return None
    bare = _bare(match)
    month, day = _number(match["month"]), _number(match["day"])
    season = month if month is not None and month > _LAST_MONTH else None
    year, masked = _year(match["year"])
    _refuse_impossible(year, masked, month, day, text)
    lower, upper = _bounds(bare, year, season)
    approximate, uncertain = _marks(match)
    return DatePoint(
        text=text,
        year=year,
        masked=masked,
        month=None if season else month,
        season=season,
        day=day,
        approximate=approximate,
        uncertain=uncertain,
        lower=lower,
        upper=upper,
    )


def _has_gap(match: re.Match[str]) -> bool:
    """Whether a finer part is given while a coarser one is not (`2021-XX-12`, `197X-05`)."""
    unknown_month = match["month"] == "XX"
    known_day = match["day"] not in (None, "XX")
    known_month = match["month"] not in (None, "XX")
    return (unknown_month and known_day) or ("X" in match["year"] and known_month)


def _bare(match: re.Match[str]) -> str:
    """The date without marks, in a form that the library reads."""
    return "-".join(part for part in (match["year"], match["month"], match["day"]) if part)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None


def _year(text: str) -> tuple[int, int]:
    """The year, or the first of the years meant, and how many digits are masked."""
    masked = text.count("X")
    return int(text.removeprefix("Y").replace("X", "0")), masked


def _refuse_impossible(year: int, masked: int, month: int | None, day: int | None, text: str) -> None:
    """Refuse months and days that no calendar has; the library lets 2023-02-29 pass."""
    if month is None:
        return
    if month not in range(1, _LAST_MONTH + 1) and month not in range(_FIRST_SEASON, _LAST_SEASON + 1):
        raise BadDate(f'"{text}" has no such month: {month:02}', "months are 01 to 12, for example 2024-11")
    if day is None:
        return
    if month > _LAST_MONTH:
        raise BadDate(f'"{text}" gives a day in a season', "write the month, for example 2021-04-12")
    last = last_day(year, month)
    if masked == 0 and not 1 <= day <= last:
        whole = text[: text.rindex("-")]
        raise BadDate(
            f'"{text}" is no such day: the month {whole} has {last} days',
            f"write a day from 01 to {last}, or the month alone: {whole}",
        )


def last_day(year: int, month: int) -> int:
    """The last day of a month in the proleptic Gregorian calendar, for any astronomical year."""
    # The calendar repeats every 400 years, and `calendar` knows positive years only.
    return monthrange(year % 400 + 400, month)[1]


def _bounds(bare: str, year: int, season: int | None) -> tuple[Day, Day]:
    """First and last day by the library; winter 2024 may have begun in 2023 or end in 2025."""
    if season in YEAR_CROSSING:
        last = last_day(year + 1, _LATE_WINTER_END)
        return (year - 1, _LAST_MONTH, 1), (year + 1, _LATE_WINTER_END, last)
    parsed = parse_edtf(bare)
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return (low[0], low[1], low[2]), (high[0], high[1], high[2])


def _marks(match: re.Match[str]) -> tuple[frozenset[Part], frozenset[Part]]:
    """Approximate and uncertain parts: a mark covers its own component and all before it."""
    covered: list[Part] = []
    approximate: set[Part] = set()
    uncertain: set[Part] = set()
    parts: tuple[Part, ...] = ("year", "month", "day")
    for part in parts:
        if not match[part]:
            continue
        covered.append(part)
        mark = match[f"{part}_mark"]
        if mark in ("~", "%") and mark:
            approximate.update(covered)
        if mark in ("?", "%") and mark:
            uncertain.update(covered)
    return frozenset(approximate), frozenset(uncertain)
