"""Why a stretch is not found in a stored text, and which words there come nearest: hints, never a match."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from rapidfuzz.distance import Indel

from macros.model.boundaries import Word, is_figure, words_and_marks
from macros.model.languages import BARE, table_of
from macros.model.sentences import StoredText
from macros.model.text import fold

Cause = Literal[
    "empty",
    "too-short",
    "twice",
    "boundary",
    "inside-number",
    "left-out",
    "changed-word",
    "changed-figure",
    "order",
    "case",
    "missing",
]


@dataclass(frozen=True, slots=True)
class Miss:
    """Why a stretch does not count as evidence.

    `nearest` are the words of the source that come nearest, `sentence` is the number of the sentence
    they begin in; `detail` says in words for the author what is wrong.
    """

    cause: Cause
    nearest: str
    sentence: int | None
    detail: str


def explain(stretch: str, stored: StoredText) -> Miss:
    """Name the cause why a folded stretch, known not to be in the text, is not there."""
    author = _differing_part(stretch, stored)
    region = _region(author, _index(stored.text))
    steps = _align(author, region)
    met = [step.source for step in steps if step.author and step.source]
    likeness = _likeness(steps, stored.language)
    if not met or likeness < _NEAR:
        return Miss("missing", "", None, "nothing there comes near these words")
    moved = _moved(author, region, steps)
    start, end = moved or (met[0].start, met[-1].end)
    if moved:
        cause, detail = _ORDER, "the same words stand there in another order"
    elif likeness < _ENOUGH:
        cause, detail = _MISSING, "these words are not there"
    else:
        cause, detail = _cause(steps, stored)
    sentence = stored.sentence_at(start)
    return Miss(cause, stored.text[start:end], sentence.number if sentence else None, detail)


_ORDER: Cause = "order"
_MISSING: Cause = "missing"
_AT_ONCE = 200  # words aligned at once: the cost grows with their square


def _differing_part(stretch: str, stored: StoredText) -> tuple[Word, ...]:
    """Return the words of the stretch, or, of a very long one, the first part that is not in the text as it stands."""
    author = tuple(words_and_marks(stretch))
    if len(author) <= _AT_ONCE:
        return author
    text = fold(stored.text).text
    parts = [author[at : at + _AT_ONCE] for at in range(0, len(author), _AT_ONCE // 2)]
    return next((part for part in parts if stretch[part[0].start : part[-1].end] not in text), parts[0])


# --- the region of the source that comes nearest ------------------------------------------------------------------

_SPREAD = 400  # words on each side of the nearest place within which left-out words are looked for
_ENOUGH = 0.5  # of the stretch's letters must be met, else its words are not there at all
_NEAR = 0.3  # and so much for the nearest words to be worth showing


@dataclass(frozen=True)
class _Index:
    """A text as words and marks, and where each of them stands."""

    tokens: tuple[Word, ...]
    places: Mapping[str, Sequence[int]]


@lru_cache(maxsize=16)
def _index(text: str) -> _Index:
    tokens = tuple(words_and_marks(text))
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        places.setdefault(token.key, []).append(place)
    return _Index(tokens, places)


def _region(author: Sequence[Word], index: _Index) -> tuple[Word, ...]:
    """Cut out of the source the surroundings of the window that shares most with the stretch, rare words first."""
    wanted = Counter(token.key for token in author)
    hits = sorted((place, key) for key in wanted for place in index.places.get(key, ()))
    width = 2 * len(author) + 4
    held: Counter[str] = Counter()
    shared = most = 0.0
    best = first = 0
    for place, key in hits:
        held[key] += 1
        shared += _worth(key, held, wanted, index)
        while hits[first][0] <= place - width:
            gone = hits[first][1]
            shared -= _worth(gone, held, wanted, index)
            held[gone] -= 1
            first += 1
        if shared > most + _ROUNDING:
            most, best = shared, place
    return index.tokens[max(0, best - width - _SPREAD) : best + _SPREAD]


_ROUNDING = 1e-9  # sums that differ by less are the same: the earlier window is taken


def _worth(key: str, held: Counter[str], wanted: Counter[str], index: _Index) -> float:
    """What the last occurrence of a word in the window adds: the rarer the more, and nothing beyond the wanted."""
    return 1 / len(index.places[key]) if held[key] <= wanted[key] else 0.0


# --- aligning the stretch with the region ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of an alignment: a word of the author, of the source, or both side by side."""

    author: Word | None
    source: Word | None

    @property
    def differs(self) -> bool:
        return self.author is None or self.source is None or self.author.key != self.source.key


# Costs. Words that are left out cost once a gap, however long: `[…]` forgotten is the commonest slip.
_SAME, _CASE, _ADDED, _OTHER, _GAP, _LONGER = 0.0, 0.05, 1.1, 1.0, 0.8, 0.005
_FORBIDDEN = float("inf")
_KIN = 0.5  # words less alike than this have nothing in common


@lru_cache(maxsize=65536)
def _unlike(author: str, source: str) -> float:
    """What it costs to read one word for another: the less the more alike they are."""
    if author == source:
        return _SAME
    if author[0].isalnum() != source[0].isalnum():
        return _FORBIDDEN
    distance = Indel.normalized_distance(author, source)
    return 0.4 + 0.6 * distance if distance < _KIN else _OTHER


_Came = dict[tuple[bool, int, int], tuple[bool, str]]


