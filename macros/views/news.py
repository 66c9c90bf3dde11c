"""What is new: one list of corrections, editions and dated records.

The Corrections page shows it, the foot of a record's page leads into it, and the feed is made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from macros.changes import Change
from macros.history import PastEdition, Step
from macros.kinds.correction import Correction
from macros.kinds.removal import Removal
from macros.model.dates import EdtfDate
from macros.model.record import Record
from macros.views import urls
from macros.views.change_words import counts, sentence, summary
from macros.views.facts import Facts
from macros.views.view import View
from macros.views.words import counted, listed, upper_first

# Places on the Corrections page. The underscore keeps them apart from the ids of corrections, which have none.
SINCE = "since_last_edition"


@dataclass(frozen=True)
class Told:
    """What is new of one record: what it is called, the address of its page (None where it has none), sentences."""

    title: str
    address: str | None
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Happening:
    """One entry of the list, and its place on the Corrections page: an edition, a correction, or a day.

    `day` is None where it has no date of its own, as what changed since the last edition; such an entry is no news
    yet. A date that is no single day (`2024-06`) stands in `when`, and `day` is its first: feeds take nothing else.
    """

    anchor: str
    title: str
    day: date | None
    when: str
    told: tuple[Told, ...] = ()
    note: str = ""
    correction: Correction | None = None


@dataclass(frozen=True)
class FootNote:
    """A few words on a record's own history, and the place that tells more."""

    words: str
    href: str


def successor(view: View, name: str) -> Record | None:
    """The record that had this id before, or the removal of it."""
    records = view.dossier.records
    removal = records.get(name)
    if isinstance(removal, Removal):
        return removal
    return next((record for record in records.values() if name in record.formerly), None)


# -- the list -------------------------------------------------------------------------------------


def corrections(view: View) -> tuple[Happening, ...]:
    """All corrections, the latest first."""
    return tuple(_correction(view, one) for one in Facts(view).corrections())


def editions(view: View) -> tuple[Happening, ...]:
    """What changed, the latest first: since the last edition, then from edition to edition, down to the first."""
    history = view.site.history
    steps = {step.edition.number if step.edition else 0: step for step in history.steps}
    found = [_edition(view, edition, steps.get(edition.number)) for edition in reversed(history.editions)]
    if 0 in steps and not history.is_edition:
        found.insert(0, _since(view, steps[0]))
    return tuple(found)


def days(view: View) -> tuple[Happening, ...]:
    """The days on which records were added or changed, as their authors say, the latest first."""
    dated: dict[str, tuple[EdtfDate, dict[str, list[str]]]] = {}
    for record in view.dossier.records.values():
        for value, word in ((record.added, "added"), (record.updated, "changed")):
            if value is not None and record.paged:
                dated.setdefault(value.edtf, (value, {}))[1].setdefault(record.id, []).append(word)
    latest_first = sorted(dated.values(), key=lambda pair: pair[0].sort_key, reverse=True)
    return tuple(_day(view, value, records) for value, records in latest_first)


def news(view: View) -> tuple[Happening, ...]:
    """All that has a day, the latest first; on one day corrections stand before editions, and both before records."""
    found = [*corrections(view), *editions(view), *days(view)]
    dated = [(one.day, one) for one in found if one.day is not None]
    return tuple(one for _, one in sorted(dated, key=lambda pair: pair[0], reverse=True))


def _correction(view: View, found: Correction) -> Happening:
    told = Told(_title(view, found.record), urls.record_address(view.record(found.record)))
    title = f"Correction: {told.title}"
    return Happening(found.id, title, _first_day(found.date), found.date.label(), (told,), correction=found)


def _edition(view: View, edition: PastEdition, step: Step | None) -> Happening:
    title = upper_first(edition.words)
    if step is None:
        shown = sum(1 for kind in edition.records.values() if kind not in _APART)
        note = f"The first edition, with {counted(shown, 'record')}." if shown else "The first edition."
        return Happening(place_of(edition), title, edition.day, edition.day_words, (), note)
    return Happening(place_of(edition), title, edition.day, edition.day_words, tuple(_told(view, step)), _note(step))


