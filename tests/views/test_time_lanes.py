"""Events on one axis: each once, in order, with the years that are torn out before it, and what is only promised."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.kinds.event import Event
from macros.views.render import block
from macros.views.time_lanes import Lanes, full_key, lanes, meaning, placed, sample, sample_words, samples
from macros.views.timeline import timeline
from macros.views.view import View
from tests.conftest import read_page
from tests.dossiers import draft, files


def _view(folder: Path, events: dict[str, tuple[str, ...]], settings: str = "") -> View:
    head = "  title: The line runs\n  evidence: The line runs\n"
    text = "".join(f"{name}:\n{head}" + "".join(f"  {line}\n" for line in lines) for name, lines in events.items())
    dossier = f"title: The line\ndefault_source: post\n{settings}"
    return draft(folder, files("The line runs.", events=text, dossier=dossier))


def _lanes(view: View) -> Lanes:
    found = lanes(view, view.dossier.of(Event))
    assert found is not None
    return found


def _event(view: View, name: str) -> Event:
    found = view.record(name)
    assert isinstance(found, Event)
    return found


FIVE = {
    "new": ("date: 2024-03",),
    "next": ("date: 2031", "planned: true"),
    "old": ("date: 1979",),
    "none": ("after: [old]",),
    "either": ("date: [2003, 2004]",),
}


def test_dated_events_are_in_order_and_the_undated_are_left_out(tmp_path: Path) -> None:
    found = _lanes(_view(tmp_path, FIVE))
    assert [lane.event.id for lane in found.rows] == ["old", "either", "new", "next"]


def test_the_years_torn_out_stand_before_the_event_behind_them(tmp_path: Path) -> None:
    """Each once, and as many as the axis says."""
    found = _lanes(_view(tmp_path, FIVE))
    assert [lane.years_skipped for lane in found.rows] == [0, 23, 19, 6]
    assert [torn.years for torn in found.axis.breaks] == [23, 19, 6]


def test_what_lies_behind_the_reading_day_is_ahead(tmp_path: Path) -> None:
    found = _lanes(_view(tmp_path, FIVE, "as_of: 2024-06-01\n"))
    assert [lane.event.id for lane in found.rows if lane.ahead] == ["next"]
    assert found.read == "1 June 2024"
    assert found.axis.reading is not None


def test_without_a_reading_day_nothing_is_said_of_one(tmp_path: Path) -> None:
    found = _lanes(_view(tmp_path, FIVE))
    assert (found.read, found.axis.reading) == ("", None)
    assert not any(lane.ahead for lane in found.rows)


def test_the_key_holds_the_signs_in_use_and_no_other(tmp_path: Path) -> None:
    found = _lanes(_view(tmp_path, FIVE))
    assert [entry.sign for entry in found.key] == ["known", "one-of", "promised"]
    assert len({entry.meaning for entry in full_key()}) == len(full_key()) == 11


def test_no_dated_event_no_axis(tmp_path: Path) -> None:
    view = _view(tmp_path, {"none": ()})
    assert lanes(view, view.dossier.of(Event)) is None


def test_an_event_stands_between_its_neighbours(tmp_path: Path) -> None:
    view = _view(tmp_path, FIVE)
    found = {name: [event.id for event in view.dossier.beside(_event(view, name))] for name in FIVE}
    assert found == {
        "old": ["old", "either"],
        "either": ["old", "either", "new"],
        "new": ["either", "new", "next"],
        "next": ["new", "next"],
        "none": [],
    }


def test_an_undated_event_is_placed_by_the_author_alone(tmp_path: Path) -> None:
    view = _view(tmp_path, {**FIVE, "late": ("after: [none]",)})
    words = [(word, [event.id for event in found]) for word, found in placed(view, _event(view, "none"))]
    assert words == [("after", ["old"]), ("before", ["late"])]
    assert placed(view, _event(view, "old")) == (("before", (_event(view, "none"),)),)


# (the events, the order)
ORDERS = [
    ({"year": ("date: 2024", "after: [month]"), "month": ("date: 2024-03",)}, "month year"),
    ({"year": ("date: 2024",), "month": ("date: 2024-03",)}, "year month"),
    (
        {"year": ("date: 2024", "after: [link]"), "link": ("after: [month]",), "month": ("date: 2024-03",)},
        "month year",
    ),
    ({"b": ("date: 2024",), "a": ("date: 2024",)}, "b a"),
    ({"b": ("date: 2024", "after: [a]"), "a": ("date: 2024",), "c": ("date: 2024-02",)}, "a b c"),
]


@pytest.mark.parametrize(("events", "order"), ORDERS)
def test_what_the_author_knows_to_be_later_stands_later(
    events: dict[str, tuple[str, ...]], order: str, tmp_path: Path
) -> None:
    """A date alone may not say it; where it does not, the author's order holds, through undated events too."""
    assert " ".join(event.id for event in timeline(_view(tmp_path, events)).dated) == order


def test_a_sign_is_said_in_words(tmp_path: Path) -> None:
    found = {lane.event.id: meaning(lane.mark) for lane in _lanes(_view(tmp_path, FIVE)).rows}
    assert found == {"old": "Known", "either": "One of these", "new": "Known", "next": "Promised"}


def test_every_sign_is_taught() -> None:
    """But the promised, which a page that has it explains: it needs an event, not a date."""
    taught = {sign for edtf, inferred, _ in samples() for sign in sample(edtf, inferred).says}
    assert taught == {entry.sign for entry in full_key()} - {"promised"}
    assert sample_words("2024-11", True) == "November 2024 (year inferred)"  # noqa: FBT003 - as templates call it


def test_the_page_is_a_list_of_events_with_one_axis(tmp_path: Path) -> None:
    """Each lane has the same grid and breaks as the head; a mark says in words what it is."""
    view = _view(tmp_path, FIVE, "as_of: 2024-06-01\n")
    page = read_page(block(view, "timeline_page", inside=False))
    assert len(page.find("li", css="sb-event-row")) == 4
    grids = [
        [path.attributes["d"] for path in svg.find("path") if {"sb-grid-line", "sb-torn"} & set(path.classes)]
        for svg in (*page.find("svg", css="sb-axis"), *page.find("svg", css="sb-lane"))
    ]
    assert len(grids) == 5
    assert all(grid == grids[0] for grid in grids)
    for svg in page.find("svg"):
        assert "aria-hidden" in svg.attributes or all(title.text() for title in svg.find("title"))
    assert "23 years without a dated event" in page.text()
    assert "placed after: " in page.text()
