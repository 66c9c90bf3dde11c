"""The stored texts of the sources that publish theirs in full, byte for byte as sentences and offsets count them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export import Export, ExportFile
from macros.views.urls import text_path
from macros.views.view import Site


def _files(site: Site) -> Iterator[ExportFile]:
    for source in site.dossier.read_sources:
        stored = site.dossier.text_of(source.id)
        if stored is not None and source.publish == "full":
            yield ExportFile(text_path(source.id), stored.text.encode(), source.title)


EXPORT = Export(
    title="Stored texts",
    about="The words that every fact rests on, as they were stored. Texts that are published in part or not at all "
    "are left out.",
    order=90,
    files=_files,
)