def _since(view: View, step: Step) -> Happening:
    last = view.site.history.edition
    assert last is not None
    return Happening(SINCE, f"Since {last.words}", None, "", tuple(_told(view, step)), _note(step))


def _day(view: View, value: EdtfDate, records: Mapping[str, Sequence[str]]) -> Happening:
    """The records of a day; where some were added and others changed, each says which."""
    mixed = len({tuple(words) for words in records.values()}) > 1
    told = tuple(
        Told(
            _title(view, name),
            urls.record_address(view.record(name)),
            (f"{upper_first(listed(words))}.",) if mixed else (),
        )
        for name, words in records.items()
    )
    words = "added or changed" if mixed else listed(next(iter(records.values())))
    title = f"{upper_first(counted(len(told), 'record'))} {words}"
    return Happening(f"day_{id_of_date(value.edtf)}", title, _first_day(value), value.label(), told)


# Kinds that have a list of their own.
_APART = frozenset({Correction.kind, Removal.kind})


def _shown(step: Step) -> dict[str, tuple[Change, ...]]:
    return {name: found for name, found in step.by_record.items() if found[0].kind not in _APART}


def _note(step: Step) -> str:
    found = [change for changes in _shown(step).values() for change in changes]
    words = f"{upper_first(counts(found))}."
    if step.left_out:
        words += f" {upper_first(counted(step.left_out, 'record'))} could not be compared."
    return words


def _told(view: View, step: Step) -> Iterator[Told]:
    for name, changes in _shown(step).items():
        here = view.dossier.records.get(name) or successor(view, name)
        words = tuple(sentence(change, published=True) for change in changes)
        if here is None or isinstance(here, Removal):
            # What it was called may be what had to go; where somebody wrote down why it went, its page says so.
            kind = upper_first((here.was if here else changes[0].kind).replace("-", " "))
            yield Told(f"{kind} “{name}”", urls.record_address(here) if here else None, words)
        else:
            yield Told(_title(view, here.id), urls.record_address(here) if here.paged else None, words)


def _title(view: View, name: str) -> str:
    """What a record is called, where a colon may follow."""
    return view.heading(name).rstrip(".")


def _first_day(value: EdtfDate) -> date | None:
    return value.earliest or value.latest


def id_of_date(edtf: str) -> str:
    """A date as part of an anchor; no two dates have the same."""
    return "".join(mark if mark.isalnum() or mark == "-" else f"_{ord(mark):x}" for mark in edtf)


def place_of(edition: PastEdition) -> str:
    """Where the Corrections page tells of an edition."""
    return f"edition_{edition.number}"


# -- a record's own history -----------------------------------------------------------------------


def foot_notes(view: View, record: Record) -> tuple[FootNote, ...]:
    """`added in edition 1`, `value changed in edition 2`, `corrected on 1 June 2024`, in this order."""
    history = view.site.history
    found: list[FootNote] = []
    names = (record.id, *record.formerly)
    first = history.added_in(names)
    if first is not None:
        found.append(FootNote(f"added in {first.words}", view.url(urls.CORRECTIONS, place_of(first))))
    for step in history.steps:
        changes = tuple(change for name in names for change in step.by_record.get(name, ()))
        is_first = first is not None and step.edition is not None and step.edition.number == first.number
        if changes and not is_first:
            found.append(_changed(view, step, changes))
    for correction in reversed(corrections(view)):
        if correction.correction and correction.correction.record == record.id:
            on = "on" if correction.correction.date.precision == "day" else "in"
            found.append(FootNote(f"corrected {on} {correction.when}", view.url(urls.CORRECTIONS, correction.anchor)))
    return tuple(found)


def _changed(view: View, step: Step, changes: tuple[Change, ...]) -> FootNote:
    last = view.site.history.edition
    where = f"in {step.edition.words}" if step.edition else f"since {last.words if last else 'then'}"
    anchor = place_of(step.edition) if step.edition else SINCE
    return FootNote(f"{summary(changes)} {where}", view.url(urls.CORRECTIONS, anchor))
