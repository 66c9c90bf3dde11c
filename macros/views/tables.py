"""Tables: columns with types, keys, and rows. CSV and SQLite are two ways to write the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from macros.model.record import Path
from macros.views.published_values import number_text

Type = Literal["string", "integer", "number", "boolean", "date"]
"""Types of the Table Schema (Data Package v2); a date is a whole day of ISO 8601."""
Cell = str | int | bool | Decimal | None
"""None is a cell that is empty. A date is a `str`."""


@dataclass(frozen=True)
class Column:
    """A column: what it means, whether a cell may be empty, and the words that it is limited to, if it is."""

    name: str
    about: str
    type: Type = "string"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose cells, where they are not empty, are those of the key of another table (or of this one)."""

    columns: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table: `title` says in a few words what its rows are, `key` names the columns that tell them apart."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign: tuple[ForeignKey, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def to_record(column: str, table: str = "records") -> ForeignKey:
    """A column that holds ids of records, or of those of one kind."""
    return ForeignKey((column,), table, ("id",))


def path_text(path: Path) -> str:
    """The place of a value in a record, as one word: `series.0.evidence.1`."""
    return ".".join(map(str, path))


def cell_text(cell: Cell) -> str:
    """A cell as text: empty where there is nothing, `true` and `false`, numbers in plain digits."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return number_text(cell) if isinstance(cell, Decimal) else str(cell)


def spaced(words: Sequence[str]) -> str | None:
    """Words that hold no spaces, in one cell."""
    return " ".join(words) or None
