"""What changed between two revisions, as a report: for a terminal, in Markdown, and as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from macros.changes import Change
from macros.problems import readable_json, visible
from macros.views.change_words import counts, sentence
from macros.views.words import upper_first


@dataclass(frozen=True)
class Side:
    """One end of a comparison: a revision and its day, or neither for the files as they are."""

    revision: str | None = None
    day: date | None = None


@dataclass(frozen=True)
class Difference:
    """What changed from one state to another: both in words and by revision, and what could not be compared."""

    names: tuple[str, str]
    sides: tuple[Side, Side]
    changes: tuple[Change, ...]
    notes: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The whole in a sentence."""
        return f"From {self.names[0]} to {self.names[1]}: {counts(self.changes)}."

    @property
    def by_record(self) -> Mapping[tuple[str, str], tuple[Change, ...]]:
        """(kind, id) → the changes of a record, in order."""
        found: dict[tuple[str, str], list[Change]] = {}
        for change in self.changes:
            found.setdefault((change.kind, change.record), []).append(change)
        return {key: tuple(changes) for key, changes in found.items()}


def as_text(found: Difference) -> str:
    """Lines for a terminal: each record, and below it what changed. Nothing in them steers a terminal."""
    return "\n".join(_lines(found))


def _lines(found: Difference) -> Iterator[str]:
    yield visible(found.head)
    yield from map(visible, found.notes)
    for (kind, name), changes in found.by_record.items():
        yield ""
        yield visible(f"{_kind(kind)} {name}: {changes[0].title}")
        for change in changes:
            yield visible(f"  {sentence(change)}")


def as_markdown(found: Difference) -> str:
    """The same as a list in Markdown, in which words of the dossier stay words."""
    return "\n".join(_markdown(found))


def _markdown(found: Difference) -> Iterator[str]:
    yield _escaped(found.head)
    for note in found.notes:
        yield f"\n{_escaped(note)}"
    for (kind, name), changes in found.by_record.items():
        yield f"\n* **{_escaped(changes[0].title)}** ({_escaped(f'{_kind(kind).lower()} {name}')})"
        for change in changes:
            yield f"    * {_escaped(sentence(change))}"


_MARKS = re.compile(r"[\\`*_\[\]<>&~|$#@]|(?<=\w):(?=//)|(?<=www)\.")
_WRITTEN = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def _escaped(words: str) -> str:
    """Words that Markdown shows as they are: on one line, its marks escaped, and no address made a link."""
    return _MARKS.sub(lambda mark: _WRITTEN.get(mark[0], f"\\{mark[0]}"), visible(words))


def as_json(found: Difference) -> str:
    """One object, version 1; public, so a field may be added but never changed."""
    whole = {
        "version": 1,
        "from": _side(found.sides[0]),
        "to": _side(found.sides[1]),
        "notes": list(found.notes),
        "changes": [_row(change) for change in found.changes],
    }
    return readable_json(whole)


def _side(side: Side) -> dict[str, str | None]:
    return {"revision": side.revision, "date": side.day.isoformat() if side.day else None}


def _row(change: Change) -> dict[str, object]:
    return {
        "change": change.sort,
        "kind": change.kind,
        "record": change.record,
        "title": change.title,
        "field": change.field,
        "before": list(change.before),
        "after": list(change.after),
        "sentence": sentence(change),
    }


def _kind(kind: str) -> str:
    return upper_first(kind.replace("-", " "))
