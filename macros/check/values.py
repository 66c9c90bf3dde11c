"""Compares what a statement claims with the words it rests on: numbers, qualifiers, units.

Pure: strings and dates in, what is missing out. Records and problems are known to `value_gate.py`, the
dates of the claim to `date_values.py` and `date_texts.py`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from macros.check.date_texts import missing_dates_in_text
from macros.check.date_values import inferred_parts, missing_parts
from macros.check.missing import Missing, Reason, What
from macros.check.value_words import (
    denies,
    missing_numerals,
    missing_unit_words,
    missing_words,
    stands_in,
    without_told_rates,
)
from macros.model.dates import EdtfDate
from macros.model.languages import BARE, LANGUAGES, table_of
from macros.model.numbers import NumberMention, RangeEnd, find_numbers
from macros.model.quantities import bound_of
from macros.model.text import plain

__all__ = [
    "Claimed",
    "Missing",
    "Reason",
    "What",
    "inferred_parts",
    "missing_in_text",
    "missing_parts",
    "missing_source_words",
    "missing_values",
]

_AMBIGUOUS_UNITS = {"pound": frozenset({"£", "lb"})}
"""Words that may mean either of two units."""
_KINDS = {"digits": "count", "words": "count", "none": "count", "vague": "vague", "ordinal": "rank", "rank": "rank"}
_ARTICLES = frozenset(article for table in LANGUAGES.values() for article in table.ones) - {"one"}
_BOTH = "-both"
"""The unit of "both", which two may bear out although "two" does not rest on "both"."""
_NEXT_WORD = 40  # letters within which the word beside a number ends
_VAGUE_EDGES = re.compile(r"^(?:the|die|la) (?=maj|meh)|^(?:an?|eine|une) (?=maj|meh|min)| of$")
_OF_TIME = frozenset({"#year", "#clock"})
_SIDES: Mapping[RangeEnd, RangeEnd] = {"from": "low", "low or from": "low", "to": "high", "high or to": "high"}
_DATE_UNITS = frozenset({"#year", "#day", "#date", "#decade"})


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value that a record states: a quantity's words with its unit field, or a date with its words.

    `field` names the record's field (`since`, `until`, `date` …): the words "since" and "by" are then
    known to be said, or not said, by the field itself. `beside` are the record's other words on a quantity,
    its label among them, which may say per what it is ("Daily pay").
    """

    text: str = ""
    unit: str = ""
    date: EdtfDate | None = None
    date_words: str | None = None
    field: str | None = None
    beside: tuple[str, ...] = ()


def missing_values(
    claimed: Claimed, stretches: Sequence[str], covered_by: Sequence[str], language: str, text_language: str = ""
) -> tuple[Missing, ...]:
    """What of a claimed value stands neither in its evidence nor in the reasoning that covers it.

    `stretches` are the evidence, `covered_by` the texts of `inference` or `date_note`, `language` the
    BCP 47 tag of the source, `text_language` that of the claim where it is another.
    """
    missing: list[Missing] = []
    if claimed.text:
        mentions = _claimed_mentions(claimed, text_language or language)
        supports = _supports(stretches, covered_by, language)
        mentions, supports = _comparable(mentions, supports, text_language or language, language)
        supports = without_told_rates(supports, claimed.beside, language)
        missing += _missing_numbers(mentions, supports, claimed.text)
        texts = (*stretches, *covered_by)
        missing += _missing_beside(claimed, mentions, texts, language)
        if not missing and table_of(text_language or language) is table_of(language):
            missing += missing_words(claimed.text, mentions, texts)
    if claimed.date is not None:
        told = {language: stretches}
        missing += missing_parts(claimed.date, told, covered_by, text_language or language, claimed.field)
    if claimed.date_words and not stands_in(claimed.date_words, (*stretches, *covered_by)):
        missing.append(Missing("date-words", claimed.date_words))
    return tuple(missing)


def _missing_beside(
    claimed: Claimed, mentions: Sequence[NumberMention], texts: Sequence[str], language: str
) -> list[Missing]:
    """What stands beside the numbers of a value: the thing counted, and numerals that are not read."""
    if not mentions:
        return [] if stands_in(claimed.text, texts) else [Missing("number", claimed.text)]
    missing = missing_numerals(claimed.text, mentions, texts)
    if claimed.unit and not _known_unit(claimed.unit, language):
        missing += missing_unit_words(claimed.unit, texts)
    return missing


def missing_source_words(
    text: str, stretches: Sequence[str], covered_by: Sequence[str], language: str, text_language: str
) -> tuple[Missing, ...]:
    """The words of a text that must be the source's own, such as the time that a statistic measures.

    In another language than the source's they are a translation and not compared.
    """
    if language.partition("-")[0] != text_language.partition("-")[0]:
        return ()
    words = _without_markup(text)
    missing = missing_words(words, find_numbers(words, language), (*stretches, *covered_by))
    return tuple(one for one in missing if not one.words.isdigit())


