"""The picture of a network: nothing overlaps, all is inside the frame, and the same facts give the same picture."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.drawing.label_size import text_width
from macros.drawing.network_layout import MOST, NAME_SIZE, WIDTH, Box, Picture, network_picture
from macros.drawing.network_lines import Line, Tie
from macros.drawing.segments import Rect

NAMES = st.one_of(
    st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=1, max_size=30),
    st.lists(st.text("abcdefghimnorstuwABCMW", min_size=1, max_size=14), min_size=1, max_size=12).map(" ".join),
    st.sampled_from(["W" * 80, "東京都庁の委員会", "المجلس الأعلى للثقافة", "Совет безопасности", "हिन्दी समिति", "i"]),
)
# A picture takes up to two seconds: to look for the smallest that fails would take an hour.
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
VERBS = st.sampled_from(["leads", "has, with the others, a shared interest in the matter of the", "W" * 40, ""])


@st.composite
def networks(draw: st.DrawFn, most: int) -> tuple[tuple[str, ...], tuple[Tie, ...]]:
    """Actors, and ties between any of them: none, one or several of a pair."""
    names = draw(st.lists(NAMES, min_size=2, max_size=most))
    ends = st.tuples(st.integers(0, len(names) - 1), st.integers(0, len(names) - 1)).filter(
        lambda pair: pair[0] != pair[1]
    )
    pairs = draw(st.lists(ends, max_size=min(90, 2 * len(names))))
    ties = tuple(
        Tie(min(pair), max(pair), forth, not forth, plain, words, "3", count)
        for pair in pairs
        for forth, plain, words, count in [draw(st.tuples(st.booleans(), st.booleans(), VERBS, st.integers(1, 3)))]
    )
    return tuple(names), ties


def _rect(box: Box) -> Rect:
    return Rect(box.x + box.width // 2, box.y + box.height // 2, box.width // 2, box.height // 2)


def _check(picture: Picture, names: tuple[str, ...], ties: tuple[Tie, ...]) -> None:
    rects = [_rect(box) for box in picture.boxes]
    assert len(rects) == len(names)
    assert len(picture.lines) == len(ties)
    for box, near in combinations(rects, 2):
        assert not box.grown(7).overlaps(near.grown(7))
    for drawn in picture.boxes:
        assert 0 <= drawn.x <= picture.width - drawn.width
        assert 0 <= drawn.y <= picture.height - drawn.height
        for line in drawn.lines:
            assert drawn.x < drawn.shape_x < line.x
            assert line.x + text_width(line.words, NAME_SIZE) < drawn.x + drawn.width
            assert drawn.y + 8 < line.y < drawn.y + drawn.height
    for course, tie in zip(picture.lines, ties, strict=True):
        _check_line(course, tie, rects, (picture.width, picture.height))
    for (first, tie), (second, next_tie) in combinations(zip(picture.lines, ties, strict=True), 2):
        if {tie.one, tie.other} & {next_tie.one, next_tie.other} and first.words and second.words:
            assert not first.words.ground.overlaps(second.words.ground)


def _check_line(line: Line, tie: Tie, rects: list[Rect], frame: tuple[int, int]) -> None:
    assert len(line.heads) == (0 if tie.plain else tie.forth + tie.back)
    for stroke in line.strokes:
        for end in ((stroke.x1, stroke.y1), (stroke.x2, stroke.y2)):
            assert 0 <= end[0] <= frame[0]
            assert 0 <= end[1] <= frame[1]
        x, y = stroke.at(1, 2)
        hidden = [box for box in rects if abs(x - box.x) < box.half_width and abs(y - box.y) < box.half_height]
        assert not hidden
    for words in filter(None, (line.words, line.mark)):
        ground = words.ground
        assert not any(ground.overlaps(box) for box in rects)
        assert ground.half_width <= ground.x <= frame[0] - ground.half_width
        assert ground.half_height <= ground.y <= frame[1] - ground.half_height


@given(networks(14))
@settings(max_examples=20, phases=UNSHRUNK)
def test_nothing_overlaps_in_a_small_network(network: tuple[tuple[str, ...], tuple[Tie, ...]]) -> None:
    _check(network_picture(*network), *network)


@given(networks(MOST))
@settings(max_examples=4, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
def test_nothing_overlaps_in_a_large_network(network: tuple[tuple[str, ...], tuple[Tie, ...]]) -> None:
    _check(network_picture(*network), *network)


def _wheel(count: int) -> tuple[tuple[str, ...], tuple[Tie, ...]]:
    """One in the middle, all others around it and tied to the next."""
    names = tuple(f"Harbour office number {one}, of the northern quay" for one in range(count))
    spokes = [(0, one) for one in range(1, count)]
    rim = [(one, one + 1) for one in range(1, count - 1)]
    return names, tuple(Tie(one, other, True, False, False, "reports to", "7") for one, other in spokes + rim)  # noqa: FBT003


@pytest.mark.parametrize("count", [1, 2, 3, 24, MOST])
def test_a_wheel_has_room(count: int) -> None:
    names, ties = _wheel(count)
    picture = network_picture(names, ties)
    _check(picture, names, ties)
    assert picture.width == WIDTH


def test_no_actor_gives_an_empty_picture() -> None:
    picture = network_picture((), ())
    assert not picture.boxes
    assert not picture.lines


def test_a_tree_is_drawn_without_a_crossing() -> None:
    """Where no line must cross another or run under a box, none does."""
    names = tuple(f"Actor {one}" for one in range(13))
    ties = tuple(Tie((one - 1) // 3, one, True, False, False, "leads", "1") for one in range(1, 13))  # noqa: FBT003
    picture = network_picture(names, ties)
    _check(picture, names, ties)
    assert all(len(line.strokes) == 1 for line in picture.lines)
    assert all(line.words for line in picture.lines)


def test_lines_of_one_pair_run_beside_each_other() -> None:
    ties = tuple(Tie(0, 1, True, False, plain, "leads", "1") for plain in (False, True, False))  # noqa: FBT003
    picture = network_picture(("Ada", "Bo"), ties)
    assert len({line.course for line in picture.lines}) == 3
    assert [len(line.strokes) for line in picture.lines] == [1, 2, 1]
    assert [len(line.heads) for line in picture.lines] == [1, 0, 1]


def test_a_tie_both_ways_has_two_tips_and_its_count() -> None:
    (line,) = network_picture(("Ada", "Bo"), (Tie(0, 1, True, True, False, "2 relations", "1 4", 2),)).lines  # noqa: FBT003
    assert len(line.heads) == 2
    assert (line.heads[0].turn - line.heads[1].turn) % 360 == 180
    assert line.mark is not None
    assert line.mark.lines == ("×2",)
    assert line.words is not None
    assert line.words.numbers == "1 4"


def test_many_ties_make_a_box_larger() -> None:
    names, ties = _wheel(15)
    picture = network_picture(names, ties)
    assert picture.boxes[0].height > max(box.height for box in picture.boxes[2:12])


PRINT = """
from tests.drawing.test_network_layout import _wheel
from macros.drawing.network_layout import network_picture
print(network_picture(*_wheel(9)))
"""


def test_the_same_facts_give_the_same_picture_whatever_the_order_of_sets() -> None:
    """Python shuffles its sets anew in every process."""
    drawn = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(drawn) == 1
    assert "." not in drawn.pop()
