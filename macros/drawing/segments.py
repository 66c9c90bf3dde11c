"""Straight lines between boxes: where they leave a box, what they cross, what they run under. Whole pixels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isqrt
from typing import NamedTuple


class Point(NamedTuple):
    """A place in the picture; y grows downwards."""

    x: int
    y: int


class Segment(NamedTuple):
    """A straight line from one place to another."""

    x1: int
    y1: int
    x2: int
    y2: int

    def at(self, part: int, whole: int) -> Point:
        """The place after `part` of `whole` equal steps."""
        return Point(
            rounded((self.x2 - self.x1) * part, whole) + self.x1, rounded((self.y2 - self.y1) * part, whole) + self.y1
        )


class Rect(NamedTuple):
    """An upright box by its middle and half its size: what is `half_width` or less from the middle is in it."""

    x: int
    y: int
    half_width: int
    half_height: int

    def grown(self, by: int) -> Rect:
        """The box with a margin."""
        return Rect(self.x, self.y, self.half_width + by, self.half_height + by)

    def overlaps(self, other: Rect) -> bool:
        """Whether two boxes share more than an edge."""
        return (
            abs(self.x - other.x) < self.half_width + other.half_width
            and abs(self.y - other.y) < self.half_height + other.half_height
        )


def rounded(numerator: int, denominator: int) -> int:
    """A quotient to the nearest whole number, halves upwards."""
    return (2 * numerator + denominator) // (2 * denominator)


def touches(line: Segment, box: Rect) -> bool:
    """Whether a line meets a box."""
    x1, y1, x2, y2 = line
    x, y, half_width, half_height = box
    if max(x1, x2) < x - half_width or min(x1, x2) > x + half_width:
        return False
    if max(y1, y2) < y - half_height or min(y1, y2) > y + half_height:
        return False
    across, down = x2 - x1, y2 - y1
    return abs(across * (y - y1) - down * (x - x1)) <= abs(across) * half_height + abs(down) * half_width


def crosses(one: Segment, other: Segment) -> bool:
    """Whether two lines cut each other; lines that only meet at an end do not."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx) or max(ay, by) < min(cy, dy) or max(cy, dy) < min(ay, by):
        return False
    first = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    second = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    third = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    fourth = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return (first > 0) != (second > 0) and (third > 0) != (fourth > 0)


# Steps along a line: fine enough that the rounding to them is below a pixel on any picture of ours.
_STEPS = 4096


def inside(line: Segment, box: Rect) -> tuple[int, int] | None:
    """From which to which of 4096 steps a line runs in a box, or None where it does not."""
    first, last = 0, _STEPS
    for start, end, middle, half in (
        (line.x1, line.x2, box.x, box.half_width),
        (line.y1, line.y2, box.y, box.half_height),
    ):
        if start == end:
            if abs(start - middle) > half:
                return None
            continue
        edges = sorted((rounded((middle + side - start) * _STEPS, end - start)) for side in (-half, half))
        first, last = max(first, edges[0]), min(last, edges[1])
    return (first, last) if first <= last else None


def between(line: Segment, one: Rect, other: Rect) -> Segment | None:
    """The part of a line that begins in one box and ends in another which is seen: what lies between the two."""
    out, into = inside(line, one), inside(line, other)
    first, last = out[1] if out else 0, into[0] if into else _STEPS
    if first >= last:
        return None
    return Segment(*line.at(first, _STEPS), *line.at(last, _STEPS))


def visible(line: Segment, boxes: Iterable[Rect]) -> tuple[Segment, ...]:
    """The pieces of a line that no box hides, in order."""
    hidden = sorted(span for box in boxes if touches(line, box) and (span := inside(line, box)))
    pieces, reached = [], 0
    for first, last in [*hidden, (_STEPS, _STEPS)]:
        if first > reached:
            pieces.append(Segment(*line.at(reached, _STEPS), *line.at(first, _STEPS)))
        reached = max(reached, last)
    return tuple(pieces)


def beside(line: Segment, by: int) -> Segment:
    """A line that runs at this distance to the right of it (to the left where negative), of the same length."""
    across, down = line.x2 - line.x1, line.y2 - line.y1
    length = max(1, length_of(line))
    dx, dy = rounded(-down * by, length), rounded(across * by, length)
    return Segment(line.x1 + dx, line.y1 + dy, line.x2 + dx, line.y2 + dy)


def length_of(line: Segment) -> int:
    """How long a line is."""
    return isqrt((line.x2 - line.x1) ** 2 + (line.y2 - line.y1) ** 2)


def free(box: Rect, others: Sequence[Rect]) -> bool:
    """Whether a box overlaps none of the others."""
    return not any(box.overlaps(other) for other in others)
