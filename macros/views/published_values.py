"""Dates, quantities and words as they go out: frozen values in which nothing uncertain is made certain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from macros.model.dates import EdtfDate, Part
from macros.model.quantities import Bound, Quantity

Number = Decimal | Fraction
"""Exact: a `Fraction` only where no finite decimal is the same number (a third)."""

_PARTS: tuple[Part, ...] = ("year", "month", "day")
_DIGITS = 15
_CLOSE = Decimal("1e-20")


@dataclass(frozen=True)
class PublishedDate:
    """A date: EDTF (ISO 8601-2:2019), its words, and the days between which it lies.

    `earliest` and `latest` are days of ISO 8601, both included; None where that side is open, or lies outside of the
    years 1 to 9999. `shape` says how the two are meant: only a `span` fills them, any other date is one time in them.
    `inferred` names the parts that the editor worked out, of year, month and day.
    """

    edtf: str
    label: str
    shape: str
    earliest: str | None
    latest: str | None
    approximate: bool
    uncertain: bool
    inferred: tuple[Part, ...]


@dataclass(frozen=True)
class PublishedQuantity:
    """A quantity in the source's words, and the numbers that these bound.

    `number` is the one that is written, to be read with `bound` alone: "at least" 137 is no 137. It is None for a
    range. `low` and `high` are the ends between which the words put it, None where they leave a side open: "around"
    leaves both. All are in `unit`, `scale` multiplied in, and None where the words give no number.
    `low_bound` and `high_bound` say the same of each end of a range. Words that are not there are None.
    """

    words: str
    kind: str
    qualifier: str | None
    bound: Bound
    number: Number | None
    low: Number | None
    high: Number | None
    low_bound: Bound
    high_bound: Bound
    unit: str | None
    scale: str | None


@dataclass(frozen=True)
class PublishedText:
    """Running text: `words` as it is read, `marked` as it is written, with `[[id]]`, `[[id|words]]`, `*emphasis*`."""

    words: str
    marked: str


def published_date(date: EdtfDate, inferred: Iterable[Part] = ()) -> PublishedDate:
    """A date as it goes out; `inferred` are parts that the editor worked out, whether the date has them or not."""
    given = {part for point in date.points for part in point.parts}
    worked_out = tuple(part for part in _PARTS if part in given and part in set(inferred))
    return PublishedDate(
        edtf=date.edtf,
        label=date.label(frozenset(worked_out)),
        shape=date.shape,
        earliest=date.earliest.isoformat() if date.earliest else None,
        latest=date.latest.isoformat() if date.latest else None,
        approximate=date.approximate,
        uncertain=date.uncertain,
        inferred=worked_out,
    )


def published_quantity(value: Quantity) -> PublishedQuantity:
    """A quantity as it goes out."""
    low, high = value.sides
    return PublishedQuantity(
        words=value.words,
        kind=value.kind,
        qualifier=value.qualifier or None,
        bound=value.bound,
        number=_exact(value.value),
        low=_exact(low),
        high=_exact(high),
        low_bound=value.ends[0],
        high_bound=value.ends[1],
        unit=value.unit or None,
        scale=value.scale or None,
    )


def _exact(value: Decimal | None) -> Number | None:
    """The number itself: what was cut off behind the point (0.333…) is the fraction that it was cut from."""
    if value is None or len(value.normalize().as_tuple().digits) <= _DIGITS:
        return value
    found = Fraction(value).limit_denominator(1000)
    with localcontext() as context:
        context.prec = 50
        whole = Decimal(found.numerator) / Decimal(found.denominator)
        return found if found.denominator > 1 and abs(whole - value) <= _CLOSE * abs(value) else value


def number_text(value: Number) -> str:
    """A number in digits: no exponent, no noughts behind the last digit of a decimal; a fraction as `1/3`."""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
