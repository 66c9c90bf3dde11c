"""The timeline: what is uncertain is never dropped for it, and stands where it may have happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.dates import parse_date
from macros.model.record import Record
from macros.views.timeline import Timeline, timeline
from macros.views.view import View
from tests.dossiers import draft, files

ACTORS = """\
ada:
  name: Ada
  type: person
  evidence: The line runs
bo:
  name: Bo
  type: person
  evidence: The line runs
"""


def _view(folder: Path, events: dict[str, tuple[str, ...]], **plurals: str) -> View:
    """Events by their ids, each with the further lines of its record."""
    head = "  title: The line runs\n  evidence: The line runs\n"
    text = "".join(f"{name}:\n{head}" + "".join(f"  {line}\n" for line in lines) for name, lines in events.items())
    return draft(folder, files("The line runs.", events=text, actors=ACTORS, **plurals))


def _ids(found: Timeline) -> list[str]:
    records: list[Record] = [event for group in found.years for event in group.records]
    return [record.id for record in (*records, *found.undated)]


# (the event's date, since, until, whether it is in)
WINDOWS = [
    ("2024-05", "2024", "2024", True),
    ("2024-05", "2024-05", "2024-05", True),
    ("2024-05", "2024-06", None, False),
    ("2024-05", None, "2024-04", False),
    ("2024-05", "2023", None, True),
    ("2024", "2024-12-31", None, True),
    ("2024", None, "2024-01-01", True),
    ("[2014, 2024]", "2023", None, True),
    ("[2014, 2024]", None, "2014", True),
    ("[2014, 2016]", "2017", None, False),
    ("2014/2016", "2015", "2015", True),
    ("2022/..", "2024", "2024", True),
    ("2022/..", None, "2018", False),
    ("../2022", "2014", "2014", True),
    ("../2022", "2023", None, False),
    ("2024~", "2024", "2024", True),
    ("2024?", "2025", None, False),
    ('"-0043"', "2014", None, False),
    ('"-0043"', None, "2014", True),
    ('"-0043"', "-0099", "-0001", True),
    ('"-0043"', "-0001", None, False),
]


@pytest.mark.parametrize("window", WINDOWS)
def test_an_event_is_in_when_any_day_of_its_date_can_be(
    window: tuple[str, str | None, str | None, bool], tmp_path: Path
) -> None:
    date, since, until, included = window
    seen = _view(tmp_path, {"run": (f"date: {date}",)})
    found = timeline(seen, parse_date(since) if since else None, parse_date(until) if until else None)
    assert _ids(found) == (["run"] if included else [])


def test_what_has_no_date_is_in_no_time(tmp_path: Path) -> None:
    """Asked for all, it is there; asked for the events of a year, nobody could say that it is one."""
    seen = _view(tmp_path, {"run": ()})
    assert [event.id for event in timeline(seen).undated] == ["run"]
    assert timeline(seen, since=parse_date("2014")) == timeline(seen, until=parse_date("2014")) == Timeline((), ())


# (the date, the heading under which it stands)
HEADINGS = [
    ("2024", "2024"),
    ("2024-05-02", "2024"),
    ("2024-21", "2024"),
    ("[2014, 2015]", "2014 or 2015"),
    ("[2024-05, 2024-12]", "2024"),
    ("[2024-05..2024-12]", "2024"),
    ("[2014..2016]", "2014 to 2016"),
    ("[2014, 2016..2018]", "2014 or 2016 to 2018"),
    ("2014/2016", "2014 to 2016"),
    ("2023-12/2024-01", "2023 to 2024"),
    ("2023/..", "2023 and after"),
    ("../2015", "2015 and before"),
    ("201X", "2010 to 2019"),
    ('"-0043"', "44 BC"),
    ("'0900'", "AD 900"),
]


@pytest.mark.parametrize(("date", "heading"), HEADINGS)
def test_an_event_stands_under_its_year(date: str, heading: str, tmp_path: Path) -> None:
    """Where the date may fall in several, under all of them, in the words in which the date itself is shown."""
    found = timeline(_view(tmp_path, {"run": (f"date: {date}",)}))
    assert [group.heading for group in found.years] == [heading]


def test_events_stand_in_the_order_of_their_first_possible_day(tmp_path: Path) -> None:
    """An open beginning counts by its end; the undated stand behind all, in the author's order."""
    dates = {
        "undated": "",
        "later": "2024-05",
        "year": "2024",
        "open": "2023/..",
        "either": "[2014, 2015]",
        "within": "[2024-05..2024-12]",
        "span": "2014/2016",
        "before": "../2015",
        "exact": "2014-05-02",
        "long-ago": '"-0043"',
        "none": "",
    }
    found = timeline(_view(tmp_path, {name: (f"date: {date}",) if date else () for name, date in dates.items()}))
    assert [[event.id for event in group.records] for group in found.years] == [
        ["long-ago"],
        ["either"],
        ["span"],
        ["exact"],
        ["before"],
        ["open"],
        ["year", "later", "within"],
    ]
    assert [event.id for event in found.undated] == ["undated", "none"]


def test_events_may_be_asked_for_by_actor_and_topic(tmp_path: Path) -> None:
    events = {
        "first": ("date: 2014", "actors: [ada]"),
        "second": ("date: 2015", "actors: {bo: driver}"),
        "third": ("actors: [ada, bo]",),
        "fourth": ("date: 2016",),
    }
    seen = _view(tmp_path, events, topics="thread:\n  title: A thread\n  members: [fourth, second, third, ada]\n")
    assert _ids(timeline(seen, actor="ada")) == ["first", "third"]
    assert _ids(timeline(seen, topic="thread")) == ["second", "fourth", "third"]
    assert _ids(timeline(seen, actor="bo", topic="thread")) == ["second", "third"]
    assert _ids(timeline(seen, parse_date("2015"), actor="bo", topic="thread")) == ["second"]
    assert _ids(timeline(seen, actor="ada", until=parse_date("2013"))) == []


def test_a_year_is_an_anchor(tmp_path: Path) -> None:
    found = timeline(_view(tmp_path, {"run": ("date: [2014, 2015]",)}))
    assert [group.anchor for group in found.years] == ["2014-or-2015"]