def _align(author: Sequence[Word], region: Sequence[Word]) -> list[_Step]:
    """Lay the whole stretch along some part of the region at the least cost (Gotoh's affine gaps).

    Two layers of costs: in `met` the last source word was compared with a word of the author, in
    `skipped` it was left out. `came` remembers from which layer and by which move each cell was reached.
    """
    came: _Came = {}
    met = [0.0] * (len(region) + 1)
    skipped = [_FORBIDDEN] * (len(region) + 1)
    for row, mine in enumerate(author, 1):
        met, skipped = _next_row(row, mine, region, (met, skipped), came)
    column = min(range(len(met)), key=met.__getitem__)
    return _trace(author, region, came, column)


def _next_row(
    row: int,
    mine: Word,
    region: Sequence[Word],
    above: tuple[list[float], list[float]],
    came: _Came,
) -> tuple[list[float], list[float]]:
    met_above, skipped_above = above
    key = mine.key
    met, skipped = [met_above[0] + _ADDED], [_FORBIDDEN]
    came[False, row, 0] = (False, "added")
    for column, theirs in enumerate(region, 1):
        gap, gap_from = min((met[-1] + _GAP, False), (skipped[-1] + _LONGER, True))
        cost = _unlike(key, theirs.key) + _case(mine, theirs)
        choices = (
            (met_above[column - 1] + cost, False, "both"),
            (skipped_above[column - 1] + cost, True, "both"),
            (met_above[column] + _ADDED, False, "added"),
            (skipped_above[column] + _ADDED, True, "added"),
        )
        best, best_from, move = min(choices)
        met.append(best)
        skipped.append(gap)
        came[False, row, column] = (best_from, move)
        came[True, row, column] = (gap_from, "gap")
    return met, skipped


def _case(author: Word, source: Word) -> float:
    return _CASE if author.key == source.key and author.folded != source.folded else 0.0


def _trace(
    author: Sequence[Word],
    region: Sequence[Word],
    came: dict[tuple[bool, int, int], tuple[bool, str]],
    column: int,
) -> list[_Step]:
    steps: list[_Step] = []
    row, layer = len(author), False
    while row:
        before, move = came[layer, row, column]
        steps.append(
            _Step(
                None if move == "gap" else author[row - 1],
                None if move == "added" else region[column - 1],
            ),
        )
        row -= move != "gap"
        column -= move != "added"
        layer = before
    return steps[::-1]


# --- reading the alignment ---------------------------------------------------------------------------------------


_FIGURES = 0.5  # how alike any two figures are


def _likeness(steps: Iterable[_Step], language: str) -> float:
    """How much of the stretch is met in the source, counted in letters; a figure for a figure counts half."""
    total = alike = 0.0
    for step in steps:
        if step.author is None or step.author.is_mark:
            continue
        total += len(step.author.key)
        if step.source is None:
            continue
        both_figures = is_figure(step.author.text, language) and is_figure(step.source.text, language)
        likeness = 1 - Indel.normalized_distance(step.author.key, step.source.key)
        alike += len(step.author.key) * max(_FIGURES if both_figures else 0.0, likeness if likeness > 1 - _KIN else 0.0)
    return alike / total if total else 0.0


def _moved(
    author: Sequence[Word],
    region: Sequence[Word],
    steps: Sequence[_Step],
) -> tuple[int, int] | None:
    """Where the stretch's words stand in the source in another order, or None."""
    if not any(step.author and step.differs and not step.author.is_mark for step in steps):
        return None
    mine = Counter(token.key for token in author if not token.is_mark)
    theirs = [token for token in region if not token.is_mark]
    for at in range(len(theirs) - mine.total() + 1):
        window = theirs[at : at + mine.total()]
        if window[0].key in mine and Counter(token.key for token in window) == mine:
            return window[0].start, window[-1].end
    return None


def _cause(steps: Sequence[_Step], stored: StoredText) -> tuple[Cause, str]:
    runs = [list(run) for differs, run in groupby(steps, key=lambda step: step.differs) if differs]
    changed = [run for run in runs if any(step.author for step in run)]
    if changed:
        mine = [step.author.text for run in changed for step in run if step.author]
        figure = any(is_figure(word, stored.language) for word in mine) or _fractions(changed, stored.language)
        return "changed-figure" if figure else "changed-word", "; ".join(map(_change, changed[:3]))
    if runs:
        left = "” and “".join(_spoken(step.source for step in run) for run in runs)
        return "left-out", f"“{left}” is left out; write it, or […] in its place"
    for step in steps:
        if step.author and step.source and step.author.folded != step.source.folded:
            detail = f"the source writes “{step.source.text}” where the stretch has “{step.author.text}”"
            return "case", detail
    return "changed-word", "the words are there, but the spaces between them differ"


def _fractions(changed: Sequence[Sequence[_Step]], language: str) -> bool:
    """Whether a fraction stands on both sides: "a quarter" for "a third"."""
    fractions = (table_of(language) or BARE).fractions
    return any(
        step.author and step.source and {step.author.key, step.source.key} <= fractions.keys()
        for run in changed
        for step in run
    )


def _change(run: Sequence[_Step]) -> str:
    mine = _spoken(step.author for step in run)
    theirs = _spoken(step.source for step in run)
    if not theirs:
        return f"the source does not have “{mine}” there"
    return f"the source has “{theirs}” where the stretch has “{mine}”"


def _spoken(tokens: Iterable[Word | None]) -> str:
    """The words of some tokens, spaced as they stand."""
    text = ""
    end = None
    for token in tokens:
        if token:
            text += (" " if end is not None and token.start > end else "") + token.text
            end = token.end
    return text
