"""Every sentence of a source has a record that rests on it, or a reason why none does."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.build import Checked
from macros.check.coverage import covered, excused, unaccounted
from tests.dossiers import checked, files, only, places

TEXT = """\
The line opened on a Monday. The band played. The mayor spoke of teh bridge.
“We run,” said Ada Brook. The sun shone. The sun shone again.
Please recycle this paper.
"""
RUN = "run:\n  title: A run\n  evidence: The line opened\n"
LETTER = "letter:\n  title: A letter\n  publish: none\n"


def _run(folder: Path, source: str = "", events: str = RUN, **plurals: str) -> Checked:
    sources = "post:\n  title: The Valley Post\n" + source
    return checked(folder, files(TEXT, sources=sources, events=events, **plurals))


def _uncovered(*texts: str) -> str:
    return "  uncovered:\n" + "".join(f"    - text: {text}\n      reason: No fact.\n" for text in texts)


@pytest.mark.parametrize(
    ("source", "events", "left"),
    [
        ("", RUN, [2, 3, 4, 5, 6, 7]),
        (_uncovered("Please recycle this paper."), RUN, [2, 3, 4, 5, 6]),
        (_uncovered("The band played.", "recycle"), RUN, [3, 4, 5, 6]),
        (_uncovered("The sun shone. The sun shone again."), RUN, [2, 3, 4, 7]),
        ("", RUN.replace("The line opened", "The line opened on a Monday. The band played"), [3, 4, 5, 6, 7]),
        ("", RUN.replace("The line opened", "[The line opened, The sun shone again]"), [2, 3, 4, 5, 7]),
        ("", "said:\n  title: A word\n  evidence: [“We run, Please recycle]\n", [1, 2, 3, 5, 6]),
    ],
)
def test_what_is_left_is_told_by_number(source: str, events: str, left: list[int], tmp_path: Path) -> None:
    """A sentence counts as covered when a stretch touches it, whole or not."""
    found = _run(tmp_path, source, events)
    assert not found.errors
    assert unaccounted(found.records, found.resolved) == tuple(("post", number) for number in left)
    assert not covered(found.resolved) & set(excused(found.records, found.resolved))


def test_every_stretch_covers_whatever_its_field(tmp_path: Path) -> None:
    quotes = "said:\n  by: unnamed\n  direct: We run\n  said_in: The band played\n  evidence: The mayor spoke\n"
    found = _run(tmp_path, quotes=quotes)
    assert covered(found.resolved) == {("post", number) for number in (1, 2, 3, 4)}


def test_sources_are_told_apart(tmp_path: Path) -> None:
    """In the order of their ids; a text that is not here has no sentence that could be left."""
    sources = "post:\n  title: The Post\n" + LETTER + "day:\n  title: The Day\n"
    dossier = files("The line opened. It ran.", sources=sources, events=RUN)
    found = checked(tmp_path, dossier | {"data/texts/day.txt": "Rain fell. It ran.\n"})
    assert unaccounted(found.records, found.resolved) == (("day", 1), ("day", 2), ("post", 2))


# -- what a source lists --------------------------------------------------------------------------

# (the source's further lines, code, line)
SLIPS = {
    "a sentence that is not there": (_uncovered("The band sang."), "quote-not-found", 4),
    "the second of two": (_uncovered("The band played.", "The band sang."), "quote-not-found", 6),
    "a sentence that stands twice": (_uncovered("The sun shone"), "quote-ambiguous", 4),
    "a sentence on which a record rests": (_uncovered("The line opened on a Monday."), "uncovered-but-used", 4),
    "sentences of which a record rests on one": (
        _uncovered("The line opened on a Monday. The band played."),
        "uncovered-but-used",
        4,
    ),
    "odd wording that is not there": (
        "  sic:\n    - text: teh bridges\n      note: As printed.\n",
        "quote-not-found",
        4,
    ),
    "odd wording in another case": ("  sic:\n    - text: Teh\n      note: As printed.\n", "quote-not-found", 4),
    "odd wording that stands twice": ("  sic:\n    - text: sun\n      note: As printed.\n", "quote-ambiguous", 4),
}


@pytest.mark.parametrize(("source", "code", "line"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_one_problem_at_its_line(source: str, code: str, line: int, tmp_path: Path) -> None:
    assert places(_run(tmp_path, source).problems) == [(code, f"data/sources.yml:{line}")]


def test_one_odd_word_is_enough(tmp_path: Path) -> None:
    """Evidence needs two words, since one could stand for anything; an odd word stands for itself."""
    assert not _run(tmp_path, "  sic:\n    - text: teh\n      note: As printed.\n").problems


def test_a_record_may_rest_on_odd_wording(tmp_path: Path) -> None:
    events = RUN.replace("The line opened", "spoke of teh bridge")
    assert not _run(tmp_path, "  sic:\n    - text: teh\n      note: As printed.\n", events).problems


def test_what_stands_twice_is_not_said_to_be_missing(tmp_path: Path) -> None:
    """The message must not send the author looking for words that are there."""
    found = only(_run(tmp_path, _uncovered("The sun shone")).problems)
    assert "does not stand" not in found.message
    assert "2 times" in found.message


def test_what_is_listed_of_an_absent_text_cannot_be_checked(tmp_path: Path) -> None:
    sources = "  language: en\n" + LETTER + _uncovered("Dear Ada,") + "  sic:\n    - text: teh\n      note: Sic.\n"
    assert not _run(tmp_path, sources).problems
