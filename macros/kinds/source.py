"""A source: where words come from."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.fields import EditorDate, IdText, LanguageTag, Prose, Refers, Url, Words
from macros.model.record import Part, Record


class Uncovered(Part):
    """A sentence on which no record rests, and why."""

    text: Words
    reason: Prose


class Sic(Part):
    """Odd wording that is kept as it stands, and the editor's note on it."""

    text: Words
    note: Prose


class Source(Record):
    """Where words come from. Its stored text is `data/texts/<id>.txt`."""

    kind: ClassVar[str] = "source"
    plural: ClassVar[str] = "sources"

    title: Words
    """Its title, or one of the editor’s where it has none."""
    type: Words = Field("article", description="what it is, in a word or two: article, report, press release …")
    publisher: Words | None = None
    """Who published it, if that is known."""
    author: Words | None = None
    """Who wrote it, if that is known."""
    published: EditorDate | None = None
    """When it was published."""
    date_note: Prose | None = None
    """How the date was worked out."""
    url: Url | None = None
    """Where it stands on the web."""
    archived: Url | None = None
    """Where a copy of it is kept."""
    accessed: EditorDate | None = None
    """The day it was read."""
    language: LanguageTag = "en"
    """Its language, as a BCP 47 tag."""
    publish: Literal["full", "excerpts", "none"] = "excerpts"
    """How much of its text readers may see."""
    uncovered: tuple[Uncovered, ...] = ()
    """Sentences on which no record rests, and why."""
    sic: tuple[Sic, ...] = ()
    """Odd wording that is kept, with the editor’s note."""
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    """How reliable it is, on the Admiralty scale from A to F."""
    cited_in: Annotated[IdText, Refers(("source",), inverse="Sources cited in it")] | None = None
    """The source through which alone it is known: it has no text here."""
    by: Annotated[IdText, Refers(("actor",), inverse="Sources by it")] | None = None
    """The actor who wrote or said it."""
