"""A picture that stands alone: lines of words above and below drawings, in one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.drawing.figure_layout import Drawing
from macros.drawing.lettering import Lettering, block
from macros.drawing.series_chart import Chart

MARGIN = 24
WIDTH = 600 + 2 * MARGIN

_SIZES = {"title": (15, 20), "value": (34, 38), "small": (12, 17)}
"""The size of letters and the step from line to line of each sort of words, in pixels."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands where on a picture: each line with its sort, each drawing and chart with its top."""

    width: int
    height: int
    margin: int
    lines: tuple[tuple[str, Lettering], ...]
    drawings: tuple[tuple[int, Drawing], ...]
    charts: tuple[tuple[int, Chart], ...]


def sheet(
    head: Sequence[tuple[str, str]], drawings: Sequence[Drawing], charts: Sequence[Chart], foot: Sequence[str]
) -> Sheet:
    """Words as (sort, words) at the head, then what is drawn, then the foot in small letters."""
    width = WIDTH - 2 * MARGIN
    lines: list[tuple[str, Lettering]] = []
    placed: list[tuple[int, Drawing]] = []
    columns: list[tuple[int, Chart]] = []
    y = MARGIN
    for sort, words in head:
        y = _write(lines, sort, words, y, width)
    y += 16
    for one in drawings:
        placed.append((y, one))
        y += one.height + 12
    for chart in charts:
        columns.append((y, chart))
        y += chart.height + 12
    for words in foot:
        y = _write(lines, "small", words, y, width)
    return Sheet(WIDTH, y + MARGIN // 2, MARGIN, tuple(lines), tuple(placed), tuple(columns))


def _write(lines: list[tuple[str, Lettering]], sort: str, words: str, y: int, width: int) -> int:
    size, leading = _SIZES[sort]
    written = block(words, (MARGIN, y + size), size, width, leading)
    lines += [(sort, line) for line in written]
    return y + leading * len(written)
