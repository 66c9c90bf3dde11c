"""Finds every number in a text, with its unit and the qualifier that governs it.

Token boundaries are kept: 137 is not in 1,137, "two" not in "two-decade-long", million is not billion,
18 per cent is not 18 percentage points and A$ is not $. Numbers that are no values (years, days of a
month, article, telephone, model and house numbers) carry a unit that begins with `#`.
"""

from bisect import bisect_left
from decimal import Decimal
from functools import lru_cache

from macros.model.language_table import LanguageTable
from macros.model.languages import BARE, table_of
from macros.model.number_mention import NumberMention, RangeEnd
from macros.model.number_names import is_counted, name_unit
from macros.model.number_qualifiers import Qualifiers
from macros.model.number_ranges import link_ranges
from macros.model.number_rates import link_rates
from macros.model.number_reading import Form, Reader, Reading
from macros.model.number_shares import link_shares
from macros.model.number_tokens import Phrases, Token, is_glued, tokens_of
from macros.model.number_units import Unit, currency_before, unit_after

__all__ = ["Form", "NumberMention", "RangeEnd", "find_numbers"]

_ONE_OF_REACH = 6
_MINUS_SIGNS = "-\u2212\u2013\u2010\u2011"
Tokens = tuple[Token, ...]


def find_numbers(text: str, language: str = "en") -> tuple[NumberMention, ...]:
    """Every number of a text, in order.

    `language` is a BCP 47 tag. Where it has no word table only digits, signs and symbols are read.
    """
    table = table_of(language)
    return _find(text, table.code if table else "")


@lru_cache(maxsize=8192)
def _find(text: str, code: str) -> tuple[NumberMention, ...]:
    finder = _finder(code)
    tokens = tokens_of(text, finder.table)
    found: list[NumberMention] = []
    index = 0
    while index < len(tokens):
        mention = finder.mention(text, tokens, index, found[-1].end if found else 0)
        if mention is not None and found and found[-1].form == "rank" and mention.start < found[-1].outer_end:
            mention = None  # the "one" of "largest but one"
        if mention is not None:
            if found and _takes_in(mention, found[-1], text):
                found.pop()
            found.append(mention)
        index = max(index + 1, _token_at(tokens, mention.end) if mention else 0)
    linked = link_shares(text, link_ranges(text, tuple(found), finder.table), finder.table)
    return link_rates(tokens, linked, finder.table)


def _takes_in(rank: NumberMention, number: NumberMention, text: str) -> bool:
    """Whether a rank's qualifier holds the number directly before it: "one of the three driest"."""
    inside = rank.form == "rank" and rank.outer_start < number.start and number.form in ("digits", "words")
    return inside and not text[number.end : rank.start].strip()


@lru_cache(maxsize=8)
def _finder(code: str) -> "_Finder":
    return _Finder(table_of(code) or BARE)


