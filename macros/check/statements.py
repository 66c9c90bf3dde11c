"""Every gate on what a statement says: values, names, negations, standing, order, and whether statements agree."""

from __future__ import annotations

from macros.check.disagreement import check_disagreement
from macros.check.evidence import Resolved
from macros.check.name_gate import check_names
from macros.check.negations import check_negations
from macros.check.order import check_order
from macros.check.standing import check_standing
from macros.check.value_gate import check_values
from macros.model.record import Record
from macros.problems import Problem


def check_statements(records: tuple[Record, ...], resolved: Resolved, language: str) -> tuple[Problem, ...]:
    """What the statements say beyond their words, and against each other; `language` is that of the records."""
    return (
        *check_values(records, resolved, language),
        *check_names(records, resolved),
        *check_negations(records, resolved, language),
        *check_standing(records, resolved, language),
        *check_order(records, resolved),
        *check_disagreement(records),
    )
