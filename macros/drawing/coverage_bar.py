"""The coverage bar: one cell a sentence, as wide as its sentence is long, darker and thicker the more rests on it.

Cells of one bar share one scale. Where there are more than fit side by side they go on in further rows, like lines
of a text. Lengths are characters, all else whole units of the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

Point = tuple[int, int]
Line = tuple[int, int, int, int]

# Widths are reckoned in fractions of a unit, so that roundings do not add up along a row.
_FRACTIONS = 1 << 20
_DARKEST = 3
_HATCH = 6
# The widths of digits and letters are those of the widest; disputed sentences have bold ones.
_DIGIT, _LETTER, _BOLDER = 7, 9, 1
_NUMBER_GAP = 4
_NUMBER_DROP = 13
_GLYPH = 10
_GLYPH_DROP = 18
_SLIT = 4
# A cell is never narrower than a quarter of the mean one: a sentence of a word must still be seen and hit.
_LEAST_PART = 4


@dataclass(frozen=True)
class Extent:
    """A sentence as the bar sees it.

    `label` is its number as shown (9, B9), `number` its place in the text, `length` its characters, `paragraph` the
    number of its paragraph, `facts` how many facts rest on it, `open` whether it stands on the page, so that its cell
    can lead to it.
    """

    label: str
    number: int
    length: int
    paragraph: int
    facts: int
    disputed: bool = False
    open: bool = True


@dataclass(frozen=True)
class Steps:
    """From how many facts on a cell is of the second and of the third tint; the first begins with one."""

    second: int = 2
    third: int = 3

    def of(self, facts: int) -> int:
        """0 for no fact, else the tint, 1 to 3."""
        return (facts > 0) + (facts >= self.second) + (facts >= self.third)

    def range(self, step: int) -> tuple[int, int | None]:
        """The fewest and the most facts of a tint (1 to 3); None where there is no most."""
        edges = (1, self.second, self.third)
        return edges[step - 1], (edges[step] - 1 if step < _DARKEST else None)


@dataclass(frozen=True)
class Shape:
    """How a bar is made: its width, the height of its cells, of their bases by tint, and the gaps between them.

    `least` is the mean width below which cells go on in a further row; from `most_rows` rows on, `crowded` will do.
    """

    width: int
    height: int
    bases: tuple[int, int, int, int] = (1, 2, 5, 9)
    gap: int = 2
    paragraph_gap: int = 10
    least: int = 18
    crowded: int = 10
    most_rows: int = 4
    numbered: bool = True


WIDE = Shape(1180, 32)
MIDDLE = Shape(700, 28, paragraph_gap=8)
NARROW = Shape(328, 26, gap=2, paragraph_gap=6, least=20, most_rows=5)
STRIP = Shape(1180, 14, bases=(1, 2, 4, 6), gap=2, paragraph_gap=9, least=8, crowded=5, most_rows=3, numbered=False)


@dataclass(frozen=True)
class Cell:
    """A sentence's cell: its place, tint and base, the hatch where no fact rests on it, its number and its glyph.

    `number_at` is the middle of the number's base line, or None where there is no room for it; `glyph_at` the upper
    left corner of the glyph of a disputed sentence, or None.
    """

    extent: Extent
    x: int
    y: int
    width: int
    height: int
    step: int
    base: int
    hatch: tuple[Line, ...] = ()
    number_at: Point | None = None
    glyph_at: Point | None = None


@dataclass(frozen=True)
class Bar:
    """A drawing of `width` by `height` units."""

    width: int
    height: int
    cells: tuple[Cell, ...]


def steps_for(facts: Iterable[int]) -> Steps:
    """The steps that tell sentences apart: 2 and 3, or where most carry three facts and more, thirds of the sentences.

    `facts` are the numbers of facts on each sentence.
    """
    counts = sorted(count for count in facts if count)
    if 2 * sum(count >= _DARKEST for count in counts) <= len(counts):
        return Steps()
    second = max(2, counts[len(counts) // 3])
    return Steps(second, max(second + 1, counts[2 * len(counts) // 3]))


def coverage_bar(extents: Sequence[Extent], steps: Steps, shape: Shape) -> Bar:
    """The bar of a text: all sentences in order, none overlapping, all inside the frame."""
    cells: list[Cell] = []
    y = bottom = 0
    for row in _rows(extents, shape) if extents else ():
        drawn = [_cell(extent, (x, y, width), steps, shape) for extent, x, width in row]
        cells += _annotated(drawn, shape) if shape.numbered else drawn
        bottom = y + shape.height + _below(drawn, shape)
        y = bottom + _SLIT
    return Bar(shape.width, bottom, tuple(cells))


def _below(row: list[Cell], shape: Shape) -> int:
    """The room that numbers and glyphs take below a row."""
    if not shape.numbered:
        return 0
    return _GLYPH_DROP + _GLYPH if any(cell.extent.disputed for cell in row) else _NUMBER_DROP + 3


_Place = tuple[Extent, int, int]


def _rows(extents: Sequence[Extent], shape: Shape) -> list[list[_Place]]:
    """The fewest rows in which cells are wide enough on the average, at the largest scale that fits."""
    lengths = _lengths(extents)
    mean = max(1, sum(lengths) // len(lengths))
    for count in range(1, len(extents) + 1):
        scale = _largest_scale(extents, lengths, shape, count)
        least = shape.least if count < shape.most_rows else shape.crowded
        if scale * mean >= least * _FRACTIONS or count == len(extents):
            return _laid(extents, lengths, shape, scale)
    raise AssertionError("one sentence a row always fits")  # pragma: no cover


def _lengths(extents: Sequence[Extent]) -> list[int]:
    least = sum(extent.length for extent in extents) // len(extents) // _LEAST_PART
    return [max(extent.length, least, 1) for extent in extents]


def _largest_scale(extents: Sequence[Extent], lengths: list[int], shape: Shape, rows: int) -> int:
    """The largest scale, in fractions of a unit a character, at which the cells take no more rows than that."""
    low, high = 0, shape.width * _FRACTIONS // max(lengths)
    while low < high:
        tried = (low + high + 1) // 2
        if len(_laid(extents, lengths, shape, tried)) <= rows:
            low = tried
        else:
            high = tried - 1
    return low


def _laid(extents: Sequence[Extent], lengths: list[int], shape: Shape, scale: int) -> list[list[_Place]]:
    """The cells at a scale, each row filled before the next is begun."""
    rows: list[list[_Place]] = [[]]
    gaps = drawn = 0
    for index, extent in enumerate(extents):
        if rows[-1]:
            gaps += _gap(extents[index - 1], extent, shape)
        if rows[-1] and gaps + (drawn + lengths[index]) * scale // _FRACTIONS > shape.width:
            rows.append([])
            gaps = drawn = 0
        left, right = drawn * scale // _FRACTIONS, (drawn + lengths[index]) * scale // _FRACTIONS
        rows[-1].append((extent, gaps + left, right - left))
        drawn += lengths[index]
    return rows


def _gap(before: Extent, extent: Extent, shape: Shape) -> int:
    return shape.gap if before.paragraph == extent.paragraph else shape.paragraph_gap


def _cell(extent: Extent, place: tuple[int, int, int], steps: Steps, shape: Shape) -> Cell:
    x, y, width = place
    step = steps.of(extent.facts)
    hatch = () if step else tuple(_hatch(x, y, width, shape.height))
    return Cell(extent, x, y, width, shape.height, step, shape.bases[step], hatch)


def _hatch(x: int, y: int, width: int, height: int) -> Iterable[Line]:
    """Slanted lines across a cell, cut at its edges."""
    for foot in range(x - height + _HATCH, x + width, _HATCH):
        left, right = max(foot, x), min(foot + height, x + width)
        if left < right:
            yield left, y + height - (left - foot), right, y + height - (right - foot)


# -- numbers and glyphs below the cells -----------------------------------------------------------


def _annotated(row: list[Cell], shape: Shape) -> list[Cell]:
    """A row with the numbers that have room, those of disputed sentences first, and with glyphs."""
    taken: list[tuple[int, int]] = []
    numbers: dict[int, Point] = {}
    for cell in sorted(row, key=lambda cell: not cell.extent.disputed):
        middle, reach = _middle(cell, number_width(cell.extent), shape)
        span = (middle - reach, middle + reach)
        if all(span[1] + _NUMBER_GAP <= start or end + _NUMBER_GAP <= span[0] for start, end in taken):
            taken.append(span)
            numbers[cell.x] = (middle, cell.y + cell.height + _NUMBER_DROP)
    glyphs = dict(_glyphs([cell for cell in row if cell.extent.disputed], shape))
    return [replace(cell, number_at=numbers.get(cell.x), glyph_at=glyphs.get(cell.x)) for cell in row]


def number_width(extent: Extent) -> int:
    """How much room a sentence's number takes."""
    digits = sum(mark.isdigit() for mark in extent.label)
    letters = len(extent.label) - digits
    return digits * _DIGIT + letters * _LETTER + extent.disputed * _BOLDER * len(extent.label)


def _middle(cell: Cell, width: int, shape: Shape) -> tuple[int, int]:
    """Where something of that width is centred below a cell without leaving the frame, and how far it reaches."""
    reach = (width + 1) // 2
    return min(max(cell.x + cell.width // 2, reach), shape.width - reach), reach


def _glyphs(disputed: list[Cell], shape: Shape) -> Iterable[tuple[int, Point]]:
    """One glyph a cell; of cells narrower than the glyph, neighbours share one."""
    end = 0
    for cell in disputed:
        middle, reach = _middle(cell, _GLYPH, shape)
        if middle - reach >= end:
            end = middle + reach
            yield cell.x, (middle - reach, cell.y + cell.height + _GLYPH_DROP)
