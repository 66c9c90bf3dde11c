"""Each figure as files that a reader may keep: a picture that stands alone, and a table."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export import Export, ExportFile
from macros.kinds.statistic import Statistic
from macros.views import render
from macros.views.csv_text import csv_text
from macros.views.figure_rows import HEAD, rows_of
from macros.views.figures import picture_path, table_path
from macros.views.view import Site, View


def _files(site: Site) -> Iterator[ExportFile]:
    view = View(site, "")
    for record in site.dossier.of(Statistic):
        yield ExportFile(picture_path(record), render.picture(view, record.id).encode())
        yield ExportFile(table_path(record), csv_text([HEAD, *rows_of(view, record)]).encode())


# Each is offered on the page of its figure.
EXPORT = Export(title="Figures", about="Each figure as a picture and as a table.", order=80, files=_files)
