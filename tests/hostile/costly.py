"""Texts that are allowed and cost most: as long as may be, and of marks that patterns and comparisons find hardest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.load.files import SIZE_LIMIT
from macros.load.yaml_events import TEXT_LIMIT
from tests.dossiers import FULL, write
from tests.hostile.cases import PAGE, TEXT
from tests.hostile.places import places, rewritten
from tests.hostile.styles import STYLES

PIECES: tuple[str, ...] = (
    *("a", "9", "9,", "9.", "1,000,", "-", "- ", "“", '"', "'", "(", "((", "[", "[[", "[[a|", "*", "*a ", "a*b* "),
    *("twenty ", "hundred ", "one hundred and ", "not ", "and ", "if ", "at least ", "about 5 ", "more than "),
    *("1 to 2 ", "2024-", "2024-05-01 ", "May ", "in May 2024 ", "Monday, ", "last ", "…", "[…]", "x [...] "),
    *("$", "£5", "5%", "per cent ", "A. ", "e.g. ", "Dr. ", "\u0660", "\u2167", "½", "²", "9e9", "0x", "一", "万"),
    *("é ", "\u200d", "👩\u200d👧 ", "of the ", "Ada Brook ", "A", "A-", "a_", "http://a.b/", "#", "<", "&", "&amp;"),
    *("{{", "\\", "|", ": ", "; ", ", ", "(a", "by the end of ", "between 1 and ", "one of the most ", "half of "),
    *("third ", "no one ", "neither nor ", "\u00a0x"),
)
_FIELDS = ("Event.title", "Actor.aka", "Statistic.value", "Event.date", "Actor.inference", "Quote.role", "Quote.direct")
_IN_LINES = 70


@dataclass(frozen=True)
class Costly:
    """A dossier with one long text in it."""

    id: str
    files: Mapping[str, str]

    def write(self, folder: Path) -> Path:
        """The dossier as a folder."""
        return write(folder, {**FULL, **self.files})


def _long(piece: str, most: int) -> str:
    return (piece * (most // len(piece))).strip()


def _fields() -> Iterator[Costly]:
    found = {place.name: place for place in places()}
    for number, piece in enumerate(PIECES):
        for name in (_FIELDS[number % len(_FIELDS)], "Event.title"):
            place = found[name]
            done = rewritten(place.file, place.path, STYLES["double"], _long(piece, TEXT_LIMIT))
            assert done is not None
            yield Costly(f"{piece!r} in {name}", {place.file: done.text})


def _stretches() -> Iterator[Costly]:
    """Fields that are looked up in evidence of the same sort."""
    for piece in PIECES:
        words = _long(piece, TEXT_LIMIT)
        quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
        events = FULL["data/events.yml"].replace("title: The bridge opens", f"title: {quoted}", 1)
        start = events.index("  evidence: ")
        events = events[:start] + f"  evidence: {quoted}" + events[events.index("\n", start) :]
        yield Costly(f"{piece!r} in title and evidence", {"data/events.yml": events, TEXT: f"{FULL[TEXT]}{words}\n"})


def _files() -> Iterator[Costly]:
    for piece in PIECES:
        line = _long(piece, TEXT_LIMIT - 1)
        most = (SIZE_LIMIT - 2000) // (len(line.encode()) + 1)
        yield Costly(f"{piece!r} in a text", {TEXT: FULL[TEXT] + f"{line}\n" * most})


def _pages() -> Iterator[Costly]:
    for piece in (*PIECES, "{# ", "{% ", "<!-- ", "```\n", "{{ a }} ", "<!-- lint: ok a -->\n", "---\n"):
        for width in (_IN_LINES, TEXT_LIMIT - 1):
            line = _long(piece, width)
            most = (SIZE_LIMIT - 2000) // (len(line.encode()) + 1)
            yield Costly(f"{piece!r} in lines of {width}", {PAGE: FULL[PAGE] + "\n" + f"{line}\n" * most})


COSTLY: Mapping[str, tuple[Costly, ...]] = {
    "fields": tuple(_fields()),
    "title and evidence": tuple(_stretches()),
    "stored texts": tuple(_files()),
    "pages": tuple(_pages()),
}
