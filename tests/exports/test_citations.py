"""The files of citations: what other programs read in them, for the project's dossier and for another one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from jsonschema import Draft202012Validator

from macros.exports import bib_tex, csl_json
from macros.kinds.source import Source
from macros.model.record import Record, Statement
from macros.views.view import Site
from tests.conftest import PROJECT
from tests.hostile.sinks import out_of_tex
from tests.linked import SECOND, site_of

_TEXT = {"type": "string", "minLength": 1}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "circa": {"const": True},
        "literal": _TEXT,
    },
    "oneOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
# What we use of the schema csl-data.json of CSL 1.0.2, closed, so that a slip in a name is a fault.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": _TEXT,
            "type": {
                "enum": (
                    "article-journal article-newspaper book dataset document interview legislation map"
                    " personal_communication post-weblog report speech thesis webpage"
                ).split()
            },
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": _TEXT},
                    "required": ["literal"],
                    "additionalProperties": False,
                },
            },
            **dict.fromkeys(
                ("title", "container-title", "publisher", "genre", "URL", "language", "note"),
                _TEXT,
            ),
            **dict.fromkeys(("issued", "accessed"), _DATE),
        },
        "required": ["id", "type", "title"],
        "additionalProperties": False,
    },
}


@pytest.fixture(scope="module", params=[PROJECT, SECOND], ids=["project", "second"])
def found(request: pytest.FixtureRequest) -> Site:
    folder: Path = request.param
    return site_of(folder)


def _files(found: Site) -> dict[str, str]:
    made = [*csl_json.EXPORT.files(found), *bib_tex.EXPORT.files(found)]
    return {file.path: file.content.decode() for file in made}


def _ids(found: Site, cls: type[Record]) -> list[str]:
    return [record.id for record in found.dossier.of(cls)]


def test_csl_json_is_what_its_schema_asks(found: Site) -> None:
    """All of them, and each alone; each record once."""
    Draft202012Validator.check_schema(CSL)
    files = {path: json.loads(text) for path, text in _files(found).items() if path.endswith(".json")}
    for path, entries in files.items():
        assert [error.message for error in Draft202012Validator(CSL).iter_errors(entries)] == [], path
    assert [entry["id"] for entry in files["data/sources.csl.json"]] == _ids(found, Source)
    assert [entry["id"] for entry in files["data/facts.csl.json"]] == _ids(found, Statement)
    alone = [entry for path, entries in files.items() if path.count("/") > 1 for entry in entries]
    assert sorted(entry["id"] for entry in alone) == sorted(_ids(found, Source) + _ids(found, Statement))


def test_bibtex_is_read_back_with_the_same_words(found: Site) -> None:
    """By a parser of its own: no entry is lost, and title, author and note say what CSL-JSON says."""
    files = _files(found)
    for name in ("sources", "facts"):
        library = parse_string(files[f"data/{name}.bib"])
        assert library.failed_blocks == []
        entries = json.loads(files[f"data/{name}.csl.json"])
        assert [entry.key for entry in library.entries] == [entry["id"] for entry in entries]
        for entry, told in zip(library.entries, entries, strict=True):
            fields = {key: " ".join(out_of_tex(str(field.value)).split()) for key, field in entry.fields_dict.items()}
            expected = {"title": told["title"], "note": told.get("note"), "url": told.get("URL")}
            expected["author"] = told["author"][0]["literal"] if "author" in told else None
            assert {key: fields.get(key) for key in expected} == {
                key: value and " ".join(value.split()) for key, value in expected.items()
            }, told["id"]


def test_sources_without_a_date_have_none(found: Site) -> None:
    """Neither the day of the build nor that of the dossier."""
    undated = {source.id for source in found.dossier.of(Source) if source.published is None}
    assert undated
    files = _files(found)
    for entry in json.loads(files["data/sources.csl.json"]):
        assert ("issued" in entry) != (entry["id"] in undated)
    for entry in parse_string(files["data/sources.bib"]).entries:
        assert ("year" in entry.fields_dict) != (entry.key in undated)


def test_an_inferred_date_is_about_and_in_words() -> None:
    """The article's year is the editors' step."""
    files = _files(site_of(PROJECT))
    (article, *_) = json.loads(files["data/sources.csl.json"])
    assert article["issued"] == {"date-parts": [[2025]], "circa": True}
    assert "  year = {2025 (inferred)},\n" in files["data/sources.bib"]
