"""An axis of numbers: from zero, with few round ticks, worded in the unit's own way: $100m, 25%, 2,000."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from itertools import count

from macros.drawing.lettering import Lettering, box_of, clear, placed

SIZE = 12
"""The size of a tick's letters, in pixels."""
_GAP = 11
_MOST = 5
_SMALL_FIRST = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
_LARGE = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_BEYOND_WORDS = Decimal(10) ** 15
_BELOW_WORDS = Decimal("0.0001")
_CURRENCIES = frozenset("$€£¥₹₽₺₩₦₪฿₴₱₫₸₾₼₮")
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUARTERS = {Decimal(0): "0", Decimal("0.25"): "¼", Decimal("0.5"): "½", Decimal("0.75"): "¾", Decimal(1): "1"}
# Enough for quantities of any length that may be written: what is drawn is rounded to pixels anyway.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a number of a unit is written on an axis: signs that stand before and behind each, words behind the last.

    `one` are the words where the last is 1. `whole` is where the unit ends: 100 per cent, and 1 for a share; None
    for all others.
    """

    before: str = ""
    after: str = ""
    last: str = ""
    one: str = ""
    whole: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick at `x` for `value`, with its words, which are None where they have no room."""

    value: Decimal
    x: int
    label: Lettering | None


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """An axis from `low` at pixel `left` to `high` at pixel `right`; zero is always on it."""

    low: Decimal
    high: Decimal
    left: int
    right: int
    ticks: tuple[Tick, ...]

    def x(self, value: Decimal) -> int:
        """The pixel of a value, which must lie on the axis."""
        with localcontext(_EXACT):
            share = (value - self.low) / (self.high - self.low)
            return self.left + int((share * (self.right - self.left)).to_integral_value(ROUND_HALF_UP))

    @property
    def zero(self) -> int:
        """The pixel of zero."""
        return self.x(Decimal(0))


def wording_of(unit: str, plural: str = "") -> Wording:
    """How a quantity's canonical unit is written on an axis; `plural` are the words for several of it."""
    if unit == "%":
        return Wording(after="%", whole=Decimal(100))
    if unit == "share":
        return Wording(whole=Decimal(1))
    if unit and unit[-1] in _CURRENCIES:
        return Wording(before=unit)
    if unit == "°":
        return Wording(after="°")
    return Wording(last=plural or unit, one=unit)


