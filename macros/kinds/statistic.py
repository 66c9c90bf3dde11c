"""A statistic: a quantity as the source words it, never a midpoint."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.fields import DateField, GatedWords, IdList, IdText, Prose, QuantityField, Refers, Stretches
from macros.model.record import Part, PlacedStretch, Statement, placed


class Reading(Part):
    """One value of a series."""

    evidence: Stretches = ()
    as_of: DateField
    value: QuantityField


class Statistic(Statement):
    """A quantity, in the source's words: exact, a range, a bound, a word such as "thousands", or a rank."""

    kind: ClassVar[str] = "statistic"
    plural: ClassVar[str] = "statistics"

    label: GatedWords
    value: QuantityField
    as_of: DateField | None = None
    period: GatedWords | None = None
    unit: GatedWords | None = Field(None, description="what is counted, where the value does not say it")
    base: GatedWords | None = Field(None, description="of what a share is a share")
    about: Annotated[IdList, Refers(inverse="Statistics")] = ()
    series: tuple[Reading, ...] = ()
    rivals: Annotated[IdText, Refers(("statistic",), inverse="Rival figure")] | None = None
    how_to_read: Prose | None = None

    def stretches(self) -> tuple[PlacedStretch, ...]:
        """The statistic's own stretches, then those of its series."""
        own = super().stretches()
        for index, reading in enumerate(self.series):
            own += placed("evidence", reading.evidence, ("series", index))
        return own
