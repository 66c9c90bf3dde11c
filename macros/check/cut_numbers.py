"""Numbers, ranks and dates at the edge of a stretch that lost a qualifier or half of a range.

"more than | 137 sheep", "by the end of | 2024", "one of the | largest", "137 | or more", "2,000 | to 5,000".
The words come from the language tables of numbers and dates.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from macros.model.boundaries import Word, is_figure, words_and_marks
from macros.model.languages import BARE, LanguageTable, table_of
from macros.model.numbers import find_numbers

Run = tuple[int, int]
"""The first and last of some words, as places in the sentence's list of words and marks."""

_DAY = re.compile(r"\d{1,2}(st|nd|rd|th|\.)?")
_YEAR = re.compile(r"[12]\d{3}s?")
_FILLERS = frozenset({"the", "of", "a", "an", "de", "du", "la", "le", "des", "der", "dem", "im"})
_LONGEST = 5  # words of the longest phrase in the tables


def cut_numbers(sentence: str, stretches: Collection[Run], language: str) -> Iterator[Run]:
    """Yield the words just outside a stretch that qualify, or go on with, the number at its edge.

    Stretches and what is yielded are places among the sentence's `words_and_marks`.
    """
    found = dict.fromkeys(_cut(sentence, stretches, language))
    for first, last in found:
        # What two readings find is told once, in the longer of the two.
        if not any(start <= first and last <= end and (start, end) != (first, last) for start, end in found):
            yield first, last


def _cut(sentence: str, stretches: Collection[Run], language: str) -> Iterator[Run]:
    for first, last in stretches:
        for start, number, end in _belonging(sentence, language):
            if start < first <= number:
                yield start, first - 1
            if number <= last < end:
                yield last + 1, end


Belonging = tuple[int, int, int]
"""Words that belong together, from the first to the last, and where among them the number stands."""


@lru_cache(maxsize=4096)
def _belonging(sentence: str, language: str) -> tuple[Belonging, ...]:
    table = table_of(language) or BARE
    tokens = tuple(words_and_marks(sentence))
    return (
        *_qualified(tokens, table, language),
        *_dated(tokens, table),
        *_read(sentence, tokens, table, language),
        *_ranges(tokens, table, language),
    )


def _qualified(tokens: Sequence[Word], table: LanguageTable, language: str) -> Iterator[Belonging]:
    """Qualifiers before a number: "more than 137", "an estimated $5"."""
    for first, last in _phrases(tokens, table.qualifiers):
        number = last + 1
        while number < len(tokens) and tokens[number].is_mark and tokens[number].text not in ".,;:":
            number += 1
        if number == len(tokens) or not _is_number(tokens, number, table, language):
            continue
        qualifier = _text(tokens, first, last)
        spoken = table.not_qualifiers_after.get(qualifier, frozenset())
        spoken |= table.not_qualifiers_of_things.get(qualifier, frozenset())  # of a measure, by `_read`
        says_where = qualifier in table.qualifiers_of_place and table.is_few(
            tokens[number].key, _follows(tokens, number)
        )
        if not says_where and (not first or tokens[first - 1].key not in spoken):
            yield first, number, number


def _is_number(tokens: Sequence[Word], place: int, table: LanguageTable, language: str) -> bool:
    """Whether a number begins there: 137, half, a dozen, a third, several hundred."""
    key, following = tokens[place].key, _follows(tokens, place)
    begins = key in table.ones or key in table.vague or key in table.vague_before_scale
    return (
        is_figure(tokens[place].text, language)
        or key in table.fractions
        or (begins and (is_figure(following, language) or following in table.fractions))
        or table.vague.get(key, 0) > 1
    )


def _dated(tokens: Sequence[Word], table: LanguageTable) -> Iterator[Belonging]:
    """What makes a date early, late, open or about: "since 2003", "by the end of 2024"."""
    dates = table.dates
    leading = {*dates.before_words, *dates.since_words, *dates.about_words, *dates.periods}
    ends = {last: first for first, last in _phrases(tokens, leading)}
    after = tuple(_phrases(tokens, dates.governors_after))
    for date, token in enumerate(tokens):
        if not (_is_date(token, table) or _is_of_an_era(tokens, date, table)):
            continue
        yield from ((date, date, last) for first, last in after if first == date + 1)
        start, place = date, date - 1
        if date and token.key in dates.months and _DAY.fullmatch(tokens[date - 1].key):
            start, place = date - 1, date - 2
        while place >= 0 and (place in ends or tokens[place].key in _FILLERS):
            start = ends.get(place, start)
            place = ends.get(place, place) - 1
        yield start, date, date


