"""Whether two quantities, or two dates, can both be right. Where their wording leaves room, they agree.

"At least 137" and 180 agree, 137 and 180 do not. What is "around" a figure reaches one step of its last
significant digit to either side, and no further than a tenth: around 48,000 is 47,000 to 49,000. A date
"about" a year, month or day reaches one of them to either side (EDTF's own padding).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.model.dates import DatePoint, Day, EdtfDate
from macros.model.quantities import Quantity

_TENTH = Decimal("0.1")
_MONTH, _YEAR = 31, 12 * 31  # days are counted as if each month had 31: only their order counts
_PADDING = {"year": _YEAR, "month": _MONTH, "day": 1}


@dataclass(frozen=True, slots=True)
class Reach:
    """All that a quantity may be: from `low` to `high`, None where open; `above` and `below` leave the end out."""

    low: Decimal | None
    high: Decimal | None
    above: bool = False
    below: bool = False

    def meets(self, other: Reach) -> bool:
        """Whether some number lies in both."""
        return _rises(self, other) and _rises(other, self)


def _rises(left: Reach, right: Reach) -> bool:
    """Whether the left one begins before the right one ends."""
    if left.low is None or right.high is None:
        return True
    return left.low < right.high or (left.low == right.high and not left.above and not right.below)


def reach(quantity: Quantity) -> Reach | None:
    """Return all that a quantity may be; None for a vague number, which bounds nothing."""
    if quantity.kind == "vague":
        return None
    low, high = quantity.low, quantity.high
    if quantity.bound == "around":
        slack = max(_slack(figure.value) for figure in quantity.figures)
        low, high = (low - slack if low is not None else None), (high + slack if high is not None else None)
    if quantity.bound == "nearly" and low is not None and high is not None:
        return Reach(low - _slack(low), high, below=True)
    return Reach(low, high, above=quantity.bound == "more-than", below=quantity.bound == "less-than")


def _slack(value: Decimal) -> Decimal:
    digits = value.normalize().as_tuple()
    step = Decimal(1).scaleb(digits.exponent) if isinstance(digits.exponent, int) else Decimal(0)
    return min(step, abs(value) * _TENTH)


def quantities_agree(left: Quantity, right: Quantity) -> bool | None:
    """Whether both can be right; None where they cannot be compared: vague, a rank beside a count, other units."""
    reaches = reach(left), reach(right)
    if (
        reaches[0] is None
        or reaches[1] is None
        or left.unit != right.unit
        or (left.kind == "rank") != (right.kind == "rank")
    ):
        return None
    return reaches[0].meets(reaches[1])


def dates_agree(left: EdtfDate, right: EdtfDate) -> bool:
    """Whether both can be right of one act or span; two spans agree when their beginnings and their ends do."""
    if left.shape == right.shape == "span":
        ends = zip(left.points, right.points, strict=True)
        return all(
            _meet(_around(one.lower, one.upper, one), _around(other.lower, other.upper, other)) for one, other in ends
        )
    return any(_meet(one, other) for one in _stretches(left) for other in _stretches(right))


def _stretches(value: EdtfDate) -> Iterator[tuple[float, float]]:
    """The stretches of time that a date may lie in: one for each of "2014 or 2016"."""
    if value.members:
        for member in value.members:
            yield from _stretches(member)
    else:
        widest = max(value.points, key=_padding)
        yield _around(value.lower, value.upper, widest)


def _around(lower: Day | None, upper: Day | None, point: DatePoint) -> tuple[float, float]:
    padding = _padding(point)
    return (
        _number(lower) - padding if lower else float("-inf"),
        _number(upper) + padding if upper else float("inf"),
    )


def _padding(point: DatePoint) -> int:
    return _PADDING[point.precision] if point.approximate else 0


def _number(day: Day) -> int:
    return day[0] * _YEAR + day[1] * _MONTH + day[2]


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
