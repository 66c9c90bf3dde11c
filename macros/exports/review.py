"""Writes a review into the author's file: one line in the record, every other line as it was."""

from __future__ import annotations

import json
import re

from macros.load.yaml_events import is_ambiguous

_PLAIN = re.compile(r"[^\W\d_][\w.’-]*(?: [\w.’-]+)*")


def review_line(by: str, on: str, fingerprint: str) -> str:
    """The field `reviewed` as it is written."""
    name = by if _PLAIN.fullmatch(by) and not is_ambiguous(by) else json.dumps(by, ensure_ascii=False)
    return f'reviewed: {{by: {name}, on: {on}, fingerprint: "{fingerprint}"}}'


def with_review(text: str, line: int, review: str) -> str | None:
    """The file with a review in the record whose id stands on `line` (from 1), or None where it is not in block style.

    A review that stands there already is replaced; the new one is the record's last field.
    """
    lines = text.split("\n")
    first, behind = line, _end(lines, line)
    indent = next((_indent(words) for words in lines[first:behind] if _is_content(words)), 0)
    if not indent or lines[line - 1].partition(":")[2].partition(" #")[0].strip():
        return None
    kept = list(_without_review(lines[first:behind], indent))
    while kept and not kept[-1].strip():
        kept.pop()
    return "\n".join([*lines[:first], *kept, " " * indent + review, *lines[behind:]])


def _end(lines: list[str], first: int) -> int:
    """The index behind the record's last line: lines of the record are indented."""
    behind = last = first
    while behind < len(lines) and (not lines[behind].strip() or _indent(lines[behind])):
        behind += 1
        if lines[behind - 1].strip():
            last = behind
    return last


def _without_review(lines: list[str], indent: int) -> list[str]:
    kept = []
    inside = False
    for line in lines:
        if _indent(line) == indent and _is_content(line):
            inside = line.lstrip().startswith("reviewed:")
        if not inside:
            kept.append(line)
    return kept


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")
