"""Compares a claimed date with the dates that its evidence and its date_note hold.

A year, month or day is found by its figure or name, or, at the edge of a stretch of time, by words that
mean it: "late 2024" bears out October to December, "by the end of 2024" bears out December.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from macros.check.missing import Missing, What
from macros.model.date_labels import MONTHS, point_words, year_words
from macros.model.date_mentions import DateMention, find_dates
from macros.model.date_periods import Governing, find_governed, find_periods, find_seasons
from macros.model.date_points import Day, Part, last_day
from macros.model.dates import DatePart, EdtfDate, date_parts
from macros.model.language_table import BARE, Period
from macros.model.languages import is_guarded, table_of
from macros.model.numbers import NumberMention, find_numbers

_FIRST_SEASON, _LAST_SEASON = 21, 32
_CENTURY = 100
_SPOKEN: Final[dict[Governing, str]] = {"before": "by", "since": "since", "about": "about"}
_SAID_BY_FIELD: Final[dict[str, Governing]] = {"since": "since", "until": "before"}


@dataclass(frozen=True, slots=True)
class _Support:
    """Everything on dates that some texts hold."""

    dates: tuple[DateMention, ...]
    ordinals: tuple[NumberMention, ...]
    periods: tuple[Period, ...]
    seasons: frozenset[int]


def _support(texts: Sequence[str], language: str) -> _Support:
    numbers = (number for text in texts for number in find_numbers(text, language))
    return _Support(
        dates=tuple(date for text in texts for date in find_dates(text, language)),
        ordinals=tuple(number for number in numbers if number.form == "ordinal"),
        periods=tuple(period for text in texts for period in find_periods(text, language)),
        seasons=frozenset(season for text in texts for season in find_seasons(text, language)),
    )


def missing_parts(
    date: EdtfDate, stretches: Sequence[str], covered_by: Sequence[str], language: str, field: str | None = None
) -> tuple[Missing, ...]:
    """The years, months, days and governing words of a date that neither evidence nor note holds."""
    texts = (*stretches, *covered_by)
    support = _support(texts, language)
    lacking = [part for part in date_parts(date) if not _holds(part, support)]
    missing = [Missing(part.part, _part_words(part)) for part in lacking]
    if is_guarded(language):
        missing += _missing_governor(date, texts, language)
        if field is not None and not missing:
            missing += _dropped_governor(date, stretches, covered_by, language, field)
            missing += _dropped_alternative(date, stretches, covered_by, language)
    return tuple(dict.fromkeys(missing))


def inferred_parts(
    date: EdtfDate, stretches: Sequence[str], date_note: str, language: str = "en", note_language: str = ""
) -> frozenset[Part]:
    """The parts of a date that its stretches lack and its note gives: shown to readers as inferred."""
    stated, noted = _support(stretches, language), _support([date_note], note_language or language)
    parts = date_parts(date)
    return frozenset(part.part for part in parts if not _holds(part, stated) and _holds(part, noted))


def _holds(part: DatePart, support: _Support) -> bool:
    """Whether a part is there by figure or name, in words for its edge, or follows from the whole."""
    checks: dict[Part, Callable[[DatePart, _Support], bool]] = {"year": _has_year, "month": _has_month, "day": _has_day}
    return checks[part.part](part, support)


def _has_year(part: DatePart, support: _Support) -> bool:
    point = part.point
    span = 10**point.masked
    return any(
        mention.span == span and mention.year in ((point.year % _CENTURY,) if mention.short else (point.year,))
        for mention in support.dates
    )


def _has_month(part: DatePart, support: _Support) -> bool:
    point = part.point
    if point.season is not None:
        return _has_season(point.season, point.lower, point.upper, support)
    named = any(mention.month == point.month and mention.year in (None, point.year) for mention in support.dates)
    return named or _is_whole_years(part) or _in_period(part, point.month or 0, support)


def _has_season(season: int, lower: Day, upper: Day, support: _Support) -> bool:
    """A season by its name; a quarter or half by the words for its months."""
    if _FIRST_SEASON <= season <= _LAST_SEASON and (season - _FIRST_SEASON) % 4 + 1 in support.seasons:
        return True
    return any(lower[1] in period.starts and upper[1] in period.ends for period in support.periods)


def _has_day(part: DatePart, support: _Support) -> bool:
    point = part.point
    named = any(
        mention.day == point.day and mention.month in (None, point.month) and mention.year in (None, point.year)
        for mention in support.dates
    )
    ordinal = any(number.value == point.day and number.unit == "" for number in support.ordinals)
    return named or ordinal or _is_whole_months(part) or _in_period(part, point.day or 0, support)


def _in_period(part: DatePart, number: int, support: _Support) -> bool:
    """Whether words such as "late" stand for this edge of the stretch of time."""
    if not part.bound:
        return False
    start = part.bound == "start"
    if part.part == "month":
        return any(number in (period.starts if start else period.ends) for period in support.periods)
    return any(number in (period.day_starts if start else period.day_ends) for period in support.periods)


def _is_whole_years(part: DatePart) -> bool:
    """Whether the stretch is whole years, so that its months say nothing more."""
    low, high = part.whole
    return low is not None and high is not None and low[1:] == (1, 1) and high[1:] == (12, 31)


def _is_whole_months(part: DatePart) -> bool:
    """Whether the stretch runs from a first to a last day of months, so that its days say nothing more."""
    low, high = part.whole
    if low is None or high is None or low[2] != 1:
        return False
    return high[2] == last_day(high[0], high[1])


def _part_words(part: DatePart) -> str:
    """The part as a reader would look for it: "2024", "November", "12"."""
    point = part.point
    if part.part == "year":
        return year_words(point)
    if part.part == "day":
        return str(point.day)
    return MONTHS[point.month - 1] if point.month else point_words(point)


def _missing_governor(date: EdtfDate, texts: Sequence[str], language: str) -> list[Missing]:
    """As in "by", "since" or "about" that the date says and no text says of any date."""
    said = {governed.kind for text in texts for governed in find_governed(text, language)}
    needs: dict[Governing, bool] = {
        "before": date.shape == "before",
        "since": date.shape == "since",
        "about": date.approximate,
    }
    return [Missing("date-words", _SPOKEN[kind], "added") for kind, need in needs.items() if need and kind not in said]


def _dropped_governor(
    date: EdtfDate, stretches: Sequence[str], covered_by: Sequence[str], language: str, field: str
) -> list[Missing]:
    """As in "by", "since" or "about" before every mention of the date, though neither date nor field says it."""
    if date.shape != "point" or date.approximate or any(_mentions_of(date, [note], language) for note in covered_by):
        return []
    mentions = _mentions_of(date, stretches, language)
    governed = [
        found
        for text in stretches
        for found in find_governed(text, language)
        if found.date in mentions and found.kind != _SAID_BY_FIELD.get(field)
    ]
    if not mentions or len({found.date for found in governed}) < len(set(mentions)):
        return []
    return [Missing("date-words", governed[0].words, "dropped")]


def _dropped_alternative(
    date: EdtfDate, stretches: Sequence[str], covered_by: Sequence[str], language: str
) -> list[Missing]:
    """As in "2014 or 2015" of which the date gives one, though nothing says why not the other."""
    if date.shape != "point" or any(_mentions_of(date, [note], language) for note in covered_by):
        return []
    alternatives = (table_of(language) or BARE).alternatives
    found = []
    for text in stretches:
        own = _mentions_of(date, [text], language)
        for before, after in pairwise(find_dates(text, language)):
            joiner = text[before.end : after.start].strip().lower()
            if joiner in alternatives and (before in own) != (after in own):
                words = text[before.start : before.end] if after in own else text[after.start : after.end]
                found.append(Missing("date-words", f"{joiner} {words}", "dropped"))
    return found


def _mentions_of(date: EdtfDate, texts: Sequence[str], language: str) -> list[DateMention]:
    """The mentions that give the finest part of a point."""
    point = date.points[0]
    mentions = [mention for text in texts for mention in find_dates(text, language)]
    if point.day is not None:
        return [found for found in mentions if (found.month, found.day) == (point.month, point.day)]
    if point.month is not None:
        return [found for found in mentions if found.month == point.month and found.year in (None, point.year)]
    return [found for found in mentions if found.year == point.year and found.span == 10**point.masked]


def missing_dates_in_text(
    text: str, stretches: Sequence[str], covered_by: Sequence[str], language: str, text_language: str
) -> tuple[Missing, ...]:
    """The years, months and days that stand in a free text and in none of the words it rests on."""
    texts = (*stretches, *covered_by)
    supports = [mention for support in texts for mention in find_dates(support, language)]
    missing: list[Missing] = []
    ambiguous = (table_of(text_language) or BARE).dates.ambiguous_months
    for mention in find_dates(text, text_language):
        if text[mention.start : mention.end].lower() in ambiguous:
            continue
        words, lacking = text[mention.start : mention.end], _lacking(mention, supports)
        missing += [Missing(what, words, "", mention.start, mention.end) for what in lacking]
    return tuple(missing)


def _lacking(mention: DateMention, supports: Sequence[DateMention]) -> list[What]:
    lacking: list[What] = []
    if mention.year is not None and not any(_same_year(mention, support) for support in supports):
        lacking.append("year")
    of_year = [support for support in supports if mention.year is None or support.year in (None, mention.year)]
    if mention.month is not None and not any(support.month == mention.month for support in of_year):
        lacking.append("month")
    if mention.day is not None and not any((s.month, s.day) == (mention.month, mention.day) for s in supports):
        lacking.append("day")
    return lacking


def _same_year(mention: DateMention, support: DateMention) -> bool:
    if mention.span != support.span or mention.year is None or support.year is None:
        return False
    if mention.short or support.short:
        return mention.year % _CENTURY == support.year % _CENTURY
    return mention.year == support.year
