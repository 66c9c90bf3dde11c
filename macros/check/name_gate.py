"""The name gate: whoever a statement is about, or is said by, is named in a sentence that it rests on.

An actor or place is named by its `name`, `aka` or `called`, at token boundaries, the longest known name
winning: ISIS is not in ISIS-K. Who is meant by a pronoun or another word is told by the record's own
`inference` or `date_note`, which then holds a name, or a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.check.evidence import PlacedEvidence, Resolved
from macros.model.names import NameFinder, name_key
from macros.model.record import Path, Record, Statement, gated_texts, references
from macros.model.text import links_in, plain
from macros.problems import Problem, problem

_OWN_NAMES = frozenset({"name", "aka", "called"})  # what others may be called as well


@dataclass(frozen=True)
class _Names:
    """Every name of every actor and place, and a finder for all of them at once."""

    finder: NameFinder
    meant: Mapping[str, frozenset[str]]  # any name → whom it can mean
    sure: Mapping[str, str]  # `name` and `aka` alone → the one it means
    of: Mapping[str, str]  # id → `name`
    kinds: Mapping[str, str]  # id → actor or place

    def named_in(self, texts: Sequence[str]) -> frozenset[str]:
        """Whom some texts name, if only by a word that can mean several."""
        hits = (self.meant[key] for text in texts for key in self.finder.keys_in(text))
        return frozenset(record for hit in hits for record in hit)

    def stands_in(self, record: Record, texts: Sequence[str]) -> bool:
        """Whether the very `name` of an actor or place stands in some texts, if only within another name of its own."""
        name = name_key(record.names[0]).casefold()
        keys = (key.casefold() for text in texts for key in self.finder.keys_in(text) if record.id in self.meant[key])
        return any(name == key or (name in key and any(NameFinder([name]).find(key))) for key in keys)

    def surely_in(self, text: str) -> Iterator[str]:
        """Whom a text names by a name of its own."""
        yield from (self.sure[found.key] for found in self.finder.find(text) if found.key in self.sure)


def check_names(records: tuple[Record, ...], resolved: Resolved) -> tuple[Problem, ...]:
    """Statements about actors and places that no sentence of theirs names.

    A statement whose words are not re-checked here is passed over: its sentences are not known.
    """
    names = _names(records)
    problems: list[Problem] = []
    for record in records:
        if isinstance(record, Statement) and (found := _all_checked(record, resolved)):
            problems += _unnamed(record, found, resolved, names)
    return tuple(problems)


def _names(records: tuple[Record, ...]) -> _Names:
    meant: dict[str, frozenset[str]] = {}
    sure: dict[str, str] = {}
    known: list[str] = []
    for record in records:
        for name in record.names:
            sure.setdefault(name_key(name), record.id)
        for name in (*record.names, *getattr(record, "called", ())):
            known.append(name)
            meant[name_key(name)] = meant.get(name_key(name), frozenset()) | {record.id}
    of = {record.id: record.names[0] for record in records if record.names}
    kinds = {record.id: record.kind for record in records if record.names}
    return _Names(NameFinder(known), meant, sure, of, kinds)


def _all_checked(record: Statement, resolved: Resolved) -> tuple[PlacedEvidence, ...]:
    found = resolved.evidence.get(record.id, ())
    whole = len(found) == len(record.stretches()) and all(placed.evidence.checked for placed in found)
    return found if whole else ()


def _unnamed(
    record: Statement, found: tuple[PlacedEvidence, ...], resolved: Resolved, names: _Names
) -> Iterator[Problem]:
    """Once for each actor or place, at the first field that needs it."""
    texts = (*_sentences(found, resolved), *_reasons(record, names))
    named = names.named_in(texts) | _linked(record)
    told: set[str] = set()
    if record.names and not names.stands_in(record, texts):
        told.add(record.id)
        message = f'the name of {record.kind} "{record.id}", {record.names[0]}, stands in no sentence it rests on'
        yield problem("name-not-in-evidence", record.at("name"), message)
    for path, target in _needed(record, names):
        if target not in named and target not in told:
            told.add(target)
            where = ".".join(str(step) for step in path)
            message = f'{where} of {record.kind} "{record.id}" names {names.of[target]}; no sentence it rests on does'
            yield problem("name-not-in-evidence", record.at(*path), message)


def _sentences(found: tuple[PlacedEvidence, ...], resolved: Resolved) -> Iterator[str]:
    """The whole sentences that the stretches stand in."""
    numbers = {(placed.evidence.source, number) for placed in found for number in placed.evidence.sentences}
    for source, number in sorted(numbers):
        yield resolved.texts[source].sentences[number - 1].text


def _reasons(record: Statement, names: _Names) -> Iterator[str]:
    yield from (plain(text, names.of) for text in (record.inference, record.date_note) if text)


def _linked(record: Statement) -> frozenset[str]:
    """Whom the reasons link to, under whatever words."""
    return frozenset(target for text in (record.inference, record.date_note) if text for target in links_in(text))


def _needed(record: Statement, names: _Names) -> Iterator[tuple[Path, str]]:
    """The actors and places that the statement shows as the source's: in its fields, then in its words."""
    for reference in references(record, record.id):
        # A reference of a wrong kind is told with all other references.
        if reference.refers.named and names.kinds.get(reference.target) in reference.refers.kinds:
            yield reference.path, reference.target
    for path, text in gated_texts(record):
        if path[0] in _OWN_NAMES:
            continue
        yield from ((path, target) for target in links_in(text) if target in names.of)
        yield from ((path, target) for target in names.surely_in(plain(text)))
