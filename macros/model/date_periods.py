"""Words before and behind a date: periods ("late", "the first eight months of"), governors ("by"), negations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from macros.model.language_table import BARE, Governing, LanguageTable, Period
from macros.model.languages import table_of
from macros.model.number_mention import NumberMention
from macros.model.number_tokens import Phrases, Token, is_glued

_REACH = 9
_NEGATION_REACH = 3
_UNTIL_REACH = 8
_LONGEST_ABBREVIATION = 6
_MONTHS_IN_YEAR = 12
_CONTRACTED = "n't"

Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Governor:
    """A word or phrase that governs a date: "by" is before, "circa" is about."""

    kind: Governing
    words: str


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a date, from the token `start` on; `denied` is the negation that denies it."""

    start: int
    governors: tuple[Governor, ...] = ()
    periods: tuple[Period, ...] = ()
    season: int | None = None
    denied: str = ""


@lru_cache(maxsize=8)
def date_words(code: str) -> "DateWords":
    """The words around dates in a language, made ready once."""
    return DateWords(table_of(code) or BARE)


class DateWords:
    """The words of a language that may stand around its dates."""

    def __init__(self, table: LanguageTable) -> None:
        """Make phrases of the table's words."""
        dates = table.dates
        self.dates = dates
        self.kinds: dict[str, Governing] = dict.fromkeys(dates.about_words | dates.day_blurs, "about")
        self.kinds.update(dict.fromkeys(dates.unsure_words, "unsure"))
        self.kinds.update(dict.fromkeys(dates.since_words, "since"))
        self.kinds.update(dict.fromkeys(dates.before_words, "before"))
        self.governors = Phrases(tuple(self.kinds))
        self.periods = Phrases(tuple(dates.periods))
        self.negations, self.none = Phrases(tuple(dates.negations)), table.none_words
        self.after = Phrases(tuple(dates.governors_after))
        words = {word for phrase in (*self.kinds, *dates.periods) for word in phrase.split()}
        self.between = words | dates.period_links | dates.year_cues | set(dates.seasons) | set(dates.counted_periods)
        self.clause_ends = dates.negation_stops | table.alternatives | table.date_joiners | {table.joiner}

    def before(self, tokens: Tokens, index: int, counts: Mapping[int, NumberMention]) -> Before:
        """Everything before a date, with only words such as "the end of" between; `counts` are numbers by their end."""
        walk = _Walk(self, tokens, counts, index)
        while walk.position > max(0, index - _REACH) and walk.step():
            pass
        return self._denied(tokens, Before(walk.position, tuple(walk.governors), tuple(walk.periods), walk.season))

    def _denied(self, tokens: Tokens, found: Before) -> Before:
        """As in "not 2024", "did not open in 2024"; what does not open until 2024 opens then."""
        rest = tuple(one for one in found.governors if one.words not in self.dates.until_words)
        if any(one.kind == "since" for one in found.governors):
            return found
        if len(rest) < len(found.governors):
            until = self._negation(tokens, found.start, _UNTIL_REACH, self.none)
            return replace(found, governors=rest) if until else found
        return replace(found, denied=self._negation(tokens, found.start, _NEGATION_REACH))

    def _negation(self, tokens: Tokens, index: int, reach: int, others: frozenset[str] = frozenset()) -> str:
        """The negation that stands a few words before a token, in its clause."""
        near = [place for place in range(index, 0, -1) if tokens[place - 1].key not in self.dates.year_cues]
        for place in near[:reach]:
            key, phrase = tokens[place - 1].key, self.negations.before(tokens, place)
            if phrase is not None:
                return phrase[0]
            if key in others or (self.dates.negations and key.endswith(_CONTRACTED)):
                return key
            if tokens[place - 1].kind != "word" or key in self.clause_ends:
                return ""
        return ""

    def behind(self, tokens: Tokens, index: int) -> tuple[Governor, ...]:
        """The governor behind a date, a comma allowed between: "2014, or later" but not "2014, or so he said"."""
        parted = index < len(tokens) and tokens[index].key == ","
        phrase = self.after.at(tokens, index + 1 if parted else index)
        if phrase is None or (parted and any(token.kind == "word" for token in tokens[phrase[1] : phrase[1] + 1])):
            return ()
        return (Governor(self.dates.governors_after[phrase[0]], phrase[0]),)


class _Walk:
    """A walk backwards from a date through the words that belong to it."""

    def __init__(self, words: DateWords, tokens: Tokens, counts: Mapping[int, NumberMention], index: int) -> None:
        self.words, self.tokens, self.counts = words, tokens, counts
        self.position = index
        self.governors: list[Governor] = []
        self.periods: list[Period] = []
        self.season: int | None = None

    def step(self) -> bool:
        """Take in what stands before the position; False where nothing of the date does."""
        return self._governor() or self._period() or self._count() or self._link()

    def _governor(self) -> bool:
        phrase = self.words.governors.before(self.tokens, self.position)
        if phrase is None:
            return False
        kind = self.words.kinds[phrase[0]]
        if kind != "unsure" and self.tokens[self.position].key in self.words.dates.prepositions:
            return False
        self.governors.append(Governor(kind, phrase[0]))
        self.position = phrase[1]
        return True

    def _period(self) -> bool:
        season = self.words.dates.seasons.get(self.tokens[self.position - 1].key)
        phrase = self.words.periods.before(self.tokens, self.position)
        if season is None and phrase is None:
            return False
        self.season = season or self.season
        self.periods += [self.words.dates.periods[phrase[0]]] if phrase else []
        self.position = phrase[1] if phrase else self.position - 1
        return True

    def _count(self) -> bool:
        """As in "the first eight months of", "the last ten days of"."""
        number = self.counts.get(self.tokens[self.position - 1].end)
        start = self.position
        while number is not None and start > 0 and self.tokens[start - 1].start >= number.start:
            start -= 1
        side = self.words.dates.counted_periods.get(self.tokens[start - 1].key) if start else None
        if number is None or side is None or number.value != int(number.value):
            return False
        self.periods += _counted(number.unit, int(number.value), first=side == "first")
        self.position = start - 1
        return True

    def _link(self) -> bool:
        token = self.tokens[self.position - 1]
        if token.kind == "hyphen" or token.key in self.words.dates.period_links or self._abbreviates():
            self.position -= 1
            return True
        return False

    def _abbreviates(self) -> bool:
        """Whether the full stop before the position is that of "c." or "approx."."""
        place = self.position - 1
        if self.tokens[place].key != "." or not is_glued(self.tokens, place):
            return False
        kind = self.words.kinds.get(self.tokens[place - 1].key)
        return kind == "about" and len(self.tokens[place - 1].key) <= _LONGEST_ABBREVIATION


def _counted(unit: str, count: int, *, first: bool) -> Iterator[Period]:
    if unit == "month" and count <= _MONTHS_IN_YEAR:
        low, high = (1, count) if first else (_MONTHS_IN_YEAR + 1 - count, _MONTHS_IN_YEAR)
        yield Period(frozenset({low}), frozenset({high}))
    if unit == "day" and first:
        yield Period(day_starts=frozenset({1}), day_ends=frozenset({count}))
