"""Tables: a Data Package that a reader of the standard accepts, with keys that hold, in the same bytes each time."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import frictionless
import pytest

from macros.exports.csv_package import EXPORT
from macros.kinds import kinds
from macros.views.csv_text import read_csv
from macros.views.published import published
from macros.views.published_tables import tables
from tests.dossiers import FULL, site
from tests.exports.test_records_json import DOSSIERS

Files = dict[str, bytes]


def made(folder: Path, name: str) -> Files:
    """The files of a dossier, by path."""
    return {file.path: file.content for file in EXPORT.files(site(folder, DOSSIERS[name]))}


def written(folder: Path, found: Files) -> Path:
    """The files in a folder; returns that of the package."""
    for path, content in found.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "data" / "datapackage.json"


def _no_network(*_: object, **__: object) -> None:
    raise AssertionError("a host was asked")


def _errors(package: Path) -> list[tuple[str, str]]:
    report = frictionless.validate(package)
    return [(error.type, error.note) for task in report.tasks for error in task.errors] + [
        (error.type, error.note) for error in report.errors
    ]


@pytest.mark.parametrize("name", ["full", "second"])
def test_frictionless_accepts_the_package(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _no_network)
    package = written(tmp_path / "out", made(tmp_path / "dossier", name))
    assert _errors(package) == []
    assert len(frictionless.Package(package).resources) >= 25


# table → what is put in its place, what is found
BROKEN = {
    "links": (",opening,", ",nowhere,", "foreign-key"),
    "evidence_sentences": (",post,", ",nowhere,", "foreign-key"),
    "quotes": ("\r\ntold,", "\r\nsaid,", "primary-key"),
    "statistics": (",2024-01-01,", ",2024-01-00,", "type-error"),
}


def test_keys_and_types_are_checked_by_it(tmp_path: Path) -> None:
    """What it accepts it has looked at."""
    found = made(tmp_path / "dossier", "full")
    for table, (old, new, _) in BROKEN.items():
        content = found[f"data/{table}.csv"].decode()
        assert old in content
        found[f"data/{table}.csv"] = content.replace(old, new, 1).encode()
    described = json.loads(found["data/datapackage.json"])
    for resource in described["resources"]:
        del resource["hash"], resource["bytes"]
    found["data/datapackage.json"] = json.dumps(described).encode()
    report = frictionless.validate(written(tmp_path / "out", found))
    errors = {(task.name, error.type) for task in report.tasks for error in task.errors}
    assert {(table, error) for table, (*_, error) in BROKEN.items()} <= errors


def test_the_package_says_whose_it_is(tmp_path: Path) -> None:
    described = json.loads(made(tmp_path, "second")["data/datapackage.json"])
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert described["title"] == "Grauhaven dredges its harbour"
    assert described["id"] == "https://harbour-notebook.example/grauhaven/data/datapackage.json"
    assert described["licenses"][0]["title"].startswith("The records may be copied.")
    assert len(described["sources"]) == 4
    assert "apostrophe" in described["description"]


def test_every_table_is_described_column_by_column(tmp_path: Path) -> None:
    found = made(tmp_path, "full")
    described: dict[str, Any] = json.loads(found["data/datapackage.json"])
    for resource in described["resources"]:
        head = read_csv(found[f"data/{resource['path']}"].decode())[0]
        assert [field["name"] for field in resource["schema"]["fields"]] == list(head)
        assert len(set(head)) == len(head), resource["name"]
        assert resource["bytes"] == len(found[f"data/{resource['path']}"])
    assert {cls.plural for cls in kinds().values()} < {resource["name"] for resource in described["resources"]}


def test_each_column_says_what_it_holds(tmp_path: Path) -> None:
    found = tables(published(site(tmp_path, FULL)))
    assert [f"{table.name}.{column.name}" for table in found for column in table.columns if not column.about] == []


def test_a_table_that_is_offered_has_rows(tmp_path: Path) -> None:
    """Tables without a row are there, for programs that expect them, and are not offered."""
    for file in EXPORT.files(site(tmp_path, DOSSIERS["bare"])):
        if file.path.endswith(".csv"):
            assert bool(file.offer) == (len(read_csv(file.content.decode())) > 1), file.path


def test_the_same_facts_give_the_same_bytes(tmp_path: Path) -> None:
    assert made(tmp_path / "one", "full") == made(tmp_path / "two", "full")
