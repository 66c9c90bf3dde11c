"""From an author's YAML to records: one fault gives one problem, under its own code, at its own line.

Pydantic reports by its own rules (a misspelt required field is two errors, a nested one has a path of
steps); an author must see neither. Lines are those of the snippet as it stands here.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from macros.kinds.actor import Actor
from macros.kinds.event import Event
from macros.kinds.quote import Quote
from macros.kinds.reading import counts
from macros.kinds.statistic import Statistic
from macros.model.fields import Participant, Stretch
from macros.problems import Problem
from tests.dossiers import SOURCE, files, only, places, read

ADA = "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook said\n"
RUN = "run:\n  title: First run\n  evidence: the first run\n"
COUNT = "riders:\n  label: riders\n  value: 412\n  evidence: carried 412 riders\n"
SAID = "said:\n  by: ada\n  direct: We run\n"

# (plural, the file's text, code, line, words that the message holds)
FAULTS = {
    "a field that no kind has": ("actors", ADA + "  hobby: chess\n", "unknown-field", 5, 'no field "hobby"'),
    "a misspelt field is named": ("actors", ADA + "  akaa: Ada\n", "unknown-field", 5, 'did you mean "aka"?'),
    "a misspelt field that is required is one fault": (
        "actors",
        ADA.replace("name:", "nmae:"),
        "unknown-field",
        2,
        'did you mean "name"?',
    ),
    "a field that is lacking belongs to the record": (
        "actors",
        ADA.replace("  name: Ada Brook\n", ""),
        "missing-field",
        1,
        '"name" is missing',
    ),
    "a choice that is none": (
        "actors",
        ADA.replace("person", "persn"),
        "unknown-choice",
        3,
        'did you mean "person"?',
    ),
    "a choice in a field of all statements": ("events", RUN + "  standing: sure\n", "unknown-choice", 4, "standing"),
    "a flag that is neither": ("events", RUN + "  planned: perhaps\n", "unknown-choice", 4, "perhaps"),
    "a flag in words that YAML 1.1 takes for one": ("events", RUN + "  planned: yes\n", "unknown-choice", 4, "yes"),
    "a flag that is a list": ("events", RUN + "  planned:\n    - soon\n", "unknown-choice", 5, "planned"),
    "true where words stand": ("events", RUN + "  note: true\n", "ambiguous-plain", 4, "true"),
    "a name that is a list": (
        "actors",
        ADA.replace("Ada Brook\n", "[Ada, Brook]\n", 1),
        "wrong-shape",
        2,
        "words must stand here",
    ),
    "a name that is fields": (
        "actors",
        "ada:\n  name:\n    first: Ada\n  type: person\n  evidence: Ada Brook said\n",
        "wrong-shape",
        3,
        "words must stand here",
    ),
    "other names that are fields": ("actors", ADA + "  aka: {short: Ada}\n", "wrong-shape", 5, "a list"),
    "an id that is a list": ("actors", ADA + "  part_of: [line]\n", "wrong-shape", 5, "words must stand here"),
    "a list that is words": ("actors", ADA + "  roles: head of the line\n", "wrong-shape", 5, "a list must stand"),
    "a list of words where fields stand": (
        "actors",
        ADA + "  roles:\n    - title: Head\n    - driver\n",
        "wrong-shape",
        7,
        "fields must stand here",
    ),
    "an entry of a list of words that is a list": (
        "actors",
        ADA + "  aka:\n    - Ada\n    - [A, B]\n",
        "wrong-shape",
        7,
        "words must stand here",
    ),
    "evidence without its words": (
        "actors",
        ADA.replace("Ada Brook said", "{source: post}"),
        "wrong-shape",
        4,
        "evidence",
    ),
    "evidence with a field too many": (
        "actors",
        ADA.replace("Ada Brook said", "{source: post, text: Ada Brook said, page: 4}"),
        "wrong-shape",
        4,
        "evidence",
    ),
    "participants with fields of their own": (
        "events",
        RUN + "  actors: {ada: {role: driver}}\n",
        "wrong-shape",
        4,
        "actors",
    ),
    "a date that is fields": ("events", RUN + "  date: {year: 2024}\n", "wrong-shape", 4, "date"),
    "a date in words": ("events", RUN + "  date: last year\n", "bad-date", 4, "last year"),
    "a set of dates with a bad one": ("events", RUN + "  date: [2014, soon]\n", "bad-date", 4, "soon"),
    "no quantity": ("statistics", COUNT.replace("412\n", "riders\n", 1), "bad-quantity", 3, "riders"),
    "a quantity that is a list": ("statistics", COUNT.replace("412\n", "[400, 412]\n", 1), "wrong-shape", 3, "value"),
    "a misspelt field of a part": (
        "actors",
        ADA + "  roles:\n    - titel: Head\n",
        "unknown-field",
        6,
        'did you mean "title"?',
    ),
    "a lacking field of a part belongs to that part": (
        "actors",
        ADA + "  roles:\n    - title: Head\n    - of: line\n",
        "missing-field",
        7,
        '"title" is missing',
    ),
    "a bad date in a part": (
        "actors",
        ADA + "  roles:\n    - title: Head\n      since: long ago\n",
        "bad-date",
        7,
        "since",
    ),
    "a bad value in a series": (
        "statistics",
        COUNT + "  series:\n    - {as_of: 2023, value: 400}\n    - {as_of: 2024, value: few hundreds of}\n",
        "bad-quantity",
        7,
        "value",
    ),
    "a date too many in a series": (
        "statistics",
        COUNT + "  series:\n    - as_of: 2023\n      as_off: 2024\n      value: 400\n",
        "unknown-field",
        7,
        'did you mean "as_of"?',
    ),
    "odd wording with its note misspelt": (
        "sources",
        SOURCE + "  sic:\n    - text: teh line\n      notes: as printed\n",
        "unknown-field",
        6,
        'did you mean "note"?',
    ),
    "an uncovered sentence without its reason": (
        "sources",
        SOURCE + "  uncovered:\n    - text: The sun shone.\n",
        "missing-field",
        5,
        '"reason" is missing',
    ),
    "a review that is words": ("actors", ADA + "  reviewed: by me\n", "wrong-shape", 5, "fields must stand here"),
    "a misspelt field of a review": (
        "actors",
        ADA + "  reviewed: {by: Kim, on: 2024-05-01, fingerprnt: ab}\n",
        "unknown-field",
        5,
        'did you mean "fingerprint"?',
    ),
    "the name of a field in the code is not the author's": (
        "quotes",
        SAID + "  on_behalf_of: line\n",
        "unknown-field",
        4,
        "on_behalf_of",
    ),
    "a field that the reader sets itself": ("actors", ADA + "  id: ada\n", "unknown-field", 5, 'no field "id"'),
    "another one": ("actors", ADA + "  locations: here\n", "unknown-field", 5, 'no field "locations"'),
    "a quote in both wordings": ("quotes", SAID + "  paraphrase: that they run\n", "quote-wording", 1, "either"),
    "a quote in no wording": ("quotes", SAID.replace("  direct: We run\n", ""), "quote-wording", 1, "either"),
    "an address without its scheme": ("sources", SOURCE + "  url: post.example/line\n", "bad-url", 4, "post.example"),
    "an address that runs a script": ("sources", SOURCE + "  url: javascript:alert(1)\n", "bad-url", 4, "javascript"),
    "an address with a password": ("sources", SOURCE + "  url: https://a:b@post.example\n", "bad-url", 4, "a:b@"),
    "no language": ("sources", SOURCE + "  language: English\n", "bad-language", 4, "English"),
    "no country": ("places", "holm:\n  name: Holm\n  iso: Norway\n  evidence: at Holm\n", "wrong-shape", 3, "Norway"),
    "no Wikidata id": ("actors", ADA + "  wikidata: q42\n", "wrong-shape", 5, "q42"),
    "a field that is left empty": ("actors", ADA.replace(" Ada Brook\n", "\n", 1), "empty-value", 2, "name"),
    "a field of blanks": ("actors", ADA.replace("Ada Brook\n", "'  '\n", 1), "empty-value", 2, "name"),
    "an empty entry of a list": ("actors", ADA + "  aka:\n    - Ada\n    - ''\n", "empty-value", 7, "aka"),
    "an id that is left empty": ("actors", ADA + "  part_of:\n", "empty-value", 5, "part_of"),
    "a date that is left empty": ("events", RUN + "  date:\n", "bad-date", 4, "date"),
    "a quantity that is left empty": ("statistics", COUNT.replace(" 412\n", "\n", 1), "bad-quantity", 3, "value"),
    "an address that is left empty": ("sources", SOURCE + "  url:\n", "bad-url", 4, "url"),
    "a record that is words": ("actors", "ada: Ada Brook\n", "wrong-shape", 1, '"ada" must hold fields'),
    "a record that is a list": ("actors", "ada:\n  - name: Ada\n", "wrong-shape", 2, '"ada" must hold fields'),
    "a record that is empty": ("actors", "ada:\n", "wrong-shape", 1, '"ada" must hold fields'),
    "a file that is a list": ("actors", "- name: Ada\n", "wrong-shape", 1, "one mapping"),
    "a file that is words": ("actors", "Ada Brook\n", "wrong-shape", 1, "one mapping"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_problem(fault: tuple[str, str, str, int, str], tmp_path: Path) -> None:
    """Exactly one: a second problem from the same slip sends an author looking for a second slip."""
    plural, text, code, line, words = fault
    _, problems = read(tmp_path, files(**{plural: text}))
    assert places(problems) == [(code, f"data/{plural}.yml:{line}")]
    assert words in only(problems).message


def test_all_faults_of_all_records_come_in_one_run(tmp_path: Path) -> None:
    """Who has five slips to mend must not run the checks five times."""
    actors = """\
        ada:
          nmae: Ada Brook
          type: persn
          part_of: [line]
        bo:
          type: person
          reviewed: {by: Bo, on: soon}
        """
    events = "run:\n  date: soon\n"
    _, problems = read(tmp_path, files(actors=actors, events=events, dossier="titel: The line\n"))
    assert places(problems) == [
        ("bad-date", "data/actors.yml:7"),
        ("bad-date", "data/events.yml:2"),
        ("missing-field", "data/actors.yml:5"),
        ("missing-field", "data/events.yml:1"),
        ("unknown-choice", "data/actors.yml:3"),
        ("unknown-field", "data/actors.yml:2"),
        ("unknown-field", "data/dossier.yml:1"),
        ("wrong-shape", "data/actors.yml:4"),
    ]


def test_a_field_of_the_reader_hides_no_other_fault(tmp_path: Path) -> None:
    """`id` in a record is a slip like any other, so the rest of the record is still judged."""
    _, problems = read(tmp_path, files(actors=ADA.replace("person", "persn") + "  id: ada\n"))
    assert places(problems) == [("unknown-choice", "data/actors.yml:3"), ("unknown-field", "data/actors.yml:5")]


def test_an_unknown_field_lists_those_there_are(tmp_path: Path) -> None:
    """In the author's names and of the part it stands in: `for`, not `on_behalf_of`, and never our own fields."""
    _, problems = read(tmp_path / "quote", files(quotes=SAID + "  whose: line\n"))
    hint = only(problems).hint
    assert {"by", "for", "direct", "evidence", "tags"} <= set(hint.removeprefix("the fields here are ").split(", "))
    assert not {"on_behalf_of", "id", "locations"} & set(hint.removeprefix("the fields here are ").split(", "))
    _, problems = read(tmp_path / "role", files(actors=ADA + "  roles:\n    - title: Head\n      colour: red\n"))
    assert only(problems).hint == "the fields here are title, of, since, until"


