"""Figures as rows of a table: what a program may read, with nothing that the source does not say."""

from __future__ import annotations

from decimal import Decimal

from macros.drawing.quantity_marks import has_scale
from macros.kinds.statistic import Statistic
from macros.model.dates import EdtfDate
from macros.model.quantities import Quantity
from macros.views.view import View

HEAD = (
    "id",
    "label",
    "figure",
    "qualifier",
    "number",
    "low",
    "high",
    "unit",
    "counted",
    "as_of",
    "period",
    "base",
    "said_by",
    "standing",
    "source",
    "sentence",
)
"""The columns. `number` is the one that is written, which the qualifier limits; `low` and `high` are what the words
bound, empty where they are open or no plain number."""

_DIGITS = 15


def rows_of(view: View, record: Statistic) -> tuple[tuple[str, ...], ...]:
    """The figure's row, then one for each value of its series."""
    sentences = view.sentences(record)
    of_record = (
        record.period or "",
        record.base or "",
        view.speaker(record),
        view.standing(record),
        "; ".join(dict.fromkeys(view.heading(shown.source) for shown in sentences)),
        " ".join(dict.fromkeys(shown.label for shown in sentences)),
    )
    dated = [(record.as_of, record.value), *((reading.as_of, reading.value) for reading in record.series)]
    return tuple(
        (record.id, record.label, *_figure(value, record.unit), _edtf(date), *of_record) for date, value in dated
    )


def _figure(value: Quantity, counted: str | None) -> tuple[str, ...]:
    scaled = has_scale(value)
    number, low, high = (_plain(end) if scaled else "" for end in (value.value, *value.sides))
    return value.words, value.qualifier, number, low, high, value.unit if scaled else "", counted or ""


def _plain(value: Decimal | None) -> str:
    """The number without signs of its own, or nothing where it has no end: a third is no 0.333."""
    if value is None or len(value.normalize().as_tuple().digits) > _DIGITS:
        return ""
    return format(value.normalize(), "f")


def _edtf(date: EdtfDate | None) -> str:
    return date.edtf if date else ""
