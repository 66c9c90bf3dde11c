"""A type of relation: its label and how it reads from the other side."""

from __future__ import annotations

from typing import ClassVar

from macros.model.fields import Words
from macros.model.record import Record


class RelationType(Record):
    """Groups relations and names the verb seen from the other side ("visits", "is visited by")."""

    kind: ClassVar[str] = "relation-type"
    plural: ClassVar[str] = "relation_types"
    paged: ClassVar[bool] = False

    label: Words
    """The verb from the side of `who`."""
    inverse: Words
    """The verb from the side of `whom`."""
