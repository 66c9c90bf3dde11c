"""The mark of a quantity: what its words say of it, drawn, and nothing that they do not say.

One grammar: solid is known, pale is not pinned down, pointed is approximate, a taper to an arrow is an open end, a
thick cap is a firm end. No midpoint is ever drawn. What the words leave open is decided here:

* "nearly" and "almost" say that the number is not reached: their point lies below it, and they end at it.
* An approximate mark does not cross zero: "around 3" is not drawn as if it could be less than nothing.
* A qualifier before a range ("more than 2,000 to 5,000") may be of its low end or of both: the bar is pale, and
  neither end has a cap. One before the high end alone ("2,000 to more than 5,000") changes that end alone.
* "Up to" is pale from zero, since counts begin there; a ceiling below zero ("up to -3") is open downwards.
* "One of the largest" is a place without a number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from macros.drawing.number_axis import NumberAxis, Span
from macros.model.quantities import Bound, Quantity

Sign = Literal["exact", "range", "pale-range", "around", "nearly", "at-least", "up-to", "word", "none", "rank"]
"""The sort of a mark: what it says, not how it looks."""
Sort = Literal[
    "stem", "bar", "pale", "lens", "half-lens", "taper", "arrow", "cap", "dot", "ring", "place", "disc", "dotted"
]
"""How a stroke is drawn: a solid or pale shape, a line, a disc."""
Point = tuple[int, int]

_APPROXIMATE = frozenset({"around", "nearly"})
_FLOORS = frozenset({"at-least", "more-than"})
_CEILINGS = frozenset({"up-to", "less-than"})
_LARGEST_PLACE = 1000


@dataclass(frozen=True, slots=True)
class Size:
    """The measures of a drawing's marks in pixels: half of a bar's height, half of a lens's width, a dot's radius."""

    half: int = 7
    lens: int = 18
    dot: int = 6
    arrow: int = 24


LARGE = Size()
SMALL = Size(half=5, lens=10, dot=4, arrow=16)


@dataclass(frozen=True, slots=True)
class Stroke:
    """One shape of a mark in whole pixels across from the drawing's edge, and up (negative) or down from its line.

    A dot, ring, disc or place is its middle and has a `radius`; a line is two points; a lens is its two tips with the
    curve's two handles between them, half a lens its tip, a handle, two corners, a handle; all else is the corners of
    a polygon.
    """

    sort: Sort
    points: tuple[Point, ...]
    radius: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A quantity as it is drawn on an axis, or on a bare line where it gives no number.

    `extent` is the first and last pixel across, `number` the place of a rank, "" where it has none.
    """

    sign: Sign
    strokes: tuple[Stroke, ...]
    extent: tuple[int, int]
    number: str = ""


def sign_of(quantity: Quantity) -> Sign:
    """The sort of mark that a quantity has."""
    kinds: dict[str, Sign] = {"vague": "word", "none": "none", "rank": "rank"}
    if quantity.kind in kinds:
        return kinds[quantity.kind]
    if quantity.kind == "range":
        firm = quantity.ends[0] == "exact" and quantity.ends[1] not in _APPROXIMATE
        return "range" if firm else "pale-range"
    if quantity.bound == "nearly" and quantity.low == 0:
        return "around"  # from which side is not said
    bounds: dict[Bound, Sign] = {
        "around": "around",
        "nearly": "nearly",
        "at-least": "at-least",
        "more-than": "at-least",
        "up-to": "up-to",
        "less-than": "up-to",
    }
    return bounds.get(quantity.bound, "exact")


def has_scale(quantity: Quantity) -> bool:
    """Whether it gives an amount, which has its place on an axis."""
    return sign_of(quantity) not in ("word", "none", "rank")


def span_of(quantities: Iterable[Quantity], size: Size) -> Span:
    """What an axis for these must hold."""
    scaled = [one for one in quantities if has_scale(one)]
    values = tuple(value for one in scaled for value in (one.low, one.high) if value is not None)
    if not values:
        return Span(())
    # The room is asked for beyond the greatest: a mark that lies further in has it in any case.
    right = max(_room(one, size) for one in scaled)
    left = max(_room_below(one, size) for one in scaled)
    return Span(values, left, right, beyond=right > 2 * size.dot)


def _room(quantity: Quantity, size: Size) -> int:
    if quantity.bound in _FLOORS or quantity.ends[1] in _FLOORS:
        return 3 * size.arrow
    if quantity.bound == "around" or quantity.ends[1] in _APPROXIMATE:
        return size.lens + 2
    return 2 * size.dot  # what ends with the axis would look like all there can be


def _room_below(quantity: Quantity, size: Size) -> int:
    if quantity.kind == "exact" and quantity.bound in _CEILINGS and quantity.high is not None and quantity.high < 0:
        return 3 * size.arrow
    return size.lens + 2 if quantity.bound in _APPROXIMATE else 2 * size.dot


# -- marks on an axis ----------------------------------------------------------------------------------


def mark_of(quantity: Quantity, axis: NumberAxis, size: Size) -> Mark:
    """The mark of a quantity that has a scale; all its numbers must lie on the axis."""
    sign = sign_of(quantity)
    if quantity.kind == "range":
        return _made(sign, _range(quantity, axis, size))
    value = quantity.low if quantity.low is not None else quantity.high
    assert value is not None
    x, zero = axis.x(value), axis.zero
    if sign == "at-least":
        return _made(sign, (*_taper(x, max(axis.right, x + size.arrow), size), _cap(x, size)))
    if sign == "up-to":
        open_below = value < 0
        pale = _taper(x, min(axis.left, x - size.arrow), size) if open_below else (_box("pale", zero, x, size),)
        return _made(sign, (*pale, _cap(x, size)))
    if sign in ("around", "nearly"):
        return _made(sign, _lens(x, zero, value, size, whole=sign == "around"))
    stem = (Stroke("stem", ((zero, 0), (x, 0))),) if x != zero else ()
    return _made(sign, (*stem, Stroke("dot", ((x, 0),), size.dot)))


