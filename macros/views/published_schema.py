"""The JSON Schema (2020-12) of the published JSON: exactly what is written, made from the fields of the kinds."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from macros.kinds import kinds
from macros.model.date_labels import Shape
from macros.model.fields import Standing, StretchRole
from macros.model.quantities import Bound, Kind
from macros.model.record import Record, Statement
from macros.views.field_shapes import FieldShape, shapes_of
from macros.views.manual import meaning_of
from macros.views.published import FOR_EDITORS

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ID: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "The id of a record."}
_WORDS: Schema = {"type": "string", "minLength": 1}
_STRING: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {
    "anyOf": [
        {"type": "number"},
        {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"},
        {"type": "null"},
    ],
    "description": "A string where a double would not hold it: more than 15 digits, or a fraction such as 1/3.",
}
_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def schema() -> Schema:
    """The schema of `dossier.json` and of the files of single records; no key may be there that it does not name."""
    records = {f"{kind}-record": _record(cls) for kind, cls in kinds().items()}
    return {
        "$schema": DIALECT,
        "title": "A dossier of facts with their evidence",
        "description": "The form of dossier.json, and of the file of each record.",
        "oneOf": [_ref("whole"), _ref("single")],
        "$defs": {
            "whole": _closed(
                {
                    "$schema": _STRING,
                    "dossier": _ref("dossier"),
                    "records": _list(_ref("record")),
                    "texts": _list(_ref("stored-text")),
                }
            ),
            "single": _closed({"$schema": _STRING, "dossier": _ref("dossier"), "record": _ref("record")}),
            "dossier": _dossier(),
            "record": {"oneOf": [_ref(name) for name in records]},
            **records,
            **_values(),
            **_of_evidence(),
        },
    }


def _record(cls: type[Record]) -> Schema:
    stated: Schema = {}
    if issubclass(cls, Statement):
        stated = {
            "standing": {"enum": list(get_args(Standing)), "description": "How firmly it stands."},
            "inferred": _FLAG | {"description": "Whether an editor took a step beyond the words."},
            "checked": _FLAG | {"description": "Whether all its words were looked up in the stored texts."},
            "speaker": _ref("speaker"),
            "deprecated": _FLAG | {"description": "Whether an editor withdrew it."},
            "contradicts": _list(_ref("contradiction")),
            "evidence": _list(_ref("evidence")),
        }
    properties = {
        "id": _ID,
        "kind": {"const": cls.kind},
        "heading": _WORDS,
        "address": _WORDS if cls.paged else {"type": "null"},
        **stated,
        "review_holds": _or_null(_FLAG)
        | {"description": "Whether it is as its reviewer saw it; null without a review."},
        "fields": _fields(cls),
        "links": _list(_ref("link")),
    }
    return _closed(properties) | {"description": " ".join((cls.__doc__ or "").split())}


def _fields(model: type[BaseModel]) -> Schema:
    """What an author may write: a key that is empty is left out."""
    shapes = [shape for shape in shapes_of(model) if shape.name not in FOR_EDITORS]
    always = [shape.name for shape in shapes if shape.always]
    return _closed({shape.name: _field(shape) for shape in shapes}, always)


def _field(shape: FieldShape) -> Schema:
    one = _one(shape)
    found = _list(one) | {"minItems": 1} if shape.many else one
    meaning = meaning_of(shape.name, shape.meaning)
    return found | {"description": meaning} if meaning else found


def _one(shape: FieldShape) -> Schema:
    if shape.sort == "part":
        assert shape.part is not None
        return _fields(shape.part)
    if shape.sort == "choice":
        return {"enum": list(shape.choices)}
    if shape.sort == "words":
        return _WORDS | ({"pattern": shape.pattern} if shape.pattern else {})
    plain: dict[str, Schema] = {"flag": _FLAG, "id": _ID, "stretch": _WORDS}
    return dict(plain.get(shape.sort) or _ref(shape.sort))


def _values() -> dict[str, Schema]:
    bound: Schema = {"enum": list(get_args(Bound))}
    return {
        "date": _closed(
            {
                "edtf": _WORDS | {"description": "EDTF, ISO 8601-2:2019."},
                "label": _WORDS,
                "shape": {"enum": list(get_args(Shape))},
                "earliest": _or_null(_DAY) | {"description": "The first possible day; null where that is open."},
                "latest": _or_null(_DAY) | {"description": "The last possible day; null where that is open."},
                "approximate": _FLAG,
                "uncertain": _FLAG,
                "inferred": _list({"enum": ["year", "month", "day"]}) | {"description": "What an editor worked out."},
            }
        ),
        "quantity": _closed(
            {
                "words": _WORDS | {"description": "As the source words it."},
                "kind": {"enum": list(get_args(Kind))},
                "qualifier": _or_null(_WORDS),
                "bound": bound | {"description": "What the qualifier says of the number."},
                "number": _NUMBER | {"description": "The one that is written; `bound` says how it is meant."},
                "low": _NUMBER | {"description": "Where the words put the lower end; null where they leave it open."},
                "high": _NUMBER | {"description": "Where the words put the upper end; null where they leave it open."},
                "low_bound": bound,
                "high_bound": bound,
                "unit": _or_null(_WORDS),
                "scale": _or_null(_WORDS),
            }
        ),
        "text": _closed({"words": _STRING, "marked": _WORDS}),
        "participant": _closed({"actor": _ID, "role": _or_null(_WORDS)}),
    }


def _of_evidence() -> dict[str, Schema]:
    path: Schema = _list({"type": ["string", "integer"]})
    span: Schema = {"type": "array", "items": _COUNT, "minItems": 2, "maxItems": 2}
    return {
        "speaker": _closed({"id": _or_null(_ID), "words": _WORDS}),
        "contradiction": _closed({"id": _ID, "noted": _FLAG}),
        "link": _closed({"target": _ID, "field": _WORDS, "path": path, "in_text": _FLAG}),
        "evidence": _closed(
            {
                "path": path,
                "role": {"enum": list(get_args(StretchRole))},
                "source": _ID,
                "quote": _closed({"exact": _WORDS, "prefix": _STRING, "suffix": _STRING}),
                "position": _or_null(_closed({"start": _COUNT, "end": _COUNT, "spans": _list(span) | {"minItems": 1}})),
                "sentences": _list({"type": "integer", "minimum": 1}),
                "labels": _list(_WORDS),
                "checked": _FLAG,
            }
        ),
        "stored-text": _closed(
            {
                "source": _ID,
                "publish": {"enum": ["full", "excerpts", "none"]},
                "here": _FLAG,
                "sha256": _or_null({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
                "path": _or_null(_WORDS),
                "sentence_count": _or_null(_COUNT),
                "sentences": _list(_sentence()),
            }
        ),
    }


def _sentence() -> Schema:
    number: Schema = {"type": "integer", "minimum": 1}
    return _closed(
        {
            "number": number,
            "label": _WORDS,
            "paragraph": number,
            "start": _or_null(_COUNT),
            "end": _or_null(_COUNT),
            "words": _or_null(_WORDS) | {"description": "Null where the sentence is not published."},
        }
    )


def _dossier() -> Schema:
    return _closed(
        {
            "title": _WORDS,
            "standfirst": _or_null(_ref("text")),
            "language": _WORDS,
            "address": _or_null(_WORDS),
            "as_of": _or_null(_ref("date")),
            "edition": _WORDS,
            "editor": _or_null(_WORDS),
            "contact": _or_null(_WORDS),
            "licence": _or_null(_ref("text")),
        }
    )


def _closed(properties: Schema, required: list[str] | None = None) -> Schema:
    names = list(properties) if required is None else required
    return {"type": "object", "properties": properties, "required": names, "additionalProperties": False}


def _list(one: Schema) -> Schema:
    return {"type": "array", "items": one}


def _or_null(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
