"""A place: where something happens or sits. States are actors."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.fields import GatedList, GatedProse, GatedWords, IdText, Refers, Words
from macros.model.record import Statement


class Place(Statement):
    """A city, region, building or other spot on the ground. A state is an actor."""

    kind: ClassVar[str] = "place"
    plural: ClassVar[str] = "places"

    name: GatedWords
    """The name that readers know it by."""
    aka: GatedList = ()
    """Other names, safe to link and search."""
    called: GatedList = ()
    """Words that stand for it in context: searched, never linked by themselves."""
    type: GatedWords | None = Field(None, description="what it is, in a word or two: city, region, venue …")
    description: GatedProse | None = None
    """One line on it, in the words of the source."""
    part_of: Annotated[IdText, Refers(("place", "actor"), inverse="Places within", named=True)] | None = None
    """What it lies in."""
    iso: Words | None = Field(None, pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")
    """The ISO 3166 code, in quotes."""

    @property
    def names(self) -> tuple[str, ...]:
        """Name first, then the other names."""
        return (self.name, *self.aka)
