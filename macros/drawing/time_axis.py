"""One axis of time that stays readable over centuries: years without any mark are torn out, and it says how many.

A day is counted as in `date.toordinal`, carried on to any year before and after. Every part of the axis has the
same pixels a year, so that lengths can be compared across a break.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import pairwise

from macros.drawing.time_steps import (
    Step,
    Unit,
    first_of,
    label_of,
    label_width,
    last_of,
    step_starts,
    steps,
    year_label,
)
from macros.model.dates import Day

WIDTH = 560
"""Of the whole axis, in pixels."""

_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
_LINES_APART = 8
_LABELS_APART = 8
_SAVED_BY_BREAK = 54
_BREAK_LEAST = 40
_BREAK_LETTER, _BREAK_EDGES = 6, 2
_YEARS_TORN_LEAST = 2
_BREAKS_MOST = 5
_BESIDE_READING = 3
_YEARLY_OVER, _MONTHLY_OVER = 1100, 80
_FEW, _WEEK = 2, 7
_SHORT_OF = 3  # so that one month, or leap year, more on each side is not two
_ROUNDS = 12


def day_number(day: Day) -> int:
    """The day as a count of days: 1 is 1 January of the year 1, what comes before is 0 and less."""
    year, month, day_of_month = day
    cycles, within = divmod(year - 1, _CYCLE_YEARS)
    return date(within + 1, month, day_of_month).toordinal() + cycles * _CYCLE_DAYS


def day_at(number: int) -> Day:
    """The day with this count: the inverse of `day_number`."""
    cycles, within = divmod(number - 1, _CYCLE_DAYS)
    found = date.fromordinal(within + 1)
    return found.year + cycles * _CYCLE_YEARS, found.month, found.day


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that must be on the axis, and the pixels that a mark needs before and after them (a taper, a tip)."""

    first: int
    last: int
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Segment:
    """An unbroken part of the axis: its first and last day, and where it begins and ends in pixels."""

    first: int
    last: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Break:
    """Years that are torn out, from pixel `left` to `right`."""

    years: int
    left: int
    right: int

    @property
    def label(self) -> str:
        """How many years are left out, short."""
        return f"{self.years:,} yrs"


@dataclass(frozen=True, slots=True)
class Tick:
    """A word on the axis, whose year, month or day begins at pixel `x`; a strong one says where a part begins."""

    x: int
    words: str
    strong: bool


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The axis: its parts in order, `lines` the pixels of its grid, `reading` where the reading day ends, if on it."""

    width: int
    segments: tuple[Segment, ...]
    breaks: tuple[Break, ...]
    lines: tuple[int, ...]
    ticks: tuple[Tick, ...]
    reading: int | None = None

    def segment_of(self, day: int) -> Segment:
        """The part in which a day lies; for a day that is torn out or beyond, the nearest part before it."""
        return next((part for part in reversed(self.segments) if part.first <= day), self.segments[0])

    def x(self, day: int) -> int:
        """The pixel at which a day begins; a day beyond a part is put to that part's edge."""
        part = self.segment_of(day)
        days = min(max(day, part.first), part.last + 1) - part.first
        return part.left + days * (part.right - part.left) // (part.last + 1 - part.first)

    def end(self, day: int) -> int:
        """The pixel at which a day ends."""
        part = self.segment_of(day)
        days = min(max(day, part.first - 1), part.last) + 1 - part.first
        return part.left + days * (part.right - part.left) // (part.last + 1 - part.first)


def time_axis(stretches: Iterable[Stretch], reading: int | None = None, width: int = WIDTH) -> TimeAxis:
    """The axis on which all these stretches can be drawn; raises ValueError where there is none.

    `reading` is the day on which the dossier was read. It is on the axis where something is dated after it, or
    where it is not far from what is dated.
    """
    wanted = tuple(stretches)
    if not wanted:
        raise ValueError("an axis needs something to show")
    first, last = min(one.first for one in wanted), max(one.last for one in wanted)
    alone = _room_around(wanted, first, last)
    wanted = (*wanted, Stretch(first - alone, last + alone)) if alone else wanted
    if reading is not None and (last > reading or reading - last <= last - first):
        wanted = (*wanted, Stretch(reading, reading, 0, _BESIDE_READING))
    else:
        reading = None
    return _drawn(_parts(wanted, width), width, reading)


def _room_around(wanted: Sequence[Stretch], first: int, last: int) -> int:
    """Days to leave on both sides where dates fill all without a gap: a block as wide as the axis says nothing."""
    distinct = {(one.first, one.last) for one in wanted}
    lengths = [ends - begins + 1 for begins, ends in distinct]
    return max(max(lengths) - _SHORT_OF, _WEEK) if sum(lengths) >= last - first + 1 and len(distinct) <= _FEW else 0


Part = tuple[int, int]


