"""Citations in CSL-JSON 1.0.2, for Zotero and other reference managers: all sources, all facts, and each alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from macros.exports.export import Export, ExportFile
from macros.kinds.source import Source
from macros.model.record import Record
from macros.views.citing import Citing, can_be_cited, csl_path
from macros.views.urls import HOME
from macros.views.view import Site, View


def _files(site: Site) -> Iterator[ExportFile]:
    citing = Citing(View(site, HOME))
    cited = [record for record in site.dossier.records.values() if can_be_cited(record)]
    sources = [record for record in cited if isinstance(record, Source)]
    facts = [record for record in cited if not isinstance(record, Source)]
    yield ExportFile("data/sources.csl.json", _json(citing, sources), "the sources")
    yield ExportFile("data/facts.csl.json", _json(citing, facts), "every fact, each with its page and edition")
    for record in cited:
        yield ExportFile(csl_path(record), _json(citing, [record]))


def _json(citing: Citing, records: Iterable[Record]) -> bytes:
    return (json.dumps([citing.csl(record) for record in records], ensure_ascii=False, indent=1) + "\n").encode()


EXPORT = Export(
    title="Citations for reference managers",
    about="The sources and the facts in CSL-JSON, which Zotero and others read. Each page offers its own.",
    order=50,
    files=_files,
)
