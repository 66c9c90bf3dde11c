"""Where a dossier is weak is always shown. A sort of weakness that has no case is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.weak_points import single_source, weak_points
from tests.dossiers import FULL, Files, files, view

TEXT = (
    "Ada heads the line. Ada said that it runs. Snow could close the pass on Cy. Bo drives last. The sun shone. "
    "Please recycle. Cy guards."
)


def _points(folder: Path, dossier: Files) -> dict[str, list[str]]:
    seen = view(folder, dossier)
    return {point.title: [record.id for record in point.records] for point in weak_points(seen) if point.records}


def test_every_sort_of_weakness(tmp_path: Path) -> None:
    dossier = files(
        TEXT,
        sources="post:\n  title: The Post\n  publish: full\nletter:\n  title: A letter\n  publish: none\n",
        actors=(
            "ada:\n  name: Ada\n  type: person\n  evidence: Ada heads\n"
            "bo:\n  name: Bo\n  type: person\n  evidence: Bo drives\n"
            "cy:\n  name: Cy\n  type: person\n  evidence: Cy guards\n"
            "line:\n  name: line\n  type: organisation\n  evidence: heads the line\n"
        ),
        events=(
            "run:\n  title: A run\n  evidence: that it runs\n  date: 2024\n  date_note: The paper is of 2024.\n"
            "pass:\n  title: The pass closes\n  evidence: close the pass\n  actors: [cy]\n"
            "sun:\n  title: It shines\n  evidence: The sun\n  contradicts: run\n  said_by: unnamed\n"
            "note:\n  title: A letter\n  evidence: {source: letter, text: Dear Ada}\n  inference: It is meant.\n"
        ),
        quotes="told:\n  by: ada\n  paraphrase: that it runs\n",
    )
    assert _points(tmp_path, dossier) == {
        "Disputed": ["run", "sun"],
        "Inferred": ["note"],
        "Dates worked out by the editor": ["run"],
        "Undated events": ["pass", "sun", "note"],
        "Said by someone unnamed": ["sun"],
        "Persons who are not quoted": ["bo", "cy"],
        "Cut from a hedged sentence": ["pass"],
        "Beside somebody’s words": ["run"],
        "Not re-checked here": ["note"],
        "Named by no other record": ["bo", "line", "pass", "sun", "note"],
    }


def test_sentences_without_a_record_come_with_their_reason(tmp_path: Path) -> None:
    """The author's own reason, or that there is none yet."""
    sources = (
        "post:\n  title: The Post\n  publish: full\n"
        "  uncovered:\n    - {text: Please recycle., reason: No fact of the line.}\n"
    )
    events = "run:\n  title: A run\n  evidence: [Ada heads, Ada said, Snow could]\n"
    found = weak_points(view(tmp_path, files(TEXT, sources=sources, events=events)))
    point = next(point for point in found if point.sentences)
    assert [(shown.label, shown.words, reason) for shown, reason in point.sentences] == [
        ("4", "Bo drives last.", "not yet accounted for"),
        ("5", "The sun shone.", "not yet accounted for"),
        ("6", "Please recycle.", "No fact of the line."),
        ("7", "Cy guards.", "not yet accounted for"),
    ]


@pytest.mark.parametrize("publish", ["excerpts", "none"])
def test_sentences_that_may_not_be_published_are_not_shown(publish: str, tmp_path: Path) -> None:
    """That a sentence of a private text has no record must not publish it."""
    dossier = files(TEXT, sources=f"post:\n  title: The Post\n  publish: {publish}\n")
    assert not [point for point in weak_points(view(tmp_path, dossier)) if point.sentences]


def test_a_sound_dossier_has_none(tmp_path: Path) -> None:
    events = "run:\n  title: A run\n  date: 2024\n  evidence: It ran in 2024\n  after: [start]\n"
    events += "start:\n  title: A start\n  date: 2024\n  evidence: It ran in 2024\n  see_also: [run]\n"
    assert not weak_points(view(tmp_path, files("It ran in 2024.", events=events)))


def test_one_source_is_told_from_several(tmp_path: Path) -> None:
    """A source that is only cited in another confirms nothing by itself."""
    sources = "post:\n  title: The Post\nnote:\n  title: A note\n  cited_in: post\n"
    assert single_source(view(tmp_path / "one", files("It ran.", sources=sources)).dossier)
    assert not single_source(view(tmp_path / "two", FULL).dossier)
