"""The facts as an SQLite database: the tables with their keys, views to read them, and a search in full text.

Made in memory, so no time of a file goes in. The same facts give the same bytes with one version of SQLite, which
writes its number into the file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from macros.exports.export import Export, ExportFile
from macros.views.published import PublishedDossier, published
from macros.views.published_tables import tables
from macros.views.published_values import number_text
from macros.views.tables import Cell, Column, Table
from macros.views.urls import DATABASE
from macros.views.view import Site

_APPLICATION = 0x53424B31
"""What `PRAGMA application_id` tells: SBK1 in ASCII. SQLite keeps no list that one would have to be on."""
_FORMAT = 1
"""What `PRAGMA user_version` tells: it grows when a table or column is taken away or means something else."""
_VIEWS = Path(__file__).with_suffix(".sql")
_DIGITS, _GREATEST = 15, Decimal(2**53)
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "", "boolean": "INTEGER", "date": "TEXT"}
"""A number has no type of its own: whole ones, others, and those that are kept as text stand side by side."""


def _files(site: Site) -> Iterator[ExportFile]:
    content = database(published(site))
    yield ExportFile(DATABASE, content, "all tables in one file, with a search in full text")


def database(dossier: PublishedDossier) -> bytes:
    """The database as a file. Raises sqlite3.Error where SQLite was built without full-text search (FTS5)."""
    found = tables(dossier)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.executescript(
            f"PRAGMA page_size = 4096; PRAGMA foreign_keys = ON; PRAGMA application_id = {_APPLICATION};"
            f"PRAGMA user_version = {_FORMAT}; PRAGMA encoding = 'UTF-8';"
        )
        made.execute("BEGIN")
        made.execute("PRAGMA defer_foreign_keys = ON")  # a table may lead to itself, and records to each other
        for table in found:
            made.execute(_create(table))
        for table in found:
            made.executemany(_insert(table), map(_row, table.rows))
        made.execute("COMMIT")
        made.executescript(_VIEWS.read_text(encoding="utf-8"))
        made.execute("VACUUM")
        return made.serialize()


def _create(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {_name(key.table)} ({_names(key.target)})"
        for key in table.foreign
    ]
    inner = ",\n  ".join(lines)
    return f"CREATE TABLE {_name(table.name)} (\n  {inner}\n)"


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {_name(table.name)} VALUES ({marks})"  # noqa: S608 - the name of one of our tables, in quotes


def _column(column: Column) -> str:
    return " ".join(
        part for part in (_name(column.name), _TYPES[column.type], "NOT NULL" if column.required else "") if part
    )


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(_name, names))


def _name(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _row(cells: tuple[Cell, ...]) -> tuple[str | int | float | None, ...]:
    return tuple(_cell(cell) for cell in cells)


def _cell(cell: Cell) -> str | int | float | None:
    """A number that SQLite would round is kept as text."""
    if not isinstance(cell, Decimal):
        return cell
    if len(cell.normalize().as_tuple().digits) > _DIGITS or abs(cell) >= _GREATEST:
        return number_text(cell)
    return int(cell) if cell == cell.to_integral_value() else float(cell)


EXPORT = Export(
    title="Database (SQLite)",
    about="For questions across all records: it opens in Datasette, DB Browser and the sqlite3 command.",
    order=35,
    files=_files,
)
