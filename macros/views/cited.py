"""Where each fact's sentences stand in the finished site: what its citations must lead to."""

from __future__ import annotations

from collections.abc import Mapping

from macros.graph import Dossier
from macros.kinds.source import Source
from macros.views.urls import Urls, record_address, sentence_fragment


def cited_places(dossier: Dossier, urls: Urls) -> Mapping[str, frozenset[str]]:
    """Statement → `file#anchor` of each sentence that it rests on; no anchor where the text is not published."""
    found: dict[str, set[str]] = {statement.id: set() for statement in dossier.statements}
    for statement in dossier.statements:
        for placed in dossier.evidence(statement.id):
            source = dossier.records[placed.evidence.source]
            published = isinstance(source, Source) and source.publish != "none" and dossier.text_of(source.id)
            anchors = [sentence_fragment(number) for number in placed.evidence.sentences] if published else [""]
            found[statement.id] |= {urls.place(record_address(source), anchor) for anchor in anchors}
    return {name: frozenset(places) for name, places in found.items()}


def own_pages(dossier: Dossier, urls: Urls) -> Mapping[str, str]:
    """The file of each statement's own page → the statement."""
    return {urls.file(record_address(record)): record.id for record in dossier.statements if type(record).paged}
