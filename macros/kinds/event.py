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
    date: DateField | None = None
    planned: Flag = Field(False, description="true for what is yet to come")
    description: GatedProse | None = None
    place: Annotated[IdText, Refers(("place", "actor"), inverse="What happened here")] | None = None
    actors: Annotated[Participants, Refers(("actor",), inverse="Events")] = ()
    after: Annotated[IdList, Refers(("event",), inverse="Followed by")] = ()
