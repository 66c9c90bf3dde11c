"""The outlines of the signs (block, lens, tip, taper) around a middle line at 0, in whole pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

End = Literal["square", "cap", "point", "open"]
"""How a bar ends: as its block does, firm, about there, or nobody knows where."""
Fill = Literal["solid", "pale", "empty"]
Point = tuple[int, int]

HALF = 7
"""Half the height of a block."""
_CAP, _CAPS_OVER = 10, 18
_TIP = 8
_SLIM, _ARROW, _ARROW_HALF = 2, 7, 5
_PULL = 2 * HALF  # a curve goes half as far as it is pulled


@dataclass(frozen=True, slots=True)
class Form:
    """One closed outline; `curved` says that its four points are left, top, right and bottom of a lens.

    `caps` are where thick upright strokes stand, `arrows` the open heads: end, tip, end.
    """

    outline: tuple[Point, ...]
    fill: Fill
    dashed: bool
    curved: bool = False
    caps: tuple[int, ...] = ()
    arrows: tuple[tuple[Point, Point, Point], ...] = ()

    @property
    def left(self) -> int:
        """Its first pixel."""
        return min(x for x, _ in self.outline)

    @property
    def right(self) -> int:
        """Its last pixel."""
        return max(x for x, _ in self.outline)


@dataclass(frozen=True, slots=True)
class Bracket:
    """What ties the dates of which one is meant, below them from `left` to `right`."""

    left: int
    right: int

    @property
    def middle(self) -> int:
        """Where its "or" stands."""
        return (self.left + self.right) // 2


@dataclass(frozen=True, slots=True)
class Look:
    """How a bar ends at its left and right, and how its ground and outline are drawn."""

    start: End
    end: End
    fill: Fill
    dashed: bool = False


def formed(left: int, right: int, look: Look) -> Form:
    """A bar from `left` to `right`; too short for caps, it is a block."""
    ends = (left, right, look.start), (right, left, look.end)
    if look.start == look.end == "point":
        middle = (left + right) // 2
        lens = ((left, 0), (middle, -_PULL), (right, 0), (middle, _PULL))
        return Form(lens, look.fill, look.dashed, curved=True)
    outline = (*_end(*ends[0]), *reversed(_end(*ends[1])))
    long_enough = right - left > _CAPS_OVER or "open" in (look.start, look.end)
    caps = tuple(x for x, _, side in ends if side == "cap" and long_enough)
    arrows = tuple(_arrow(x, other) for x, other, side in ends if side == "open")
    return Form(outline, look.fill, look.dashed, caps=caps, arrows=arrows)


def _end(x: int, other: int, end: End) -> tuple[Point, ...]:
    """The outline of one end, from below the middle to above it."""
    inward = 1 if other >= x else -1
    if end == "point":
        tip = min(_TIP, abs(other - x) // 2) * inward
        return (x + tip, HALF), (x, 0), (x + tip, -HALF)
    if end == "open":
        back = min(_ARROW, abs(other - x)) * inward
        return (x + back, _SLIM), (x + back, -_SLIM)
    return (x, HALF), (x, -HALF)


def _arrow(x: int, other: int) -> tuple[Point, Point, Point]:
    back = min(_ARROW, abs(other - x)) * (1 if other >= x else -1)
    return (x + back, -_ARROW_HALF), (x, 0), (x + back, _ARROW_HALF)