# -- what is read ---------------------------------------------------------------------------------


def _sound(found: tuple[Problem, ...]) -> None:
    assert not found, places(found)


def test_for_is_read_by_its_own_name(tmp_path: Path) -> None:
    """`for` is a word of Python's, so the class calls the field otherwise; authors never see that."""
    reading, problems = read(tmp_path, files(quotes=SAID + "  for: line\n"))
    _sound(problems)
    quote = next(record for record in reading.records if isinstance(record, Quote))
    assert (quote.on_behalf_of, str(quote.at("for"))) == ("line", "data/quotes.yml:4:8")


@pytest.mark.parametrize(
    ("written", "planned"),
    [("", False), ("  planned: true\n", True), ("  planned: false\n", False), ("  planned: 'true'\n", True)],
)
def test_planned_is_a_plain_word(written: str, planned: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    """The one place where true needs no quotes: its field takes nothing else, so nothing is guessed."""
    reading, problems = read(tmp_path, files(events=RUN + written))
    _sound(problems)
    assert [record.planned for record in reading.records if isinstance(record, Event)] == [planned]


@pytest.mark.parametrize(
    ("written", "stretches"),
    [
        ("Ada Brook said", [Stretch("Ada Brook said")]),
        ("[Ada Brook said, she runs]", [Stretch("Ada Brook said"), Stretch("she runs")]),
        ("{source: post, text: Ada Brook said}", [Stretch("Ada Brook said", "post")]),
        (
            "[she runs, {source: post, text: Ada Brook said}]",
            [Stretch("she runs"), Stretch("Ada Brook said", "post")],
        ),
    ],
)
def test_evidence_may_be_written_in_four_ways(written: str, stretches: list[Stretch], tmp_path: Path) -> None:
    reading, problems = read(tmp_path, files(actors=ADA.replace("Ada Brook said", written)))
    _sound(problems)
    assert [list(record.evidence) for record in reading.records if isinstance(record, Actor)] == [stretches]


@pytest.mark.parametrize(
    ("written", "actors"),
    [
        ("ada", [Participant("ada")]),
        ("[ada, bo]", [Participant("ada"), Participant("bo")]),
        ("{ada: driver, bo: guard}", [Participant("ada", "driver"), Participant("bo", "guard")]),
    ],
)
def test_participants_may_have_roles(written: str, actors: list[Participant], tmp_path: Path) -> None:
    reading, problems = read(tmp_path, files(events=RUN + f"  actors: {written}\n"))
    _sound(problems)
    assert [list(record.actors) for record in reading.records if isinstance(record, Event)] == [actors]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024", "2024"),
        ("2024-11?", "2024-11?"),
        ("[2014, 2015]", "[2014,2015]"),
        ("[2024-10..2024-12]", "[2024-10..2024-12]"),
        ('"[2014,2015]"', "[2014,2015]"),
        ("../2024-12", "../2024-12"),
        ("2023/..", "2023/.."),
    ],
)
def test_dates_stay_as_they_are_written(written: str, edtf: str, tmp_path: Path) -> None:
    """YAML would make a day of 2024-11-05 and a list of a set in brackets: both come back as EDTF."""
    reading, problems = read(tmp_path, files(events=RUN + f"  date: {written}\n"))
    _sound(problems)
    assert [record.date and record.date.edtf for record in reading.records if isinstance(record, Event)] == [edtf]


