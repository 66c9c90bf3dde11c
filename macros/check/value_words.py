"""The words of a claimed value that are no number, and numerals that the reader of numbers does not read.

Pure, as `values.py`, which compares the numbers themselves.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from macros.check.clauses import read_clauses
from macros.check.missing import Missing
from macros.model.guard_words import guard_words
from macros.model.languages import BARE, table_of
from macros.model.numbers import NumberMention, find_numbers

_FUNCTION_WORDS = frozenset("the a an of der die das des den dem ein eine von le la les un une du de des d'".split())
"""Words that a value may hold and its evidence lack: they say nothing of what is counted."""
_OF_RATES = frozenset({"per", "each", "every"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_RUN = re.compile(r"\w+")


def missing_words(text: str, mentions: Sequence[NumberMention], texts: Sequence[str]) -> list[Missing]:
    """The words of a value beside its number that no text holds, as one: they too are shown as the source's words."""
    stems = {_stem(word) for one in texts for word in words_of(one)}
    found = [
        match
        for match in _WORD.finditer(text)
        if not _is_of_number(match, mentions)
        and match[0].casefold() not in _FUNCTION_WORDS
        and _stem(match[0].casefold()) not in stems
    ]
    words = " … ".join(match[0] for match in found)
    return [Missing("words", words, start=found[0].start(), end=found[-1].end())] if found else []


def _is_of_number(match: re.Match[str], mentions: Sequence[NumberMention]) -> bool:
    """Whether a word belongs to a number, its unit, its qualifier or its range, which are compared as such."""
    start, end = match.span()
    if any(mention.start <= start and end <= mention.end for mention in mentions):
        return True
    ranges = [mention for mention in mentions if mention.range_end]
    if ranges and ranges[0].outer_start <= start and end <= ranges[-1].outer_end:
        return True
    word = match[0].casefold()
    around = (one for one in mentions if one.outer_start <= start and end <= one.outer_end)
    return any(word in one.qualifier.split() or (bool(one.rate) and word in _OF_RATES) for one in around)


def without_told_rates(supports: Sequence[NumberMention], beside: Sequence[str], language: str) -> list[NumberMention]:
    """The numbers of the evidence, less the rates that a record's other words say: "Daily pay" of "$40 a day"."""
    names = (table_of(language) or BARE).rate_nouns
    words = {word for text in beside for word in words_of(text)}
    figures = {str(figure.value) for text in beside for figure in find_numbers(text, language)}
    return [
        replace(one, rate="") if one.rate in words | figures or words & names.get(one.rate, frozenset()) else one
        for one in supports
    ]


def missing_unit_words(unit: str, texts: Sequence[str]) -> list[Missing]:
    """Words of a unit field that are no measure ("fighters") must stand in the evidence."""
    stems = {_stem(word) for one in texts for word in words_of(one)}
    return [Missing("unit", word) for word in words_of(unit) if _stem(word) not in stems]


def words_of(text: str) -> list[str]:
    """The words of a text without regard to case."""
    return [match[0].casefold() for match in _WORD.finditer(text)]


def _stem(word: str) -> str:
    """A word without the ending of a plural or of a possessive."""
    plain = word.replace("’", "'").rstrip("'").removesuffix("'s")
    return f"{plain.removesuffix('ies')}y" if plain.endswith("ies") else plain.removesuffix("s")


def stands_in(words: str, texts: Iterable[str]) -> bool:
    """Whether words stand in a text at word boundaries, spacing, quotation marks and case aside."""
    pattern = re.compile(rf"(?<!\w){re.escape(_plain(words))}(?!\w)")
    return any(pattern.search(_plain(text)) for text in texts)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‑", "-").replace("–", "-").split()).casefold()


def missing_numerals(
    text: str, mentions: Sequence[NumberMention], texts: Sequence[str], *, language: str = ""
) -> list[Missing]:
    """Numerals that are not read as numbers (②, ⁹⁹, 三, Ⅳ): the word they stand in must stand in a text.

    In a text of a language without a table, letters that also count (一 in 一些) are no numerals.
    """
    held = {unicodedata.normalize("NFKC", run) for one in texts for run in _RUN.findall(one)}
    lettered = bool(language) and (table_of(language) or BARE) is BARE
    return [
        Missing("number", match[0], start=match.start(), end=match.end())
        for match in _unread(text, mentions, lettered=lettered)
        if unicodedata.normalize("NFKC", match[0]) not in held and not any(match[0] in one for one in texts)
    ]


def _unread(text: str, mentions: Sequence[NumberMention], *, lettered: bool) -> Iterator[re.Match[str]]:
    """The words that hold a numeral of another script which no number takes in."""
    taken_in = {place for mention in mentions for place in range(mention.start, mention.end)}
    for match in _RUN.finditer(text):
        numerals = [
            place
            for place, char in enumerate(match[0], start=match.start())
            if char.isnumeric() and not char.isascii() and not (lettered and char.isalpha())
        ]
        if not taken_in.issuperset(numerals):
            yield match


def denies(texts: Collection[str], language: str) -> bool:
    """Whether a text denies anything: "no deal" may rest on "failed to agree". Unknown languages may."""
    words = guard_words(language)
    if words is None:
        return True
    for text in texts:
        clauses = read_clauses(text, words)
        if clauses.negations or any(True for _ in clauses.runs(words.negations_before)):
            return True
    return False
