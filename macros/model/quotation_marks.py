"""Which words of a stored text stand inside quotation marks.

Double marks and guillemets of every order (“…” "…" „…“ ”…” «…» »…« ‹…› 「…」), and single ones (‘…’ ‚…‘) as far
as they can be told from apostrophes. A quotation ends with its paragraph at the latest; where it is not closed
there and the next paragraph opens with a mark, as the custom is for long quotations, it runs to the line's end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Which marks may close a quotation that the mark opens.
_CLOSING = {
    "\u201c": '\u201d"',
    "\u201e": '\u201c\u201d"',
    "\u201f": "\u201d",
    "\u201d": "\u201d",
    '"': '"',
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab\u00bb",
    "\u2039": "\u203a",
    "\u203a": "\u2039\u203a",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
    "\u2018": "\u2019",
    "\u201a": "\u2018\u2019",
}
_SINGLE = "\u2018\u201a"
_SPACED = "\u00ab\u2039"
_AMBIGUOUS = '"\u201d\u00bb\u203a'


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: `start` is where its opening mark stands, `end` the place behind its closing mark (or line)."""

    start: int
    end: int


@lru_cache(maxsize=64)
def quotations(text: str) -> tuple[Quoted, ...]:
    """Return the outermost quotations of a text in order; offsets count code points."""
    found: list[Quoted] = []
    start = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        following = next((later.lstrip() for later in lines[number + 1 :] if later.strip()), "")
        found.extend(Quoted(start + first, start + last) for first, last in _in_line(line, following))
        start += len(line) + 1
    return tuple(found)


def _in_line(line: str, following: str) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(line):
        mark = line[place]
        end = _closed(line, place) if _opens(line, place) else None
        if end is None and _opens(line, place) and _continues(mark, following):
            end = len(line.rstrip())
        if end is not None:
            yield place, end
            place = end
        else:
            place += 1


def _opens(line: str, place: int) -> bool:
    """Whether the mark at place opens a quotation: it is a mark, and words follow it rather than precede it."""
    mark, before, after = line[place], line[place - 1 : place], line[place + 1 : place + 2]
    if mark not in _CLOSING or not after:
        return False
    if mark in _SPACED:  # French sets spaces inside its marks
        return True
    if after.isspace():
        return False
    if mark in _AMBIGUOUS or mark in _SINGLE:
        return not before or not (before.isalnum() or before in ".,!?\u2026")
    return True


def _closed(line: str, opening: int) -> int | None:
    closing = _CLOSING[line[opening]]
    ends = [place for place in range(opening + 1, len(line)) if line[place] in closing]
    if line[opening] in _SINGLE:
        ends = _without_apostrophes(line, ends)
    elif line[opening] == '"':
        ends = [place for place in ends if not _opens(line, place)] or ends
    depth_end = _nested(line, opening)
    chosen = depth_end if depth_end is not None else next(iter(ends), None)
    return None if chosen is None else chosen + 1


def _nested(line: str, opening: int) -> int | None:
    """Where a French quotation that holds another of its own marks ends."""
    if line[opening] != "\u00ab":
        return None
    depth = 0
    for place in range(opening, len(line)):
        depth += {"\u00ab": 1, "\u00bb": -1}.get(line[place], 0)
        if depth == 0:
            return place
    return None


def _without_apostrophes(line: str, ends: list[int]) -> list[int]:
    """Keep the places where a single mark can close: not inside a word; behind an s only if no other follows."""
    outside = [place for place in ends if not line[place + 1 : place + 2].isalnum()]
    sure = [place for place in outside if line[place - 1] not in "sS"]
    return sure or outside


def _continues(mark: str, following: str) -> bool:
    return following[:1] == mark and mark not in _SINGLE
