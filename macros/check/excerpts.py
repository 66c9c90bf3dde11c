"""A sentence and what a statement takes from it: which words around the stretches belong to their clauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from macros.check.clauses import Clauses
from macros.check.phrases import Run
from macros.model.guard_words import GuardWords, Phrases


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


def places_in(runs: Iterable[Run]) -> frozenset[int]:
    """The places that runs take up."""
    return frozenset(place for first, last in runs for place in range(first, last + 1))


def reached(runs: Iterable[Run], places: frozenset[int]) -> Iterator[Run]:
    """Yield the runs that touch some places."""
    return (run for run in runs if not places.isdisjoint(range(run[0], run[1] + 1)))


def _reach(walk: Callable[[int], Iterator[int]], edges: Iterable[int], limit: int | None) -> frozenset[int]:
    return frozenset(place for edge in edges for place in islice(walk(edge), limit))
