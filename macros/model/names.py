"""Finds names in running text: at token boundaries, the longest known name winning.

York is not in New York, nor Rovers in Bristol Rovers, once both names are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.model.text import fold


@dataclass(frozen=True)
class NameFound:
    """A known name in a text: its key, and where it stands (offsets in the text)."""

    key: str
    start: int
    end: int


_BEGINS = re.compile(r"(?<![\w])(?<![\w]-)")
_ENDS = re.compile(r"(?![\w])(?!-\w)")


class NameFinder:
    """Finds any of many names in one pass. Names are folded like texts, and case counts but where a phrase begins.

    A text is looked up piece by piece, so that ten thousand names take hardly longer than ten.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._known = {spelt for name in names if (text := fold(name).text) for spelt in _spellings(text)}
        lengths: dict[str, set[int]] = {}
        for spelt in self._known:
            lengths.setdefault(spelt[0], set()).add(len(spelt))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> Iterator[NameFound]:
        """Every name in `text`, in order, none overlapping."""
        folded = fold(text)
        behind = 0
        for start, end in self._places(folded.text):
            if start >= behind:
                behind = end
                yield NameFound(name_key(folded.text[start:end]), *folded.original(start, end))

    def keys_in(self, text: str) -> Iterator[str]:
        """The key of every name in `text`, in order, the longer of two that overlap winning.

        In "the Valley line" stands the Valley line, though "the Valley" is a name as well.
        """
        folded = fold(text).text
        taken = bytearray(len(folded))
        kept = []
        for start, end in sorted(self._places(folded), key=lambda place: place[0] - place[1]):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                kept.append((start, end))
        return (name_key(folded[start:end]) for start, end in sorted(kept))

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand, the longest that begins at each place."""
        for start, first in enumerate(text):
            if first in self._lengths and _BEGINS.match(text, start):
                ends = (start + length for length in self._lengths[first] if start + length <= len(text))
                fitting = (end for end in ends if text[start:end] in self._known and _ENDS.match(text, end))
                if (end := next(fitting, None)) is not None:
                    yield start, end


def name_key(words: str) -> str:
    """What makes two wordings one name: folded like texts, and alike but for the case of the first letter."""
    text = fold(words).text
    return text[:1].casefold() + text[1:]


def _spellings(text: str) -> frozenset[str]:
    """A name may open a sentence: "The company", "the company". But Brook is no brook."""
    first = text[0]
    proper = first.isupper() and " " not in text
    cases = {first} if proper else {first.lower(), first.upper()}
    return frozenset(case + text[1:] for case in cases)
