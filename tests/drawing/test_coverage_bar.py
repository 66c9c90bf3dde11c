"""The coverage bar: cells as wide as sentences are long, in whole numbers, none overlapping, all in the frame."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from macros.drawing.coverage_bar import (
    MIDDLE,
    NARROW,
    STRIP,
    WIDE,
    Bar,
    Cell,
    Extent,
    Shape,
    Steps,
    number_width,
    steps_for,
)
from macros.drawing.coverage_bar import coverage_bar as drawn

SHAPES = {"wide": WIDE, "middle": MIDDLE, "narrow": NARROW, "strip": STRIP}
PLAIN = Shape(100, 20, gap=2, paragraph_gap=10, least=1, numbered=False)


def _extents(*sentences: tuple[int, int, int]) -> list[Extent]:
    """Sentences by (length, paragraph, facts)."""
    return [Extent(str(n), n, length, paragraph, facts) for n, (length, paragraph, facts) in enumerate(sentences, 1)]


def _rows(bar: Bar) -> list[list[Cell]]:
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in bar.cells:
        rows[cell.y].append(cell)
    return [rows[y] for y in sorted(rows)]


# (sentences by length, paragraph and facts; the cells by x, width, tint and base)
PLACED: dict[str, tuple[list[tuple[int, int, int]], list[tuple[int, int, int, int]]]] = {
    "none": ([], []),
    "one fills the row": ([(7, 1, 1)], [(0, 100, 1, 2)]),
    "two of one length": ([(30, 1, 1), (30, 1, 2)], [(0, 49, 1, 2), (51, 49, 2, 5)]),
    "twice as long is twice as wide": ([(40, 1, 0), (20, 1, 3)], [(0, 65, 0, 1), (67, 33, 3, 9)]),
    "a wider gap between paragraphs": ([(45, 1, 1), (45, 2, 1)], [(0, 45, 1, 2), (55, 45, 1, 2)]),
    "a short one is still seen": ([(97, 1, 1), (1, 1, 9)], [(0, 87, 1, 2), (89, 10, 3, 9)]),
}


@pytest.mark.parametrize("name", PLACED)
def test_cells_by_hand(name: str) -> None:
    sentences, cells = PLACED[name]
    bar = drawn(_extents(*sentences), Steps(), PLAIN)
    found = [(cell.x, cell.width, cell.step, cell.base) for cell in bar.cells]
    assert [entry[2:] for entry in found] == [entry[2:] for entry in cells]
    for (x, width, *_), (wanted_x, wanted_width, *_) in zip(found, cells, strict=True):
        assert abs(x - wanted_x) <= 1
        assert abs(width - wanted_width) <= 1
    assert bar.height == (20 if sentences else 0)


# (facts on each sentence, where the second and the third tint begin)
STEPS: dict[str, tuple[list[int], tuple[int, int]]] = {
    "nothing": ([], (2, 3)),
    "no fact at all": ([0, 0], (2, 3)),
    "few": ([1, 1, 2, 0, 3], (2, 3)),
    "half with three is still few": ([1, 2, 3, 9], (2, 3)),
    "many: thirds of the sentences": ([1, 2, 3, 4, 5, 6, 7, 8, 9], (4, 7)),
    "all alike": ([5, 5, 5], (5, 6)),
    "many and none": ([0, 0, 0, 0, 3, 6, 9], (6, 9)),
}


@pytest.mark.parametrize("name", STEPS)
def test_tints_tell_sentences_apart(name: str) -> None:
    """Where all carry a dozen facts, 1, 2, 3 or more would paint all alike."""
    facts, (second, third) = STEPS[name]
    assert steps_for(facts) == Steps(second, third)


@given(some.lists(some.integers(0, 40)))
def test_tints_rise_with_the_facts(facts: list[int]) -> None:
    steps = steps_for(facts)
    tints = [steps.of(count) for count in range(45)]
    assert tints == sorted(tints)
    assert (tints[0], tints[1]) == (0, 1)
    assert 1 < steps.second < steps.third
    for step in (1, 2, 3):
        least, most = steps.range(step)
        assert steps.of(least) == step == steps.of(least if most is None else most)


SENTENCES = some.lists(
    some.builds(
        lambda length, paragraph, facts, disputed: (length, paragraph, facts, disputed),
        some.integers(1, 400),
        some.integers(0, 2).map(bool),
        some.integers(0, 15),
        some.booleans(),
    ),
    min_size=1,
    max_size=320,
)


@given(SENTENCES, some.sampled_from(sorted(SHAPES)), some.sampled_from(["", "B", "AC"]))
def test_any_text_is_drawn_soundly(sentences: list[tuple[int, bool, int, bool]], shape_name: str, letter: str) -> None:
    """In order, inside the frame, nothing over anything, wider where longer, and the same every time."""
    shape = SHAPES[shape_name]
    paragraph, extents = 1, []
    for number, (length, opens, facts, disputed) in enumerate(sentences, 1):
        paragraph += opens
        extents.append(Extent(f"{letter}{number}", number, length, paragraph, facts, disputed))
    _is_sound(extents, shape)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 28, 90, 300])
@pytest.mark.parametrize("letter", ["", "B"])
def test_crowded_texts_are_drawn_soundly(count: int, shape: str, letter: str) -> None:
    """Short sentences, two of three disputed: numbers and glyphs have the least room."""
    extents = [Extent(f"{letter}{n}", n, 20 + n % 7, n // 5, n % 4, disputed=n % 3 > 0) for n in range(1, count + 1)]
    _is_sound(extents, SHAPES[shape])


def _is_sound(extents: list[Extent], shape: Shape) -> None:
    bar = drawn(extents, steps_for(one.facts for one in extents), shape)
    assert bar == drawn(extents, steps_for(one.facts for one in extents), shape)
    assert [cell.extent for cell in bar.cells] == extents
    assert all(cell.width >= 1 for cell in bar.cells)
    for row in _rows(bar):
        for before, behind in pairwise(row):
            same = before.extent.paragraph == behind.extent.paragraph
            assert behind.x - (before.x + before.width) == (shape.gap if same else shape.paragraph_gap)
        assert row[0].x == 0
        assert row[-1].x + row[-1].width <= shape.width
        _numbers_have_room(row, shape)
    for above, below in pairwise(_rows(bar)):
        lowest = max(_bottom(cell) for cell in above)
        assert lowest < below[0].y
    assert max(_bottom(cell) for cell in bar.cells) <= bar.height
    by_length = sorted(bar.cells, key=lambda cell: cell.extent.length)
    assert all(one.width <= other.width + 1 for one, other in pairwise(by_length))


def _bottom(cell: Cell) -> int:
    glyph = cell.glyph_at[1] + 10 if cell.glyph_at else 0
    return max(cell.y + cell.height, cell.number_at[1] if cell.number_at else 0, glyph)


def _numbers_have_room(row: list[Cell], shape: Shape) -> None:
    """Numbers and glyphs stand below their cells, apart from one another and in the frame."""
    numbers = []
    for cell in row:
        if cell.number_at:
            width = 2 * ((number_width(cell.extent) + 1) // 2)
            numbers.append((cell.number_at[0] - width // 2, width, cell.number_at[1], cell))
    glyphs = [(cell.glyph_at[0], 10, cell.glyph_at[1], cell) for cell in row if cell.glyph_at]
    for places in (numbers, glyphs):
        end = 0
        for start, width, top, cell in sorted(places, key=lambda entry: entry[0]):
            assert start >= end
            end = start + width
            assert end <= shape.width
            assert top > cell.y + cell.height
    assert all(cell.extent.disputed for *_, cell in glyphs)


@given(some.integers(0, 50), some.integers(0, 50), some.integers(1, 300), some.integers(4, 60))
def test_a_hatch_stays_in_its_cell(paragraphs: int, before: int, length: int, height: int) -> None:
    shape = Shape(300, height, numbered=False)
    extents = [*(Extent("", 1, 10, n, 1) for n in range(min(paragraphs, 8))), Extent("", 2, length, before + 9, 0)]
    cell = drawn(extents, Steps(), shape).cells[-1]
    for x1, y1, x2, y2 in cell.hatch:
        assert cell.x <= x1 < x2 <= cell.x + cell.width
        assert cell.y <= y2 < y1 <= cell.y + cell.height
        assert x2 - x1 == y1 - y2, "at 45 degrees"


@pytest.mark.parametrize(("count", "shape", "rows"), [(1, WIDE, 1), (28, WIDE, 1), (28, NARROW, 2), (300, WIDE, 4)])
def test_many_sentences_go_on_in_further_rows(count: int, shape: Shape, rows: int) -> None:
    """A cell that is too narrow to hit or to see is no link."""
    bar = drawn(_extents(*[(100, number // 3, 1) for number in range(count)]), Steps(), shape)
    assert len(_rows(bar)) == rows
    assert min(cell.width for cell in bar.cells) >= 8


def test_a_row_is_filled_to_its_end() -> None:
    """The bar ends where the card above it ends."""
    bar = drawn(_extents(*[(50 + 7 * number, number // 2, 1) for number in range(28)]), Steps(), WIDE)
    assert WIDE.width - 2 <= bar.cells[-1].x + bar.cells[-1].width <= WIDE.width
