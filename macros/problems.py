"""What can be wrong with a dossier, as values: where, what, and what to write instead.

A problem is never an exception: every stage returns the problems it found beside its result, so that
one run reports them all. `CODES` is the one table of what can be wrong; the manual's pages, the
messages and the tests are made from it (`problem_codes.toml`).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping
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
    """One kind of problem: its meaning, the general cure, and a failing and a cured example.

    `failing` and `cured` are the text of `file` in the small dossier on which all examples rest
    (`EXAMPLE_FILES`); the tests run both.
    """

    name: str
    severity: Severity
    meaning: str
    hint: str
    file: str
    failing: str
    cured: str
    example: str

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


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word within edit distance 2 (or close by ratio), or an empty string."""
    choices = sorted(set(known))
    near = process.extractOne(word, choices, scorer=OSA.distance, score_cutoff=max(2, len(word) // 4))
    return near[0] if near else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """A closing sentence for a message: `; did you mean "x"?`, or nothing."""
    near = did_you_mean(word, known)
    return f'; did you mean "{near}"?' if near else ""


# -- renderers: the same problems for a person, a program and a workflow --------------------------


def render_text(problems: Iterable[Problem], line_of: Callable[[Location], str], base_url: str = "") -> str:
    """`file:line:column: code: message`, the offending line, the hint, an example, the manual's address."""
    blocks = []
    for found in problems:
        weak = "" if found.severity == "error" else " (weak)"
        block = [f"{found.location}: {found.code}{weak}: {found.message}"]
        line = line_of(found.location)
        if line.strip():
            mark = " " * (found.location.column - 1) + "^"
            block += [f"    {line}", f"    {mark}"]
        if found.hint:
            block.append(f"  hint: {found.hint}")
        if found.example:
            block.append("  example: " + found.example.strip().replace("\n", "\n           "))
        block.append(f"  more: {base_url}{CODES[found.code].address}")
        blocks.append("\n".join(block))
    return "\n\n".join(blocks)


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
    return json.dumps(whole, ensure_ascii=False, indent=2)


def render_github(problems: Iterable[Problem]) -> str:
    """Workflow annotations: one command a problem, with the escapes that GitHub documents."""
    lines = []
    for found in problems:
        level = "error" if found.severity == "error" else "warning"
        message = f"{found.message}\nhint: {found.hint}" if found.hint else found.message
        at = found.location
        where = f"file={_property(at.file)},line={at.line},col={at.column},title={_property(found.code)}"
        lines.append(f"::{level} {where}::{_escaped(message)}")
    return "\n".join(lines)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
