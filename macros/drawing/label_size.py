"""How wide words will be, and how a name is broken into the lines of a label. Pixels, rounded up.

The widths are those of Libre Franklin, weight 500; what it does not hold is drawn in a face of the reader's
system, so other scripts are given what the widest of those need. A label may be too wide, never too narrow.
"""

from __future__ import annotations

import unicodedata
from functools import cache

ELLIPSIS = "…"
# Hundredths of the size of the letters.
_WIDTHS = (
    (22, " ·"),
    (24, ",.:;¸˚‘’‚"),
    (26, "!'ijl|¡¦ìíîïı′⁄"),
    (28, "‹›"),
    (30, "()I[]`¨´"),
    (32, "•"),
    (34, "{}¯ˆ"),
    (36, "/\\˜"),
    (38, "¹"),
    (40, "-frª"),
    (42, "*tº“″"),
    (44, '"J”„'),
    (46, "«²»"),
    (48, "1^°³"),
    (50, "z§"),
    (52, "s"),
    (54, "?_¿"),
    (56, "<>acvxy¢¤®×"),
    (58, "+=k¬±¶÷–"),
    (60, "ehnou~µðøþ"),
    (62, "#27FLbdgpq€"),
    (64, "$E£¥ß"),
    (66, "3STZ"),
    (68, "45689"),
    (70, "0PY"),
    (72, "BCKRUVXÞ"),
    (74, "DHÐØ"),
    (76, "AGN"),
    (78, "OQ"),
    (80, "&…"),
    (82, "w"),
    (84, "@©"),
    (90, "—"),
    (92, "Mm¼æ"),
    (94, "%"),
    (96, "¾"),
    (98, "½"),
    (100, "œ"),
    (104, "Æ"),
    (106, "W"),
    (114, "Œ"),
)
_UPPER, _LOWER, _FULL = 90, 75, 130
_KNOWN = {mark: width for width, marks in _WIDTHS for mark in marks}
_UNSEEN = frozenset({"Mn", "Me"})


@cache
def _width_of(mark: str) -> int:
    """One character, in hundredths of the size; marks that stand on another take no room of their own."""
    if mark in _KNOWN:
        return _KNOWN[mark]
    if unicodedata.category(mark) in _UNSEEN:
        return 0
    base = unicodedata.normalize("NFD", mark)[0]
    if base in _KNOWN:
        return _KNOWN[base]
    if unicodedata.east_asian_width(mark) in "WF" or unicodedata.category(mark) == "So":
        return _FULL
    return _UPPER if mark.isupper() else _LOWER


def text_width(words: str, size: int) -> int:
    """How wide the words are in letters of this size: at least as wide as they will be drawn."""
    total = 0
    for mark in words:
        total += _width_of(mark)
    return -(-total * size // 100)


def label_lines(words: str, size: int, width: int, most: int) -> tuple[str, ...]:
    """The words in at most `most` lines of at most `width`; what does not fit is cut, and the cut is shown."""
    lines: list[str] = []
    for word in words.split():
        for piece in _pieces(word, size, width):
            if lines and text_width(f"{lines[-1]} {piece}", size) <= width and piece == word:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), size, width))


def _pieces(word: str, size: int, width: int) -> list[str]:
    """A word that is wider than a line, in pieces; marks that stand on another stay with it."""
    pieces = [""]
    for mark in word:
        if _width_of(mark) and text_width(pieces[-1] + mark, size) > width and pieces[-1]:
            pieces.append("")
        pieces[-1] += mark
    return pieces


def _cut(words: str, size: int, width: int) -> str:
    """The words up to where an ellipsis must take the place of the rest."""
    kept = words
    while kept and text_width(kept + ELLIPSIS, size) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:-–") + ELLIPSIS
