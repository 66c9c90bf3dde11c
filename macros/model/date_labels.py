"""Dates in words, as readers see them: "2014 or 2015", "by the end of 2024", "about 2021"."""

from collections.abc import Sequence
from typing import Literal

from macros.model.date_points import DatePoint, Part

Shape = Literal["point", "one-of", "within", "span", "before", "since"]

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
GROUPINGS = {
    21: "spring",
    22: "summer",
    23: "autumn",
    24: "winter",
    25: "spring (northern)",
    26: "summer (northern)",
    27: "autumn (northern)",
    28: "winter (northern)",
    29: "spring (southern)",
    30: "summer (southern)",
    31: "autumn (southern)",
    32: "winter (southern)",
    33: "first quarter of",
    34: "second quarter of",
    35: "third quarter of",
    36: "fourth quarter of",
    37: "first third of",
    38: "second third of",
    39: "last third of",
    40: "first half of",
    41: "second half of",
}
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1_000, 9_999
_MASK_CENTURY, _MASK_MILLENNIUM = 2, 3


def label(shape: Shape, edtf: str, points: Sequence[DatePoint], inferred: frozenset[Part], language: str) -> str:
    """The whole date in English words, doubt said in brackets at the end; other languages have none yet."""
    del language
    return _phrase(shape, edtf, points) + _doubt(points, inferred)


def _phrase(shape: Shape, edtf: str, points: Sequence[DatePoint]) -> str:
    if shape == "one-of":
        return _one_of(edtf, points)
    if shape == "within":
        return "some time from " + _joined(points, "to")
    if shape == "span":
        return _joined(points, "to")
    words = point_words(points[0])
    if shape == "before":
        return f"by the end of {year_words(points[0])}" if _ends_year(points[0]) else f"by {words}"
    if shape == "since":
        return f"{words} or later" if edtf.startswith("[") else f"since {words}"
    return words


def _ends_year(point: DatePoint) -> bool:
    """December as a month: the end of its year in plain words."""
    return point.month == len(MONTHS) and point.day is None and not point.approximate


def _one_of(edtf: str, points: Sequence[DatePoint]) -> str:
    """Members in order; a range among them keeps its own words."""
    if ".." not in edtf:
        return _joined(points, "or")
    rest = list(points)
    words = []
    for text in edtf.strip("[]").split(","):
        taken = [rest.pop(0) for side in text.split("..") if side]
        if ".." not in text:
            words.append(point_words(taken[0]))
        elif len(taken) == 1:
            words.append(_half_open(text, taken[0]))
        else:
            words.append(_joined(taken, "to"))
    return _listed(words, "or")


def _half_open(text: str, point: DatePoint) -> str:
    return f"{point_words(point)} or {'earlier' if text.startswith('..') else 'later'}"


def _joined(points: Sequence[DatePoint], word: str) -> str:
    """Dates joined by a word, a month or year that they share said once: "12 or 13 March 2024"."""
    *firsts, last = points
    same_year = all(point.year == last.year and point.masked == 0 for point in points)
    plain = not any(point.approximate for point in points)
    kinds = {point.precision for point in points}
    if not (same_year and plain and len(kinds) == 1 and last.month is not None and None not in _months(points)):
        return _listed([point_words(point) for point in points], word)
    if last.day is not None and len(set(_months(points))) == 1:
        return _listed([str(point.day) for point in firsts] + [point_words(last)], word)
    shortened = [_without_year(point) for point in firsts]
    return _listed([*shortened, point_words(last)], word)


def _months(points: Sequence[DatePoint]) -> list[int | None]:
    return [point.month for point in points]


def _without_year(point: DatePoint) -> str:
    month = MONTHS[(point.month or 1) - 1]
    return f"{point.day} {month}" if point.day is not None else month


def _listed(words: Sequence[str], last_word: str) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} {last_word} {words[-1]}"


def point_words(point: DatePoint) -> str:
    """One date in words: "12 March 2024", "spring 2021", "about the 1970s", "44 BC"."""
    year = year_words(point)
    if point.season is not None:
        words = _season_words(point.season, year)
    elif point.month is not None:
        words = f"{_without_year(point)} {year}"
    else:
        words = f"the {year}" if point.masked and point.approximate else year
    return f"about {words}" if point.approximate else words


def _season_words(season: int, year: str) -> str:
    name, bracket, hemisphere = GROUPINGS[season].partition(" (")
    words = f"{name} {year}{bracket and ' ('}{hemisphere}"
    return f"the {words}" if name.endswith(" of") else words


def year_words(point: DatePoint) -> str:
    """The year, decade, century or millennium in words."""
    if point.masked:
        return _masked_words(point)
    if point.year <= 0:
        return f"{_grouped(1 - point.year)} BC"
    return str(point.year) if point.year >= _FIRST_PLAIN_YEAR else f"AD {point.year}"


def _grouped(year: int) -> str:
    return f"{year:,}" if year > _LAST_PLAIN_YEAR else str(year)


def _masked_words(point: DatePoint) -> str:
    """Decades by their digits, centuries and millennia by their number; before Christ counted backwards."""
    era = " BC" if point.text.startswith("-") else ""
    year = abs(point.year)
    if point.masked == _MASK_CENTURY:
        return f"{_ordinal(year // 100 + 1)} century{era}"
    if point.masked == _MASK_MILLENNIUM:
        return f"{_ordinal(year // 1000 + 1)} millennium{era}"
    return f"{year + 10} to {year + 1}{era}" if era else f"{year}s"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _doubt(points: Sequence[DatePoint], inferred: frozenset[Part]) -> str:
    """What the reader must know: inferred parts first, since they say why a date is uncertain."""
    given = frozenset(part for point in points for part in point.parts)
    if known := inferred & given:
        return f" ({'inferred' if known == given else f'{_part_words(known)} inferred'})"
    doubted = frozenset(part for point in points for part in point.uncertain) & given
    if not doubted:
        return ""
    return " (uncertain)" if doubted == given else f" ({_part_words(doubted)} uncertain)"


def _part_words(parts: frozenset[Part]) -> str:
    order: tuple[Part, ...] = ("year", "month", "day")
    return " and ".join(part for part in order if part in parts)
