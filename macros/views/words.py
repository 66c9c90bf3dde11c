"""Small words that generated sentences need: numbers with nouns, lists, first letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

_IRREGULAR = {
    "person": "persons",
    "government body": "government bodies",
    "media": "media",
    "people": "people",
    "analysis": "analyses",
}
# An id that is shown by its record's name has no letter of its own.
_FIRST_LETTER = re.compile(r"(?:[*“‘\"'„«(]|\[(?!\[))*(?:\[\[[^\]|]*\|)?[*“‘\"'„«(]*(?P<letter>[^\[\]*])")
_OPENING, _CLOSING = frozenset('“"„«'), frozenset('”"“»')
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def plural_of(noun: str) -> str:
    """The plural of an English noun of the kinds and types used here."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def counted(count: int, noun: str) -> str:
    """`1 event`, `2 events`, `no events`."""
    if count == 0:
        return f"no {plural_of(noun)}"
    return f"{count:,} {noun if count == 1 else plural_of(noun)}"


def in_words(count: int) -> str:
    """Up to twelve in words, as newsrooms write them."""
    return _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def listed(words: Sequence[str], joiner: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if not words[1:]:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joiner} {words[-1]}"


def upper_first(text: str) -> str:
    """The text with a capital first letter, markup of links left alone."""
    match = _FIRST_LETTER.match(text)
    if not match:
        return text
    start, end = match.span("letter")
    return text[:start] + match["letter"].upper() + text[end:]


def trimmed(text: str) -> str:
    """Words of a stretch without the comma at which it was cut, or the quotation marks around it."""
    words = text.strip().rstrip(",;").strip()
    opens, closes = words[:1] in _OPENING, words[-1:] in _CLOSING
    if opens and not set(words[1:-1] if closes else words[1:]) & (_OPENING | _CLOSING):
        words = words[1:]
    if closes and not set(words[:-1]) & (_OPENING | _CLOSING):
        words = words[:-1]
    return words.rstrip(",;").strip()


def without_since(label: str) -> str:
    """A date's label behind a word that already says `since`."""
    return label.removeprefix("since ")


def ended(text: str) -> str:
    """The text as a sentence: with a full stop, unless it ends with a mark that needs none."""
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def slug(text: str) -> str:
    """The text as an id."""
    return "-".join("".join(mark if mark.isalnum() else " " for mark in text.lower()).split())


# Languages and scripts (BCP 47) that are written from right to left, by the Unicode CLDR.
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks lrc mzn nqo ps rhg sd syr ug ur yi".split())
_SCRIPTS = {**dict.fromkeys("adlm arab hebr nkoo rohg syrc thaa".split(), True), "latn": False, "cyrl": False}


def is_right_to_left(language: str) -> bool:
    """Whether words of a language (a BCP 47 tag: `ar`, `pa-Arab`) are written from right to left."""
    name, *parts = language.lower().split("-")
    script = next((_SCRIPTS[part] for part in parts if part in _SCRIPTS), None)
    return name in _RIGHT_TO_LEFT if script is None else script