# -- ids and files --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "bad"),
    [
        ("ada", False),
        ("ada-2", False),
        ("2", False),
        ("a" * 80, False),
        ("a" * 81, True),
        ("Ada", True),
        ("ada_brook", True),
        ("ada--brook", True),
        ("-ada", True),
        ("ada-", True),
        ("ada brook", True),
        ("ädä", True),
        ("ada/brook", True),
        ("''", True),
        ("index", True),
        ("unnamed", True),
        ("con", True),
        ("lpt1", True),
        ("con-a", False),
        ("index-a", False),
    ],
)
def test_ids_are_words_joined_by_hyphens(written: str, bad: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    """An id is an address and a file name for good, on every system."""
    _, problems = read(tmp_path, files(actors=ADA.replace("ada:", f"{written}:", 1)))
    assert places(problems) == ([("bad-id", "data/actors.yml:1")] if bad else [])


def test_ids_are_unique_over_all_kinds(tmp_path: Path) -> None:
    """`[[run]]` must lead to one record. The second one is told where the first stands."""
    dossier = files(actors=ADA, events=ADA.replace("name:", "title:").replace("  type: person\n", ""))
    reading, problems = read(tmp_path, dossier)
    found = only(problems)
    assert (found.code, str(found.location)) == ("duplicate-id", "data/events.yml:1:1")
    assert "data/actors.yml:1:1" in found.message
    assert [record.id for record in reading.records] == ["post", "ada"]


def test_ids_are_unique_over_the_files_of_a_kind(tmp_path: Path) -> None:
    dossier = files() | {"data/actors/a.yml": ADA, "data/actors/b.yml": ADA.replace("Ada Brook\n", "Ada B.\n", 1)}
    _, problems = read(tmp_path, dossier)
    assert places(problems) == [("duplicate-id", "data/actors/b.yml:1")]


def test_a_kind_may_be_cut_into_files_of_any_name(tmp_path: Path) -> None:
    dossier = files(actors=ADA) | {"data/actors/drivers.yml": ADA.replace("ada:", "bo:", 1)}
    reading, problems = read(tmp_path, dossier)
    _sound(problems)
    found = {record.id: str(record.at()) for record in reading.records if isinstance(record, Actor)}
    assert found == {"ada": "data/actors.yml:1:1", "bo": "data/actors/drivers.yml:1:1"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("data/actor.yml", 'did you mean "actors"?'),
        ("data/actor/ada.yml", 'did you mean "actors"?'),
        ("data/dosier.yml", 'did you mean "dossier"?'),
        ("data/timetables.yml", '"timetables" is no kind of record'),
    ],
)
def test_a_file_that_is_no_kind_is_named(name: str, words: str, tmp_path: Path) -> None:
    """Its facts would be left out in silence. Nothing of it is judged, since nobody knows by what."""
    _, problems = read(tmp_path, files() | {name: "ada:\n  nmae: Ada\n"})
    found = only(problems)
    assert (found.code, found.location.file) == ("unknown-file", name)
    assert words in found.message


