"""What is published of the dossier, as plain frozen values: every format that others read is made from these.

All follows from the fields of the kinds, so a new kind goes out by itself. What must not be published is not here:
of a text with `publish: none` only the words that records quote, of one with `publish: excerpts` only the sentences
on which facts rest, and the words around a quotation reach no further than those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pydantic import BaseModel

from macros.kinds.source import Source
from macros.model.dates import EdtfDate, Part
from macros.model.fields import UNNAMED, Participant, Stretch
from macros.model.quantities import Quantity
from macros.model.record import IN_TEXT, Path, Record, Statement, references
from macros.views import urls
from macros.views.field_shapes import FieldShape, shapes_of
from macros.views.published_evidence import (
    PublishedEvidence,
    PublishedStoredText,
    published_evidence,
    published_text_of,
)
from macros.views.published_values import (
    PublishedDate,
    PublishedQuantity,
    PublishedText,
    published_date,
    published_quantity,
)
from macros.views.sources import Sources
from macros.views.view import Site, View

FOR_EDITORS = frozenset({"fingerprint"})
"""Left out: it is made from sentences that may not be published, and says nothing to a reader."""
_ALL_PARTS: frozenset[Part] = frozenset({"year", "month", "day"})


@dataclass(frozen=True)
class PublishedParticipant:
    """Someone who took part: the id of an actor, and the editor's word for the part, or None."""

    actor: str
    role: str | None


@dataclass(frozen=True)
class PublishedPart:
    """A mapping inside a record: its fields, those that are empty left out."""

    fields: tuple[PublishedField, ...]


Value = (
    str
    | bool
    | PublishedDate
    | PublishedQuantity
    | PublishedText
    | PublishedParticipant
    | PublishedPart
    | tuple["Value", ...]
)
"""What a field holds, a tuple where it holds a list. Ids, choices and words are `str`, and so is a stretch, by the
source's own words."""


@dataclass(frozen=True)
class PublishedField:
    """A field that is not empty, and what it holds."""

    shape: FieldShape
    value: Value


@dataclass(frozen=True)
class Speaker:
    """Who says it: the id of an actor or source, None where nobody is named or the source speaks; and in words."""

    id: str | None
    words: str


@dataclass(frozen=True)
class Contradiction:
    """A statement that this one disagrees with; `noted` where an editor wrote so, else it was found by comparing."""

    id: str
    noted: bool


@dataclass(frozen=True)
class PublishedLink:
    """A record names another one: in `field` at `path`, in running text there (`in_text`), or with its part in it."""

    target: str
    field: str
    path: Path
    in_text: bool
    part: str | None


@dataclass(frozen=True)
class Standing:
    """How a statement stands: its mark; whether an editor took a step beyond the words; whether all were looked up."""

    mark: str
    inferred: bool
    checked: bool


@dataclass(frozen=True)
class PublishedRecord:
    """A record as it goes out.

    `address` is its page: the whole address where the site has one, else the path from the top of the site; None for
    kinds without pages. `standing`, `speaker` and what follows are there for statements alone; `deprecated` says that
    an editor withdrew it. `review_holds` is None where nobody reviewed the record, else whether it is unchanged since.
    """

    id: str
    kind: str
    plural: str
    heading: str
    address: str | None
    fields: tuple[PublishedField, ...]
    links: tuple[PublishedLink, ...]
    review_holds: bool | None
    standing: Standing | None = None
    speaker: Speaker | None = None
    deprecated: bool = False
    contradicts: tuple[Contradiction, ...] = ()
    evidence: tuple[PublishedEvidence, ...] = ()

    @property
    def by_name(self) -> Mapping[str, Value]:
        """The fields that are not empty, by name."""
        return {field.shape.name: field.value for field in self.fields}


@dataclass(frozen=True)
class PublishedDossier:
    """The dossier as it goes out, records in the order of the author's files."""

    title: str
    standfirst: PublishedText | None
    language: str
    address: str | None
    as_of: PublishedDate | None
    edition: str
    editor: str | None
    contact: str | None
    licence: PublishedText | None
    records: tuple[PublishedRecord, ...]
    texts: tuple[PublishedStoredText, ...]

    def of_kind(self, kind: str) -> tuple[PublishedRecord, ...]:
        """The records of one kind."""
        return tuple(record for record in self.records if record.kind == kind)


def published(site: Site) -> PublishedDossier:
    """All that is published of a dossier, in this edition of its site."""
    view, settings = View(site, urls.HOME), site.dossier.settings
    imprint = settings.imprint
    return PublishedDossier(
        title=settings.title,
        standfirst=_text(view, settings.standfirst),
        language=imprint.language,
        address=_top(site) or None,
        as_of=published_date(settings.as_of) if settings.as_of else None,
        edition=view.edition,
        editor=imprint.editor,
        contact=imprint.contact,
        licence=_text(view, imprint.licence),
        records=tuple(published_record(site, record) for record in site.dossier.records.values()),
        texts=tuple(published_text_of(view, source) for source in site.dossier.read_sources),
    )


