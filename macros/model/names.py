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


class NameFinder:
    """Finds any of many names in one pass. Names are folded like texts, and case counts but where a phrase begins."""

    def __init__(self, names: Iterable[str]) -> None:
        folded = {fold(name).text for name in names}
        # Longest first: a regular expression takes the first alternative that fits.
        ordered = sorted(folded, key=lambda text: (-len(text), text))
        alternatives = "|".join(_either_case(text) for text in ordered if text)
        name = rf"(?<![\w])(?<![\w]-)(?:{alternatives})(?![\w])(?!-\w)"
        self._pattern = re.compile(name) if alternatives else None
        self._anywhere = re.compile(rf"(?=({name}))")

    def find(self, text: str) -> Iterator[NameFound]:
        """Every name in `text`, in order, none overlapping."""
        if self._pattern is None:
            return
        folded = fold(text)
        for match in self._pattern.finditer(folded.text):
            yield NameFound(name_key(match.group()), *folded.original(match.start(), match.end()))

    def keys_in(self, text: str) -> Iterator[str]:
        """The key of every name in `text` but for those within a longer one.

        Names may overlap: in "the Valley line" stands the Valley line, though "the Valley" is a name as well.
        """
        if self._pattern is None:
            return
        end = 0
        for match in self._anywhere.finditer(fold(text).text):
            if match.end(1) > end:
                end = match.end(1)
                yield name_key(match[1])


def name_key(words: str) -> str:
    """What makes two wordings one name: folded like texts, and alike but for the case of the first letter."""
    text = fold(words).text
    return text[:1].casefold() + text[1:]


def _either_case(text: str) -> str:
    """A name may open a sentence: "The company", "the company". But Brook is no brook."""
    first = text[0]
    proper = first.isupper() and " " not in text
    if proper or first.lower() == first.upper():
        return re.escape(text)
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(text[1:])}"
