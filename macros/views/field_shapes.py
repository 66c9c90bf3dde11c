"""What the fields of a kind hold, read from their types: tables and schemas follow from it, for new kinds too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model.dates import EdtfDate
from macros.model.fields import Inline, Participant, Refers, Stretch
from macros.model.quantities import Quantity

Sort = Literal["words", "text", "choice", "flag", "date", "quantity", "id", "participant", "stretch", "part"]
"""`text` may hold links and emphasis, `words` may not; `stretch` is words from a source, `part` a mapping of fields."""

_SORTS: tuple[tuple[type, Sort], ...] = (
    (bool, "flag"),
    (EdtfDate, "date"),
    (Quantity, "quantity"),
    (Participant, "participant"),
    (Stretch, "stretch"),
)


@dataclass(frozen=True)
class FieldShape:
    """One field of a kind, or of a part inside it.

    `name` is what authors write, `attribute` what the class calls it; `many` says that it holds a list, `always` that
    it is never empty, since it must be written or has a value of its own where nothing is. `choices` are
    the values of a choice, `refers` tells whom ids may name, `part` is the class of a mapping, `pattern` a regular
    expression that its words match, or an empty string. `meaning` is what the manual says of it.
    """

    name: str
    attribute: str
    sort: Sort
    many: bool
    always: bool
    choices: tuple[str, ...] = ()
    refers: Refers | None = None
    part: type[BaseModel] | None = None
    pattern: str = ""
    meaning: str = ""


@cache
def shapes_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields that an author may write, in the order of the class."""
    return tuple(
        _shape(name, info) for name, info in model.model_fields.items() if not info.exclude and name != "locations"
    )


def _shape(name: str, info: FieldInfo) -> FieldShape:
    core, many = core_of(info.annotation)
    refers = refers_of(info)
    return FieldShape(
        name=info.alias or name,
        attribute=name,
        sort=_sort(core, refers, inline=any(isinstance(mark, Inline) for mark in _marks(info))),
        many=many,
        always=info.is_required() or info.get_default() not in (None, ()),
        choices=get_args(core) if get_origin(core) is Literal else (),
        refers=refers,
        part=core if isinstance(core, type) and issubclass(core, BaseModel) else None,
        pattern=next((mark.pattern for mark in info.metadata if getattr(mark, "pattern", None)), ""),
        meaning=info.description or "",
    )


def _sort(core: Any, refers: Refers | None, *, inline: bool) -> Sort:  # noqa: ANN401 - annotations have no common type
    for cls, sort in _SORTS:
        if core is cls:
            return sort
    if refers is not None:
        return "id"
    if get_origin(core) is Literal:
        return "choice"
    if isinstance(core, type) and issubclass(core, BaseModel):
        return "part"
    return "text" if inline else "words"


def refers_of(info: FieldInfo) -> Refers | None:
    """Whom the ids of a field may name, or None where it holds no ids."""
    return next((mark for mark in _marks(info) if isinstance(mark, Refers)), None)


def core_of(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 - annotations have no common type
    """The type inside optional, annotated and tuple, and whether there may be many."""
    if get_origin(annotation) is tuple:
        return core_of(get_args(annotation)[0])[0], True
    if get_origin(annotation) is Literal:
        return annotation, False
    inner = [arg for arg in get_args(annotation) if arg is not type(None)]
    if inner and not isinstance(annotation, type):
        return core_of(inner[0])
    return annotation, False


def _marks(info: FieldInfo) -> Iterator[object]:
    yield from info.metadata
    yield from _marks_in(info.annotation)


def _marks_in(annotation: Any) -> Iterator[object]:  # noqa: ANN401 - annotations have no common type
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        if not isinstance(inner, Inline | Refers | str):
            yield from _marks_in(inner)
