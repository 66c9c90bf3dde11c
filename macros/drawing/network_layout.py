"""The picture of a network: every actor a box with its name, every tie a line. Whole pixels, the same on every run.

The name is the mark: boxes are as large as their names and never overlap, so no name does. Of names that are very long
the picture shows the beginning; the page shows all.

The measures of the network come from networkx. Its own layouts need numpy, know points and not boxes, and give numbers
that differ in their last digits from machine to machine; the search here works in whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.drawing.label_size import label_lines, text_width
from macros.drawing.network_lines import Line, Tie, drawn_lines
from macros.drawing.network_places import places
from macros.drawing.segments import Rect

WIDTH = 1120
"""Of the picture, in pixels."""
MOST = 60
"""How many actors one picture holds: more would be a tangle that shows nothing."""
NAME_SIZE, NAME_LEADING = 14, 17
"""Letters and lines of names, in pixels."""
SHAPE_SIZE = 14
"""The sign of an actor's kind before its name: so wide and so high."""
_EDGE = 4
_PAD_ACROSS, _PAD_DOWN = 10, 7
_BESIDE_SHAPE = 7
_NAME_WIDTH, _NAME_LINES = 190, 3
# An actor with many ties gets a larger box, so that its lines have room to end.
_FEW, _WIDER, _HIGHER, _MOST_WIDER, _MOST_HIGHER = 4, 6, 2, 60, 24


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words that start at `x`, on the base line `y`."""

    words: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Box:
    """An actor: its box by its upper left corner, the upper left corner of its sign, and its name in lines."""

    x: int
    y: int
    width: int
    height: int
    shape_x: int
    shape_y: int
    lines: tuple[Lettering, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A network in `width` by `height` pixels: a box for each name and a line for each tie, in the order given."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@lru_cache(maxsize=8)
def network_picture(names: tuple[str, ...], ties: tuple[Tie, ...]) -> Picture:
    """The picture of these actors and ties; the two ends of a tie are places in the list of names, the lesser first."""
    pairs = tuple(sorted({(tie.one, tie.other) for tie in ties}))
    written = [label_lines(name, NAME_SIZE, _NAME_WIDTH, _NAME_LINES) or (name,) for name in names]
    sizes = [_size(lines, sum(one in pair for pair in pairs)) for one, lines in enumerate(written)]
    inner = places(sizes, pairs, WIDTH - 2 * _EDGE)
    boxes = [Rect(box.x + _EDGE, box.y + _EDGE, box.half_width, box.half_height) for box in inner]
    height = max((box.y + box.half_height for box in boxes), default=0) + _EDGE
    lines = drawn_lines(boxes, ties, WIDTH, height)
    return Picture(WIDTH, height, tuple(map(_lettered, boxes, written)), lines)


def _size(lines: Sequence[str], ties: int) -> tuple[int, int]:
    """A box for these lines, of an even width and height, larger where many ties end."""
    words = max(text_width(line, NAME_SIZE) for line in lines)
    wider = min(_MOST_WIDER, _WIDER * max(0, ties - _FEW))
    higher = min(_MOST_HIGHER, _HIGHER * max(0, ties - _FEW))
    width = 2 * _PAD_ACROSS + SHAPE_SIZE + _BESIDE_SHAPE + words + wider
    height = 2 * _PAD_DOWN + NAME_LEADING * len(lines) + higher
    return width + width % 2, height + height % 2


def _lettered(box: Rect, lines: Sequence[str]) -> Box:
    """The box with its sign and name in its middle."""
    words = max(text_width(line, NAME_SIZE) for line in lines)
    start = box.x - (SHAPE_SIZE + _BESIDE_SHAPE + words) // 2
    top = box.y - NAME_LEADING * len(lines) // 2
    base = top + NAME_LEADING - 4
    name_x = start + SHAPE_SIZE + _BESIDE_SHAPE
    return Box(
        box.x - box.half_width,
        box.y - box.half_height,
        2 * box.half_width,
        2 * box.half_height,
        start,
        top + (NAME_LEADING - SHAPE_SIZE) // 2 + (NAME_LEADING * (len(lines) - 1)) // 2,
        tuple(Lettering(line, name_x, base + NAME_LEADING * number) for number, line in enumerate(lines)),
    )
