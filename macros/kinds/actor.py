"""An actor: a person, state, body, group or organisation that does or says something."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.fields import DateField, GatedList, GatedProse, GatedWords, IdText, Refers
from macros.model.record import Part, Statement


class Role(Part):
    """One role of a person, as the source gives it."""

    title: GatedWords
    of: Annotated[IdText, Refers(("actor", "place"), inverse="Roles held here", named=True)] | None = None
    since: DateField | None = None
    until: DateField | None = None


class Actor(Statement):
    """Whoever does or says something. A state is one record, here; places and `part_of` accept it."""

    kind: ClassVar[str] = "actor"
    plural: ClassVar[str] = "actors"

    name: GatedWords
    """The name that readers know it by."""
    aka: GatedList = Field((), description="other names, safe to link and search")
    called: GatedList = Field(
        (), description="words that stand for it in context: searched, never linked by themselves"
    )
    type: Literal["person", "state", "government-body", "armed-group", "organisation", "media", "people"]
    """What sort of actor it is."""
    description: GatedProse | None = None
    """One line on it, in the words of the source."""
    part_of: Annotated[IdText, Refers(("actor", "place"), inverse="Parts", named=True)] | None = None
    """What it belongs to."""
    roles: tuple[Role, ...] = ()
    """What a person is or was, as the source gives it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Name first, then the other names."""
        return (self.name, *self.aka)
