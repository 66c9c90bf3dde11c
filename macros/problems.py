"""What can be wrong with a dossier, as values: where, what, and what to write instead.

A problem is never an exception: every stage returns the problems it found beside its result, so that
one run reports them all. `CODES` is the one table of what can be wrong; the manual's pages, the
messages and the tests are made from it (`problem_codes.toml`).
"""

from __future__ import annotations

import json
import os
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

Severity = Literal["error", "weak"]


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the author's. Lines and columns count from 1, columns in code points."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Code:
    r"""One kind of problem: its meaning, the general cure, and a failing and a cured example.

    `failing` and `cured` are the text of `file` in the small dossier on which all examples rest
    (`EXAMPLE_FILES`), `at` the places (`file:line`) where the failing one is reported. With `escaped`, `\u202e`
    in them stands for that character. Without a `file` they tell of the case in words. The tests run all of them.
    """

    name: str
    severity: Severity
    meaning: str
    hint: str
    file: str
    failing: str
    cured: str
    example: str
    at: tuple[str, ...]
    escaped: bool

    @property
    def address(self) -> str:
        """Where the manual explains it, from the top of the site."""
        return f"problems/{self.name}/"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where it stands, and what to write instead."""

    code: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    example: str = ""

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        """File, line, column, then code: the order of every report."""
        return (self.location, self.code, self.message)


@cache
def _table() -> Mapping[str, object]:
    return tomllib.loads((Path(__file__).parent / "problem_codes.toml").read_text(encoding="utf-8"))


def _codes() -> dict[str, Code]:
    codes: dict[str, Code] = {}
    table = _table()["code"]
    assert isinstance(table, dict)
    for name, fields in table.items():
        codes[name] = Code(
            name=name,
            severity=fields.get("severity", "error"),
            meaning=fields["meaning"],
            hint=fields["hint"],
            file=fields["file"],
            failing=fields["failing"],
            cured=fields["cured"],
            example=fields.get("example", ""),
            at=tuple(fields.get("at", ())),
            escaped=fields.get("escaped", False),
        )
    return codes


def _example_files() -> dict[str, str]:
    files = _table()["example"]
    assert isinstance(files, dict)
    return {str(name): str(text) for name, text in files.items()}


CODES: Mapping[str, Code] = _codes()
EXAMPLE_FILES: Mapping[str, str] = _example_files()


def problem(code: str, location: Location, message: str, *, hint: str = "", example: str = "") -> Problem:
    """A problem of a known code; without a hint or example of its own it takes those of the table.

    Raises KeyError for a code that the table does not hold: each code must be explained.
    """
    entry = CODES[code]
    return Problem(code, entry.severity, location, message, hint or entry.hint, example or entry.example)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems once each, by file, line and column."""
    return tuple(sorted(set(problems), key=lambda found: found.sort_key))


_SHORT, _LONG = 4, 100  # letters: up to which two mistakes make another word, and beyond which nothing is a slip


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word, case aside, or an empty string: one slip in four letters, two in more, more in many."""
    if len(word) > _LONG:
        return ""
    most = max(2, len(word) // 4) if len(word) > _SHORT else int(len(word) > 1)
    near = process.extractOne(word, sorted(set(known)), scorer=OSA.distance, processor=str.casefold, score_cutoff=most)
    return near[0] if near else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """A closing sentence for a message: `; did you mean "x"?`, or nothing."""
    near = did_you_mean(word, known)
    return f'; did you mean "{near}"?' if near else ""


def with_article(noun: str) -> str:
    """`an actor`, `a place`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


# -- renderers: the same problems for a person, a program and a workflow --------------------------

_WIDTH = 160  # of the part of a line that is shown
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}  # Unicode categories: controls, formats, surrogates, private use, breaks
_NEEDED = "\u200c\u200d\u200e\u200f"  # joiners and marks of direction, in words and emoji: harmless


