"""Every id that is named exists and is of a kind that the field takes; names are told apart."""

from __future__ import annotations

from collections.abc import Mapping

from macros.check.former_ids import check_former_ids, no_longer
from macros.kinds.reading import ALL_READ, Unread
from macros.kinds.removal import Removal
from macros.model.fields import UNNAMED
from macros.model.record import Record, Reference, Statement, references
from macros.model.settings import Settings
from macros.model.text import fold
from macros.problems import Location, Problem, problem, suggestion, with_article


def check_references(
    records: tuple[Record, ...],
    settings: Settings | None,
    unread: Unread = ALL_READ,
    published: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Dangling ids, ids of a wrong kind, names held twice, speakers left out, old addresses that lead nowhere.

    Who names something that is there but could not be read has made no fault. `published` are the ids of the last
    edition, each with its kind, where they are known.
    """
    by_id = {record.id: record for record in records}
    problems = []
    for record in records:
        problems += [
            _fault(reference, by_id, record.at(*reference.path), unread) for reference in references(record, record.id)
        ]
        problems.append(_speaker(record))
    if settings is not None:
        found = references(settings, "dossier")
        problems += [_fault(reference, by_id, settings.at(*reference.path), unread) for reference in found]
    problems += (*_shared_names(records), *check_former_ids(records, published or {}, unread))
    return tuple(found for found in problems if found is not None)


def _fault(
    reference: Reference,
    by_id: Mapping[str, Record],
    location: Location,
    unread: Unread,
) -> Problem | None:
    target = by_id.get(reference.target)
    kinds = reference.refers.kinds
    if target is None and unread.may_hold(reference.target, kinds):
        return None
    if target is None:
        known = [record.id for record in by_id.values() if not kinds or record.kind in kinds]
        what = " or ".join(kinds) or "record"
        former = no_longer(reference.target, by_id.values())
        message = f'there is no {what} "{reference.target}"' + (former or suggestion(reference.target, known))
        return problem("unknown-id", location, message)
    if isinstance(target, Removal):
        return None if reference.refers.removed else _removed(target, location)
    if kinds and target.kind not in kinds:
        wanted = with_article(" or ".join(kinds))
        message = f'"{target.id}" is {with_article(target.kind)}; {reference.field} takes {wanted}'
        return problem("wrong-kind", location, message)
    if target.id == reference.origin:
        return problem("refers-to-itself", location, f'"{target.id}" names itself in {reference.field}')
    return None


def _removed(target: Removal, location: Location) -> Problem:
    hint = f"name another record ({', '.join(target.see_also)})" if target.see_also else "take the name out"
    message = f'"{target.id}" was removed ({target.date.label()})'
    return problem("unknown-id", location, message, hint=hint)


def _speaker(record: Record) -> Problem | None:
    if isinstance(record, Statement) and record.standing == "attributed" and not record.speaker:
        message = f'"{record.id}" is attributed, but nobody is said to say it'
        return problem("no-speaker", record.at("standing"), message, hint=f"add said_by: <id>, or said_by: {UNNAMED}")
    return None


def _shared_names(records: tuple[Record, ...]) -> list[Problem]:
    """`name` and `aka` are safe to link only when one actor or place has them."""
    holders: dict[str, Record] = {}
    problems = []
    for record in records:
        for index, name in enumerate(record.names):
            holder = holders.setdefault(fold(name).text.casefold(), record)
            if holder is not record:
                message = f'"{name}" is also a name of {holder.kind} "{holder.id}"'
                location = record.at("aka", index - 1) if index else record.at("name")
                problems.append(problem("name-taken", location, message))
    return problems
