"""One walk over a record's fields serves all checks and links, so what it misses nothing else finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from macros.kinds import kinds
from macros.kinds.reading import Reading
from macros.model.fields import Gated, Inline, Refers
from macros.model.record import Record, Statement, dates, gated_texts, quantities, references, walk
from tests.dossiers import files, read

ADA = "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook said\n"
RUN = "run:\n  title: First run\n  evidence: the first run\n"
COUNT = "riders:\n  label: riders\n  value: 412\n  evidence: carried 412 riders\n"
SAID = "said:\n  by: ada\n  direct: We run\n"
TIE = "tie:\n  who: ada\n  does: runs\n  whom: line\n  evidence: she runs it\n"
HELD = "held:\n  type: aim\n  text: To run.\n  evidence: they want to run\n"


def _reading(folder: Path, plural: str, text: str) -> Reading:
    reading, problems = read(folder, files(**{plural: text}))
    assert not problems, problems
    return reading


def _record(folder: Path, plural: str, text: str) -> Record:
    name = text.partition(":")[0]
    return next(record for record in _reading(folder, plural, text).records if record.id == name)


# (plural, the record, {(field, target)}): every way in which a record can name another one
NAMED = {
    "a field": ("actors", ADA + "  part_of: line\n", {("part_of", "line")}),
    "a list": ("actors", ADA + "  see_also: [line, run]\n", {("see_also", "line"), ("see_also", "run")}),
    "one id where a list may stand": ("actors", ADA + "  see_also: line\n", {("see_also", "line")}),
    "participants in a list": ("events", RUN + "  actors: [ada, bo]\n", {("actors", "ada"), ("actors", "bo")}),
    "participants with roles": (
        "events",
        RUN + "  actors: {ada: driver, bo: guard}\n",
        {("actors", "ada"), ("actors", "bo")},
    ),
    "a part": ("actors", ADA + "  roles: [{title: Head, of: line}, {title: Guest}]\n", {("roles", "line")}),
    "the source of all stretches": ("actors", ADA + "  source: post\n", {("source", "post")}),
    "running text": (
        "actors",
        ADA + "  description: head of [[line]]\n  note: See [[run|the first run]].\n",
        {("description", "line"), ("note", "run")},
    ),
    "running text with emphasis": (
        "actors",
        ADA + "  description: head of *the [[line]]*\n",
        {("description", "line")},
    ),
    "running text of a part": (
        "sources",
        "blatt:\n  title: Das Blatt\n  sic:\n    - text: teh line\n      note: It means [[line]].\n",
        {("sic", "line")},
    ),
    "words that only look like a link": ("actors", ADA + "  aka: '[[line]]'\n", set()),
    "a speaker": ("claims", HELD + "  by: ada\n  via: [post, bo]\n", {("by", "ada"), ("via", "post"), ("via", "bo")}),
    "a speaker whom the source does not name": ("claims", HELD + "  by: unnamed\n  said_by: unnamed\n", set()),
    "unnamed is an id where nobody speaks": ("claims", HELD + "  about: unnamed\n", {("about", "unnamed")}),
    "both ends and the type of a relation": (
        "relations",
        TIE + "  type: running\n",
        {("who", "ada"), ("whom", "line"), ("type", "running")},
    ),
    "a quote by its alias": (
        "quotes",
        SAID + "  for: line\n  event: run\n",
        {("by", "ada"), ("for", "line"), ("event", "run")},
    ),
    "a figure beside another": (
        "statistics",
        COUNT + "  rivals: other\n  about: line\n",
        {("rivals", "other"), ("about", "line")},
    ),
    "a correction": (
        "corrections",
        "fixed:\n  date: 2024\n  record: ada\n  was: Head of [[line]]\n  now: Head\n",
        {("record", "ada"), ("was", "line")},
    ),
    "what a statement contradicts": ("claims", HELD + "  contradicts: [run]\n", {("contradicts", "run")}),
}


@pytest.mark.parametrize(("plural", "text", "named"), NAMED.values(), ids=NAMED)
def test_every_id_is_found(plural: str, text: str, named: set[tuple[str, str]], tmp_path: Path) -> None:
    """A reference that is missed is neither checked nor linked back, and nobody is told."""
    record = _record(tmp_path, plural, text)
    found = references(record, record.id)
    assert {(reference.field, reference.target) for reference in found} == named
    assert {reference.origin for reference in found} <= {record.id}


@pytest.mark.parametrize(
    ("plural", "text", "target", "place"),
    [
        ("actors", ADA + "  roles:\n    - title: Head\n      of: line\n", "line", "data/actors.yml:7:11"),
        ("actors", ADA + "  see_also:\n    - line\n    - run\n", "run", "data/actors.yml:7:7"),
        ("events", RUN + "  actors:\n    ada: driver\n    bo: guard\n", "bo", "data/events.yml:6"),
        ("events", RUN + "  actors:\n    - ada\n    - bo\n", "bo", "data/events.yml:6"),
        ("actors", ADA + "  description: head of the [[line]]\n", "line", "data/actors.yml:5:16"),
        ("quotes", SAID + "  for: line\n", "line", "data/quotes.yml:4:8"),
    ],
)
def test_a_reference_knows_its_line(plural: str, text: str, target: str, place: str, tmp_path: Path) -> None:
    """In a list of forty actors the author wants the line of the one that is misspelt."""
    record = _record(tmp_path, plural, text)
    found = next(reference for reference in references(record, record.id) if reference.target == target)
    assert str(record.at(*found.path)).startswith(place)


def test_settings_name_records_too(tmp_path: Path) -> None:
    text = "title: The line\nstandfirst: On [[line]].\ndefault_source: post\nhome: {actors: [ada], disputed: run}\n"
    settings = _reading(tmp_path, "dossier", text).settings
    assert settings is not None
    assert {(reference.path[0], reference.target) for reference in references(settings, "dossier")} == {
        ("standfirst", "line"),
        ("default_source", "post"),
        ("home", "ada"),
        ("home", "run"),
    }


# -- dates, quantities, texts ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plural", "text", "paths"),
    [
        ("events", RUN + "  date: 2024\n", [("date",)]),
        ("events", RUN + "  date: [2014, 2015]\n", [("date",)]),
        (
            "actors",
            ADA + "  roles: [{title: Head, since: 2020, until: 2024}]\n",
            [("roles", 0, "since"), ("roles", 0, "until")],
        ),
        (
            "statistics",
            COUNT + "  as_of: 2024\n  series: [{as_of: 2023, value: 400}]\n",
            [("as_of",), ("series", 0, "as_of")],
        ),
        # When a record was written down is no fact of its source.
        ("actors", ADA + "  added: 2024-05-01\n  updated: 2024-05-02\n  reviewed: {by: Kim, on: 2024-05-03}\n", []),
        ("sources", "blatt:\n  title: Das Blatt\n  published: 2024\n  accessed: 2024\n", []),
    ],
)
def test_dates_of_fact_are_found(plural: str, text: str, paths: list[tuple[str | int, ...]], tmp_path: Path) -> None:
    assert [path for path, _ in dates(_record(tmp_path, plural, text))] == paths


def test_quantities_are_found_in_a_series_too(tmp_path: Path) -> None:
    record = _record(
        tmp_path, "statistics", COUNT + "  series: [{as_of: 2023, value: 400}, {as_of: 2024, value: 412}]\n"
    )
    assert [(path, quantity.words) for path, quantity in quantities(record)] == [
        (("value",), "412"),
        (("series", 0, "value"), "400"),
        (("series", 1, "value"), "412"),
    ]


def test_an_empty_record_has_nothing_to_walk(tmp_path: Path) -> None:
    """Neither its id nor its locations are values that an author wrote into a field."""
    record = _record(tmp_path, "topics", "thread:\n  title: A thread\n")
    assert [entry.path for entry in walk(record)] == [("title",)]


# The design's list of what readers take as fact; whatever is added to a kind is held against it here.
GATED = {
    "actor": {"name", "aka", "called", "description", "roles.title", "roles.since", "roles.until"},
    "claim": {"text", "role", "date"},
    "correction": set(),
    "event": {"title", "description", "date"},
    "place": {"name", "aka", "called", "type", "description"},
    "quote": {"role", "date"},
    "relation": {"does", "since", "until"},
    "relation-type": set(),
    "removal": set(),
    "source": set(),
    "statistic": {
        *("label", "value", "unit", "base", "period", "as_of", "series.value", "series.as_of", "how_to_read"),
    },
    "topic": set(),
}


def _parts(cls: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The fields of a class that hold fields of their own."""
    found = {}
    for name, info in cls.model_fields.items():
        inner: list[object] = [info.annotation]
        while inner:
            annotation = inner.pop()
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                found[name] = annotation
            inner += getattr(annotation, "__args__", ())
    return found


