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

    who: Annotated[IdText, Refers(("actor",), inverse="Relations")]
    does: GatedWords = Field(description="the verb, as it reads between the two names")
    whom: Annotated[IdText, Refers(("actor", "event", "place"), inverse="Relations")]
    type: Annotated[IdText, Refers(("relation-type",), inverse="Relations of this type")] | None = None
    since: DateField | None = None
    until: DateField | None = None

    def heading(self, name_of: Callable[[str], str]) -> str:
        """Who does what to whom."""
        return f"{name_of(self.who)} {self.does} {name_of(self.whom)}"