def _is_of_an_era(tokens: Sequence[Word], place: int, table: LanguageTable) -> bool:
    eras = table.dates.ad_words | table.dates.bc_words
    before = tokens[place - 1].key if place else ""
    return tokens[place].key.isdecimal() and (before in eras or _follows(tokens, place) in eras)


def _is_date(token: Word, table: LanguageTable) -> bool:
    named = token.key in table.dates.months
    if table.dates.months_are_capitalised and not token.text[:1].isupper():
        named = False
    return named or bool(_YEAR.fullmatch(token.key))


def _read(sentence: str, tokens: Sequence[Word], table: LanguageTable, language: str) -> Iterator[Belonging]:
    """All that the reader of numbers takes as qualifying one: "half of 137", "137, at least", "once the largest"."""
    mentions = find_numbers(sentence, language)
    for mention in mentions:
        described = mention.form == "rank" and " " not in mention.words and mention.words not in table.superlatives
        if not mention.is_name and not described:  # "one of the farms" ranks nothing
            first, start = _token_at(tokens, mention.outer_start), _token_at(tokens, mention.start)
            # "On average, 9 per cent": parted by a comma, it is a remark on the whole sentence.
            if mention.form == "rank" or not any(token.text == "," for token in tokens[first:start]):
                yield first, start, start
            last, end = _token_at(tokens, mention.end - 1), _token_at(tokens, mention.outer_end - 1)
            yield last, last, end
            if mention.form == "rank":
                yield start, last, last  # "third | tallest"
    for low, high in pairwise(mentions):
        if {low.range_end, high.range_end} == {"low", "high"} and low.other_end == high.value:
            first, last = _token_at(tokens, low.end - 1), _token_at(tokens, high.start)
            yield first, first, last
            yield first, last, last


def _token_at(tokens: Sequence[Word], offset: int) -> int:
    """The place of the word or mark that an offset stands in, or of the next."""
    return bisect_right(tokens, offset, key=lambda token: token.end)


def _follows(tokens: Sequence[Word], place: int) -> str:
    return tokens[place + 1].key if place + 1 < len(tokens) else ""


def _ranges(tokens: Sequence[Word], table: LanguageTable, language: str) -> Iterator[Belonging]:
    """Ranges of two numbers: "2,000 to 5,000", "2014 or 2015", "between 5 and 7"."""
    bare = table.range_openers.get("", frozenset())
    joiners = frozenset().union(*table.range_openers.values())
    for place, token in enumerate(tokens):
        if token.is_mark or token.key not in joiners:
            continue
        behind = place + 1
        if token.key in table.alternatives:  # "1257, or early in 1258"
            behind = next((at for at in range(behind, len(tokens)) if not _is_of_date(tokens[at], table)), behind)
        end = _number_after(tokens, behind, language)
        start = _number_before(tokens, place - 1, language)
        if start is None or end is None:
            continue
        opener = tokens[start - 1].key if start else ""
        joins = token.key in bare | table.range_openers.get(opener, frozenset())
        # "sold it in 2003 to 20 people" is no range.
        if joins and bool(_YEAR.fullmatch(tokens[start].key)) <= bool(_YEAR.fullmatch(tokens[end].key)):
            yield start, end, end
            yield start, start, end


def _is_of_date(token: Word, table: LanguageTable) -> bool:
    return token.key in table.dates.periods or token.key in table.dates.prepositions


def _number_after(tokens: Sequence[Word], place: int, language: str) -> int | None:
    while place < len(tokens) and tokens[place].is_mark and tokens[place].text not in ".,;:":
        place += 1
    return place if place < len(tokens) and is_figure(tokens[place].text, language) else None


def _number_before(tokens: Sequence[Word], place: int, language: str) -> int | None:
    """Where the number begins that ends at place, its scale, per cent or unit of one word included."""
    lowest = max(place - 2, 0)
    while place >= lowest and not is_figure(tokens[place].text, language):
        if tokens[place].text in ".,;:":
            return None
        place -= 1
    if place < lowest or not is_figure(tokens[place].text, language):
        return None
    while place > 0 and is_figure(tokens[place - 1].text, language):
        place -= 1
    return place


def _phrases(tokens: Sequence[Word], known: Collection[str]) -> Iterator[Run]:
    """Yield where phrases of a table stand, the longest at each place."""
    beginnings = {phrase.partition(" ")[0] for phrase in known}
    for first in (place for place, token in enumerate(tokens) if token.key in beginnings):
        for last in range(min(first + _LONGEST, len(tokens)) - 1, first - 1, -1):
            if _text(tokens, first, last) in known:
                yield first, last
                break


def _text(tokens: Sequence[Word], first: int, last: int) -> str:
    return " ".join(token.key for token in tokens[first : last + 1])
