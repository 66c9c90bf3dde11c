"""Axes of numbers: few round ticks from zero, in the unit's own way, whose labels never touch."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.lettering import box_of
from macros.drawing.number_axis import SIZE, NumberAxis, Span, Strip, number_axis, wording_of

WIDE, NARROW, UPRIGHT = (
    Strip((8, 700), (0, 720)),
    Strip((8, 300), (0, 320)),
    Strip((0, 200), (0, 320), upright=True),
)
UNITS = ("", "%", "share", "$", "A$", "°C", "km", "year", "percentage point")


def axis(values: list[str], unit: str = "", strip: Strip = NARROW, plural: str = "") -> NumberAxis:
    return number_axis(Span(tuple(map(Decimal, values)), 12, 12), wording_of(unit, plural), strip)


def words(found: NumberAxis) -> list[str]:
    return [tick.label.words if tick.label else "" for tick in found.ticks]


LABELS = [
    (["137"], "", ["0", "50", "100", "150"]),
    (["2000", "5000"], "", ["0", "2,000", "4,000", "6,000"]),
    (["0.5"], "", ["0", "0.2", "0.4", "0.6"]),
    (["2"], "", ["0", "1", "2", "3"]),
    (["227000000"], "$", ["0", "$50m", "$100m", "$150m", "$200m", "$250m"]),
    (["3400000000"], "€", ["0", "€1bn", "€2bn", "€3bn", "€4bn"]),
    (["1000000000000"], "", ["0", "0.5tn", "1tn", "1.5tn"]),
    (["99000000"], "A$", ["0", "A$50m", "A$100m", "A$150m"]),
    (["18"], "%", ["0%", "25%", "50%", "75%", "100%"]),
    (["120"], "%", ["0%", "50%", "100%", "150%"]),
    (["3"], "%", ["0%", "1%", "2%", "3%", "4%"]),
    (["0.5"], "share", ["0", "¼", "½", "¾", "1"]),
    (["-5"], "°", ["−6°", "−4°", "−2°", "0"]),
    (["-10", "30"], "", ["−20", "0", "20", "40"]),
    (["0"], "", ["0", "1", "2"]),
    (["5", "1000000000"], "", ["0", "0.5bn", "1bn", "1.5bn"]),
    (["0.0000003"], "", ["0", "2×10⁻⁷", "4×10⁻⁷"]),
    (["1e40"], "", ["0", "0.5×10⁴⁰", "1×10⁴⁰", "1.5×10⁴⁰"]),
]


@pytest.mark.parametrize(("values", "unit", "expected"), LABELS, ids=lambda case: str(case)[:24])
def test_ticks_are_round_and_worded_in_the_unit_s_way(values: list[str], unit: str, expected: list[str]) -> None:
    """On the narrow drawing, where least has room."""
    assert words(axis(values, unit)) == expected


def test_the_last_tick_bears_the_unit() -> None:
    """In the singular where it is one, and not at all where there is no room for it."""
    assert words(axis(["4"], "year", plural="years"))[-1] == "5 years"
    assert words(number_axis(Span((Decimal("0.9"),)), wording_of("km", "kms"), NARROW))[-1] == "1 km"
    assert words(axis(["4"], "bushel", Strip((8, 100), (0, 110)), "bushels of the old measure"))[-1].isdigit()


def test_a_whole_is_the_end_unless_something_may_lie_beyond() -> None:
    """A share ends at all there is; what rose by at least 100 per cent does not."""
    whole = Span((Decimal(100),), 12, 12)
    assert number_axis(whole, wording_of("%"), NARROW).high == 100
    assert number_axis(Span((Decimal(100),), 0, 60, beyond=True), wording_of("%"), NARROW).high > 100


numbers = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=Decimal(-(10**13)), max_value=Decimal(10**13)
)
anything = st.one_of(numbers, st.integers(-40, 40).map(lambda power: Decimal(10) ** power))


@given(
    st.lists(anything, min_size=1, max_size=5),
    st.sampled_from(UNITS),
    st.sampled_from((WIDE, NARROW, UPRIGHT)),
    st.sampled_from((0, 12, 20, 60)),
    st.sampled_from((0, 12, 20, 60)),
)
def test_every_axis_is_sound(values: list[Decimal], unit: str, strip: Strip, left: int, right: int) -> None:
    """Zero and all values are on it, with the room that marks need; ticks rise; labels keep clear inside the frame."""
    found = number_axis(Span(tuple(values), left, right, beyond=right > 12), wording_of(unit, unit), strip)
    assert found.low <= min(Decimal(0), *values)
    assert found.high >= max(Decimal(0), *values)
    assert (found.left, found.right) == strip.edges
    assert all(found.left <= found.x(value) <= found.right for value in values)
    assert len(found.ticks) <= 7
    assert [tick.x for tick in found.ticks] == sorted({tick.x for tick in found.ticks})
    assert all(after.value > before.value for before, after in pairwise(found.ticks))
    assert any(tick.value == 0 and tick.label is not None for tick in found.ticks)
    if strip.upright:
        return
    boxes = [box_of(tick.label, SIZE) for tick in found.ticks if tick.label]
    assert all(strip.frame[0] <= start and end <= strip.frame[1] for start, end in boxes)
    assert all(after[0] - before[1] >= 9 for before, after in pairwise(boxes))


@given(st.lists(numbers.filter(lambda value: value > 0), min_size=1, max_size=3), st.sampled_from((0, 20, 60)))
def test_marks_have_their_room_behind_the_greatest(values: list[Decimal], room: int) -> None:
    """An arrow that had no room would end where the source does not."""
    found = number_axis(Span(tuple(values), 0, room), wording_of(""), NARROW)
    assert found.right - found.x(max(values)) >= room - 1
