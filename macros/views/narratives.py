"""Links from narrative pages to records, each with the sentence it stands in: a record's backlinks from prose."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Mapping

from macros.check.prose import MacroCall
from macros.graph import Dossier
from macros.kinds.statistic import Statistic
from macros.load.files import AuthorFile
from macros.model.dates import EdtfDate
from macros.views.urls import page_address

_CALL = re.compile(r"\{\{-?\s*(\w+)\((.*?)\)\s*-?\}\}")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-Z“\"0-9\ufffc])")
_MARKDOWN = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]|^[#>\s-]+")
_HERE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: where the call stood
_LINKS = frozenset({"actor", "event", "place", "claim", "relation", "source"})


def narrative_links(
    dossier: Dossier,
    calls: tuple[MacroCall, ...],
    pages: Mapping[str, AuthorFile],
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Record → (address of the page, sentence) for each narrative page that calls it."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for call in calls:
        words = _sentence(dossier, pages[call.page].line(call.line), call)
        found[call.record].setdefault(page_address(call.page), words)
    return {record: tuple(by_page.items()) for record, by_page in found.items()}


def _sentence(dossier: Dossier, line: str, call: MacroCall) -> str:
    """The sentence in which the call stands, macros as the words they show; empty for a block of its own."""

    def shown(match: re.Match[str]) -> str:
        name, arguments = match.group(1), _arguments(match.group(2))
        here = _HERE if name == call.macro and arguments[:1] == (call.record,) else ""
        return here + _words(dossier, name, arguments)

    text = _MARKDOWN.sub(lambda match: match.group(1) or "", _CALL.sub(shown, line))
    sentence = next((part for part in _END_OF_SENTENCE.split(text) if _HERE in part), text)
    return re.sub(r"\s+([.,;:])", r"\1", sentence.replace(_HERE, "")).strip()


def _arguments(text: str) -> tuple[str, ...]:
    """The arguments that are plain words; a call that is worked out at build time has none."""
    try:
        call = ast.parse(f"f({text})", mode="eval").body
    except SyntaxError:
        return ()
    values = [*call.args, *(keyword.value for keyword in call.keywords)] if isinstance(call, ast.Call) else []
    return tuple(str(value.value) for value in values if isinstance(value, ast.Constant))


def _words(dossier: Dossier, name: str, arguments: tuple[str, ...]) -> str:
    record = dossier.records.get(arguments[0]) if arguments else None
    if record is None:
        return ""
    if name in _LINKS:
        return arguments[1] if arguments[1:] else dossier.heading(record.id)
    if name == "statistic" and isinstance(record, Statistic):
        return record.value.words
    value = getattr(record, arguments[1] if arguments[1:] else "date", None)
    if name == "date" and isinstance(value, EdtfDate):
        return value.label(dossier.inferred(record, value))
    return ""
