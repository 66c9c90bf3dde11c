"""A figure is one from its sign to its unit: a stretch that holds a part of it states another quantity."""

from __future__ import annotations

import pytest

from macros.check.cut_figures import cut_figures
from macros.model.evidence import Evidence, Miss, locate
from macros.model.sentences import StoredText, number_sentences

# (sentence, the stretches, what is cut)
CUT = {
    "a per cent": ("Trade rose 18 per cent last year.", ["Trade rose 18"], ["18 per cent"]),
    "percentage points": ("It fell by 7 percentage points.", ["It fell by 7"], ["7 percentage points"]),
    "a measure": ("They carried 137 kg of salt.", ["They carried 137"], ["137 kg"]),
    "a minus": ("It was minus 5 degrees at noon.", ["5 degrees at noon"], ["minus 5 degrees"]),
    "the currency behind": ("A ticket is 5 euros there.", ["A ticket is 5"], ["5 euros"]),
}
WHOLE = {
    "the whole figure": ("Trade rose 18 per cent last year.", ["rose 18 per cent"]),
    "held together by two stretches that overlap": (
        "Trade rose 18 per cent last year.",
        ["Trade rose 18", "rose 18 per cent"],
    ),
    "a figure left out altogether": ("Trade rose 18 per cent last year.", ["last year"]),
    "a counted thing beyond": ("They sold 137 sheep on Monday.", ["They sold 137"]),
    "a name": ("She lives in Flat 12 by the sea.", ["by the sea"]),
}


def _cut(sentence: str, stretches: list[str]) -> list[str]:
    stored = StoredText("paper", sentence, "en", number_sentences(sentence, "en"))
    found: list[Evidence] = []
    for words in stretches:
        outcome = locate(words, stored, least_words=2)
        assert not isinstance(outcome, Miss)
        found.append(outcome)
    return [sentence[start:end] for start, end in cut_figures(found, stored)]


@pytest.mark.parametrize(("sentence", "stretches", "expected"), CUT.values(), ids=CUT)
def test_a_figure_without_a_part_of_it_is_told(sentence: str, stretches: list[str], expected: list[str]) -> None:
    assert _cut(sentence, stretches) == expected


@pytest.mark.parametrize(("sentence", "stretches"), WHOLE.values(), ids=WHOLE)
def test_a_whole_figure_and_none_at_all_pass(sentence: str, stretches: list[str]) -> None:
    assert _cut(sentence, stretches) == []
