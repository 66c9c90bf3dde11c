"""The facts of a dossier, read back from each format that they go out in, in one form that can be compared."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from tests.conftest import Element, read_page
from tests.sqlite_file import rows_of

LEFT_OUT = " […] "
DATES = ("date", "as_of", "since", "until", "published")
Files = Mapping[str, bytes]
Tables = Mapping[str, list[Mapping[str, object]]]


@dataclass(frozen=True)
class Quoted:
    """Words that a fact rests on, with all that tells where they stand."""

    source: str
    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    sentences: tuple[int, ...]
    checked: bool


@dataclass(frozen=True)
class Fact:
    """What every format must say alike of a record; of dates (field, EDTF, words)."""

    id: str
    kind: str
    heading: str
    address: str | None
    value: str | None
    dates: tuple[tuple[str, str, str], ...]
    marks: frozenset[str]
    speaker: str | None
    labels: tuple[str, ...]
    evidence: tuple[Quoted, ...]


def _marks(standing: object, *, inferred: bool, checked: bool) -> frozenset[str]:
    """The words that a page shows beside a statement."""
    if not standing:
        return frozenset()
    return frozenset({str(standing), *(["inferred"] if inferred else []), *([] if checked else ["not re-checked"])})


# -- JSON -----------------------------------------------------------------------------------------


def from_json(files: Files) -> dict[str, Fact]:
    """From `dossier.json`, which must say the same as the file of each record."""
    whole = json.loads(files["data/dossier.json"])
    for record in whole["records"]:
        plural = next(name for name in files if name.endswith(f"/{record['id']}.json") and name.startswith("data/"))
        single = json.loads(files[plural])
        assert (single["dossier"], single["record"]) == (whole["dossier"], record)
    return {record["id"]: _of_json(record) for record in whole["records"]}


def _of_json(record: Mapping[str, Any]) -> Fact:
    fields = record["fields"]
    words = fields.get("direct") or fields.get("paraphrase")
    value = fields["value"]["words"] if "value" in fields else LEFT_OUT.join(words) if words else None
    return Fact(
        id=record["id"],
        kind=record["kind"],
        heading=record["heading"],
        address=record["address"],
        value=value,
        dates=tuple((name, fields[name]["edtf"], fields[name]["label"]) for name in DATES if name in fields),
        marks=_marks(
            record.get("standing"), inferred=bool(record.get("inferred")), checked=bool(record.get("checked"))
        ),
        speaker=record.get("speaker", {}).get("words"),
        labels=tuple(dict.fromkeys(label for one in record.get("evidence", ()) for label in one["labels"])),
        evidence=tuple(_quoted_in_json(one) for one in record.get("evidence", ())),
    )


def _quoted_in_json(one: Mapping[str, Any]) -> Quoted:
    position = one["position"] or {"start": None, "end": None}
    return Quoted(
        one["source"], **one["quote"], start=position["start"], end=position["end"],
        sentences=tuple(one["sentences"]), checked=one["checked"],
    )  # fmt: skip


# -- tables ---------------------------------------------------------------------------------------

_WHOLE = {"start", "end", "number", "sentence"}
_TRUTH = {"true", "True", "1"}


def from_sqlite(files: Files) -> dict[str, Fact]:
    """From the database."""
    return _of_tables(rows_of(files["data/dossier.sqlite"]))


def from_csv(files: Files) -> dict[str, Fact]:
    """From the tables, the apostrophe dropped that a cell may begin with."""
    found: dict[str, list[Mapping[str, object]]] = {}
    for name, content in files.items():
        if name.startswith("data/") and name.endswith(".csv"):
            head, *rows = csv.reader(StringIO(content.decode(), newline=""), strict=True)
            named = ({key: cell.removeprefix("'") or None for key, cell in zip(head, row, strict=True)} for row in rows)
            found[name.removeprefix("data/").removesuffix(".csv")] = [
                {key: int(cell) if cell and key in _WHOLE else cell for key, cell in row.items()} for row in named
            ]
    return _of_tables(found)


def _of_tables(tables: Tables) -> dict[str, Fact]:
    own = {
        str(row["id"]): row
        for name, rows in tables.items()
        if name not in {"records", "nodes", "edges"}
        for row in rows
        if "id" in row
    }
    return {str(row["id"]): _of_row(row, own[str(row["id"])], tables) for row in tables["records"]}


def _of_row(row: Mapping[str, object], own: Mapping[str, object], tables: Tables) -> Fact:
    for name in row.keys() & own.keys() - {"kind", "deprecated"}:
        assert row[name] == own[name], f"{row['id']}: {name} is told in two ways"
    quoted = [one for one in tables["evidence"] if one["record"] == row["id"]]
    for role in {one["role"] for one in quoted} & own.keys():
        words = [str(one["exact"]) for one in quoted if str(one["place"]).startswith(f"{role}.")]
        assert own[str(role)] == (LEFT_OUT.join(words) or None), f"{row['id']}: {role} is told in two ways"
    value = next((own[name] for name in ("value", "direct", "paraphrase") if own.get(name)), None)
    return Fact(
        id=str(row["id"]),
        kind=str(row["kind"]),
        heading=str(row["heading"]),
        address=_word(row["address"]),
        value=_word(value),
        dates=tuple((name, str(own[name]), str(own[f"{name}_label"])) for name in DATES if own.get(name)),
        marks=_marks(row["standing"], inferred=_true(row["inferred"]), checked=_true(row["checked"])),
        speaker=_word(row["speaker_words"]),
        labels=tuple(str(row["sentences"] or "").split()),
        evidence=tuple(_quoted_in_row(one, tables) for one in quoted),
    )


def _quoted_in_row(one: Mapping[str, object], tables: Tables) -> Quoted:
    key = (one["record"], one["number"])
    start, end = one["start"], one["end"]
    assert start is None or isinstance(start, int)
    assert end is None or isinstance(end, int)
    sentences = (row["sentence"] for row in tables["evidence_sentences"] if (row["record"], row["number"]) == key)
    return Quoted(
        source=str(one["source"]),
        exact=str(one["exact"]),
        prefix=_word(one["prefix"]) or "",
        suffix=_word(one["suffix"]) or "",
        start=start,
        end=end,
        sentences=tuple(number for number in sentences if isinstance(number, int)),
        checked=_true(one["checked"]),
    )


def _word(cell: object) -> str | None:
    return None if cell is None else str(cell)


def _true(cell: object) -> bool:
    return str(cell) in _TRUTH


# -- pages ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """What the page of a record shows of it; None for what pages of its kind do not show."""

    kind: str
    heading: str
    value: str | None
    dates: tuple[str, ...] | None
    marks: frozenset[str]
    speaker: str | None
    labels: frozenset[str]
    marked: str | None


def shown_on(html: str, record_id: str) -> Shown:
    """From the HTML of a record's page."""
    article = next(one for one in read_page(html).find("article") if "sb" in one.classes)
    rows = _rows(article)
    return Shown(
        kind=article.classes[1].removeprefix("sb-"),
        heading=article.find("h1")[0].text(),
        value=_value_shown(article, rows),
        dates=_dates_shown(article, rows),
        marks=frozenset(one.text() for row in rows.get("Standing", ()) for one in row.find("span")),
        speaker=next((rows[name][0].text() for name in ("Who says it", "Speaker", "Whose") if name in rows), None),
        labels=frozenset(one.text() for one in article.find("a") if one.attributes.get("data-fact") == record_id),
        marked=_marked(article, record_id),
    )


