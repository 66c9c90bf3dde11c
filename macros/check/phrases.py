"""Where phrases of a list stand among the words of a sentence, the longest at each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from macros.model.boundaries import Word
from macros.model.guard_words import Phrases

Run = tuple[int, int]
"""The first and last of some words, as places in the sentence's list of words and marks."""


@lru_cache(maxsize=256)
def _by_first_word(phrases: Phrases) -> dict[str, tuple[tuple[str, ...], ...]]:
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        grouped.setdefault(phrase[0].rstrip("*")[:3], []).append(phrase)
    return {start: tuple(sorted(group, key=len, reverse=True)) for start, group in grouped.items()}


def phrase_runs(tokens: Sequence[Word], phrases: Phrases) -> Iterator[Run]:
    """Yield where phrases stand, in order."""
    keys = [token.key for token in tokens]
    grouped = _by_first_word(phrases)
    for place, key in enumerate(keys):
        for phrase in grouped.get(key[:3], ()):
            there = keys[place : place + len(phrase)]
            if len(there) == len(phrase) and all(map(_matches, there, phrase)):
                yield place, place + len(phrase) - 1
                break


def _matches(key: str, pattern: str) -> bool:
    return key.startswith(pattern[:-1]) if pattern.endswith("*") else key == pattern
