"""The words of linked data (JSON-LD 1.1): which term of which vocabulary says what a kind or a field says.

The only place that knows kinds and fields by name, and it need not know them all: a statement of a kind that is
not listed is a Claim, a field that is not listed is `about` if it names records and a named property if not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.model.dates import EdtfDate
from macros.model.record import Record
from macros.views import urls
from macros.views.urls import record_address
from macros.views.view import View

Described = dict[str, Any]
"""What is said of one thing, as JSON-LD writes it."""

CONTEXT: Mapping[str, str] = {
    "@vocab": "https://schema.org/",
    "cito": "http://purl.org/spar/cito/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "time": "http://www.w3.org/2006/time#",
}
"""Stands in each block, so that nothing need be fetched to read one."""

CLAIM, QUOTATION, THING = "Claim", "Quotation", "Thing"

TYPES: Mapping[str, str] = {
    "actor": "Organization",
    "actor/person": "Person",
    "actor/state": "Country",
    "actor/government-body": "GovernmentOrganization",
    "actor/people": "foaf:Group",  # schema.org has no word for people who are no organisation
    "event": "Event",
    "place": "Place",
    "source": "CreativeWork",
    "source/article": "Article",
    "source/blog post": "BlogPosting",
    "source/book": "Book",
    "source/data set": "Dataset",
    "source/law": "Legislation",
    "source/map": "Map",
    "source/news article": "NewsArticle",
    "source/report": "Report",
    "source/thesis": "Thesis",
    "source/web page": "WebPage",
    "statistic": "Observation",
    "topic": "Collection",
}
"""Kind, or kind/type → the type of a thing. Statements of other kinds are Claims: claims and relations above all.

A relation is a Claim with subject and object (`rdf:subject`, `rdf:object`): its verb is the editor's own, so there is
no property that could say it, and nothing is asserted about the two by naming them.
"""

TERMS: Mapping[str, str] = {
    "aka": "alternateName",
    "actors": "participant",
    "after": "time:after",
    "date": "dcterms:temporal",
    "description": "description",
    "for": "sourceOrganization",  # the one on whose behalf its author speaks
    "members": "hasPart",
    "part_of": "dcterms:isPartOf",
    "place": "location",
    "place/part_of": "containedInPlace",
    "rivals": "dcterms:relation",
    "statistic/about": "observationAbout",
    "via": "isBasedOn",
    "who": "rdf:subject",
    "whom": "rdf:object",
}
"""Field, or kind/field → the term for its value."""

IN_CLAIM: Mapping[str, str] = {
    "location": "spatialCoverage",
    "observationAbout": "about",
    "participant": "mentions",
}
"""Terms of events and observations, and what a Claim says in their place."""


def type_of(record: Record) -> str:
    """The type of the thing that a record is: by its `type`, else by its kind, else none in particular."""
    own = TYPES.get(f"{record.kind}/{str(getattr(record, 'type', '')).lower()}")
    return own or TYPES.get(record.kind, THING)


def term_of(record: Record, field: str) -> str | None:
    """The term for a field, or None where no vocabulary has a word for it."""
    return TERMS.get(f"{record.kind}/{field}") or TERMS.get(field)


def place_of(view: View, address: str, fragment: str = "") -> str:
    """The IRI of a page, or of what stands in it; relative to the page at hand in a site without an address."""
    if not view.address:
        return view.url(address, fragment)
    return f"{view.address}/{address}" + (f"#{fragment}" if fragment else "")


def file_of(view: View, path: str) -> str:
    """The IRI of a file of the site."""
    return f"{view.address}/{path}" if view.address else view.asset(path)


def identity(view: View, record: Record) -> str:
    """The IRI of what a record is about: its heading on its own page, so that it also leads there."""
    return place_of(view, record_address(record), record.id)


def dossier_identity(view: View) -> str:
    """The IRI of the dossier itself."""
    return place_of(view, urls.HOME, "dossier")


def named(view: View, record_id: str) -> Described:
    """Another record, by its IRI and name. One without a page of its own has a name alone."""
    record = view.record(record_id)
    name = {"name": view.heading(record_id)}
    return {"@id": identity(view, record), **name} if record.paged else name


def edtf(date: EdtfDate) -> Described:
    """A date as firmly as it is given: a literal of the datatype for EDTF that the Library of Congress keeps."""
    return {"@type": "edtf:EDTF", "@value": date.edtf}


def property_value(name: str, value: object, **more: object) -> Described:
    """A property for which no vocabulary has a term, by its name."""
    return {"@type": "PropertyValue", "name": name.replace("_", " "), "value": value, **more}
