"""The value gate as records meet it: which words a value may rest on, and where a problem stands.

How a number, a qualifier or a date is found in words is tested with `values.py`. Here: the stretches and
notes of a record, entries of a series, the parts of a date that are the editor's step.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.build import Checked
from macros.check.value_gate import inferred_dates
from macros.model.record import Statement
from tests.dossiers import checked, codes, files, places

TEXT = """\
The line carried 412 riders in May 2023. It carried around 500 riders in May 2024. The bridge opened last spring.
Ada Brook has been head since 2019. Ada Brook drove from 2015 to 2018. “We run 3 trains,” Ada Brook said\
 on 4 March 2024.
It is 90 km long.
"""
ACTORS = "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook has been head\n"


def _run(folder: Path, **plurals: str) -> Checked:
    return checked(folder, files(TEXT, **{"actors": ACTORS, **plurals}))


def _once(found: Checked) -> list[tuple[str, str]]:
    """Each place once: a date of which both year and month are lacking may be told as two."""
    return list(dict.fromkeys(places(found.problems)))


def _statistic(*lines: str) -> str:
    return "riders:\n  label: riders\n" + "".join(f"  {line}\n" for line in lines)


def _event(*lines: str) -> str:
    return "run:\n  title: The bridge opens\n" + "".join(f"  {line}\n" for line in lines)


MAY_2023 = "evidence: carried 412 riders in May 2023"
AROUND = "evidence: carried around 500 riders in May 2024"
SPRING = "evidence: The bridge opened last spring"

# What is written, of which kind, and the problems that come of it.
ROWS: dict[str, tuple[str, str, list[tuple[str, int]]]] = {
    "a value that is there": ("statistics", _statistic("value: 412", MAY_2023), []),
    "a value that is not": ("statistics", _statistic("value: 421", MAY_2023), [("number-not-in-evidence", 3)]),
    "a value of another stretch of the text": (
        "statistics",
        _statistic("value: around 500", MAY_2023),
        [("number-not-in-evidence", 3)],
    ),
    "a value of another stretch of the record": (
        "statistics",
        _statistic("value: 412", "evidence:", "  - It is 90 km long", "  - carried 412 riders"),
        [],
    ),
    "a qualifier left out": ("statistics", _statistic("value: 500", AROUND), [("qualifier-changed", 3)]),
    "a unit changed": (
        "statistics",
        _statistic("value: 90 miles", "evidence: It is 90 km long"),
        [("unit-not-in-evidence", 3)],
    ),
    "a unit in its own field": (
        "statistics",
        _statistic("value: 90", "evidence: It is 90 km long", "unit: miles"),
        [("unit-not-in-evidence", 5)],
    ),
    "the thing counted in the label": ("statistics", _statistic("value: 412", MAY_2023, "as_of: 2023-05"), []),
    "a date that is not there": (
        "statistics",
        _statistic("value: 412", MAY_2023, "as_of: 2023-06"),
        [("date-not-in-evidence", 5)],
    ),
    "a year that is not there": (
        "statistics",
        _statistic("value: 412", MAY_2023, "as_of: 2024-05"),
        [("date-not-in-evidence", 5)],
    ),
    "a number in the label": (
        "statistics",
        _statistic("value: 412", MAY_2023).replace("label: riders", "label: riders of 3 trains"),
        [("number-not-in-evidence", 2)],
    ),
    "a number in what a share is of": (
        "statistics",
        _statistic("value: 412", MAY_2023, "base: 600 riders"),
        [("number-not-in-evidence", 5)],
    ),
    "a word beside the number": (
        "statistics",
        _statistic("value: 412 pupils", MAY_2023),
        [("words-not-in-evidence", 3)],
    ),
    "a word beside the number, in an inference": (
        "statistics",
        _statistic("value: 412 pupils", MAY_2023, "inference: All riders were pupils."),
        [],
    ),
    "a word in a period": (
        "statistics",
        _statistic("value: 412", MAY_2023, "period: the dry part of May 2023"),
        [("words-not-in-evidence", 5)],
    ),
    "whom the source calls them, in what a share is of": (
        "statistics",
        _statistic("value: 412", MAY_2023, "base: the people of the town"),
        [],
    ),
    "a year in a period": (
        "statistics",
        _statistic("value: 412", MAY_2023, "period: May 2022"),
        [("date-not-in-evidence", 5)],
    ),
    "a number in a note is the editor's": (
        "statistics",
        _statistic("value: 412", MAY_2023, "note: In 2022 it was 7.", "how_to_read: Of 412 seats, not of all."),
        [],
    ),
    "a number in how to read a figure": (
        "statistics",
        _statistic("value: 412", MAY_2023, "how_to_read: Of 600 seats."),
        [("number-not-in-evidence", 5)],
    ),
    "a number in the part that someone took": (
        "events",
        _event(
            SPRING, "actors:", "  ada: carried 9,999 riders", "  bo: opened it", "inference: Ada Brook was the head."
        ),
        [("number-not-in-evidence", 5)],
    ),
    "a year in other names of a place": (
        "places",
        (
            "holm:\n  name: bridge\n  aka: [Bridge of 1999]\n  called: [the 3 arches]\n  type: bridge of 2001\n"
            "  evidence: The bridge opened\n"
        ),
        [("date-not-in-evidence", 3), ("date-not-in-evidence", 5), ("number-not-in-evidence", 4)],
    ),
    "a number in the name of a topic": (
        "topics",
        "rail:\n  title: Ada and her 9 trains\n  about: In 1999.\n  members: [ada]\n",
        [("date-not-in-evidence", 3), ("number-not-in-evidence", 2)],
    ),
    "a year in a topic that no member has": (
        "topics",
        "rail:\n  title: Ada since 2019\n  members: [ada]\n",
        [("date-not-in-evidence", 2)],
    ),
    "a number in a topic without members": (
        "topics",
        "rail:\n  title: The 9 trains\n",
        [("number-not-in-evidence", 2)],
    ),
    "a number in a type of relation": (
        "relation_types",
        "head:\n  label: heads for 9 years\n  inverse: is headed by one since 1999\n",
        [("date-not-in-evidence", 3), ("number-not-in-evidence", 2)],
    ),
    "a number in a title": (
        "events",
        "run:\n  title: 3 trains run\n  evidence: The bridge opened\n",
        [("number-not-in-evidence", 2)],
    ),
    "a number in a description": (
        "events",
        _event(SPRING, "description: It cost 7 million."),
        [("number-not-in-evidence", 4)],
    ),
    "a number in a claim": (
        "claims",
        "aim:\n  type: aim\n  text: To run 4 trains.\n  evidence: We run 3 trains\n  cut_note: said\n",
        [("number-not-in-evidence", 3)],
    ),
    "a number in a verb": (
        "relations",
        "tie:\n  who: ada\n  does: runs 4 trains of\n  whom: bo\n  evidence: Ada Brook has been head\n",
        [("number-not-in-evidence", 3)],
    ),
    "the years of a relation": (
        "relations",
        (
            "tie:\n  who: ada\n  does: heads\n  whom: bo\n  since: 2019\n  until: 2022\n"
            "  evidence: Ada Brook has been head since 2019\n"
        ),
        [("date-not-in-evidence", 6)],
    ),
    "the year of a role": (
        "actors",
        ACTORS.replace("been head", "been head since 2019")
        + "  roles:\n    - {title: head, since: 2019}\n    - title: head\n      since: 2018\n",
        [("date-not-in-evidence", 8)],
    ),
    "a number in the title of a role": (
        "actors",
        ACTORS + "  roles:\n    - title: head of 3 trains\n",
        [("number-not-in-evidence", 6)],
    ),
    "a quote's date in the words around it": (
        "quotes",
        "said:\n  by: ada\n  direct: We run 3 trains\n  said_in: Ada Brook said on 4 March 2024\n  date: 2024-03-04\n",
        [],
    ),
    "a quote's date that stands nowhere": (
        "quotes",
        "said:\n  by: ada\n  direct: We run 3 trains\n  said_in: Ada Brook said on 4 March 2024\n  date: 2024-03-05\n",
        [("date-not-in-evidence", 5)],
    ),
    # what the author worked out
    "an inference covers the number in its words": (
        "statistics",
        _statistic("value: 912", MAY_2023, "inference: 412 and 500 are 912 riders."),
        [],
    ),
    "an inference covers no other number": (
        "statistics",
        _statistic("value: 912", MAY_2023, "inference: The two are added."),
        [("number-not-in-evidence", 3)],
    ),
    "a note on dates covers no figure": (
        "statistics",
        _statistic("value: 912", MAY_2023, "date_note: In 2023 it was 912 riders."),
        [("number-not-in-evidence", 3)],
    ),
    "a note covers the year in its words": (
        "events",
        _event(SPRING, "date: 2023-21", "date_note: The article is of 2024, so last spring is that of 2023."),
        [],
    ),
    "a note covers no other year": (
        "events",
        _event(SPRING, "date: 2023-21", "date_note: The article is of 2024."),
        [("date-not-in-evidence", 4)],
    ),
    "a note covers no month that it does not name": (
        "events",
        _event(SPRING, "date: 2023-04", "date_note: Last spring is that of 2023."),
        [("date-not-in-evidence", 4)],
    ),
    "words of the source for a date": ("events", _event(SPRING, "date_words: last spring"), []),
    "words of the source that it has not": (
        "events",
        _event(SPRING, "date_words: last summer"),
        [("date-words-not-in-evidence", 4)],
    ),
    "words that the source has not, beside a date": (
        "events",
        _event(SPRING, "date: 2023-21", "date_note: It was in spring 2023.", "date_words: last summer"),
        [("date-words-not-in-evidence", 6)],
    ),
    "words that the note alone has": (
        "events",
        _event(SPRING, "date: 2023-21", "date_note: last summer is before spring 2023", "date_words: last summer"),
        [("date-words-not-in-evidence", 6)],
    ),
    "words of the source for an actor": (
        "actors",
        ACTORS + "  date_words: for years\n  roles: [{title: head}]\n",
        [("date-words-not-in-evidence", 5)],
    ),
    "words for two dates are one problem": (
        "relations",
        (
            "tie:\n  who: ada\n  does: drove\n  whom: bo\n  since: 2015\n  until: 2018\n"
            "  evidence: Ada Brook drove from 2015 to 2018\n  inference: With the head.\n  date_words: for years\n"
        ),
        [("date-words-not-in-evidence", 9)],
    ),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_values_stand_in_the_words(row: tuple[str, str, list[tuple[str, int]]], tmp_path: Path) -> None:
    plural, text, expected = row
    actors = text if plural == "actors" else ACTORS + ACTORS.replace("ada:", "bo:").replace("Ada Brook\n", "head\n", 1)
    found = _run(tmp_path, **{plural: text, "actors": actors})
    assert _once(found) == [(code, f"data/{plural}.yml:{line}") for code, line in expected]


def test_a_group_takes_its_numbers_from_its_members(tmp_path: Path) -> None:
    """A topic and a type of relation rest on no words of their own, but the records in them do."""
    ties = "tie:\n  who: ada\n  does: heads\n  whom: ada\n  type: head\n  since: 2019\n  evidence: head since 2019\n"
    plurals = {
        "relation_types": "head:\n  label: heads since 2019\n  inverse: is headed by\n",
        "topics": "rail:\n  title: Ada since 2019\n  about: Of 90 km.\n  members: [tie, long]\n",
        "statistics": "long:\n  label: length\n  value: 90 km\n  evidence: It is 90 km long\n",
    }
    found = _run(tmp_path, **plurals, relations=ties)
    assert not [each for each in found.problems if each.location.file.endswith(("topics.yml", "relation_types.yml"))]


# -- series ---------------------------------------------------------------------------------------

# (the entries of the series, [(code, line)]); the statistic itself says 412 and May 2023
SERIES = {
    "each on its own words": (
        (
            "    - {as_of: 2023-05, value: 412, evidence: carried 412 riders in May 2023}\n"
            "    - {as_of: 2024-05, value: around 500, evidence: carried around 500 riders in May 2024}\n"
        ),
        [],
    ),
    "without words of its own, on the statistic's": ("    - {as_of: 2023-05, value: 412}\n", []),
    "not on another entry's words": (
        (
            "    - as_of: 2024-05\n      value: 412\n      evidence: carried around 500 riders in May 2024\n"
            "    - as_of: 2024-05\n      value: around 500\n"
        ),
        [("date-not-in-evidence", 9), ("number-not-in-evidence", 7), ("number-not-in-evidence", 10)],
    ),
    "not on the statistic's where it has its own": (
        "    - as_of: 2023-05\n      value: around 500\n      evidence: carried around 500 riders in May 2024\n",
        [("date-not-in-evidence", 6)],
    ),
}


@pytest.mark.parametrize(("entries", "expected"), SERIES.values(), ids=SERIES)
def test_an_entry_of_a_series_rests_on_its_own_words(
    entries: str, expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    statistics = _statistic("value: 412", MAY_2023) + "  series:\n" + entries
    found = _run(tmp_path, statistics=statistics)
    assert _once(found) == [(code, f"data/statistics.yml:{line}") for code, line in expected]


def test_a_statistic_does_not_rest_on_its_series(tmp_path: Path) -> None:
    """Its own value is what readers see in large: the words of another year do not bear it out."""
    statistics = _statistic("value: around 500", MAY_2023) + (
        "  series:\n    - {as_of: 2024-05, value: around 500, evidence: carried around 500 riders in May 2024}\n"
    )
    assert places(_run(tmp_path, statistics=statistics).problems) == [
        ("number-not-in-evidence", "data/statistics.yml:3")
    ]


# -- which records --------------------------------------------------------------------------------


def test_words_that_are_not_found_are_judged_no_further(tmp_path: Path) -> None:
    """One slip is one problem: the value may well stand in the stretch that was miscopied."""
    statistics = _statistic(
        "value: 412", "as_of: 2023-05", "evidence:", "  - It is 90 km long", "  - It carries 412 in May 2023"
    )
    assert places(_run(tmp_path, statistics=statistics).problems) == [("quote-not-found", "data/statistics.yml:7")]


def test_words_that_are_not_re_checked_are_compared_all_the_same(tmp_path: Path) -> None:
    """The text is private and absent, but the author's own words are here: the value must stand in them."""
    sources = "post:\n  title: The Post\nletter:\n  title: A letter\n  publish: none\n"
    statistics = _statistic("value: 421", "source: letter", "evidence: we carried 412 riders")
    found = _run(tmp_path, sources=sources, statistics=statistics)
    assert places(found.problems) == [("number-not-in-evidence", "data/statistics.yml:3")]


