"""The prose gate: what an author types by hand in a narrative page is held to the facts as a record is.

A number, year or date outside of a macro must stand, with its qualifier and unit, in the evidence of a fact that
the paragraph names by a macro. Words in quotation marks must stand in some evidence. A relative date ("last year")
is true on one day only. `<!-- lint: ok REASON -->` excuses its line; on a line of its own at the top, its page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from macros.check.evidence import Resolved
from macros.check.macro_calls import Macro
from macros.check.page_words import shown_words, without_front_matter
from macros.check.prose import MOST_TOLD, check_prose, macro_calls
from macros.check.values import missing_in_text
from macros.load.files import AuthorFile
from macros.load.yaml_events import TEXT_LIMIT
from macros.model.languages import BARE, table_of
from macros.model.quotation_marks import quotations
from macros.model.record import Record
from macros.model.text import fold
from macros.problems import Location, Problem, problem

_WAIVER = re.compile(r"<!--\s*lint:\s*ok\b[ \t]*(.*?)\s*-->")
_HINTS = "write {{ statistic(…) }} or {{ date(…) }}, or name the fact that holds it in this paragraph: {{ cite(…) }}"
_RELATIVE = {
    "en": re.compile(
        r"\b(?:(?:last|next|this|past|coming) (?:year|month|week|decade|century|spring|summer|autumn|fall|winter"
        r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
        r"|October|November|December)|yesterday|tomorrow|tonight|(?:days?|weeks?|months?|years?|decades?) ago)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:(?:letzte[nsmr]?|nächste[nsmr]?|vergangene[nsmr]?|kommende[nsmr]?|diese[nsmr]?)"
        r" (?:Jahr(?:es)?|Monats?|Woche|Jahrzehnt)|gestern|morgen)\b",
    ),
    "fr": re.compile(
        r"\b(?:(?:l’|l')an (?:dernier|prochain)|(?:année|semaine) (?:dernière|prochaine)"
        r"|mois (?:dernier|prochain)|hier|demain)\b",
        re.IGNORECASE,
    ),
}
_BOTH = frozenset({"both", "neither", "beide", "beiden"})  # words of any sentence, where a title would count by them


_BLOCK = re.compile(r"[ \t]*(?:[-*+>|#]|\d+[.)])(?:\s|$|(?<=[>|]))|[ \t]*\S.*\|[ \t]*$|[ \t]*=+[ \t]*$")
"""A line that goes on with no other: an entry of a list, a heading, a row of a table, a quoted line."""


@dataclass(frozen=True)
class _Facts:
    """What the dossier's evidence holds: by statement the stretches by language, and all of them folded."""

    stretches: Mapping[str, Mapping[str, tuple[str, ...]]]
    everything: str
    language: str


def check_pages(
    pages: tuple[AuthorFile, ...],
    macros: tuple[Macro, ...],
    records: Mapping[str, Record],
    resolved: Resolved,
    language: str,
) -> tuple[Problem, ...]:
    """What is wrong with the narrative pages: their macro calls, then what they say by hand."""
    facts = _facts(resolved, language)
    named: dict[str, dict[int, set[str]]] = {}
    for call in macro_calls(pages, macros):
        named.setdefault(call.page, {}).setdefault(call.line, set()).add(call.record)
    typed = (_typed(page, named.get(page.path, {}), facts) for page in pages)
    return (*check_prose(pages, macros, records), *(found for page in typed for found in islice(page, MOST_TOLD)))


def _facts(resolved: Resolved, language: str) -> _Facts:
    stretches: dict[str, dict[str, tuple[str, ...]]] = {}
    for record, found in resolved.evidence.items():
        for placed in found:
            own = stretches.setdefault(record, {})
            tag = resolved.languages.get(placed.evidence.source, "en")
            own[tag] = (*own.get(tag, ()), placed.evidence.exact)
    words = (fold(text).text for own in stretches.values() for group in own.values() for text in group)
    return _Facts(stretches, "\n".join(words), language)