@dataclass(frozen=True, slots=True)
class Span:
    """What an axis must hold: values, and the pixels that marks need beyond the least and the greatest of them.

    `beyond` says that some mark has no end at its value, so that it needs room behind a whole too.
    """

    values: tuple[Decimal, ...]
    room_left: int = 0
    room_right: int = 0
    beyond: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip of a drawing that an axis fills: the pixels of its first and last tick, and those its labels may take.

    `level` is the labels' base line. An `upright` axis will be set on end, so that its labels lie above each other.
    """

    edges: tuple[int, int]
    frame: tuple[int, int]
    level: int = 0
    upright: bool = False

    @property
    def length(self) -> int:
        """The pixels from the first tick to the last."""
        return self.edges[1] - self.edges[0]


Candidate = tuple[Decimal, Decimal, Decimal]


def number_axis(span: Span, wording: Wording, strip: Strip) -> NumberAxis:
    """The axis with the most ticks, within reason, whose labels keep clear of each other inside their frame.

    The rooms of `span` together must be less than half of the axis.
    """
    with localcontext(_EXACT):
        natural = _natural(span, wording)
        for low, high, step in natural or _candidates(span, strip.length):
            bare = _bare((low, high, step), strip)
            axis = _labelled(bare, wording, strip)
            if axis is not None:
                return axis
            if natural or high - low <= step * (1 + (low < 0)):
                return bare
    raise AssertionError  # the candidates have no end


def _natural(span: Span, wording: Wording) -> list[Candidate]:
    """From nothing to the whole in quarters, where all values lie between."""
    whole = wording.whole
    if whole is None or not all(0 <= value <= whole for value in span.values):
        return []
    greatest = max(span.values, default=whole)
    if greatest * 20 < whole or (greatest == whole and span.beyond):
        return []  # it would be a mark at zero, or have no room at the end
    return [(Decimal(0), whole, whole / 4)]


def _candidates(span: Span, pixels: int) -> Iterator[Candidate]:
    """(low, high, step) from fine to coarse, with few steps in all."""
    least, greatest = min((Decimal(0), *span.values)), max((Decimal(0), *span.values))
    if least == greatest:
        greatest = Decimal(1)
    size = greatest - least
    unit = next((unit for unit, _ in _LARGE if size >= unit), Decimal(1))
    whole_numbers = unit == 1 <= size and all(value == value.to_integral_value() for value in span.values)
    for power in count(size.adjusted() - 2):
        for first in _SMALL_FIRST:
            step = first.scaleb(power)
            fine = whole_numbers or first == _SMALL_FIRST[2]
            if size > step * _MOST or (fine and step / unit != (step / unit).to_integral_value()):
                continue
            low, high = _widened(least, greatest, step, span, pixels)
            if high - low <= step * _MOST or high - low <= step * 2:
                yield low, high, step


def _widened(least: Decimal, greatest: Decimal, step: Decimal, span: Span, pixels: int) -> tuple[Decimal, Decimal]:
    """The nearest multiples of the step that leave the marks their room at both ends."""
    low = (least / step).to_integral_value(ROUND_FLOOR) * step
    high = (greatest / step).to_integral_value(ROUND_CEILING) * step
    if low == high:
        high = step
    while greatest > 0 and (high - greatest) * pixels < (high - low) * span.room_right:
        high += step
    while least < 0 and (least - low) * pixels < (high - low) * span.room_left:
        low -= step
    return low, high


def _labelled(bare: NumberAxis, wording: Wording, strip: Strip) -> NumberAxis | None:
    """The axis with all its labels, or None where they would touch; the unit's words go first."""
    values = [tick.value for tick in bare.ticks]
    for worded in (wording, replace(wording, last="", one="")):
        words = tick_words(values, worded)
        pairs = zip(words, bare.ticks, strict=True)
        labels = [placed(word, tick.x, strip.level, SIZE, strip.frame) for word, tick in pairs]
        if _is_legible(labels, bare, strip):
            ticks = tuple(Tick(tick.value, tick.x, label) for tick, label in zip(bare.ticks, labels, strict=True))
            return replace(bare, ticks=ticks)
    return None


def _is_legible(labels: Sequence[Lettering], bare: NumberAxis, strip: Strip) -> bool:
    if strip.upright:
        return clear([(tick.x - SIZE // 2, tick.x + SIZE // 2) for tick in bare.ticks], _GAP)
    return clear([box_of(label, SIZE) for label in labels], _GAP) and not any(label.squeezed for label in labels)


def _bare(candidate: Candidate, strip: Strip) -> NumberAxis:
    """The axis with zero alone worded."""
    low, high, step = candidate
    axis = NumberAxis(low, high, *strip.edges, ())
    steps = int(((high - low) / step).to_integral_value(ROUND_HALF_UP))
    values = [low + step * index for index in range(steps + 1)]
    zero = placed("0", axis.zero, strip.level, SIZE, strip.frame)
    return replace(axis, ticks=tuple(Tick(value, axis.x(value), None if value else zero) for value in values))


# -- the words of ticks ------------------------------------------------------------------------------


def tick_words(values: Sequence[Decimal], wording: Wording) -> tuple[str, ...]:
    """The values as they stand on one axis: all in millions where the greatest is."""
    if wording.whole == 1 and all(value in _QUARTERS for value in values):
        return tuple(_QUARTERS[value] for value in values)
    greatest = max((abs(value) for value in values), default=Decimal(0))
    words = [_number(value, greatest, wording) for value in values]
    if wording.last and words:
        words[-1] += f" {wording.one if abs(values[-1]) == 1 else wording.last}"
    return tuple(words)


def _number(value: Decimal, greatest: Decimal, wording: Wording) -> str:
    if not value:
        return "0" + (wording.after if wording.after == "%" else "")
    sign = "−" if value < 0 else ""
    if greatest >= _BEYOND_WORDS or greatest < _BELOW_WORDS:
        return f"{sign}{wording.before}{_in_powers(abs(value), greatest)}{wording.after}"
    unit, letters = next(((unit, letters) for unit, letters in _LARGE if greatest >= unit), (Decimal(1), ""))
    return f"{sign}{wording.before}{_plain(abs(value) / unit)}{letters}{wording.after}"


def _in_powers(value: Decimal, greatest: Decimal) -> str:
    power = greatest.adjusted()
    return f"{_plain(value.scaleb(-power))}×10{str(power).translate(_SUPERSCRIPT)}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), ",f")
