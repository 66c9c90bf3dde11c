"""Citations that a reader takes along, of facts and of sources: in words, for BibTeX and for CSL-JSON.

Each names the edition and the address of the page, says how a fact stands and who says it, and what it rests on. A
source without a date has none here either; a date that is uncertain, or was worked out by the editors, says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.kinds.source import Source
from macros.model.dates import EdtfDate
from macros.model.record import Record, Statement
from macros.views.bibliography import Reference, bibtex, csl, csl_date
from macros.views.facts import Facts
from macros.views.sentences import SentencePart, SentenceShown
from macros.views.urls import record_address
from macros.views.view import View
from macros.views.words import ended

# The types of CSL 1.0.2, by what an author calls a source; any other is a document, and its `genre` says what.
_CSL_TYPES = {
    "blog post": "post-weblog",
    "book": "book",
    "data set": "dataset",
    "interview": "interview",
    "journal article": "article-journal",
    "law": "legislation",
    "letter": "personal_communication",
    "map": "map",
    "news article": "article-newspaper",
    "report": "report",
    "speech": "speech",
    "thesis": "thesis",
    "web page": "webpage",
}


def can_be_cited(record: Record) -> bool:
    """Whether a citation of its own is offered: a fact or a source, with a page."""
    return record.paged and isinstance(record, Statement | Source)


def csl_path(record: Record) -> str:
    """The file of a record's citation for reference managers: `data/events/pier-opening.csl.json`."""
    return f"data/{record.plural}/{record.id}.csl.json"


@dataclass(frozen=True)
class Quoted:
    """A sentence to be quoted elsewhere: the language of its words, and its runs."""

    language: str
    runs: tuple[SentencePart, ...]


@dataclass(frozen=True)
class Citing:
    """Citations as seen from one page."""

    view: View

    def can(self, record: Record) -> bool:
        """Whether a record has a citation of its own."""
        return can_be_cited(record)

    def csl_href(self, record: Record) -> str:
        """The link to its CSL-JSON."""
        return self.view.asset(csl_path(record))

    def page_address(self, record: Record) -> str:
        """The full address of its page; empty where the site has none, since another page could not link to it."""
        return self.view.place(record_address(record)) if self.view.address else ""

    def quoted(self, record: Statement) -> tuple[Quoted, ...]:
        """The sentences to be quoted with it: no more of them than is published."""
        own = self.view.dossier.settings.imprint.language
        return tuple(
            Quoted(self.view.language_of(shown.source) or own, _runs(shown)) for shown in self.view.sentences(record)
        )

    def caption(self, record: Statement) -> str:
        """What stands below the quoted words: the fact, how it stands and who says it, and the sources."""
        facts, heading = Facts(self.view), self.view.headline(record.id).rstrip(".")
        standing = facts.standing_words(record)
        return f"{ended(f'{heading} ({standing})' if standing else heading)} {facts.rests_on(record)}"

    @property
    def edition(self) -> str:
        """The dossier and its edition: `The Valley line, as of 1 June 2024`."""
        return f"{self.view.dossier.settings.title}, {self.view.edition}"

    def bibtex(self, record: Record) -> str:
        """Its entry for BibTeX and biblatex."""
        return bibtex(self.reference(record))

    def csl(self, record: Record) -> dict[str, object]:
        """Its entry in CSL-JSON 1.0.2."""
        return csl(self.reference(record))

    def reference(self, record: Record) -> Reference:
        """What a bibliography says of a record."""
        if isinstance(record, Source):
            return self._source(record)
        assert isinstance(record, Statement)
        return self._fact(record)

    def _fact(self, record: Statement) -> Reference:
        """A page of the dossier, of the dossier's own date: when the fact was, its title tells."""
        settings, facts = self.view.dossier.settings, Facts(self.view)
        address = self.page_address(record)
        place = "" if address else self.view.place(record_address(record))
        notes = [facts.standing_words(record), place, facts.rests_on(record)]
        return Reference(
            key=record.id,
            csl_type="webpage",
            title=self.view.headline(record.id).rstrip("."),
            author=settings.imprint.editor or "",
            within=self.edition,
            genre="",
            issued=settings.as_of,
            url=address,
            language=settings.imprint.language,
            notes=tuple(note for note in notes if note),
        )

    def _source(self, source: Source) -> Reference:
        notes = [
            "" if source.published else "undated",
            "dated by the editors" if source.date_note else "",
            f"known through: {self.view.heading(source.cited_in)}" if source.cited_in else "",
            f"archived: {source.archived}" if source.archived else "",
        ]
        return Reference(
            key=source.id,
            csl_type=_CSL_TYPES.get(source.type.lower(), "document"),
            title=source.title,
            author=source.author or (self.view.heading(source.by) if source.by else ""),
            publisher=source.publisher or "",
            genre=source.type,
            issued=source.published,
            issued_words=self.view.published(source) if source.published else "",
            worked_out=source.date_note is not None,
            url=source.url or "",
            accessed=source.accessed if source.accessed and _is_day(source.accessed) else None,
            language=source.language,
            notes=tuple(note for note in notes if note),
        )


def _runs(shown: SentenceShown) -> tuple[SentencePart, ...]:
    """A sentence in as few pieces as its marks allow; odd wording is followed by [sic], as in print."""
    runs: list[SentencePart] = []
    for part in shown.parts:
        words = f"{part.words} [sic]" if part.sic else part.words
        if runs and runs[-1].marked == part.marked:
            words = runs.pop().words + words
        runs.append(SentencePart(words, part.marked))
    return tuple(runs)


def _is_day(date: EdtfDate) -> bool:
    return len(csl_date(date).get("date-parts", [[]])[0]) == len(("year", "month", "day"))
