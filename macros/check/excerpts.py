"""A sentence and what a statement takes from it: which words around the stretches belong to their clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from macros.check.clauses import Clauses, read_clauses
from macros.check.phrases import Run
from macros.model.evidence import Evidence, Span
from macros.model.guard_words import GuardWords, Phrases, guard_words
from macros.model.sentences import Sentence, StoredText


@dataclass(frozen=True)
class Excerpt:
    """The sentence, the stretches taken from it, and the words that `[…]` leaves out."""

    clauses: Clauses
    stretches: tuple[Run, ...]
    skipped: frozenset[int]

    @property
    def words(self) -> GuardWords:
        """The words of the sentence's language."""
        return self.clauses.words

    @cached_property
    def covered(self) -> frozenset[int]:
        """The places of the words that are taken."""
        return places_in(self.stretches)

    def before(self, limit: int | None = None) -> frozenset[int]:
        """The words of the clause before any stretch, as many as the limit says from each."""
        return _reach(self.clauses.before, (first for first, _ in self.stretches), limit)

    def after(self, limit: int | None = None) -> frozenset[int]:
        """The words of the clause behind any stretch, as many as the limit says from each."""
        return _reach(self.clauses.after, (last for _, last in self.stretches), limit)

    def stretch_before(self, place: int) -> int | None:
        """The last word of the last stretch that ends before a place."""
        return max((last for _, last in self.stretches if last < place), default=None)

    def exempt(self, run: Run, phrases: Phrases) -> bool:
        """Whether words belong to a phrase of another sense ("not only") that the stretch does not cut in two."""
        around = self.clauses.runs_around(run, phrases)
        return any(self.covered.isdisjoint(range(first, last + 1)) for first, last in around)


def excerpts_of(evidences: Sequence[Evidence], stored: StoredText) -> Iterator[tuple[Sentence, Excerpt]]:
    """Yield each sentence of a text from which some evidence takes words, with what it takes.

    Evidence of other sources and of absent texts is passed over; of a language without word lists there is none.
    """
    words = guard_words(stored.language)
    if words is None:
        return
    here = [one for one in evidences if one.checked and one.source == stored.source]
    spans = sorted({span for one in here for span in one.spans})
    gaps = sorted({(left[1], right[0]) for one in here for left, right in pairwise(one.spans)})
    numbers = {sentence.number for span in (*spans, *gaps) for sentence in stored.sentences_between(*span)}
    for sentence in (stored.sentences[number - 1] for number in sorted(numbers)):
        clauses = read_clauses(sentence.text, words)
        stretches, skipped = (_touched(clauses, sentence, ranges) for ranges in (spans, gaps))
        yield sentence, Excerpt(clauses, stretches, places_in(skipped))


def _touched(clauses: Clauses, sentence: Sentence, ranges: Sequence[Span]) -> tuple[Run, ...]:
    """Which words and marks of a sentence each range of the stored text touches."""
    runs = []
    for start, end in ranges:
        first = bisect_right(clauses.tokens, start - sentence.start, key=lambda token: token.end)
        behind = bisect_left(clauses.tokens, end - sentence.start, key=lambda token: token.start)
        runs += [(first, behind - 1)] if first < behind else []
    return tuple(runs)


def places_in(runs: Iterable[Run]) -> frozenset[int]:
    """The places that runs take up."""
    return frozenset(place for first, last in runs for place in range(first, last + 1))


def reached(runs: Iterable[Run], places: frozenset[int]) -> Iterator[Run]:
    """Yield the runs that touch some places."""
    return (run for run in runs if not places.isdisjoint(range(run[0], run[1] + 1)))


def _reach(walk: Callable[[int], Iterator[int]], edges: Iterable[int], limit: int | None) -> frozenset[int]:
    return frozenset(place for edge in edges for place in islice(walk(edge), limit))
