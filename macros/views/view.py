"""What templates may ask for: one `View` a page, which knows where the page stands.

A view answers in values (addresses, words, sentences), never in HTML; the templates make that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, get_origin

from macros.check.review import holds
from macros.graph import Dossier, Mention
from macros.history import NO_HISTORY, History
from macros.kinds import kinds
from macros.kinds.source import Source
from macros.model.dates import EdtfDate, Part
from macros.model.fields import UNNAMED, Standing
from macros.model.record import Record, Statement
from macros.model.text import Emphasis, Link, Plain, links_in, parse_inline, plain
from macros.views import urls
from macros.views.offers import Offer, OfferedFile
from macros.views.pages import Page, headline, plural_title
from macros.views.sentences import SentenceShown, sentence_parts, sentences_of
from macros.views.urls import Urls

_ALL_PARTS: frozenset[Part] = frozenset({"year", "month", "day"})


@dataclass(frozen=True)
class Citation:
    """A superscript sentence number that opens the sentence."""

    label: str
    href: str
    sentence: str
    source: str


@dataclass(frozen=True)
class Group:
    """Records under one heading."""

    heading: str
    records: tuple[Record, ...]

    @property
    def anchor(self) -> str:
        """The heading as an id."""
        return "-".join("".join(mark if mark.isalnum() else " " for mark in self.heading.lower()).split())


@dataclass(frozen=True)
class WrittenPage:
    """A page that an author wrote. `html` makes its content as seen from a view; empty where it has nothing to tell."""

    address: str
    html: Callable[[View], str]


@dataclass(frozen=True)
class Site:
    """What is the same on every page of one edition."""

    dossier: Dossier
    pages: Mapping[str, Page]
    urls: Urls
    offline: bool = False
    bundle: str = ""  # the offline edition's file name under downloads/, where there is one
    bundle_file: OfferedFile | None = None  # the same with its size and checksum, once it is packed
    narratives: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # record → (page, words)
    written: tuple[WrittenPage, ...] = ()  # narrative pages that another edition can tell once more
    offers: tuple[Offer, ...] = ()  # what can be taken away beside the pages
    address: str = ""  # where the site stands on the web, if this build was told; else the imprint may say it
    theme: str = ""  # the folder of templates that take the place of those of the same name
    history: History = NO_HISTORY  # how the dossier came to be, where that is known

    @cached_property
    def record_places(self) -> Mapping[str, str]:
        """The place of each record's page, as a file and as a folder → the record."""
        found: dict[str, str] = {}
        for record in self.dossier.records.values():
            if record.paged:
                address = urls.record_address(record)
                found |= dict.fromkeys((self.urls.file(address), address.rstrip("/")), record.id)
        return found