def _parts(wanted: Sequence[Stretch], width: int) -> tuple[Part, ...]:
    """The first and last days of the unbroken parts.

    It begins with the largest scale that could be, every gap torn and no room left for a mark. Room is then left and
    gaps that are not worth a break are closed, which makes the scale smaller, until nothing changes.
    """
    whole = max(one.last for one in wanted) - min(one.first for one in wanted) + 1
    unit: Unit = "year" if whole > _YEARLY_OVER else "month" if whole > _MONTHLY_OVER else "day"
    scale = Fraction(width, max(one.last - one.first + 1 for one in wanted))
    parts: tuple[Part, ...] = ()
    for _ in range(_ROUNDS):
        found = _joined(_rounded(wanted, scale, unit), scale, torn=unit == "year")
        if found == parts:
            break
        parts, scale = found, _scale(found, width)
    return parts


def _rounded(wanted: Sequence[Stretch], scale: Fraction, unit: Unit) -> list[Part]:
    """The stretches with their room, out to whole years (or months, or days), each wide enough for its label."""
    found = []
    for one in wanted:
        first = one.first - int(one.before / scale)
        last = one.last + int(one.after / scale)
        opening = day_number(first_of(unit, day_at(first)))
        least = label_width(year_label(day_at(first)[0])) if unit == "year" else 0
        last = max(last, opening + int(least / scale))
        found.append((opening, day_number(last_of(unit, day_at(last)))))
    return sorted(found)


def _joined(found: Sequence[Part], scale: Fraction, *, torn: bool) -> tuple[Part, ...]:
    """The stretches as parts: what touches is one, and so is what lies too near for a break to be worth it.

    Where more gaps are worth it than the axis may have breaks, the widest are torn.
    """
    parts = [found[0]]
    for first, last in found[1:]:
        before = parts[-1]
        if torn and _years_between(before, (first, last)) >= _YEARS_TORN_LEAST:
            parts.append((first, last))
        else:
            parts[-1] = (before[0], max(before[1], last))
    years = {index: _years_between(parts[index - 1], parts[index]) for index in range(1, len(parts))}
    worth = [
        index
        for index, torn_years in sorted(years.items(), key=lambda one: (-one[1], one[0]))[:_BREAKS_MOST]
        if (parts[index][0] - parts[index - 1][1] - 1) * scale >= _break_width(torn_years) + _SAVED_BY_BREAK
    ]
    edges = [0, *sorted(worth), len(parts)]
    return tuple((parts[begin][0], parts[end - 1][1]) for begin, end in pairwise(edges))


def _years_between(before: Part, after: Part) -> int:
    return day_at(after[0])[0] - day_at(before[1])[0] - 1


def _break_width(years: int) -> int:
    return max(_BREAK_LEAST, _BREAK_LETTER * (len(Break(years, 0, 0).label) + _BREAK_EDGES))


def _break_widths(parts: Sequence[Part]) -> list[int]:
    return [_break_width(_years_between(one, other)) for one, other in pairwise(parts)]


def _scale(parts: Sequence[Part], width: int) -> Fraction:
    return Fraction(width - sum(_break_widths(parts)), sum(last - first + 1 for first, last in parts))


def _drawn(parts: Sequence[Part], width: int, reading: int | None) -> TimeAxis:
    scale = _scale(parts, width)
    segments: list[Segment] = []
    breaks: list[Break] = []
    left = 0
    widths = [*_break_widths(parts), 0]
    for (first, last), torn in zip(parts, widths, strict=True):
        right = left + int((last - first + 1) * scale)
        segments.append(Segment(first, last, left, right))
        if torn:
            breaks.append(Break(_years_between((first, last), parts[len(segments)]), right, right + torn))
        left = right + torn
    bare = TimeAxis(left, tuple(segments), tuple(breaks), (), ())
    drawn = partial(TimeAxis, left, bare.segments, bare.breaks)
    labelled = next(step for step in steps() if step.days * scale >= label_width(step.sample) + _LABELS_APART)
    lines, ticks = _lines(bare, scale, labelled.unit), _ticks(bare, labelled)
    return drawn(lines, ticks, None if reading is None else bare.end(reading))


def _lines(axis: TimeAxis, scale: Fraction, unit: Unit) -> tuple[int, ...]:
    """The finest grid of the labels' unit that can be told apart; none at the edge of a break, which is drawn."""
    torn = {edge for one in axis.breaks for edge in (one.left, one.right)}
    step = next(step for step in steps() if step.unit == unit and step.days * scale >= _LINES_APART)
    found: set[int] = set()
    for part in axis.segments:
        starts = step_starts(step, day_at(part.first), day_at(part.last))
        found |= {axis.x(day_number(start)) for start in starts}
    return tuple(sorted(found - torn))


def _ticks(axis: TimeAxis, step: Step) -> tuple[Tick, ...]:
    """The first word of every part, then as many as fit between; a word begins at the line of what it names."""
    found: list[Tick] = []
    for part in axis.segments:
        opening = day_at(part.first)
        for start in dict.fromkeys((opening, *step_starts(step, opening, day_at(part.last)))):
            strong, words = label_of(step.unit, start, opens=start == opening)
            tick = Tick(axis.x(day_number(start)), words, strong)
            free = found[-1].x + label_width(found[-1].words) + _LABELS_APART if found else 0
            if tick.x >= free and tick.x + label_width(words) <= part.right:
                found.append(tick)
    return tuple(found)
