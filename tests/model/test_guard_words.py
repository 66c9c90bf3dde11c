"""The guard compares folded lower-case words, so a list with a capital or a curly apostrophe would never match."""

import dataclasses
from collections.abc import Iterator

import pytest

from macros.model.boundaries import words
from macros.model.guard_words import GuardWords, guard_words
from macros.model.text import fold

LANGUAGES = ("en", "de", "fr")


def _listed(table: GuardWords) -> Iterator[str]:
    for field in dataclasses.fields(table):
        value = getattr(table, field.name)
        if isinstance(value, frozenset):
            for entry in value:
                yield entry if isinstance(entry, str) else " ".join(entry)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_can_be_met_in_a_text(language: str) -> None:
    table = guard_words(language)
    assert table is not None
    for entry in _listed(table):
        assert entry == fold(entry).text.lower(), entry
        bare = entry.replace("*", "x")  # a star stands for any ending
        assert [word.text for word in words(bare)] == bare.split(), entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_guards_every_kind(language: str) -> None:
    table = guard_words(language)
    assert table is not None
    assert all((table.negations, table.conditions, table.hedges, table.openers, table.closers, table.speech))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exemption_exempts_something(language: str) -> None:
    """A phrase that holds no word of its list does nothing and only looks like care."""
    table = guard_words(language)
    assert table is not None
    for exempt, lists in (
        (table.no_negations, (table.negations, table.negations_before, table.negations_after)),
        (table.no_conditions, (table.conditions, table.conditions_before, table.waiting)),
        (table.no_hedges, (table.hedges,)),
    ):
        governed = {phrase for one in lists for phrase in one}
        for phrase in exempt:
            parts = {phrase[start:end] for start in range(len(phrase)) for end in range(start + 1, len(phrase) + 1)}
            assert parts & governed, phrase
