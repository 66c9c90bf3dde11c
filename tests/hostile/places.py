"""Every place of a dossier where words may stand, found by the classes of the kinds: a new field is covered of itself.

The dossier is the one of `tests/dossiers.py` in which every field of every kind is set. A place is a value in it,
which can be written anew, with hostile words in any style, while all the rest stays sound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from macros.kinds import by_plural
from macros.load.yaml_events import Yaml, YamlList, YamlMap, YamlText, read_yaml
from macros.model.fields import Gated, Inline, Refers
from macros.model.record import Record, _markers
from macros.model.settings import Settings
from tests.dossiers import FULL, Files
from tests.hostile.styles import Style, Written

Path = tuple[str | int, ...]
SLOT = "\x00"
_SETTINGS = "data/dossier.yml"


@dataclass(frozen=True)
class Place:
    """A value in the full dossier: its file, the way to it, and the field of the class that it is.

    `takes` is what the field takes: "words", "id", "date", "quantity", "url", "language", "choice", "flag",
    "pattern" or "stretch".
    """

    name: str
    file: str
    path: Path
    takes: str
    gated: bool
    inline: bool


def plain_tree(tree: Yaml | None) -> Any:  # noqa: ANN401 - a tree of any shape
    """A YAML tree without its places in the file."""
    match tree:
        case YamlText(words):
            return words
        case YamlList(members):
            return [plain_tree(member) for member in members]
        case YamlMap(fields):
            return {key.words: plain_tree(value) for key, value in fields}
        case _:
            raise ValueError(tree)


@cache
def trees() -> Mapping[str, Any]:
    """The facts of the full dossier, by file."""
    found = {}
    for name, text in FULL.items():
        if name.endswith(".yml"):
            tree, problems = read_yaml(text, name, frozenset({"planned"}))
            assert not problems, problems
            found[name] = plain_tree(tree)
    return found


@cache
def places() -> tuple[Place, ...]:
    """One place for each field of each class: where the full dossier sets it first."""
    found: dict[str, Place] = {}
    for file, tree in trees().items():
        cls: type[BaseModel] = Settings if file == _SETTINGS else by_plural()[file[5:-4]]
        for path, fields in _records(file, tree):
            for place in _of_model(cls, fields, path, file, cls.__name__):
                found.setdefault(place.name, place)
    return tuple(found.values())


def _records(file: str, tree: Any) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401
    if file == _SETTINGS:
        yield (), tree
    else:
        yield from (((name,), fields) for name, fields in tree.items())


def _of_model(cls: type[BaseModel], fields: Mapping[str, Any], path: Path, file: str, name: str) -> Iterator[Place]:
    """The places of one record, or of one part of it."""
    for field, info in cls.model_fields.items():
        written = info.alias or field
        if written not in fields:
            continue
        inner = inner_model(info.annotation)
        value, here, label = fields[written], (*path, written), f"{name}.{written}"
        if inner is not None:
            many = value if isinstance(value, list) else None
            for index, member in enumerate(many if many is not None else [value]):
                yield from _of_model(inner, member, (*here, index) if many is not None else here, file, label)
            continue
        annotation: Any = info.annotation
        markers = (*_markers(annotation), *info.metadata)
        yield Place(
            label,
            file,
            _first_leaf(value, here),
            _takes(info, markers),
            gated=any(isinstance(marker, Gated) for marker in markers),
            inline=any(isinstance(marker, Inline) for marker in markers),
        )


def _first_leaf(value: Any, path: Path) -> Path:  # noqa: ANN401
    if isinstance(value, list):
        return _first_leaf(value[0], (*path, 0))
    if isinstance(value, dict):
        key = next(iter(value))
        return _first_leaf(value[key], (*path, key))
    return path


def _takes(info: Any, markers: tuple[object, ...]) -> str:  # noqa: ANN401 - pydantic's FieldInfo
    shown = f"{info.annotation} {info.metadata}"
    for word, kind in (
        ("Stretch", "stretch"),
        ("EdtfDate", "date"),
        ("Quantity", "quantity"),
        ("Participant", "words"),
        ("_url", "url"),
        ("_language_tag", "language"),
        ("Literal", "choice"),
        ("_flag", "flag"),
        ("_former_id", "former id"),
        ("pattern", "pattern"),
    ):
        if word in shown:
            return kind
    return "id" if any(isinstance(marker, Refers) for marker in markers) else "words"


def inner_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - annotations have no common type
    """The fields that an annotation takes, if it takes fields."""
    pending = [annotation]
    while pending:
        found = pending.pop()
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
        pending += getattr(found, "__args__", ())
    return None


def fields_of(cls: type[BaseModel], name: str) -> Iterator[str]:
    """Every field that an author may write in a class and in the parts inside it, by the name of its place."""
    own = {"id", "locations"} if issubclass(cls, Record | Settings) else set()
    for field, info in cls.model_fields.items():
        if field in own:
            continue
        inner, label = inner_model(info.annotation), f"{name}.{info.alias or field}"
        if inner is None:
            yield label
        else:
            yield from fields_of(inner, label)


# -- writing a file anew ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Rewritten:
    """A file with other words at a place: its text, the line of the value, and how far below it the words stand."""

    text: str
    line: int
    below: int


def rewritten(file: str, path: Path, write: Style, words: str, nesting: str = "block") -> Rewritten | None:
    """The file with other words at a place; None where the style cannot have them."""
    flow = {"block": None, "flow": path[:1], "inner": path[:-1]}[nesting]
    if flow == ():
        flow = None if nesting == "inner" else path[:1]
    text = _with_slot(file, path, flow)
    before, _, after = text.partition(SLOT)
    in_flow = flow is not None and len(path) > len(flow)
    last = before.rpartition("\n")[2]
    written: Written | None = write(words, len(last) - len(last.lstrip(" ")), flow=in_flow)
    if written is None:
        return None
    return Rewritten(before + written.yaml + after, before.count("\n") + 1, written.below)


@cache
def _with_slot(file: str, target: Path, flow: Path | None) -> str:
    """A file with a mark where a value stands; what stands at `flow` is written in one line."""
    return "\n".join(_lines(trees()[file], (), target, flow)) + "\n"


def _lines(tree: Any, path: Path, target: Path, flow: Path | None) -> Iterator[str]:  # noqa: ANN401
    """Lines in block style; what stands at `flow` goes into one line."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in entries:
        here = (*path, key)
        head = "-" if isinstance(tree, list) else f"{key}:"
        if isinstance(value, str) or here == flow:
            yield f"{head} {_in_line(value, here, target)}"
        else:
            yield head
            yield from ("  " + line for line in _lines(value, here, target, flow))


def _in_line(tree: Any, path: Path, target: Path) -> str:  # noqa: ANN401
    if path == target:
        return SLOT
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{key}: {_in_line(value, (*path, key), target)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(_in_line(value, (*path, n), target) for n, value in enumerate(tree)) + "]"
    return '"' + str(tree).replace("\\", "\\\\").replace('"', '\\"') + '"'


def dossier_with(file: str, text: str) -> dict[str, str]:
    """The full dossier with one file of another text."""
    return {**FULL, file: text}


__all__ = ["Files", "Place", "dossier_with", "fields_of", "places", "rewritten", "trees"]
