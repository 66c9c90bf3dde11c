"""A series as columns on a real axis of time: a year is as wide as a year, and what is missing is a gap.

A column stands over the whole stretch of time that its date may mean. Its top is flat where the value is exact,
pointed where it is approximate, capped where it is a ceiling, and open upwards where it is a floor. It is solid where
both the value and the time are known, and pale where either is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count
from typing import Literal

from macros.drawing.lettering import Lettering, box_of, clear, placed, width_of, with_lead
from macros.drawing.number_axis import SIZE, NumberAxis, Span, Strip, Wording, number_axis
from macros.drawing.quantity_marks import Point, has_scale, sign_of
from macros.drawing.time_axis import day_number
from macros.model.dates import EdtfDate
from macros.model.quantities import Quantity

ColumnSort = Literal["solid", "pale", "taper", "arrow", "cap", "ring", "dotted"]

_ABOVE, _BELOW, _BEHIND = 26, 26, 10
_LEAST_WIDTH = 5
_MOST_AIR = 16
_OPEN = 30
_POINT = 9
_GAP = 8
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FEW_YEARS = 3
_TIME_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Dated:
    """A value of a series with its date, and the words written above its column."""

    date: EdtfDate
    quantity: Quantity
    words: str = ""


@dataclass(frozen=True, slots=True)
class ColumnPart:
    """One shape of a column: the corners of a polygon, the two ends of a line, or the middle of a ring."""

    sort: ColumnSort
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A value over its stretch of time, from `start` to `end` across; its `top` is the pixel of its value."""

    parts: tuple[ColumnPart, ...]
    start: int
    end: int
    top: int


@dataclass(frozen=True, slots=True)
class TimeTick:
    """The first day of a year or month."""

    x: int
    label: Lettering | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns on two axes. The vertical one runs upwards: its `left` is the floor's pixel and its `right` the top's."""

    width: int
    height: int
    columns: tuple[Column, ...]
    labels: tuple[Lettering, ...]
    axis: NumberAxis
    time: tuple[TimeTick, ...]
    left: int


def can_be_drawn(series: Sequence[Dated]) -> bool:
    """Whether the values share a unit, and at least two of them are amounts with a date that has an end or a start."""
    scaled = [one for one in series if has_scale(one.quantity)]
    return len(scaled) > 1 and len({one.quantity.unit for one in scaled}) == 1


def series_chart(series: Sequence[Dated], wording: Wording, width: int, height: int) -> Chart:
    """The series, drawn. The shortest stretch between two columns is as true as the longest."""
    scaled = [one.quantity for one in series if has_scale(one.quantity)]
    values = tuple(value for one in scaled for value in (one.low, one.high) if value is not None)
    open_above = any(sign_of(one) == "at-least" for one in scaled)
    floor, top = height - _BELOW, _ABOVE
    span = Span(values, 0, _OPEN + 4 if open_above else _POINT + 1, beyond=open_above)
    plain = number_axis(span, wording, Strip((0, floor - top), (0, width), upright=True))
    left = max((width_of(tick.label.words, SIZE) for tick in plain.ticks if tick.label), default=0) + 10
    days = _days(series)
    scale = TimeScale(*days, left + 4, width - _BEHIND)
    axis = _upwards(plain, floor)
    columns = tuple(_column(one, axis, scale) for one in series)
    frame = left, width
    return Chart(
        width, height, columns, _labels(series, columns, frame), axis, _time_ticks(scale, floor + 18, frame), left
    )


def _labels(series: Sequence[Dated], columns: Sequence[Column], frame: tuple[int, int]) -> tuple[Lettering, ...]:
    """The words above the columns, as far as they touch neither each other nor another column; the table has all."""
    kept: list[Lettering] = []
    for one, column in zip(series, columns, strict=True):
        label = placed(one.words, (column.start + column.end) // 2, column.top - 6, SIZE, frame)
        start, end = box_of(label, SIZE)
        hidden = any(
            other is not column and other.start < end and start < other.end and other.top < label.y + 4
            for other in columns
        )
        touched = any(
            abs(other.y - label.y) < SIZE + 2
            and start < box_of(other, SIZE)[1] + _GAP
            and box_of(other, SIZE)[0] - _GAP < end
            for other in kept
        )
        if one.words and not (label.squeezed or hidden or touched):
            kept.append(with_lead((label,), one.quantity.lead)[0])
    return tuple(kept)


def _upwards(axis: NumberAxis, floor: int) -> NumberAxis:
    """The same axis on end: its pixels count from the floor up, so it runs from the floor to a smaller number."""
    ticks = tuple(replace(tick, x=floor - tick.x) for tick in axis.ticks)
    return NumberAxis(axis.low, axis.high, floor - axis.left, floor - axis.right, ticks)


# -- time ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days from `first` to behind `last` on the pixels from `left` to `right`."""

    first: int
    last: int
    left: int
    right: int

    def x(self, number: int) -> int:
        """The pixel at which a day begins; days outside lie on the edge."""
        inside = min(max(number, self.first), self.last)
        days, pixels = self.last - self.first, self.right - self.left
        return self.left + ((inside - self.first) * pixels * 2 + days) // (2 * days)


