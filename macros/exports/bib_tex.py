"""Citations for TeX: all sources and all facts, as BibTeX and biblatex read them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.exports.export import Export, ExportFile
from macros.kinds.source import Source
from macros.views.citing import Citing, can_be_cited
from macros.views.urls import HOME
from macros.views.view import Site, View


def _files(site: Site) -> Iterator[ExportFile]:
    citing = Citing(View(site, HOME))
    cited = [record for record in site.dossier.records.values() if can_be_cited(record)]
    sources = "\n".join(citing.bibtex(record) for record in cited if isinstance(record, Source))
    facts = "\n".join(citing.bibtex(record) for record in cited if not isinstance(record, Source))
    yield ExportFile("data/sources.bib", sources.encode(), "the sources")
    yield ExportFile("data/facts.bib", facts.encode(), "every fact, each with its page and edition")


EXPORT = Export(
    title="Citations for TeX",
    about="The sources and the facts for BibTeX and biblatex. Each page shows its own.",
    order=51,
    files=_files,
)
