"""Changes in words: the only place where they are worded, for the terminal, for pages and for the feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from macros.changes import Change
from macros.views.words import counted, listed, plural_of, upper_first

_MOST_NAMED = 3  # fields that a line names; of more it says how many


def sentence(change: Change, *, published: bool = False) -> str:
    """One change as a sentence. With `published`, words that may no longer stand on a page are left out."""
    quiet = published and not change.open
    if change.sort in {"field", "evidence", "standing"}:
        return f"{_label(change)} {_quietly(change)}." if quiet else f"{_label(change)}: {_from_to(change)}."
    if change.sort == "sentence":
        return _sentence_around(change, quiet=quiet)
    return _WORDED[change.sort](change)


def summary(changes: Iterable[Change]) -> str:
    """What changed in one record, in a few words: `value and date changed`, `renamed`, `added`."""
    found = tuple(changes)
    whole: list[str] = [change.sort for change in found if change.sort in {"added", "removed", "renamed"}]
    fields = list(dict.fromkeys(_matter(change) for change in found if change.sort not in {*whole, "review"}))
    parts = [*whole]
    if len(fields) > _MOST_NAMED:
        parts.append(f"{len(fields)} things changed")
    elif fields:
        parts.append(f"{listed(fields)} changed")
    if any(change.sort == "review" and change.after for change in found):
        parts.append("reviewed")
    return listed(parts) or "review taken back"


def counts(changes: Iterable[Change]) -> str:
    """How many records were added, changed, renamed and removed: `2 records added, 1 changed`."""
    found = tuple(changes)
    whole = {sort: {change.record for change in found if change.sort == sort} for sort in ("added", "removed")}
    changed = {change.record for change in found} - whole["added"] - whole["removed"]
    numbers = [(len(whole["added"]), "added"), (len(changed), "changed"), (len(whole["removed"]), "removed")]
    told = [(number, word) for number, word in numbers if number]
    if not told:
        return "no record changed"
    first, *others = told
    return listed([f"{counted(first[0], 'record')} {first[1]}", *(f"{number:,} {word}" for number, word in others)])


def quoted(words: str) -> str:
    """Words in quotation marks; marks inside become single ones."""
    return f"“{' '.join(words.split()).replace('“', '‘').replace('”', '’')}”"


def _label(change: Change) -> str:
    return upper_first(change.field)


def _matter(change: Change) -> str:
    """What a change is about, in the middle of a sentence."""
    if change.sort in {"moved", "sentence"}:
        return "the sentences it rests on"
    return change.field[:1].lower() + change.field[1:]


def _from_to(change: Change) -> str:
    before, after = [quoted(words) for words in change.before], [quoted(words) for words in change.after]
    if len(before) == len(after) == 1:
        return f"from {before[0]} to {after[0]}"
    parts = [f"{listed(after)} added"] if after else []
    parts += [f"{listed(before)} removed"] if before else []
    return "; ".join(parts)


def _quietly(change: Change) -> str:
    if not change.before:
        return "added"
    return "changed" if change.after else "removed"


def _sentence_around(change: Change, *, quiet: bool) -> str:
    one = len(change.after) == 1
    head = f"{'The sentence' if one else 'The sentences'} it rests on {'reads' if one else 'read'} differently now"
    if quiet:
        return f"{head}."
    return f"{head}: from {quoted(' '.join(change.before))} to {quoted(' '.join(change.after))}."


def _numbered(numbers: Sequence[str]) -> str:
    return f"{'sentence' if len(numbers) == 1 else plural_of('sentence')} {listed(numbers)}"


def _text_counts(change: Change) -> str:
    left, came = int(change.before[0]), int(change.after[0])
    told = [(came, "added"), (left, "removed")]
    parts = [f"{counted(number, 'sentence')} {word}" for number, word in told if number]
    return listed(parts) or "the same sentences, set out in another way"


def _review(change: Change) -> str:
    if not change.after:
        return f"The review by {change.before[0]} of {change.before[1]} was taken back."
    return f"Reviewed by {change.after[0]} on {change.after[1]}."


def _whole(change: Change) -> str:
    return f"{upper_first(change.sort)}."


def _renamed(change: Change) -> str:
    return f"Renamed: its id was {quoted(change.before[0])}, now it is {quoted(change.after[0])}."


def _order(change: Change) -> str:
    return f"{_label(change)}: put into another order."


def _moved(change: Change) -> str:
    return f"The words now stand in {_numbered(change.after)}, before in {_numbered(change.before)}."


_WORDED: Mapping[str, Callable[[Change], str]] = {
    "added": _whole,
    "removed": _whole,
    "renamed": _renamed,
    "order": _order,
    "moved": _moved,
    "text": lambda change: f"Stored text: {_text_counts(change)}.",
    "review": _review,
}
