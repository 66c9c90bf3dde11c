"""Statements that cannot both be right: two figures for one measure, two dates for one thing.

Two statistics give one measure where one names the other as its rival, or where label, what they are about,
base and period are the same; two events or relations are one where their wording and all whom they name are. Times
for which figures hold must not differ, nor may two acts of the same sort be two. Where one of the two is
`deprecated`, it no longer stands against the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice, product

from macros.kinds.event import Event
from macros.kinds.relation import Relation
from macros.kinds.statistic import Statistic
from macros.model.agreement import dates_agree, quantities_agree
from macros.model.boundaries import words
from macros.model.dates import EdtfDate
from macros.model.quantities import Quantity
from macros.model.record import Record, Statement
from macros.problems import Problem, problem

_MOST = 10_000  # comparisons within one matter, or between two series: far beyond any that is meant
# Words that name no part of what is measured: "the number of boats" are "boats".
_EMPTY = frozenset("the a an number total of der die das anzahl zahl le la les nombre".split())


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements, the later one in the author's order second, the field they differ in, and what each gives."""

    left: str
    right: str
    field: str
    given: tuple[str, str]


def disagreements(records: Iterable[Record]) -> tuple[Disagreement, ...]:
    """Every pair of statements that disagree and of which neither is deprecated, in the author's order."""
    standing = [record for record in records if isinstance(record, Statement) and not record.deprecated]
    places = {record.id: place for place, record in enumerate(standing)}
    found: dict[tuple[str, str], Disagreement] = {}
    for left, right in _same_matter(standing):
        one, other = sorted((left, right), key=lambda record: places[record.id])
        difference = _difference(one, other)
        if difference:
            found.setdefault((one.id, other.id), Disagreement(one.id, other.id, *difference))
    return tuple(sorted(found.values(), key=lambda pair: (places[pair.right], places[pair.left])))


def contradictions(records: Iterable[Record]) -> Mapping[str, tuple[str, ...]]:
    """Statement → those it disagrees with: as either of the two says (`contradicts`), or as found."""
    statements = [record for record in records if isinstance(record, Statement)]
    written = [(record.id, name) for record in statements for name in record.contradicts]
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for left, right in (*written, *((pair.left, pair.right) for pair in disagreements(statements))):
        found[left][right] = None
        found[right][left] = None
    return {name: tuple(others) for name, others in found.items()}


def disputed(records: Iterable[Record]) -> frozenset[str]:
    """The statements that another one disputes; one that is deprecated neither disputes nor is disputed."""
    by_id = {record.id: record for record in records}
    standing = {name for name, record in by_id.items() if isinstance(record, Statement) and not record.deprecated}
    against = contradictions(by_id.values())
    return frozenset(name for name in standing if not standing.isdisjoint(against.get(name, ())))


def check_disagreement(records: tuple[Record, ...]) -> tuple[Problem, ...]:
    """A weak point for each disagreement that the author has not noted; pages show it as disputed all the same."""
    by_id = {record.id: record for record in records}
    noted = {frozenset((record.id, name)) for record in records for name in getattr(record, "contradicts", ())}
    return tuple(
        problem(
            "statements-disagree",
            by_id[pair.right].at(pair.field),
            f'"{pair.right}" gives {pair.given[1]} and "{pair.left}" gives {pair.given[0]}: they cannot both be right',
            hint=f"write contradicts: [{pair.left}], deprecated with a reason at one, or tell them apart in words",
        )
        for pair in disagreements(records)
        if frozenset((pair.left, pair.right)) not in noted
    )


# --- one matter --------------------------------------------------------------------------------------------------


def _same_matter(statements: list[Statement]) -> Iterator[tuple[Statement, Statement]]:
    by_matter: dict[Hashable, list[Statement]] = defaultdict(list)
    by_id = {record.id: record for record in statements}
    for record in statements:
        if (matter := _matter(record)) is not None:
            by_matter[matter].append(record)
        if isinstance(record, Statistic) and record.rivals in by_id:
            yield record, by_id[record.rivals]
    for group in by_matter.values():
        yield from islice(combinations(group, 2), _MOST)


def _matter(record: Statement) -> Hashable | None:
    """What a statement is on; two with the same matter give the same measure, or tell of the same thing."""
    if isinstance(record, Statistic):
        return "figure", _key(record.label), frozenset(record.about), _key(record.base), _key(record.period)
    if isinstance(record, Event) and record.date:
        return "event", _key(record.title), record.place, frozenset(member.actor for member in record.actors)
    if isinstance(record, Relation):
        return "relation", record.who, _key(record.does), record.whom
    return None


def _key(text: str | None) -> tuple[str, ...]:
    keys = tuple(word.key for word in words(text or ""))
    return tuple(key for key in keys if key not in _EMPTY) or keys


# --- the difference ----------------------------------------------------------------------------------------------

_Difference = tuple[str, tuple[str, str]]


def _difference(left: Statement, right: Statement) -> _Difference | None:
    if isinstance(left, Statistic) and isinstance(right, Statistic):
        return _of_figures(left, right)
    if isinstance(left, Event) and isinstance(right, Event) and left.date and right.date:
        return None if dates_agree(left.date, right.date) else ("date", (left.date.label(), right.date.label()))
    if isinstance(left, Relation) and isinstance(right, Relation):
        return _of_spans(left, right)
    return None


def _of_figures(left: Statistic, right: Statistic) -> _Difference | None:
    if left.unit and right.unit and _key(left.unit) != _key(right.unit):
        return None
    for (when, one), (then, other) in islice(product(_readings(left), _readings(right)), _MOST):
        together = when is None or then is None or dates_agree(when, then)
        if together and quantities_agree(one, other) is False:
            return "value", (one.words, other.words)
    return None


def _readings(record: Statistic) -> Iterator[tuple[EdtfDate | None, Quantity]]:
    yield record.as_of, record.value
    yield from ((reading.as_of, reading.value) for reading in record.series)


def _of_spans(left: Relation, right: Relation) -> _Difference | None:
    """The beginnings, or the ends, of one tie; two ties that do not touch in time are two."""
    if _apart(left, right) or _apart(right, left):
        return None
    for field, one, other in (("since", left.since, right.since), ("until", left.until, right.until)):
        if one and other and not dates_agree(one, other):
            return field, (one.label(), other.label())
    return None


def _apart(left: Relation, right: Relation) -> bool:
    """Whether the left one ended before the right one began."""
    ended, began = left.until and left.until.upper, right.since and right.since.lower
    return bool(ended and began and ended < began)
