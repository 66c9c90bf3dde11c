"""The dossier as a whole: records, their evidence, links and backlinks.

A `Dossier` is sealed: it is built only from problem-free records, so whatever reads it need not check
again. Everything derived is computed once, on first use, and never changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import TypeVar, cast

from macros.check.coverage import excused, unaccounted
from macros.check.disagreement import contradictions, disputed
from macros.check.drift import accepted_state
from macros.check.evidence import PlacedEvidence, Resolved
from macros.check.value_gate import inferred_dates, rests_on_reasons
from macros.kinds.event import Event
from macros.kinds.source import Sic, Source
from macros.load.files import AuthorFile
from macros.model.dates import EdtfDate, Part, SortKey
from macros.model.evidence import Evidence, locate
from macros.model.fields import Standing
from macros.model.matched import Matched
from macros.model.names import NameFinder, name_key
from macros.model.record import Path, Record, Reference, Statement, dates, references
from macros.model.sentences import Sentence, StoredText
from macros.model.settings import Settings
from macros.problems import Problem

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True)
class Mention:
    """A sentence that names a record, and where the naming words stand (offsets in the stored text)."""

    source: str
    sentence: Sentence
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Dossier:
    """All facts on one subject, found sound."""

    settings: Settings
    records: Mapping[str, Record]
    resolved: Resolved
    weak: tuple[Problem, ...] = ()
    accepted: Matched | None = None

    # -- records -------------------------------------------------------------------------------

    def of(self, cls: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The records of one kind, in the order of the author's files."""
        known = self._asked_for
        if cls not in known:
            known[cls] = tuple(record for record in self.records.values() if isinstance(record, cls))
        return cast("tuple[AnyRecord, ...]", known[cls])

    @cached_property
    def _asked_for(self) -> dict[type[Record], tuple[Record, ...]]:
        """What `of` found before: every page asks it, and what it looks through does not change."""
        return {}

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """The records of the kind with this name."""
        return tuple(record for record in self.records.values() if record.kind == kind)

    def heading(self, record_id: str) -> str:
        """What a record is called on pages."""
        return self.records[record_id].heading(self.heading)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every record that rests on evidence."""
        return self.of(Statement)

    # -- sources and sentences ------------------------------------------------------------------

    @cached_property
    def read_sources(self) -> tuple[Source, ...]:
        """The sources whose words were taken, in order: those cited inside another have no text of their own."""
        return tuple(source for source in self.of(Source) if source.cited_in is None)

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """Source id → the letter before its sentence numbers; no letter where there is one source."""
        if len(self.read_sources) == 1:
            return {self.read_sources[0].id: ""}
        return {source.id: _letter(index) for index, source in enumerate(self.read_sources)}

    def text_of(self, source: str) -> StoredText | None:
        """The stored text of a source, or None where it has none here."""
        return self.resolved.texts.get(source)

    def shown_sentences(self, source: Source) -> tuple[Sentence, ...]:
        """The sentences that may be published: all, those quoted, or none."""
        stored = self.text_of(source.id)
        if stored is None or source.publish == "none":
            return ()
        if source.publish == "full":
            return stored.sentences
        return tuple(s for s in stored.sentences if self.facts_on.get((source.id, s.number)))

    @cached_property
    def unaccounted(self) -> tuple[tuple[str, int], ...]:
        """Sentences with neither record nor reason."""
        return unaccounted(tuple(self.records.values()), self.resolved)

    @cached_property
    def excused(self) -> Mapping[tuple[str, int], str]:
        """Sentences listed as uncovered, with their reason."""
        return excused(tuple(self.records.values()), self.resolved)

    @cached_property
    def odd_wordings(self) -> Mapping[str, tuple[tuple[Sic, Evidence | None], ...]]:
        """Source → its odd wordings in the author's order, each with its place in the text where that is here."""
        found = {}
        for source in self.of(Source):
            stored = self.text_of(source.id)
            places = [locate(odd.text, stored, least_words=1) if stored else None for odd in source.sic]
            found[source.id] = tuple(
                (odd, at if isinstance(at, Evidence) else None) for odd, at in zip(source.sic, places, strict=True)
            )
        return found

    # -- evidence -------------------------------------------------------------------------------

    def evidence(self, record_id: str) -> tuple[PlacedEvidence, ...]:
        """What a statement rests on, in the author's order."""
        return self.resolved.evidence.get(record_id, ())

    @cached_property
    def facts_on(self) -> Mapping[tuple[str, int], tuple[Statement, ...]]:
        """(source, sentence number) → the statements that rest on it."""
        found: dict[tuple[str, int], dict[str, Statement]] = defaultdict(dict)
        for record in self.statements:
            for placed in self.evidence(record.id):
                for number in placed.evidence.sentences:
                    found[placed.evidence.source, number][record.id] = record
        return {key: tuple(records.values()) for key, records in sorted(found.items())}

    @cached_property
    def _inferred_dates(self) -> Mapping[tuple[str, Path], frozenset[Part]]:
        return inferred_dates(self.statements, self.resolved, self.settings.imprint.language)

    def inferred(self, record: Record, date: EdtfDate) -> frozenset[Part]:
        """The parts of a record's date ("year", "month", "day") that are the editor's step."""
        paths = [path for path, value in dates(record) if value is date]
        return self._inferred_dates.get((record.id, paths[0]), frozenset()) if paths else frozenset()

    # -- standing -------------------------------------------------------------------------------

    @cached_property
    def contradictions(self) -> Mapping[str, tuple[str, ...]]:
        """Statement → those it disagrees with, as the author says or as found."""
        return contradictions(self.records.values())

    @cached_property
    def _disputed(self) -> frozenset[str]:
        return disputed(self.records.values())

    def standing(self, record: Statement) -> Standing:
        """How firmly it stands: as written, else disputed, attributed, inferred or stated."""
        if record.standing:
            return record.standing
        if record.id in self._disputed:
            return "disputed"
        if record.speaker:
            return "attributed"
        return "inferred" if record.inference and record.id not in self._inference_of_names_alone else "stated"

    def rests_on_inference(self, record: Statement) -> bool:
        """Whether the editor took a step beyond the words, even one behind what someone says; a name alone is none."""
        if record.standing == "stated":
            return False  # the editor's word that the step is to a name alone; no value rests on it
        step = record.inference and record.id not in self._inference_of_names_alone
        return bool(step) or self.standing(record) == "inferred"

    @cached_property
    def _inference_of_names_alone(self) -> frozenset[str]:
        """Statements whose inference only says who is meant (a pronoun, another name)."""
        language = self.settings.imprint.language
        return frozenset(
            record.id
            for record in self.statements
            if record.inference and record.names and not rests_on_reasons(record, self.resolved, language)
        )

    # -- time ----------------------------------------------------------------------------------

    def in_order(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """The dated among these, by the first day on which each can be, but none before one that it came after.

        A date may leave open what the author knows: "2024" may be before or after a day in March. What came after
        what is handed on through events without a date.
        """
        waiting = {event.id: event for event in events if event.date}
        before = {name: (self._earlier(name) & waiting.keys()) - {name} for name in waiting}
        later: dict[str, list[str]] = {}
        for name, names in before.items():
            for earlier in sorted(names):
                later.setdefault(earlier, []).append(name)
        places = {name: (_first_day(event), place) for place, (name, event) in enumerate(waiting.items())}
        ready = [(*places[name], name) for name, names in before.items() if not names]
        heapify(ready)
        found = []
        while ready:
            name = heappop(ready)[-1]
            found.append(waiting[name])
            for after in later.get(name, ()):
                before[after].discard(name)
                if not before[after]:
                    heappush(ready, (*places[after], after))
        return tuple(found)

    def _earlier(self, name: str) -> set[str]:
        """The events that came before one, by the author's word, at any remove."""
        found: set[str] = set()
        asked = [name]
        while asked:
            event = self.records.get(asked.pop())
            new = set(event.after) - found if isinstance(event, Event) else set()
            found |= new
            asked += sorted(new)
        return found

    @cached_property
    def dated_events(self) -> tuple[Event, ...]:
        """Every event that has a date, in order."""
        return self.in_order(self.of(Event))

    @cached_property
    def _places_in_time(self) -> Mapping[str, int]:
        return {event.id: place for place, event in enumerate(self.dated_events)}

    def beside(self, event: Event) -> tuple[Event, ...]:
        """The event between the two dated ones that are next to it in order; none where it has no date."""
        place = self._places_in_time.get(event.id)
        return () if place is None else self.dated_events[max(place - 1, 0) : place + 2]

    # -- links ----------------------------------------------------------------------------------

    @cached_property
    def links(self) -> tuple[Reference, ...]:
        """Every reference from a record to another, once for each field and target."""
        found: dict[tuple[str, str, str], Reference] = {}
        for record in self.records.values():
            for reference in references(record, record.id):
                found.setdefault((reference.origin, reference.target, reference.field), reference)
        return tuple(found.values())

    @cached_property
    def _links_to(self) -> Mapping[str, tuple[Reference, ...]]:
        return _grouped(self.links, "target")

    @cached_property
    def _links_from(self) -> Mapping[str, tuple[Reference, ...]]:
        return _grouped(self.links, "origin")

    def links_to(self, record_id: str) -> tuple[Reference, ...]:
        """The references that name a record: its backlinks."""
        return self._links_to.get(record_id, ())

    def links_from(self, record_id: str) -> tuple[Reference, ...]:
        """The references that a record makes."""
        return self._links_from.get(record_id, ())

    def naming(self, record_id: str, cls: type[AnyRecord], *fields: str) -> tuple[AnyRecord, ...]:
        """The records of a kind that name this one (in one of `fields`, if given), in order."""
        found: dict[str, AnyRecord] = {}
        for reference in self.links_to(record_id):
            record = self.records[reference.origin]
            if isinstance(record, cls) and (not fields or reference.field in fields):
                found[record.id] = record
        return tuple(found.values())

    # -- mentions -------------------------------------------------------------------------------

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Record → the sentences that name it, in source order.

        A name counts wherever it stands. Words under `called` can stand for several records, so they
        count only where a fact that names the record rests on that sentence.
        """
        named = self.records.values()
        finder = NameFinder([name for record in named for name in (*record.names, *getattr(record, "called", ()))])
        found: dict[str, list[Mention]] = defaultdict(list)
        for source in self.read_sources:
            for sentence in self.shown_sentences(source):
                for record_id, spans in self._named_in(sentence, source.id, finder).items():
                    found[record_id].append(Mention(source.id, sentence, tuple(spans)))
        return {record_id: tuple(mentions) for record_id, mentions in found.items()}

    def _named_in(
        self,
        sentence: Sentence,
        source: str,
        finder: NameFinder,
    ) -> Mapping[str, list[tuple[int, int]]]:
        hits: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for hit in finder.find(sentence.text):
            for record_id in self._meant(hit.key, source, sentence.number):
                hits[record_id].append((sentence.start + hit.start, sentence.start + hit.end))
        return hits

    def _meant(self, key: str, source: str, number: int) -> tuple[str, ...]:
        if key in self._names:
            return (self._names[key],)
        linked = self._linked_on.get((source, number), frozenset())
        return tuple(record_id for record_id in self._called.get(key, ()) if record_id in linked)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {name_key(name): record.id for record in self.records.values() for name in record.names}

    @cached_property
    def _called(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for record in self.records.values():
            for words in getattr(record, "called", ()):
                key = name_key(words)
                if key not in self._names and record.id not in found[key]:
                    found[key].append(record.id)
        return {key: tuple(ids) for key, ids in found.items() if ids}

    @cached_property
    def _linked_on(self) -> Mapping[tuple[str, int], frozenset[str]]:
        """(source, sentence) → the records that a fact on it is about."""
        found = {}
        for key, facts in self.facts_on.items():
            targets = {reference.target for fact in facts for reference in self.links_from(fact.id)}
            found[key] = frozenset(targets | {fact.id for fact in facts})
        return found


def seal(
    settings: Settings | None,
    records: tuple[Record, ...],
    resolved: Resolved,
    problems: tuple[Problem, ...],
    accepted: AuthorFile | None = None,
) -> Dossier | None:
    """The dossier of records without an error, or None; weak points go with it, to be shown."""
    if settings is None or any(found.severity == "error" for found in problems):
        return None
    return Dossier(settings, {record.id: record for record in records}, resolved, problems, accepted_state(accepted))


def _first_day(event: Event) -> SortKey:
    assert event.date is not None
    return event.date.sort_key


def _letter(index: int) -> str:
    """The letter of a place in an order: A to Z, then AA."""
    head, tail = divmod(index, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + tail)


def _grouped(links: Iterable[Reference], by: str) -> Mapping[str, tuple[Reference, ...]]:
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in links:
        found[getattr(reference, by)].append(reference)
    return {key: tuple(group) for key, group in found.items()}
