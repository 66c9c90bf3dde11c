"""Dates are what readers trust first and what libraries get wrong.

The tables fix three promises: the strict bounds of every shape (never "a year around it"), the words a
reader sees, and that each refusal tells what to write instead, in a form that is itself accepted.
"""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.date_mentions import find_dates
from macros.model.dates import BadDate, EdtfDate, Part, date_parts, parse_date, parse_date_list
from macros.model.said_dates import find_said


@pytest.mark.parametrize(
    ("text", "shape", "earliest", "latest", "label"),
    [
        ("2024", "point", "2024-01-01", "2024-12-31", "2024"),
        ("2024-11", "point", "2024-11-01", "2024-11-30", "November 2024"),
        ("2024-03-12", "point", "2024-03-12", "2024-03-12", "12 March 2024"),
        ("2024-02", "point", "2024-02-01", "2024-02-29", "February 2024"),
        ("2023-02", "point", "2023-02-01", "2023-02-28", "February 2023"),
        ("2021~", "point", "2021-01-01", "2021-12-31", "about 2021"),
        ("2021?", "point", "2021-01-01", "2021-12-31", "2021 (uncertain)"),
        ("2021%", "point", "2021-01-01", "2021-12-31", "about 2021 (uncertain)"),
        ("2024-11?", "point", "2024-11-01", "2024-11-30", "November 2024 (uncertain)"),
        ("2024?-11", "point", "2024-11-01", "2024-11-30", "November 2024 (year uncertain)"),
        ("2025-XX-XX?", "point", "2025-01-01", "2025-12-31", "2025 (uncertain)"),
        ("197X", "point", "1970-01-01", "1979-12-31", "1970s"),
        ("197X~", "point", "1970-01-01", "1979-12-31", "about the 1970s"),
        ("19XX", "point", "1900-01-01", "1999-12-31", "20th century"),
        ("20XX", "point", "2000-01-01", "2099-12-31", "21st century"),
        ("1XXX", "point", "1000-01-01", "1999-12-31", "2nd millennium"),
        ("2021-21", "point", "2021-03-01", "2021-05-31", "spring 2021"),
        ("2021-24", "point", "2020-12-01", "2022-02-28", "winter 2021"),
        ("2021-30", "point", "2020-12-01", "2022-02-28", "summer 2021 (southern)"),
        ("2021-32", "point", "2021-06-01", "2021-08-31", "winter 2021 (southern)"),
        ("2024-34", "point", "2024-04-01", "2024-06-30", "the second quarter of 2024"),
        ("0079", "point", "0079-01-01", "0079-12-31", "AD 79"),
        ("-0043", "point", None, None, "44 BC"),
        ("-01XX", "point", None, None, "2nd century BC"),
        ("Y-170000", "point", None, None, "170,001 BC"),
        ("1974/1978", "span", "1974-01-01", "1978-12-31", "1974 to 1978"),
        ("2024-03-12/2024-03-15", "span", "2024-03-12", "2024-03-15", "12 to 15 March 2024"),
        ("2024-03-30/2024-04-02", "span", "2024-03-30", "2024-04-02", "30 March to 2 April 2024"),
        ("1974~/1978?", "span", "1974-01-01", "1978-12-31", "about 1974 to 1978 (uncertain)"),
        ("../2024-12", "before", None, "2024-12-31", "by the end of 2024"),
        ("../2024-11", "before", None, "2024-11-30", "by November 2024"),
        ("../2024", "before", None, "2024-12-31", "by 2024"),
        ("[..2024-12]", "before", None, "2024-12-31", "by the end of 2024"),
        ("2023/..", "since", "2023-01-01", None, "since 2023"),
        ("[2014..]", "since", "2014-01-01", None, "2014 or later"),
        ("[2024-10..2024-12]", "within", "2024-10-01", "2024-12-31", "some time from October to December 2024"),
        ("[2014,2015]", "one-of", "2014-01-01", "2015-12-31", "2014 or 2015"),
        ("[ 2014 , 2015 ]", "one-of", "2014-01-01", "2015-12-31", "2014 or 2015"),
        ("[2024-03,2024-04,2024-05]", "one-of", "2024-03-01", "2024-05-31", "March, April or May 2024"),
        ("[2024-03-22,2024-03-23]", "one-of", "2024-03-22", "2024-03-23", "22 or 23 March 2024"),
        ("[2024-10..2024-12,2026]", "one-of", "2024-10-01", "2026-12-31", "October to December 2024 or 2026"),
        ("[2014]", "point", "2014-01-01", "2014-12-31", "2014"),
    ],
)
def test_shape_bounds_and_label(text: str, shape: str, earliest: str | None, latest: str | None, label: str) -> None:
    found = parse_date(text)
    days = tuple(day and day.isoformat() for day in (found.earliest, found.latest))
    assert (found.shape, *days, found.label()) == (shape, earliest, latest, label)


