"""Reads one number at a token: figures, number words, vague words, fractions, ordinals, ranks, none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from macros.model.language_table import LanguageTable
from macros.model.number_names import is_plural, looks_like_year, name_of_ordinal
from macros.model.number_tokens import CURRENCY_SIGNS, Phrases, Token, is_glued

Form = Literal["digits", "words", "vague", "ordinal", "rank", "none"]

SHARE = "share"
"""Unit of fractions and ratios: "a third", "one in five"."""

_HUNDRED = Decimal(100)
_RATIO_LIMIT = 1_000
"""Above it a ratio is of a few only: "one in 2,000", "3 in a million"; never "one in 2003"."""
_PAIR_REACH = 6
_HALF = 2
_TEN = 10
_MOST_SCORES = 12
_IDIOM_REACH = 3
_LEAST_EDGED = 100
_SHORTEST_ADJECTIVE = 4
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number read from tokens up to `end`; `unit` only where the words themselves carry one."""

    value: Decimal
    form: Form
    end: int
    unit: str = ""
    scale: str = ""


class Reader:
    """The number words of one language, prepared for reading."""

    def __init__(self, table: LanguageTable) -> None:
        """Index the phrases of the table once."""
        self.table = table
        self.cardinals = _phrases(table.cardinals)
        self.ordinals = _phrases(table.ordinals)
        self.scales = _phrases(table.scales)
        self.halves = _phrases(table.halves)
        self.nones = _phrases(table.none_words)
        self.vague = _phrases(table.vague)
        self.vague_before = _phrases(table.vague_before_scale)
        self.superlatives = _phrases(table.superlatives)
        self.measures = frozenset(phrase.split()[0] for phrase in table.units)
        self.ratios = _phrases(table.ratio_words)
        self.idioms = _phrases(table.ordinal_idioms)

    def read(self, tokens: Tokens, index: int) -> Reading | None:
        """The number that begins at a token, the longest reading first."""
        compound = self.table.compounds.get(tokens[index].key)
        if compound is not None and not self._opens_pair(tokens, index):
            return Reading(Decimal(compound[0]), "words", index + 1, compound[1])
        readers = (
            self._vague,
            self._ordinal_figure,
            self._ranked,
            self._fraction,
            self._cardinal,
            self._rank,
            self._none,
        )
        for reader in readers:
            if (found := reader(tokens, index)) is not None:
                return found
        return None

    def _opens_pair(self, tokens: Tokens, index: int) -> bool:
        """Whether "both" only opens a pair: "both Ada and Bo" counts nothing."""
        if tokens[index].key not in self.table.pair_words:
            return False
        for token in tokens[index + 1 : index + 1 + _PAIR_REACH]:
            if token.kind == "sign":
                break
            if token.key == self.table.joiner:
                return True
        return False

    # -- cardinals --------------------------------------------------------------------------------

    def _cardinal(self, tokens: Tokens, index: int) -> Reading | None:
        start = self._half_of_scale(tokens, index) or self._figure(tokens, index) or self._words(tokens, index)
        if start is None:
            return None
        return self._ratio(tokens, start) or start

    def _figure(self, tokens: Tokens, index: int) -> Reading | None:
        """Digits, a half behind them, and their scale: "2 and a half million", "5bn"."""
        token = tokens[index]
        if token.kind != "digits" or token.value is None:
            return None
        if self._is_distance(tokens, index + 1):
            return Reading(token.value, "digits", index + 2, "km")
        value, end = self._with_half(tokens, token.value, index + 1)
        factor, after, scale = self._scale(tokens, end, letters=True)
        return Reading(value * factor, "digits", after, scale=scale)

    def _is_distance(self, tokens: Tokens, index: int) -> bool:
        """Whether a "k" hung on a figure is kilometres: "a 10k race", "at the 40k mark"."""
        if _key(tokens, index).lower() != "k" or not is_glued(tokens, index):
            return False
        following, before = _key(tokens, index + 1), _key(tokens, index - 2)
        if before in self.table.determiners:
            before = _key(tokens, index - 3)
        return following in self.table.race_words or before in self.table.mark_words.get(following, ())

    def _words(self, tokens: Tokens, index: int) -> Reading | None:
        """Number words: groups below a thousand, each with its scale, in falling order."""
        total, limit, end, scale = Decimal(0), None, index, ""
        while (group := self._group(tokens, self._behind_comma(tokens, end, limit), first=limit is None)) is not None:
            value, after = group
            factor, after, name = self._scale(tokens, after, letters=False)
            if limit is not None and not self._continues(tokens, end, after, value * factor, limit):
                break
            total, end, scale = total + value * factor, after, name or scale
            limit = factor
            if factor == 1:
                break
        if limit is None:
            return None
        total, end = self._point(tokens, total, end)
        return Reading(total, "words", end, scale=scale)

    def _behind_comma(self, tokens: Tokens, index: int, limit: Decimal | None) -> int:
        """Behind the comma between a scale and hundreds: "two thousand, six hundred"."""
        small = self.cardinals.at(tokens, index + 1) if limit is not None and _key(tokens, index) == "," else None
        if small is None or not (self._is_hundred(tokens, small[1]) or self.scales.at(tokens, small[1])):
            return index
        return index + 1

    def _continues(self, tokens: Tokens, index: int, end: int, value: Decimal, limit: Decimal) -> bool:
        """Whether a group goes on with the number: smaller than its scale, below 100 behind an "and".

        "Two thousand, six hundred of them lame" and "two thousand, six hundred were lame" are two numbers.
        """
        if _key(tokens, index) == "," and all(token.key != self.table.joiner for token in tokens[index:end]):
            return _key(tokens, end) not in self.table.share_links | self.table.rank_stops and value < limit
        joined = _key(tokens, index) == self.table.joiner != ""
        return value < (min(limit, _HUNDRED) if joined else limit)

    def _group(self, tokens: Tokens, index: int, *, first: bool) -> tuple[Decimal, int] | None:
        """A number below a thousand, or the 1 that stands unsaid before a bare scale at the start."""
        position = index if first else self._skip_joiner(tokens, index)
        small = self.cardinals.at(tokens, position)
        if small is not None:
            value, end = Decimal(self.table.cardinals[small[0]]), small[1]
            value, end = self._hundreds(tokens, *self._twenties(tokens, value, end))
            return self._with_half(tokens, value, end)
        article = first and position < len(tokens) and tokens[position].key in self.table.ones
        behind = position + 1 if article else position
        if self._is_hundred(tokens, behind):
            return self._hundreds(tokens, Decimal(1), behind)
        if first and self.scales.at(tokens, behind) is not None:
            return Decimal(1), behind
        return None

    def _twenties(self, tokens: Tokens, value: Decimal, index: int) -> tuple[Decimal, int]:
        """As in "three score monks", "four score and seven years": not "three score goals"."""
        position = self._skip_hyphen(tokens, index)
        if not self.table.twenty or _key(tokens, position) != self.table.twenty or not 1 < value <= _MOST_SCORES:
            return value, index
        more = self.cardinals.at(tokens, position + 2) if _key(tokens, position + 1) == self.table.joiner else None
        end = more[1] if more else position + 1
        if not is_plural(_key(tokens, end)) or _key(tokens, end) in self.table.twenty_stops:
            return value, index
        return value * 20 + (self.table.cardinals[more[0]] if more else 0), end

    def _skip_joiner(self, tokens: Tokens, index: int) -> int:
        position = self._skip_hyphen(tokens, index)
        return position + 1 if _key(tokens, position) == self.table.joiner != "" else position

    def _skip_hyphen(self, tokens: Tokens, index: int) -> int:
        hyphen = index < len(tokens) and tokens[index].kind == "hyphen" and is_glued(tokens, index)
        return index + 1 if hyphen and is_glued(tokens, index + 1) else index

    def _is_hundred(self, tokens: Tokens, index: int) -> bool:
        return _key(tokens, index) in self.table.hundred

    def _hundreds(self, tokens: Tokens, value: Decimal, index: int) -> tuple[Decimal, int]:
        """As in "two hundred and five" behind its "two"; "and" only before what is less than a hundred."""
        position = self._skip_hyphen(tokens, index)
        if not self._is_hundred(tokens, position) or value >= _HUNDRED:
            return value, index
        total, end = value * _HUNDRED, position + 1
        rest = self.cardinals.at(tokens, self._skip_joiner(tokens, end))
        if rest is None or self._is_hundred(tokens, rest[1]):
            return total, end
        return total + self.table.cardinals[rest[0]], rest[1]

    def _scale(self, tokens: Tokens, index: int, *, letters: bool) -> tuple[Decimal, int, str]:
        """The scale words behind a number, with their product: "hundred thousand", "million"."""
        factor, end, name = Decimal(1), index, ""
        while (step := self._one_scale(tokens, end, letters=letters and end == index)) is not None:
            size, end, word = step
            factor, name = factor * size, f"{name} {word}".strip()
        return factor, end, name

    def _one_scale(self, tokens: Tokens, index: int, *, letters: bool) -> tuple[int, int, str] | None:
        position = self._skip_hyphen(tokens, index)
        if letters and is_glued(tokens, position) and self._is_letter_scale(tokens, position):
            return self.table.letter_scales[tokens[position].key.lower()], position + 1, tokens[position].key
        if letters and self._is_hundred(tokens, position):
            return 100, position + 1, tokens[position].key
        phrase = self.scales.at(tokens, position)
        return (self.table.scales[phrase[0]], phrase[1], phrase[0]) if phrase else None

    def _is_letter_scale(self, tokens: Tokens, index: int) -> bool:
        """A letter behind digits is a scale, but "m" is metres before "high" and after no currency."""
        letter = _key(tokens, index).lower()
        if letter == "m" and _key(tokens, index + 1) in self.table.metre_followers:
            return _key(tokens, index - 2) in CURRENCY_SIGNS
        return letter in self.table.letter_scales

    def _with_half(self, tokens: Tokens, value: Decimal, index: int) -> tuple[Decimal, int]:
        phrase = self.halves.at(tokens, self._skip_hyphen(tokens, index))
        return (value + self.table.halves[phrase[0]], phrase[1]) if phrase else (value, index)

    def _point(self, tokens: Tokens, value: Decimal, index: int) -> tuple[Decimal, int]:
        """Decimals in words: "three point five million"."""
        if _key(tokens, index) != self.table.point or not self.table.point:
            return value, index
        digits, end = "", index + 1
        while (phrase := self.cardinals.at(tokens, end)) and self.table.cardinals[phrase[0]] < _TEN:
            digits, end = digits + str(self.table.cardinals[phrase[0]]), phrase[1]
        if not digits:
            return value, index
        factor, end, _ = self._scale(tokens, end, letters=False)
        return (value + Decimal(f"0.{digits}")) * factor, end

    # -- fractions and ratios ---------------------------------------------------------------------

    def _half_of_scale(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "half a million", "half a dozen", "half of a million"."""
        if self.table.fractions.get(_key(tokens, index)) != _HALF:
            return None
        if (whole := self._of_scale(tokens, index + 1)) is not None:
            return Reading(whole[0] / _HALF, "words", whole[1], scale=whole[2])
        behind = index + 2 if _key(tokens, index + 1) in self.table.ones else index + 1
        factor, end, name = self._scale(tokens, behind, letters=False)
        return Reading(factor / _HALF, "words", end, scale=name) if end > behind else None

    def _of_scale(self, tokens: Tokens, index: int) -> tuple[Decimal, int, str] | None:
        """As in "of a million" behind "a quarter"."""
        if _key(tokens, index) not in self.table.share_links or _key(tokens, index + 1) not in self.table.ones:
            return None
        whole = self._scale(tokens, index + 2, letters=False)
        return whole if whole[1] > index + 2 else None

    def _fraction(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "half", "a third of", "two-thirds"."""
        divisors = self.table.fractions
        if divisors.get(_key(tokens, index)) == _HALF and self._half_of_scale(tokens, index) is None:
            return self._bare_half(tokens, index)
        count = self._numerator(tokens, index)
        if count is None and index == 0 and _key(tokens, index + 1) in self.table.share_links:
            count = Decimal(1), index  # "Quarter of voters stay home", as a headline has it
        value, after = count or (Decimal(0), index)
        name = self._skip_hyphen(tokens, after)
        divisor = divisors.get(_key(tokens, name))
        if count is None or divisor is None or value >= divisor:
            return None
        if (whole := self._of_scale(tokens, name + 1)) is not None:
            return Reading(value * whole[0] / divisor, "words", whole[1], scale=whole[2])
        single = value == 1 and divisor != _HALF and name == after
        closes = name + 1 >= len(tokens) or tokens[name + 1].kind == "sign"
        if single and not closes and _key(tokens, name + 1) not in self.table.fraction_followers:
            return None
        if self.scales.at(tokens, name + 1) is not None:
            return None
        return Reading(value / divisor, "words", name + 1, SHARE)

    def _bare_half(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "half of them", but neither "first half" nor "half-time"."""
        if _key(tokens, index + 1) in self.table.ones and _key(tokens, index + 2) in self.measures:
            return Reading(Decimal("0.5"), "words", index + 2)  # "half an hour"
        before = _key(tokens, index - 1) if index else ""
        if before in self.table.ordinals or (index + 1 < len(tokens) and tokens[index + 1].kind == "hyphen"):
            return None
        return Reading(Decimal("0.5"), "words", index + 1, SHARE)

    def _numerator(self, tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
        if _key(tokens, index) in self.table.ones:
            return Decimal(1), index + 1
        token = tokens[index]
        if token.kind == "digits" and token.value is not None:
            return token.value, index + 1
        phrase = self.cardinals.at(tokens, index)
        return (Decimal(self.table.cardinals[phrase[0]]), phrase[1]) if phrase else None

    def _ratio(self, tokens: Tokens, first: Reading) -> Reading | None:
        """As in "one in five", "9 out of 10": a share, unless what follows is a time or a year."""
        phrase = self.ratios.at(tokens, first.end)
        if phrase is None or phrase[1] >= len(tokens) or first.value >= _RATIO_LIMIT or first.value <= 0:
            return None
        whole = self._figure(tokens, phrase[1]) or self._words(tokens, phrase[1])
        if whole is None or not first.value < whole.value:
            return None
        if whole.value > _RATIO_LIMIT and (first.value > _TEN or looks_like_year(tokens[whole.end - 1])):
            return None
        if _key(tokens, whole.end) in self.table.units or _key(tokens, whole.end) == "%":
            return None
        return Reading(first.value / whole.value, "words", whole.end, SHARE)

    # -- vague words, ordinals, ranks, none -------------------------------------------------------

    def _vague(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "tens of thousands", "several hundred", "low thousands"; the value is an order of magnitude only."""
        if (before := self.vague_before.at(tokens, index)) is not None:
            size, end, name = self._vague_scale(tokens, before[1])
            if end > before[1]:
                return Reading(size, "vague", end, scale=name)
        edged = _key(tokens, index) in self.table.vague_edges
        phrase = self.vague.at(tokens, self._skip_hyphen(tokens, index + 1) if edged else index)
        if phrase is None or (edged and self.table.vague[phrase[0]] < _LEAST_EDGED):
            return None
        value, end = Decimal(self.table.vague[phrase[0]]), phrase[1]
        while self.table.vague_link and _key(tokens, end) == self.table.vague_link:
            link = self.vague.at(tokens, end + 1)
            if link is None or self.table.vague[link[0]] < _TEN:
                break
            value, end = value * self.table.vague[link[0]], link[1]
        return Reading(value, "vague", end)

    def _vague_scale(self, tokens: Tokens, index: int) -> tuple[Decimal, int, str]:
        if self._is_hundred(tokens, index):
            factor, end, name = self._scale(tokens, index + 1, letters=False)
            return factor * 100, end, name
        if (plural := self.vague.at(tokens, index)) and self.table.vague[plural[0]] >= _TEN:
            return Decimal(self.table.vague[plural[0]]), plural[1], plural[0]
        return self._scale(tokens, index, letters=False)

    def _ordinal_figure(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "2nd", and "2nd-largest"."""
        token = tokens[index]
        glued = token.kind == "digits" and is_glued(tokens, index + 1)
        if not glued or token.value is None or tokens[index + 1].key.lower() not in self.table.ordinal_endings:
            return None
        return self._with_superlative(tokens, Reading(token.value, "ordinal", index + 2))

    def _ranked(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "second", "twenty-first", "second-largest", "third most populous"."""
        phrase = self.ordinals.at(tokens, index)
        if phrase is None or self._is_idiom(tokens, index):
            return None
        value = Decimal(self.table.ordinals[phrase[0]])
        return self._with_superlative(tokens, Reading(value, "ordinal", phrase[1]))

    def _is_idiom(self, tokens: Tokens, index: int) -> bool:
        """Whether an ordinal stands in a phrase in which it ranks nothing: "at first"."""
        starts = range(max(0, index - _IDIOM_REACH), index + 1)
        return any((found := self.idioms.at(tokens, start)) and found[1] > index for start in starts)

    def _with_superlative(self, tokens: Tokens, ordinal: Reading) -> Reading:
        rank = self._superlative(tokens, self._skip_hyphen(tokens, ordinal.end))
        if rank is None:
            return replace(ordinal, unit=name_of_ordinal(tokens, ordinal.end, self.table))
        return Reading(ordinal.value, "rank", rank[1], rank[0])

    def _rank(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "largest", "most dangerous": the first along what the unit names."""
        found = self._superlative(tokens, index)
        return Reading(Decimal(1), "rank", found[1], found[0]) if found else None

    def _superlative(self, tokens: Tokens, index: int) -> tuple[str, int] | None:
        if (phrase := self.superlatives.at(tokens, index)) is not None:
            return self.table.superlatives[phrase[0]], phrase[1]
        most = self.table.most.get(_key(tokens, index))
        adjective = _key(tokens, index + 1)
        if most is None or not adjective.endswith(self.table.most_endings) or len(adjective) < _SHORTEST_ADJECTIVE:
            return None
        return f"{most} {adjective}", index + 2

    def _none(self, tokens: Tokens, index: int) -> Reading | None:
        phrase = self.nones.at(tokens, index)
        if phrase is None or _key(tokens, phrase[1]) in self.table.none_stops:
            return None
        behind = phrase[1] + 1 if _key(tokens, phrase[1]) == "." else phrase[1]
        if behind < len(tokens) and tokens[behind].kind == "digits":
            return None  # "No. 5" is a name
        return Reading(Decimal(0), "none", phrase[1])


def _phrases(words: Iterable[str]) -> Phrases:
    return Phrases(tuple(words))


def _key(tokens: Tokens, index: int) -> str:
    return tokens[index].key if 0 <= index < len(tokens) else ""
