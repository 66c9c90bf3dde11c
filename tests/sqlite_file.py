"""Databases as the tests read them: every cell, or everything in the file as text."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing

Row = Mapping[str, object]


def connected(content: bytes) -> sqlite3.Connection:
    """The database in these bytes, in memory; its cells come by the names of their columns."""
    made = sqlite3.connect(":memory:")
    made.deserialize(content)
    made.row_factory = sqlite3.Row
    return made


def rows_of(content: bytes) -> dict[str, list[Row]]:
    """The rows of every table that a dossier's facts stand in; what the search is made of is left out."""
    with closing(connected(content)) as made:
        names = [
            name
            for (name,) in made.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            if not name.startswith("search")
        ]
        return {name: [dict(row) for row in made.execute(f'SELECT * FROM "{name}"')] for name in names}  # noqa: S608 - our own


def text_of(content: bytes) -> str:
    """All that can be read in a database: what SQL tells, and whatever else is left in its pages."""
    with closing(connected(content)) as made:
        return "\n".join([*made.iterdump(), content.decode("utf-8", "replace")])