@dataclass(frozen=True)
class View:
    """The site as seen from the page at `here`."""

    site: Site
    here: str

    @property
    def dossier(self) -> Dossier:
        """The facts."""
        return self.site.dossier

    # -- links ----------------------------------------------------------------------------------

    def url(self, address: str, fragment: str = "") -> str:
        """The link to a page."""
        return self.site.urls.link(address, self.here, fragment)

    def asset(self, path: str) -> str:
        """The link to a file that is no page."""
        return self.site.urls.asset(path, self.here)

    def record(self, record_id: str) -> Record:
        """A record by its id."""
        return self.dossier.records[record_id]

    def href(self, record_id: str) -> str:
        """The link to a record's page."""
        return self.url(urls.record_address(self.record(record_id)))

    def json_file(self, record_id: str) -> str:
        """The link to a record as a file for programs."""
        return self.asset(urls.record_json_path(self.record(record_id)))

    def is_here(self, record_id: str) -> bool:
        """Whether this page is the record's own."""
        return urls.record_address(self.record(record_id)) == self.here

    def heading(self, record_id: str) -> str:
        """What a record is called."""
        return self.dossier.heading(record_id)

    def headline(self, record_id: str) -> str:
        """What a record is called, with its value where it is a figure."""
        return headline(self.dossier, self.record(record_id))

    def index(self, kind: str) -> str:
        """The link to the index of a kind."""
        return self.url(urls.index_address(kinds()[kind].plural))

    @property
    def address(self) -> str:
        """Where the site stands on the web, without a slash at its end; empty where nobody said."""
        return (self.site.address or self.dossier.settings.imprint.site_url or "").rstrip("/")

    def place(self, address: str) -> str:
        """Where a page stands: its address on the web, else its place in a site that has no address of its own."""
        if self.address:
            return f"{self.address}/{address}"
        if self.site.theme:
            return "one-file edition"
        return f"page {address} of the site" if address else "the site’s home page"

    @property
    def edition(self) -> str:
        """Which state of the dossier this is, in words: `edition 2 of 3 June 2024, as of 1 June 2024`."""
        as_of, state = self.dossier.settings.as_of, self.site.history.words
        parts = [*([state] if state else []), *([f"as of {as_of.label()}"] if as_of else [])]
        return ", ".join(parts) or "undated edition"

    # -- words ----------------------------------------------------------------------------------

    def pieces(self, text: str) -> tuple[Plain | Emphasis | Link, ...]:
        """Running text, cut into words, emphasis and links."""
        return parse_inline(text)

    def plain(self, text: str) -> str:
        """Running text without its marks."""
        return plain(text, {target: self.heading(target) for target in links_in(text)})

    def date(self, record: Record, date: EdtfDate) -> str:
        """A date in words, saying which parts are inferred."""
        return date.label(self.dossier.inferred(record, date))

    def published(self, source: Source) -> str:
        """When a source was published, in words; worked out by the editor where a note says how."""
        if source.published is None:
            return "not given"
        return source.published.label(_ALL_PARTS if source.date_note else frozenset())

    def speaker(self, record: Statement) -> str:
        """How the speaker is named: by heading, as unnamed, or as the source's kind where it speaks itself."""
        if record.speaker == UNNAMED:
            return "someone unnamed"
        if record.speaker:
            return self.heading(record.speaker)
        sources = self.sources_of(record)
        return f"the {sources[0].type}" if sources else "the source"

    def type_label(self, record: Record) -> str:
        """Kind, or the field that divides it: `government body`, `prediction`."""
        if record.kind == "relation":
            return record.kind
        value = getattr(record, "type", None)
        annotation: Any = type(record).model_fields["type"].annotation if value else None
        # Words of our own lose their hyphens; what an author wrote stays.
        return value if value and get_origin(annotation) is not Literal else (value or record.kind).replace("-", " ")

    def language_of(self, source_id: str) -> str:
        """The language of a source's words where it is not the site's own, else an empty string."""
        source = self.record(source_id)
        own = self.dossier.settings.imprint.language
        return source.language if isinstance(source, Source) and source.language != own else ""

    def language(self, record: Statement) -> str:
        """The language of the words that a record took from its first source, where it is not the site's."""
        sources = self.sources_of(record)
        return self.language_of(sources[0].id) if sources else ""

    # -- evidence -------------------------------------------------------------------------------

    def standing(self, record: Statement) -> Standing:
        """How firmly it stands."""
        return self.dossier.standing(record)

    def standings(self, record: Statement) -> tuple[tuple[str, str], ...]:
        """Every mark of standing that it bears, as (name of the mark, word)."""
        first = self.standing(record)
        marks: list[tuple[str, str]] = [(first, first)]
        if self.is_unchecked(record):
            marks.append(("unchecked", "not re-checked"))
        if first != "inferred" and self.dossier.rests_on_inference(record):
            marks.append(("inferred", "inferred"))
        return tuple(marks)

    def is_unchecked(self, record: Statement) -> bool:
        """Whether words of it could not be looked up, since their text is private and absent."""
        return any(not placed.evidence.checked for placed in self.dossier.evidence(record.id))

    def review_holds(self, record: Record) -> bool:
        """Whether a record is as its reviewer saw it."""
        return holds(record, self.dossier.records, self.dossier.resolved)

    def sentences(self, record: Statement, *roles: str) -> tuple[SentenceShown, ...]:
        """The sentences that a statement rests on, stretches marked."""
        return sentences_of(self.dossier, record, roles)

    def citations(self, record: Statement) -> tuple[Citation, ...]:
        """One citation a sentence."""
        return tuple(self.citation(shown) for shown in self.sentences(record))

    def citation(self, shown: SentenceShown) -> Citation:
        """The citation of a sentence."""
        return Citation(shown.label, self.sentence_href(shown), shown.words, self.heading(shown.source))

    def sentence_href(self, shown: SentenceShown) -> str:
        """The numbered sentence on its source's page, or the page itself where the text is not published."""
        source = self.record(shown.source)
        published = isinstance(source, Source) and shown.number is not None and source.publish != "none"
        fragment = urls.sentence_fragment(shown.number or 0) if published else ""
        return self.url(urls.record_address(source), fragment)

    def sources_of(self, record: Statement) -> tuple[Source, ...]:
        """The sources whose words a statement rests on."""
        names = dict.fromkeys(placed.evidence.source for placed in self.dossier.evidence(record.id))
        return tuple(source for name in names if isinstance(source := self.record(name), Source))

    def mentions(self, record_id: str) -> tuple[SentenceShown, ...]:
        """Every published sentence that names a record, in source order, the naming words marked."""
        return tuple(self.mention(mention) for mention in self.dossier.mentions.get(record_id, ()))

    def mention(self, mention: Mention) -> SentenceShown:
        """A sentence that names a record, the naming words marked."""
        sentence = mention.sentence
        label = f"{self.dossier.letters[mention.source]}{sentence.number}"
        return SentenceShown(mention.source, sentence.number, label, sentence_parts(sentence, mention.spans))

    # -- groups ---------------------------------------------------------------------------------

    def backlinks(self, record_id: str, *, without: tuple[str, ...] = ()) -> tuple[Group, ...]:
        """Records that name this one, under the headings that their fields declare.

        `without` leaves out kinds and headings that the page shows elsewhere. A source's own sentences
        show what rests on it.
        """
        found: dict[str, dict[str, Record]] = defaultdict(dict)
        for reference in self.dossier.links_to(record_id):
            origin = self.record(reference.origin)
            heading = reference.refers.inverse or "Named by"
            if origin.paged and reference.field != "source" and not {origin.kind, heading} & set(without):
                found[heading][origin.id] = origin
        return tuple(Group(heading, tuple(records.values())) for heading, records in found.items())

    def contradicted(self, record: Statement) -> tuple[Statement, ...]:
        """The statements that disagree with this one."""
        names = self.dossier.contradictions.get(record.id, ())
        return tuple(other for name in names if isinstance(other := self.record(name), Statement))

    def pages_naming(self, record_id: str) -> tuple[tuple[Page, str], ...]:
        """Narrative pages that name a record, each with the sentence it stands in."""
        found = self.site.narratives.get(record_id, ())
        return tuple((self.site.pages[address], words) for address, words in found if address in self.site.pages)

    @cached_property
    def kinds_shown(self) -> tuple[tuple[str, str, int, str], ...]:
        """(heading, link, count, noun) of every kind with pages."""
        shown = []
        for kind, cls in kinds().items():
            count = len(self.dossier.of_kind(kind))
            if cls.paged and count:
                shown.append((plural_title(cls.plural), self.index(kind), count, kind.replace("-", " ")))
        return tuple(shown)
