"""Each figure as files that a reader may keep: a picture that stands alone, and a table."""

from __future__ import annotations

from macros.kinds.statistic import Statistic
from macros.views import render
from macros.views.figure_rows import HEAD, csv_text, rows_of
from macros.views.figures import picture_path, table_path
from macros.views.view import Site, View


def figure_files(site: Site) -> tuple[tuple[str, str], ...]:
    """(path in the site, content) of the picture and the table of every statistic."""
    view = View(site, "")
    files: list[tuple[str, str]] = []
    for record in site.dossier.of(Statistic):
        files.append((picture_path(record), render.picture(view, record.id)))
        files.append((table_path(record), csv_text([HEAD, *rows_of(view, record)])))
    return tuple(files)
