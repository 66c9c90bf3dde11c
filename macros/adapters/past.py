"""A dossier's history, read from git: old states through the same loader as the present one, then compared.

A state that cannot be read (an older format, broken files) is left out and said so; it never stops a build. Nothing
here asks for the time of day: a build of one revision says the same whenever and wherever it is made.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from macros.adapters.git import Blob, Commit, NoRepositoryError, Repository, Tag, blob_name, repository
from macros.build import Checked
from macros.changes import State, compare, state_of
from macros.check.evidence import Resolved, resolve
from macros.history import NO_HISTORY, SHORT, History, PastEdition, Revision, Step, in_words
from macros.kinds.reading import ALL_READ, read_records
from macros.load.files import SIZE_LIMIT, UnreadableError, read_files
from macros.views.change_report import Difference, Side
from macros.views.words import counted, listed, plural_of

TAGS = "edition-*"
_TAG = re.compile(r"edition-([1-9][0-9]{0,3})")
# What counts as changed where it was never committed: facts and pages. A text may be kept back for good reason.
_COUNTED = {"data": ".yml", "docs": ".md"}


@dataclass(frozen=True)
class Past:
    """What git holds of a dossier: its revision and editions, and the state of each edition that can be read."""

    revision: Revision | None = None
    editions: tuple[PastEdition, ...] = ()
    states: tuple[State, ...] = ()
    why_none: str = ""

    @property
    def published(self) -> Mapping[str, str]:
        """The ids of the last edition, each with its kind."""
        return self.editions[-1].records if self.editions else {}

    def until(self, now: State) -> History:
        """The history up to the state that is being built."""
        if self.revision is None:
            return replace(NO_HISTORY, why_none=self.why_none)
        here = History(self.revision, self.editions)
        into = [*self.editions[1:], None]
        after = [*self.states[1:], now]
        steps = [
            Step(edition, compare(before, there), _left_out(before, there))
            for edition, before, there in zip(into, self.states, after, strict=False)
        ]
        return replace(here, steps=tuple(steps[:-1] if here.is_edition else steps))


def read_past(folder: Path) -> Past:
    """What git holds of the dossier in `folder`; without git, or outside of a repository, nothing."""
    try:
        with repository(folder) as found:
            return _past(found)
    except NoRepositoryError as error:
        return Past(why_none=str(error) if error.told else "")


def published_ids(folder: Path) -> tuple[Mapping[str, str], str]:
    """The ids of the last edition of the dossier in `folder`, each with its kind; and why none are known, if at all."""
    try:
        with repository(folder) as found:
            tags = _editions(found)
            return (_ids(_state(found, tags[-1][1])) if tags else {}), ""
    except NoRepositoryError as error:
        return {}, str(error) if error.told else ""


def history_of(past: Past, checked: Checked) -> History:
    """The history of a dossier that was checked."""
    records = {record.id: record for record in checked.records}
    settings = checked.dossier.settings if checked.dossier else None
    return past.until(State(records, checked.resolved, settings, ALL_READ))


def compared(folder: Path, before: str, after: str | None) -> Difference:
    """What changed in the dossier in `folder` from one revision to another, or to the files as they are now.

    Raises NoRepositoryError, NoRevisionError, and UnreadableError where one side holds no dossier.
    """
    with repository(folder) as found:
        commits = [found.commit(name) for name in (before, after) if name is not None]
        states = [read_state(found, commit) for commit in commits]
    names = [
        f"{name} (revision {commit.name[:SHORT]} of {in_words(commit.day)})"
        for name, commit in zip((before, after or ""), commits, strict=False)
    ]
    if after is None:
        states.append(state_in(folder))
        names.append("the files as they are")
    notes = [note for name, state in zip(names, states, strict=True) for note in _unread(name, state)]
    sides = [Side(commit.name, commit.day) for commit in commits] + [Side()] * (after is None)
    return Difference((names[0], names[1]), (sides[0], sides[1]), compare(states[0], states[1]), tuple(notes))


def _unread(name: str, state: State) -> Iterator[str]:
    """What of a state could not be read, in a line."""
    unread = state.unread
    parts = [counted(len(unread.ids), "record")] if unread.ids else []
    parts += [f"the files of {listed([plural_of(kind) for kind in sorted(unread.kinds)])}"] if unread.kinds else []
    if parts:
        yield f"Of {name}, {listed(parts)} cannot be read by this program and are not compared."


def read_state(found: Repository, commit: Commit) -> State:
    """The records at a revision, sound or not. Raises UnreadableError where there was no dossier."""
    with tempfile.TemporaryDirectory(prefix="sourcebook-past-") as name:
        root = Path(name)
        for blob in found.files(commit.name, "data"):
            _write(root / "data" / blob.path, found.content(blob))
        return state_in(root)


def state_in(root: Path) -> State:
    """The records in a folder, by the loader that every check uses; what is wrong with them is no matter here."""
    files, _ = read_files(root)
    reading, _ = read_records(files)
    resolved, _ = resolve(reading.records, files.texts_by_source, reading.default_source, reading.unread)
    return state_of(reading, resolved)


def _write(path: Path, content: bytes) -> None:
    """A file of an old state; one that is too long is cut, and then refused by the loader as it would be here."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content[: SIZE_LIMIT + 1])
    except OSError:
        return  # a name that this system cannot have: no fact stands in such a file


def _past(found: Repository) -> Past:
    head = found.commit(found.head)
    tags = _editions(found)
    states = tuple(_state(found, tag) for _, tag in tags)
    editions = tuple(
        PastEdition(number, tag.name, tag.day, tag.commit, _ids(state))
        for (number, tag), state in zip(tags, states, strict=True)
    )
    return Past(Revision(head.name, head.day, _is_dirty(found)), editions, states)


def _editions(found: Repository) -> tuple[tuple[int, Tag], ...]:
    """The tags that make editions, by their numbers."""
    tags = {int(match[1]): tag for tag in found.tags(TAGS) if (match := _TAG.fullmatch(tag.name))}
    return tuple(sorted(tags.items()))


def _state(found: Repository, tag: Tag) -> State:
    """The state of an edition; where there was no dossier yet there was no record."""
    try:
        return read_state(found, Commit(tag.commit, tag.day))
    except UnreadableError:
        return State({}, Resolved({}, {}, {}))


def _ids(state: State) -> Mapping[str, str]:
    return {record.id: record.kind for record in state.records.values()}


def _left_out(before: State, after: State) -> int:
    """How many records stand on one side and may stand among what could not be read on the other."""
    names = [record for record in after.records.values() if record.id not in before.records and before.may_hold(record)]
    gone = [record for record in before.records.values() if record.id not in after.records and after.may_hold(record)]
    return len(names) + len(gone)


def _is_dirty(found: Repository) -> bool:
    """Whether facts or pages are not as they were committed. Line ends alone are no change: git may set them."""
    for folder, ending in _COUNTED.items():
        committed = {blob.path: blob for blob in found.files(found.head, folder)}
        top = found.folder / folder
        here = {path.relative_to(top).as_posix() for path in top.rglob(f"*{ending}") if path.is_file()}
        if here - set(committed) or any(_differs(top / path, blob) for path, blob in committed.items()):
            return True
    return False


def _differs(path: Path, blob: Blob) -> bool:
    try:
        content = path.read_bytes()
    except OSError:
        return True
    return blob.name not in {blob_name(content, blob.name), blob_name(content.replace(b"\r\n", b"\n"), blob.name)}
