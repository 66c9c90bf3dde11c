"""The facts as CSV, one file a table, described as a Data Package (version 2 of the Frictionless standard)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from macros.exports.export import Export, ExportFile
from macros.exports.json_text import json_bytes
from macros.kinds.source import Source
from macros.views.csv_text import csv_text
from macros.views.published import PublishedDossier, published
from macros.views.published_tables import tables
from macros.views.tables import Column, ForeignKey, Table, cell_text
from macros.views.urls import ABOUT, PACKAGE, table_path
from macros.views.view import Site
from macros.views.words import counted

_PROFILES = "https://datapackage.org/profiles/2.0"
_GUARD = (
    "A cell that a spreadsheet would take for a formula, or that begins with an apostrophe, has one apostrophe more "
    "before it: whoever reads the cells drops the one that a cell begins with."
)


def _files(site: Site) -> Iterator[ExportFile]:
    dossier = published(site)
    found = tables(dossier)
    texts = {table.name: _csv(table) for table in found}
    yield ExportFile(PACKAGE, json_bytes(_package(site, dossier, found, texts)), "what is in each table (Data Package)")
    for table in found:
        words = f"{table.title}, {counted(len(table.rows), 'row')}" if table.rows else ""
        yield ExportFile(table_path(table.name), texts[table.name], words)


def _csv(table: Table) -> bytes:
    return csv_text([table.names, *([cell_text(cell) for cell in row] for row in table.rows)]).encode()


def _package(
    site: Site, dossier: PublishedDossier, found: tuple[Table, ...], texts: dict[str, bytes]
) -> dict[str, Any]:
    """The descriptor: who made it, on what it rests, and each table with its columns and keys."""
    about = f"{dossier.standfirst.words} " if dossier.standfirst else ""
    described: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "dossier",
        "title": dossier.title,
        "description": f"{about}{dossier.edition[0].upper()}{dossier.edition[1:]}. {_GUARD}",
    }
    if dossier.address:
        described |= {"id": f"{dossier.address}{PACKAGE}", "homepage": dossier.address}
    if dossier.as_of:
        described["version"] = dossier.as_of.edtf
    if dossier.editor:
        described["contributors"] = [{"title": dossier.editor, "roles": ["editor"]}]
    if dossier.licence:
        described["licenses"] = [_licence(dossier.licence.words, dossier.address)]
    sources = [_source(source) for source in site.dossier.of(Source)]
    resources = [_resource(table, texts[table.name]) for table in found]
    return described | ({"sources": sources} if sources else {}) | {"resources": resources}


def _licence(words: str, address: str | None) -> dict[str, str]:
    """What the editors say of the licence: free words, so under no name of a known one."""
    path = {"path": f"{address}{ABOUT}"} if address else {}
    return {"name": "other", "title": words, **path}


def _source(source: Source) -> dict[str, str]:
    return {"title": source.title, **({"path": source.url} if source.url else {})}


def _resource(table: Table, text: bytes) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "title": f"{table.title[0].upper()}{table.title[1:]}",
        "path": table_path(table.name).rpartition("/")[2],
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(text),
        "hash": f"sha256:{hashlib.sha256(text).hexdigest()}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": [_foreign(key, table) for key in table.foreign]} if table.foreign else {}),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    constraints |= {"enum": list(column.choices)} if column.choices else {}
    return {
        "name": column.name,
        "type": column.type,
        **({"description": column.about} if column.about else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _foreign(key: ForeignKey, table: Table) -> dict[str, Any]:
    """What a key leads to; one that leads to its own table names none."""
    other = {} if key.table == table.name else {"resource": key.table}
    return {"fields": list(key.columns), "reference": {**other, "fields": list(key.target)}}


EXPORT = Export(
    title="Tables (CSV)",
    about="One table a kind, and one for each list: links, evidence, sentences. A Data Package says what the columns "
    "hold and how the tables fit together.",
    order=30,
    files=_files,
)
