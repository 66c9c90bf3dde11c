"""Quantities drawn below each other on one axis, in a frame: for a small place, a narrow screen, a wide one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from macros.drawing.lettering import Lettering, block, in_lines, placed, width_of, with_lead
from macros.drawing.number_axis import NumberAxis, Span, Strip, Wording, number_axis
from macros.drawing.quantity_marks import (
    LARGE,
    SMALL,
    Mark,
    Size,
    has_scale,
    mark_of,
    mark_without_scale,
    sign_of,
    span_of,
)
from macros.model.quantities import Quantity

NOTES = {"word": "no number is given, none is drawn", "rank": "of how many is not said", "none": "said to be none"}
"""What is written beside a mark that has no scale, by its sign."""
NOTE_SIZE = 12
NAME_SIZE = 13
WORDS_SIZE = 13
_LEADING = 16
_PAD = 8
_NOTE_GAP = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a drawing is in pixels, how large its marks are, and where names go.

    `names` is the width of the column of names at the left, 0 where they stand above their marks. Without `words`
    it has neither ticks with labels nor notes: the words stand beside it on the page.
    """

    width: int
    size: Size = LARGE
    names: int = 0
    words: bool = True


SMALL_FRAME = Frame(150, SMALL, words=False)
NARROW = Frame(320)
HALF = Frame(280)  # of a record page's text
WIDE = Frame(600)
WIDE_WITH_NAMES = Frame(600, names=150)


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity to draw, whose name and words are written beside its mark; both may be empty."""

    quantity: Quantity
    name: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A mark on the line at `y`, its name, its words, and the note of a mark without a scale."""

    y: int
    mark: Mark
    name: tuple[Lettering, ...] = ()
    words: tuple[Lettering, ...] = ()
    note: Lettering | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows on one axis, whose line lies at `floor`. Without an axis nothing has a scale."""

    width: int
    height: int
    rows: tuple[Row, ...]
    edges: tuple[int, int]
    axis: NumberAxis | None
    floor: int
    labelled: bool


def drawing(measured: Sequence[Measured], wording: Wording, frame: Frame) -> Drawing:
    """The quantities, which must share a unit, from the top down on one axis."""
    quantities = [one.quantity for one in measured]
    span = span_of(quantities, frame.size)
    before, behind = _pads(span, wording, frame.size)
    edges = frame.names + before, frame.width - behind
    scaled = any(has_scale(quantity) for quantity in quantities)
    strip = Strip(edges, (frame.names, frame.width))
    axis = number_axis(span, wording, strip) if scaled else None
    rows: list[Row] = []
    top = 0
    for one in measured:
        row, top = _row(one, axis, edges, frame, top)
        rows.append(row)
    floor = top
    height = floor
    if frame.words and axis is not None:
        axis = number_axis(span, wording, replace(strip, level=floor + 18))
        height = floor + 24
    return Drawing(frame.width, height, tuple(rows), edges, axis, floor, frame.words)


def _pads(span: Span, wording: Wording, size: Size) -> tuple[int, int]:
    """The pixels that marks may need beyond the ends of the axis, where the axis itself leaves them no room."""
    arrow, lens = size.arrow + 4, size.lens + 2
    behind = arrow if span.room_right > lens else lens if span.beyond and wording.whole else _PAD
    before = arrow if span.room_left > lens else lens if span.room_left == lens and 0 in span.values else _PAD
    return before, behind


def _row(one: Measured, axis: NumberAxis | None, edges: tuple[int, int], frame: Frame, top: int) -> tuple[Row, int]:
    """A row below `top`, and where the next one begins."""
    half = frame.size.half + 4
    named = bool(one.name)
    heading: tuple[Lettering, ...] = ()
    if named and not frame.names:
        heading = block(one.name, (0, top + 14), NAME_SIZE, frame.width, _LEADING)
        words = block(one.words, (0, top + 14 + len(heading) * _LEADING), WORDS_SIZE, frame.width, _LEADING)
        words = with_lead(words, one.quantity.lead)
        y = top + (len(heading) + len(words)) * _LEADING + half + 4
        mark, note = _mark(one.quantity, axis, edges, y, frame)
        return Row(y, mark, heading, words, note), y + half + 8
    if named:
        lines = len(in_lines(one.name, NAME_SIZE, frame.names - 16))
        y = top + max(half, (lines * _LEADING) // 2) + 4
        first = y + 4 - (lines - 1) * _LEADING // 2
        heading = block(one.name, (0, first), NAME_SIZE, frame.names - 16, _LEADING)
        mark, note = _mark(one.quantity, axis, edges, y, frame)
        below = with_lead(_below(one.words, mark, y + half + 12, (frame.names, frame.width)), one.quantity.lead)
        deep = max(half + 14 + len(below) * _LEADING, lines * _LEADING // 2 + 10)
        return Row(y, mark, heading, below, note), y + deep
    y = top + half
    mark, note = _mark(one.quantity, axis, edges, y, frame)
    return Row(y, mark, note=note), y + half + (2 if frame.words else 0)


def _below(words: str, mark: Mark, y: int, frame: tuple[int, int]) -> tuple[Lettering, ...]:
    """Words under the middle of what is drawn, which says nothing of a middle of the value."""
    lines = in_lines(words, WORDS_SIZE, frame[1] - frame[0])
    middle = (mark.extent[0] + mark.extent[1]) // 2
    return tuple(placed(line, middle, y + _LEADING * index, WORDS_SIZE, frame) for index, line in enumerate(lines))


def _mark(
    quantity: Quantity, axis: NumberAxis | None, edges: tuple[int, int], y: int, frame: Frame
) -> tuple[Mark, Lettering | None]:
    if axis is not None and has_scale(quantity):
        return mark_of(quantity, axis, frame.size), None
    left, right = edges
    zero = axis.zero if axis is not None else left
    sign = sign_of(quantity)
    if not frame.words:
        return mark_without_scale(quantity, edges, zero, frame.size, None), None
    width = width_of(NOTES[sign], NOTE_SIZE)
    if sign == "none":
        note = Lettering(NOTES[sign], zero + frame.size.dot + _NOTE_GAP, y + 4, "start")
        if note.x + width > frame.width:
            note = Lettering(NOTES[sign], zero - frame.size.dot - _NOTE_GAP, y + 4, "end")
        return mark_without_scale(quantity, edges, zero, frame.size, None), note
    inset = 2 * (frame.size.half + 3) if sign == "rank" else 0
    middle = (left + inset + right) // 2
    note = placed(NOTES[sign], middle, y + 4, NOTE_SIZE, (left, right))
    gap = middle - width // 2 - _NOTE_GAP, middle + width // 2 + _NOTE_GAP
    return mark_without_scale(quantity, edges, zero, frame.size, gap), note