def missing_in_text(
    text: str, stretches: Sequence[str], covered_by: Sequence[str], language: str, text_language: str = ""
) -> tuple[Missing, ...]:
    """The numbers and dates in a free text (title, label …) that neither evidence nor reasoning holds."""
    words = _without_markup(text)
    read = find_numbers(words, text_language or language)
    texts = (*stretches, *covered_by)
    numerals = missing_numerals(words, read, texts, language=text_language or language)
    denied = denies(texts, language)
    mentions = [
        mention
        for mention in read
        if mention.unit not in _DATE_UNITS
        and not _is_plain_word(mention)
        and not (mention.form == "none" and (denied or _is_answer(mention, words, text_language or language)))
    ]
    # A title may leave to other words per what a number is, "Pay rises to $40" of "$40 a day".
    supports = [replace(one, rate="") for one in _supports(stretches, covered_by, language)]
    mentions, supports = _comparable(mentions, supports, text_language or language, language)
    numbers = _missing_numbers(mentions, supports, words)
    dates = missing_dates_in_text(words, stretches, covered_by, language, text_language or language)
    years = {(missing.start, missing.end) for missing in dates}
    return (*(number for number in numbers if (number.start, number.end) not in years), *dates, *numerals)


def _without_markup(text: str) -> str:
    """The words of a text field; an id in a link without words is not read as words."""
    return plain(re.sub(r"\[\[[^\[\]|]*\]\]", "…", text))


def _is_plain_word(mention: NumberMention) -> bool:
    """Words that in a sentence are no figure: a lone "one", and the article of "a year"."""
    lone_one = mention.form == "words" and mention.value == 1 and not mention.qualifier and not mention.scale
    return lone_one and (not mention.unit or mention.words in _ARTICLES)


def _is_answer(mention: NumberMention, text: str, language: str) -> bool:
    """Whether "no" counts nothing: an answer ("says no", "the no") or a part of another word ("no-fly")."""
    table = table_of(language) or BARE
    before = text[max(0, mention.start - _NEXT_WORD) : mention.start].casefold().split()
    behind = text[mention.end : mention.end + _NEXT_WORD].lstrip()
    if mention.unit.startswith("-"):
        return True  # "no-fly zone"
    alone = mention.words in table.answers and not behind[:1].isalnum()
    return alone or (bool(before) and before[-1] in table.ones | table.lead_words)


def _supports(stretches: Sequence[str], covered_by: Sequence[str], language: str) -> list[NumberMention]:
    return [mention for text in (*stretches, *covered_by) for mention in find_numbers(text, language)]


def _comparable(
    claimed: list[NumberMention], supports: list[NumberMention], claim_language: str, source_language: str
) -> tuple[list[NumberMention], list[NumberMention]]:
    """Across languages qualifiers are compared by what they bound, and vague words by their magnitude."""
    if table_of(claim_language) is table_of(source_language):
        return claimed, supports
    return [_by_sense(one, claim_language) for one in claimed], [_by_sense(one, source_language) for one in supports]


def _by_sense(mention: NumberMention, language: str) -> NumberMention:
    table = table_of(language) or BARE
    bound = bound_of(mention.qualifier, table) if _KINDS[mention.form] != "rank" else mention.qualifier
    sense = "" if bound == "exact" else bound
    return replace(
        mention, rate="", qualifier=sense, words=str(mention.value) if mention.form == "vague" else mention.words
    )


def _claimed_mentions(claimed: Claimed, language: str) -> list[NumberMention]:
    """The figures of a value; four digits count here, and a known unit of the unit field is theirs."""
    unit = _known_unit(claimed.unit, language)
    mentions = []
    for mention in find_numbers(claimed.text, language):
        counted = replace(mention, unit="", counted=True) if mention.unit == "#year" else replace(mention, counted=True)
        mentions.append(replace(counted, unit=unit) if unit and not counted.unit else counted)
    return mentions


def _known_unit(unit: str, language: str) -> str:
    """The canonical name of a unit that is written alone: "per cent" is "%"."""
    if not unit:
        return ""
    read = find_numbers(f"1 {unit}", language) or find_numbers(f"{unit}1", language)
    return read[0].unit if read and read[0].unit and not read[0].is_name else ""


def _missing_numbers(claimed: Sequence[NumberMention], supports: Sequence[NumberMention], text: str) -> list[Missing]:
    """What each claimed number lacks; both ends of a range must stand as one range."""
    # Where they stand says nothing of what they tell: a text of thousands of figures is compared with its like in time.
    placeless = dict.fromkeys(replace(one, start=0, end=0, outer_start=0, outer_end=0) for one in supports)
    by_value: dict[Decimal, list[NumberMention]] = {}
    for support in placeless:
        by_value.setdefault(support.value, []).append(support)
    return [part for mention in claimed for part in _missing_number(mention, by_value.get(mention.value, ()), text)]


