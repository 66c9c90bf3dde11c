"""Lines and boxes: what a line meets, crosses and is hidden by."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from macros.drawing.segments import Rect, Segment, beside, between, crosses, length_of, rounded, touches, visible

BOX = Rect(100, 50, 40, 10)
SPAN = st.integers(-400, 400)
SEGMENTS = st.builds(Segment, SPAN, SPAN, SPAN, SPAN)
BOXES = st.builds(Rect, SPAN, SPAN, st.integers(5, 120), st.integers(5, 40))


@pytest.mark.parametrize(
    ("line", "met"),
    [
        (Segment(0, 50, 200, 50), True),
        (Segment(100, 0, 100, 100), True),
        (Segment(0, 0, 200, 100), True),
        (Segment(90, 50, 110, 52), True),
        (Segment(0, 40, 200, 40), True),
        (Segment(0, 39, 200, 39), False),
        (Segment(141, 0, 141, 100), False),
        (Segment(0, 0, 59, 50), False),
        (Segment(40, 30, 70, 75), True),
        (Segment(40, 32, 70, 77), False),
    ],
)
def test_what_a_line_meets(line: Segment, met: bool) -> None:  # noqa: FBT001 - a column of the table
    assert touches(line, BOX) is met


@pytest.mark.parametrize(
    ("one", "other", "cut"),
    [
        (Segment(0, 0, 10, 10), Segment(0, 10, 10, 0), True),
        (Segment(0, 0, 10, 10), Segment(20, 0, 30, 10), False),
        (Segment(0, 0, 10, 0), Segment(0, 5, 10, 5), False),
        (Segment(0, 0, 10, 10), Segment(6, 0, 10, 4), False),
        (Segment(0, 0, 100, 2), Segment(50, -40, 51, 40), True),
    ],
)
def test_which_lines_cross(one: Segment, other: Segment, cut: bool) -> None:  # noqa: FBT001 - a column of the table
    assert crosses(one, other) is cut
    assert crosses(other, one) is cut


@given(SEGMENTS, BOXES)
def test_a_line_that_has_a_point_in_a_box_meets_it(line: Segment, box: Rect) -> None:
    points = [line.at(part, 16) for part in range(17)]
    if any(abs(x - box.x) < box.half_width - 1 and abs(y - box.y) < box.half_height - 1 for x, y in points):
        assert touches(line, box)


@given(SEGMENTS, st.lists(BOXES, max_size=6))
def test_what_is_seen_of_a_line_is_in_no_box(line: Segment, boxes: list[Rect]) -> None:
    """Pieces stay on the line and end where boxes begin; without a box the line is whole."""
    assume(length_of(line) > 0)
    pieces = visible(line, boxes)
    for piece in pieces:
        x, y = piece.at(1, 2)
        assert not any(abs(x - box.x) < box.half_width - 2 and abs(y - box.y) < box.half_height - 2 for box in boxes)
    if not any(touches(line, box) for box in boxes):
        assert pieces == (line,)


@given(BOXES, BOXES)
def test_a_line_between_boxes_begins_and_ends_at_their_edges(one: Rect, other: Rect) -> None:
    assume(not one.grown(4).overlaps(other.grown(4)))
    course = between(Segment(one.x, one.y, other.x, other.y), one, other)
    assert course is not None
    for (x, y), box in (((course.x1, course.y1), one), ((course.x2, course.y2), other)):
        assert abs(x - box.x) <= box.half_width + 1
        assert abs(y - box.y) <= box.half_height + 1
        assert abs(x - box.x) >= box.half_width - 1 or abs(y - box.y) >= box.half_height - 1


@given(SEGMENTS, st.integers(1, 20))
def test_a_line_beside_another_keeps_its_distance_and_its_direction(line: Segment, by: int) -> None:
    assume(length_of(line) > 30)
    other = beside(line, by)
    assert (other.x2 - other.x1, other.y2 - other.y1) == (line.x2 - line.x1, line.y2 - line.y1)
    assert abs(length_of(Segment(line.x1, line.y1, other.x1, other.y1)) - by) <= 2
    assert beside(line, -by) != other


@pytest.mark.parametrize(("top", "bottom", "whole"), [(7, 2, 4), (-7, 2, -3), (5, -2, -2), (6, 3, 2), (0, 5, 0)])
def test_halves_are_rounded_upwards(top: int, bottom: int, whole: int) -> None:
    assert rounded(top, bottom) == whole
