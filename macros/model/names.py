"""Finds names in running text: at token boundaries, the longest known name winning.

York is not in New York, nor Rovers in Bristol Rovers, once both names are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from macros.model.text import fold


@dataclass(frozen=True)
class NameFound:
    """A known name in a text: its key, and where it stands (offsets in the text)."""

    key: str
    start: int
    end: int


_HEADLINE_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+")
_BEGINS = re.compile(r"(?<![\w])(?<![\w]-)")
_ENDS = re.compile(r"(?![\w])(?!-\w)")


class NameFinder:
    """Finds any of many names in one pass. Names are folded like texts, and case counts but where a phrase begins.

    A text is looked up piece by piece, so that ten thousand names take hardly longer than ten.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._known = {spelt for name in names if (text := fold(name).text) for spelt in _spellings(text)}
        self._lengths = _lengths(self._known)

    def find(self, text: str) -> Iterator[NameFound]:
        """Every name in `text`, in order, none overlapping."""
        folded = fold(text)
        behind = 0
        for start, end, name in self._places(folded.text):
            if start >= behind:
                behind = end
                yield NameFound(name_key(name), *folded.original(start, end))

    def keys_in(self, text: str) -> Iterator[str]:
        """The key of every name in `text`, in order, the longer of two that overlap winning.

        In "the Valley line" stands the Valley line, though "the Valley" is a name as well.
        """
        folded = fold(text).text
        taken = bytearray(len(folded))
        kept = []
        for start, end, name in sorted(self._places(folded), key=lambda place: place[0] - place[1]):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                kept.append((start, name))
        return (name_key(name) for _, name in sorted(kept))

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand, and which: the longest that begins at each place."""
        shouted, lengths = self._shouted if _is_shouted(text) else ({}, self._lengths)
        for start, first in enumerate(text):
            if first in lengths and _BEGINS.match(text, start):
                ends = (start + length for length in lengths[first] if start + length <= len(text))
                words = ((end, shouted.get(text[start:end], text[start:end])) for end in ends)
                fitting = ((end, name) for end, name in words if name in self._known and _ENDS.match(text, end))
                if (found := next(fitting, None)) is not None:
                    yield start, *found

    @cached_property
    def _shouted(self) -> tuple[Mapping[str, str], Mapping[str, list[int]]]:
        """Each name by how a headline in capitals spells it, one in capitals of its own first; and the lengths."""
        names = {name.upper(): name for name in sorted(self._known, key=lambda name: (name.isupper(), name))}
        return names, _lengths(names)


def _is_shouted(text: str) -> bool:
    """Whether a text is a headline in capitals, in which no name can be told by its capitals."""
    return text.upper() == text and len(_WORD.findall(text)) >= _HEADLINE_WORDS


def _lengths(names: Iterable[str]) -> dict[str, list[int]]:
    """How long the names are that begin with a letter, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


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
