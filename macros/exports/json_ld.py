"""The whole dossier as linked data: what each page carries for its own record, in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.exports.export import Export, ExportFile
from macros.views.linked import WHOLE, linked_dossier
from macros.views.view import Site


def _files(site: Site) -> Iterator[ExportFile]:
    text = json.dumps(linked_dossier(site), ensure_ascii=False, indent=1) + "\n"
    yield ExportFile(WHOLE, text.encode(), "every record, with the words that it rests on")


EXPORT = Export(
    title="Linked data",
    about="Every record in the words of schema.org (JSON-LD), for search engines and graph databases; what is said "
    "by someone is a claim of theirs. Each page carries its own.",
    order=45,
    files=_files,
)