def _rows(article: Element) -> dict[str, list[Element]]:
    """The rows of the box: the words before each, and what stands behind them."""
    found: dict[str, list[Element]] = {}
    for box in article.find("dl"):
        names = [one for one in box.parts if isinstance(one, Element)]
        for name, value in zip(names[::2], names[1::2], strict=False):
            found.setdefault(name.text(), []).append(value)
    return found


def _value_shown(article: Element, rows: Mapping[str, list[Element]]) -> str | None:
    if "Value, as worded" in rows:
        return rows["Value, as worded"][0].text()
    said = article.find("header")[0].find("blockquote", css="sb-direct") + article.find("header")[0].find(
        "p", css="sb-paraphrase"
    )
    return said[0].text() if said and "Speaker" in rows else None


def _dates_shown(article: Element, rows: Mapping[str, list[Element]]) -> tuple[str, ...] | None:
    if "When" in rows:
        return tuple(rows["When"][0].text().split(", "))
    found = next((rows[name][0] for name in ("Date", "As of") if name in rows), None)
    if found is None:
        return None
    words = found.text("span") if article.classes[1] == "sb-source" else found.text()
    return (words.partition("¤")[0].strip(),)


def _marked(article: Element, record_id: str) -> str | None:
    """The marked words of the sentences that the record rests on, where its page has them in a place of their own."""
    for section in article.find("section"):
        heads = section.find("h2")
        if heads and heads[0].attributes.get("id") == f"{record_id}-the-words-it-rests-on":
            return single(" ".join(one.text() for one in section.find("mark")))
    return None


def single(words: str | Iterable[str]) -> str:
    """Words with single spaces."""
    return " ".join((words if isinstance(words, str) else " ".join(words)).split())
