"""Text: folding for comparison, and the little markup that a text field may hold.

All offsets count code points. `fold` is what the quote gate compares with: both sides, the author's words and
the source, go through the same function, so that nothing can be folded on one side only.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from macros.load.characters import LIGATURES, SOFT_HYPHEN

# --- folding -----------------------------------------------------------------------------------------------------


_REPLACED: Mapping[str, str] = MappingProxyType(
    dict.fromkeys("\u201c\u201d\u201e\u201f", '"')  # “ ” „ ‟; guillemets differ in more than shape and stay
    | dict.fromkeys("\u2018\u2019\u201a\u201b", "'")  # ‘ ’ ‚ ‛
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")  # hyphens, dashes, minus (Unicode: Dash)
    | {"\u2026": "...", SOFT_HYPHEN: ""}
    | LIGATURES
)
# A run of white space may hold soft hyphens, which are dropped wherever they stand.
_FOLDED = re.compile(rf"\s[\s{SOFT_HYPHEN}]*|[{''.join(_REPLACED)}]")
_LONG = 1000  # code points from which on folding is worth remembering: stored texts, not words


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the place of each of its code points in the original.

    `offsets[i]` is where folded code point i begins in the original, `ends[i]` where it ends; what was dropped
    (a soft hyphen) lies between an end and the next beginning. `offsets` has one more value than `text`: the
    original's length, so that an empty stretch at the end has a place too.
    """

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's range for the folded range start..end (end not included)."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold quotation marks, dashes, ellipses, white space, ligatures, soft hyphens and NFC; nothing else.

    Case, accents, guillemets and every other mark stay. White space, line breaks included, becomes one
    space a run; it is not trimmed. Folding twice changes nothing.
    """
    return _fold_long(text) if len(text) >= _LONG else _fold(text)


@lru_cache(maxsize=64)
def _fold_long(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    parts: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    place = 0
    for match in _FOLDED.finditer(text):
        parts.append(text[place : match.start()])
        offsets.extend(range(place, match.start()))
        ends.extend(range(place + 1, match.start() + 1))
        folded = _REPLACED.get(match[0], " ")
        parts.append(folded)
        offsets.extend([match.start()] * len(folded))
        ends.extend([match.end()] * len(folded))
        place = match.end()
    parts.append(text[place:])
    offsets.extend(range(place, len(text) + 1))
    ends.extend(range(place + 1, len(text) + 1))
    return _composed(Folded("".join(parts), tuple(offsets), tuple(ends)))


def _composed(folded: Folded) -> Folded:
    """Bring folded text to NFC, cluster by cluster, so that the offsets stay known."""
    if unicodedata.is_normalized("NFC", folded.text):
        return folded
    parts: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(folded.text):
        composed = unicodedata.normalize("NFC", folded.text[start:end])
        parts.append(composed)
        offsets.extend([folded.offsets[start]] * len(composed))
        ends.extend([folded.ends[end - 1]] * len(composed))
    return Folded("".join(parts), (*offsets, folded.offsets[-1]), tuple(ends))


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text, not empty, that can each be brought to NFC alone."""
    start = 0
    for place in range(1, len(text)):
        if _stands_alone(text[start:place], text[place]):
            yield start, place
            start = place
    yield start, len(text)


def _stands_alone(before: str, mark: str) -> bool:
    """Whether a code point neither combines nor composes with those before it (Hangul and Indic vowels do)."""
    if unicodedata.combining(mark):
        return False
    if mark < "\u0300":
        return True
    apart = unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", mark)
    return unicodedata.normalize("NFC", before + mark) == apart


# --- markup of text fields ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plain:
    """Literal words."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`[[target]]` or `[[target|text]]`; without words `text` is empty and the record's own name is shown."""

    target: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*emphasis*`, which may hold links."""

    parts: tuple[Plain | Link, ...]


Inline = Plain | Emphasis | Link

# The words of a link are not blank; the lookahead says so without a second way to match them (no slow patterns).
_LINK = re.compile(r"\[\[([a-z0-9]+(?:-[a-z0-9]+)*)(?:\|(?=[^\S\n]*[^\s\[\]|])([^\[\]|\n]+))?\]\]")
# An asterisk inside a word or beside another one is arithmetic or a footnote, not emphasis.
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<!\s)\*(?![\w*])")


def parse_inline(text: str) -> tuple[Inline, ...]:
    """Split a text field into literal words, `[[id]]` or `[[id|words]]` links, and `*emphasis*`.

    Everything else is literal, HTML, Markdown and Jinja included. `links_in` finds those inside emphasis too.
    """
    parts: list[Inline] = []
    place = 0
    for match in _EMPHASIS.finditer(text):
        parts.extend(_linked(text[place : match.start()]))
        parts.append(Emphasis(tuple(_linked(match[1]))))
        place = match.end()
    parts.extend(_linked(text[place:]))
    return tuple(parts)


def _linked(text: str) -> Iterator[Plain | Link]:
    place = 0
    for match in _LINK.finditer(text):
        if match.start() > place:
            yield Plain(text[place : match.start()])
        yield Link(match[1], match[2] or "")
        place = match.end()
    if place < len(text):
        yield Plain(text[place:])


def _flat(text: str) -> Iterator[Plain | Link]:
    for part in parse_inline(text):
        if isinstance(part, Emphasis):
            yield from part.parts
        else:
            yield part


def links_in(text: str) -> tuple[str, ...]:
    """Return the ids that a text field links to, in order, those inside emphasis included."""
    return tuple(part.target for part in _flat(text) if isinstance(part, Link))


def plain(text: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the words of a text field without markup; `names` gives the name that `[[id]]` shows, else the id."""
    return "".join(
        part.text or names.get(part.target, part.target) if isinstance(part, Link) else part.text
        for part in _flat(text)
    )
