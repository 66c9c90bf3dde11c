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

from macros.load.characters import NOT_NFC, bad_characters
from macros.problems import Location, Problem, problem

DEPTH_LIMIT = 16
VALUE_LIMIT = 200_000
TEXT_LIMIT = 20_000
_BAD_CHARACTERS = 3  # reported of one text

# What other YAML readers turn into something else (YAML 1.1 types): Norway's `no`, 1:30 as 90, 010 as 8.
_AMBIGUOUS = re.compile(
    r"(?:yes|no|on|off|true|false|null|~|[-+]?\.inf|\.nan"
    r"|[-+]?0x[0-9a-f_]+|[-+]?0o?[0-7_]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)",
    re.IGNORECASE,
)
_NOTHING = {"~", "null"}  # often meant so
_PLAIN_ZERO = re.compile(r"[-+]?0")

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def is_ambiguous(words: str) -> bool:
    """Whether a plain scalar of these words is something else than text to other programs."""
    return bool(_AMBIGUOUS.fullmatch(words)) and not _PLAIN_ZERO.fullmatch(words)


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
            self.refuse_ambiguous(event)
            return self.scalar(event)
        return YamlText(f"*{getattr(event, 'anchor', '')}", self.at(_mark(event)))  # an alias, refused above

    def refuse_marks(self, event: yaml.Event) -> None:
        """Anchors, aliases and tags make one word mean another one."""
        if isinstance(event, yaml.AliasEvent):
            self.refuse("yaml-alias", _mark(event), f"the alias *{event.anchor} stands for words written elsewhere")
            return
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self.refuse("yaml-alias", _mark(event), f"the anchor &{anchor} names words for use elsewhere")
        if tag:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse("yaml-tag", _mark(event), f"the tag {shown} asks for another type than text")

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
        """The value of a field; what a flag holds is judged by its field, which takes true or false without quotes."""
        if key.words in self.flags and isinstance(event, yaml.ScalarEvent) and _is_plain(event):
            self.values += 1
            self.refuse_marks(event)
            return self.scalar(event)
        return self.value(event, depth)

    def key(self, event: yaml.Event) -> YamlText:
        self.refuse_marks(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise self.stop("complex-key", _mark(event), "a list or mapping stands where a name must stand")
        if event.value == "<<" and _is_plain(event):
            raise self.stop("yaml-merge", _mark(event), "<< would copy fields from elsewhere")
        self.values += 1
        return self.scalar(event)

    def duplicate(self, key: YamlText, first: Location) -> Problem:
        message = f'"{key.words}" stands twice; the first is at line {first.line}'
        return problem("duplicate-key", key.location, message)

    def scalar(self, event: yaml.ScalarEvent) -> YamlText:
        """The words of a scalar. Whether it may be empty is its field's affair."""
        words = str(event.value)
        if event.style == '"':
            self.refuse_escapes(event, words)
        if len(words) > TEXT_LIMIT:
            self.refuse(
                "text-too-long", _mark(event), f"{len(words):,} characters in one text; {TEXT_LIMIT:,} are allowed"
            )
        return YamlText(words, self.at(_mark(event)))

    def refuse_ambiguous(self, event: yaml.ScalarEvent) -> None:
        """A value alone: the name of a field (`reviewed: {on: …}`) is a name for every reader of this format."""
        words = str(event.value)
        if _is_plain(event) and is_ambiguous(words):
            message = f"{words} without quotes is read as something else than text by other programs"
            absent = "delete the field, or " if words.lower() in _NOTHING else ""
            hint = f'{absent}put it in quotes: "{words}"'
            self.problems.append(problem("ambiguous-plain", self.at(_mark(event)), message, hint=hint))

    def refuse_escapes(self, event: yaml.ScalarEvent, words: str) -> None:
        r"""Characters that no file may hold do not get in as `\0`, `\L` or `\u202e` either."""
        for bad in bad_characters(words, stored=False)[:_BAD_CHARACTERS]:
            if bad.name == NOT_NFC:
                self.refuse("not-nfc", _mark(event), f"{bad.why} (it is written as an escape)")
            else:
                self.refuse("bad-character", _mark(event), f"{bad.name}, written as an escape: {bad.why}")


def _is_plain(event: yaml.ScalarEvent) -> bool:
    """Whether a scalar stands without quotes; the C parser says so with an empty style, the other one with None."""
    return not event.style


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
        return None, (*reader.problems, _syntax(error, text, file))
    except (yaml.YAMLError, UnicodeEncodeError):
        found = problem("yaml-syntax", Location(file), "the file holds a character that YAML does not allow")
        return None, (*reader.problems, found)
    if root is None:
        found = problem("empty-file", Location(file), "the file holds no record")
        return None, (*reader.problems, found)
    return root, tuple(reader.problems)


# What the C parser says of broken syntax, in an author's words.
_UNCLOSED = {
    "found unexpected end of stream": "the quotation mark that stands here is never closed",
    "did not find expected ',' or ']'": "the list that begins here is not closed with ]",
    "did not find expected ',' or '}'": "the fields that begin here are not closed with }",
}
_MISPLACED = {
    "mapping values are not allowed in this context": "a colon stands where no field can begin",
    "did not find expected key": "this belongs neither to the value before it nor to a new field",
    "could not find expected ':'": "a colon is missing behind a name, or text is not indented",
    "found character that cannot start any token": "no value can begin with this character, and no tab can indent it",
    "did not find expected alphabetic or numeric character": "a value that begins with * or & needs quotes",
    "found unknown escape character": "in double quotes a backslash begins an escape: write two, or use single quotes",
    "block sequence entries are not allowed in this context": "a list with - needs lines of its own",
    "did not find expected '-' indicator": "every entry of this list begins with -",
    "did not find expected node content": "a value is missing here",
}


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """What is open is reported where it was opened: the parser notices only where the file ends."""
    said = error.problem or "the YAML cannot be read"
    mark = error.problem_mark or error.context_mark
    if said in _UNCLOSED:
        mark = error.context_mark or mark
    what = _UNCLOSED.get(said) or _MISPLACED.get(said) or said + (f" ({error.context})" if error.context else "")
    return problem("yaml-syntax", _within(mark, text, file) if mark else Location(file), what)


def _within(mark: yaml.Mark, text: str, file: str) -> Location:
    """The place of a mark; one behind the last line is moved to that line's end."""
    lines = text.rstrip("\n").split("\n")
    if mark.line < len(lines):
        return Location(file, mark.line + 1, mark.column + 1)
    return Location(file, len(lines), len(lines[-1]) + 1)
