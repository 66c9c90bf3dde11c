"""The database: whole, with keys that hold, a search that finds, and the same bytes for the same facts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from macros.exports.sqlite import EXPORT
from tests.dossiers import draft, files, site
from tests.exports.test_records_json import DOSSIERS
from tests.sqlite_file import connected, text_of


def content(folder: Path, name: str) -> bytes:
    """The database of a dossier."""
    (file,) = EXPORT.files(site(folder, DOSSIERS[name]))
    return file.content


@pytest.fixture(scope="module", params=DOSSIERS)
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The database of each dossier, opened."""
    with closing(connected(content(tmp_path_factory.mktemp("sqlite"), request.param))) as made:
        yield made


def _all(database: sqlite3.Connection, question: str, *values: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.execute(question, values)]


def test_it_is_whole_and_its_keys_hold(database: sqlite3.Connection) -> None:
    assert _all(database, "PRAGMA integrity_check") == [("ok",)]
    assert _all(database, "PRAGMA foreign_key_check") == []
    keys = [_all(database, f'PRAGMA foreign_key_list("{name}")') for (name,) in _all(database, _TABLES)]
    assert sum(map(len, keys)) > 40
    assert _all(database, "PRAGMA application_id") == [(int.from_bytes(b"SBK1", "big"),)]
    assert _all(database, "PRAGMA user_version") == [(1,)]


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"


def test_a_row_that_leads_nowhere_is_refused(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.execute("INSERT INTO contradictions VALUES ('nowhere', 'neither', 1)")
    database.rollback()


def test_every_view_has_rows_or_may_have_none(database: sqlite3.Connection) -> None:
    views = [str(name) for (name,) in _all(database, "SELECT name FROM sqlite_schema WHERE type = 'view'")]
    assert views == ["facts", "links_by_name", "sentences_with_facts", "kinds_and_standing"]
    for name in views:
        assert _all(database, f"SELECT * FROM {name}"), name  # noqa: S608 - our own
    evidence = _all(database, "SELECT count(*) FROM evidence")
    assert _all(database, "SELECT count(*) FROM facts") == evidence


def test_the_search_finds_records_and_sentences(tmp_path: Path) -> None:
    with closing(connected(content(tmp_path, "full"))) as made:
        found = _all(made, "SELECT kind, id FROM search WHERE search MATCH ? ORDER BY kind, id", "bridge")
    assert ("sentence", "post#1") in found
    assert ("event", "opening") in found
    assert ("actor", "wire") not in found


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    assert content(tmp_path / "one", "full") == content(tmp_path / "two", "full")


def test_what_is_not_published_is_nowhere_in_the_file(tmp_path: Path) -> None:
    """Not in a table, nor in what the search keeps, nor in a page that was freed."""
    text = text_of(content(tmp_path, "second"))
    assert "41,500 cubic metres of silt left the inner basin" in text
    for words in ("according to soundings", "Die Unterlagen liegen", "Rückfragen beantwortet"):
        assert words not in text


# (as written, what SQL finds as the lower end, and its type)
NUMBERS = [
    ("412", 412, "integer"),
    ("5.25", 5.25, "real"),
    ("12345678901234567890", "12345678901234567890", "text"),
    ("a third", None, "null"),
    ("up to 5", None, "null"),
]


@pytest.mark.parametrize(("words", "low", "sort"), NUMBERS)
def test_no_number_is_rounded(words: str, low: object, sort: str, tmp_path: Path) -> None:
    statistics = f'a:\n  label: riders\n  value: "{words}"\n  evidence: The valley line carried\n'
    (file,) = EXPORT.files(draft(tmp_path, files(statistics=statistics)).site)
    with closing(connected(file.content)) as made:
        assert _all(made, "SELECT value_low, typeof(value_low) FROM statistics") == [(low, sort)]
        fraction = "1/3" if words == "a third" else None
        assert _all(made, "SELECT value_low_fraction FROM statistics") == [(fraction,)]
