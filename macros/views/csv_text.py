"""Rows as CSV in which no cell can be taken for a formula, and from which every cell can be read back as it was."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
# What a spreadsheet may take for the start of a formula; and the sign of the guard itself, or it could not be undone.
_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV (RFC 4180), each cell guarded; `read_csv` gives them back."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue()


def read_csv(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of what `csv_text` wrote, as they were. Raises csv.Error where it is no CSV."""
    rows = csv.reader(StringIO(text, newline=""), strict=True)
    return tuple(tuple(cell.removeprefix("'") for cell in row) for row in rows)


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would run gets an apostrophe before it, and so does one that begins with one.

    A number with a sign is left a number. Whoever reads a cell drops the apostrophe that it begins with.
    """
    return f"'{cell}" if cell.startswith(_GUARDED) and not _NUMBER.fullmatch(cell) else cell
