"""Entries of a bibliography: BibTeX, as biblatex reads it too, and CSL-JSON 1.0.2, as reference managers do.

A date is given in numbers only where it is that date. BibTeX: `date` (ISO 8601) then, else `year` holds it in words.
CSL-JSON: `date-parts`, with `circa` where it is uncertain, approximate or worked out, else `literal` holds the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.model.date_points import DatePoint
from macros.model.dates import EdtfDate
from macros.views.words import upper_first

# What TeX reads as a command. A brace stands by its name, since BibTeX counts those that are written.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "$&#%_"},
}
_NOT_IN_URL = {ord(mark): f"%{ord(mark):02X}" for mark in "{}\\"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Reference:
    """What an entry says. Empty texts and None are left out; `notes` are told in their order.

    `issued_words` says `issued` as readers see it; `worked_out` that the editors took a step to get there.
    """

    key: str
    csl_type: str
    title: str
    author: str = ""
    within: str = ""
    publisher: str = ""
    genre: str = ""
    issued: EdtfDate | None = None
    issued_words: str = ""
    worked_out: bool = False
    url: str = ""
    accessed: EdtfDate | None = None
    language: str = ""
    notes: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """All notes as one line, each a sentence."""
        return ". ".join(upper_first(note.rstrip(".")) for note in self.notes)


# -- BibTeX -----------------------------------------------------------------------------------------


def bibtex(reference: Reference) -> str:
    """An entry `@misc`, a field a line: the one type of BibTeX that fits whatever a source is."""
    fields = [f"  {name} = {{{value}}}" for name, value in _bibtex_fields(reference) if value]
    return f"@misc{{{reference.key},\n" + ",\n".join(fields) + "\n}\n"


def _bibtex_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    # Doubled braces keep capitals, and keep a name with "and" in it from being taken for two.
    yield "author", _kept(reference.author)
    yield "title", _kept(reference.title)
    yield "howpublished", in_tex(reference.within or reference.genre)
    yield "publisher", _kept(reference.publisher)
    if reference.issued:
        yield from _bibtex_date(reference, reference.issued)
    yield "url", reference.url.translate(_NOT_IN_URL)
    yield "urldate", reference.accessed.edtf if reference.accessed else ""
    yield "language", reference.language
    yield "note", in_tex(reference.note)


def _bibtex_date(reference: Reference, date: EdtfDate) -> Iterator[tuple[str, str]]:
    if reference.worked_out or _is_doubtful(date) or not _numbers(date):
        yield "year", in_tex(reference.issued_words or date.label())
        return
    yield "year", date.edtf[:4] if date.shape == "point" else in_tex(date.label())
    yield "date", date.edtf


def in_tex(words: str) -> str:
    """Words as TeX sets them; letters of any script stay as they are (UTF-8)."""
    return "".join(_TEX.get(mark, mark) for mark in _SPACE.sub(" ", words))


def _kept(words: str) -> str:
    return f"{{{in_tex(words)}}}" if words else ""


# -- CSL-JSON ---------------------------------------------------------------------------------------


def csl(reference: Reference) -> dict[str, object]:
    """An entry in CSL-JSON. Names are literal: which part is the family's nobody has said."""
    issued = csl_date(reference.issued, reference.issued_words, worked_out=reference.worked_out)
    found: dict[str, object] = {
        "id": reference.key,
        "type": reference.csl_type,
        "title": reference.title,
        "author": [{"literal": reference.author}] if reference.author else None,
        "container-title": reference.within,
        "publisher": reference.publisher,
        "genre": reference.genre,
        "issued": issued,
        "URL": reference.url,
        "accessed": csl_date(reference.accessed),
        "language": reference.language,
        "note": reference.note,
    }
    return {name: value for name, value in found.items() if value}


def csl_date(date: EdtfDate | None, words: str = "", *, worked_out: bool = False) -> dict[str, Any]:
    """A date variable of CSL-JSON; empty for no date."""
    if date is None:
        return {}
    parts = _numbers(date)
    if not parts:
        return {"literal": words or date.label()}
    return {"date-parts": parts, **({"circa": True} if worked_out or _is_doubtful(date) else {})}


def _is_doubtful(date: EdtfDate) -> bool:
    return date.approximate or date.uncertain


def _numbers(date: EdtfDate) -> list[list[int]]:
    """Year, month and day of a date, or of the two ends of a span; nothing where there are no such numbers."""
    if date.shape not in {"point", "span"} or not all(_is_plain(point) for point in date.points):
        return []
    return [[part for part in (point.year, point.month, point.day) if part is not None] for point in date.points]


def _is_plain(point: DatePoint) -> bool:
    """Whether it is a year of four digits, a month or a day: a season or a decade has no number of that sort."""
    return not point.masked and point.season is None and 1 <= point.year <= 9999  # noqa: PLR2004 - years of ISO 8601
