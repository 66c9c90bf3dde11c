"""The mark of a date: what is known is solid, what is not pinned down pale, and nothing is drawn that was not said.

| the date | its bars |
|---|---|
| a day, month, season or year | a solid block over its real length |
| a span | a solid bar, capped at both ends where it is long enough |
| one of | a pale block for each, tied below by a bracket |
| within, a decade, a winter, an uncertain date | a pale block: somewhere in it, or not for certain |
| about | a pale lens around its length; an end of a span that is about so is a tip |
| before, since | a cap, and a pale taper to an arrow: nobody says how far |
| promised | pale, whatever it is: it has not happened |
| inferred, any of its parts | a dashed outline: empty where it would be solid, pale where it would be pale |

So shape, ground and outline say three things, and every combination can be read: two dashed pale blocks with a
bracket are one of two dates, worked out by the editor. A firm end that is inferred has no cap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Literal

from macros.drawing.mark_shapes import Bracket, End, Fill, Form, Look, formed
from macros.drawing.time_axis import Stretch, TimeAxis, day_number
from macros.model.date_points import YEAR_CROSSING, Day
from macros.model.dates import DatePoint, EdtfDate, Part, Shape

Sign = Literal[
    "known", "span", "one-of", "about", "within", "uncertain", "before", "since", "promised", "inferred", "undated"
]
SIGNS: tuple[Sign, ...] = (
    "known", "span", "one-of", "about", "within", "uncertain", "before", "since", "promised", "inferred", "undated",
)  # fmt: skip

_SHAPES: Mapping[Shape, Sign] = {
    "point": "known",
    "one-of": "one-of",
    "within": "within",
    "span": "span",
    "before": "before",
    "since": "since",
}
_PALE: frozenset[Sign] = frozenset({"about", "within", "uncertain", "before", "since"})
_TAPER = 46
_TIP = 9
_BLOCK_LEAST, _DAY_LEAST, _LENS_LEAST = 5, 3, 28
_BRACKET_LEAST = 14
_APART = 2
EMBLEM_WIDTH = 44
"""Of a mark that stands beside words, off any axis, in pixels."""
_EMBLEM_LENGTHS = {"day": 4, "month": 8, "season": 14, "year": 20, "long": 30}
_EMBLEM_LONG, _EMBLEM_MEMBERS, _EMBLEM_WELL_APART, _EMBLEM_EDGE = 36, 6, 3, 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days and how it is drawn; open where `first` or `last` is None.

    `length` names how long the date is in the calendar, for a mark that stands on no axis.
    """

    first: int | None
    last: int | None
    start: End
    end: End
    fill: Fill
    length: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class DateSign:
    """What is drawn of a date, on an axis or off it: its bars, whether a bracket ties them, and what it says."""

    bars: tuple[Bar, ...]
    tied: bool
    says: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class DateMark:
    """A sign with its place in pixels; the middle line is 0. `width` is that of the axis or of the emblem."""

    forms: tuple[Form, ...]
    bracket: Bracket | None
    says: tuple[Sign, ...]
    width: int


UNDATED = DateSign((), tied=False, says=("undated",))
"""The sign of what has no date: a dotted line, in lists alone."""


# -- what a date says -----------------------------------------------------------------------------


def date_sign(date: EdtfDate, inferred: Iterable[Part] = (), *, planned: bool = False) -> DateSign:
    """The sign of a date; `inferred` are its parts that the editor worked out, `planned` says that it is to come."""
    worked_out = bool(frozenset(inferred))
    members = date.members or (date,)
    says: set[Sign] = {sign for member in members for sign in _says(member, worked_out=worked_out)}
    bars = tuple(_bar(member, says) for member in members)
    if date.members:
        says = {"one-of", *says & {"about", "uncertain"}}
    if planned:
        says.add("promised")
    if worked_out:
        says.add("inferred")
    if says & {"one-of", "promised"}:
        bars = tuple(replace(bar, fill="pale") for bar in bars)
    if worked_out:
        bars = tuple(_dashed(bar) for bar in bars)
    told = tuple(sign for sign in SIGNS if sign in says and (sign != "known" or len(says) == 1))
    return DateSign(bars, tied=len(date.members) > 1, says=told)


def _says(date: EdtfDate, *, worked_out: bool) -> Iterator[Sign]:
    """What one date says; where the editor worked it out, that is why it is uncertain, and is said instead."""
    yield _SHAPES[date.shape]
    if date.approximate:
        yield "about"
    if date.uncertain and not worked_out:
        yield "uncertain"
    if any(point.masked or point.season in YEAR_CROSSING for point in date.points):
        yield "within"


def _bar(date: EdtfDate, says: AbstractSet[Sign]) -> Bar:
    first, last = date.points[0], date.points[-1]
    fill: Fill = "pale" if says & _PALE else "solid"
    firm: End = "cap" if date.shape in ("span", "before", "since") else "square"
    start: End = "open" if date.shape == "before" else "point" if first.approximate else firm
    end: End = "open" if date.shape == "since" else "point" if last.approximate else firm
    return Bar(_number(date.lower), _number(date.upper), start, end, fill, _length(date))


def _dashed(bar: Bar) -> Bar:
    """The editor's step: no firm end, and nothing solid."""
    start, end = ("square" if side == "cap" else side for side in (bar.start, bar.end))
    return replace(bar, start=start, end=end, fill="empty" if bar.fill == "solid" else bar.fill, dashed=True)