@pytest.mark.parametrize(
    ("text", "inferred", "label"),
    [
        ("2024-11", {"year"}, "November 2024 (year inferred)"),
        ("2024-11?", {"year"}, "November 2024 (year inferred)"),
        ("2024-11", {"year", "month"}, "November 2024 (inferred)"),
        ("2024-11-12", {"year", "month"}, "12 November 2024 (year and month inferred)"),
        ("2025?", {"year"}, "2025 (inferred)"),
        ("../2024-12", {"year"}, "by the end of 2024 (year inferred)"),
        ("2024", {"month"}, "2024"),
    ],
)
def test_label_says_which_parts_are_inferred(text: str, inferred: set[Part], label: str) -> None:
    assert parse_date(text).label(frozenset(inferred)) == label


@pytest.mark.parametrize(
    ("members", "edtf", "shape"),
    [
        (["2014", "2015"], "[2014,2015]", "one-of"),
        (["2024-10..2024-12"], "[2024-10..2024-12]", "within"),
        (["..2024-12"], "[..2024-12]", "before"),
        (["2024"], "2024", "point"),
    ],
)
def test_yaml_list_is_joined_back_into_its_set(members: list[str], edtf: str, shape: str) -> None:
    found = parse_date_list(members)
    assert (found.edtf, found.shape) == (edtf, shape)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("November 2024", "write 2024-11"),
        ("Nov. 2024", "write 2024-11"),
        ("12 March 2024", "write 2024-03-12"),
        ("March 12, 2024", "write 2024-03-12"),
        ("12th of March 2024", "write 2024-03-12"),
        ("2024-9-3", "write 2024-09-03"),
        ("2024/11", "write 2024-11"),
        ("20241112", "write 2024-11-12"),
        ("3.11.2024", "write 2024-11-03"),
        ("1/2/2024", "write 2024-02-01 or 2024-01-02"),
        ("13/2/2024", "write 2024-02-13"),
        ("2024-11-12T10:00", "write 2024-11-12"),
        ("1970s", "write 197X"),
        ("197x", "write 197X"),
        ("20th century", "write 19XX"),
        ("spring 2021", "write 2021-21"),
        ("late 2024", "write [2024-10..2024-12]"),
        ("44 BC", "write -0043"),
        ("79", "write 0079"),
        ("2014 or 2015", "write [2014, 2015]"),
        ("2014, 2015", "write [2014, 2015]"),
        ("{2014,2015}", "write [2014, 2015]"),
        ("1974–1978", "write 1974/1978"),
        ("from 2014 to 2016", "write 2014/2016"),
        ("2024-10..2024-12", "write [2024-10..2024-12]"),
        ("..2024-12", "write ../2024-12"),
        ("/2024", "write ../2024"),
        ("2023/", "write 2023/.."),
        ("2024/2020", "write 2020/2024"),
        ("[2015..2014]", "write [2014..2015]"),
        ("by the end of 2024", "write ../2024-12"),
        ("since 2023", "write 2023/.."),
        ("c. 2021", "write 2021~"),
        ("2021~?", "write 2021%"),
        ("2024-?11", "write 2024-11?"),
        ("2024-02-30", "write a day from 01 to 29, or the month alone: 2024-02"),
        ("2023-02-29", "write a day from 01 to 28, or the month alone: 2023-02"),
        ("31 April 2024", "write a day from 01 to 30, or the month alone: 2024-04"),
        ("2024-13", "months are 01 to 12, for example 2024-11"),
        ("unknown", "leave the date out when the source gives none"),
        ("XXXX", "leave the date out when the source gives none"),
        ("../..", "leave the date out when it is not known"),
        ("", "leave the date out when the source gives none"),
    ],
)
def test_refusal_says_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_date(text)
    assert refused.value.hint == advice
    if advice.startswith("write ") and " day " not in advice:
        assert all(parse_date(offer) for offer in advice.removeprefix("write ").split(" or "))


@pytest.mark.parametrize(
    "text", ["2021-XX-12", "197X-05", "2024-1X", "2024-11-1X", "open", "[", "[]", "1.5", "Y1", "2024-00"]
)
def test_what_edtf_or_its_library_gets_wrong_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse_date(text)


def test_relative_date_is_sent_to_date_note() -> None:
    with pytest.raises(BadDate) as refused:
        parse_date("last November")
    assert "date_note" in refused.value.hint