def test_numbers_are_read_by_the_source_and_titles_by_the_dossier(tmp_path: Path) -> None:
    """A German figure keeps its point and comma; the editor's English label beside it is read as English."""
    sources = "post:\n  title: Das Blatt\n  language: de\n"
    statistics = """\
        riders:
          label: 1,500 riders a day, which is 1.5 thousand
          value: 1.500 Fahrgäste
          evidence: 1.500 Fahrgäste am Tag
        """
    found = checked(tmp_path, files("Es waren 1.500 Fahrgäste am Tag.", sources=sources, statistics=statistics))
    assert not found.problems


# -- dates that are the editor's step -------------------------------------------------------------

# (the event's lines, the parts that are inferred)
INFERRED = [
    (("date: 2024-03-04", "evidence: Ada Brook said on 4 March 2024"), set()),
    ((SPRING, "date: 2023-21", "date_note: So last spring is spring 2023."), {"year"}),
    ((SPRING, "date: 2023-04", "date_note: So it was April 2023."), {"year", "month"}),
    ((SPRING, "date: 2023-04-02", "inference: So it was 2 April 2023."), {"year", "month", "day"}),
    ((AROUND, "date: 2024-05", "date_note: The article says May 2024."), set()),
    ((AROUND, "date: 2024-05-02", "date_note: It was the second of May 2024, that is 2024-05-02."), {"day"}),
    (("evidence: in May 2024",), set()),
]


