"""Finds the dates that stand in a text: years, months, days, decades, centuries, with what governs them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from macros.model.language_table import BARE, LanguageTable
from macros.model.languages import table_of
from macros.model.number_mention import NumberMention
from macros.model.number_names import FIRST_YEAR, LAST_YEAR, YEAR_DIGITS, month_at
from macros.model.number_tokens import Token, tokens_of
from macros.model.numbers import find_numbers

_LAST_MONTH, _LAST_DAY = 12, 31
_REACH = 14
"""Characters that may stand between a month and its day or year: " of the year "."""
_LINK_WORDS = 2
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})[./](\d{4})")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})/(\d{4})")
_DECADE = re.compile(r"(\d{1,4})'?s")
_SHORT_END = re.compile(r"[-\u2010-\u2014/](\d\d)(?![\d-])")
_CENTURY = 100
_DECADE_END = 9  # "the 480s BC" are 489 to 480 BC


@dataclass(frozen=True, slots=True)
class DateMention:
    """What a text says of one date: any of year, month and day, or a decade or century by its first year.

    `span` is how many years are meant: 1, 10 or 100. A decade without its century ("the '90s") has
    `short` set and a year below 100. `day_start` and `day_end` are where the figure of the day stands: days
    of one month share its words ("3 to 5 March").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: int = 1
    short: bool = False
    day_start: int = 0
    day_end: int = 0


def find_dates(text: str, language: str = "en") -> tuple[DateMention, ...]:
    """Every date of a text in order; a month takes the day and the year that stand beside it."""
    table = table_of(language)
    return _find(text, table.code if table else "")


@lru_cache(maxsize=8192)
def _find(text: str, code: str) -> tuple[DateMention, ...]:
    table = table_of(code) or BARE
    tokens = tokens_of(text, table)
    numbers = find_numbers(text, code or "und")
    years = list(_years(text, numbers, table))
    days = [number for number in numbers if number.unit == "#day"]
    months = list(_months(text, tokens, days, years, table))
    taken = {(mention.year, mention.end) for mention in months if mention.year is not None}
    free = [year for year in years if (year.year, year.end) not in taken]
    found = [*months, *free, *_written(text, tokens, table), *_centuries(text, tokens, numbers, table)]
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.day_start, mention.end)))


