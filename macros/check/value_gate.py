"""The value gate: each number, qualifier, unit and date of a statement stands in its evidence.

What does not must stand in the record's own `inference` (for a date, `date_note`), which then covers
the values that its words contain, and nothing else. `values.py` compares; this module knows records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.check.evidence import PlacedEvidence, Resolved
from macros.check.values import Claimed, Missing, inferred_parts, missing_in_text, missing_values
from macros.model.dates import Part
from macros.model.record import Path, Record, Statement, dates, gated_texts, quantities
from macros.problems import Problem, problem

_CODES = {
    "number": "number-not-in-evidence",
    "range-end": "number-not-in-evidence",
    "rank": "number-not-in-evidence",
    "qualifier": "qualifier-changed",
    "unit": "unit-not-in-evidence",
    "year": "date-not-in-evidence",
    "month": "date-not-in-evidence",
    "day": "date-not-in-evidence",
    "date-words": "date-words-not-in-evidence",
}


@dataclass(frozen=True)
class Support:
    """What a value may rest on: the stretches of its statement, and the author's reasoning."""

    stretches: tuple[str, ...]
    inference: tuple[str, ...]
    date_note: tuple[str, ...]
    language: str


def support_of(record: Statement, resolved: Resolved, path: Path = ()) -> Support:
    """The stretches and reasoning behind the value at `path`; a series entry has stretches of its own."""
    found = resolved.evidence.get(record.id, ())
    own = tuple(placed for placed in found if path[:2] == placed.path[:2]) if path[:1] == ("series",) else ()
    stretches = tuple(placed.evidence.exact for placed in own or found if placed.path[0] != "series" or own)
    notes = tuple(note for note in (record.inference,) if note)
    date_notes = tuple(note for note in (record.date_note,) if note)
    return Support(stretches, notes, date_notes, _language(found, resolved))


def _language(found: tuple[PlacedEvidence, ...], resolved: Resolved) -> str:
    languages = (resolved.texts[p.evidence.source].language for p in found if p.evidence.source in resolved.texts)
    return next(languages, "en")


def check_values(records: tuple[Record, ...], resolved: Resolved, language: str) -> tuple[Problem, ...]:
    """Every value, date and number in gated text, against the evidence of its statement.

    `language` is that of the records' own words; values keep the notation of their source.
    """
    problems: list[Problem] = []
    for record in records:
        if isinstance(record, Statement) and resolved.evidence.get(record.id):
            problems += _of_quantities(record, resolved)
            problems += _of_dates(record, resolved)
            problems += _of_texts(record, resolved, language)
    return tuple(problems)


def _of_quantities(record: Statement, resolved: Resolved) -> list[Problem]:
    problems = []
    for path, quantity in quantities(record):
        support = support_of(record, resolved, path)
        unit = str(getattr(record, "unit", None) or "")
        claimed = Claimed(text=quantity.words, unit=unit)
        missing = missing_values(claimed, support.stretches, support.inference, support.language)
        problems += [_problem(record, path, entry) for entry in missing]
    return problems


def _of_dates(record: Statement, resolved: Resolved) -> list[Problem]:
    problems = []
    for path, date in dates(record):
        support = support_of(record, resolved, path)
        words = record.date_words if len(path) == 1 else None
        claimed = Claimed(date=date, date_words=words, field=str(path[-1]))
        reasons = support.date_note + support.inference
        missing = missing_values(claimed, support.stretches, reasons, support.language)
        problems += [_problem(record, path, entry) for entry in missing]
    return problems


def _of_texts(record: Statement, resolved: Resolved, language: str) -> list[Problem]:
    problems = []
    for path, text in gated_texts(record):
        support = support_of(record, resolved, path)
        reasons = support.inference + support.date_note
        missing = missing_in_text(text, support.stretches, reasons, support.language, language)
        problems += [_problem(record, path, entry) for entry in missing]
    return problems


def _problem(record: Statement, path: Path, missing: Missing) -> Problem:
    where = "date_words" if missing.what == "date-words" else ".".join(str(step) for step in path)
    location = record.at("date_words") if missing.what == "date-words" else record.at(*path)
    message = f'{where} of {record.kind} "{record.id}" {missing.explain()}'
    return problem(_CODES[missing.what], location, message)


def inferred_dates(records: tuple[Record, ...], resolved: Resolved) -> Mapping[tuple[str, Path], frozenset[Part]]:
    """For each date, the parts that its stretches lack and its note gives: these are shown as inferred."""
    found: dict[tuple[str, Path], frozenset[Part]] = {}
    for record in records:
        if not isinstance(record, Statement):
            continue
        for path, date in dates(record):
            support = support_of(record, resolved, path)
            reasons = " ".join(support.date_note + support.inference)
            parts = inferred_parts(date, support.stretches, reasons, support.language)
            if parts:
                found[record.id, path] = frozenset(parts)
    return found
