"""The history of a dossier as values: which revision this is, which editions there were, what changed between them.

Where it is read from is the business of an adapter; without a history everything here is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from macros.changes import Change
from macros.model.dates import parse_date

SHORT = 10  # digits of a revision: few enough to copy, enough for no two to be alike


@dataclass(frozen=True)
class Revision:
    """A state that was committed: its full name, and the day of the commit (UTC). `dirty`: there are changes since."""

    name: str
    day: date
    dirty: bool = False

    @property
    def short(self) -> str:
        """Its name, as people write it."""
        return self.name[:SHORT]

    @property
    def day_words(self) -> str:
        """`1 June 2024`."""
        return in_words(self.day)


@dataclass(frozen=True)
class PastEdition:
    """A numbered edition: its git tag, the day it was tagged (UTC), its revision, and the records of that state."""

    number: int
    tag: str
    day: date
    revision: str
    records: Mapping[str, str] = field(default_factory=dict, repr=False)  # id → kind; empty where it cannot be read

    @property
    def words(self) -> str:
        """`edition 2`."""
        return f"edition {self.number}"

    @property
    def short(self) -> str:
        """The name of its revision, as people write it."""
        return self.revision[:SHORT]

    @property
    def day_words(self) -> str:
        """`1 June 2024`."""
        return in_words(self.day)


@dataclass(frozen=True)
class Step:
    """What changed up to an edition, since the one before; in the last step, what changed after the last edition.

    `left_out` is how many records could not be compared, since one of the two states could not be read in full.
    """

    edition: PastEdition | None
    changes: tuple[Change, ...]
    left_out: int = 0

    @cached_property
    def by_record(self) -> Mapping[str, tuple[Change, ...]]:
        """Id → its changes."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.record, []).append(change)
        return {name: tuple(changes) for name, changes in found.items()}


@dataclass(frozen=True)
class History:
    """All that is known of how a dossier came to be. `editions` and `steps` stand in the order of time.

    The first edition has no step. `why_none` says in a sentence why there is no history, where a person should know.
    """

    revision: Revision | None = None
    editions: tuple[PastEdition, ...] = ()
    steps: tuple[Step, ...] = ()
    why_none: str = ""

    @property
    def edition(self) -> PastEdition | None:
        """The last edition, which may be this very state."""
        return self.editions[-1] if self.editions else None

    @property
    def is_edition(self) -> bool:
        """Whether this state is the last edition, unchanged."""
        here = self.revision
        return bool(self.edition and here and here.name == self.edition.revision and not here.dirty)

    @property
    def words(self) -> str:
        """Which state this is: `edition 2 of 1 June 2024`, or the revision and its day; empty without a history."""
        if self.revision is None:
            return ""
        if self.edition and self.is_edition:
            return f"{self.edition.words} of {self.edition.day_words}"
        after = f"after {self.edition.words}, " if self.edition else ""
        dirty = ", with uncommitted changes" if self.revision.dirty else ""
        return f"{after}revision {self.revision.short} of {self.revision.day_words}{dirty}"

    def added_in(self, names: Iterable[str]) -> PastEdition | None:
        """The first edition that held a record, by its id or a former one; None for one that is newer than all."""
        wanted = set(names)
        return next((edition for edition in self.editions if wanted & set(edition.records)), None)


NO_HISTORY = History()


def in_words(day: date) -> str:
    """A day as the site writes it: `1 June 2024`."""
    return parse_date(day.isoformat()).label()
