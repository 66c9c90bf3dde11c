"""Reviews: a record that someone looked at is as they saw it, or the review no longer holds.

A fingerprint covers the record's fields, the sentences that it rests on, and the records of their sources.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from macros.check.drift import check_drift, sentence_hashes
from macros.check.evidence import Resolved
from macros.load.files import AuthorFile
from macros.model.dates import EdtfDate
from macros.model.fields import Stretch
from macros.model.quantities import Quantity
from macros.model.record import Record, walk
from macros.problems import Problem, problem

LENGTH = 16  # hexadecimal digits: enough to tell a change, short enough to stand in a line
_NOT_REVIEWED = frozenset({"reviewed", "added", "updated"})


def fingerprint(record: Record, records: Mapping[str, Record], resolved: Resolved) -> str:
    """What a review of the record vouches for, as one word."""
    parts = [record.kind, record.id, *_fields(record)]
    found = resolved.evidence.get(record.id, ())
    for placed in found:
        parts += [digest for _, digest in sentence_hashes(placed, resolved)]
    for source in sorted({placed.evidence.source for placed in found}):
        parts += [source, *(_fields(records[source]) if source in records else ())]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:LENGTH]


def _fields(record: Record) -> Iterator[str]:
    """Every value of a record as it is written, with its place; who reviewed it, and when, is no part of it."""
    for entry in walk(record):
        if entry.path[0] not in _NOT_REVIEWED:
            yield f"{'.'.join(map(str, entry.path))}={_written(entry.value)}"


def _written(value: object) -> str:
    if isinstance(value, EdtfDate):
        return value.edtf
    if isinstance(value, Quantity):
        return value.words
    if isinstance(value, Stretch):
        return f"{value.source or ''}:{value.text}"
    return str(value)


def holds(record: Record, records: Mapping[str, Record], resolved: Resolved) -> bool:
    """Whether the record is as its reviewer saw it.

    A review without a fingerprint is taken at its word, and so is one of words whose text is private and absent.
    """
    reviewed = record.reviewed
    if reviewed is None or not all(placed.evidence.checked for placed in resolved.evidence.get(record.id, ())):
        return True
    return reviewed.fingerprint in (None, fingerprint(record, records, resolved))


def check_changes(accepted: AuthorFile | None, records: tuple[Record, ...], resolved: Resolved) -> tuple[Problem, ...]:
    """What changed since an editor accepted it, or since someone reviewed it."""
    return (*check_drift(accepted, records, resolved), *_outdated(records, resolved))


def _outdated(records: tuple[Record, ...], resolved: Resolved) -> tuple[Problem, ...]:
    """Records that changed, or whose sentences or sources did, since they were reviewed."""
    by_id = {record.id: record for record in records}
    return tuple(
        problem(
            "review-outdated",
            record.at("reviewed"),
            f'"{record.id}" changed since {record.reviewed.by} reviewed it',
            hint=f"look at it again: python -m macros review {record.id} --by NAME",
        )
        for record in records
        if record.reviewed and not holds(record, by_id, resolved)
    )
