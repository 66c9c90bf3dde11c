"""How wide names are, and how they are broken. Whether a browser agrees is tried in tests/browser/test_network.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.label_size import ELLIPSIS, label_lines, text_width

NAMES = st.text(st.characters(categories=("L", "N", "P", "Mn", "Zs")), min_size=1, max_size=160)


@pytest.mark.parametrize(
    ("words", "width"),
    [("", 0), ("i", 4), ("W", 15), ("Ada Lovelace", 92), ("Zürich", 44), ("Ж", 13), ("東京", 37), ("a\u0301", 8)],
)
def test_how_wide_words_are(words: str, width: int) -> None:
    """Letters of 14 pixels; a mark that stands on a letter takes no room of its own."""
    assert text_width(words, 14) == width


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("Ada", ("Ada",)),
        ("The harbour office of the city", ("The harbour", "office of the", "city")),
        (
            "Association of the traders of Quay Street in the harbour",
            ("Association of", "the traders of", "Quay Street i…"),
        ),
        ("Donaudampfschifffahrt", ("Donaudampfs", "chifffahrt")),
    ],
)
def test_how_names_are_broken(words: str, lines: tuple[str, ...]) -> None:
    assert label_lines(words, 14, 100, 3) == lines


@given(NAMES, st.integers(60, 240), st.integers(1, 4))
def test_no_line_is_too_wide_and_none_too_many(words: str, width: int, most: int) -> None:
    lines = label_lines(words, 14, width, most)
    assert len(lines) <= most
    assert all(text_width(line, 14) <= width for line in lines)


@given(NAMES)
def test_what_is_not_cut_is_whole(words: str) -> None:
    """Nothing goes without a sign that something went."""
    lines = label_lines(words, 14, 120, 3)
    kept, given_words = ("".join("".join(part).split()) for part in (lines, words))
    assert kept == given_words or (kept.endswith(ELLIPSIS) and given_words.startswith(kept.removesuffix(ELLIPSIS)))


@given(NAMES, NAMES)
def test_more_words_are_wider(one: str, other: str) -> None:
    assert text_width(one + other, 14) >= max(text_width(one, 14), text_width(other, 14))
