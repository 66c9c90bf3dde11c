"""What a list of records can be narrowed to: kind, standing, topic, year, actor.

The page holds every row; the script that hides some reads what each row belongs to from its attributes. Without
a script there is no control, and the list is whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_origin

from macros.kinds.actor import Actor
from macros.kinds.topic import Topic
from macros.model.dates import EdtfDate
from macros.model.record import Record, Statement
from macros.views.view import View
from macros.views.words import upper_first

Facet = Literal["kind", "type", "standing", "topic", "year", "actor"]
FACETS: tuple[Facet, ...] = ("kind", "type", "standing", "topic", "year", "actor")
_STANDINGS = ("stated", "attributed", "inferred", "disputed")
_YEARS = 100
_UNDATED = "undated"


@dataclass(frozen=True)
class Choice:
    """One value that rows may have, in words, and how many rows have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True)
class Filter:
    """A facet and the choices that divide the list."""

    facet: Facet
    label: str
    choices: tuple[Choice, ...]


def facets_of(view: View, record: Record) -> Mapping[Facet, tuple[str, ...]]:
    """What one record belongs to, by facet; a facet that says nothing of it is absent."""
    found: dict[Facet, tuple[str, ...]] = {"kind": (record.kind,), "type": _type(record)}
    if isinstance(record, Statement):
        found["standing"] = (view.standing(record),)
        if view.dossier.rests_on_inference(record) and "inferred" not in found["standing"]:
            found["standing"] += ("inferred",)
    found["topic"] = tuple(topic.id for topic in view.dossier.naming(record.id, Topic, "members"))
    found["actor"] = _actors(view, record)
    if hasattr(record, "date") or hasattr(record, "as_of"):
        found["year"] = _years(getattr(record, "date", None) or getattr(record, "as_of", None))
    return {facet: values for facet, values in found.items() if values}


def _type(record: Record) -> tuple[str, ...]:
    """Its type where the kind knows them all; words of the author's own divide no list."""
    field = type(record).model_fields.get("type")
    known = field is not None and get_origin(field.annotation) is Literal
    return (str(getattr(record, "type", "")),) if known else ()


def _actors(view: View, record: Record) -> tuple[str, ...]:
    named = (reference.target for reference in view.dossier.links_from(record.id))
    return tuple(name for name in dict.fromkeys(named) if isinstance(view.dossier.records.get(name), Actor))


def _years(date: EdtfDate | None) -> tuple[str, ...]:
    """Every year that the date may fall in: a filter must not drop what is uncertain."""
    if date is None:
        return (_UNDATED,)
    first, last = date.lower or date.upper, date.upper or date.lower
    if first is None or last is None or last[0] - first[0] > _YEARS:
        return ()
    return tuple(str(year) for year in range(first[0], last[0] + 1))


def filters(view: View, records: Iterable[Record], wanted: Sequence[Facet] = FACETS) -> tuple[Filter, ...]:
    """The facets that divide these records, each with its choices; one that would leave the list as it is is none."""
    belongs = [facets_of(view, record) for record in records]
    found = []
    for facet in wanted:
        counts: dict[str, int] = {}
        for values in belongs:
            for value in values.get(facet, ()):
                counts[value] = counts.get(value, 0) + 1
        if len(counts) > 1 or any(count < len(belongs) for count in counts.values()):
            choices = (Choice(value, _words(view, facet, value), count) for value, count in counts.items())
            found.append(Filter(facet, upper_first(facet), tuple(sorted(choices, key=lambda one: _order(facet, one)))))
    return tuple(found)


def _words(view: View, facet: Facet, value: str) -> str:
    if facet in ("topic", "actor"):
        return upper_first(view.heading(value))
    if facet == "year" and value != _UNDATED and int(value) <= 0:
        return f"{1 - int(value)} BC"
    return value.replace("-", " ")


def _order(facet: Facet, choice: Choice) -> tuple[int, str]:
    """Standings from firm to contested, years in order and the undated last, all else by name."""
    if facet == "standing":
        return _STANDINGS.index(choice.value), ""
    if facet == "year":
        return (10**6 if choice.value == _UNDATED else int(choice.value)), ""
    return 0, choice.words.casefold()
