"""The marks of a sentence: where brackets, quotation marks, commas and semicolons stand among its words.

What is asked of each word in turn is counted once, so that a sentence of thousands of commas is read as fast as any.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from macros.model.boundaries import Word

STOPS = frozenset(";:—?!([{")
QUOTES = frozenset('"“”„‘’«»')
BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True)
class Marks:
    """A sentence as words and marks, and where its marks are."""

    tokens: tuple[Word, ...]

    @cached_property
    def semicolons(self) -> tuple[int, ...]:
        """For each place how many semicolons stand there or before it."""
        return tuple(accumulate((token.text == ";" for token in self.tokens), initial=0))

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each place whether it stands within double quotation marks."""
        steps = {"“": 1, "„": 1, "«": 1, "”": -1, "»": -1}
        depth, straight, found = 0, False, []
        for token in self.tokens:
            depth, straight = max(0, depth + steps.get(token.text, 0)), straight ^ (token.text == '"')
            found.append(depth > 0 or straight)
        return tuple(found)

    @cached_property
    def openings(self) -> dict[int, int]:
        """The place of each closing bracket → that of the last bracket before it that opens one of its sort."""
        last: dict[str, int] = {}
        found = {}
        for place, token in enumerate(self.tokens):
            if token.text in BRACKETS:
                found[place] = last.get(BRACKETS[token.text], place)
            last[token.text] = place
        return found

    @cached_property
    def closings(self) -> tuple[int, ...]:
        """For each place that of the next bracket that closes."""
        return tuple(_next(token.text == ")" for token in self.tokens))

    @cached_property
    def partings(self) -> tuple[int, ...]:
        """For each place, and the end, that of the next mark that parts clauses."""
        return tuple(_next(token.text in STOPS or token.text == "," for token in self.tokens))

    @cached_property
    def words_from(self) -> tuple[int, ...]:
        """For each place, and the end, that of the first word which stands there or behind it."""
        return tuple(_next(not token.is_mark for token in self.tokens))

    @cached_property
    def words_to(self) -> tuple[int, ...]:
        """For each place that of the last word which stands there or before it, or -1."""
        places = (-1 if token.is_mark else place for place, token in enumerate(self.tokens))
        return tuple(accumulate(places, max))

    @cached_property
    def unquoted(self) -> tuple[int, ...]:
        """For each place that of the last that is no quotation mark and stands there or before it, or -1."""
        places = (-1 if token.text in QUOTES else place for place, token in enumerate(self.tokens))
        return tuple(accumulate(places, max))

    @cached_property
    def commas(self) -> tuple[int, ...]:
        """The places of the commas."""
        return tuple(place for place, token in enumerate(self.tokens) if token.text == ",")


def _next(held: Iterable[bool]) -> list[int]:
    """For each place, and the end, the first from there on at which it holds; the end where there is none."""
    places = list(held)
    found = [len(places)]
    for place in range(len(places) - 1, -1, -1):
        found.append(place if places[place] else found[-1])
    return found[::-1]
