"""Lettering: lines that stay inside their frame, and widths that a browser does not exceed (see tests/browser)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.lettering import block, box_of, in_lines, placed, width_of, with_lead

texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=80)


@given(texts, st.integers(-50, 400), st.sampled_from((12, 13, 34)))
def test_words_are_placed_inside_their_frame(words: str, x: int, size: int) -> None:
    """Whatever their length, and wherever they belong."""
    start, end = box_of(placed(words, x, 0, size, (10, 330)), size)
    assert start >= 10
    assert end <= 331  # half a pixel is rounded up


@given(texts, st.integers(40, 300))
def test_lines_hold_all_words_in_order(words: str, width: int) -> None:
    """Nothing is cut off: a word that is too long has a line of its own, and is squeezed into it."""
    lines = in_lines(words, 12, width)
    assert " ".join(lines).split() == words.split()
    assert all(width_of(line, 12) <= width or " " not in line for line in lines)
    assert all(box_of(line, 12)[1] <= width for line in block(words, (0, 0), 12, width, 16))


def test_a_qualifier_is_marked_where_its_line_holds_it() -> None:
    """It is set in italics, in one piece or not at all."""
    (line,) = with_lead(block("around 400", (0, 0), 12, 200, 16), 7)
    assert line.words[: line.lead] == "around "
    assert all(not line.lead for line in with_lead(block("at the very least 400", (0, 0), 12, 60, 16), 18))
