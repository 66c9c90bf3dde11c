"""An event: something that happened, goes on, or is planned."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.fields import DateField, Flag, GatedProse, GatedWords, IdList, IdText, Participants, Refers
from macros.model.record import Statement


class Event(Statement):
    """Something that happened, goes on, or is planned, at a date that may be uncertain."""

    kind: ClassVar[str] = "event"
    plural: ClassVar[str] = "events"

    title: GatedWords
    """A headline, in the words of the source."""
    date: DateField | None = None
    """When it happened, as firmly as the source says it and no more."""
    planned: Flag = Field(False, description="true for what is yet to come")
    description: GatedProse | None = None
    """One line on it."""
    place: Annotated[IdText, Refers(("place", "actor"), inverse="What happened here", named=True)] | None = None
    """Where it happened."""
    actors: Annotated[Participants, Refers(("actor",), inverse="Events", named=True)] = ()
    """Who took part; a mapping gives each one’s part in the editor’s words."""
    after: Annotated[IdList, Refers(("event",), inverse="Followed by")] = ()
    """Events that came before it, where dates cannot say so."""
