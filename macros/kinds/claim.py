"""A claim: analysis, aim, prediction or assessment, never shown as fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar, Literal

from macros.model.fields import UNNAMED, DateField, GatedProse, GatedWords, IdList, IdText, Refers
from macros.model.record import SPEAKERS, Statement
from macros.model.text import links_in, plain


class Claim(Statement):
    """What someone holds, wants or expects. Without `by` it is the source's own analysis."""

    kind: ClassVar[str] = "claim"
    plural: ClassVar[str] = "claims"

    type: Literal["analysis", "aim", "prediction", "assessment"]
    """What sort of claim it is; none is ever shown as fact."""
    text: GatedProse
    """The claim, close to the words of the source."""
    by: Annotated[IdText, Refers(SPEAKERS, inverse="Claims", also=(UNNAMED,), named=True)] | None = None
    """Whose claim it is; without it, the source’s own."""
    role: GatedWords | None = None
    """The role in which it is made, as the source gives it."""
    via: Annotated[IdList, Refers(SPEAKERS, inverse="Carried by it", named=True)] = ()
    """Who carried it, nearest the source first."""
    date: DateField | None = None
    """When it was made, or the time it speaks of."""
    about: Annotated[IdList, Refers(inverse="Claims about it")] = ()
    """What it is about."""

    @property
    def speaker(self) -> str | None:
        """Whoever holds it, or None for the source itself."""
        return self.by or self.said_by

    def heading(self, name_of: Callable[[str], str]) -> str:
        """The claim itself."""
        return plain(self.text, {target: name_of(target) for target in links_in(self.text)})
