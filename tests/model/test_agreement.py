"""Two figures or dates disagree only when they cannot both be right: a false quarrel is as bad as a missed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.agreement import dates_agree, quantities_agree
from macros.model.dates import parse_date
from macros.model.quantities import parse_quantity

# (one, another, whether both can be right; None where they cannot be compared)
QUANTITIES: list[tuple[str, str, bool | None]] = [
    ("137", "137", True),
    ("137", "138", False),
    ("1,500,000", "1.5 million", True),
    ("a dozen", "12", True),
    ("at least 137", "180", True),
    ("at least 137", "137", True),
    ("more than 137", "137", False),
    ("more than 137", "138", True),
    ("at least 137", "136", False),
    ("up to 40", "at least 41", False),
    ("up to 40", "at least 40", True),
    ("fewer than 40", "at least 40", False),
    ("2,000 to 5,000", "4,999", True),
    ("2,000 to 5,000", "5,001", False),
    ("2,000 to 5,000", "5,000 to 6,000", True),
    ("2,000 to 5,000", "6,000 to 7,000", False),
    ("around 48,000", "48,900", True),
    ("around 48,000", "41,500", False),
    ("around 48,000", "around 50,000", True),
    ("around 100", "137", False),
    ("around 100", "109", True),
    ("around 2.5", "2.6", True),
    ("around 2.5", "2.8", False),
    ("nearly 200", "195", True),
    ("nearly 200", "200", False),
    ("nearly 200", "150", False),
    ("none", "0", True),
    ("none", "3", False),
    ("18%", "19%", False),
    ("18%", "18 per cent", True),
    ("18%", "18 percentage points", None),
    ("$227 million", "€227 million", None),
    ("18%", "18", None),
    ("thousands", "137", None),
    ("first", "second", False),
    ("first", "first", True),
    ("first", "1", None),
    ("largest", "smallest", None),
]


@pytest.mark.parametrize(("one", "other", "expected"), QUANTITIES)
def test_quantities(one: str, other: str, *, expected: bool | None) -> None:
    left, right = parse_quantity(one), parse_quantity(other)
    assert quantities_agree(left, right) is expected
    assert quantities_agree(right, left) is expected


DATES = [
    ("2024", "2024-11", True),
    ("2024-11", "2024-11-07", True),
    ("2024-11", "2024-12", False),
    ("2024-03-06", "2024-03-13", False),
    ("[2014, 2016]", "2016-05", True),
    ("[2014, 2016]", "2015", False),
    ("[2024-10..2024-12]", "2024-11", True),
    ("[2024-10..2024-12]", "2025", False),
    ("../2024-12", "2020", True),
    ("../2024-12", "2025-01", False),
    ("2023/..", "2024", True),
    ("2023/..", "2022", False),
    ("1911~", "1912", True),
    ("1911~", "1913", False),
    ("2024-11~", "2024-12", True),
    ("2024-11?", "2024-12", False),
    ("1974/1978", "1974/1978", True),
    ("1974/1978", "1974/1979", False),
    ("1974~/1978", "1975/1978", True),
    ("1974/1978", "1976", True),
    ("1974/1978", "1979", False),
    ("199X", "1994", True),
    ("-0043", "-0044", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), DATES)
def test_dates(one: str, other: str, *, expected: bool) -> None:
    left, right = parse_date(one), parse_date(other)
    assert dates_agree(left, right) is expected
    assert dates_agree(right, left) is expected


@given(st.integers(1, 10**9), st.sampled_from(["", "around ", "at least ", "up to "]))
def test_each_figure_agrees_with_itself(value: int, qualifier: str) -> None:
    quantity = parse_quantity(f"{qualifier}{value}")
    assert quantities_agree(quantity, quantity) is True
