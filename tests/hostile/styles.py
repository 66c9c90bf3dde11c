"""How a value can be written in YAML: without quotes, in three sorts of quotes, as a block, in two ways of nesting.

A payload that is refused in one style must be refused in all: who looks for a hole tries each of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_NOT_PLAIN = re.compile(r"\A[\s\-?:,\[\]{}#&*!|>'\"%@`~]|: |:\Z| #|\s\Z|\n|\r|\A\Z")
_NOT_IN_FLOW = re.compile(r"[,\[\]{}]|:\Z")


@dataclass(frozen=True)
class Written:
    """A value as YAML: the text, and by how many lines its words stand below the line on which it begins."""

    yaml: str
    below: int = 0


def plain(words: str, indent: int, *, flow: bool) -> Written | None:
    """Without quotes, where YAML can have it so."""
    del indent
    if _NOT_PLAIN.search(words) or (flow and _NOT_IN_FLOW.search(words)):
        return None
    return Written(words)


def single(words: str, indent: int, *, flow: bool) -> Written | None:
    """In single quotes, which know no escape; a line break would be folded."""
    del indent, flow
    return None if "\n" in words else Written("'" + words.replace("'", "''") + "'")


def double(words: str, indent: int, *, flow: bool) -> Written:
    """In double quotes, with the characters themselves."""
    del indent, flow
    return Written('"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"')


def escaped(words: str, indent: int, *, flow: bool) -> Written:
    """In double quotes, every character that is no letter of ASCII as an escape."""
    del indent, flow
    return Written('"' + "".join(mark if mark.isascii() and mark.isalnum() else _escape(mark) for mark in words) + '"')


def _escape(mark: str) -> str:
    code = ord(mark)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def literal(words: str, indent: int, *, flow: bool) -> Written | None:
    """As a block that keeps its line breaks."""
    return _block("|", words, indent, flow=flow)


def folded(words: str, indent: int, *, flow: bool) -> Written | None:
    """As a block whose lines are joined."""
    return None if "\n" in words else _block(">", words, indent, flow=flow)


def _block(sign: str, words: str, indent: int, *, flow: bool) -> Written | None:
    if flow or words != words.strip() or not words:
        return None
    space = " " * (indent + 2)
    return Written(f"{sign}-\n" + "\n".join(space + line for line in words.split("\n")), below=1)


Style = Callable[..., "Written | None"]
STYLES: Mapping[str, Style] = {
    "plain": plain,
    "single": single,
    "double": double,
    "escaped": escaped,
    "literal": literal,
    "folded": folded,
}
NAME_STYLES: Mapping[str, Style] = {name: STYLES[name] for name in ("plain", "single", "double", "escaped")}
NESTINGS = ("block", "flow", "inner")
"""All lines of their own; the whole record in one line; the list or fields around the value in one line."""