def mark_without_scale(quantity: Quantity, edges: tuple[int, int], zero: int, size: Size, gap: Point | None) -> Mark:
    """The mark of a word, of none or of a rank, between two edges; `gap` is left free for a note in a dotted line."""
    sign = sign_of(quantity)
    left, right = edges
    if sign == "none":
        return _made(sign, (Stroke("ring", ((zero, 0),), size.dot),))
    start = left
    place: tuple[Stroke, ...] = ()
    number = ""
    if sign == "rank":
        radius = size.half + 3
        number = _number_of(quantity)
        place = (Stroke("place" if number else "disc", ((left + radius, 0),), radius),)
        start = left + 2 * radius + 6
    pieces = [(start, right)] if gap is None else [(start, gap[0]), (gap[1], right)]
    dotted = tuple(Stroke("dotted", ((begin, 0), (end, 0))) for begin, end in pieces if begin < end)
    return _made(sign, (*place, *dotted), number)


def _number_of(quantity: Quantity) -> str:
    """The place in the order, where the words give one: "one of the largest" does not."""
    value = quantity.value
    if quantity.qualifier or value is None or not 0 < value < _LARGEST_PLACE:
        return ""
    return str(int(value)) if value == int(value) else ""


def _made(sign: Sign, strokes: tuple[Stroke, ...], number: str = "") -> Mark:
    across = [x + side for stroke in strokes for x, _ in stroke.points for side in (-stroke.radius, stroke.radius)]
    return Mark(sign, strokes, (min(across), max(across)), number)


def _range(quantity: Quantity, axis: NumberAxis, size: Size) -> tuple[Stroke, ...]:
    """A bar from end to end: caps where an end is firm, points where it is approximate, a taper where it is open."""
    assert quantity.low is not None
    assert quantity.high is not None
    low, high = axis.x(quantity.low), axis.x(quantity.high)
    first, last = quantity.ends
    if first == last == "exact" or (first == "exact" and last in _CEILINGS):
        return _box("bar", low, high, size), _cap(low, size), _cap(high, size)
    if first == "exact" and last in _FLOORS:
        taper = _taper(high, max(axis.right, high + size.arrow), size)
        return _box("bar", low, high, size), *taper, _cap(low, size), _cap(high, size)
    point = size.lens // 2
    before = point if first in _APPROXIMATE else 0
    behind = point if last in _APPROXIMATE or (first in _APPROXIMATE and last == "exact") else 0
    tips = _not_across(low - before, axis.zero, quantity.low), _not_across(high + behind, axis.zero, quantity.high)
    # Shoulders as far inside as the tips are outside, so that each end lies at its value; a short bar has none.
    inside = min(point, (high - low) // 2)
    shoulders = low + (inside if before else 0), high - (inside if behind else 0)
    pale = Stroke("pale", _hexagon(tips, shoulders, size.half))
    return (pale, _cap(low, size)) if first == "exact" else (pale,)


def _hexagon(tips: Point, shoulders: Point, half: int) -> tuple[Point, ...]:
    (left, right), (first, last) = tips, shoulders
    corners = ((left, 0), (first, -half), (last, -half), (right, 0), (last, half), (first, half))
    return tuple(
        (x, y) for x, y in corners if not (y == 0 and ((x == left == first) or (x == right == last)))
    )  # a square end has no tip of its own


def _not_across(x: int, zero: int, value: Decimal) -> int:
    """A tip moved to zero where it would say that the value may have the other sign."""
    if value > 0:
        return max(x, zero)
    return min(x, zero) if value < 0 else x


def _lens(x: int, zero: int, value: Decimal, size: Size, *, whole: bool) -> tuple[Stroke, ...]:
    """Pale and pointed around the value; of "nearly" only the side towards zero, closed at the value."""
    towards_zero = -1 if value >= 0 else 1
    tall = size.half + 1
    if not whole:
        # Half a lens of the same length: it is as little of a margin.
        tip = _not_across(x + 2 * towards_zero * size.lens, zero, value)
        handle = (tip + x) // 2
        curve = ((tip, 0), (handle, -tall), (x, -tall), (x, tall), (handle, tall))
        return Stroke("half-lens", curve), Stroke("cap", ((x, -tall), (x, tall)))
    left, right = sorted((_not_across(x + towards_zero * size.lens, zero, value), x - towards_zero * size.lens))
    return (Stroke("lens", ((left, 0), (x, -2 * tall), (right, 0), (x, 2 * tall))),)


def _box(sort: Sort, start: int, end: int, size: Size) -> Stroke:
    left, right = min(start, end), max(start, end)
    return Stroke(sort, ((left, -size.half), (right, -size.half), (right, size.half), (left, size.half)))


def _cap(x: int, size: Size) -> Stroke:
    return Stroke("cap", ((x, -size.half - 2), (x, size.half + 2)))


def _taper(start: int, end: int, size: Size) -> tuple[Stroke, ...]:
    """Pale from the value to an arrow: there is more, and no end is named."""
    back = -5 if end > start else 5
    narrow = ((start, -size.half + 1), (end + back, -2), (end + back, 2), (start, size.half - 1))
    return Stroke("taper", narrow), Stroke("arrow", ((end + back, -5), (end, 0), (end + back, 5)))
