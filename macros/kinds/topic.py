"""A topic: a thread through the dossier."""

from __future__ import annotations

from typing import Annotated, ClassVar

from macros.model.fields import IdList, Prose, Refers, Words
from macros.model.record import Record


class Topic(Record):
    """A thread through the dossier, and the records that belong to it."""

    kind: ClassVar[str] = "topic"
    plural: ClassVar[str] = "topics"

    title: Words
    """Its heading."""
    about: Prose | None = None
    """One line on it."""
    members: Annotated[IdList, Refers(inverse="Topics")] = ()
    """The records that belong to it."""
