"""A relation: one actor does something to, or stands in some tie with, another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.fields import DateField, GatedWords, IdText, Refers
from macros.model.record import Statement


class Relation(Statement):
    """Who does what to whom, since when and until when."""

    kind: ClassVar[str] = "relation"
    plural: ClassVar[str] = "relations"

    who: Annotated[IdText, Refers(("actor",), inverse="Relations", named=True)]
    """The one who acts."""
    does: GatedWords = Field(description="the verb, as it reads between the two names")
    whom: Annotated[IdText, Refers(("actor", "event", "place"), inverse="Relations", named=True)]
    """The one at the other end."""
    type: Annotated[IdText, Refers(("relation-type",), inverse="Relations of this type")] | None = None
    """Groups relations and says how they read from the other side."""
    since: DateField | None = None
    """When it began; equal to `until` for a single act."""
    until: DateField | None = None
    """When it ended."""

    def heading(self, name_of: Callable[[str], str]) -> str:
        """Who does what to whom."""
        return f"{name_of(self.who)} {self.does} {name_of(self.whom)}"
