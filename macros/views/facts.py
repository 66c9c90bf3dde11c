"""What a single record's page says beyond its own fields: order, chain, rivals, reasoning, citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from macros.graph import Dossier
from macros.kinds import kinds
from macros.kinds.claim import Claim
from macros.kinds.correction import Correction
from macros.kinds.event import Event
from macros.kinds.quote import Quote
from macros.kinds.relation import Relation
from macros.kinds.source import Source
from macros.kinds.statistic import Statistic
from macros.model.dates import EdtfDate
from macros.model.fields import UNNAMED
from macros.model.record import Record, Statement
from macros.views import urls
from macros.views.pages import Page, plural_title
from macros.views.view import Group, View
from macros.views.words import ended, upper_first

_NOTES = (
    ("inference", "Inference"),
    ("date_note", "How it was dated"),
    ("cut_note", "What was left outside the quoted words"),
    ("deprecated", "Why it no longer stands"),
    ("note", "Editor’s note"),
)

_HOW_TO_READ = {
    "exact": "One number is given.",
    "range": "The source gives two ends. No midpoint is computed, and nothing is said of what lies between.",
    "at-least": "The number is a floor: the source leaves room above it and names no upper end.",
    "more-than": "The source says that the number is passed, not by how much.",
    "up-to": "The number is a ceiling: the source leaves room below it.",
    "less-than": "The source says that the number is not reached, not by how much.",
    "around": "The source gives the number as approximate and does not say how wide the margin is.",
    "nearly": "The source says that the number is almost reached, not how much is lacking.",
    "vague": "The source gives a word, not a number. No number is given here either.",
    "none": "The source says that there is none.",
    "rank": "The source gives a place in an order, not an amount. It does not give the order itself.",
}


@dataclass(frozen=True)
class ChainStep:
    """One step of who carried the words: a record, or the words for someone who has none."""

    words: str
    id: str = ""


@dataclass(frozen=True)
class Facts:
    """Answers about records, seen from one page."""

    view: View

    @property
    def dossier(self) -> Dossier:
        """The facts."""
        return self.view.dossier

    def naming(self, record_id: str, kind: str, *fields: str) -> tuple[Record, ...]:
        """The records of a kind that name this one."""
        return self.dossier.naming(record_id, kinds()[kind], *fields)

    def reasoning(self, record: Record) -> tuple[tuple[str, str], ...]:
        """The author's notes on a record, each with its label."""
        return tuple((label, getattr(record, field)) for field, label in _NOTES if getattr(record, field, None))

    def in_order_of_date(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """Dated records by date, the undated behind them in the author's order."""
        found = tuple(records)
        dated = [record for record in found if getattr(record, "date", None)]
        undated = [record for record in found if not getattr(record, "date", None)]
        return (*sorted(dated, key=lambda record: _date_of(record).sort_key), *undated)

    def around(self, event_id: str) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The events that the author puts before and after this one."""
        event = self.dossier.records[event_id]
        assert isinstance(event, Event)
        before = tuple(found for name in event.after if isinstance(found := self.dossier.records[name], Event))
        return before, self.dossier.naming(event_id, Event, "after")

    def reading_of(self, record: Statistic) -> str:
        """One sentence on how a quantity is to be taken."""
        if self.dossier.rests_on_inference(record):
            return "The editor took a step beyond the words here; the editor’s notes say which. " + self._reading(
                record
            )
        return self._reading(record)

    def _reading(self, record: Statistic) -> str:
        value = record.value
        return _HOW_TO_READ[value.bound if value.kind == "exact" else value.kind]

    def rivals(self, record: Statistic) -> tuple[Statistic, ...]:
        """Figures on the same measure, whichever of them names the other."""
        named = [record.rivals] if record.rivals else []
        others = [other.id for other in self.dossier.naming(record.id, Statistic, "rivals")]
        # Those that contradict it are shown as conflicting accounts.
        known = self.dossier.contradictions.get(record.id, ())
        found = (self.dossier.records[name] for name in dict.fromkeys([*named, *others]) if name not in known)
        return tuple(other for other in found if isinstance(other, Statistic))

    def chain(self, record: Quote | Claim) -> tuple[ChainStep, ...]:
        """Source first, then whoever carried the words, then the speaker."""
        steps = [ChainStep(self._carrier(source), source.id) for source in self.view.sources_of(record)]
        steps += [ChainStep(self.dossier.heading(name), name) for name in record.via]
        if record.speaker and record.speaker != UNNAMED:
            steps.append(ChainStep(self.dossier.heading(record.speaker), record.speaker))
        elif record.speaker == UNNAMED:
            steps.append(ChainStep("someone unnamed"))
        found: dict[str, ChainStep] = {}
        for step in steps:  # nobody passes words on to himself
            found.setdefault(step.id or step.words, step)
        return tuple(found.values())

    def _carrier(self, source: Source) -> str:
        """`The article`, as elsewhere, where no other is read; else the title, which tells it from them."""
        alone = self.dossier.read_sources == (source,)
        return upper_first(f"the {source.type}") if alone else self.dossier.heading(source.id)

    def others_by(self, record: Statement) -> tuple[Statement, ...]:
        """What else the same speaker said or holds."""
        speaker = record.speaker
        if not speaker or speaker == UNNAMED:
            return ()
        return tuple(
            other
            for other in self.dossier.statements
            if isinstance(other, Quote | Claim) and other.speaker == speaker and other.id != record.id
        )

    def said_beside(self, record: Quote) -> tuple[Quote, ...]:
        """What others said about the same thing."""
        about = set(record.about)
        # Two who are not named are not known to be one.
        others = (q for q in self.dossier.of(Quote) if q.id != record.id and (q.by != record.by or q.by == UNNAMED))
        return tuple(other for other in others if about & set(other.about))

    def between(self, record: Relation) -> tuple[Relation, ...]:
        """Other relations between the same two."""
        pair = {record.who, record.whom}
        return tuple(
            other for other in self.dossier.of(Relation) if {other.who, other.whom} == pair and other.id != record.id
        )

    def by_kind(self, names: Iterable[str]) -> tuple[Group, ...]:
        """Records grouped under the plural of their kind."""
        records = [self.dossier.records[name] for name in names]
        groups = []
        for kind, cls in kinds().items():
            found = tuple(record for record in records if record.kind == kind)
            if found:
                groups.append(Group(plural_title(cls.plural), found))
        return tuple(groups)

    def statements(self, about: str | None, kind: str | None) -> tuple[Statement, ...]:
        """The statements that name a record, those of a kind, or those that are both."""
        naming = {reference.origin for reference in self.dossier.links_to(about)} if about else None
        return tuple(
            record
            for record in self.dossier.statements
            if (kind is None or record.kind == kind) and (naming is None or record.id in naming)
        )

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, the latest first."""
        return tuple(sorted(self.dossier.of(Correction), key=lambda found: found.date.sort_key, reverse=True))

    def release_url(self, tag: str) -> str:
        """Where the files of an edition are kept, for a repository on GitHub; else an empty string."""
        repository = (self.dossier.settings.imprint.repository or "").rstrip("/").removesuffix(".git")
        is_github = urlsplit(repository).hostname in {"github.com", "www.github.com"}
        return f"{repository}/releases/tag/{tag}" if is_github else ""

    def contact_url(self) -> str:
        """Where a reader reports an error on this page: the repository's form, else the contact."""
        here = self.view.here
        return self._report(f"page {here}" if here else "home page", here)

    def how_to_cite(self, title: str, record: Record) -> str:
        """A citation of a record's page, with the sources that it rests on, or that it is."""
        address = urls.record_address(record)
        if isinstance(record, Source):
            return f"{self._cited(title, address)} The source: {self.source_words(record)}."
        rests = self._rests_on(self._sources_below(record))
        if not isinstance(record, Statement):
            return f"{self._cited(title, address)}{rests}"
        # Words of the source's, or of ours, that no one spoke stand in no quotation marks.
        told = isinstance(record, Claim) or (isinstance(record, Quote) and not record.is_direct)
        return f"{self._cited(title, address, self.standing_words(record), told=told)}{rests}"

    def standing_words(self, record: Statement) -> str:
        """How a statement stands and who says it: `disputed; said by Ada Brook`; empty where it is plainly stated."""
        ours = self.dossier.rests_on_inference(record)
        words = [self.view.type_label(record)] if isinstance(record, Claim) else []
        words += ["disputed"] if self.view.standing(record) == "disputed" else []
        # The heading of a quote names its speaker.
        if not isinstance(record, Quote) and (record.speaker or (isinstance(record, Claim) and not ours)):
            words.append(f"said by {self.view.speaker(record)}")
        words += ["inferred by the editors"] if ours else []
        words += ["not re-checked"] if self.view.is_unchecked(record) else []
        words += ["no longer holds"] if record.deprecated else []
        return "; ".join(words)

    def rests_on(self, record: Record) -> str:
        """The sources of a record in words, as a sentence: `Rests on: The Valley Post, undated`."""
        return self._rests_on(self._sources_below(record)).strip()

    def how_to_cite_page(self, page: Page, facts: Iterable[str] = ()) -> str:
        """A citation of a page that is no record's; `facts` are the ids of those that it cites."""
        found = (self.dossier.records.get(name) for name in facts)
        sources = [source for fact in found if isinstance(fact, Statement) for source in self.view.sources_of(fact)]
        title = page.title if page.address != urls.HOME else ""
        return f"{self._cited(title, page.address)}{self._rests_on(sources)}"

    def _cited(self, title: str, address: str, standing: str = "", *, told: bool = False) -> str:
        """Editor, title, standing, dossier, edition, and the address, in full where it is known."""
        settings = self.dossier.settings
        inner = title.rstrip(".")
        quoted = inner if told else f"“{inner.replace('“', '‘').replace('”', '’')}”"
        editor = f"{settings.imprint.editor}. " if settings.imprint.editor else ""
        page = ended(f"{quoted} ({standing})" if standing else quoted) + " " if inner else ""
        return f"{editor}{page}{settings.title}, {self.view.edition}, {self.view.place(address)}."

    def _rests_on(self, sources: Iterable[Source]) -> str:
        words = "; ".join(dict.fromkeys(self.source_words(source) for source in sources))
        return f" Rests on: {words}." if words else ""

    def _sources_below(self, record: Record) -> Iterator[Source]:
        """The sources of a statement, or of the statements that a record without evidence names."""
        names = (
            [record.id]
            if isinstance(record, Statement)
            else [link.target for link in self.dossier.links_from(record.id)]
        )
        for name in names:
            statement = self.dossier.records[name]
            if isinstance(statement, Statement):
                yield from self.view.sources_of(statement)

    def source_words(self, source: Source, *, titled: bool = True) -> str:
        """A source in words: title, publisher, date; that it has no date is said."""
        date = self.view.published(source) if source.published else "undated"
        return ", ".join(part for part in (source.title if titled else None, source.publisher, date) if part)

    def report_url(self, record: Record) -> str:
        """Where a reader reports an error in a record: the repository's form, else the contact."""
        return self._report(record.id, urls.record_address(record))

    def _report(self, about: str, address: str) -> str:
        """The form of `.github/ISSUE_TEMPLATE/error-report.yml` with title and page filled in, or a mail with both.

        The names in the query are GitHub's own and the ids of the form's fields.
        """
        imprint, page = self.dossier.settings.imprint, self.view.place(address)
        words = f"Error: {about}"
        if imprint.repository:
            fields = {"template": "error-report.yml", "title": words, "page": page}
            return f"{imprint.repository.rstrip('/')}/issues/new?{_query(fields)}"
        contact = imprint.contact or ""
        if "@" not in contact:
            return ""
        return f"mailto:{contact}?{_query({'subject': words, 'body': page})}"


def _query(fields: Mapping[str, str]) -> str:
    return urlencode(fields, safe="/:", quote_via=quote)


def _date_of(record: Record) -> EdtfDate:
    date: EdtfDate = record.date  # type: ignore[attr-defined] # asked only of records with a date
    return date