class _Finder:
    """What is prepared once for a language: its reader, its qualifiers, its units."""

    def __init__(self, table: LanguageTable) -> None:
        self.table = table
        self.reader = Reader(table)
        self.qualifiers = Qualifiers(table)
        self.units = Phrases(tuple(table.units))
        self._counting = table.rate_words | table.cardinals.keys() | table.scales.keys() | table.units.keys()

    def mention(self, text: str, tokens: Tokens, index: int, free: int) -> NumberMention | None:
        """The number that begins at a token; what stands before the offset `free` belongs to the one before."""
        token = tokens[index]
        if token.kind in ("name", "date", "decade"):
            return _named(token) if any(char.isdigit() for char in token.key) else None
        if (opened := self.qualifiers.one_of(tokens, index)) is not None:
            return self._one_of(tokens, index, opened)
        reading = self.reader.read(tokens, index) or self._one_time(tokens, index)
        if reading is None:
            return None
        if reading.form in ("rank", "ordinal"):
            return self._ranked(tokens, index, reading)
        return self._counted(text, tokens, index, reading, free)

    def _one_time(self, tokens: Tokens, index: int) -> Reading | None:
        """As in "almost a year": the article counts one, but not in a rate ("$5 a day", "twice a week")."""
        article = tokens[index].key in self.table.ones and index + 1 < len(tokens)
        if not article or tokens[index + 1].key not in self.table.time_units:
            return None
        before = tokens[index - 1] if index else None
        rate = before is not None and (before.kind != "word" or before.key in self._counting)
        return None if rate else Reading(Decimal(1), "words", index + 1)

    def _one_of(self, tokens: Tokens, index: int, opened: tuple[str, int]) -> NumberMention | None:
        """As in "one of the rare nations": one of several by a word that is no superlative; "one" counts nothing."""
        name, behind = opened
        described = behind + 1 if behind < len(tokens) and tokens[behind].key in self.table.determiners else behind
        if described >= len(tokens) or tokens[described].kind != "word":
            return None
        if any(self.reader.read(tokens, place) for place in range(behind, min(behind + _ONE_OF_REACH, len(tokens)))):
            return None
        return NumberMention(
            value=Decimal(1),
            start=tokens[described].start,
            end=tokens[described].end,
            unit=tokens[described].key,
            qualifier=name,
            form="rank",
            words=tokens[described].key,
            outer_start=tokens[index].start,
            outer_end=tokens[described].end,
        )

    def _ranked(self, tokens: Tokens, index: int, reading: Reading) -> NumberMention:
        before, first = self.qualifiers.of_rank(tokens, index, ordinal=reading.form == "ordinal")
        after, closing = self.qualifiers.behind_rank(tokens, reading.end, first=reading.value == 1)
        unit = reading.unit or name_unit(tokens, index, reading.end, self.table)
        start, end = tokens[index].start, tokens[reading.end - 1].end
        return NumberMention(
            value=_plain(reading.value),
            start=start,
            end=end,
            unit=unit,
            qualifier=f"{before} {after}".strip(),
            form=reading.form,
            words=_folded(tokens, index, reading.end),
            outer_start=tokens[first].start,
            outer_end=tokens[closing - 1].end if after else end,
        )

    def _counted(self, text: str, tokens: Tokens, index: int, reading: Reading, free: int) -> NumberMention:
        """A cardinal, vague number or none: sign, currency, unit and qualifiers around it."""
        currency = currency_before(text, tokens[index].start)
        currency = currency if currency and currency[1] >= free else None
        unit = None if reading.unit else unit_after(text, tokens, reading.end, self.table, self.units)
        unit = None if currency and unit and unit.name.startswith("-") else unit
        first = _token_at(tokens, currency[1]) if currency else index
        negative, first = self._sign(text, tokens, first)
        behind = self._behind_unit(tokens, reading.end, unit)
        before, opening = self.qualifiers.before(tokens, first, measured=bool(reading.unit or currency or unit))
        after, closing = self.qualifiers.after(tokens, behind)
        name = reading.unit or (currency[0] if currency else unit.name if unit else "")
        if not name and not reading.scale:
            name = name_unit(tokens, index, reading.end, self.table)
        return NumberMention(
            value=_plain(-reading.value if negative else reading.value),
            start=tokens[first].start,
            end=tokens[behind - 1].end,
            unit=name,
            qualifier=f"{before} {after}".strip(),
            form=reading.form,
            words=_folded(tokens, index, reading.end),
            scale=reading.scale,
            outer_start=tokens[opening].start,
            outer_end=tokens[closing - 1].end if after else tokens[behind - 1].end,
            counted=not name and is_counted(tokens, index, behind),
        )

    def _behind_unit(self, tokens: Tokens, index: int, unit: Unit | None) -> int:
        """The index behind a number, its unit and what a hyphen hangs on: "two-decade-long"."""
        position = max(index, _token_at(tokens, unit.end)) if unit else index
        while unit and unit.compound and _is_hung(tokens, position):
            position += 2
        return position

    def _sign(self, text: str, tokens: Tokens, first: int) -> tuple[bool, int]:
        """Whether a minus stands before a number, by sign or word, and where the number then begins."""
        if first == 0:
            return False, first
        before = tokens[first - 1]
        if before.key in self.table.minus and not self.qualifiers.before(tokens, first)[0]:
            return True, first - 1
        glued = is_glued(tokens, first) and text[before.start : before.end] in _MINUS_SIGNS
        free = before.start == 0 or text[before.start - 1] in " \u00a0\u202f\t\n(["
        # "2 -3" and "2 –3" are ranges written badly, not two numbers of which one is negative.
        behind_figure = first > 1 and tokens[first - 2].kind == "digits"
        return (True, first - 1) if glued and free and not behind_figure else (False, first)


def _plain(value: Decimal) -> Decimal:
    """The value without trailing zeros and without an exponent."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _is_hung(tokens: Tokens, index: int) -> bool:
    hyphen = index + 1 < len(tokens) and tokens[index].kind == "hyphen"
    return hyphen and is_glued(tokens, index) and is_glued(tokens, index + 1) and tokens[index + 1].kind == "word"


def _named(token: Token) -> NumberMention:
    units = {"decade": "#decade", "date": "#date"}
    return NumberMention(
        value=Decimal(0),
        start=token.start,
        end=token.end,
        unit=units.get(token.kind, "#name"),
        qualifier="",
        form="digits",
        words=token.key,
        outer_start=token.start,
        outer_end=token.end,
    )


def _folded(tokens: Tokens, index: int, end: int) -> str:
    return " ".join(token.key for token in tokens[index:end] if token.kind != "hyphen")


def _token_at(tokens: Tokens, offset: int) -> int:
    """The index of the first token that begins at or behind an offset."""
    return bisect_left(tokens, offset, key=lambda token: token.start)
