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
    type: Words = Field("article", description="what it is, in a word or two: article, report, press release …")
    publisher: Words | None = None
    author: Words | None = None
    published: EditorDate | None = None
    date_note: Prose | None = None
    url: Url | None = None
    archived: Url | None = None
    accessed: EditorDate | None = None
    language: LanguageTag = "en"
    publish: Literal["full", "excerpts", "none"] = "excerpts"
    uncovered: tuple[Uncovered, ...] = ()
    sic: tuple[Sic, ...] = ()
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    cited_in: Annotated[IdText, Refers(("source",), inverse="Sources cited in it")] | None = None
    by: Annotated[IdText, Refers(("actor",), inverse="Sources by it")] | None = None
