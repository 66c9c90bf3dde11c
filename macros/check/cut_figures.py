"""Figures that lost a part: "rose 18 | per cent", "137 | kg", "minus | 5".

A figure is one from its sign to its unit. Nothing excuses an edge inside it, no `cut_note` either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.model.evidence import Evidence
from macros.model.numbers import find_numbers
from macros.model.sentences import StoredText

Span = tuple[int, int]


def cut_figures(evidences: Sequence[Evidence], stored: StoredText) -> Iterator[Span]:
    """The figures of the source, as ranges of its text, of which the stretches of a statement hold but a part."""
    spans = [span for evidence in evidences for span in evidence.spans]
    numbers = {number for evidence in evidences for number in evidence.sentences}
    for number in sorted(numbers):
        sentence = stored.sentences[number - 1]
        for figure in find_numbers(sentence.text, stored.language):
            start, end = sentence.start + figure.start, sentence.start + figure.end
            if not figure.is_name and _is_cut((start, end), spans):
                yield start, end


def _is_cut(figure: Span, spans: Sequence[Span]) -> bool:
    """Whether a stretch holds a part of the figure and none holds the whole."""
    start, end = figure
    if any(low <= start and end <= high for low, high in spans):
        return False
    return any(low < end and start < high for low, high in spans)
