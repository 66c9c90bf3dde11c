"""The dossier as linked data: JSON-LD 1.1 in the words of schema.org, with its evidence as Web Annotations.

A record is described as the thing that it is (Person, Event, Place, Observation …) only where its source states it.
What someone says, what is disputed, inferred or no longer holds is a Claim, and a Claim always names its author. Direct
speech is a Quotation. `linked_terms` holds the mapping, `linked_fields` what follows from a field's type.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.kinds.quote import Quote
from macros.kinds.source import Source
from macros.model.dates import EdtfDate
from macros.model.fields import UNNAMED
from macros.model.record import Record, Statement, quantities
from macros.views import urls
from macros.views.linked_evidence import annotation
from macros.views.linked_fields import by_is_speaker, details, exact_days
from macros.views.linked_terms import (
    CLAIM,
    CONTEXT,
    QUOTATION,
    THING,
    Described,
    dossier_identity,
    edtf,
    file_of,
    identity,
    named,
    place_of,
    type_of,
)
from macros.views.urls import record_address
from macros.views.view import Site, View

WHOLE = "data/dossier.jsonld"
"""The file that describes every record."""


def linked_page(view: View) -> Described | None:
    """What the page at hand is about, or None: the dossier on its home page, a record on its own."""
    if view.here == urls.HOME:
        return _block(list(_dossier(view)))
    record = view.dossier.records.get(view.here.rstrip("/").rpartition("/")[2])
    if record is None or not record.paged or record_address(record) != view.here:
        return None
    page = {
        "@id": place_of(view, view.here),
        "@type": "WebPage",
        "mainEntity": {"@id": identity(view, record)},
        "isPartOf": {"@id": dossier_identity(view)},
        "version": view.edition,
    }
    return _block([page, *described(view, record)])


def linked_dossier(site: Site) -> Described:
    """Everything that the dossier says, in one block, as it stands in `data/`."""
    view = View(site, urls.HOME)
    found = list(_dossier(view))
    for record in site.dossier.records.values():
        if record.paged:
            found += described(view, record)
    block = _block(found)
    # Links count from the top of the site, one folder above the file.
    return block if view.address else {**block, "@context": {"@base": "../", **CONTEXT}}


def _block(graph: list[Described]) -> Described:
    return {"@context": dict(CONTEXT), "@graph": graph}


def described(view: View, record: Record) -> Iterator[Described]:
    """A record, and what it rests on."""
    if isinstance(record, Source):
        yield _source(view, record)
    elif isinstance(record, Statement):
        yield from _statement(view, record)
    else:
        yield {**_thing(view, record), **_gathered(view, record)}


# -- the dossier and its sources --------------------------------------------------------------------


def _dossier(view: View) -> Iterator[Described]:
    settings = view.dossier.settings
    imprint = settings.imprint
    whole: Described = {"@id": dossier_identity(view), "@type": "Dataset", "name": settings.title}
    whole |= {"url": {"@id": place_of(view, urls.HOME)}, "inLanguage": imprint.language, "version": view.edition}
    if settings.standfirst:
        whole["description"] = view.plain(settings.standfirst)
    if imprint.editor:
        whole["creator"] = {"name": imprint.editor}
    if imprint.licence:
        whole["copyrightNotice"] = view.plain(imprint.licence)
    if settings.as_of:
        whole["dcterms:modified"] = edtf(settings.as_of)
    whole["isBasedOn"] = [named(view, source.id) for source in view.dossier.read_sources]
    whole["distribution"] = {
        "@type": "DataDownload",
        "contentUrl": {"@id": file_of(view, WHOLE)},
        "encodingFormat": "application/ld+json",
    }
    yield whole
    yield {
        "@id": place_of(view, urls.HOME, "site"),
        "@type": "WebSite",
        "name": settings.title,
        "url": {"@id": place_of(view, urls.HOME)},
        "about": {"@id": dossier_identity(view)},
    }


def _source(view: View, source: Source) -> Described:
    """Who wrote or published it is known by name alone, unless an actor is named: so no type is given to them."""
    found = {**_thing(view, source), "genre": source.type, "inLanguage": source.language}
    if source.by:
        found["author"] = named(view, source.by)
    elif source.author:
        found["author"] = {"name": source.author}
    if source.publisher:
        found["publisher"] = {"name": source.publisher}
    if source.published:
        found |= _published(source.published, known=source.date_note is None)
    if source.url:
        found["sameAs"] = [*_listed(found.get("sameAs")), {"@id": source.url}]
    if source.archived:
        found["archivedAt"] = {"@id": source.archived}
    if source.cited_in:
        found["dcterms:isReferencedBy"] = named(view, source.cited_in)
    return found


def _published(date: EdtfDate, *, known: bool) -> Described:
    day = known and date.shape == "point" and date.precision == "day" and not date.approximate and not date.uncertain
    return {"dcterms:issued": edtf(date), **({"datePublished": date.edtf} if day else {})}


def _gathered(view: View, record: Record) -> Described:
    """The records that a thread names."""
    members = [link.target for link in view.dossier.links_from(record.id) if link.field == "members"]
    return {"hasPart": [named(view, name) for name in members if view.record(name).paged]} if members else {}


# -- statements -------------------------------------------------------------------------------------


def is_plain(view: View, record: Statement) -> bool:
    """Whether its source states it, in its own voice, to the letter, and still: all else is said by someone."""
    return [word for _, word in view.standings(record)] == ["stated"] and not record.deprecated


def _statement(view: View, record: Statement) -> Iterator[Described]:
    if record.names:
        yield from _named_thing(view, record)
        return
    kind_of = type_of(record) if is_plain(view, record) else CLAIM
    if isinstance(record, Quote):
        kind_of = QUOTATION if record.is_direct else CLAIM
    if kind_of in {CLAIM, QUOTATION, THING}:
        yield _claim(view, record, identity(view, record), QUOTATION if kind_of == QUOTATION else CLAIM)
    else:
        yield _thing(view, record) | details(view, record, claimed=False) | _days(view, record) | _bearing(view, record)
    yield annotation(view, record, identity(view, record))


def _named_thing(view: View, record: Statement) -> Iterator[Described]:
    """Who or what others name: it is what it is; what is said of it may be a claim."""
    thing, own = _thing(view, record), identity(view, record)
    if is_plain(view, record):
        yield {**thing, **details(view, record, claimed=False), **_bearing(view, record)}
        yield annotation(view, record, own)
        return
    claim = f"{own}-claim"
    yield thing
    yield {**_claim(view, record, claim, CLAIM), "about": {"@id": own}}
    yield annotation(view, record, claim)


def _thing(view: View, record: Record) -> Described:
    """What a record is and is called, and the same elsewhere."""
    found: Described = {"@id": identity(view, record), "@type": type_of(record), "name": view.heading(record.id)}
    if record.wikidata:
        found["sameAs"] = {"@id": f"http://www.wikidata.org/entity/{record.wikidata}"}
    return found


def _days(view: View, record: Statement) -> Described:
    date = getattr(record, "date", None)
    return exact_days(view, record, date) if type_of(record) == "Event" and isinstance(date, EdtfDate) else {}


def _claim(view: View, record: Statement, own: str, kind_of: str) -> Described:
    """A statement as what it is: words that someone answers for, and where they stand."""
    sources = view.sources_of(record)
    spoken = kind_of == QUOTATION
    found: Described = {"@id": own, "@type": kind_of, "genre": view.type_label(record), "text": _text(view, record)}
    if isinstance(record, Quote) and sources:
        found["inLanguage"] = sources[0].language
    term = "spokenByCharacter" if spoken else "author"
    found[term] = _author(view, record, term)
    where = "isPartOf" if spoken else "isBasedOn" if _is_ours(view, record) else "appearance"
    more = details(view, record, claimed=True)
    if view.dossier.rests_on_inference(record):
        more["editor"] = _editors(view)
    stands = _one([named(view, source.id) for source in sources])
    return {**found, **more, where: stands, **_bearing(view, record)}


def _text(view: View, record: Statement) -> str:
    """The words of a claim: of a figure with its value, of a name with what is said of it."""
    if isinstance(record, Quote):
        return record.words
    figures = [value.words for path, value in quantities(record) if len(path) == 1]
    said = getattr(record, "description", None) if record.names else None
    return ": ".join([view.heading(record.id), *figures, *([view.plain(said)] if said else [])])


def _is_ours(view: View, record: Statement) -> bool:
    """Whether nobody but the editors says it: it is their step beyond the words of the source."""
    return not record.speaker and view.dossier.rests_on_inference(record)


def _editors(view: View) -> Described:
    return {"name": view.dossier.settings.imprint.editor or f"the editors of “{view.dossier.settings.title}”"}


def _author(view: View, record: Statement, term: str) -> Any:  # noqa: ANN401 - one or several, as JSON-LD writes it
    """Who says it: a record, someone unnamed, the editors, or the sources themselves; in the role that is given."""
    if record.speaker and record.speaker != UNNAMED:
        who: Any = named(view, record.speaker)
    elif record.speaker:
        who = {"name": view.speaker(record)}
    elif _is_ours(view, record):
        who = _editors(view)
    else:
        who = _one([named(view, source.id) for source in view.sources_of(record)])
    role = getattr(record, "role", None) if by_is_speaker(record) else None
    return {"@type": "Role", "roleName": role, term: who} if role else who


def _bearing(view: View, record: Statement) -> Described:
    """How firmly it stands, and which statements disagree with it or are named beside it."""
    others = [named(view, other.id) for other in view.contradicted(record)]
    beside = [named(view, name) for name in record.see_also if view.record(name).paged]
    found: Described = {"creativeWorkStatus": "no longer holds"} if record.deprecated else {}
    found |= {"cito:disagreesWith": _one(others)} if others else {}
    found |= {"dcterms:references": _one(beside)} if beside else {}
    return found


def _one(values: list[Any]) -> Any:  # noqa: ANN401 - one or several, as JSON-LD writes it
    return values[0] if len(values) == 1 else values


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - one or several, as JSON-LD writes it
    return [] if value is None else [value]


__all__ = ["WHOLE", "described", "is_plain", "linked_dossier", "linked_page"]