def _typed(page: AuthorFile, named: Mapping[int, set[str]], facts: _Facts) -> Iterator[Problem]:
    waivers = _waivers(page.text)
    yield from (
        problem("waiver-without-reason", Location(page.path, line), "nothing is said of why this line is excused")
        for line, reason in waivers.items()
        if not reason
    )
    if _is_waived_whole(page.text):
        return
    lines = shown_words(page.text).split("\n")
    for first, behind in _paragraphs(lines):
        ids = {name for line in range(first, behind) for name in named.get(line + 1, ())}
        for block in _blocks(page.path, lines, range(first, behind), waivers):
            yield from _of_block(block, ids, facts)


def _waivers(text: str) -> Mapping[int, str]:
    found = {}
    line, place = 1, 0
    for match in _WAIVER.finditer(text):
        line += text.count("\n", place, match.start())
        place = match.start()
        found[line] = match[1]
    return found


def _is_waived_whole(text: str) -> bool:
    """Whether a waiver is the first thing on the page, on a line of its own."""
    body = without_front_matter(text).lstrip()
    first = body.partition("\n")[0].strip()
    match = _WAIVER.fullmatch(first)
    return bool(match and match[1])


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not blank, as (first, behind the last)."""
    first = 0
    for place, line in enumerate((*lines, "")):
        if not line.strip():
            if place > first:
                yield first, place
            first = place + 1


@dataclass(frozen=True)
class _Block:
    """Lines that are read as one text: a sentence may be broken over several of them, an entry of a list ends one."""

    path: str
    line: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The lines as one; each place is its place in the lines."""
        return " ".join(self.lines)

    def at(self, place: int) -> Location:
        """Where a place of the text stands in the page."""
        ends = [*accumulate(len(line) + 1 for line in self.lines)]
        row = bisect_right(ends, place)
        return Location(self.path, self.line + row, place - (ends[row - 1] if row else 0) + 1)


def _blocks(path: str, lines: Sequence[str], places: range, waivers: Collection[int]) -> Iterator[_Block]:
    """Yield the blocks of a paragraph, none longer than a text may be; a line that is waived is blank."""
    starts, length = [], 0
    for place in places:
        length += len(lines[place]) + 1
        if place == places.start or length > TEXT_LIMIT or _BLOCK.match(lines[place]):
            starts.append(place)
            length = len(lines[place]) + 1
    for first, behind in pairwise((*starts, places.stop)):
        shown = ("" if place + 1 in waivers else lines[place] for place in range(first, behind))
        yield _Block(path, first + 1, tuple(shown))


def _of_block(block: _Block, ids: set[str], facts: _Facts) -> Iterator[Problem]:
    line = block.text
    for quoted in quotations(line):
        words = fold(line[quoted.start + 1 : quoted.end].rstrip('”"“»’‘«›‹')).text.strip(" ,.;:!?…")
        if words and words not in facts.everything:
            yield problem("typed-quotation", block.at(quoted.start), f'"{words}" stands in no evidence')
    for start, words in _missing(line, ids, facts):
        message = f'"{words}" is typed by hand, and no fact that the paragraph names holds it'
        yield problem("typed-figure", block.at(start), message, hint=_HINTS)
    pattern = _RELATIVE.get(table.code if (table := table_of(facts.language)) else "")
    for match in pattern.finditer(line) if pattern else ():
        message = f'"{match[0]}" is true only for those who read it in time'
        yield problem("relative-date", block.at(match.start()), message)


def _missing(line: str, ids: set[str], facts: _Facts) -> Iterator[tuple[int, str]]:
    """The figures and dates of a line that no fact named beside it holds, each once, with its place."""
    groups: dict[str, tuple[str, ...]] = {}
    for name in ids:
        for tag, stretches in facts.stretches.get(name, {}).items():
            groups[tag] = (*groups.get(tag, ()), *stretches)
    outcomes = [
        missing_in_text(line, stretches, (), tag, facts.language)
        for tag, stretches in (groups or {facts.language: ()}).items()
    ]
    grammar = (table_of(facts.language) or BARE).none_words | _BOTH
    told: set[int] = set()
    for found in min(outcomes, key=len):
        words = line[found.start : found.end] if found.end else found.words
        if found.start not in told and words.casefold() not in grammar:
            told.add(found.start)
            yield found.start, words