def _marked(cls: type[BaseModel], marker: type[object], prefix: str = "") -> set[str]:
    """The fields whose declaration carries a marker, read from the class alone."""
    own = {
        prefix + name for name, info in cls.model_fields.items() if _carries((info.annotation, *info.metadata), marker)
    }
    return own.union(*(_marked(part, marker, f"{prefix}{name}.") for name, part in _parts(cls).items()))


def _carries(annotations: tuple[object, ...], marker: type[object]) -> bool:
    return any(
        isinstance(found, marker)
        or _carries((*getattr(found, "__metadata__", ()), *getattr(found, "__args__", ())), marker)
        for found in annotations
    )


@pytest.mark.parametrize("kind", kinds())
def test_the_gate_covers_the_words_that_readers_take_as_fact(kind: str) -> None:
    """A field that is declared without its marker would be published unchecked, and no other test would see it."""
    assert _marked(kinds()[kind], Gated) == GATED[kind]


@pytest.mark.parametrize("kind", kinds())
def test_every_reference_heads_its_backlinks(kind: str) -> None:
    """Nobody writes a backlink: without a heading the page would show it under none."""
    for name in _marked(kinds()[kind], Refers):
        cls: type[BaseModel] = kinds()[kind]
        *steps, last = name.split(".")
        for step in steps:
            cls = _parts(cls)[step]
        info = cls.model_fields[last]
        assert any(marker.inverse for marker in _found((info.annotation, *info.metadata))), name


def _found(annotations: tuple[object, ...]) -> list[Refers]:
    found = []
    for annotation in annotations:
        if isinstance(annotation, Refers):
            found.append(annotation)
        else:
            found += _found((*getattr(annotation, "__metadata__", ()), *getattr(annotation, "__args__", ())))
    return found


def test_notes_may_hold_links_and_names_may_not() -> None:
    """A name is shown as it stands, in tabs, titles and citations: markup in it would be read by nobody."""
    inline = {kind: _marked(cls, Inline) for kind, cls in kinds().items()}
    assert all("note" in names for names in inline.values())
    assert not {"name", "title", "label", "role", "does"} & set().union(*inline.values())
    assert all("inference" in inline[kind] for kind, cls in kinds().items() if issubclass(cls, Statement))


def test_gated_texts_are_words_alone(tmp_path: Path) -> None:
    record = _record(tmp_path, "statistics", COUNT + "  unit: riders\n  note: Of 2023.\n  tags: [rail]\n")
    assert gated_texts(record) == ((("label",), "riders"), (("unit",), "riders"))
