"""What every record and every statement has, whatever its kind, and how its fields are walked.

A kind is a subclass with fields of the types in `fields.py`. Everything that is done with records in
general (references, gates, backlinks, tables) goes through `walk`, so a new field needs no other code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, ClassVar, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, Field, InstanceOf

from macros.model.dates import EdtfDate
from macros.model.fields import (
    UNNAMED,
    EditorDate,
    FormerIds,
    Gated,
    IdList,
    IdText,
    Inline,
    Participant,
    Prose,
    Refers,
    Standing,
    Stretch,
    Stretches,
    StretchRole,
    WordList,
    Words,
)
from macros.model.quantities import Quantity
from macros.model.text import links_in
from macros.problems import Location

Path = tuple[str | int, ...]
SPEAKERS = ("actor", "source")


def location_of(locations: Mapping[Path, Location], path: Path) -> Location:
    """The place of a value; a path that has no place of its own gives its nearest parent's."""
    for end in range(len(path), -1, -1):
        found = locations.get(path[:end])
        if found is not None:
            return found
    return Location("data")


class Part(BaseModel):
    """A mapping inside a record, such as one role of a person."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Reviewed(Part):
    """Who looked at the record, when, and the fingerprint of what they saw."""

    by: Words
    on: EditorDate
    fingerprint: Words | None = None


@dataclass(frozen=True)
class FieldValue:
    """One value in a record: its path, the markers of its field, and the value."""

    path: Path
    refers: Refers | None
    gated: bool
    inline: bool
    value: object


@dataclass(frozen=True)
class Reference:
    """A record names another one: in `field`, or in the running text of it."""

    origin: str
    target: str
    path: Path
    refers: Refers

    @property
    def field(self) -> str:
        """The field it stands in."""
        return str(self.path[0])


@dataclass(frozen=True)
class PlacedStretch:
    """A stretch of a statement with the field it stands in."""

    role: StretchRole
    stretch: Stretch
    path: Path


class Record(BaseModel):
    """One YAML mapping with an id. Subclasses are the kinds.

    The manual shows the docstrings of the class and of its fields. What reads them is made with the first record of a
    kind, since a command must not wait for kinds that the dossier has not got.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)

    kind: ClassVar[str]
    plural: ClassVar[str]
    paged: ClassVar[bool] = True  # whether each record has a page of its own

    id: str = Field(exclude=True)
    locations: InstanceOf[Mapping] = Field(exclude=True, repr=False)  # type: ignore[type-arg] # pydantic wants the bare class
    tags: WordList = ()
    note: Prose | None = Field(None, title="Editor's note")
    wikidata: Words | None = Field(None, pattern=r"^Q[1-9][0-9]*$")
    see_also: Annotated[IdList, Refers(inverse="See also")] = ()
    formerly: FormerIds = Field((), description="ids that it had before; their addresses lead here")
    added: EditorDate | None = None
    updated: EditorDate | None = None
    reviewed: Reviewed | None = None

    def at(self, *path: str | int) -> Location:
        """Where a value stands in the author's file; a path that has no place of its own gives its parent's."""
        return location_of(self.locations, path)

    def heading(self, name_of: Callable[[str], str]) -> str:
        """What the record is called on pages. `name_of` gives another record's heading by its id."""
        del name_of
        for field in ("name", "title", "label"):
            if getattr(self, field, None):
                return str(getattr(self, field))
        return self.id

    @property
    def names(self) -> tuple[str, ...]:
        """Names that are safe to search and link: `name` and `aka`, where a kind has them."""
        return ()


class Statement(Record):
    """A record that asserts something and so rests on evidence."""

    evidence: Stretches = ()
    source: Annotated[IdText, Refers(("source",), inverse="Rests on this source")] | None = None
    said_by: Annotated[IdText, Refers(SPEAKERS, inverse="Says", also=(UNNAMED,), named=True)] | None = None
    standing: Standing | None = None
    inference: Prose | None = None
    date_words: Words | None = None
    date_note: Prose | None = None
    contradicts: Annotated[IdList, Refers(inverse="Contradicted by")] = ()
    deprecated: Prose | None = None
    cut_note: Prose | None = None

    @property
    def speaker(self) -> str | None:
        """The id of who says it, `unnamed`, or None where the source speaks in its own voice."""
        return self.said_by

    def stretches(self) -> tuple[PlacedStretch, ...]:
        """All words that the statement took from sources, with the field each stands in."""
        return placed("evidence", self.evidence)


