"""The picture that other sites show of a link: who says a figure stands in it, and its words are never firmed up."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.social import WIDTH, social_card
from macros.views.view import View
from tests.dossiers import FULL, draft, files, view


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which every field is set."""
    return view(tmp_path_factory.mktemp("full"), FULL)


def _statistic(value: str, text: str) -> str:
    return f"run:\n  label: Boats\n  value: {value}\n  said_by: unnamed\n  evidence: {text}\n"


def test_a_figure_keeps_its_qualifier_and_says_who_says_it_first(tmp_path: Path) -> None:
    """Its label may be cut at the end of the line; the speaker may not."""
    text = "At least 12 boats ran."
    seen = draft(tmp_path, files(text, statistics=_statistic("at least 12", "At least 12 boats ran")))
    card = social_card(seen)
    assert card is not None
    assert [(one.qualifier, one.words, one.says) for one in card.figures] == [
        ("at least", "12", "Someone unnamed: Boats")
    ]


def test_the_strip_is_that_of_the_first_text(full: View) -> None:
    card = social_card(full)
    assert card is not None
    assert card.strip is not None
    assert card.strip.width == WIDTH
    assert len(card.figures) <= 2
    assert "matched" in card.promise or full.dossier.resolved.unchecked


def test_words_that_the_fonts_cannot_set_give_no_picture(tmp_path: Path) -> None:
    """Empty boxes for letters would be worse than none."""
    seen = draft(tmp_path, files("The line runs.", dossier="title: Η γραμμή\ndefault_source: post\n"))
    assert social_card(seen) is None