def _number(day: Day | None) -> int | None:
    return None if day is None else day_number(day)


def _length(date: EdtfDate) -> str:
    point: DatePoint = date.points[0]
    if date.shape == "span":
        return "long"
    if date.shape == "within":
        return "year"
    if point.masked or point.season:
        return "long" if point.masked else "season"
    return point.precision


# -- on an axis -----------------------------------------------------------------------------------


def stretches(sign: DateSign) -> tuple[Stretch, ...]:
    """What an axis must hold so that the sign can be drawn on it."""
    found = []
    for bar in sign.bars:
        first, last = _known_days(bar)
        found.append(Stretch(first, last, _room(bar.start), _room(bar.end)))
    return tuple(found)


def _known_days(bar: Bar) -> tuple[int, int]:
    """The first and last day that are said; where one side is open, the edge that is given stands for both."""
    first = bar.first if bar.first is not None else bar.last
    last = bar.last if bar.last is not None else bar.first
    assert first is not None
    assert last is not None
    return first, last


def _room(end: End) -> int:
    return {"open": _TAPER, "point": _TIP}.get(end, 0)


def place(sign: DateSign, axis: TimeAxis) -> DateMark:
    """The sign on an axis, which must hold it. Blocks of one-of dates that fall on each other are drawn as one."""
    placed: list[Placed] = []
    for bar in sorted(sign.bars, key=_known_days):
        left, right = _edges(bar, axis)
        if not placed or left >= placed[-1][1] + _APART:
            placed.append((left, right, bar))
            continue
        before = placed.pop()
        placed += _parted(before, (left, right, bar)) or [_merged(before, (left, right, bar))]
    return _mark(sign, placed, axis.width)


Placed = tuple[int, int, Bar]


def _parted(one: Placed, other: Placed) -> list[Placed]:
    """Two blocks that touch, with a gap between them; none where they overlap or are too small to lose a pixel."""
    left, right, bar = one
    touches = other[0] in range(right - 1, right + _APART) and other[0] - _APART - left >= _BLOCK_LEAST
    return [(left, other[0] - _APART, bar), other] if touches and "open" not in (bar.end, other[2].start) else []


def _merged(one: Placed, other: Placed) -> Placed:
    end: End = "open" if "open" in (one[2].end, other[2].end) else other[2].end
    return one[0], max(one[1], other[1]), replace(other[2], start=one[2].start, end=end)


def _edges(bar: Bar, axis: TimeAxis) -> tuple[int, int]:
    """Its pixels, at least so wide that it can be seen, and within the part of the axis in which it lies."""
    first, last = _known_days(bar)
    outer_left, outer_right = axis.segment_of(first).left, axis.segment_of(last).right
    left, right = axis.x(first), axis.end(last)
    if bar.first is None:
        return max(outer_left, min(right - _TAPER, right)), right
    if bar.last is None:
        return left, min(outer_right, left + _TAPER)
    left -= _room(bar.start)
    right += _room(bar.end)
    least = _LENS_LEAST if "point" in (bar.start, bar.end) else _DAY_LEAST if bar.length == "day" else _BLOCK_LEAST
    lacking = max(least - (right - left), 0)
    left, right = left - lacking // 2, right + lacking - lacking // 2
    over = max(outer_left - left, 0) - max(right - outer_right, 0)
    return max(left + over, outer_left), min(right + over, outer_right)


# -- beside words ---------------------------------------------------------------------------------


def emblem(sign: DateSign) -> DateMark:
    """The sign in a small frame, as long as its kind of date is beside others; it stands on no axis."""
    count = len(sign.bars)
    if count > 1:
        ordered = sorted(sign.bars, key=_known_days)
        shown = ordered if count <= _EMBLEM_MEMBERS else ordered[:1]
        apart = 2 * _APART if len(shown) <= _EMBLEM_WELL_APART else _APART
        each = (_EMBLEM_LONG - apart * (len(shown) - 1)) // len(shown)
        starts = range(_EMBLEM_EDGE, EMBLEM_WIDTH, each + apart)
        forms = [(left, left + each, bar) for left, bar in zip(starts, shown, strict=False)]
    else:
        forms = [_centred(bar) for bar in sign.bars]
    return _mark(sign, forms, EMBLEM_WIDTH)


def _centred(bar: Bar) -> Placed:
    pointed = {"open", "point"} & {bar.start, bar.end}
    length = _EMBLEM_LONG if pointed else _EMBLEM_LENGTHS[bar.length]
    left = (EMBLEM_WIDTH - length) // 2
    return left, left + length, bar


def _mark(sign: DateSign, placed: Sequence[Placed], width: int) -> DateMark:
    forms = tuple(formed(left, right, Look(bar.start, bar.end, bar.fill, bar.dashed)) for left, right, bar in placed)
    bracket = _bracket(placed, width) if sign.tied else None
    return DateMark(forms, bracket, sign.says, width)


def _bracket(placed: Sequence[Placed], width: int) -> Bracket:
    """From the middle of the first block to that of the last; as wide as its word needs where they are one."""
    left, right = sum(placed[0][:2]) // 2, sum(placed[-1][:2]) // 2
    lacking = max(_BRACKET_LEAST - (right - left), 0)
    left = max(min(left - lacking // 2, width - _BRACKET_LEAST), 0)
    return Bracket(left, max(right, left + _BRACKET_LEAST))
