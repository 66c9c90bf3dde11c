"""The columns that a field of a kind becomes in tables, and its cells: one table a kind, whatever its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel

from macros.kinds import kinds
from macros.model.evidence import LEFT_OUT
from macros.model.record import Record
from macros.views.field_shapes import FieldShape, shapes_of
from macros.views.manual import meaning_of
from macros.views.published import FOR_EDITORS, PublishedPart, Value
from macros.views.published_values import Number, PublishedDate, PublishedQuantity, PublishedText, number_text
from macros.views.tables import Cell, Column, ForeignKey, Type, spaced, to_record

_DAYS_OF_EDITORS = frozenset(Record.model_fields)
"""Dates that every record may have say when editors worked on it: EDTF is enough."""


def in_columns(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields that stand in the table of their kind or part: lists have tables of their own, but for stretches."""
    return tuple(
        shape
        for shape in shapes_of(model)
        if shape.name not in FOR_EDITORS and (not shape.many or shape.sort == "stretch")
    )


def in_own_tables(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields that hold lists of parts: each has a table of its own."""
    return tuple(shape for shape in shapes_of(model) if shape.many and shape.sort == "part")


def columns_of(shape: FieldShape, prefix: str = "") -> Iterator[Column]:
    """The columns of one field; those of a part that stands alone bear its name before theirs."""
    name = f"{prefix}{shape.name}"
    about = meaning_of(shape.name, shape.meaning) or f"“{shape.name}”, as an editor wrote it"
    if shape.part is not None:
        for inner in in_columns(shape.part):
            yield from columns_of(inner, f"{name}_")
    elif shape.sort == "text":
        yield Column(name, about, required=shape.always and not prefix)
        yield Column(f"{name}_marked", f"{name}, with links and emphasis as they are written")
    elif shape.sort == "date":
        yield from _date_columns(name, about, short=bool(prefix) or shape.name in _DAYS_OF_EDITORS)
    elif shape.sort == "quantity":
        yield from _quantity_columns(name, about)
    else:
        kind: Type = "boolean" if shape.sort == "flag" else "string"
        yield Column(name, about, kind, required=shape.always and not prefix, choices=shape.choices)


def _date_columns(name: str, about: str, *, short: bool) -> Iterator[Column]:
    yield Column(name, f"{about} (EDTF)")
    if short:
        return
    yield Column(f"{name}_label", f"{name} in words")
    yield Column(f"{name}_earliest", "the first possible day; empty where that is open", "date")
    yield Column(f"{name}_latest", "the last possible day; empty where that is open", "date")
    yield Column(f"{name}_shape", "how the two are meant: only a span fills them")
    yield Column(f"{name}_approximate", "whether it is said to be about then", "boolean")
    yield Column(f"{name}_uncertain", "whether it is said to be uncertain", "boolean")
    yield Column(f"{name}_inferred", "the parts that an editor worked out: year, month, day")


def _quantity_columns(name: str, about: str) -> Iterator[Column]:
    yield Column(name, f"{about} (as worded)")
    yield Column(f"{name}_kind", "exact, range, vague, none or rank")
    yield Column(f"{name}_qualifier", "the words that limit it, such as “at least”")
    yield Column(f"{name}_bound", "what these say of the number")
    yield Column(f"{name}_number", "the number that is written; its bound says how it is meant", "number")
    yield Column(f"{name}_number_fraction", "the same, where it is no finite decimal: 1/3")
    for end in ("low", "high"):
        side = "lower" if end == "low" else "upper"
        yield Column(f"{name}_{end}", f"the {side} end; empty where it is open, or a fraction", "number")
        yield Column(f"{name}_{end}_fraction", f"the {side} end, where it is no finite decimal: 1/3")
        yield Column(f"{name}_{end}_bound", f"what the words say of the {side} end of a range")
    yield Column(f"{name}_unit", "the unit of the numbers")
    yield Column(f"{name}_scale", "the word that multiplies, such as “million”; the numbers hold it already")


def foreign_of(shape: FieldShape, prefix: str = "") -> Iterator[ForeignKey]:
    """What the ids of a field lead to; one that may say "unnamed" leads to no record for sure."""
    name = f"{prefix}{shape.name}"
    if shape.part is not None:
        for inner in in_columns(shape.part):
            yield from foreign_of(inner, f"{name}_")
    elif shape.refers is not None and not shape.refers.also:
        known = shape.refers.kinds
        yield to_record(name, kinds()[known[0]].plural if len(known) == 1 else "records")


def cells_of(shape: FieldShape, value: Value | None) -> Iterator[Cell]:
    """The cells of one field, one for each of its columns."""
    yield from _cells(shape, value, short=shape.name in _DAYS_OF_EDITORS)


def _cells(shape: FieldShape, value: Value | None, *, short: bool) -> Iterator[Cell]:
    if shape.part is not None:
        held = by_name(value) if isinstance(value, PublishedPart) else {}
        for inner in in_columns(shape.part):
            yield from _cells(inner, held.get(inner.name), short=True)
    elif shape.sort == "text":
        yield from (value.words, value.marked) if isinstance(value, PublishedText) else (None, None)
    elif shape.sort == "date":
        yield from _date_cells(value if isinstance(value, PublishedDate) else None, short=short)
    elif shape.sort == "quantity":
        yield from _quantity_cells(value if isinstance(value, PublishedQuantity) else None)
    elif isinstance(value, tuple):
        yield LEFT_OUT.join(str(words) for words in value)
    else:
        yield value if isinstance(value, str | bool) else None


def by_name(part: PublishedPart) -> Mapping[str, Value]:
    """The fields of a part that are not empty."""
    return {field.shape.name: field.value for field in part.fields}


def _date_cells(date: PublishedDate | None, *, short: bool) -> Iterator[Cell]:
    if date is None:
        yield from (None,) * (1 if short else 8)
        return
    yield date.edtf
    if not short:
        yield from (date.label, date.earliest, date.latest, date.shape, date.approximate, date.uncertain)
        yield spaced(date.inferred)


def _quantity_cells(value: PublishedQuantity | None) -> Iterator[Cell]:
    if value is None:
        yield from (None,) * 14
        return
    yield from (value.words, value.kind, value.qualifier, value.bound, *_number_cells(value.number))
    for end, bound in ((value.low, value.low_bound), (value.high, value.high_bound)):
        yield from (*_number_cells(end), bound)
    yield from (value.unit, value.scale)


def _number_cells(value: Number | None) -> tuple[Decimal | None, str | None]:
    return (None, number_text(value)) if isinstance(value, Fraction) else (value, None)
