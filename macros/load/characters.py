"""Characters that are refused in files: what is invisible, reorders what a reader sees, or is no text.

Offsets count code points. The classes follow Unicode's general categories and UAX #9 (direction marks).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

SOFT_HYPHEN = "\u00ad"


def _ligatures() -> dict[str, str]:
    """The typesetter's ligatures (Latin, Armenian, Hebrew alef-lamed, Arabic lam-alef), as the letters they join.

    Not æ, œ or ĳ: these are letters of their languages.
    """
    ranges = ((0xFB00, 0xFB06), (0xFB13, 0xFB17), (0xFB4F, 0xFB4F), (0xFEF5, 0xFEFC))
    joined = (chr(code) for first, last in ranges for code in range(first, last + 1))
    return {ligature: unicodedata.normalize("NFKC", ligature) for ligature in joined}


LIGATURES = _ligatures()


@dataclass(frozen=True, slots=True)
class BadCharacter:
    """A character that is refused: its offset in the text, its Unicode name, and why, in words for the author."""

    index: int
    name: str
    why: str


_REFUSED: tuple[tuple[str, str], ...] = (
    ("\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f", "control characters are not text"),
    ("\r", "a carriage return alone hides a line; end lines with a line feed"),
    ("\x85\u2028\u2029", "this line break is invisible in most editors and diffs; use an ordinary one"),
    ("\u202a-\u202e\u2066-\u2069", "it reorders what a reader sees; use the marks U+200E or U+200F"),
    ("\u200b\u2060-\u2064\u206a-\u206f\ufff9-\ufffb", "it is invisible and splits or joins words unseen"),
    ("\ufeff", "a byte order mark may stand only at the start of a file"),
    ("\U000e0000-\U000e007f", "tag characters are invisible and can carry hidden text"),
    ("\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd", "private-use characters show differently everywhere"),
    ("\ud800-\udfff", "a lone surrogate is not a character"),
    (
        "\ufdd0-\ufdef" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)),
        "Unicode reserves this code as no character",
    ),
)
_AUTHORED_ONLY: tuple[tuple[str, str], ...] = (
    (SOFT_HYPHEN, "a soft hyphen is invisible and spoils search; leave it out (the quote gate ignores it)"),
    ("".join(LIGATURES), "a ligature spoils search; write its letters (the quote gate treats them alike)"),
)


NOT_NFC = "not NFC"
MOST_MARKS = 16  # combining marks on one letter; no script stacks nearly as many
PILE = f"more than {MOST_MARKS} marks on one letter are no text"


def _combining() -> str:
    # By category: the Bengali, Oriya and Tamil vowels that compose have no combining class.
    marks = [code for code in range(0x300, 0x20000) if unicodedata.category(chr(code))[0] == "M"]
    starts = [code for place, code in enumerate(marks) if place == 0 or marks[place - 1] != code - 1]
    ends = [code for place, code in enumerate(marks) if place == len(marks) - 1 or marks[place + 1] != code + 1]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


COMBINING = _combining()
"""Every combining mark, as the inside of a character class: `re` does not count them as word characters."""

_JOINED = COMBINING + "\u1161-\u1175\u11a8-\u11c2"  # Korean vowels and finals are no combining marks, yet compose
# Soft hyphens do not part them: they are dropped where words are compared.
_NEXT = f"{SOFT_HYPHEN}*[{COMBINING}]"
_PILE = re.compile(f"[{COMBINING}](?:{_NEXT}){{{MOST_MARKS - 1}}}({_NEXT})(?:{_NEXT})*")
# A run of code points that normalisation treats as one; the rest of the text normalises code point by code point.
_CLUSTER = re.compile(f"[^{_JOINED}]?[{_JOINED}]+|.", re.DOTALL)


def _pattern(refused: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    # A carriage return is refused only alone: CRLF is a line end.
    return re.compile("|".join("(\r(?!\n))" if marks == "\r" else f"([{marks}])" for marks, _ in refused))


_STORED = _pattern(_REFUSED)
_AUTHORED = _pattern(_REFUSED + _AUTHORED_ONLY)


def bad_characters(text: str, *, stored: bool) -> tuple[BadCharacter, ...]:
    """Return every refused character of a stored text (`stored`) or of text that an author wrote, in order.

    Refused are control characters, direction overrides and isolates, invisible characters, tag characters,
    private use, line breaks that are none in an editor, piles of accents, and byte order marks (decode files as
    `utf-8-sig`, which takes away the one at the start). ZWNJ, ZWJ, LRM and RLM are allowed: Persian, Kurdish and emoji
    need them.
    A stored text copies others' words, so it may hold soft hyphens, ligatures and text that is not in NFC.
    """
    whys = [why for _, why in _REFUSED + _AUTHORED_ONLY]
    found = [
        BadCharacter(match.start(), _name(match[0]), whys[(match.lastindex or 1) - 1])
        for match in (_STORED if stored else _AUTHORED).finditer(text)
    ]
    piles = tuple(_piles(text))
    found.extend(piles)
    if not stored and not piles:
        found.extend(_not_composed(text))
    return tuple(sorted(found, key=lambda bad: bad.index))


def _piles(text: str) -> Iterator[BadCharacter]:
    """Letters under more marks than any script has: nobody can read them, and they cost time without end."""
    if text.isascii():
        return  # has no marks; looking for them would take a quarter of a check
    for match in _PILE.finditer(text):
        place = match.end(1) - 1
        yield BadCharacter(place, _name(text[place]), PILE)


def _not_composed(text: str) -> Iterator[BadCharacter]:
    """Letters whose accents stand apart: each run of a base and its marks that NFC would write otherwise."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            yield BadCharacter(match.start(), NOT_NFC, f"the text is not in Unicode NFC; write {composed}")


def _name(mark: str) -> str:
    return f"U+{ord(mark):04X} {unicodedata.name(mark, '')}".rstrip()
