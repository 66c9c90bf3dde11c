"""Order in time and of parts: since before until, parts within wholes, nothing after its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from macros.check.evidence import Resolved
from macros.kinds.actor import Actor
from macros.kinds.claim import Claim
from macros.kinds.event import Event
from macros.kinds.place import Place
from macros.kinds.source import Source
from macros.model.dates import EdtfDate
from macros.model.record import Record, Statement, dates
from macros.problems import Problem, problem

_AHEAD = {"prediction", "aim"}


def check_order(records: tuple[Record, ...], resolved: Resolved) -> tuple[Problem, ...]:
    """Spans that end before they begin, cycles, and dates later than the source that tells of them."""
    by_id = {record.id: record for record in records}
    problems = []
    for record in records:
        problems += _spans(record)
        problems += _horizon(record, resolved, by_id)
        problems += _after(record, by_id)
    problems += _cycles(by_id, "part_of", "part-of-cycle")
    problems += _cycles(by_id, "after", "after-cycle")
    return tuple(problems)


def _spans(record: Record) -> list[Problem]:
    found = []
    spans = [((), record)] + [(("roles", index), role) for index, role in enumerate(getattr(record, "roles", ()))]
    for path, part in spans:
        since, until = getattr(part, "since", None), getattr(part, "until", None)
        if since and until and since.lower and until.upper and since.lower > until.upper:
            message = f"since {since.label()} is later than until {until.label()}"
            found.append(problem("since-after-until", record.at(*path, "until"), message))
    return found


def _horizon(record: Record, resolved: Resolved, by_id: Mapping[str, Record]) -> list[Problem]:
    """A source cannot report what came after it; what is planned, aimed at or predicted may lie ahead."""
    if not isinstance(record, Statement) or _looks_ahead(record):
        return []
    horizon = _published(record, resolved, by_id)
    if horizon is None:
        return []
    return [
        problem(
            "later-than-source",
            record.at(*path),
            f"{date.label()} is later than the source itself ({horizon.label()})",
        )
        for path, date in dates(record)
        if date.lower and horizon.upper and date.lower > horizon.upper
    ]


def _looks_ahead(record: Statement) -> bool:
    return (isinstance(record, Event) and record.planned) or (isinstance(record, Claim) and record.type in _AHEAD)


def _published(record: Statement, resolved: Resolved, by_id: Mapping[str, Record]) -> EdtfDate | None:
    """The latest publication date among the record's sources, or None where one is undated."""
    names = {placed.evidence.source for placed in resolved.evidence.get(record.id, ())}
    sources = [source for name in names if isinstance(source := by_id.get(name), Source)]
    published = [source.published for source in sources]
    if not published or None in published:
        return None
    return max((date for date in published if date), key=lambda date: date.upper or (10**9, 1, 1))


def _after(record: Record, by_id: Mapping[str, Record]) -> list[Problem]:
    if not isinstance(record, Event) or record.date is None:
        return []
    problems = []
    for index, name in enumerate(record.after):
        for before in _dated_before(name, by_id):
            if before.date and before.date.lower and record.date.upper and record.date.upper < before.date.lower:
                message = f"dated {record.date.label()}, so not after {before.id} ({before.date.label()})"
                problems.append(problem("after-contradicts-dates", record.at("after", index), message))
    return problems


def _dated_before(name: str, by_id: Mapping[str, Record]) -> Iterator[Event]:
    """Yield the event, or, where it is undated, the dated ones that it comes after in its turn."""
    seen: set[str] = set()
    pending = [name]
    while pending:
        event = by_id.get(pending.pop())
        if not isinstance(event, Event) or event.id in seen:
            continue
        seen.add(event.id)
        if event.date:
            yield event
        else:
            pending += event.after


def _cycles(by_id: Mapping[str, Record], field: str, code: str) -> list[Problem]:
    return [
        problem(code, record.at(field), f'"{record.id}" leads back to itself through {field}')
        for record in by_id.values()
        if isinstance(record, Actor | Place | Event) and record.id in _ancestors(record, by_id, field)
    ]


def _ancestors(record: Record, by_id: Mapping[str, Record], field: str) -> set[str]:
    seen: set[str] = set()
    pending = [name for name in _named(record, field) if name != record.id]  # naming itself is told elsewhere
    while pending:
        name = pending.pop()
        if name not in seen and name in by_id:
            seen.add(name)
            pending += _named(by_id[name], field)
    return seen


def _named(record: Record, field: str) -> tuple[str, ...]:
    value = getattr(record, field, None)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else cast("tuple[str, ...]", value)
