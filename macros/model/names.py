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
    """Finds any of many names in one pass. Names are folded like texts; case counts except at the first letter."""

    def __init__(self, names: Iterable[str]) -> None:
        folded = {fold(name).text for name in names}
        # Longest first: a regular expression takes the first alternative that fits.
        ordered = sorted(folded, key=lambda text: (-len(text), text))
        alternatives = "|".join(_either_case(text) for text in ordered if text)
        self._pattern = re.compile(rf"(?<![\w])(?<![\w]-)(?:{alternatives})(?![\w])(?!-\w)") if alternatives else None

    def find(self, text: str) -> Iterator[NameFound]:
        """Every name in `text`, in order, none overlapping."""
        if self._pattern is None:
            return
        folded = fold(text)
        for match in self._pattern.finditer(folded.text):
            yield NameFound(name_key(match.group()), *folded.original(match.start(), match.end()))


def name_key(words: str) -> str:
    """What makes two wordings one name: folded like texts, and alike but for the case of the first letter."""
    text = fold(words).text
    return text[:1].casefold() + text[1:]


def _either_case(text: str) -> str:
    """A name may open a sentence: "The company", "the company"."""
    first = text[0]
    if first.lower() == first.upper():
        return re.escape(text)
    return f"[{re.escape(first.lower())}{re.escape(first.upper())}]{re.escape(text[1:])}"
