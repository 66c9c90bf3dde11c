"""Marks of quantities: what each sort of words draws, where its ends lie, and that nothing more is drawn."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.figure_layout import NARROW, SMALL_FRAME, WIDE, WIDE_WITH_NAMES, Drawing, Frame, Measured, drawing
from macros.drawing.lettering import box_of
from macros.drawing.number_axis import wording_of
from macros.drawing.quantity_marks import Mark, Stroke, has_scale, sign_of
from macros.model.quantities import BadQuantity, Quantity, parse_quantity

FRAMES = (SMALL_FRAME, NARROW, WIDE, WIDE_WITH_NAMES)


def drawn(*words: str, frame: Frame = NARROW) -> Drawing:
    quantities = [parse_quantity(one) for one in words]
    unit = next((one.unit for one in quantities if has_scale(one)), "")
    return drawing([Measured(one, "Ada Brook", one.words) for one in quantities], wording_of(unit), frame)


def mark(words: str, frame: Frame = NARROW) -> Mark:
    return drawn(words, frame=frame).rows[0].mark


SORTS = [
    ("137", "exact", ["stem", "dot"]),
    ("0", "exact", ["dot"]),
    ("-5 degrees", "exact", ["stem", "dot"]),
    ("half", "exact", ["stem", "dot"]),
    ("2,000 to 5,000", "range", ["bar", "cap", "cap"]),
    ("2 or 3", "range", ["bar", "cap", "cap"]),
    ("2,000 to at most 5,000", "range", ["bar", "cap", "cap"]),
    ("2,000 to more than 5,000", "range", ["bar", "taper", "arrow", "cap", "cap"]),
    ("more than 2,000 to 5,000", "pale-range", ["pale"]),
    ("about 2,000 to 5,000", "pale-range", ["pale"]),
    ("2,000 to nearly 5,000", "pale-range", ["pale", "cap"]),
    ("around 400", "around", ["lens"]),
    ("almost 400", "nearly", ["half-lens", "cap"]),
    ("nearly 0", "around", ["lens"]),
    ("at least 137", "at-least", ["taper", "arrow", "cap"]),
    ("more than half", "at-least", ["taper", "arrow", "cap"]),
    ("137 or more", "at-least", ["taper", "arrow", "cap"]),
    ("up to 64", "up-to", ["pale", "cap"]),
    ("less than 2 millimetres", "up-to", ["pale", "cap"]),
    ("up to -3 degrees", "up-to", ["taper", "arrow", "cap"]),
    ("thousands", "word", ["dotted", "dotted"]),
    ("more than thousands", "word", ["dotted", "dotted"]),
    ("none", "none", ["ring"]),
    ("second largest", "rank", ["place", "dotted", "dotted"]),
    ("one of the most dangerous", "rank", ["disc", "dotted", "dotted"]),
]


@pytest.mark.parametrize(("words", "sign", "sorts"), SORTS, ids=lambda case: str(case)[:24])
def test_each_sort_of_words_has_its_mark(words: str, sign: str, sorts: list[str]) -> None:
    """The grammar: solid is known, pale is not, a cap is a firm end, an arrow is none."""
    found = mark(words)
    assert found.sign == sign == sign_of(parse_quantity(words))
    assert [stroke.sort for stroke in found.strokes] == sorts


def test_a_place_is_numbered_only_where_the_words_give_one() -> None:
    """One of the largest may be the seventh."""
    assert mark("second largest").number == "2"
    assert mark("first").number == "1"
    assert mark("one of the largest").number == ""


def _across(stroke: Stroke) -> tuple[int, int]:
    across = [x for x, _ in stroke.points]
    return min(across), max(across)


def _of(found: Mark, sort: str) -> list[Stroke]:
    return [stroke for stroke in found.strokes if stroke.sort == sort]


ENDS = [
    ("137", "dot", Decimal(137)),
    ("at least 137", "cap", Decimal(137)),
    ("up to 64", "cap", Decimal(64)),
    ("almost 400", "cap", Decimal(400)),
    ("2,000 to nearly 5,000", "cap", Decimal(2000)),
]


@pytest.mark.parametrize(("words", "sort", "value"), ENDS)
@pytest.mark.parametrize("frame", FRAMES)
def test_firm_ends_lie_at_their_values(words: str, sort: str, value: Decimal, frame: Frame) -> None:
    """The pixel of the value, in every frame."""
    found = drawn(words, frame=frame)
    assert found.axis is not None
    assert [_across(stroke)[0] for stroke in _of(found.rows[0].mark, sort)] == [found.axis.x(value)]


def test_what_is_almost_reached_is_not_passed() -> None:
    """The half lens ends at the number."""
    found = drawn("almost 400")
    assert found.axis is not None
    assert found.rows[0].mark.extent[1] == found.axis.x(Decimal(400))


def test_an_approximate_mark_does_not_cross_zero() -> None:
    """Around 3 beside 3,000 lies at zero on the drawing, and is not negative for it."""
    found = drawn("around 3", "3,000")
    assert found.axis is not None
    assert found.rows[0].mark.extent[0] == found.axis.zero
    below = drawn("around -3", "-3000")
    assert below.axis is not None
    assert below.rows[0].mark.extent[1] == below.axis.zero


def test_a_floor_beside_a_whole_keeps_its_arrow() -> None:
    """At least 99 per cent: the arrow is short, and there."""
    found = drawn("at least 99 per cent")
    assert found.axis is not None
    assert found.axis.high == 100
    assert found.rows[0].mark.extent[1] - found.axis.x(Decimal(99)) >= 20


def test_the_width_of_an_approximate_mark_says_nothing() -> None:
    """It is the same for 4 and for 4 billion: no margin of error is made up."""
    widths = {mark(words).extent[1] - mark(words).extent[0] for words in ("around 4", "around 4 billion", "about $150")}
    assert len(widths) == 1


# -- whatever is written ------------------------------------------------------------------------------

figures = st.one_of(
    st.integers(-(10**12), 10**12).map(str),
    st.integers(1, 10**6).map(lambda number: f"{number / 100:.2f}"),
    st.integers(0, 100).map(lambda number: f"{number} per cent"),
    st.integers(0, 10**6).map(lambda number: f"${number:,} million"),
)
qualifiers = st.sampled_from(
    ("", "around ", "nearly ", "at least ", "more than ", "up to ", "less than ", "exactly ", "between ")
)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """A quantity of any sort that can be read."""
    one = draw(qualifiers) + draw(figures)
    if draw(st.booleans()):
        low, high = sorted(draw(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))))
        one = f"{draw(qualifiers)}{low:,} to {draw(qualifiers)}{high + 1:,}"
    if draw(st.integers(0, 5)) == 0:
        one = draw(st.sampled_from(("thousands", "none", "first", "one of the largest", "twice")))
    try:
        return parse_quantity(one)
    except BadQuantity:
        return parse_quantity("137")


@given(st.lists(quantities(), min_size=1, max_size=4), st.sampled_from(FRAMES))
def test_every_drawing_is_sound(found: list[Quantity], frame: Frame) -> None:
    """Marks and words lie inside the frame; rows follow each other; numbers are whole; no middle is drawn."""
    result = drawing([Measured(one, "The Ministry of Roads", one.words) for one in found], wording_of(""), frame)
    assert result.width == frame.width
    before = 0
    for row, quantity in zip(result.rows, found, strict=True):
        heights = [y for stroke in row.mark.strokes for _, y in stroke.points]
        assert before <= row.y + min(heights)
        before = row.y + max(heights)
        assert before <= result.height
        assert 0 <= row.mark.extent[0] <= row.mark.extent[1] <= frame.width
        assert all(isinstance(part, int) for stroke in row.mark.strokes for point in stroke.points for part in point)
        lines = [*((line, 13) for line in (*row.name, *row.words)), *([(row.note, 12)] if row.note else [])]
        assert all(box_of(line, size)[0] >= 0 and box_of(line, size)[1] <= frame.width + 1 for line, size in lines)
        assert all(0 < line.y <= result.height for line, _ in lines)
        _no_middle(row.mark, quantity, result)


def _no_middle(found: Mark, quantity: Quantity, result: Drawing) -> None:
    """What stands upright in a range, or is a disc, stands at one of its ends."""
    if quantity.kind != "range" or result.axis is None:
        return
    assert quantity.low is not None
    assert quantity.high is not None
    ends = {result.axis.x(quantity.low), result.axis.x(quantity.high)}
    assert not _of(found, "dot")
    assert {_across(cap)[0] for cap in _of(found, "cap")} <= ends
