"""Order: a span ends after it begins, wholes hold their parts, and no source reports what came after it.

Only what cannot be is a problem. Where uncertain dates leave room for the right order, nothing is said.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossiers import checked, codes, files, only, places

TEXT = "Ada Brook heads the line and drives. The line runs through Holm. It will run at night."
EVIDENCE = "  evidence: The line runs through Holm\n"


ORDER = {"since-after-until", "later-than-source", "part-of-cycle", "after-cycle", "after-contradicts-dates"}


def _order(folder: Path, **plurals: str) -> list[tuple[str, str]]:
    """The problems of order alone: the dates here stand in no evidence."""
    return places(entry for entry in checked(folder, files(TEXT, **plurals)).problems if entry.code in ORDER)


# (since, until, whether the span can be)
SPANS = [
    ("2020", "2024", True),
    ("2020", "2020", True),
    ("2024", "2020", False),
    ("2024-05", "2024-04", False),
    ("2024-05-02", "2024-05-01", False),
    ("2024", "2024-01", True),
    ("2024-12", "2024", True),
    ("[2020, 2024]", "2021", True),
    ("[2022, 2024]", "[2020, 2021]", False),
    ("2024~", "2023", False),
    ("2023/..", "2020", False),
    ("../2024", "2020", True),
    ("2024", "2020/..", True),
    ("2024", "../2020", False),
    ('"-0043"', "2024", True),
    ("2024", '"-0043"', False),
    ('"-0043"', '"-0099"', False),
]


@pytest.mark.parametrize(("since", "until", "possible"), SPANS)
def test_a_span_ends_after_it_begins(since: str, until: str, possible: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    relation = "tie:\n  who: ada\n  does: heads\n  whom: line\n" + EVIDENCE + f"  since: {since}\n  until: {until}\n"
    actors = "ada:\n  name: Ada\n  type: person\n" + EVIDENCE + "line:\n  name: line\n  type: organisation\n" + EVIDENCE
    expected = [] if possible else [("since-after-until", "data/relations.yml:7")]
    assert _order(tmp_path, actors=actors, relations=relation) == expected


def test_each_role_is_a_span_of_its_own(tmp_path: Path) -> None:
    actors = """\
        ada:
          name: Ada Brook
          type: person
          evidence: Ada Brook heads the line
          roles:
            - {title: Driver, since: 2024, until: 2024}
            - title: Head
              since: 2024
              until: 2020
            - {title: Guard, since: 2019}
        """
    assert _order(tmp_path, actors=actors) == [("since-after-until", "data/actors.yml:9")]


# -- after its source -----------------------------------------------------------------------------


def _event(*lines: str) -> str:
    return "run:\n  title: A run\n" + EVIDENCE + "".join(f"  {line}\n" for line in lines)


# (published, the event's further lines, the problem's line or None)
HORIZONS = [
    ("2024-05-12", ("date: 2024-05-12",), None),
    ("2024-05-12", ("date: 2024-05-13",), 4),
    ("2024-05-12", ("date: 2024",), None),
    ("2024-05-12", ("date: 2024-05",), None),
    ("2024-05-12", ("date: 2024-06",), 4),
    ("2024-05-12", ("date: [2023, 2025]",), None),
    ("2024-05-12", ("date: 2024-05/..",), None),
    ("2024-05-12", ("date: ../2025",), None),
    ("2024", ("date: 2024-12-31",), None),
    ("2024", ("date: 2025",), 4),
    ("[2023, 2024]", ("date: 2024-06",), None),
    ("2024-05-12", ("planned: true", "date: 2025"), None),
    ("2024-05-12", ("planned: false", "date: 2025"), 5),
    ("2023/..", ("date: 2025",), None),
    (None, ("date: 2025",), None),
]


@pytest.mark.parametrize(("published", "lines", "line"), HORIZONS)
def test_no_source_reports_what_came_after_it(
    published: str | None, lines: tuple[str, ...], line: int | None, tmp_path: Path
) -> None:
    """Unless it is planned. A date that may lie before the source is not held against it."""
    sources = "post:\n  title: The Post\n" + (f"  published: {published}\n" if published else "")
    expected = [("later-than-source", f"data/events.yml:{line}")] if line else []
    assert _order(tmp_path, sources=sources, events=_event(*lines)) == expected


@pytest.mark.parametrize(
    ("kind", "problem"), [("prediction", False), ("aim", False), ("analysis", True), ("assessment", True)]
)
def test_claims_may_look_ahead_when_that_is_what_they_are(kind: str, problem: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    sources = "post:\n  title: The Post\n  published: 2024\n"
    claims = f"night:\n  type: {kind}\n  text: It will run at night.\n  date: 2025\n  evidence: It will run at night\n"
    expected = [("later-than-source", "data/claims.yml:4")] if problem else []
    assert _order(tmp_path, sources=sources, claims=claims) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("published: 2025", []),
        ("published: 2023", ["later-than-source"]),
        ("published: 2023/..", []),
        ("language: en", []),
    ],
)
def test_the_latest_source_is_the_horizon(other: str, expected: list[str], tmp_path: Path) -> None:
    """With a source whose date is not known, the horizon is not known either."""
    sources = f"post:\n  title: The Post\n  published: 2024\nlist:\n  title: The List\n  {other}\n"
    events = "run:\n  title: A run\n  date: 2025\n  evidence: [The line runs, {source: list, text: A list of runs}]\n"
    dossier = files(TEXT, sources=sources, events=events) | {"data/texts/list.txt": "A list of runs.\n"}
    assert [code for code in codes(checked(tmp_path, dossier).problems) if code in ORDER] == expected


@pytest.mark.parametrize(
    ("plural", "text", "line"),
    [
        ("statistics", "riders:\n  label: riders\n  value: none\n  as_of: 2025\n" + EVIDENCE, 4),
        ("relations", "tie:\n  who: ada\n  does: heads\n  whom: ada2\n  since: 2025\n" + EVIDENCE, 5),
        ("quotes", "said:\n  by: ada\n  paraphrase: The line runs through Holm\n  date: 2025\n", 4),
    ],
)
def test_every_date_of_a_statement_has_the_horizon(plural: str, text: str, line: int, tmp_path: Path) -> None:
    actors = "ada:\n  name: Ada\n  type: person\n" + EVIDENCE + "ada2:\n  name: Bo\n  type: person\n" + EVIDENCE
    sources = "post:\n  title: The Post\n  published: 2024\n"
    found = _order(tmp_path, sources=sources, actors=actors, **{plural: text})
    assert found == [("later-than-source", f"data/{plural}.yml:{line}")]


# -- before and after -----------------------------------------------------------------------------


def _events(**events: str) -> str:
    return "".join(f"{name}:\n  title: A run\n" + EVIDENCE + f"{lines}\n" for name, lines in events.items())


@pytest.mark.parametrize(
    ("first", "second", "possible"),
    [
        ("2023", "2024", True),
        ("2024", "2024", True),
        ("2024", "2023", False),
        ("2024-05", "2024", True),
        ("2024-05", "2024-04", False),
        ("[2023, 2024]", "2023", True),
        ("2023/..", "2022", False),
        ("../2023", "2022", True),
    ],
)
def test_what_is_after_is_not_dated_before(first: str, second: str, possible: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    events = _events(a=f"  date: {first}", b=f"  date: {second}\n  after:\n    - a")
    expected = [] if possible else [("after-contradicts-dates", "data/events.yml:10")]
    assert _order(tmp_path, events=events) == expected


def test_undated_events_may_stand_in_any_order(tmp_path: Path) -> None:
    assert not _order(tmp_path, events=_events(a="  date: 2023", b="  after: [a]", c="  date: 2024\n  after: [b]"))


def test_order_is_handed_on_by_undated_events(tmp_path: Path) -> None:
    """What is after an undated event is after all that comes before that one."""
    events = _events(a="  date: 2024", b="  after: [a]", c="  after: [b]", d="  date: 2023\n  after: [c]")
    assert _order(tmp_path, events=events) == [("after-contradicts-dates", "data/events.yml:17")]


CYCLES = {
    "two": (_events(a="  after: [b]", b="  after: [a]"), "after-cycle", [4, 8]),
    "three": (_events(a="  after: [c]", b="  after: [a]", c="  after: [b]"), "after-cycle", [4, 8, 12]),
    "one beside it": (_events(a="  after: [b]", b="  after: [a]", c="  after: [a]"), "after-cycle", [4, 8]),
    "none": (_events(a="", b="  after: [a]", c="  after: [a, b]"), "after-cycle", []),
}


@pytest.mark.parametrize(("events", "code", "lines"), CYCLES.values(), ids=CYCLES)
def test_nothing_is_after_itself(events: str, code: str, lines: list[int], tmp_path: Path) -> None:
    """Each event of the circle is named; one that only leads into it is sound."""
    assert _order(tmp_path, events=events) == [(code, f"data/events.yml:{line}") for line in lines]


def test_nothing_is_part_of_itself(tmp_path: Path) -> None:
    """Over actors and places, since a place may lie in a state and a state is an actor."""
    actors = "line:\n  name: line\n  type: organisation\n  part_of: holm\n" + EVIDENCE
    found = _order(tmp_path, actors=actors, places="holm:\n  name: Holm\n  part_of: line\n" + EVIDENCE)
    assert found == [("part-of-cycle", "data/actors.yml:4"), ("part-of-cycle", "data/places.yml:3")]


def test_who_names_itself_is_told_once(tmp_path: Path) -> None:
    """`part_of: line` in `line` is a slip of the pen, not a circle to be looked for."""
    actors = "line:\n  name: line\n  type: organisation\n  part_of: line\n" + EVIDENCE
    assert only(checked(tmp_path, files(TEXT, actors=actors)).problems).code == "refers-to-itself"
