"""Words around a date: periods ("late", "the end of", "the first eight months") and governors ("by", "since")."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from macros.model.date_mentions import DateMention, find_dates
from macros.model.language_table import BARE, LanguageTable, Period
from macros.model.languages import table_of
from macros.model.number_names import looks_like_year, month_at
from macros.model.number_tokens import Phrases, Token, tokens_of
from macros.model.numbers import find_numbers

Governing = Literal["before", "since", "about"]

_TARGET_REACH = 5
_GOVERNOR_REACH = 6
_MONTHS_IN_YEAR = 12

Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Governed:
    """Words that govern a date: "by" (before), "since", "about"; `date` is None for "by the end of last year"."""

    kind: Governing
    words: str
    date: DateMention | None


@lru_cache(maxsize=4096)
def find_periods(text: str, language: str = "en") -> tuple[Period, ...]:
    """The stretches of a year or month that a text names in words."""
    table = table_of(language) or BARE
    tokens = tokens_of(text, table)
    phrases = Phrases(tuple(table.dates.periods))
    found: list[Period] = []
    for index in range(len(tokens)):
        phrase = phrases.at(tokens, index)
        if phrase is not None:
            period = _aimed(tokens, phrase[1], table.dates.periods[phrase[0]], table)
            found += [period] if period else []
    return (*found, *_counted(text, tokens, language, table))


def _aimed(tokens: Tokens, index: int, period: Period, table: LanguageTable) -> Period | None:
    """The period cut to what it speaks of: months before a year, days before a month, else nothing."""
    if period.whole:
        return period
    for position in range(index, min(index + _TARGET_REACH, len(tokens))):
        token = tokens[position]
        noun = table.dates.period_nouns.get(token.key)
        if looks_like_year(token) or noun == "year":
            return Period(period.starts, period.ends)
        if month_at(tokens, position, table) or noun == "month":
            return Period(day_starts=period.day_starts, day_ends=period.day_ends)
        if token.kind == "sign":
            return None
    return None


def _counted(text: str, tokens: Tokens, language: str, table: LanguageTable) -> Iterator[Period]:
    """As in "the first eight months", "the last ten days"."""
    numbers = {number.start: number for number in find_numbers(text, language)}
    for index, token in enumerate(tokens[:-1]):
        side = table.dates.counted_periods.get(token.key)
        number = numbers.get(tokens[index + 1].start)
        if side is None or number is None or number.value != int(number.value):
            continue
        count = int(number.value)
        if number.unit == "month" and count <= _MONTHS_IN_YEAR:
            first, last = (1, count) if side == "first" else (_MONTHS_IN_YEAR + 1 - count, _MONTHS_IN_YEAR)
            yield Period(frozenset({first}), frozenset({last}))
        if number.unit == "day" and side == "first":
            yield Period(day_starts=frozenset({1}), day_ends=frozenset({count}))


def find_seasons(text: str, language: str = "en") -> frozenset[int]:
    """The seasons that a text names, 1 spring to 4 winter."""
    table = table_of(language) or BARE
    seasons = table.dates.seasons
    return frozenset(seasons[token.key] for token in tokens_of(text, table) if token.key in seasons)


@lru_cache(maxsize=4096)
def find_governed(text: str, language: str = "en") -> tuple[Governed, ...]:
    """What "by", "since" and "about" govern in a text; ungoverned dates are left out."""
    table = table_of(language) or BARE
    tokens = tokens_of(text, table)
    dates = {mention.start: mention for mention in find_dates(text, language)}
    finder = _Governors(table)
    found: list[Governed] = []
    for index, token in enumerate(tokens):
        mention = dates.get(token.start)
        if mention is not None or token.key in table.dates.period_nouns:
            found += [Governed(kind, words, mention) for kind, words in finder.before(tokens, index)]
    return tuple(found)


class _Governors:
    """The governing words of a language, looked for backwards from a date."""

    def __init__(self, table: LanguageTable) -> None:
        dates = table.dates
        periods = {word for phrase in dates.periods for word in phrase.split()}
        self._links = periods | dates.period_links | set(dates.counted_periods)
        self._words: dict[str, Governing] = dict.fromkeys(dates.about_words, "about")
        self._words.update(dict.fromkeys(dates.since_words, "since"))
        self._words.update(dict.fromkeys(dates.before_words, "before"))
        self._phrases = Phrases(tuple(self._words))

    def before(self, tokens: Tokens, index: int) -> list[tuple[Governing, str]]:
        """Every governor before a date, with only words such as "the end of" between."""
        found: list[tuple[Governing, str]] = []
        position = index
        while position > max(0, index - _GOVERNOR_REACH):
            phrase = self._phrases.before(tokens, position)
            if phrase is not None:
                found.append((self._words[phrase[0]], phrase[0]))
                position = phrase[1]
            elif tokens[position - 1].key in self._links or tokens[position - 1].kind == "hyphen":
                position -= 1
            else:
                break
        return found
