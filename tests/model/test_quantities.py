"""A quantity is shown in the source's words, and drawn only as far as those words go: never a midpoint."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.quantities import BadQuantity, Quantity, parse_quantity


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "bound", "unit", "parts"),
    [
        ("137", "exact", 137, 137, "exact", "", ("", "137")),
        ("2000", "exact", 2000, 2000, "exact", "", ("", "2000")),
        ("at least 137", "exact", 137, None, "at-least", "", ("at least", "137")),
        ("At least 14 berths", "exact", 14, None, "at-least", "", ("At least", "14 berths")),
        ("137 or more", "exact", 137, None, "at-least", "", ("", "137 or more")),
        ("more than 137", "exact", 137, None, "more-than", "", ("more than", "137")),
        ("up to 60", "exact", None, 60, "up-to", "", ("up to", "60")),
        ("fewer than 12", "exact", None, 12, "less-than", "", ("fewer than", "12")),
        ("no fewer than 12", "exact", 12, None, "at-least", "", ("no fewer than", "12")),
        ("nearly 50", "exact", 50, 50, "nearly", "", ("nearly", "50")),
        ("at least some 200", "exact", 200, None, "at-least", "", ("at least some", "200")),
        ("around $227 million", "exact", 227_000_000, 227_000_000, "around", "$", ("around", "$227 million")),
        ("18%", "exact", 18, 18, "exact", "%", ("", "18%")),
        ("ten-year", "exact", 10, 10, "exact", "year", ("", "ten-year")),
        ("two-decade-long", "exact", 2, 2, "exact", "decade", ("", "two-decade-long")),
        ("almost a year", "exact", 1, 1, "nearly", "year", ("almost", "a year")),
        ("half", "exact", 0.5, 0.5, "exact", "share", ("", "half")),
        ("2,000 to 5,000", "range", 2000, 5000, "exact", "", ("", "2,000 to 5,000")),
        ("between 2,000 and 5,000", "range", 2000, 5000, "exact", "", ("", "between 2,000 and 5,000")),
        ("between €2.3 million and €2.6 million", "range", 2_300_000, 2_600_000, "exact", "€",
         ("", "between €2.3 million and €2.6 million")),
        ("from 3 to 5 million", "range", 3_000_000, 5_000_000, "exact", "", ("", "from 3 to 5 million")),
        ("thousands", "vague", None, None, "exact", "", ("", "thousands")),
        ("one of the rare", "rank", 1, 1, "exact", "rare", ("one of the", "rare")),
        ("$40 a day", "exact", 40, 40, "exact", "$", ("", "$40 a day")),
        ("9 miners per 1,000", "exact", 9, 9, "exact", "", ("", "9 miners per 1,000")),
        ("up to 900 litres a second", "exact", None, 900, "up-to", "litre", ("up to", "900 litres a second")),
        ("half of the 66 pipes", "exact", 0.5, 0.5, "exact", "share", ("", "half of the 66 pipes")),
        ("30% of the 900 votes", "exact", 30, 30, "exact", "%", ("", "30% of the 900 votes")),
        ("-9 to -15 °C", "range", -15, -9, "exact", "°C", ("", "-9 to -15 °C")),
        ("low thousands", "vague", None, None, "exact", "", ("", "low thousands")),
        ("one of the three driest", "rank", 1, 1, "exact", "driest", ("one of the three", "driest")),
        ("at least the ninth", "rank", 9, None, "at-least", "", ("at least the", "ninth")),
        ("last but one", "rank", 1, 1, "exact", "last but one", ("", "last but one")),
        ("none", "none", 0, 0, "exact", "", ("", "none")),
        ("first", "rank", 1, 1, "exact", "", ("", "first")),
        ("largest", "rank", 1, 1, "exact", "largest", ("", "largest")),
        ("the second-largest", "rank", 2, 2, "exact", "largest", ("", "the second-largest")),
        ("one of the most dangerous", "rank", 1, 1, "exact", "most dangerous", ("one of the", "most dangerous")),
    ],
)  # fmt: skip
def test_quantity(  # noqa: PLR0913, PLR0917 - one table row a quantity
    text: str,
    kind: str,
    low: float | None,
    high: float | None,
    bound: str,
    unit: str,
    parts: tuple[str, str],
) -> None:
    found = parse_quantity(text)
    bounds = tuple(None if end is None else Decimal(str(end)) for end in (low, high))
    assert (found.kind, (found.low, found.high), found.bound, found.unit) == (kind, bounds, bound, unit)
    assert (found.words, found.parts()) == (text, parts)


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("", "an empty quantity", "write the figure"),
        ("many people", "holds no quantity", "write the figure"),
        ("5,000 to 2,000", "does not rise", "write 2,000 to 5,000"),
        ("-15 to 9 to 3", "3 figures", "one range a record"),
        ("half of 137", "2 figures that are not one range", "one range a record"),
        ("3-2", "does not rise", "write 2 to 3, or one figure"),
        ("8 o'clock", "names something", "write the figure"),
        ("low 137", '"low" before the figure', "write the figure alone: 137"),
        ("137 of 500", "2 figures that are not one range", "one range a record"),
        ("killed 137", '"killed" before the figure', "write the figure alone: 137"),
        ("not at least 137", '"not" before the figure', "write the figure alone: at least 137"),
        ("Article 5", "names something", "write the figure"),
        ("x" * 300, "300 characters", "put the rest in the label"),
    ],
)
def test_refusal_says_what_is_wrong_and_what_to_write(text: str, message: str, advice: str) -> None:
    with pytest.raises(BadQuantity) as refused:
        parse_quantity(text)
    assert message in refused.value.message
    assert advice in refused.value.hint


@pytest.mark.parametrize(
    ("language", "text", "low", "bound"),
    [
        ("de", "rund 2,45 Millionen Euro", 2_450_000, "around"),
        ("de", "12.400 Tonnen", 12_400, "exact"),
        ("fr", "près de 3,5 millions", 3_500_000, "nearly"),
    ],
)
def test_decimal_comma_and_qualifiers_are_read_by_language(language: str, text: str, low: int, bound: str) -> None:
    found = parse_quantity(text, language)
    assert (found.low, found.bound) == (Decimal(low), bound)


def test_words_of_a_language_without_a_table_are_kept_and_not_understood() -> None:
    assert parse_quantity("тысячи", "ru").kind == "vague"
    assert parse_quantity("не менее 137", "ru").qualifier == ""


@settings(deadline=None)
@given(
    st.integers(min_value=0, max_value=10**6),
    st.integers(min_value=1, max_value=10**6),
    st.sampled_from(["{:,} to {:,}", "{:,}–{:,}", "between {:,} and {:,}", "from ${:,} to ${:,}", "{:,}-{:,} km"]),
)
def test_a_range_keeps_both_ends_and_no_midpoint(low: int, step: int, form: str) -> None:
    found = parse_quantity(form.format(low, low + step))
    assert found.kind == "range"
    assert (found.low, found.high, found.value) == (Decimal(low), Decimal(low + step), None)


_words = st.sampled_from(
    "at least 137 5 million between and to from - – % $ thousands none first largest "
    "one of the two or more no about".split()
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(_words, max_size=8).map(" ".join)))
def test_any_text_is_a_quantity_with_ordered_bounds_or_refused_with_advice(text: str) -> None:
    try:
        found = parse_quantity(text)
    except BadQuantity as error:
        refusal = (error.message, error.hint)
    else:
        refusal = ("", "")
        _assert_sound(found)
    assert all(refusal) or not any(refusal)


def _assert_sound(found: Quantity) -> None:
    assert found.low is None or found.high is None or found.low <= found.high
    assert " ".join(found.parts()).split() == found.words.split()
    assert parse_quantity(found.words) == found


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2,000 to 5,000", ("exact", "exact")),
        ("more than 2,000 to 5,000", ("more-than", "exact")),
        ("2,000 to more than 5,000", ("exact", "more-than")),
        ("about 2,000 to nearly 5,000", ("around", "nearly")),
        ("at least 137", ("exact", "exact")),
    ],
)
def test_each_end_of_a_range_keeps_what_is_said_of_it(text: str, ends: tuple[str, str]) -> None:
    """What stands before the first figure may hold for both: that is for the drawing to leave open."""
    assert parse_quantity(text).ends == ends
