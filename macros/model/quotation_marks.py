"""Which words of a stored text stand inside quotation marks.

Double marks and guillemets of every order (“…” "…" „…“ ”…” «…» »…« ‹…› 「…」), and curly single ones (‘…’ ‚…‘) as
far as they can be told from apostrophes; straight single ones cannot. A quotation ends with its line, but for two
customs: of a long one only the last paragraph is closed, while each opens with a mark; and a line break may part it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Which marks may close a quotation that the mark opens.
_CLOSING = {
    "“": '”"',
    "„": '“”"',
    "‟": "”",
    "”": "”",
    '"': '"',
    "＂": "＂",
    "〝": "〞〟",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
}
_SINGLE = "‘‚"
_SPACED = "«‹"  # French sets spaces inside these
_TWO_WAYS = '"＂”»›‘‚'  # may stand at either end, or be an apostrophe: they open only where no word precedes
_SHORT_YEAR = re.compile(r"\d\ds\b|\d\d(?=[.,;:!?)]|$)")  # the ‘90s, the summer of ‘68: an apostrophe
_MARK = re.compile(f"[{''.join(sorted({*_CLOSING, *''.join(_CLOSING.values())}))}]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: `start` is where its opening mark stands, `end` the place behind its closing mark (or line)."""

    start: int
    end: int


@lru_cache(maxsize=64)
def quotations(text: str) -> tuple[Quoted, ...]:
    """Return the outermost quotations of a text in order; offsets count code points."""
    found: list[Quoted] = []
    place = 0
    while place < len(text):
        end = _line_end(text, place)
        found.extend(_of_line(text, place, end))
        place = max(end, found[-1].end if found else 0) + 1
    return tuple(found)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _of_line(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Yield the quotations that open between start and end of a line; the last may run into the next line."""
    place = start
    unclosed: set[str] = set()  # what is not closed once is not closed later in the line either
    for mark in _MARK.finditer(text, start, end):
        opening = mark.start()
        if opening < place or mark[0] in unclosed or not _opens(text, opening):
            continue
        closed = _closed(text, opening, end) or _closed_later(text, opening, end)
        if closed:
            yield Quoted(opening, closed)
            place = closed
        elif mark[0] != '"':
            unclosed.add(mark[0])


def _opens(text: str, place: int) -> bool:
    """Whether the mark at place opens a quotation: words follow it and, if it could close one, none precede it."""
    mark, after = text[place], text[place + 1 : place + 2]
    if mark not in _CLOSING or not after or (after.isspace() and mark not in _SPACED):
        return False
    if mark in _SINGLE and _SHORT_YEAR.match(text, place + 1):
        return False
    before = text[place - 1] if place else " "
    return mark not in _TWO_WAYS or not (before.isalnum() or before in ".,!?…")


def _closed(text: str, opening: int, end: int) -> int | None:
    """Return the place behind the mark that closes a quotation within its line, or None."""
    mark = text[opening]
    if mark in _SPACED:
        return _nested(text, mark, end).get(opening)
    second_best = None
    for other in _MARK.finditer(text, opening + 1, end):
        place = other.start()
        if other[0] == mark == '"' and _opens(text, place):
            return None  # a mark that nothing closes must not borrow the words up to the next quotation
        if second_best and other[0] == mark and mark in _SINGLE:
            break
        if not _closes(text, mark, place):
            continue
        if mark not in _SINGLE or text[place - 1] not in "sS":  # the workers’
            return place + 1
        second_best = second_best or place + 1
    return second_best


@lru_cache(maxsize=64)
def _nested(text: str, mark: str, end: int) -> dict[int, int]:
    """For each mark of a line that ends at `end`, the place behind the one that closes it.

    Quotations within are passed over; where they leave nothing to close it, the first closing mark does.
    """
    start = text.rfind("\n", 0, end) + 1
    found: dict[int, int] = {}
    first = None
    for other in reversed(list(_MARK.finditer(text, start, end))):
        if other[0] == mark and first:
            found[other.start()] = first
        elif other[0] in _CLOSING[mark]:
            first = other.end()
    waiting: list[int] = []
    for other in _MARK.finditer(text, start, end):
        if other[0] == mark:
            waiting.append(other.start())
        elif other[0] in _CLOSING[mark] and waiting:
            found[waiting.pop()] = other.end()
    return found


def _closes(text: str, mark: str, place: int) -> bool:
    if text[place] not in _CLOSING[mark]:
        return False
    if mark in _SINGLE:
        return not text[place + 1 : place + 2].isalnum()
    return mark != '"' or not _opens(text, place)


def _closed_later(text: str, opening: int, end: int) -> int | None:
    """Return where a quotation that is not closed in its line ends, or None if nothing takes it up."""
    mark = text[opening]
    following = next((place for place in range(end, len(text)) if not text[place].isspace()), None)
    if following is None or mark in _SINGLE:
        return None
    if text[following] == mark:
        return opening + len(text[opening:end].rstrip())
    for other in _MARK.finditer(text, following, _line_end(text, following)):
        if _closes(text, mark, other.start()):
            return other.end()
        if _opens(text, other.start()):
            return None
    return None