def placed(role: StretchRole, stretches: tuple[Stretch, ...], prefix: Path = ()) -> tuple[PlacedStretch, ...]:
    """Stretches of one field, each with its path."""
    return tuple(PlacedStretch(role, stretch, (*prefix, role, index)) for index, stretch in enumerate(stretches))


class _Marked(NamedTuple):
    """A field of a model, and what its markers say of its values."""

    name: str
    key: str  # in the file
    refers: Refers | None
    gated: bool
    inline: bool


@cache
def _fields(model: type[BaseModel]) -> tuple[_Marked, ...]:
    """The fields that are walked; once for each model, since every value of every record is."""
    found = []
    for name, info in model.model_fields.items():
        if not info.exclude:
            markers = (*_markers(info.annotation), *info.metadata)
            refers = next((marker for marker in markers if isinstance(marker, Refers)), None)
            gated, inline = (any(isinstance(marker, sort) for marker in markers) for sort in (Gated, Inline))
            found.append(_Marked(name, info.alias or name, refers, gated, inline))
    return tuple(found)


def _markers(annotation: object) -> Iterator[object]:
    """The markers anywhere in an annotation, through optional and nested types."""
    extras = getattr(annotation, "__metadata__", ())
    yield from (extra for extra in extras if isinstance(extra, Gated | Inline | Refers))
    for inner in get_args(annotation):
        if not isinstance(inner, Gated | Inline | Refers):
            yield from _markers(inner)


def walk(model: BaseModel, prefix: Path = ()) -> Iterator[FieldValue]:
    """Every value of a record and of the parts inside it, with the markers of its field."""
    for field in _fields(type(model)):
        value = getattr(model, field.name)
        if value is not None:
            yield from _values((*prefix, field.key), field, value)


def _values(path: Path, field: _Marked, value: object) -> Iterator[FieldValue]:
    if isinstance(value, BaseModel):
        yield from walk(value, path)
    elif isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _values((*path, index), field, member)
    elif isinstance(value, Participant):
        yield from _values((*path[:-1], value.key), field, value.actor)
    else:
        yield FieldValue(path, field.refers, field.gated, field.inline, value)


IN_TEXT = Refers((), "Mentioned in")
"""What a link in running text is, beside the fields that hold ids."""


def references(model: BaseModel, origin: str) -> tuple[Reference, ...]:
    """Every id that a record (or the dossier's settings) names, in fields and in running text."""
    found = []
    for entry in walk(model):
        if entry.refers and isinstance(entry.value, str) and entry.value not in entry.refers.also:
            found.append(Reference(origin, entry.value, entry.path, entry.refers))
        if entry.inline and isinstance(entry.value, str):
            found += [Reference(origin, target, entry.path, IN_TEXT) for target in links_in(entry.value)]
    return tuple(found)


def dates(model: BaseModel) -> tuple[tuple[Path, EdtfDate], ...]:
    """Every date of a record that is a fact of its source, with its path."""
    return tuple(
        (entry.path, entry.value) for entry in walk(model) if entry.gated and isinstance(entry.value, EdtfDate)
    )


def quantities(model: BaseModel) -> tuple[tuple[Path, Quantity], ...]:
    """Every quantity of a record, with its path."""
    return tuple((entry.path, entry.value) for entry in walk(model) if isinstance(entry.value, Quantity))


def gated_texts(model: BaseModel) -> tuple[tuple[Path, str], ...]:
    """Every text of a record that readers take as fact."""
    texts = [(entry.path, entry.value) for entry in walk(model) if entry.gated and isinstance(entry.value, str)]
    return (*texts, *_parts_played(model))


def _parts_played(model: BaseModel) -> Iterator[tuple[Path, str]]:
    """What those who took part did, in the author's words: shown beside their names like any other fact."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        for member in value if isinstance(value, tuple) else ():
            if isinstance(member, Participant) and member.role:
                yield (name, member.key), member.role
