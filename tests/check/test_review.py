"""A review vouches for what the reviewer saw; whatever changes afterwards undoes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.exports.review import review_line
from tests.dossiers import checked, files, write

TEXT = "The line opened on a Monday. It carried 412 riders. The bridge is old.\n"
SOURCES = "post:\n  title: The Valley Post\n  publish: full\n"
EVENTS = """\
# What happened
opening:
  title: The line opens  # a headline
  evidence:
    - The line opened on a Monday
    - It carried 412 riders
  note: "It is the line's own day."

# Another one
bridge:
  title: The bridge is old
  evidence: The bridge is old
"""


def _review(folder: Path, record: str, by: str = "Kim Hale") -> Result:
    return CliRunner().invoke(main, ["review", record, str(folder), "--by", by])


def _outdated(folder: Path) -> list[str]:
    return [found.code for found in checked(folder, {}).problems if found.code != "unaccounted"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, files(TEXT, events=EVENTS, sources=SOURCES))
    assert _review(tmp_path, "opening").exit_code == 0
    assert _outdated(tmp_path) == []
    return tmp_path


def test_one_line_is_written_and_no_other_touched(folder: Path) -> None:
    lines = (folder / "data" / "events.yml").read_text(encoding="utf-8").splitlines()
    added = [line for line in lines if line.startswith("  reviewed: {by: Kim Hale, on: ")]
    assert len(added) == 1
    assert lines.index(added[0]) == 7
    lines.remove(added[0])
    assert lines == EVENTS.splitlines()


def test_a_second_review_takes_the_place_of_the_first(folder: Path) -> None:
    assert _review(folder, "opening", by="Bo: the Second").exit_code == 0
    text = (folder / "data" / "events.yml").read_text(encoding="utf-8")
    assert text.count("reviewed:") == 1
    assert 'by: "Bo: the Second"' in text
    assert _outdated(folder) == []


# (file, what stands there, what stands there then, whether the review is undone)
CHANGES = {
    "a field": ("events.yml", "title: The line opens", "title: The line opened", True),
    "a note": ("events.yml", "the line's own day", "the line's great day", True),
    "a stretch": ("events.yml", "    - It carried 412 riders\n", "", True),
    "a field more": ("events.yml", "  evidence:\n", "  tags: [start]\n  evidence:\n", True),
    "its sentence": ("texts/post.txt", "412 riders.", "412 riders in a year.", True),
    "its source": ("sources.yml", "The Valley Post", "The Holm Post", True),
    "another record": ("events.yml", "title: The bridge is old", "title: The bridge", False),
    "another sentence": ("texts/post.txt", "is old.", "is old and long.", False),
    "a remark": ("events.yml", "# a headline", "# the headline", False),
    "when it was recorded": ("events.yml", "  evidence:\n", "  added: 2024-05\n  evidence:\n", False),
}


@pytest.mark.parametrize(("file", "old", "new", "undone"), CHANGES.values(), ids=CHANGES)
def test_what_undoes_a_review(file: str, old: str, new: str, undone: bool, folder: Path) -> None:  # noqa: FBT001 - a table's column
    path = folder / "data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    assert _outdated(folder) == (["review-outdated"] if undone else [])


def test_words_that_are_not_here_undo_nothing(tmp_path: Path) -> None:
    """A clone without private texts cannot tell, and does not claim to."""
    write(tmp_path, files(TEXT, events=EVENTS, sources=SOURCES.replace("full", "none")))
    assert _review(tmp_path, "opening").exit_code == 0
    (tmp_path / "data" / "texts" / "post.txt").unlink()
    assert _outdated(tmp_path) == []


def test_a_review_by_hand_is_taken_at_its_word(tmp_path: Path) -> None:
    events = EVENTS.replace(
        "bridge is old\n  evidence", "bridge is old\n  reviewed: {by: Kim, on: 2024-05-02}\n  evidence"
    )
    write(tmp_path, files(TEXT, events=events, sources=SOURCES))
    assert _outdated(tmp_path) == []


def test_what_cannot_be_signed_is_told(folder: Path) -> None:
    near = _review(folder, "openin")
    assert near.exit_code == 2
    assert 'there is no record "openin"; did you mean "opening"?' in near.stderr
    (folder / "data" / "claims.yml").write_text(
        "old: {type: analysis, text: The bridge is old, evidence: The bridge is old}\n", encoding="utf-8"
    )
    flow = _review(folder, "old")
    assert flow.exit_code == 2
    assert "add to it by hand: reviewed: {by: Kim Hale, on: " in flow.stderr
    (folder / "data" / "events.yml").write_text(EVENTS.replace("Monday", "Friday"), encoding="utf-8")
    assert _review(folder, "old").exit_code == 1


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay(end: str, tmp_path: Path) -> None:
    write(tmp_path, files(TEXT, events=EVENTS, sources=SOURCES))
    path = tmp_path / "data" / "events.yml"
    path.write_bytes(EVENTS.replace("\n", end).encode())
    assert _review(tmp_path, "bridge").exit_code == 0
    assert path.read_bytes().count(end.encode()) == len(EVENTS.splitlines()) + 1
    assert _outdated(tmp_path) == []


@pytest.mark.parametrize("by", ["", " ", "\t\n", "Kim\u202e", "Kim\udcff", "a\x00b"])
def test_a_name_that_is_none_is_wrong_use(by: str, folder: Path) -> None:
    """The file would hold a name that nobody reads, or could not be written at all."""
    before = (folder / "data" / "events.yml").read_bytes()
    done = _review(folder, "bridge", by=by)
    assert done.exit_code == 2
    assert "Invalid value for '--by'" in done.stderr
    assert (folder / "data" / "events.yml").read_bytes() == before


@pytest.mark.parametrize("by", ["No", "null", "Yes", "Bo\u0308", "  Kim   Hale ", "O'Neill", "#1", "a: b", "Kim,"])
def test_any_name_can_be_read_again(by: str, folder: Path) -> None:
    """Bare, `No` would be read as something else than a name, and the file be refused from then on."""
    assert _review(folder, "bridge", by=by).exit_code == 0
    assert _outdated(folder) == []


def test_a_file_that_was_changed_meanwhile_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of the record may be another's by now, and what somebody else wrote would be lost."""
    path = folder / "data" / "events.yml"
    changed = "# a new first line\n" + path.read_text(encoding="utf-8")

    def sign_later(*words: object) -> str:
        path.write_text(changed, encoding="utf-8")
        return review_line(*map(str, words))

    monkeypatch.setattr("macros.cli.review_line", sign_later)
    done = _review(folder, "bridge")
    assert (done.exit_code, "changed meanwhile" in done.stderr) == (2, True)
    assert path.read_text(encoding="utf-8") == changed