def _missing_number(mention: NumberMention, supports: Sequence[NumberMention], text: str) -> list[Missing]:
    """Compare one number with the nearest of the same value: the one that differs in fewest respects."""
    same = [support for support in supports if _same_value(mention, support)]
    if not same and mention.unit == _BOTH:
        return _missing_number(replace(mention, unit=""), supports, text)  # "both sides" are "the two sides"
    if not same:
        return [Missing(_what(mention), text[mention.start : mention.end], start=mention.start, end=mention.end)]
    differences = [_differences(mention, support, text) for support in same]
    return min(differences, key=len)


def _what(mention: NumberMention) -> What:
    if mention.range_end in ("low", "high"):
        return "range-end"
    return "rank" if _KINDS[mention.form] == "rank" else "number"


def _same_value(claimed: NumberMention, support: NumberMention) -> bool:
    """Whether two mentions tell the same number, unit and qualifier aside."""
    kind = _KINDS[claimed.form]
    if kind != _KINDS[support.form] or claimed.value != support.value:
        return False
    if kind == "vague":
        return _vague(claimed.words) == _vague(support.words)
    if kind == "rank":
        return claimed.unit == support.unit or (not claimed.counted and _is_bare(claimed) and _is_bare(support))
    if claimed.is_name or support.is_name:
        return _same_name(claimed, support)
    return _same_compound(claimed, support)


def _is_bare(ordinal: NumberMention) -> bool:
    """Whether an ordinal ranks by nothing, if in a compound: a title may make "fifth-century" of "fifth century"."""
    return ordinal.unit == "" or ordinal.unit.startswith("-")


def _vague(words: str) -> str:
    """A vague number without its article and what links it: "the majority", "majority of"."""
    return _VAGUE_EDGES.sub("", words)


def _same_name(claimed: NumberMention, support: NumberMention) -> bool:
    """Names compare by what they name: Article 5 is not 5. Four bare digits may be a year, "8" an hour."""
    if not claimed.counted and claimed.unit == "" and support.unit in _OF_TIME:
        return True
    return claimed.unit == support.unit and (claimed.words == support.words or claimed.unit == "#clock")


def _same_compound(claimed: NumberMention, support: NumberMention) -> bool:
    """A compound that is no measure is its own word: two is not in "two-state"."""
    if claimed.unit.startswith("-") or support.unit.startswith("-"):
        return claimed.unit == support.unit
    return True


def _differences(claimed: NumberMention, support: NumberMention, text: str) -> list[Missing]:
    """In what a claimed number differs from one of the same value: unit, qualifier, being a range's end."""
    found: list[Missing] = []
    if (
        _KINDS[claimed.form] != "rank"
        and not (claimed.is_name or support.is_name)
        and not _same_unit(claimed.unit, support.unit)
    ):
        found.append(_change("unit", claimed.unit, support.unit, claimed))
    if support.rate and claimed.rate != support.rate:
        found.append(_change("unit", claimed.rate, support.rate, claimed))
    if claimed.qualifier != support.qualifier:
        found.append(_change("qualifier", claimed.qualifier, support.qualifier, claimed))
    if not _same_end(claimed, support):
        reason: Reason = "added" if claimed.range_end else "dropped"
        words = text[claimed.start : claimed.end]
        found.append(Missing("range-end", words, reason, claimed.start, claimed.end))
    return found


def _change(what: What, claimed: str, support: str, mention: NumberMention) -> Missing:
    """A unit or qualifier that was dropped, added or changed."""
    if not claimed:
        return Missing(what, support, "dropped", mention.start, mention.end)
    reason: Reason = "changed" if support else "added"
    return Missing(what, claimed, reason, mention.start, mention.end, support)


def _same_unit(claimed: str, support: str) -> bool:
    if claimed == support:
        return True
    return claimed in _AMBIGUOUS_UNITS.get(support, ()) or support in _AMBIGUOUS_UNITS.get(claimed, ())


def _same_end(claimed: NumberMention, support: NumberMention) -> bool:
    """Whether both are the same end of a range, or both of none; either end of a change may stand alone, and is none.

    "30 to 45" does not rest on "rose from 30 to 45".
    """
    one, other = (_SIDES.get(end, end) for end in (claimed.range_end, support.range_end))
    if one == other:
        made_a_range = support.range_end in ("from", "to") and claimed.range_end in ("low", "high")
        return claimed.other_end == support.other_end and not made_a_range
    changes = claimed.range_end in _SIDES or support.range_end in _SIDES
    return changes and "" in (one, other)