def render_text(problems: Iterable[Problem], line_of: Callable[[Location], str], base_url: str = "") -> str:
    """`file:line:column: code: message`, the offending line, the hint, an example, the manual's address."""
    return "\n\n".join("\n".join(_block(found, line_of(found.location), base_url)) for found in problems)


def _block(found: Problem, line: str, base_url: str) -> Iterator[str]:
    weak = "" if found.severity == "error" else " (weak)"
    yield f"{visible(str(found.location))}: {found.code}{weak}: {visible(found.message)}"
    if line.strip():
        shown, width = _excerpt(line, found.location.column)
        yield f"    {shown}"
        yield f"    {' ' * width}^"
    if found.hint:
        yield f"  hint: {visible(found.hint)}"
    if found.example:
        yield "  example: " + found.example.strip().replace("\n", "\n           ")
    yield f"  more: {base_url}{CODES[found.code].address}"


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line around a column, and how wide what stands before that column is."""
    start = max(0, column - 1 - _WIDTH // 2) if len(line) > _WIDTH else 0
    before = ("… " if start else "") + visible(line[start : column - 1])
    after = visible(line[column - 1 : start + _WIDTH]) + (" …" if len(line) > start + _WIDTH else "")
    return before + after, sum(map(_cells, before))


def _cells(mark: str) -> int:
    """How many columns of a terminal a character takes."""
    if unicodedata.combining(mark) or mark in _NEEDED:
        return 0
    return 2 if unicodedata.east_asian_width(mark) in {"W", "F"} else 1


def visible(text: str) -> str:
    """The text with characters that nobody sees, or that steer a terminal, written as escapes."""
    return "".join(_escape(mark) if _is_unseen(mark) else mark for mark in text)


def _is_unseen(mark: str) -> bool:
    return unicodedata.category(mark) in _UNSEEN and mark not in _NEEDED


def _escape(mark: str) -> str:
    if mark in "\n\t\r":
        return repr(mark)[1:-1]
    return f"\\u{ord(mark):04x}" if ord(mark) <= 0xFFFF else f"\\U{ord(mark):08x}"  # noqa: PLR2004 - the first plane


def render_json(
    problems: Iterable[Problem],
    records: Mapping[str, int],
    unaccounted: Iterable[tuple[str, int]],
) -> str:
    """One object, version 1; public, so a field may be added but never changed."""
    rows = []
    for found in problems:
        row = asdict(found)
        location = row.pop("location")
        rows.append({"code": row.pop("code"), "severity": row.pop("severity"), **location, **row})
    whole = {
        "version": 1,
        "problems": rows,
        "records": dict(records),
        "unaccounted": [{"source": source, "sentence": number} for source, number in unaccounted],
    }
    return readable_json(whole)


def readable_json(whole: object) -> str:
    """JSON for a program or a terminal: letters as they are, and nothing that a terminal would obey."""
    written = json.dumps(whole, ensure_ascii=False, indent=2)
    # What steers a terminal, or cannot be encoded, becomes JSON's own escape; the line breaks are those of the layout.
    return "".join(json.dumps(mark)[1:-1] if mark != "\n" and _is_unseen(mark) else mark for mark in written)


def render_github(problems: Iterable[Problem]) -> str:
    """Workflow annotations: one command a problem, with the escapes that GitHub documents."""
    lines = []
    for found in problems:
        level = "error" if found.severity == "error" else "warning"
        message = visible(found.message) + (f"\nhint: {visible(found.hint)}" if found.hint else "")
        at = found.location
        where = f"file={_property(visible(at.file))},line={at.line},col={at.column},title={_property(found.code)}"
        lines.append(f"::{level} {where}::{_escaped(message)}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def refusal(error: OSError) -> str:
    """What the machine refused, in one line: a full disk, a missing right, a file that is gone."""
    reason = " ".join((error.strerror or str(error)).split())
    place = error.filename2 or error.filename  # of a copy, the file that is written
    return f"{os.fsdecode(place)}: {reason}" if isinstance(place, str | bytes) else reason