def test_dates_sort_by_their_first_possible_day_and_open_starts_by_their_last() -> None:
    texts = ["-0043", "1979", "2003", "../2024-03", "2024", "2024-05", "[2024-10..2024-12]", "2025"]
    dates = [parse_date(text) for text in reversed(texts)]
    assert [found.edtf for found in sorted(dates, key=lambda found: found.sort_key)] == [
        "-0043", "1979", "2003", "2024", "../2024-03", "2024-05", "[2024-10..2024-12]", "2025",
    ]  # fmt: skip


def test_parts_name_what_evidence_must_hold_and_at_which_edge() -> None:
    parts = [(part.part, part.bound) for part in date_parts(parse_date("[2024-10..2024-12]"))]
    assert parts == [("year", "start"), ("month", "start"), ("year", "end"), ("month", "end")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the March 2024 Crocus City Hall episode", [(2024, 3, None)]),
        ("12–14 March 2024 and 3 May", [(2024, 3, 12), (2024, 3, 14), (None, 5, 3)]),
        ("March 12 and 14, 2024", [(2024, 3, 12), (2024, 3, 14)]),
        ("on the 12th of March, 2024", [(2024, 3, 12)]),
        ("from 30 March to 2 April 2024", [(None, 3, 30), (2024, 4, 2)]),
        ("2024-03-12 · 12.03.2024 · 11/2024", [(2024, 3, 12), (2024, 3, 12), (2024, 11, None)]),
        ("in 2003–04", [(2003, None, None), (2004, None, None)]),
        ("44 BC and AD 79", [(-43, None, None), (79, None, None)]),
        ("on 2 September 31 BC", [(-30, 9, 2)]),
        ("on 2 September 31 B.C. at noon", [(-30, 9, 2)]),
        ("12 March 45 AD", [(45, 3, 12)]),
        ("the 480s BC and the 5th century BC", [(-488, None, None), (-499, None, None)]),
        ("she may march 5 miles", []),
        ("2,024 people and 2024 troops", []),
        ("last November", [(None, 11, None)]),
    ],
)
def test_dates_are_found_in_text(text: str, found: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [(mention.year, mention.month, mention.day) for mention in find_dates(text)] == found


def test_periods_speak_of_months_before_a_year_and_of_days_before_a_month() -> None:
    of_year, of_month = find_said("late last year")[0].periods[0], find_said("late March 2024")[0].periods[0]
    assert (12 in of_year.ends, of_year.day_ends) == (True, frozenset())
    assert (31 in of_month.day_ends, of_month.ends) == (True, frozenset())
    assert find_said("the late president spoke early") == ()


def test_governors_are_found_through_the_words_between() -> None:
    said = find_said("by the end of last year, and since about 2003")
    assert [(found.kind, found.words) for one in said for found in one.governors] == [
        ("before", "by"),
        ("about", "about"),
        ("since", "since"),
    ]


_days = st.dates(min_value=date(1000, 1, 1), max_value=date(2200, 12, 31))
_points = st.one_of(
    _days.map(lambda day: day.isoformat()),
    _days.map(lambda day: day.isoformat()[:7]),
    _days.map(lambda day: day.isoformat()[:4]),
    _days.map(lambda day: day.isoformat()[:3] + "X"),
)
_marked = st.tuples(_points, st.sampled_from(["", "?", "~", "%"])).map("".join)


@settings(deadline=None)
@given(_marked)
def test_bounds_are_the_strict_bounds_of_the_library(text: str) -> None:
    parsed = parse_edtf(text)
    found = parse_date(text)
    assert found.lower == tuple(parsed.lower_strict()[:3])
    assert found.upper == tuple(parsed.upper_strict()[:3])


def _ordered(found: EdtfDate) -> bool:
    return found.lower is None or found.upper is None or found.lower <= found.upper


@settings(deadline=None)
@given(_marked, _marked, st.sampled_from(["{0}/{1}", "[{0},{1}]", "[{0}..{1}]", "../{1}", "{0}/..", "[..{0}]"]))
def test_a_date_that_is_read_has_ordered_bounds_and_reads_the_same_again(first: str, second: str, form: str) -> None:
    try:
        found = parse_date(form.format(first, second))
    except BadDate:
        return
    assert _ordered(found)
    assert parse_date(found.edtf) == found
    assert found.label()


_pieces = st.lists(
    st.sampled_from([*"0123456789-/[]{},.?~%XY ", "2024", "..", "November", "or", "by", "é"]), max_size=14
)


@settings(deadline=None)
@given(st.one_of(_pieces.map("".join), st.text(max_size=40)))
def test_any_text_is_a_date_or_refused_with_advice(text: str) -> None:
    try:
        sound = _ordered(parse_date(text))
    except BadDate as error:
        sound = bool(error.message and error.hint)
    assert sound


def test_a_date_without_end_is_refused_unread() -> None:
    with pytest.raises(BadDate, match="2006 characters"):
        parse_date("[" + "2014, " * 334 + "]")
