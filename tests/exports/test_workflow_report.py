"""What a workflow shows of a check: at the right file and line, within its limits, and never a command of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from macros.cli import main
from macros.exports.workflow_report import annotated, in_repository, summary, tell_workflow
from macros.problems import Location, Problem, problem

LINES = "https://code.example/o/r/blob/abc/"
HOSTILE = (
    "::set-env name=A::b",
    "::stop-commands::x",
    "##[add-matcher]x",
    "\n::error::x",
    "\r::add-mask::x",
    "%0A::debug::x",
    "\u2028::error::x",
    "]], <img src=x onerror=y>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "</details> | `x` | https://evil.example www.evil.example @everyone #1",
    "\n\n# A heading\n\n- a list",
)


def _found(line: int = 3, *, message: str = "x", file: str = "data/events.yml", code: str = "bad-date") -> Problem:
    return problem(code, Location(file, line, 9), message, hint="write 2024")


def _commands(text: str) -> list[str]:
    """The lines that a runner takes for commands: it trims them, and knows an older form too."""
    return [line for line in re.split(r"[\r\n]", text) if line.lstrip().startswith(("::", "##["))]


# -- annotations --------------------------------------------------------------------------------


def test_up_to_ten_of_a_level_are_annotated() -> None:
    """GitHub drops the eleventh without a word, so the words are ours."""
    errors = [_found(line) for line in range(1, 14)]
    weak = [_found(line, code="cut-hedge") for line in range(1, 12)]
    lines = annotated([*weak, *errors]).split("\n")
    assert [line[:7] for line in lines] == ["::error"] * 10 + ["::warni"] * 10 + ["::notic"]
    assert lines[0].startswith("::error file=data/events.yml,line=1,col=9,title=bad-date::x")
    assert lines[-1] == "::notice title=Not shown here::4 more problems: see the summary of this run"


def test_ten_need_no_notice_and_none_need_nothing() -> None:
    assert annotated([_found(line) for line in range(10)]).count("\n") == 9
    assert not annotated([])


@pytest.mark.parametrize("words", HOSTILE)
def test_no_name_and_no_message_commands_the_runner(words: str) -> None:
    text = annotated([_found(message=words, file=f"data/{words}.yml")])
    (command,) = _commands(text)
    assert command == text
    head, _, message = text.removeprefix("::error ").partition("::")
    assert [part.partition("=")[0] for part in head.split(",")] == ["file", "line", "col", "title"]
    assert message


@given(st.text(), st.text())
def test_whatever_is_written_is_one_command(message: str, file: str) -> None:
    text = annotated([_found(message=message, file=f"data/{file}")])
    assert _commands(text) == [text]
    assert len(text.splitlines()) == 1


# -- the summary --------------------------------------------------------------------------------


def _read(text: str) -> str:
    return str(MarkdownIt("commonmark").render(text))


def test_the_summary_lists_all_by_file_with_links_to_their_lines() -> None:
    found = [_found(3), _found(12, code="cut-hedge"), _found(1, file="data/a b#.yml")]
    assert summary(found, "9 events: 2 problems.", LINES) == (
        "### Check of the facts\n\n9 events\\: 2 problems\\.\n"
        "\n**data\\/events\\.yml**\n\n"
        f"* [line 3]({LINES}data/events.yml#L3) (bad\\-date): x Hint: write 2024\n"
        f"* [line 12]({LINES}data/events.yml#L12) (cut\\-hedge, weak): x Hint: write 2024\n"
        "\n**data\\/a b\\#\\.yml**\n\n"
        f"* [line 1]({LINES}data/a%20b%23.yml#L1) (bad\\-date): x Hint: write 2024\n"
    )
    assert "* line 3 (" in summary(found, "x", "")


def test_a_summary_has_a_bound() -> None:
    """One that is over a megabyte is not shown at all."""
    text = summary([_found(line, message="y" * 10_000) for line in range(1, 700)], "x", LINES)
    assert text.count("\n* ") == 500
    assert text.endswith("\n199 more problems not listed here.\n")
    assert len(text.encode()) < 2**20


@pytest.mark.parametrize("words", HOSTILE)
def test_words_in_the_summary_are_words(words: str) -> None:
    """No image that tells who looked, no link, no heading: the same paragraphs as with plain words."""
    tags = re.compile(r"<[^>]*>")
    plain = _read(summary([_found()], "x", LINES))
    read = _read(summary([_found(message=words, file=f"data/{words}.yml")], "x", LINES))
    shape = [tag for tag in tags.findall(read) if not tag.startswith("<a ")]
    assert shape == [tag for tag in tags.findall(plain) if not tag.startswith("<a ")]
    (link,) = re.findall(r'<a href="([^"]*)"', read)
    assert link.startswith(LINES)
    # What GitHub makes links of by itself, without any mark.
    assert not re.search(r"(https?://|www\.)evil", summary([_found(message=words)], "x", LINES))


def test_the_summary_is_written_where_the_workflow_wants_it(tmp_path: Path) -> None:
    place = tmp_path / "summary.md"
    place.write_text("before\n", encoding="utf-8")
    machine = {
        "GITHUB_STEP_SUMMARY": str(place),
        "GITHUB_SERVER_URL": "https://code.example",
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_SHA": "abc",
    }
    tell_workflow([_found()], "x", machine)
    assert place.read_text(encoding="utf-8") == "before\n" + summary([_found()], "x", LINES)
    tell_workflow([_found()], "x", {})


# -- the place in the repository ----------------------------------------------------------------


def test_files_are_named_from_the_top_of_the_repository(tmp_path: Path) -> None:
    """A dossier in a folder of its own would have its annotations on files that are not there."""
    folder = tmp_path / "dossiers" / "harbour"
    folder.mkdir(parents=True)
    (inside,) = in_repository([_found()], folder, {"GITHUB_WORKSPACE": str(tmp_path)})
    assert inside.location == Location("dossiers/harbour/data/events.yml", 3, 9)
    for machine in ({}, {"GITHUB_WORKSPACE": str(folder)}, {"GITHUB_WORKSPACE": str(tmp_path / "elsewhere")}):
        assert in_repository([_found()], folder, machine) == (_found(),)


def test_the_command_does_all_of_it(harbour: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - this test alone calls the command

    facts = harbour / "data" / "statistics.yml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("412", "421", 1), encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    done = CliRunner().invoke(main, ["check", str(harbour), "--format", "github"])
    assert done.exit_code == 1
    assert done.stdout.startswith("::error file=harbour/data/statistics.yml,line=3,col=10,title=number-not-in-evidence")
    assert "harbour\\/data\\/statistics\\.yml" in (tmp_path / "summary.md").read_text(encoding="utf-8")