def published_record(site: Site, record: Record) -> PublishedRecord:
    """What is published of one record."""
    view = View(site, urls.HOME)
    found = PublishedRecord(
        id=record.id,
        kind=record.kind,
        plural=record.plural,
        heading=view.heading(record.id),
        address=page_address(site, record),
        fields=_Reader(view, record).fields(record),
        links=tuple(_links(record)),
        review_holds=view.review_holds(record) if record.reviewed else None,
    )
    return _stated(view, record, found) if isinstance(record, Statement) else found


def page_address(site: Site, record: Record) -> str | None:
    """The whole address of a record's page, else its path from the top of the site; None where it has no page."""
    if not record.paged:
        return None
    if top := _top(site):
        return f"{top}{urls.record_address(record)}"
    return site.urls.link(urls.record_address(record), urls.HOME)


def _top(site: Site) -> str:
    address = (site.address or site.dossier.settings.imprint.site_url or "").rstrip("/")
    return f"{address}/" if address else ""


def _stated(view: View, record: Statement, found: PublishedRecord) -> PublishedRecord:
    dossier = view.dossier
    speaker = record.speaker if record.speaker != UNNAMED else None
    return replace(
        found,
        standing=Standing(dossier.standing(record), dossier.rests_on_inference(record), not view.is_unchecked(record)),
        speaker=Speaker(speaker, view.speaker(record)),
        deprecated=record.deprecated is not None,
        contradicts=tuple(
            Contradiction(other.id, other.id in record.contradicts or record.id in other.contradicts)
            for other in view.contradicted(record)
        ),
        evidence=tuple(published_evidence(view, placed) for placed in dossier.evidence(record.id)),
    )


# -- fields ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Reader:
    """Reads the fields of one record, those of its parts included."""

    view: View
    record: Record

    def fields(self, model: BaseModel, prefix: Path = ()) -> tuple[PublishedField, ...]:
        """The fields that hold something, in the order of the class."""
        found = []
        for shape in shapes_of(type(model)):
            if shape.name in FOR_EDITORS:
                continue
            written = self._published(shape, getattr(model, shape.attribute))
            value = self._value(shape, written, (*prefix, shape.name))
            if value is not None and value != ():
                found.append(PublishedField(shape, value))
        return tuple(found)

    def _published(self, shape: FieldShape, written: object) -> object:
        """What an author wrote in a field; words of a text that is not published are no part of it."""
        source = self.record
        if isinstance(source, Source) and shape.name == "uncovered":
            return written if source.publish == "full" else ()
        if isinstance(source, Source) and shape.name == "sic":
            return Sources(self.view).odd(source)
        return written

    def _value(self, shape: FieldShape, written: object, path: Path) -> Value | None:
        if isinstance(written, tuple):
            values = (self._value(shape, one, (*path, place)) for place, one in enumerate(written))
            return tuple(value for value in values if value is not None)
        if isinstance(written, BaseModel):
            return PublishedPart(self.fields(written, path))
        if isinstance(written, Stretch):
            return self._words_at.get(path)
        return self._single(shape, written)

    def _single(self, shape: FieldShape, written: object) -> Value | None:
        if isinstance(written, Participant):
            return PublishedParticipant(written.actor, written.role or None)
        if isinstance(written, EdtfDate):
            return published_date(written, self._inferred(shape, written))
        if isinstance(written, Quantity):
            return published_quantity(written)
        if isinstance(written, str) and shape.sort == "text":
            return PublishedText(self.view.plain(written), written)
        return written if isinstance(written, str | bool) else None

    @cached_property
    def _words_at(self) -> Mapping[Path, str]:
        found = self.view.dossier.evidence(self.record.id)
        return {placed.path: placed.evidence.exact for placed in found}

    def _inferred(self, shape: FieldShape, date: EdtfDate) -> frozenset[Part]:
        source = self.record
        if isinstance(source, Source) and shape.name == "published" and source.date_note:
            return _ALL_PARTS  # the note says how the editor worked it out
        return self.view.dossier.inferred(self.record, date)


def _text(view: View, text: str | None) -> PublishedText | None:
    return PublishedText(view.plain(text), text) if text else None


def _links(record: Record) -> Iterator[PublishedLink]:
    parts = {
        (shape.name, member.key): member.role
        for shape in shapes_of(type(record))
        if shape.sort == "participant"
        for member in getattr(record, shape.attribute)
    }
    for reference in references(record, record.id):
        in_text = reference.refers is IN_TEXT
        part = parts.get((str(reference.path[0]), reference.path[-1])) or None
        yield PublishedLink(reference.target, reference.field, reference.path, in_text, part)
