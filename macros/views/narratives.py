"""Links from narrative pages to records, each with the sentence it stands in: a record's backlinks from prose."""

from __future__ import annotations

import ast
import re
import string
from collections import defaultdict
from collections.abc import Mapping

from macros.check.prose import MacroCall
from macros.graph import Dossier
from macros.kinds.statistic import Statistic
from macros.load.files import AuthorFile
from macros.model.dates import EdtfDate
from macros.model.sentences import number_sentences
from macros.views.urls import page_address

_CALL = re.compile(r"\{\{-?\s*(\w+)\((.*?)\)\s*-?\}\}")
_BLOCK_START = re.compile(r"\s*(?:#|>|[*+-]\s|\d+\.\s|$)")
_MARKS = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]|^\s*(?:[#>\s]+|[*+-]\s+|\d+\.\s+)")
_HERE = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: where the call stood
# Marks in the words of a fact, while the page's own are taken away and its sentences found; no page holds such letters.
_SET_ASIDE = {ord(mark): chr(0xE000 + ord(mark)) for mark in string.punctuation}
_PUT_BACK = {0xE000 + code: chr(code) for code in _SET_ASIDE}
_LINKS = frozenset({"actor", "event", "place", "claim", "relation", "source"})
# What each macro's arguments are, by their place.
_PLACES = {"date": ("id", "field")}


def narrative_links(
    dossier: Dossier,
    calls: tuple[MacroCall, ...],
    pages: Mapping[str, AuthorFile],
) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Record → (address of the page, sentence) for each narrative page that calls it.

    A page is shown once, with the first sentence that names the record, or none where a block alone does.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for call in calls:
        address, words = page_address(call.page), _sentence(dossier, pages[call.page], call)
        found[call.record][address] = found[call.record].get(address) or words
    return {record: tuple(by_page.items()) for record, by_page in found.items()}


def _sentence(dossier: Dossier, page: AuthorFile, call: MacroCall) -> str:
    """The sentence in which the call stands, macros as the words they show; empty for a block of its own."""

    def shown(match: re.Match[str]) -> str:
        name, arguments = match.group(1), _arguments(*match.groups())
        here = _HERE if name == call.macro and arguments.get("id") == call.record else ""
        return here + " ".join(_words(dossier, name, arguments).split()).translate(_SET_ASIDE)

    text = _MARKS.sub(lambda match: match.group(1) or "", _CALL.sub(shown, _paragraph(page, call.line)))
    sentences = number_sentences(text, dossier.settings.imprint.language)
    sentence = next((found.text for found in sentences if _HERE in found.text), text)
    return re.sub(r"\s+([.,;:])", r"\1", sentence.replace(_HERE, "")).strip().translate(_PUT_BACK)


def _paragraph(page: AuthorFile, number: int) -> str:
    """The lines of the paragraph that holds a line: a blank line, a heading or a list's entry begins another."""
    first = last = number
    while first > 1 and not _BLOCK_START.match(page.line(first)) and page.line(first - 1).strip():
        first -= 1
    while not _BLOCK_START.match(page.line(last + 1)):
        last += 1
    return " ".join(page.line(line).strip() for line in range(first, last + 1))


def _arguments(macro: str, text: str) -> Mapping[str, str]:
    """The arguments that are plain words; a call that is worked out at build time has none."""
    try:
        call = ast.parse(f"f({text})", mode="eval").body
    except SyntaxError:
        return {}
    if not isinstance(call, ast.Call):
        return {}
    named = [*zip(_PLACES.get(macro, ("id", "words")), call.args, strict=False)]
    named += [(keyword.arg, keyword.value) for keyword in call.keywords if keyword.arg]
    return {name: str(value.value) for name, value in named if isinstance(value, ast.Constant)}


def _words(dossier: Dossier, name: str, arguments: Mapping[str, str]) -> str:
    record = dossier.records.get(arguments.get("id", ""))
    if record is None:
        return ""
    if name in _LINKS:
        return arguments.get("words") or dossier.heading(record.id)
    if name == "statistic" and isinstance(record, Statistic):
        return record.value.words
    value = getattr(record, arguments.get("field", "date"), None)
    if name == "date" and isinstance(value, EdtfDate):
        return value.label(dossier.inferred(record, value))
    return ""
