"""The manual's lists, made from the code: kinds and their fields, macros, problem codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.kinds import kinds
from macros.model.dates import EdtfDate
from macros.model.fields import Participant, Refers, Stretch
from macros.model.quantities import Quantity
from macros.model.record import Record, Statement
from macros.problems import with_article
from macros.views.field_shapes import core_of, refers_of
from macros.views.words import listed, plural_of

_OWN = {"id", "locations"}
# What a field is for, where its name and type do not say it all.
_COMMON = {
    "tags": "words to find it by",
    "note": "the editor's note, shown on the page",
    "wikidata": "a Wikidata id, such as Q5",
    "see_also": "records to look at next",
    "added": "the day it was recorded",
    "updated": "the day it was last changed",
    "reviewed": "who looked at it: by, on, fingerprint",
    "evidence": "the words of the source it rests on",
    "source": "the source of all its stretches, where it is not the default source",
    "said_by": "who says it, by the source's account",
    "standing": "how firmly it stands, where it is not what follows from the rest",
    "inference": "how the editor got there; covers the values that its words contain",
    "date_words": "the date as the source words it",
    "date_note": "how the date was worked out; covers the parts that its words contain",
    "contradicts": "statements it disagrees with",
    "deprecated": "why a newer or better statement replaces it",
    "cut_note": "why words left outside the stretch, which it names, do not change its sense",
}


@dataclass(frozen=True)
class FieldRow:
    """A field as the manual lists it."""

    name: str
    takes: str
    required: bool
    meaning: str


@dataclass(frozen=True)
class KindRow:
    """A kind as the manual lists it: its file, its meaning, and the fields of its own."""

    kind: str
    file: str
    meaning: str
    fields: tuple[FieldRow, ...]


def kind_rows() -> tuple[KindRow, ...]:
    """Every kind with its own fields."""
    return tuple(
        KindRow(kind, f"data/{cls.plural}.yml", _first_line(cls), _rows(cls, without=_shared(cls)))
        for kind, cls in kinds().items()
    )


def common_rows() -> tuple[FieldRow, ...]:
    """The fields of every record."""
    return _rows(Record, without=frozenset())


def statement_rows() -> tuple[FieldRow, ...]:
    """The further fields of every statement."""
    return _rows(Statement, without=frozenset(Record.model_fields))


def _shared(cls: type[Record]) -> frozenset[str]:
    base = Statement if issubclass(cls, Statement) else Record
    return frozenset(base.model_fields)


def _rows(cls: type[BaseModel], *, without: frozenset[str]) -> tuple[FieldRow, ...]:
    return tuple(
        FieldRow(info.alias or name, takes(info), info.is_required(), meaning_of(name, info.description or ""))
        for name, info in cls.model_fields.items()
        if name not in without and name not in _OWN
    )


def meaning_of(name: str, description: str) -> str:
    """What a field is for: as its kind describes it, else as it is meant in every record."""
    return description or _COMMON.get(name, "")


def _first_line(cls: type[Any]) -> str:
    return (cls.__doc__ or "").strip().splitlines()[0]


_PLAIN: Mapping[object, str] = {
    str: "words",
    bool: "true or false",
    EdtfDate: "a date",
    Quantity: "a quantity",
    Stretch: "words from a source",
    Participant: "actors, with their part in it",
}


def takes(info: FieldInfo) -> str:
    """What an author may write in a field, in words."""
    refers = refers_of(info)
    if refers is not None:
        return _takes_ids(refers, many=core_of(info.annotation)[1])
    core, many = core_of(info.annotation)
    if get_origin(core) is Literal:
        return "one of " + ", ".join(get_args(core))
    if isinstance(core, type) and issubclass(core, BaseModel):
        names = ", ".join(info.alias or name for name, info in core.model_fields.items())
        return f"{'a list of ' if many else ''}fields: {names}"
    words = _PLAIN.get(core, "words")
    return f"{words}, or a list" if many and core in {str, Stretch} else words


def _takes_ids(refers: Refers, *, many: bool) -> str:
    kinds = [kind.replace("-", " ") for kind in refers.kinds] or ["record"]
    if many:
        named = listed([plural_of(kind) for kind in kinds], "or")
        return f"ids of {named}"
    named = listed([with_article(kind) for kind in kinds], "or")
    also = f", or {listed(refers.also, 'or')}" if refers.also else ""
    return f"the id of {named}{also}"
