"""A statistic: a quantity as the source words it, never a midpoint."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.fields import DateField, GatedProse, GatedWords, IdList, IdText, QuantityField, Refers, Stretches
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
    """What is measured, as a heading."""
    value: QuantityField
    """The quantity as the source words it, qualifier included."""
    as_of: DateField | None = None
    """The time for which the value holds."""
    period: GatedWords | None = None
    """The stretch of time that it measures, in the words of the source."""
    unit: GatedWords | None = Field(None, description="what is counted, where the value does not say it")
    base: GatedWords | None = Field(None, description="of what a share is a share")
    about: Annotated[IdList, Refers(inverse="Statistics")] = ()
    """What it is about."""
    series: tuple[Reading, ...] = ()
    """Values of the same measure over time, each with its own evidence."""
    rivals: Annotated[IdText, Refers(("statistic",), inverse="Rival figure")] | None = None
    """Another figure on the same measure, shown beside it."""
    how_to_read: GatedProse | None = None
    """What a reader should know before using the figure."""

    def stretches(self) -> tuple[PlacedStretch, ...]:
        """The statistic's own stretches, then those of its series."""
        own = super().stretches()
        for index, reading in enumerate(self.series):
            own += placed("evidence", reading.evidence, ("series", index))
        return own
