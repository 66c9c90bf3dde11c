"""The fields of a statement in linked data: each follows from its type and its markers, whatever the kind.

Nothing uncertain becomes exact: a day is given as a day only where the source gives it, whole and without doubt; every
date stands beside it in EDTF. A quantity is given in the source's words; `minValue` and `maxValue` are there only where
the words name such an end.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from macros.model.dates import EdtfDate
from macros.model.fields import UNNAMED, Participant
from macros.model.quantities import Quantity
from macros.model.record import FieldValue, Part, Record, Statement, walk
from macros.views.linked_terms import IN_CLAIM, TYPES, Described, edtf, named, property_value, term_of
from macros.views.view import View

_FLOORS, _CEILINGS = frozenset({"exact", "at-least", "more-than"}), frozenset({"exact", "up-to", "less-than"})
# What any statement has is told for all alike; headings are its name, and
# `unit` stands with the quantity.
_TOLD = frozenset(Statement.model_fields) | {"name", "title", "label", "text", "unit"}
_OF_A_LIST = 2  # steps to a member of a list; what is further in stands in a part
_WHOLE_DAY = 10  # characters of YYYY-MM-DD


def details(view: View, record: Statement, *, claimed: bool) -> Described:
    """What a record says beyond its name; `claimed` where it is no plain fact: the words are then those of a Claim."""
    found: dict[str, list[Any]] = {}
    for term, value in _all(view, record, claimed=claimed):
        if value not in found.setdefault(term, []):
            found[term].append(value)
    standing = property_value("standing", ", ".join(word for _, word in view.standings(record)))
    found.setdefault("additionalProperty", []).append(standing)
    if record.inference:
        found["additionalProperty"].append(property_value("inference", view.plain(record.inference)))
    return {term: values[0] if len(values) == 1 else values for term, values in found.items()}


def _all(view: View, record: Statement, *, claimed: bool) -> Iterator[tuple[str, Any]]:
    """(term, value) of every field of its own, in their order."""
    told = _TOLD | ({"type"} if claimed or _type_is_told(record) else set())
    told |= {"by", "role"} if by_is_speaker(record) else set()
    own = [entry for entry in walk(record) if entry.path[0] not in told and len(entry.path) <= _OF_A_LIST]
    alone = sum(isinstance(entry.value, EdtfDate) for entry in own) == 1
    for entry in own:
        term = term_of(record, str(entry.path[0]))
        own_term = IN_CLAIM.get(term, term) if claimed and term else term
        yield from _value(view, record, entry, own_term, alone=alone)
    for field in type(record).model_fields:
        members = getattr(record, field)
        for part in members if isinstance(members, tuple) else ():
            if isinstance(part, Part):
                yield from _part(view, record, part)


def by_is_speaker(record: Statement) -> bool:
    """Whether `by` says who speaks, and `role` in which part: a kind may mean something else by them."""
    return record.speaker is not None and getattr(record, "by", None) == record.speaker


def _type_is_told(record: Statement) -> bool:
    return f"{record.kind}/{getattr(record, 'type', '')}" in TYPES


def _value(
    view: View, record: Statement, entry: FieldValue, term: str | None, *, alone: bool
) -> Iterator[tuple[str, Any]]:
    field, value = str(entry.path[0]), entry.value
    if isinstance(value, EdtfDate):
        # The only date of a record is its time; of several, each goes by its name.
        yield ("dcterms:temporal", edtf(value)) if alone else ("additionalProperty", property_value(field, edtf(value)))
    elif isinstance(value, Quantity):
        yield "variableMeasured", measured(view.heading(record.id), value, record)
    elif entry.refers and isinstance(value, str):
        if value != UNNAMED and view.record(value).paged:
            yield term or "about", _taking_part(view, record, field, value, term or "about")
    elif isinstance(value, str):
        words = view.plain(value) if entry.inline else value
        yield (term, words) if term else ("additionalProperty", property_value(field, words))
    elif value is True:
        yield "additionalProperty", property_value(field, value=True)


def exact_days(view: View, record: Record, date: EdtfDate) -> Described:
    """`startDate` and `endDate`, each only where the source gives that very day: no mark of doubt, no step of ours."""
    if view.dossier.inferred(record, date) or date.approximate or date.uncertain:
        return {}
    days = [point.text if point.precision == "day" and len(point.text) == _WHOLE_DAY else "" for point in date.points]
    match date.shape:
        case "point":
            found = {"startDate": days[0]}
        case "span":
            found = {"startDate": days[0], "endDate": days[1]}
        case "since":
            found = {} if date.edtf.startswith("[") else {"startDate": days[0]}
        case _:
            found = {}
    return {term: day for term, day in found.items() if day}


def measured(name: str, quantity: Quantity, record: Record | None = None) -> Described:
    """A quantity in the source's words, with the ends that these words name, as numbers in `unitText`."""
    unit = getattr(record, "unit", None) or quantity.unit
    more: Described = {} if not unit or unit.startswith("#") else {"unitText": unit}
    return property_value(name, quantity.words, **more, **_ends(quantity))


def _ends(quantity: Quantity) -> Described:
    """`minValue` and `maxValue` of a figure or a range; none of what is vague, about, nearly or a rank."""
    if quantity.kind not in {"exact", "range"}:
        return {}
    low, high = quantity.ends if quantity.kind == "range" else (quantity.bound, quantity.bound)
    # What stands before a range may be said of both its ends: "more than 2,000 to 5,000".
    high = low if high == "exact" else high
    found: Described = {}
    if low in _FLOORS and quantity.low is not None:
        found["minValue"] = _number(quantity.low)
    if high in _CEILINGS and quantity.high is not None:
        found["maxValue"] = _number(quantity.high)
    return found


def _number(value: Decimal) -> int | str:
    """A whole number, or a fraction as it is written: no float stands between."""
    return int(value) if value == value.to_integral_value() else str(value)


def _taking_part(view: View, record: Statement, field: str, name: str, term: str) -> Described:
    """Who is named, with the part that it played where the author gives one (as schema.org's Role wraps it)."""
    members = getattr(record, field, ())
    taking = [one for one in members if isinstance(one, Participant)] if isinstance(members, tuple) else []
    roles = [one.role for one in taking if one.actor == name and one.role]
    if not roles:
        return named(view, name)
    return {"@type": "Role", "roleName": roles[0], term: named(view, name)}


def _part(view: View, record: Statement, part: BaseModel) -> Iterator[tuple[str, Any]]:
    """A mapping inside a record: a value of a series, a role of a person, or whatever a kind has."""
    values = tuple(walk(part))
    dates = {str(entry.path[0]): entry.value for entry in values if isinstance(entry.value, EdtfDate)}
    quantities = [entry.value for entry in values if isinstance(entry.value, Quantity)]
    texts = [entry.value for entry in values if isinstance(entry.value, str) and not entry.refers]
    others = [str(entry.value) for entry in values if entry.refers and isinstance(entry.value, str)]
    for quantity in quantities:
        found = measured(view.heading(record.id), quantity, record)
        yield (
            "variableMeasured",
            found | ({"dcterms:temporal": [edtf(date) for date in dates.values()]} if dates else {}),
        )
    if quantities or not texts:
        return
    term = "affiliation" if others else "hasOccupation"
    role: Described = {"@type": "Role", "roleName": texts[0]}
    if others:
        role[term] = [named(view, other) for other in others] if others[1:] else named(view, others[0])
    if dates:
        role["additionalProperty"] = [property_value(name, edtf(date)) for name, date in dates.items()]
    yield term, role
