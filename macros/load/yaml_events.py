"""YAML to text with locations: every scalar stays text, and what would be guessed at is refused.

The C parser's *events* are read, never its objects (YAML 1.2, the subset that needs no guess): so a
date is not turned into a day, `no` not into False, an alias bomb not into memory, and each word keeps
the line and column where the author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml

from macros.problems import Location, Problem, problem

DEPTH_LIMIT = 16
VALUE_LIMIT = 200_000
TEXT_LIMIT = 20_000

# What other YAML readers turn into something else (YAML 1.1 types): Norway's `no`, 1:30 as 90, 010 as 8.
_AMBIGUOUS = re.compile(
    r"(?:yes|no|on|off|true|false|null|~|[-+]?\.inf|\.nan"
    r"|[-+]?0x[0-9a-f_]+|[-+]?0o?[0-7_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)",
    re.IGNORECASE,
)
_PLAIN_ZERO = re.compile(r"[-+]?0")

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlText:
    """A scalar: its words, and where they begin."""

    words: str
    location: Location


@dataclass(frozen=True)
class YamlList:
    """A sequence, in order."""

    members: tuple[Yaml, ...]
    location: Location


@dataclass(frozen=True)
class YamlMap:
    """A mapping, in order, its keys unique."""

    fields: tuple[tuple[YamlText, Yaml], ...]
    location: Location

    def get(self, key: str) -> Yaml | None:
        """The value under a key, or None."""
        return next((value for name, value in self.fields if name.words == key), None)


Yaml = YamlText | YamlList | YamlMap


class _RefusedError(Exception):
    """Ends the reading of one file at a problem behind which nothing can be trusted."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.found = found


@dataclass
class _Reader:
    """Walks the events of one file. The only mutable state is the list of problems and a count."""

    file: str
    events: Iterator[yaml.Event]
    flags: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    values: int = 0

    def at(self, mark: yaml.Mark) -> Location:
        return Location(self.file, mark.line + 1, mark.column + 1)

    def refuse(self, code: str, mark: yaml.Mark, message: str) -> None:
        self.problems.append(problem(code, self.at(mark), message))

    def stop(self, code: str, mark: yaml.Mark, message: str) -> _RefusedError:
        return _RefusedError(problem(code, self.at(mark), message))

    def document(self) -> Yaml | None:
        """The one document of the file, or None when it is empty."""
        root: Yaml | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self.refuse("yaml-directive", _mark(event), "a % directive stands before the facts")
                if documents > 1:
                    raise self.stop("second-document", _mark(event), "a second document begins here")
            elif isinstance(event, yaml.NodeEvent):
                root = self.value(event, 1)
        return root

    def value(self, event: yaml.Event, depth: int) -> Yaml:
        self.values += 1
        if self.values > VALUE_LIMIT:
            raise self.stop("too-many-values", _mark(event), f"more than {VALUE_LIMIT:,} values in one file")
        if depth > DEPTH_LIMIT:
            raise self.stop("too-deep", _mark(event), f"nested more than {DEPTH_LIMIT} levels deep")
        self.refuse_marks(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        return YamlText("", self.at(_mark(event)))  # an alias, refused above

    def refuse_marks(self, event: yaml.Event) -> None:
        """Anchors, aliases and tags make one word mean another one."""
        if isinstance(event, yaml.AliasEvent):
            self.refuse("yaml-alias", _mark(event), f"the alias *{event.anchor} stands for words written elsewhere")
            return
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self.refuse("yaml-alias", _mark(event), f"the anchor &{anchor} names words for use elsewhere")
        if tag:
            self.refuse("yaml-tag", _mark(event), f"the tag {tag} asks for another type than text")

    def sequence(self, start: yaml.Event, depth: int) -> YamlList:
        members = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            members.append(self.value(event, depth + 1))
        return YamlList(tuple(members), self.at(_mark(start)))

    def mapping(self, start: yaml.Event, depth: int) -> YamlMap:
        fields: list[tuple[YamlText, Yaml]] = []
        seen: dict[str, Location] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event)
            value = self.field_value(key, next(self.events), depth + 1)
            if key.words in seen:
                self.problems.append(self.duplicate(key, seen[key.words]))
                continue
            seen[key.words] = key.location
            fields.append((key, value))
        return YamlMap(tuple(fields), self.at(_mark(start)))

    def field_value(self, key: YamlText, event: yaml.Event, depth: int) -> Yaml:
        """The value of a field; a field that is a flag may hold true or false without quotes."""
        if key.words in self.flags and isinstance(event, yaml.ScalarEvent) and event.value in {"true", "false"}:
            return YamlText(event.value, self.at(_mark(event)))
        return self.value(event, depth)

    def key(self, event: yaml.Event) -> YamlText:
        self.refuse_marks(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.stop("complex-key", _mark(event), "a list or mapping stands where a name must stand")
        if event.value == "<<" and event.style is None:
            raise self.stop("yaml-merge", _mark(event), "<< would copy fields from elsewhere")
        self.values += 1
        return self.scalar(event)

    def duplicate(self, key: YamlText, first: Location) -> Problem:
        message = f'"{key.words}" stands twice; the first is at line {first.line}'
        return problem("duplicate-key", key.location, message)

    def scalar(self, event: yaml.ScalarEvent) -> YamlText:
        words = str(event.value)
        if event.style is None and not _PLAIN_ZERO.fullmatch(words) and (_AMBIGUOUS.fullmatch(words) or not words):
            self.ambiguous(event, words)
        if len(words) > TEXT_LIMIT:
            self.refuse(
                "text-too-long", _mark(event), f"{len(words):,} characters in one text; {TEXT_LIMIT:,} are allowed"
            )
        return YamlText(words, self.at(_mark(event)))

    def ambiguous(self, event: yaml.ScalarEvent, words: str) -> None:
        if not words:
            self.refuse("empty-value", _mark(event), "nothing is written here")
            return
        message = f"{words} without quotes is read as something else than text by other programs"
        self.problems.append(
            problem("ambiguous-plain", self.at(_mark(event)), message, hint=f'put it in quotes: "{words}"'),
        )


def _mark(event: yaml.Event) -> yaml.Mark:
    """Where an event begins; the parser always knows."""
    return cast("yaml.Mark", event.start_mark)


def read_yaml(
    text: str,
    file: str,
    flags: frozenset[str] = frozenset(),
) -> tuple[Yaml | None, tuple[Problem, ...]]:
    """The one document in `text`, with locations in `file`, and what is wrong with it.

    `flags` names the fields that hold true or false; everywhere else these words must be quoted.
    The result is None when nothing can be read: an empty file, broken syntax, or a limit passed.
    """
    reader = _Reader(file, iter(yaml.parse(text, Loader=_PARSER)), flags)
    try:
        root = reader.document()
    except _RefusedError as refused:
        return None, (*reader.problems, refused.found)
    except yaml.MarkedYAMLError as error:
        return None, (*reader.problems, _syntax(error, file))
    if root is None:
        found = problem("empty-file", Location(file), "the file holds no record")
        return None, (*reader.problems, found)
    return root, tuple(reader.problems)


def _syntax(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    location = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)
    what = error.problem or "the YAML cannot be read"
    return problem("yaml-syntax", location, f"{what}" + (f" ({error.context})" if error.context else ""))
