"""JSON: every file is what the schema says and nothing else; what is uncertain or private stays so."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.exports.records_json import EXPORT
from macros.kinds import kinds
from tests.dossiers import BARE, FULL, draft, files, site

SECOND = Path(__file__).parent.parent / "second_dossier"
DOSSIERS = {
    "full": FULL,
    "bare": BARE,
    "second": {
        path.relative_to(SECOND).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SECOND.rglob("*"))
        if path.is_file()
    },
}
Json = dict[str, Any]


@pytest.fixture(scope="module", params=DOSSIERS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Json]:
    """The files of each dossier, read."""
    found = site(tmp_path_factory.mktemp("json"), DOSSIERS[request.param])
    return {file.path: json.loads(file.content) for file in EXPORT.files(found)}


def _validator(made: dict[str, Json]) -> Draft202012Validator:
    return Draft202012Validator(made["data/schema.json"], format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_every_file_is_what_the_schema_says(made: dict[str, Json]) -> None:
    Draft202012Validator.check_schema(made["data/schema.json"])
    validator = _validator(made)
    told = {name: content for name, content in made.items() if name != "data/schema.json"}
    assert len(told) >= 12
    assert [(name, error.message) for name, one in told.items() for error in validator.iter_errors(one)] == []


def test_the_schema_is_closed(made: dict[str, Json]) -> None:
    """A key that it does not name is refused, wherever it stands."""
    described = [one for one in _mappings(made["data/schema.json"]) if one.get("type") == "object"]
    assert len(described) > 20
    assert [one for one in described if one.get("additionalProperties") is not False] == []
    single = next(one for one in made.values() if one.get("record", {}).get("kind") == "statistic")
    places, validator = _mappings(single), _validator(made)
    assert len(places) > 5
    for place in places:
        place["stranger"] = 1
        assert not validator.is_valid(single)
        del place["stranger"]
    assert validator.is_valid(single)


def _mappings(found: object) -> list[Json]:
    """Every mapping inside."""
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    own = [found] if isinstance(found, dict) else []
    return own + [one for value in inner for one in _mappings(value)]


def test_every_key_that_the_schema_requires_is_missed(made: dict[str, Json]) -> None:
    record = next(one for one in made["data/dossier.json"]["records"] if one["kind"] == "statistic")
    validator = _validator(made)
    for key in record:
        single = deepcopy(next(one for name, one in made.items() if name.endswith(f"/{record['id']}.json")))
        del single["record"][key]
        assert not validator.is_valid(single), key


def test_each_kind_and_field_is_in_the_schema(made: dict[str, Json]) -> None:
    """A new kind follows of itself."""
    described = made["data/schema.json"]["$defs"]
    for kind, cls in kinds().items():
        names = {info.alias or name for name, info in cls.model_fields.items() if not info.exclude}
        assert set(described[f"{kind}-record"]["properties"]["fields"]["properties"]) == names


def test_each_record_has_its_file_with_the_dossier_it_is_from(made: dict[str, Json]) -> None:
    whole = made["data/dossier.json"]
    singles = {one["record"]["id"]: one for one in made.values() if "record" in one}
    assert list(singles) == [record["id"] for record in whole["records"]]
    for record in whole["records"]:
        assert singles[record["id"]]["record"] == record
        assert singles[record["id"]]["dossier"] == whole["dossier"]
        assert singles[record["id"]]["$schema"] == "../schema.json"


# -- dates and quantities -------------------------------------------------------------------------

# (as written, earliest, latest, shape)
DATES = [
    ("2024-05-17", "2024-05-17", "2024-05-17", "point"),
    ("2024-02", "2024-02-01", "2024-02-29", "point"),
    ("2024", "2024-01-01", "2024-12-31", "point"),
    ("[2014,2015]", "2014-01-01", "2015-12-31", "one-of"),
    ("[2024-10..2024-12]", "2024-10-01", "2024-12-31", "within"),
    ("1974/1978", "1974-01-01", "1978-12-31", "span"),
    ("../2024-12", None, "2024-12-31", "before"),
    ("2023/..", "2023-01-01", None, "since"),
    ("-0044", None, None, "point"),
    ("0005", "0005-01-01", "0005-12-31", "point"),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest", "shape"), DATES)
def test_a_date_is_never_more_exact_than_it_is(
    edtf: str, earliest: str | None, latest: str | None, shape: str, tmp_path: Path
) -> None:
    events = f'a:\n  title: The line opens\n  date: "{edtf}"\n  evidence: The valley line carried\n'
    date = _fields(files(events=events), "a", tmp_path)["date"]
    assert (date["edtf"], date["earliest"], date["latest"], date["shape"]) == (edtf, earliest, latest, shape)
    assert date["label"]


@pytest.mark.parametrize(
    ("edtf", "approximate", "uncertain"),
    [("2021~", True, False), ("2021?", False, True), ("2021%", True, True), ("2021", False, False)],
)
def test_doubt_about_a_date_is_told(
    edtf: str,
    approximate: bool,  # noqa: FBT001 - a parameter of the table
    uncertain: bool,  # noqa: FBT001 - a parameter of the table
    tmp_path: Path,
) -> None:
    events = f'a:\n  title: The line opens\n  date: "{edtf}"\n  evidence: The valley line carried\n'
    date = _fields(files(events=events), "a", tmp_path)["date"]
    assert (date["approximate"], date["uncertain"]) == (approximate, uncertain)


# (as written, low, high, (kind, bound))
QUANTITIES = [
    ("412", 412, 412, ("exact", "exact")),
    ("5.25", 5.25, 5.25, ("exact", "exact")),
    ("at least 137", 137, None, ("exact", "at-least")),
    ("more than 137", 137, None, ("exact", "more-than")),
    ("up to 5", None, 5, ("exact", "up-to")),
    ("2,000 to 5,000", 2000, 5000, ("range", "exact")),
    ("thousands", None, None, ("vague", "exact")),
    ("$227 million", 227000000, 227000000, ("exact", "exact")),
    ("a third", "1/3", "1/3", ("exact", "exact")),
    ("two thirds", "2/3", "2/3", ("exact", "exact")),
    ("12345678901234567890", "12345678901234567890", "12345678901234567890", ("exact", "exact")),
    ("0.1", 0.1, 0.1, ("exact", "exact")),
    ("around 500", None, None, ("exact", "around")),
    ("almost four", None, 4, ("exact", "nearly")),
    ("around 20 to 30", 20, 30, ("range", "around")),
]


@pytest.mark.parametrize(("words", "low", "high", "said"), QUANTITIES)
def test_a_quantity_is_never_one_number_where_its_words_are_none(
    words: str, low: object, high: object, said: tuple[str, str], tmp_path: Path
) -> None:
    statistics = f'a:\n  label: riders\n  value: "{words}"\n  evidence: The valley line carried\n'
    value = _fields(files(statistics=statistics), "a", tmp_path)["value"]
    assert (value["words"], value["low"], value["high"]) == (words, low, high)
    assert (value["kind"], value["bound"]) == said
    single = {end for end in (low, high) if end is not None} if said[0] == "exact" and said[1] != "around" else set()
    assert value["number"] in (single or {500, None})


def _fields(dossier: dict[str, str], record: str, folder: Path) -> Json:
    """The fields of a record, from a file that keeps to the schema."""
    out = {file.path: json.loads(file.content) for file in EXPORT.files(draft(folder, dossier).site)}
    single = next(one for name, one in out.items() if name.endswith(f"/{record}.json"))
    _validator(out).validate(single)
    fields: Json = single["record"]["fields"]
    return fields
