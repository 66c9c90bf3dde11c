"""A removal: a published record that was taken out, and why."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from pydantic import Field

from macros.model.fields import EditorDate, Prose, Words
from macros.model.record import Record


class Removal(Record):
    """A published record that was taken out. It bears the id of that record, whose address stays and says why."""

    kind: ClassVar[str] = "removal"
    plural: ClassVar[str] = "removals"
    paged: ClassVar[bool] = False

    was: Words = Field(
        pattern=r"^[a-z]+(?:-[a-z]+)*$", description="the kind of record that it was: statistic, actor …"
    )
    date: EditorDate
    """The day on which it was taken out."""
    reason: Prose = Field(description="why it was taken out; name under `see_also` what to read instead")

    def heading(self, name_of: Callable[[str], str]) -> str:
        """Its kind and id: what it was called may be what had to go."""
        del name_of
        return f"Removed {self.was.replace('-', ' ')} “{self.id}”"
