"""A correction: what was wrong in a published record, and what is right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.fields import EditorDate, IdText, Prose, Refers
from macros.model.record import Record


class Correction(Record):
    """What was wrong in a published record, and what is right. Shown on the Corrections page."""

    kind: ClassVar[str] = "correction"
    plural: ClassVar[str] = "corrections"
    paged: ClassVar[bool] = False

    date: EditorDate
    """The day of the correction."""
    record: Annotated[IdText, Refers(inverse="Corrections", removed=True)]
    """The record that was corrected."""
    was: Prose = Field(description="what was wrong")
    now: Prose = Field(description="what is right")

    def heading(self, name_of: Callable[[str], str]) -> str:
        """The record that was corrected."""
        return name_of(self.record)
