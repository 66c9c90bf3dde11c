"""Lettering: how wide words will be before a browser sets them, and where their lines go.

Widths are estimates on the wide side, in whole pixels: what keeps clear by them keeps clear in the browser.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

Anchor = Literal["start", "middle", "end"]

# Hundredths of the size of the letters, on the wide side of Libre Franklin and of what may stand in for it.
_THIN, _SLIM, _USUAL, _CAPITAL, _BROAD, _FULL = 34, 44, 62, 76, 98, 104
_DIGIT = 67
_LATIN_ENDS = 0x250
_BY_LETTER = {
    **dict.fromkeys(" ijl.,:;'’‘|!", _THIN),
    **dict.fromkeys('Ifrt()[]-–/“”"', _SLIM),
    **dict.fromkeys("0123456789$£€", _DIGIT),
    **dict.fromkeys("mwMW%—…×@&", _BROAD),
}


@dataclass(frozen=True, slots=True)
class Lettering:
    """One line of words: `x` is its start, middle or end, as `anchor` says; `y` its base line, in pixels.

    `squeezed` is the width into which a word that is too long must be set, 0 where the words fit. The first `lead`
    characters are a qualifier, which is set in italics.
    """

    words: str
    x: int
    y: int
    anchor: Anchor
    squeezed: int = 0
    lead: int = 0


def width_of(words: str, size: int) -> int:
    """The width of words set in letters of `size` pixels."""
    return -(-sum(map(_hundredths, words)) * size // 100)


def _hundredths(mark: str) -> int:
    if mark in _BY_LETTER:
        return _BY_LETTER[mark]
    if unicodedata.combining(mark):
        return 0
    if ord(mark) < _LATIN_ENDS:
        return _CAPITAL if mark.isupper() else _USUAL
    return _FULL


def in_lines(words: str, size: int, width: int) -> tuple[str, ...]:
    """The words in lines of at most `width` pixels, broken at spaces alone: a longer word has a line of its own."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def placed(words: str, x: int, y: int, size: int, frame: tuple[int, int]) -> Lettering:
    """The words with their middle at `x`, moved no further than they must be to stay inside `frame` (left, right)."""
    left, right = frame
    width = width_of(words, size)
    if width > right - left:
        return Lettering(words, left, y, "start", right - left)
    if 2 * (x - left) < width:
        return Lettering(words, left, y, "start")
    if 2 * (right - x) < width:
        return Lettering(words, right, y, "end")
    return Lettering(words, x, y, "middle")


def box_of(line: Lettering, size: int) -> tuple[int, int]:
    """The first and the last pixel of a line across."""
    width = line.squeezed or width_of(line.words, size)
    before = {"start": 0, "middle": -(-width // 2), "end": width}[line.anchor]
    return line.x - before, line.x - before + width


def block(words: str, at: tuple[int, int], size: int, width: int, leading: int) -> tuple[Lettering, ...]:
    """The words as lines that start at one edge; `at` is the start of the first, `leading` the step to the next."""
    x, y = at
    return tuple(
        Lettering(line, x, y + leading * index, "start", width if width_of(line, size) > width else 0)
        for index, line in enumerate(in_lines(words, size, width))
    )


def clear(boxes: Sequence[tuple[int, int]], gap: int) -> bool:
    """Whether boxes, in order, keep `gap` pixels from each other."""
    return all(after[0] - before[1] >= gap for before, after in pairwise(boxes))


def with_lead(lines: tuple[Lettering, ...], lead: int) -> tuple[Lettering, ...]:
    """The lines, the first `lead` characters of the first in italics where it holds them all."""
    if not lines or not lead or lead > len(lines[0].words):
        return lines
    return (replace(lines[0], lead=lead), *lines[1:])
