"""Where words and numbers begin and end in a text. Offsets count code points.

A word keeps what joins it: Baden-Baden, the town’s, two-decade-long, U.S, café in either Unicode form. A number
keeps its sign, currency, grouping, scale and per cent: −5, A$227 million, 2 000, 18 %, two hundred and five.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.load.characters import COMBINING, SOFT_HYPHEN
from macros.model.languages import BARE, LanguageTable, table_of
from macros.model.text import fold


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or one mark of punctuation, with its place; `key` is its folded text without regard to case."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The word folded as the quote gate folds it."""
        return _folded(self.text)

    @property
    def key(self) -> str:
        """What the word is compared by where case does not count."""
        return _folded(self.text).lower()

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation or a symbol rather than a word."""
        return not any(letter.isalnum() for letter in self.text)


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word).text


# Soft hyphens and the joiners of Persian, Indic scripts and emoji stand inside words.
_INSIDE = COMBINING + SOFT_HYPHEN + "\u200c\u200d"
# Written without spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese. Each letter counts as a word.
_UNSPACED = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_LETTER = rf"(?:(?![{_UNSPACED}])\w)"
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_INSIDE}])*"
# Apostrophes, hyphens and the dash of ranges and pairs (Paris–Roubaix), points, middle points, ampersand, at sign.
# The em dash parts clauses, so it joins nothing.
_JOINERS = "'\u2019\u2010\u2011\u2013.\u00b7&@-"
_JOINED = rf"(?:[{_JOINERS}]|(?<=\d)[,:/](?=\d))"
_WORD = re.compile(rf"{_RUN}(?:{_JOINED}{_RUN})*|[{_UNSPACED}][{_INSIDE}]*")
_WORD_OR_MARK = re.compile(rf"{_WORD.pattern}|\.\.\.|[^\s{_INSIDE}]")

_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
_FIRM_SPACE = r"[\u00a0\u2007\u2009\u202f]"
_CURRENCY = "$\u00a2-\u00a5\u0e3f\u20a0-\u20cf"
_DIGITS = r"\d+(?:[.,:/'\u2019\u2010\u2011\u2013\u066b\u066c\u2212-]\d+|" + _FIRM_SPACE + r"\d+)*"


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order, without punctuation."""
    return (Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text))


def words_and_marks(text: str) -> Iterator[Word]:
    """Yield the words of a text and each mark of punctuation between them, in order."""
    return (Word(match[0], match.start(), match.end()) for match in _WORD_OR_MARK.finditer(text))


def word_around(text: str, place: int) -> Word | None:
    """Return the word that place cuts in two, or None at a word boundary."""
    if not 0 < place < len(text) or text[place].isspace() or text[place - 1].isspace():
        return None
    start = next((at for at in range(place, 0, -1) if text[at - 1].isspace()), 0)
    end = next((at for at in range(place, len(text)) if text[at].isspace()), len(text))
    for match in _WORD.finditer(text, start, end):
        if match.start() < place < match.end():
            return Word(match[0], match.start(), match.end())
    return None


def number_around(text: str, place: int, language: str) -> Word | None:
    """Return the number, with its sign, currency, scale and per cent, that place cuts in two, or None."""
    found = _numbers(text, language)
    at = bisect_left(found, place, key=lambda span: span[0]) - 1
    if at < 0 or found[at][1] <= place:
        return None
    start, end = found[at]
    return Word(text[start:end], start, end)


@lru_cache(maxsize=16)
def _numbers(text: str, language: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _number(language).finditer(text))


@lru_cache(maxsize=64)
def _number(language: str) -> re.Pattern[str]:
    table = table_of(language) or BARE
    # English groups digits with commas; elsewhere an ordinary space may do it.
    spaced = rf"\d{{1,3}}(?: \d{{3}})+(?!\d)|{_DIGITS}"
    sign = rf"(?:(?<![\w)])[-\u2013\u2212+]|[\u00b1~\u2248<>\u2264\u2265]{_SPACE}?)"
    money = rf"(?:[A-Z]{{1,3}})?(?:[{_CURRENCY}]{_SPACE}?)?"
    after = rf"{_SPACE}?[%\u2030\u00b0{_CURRENCY}]"
    scale = rf"(?:[\s\u2010\u2011-]{_either((*table.scales, *table.hundred))})"
    figure = rf"{sign}?{money}(?:{_DIGITS if table.code == 'en' else spaced})(?:{after})?{scale}*"
    numeral = _either(_numerals(table))
    # "and" and "of" join only behind a large numeral: two hundred and five, tens of thousands; not "two and three".
    large = _either((*table.hundred, *table.scales))
    linked = rf"{large}\s{_either((table.joiner,))}|{_either(tuple(table.vague))}\s{_either((table.vague_link,))}"
    part = (
        rf"(?:(?:{linked})(?=\s{numeral})|{numeral}"
        rf"|{_either((*table.ones, *table.vague))}(?=\s{large}))"
    )
    spelled = rf"{part}(?:[\s\u2010\u2011-](?={numeral}){part})+"
    return re.compile(rf"{figure}|{spelled}", re.IGNORECASE)


def _numerals(table: LanguageTable) -> tuple[str, ...]:
    scaled = (word for word, size in table.vague.items() if size >= _TENS)
    return (*table.cardinals, *table.hundred, *table.scales, *scaled)


_TENS = 10  # vague words from "tens" on are numerals (tens of thousands), "several" is none


def _either(choices: tuple[str, ...]) -> str:
    longest_first = sorted(filter(None, choices), key=len, reverse=True)
    if not longest_first:
        return "(?!)"  # matches nothing
    return rf"(?:(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w))"


@lru_cache(maxsize=64)
def _spelled(language: str) -> frozenset[str]:
    return frozenset(_numerals(table_of(language) or BARE))


def is_figure(word: str, language: str) -> bool:
    """Whether a word is a number in digits, or spelled out in the language (a part of a compound counts too)."""
    if any(letter.isnumeric() for letter in word):
        return True
    parts = re.split(r"[-\u2010\u2011]", word.lower())
    return any(part in _spelled(language) for part in parts)
