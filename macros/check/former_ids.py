"""Ids that were published once: who renames or removes a record leaves its address, and no id is given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.kinds import kinds
from macros.kinds.reading import ALL_READ, Unread
from macros.kinds.removal import Removal
from macros.model.record import Record
from macros.problems import Location, Problem, problem, suggestion


def renamed(records: Iterable[Record]) -> Mapping[str, str]:
    """Former id → the id of the record that had it."""
    return {former: record.id for record in records for former in record.formerly}


def no_longer(name: str, records: Iterable[Record]) -> str:
    """What became of an id that no record has any more, to end a message with; empty where nothing is known of it."""
    now = renamed(records).get(name)
    return f', which was renamed to "{now}"' if now else ""


def check_former_ids(
    records: tuple[Record, ...],
    published: Mapping[str, str],
    unread: Unread = ALL_READ,
) -> tuple[Problem, ...]:
    """Former ids that are taken, removals of no kind, and ids of the last edition that are gone without a trace.

    `published` are the ids of that edition with the kind of each; empty where no history is at hand.
    """
    return (*_taken(records), *_removals(records), *_gone(records, published, unread))


def _taken(records: tuple[Record, ...]) -> Iterator[Problem]:
    holders = {record.id: record for record in records}
    for record in records:
        for index, former in enumerate(record.formerly):
            holder = holders.setdefault(former, record)
            if holder is not record or former == record.id:
                what = "is the id" if former == holder.id else "was an id"
                message = f'"{former}" {what} of {holder.kind} "{holder.id}"; its address can lead to one page alone'
                yield problem("former-id-taken", record.at("formerly", index), message)


def _removals(records: tuple[Record, ...]) -> Iterator[Problem]:
    known = [kind for kind, cls in kinds().items() if cls.paged]
    for record in records:
        if isinstance(record, Removal) and record.was not in known:
            message = f'removal {record.id}: "{record.was}" is no kind with pages' + suggestion(record.was, known)
            yield problem("unknown-choice", record.at("was"), message, hint="write one of " + ", ".join(known))


def _gone(records: tuple[Record, ...], published: Mapping[str, str], unread: Unread) -> Iterator[Problem]:
    still, former = {record.id: record for record in records}, renamed(records)
    for name, kind in published.items():
        cls, there = kinds().get(kind), still.get(name)
        if not cls or not cls.paged or name in former or unread.may_hold(name, (kind,)):
            continue
        if there is None:
            message = f'{kind} "{name}" was in the last edition; its address leads nowhere now'
            yield problem("id-gone", Location(f"data/{cls.plural}.yml"), message)
        elif isinstance(there, Removal):
            if there.was != kind:
                message = f'"{name}" was a {kind} in the last edition, not a {there.was}; its address leads nowhere now'
                yield problem("id-gone", there.at("was"), message, hint=f"write was: {kind}")
        elif there.kind != kind:
            message = f'{kind} "{name}" of the last edition is a {there.kind} now, at another address'
            yield problem("id-gone", there.at(), message, hint="give it a new id, and write a removal for the old one")
