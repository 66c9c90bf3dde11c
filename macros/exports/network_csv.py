"""The network of actors as two tables that Gephi and Kumu open: one has the columns of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from macros.exports.export import Export, ExportFile
from macros.kinds.relation import Relation
from macros.model.dates import EdtfDate
from macros.model.record import Record
from macros.views.csv_text import csv_text
from macros.views.network import network
from macros.views.published import page_address
from macros.views.tables import cell_text
from macros.views.urls import HOME, table_path
from macros.views.view import Site, View
from macros.views.words import counted, listed

END_COLUMNS = ("Id", "Label", "Type", "Kind", "Address")
"""Gephi wants Id and Label, Kumu Label and Type."""
TIE_COLUMNS = (
    *("Source", "Target", "Type", "Label", "Id"),
    *("From", "To", "Direction"),
    *("Since", "Until", "Standing", "Said by", "Sentences", "Withdrawn", "Address"),
)
"""Gephi wants Source, Target and Type, Kumu From, To and Direction: by ids the one, by labels the other."""


def _files(site: Site) -> Iterator[ExportFile]:
    view = View(site, HOME)
    found = network(view)
    known = {record.id: record for record in (*found.ends, *found.unconnected)}
    ends = [record for record in site.dossier.records.values() if record.id in known]
    labels = _labels(view, ends)
    of_ends = csv_text([END_COLUMNS, *(_end_row(view, end, labels) for end in ends)])
    of_ties = csv_text([TIE_COLUMNS, *(_tie_row(view, relation, labels) for relation in found.relations)])
    yield ExportFile(table_path("nodes"), of_ends.encode(), f"{_told(ends)}, a row each")
    yield ExportFile(table_path("edges"), of_ties.encode(), f"{counted(len(found.relations), 'relation')}, a row each")


def _told(ends: list[Record]) -> str:
    """`30 actors, 4 places and 2 events`."""
    kinds = Counter(end.kind for end in ends)
    return listed([counted(count, kind) for kind, count in sorted(kinds.items())])


def _labels(view: View, ends: list[Record]) -> Mapping[str, str]:
    """What each is called; where two are called alike, with its id, since Kumu knows them by nothing else."""
    times = Counter(view.heading(end.id) for end in ends)
    return {end.id: heading if times[heading := view.heading(end.id)] == 1 else f"{heading} ({end.id})" for end in ends}


def _end_row(view: View, end: Record, labels: Mapping[str, str]) -> tuple[str, ...]:
    return end.id, labels[end.id], view.type_label(end), end.kind, page_address(view.site, end) or ""


def _tie_row(view: View, relation: Relation, labels: Mapping[str, str]) -> tuple[str, ...]:
    sentences = " ".join(dict.fromkeys(shown.label for shown in view.sentences(relation)))
    return (
        *(relation.who, relation.whom, "Directed", relation.does, relation.id),
        *(labels[relation.who], labels[relation.whom], "directed"),
        *(_edtf(relation.since), _edtf(relation.until), view.standing(relation), view.speaker(relation)),
        *(sentences, cell_text(relation.deprecated is not None), page_address(view.site, relation) or ""),
    )


def _edtf(date: EdtfDate | None) -> str:
    return date.edtf if date else ""


EXPORT = Export(
    title="Network (CSV)",
    about="Actors, and what they do to or with each other, for Gephi and Kumu.",
    order=40,
    files=_files,
)
