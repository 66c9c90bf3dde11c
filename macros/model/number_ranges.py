"""Links two numbers into a range: "2,000 to 5,000", "between 3 and 5 million", "$3–5bn", "10–20%"."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from macros.model.language_table import LanguageTable
from macros.model.number_mention import NumberMention, RangeEnd
from macros.model.number_names import FIRST_YEAR, LAST_HOUR, LAST_YEAR, YEAR_DIGITS
from macros.model.number_tokens import fold_word

_DASHES = {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ASIDE = "(, "
_CHANGE_REACH = 6
_CLAUSE_REACH = 12  # words of one clause: "raised the number of stations on the flank from 12 to 19"
_CLAUSE_END = re.compile(r"[;:,.(–—]\s")
_LAST_DAY = 31
_SHORT_YEAR_DIGITS = 2
_SCORE = "#score"
_HIGHEST: Final[Mapping[str, int]] = {"#day": _LAST_DAY, "#clock": LAST_HOUR}
_MULTIPLES = frozenset({"times", "halved"})
_CHANGE: Final[tuple[RangeEnd, RangeEnd]] = ("from", "to")


def link_ranges(text: str, mentions: tuple[NumberMention, ...], table: LanguageTable) -> tuple[NumberMention, ...]:
    """The mentions, the ends of each range marked and given the scale and unit that both share."""
    found = list(mentions)
    for index in range(len(found) - 1):
        low, high = found[index], found[index + 1]
        if low.range_end or low.form not in ("digits", "words") or high.form not in ("digits", "words"):
            continue
        pair = _names(text, low, high, table) or _score(text, low, high) or _link(text, low, high, table)
        if pair is not None:
            found[index], found[index + 1] = pair
    return tuple(found)


def _score(text: str, low: NumberMention, high: NumberMention) -> tuple[NumberMention, NumberMention] | None:
    """As in "3-2": two small figures on a dash that do not rise are a score and count no things."""
    if text[low.end : high.start] not in _DASHES or not {low.unit, high.unit} <= {"", _SCORE}:
        return None
    plain = all(one.words.isdigit() and len(one.words) < YEAR_DIGITS and not one.scale for one in (low, high))
    if not plain or not 0 <= high.value <= low.value:
        return None
    return replace(low, unit=_SCORE), replace(high, unit=_SCORE)


def _link(
    text: str, low: NumberMention, high: NumberMention, table: LanguageTable
) -> tuple[NumberMention, NumberMention] | None:
    """The two ends of a range or of a change, or None."""
    if low.is_name or high.is_name:
        return None
    opener, opening = _opener(text, low, table)
    joined = _joiner(text, low, high, opener)
    if joined.strip(_ASIDE) in table.alternatives:
        joined = joined.strip(_ASIDE)
    joins = joined in _DASHES or joined in table.range_openers.get(opener, frozenset())
    if not joins and not _is_second_guess(joined, low, high, table):
        return None
    if joined == high.qualifier:
        high = replace(high, qualifier="", outer_start=high.start)
    if joined in table.alternatives and high.value > 2 * low.value:
        return None
    first, second = _shared(low, high, table)
    if first.unit != second.unit or not _rises(first, second) or _is_multiple(low, high, table):
        return None
    ends = _ends(text, opener, opening, table)
    if first.value > second.value:
        return None if ends == _CHANGE else _marked(first, second, opening, ("high", "low"))
    return _marked(first, second, opening, ends)


def _rises(first: NumberMention, second: NumberMention) -> bool:
    """Whether two figures can be the ends of a range; frost may be told from its milder end: "minus 9 to minus 15"."""
    return first.value < second.value or second.value < first.value < 0


def _is_multiple(low: NumberMention, high: NumberMention, table: LanguageTable) -> bool:
    """Whether the first only says how often the second holds what was before: "doubled to 340"."""
    return low.words in table.compounds and high.words not in table.compounds and low.unit in _MULTIPLES


def _marked(
    first: NumberMention, second: NumberMention, opening: int, ends: tuple[RangeEnd, RangeEnd]
) -> tuple[NumberMention, NumberMention]:
    first_end, second_end = ends
    return (
        replace(first, range_end=first_end, other_end=second.value, outer_start=opening),
        replace(second, range_end=second_end, other_end=first.value),
    )


def _ends(text: str, opener: str, opening: int, table: LanguageTable) -> tuple[RangeEnd, RangeEnd]:
    """A range, or a change: for sure by its "from" ("rose from 3 to 5"), else it may be either ("rose 3 to 5")."""
    before = _words_before(text, opening)
    if opener in table.firm_openers or not any(word in table.change_words for word in before):
        return "low", "high"
    firm = any(word in table.change_words - table.weak_change_words for word in before)
    sure = opener and (firm or before[-1] in table.change_words) and before[-1] not in table.range_words
    return _CHANGE if sure else ("low or from", "high or to")


def _opener(text: str, low: NumberMention, table: LanguageTable) -> tuple[str, int]:
    """The word that opens a range before its low end ("between"), and where the whole begins."""
    words = list(_WORD.finditer(text, max(0, low.outer_start - 40), low.outer_start))
    if words and not text[words[-1].end() : low.outer_start].strip():
        word = fold_word(words[-1][0])
        if word in table.range_openers:
            return word, words[-1].start()
    return "", low.outer_start


def _joiner(text: str, low: NumberMention, high: NumberMention, opener: str) -> str:
    """What stands between the ends, without the hyphen of "two- to three-year"."""
    between = fold_word(text[low.outer_end : high.outer_start].strip())
    if not between and opener and high.outer_start < high.start:
        return high.qualifier
    bare = between.strip("-\u2010\u2011 ")
    return bare or between


def _is_second_guess(joined: str, low: NumberMention, high: NumberMention, table: LanguageTable) -> bool:
    """As in "137, possibly 150" and "137 and up to 200": the figure behind is the most that the one before may be."""
    if joined.strip(_ASIDE) == "":
        return bool(joined) and high.qualifier in table.qualifiers_parted and high.value <= 2 * low.value
    ceiling = table.qualifiers.get(high.qualifier) == "up-to"
    return ceiling and joined in table.alternatives | {table.joiner or joined}


def _words_before(text: str, start: int) -> tuple[str, ...]:
    """The words shortly before a range, and further back within its clause, which may tell of a change."""
    before = text[max(0, start - 160) : start]
    words = [fold_word(match[0]) for match in _WORD.finditer(before)]
    clause = [fold_word(match[0]) for match in _WORD.finditer(_CLAUSE_END.split(before)[-1])]
    return (*clause[-_CLAUSE_REACH:], *words[-_CHANGE_REACH:])


def _shared(low: NumberMention, high: NumberMention, table: LanguageTable) -> tuple[NumberMention, NumberMention]:
    """Both ends with the scale of the high one and the unit of either: "$3–5 million"."""
    factor = scale_factor(high.scale, table)
    if not low.scale and factor > 1 and low.value < high.value / factor:
        low = replace(low, value=low.value * factor, scale=high.scale)
    unit = low.unit or high.unit
    if unit.startswith("-") or (low.unit and high.unit):
        return low, high
    return replace(low, unit=unit), replace(high, unit=unit)


def scale_factor(scale: str, table: LanguageTable) -> Decimal:
    """The product of scale words: "hundred thousand" is 100,000."""
    factor = Decimal(1)
    for word in scale.split():
        sizes = (table.scales, table.hundred, table.letter_scales)
        factor *= next((size for sizes_of in sizes if (size := sizes_of.get(word.lower()))), 1)
    return factor


def _names(
    text: str, low: NumberMention, high: NumberMention, table: LanguageTable
) -> tuple[NumberMention, NumberMention] | None:
    """Two days, hours or years, of which one tells what the other is: "12–14 March", "8 to 12 o'clock"."""
    joined = _joiner(text, low, high, "").removeprefix(".").strip()  # as in "3. bis 5. März"
    if joined not in _DASHES | {"/"} and joined not in table.date_joiners:
        return None
    highest = _HIGHEST.get(high.unit)
    if highest is not None and low.unit == "" and low.value <= highest:
        return replace(low, unit=high.unit), high
    if low.unit == "#day" and high.unit == "" and high.value <= _LAST_DAY and not high.counted:
        return low, replace(high, unit="#day")
    if low.unit == "#year" and high.unit == "" and _year_like(high, joined):
        return low, replace(high, unit="#year")
    if high.unit == "#year" and low.unit == "" and _year_like(low, ""):
        return replace(low, unit="#year"), high
    return None


def _year_like(mention: NumberMention, joined: str) -> bool:
    """Four plain digits, or two behind a dash ("2003–04")."""
    digits = mention.words if mention.words.isdigit() else ""
    short = len(digits) == _SHORT_YEAR_DIGITS and joined in _DASHES | {"/"}
    return short or (len(digits) == YEAR_DIGITS and FIRST_YEAR <= mention.value <= LAST_YEAR)
