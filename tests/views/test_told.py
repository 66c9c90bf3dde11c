"""What stands beside a record's name: in a card with its speaker, in a row without, whatever its kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.told import beside, in_few_words
from macros.views.view import View
from tests.dossiers import FULL, files, site, view


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """A dossier with every kind, every field filled."""
    return View(site(tmp_path_factory.mktemp("told"), FULL), "")


def test_a_topic_counts_its_records(tmp_path: Path) -> None:
    """One record is no "1 records", and an empty topic tells nothing."""
    actors = "line:\n  name: Valley line\n  type: organisation\n  evidence: The valley line carried\n"
    topics = "one:\n  title: One\n  members: line\nempty:\n  title: Empty\n"
    found = view(tmp_path, files(actors=actors, topics=topics))
    assert in_few_words(found, found.record("one")) == beside(found, found.record("one")) == ("1 record",)
    assert in_few_words(found, found.record("empty")) == ()


def test_a_row_says_who_and_when_once(full: View) -> None:
    """The row links the speaker itself, and shows value and plan beside the name: its words repeat neither."""
    for record in full.dossier.records.values():
        words = " · ".join(beside(full, record))
        assert "said by" not in words
        assert "planned" not in words
        for one in beside(full, record):
            assert one.strip() == one != ""


def test_a_source_known_through_another_says_through_which_where_there_is_a_choice(tmp_path: Path) -> None:
    sources = "post:\n  title: The Post\n  publish: full\nmemo:\n  title: Memo\n  cited_in: post\n"
    one = view(tmp_path / "one", files(sources=sources))
    assert beside(one, one.record("memo")) == ("undated",)
    both = files(sources=sources + "wire:\n  title: The Wire\n  publish: full\n") | {
        "data/texts/wire.txt": "It runs every day.\n"
    }
    two = view(tmp_path / "two", both)
    assert beside(two, two.record("memo")) == ("undated", "cited in “The Post”")
    assert any("carry" in words or "carries" in words for words in beside(two, two.record("wire")))
