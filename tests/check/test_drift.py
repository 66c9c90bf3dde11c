"""A text that changes below a fact is told, though the fact's words stand in it still."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.cli import main
from tests.dossiers import checked, files, write

TEXT = "The line opened on a Monday. It carried 412 riders. The bridge is old.\n"
FACTS = {
    "events": "opening:\n  title: The line opens\n  evidence: The line opened on a Monday\n",
    "statistics": "riders:\n  label: riders\n  value: 412\n  evidence: It carried 412 riders\n",
}

# (the text afterwards, the problems)
CHANGES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "no change": (TEXT, []),
    "another sentence changed": (TEXT.replace("old", "new"), []),
    "a sentence more behind": (TEXT + "The mill is closed.\n", []),
    "words before the stretch": (
        TEXT.replace("The line opened", "Officials say: The line opened"),
        [("cut-speech", "data/events.yml"), ("source-drift", "data/events.yml")],
    ),
    "words behind the stretch": (
        TEXT.replace("412 riders.", "412 riders in a year."),
        [("source-drift", "data/statistics.yml")],
    ),
    "a sentence more before": (
        "It rained. " + TEXT,
        [("source-moved", "data/events.yml"), ("source-moved", "data/statistics.yml")],
    ),
    "two sentences change places": (
        "It carried 412 riders. The line opened on a Monday. The bridge is old.\n",
        [("source-moved", "data/events.yml"), ("source-moved", "data/statistics.yml")],
    ),
    "the words are gone": (
        TEXT.replace("412 riders", "421 riders"),
        [("quote-not-found", "data/statistics.yml")],
    ),
    "another sort of dash and space": (TEXT.replace("a Monday", "a\u00a0Monday"), []),
}


def _accept(folder: Path) -> int:
    return CliRunner().invoke(main, ["accept", str(folder)]).exit_code


def _problems(folder: Path) -> list[tuple[str, str]]:
    return [(found.code, found.location.file) for found in checked(folder, {}).problems if found.code != "unaccounted"]


@pytest.fixture
def accepted(tmp_path: Path) -> Path:
    write(tmp_path, files(TEXT, **FACTS))
    assert _accept(tmp_path) == 0
    return tmp_path


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_what_changed_since_it_was_accepted_is_told(text: str, expected: list[tuple[str, str]], accepted: Path) -> None:
    write(accepted, {"data/texts/post.txt": text})
    assert _problems(accepted) == expected


def test_accepting_records_the_new_state(accepted: Path) -> None:
    write(accepted, {"data/texts/post.txt": TEXT.replace("412 riders.", "412 riders in a year.")})
    assert _problems(accepted)
    assert _accept(accepted) == 0
    assert _problems(accepted) == []


def test_what_is_wrong_is_not_accepted(accepted: Path) -> None:
    """Or `accept` would be a way around the quote gate."""
    before = (accepted / "data" / "matched.json").read_text(encoding="utf-8")
    write(accepted, {"data/texts/post.txt": TEXT.replace("412", "421")})
    assert _accept(accepted) == 1
    assert (accepted / "data" / "matched.json").read_text(encoding="utf-8") == before


def test_a_new_fact_is_no_drift(accepted: Path) -> None:
    """Only what was accepted can have changed since."""
    write(
        accepted,
        {"data/claims.yml": "old:\n  type: analysis\n  text: The bridge is old\n  evidence: The bridge is old\n"},
    )
    write(accepted, {"data/texts/post.txt": TEXT.replace("is old", "is old and grey")})
    assert _problems(accepted) == []


def test_a_fact_that_moves_to_other_words_is_no_drift(accepted: Path) -> None:
    """The author chose the words anew; the text is what it was."""
    other = FACTS["events"].replace("The line opened on a Monday", "The bridge is old")
    write(accepted, {"data/events.yml": other})
    assert _problems(accepted) == []


def test_of_an_absent_private_text_the_last_result_stays(tmp_path: Path) -> None:
    """A clone without private texts must not wipe out what their owner recorded."""
    sources = "post:\n  title: P\n  publish: none\n"
    folder = write(tmp_path, files(TEXT, sources=sources, **FACTS))
    assert _accept(folder) == 0
    before = (folder / "data" / "matched.json").read_text(encoding="utf-8")
    (folder / "data" / "texts" / "post.txt").unlink()
    assert _problems(folder) == []
    summary = CliRunner().invoke(main, ["check", str(folder)]).stderr
    assert "2 stretches not re-checked here (2 of them found when accepted on " in summary
    assert _accept(folder) == 0
    after = (folder / "data" / "matched.json").read_text(encoding="utf-8")
    assert after.splitlines()[2:] == before.splitlines()[2:]


def test_no_words_of_a_text_stand_in_the_file(accepted: Path) -> None:
    """It is public where a text may be private."""
    text = (accepted / "data" / "matched.json").read_text(encoding="utf-8")
    assert "Monday" not in text
    assert "riders" not in text.replace('"riders":', "")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"accepted": 1}', '{"accepted": "x", "texts": [], "statements": {}}']
)
def test_a_file_that_cannot_be_read_is_a_problem(text: str, accepted: Path) -> None:
    write(accepted, {"data/matched.json": text})
    assert _problems(accepted) == [("bad-matched", "data/matched.json")]
    assert _accept(accepted) == 0
    assert _problems(accepted) == []


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may only be read is a user's mistake, so it gets a line and no traceback."""
    write(tmp_path, files(TEXT, **FACTS))

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refuse)
    for words in (["accept", str(tmp_path)], ["review", "riders", str(tmp_path), "--by", "Kim"]):
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 2, done.exception
        assert "cannot be written: Permission denied" in done.stderr
