"""What the search holds: who types what they remember finds the page that is meant, and sees why."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.pages import pages
from macros.views.search import SearchEntry, entries
from macros.views.view import View
from tests.dossiers import FULL, draft, files, view

Found = dict[str, SearchEntry]


def _found(seen: View) -> Found:
    return {f"{entry.address}#{entry.anchor}": entry for entry in entries(seen, pages(seen.dossier))}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which every field is set."""
    return view(tmp_path_factory.mktemp("full"), FULL)


def test_every_page_has_one_entry_and_every_published_sentence_another(full: View) -> None:
    found = list(entries(full, pages(full.dossier)))
    places = [(entry.address, entry.anchor) for entry in found]
    assert len(places) == len(set(places))
    assert {address for address, anchor in places if not anchor} == {
        page.address for page in pages(full.dossier) if not page.former
    }
    shown = sum(len(full.dossier.shown_sentences(source)) for source in full.dossier.read_sources)
    assert sum(bool(anchor) for _, anchor in places) == shown > 0


def test_a_record_answers_to_all_its_names_and_says_what_it_is(full: View) -> None:
    """Where another name was typed, the result shows that name."""
    found = _found(full)
    for record in full.dossier.records.values():
        if record.paged and record.names:
            entry = found[f"{record.plural}/{record.id}/#"]
            words = " ".join((entry.title, *entry.lines))
            assert entry.kind == full.type_label(record)
            assert all(name in words for name in (*record.names, *getattr(record, "called", ())))


def test_whoever_is_named_most_comes_first(tmp_path: Path) -> None:
    """Of two with the same word in their names, the one that the source speaks of is meant."""
    text = "The Line runs. The Line stops. The Line rests. The Old Line is gone."
    actors = (
        "old-line:\n  name: Old Line\n  type: organisation\n  evidence: The Old Line\n"
        "line:\n  name: Line\n  type: organisation\n  evidence: The Line runs\n"
    )
    found = _found(draft(tmp_path, files(text, actors=actors)))
    assert found["actors/line/#"].boost > found["actors/old-line/#"].boost > found["actors/#"].boost == 1


def test_words_of_a_text_that_is_not_published_are_those_of_the_fact_alone(tmp_path: Path) -> None:
    """They are in the record's entry, since no sentence is there to be found."""
    text = "The line runs at night. Nobody should know this."
    sources = "post:\n  title: Post\n  publish: none\n"
    events = "night:\n  title: Night service\n  evidence: The line runs at night\n"
    found = _found(draft(tmp_path, files(text, sources=sources, events=events)))
    assert "The line runs at night" in found["events/night/#"].lines
    assert not any("Nobody" in line for entry in found.values() for line in entry.lines)
    assert not any(entry.anchor for entry in found.values())
