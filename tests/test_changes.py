"""What changed between two states of a dossier: each sort of change, in both directions, and how it is worded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.adapters.past import state_in
from macros.changes import Change, Sort, State, compare
from macros.kinds import kinds
from macros.views.change_words import counts, sentence, summary
from tests.dossiers import BARE, FULL, Files, files, write

TEXT = (
    "Ada Brook heads the line. It carries at least 412 riders. It carries 412 riders, Ada Brook said. "
    "It runs in May 2024."
)
ADA = "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook heads the line\n"
BO = "bo:\n  name: Bo\n  type: person\n  evidence: Ada Brook heads the line\n"
COUNT = "riders:\n  label: riders\n  value: {value}\n  evidence: carries at least 412 riders\n{more}"
RUN = "run:\n  title: It runs\n  evidence: It runs in May\n{more}"


def count(value: str = "at least 412", more: str = "") -> dict[str, str]:
    """A dossier with a figure and an actor."""
    return files(TEXT, actors=ADA + BO, statistics=COUNT.format(value=value, more=more))


def event(more: str = "", **plurals: str) -> dict[str, str]:
    """A dossier with an event and two actors."""
    return files(TEXT, actors=ADA + BO, events=RUN.format(more=more), **plurals)


def state(folder: Path, dossier: Files) -> State:
    """The records of a dossier, sound or not."""
    return state_in(write(folder, dossier))


@dataclass(frozen=True)
class Case:
    """Two states, what is said of the way from the first to the second, and of the way back."""

    before: Files
    after: Files
    there: tuple[str, ...]
    back: tuple[str, ...]


def _without(dossier: Files, *names: str) -> Files:
    return {name: text for name, text in dossier.items() if name not in names}


def _instead(dossier: Files, name: str, old: str, new: str) -> Files:
    assert old in dossier[name]
    return {**dossier, name: dossier[name].replace(old, new, 1)}


POST = "data/texts/post.txt"
STATS = "data/statistics.yml"
QUOTE = "said:\n  by: ada\n  paraphrase: {words}\n"
CASES = {
    "nothing": Case(count(), count(), (), ()),
    "added": Case(_without(count(), STATS), count(), ("riders: Added.",), ("riders: Removed.",)),
    "a value": Case(
        count("412"),
        count("at least 412"),
        ("riders: Value: from “412” to “at least 412”.",),
        ("riders: Value: from “at least 412” to “412”.",),
    ),
    "a date": Case(
        event("  date: 2024\n"),
        event("  date: 2024-05\n"),
        ("run: Date: from “2024” to “May 2024”.",),
        ("run: Date: from “May 2024” to “2024”.",),
    ),
    "a date that is given": Case(
        event(),
        event("  date: 2024-05~\n"),
        ("run: Date: “about May 2024” added.",),
        ("run: Date: “about May 2024” removed.",),
    ),
    "a flag": Case(
        event("  planned: true\n"),
        event(),
        ("run: Planned: from “yes” to “no”.",),
        ("run: Planned: from “no” to “yes”.",),
    ),
    "words": Case(
        count(more="  unit: riders\n"),
        count(more="  unit: “riders”\n"),
        ("riders: Unit: from “riders” to “‘riders’”.",),
        ("riders: Unit: from “‘riders’” to “riders”.",),
    ),
    "a list": Case(
        count(more="  about: [ada]\n"),
        count(more="  about: [bo, ada]\n"),
        ("riders: About: “Bo” added.",),
        ("riders: About: “Bo” removed.",),
    ),
    "a list of more": Case(
        count(more="  tags: [a, b]\n"),
        count(more="  tags: [c, d, e]\n"),
        ("riders: Tags: “c”, “d” and “e” added; “a” and “b” removed.",),
        ("riders: Tags: “a” and “b” added; “c”, “d” and “e” removed.",),
    ),
    "an order": Case(
        count(more="  tags: [a, b]\n"),
        count(more="  tags: [b, a]\n"),
        ("riders: Tags: put into another order.",),
        ("riders: Tags: put into another order.",),
    ),
    "a part played": Case(
        event("  actors: {ada: driver}\n"),
        event("  actors: {ada: guest}\n"),
        ("run: Actors: from “Ada Brook (driver)” to “Ada Brook (guest)”.",),
        ("run: Actors: from “Ada Brook (guest)” to “Ada Brook (driver)”.",),
    ),
    "a part of a record": Case(
        count(more="  series: [{as_of: 2024-05, value: 412, evidence: 412 riders}]\n"),
        count(more="  series: [{as_of: 2024, value: 412, evidence: 412 riders}]\n"),
        ("riders: Series: from “as of: May 2024; value: 412” to “as of: 2024; value: 412”.",),
        ("riders: Series: from “as of: 2024; value: 412” to “as of: May 2024; value: 412”.",),
    ),
    "a note with a link": Case(
        count(more="  note: See [[ada]].\n"),
        count(more="  note: See *also* [[ada|her]].\n"),
        ("riders: Editor’s note: from “See Ada Brook.” to “See also her.”.",),
        ("riders: Editor’s note: from “See also her.” to “See Ada Brook.”.",),
    ),
    "a new name of another record": Case(
        count(more="  about: ada\n"),
        _instead(count(more="  about: ada\n"), "data/actors.yml", "name: Ada Brook", "name: Brook"),
        ("ada: Name: from “Ada Brook” to “Brook”.",),
        ("ada: Name: from “Brook” to “Ada Brook”.",),
    ),
    "evidence": Case(
        count(),
        _instead(count(), STATS, "carries at least 412 riders", "at least 412 riders"),
        ("riders: Evidence: from “carries at least 412 riders” to “at least 412 riders”.",),
        ("riders: Evidence: from “at least 412 riders” to “carries at least 412 riders”.",),
    ),
    "spaces in evidence": Case(count(), _instead(count(), STATS, "carries at least", "carries\n    at least"), (), ()),
    "words of a quote": Case(
        files(TEXT, actors=ADA, quotes=QUOTE.format(words="It carries 412 riders")),
        files(TEXT, actors=ADA, quotes=QUOTE.format(words="carries 412 riders")),
        ("said: Paraphrase: from “It carries 412 riders” to “carries 412 riders”.",),
        ("said: Paraphrase: from “carries 412 riders” to “It carries 412 riders”.",),
    ),
    "evidence moves": Case(
        count(),
        _instead(count(), POST, "Ada Brook heads the line.", "Ada Brook heads the line. It is old."),
        (
            "post: Stored text: 1 sentence added.",
            "riders: The words now stand in sentence 3, before in sentence 2.",
        ),
        (
            "post: Stored text: 1 sentence removed.",
            "riders: The words now stand in sentence 2, before in sentence 3.",
        ),
    ),
    "a sentence reads differently": Case(
        count(),
        _instead(count(), POST, "412 riders.", "412 riders a day."),
        (
            "post: Stored text: 1 sentence added and 1 sentence removed.",
            (
                "riders: The sentence it rests on reads differently now: from “It carries at least 412 riders.” "
                "to “It carries at least 412 riders a day.”."
            ),
        ),
        (
            "post: Stored text: 1 sentence added and 1 sentence removed.",
            (
                "riders: The sentence it rests on reads differently now: from “It carries at least 412 riders a day.” "
                "to “It carries at least 412 riders.”."
            ),
        ),
    ),
    "standing that follows": Case(
        count(),
        count(more="  said_by: ada\n"),
        ("riders: Said by: “Ada Brook” added.", "riders: Standing: from “stated” to “attributed”."),
        ("riders: Said by: “Ada Brook” removed.", "riders: Standing: from “attributed” to “stated”."),
    ),
    "a review": Case(
        count(),
        count(more="  reviewed: {by: Kim, on: 2024-06-03}\n"),
        ("riders: Reviewed by Kim on 3 June 2024.",),
        ("riders: The review by Kim of 3 June 2024 was taken back.",),
    ),
    "a review of the same day with another fingerprint": Case(
        count(more="  reviewed: {by: Kim, on: 2024-06-03, fingerprint: ab}\n"),
        count(more="  reviewed: {by: Kim, on: 2024-06-03, fingerprint: cd}\n"),
        (),
        (),
    ),
    "renamed, as it says": Case(
        count(),
        _instead(count("412"), STATS, "riders:\n", "passengers:\n  formerly: riders\n"),
        (
            "passengers: Renamed: its id was “riders”, now it is “passengers”.",
            "passengers: Value: from “at least 412” to “412”.",
        ),
        (
            "riders: Renamed: its id was “passengers”, now it is “riders”.",
            "riders: Value: from “412” to “at least 412”.",
        ),
    ),
    "renamed, as what it holds shows": Case(
        count(more="  about: ada\n"),
        {name: text.replace("ada", "brook") for name, text in count(more="  about: ada\n").items()},
        ("brook: Renamed: its id was “ada”, now it is “brook”.",),
        ("ada: Renamed: its id was “brook”, now it is “ada”.",),
    ),
    "removed for a reason": Case(
        count(),
        {
            **_without(count(), STATS),
            "data/removals.yml": "riders:\n  was: statistic\n  date: 2024-06-02\n  reason: It was wrong.\n",
        },
        ("riders: Removed.",),
        ("riders: Added.",),
    ),
    "another kind": Case(
        event(),
        files(TEXT, actors=ADA + BO, topics="run:\n  title: It runs\n"),
        ("run: Kind: from “event” to “topic”.",),
        ("run: Kind: from “topic” to “event”.",),
    ),
    "days of editing": Case(count(), count(more="  added: 2024-06-01\n  updated: 2024-06-02\n"), (), ()),
}


def told(changes: tuple[Change, ...], *, published: bool = False) -> tuple[str, ...]:
    """Each change as `id: sentence`."""
    return tuple(f"{change.record}: {sentence(change, published=published)}" for change in changes)


@pytest.mark.parametrize("name", CASES)
def test_each_sort_of_change_there_and_back(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    before, after = state(tmp_path / "before", case.before), state(tmp_path / "after", case.after)
    assert told(compare(before, after)) == case.there
    assert told(compare(after, before)) == case.back


def test_every_sort_has_a_case(tmp_path: Path) -> None:
    """A sort that no case shows would be worded by chance."""
    found = set()
    for name, case in CASES.items():
        states = [state(tmp_path / name / side, files) for side, files in (("a", case.before), ("b", case.after))]
        found |= {change.sort for change in compare(*states)}
    assert found == set(get_args(Sort))


# -- what follows from the fields ---------------------------------------------------------------


# Told otherwise or not at all; or set alike in both; or set in a record that the other lacks.
UNCHANGED = (
    {"formerly", "added", "updated", "reviewed"} | {"planned", "language", "direct"} | {"paraphrase", "cited_in"}
)


def test_every_field_of_every_kind_is_compared(tmp_path: Path) -> None:
    """From the dossier in which all is set to the one in which nothing is: each field is told of, or named here."""
    changes = compare(state(tmp_path / "full", FULL), state(tmp_path / "bare", BARE))
    told_of = {(change.kind, change.field) for change in changes}
    for kind, cls in kinds().items():
        if kind == "removal":
            continue
        for name, info in cls.model_fields.items():
            label = (info.title or (info.alias or name).replace("_", " ")).replace("'", "’")
            optional = not info.is_required() and not info.exclude
            if optional and name not in UNCHANGED:
                assert (kind, label) in told_of, (kind, name)


def test_a_state_is_like_itself(tmp_path: Path) -> None:
    for name, dossier in (("full", FULL), ("bare", BARE)):
        one, two = state(tmp_path / name / "1", dossier), state(tmp_path / name / "2", dossier)
        assert compare(one, two) == ()


# -- what may be published ----------------------------------------------------------------------

QUIET = {
    "evidence": "riders: Evidence changed.",
    "a note with a link": "riders: Editor’s note changed.",
    "a list of more": "riders: Tags changed.",
    "words of a quote": "said: Paraphrase changed.",
}


@pytest.mark.parametrize("name", QUIET)
def test_words_that_were_taken_back_are_not_published(name: str, tmp_path: Path) -> None:
    """An editor who takes a quotation or a note out does not want it kept for good on the page of changes."""
    case = CASES[name]
    changes = compare(state(tmp_path / "before", case.before), state(tmp_path / "after", case.after))
    assert told(changes, published=True) == (QUIET[name],)


def test_a_sentence_of_a_source_is_not_published_as_it_was(tmp_path: Path) -> None:
    case = CASES["a sentence reads differently"]
    changes = compare(state(tmp_path / "before", case.before), state(tmp_path / "after", case.after))
    assert told(changes, published=True)[1] == "riders: The sentence it rests on reads differently now."


def test_facts_are_published_as_they_were(tmp_path: Path) -> None:
    """That a number was another is what readers must know."""
    for name in ("a value", "a date", "a list", "a part played", "standing that follows"):
        case = CASES[name]
        changes = compare(state(tmp_path / name / "before", case.before), state(tmp_path / name / "after", case.after))
        assert told(changes, published=True) == case.there


# -- states that are not sound ------------------------------------------------------------------


def test_what_cannot_be_read_is_neither_added_nor_removed(tmp_path: Path) -> None:
    """A record with a fault of form is there; that it was gone would be untrue."""
    broken = _instead(count(), STATS, "label: riders", "lable: riders")
    whole_file = {**count(), STATS: "riders: [\n"}
    sound = state(tmp_path / "sound", count())
    for number, dossier in enumerate((broken, whole_file)):
        other = state(tmp_path / str(number), dossier)
        assert other.unread.ids or other.unread.kinds
        assert compare(sound, other) == compare(other, sound) == ()


UNSOUND = {
    "an id that no record has": _instead(count(more="  about: nobody\n"), STATS, "nobody", "somebody"),
    "a correction of itself": {
        **count(),
        "data/corrections.yml": "loop:\n  date: 2024-06-01\n  record: loop\n  was: This.\n  now: That.\n",
    },
    "no settings": _without(count(), "data/dossier.yml"),
    "no text": _without(count(more="  inference: She says so.\n"), POST),
    "words that are not there": _instead(count(), STATS, "carries at least", "ferries at least"),
    "a contradiction of nobody": count(more="  contradicts: [nobody]\n"),
    "no source": _without(count(), "data/sources.yml"),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_an_unsound_state_is_compared_all_the_same(name: str, tmp_path: Path) -> None:
    """An old state may be of an hour in which something was broken."""
    other, sound = state(tmp_path / "other", UNSOUND[name]), state(tmp_path / "sound", count("412"))
    assert all(sentence(change) for change in (*compare(sound, other), *compare(other, sound)))


def test_a_private_text_that_is_absent_there_changes_nothing(tmp_path: Path) -> None:
    """It was never committed, so no old state has it; the facts on it are the same."""
    with_note = count(more="  inference: “It” is the line.\n")
    named = _instead(with_note, "data/actors.yml", "type: person\n", "type: person\n  inference: She is Ada Brook.\n")
    here, there = state(tmp_path / "here", named), state(tmp_path / "there", _without(named, POST))
    assert compare(here, there) == compare(there, here) == ()


# -- summaries ----------------------------------------------------------------------------------


def _changes(*sorts: str) -> tuple[Change, ...]:
    return tuple(
        Change(sort, f"r{number}" if sort in {"added", "removed"} else "r", "event", "R", sort, ("a",), ("b",))  # type: ignore[arg-type] # from a table
        for number, sort in enumerate(sorts)
    )


COUNTS = {
    (): "no record changed",
    ("added",): "1 record added",
    ("added", "added"): "2 records added",
    ("field", "evidence"): "1 record changed",
    ("added", "field", "removed"): "1 record added, 1 changed and 1 removed",
    ("field", "removed", "removed"): "1 record changed and 2 removed",
}


@pytest.mark.parametrize("sorts", COUNTS)
def test_how_many_records_changed(sorts: tuple[str, ...]) -> None:
    assert counts(_changes(*sorts)) == COUNTS[sorts]


SUMMARIES = {
    (("added", ""),): "added",
    (("field", "value"),): "value changed",
    (("field", "value"), ("field", "date")): "value and date changed",
    (("renamed", ""), ("field", "title")): "renamed and title changed",
    (("moved", ""), ("sentence", "")): "the sentences it rests on changed",
    (("field", "a"), ("field", "b"), ("field", "c"), ("field", "d")): "4 things changed",
    (("review", "review"),): "reviewed",
    (("field", "value"), ("review", "review")): "value changed and reviewed",
}


@pytest.mark.parametrize("found", SUMMARIES)
def test_what_changed_in_a_record_in_a_few_words(found: tuple[tuple[str, str], ...]) -> None:
    changes = [Change(sort, "r", "event", "R", field, ("a",), ("b",)) for sort, field in found]  # type: ignore[arg-type] # from a table
    assert summary(changes) == SUMMARIES[found]


def test_a_review_that_is_taken_back_is_not_called_one() -> None:
    assert summary([Change("review", "r", "event", "R", "review", ("Kim", "today"), ())]) == "review taken back"


@given(st.lists(st.sampled_from(sorted(CASES)), min_size=2, max_size=2))
def test_any_two_states_can_be_compared(names: list[str]) -> None:
    """Whatever two dossiers hold: each change has its sentence, and both directions tell of as many records."""
    with TemporaryDirectory() as folder:
        one = state(Path(folder) / "one", CASES[names[0]].before)
        two = state(Path(folder) / "two", CASES[names[1]].after)
        there, back = compare(one, two), compare(two, one)
    assert all(sentence(change).endswith(".") for change in (*there, *back))
    assert len({change.title for change in there if change.sort == "added"}) == len(
        {change.title for change in back if change.sort == "removed"}
    )