@pytest.mark.parametrize(("lines", "parts"), INFERRED)
def test_inferred_is_what_the_words_lack_and_the_note_gives(
    lines: tuple[str, ...], parts: set[str], tmp_path: Path
) -> None:
    found = _run(tmp_path, events=_event(*lines))
    assert not found.problems, places(found.problems)
    statements = tuple(record for record in found.records if isinstance(record, Statement))
    expected = {("run", ("date",)): frozenset(parts)} if parts else {}
    assert inferred_dates(statements, found.resolved) == expected


def test_each_date_of_a_record_is_inferred_by_itself(tmp_path: Path) -> None:
    relations = """\
        tie:
          who: ada
          does: heads
          whom: bo
          since: 2019
          until: 2024
          evidence: Ada Brook has been head since 2019
          inference: The article speaks of it as over and is itself of 2024.
        """
    actors = ACTORS + ACTORS.replace("ada:", "bo:").replace("Ada Brook\n", "head\n", 1)
    found = _run(tmp_path, relations=relations, actors=actors)
    assert not found.problems, places(found.problems)
    statements = tuple(record for record in found.records if isinstance(record, Statement))
    assert inferred_dates(statements, found.resolved) == {("tie", ("until",)): frozenset({"year"})}


@pytest.mark.parametrize(
    ("label", "more", "found"),
    [
        ("Pay", "", ["unit-not-in-evidence"]),
        ("Daily pay", "", []),
        ("Pay", "  period: a day\n", []),
        ("Pay", "  unit: dollars a day\n", []),
        ("Hourly pay", "", ["unit-not-in-evidence"]),
    ],
)
def test_per_what_a_value_is_stands_in_some_field(label: str, more: str, found: list[str], tmp_path: Path) -> None:
    """Forty dollars a day may be shown as $40 only where readers are told that it is a day's."""
    statistic = f"pay:\n  label: {label}\n  value: $40\n{more}  evidence: Drivers earn $40 a day\n"
    assert codes(checked(tmp_path, files("Drivers earn $40 a day.\n", statistics=statistic)).errors) == found


@pytest.mark.parametrize(("inference", "expected"), [("", [("number-not-in-evidence", 3)]), ("It carried 412.", [])])
def test_a_figure_whose_series_alone_has_evidence(
    inference: str, expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    """The words of a reading bear out that reading; the figure above it wants its own, or a reason."""
    statistics = (
        "riders:\n  label: riders\n  value: 412\n  series:\n    - as_of: 2023-05\n      value: 412\n"
        "      evidence: The line carried 412 riders in May 2023\n"
    ) + (f"  inference: {inference}\n" if inference else "")
    found = _run(tmp_path, statistics=statistics).errors
    assert [(each.code, each.location.line) for each in found] == expected