def _years(text: str, numbers: tuple[NumberMention, ...], table: LanguageTable) -> Iterator[DateMention]:
    """Figures that can be years: four plain digits, the short end of "2003–04", or figures beside an era."""
    previous = 0
    for number in numbers:
        if number.form != "digits" or number.unit not in ("", "#year") or number.counted:
            continue
        value = int(number.value)
        era = _era(text, number.start, number.end, table)
        if era is not None:
            yield DateMention(number.start, number.end, year=1 - value if era == "bc" else value)
        elif number.unit == "#year" and value < _CENTURY and previous:
            yield DateMention(number.start, number.end, year=previous // _CENTURY * _CENTURY + value)
        elif len(number.words) == YEAR_DIGITS and number.words.isdigit() and FIRST_YEAR <= value <= LAST_YEAR:
            previous = value
            yield DateMention(number.start, number.end, year=value)
            yield from _short_end(text, number, value)


def _short_end(text: str, number: NumberMention, year: int) -> Iterator[DateMention]:
    """The short end of "the 2014-16 war"; where a word makes it a year, it is found as one already."""
    match = _SHORT_END.match(text, number.end)
    if match and number.unit != "#year" and int(match[1]) > year % _CENTURY:
        yield DateMention(match.start(1), match.end(1), year=year // _CENTURY * _CENTURY + int(match[1]))


def _era(text: str, start: int, end: int, table: LanguageTable) -> str | None:
    """Whether BC or AD stands beside a figure, a decade or a century."""
    after = re.sub(r"[\W_]+", " ", text[end : end + 14].lower()).strip()
    before = text[max(0, start - 4) : start].lower().split()
    if any(f"{after} ".startswith(f"{era} ") for era in table.dates.bc_words):
        return "bc"
    ad_words = table.dates.ad_words
    after_ad = any(f"{after} ".startswith(f"{era} ") for era in ad_words)
    return "ad" if after_ad or (before and before[-1] in ad_words) else None


def _months(
    text: str,
    tokens: tuple[Token, ...],
    days: list[NumberMention],
    years: list[DateMention],
    table: LanguageTable,
) -> Iterator[DateMention]:
    """Each month with the year beside it, once for each day beside it, or once without a day."""
    names = [(token, month) for index, token in enumerate(tokens) if (month := month_at(tokens, index, table))]
    owned = _owned(text, [token for token, _ in names], days)
    starts = [year.start for year in years]
    for token, month in names:
        beside = owned.get(token.start, [])
        end = max([token.end, *(day.end for day in beside)])
        place = bisect_left(starts, end)
        behind = end + 1 if end == token.end and text[end : end + 1] == "." and _is_short(token, month, table) else end
        year = next((year for year in years[place : place + 1] if _follows(text, behind, year.start)), None)
        whole = DateMention(token.start, year.end if year else end, year.year if year else None, month)
        if not beside:
            yield whole
        for day in beside:
            start, figure = min(day.start, token.start), int(day.value)
            yield replace(whole, start=start, day=figure, day_start=day.start, day_end=day.end)


def _is_short(token: Token, month: int, table: LanguageTable) -> bool:
    """Whether a month's name is cut short, so that a full stop behind it ends no sentence: "Nov. 2024"."""
    return any(number == month and len(name) > len(token.key) for name, number in table.dates.months.items())


def _owned(text: str, months: list[Token], days: list[NumberMention]) -> dict[int, list[NumberMention]]:
    """Days by the start of their month: the one just behind ("12–14 March"), else the one before ("March 12")."""
    starts = [month.start for month in months]
    owned: dict[int, list[NumberMention]] = {}
    for day in days:
        place = bisect_left(starts, day.start)
        behind = (month for month in months[place : place + 1] if _is_link(text, day.end, month.start))
        before = (month for month in months[max(0, place - 1) : place] if _is_link(text, month.end, day.start))
        owner = next(behind, None) or next(before, None)
        if owner is not None:
            owned.setdefault(owner.start, []).append(day)
    return owned


def _is_link(text: str, start: int, end: int) -> bool:
    """Whether only other days and joining words stand between a day and its month."""
    between = text[start:end].strip(". ")
    broken = re.search(r"[;:()!?]|\.\s|\d{3}", between) or len(re.findall(r"[^\W\d_]+", between)) > _LINK_WORDS
    return 0 <= end - start <= _REACH and not broken


def _follows(text: str, end: int, start: int) -> bool:
    """Whether a year stands behind a date with nothing but a comma or one short word between."""
    between = text[end:start]
    return 0 <= start - end <= _REACH and not re.search(r"[;:()]|\. ", between) and len(between.split()) <= 1


def _written(text: str, tokens: tuple[Token, ...], table: LanguageTable) -> Iterator[DateMention]:
    """Dates in figures: 2024-03-12, 12.03.2024, 12/03/2024 (either way round), 11/2024, 1990s."""
    for index, token in enumerate(tokens):
        if token.kind == "date":
            yield from _in_figures(token)
        elif token.kind == "decade" and not _is_age(tokens, index, table) and (match := _DECADE.search(token.key)):
            yield from _decade(token, int(match[1]), _era(text, token.start, token.end, table))
        elif token.kind == "name" and (match := _MONTH_OF_YEAR.fullmatch(token.key)):
            month = int(match[1])
            if 1 <= month <= _LAST_MONTH:
                yield DateMention(token.start, token.end, int(match[2]), month)


def _is_age(tokens: tuple[Token, ...], index: int, table: LanguageTable) -> bool:
    """As in "in her seventies", "in his late 70s"."""
    place = index - 1
    while place >= 0 and (tokens[place].kind == "hyphen" or tokens[place].key in table.dates.periods):
        place -= 1
    return place >= 0 and tokens[place].key in table.dates.possessives


def _in_figures(token: Token) -> Iterator[DateMention]:
    if match := _ISO.fullmatch(token.key):
        yield DateMention(token.start, token.end, int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(token.key):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        orders = {(second, first), (first, second)} if match[2] == "/" else {(second, first)}
        for month, day in sorted(orders):
            if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY:
                yield DateMention(token.start, token.end, year, month, day)


def _decade(token: Token, year: int, era: str | None) -> Iterator[DateMention]:
    """A decade; "the 1900s" may be a century as well."""
    if era == "bc":
        yield DateMention(token.start, token.end, 1 - (year + _DECADE_END), span=10)
    elif year < _CENTURY and era is None:
        yield DateMention(token.start, token.end, year, span=10, short=True)
    else:
        yield DateMention(token.start, token.end, year, span=10)
        if year % _CENTURY == 0:
            yield DateMention(token.start, token.end, year, span=_CENTURY)


def _centuries(
    text: str, tokens: tuple[Token, ...], numbers: tuple[NumberMention, ...], table: LanguageTable
) -> Iterator[DateMention]:
    """As in "the 20th century", "the twentieth century"; and decades by name, "the seventies"."""
    ordinals = {number.end: number for number in numbers if number.form in ("ordinal", "digits")}
    for index, token in enumerate(tokens):
        if token.key in table.dates.decades and not _is_age(tokens, index, table):
            yield DateMention(token.start, token.end, table.dates.decades[token.key], span=10, short=True)
        linked = index > 1 and tokens[index - 1].key in ("-", ".", "\u2010", "\u2011")
        before = ordinals.get(tokens[index - 2 if linked else index - 1].end) if index else None
        if token.key in table.dates.century_words and before is not None and before.value > Decimal(0):
            century = int(before.value)
            is_bc = _era(text, before.start, token.end, table) == "bc"
            first = 1 - century * _CENTURY if is_bc else (century - 1) * _CENTURY
            yield DateMention(before.start, token.end, first, span=_CENTURY)
