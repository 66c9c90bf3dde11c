"""Index pages: the records of one kind in sections, and everything from A to Z."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from macros.kinds import kinds
from macros.kinds.event import Event
from macros.kinds.quote import Quote
from macros.kinds.source import Source
from macros.model.record import Record
from macros.views.filters import FACETS, Facet
from macros.views.timeline import timeline
from macros.views.view import Group, View
from macros.views.words import plural_of, upper_first

_UNSECTIONED_TYPES = frozenset({"event", "source"})
_FIRST_PLAIN_YEAR = 1000
_OPENING_MARKS = "“”„«»‘’'\"([¿¡ "


@dataclass(frozen=True)
class Entry:
    """A name in A–Z and the record it leads to; `of` is the record's own name where this is another one."""

    words: str
    record: Record
    of: str = ""


def sections(view: View, kind: str) -> tuple[Group, ...]:
    """The records of a kind: events by decade, quotes by form, others by type where their kind has types."""
    records = view.dossier.of_kind(kind)
    if kind == "event":
        found = timeline(view)
        undated = (Group("Undated", found.undated),) if found.undated else ()
        return (*_decades(found.dated), *undated)
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(_section(view, record), []).append(record)
    return tuple(Group(heading, tuple(found)) for heading, found in groups.items())


def _decades(events: Iterable[Event]) -> tuple[Group, ...]:
    """Events under the decade in which they can first be."""
    groups: dict[str, list[Record]] = {}
    for event in events:
        groups.setdefault(_decade(event.date.sort_key[0][0]) if event.date else "", []).append(event)
    return tuple(Group(heading, tuple(found)) for heading, found in groups.items())


def _decade(year: int) -> str:
    """The 1970s; before the year 1000, where that could be a year, with its era: `AD 900s`, `40s BC`."""
    if year <= 0:
        return f"{(1 - year) // 10 * 10}s BC"
    return f"{year // 10 * 10}s" if year >= _FIRST_PLAIN_YEAR else f"AD {year // 10 * 10}s"


def _section(view: View, record: Record) -> str:
    if isinstance(record, Quote):
        return "In their words" if record.is_direct else "Paraphrased"
    if isinstance(record, Source):
        return "Cited inside another source" if record.cited_in else "Read for this dossier"
    types = record.kind in {"actor", "place", "claim"}
    return upper_first(plural_of(view.type_label(record))) if types else ""


def facets(kind: str) -> tuple[Facet, ...]:
    """What the index of a kind can be narrowed to; by type where its sections are not the types already."""
    return tuple(facet for facet in FACETS if facet != "kind" and (facet != "type" or kind in _UNSECTIONED_TYPES))


def a_to_z(view: View) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """Every name, other name, title and label, under its first letter."""
    entries = []
    for record in view.dossier.records.values():
        if not record.paged or record.kind in {"quote", "relation"}:
            continue
        heading = view.heading(record.id)
        entries.append(Entry(upper_first(heading), record))
        others = (*record.names[1:], *getattr(record, "called", ()))
        entries += [Entry(upper_first(name), record, heading) for name in others]
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (_sort_key(entry.words), entry.record.id)):
        letters.setdefault(_initial(entry.words), []).append(entry)
    return tuple((letter, tuple(found)) for letter, found in letters.items())


def _sort_key(words: str) -> str:
    """Names in order whatever their case, accents, opening marks and article."""
    bare = words.casefold().lstrip(_OPENING_MARKS).removeprefix("the ").lstrip(_OPENING_MARKS)
    return "".join(mark for mark in unicodedata.normalize("NFD", bare) if not unicodedata.combining(mark))


def _initial(words: str) -> str:
    first = _sort_key(words)[:1].upper()
    return first if first.isalpha() else "0–9"


def kind_word(kind: str) -> str:
    """The kind's plural as a word in a sentence."""
    return kinds()[kind].plural.replace("_", " ")
