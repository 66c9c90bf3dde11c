"""The mark of every sort of date: what is not known is never drawn as known, and no mark leaves its axis."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.drawing.date_marks import (
    EMBLEM_WIDTH,
    UNDATED,
    DateMark,
    DateSign,
    date_sign,
    emblem,
    place,
    stretches,
)
from macros.drawing.time_axis import day_number, time_axis
from macros.model.dates import Part, parse_date

YEAR: frozenset[Part] = frozenset({"year"})

# (the date, how its bars begin, end and are filled, what it says)
SIGNS = [
    ("2024", "square square solid", "known"),
    ("2024-03-05", "square square solid", "known"),
    ("2024-21", "square square solid", "known"),
    ("2024-24", "square square pale", "within"),
    ("197X", "square square pale", "within"),
    ("2014/2016", "cap cap solid", "span"),
    ("[2014,2015]", "square square pale, square square pale", "one-of"),
    ("[2014,2016..2018]", "square square pale, square square pale", "one-of"),
    ("[..1950,1960]", "open cap pale, square square pale", "one-of"),
    ("2021~", "point point pale", "about"),
    ("[2014~,2015]", "point point pale, square square pale", "one-of about"),
    ("1974~/1978", "point cap pale", "span about"),
    ("1974/1978~", "cap point pale", "span about"),
    ("[2024-10..2024-12]", "square square pale", "within"),
    ("[2024-10~..2024-12]", "point square pale", "about within"),
    ("2024?", "square square pale", "uncertain"),
    ("2024%", "point point pale", "about uncertain"),
    ("../2024-12", "open cap pale", "before"),
    ("2023/..", "cap open pale", "since"),
    ("[2023..]", "cap open pale", "since"),
    ("../1950~", "open point pale", "about before"),
    ("1950~/..", "point open pale", "about since"),
]


def drawn(sign: DateSign) -> str:
    """The bars of a sign in words."""
    return ", ".join(f"{bar.start} {bar.end} {bar.fill}{' dashed' * bar.dashed}" for bar in sign.bars)


@pytest.mark.parametrize(("edtf", "bars", "says"), SIGNS)
def test_what_is_drawn_of_a_date(edtf: str, bars: str, says: str) -> None:
    sign = date_sign(parse_date(edtf))
    assert drawn(sign) == bars
    assert " ".join(sign.says) == says
    assert (sign.tied == edtf.startswith("[") and "," in edtf) or not sign.tied


@pytest.mark.parametrize(("edtf", "bars", "says"), SIGNS)
def test_an_inferred_date_is_dashed_and_has_nothing_solid_or_firm(edtf: str, bars: str, says: str) -> None:
    """What was pale stays pale: how far a date is pinned down is one thing, who pinned it down another."""
    sign = date_sign(parse_date(edtf), YEAR)
    uncertain = parse_date(edtf).uncertain and not parse_date(edtf).approximate
    expected = bars.replace("solid", "empty").replace("cap", "square")
    if uncertain:
        expected = expected.replace("pale", "empty")  # "?" is said by the dashes then
    assert drawn(sign) == ", ".join(f"{bar} dashed" for bar in expected.split(", "))
    kept = [one for one in says.split() if one not in ("known", "uncertain")]
    assert list(sign.says) == [*kept, "inferred"]


@pytest.mark.parametrize(("edtf", "bars", "says"), SIGNS)
def test_what_is_promised_is_never_solid(edtf: str, bars: str, says: str) -> None:
    sign = date_sign(parse_date(edtf), planned=True)
    assert drawn(sign) == bars.replace("solid", "pale")
    assert "promised" in sign.says
    assert set(says.split()) - {"known"} <= set(sign.says)


def marked(edtf: str, *beside: str) -> DateMark:
    """The mark of a date on the axis that it shares with others."""
    sign = date_sign(parse_date(edtf))
    others = [date_sign(parse_date(one)) for one in beside]
    return place(sign, time_axis([one for each in (sign, *others) for one in stretches(each)]))


def spans(mark: DateMark) -> list[int]:
    """How long its forms are in pixels."""
    return [form.right - form.left for form in mark.forms]


def test_a_block_is_as_long_as_its_date() -> None:
    decade = [str(year) for year in range(2010, 2020)]
    (year,), (two,) = spans(marked("2014", *decade)), spans(marked("2014/2015", *decade))
    assert (year, two) == (56, 111)  # to the pixel below


def test_what_is_small_can_still_be_seen() -> None:
    ages = "1900", "1925", "1950", "1975", "1990", "2024"
    assert spans(marked("1950-03", *ages)) == [5]
    assert spans(marked("1950-03-05", *ages)) == [3]


def test_two_of_which_one_is_meant_are_two_boxes_and_a_bracket() -> None:
    mark = marked("[2014,2015]", "2010", "2019")
    one, other = mark.forms
    assert one.right + 2 == other.left
    assert mark.bracket is not None
    assert one.left < mark.bracket.left < one.right
    assert other.left < mark.bracket.right < other.right


def test_boxes_that_fall_on_each_other_are_one_with_a_bracket() -> None:
    """Two days on an axis of centuries: to set them apart would put one where it was not."""
    mark = marked("[1950-03-12,1950-03-13]", "1900", "1925", "1975", "2000", "2024")
    assert len(mark.forms) == 1
    assert mark.bracket is not None
    assert mark.bracket.right - mark.bracket.left >= 14


def test_boxes_stand_in_order_whatever_the_author_wrote_first() -> None:
    assert marked("[2015,2014]", "2010").forms == marked("[2014,2015]", "2010").forms


def test_an_open_end_points_away_from_its_cap() -> None:
    (before,), (since,) = marked("../2014", "2010", "2019").forms, marked("2014/..", "2010", "2019").forms
    assert before.caps == (before.right,)
    assert before.arrows[0][1] == (before.caps[0] - 46, 0)
    assert since.caps == (since.left,)
    assert since.arrows[0][1] == (since.caps[0] + 46, 0)


def test_nothing_is_drawn_of_what_has_no_date() -> None:
    assert emblem(UNDATED).forms == ()
    assert emblem(UNDATED).says == ("undated",)


@st.composite
def points(draw: st.DrawFn) -> str:
    """A date as an author writes it."""
    year = draw(st.sampled_from([draw(st.integers(1, 2060)), draw(st.integers(2010, 2030)), -43]))
    text = f"{year:04}" if year >= 0 else f"-{-year:04}"
    if draw(st.booleans()):
        text += f"-{draw(st.integers(1, 12)):02}"
        text += f"-{draw(st.integers(1, 28)):02}" if draw(st.booleans()) else ""
    return text + draw(st.sampled_from(["", "", "~", "?"]))


@st.composite
def written(draw: st.DrawFn) -> str:
    """A date of any shape."""
    one, other = sorted((draw(points()), draw(points())), key=lambda text: parse_date(text).sort_key)
    low, high = parse_date(one), parse_date(other)
    shapes = ["{0}", "[{0},{1}]", "../{0}", "{0}/..", "[{1},{0}]"]
    if (low.upper or (0, 0, 0)) <= (high.upper or (0, 0, 0)):
        shapes += ["{0}/{1}", "[{0}..{1}]"]
    return draw(st.sampled_from(shapes)).format(one, other)


@given(st.lists(written(), min_size=1, max_size=30), st.booleans(), st.none() | st.just(day_number((2026, 11, 25))))
def test_every_mark_is_whole_and_within_its_axis(dates: list[str], inferred: bool, reading: int | None) -> None:  # noqa: FBT001 - hypothesis gives it
    """No form is cut, forms of one mark never overlap, and the mark covers the days that its date names."""
    signs = [date_sign(parse_date(one), YEAR if inferred else ()) for one in dates]
    axis = time_axis([one for sign in signs for one in stretches(sign)], reading)
    for sign in signs:
        mark = place(sign, axis)
        assert mark.forms
        assert all(0 <= form.left < form.right <= axis.width for form in mark.forms)
        assert all(one.right < other.left for one, other in pairwise(mark.forms))
        assert all(0 <= x <= axis.width for form in mark.forms for x in form.caps)
        for found in stretches(sign):
            first, last = axis.x(found.first), axis.end(found.last)
            near = [form for form in mark.forms if form.left - 2 <= first and last <= form.right + 2]
            assert near or any(form.arrows for form in mark.forms)
        if mark.bracket:
            assert 0 <= mark.bracket.left < mark.bracket.right <= axis.width


@given(written(), st.booleans(), st.booleans())
def test_a_mark_beside_words_fits_its_frame(edtf: str, inferred: bool, planned: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    mark = emblem(date_sign(parse_date(edtf), YEAR if inferred else (), planned=planned))
    assert mark.width == EMBLEM_WIDTH
    assert all(2 <= form.left < form.right <= EMBLEM_WIDTH - 2 for form in mark.forms)
    assert all(one.right < other.left for one, other in pairwise(mark.forms))
    assert not (inferred and any(form.fill == "solid" or not form.dashed for form in mark.forms))


@pytest.mark.parametrize("count", [2, 3, 6, 7, 40])
def test_many_of_which_one_is_meant_still_fit(count: int) -> None:
    """More than can be told apart are one pale box: any other number of boxes would be a false one."""
    edtf = "[" + ",".join(str(1900 + at) for at in range(count)) + "]"
    mark = emblem(date_sign(parse_date(edtf)))
    assert len(mark.forms) == (count if count <= 6 else 1)
    assert mark.bracket is not None
