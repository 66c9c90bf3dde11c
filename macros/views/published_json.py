"""What is published, as the values that JSON knows. `json_schema.py` describes each of these forms, and no other."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from macros.views.published import (
    PublishedDossier,
    PublishedField,
    PublishedLink,
    PublishedPart,
    PublishedParticipant,
    PublishedRecord,
    Value,
)
from macros.views.published_evidence import PublishedEvidence, PublishedStoredText
from macros.views.published_values import Number, PublishedDate, PublishedQuantity, PublishedText, number_text

Json = dict[str, Any]
_DIGITS, _GREATEST = 15, Decimal("1e15")
"""What every reader of JSON keeps: most read numbers as IEEE 754 doubles."""


def dossier_json(dossier: PublishedDossier, schema: str) -> Json:
    """The whole dossier; `schema` is the address of its schema, seen from the file."""
    return {
        "$schema": schema,
        "dossier": head_json(dossier),
        "records": [record_json(record) for record in dossier.records],
        "texts": [_text_json(text) for text in dossier.texts],
    }


def record_file_json(dossier: PublishedDossier, record: PublishedRecord, schema: str) -> Json:
    """One record in a file of its own, which says from which dossier it is."""
    return {"$schema": schema, "dossier": head_json(dossier), "record": record_json(record)}


def head_json(dossier: PublishedDossier) -> Json:
    """What the dossier says of itself."""
    return {
        "title": dossier.title,
        "standfirst": _text(dossier.standfirst),
        "language": dossier.language,
        "address": dossier.address,
        "as_of": _date(dossier.as_of),
        "edition": dossier.edition,
        "editor": dossier.editor,
        "contact": dossier.contact,
        "licence": _text(dossier.licence),
    }


def record_json(record: PublishedRecord) -> Json:
    """A record: what its author wrote under `fields`, what follows from it beside them."""
    stated: Json = {}
    if record.standing and record.speaker:
        stated = {
            "standing": record.standing.mark,
            "inferred": record.standing.inferred,
            "checked": record.standing.checked,
            "speaker": asdict(record.speaker),
            "deprecated": record.deprecated,
            "contradicts": [asdict(other) for other in record.contradicts],
            "evidence": [_evidence_json(evidence) for evidence in record.evidence],
        }
    return {
        "id": record.id,
        "kind": record.kind,
        "heading": record.heading,
        "address": record.address,
        **stated,
        "review_holds": record.review_holds,
        "fields": _fields(record.fields),
        "links": [_link_json(link) for link in record.links],
    }


def _fields(fields: tuple[PublishedField, ...]) -> Json:
    return {field.shape.name: _value(field.value) for field in fields}


def _value(value: Value) -> object:
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    if isinstance(value, PublishedPart):
        return _fields(value.fields)
    if isinstance(value, PublishedDate):
        return _date(value)
    if isinstance(value, PublishedQuantity):
        return asdict(value) | {name: _number(getattr(value, name)) for name in ("number", "low", "high")}
    if isinstance(value, PublishedText | PublishedParticipant):
        return asdict(value)
    return value


def _date(value: PublishedDate | None) -> Json | None:
    return asdict(value) | {"inferred": list(value.inferred)} if value else None


def _text(value: PublishedText | None) -> Json | None:
    return asdict(value) if value else None


def _number(value: Number | None) -> int | float | str | None:
    """A number where every reader has the same one, else its digits or its fraction as a string."""
    if value is None:
        return None
    if isinstance(value, Fraction) or abs(value) >= _GREATEST or len(value.normalize().as_tuple().digits) > _DIGITS:
        return number_text(value)
    return int(value) if value == value.to_integral_value() else float(value)


def _link_json(link: PublishedLink) -> Json:
    return {"target": link.target, "field": link.field, "path": list(link.path), "in_text": link.in_text}


def _evidence_json(evidence: PublishedEvidence) -> Json:
    position = None
    if evidence.start is not None:
        position = {"start": evidence.start, "end": evidence.end, "spans": [list(span) for span in evidence.spans]}
    return {
        "path": list(evidence.path),
        "role": evidence.role,
        "source": evidence.source,
        "quote": {"exact": evidence.exact, "prefix": evidence.prefix, "suffix": evidence.suffix},
        "position": position,
        "sentences": list(evidence.sentences),
        "labels": list(evidence.labels),
        "checked": evidence.checked,
    }


def _text_json(text: PublishedStoredText) -> Json:
    return asdict(text) | {"sentences": [asdict(sentence) for sentence in text.sentences]}
