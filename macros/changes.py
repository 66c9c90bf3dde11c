"""What changed in the records between two states of a dossier. Pure: knows neither git nor how it is worded.

Everything follows from the fields of a kind, as in `model/record.py`: a new kind needs nothing here. Which words of a
change may be published is settled here too (`Change.open`): words that were taken from a source and are quoted no
longer, and what an editor no longer says in a note, are told of on no page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.check.evidence import PlacedEvidence, Resolved
from macros.check.former_ids import renamed
from macros.graph import Dossier
from macros.kinds.reading import ALL_READ, Reading, Unread
from macros.kinds.removal import Removal
from macros.kinds.source import Source
from macros.model.dates import EdtfDate
from macros.model.fields import Participant, Stretch
from macros.model.quantities import Quantity
from macros.model.record import FieldValue, Record, Statement, walk
from macros.model.settings import Settings
from macros.model.text import links_in, plain

Sort = Literal[
    "added", "removed", "renamed", "field", "order", "evidence", "moved", "sentence", "text", "standing", "review"
]
# Told otherwise: standing as it follows, stretches as evidence, ids as a new name; days of editing tell nothing.
_NOT_COMPARED = frozenset({"standing", "reviewed", "formerly", "added", "updated"})
_DEEPEST = 4  # headings that take in the heading of another record; a broken state may go round in a circle


@dataclass(frozen=True)
class Change:
    """One thing that changed in one record.

    `record` is its id as it is now, of a removed one as it was; `title` what it is called there. `field` is the
    field's name in words. `before` and `after` are what was and is: one value each, or the members that left and
    came. Their words may stand on a page only where `open` says so.
    """

    sort: Sort
    record: str
    kind: str
    title: str
    field: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    open: bool = True


@dataclass(frozen=True)
class State:
    """The records of a dossier at one moment, sound or not; what was `unread` is compared with nothing."""

    records: Mapping[str, Record]
    resolved: Resolved
    settings: Settings | None = None
    unread: Unread = field(default=ALL_READ)

    @cached_property
    def dossier(self) -> Dossier:
        """What follows from the records. Of an unsound state, nothing but standing may be asked."""
        settings = self.settings or Settings(title="?", locations={})
        return Dossier(settings, self.records, self.resolved)

    def heading(self, name: str, depth: int = 0) -> str:
        """What a record is called; an id that stands for none is its own name."""
        record = self.records.get(name)
        if record is None or depth > _DEEPEST:
            return name
        return record.heading(lambda other: self.heading(other, depth + 1))

    def may_hold(self, record: Record) -> bool:
        """Whether a record that is not here may be among what could not be read."""
        return self.unread.may_hold(record.id, (record.kind,))


def _without_removals(state: State) -> State:
    """Who removed a record wrote down why; that is no record of its own."""
    kept = {name: record for name, record in state.records.items() if not isinstance(record, Removal)}
    return replace(state, records=kept)


def state_of(reading: Reading, resolved: Resolved) -> State:
    """A state from what was read of it."""
    return State({record.id: record for record in reading.records}, resolved, reading.settings, reading.unread)


def compare(before: State, after: State) -> tuple[Change, ...]:
    """All changes, in the order of the records as they are now; those that are gone stand last."""
    before, after = _without_removals(before), _without_removals(after)
    now = _new_names(before, after)
    old = {after_id: before_id for before_id, after_id in now.items()}
    changes: list[Change] = []
    for record in after.records.values():
        known = before.records.get(old.get(record.id, record.id))
        if known is not None:
            changes += _Pair(before, after, known, record, now).changes()
        elif not before.may_hold(record):
            changes.append(_whole("added", record, after))
    for record in before.records.values():
        if now.get(record.id, record.id) not in after.records and not after.may_hold(record):
            changes.append(_whole("removed", record, before))
    return tuple(changes)


def _whole(sort: Literal["added", "removed"], record: Record, state: State) -> Change:
    return Change(sort, record.id, record.kind, state.heading(record.id))


def _new_names(before: State, after: State) -> Mapping[str, str]:
    """Id before → id after, of the records that were renamed, as they say or as what they hold shows."""
    gone = {name: record for name, record in before.records.items() if name not in after.records}
    new = {name: record for name, record in after.records.items() if name not in before.records}
    found = {former: now for former, now in renamed(new.values()).items() if former in gone}
    # The other way round: what is gone says what it was called before, and is called so again.
    found |= {now: former for former, now in renamed(gone.values()).items() if former in new}
    found = {name: now for name, now in found.items() if gone[name].kind == new[now].kind}
    held = {_held(record): name for name, record in new.items() if name not in set(found.values())}
    for name, record in gone.items():
        twin = held.pop(_held(record), None) if name not in found else None
        if twin is not None:
            found[name] = twin
    return found


def _held(record: Record) -> tuple[object, ...]:
    """All that a record holds, but for its id and former ids."""
    entries = [(entry.path, str(entry.value)) for entry in walk(record) if entry.path[0] != "formerly"]
    return (record.kind, tuple(entries))


@dataclass(frozen=True)
class _Member:
    """One value of a field: what it is compared by, and as people read it."""

    key: str
    words: str


@dataclass(frozen=True)
class _Pair:
    """A record before and after. `now` is the new name of every id that has one."""

    then: State
    here: State
    old: Record
    new: Record
    now: Mapping[str, str]

    def changes(self) -> Iterator[Change]:
        """What is another in the second."""
        if self.old.id != self.new.id:
            yield self._change("renamed", before=(self.old.id,), after=(self.new.id,))
        if type(self.old) is type(self.new):
            yield from self._fields()
        else:
            yield self._change("field", "kind", (self.old.kind,), (self.new.kind,))
        if isinstance(self.old, Statement) and isinstance(self.new, Statement):
            yield from self._evidence(self.old, self.new)
            yield from self._standing(self.old, self.new)
        if isinstance(self.new, Source):
            yield from self._text()
        yield from self._review()

    def _change(self, sort: Sort, name: str = "", before: Iterable[str] = (), after: Iterable[str] = ()) -> Change:
        title = self.here.heading(self.new.id)
        return Change(sort, self.new.id, self.new.kind, title, name, tuple(before), tuple(after))

    # -- fields ---------------------------------------------------------------------------------

    def _fields(self) -> Iterator[Change]:
        for name, info in type(self.new).model_fields.items():
            if info.exclude or name in _NOT_COMPARED:
                continue
            before = tuple(_members(getattr(self.old, name), _manner(self.old, name), self.then, self.now))
            after = tuple(_members(getattr(self.new, name), _manner(self.new, name), self.here, {}))
            left, came = _without(before, after), _without(after, before)
            label = (info.title or (info.alias or name).replace("_", " ")).replace("'", "’")
            if left or came:
                change = self._change("field", label, (m.words for m in left), (m.words for m in came))
                yield replace(change, open=_is_open(self.old, self.new, name, info))
            elif [m.key for m in before] != [m.key for m in after]:
                yield self._change("order", label)

    # -- evidence -------------------------------------------------------------------------------

    def _evidence(self, old: Statement, new: Statement) -> Iterator[Change]:
        before, after = _stretches(self.then, old), _stretches(self.here, new)
        for role in dict.fromkeys(key[0] for key in (*before, *after)):
            left = [key for key in before if key[0] == role and self._renamed(key) not in after]
            kept = {self._renamed(key) for key in before}
            came = [key for key in after if key[0] == role and key not in kept]
            if left or came:
                words = (tuple(key[2] for key in keys) for keys in (left, came))
                yield replace(self._change("evidence", role.replace("_", " "), *words), open=False)
        for key, placed in before.items():
            there = after.get(self._renamed(key))
            if placed and there and placed.evidence.checked and there.evidence.checked:
                yield from self._place(placed, there)

    def _renamed(self, key: tuple[str, str, str]) -> tuple[str, str, str]:
        return (key[0], self.now.get(key[1], key[1]), key[2])

    def _place(self, before: PlacedEvidence, after: PlacedEvidence) -> Iterator[Change]:
        """The same words of the same source: whether they stand where they stood, in the same sentence."""
        was, is_now = before.evidence, after.evidence
        read, reads = _sentences(self.then, before), _sentences(self.here, after)
        if read != reads:
            yield replace(self._change("sentence", "", read, reads), open=False)
        elif was.sentences != is_now.sentences:
            yield self._change("moved", "", map(str, was.sentences), map(str, is_now.sentences))

    # -- what follows from the rest -------------------------------------------------------------

    def _standing(self, old: Statement, new: Statement) -> Iterator[Change]:
        before, after = self.then.dossier.standing(old), self.here.dossier.standing(new)
        # A private text that is here now and was not then, or the other way round, is no change of the record.
        looked_up = [_looked_up(self.then, old), _looked_up(self.here, new)]
        if before != after and looked_up[0] == looked_up[1]:
            yield self._change("standing", "standing", (before,), (after,))

    def _text(self) -> Iterator[Change]:
        """How many sentences of a stored text left and came; which they are is not told, they may be private."""
        was, is_now = self.then.resolved.texts.get(self.old.id), self.here.resolved.texts.get(self.new.id)
        if was is None or is_now is None or was.text == is_now.text:
            return
        before, after = (Counter(sentence.text for sentence in stored.sentences) for stored in (was, is_now))
        counts = ((before - after).total(), (after - before).total())
        yield self._change("text", "stored text", (str(counts[0]),), (str(counts[1]),))

    def _review(self) -> Iterator[Change]:
        old, new = self.old.reviewed, self.new.reviewed
        if (old and (old.by, old.on.edtf)) != (new and (new.by, new.on.edtf)):
            words = [(review.by, review.on.label()) if review else () for review in (old, new)]
            yield self._change("review", "review", *words)


def _without(members: tuple[_Member, ...], others: tuple[_Member, ...]) -> tuple[_Member, ...]:
    """The members that the others lack, each as often as it is lacking, in order."""
    spare = Counter(member.key for member in others)
    left = []
    for member in members:
        if spare[member.key] > 0:
            spare[member.key] -= 1
        else:
            left.append(member)
    return tuple(left)


_Manner = Literal["ids", "inline", "words"]


def _manner(record: Record, name: str) -> _Manner:
    """How the words of a field are read: as ids, as running text that may hold links, or as they are."""
    alias = type(record).model_fields[name].alias or name
    entries = [entry for entry in walk(record) if entry.path[0] == alias]
    return next((_manner_of(entry) for entry in entries), "words")


def _manner_of(entry: FieldValue) -> _Manner:
    return "ids" if entry.refers else "inline" if entry.inline else "words"


def _members(value: object, manner: _Manner, state: State, now: Mapping[str, str]) -> Iterator[_Member]:
    """The values of a field one by one; evidence is none of them."""
    if value is None or isinstance(value, Stretch):
        return
    if isinstance(value, tuple):
        for member in value:
            yield from _members(member, manner, state, now)
    elif isinstance(value, BaseModel):
        yield _of_part(value, state, now)
    elif isinstance(value, Participant):
        role = f" ({value.role})" if value.role else ""
        yield _Member(f"{now.get(value.actor, value.actor)}{role}", f"{state.heading(value.actor)}{role}")
    elif isinstance(value, str) and manner == "ids":
        yield _Member(now.get(value, value), state.heading(value))
    elif isinstance(value, str) and manner == "inline":
        yield _of_text(value, state, now)
    else:
        yield _of_value(value)


def _of_part(part: BaseModel, state: State, now: Mapping[str, str]) -> _Member:
    """A part of a record as one value: `as of: 2024; value: 25 euros`."""
    keys, words = [], []
    for entry in walk(part):
        for member in _members(entry.value, _manner_of(entry), state, now):
            keys.append(f"{entry.path}={member.key}")
            words.append(f"{str(entry.path[0]).replace('_', ' ')}: {member.words}")
    return _Member("\0".join(keys), "; ".join(words))


def _of_text(text: str, state: State, now: Mapping[str, str]) -> _Member:
    """Running text without its marks; a link to what bears a new name leads to the same record."""
    targets = links_in(text)
    key = text
    for target in targets:
        key = key.replace(f"[[{target}", f"[[{now.get(target, target)}")
    return _Member(key, plain(text, {target: state.heading(target) for target in targets}))


def _of_value(value: object) -> _Member:
    if isinstance(value, EdtfDate):
        return _Member(value.edtf, value.label())
    if isinstance(value, Quantity):
        return _Member(value.words, value.words)
    if isinstance(value, bool):
        return _Member(str(value), "yes" if value else "no")
    return _Member(str(value), str(value))


def _is_open(old: Record, new: Record, name: str, info: FieldInfo) -> bool:
    """Whether the words of a field may be published when they are no longer there: facts, ids, choices; no notes."""
    if any(get_origin(inner) is Literal for inner in (info.annotation, *get_args(info.annotation))):
        return True
    found = [entry for record in (old, new) for entry in walk(record) if entry.path[0] == (info.alias or name)]
    return all(entry.gated or entry.refers or not isinstance(entry.value, str | Stretch) for entry in found)


def _stretches(state: State, record: Statement) -> Mapping[tuple[str, str, str], PlacedEvidence | None]:
    """(role, source, words as the author wrote them) → where each stretch was found, if it was."""
    placed = {(one.role, one.path): one for one in state.resolved.evidence.get(record.id, ())}
    default = record.source or (state.settings.default_source if state.settings else None) or ""
    found: dict[tuple[str, str, str], PlacedEvidence | None] = {}
    for one in record.stretches():
        there = placed.get((one.role, one.path))
        source = there.evidence.source if there else one.stretch.source or default
        found[one.role, source, " ".join(one.stretch.text.split())] = there
    return found


def _looked_up(state: State, record: Statement) -> bool:
    return all(one.evidence.checked for one in state.resolved.evidence.get(record.id, ()))


def _sentences(state: State, placed: PlacedEvidence) -> tuple[str, ...]:
    stored = state.resolved.texts[placed.evidence.source]
    return tuple(stored.sentences[number - 1].text for number in placed.evidence.sentences)