# -- settings -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: The line\n", []),
        ("standfirst: All of it\n", [("missing-field", "data/dossier.yml:1")]),
        ("titel: The line\n", [("unknown-field", "data/dossier.yml:1")]),
        ("title: The line\nhome: [a]\n", [("wrong-shape", "data/dossier.yml:2")]),
        ("title: The line\nhome:\n  key_fact: [a]\n", [("unknown-field", "data/dossier.yml:3")]),
        ("title: The line\nimprint: {repository: here}\n", [("bad-url", "data/dossier.yml:2")]),
        ("title: The line\nas_of: today\n", [("bad-date", "data/dossier.yml:2")]),
        ("title: The line\nlocations: here\n", [("unknown-field", "data/dossier.yml:2")]),
        ("title: The line\nid: line\n", [("unknown-field", "data/dossier.yml:2")]),
        ("- The line\n", [("wrong-shape", "data/dossier.yml:1")]),
    ],
)
def test_settings_are_read_like_a_record(text: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    _, problems = read(tmp_path, files(dossier=text))
    assert places(problems) == expected


def test_a_dossier_needs_settings(tmp_path: Path) -> None:
    dossier = files(actors=ADA)
    del dossier["data/dossier.yml"]
    reading, problems = read(tmp_path, dossier)
    assert [found.code for found in problems] == ["no-settings"]
    assert (reading.settings, reading.default_source, reading.language) == (None, None, "en")
    assert [record.id for record in reading.records] == ["post", "ada"]


def test_broken_settings_are_reported_once(tmp_path: Path) -> None:
    """A file that is there and cannot be read is not missing as well."""
    _, problems = read(tmp_path, files(dossier="title: [\n"))
    assert [found.code for found in problems] == ["yaml-syntax"]


# -- the source's language ------------------------------------------------------------------------

SOURCES = """\
post:
  title: The Valley Post
blatt:
  title: Das Talblatt
  language: de
"""


@pytest.mark.parametrize(
    ("fields", "millions"),
    [
        ("", "3.5"),
        ("evidence: 3.5 million riders", "3.5"),
        ("source: blatt\nevidence: 3,5 Millionen Fahrgäste", "3,5"),
        ("evidence: {source: blatt, text: '3,5 Millionen Fahrgäste'}", "3,5"),
        ("evidence: [{source: blatt, text: '3,5 Millionen Fahrgäste'}]", "3,5"),
        ("source: post\nevidence: {source: blatt, text: '3,5 Millionen Fahrgäste'}", "3,5"),
    ],
)
def test_a_decimal_comma_is_read_by_the_source(fields: str, millions: str, tmp_path: Path) -> None:
    """The order of files does not matter: a source that stands behind in the alphabet is read first."""
    unit = "Millionen" if "," in millions else "million"
    record = f"riders:\n  value: {millions} {unit}\n  label: riders\n"
    record += "".join(f"  {line}\n" for line in fields.split("\n") if line)
    dossier = files(statistics=record) | {"data/sources/two.yml": SOURCES}
    del dossier["data/sources.yml"]
    reading, problems = read(tmp_path, dossier)
    _sound(problems)
    assert [record.value.low for record in reading.records if isinstance(record, Statistic)] == [Decimal(3_500_000)]


def test_a_default_source_gives_the_language_too(tmp_path: Path) -> None:
    settings = "title: Die Talbahn\ndefault_source: blatt\n"
    record = "riders:\n  label: riders\n  value: 1.500\n  evidence: 1.500 Fahrgäste\n"
    reading, problems = read(tmp_path, files(dossier=settings, sources=SOURCES, statistics=record))
    _sound(problems)
    assert [record.value.low for record in reading.records if isinstance(record, Statistic)] == [Decimal(1500)]


@pytest.mark.parametrize("own", ["", ", evidence: '4,5 Millionen Fahrgäste'"])
def test_a_series_is_read_by_the_source_of_its_statistic(own: str, tmp_path: Path) -> None:
    """An entry of a series that names no source rests on the statistic's, so it is read in its language."""
    record = f"""\
        riders:
          label: riders
          source: blatt
          value: 3,5 Millionen
          evidence: 3,5 Millionen Fahrgäste
          series:
            - {{as_of: 2023, value: "4,5 Millionen"{own}}}
        """
    reading, problems = read(tmp_path, files(sources=SOURCES, statistics=record))
    _sound(problems)
    statistic = next(record for record in reading.records if isinstance(record, Statistic))
    assert [entry.value.low for entry in statistic.series] == [Decimal(4_500_000)]


def test_kinds_are_counted_those_without_a_record_too(tmp_path: Path) -> None:
    """The command line's JSON is public: a kind must not come and go with the first record."""
    reading, _ = read(tmp_path, files(actors=ADA, events=dedent(RUN)))
    assert counts(reading.records) == {
        "actor": 1,
        "claim": 0,
        "correction": 0,
        "event": 1,
        "place": 0,
        "quote": 0,
        "relation": 0,
        "relation-type": 0,
        "removal": 0,
        "source": 1,
        "statistic": 0,
        "topic": 0,
    }
