"""The facts as JSON: the whole dossier in one file, and each record in its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from macros.exports.export import Export, ExportFile
from macros.exports.json_text import json_bytes
from macros.views.published import published
from macros.views.published_json import dossier_json, record_file_json
from macros.views.published_schema import schema
from macros.views.urls import DOSSIER_JSON, SCHEMA_JSON, record_json_path
from macros.views.view import Site
from macros.views.words import counted


def _files(site: Site) -> Iterator[ExportFile]:
    found = published(site)
    whole = dossier_json(found, _schema_from(DOSSIER_JSON))
    words = f"the whole dossier, {counted(len(found.records), 'record')}"
    yield ExportFile(DOSSIER_JSON, json_bytes(whole), words)
    yield ExportFile(SCHEMA_JSON, json_bytes(schema()), "what may stand in these files (JSON Schema 2020-12)")
    for record in found.records:
        path = record_json_path(site.dossier.records[record.id])
        yield ExportFile(path, json_bytes(record_file_json(found, record, _schema_from(path))))


def _schema_from(path: str) -> str:
    return posixpath.relpath(SCHEMA_JSON, posixpath.dirname(path))


EXPORT = Export(
    title="JSON",
    about="Every record with its evidence, for programs. The page of each record links to its own file.",
    order=20,
    files=_files,
)
