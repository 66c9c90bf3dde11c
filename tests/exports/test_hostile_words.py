"""Words that something might run or misread are the very same in JSON, in the tables and in the database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.exports import csv_package, records_json, sqlite
from macros.views.view import Site
from tests.dossiers import FULL, files, site
from tests.exports.facts_read import from_csv, from_json, from_sqlite
from tests.hostile.filled import filled, words_at
from tests.hostile.markup import payloads

PAYLOADS = payloads()
MORE = {
    "apostrophe": "'tis quiet",
    "apostrophes": "''''",
    "wide-formula": "＝A",
    "letters": "Łukasz Θαλασσινά Έργα 港 ﷽ 🚢 é",
    "quotes-and-commas": 'a, "b"; \'c\', ""d""',
    "no-break-space": "a\u00a0b",
}
WORDS = {**PAYLOADS, **MORE}


def made(found: Site) -> dict[str, bytes]:
    """What goes out, by path."""
    exports = (records_json.EXPORT, csv_package.EXPORT, sqlite.EXPORT)
    return {file.path: file.content for export in exports for file in export.files(found)}


def test_every_payload_comes_through(tmp_path: Path) -> None:
    """As a title, and as a tag."""
    quoted = [json.dumps(words, ensure_ascii=False) for words in WORDS.values()]
    topics = "".join(f"t{number}:\n  title: {words}\n  tags: [{words}]\n" for number, words in enumerate(quoted))
    out = made(site(tmp_path, files(topics=topics)))
    expected = dict(zip((f"t{number}" for number in range(len(WORDS))), WORDS.values(), strict=True))
    for found in (from_json(out), from_csv(out), from_sqlite(out)):
        assert {name: fact.heading for name, fact in found.items() if name in expected} == expected
    records = json.loads(out["data/dossier.json"])["records"]
    assert {one["id"]: one["fields"]["tags"][0] for one in records if one["kind"] == "topic"} == expected


@pytest.mark.parametrize("turn", [0, 3, 50])
def test_hostile_words_in_every_field_are_told_alike(turn: int, tmp_path: Path) -> None:
    out = made(site(tmp_path, {**FULL, **filled(words_at(turn, list(PAYLOADS))).files}))
    facts = from_json(out)
    assert from_csv(out) == facts
    assert from_sqlite(out) == facts
