"""The tables of the kinds: a row for each record, and a table for each list of parts inside them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from macros.kinds import kinds
from macros.model.record import Record, Statement
from macros.views.field_columns import by_name, cells_of, columns_of, foreign_of, in_columns, in_own_tables
from macros.views.field_shapes import FieldShape
from macros.views.published import PublishedDossier, PublishedPart, PublishedRecord
from macros.views.tables import Cell, Column, ForeignKey, Table, spaced, to_record
from macros.views.words import plural_of

RECORD_COLUMNS = (
    Column("id", "its id", required=True),
    Column("heading", "what it is called on pages", required=True),
    Column("address", "its page"),
)
STATEMENT_COLUMNS = (
    Column("standing", "stated, attributed, inferred or disputed: what follows from the evidence and the notes"),
    Column("inferred", "whether an editor took a step beyond the words", "boolean"),
    Column("checked", "whether all its words were looked up in the stored texts", "boolean"),
    Column("speaker", "who says it: an id; empty where nobody is named or the source speaks"),
    Column("speaker_words", "who says it, in words"),
    Column("sentences", "the sentences that it rests on, as pages number them"),
)


def statement_cells(record: PublishedRecord) -> tuple[Cell, ...]:
    """The cells of STATEMENT_COLUMNS, empty for a record that states nothing."""
    if record.standing is None or record.speaker is None:
        return (None,) * len(STATEMENT_COLUMNS)
    labels = dict.fromkeys(label for evidence in record.evidence for label in evidence.labels)
    standing, speaker = record.standing, record.speaker
    return standing.mark, standing.inferred, standing.checked, speaker.id, speaker.words, spaced(tuple(labels))


def kind_tables(dossier: PublishedDossier) -> Iterator[Table]:
    """Every kind's table, and those of its lists of parts, whether the dossier has such records or not."""
    for kind, cls in kinds().items():
        records = dossier.of_kind(kind)
        yield _kind_table(cls, records)
        for shape in in_own_tables(cls):
            yield _part_table(cls, shape, records)


def _kind_table(cls: type[Record], records: tuple[PublishedRecord, ...]) -> Table:
    stated = STATEMENT_COLUMNS if issubclass(cls, Statement) else ()
    first = (*RECORD_COLUMNS, *stated)
    shapes = _shapes(cls, first)
    speaker = (to_record("speaker"),) if stated else ()
    return Table(
        name=cls.plural,
        title=plural_of(cls.kind.replace("-", " ")),
        columns=(*first, *(column for shape in shapes for column in columns_of(shape))),
        key=("id",),
        foreign=(to_record("id"), *speaker, *_foreign(shapes)),
        rows=tuple(
            (record.id, record.heading, record.address)
            + (statement_cells(record) if stated else ())
            + _cells(shapes, record)
            for record in records
        ),
    )


def _shapes(cls: type[Record], first: tuple[Column, ...]) -> tuple[FieldShape, ...]:
    """The fields in columns; a standing that an author wrote is in the one that holds."""
    taken = {column.name for column in first}
    return tuple(shape for shape in in_columns(cls) if shape.name not in taken)


def _cells(shapes: tuple[FieldShape, ...], record: PublishedRecord) -> tuple[Cell, ...]:
    held = record.by_name
    return tuple(cell for shape in shapes for cell in cells_of(shape, held.get(shape.name)))


def _foreign(shapes: tuple[FieldShape, ...]) -> tuple[ForeignKey, ...]:
    return tuple(key for shape in shapes for key in foreign_of(shape))


def _part_table(cls: type[Record], shape: FieldShape, records: tuple[PublishedRecord, ...]) -> Table:
    part: type[BaseModel] | None = shape.part
    assert part is not None
    shapes = in_columns(part)
    kind = cls.kind.replace("-", " ")
    place = (
        Column("record", f"the {kind}", required=True),
        Column("number", "its place, from 1", "integer", required=True),
    )
    rows = []
    for record in records:
        held = record.by_name.get(shape.name, ())
        parts = [one for one in held if isinstance(one, PublishedPart)] if isinstance(held, tuple) else []
        for number, one in enumerate(parts, start=1):
            values = by_name(one)
            cells = (cell for inner in shapes for cell in cells_of(inner, values.get(inner.name)))
            rows.append((record.id, number, *cells))
    return Table(
        name=f"{cls.plural}_{shape.name}",
        title=f"“{shape.name}” of {plural_of(kind)}",
        columns=(*place, *(column for inner in shapes for column in columns_of(inner))),
        key=("record", "number"),
        foreign=(to_record("record", cls.plural), *_foreign(shapes)),
        rows=tuple(rows),
    )
