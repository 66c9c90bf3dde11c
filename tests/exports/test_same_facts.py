"""The pages, the JSON, the tables and the database tell the same facts: no difference in either dossier."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Built
from tests.exports.facts_read import Fact, Files, Quoted, Shown, from_csv, from_json, from_sqlite, shown_on, single
from tests.test_second_dossier import built_once


@pytest.fixture(scope="module", params=["project", "second"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site."""
    if request.param == "second":
        return built_once(tmp_path_factory, "hosted", "--strict")
    built: Built = request.getfixturevalue("built")
    return built.site


@pytest.fixture(scope="module")
def files(folder: Path) -> Files:
    """Its files of facts."""
    found = (folder / "data").rglob("*")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found if path.is_file()}


@pytest.fixture(scope="module")
def facts(files: Files) -> dict[str, Fact]:
    """Its facts, as JSON tells them."""
    return from_json(files)


def test_tables_and_database_tell_what_json_tells(files: Files, facts: dict[str, Fact]) -> None:
    for other in (from_csv(files), from_sqlite(files)):
        assert list(other) == list(facts)
        assert [(one, facts[one.id]) for one in other.values() if one != facts[one.id]] == []


def test_pages_tell_what_json_tells(folder: Path, files: Files, facts: dict[str, Fact]) -> None:
    top = json.loads(files["data/dossier.json"])["dossier"]["address"] or ""
    seen = 0
    for fact in facts.values():
        if fact.address is None:
            continue
        page = folder / fact.address.removeprefix(top) / "index.html"
        found = list(_differences(fact, shown_on(page.read_text(encoding="utf-8"), fact.id)))
        assert found == [], fact.id
        seen += 1
    assert seen >= 40


def _differences(fact: Fact, shown: Shown) -> Iterator[str]:
    """What a page and the other formats tell in two ways."""
    pairs: list[tuple[str, object, object]] = [
        ("kind", fact.kind, shown.kind),
        ("heading", single(fact.heading), shown.heading),
        ("marks", fact.marks, shown.marks),
    ]
    if fact.marks:
        pairs.append(("sentences", frozenset(fact.labels), shown.labels))
    if shown.speaker is not None:
        pairs.append(("speaker", fact.speaker, shown.speaker))
    if shown.dates is not None:
        pairs.append(("dates", _dates(fact), shown.dates))
    if shown.value is not None or fact.kind in ("statistic", "quote"):
        pairs.append(("value", _core(fact.value or ""), _core(shown.value or "")))
    if shown.marked is not None:
        pairs.append(("evidence", _letters(_pieces(fact.evidence)), _letters(shown.marked)))
    for name, told, seen in pairs:
        if told != seen:
            yield f"{name}: {told} is shown as {seen}"


def _dates(fact: Fact) -> tuple[str, ...]:
    """The dates as its page words them."""
    known = {name: label for name, _, label in fact.dates}
    if fact.kind != "relation":
        return tuple(known.values()) or ("not given",)
    since, until = known.get("since"), known.get("until")
    if since and since == until:
        return (since,)
    parts = (f"since {since.removeprefix('since ')}" if since else "", f"until {until}" if until else "")
    return tuple(part for part in parts if part) or ("undated",)


def _core(words: str) -> str:
    """Words without the marks around them and the capital that a sentence begins with."""
    return re.sub(r"\W", "", words).lower()


def _pieces(evidence: tuple[Quoted, ...]) -> str:
    """Every stretch once, in the order of the sources' texts: what overlaps is marked as one."""
    order = list(dict.fromkeys(one.source for one in evidence))
    found: list[tuple[int, int, int, str]] = []
    for one in evidence:
        at = one.start or 0
        for piece in one.exact.split(" […] "):
            found.append((order.index(one.source), at, at + len(piece), piece))
            at += len(piece)
    return single(piece for *_, piece in sorted(found))


def _letters(words: str) -> frozenset[str]:
    """The words that stand there, whatever is marked twice or cut where stretches overlap."""
    return frozenset(re.findall(r"\w+", words.lower()))
