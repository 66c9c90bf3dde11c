"""A standing that an author writes may be weaker than the one that follows from the record, never firmer."""

from __future__ import annotations

from macros.check.disagreement import disputed
from macros.check.evidence import Resolved
from macros.check.value_gate import rests_on_reasons
from macros.model.fields import Standing
from macros.model.record import Record, Statement
from macros.problems import Problem, problem

_FIRMEST_FIRST: tuple[Standing, ...] = ("stated", "inferred", "attributed", "disputed")
_CONTESTED: tuple[Standing, str] = ("disputed", "another statement disagrees with it")


def check_standing(records: tuple[Record, ...], resolved: Resolved, language: str) -> tuple[Problem, ...]:
    """Statements that are said to stand firmer than they do."""
    contested = disputed(records)
    problems = []
    for record in records:
        if not isinstance(record, Statement) or record.standing is None:
            continue
        least, reason = _CONTESTED if record.id in contested else _least(record, resolved, language)
        if _FIRMEST_FIRST.index(record.standing) < _FIRMEST_FIRST.index(least):
            message = f'"{record.id}" is {least} at the firmest, since {reason}; it is given as {record.standing}'
            hint = f"delete the line, or write standing: {least}"
            problems.append(problem("standing-too-firm", record.at("standing"), message, hint=hint))
    return tuple(problems)


def _least(record: Statement, resolved: Resolved, language: str) -> tuple[Standing, str]:
    """The firmest standing that a statement may have, and why."""
    if record.speaker:
        return "attributed", "someone says it"
    if rests_on_reasons(record, resolved, language):
        return "inferred", "a value of it stands in the inference alone"
    return "stated", ""