def _days(series: Sequence[Dated]) -> tuple[int, int]:
    """The first day of the chart and the one behind its last: whole years, or whole months where there are few."""
    known = [day for one in series for day in (one.date.lower, one.date.upper) if day is not None]
    first, last = min(known), max(known)
    if last[0] - first[0] < _FEW_YEARS:
        behind = (last[0], last[1] + 1, 1) if last[1] < 12 else (last[0] + 1, 1, 1)  # noqa: PLR2004 - December
        return day_number((first[0], first[1], 1)), day_number(behind)
    return day_number((first[0], 1, 1)), day_number((last[0] + 1, 1, 1))


def _stretch(date: EdtfDate, scale: TimeScale) -> tuple[int, int]:
    """The pixels of all that a date may mean: to the edge where one side is open, and never too thin to be seen."""
    start = scale.x(day_number(date.lower)) if date.lower else scale.left
    end = scale.x(day_number(date.upper) + 1) if date.upper else scale.right
    if end - start > _LEAST_WIDTH + 2:
        # A column that is wide enough is set apart from the next; what is uncertain keeps its whole width.
        air = max(1, min((end - start) // 8, _MOST_AIR)) if _is_known(date) else 1
        return start + air, end - air
    start = min(max(scale.left, (start + end - _LEAST_WIDTH) // 2), scale.right - _LEAST_WIDTH)
    return start, start + _LEAST_WIDTH


def _is_known(date: EdtfDate) -> bool:
    return (
        date.shape == "point"
        and not date.approximate
        and not date.uncertain
        and not any(point.masked for point in date.points)
    )


def _time_ticks(scale: TimeScale, level: int, frame: tuple[int, int]) -> tuple[TimeTick, ...]:
    """The first days of years, or of months, with the most labels that keep clear of each other."""
    for step in _steps():
        days = list(_first_days(scale, step))
        if step[0] == "month" and len(days) > 36:  # noqa: PLR2004 - three years
            continue
        labels = [Lettering(words, scale.x(day), level, "start") for day, words in days]
        boxes = [box_of(label, SIZE) for label in labels]
        if clear(boxes, _GAP):
            fits = [end <= frame[1] for _, end in boxes]
            return tuple(TimeTick(label.x, label if fit else None) for label, fit in zip(labels, fits, strict=True))
    raise AssertionError  # the steps have no end


Step = tuple[Literal["month", "year"], int]


def _steps() -> Iterator[Step]:
    yield from (("month", 1), ("month", 3))
    yield from (("year", first * 10**power) for power in count() for first in _TIME_STEPS)


def _first_days(scale: TimeScale, step: Step) -> Iterator[tuple[int, str]]:
    """The days at which a step begins within the scale, each with its words."""
    unit, size = step
    year = _year_of(scale.first)
    begun = False
    if unit == "month":
        for index in range(12 * (_year_of(scale.last) - year + 1)):
            of_year, month = divmod(index, 12)
            day = day_number((year + of_year, month + 1, 1))
            if month % size == 0 and scale.first <= day < scale.last:
                named = month == 0 or not begun
                begun = True
                yield day, f"{_MONTHS[month]} {_named(year + of_year)}" if named else _MONTHS[month]
        return
    start = -(-year // size) * size
    for number in range(start, _year_of(scale.last) + 1, size):
        day = day_number((number, 1, 1))
        if scale.first <= day < scale.last:
            yield day, _named(number)


def _year_of(number: int) -> int:
    year = number * 400 // 146097
    while day_number((year + 1, 1, 1)) <= number:
        year += 1
    while day_number((year, 1, 1)) > number:
        year -= 1
    return year


def _named(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


# -- columns -----------------------------------------------------------------------------------------------


def _column(one: Dated, axis: NumberAxis, scale: TimeScale) -> Column:
    start, end = _stretch(one.date, scale)
    zero, quantity = axis.zero, one.quantity
    sign = sign_of(quantity)
    middle = (start + end) // 2
    if sign in ("word", "rank"):
        line = ColumnPart("dotted", ((start, zero - 1), (end, zero - 1)))
        return Column((line,), start, end, zero)
    if sign == "none":
        return Column((ColumnPart("ring", ((middle, zero),)),), start, end, zero - 5)
    if quantity.kind == "range":
        assert quantity.low is not None
        assert quantity.high is not None
        low, high = axis.x(quantity.low), axis.x(quantity.high)
        firm = sign == "range" and _is_known(one.date)
        parts = (
            ColumnPart("solid" if firm else "pale", _rectangle(start, end, low, high)),
            *(ColumnPart("cap", ((start - 2, y), (end + 2, y))) for y in (low, high) if sign == "range"),
        )
        return Column(parts, start, end, min(low, high))
    value = quantity.low if quantity.low is not None else quantity.high
    assert value is not None
    return _single(one, (start, end), (zero, axis.x(value)), value)


def _single(one: Dated, across: Point, upright: tuple[int, int], value: Decimal) -> Column:
    (start, end), (zero, y) = across, upright
    sign = sign_of(one.quantity)
    middle = (start + end) // 2
    outwards = -1 if value >= 0 else 1
    cap = ColumnPart("cap", ((start - 2, y), (end + 2, y)))
    if sign == "at-least":
        tip = y - _OPEN
        taper = ColumnPart("taper", ((start, y), (middle - 1, tip + 5), (middle + 1, tip + 5), (end, y)))
        arrow = ColumnPart("arrow", ((middle - 5, tip + 6), (middle, tip), (middle + 5, tip + 6)))
        body = ColumnPart("solid" if _is_known(one.date) else "pale", _rectangle(start, end, zero, y))
        return Column((body, taper, arrow, cap), start, end, tip)
    if sign == "up-to":
        return Column((ColumnPart("pale", _rectangle(start, end, zero, y)), cap), start, end, min(y, zero))
    if sign in ("around", "nearly"):
        # As far inside as the tip is outside, so that the value lies half way up the slope; "nearly" ends at it.
        inside = min(_POINT, abs(zero - y))
        tip = y + (outwards * _POINT if sign == "around" else 0)
        shoulder = y - outwards * inside
        corners = ((start, zero), (start, shoulder), (middle, tip), (end, shoulder), (end, zero))
        return Column((ColumnPart("pale", corners),), start, end, min(tip, zero))
    body = ColumnPart("solid" if _is_known(one.date) else "pale", _rectangle(start, end, zero, y))
    return Column((body,), start, end, min(y, zero))


def _rectangle(start: int, end: int, low: int, high: int) -> tuple[Point, ...]:
    return (start, low), (start, high), (end, high), (end, low)
