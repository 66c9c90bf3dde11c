"""`macros diff`: what an editor, a reviewer on GitHub and another program get to read, and how it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.changes import Change
from macros.views.change_report import Difference, Side, as_json, as_markdown, as_text
from tests.conftest import HARBOUR, run_python
from tests.repositories import begin, commit, edition, git
from tests.test_cli import call, mistake

STATISTICS = "data/statistics.yml"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's git settings reach the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The small dossier with an edition, a commit behind it, and a change that is in no commit."""
    folder = begin(tmp_path / "changed", HARBOUR)
    edition(folder, 1, day="2024-06-02")
    mistake(folder, STATISTICS, "label: boats\n  value: 412\n", "label: boats in harbour\n  value: 412 boats\n")
    commit(folder, "Better words", day="2024-06-03")
    (folder / "data/topics.yml").write_text("quay:\n  title: The quay\n", encoding="utf-8")
    return folder


def revisions(folder: Path) -> Mapping[str, str]:
    """The revisions as the snapshots write them."""
    return {name: git(folder, "rev-parse", f"{name}^{{commit}}") for name in ("edition-1", "HEAD")}


TEXT = """\
From edition-1 (revision {edition-1} of 1 June 2024) to the files as they are: 1 record added and 1 changed.

Statistic boats-counted: boats in harbour
  Label: from “boats” to “boats in harbour”.
  Value: from “412” to “412 boats”.

Topic quay: The quay
  Added.
"""
MARKDOWN = """\
From edition-1 (revision {edition-1} of 1 June 2024) to HEAD (revision {HEAD} of 3 June 2024): 1 record changed.

* **boats in harbour** (statistic boats-counted)
    * Label: from “boats” to “boats in harbour”.
    * Value: from “412” to “412 boats”.
"""


def short(text: str, folder: Path) -> str:
    """A snapshot with the revisions of this run."""
    for name, revision in revisions(folder).items():
        text = text.replace(f"{{{name}}}", revision[:10])
    return text


def test_text_for_a_terminal(changed: Path) -> None:
    result = call("diff", "edition-1", changed)
    assert (result.exit_code, result.stdout, result.stderr) == (0, short(TEXT, changed), "")


def test_markdown_for_a_comment(changed: Path) -> None:
    result = call("diff", "edition-1..HEAD", changed, "--format", "markdown")
    assert (result.exit_code, result.stdout, result.stderr) == (0, short(MARKDOWN, changed), "")


def test_json_for_a_program(changed: Path) -> None:
    result = call("diff", "edition-1", changed, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "version": 1,
        "from": {"revision": revisions(changed)["edition-1"], "date": "2024-06-01"},
        "to": {"revision": None, "date": None},
        "notes": [],
        "changes": [
            _row("field", "label", ["boats"], ["boats in harbour"], "Label: from “boats” to “boats in harbour”."),
            _row("field", "value", ["412"], ["412 boats"], "Value: from “412” to “412 boats”."),
            {
                **_row("added", "", [], [], "Added."),
                "kind": "topic",
                "record": "quay",
                "title": "The quay",
            },
        ],
    }


def _row(change: str, field: str, before: list[str], after: list[str], sentence: str) -> dict[str, object]:
    return {
        "change": change,
        "kind": "statistic",
        "record": "boats-counted",
        "title": "boats in harbour",
        "field": field,
        "before": before,
        "after": after,
        "sentence": sentence,
    }


@pytest.mark.parametrize(
    ("revision", "ends"),
    [
        ("edition-1..", ("from “boats” to “boats in harbour”",)),
        ("..edition-1", ("from “boats in harbour” to “boats”",)),
        ("HEAD", ("1 record added.", "Added.")),
        ("HEAD..HEAD", ("no record changed.",)),
        ("edition-1..edition-1", ("no record changed.",)),
    ],
)
def test_one_revision_or_two(revision: str, ends: tuple[str, ...], changed: Path) -> None:
    """An end that is left out is the last commit, as in git."""
    result = call("diff", revision, changed)
    assert result.exit_code == 0
    assert all(words in result.stdout for words in ends)


def test_what_cannot_be_compared_ends_with_2_and_one_line(changed: Path, harbour: Path, tmp_path: Path) -> None:
    git(harbour.parent, "init", "-q", "empty")
    cases = {
        ("edition-2", changed): 'error: "edition-2" is no revision of this repository\n',
        ("edition-1..nothing", changed): 'error: "nothing" is no revision of this repository\n',
        ("HEAD", harbour): "error: the dossier is in no git repository\n",
        ("HEAD", harbour.parent / "empty"): "error: the repository has no commit yet\n",
        ("\x1b[2J", changed): 'error: "?[2J" is no revision of this repository\n',
    }
    for (revision, folder), message in cases.items():
        result = call("diff", revision, folder)
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)
    assert call("diff", "HEAD", tmp_path / "nowhere").exit_code == 2
    assert call("diff").exit_code == 2


def test_without_git_it_says_so(changed: Path, project: Path) -> None:
    done = run_python("-m", "macros", "diff", "HEAD", str(changed), cwd=project, PATH="/nowhere")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "error: git is not installed\n")


HOSTILE = "evil [x](https://evil.example) <b>&amp;</b> *a* _b_ `c` | ~d~ www.evil.example @kim #1 $x$ \\"


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """As they were written in text and JSON; escaped in Markdown, where they would be markup and links."""
    topics = f"quay:\n  title: {json.dumps(HOSTILE, ensure_ascii=False)}\n"
    folder = begin(tmp_path / "harbour", {**HARBOUR, "data/topics.yml": topics})
    (folder / "data/topics.yml").write_text(topics.replace("evil [x]", "very evil [x]"), encoding="utf-8")
    text = call("diff", "HEAD", folder).stdout
    assert f"from “{HOSTILE}” to “very {HOSTILE}”" in text
    markdown = call("diff", "HEAD", folder, "--format", "markdown").stdout
    for mark in ("[x](", "https://", "<b>", "*a*", "_b_", "`c`", "~d~", "www.evil", " @kim", " #1", "$x$"):
        assert mark not in markdown, mark
    assert json.loads(call("diff", "HEAD", folder, "--format", "json").stdout)["changes"][0]["before"] == [HOSTILE]


def test_what_steers_a_terminal_never_reaches_it(tmp_path: Path) -> None:
    topics = 'quay:\n  title: "a\\u001b[2J\\u202eb"\n'
    folder = begin(tmp_path / "harbour", {**HARBOUR, "data/topics.yml": topics.replace("\\u001b", "\x1b")})
    (folder / "data/topics.yml").write_text("quay:\n  title: The quay\n", encoding="utf-8")
    for form in ("text", "markdown", "json"):
        out = call("diff", "HEAD", folder, "--format", form).stdout
        assert out
        assert not set("\x1b\u202e\u200b") & set(out)


def test_every_line_of_a_report_is_made_visible() -> None:
    """The loader refuses such words; should one ever come through, it stops here."""
    change = Change("field", "q\x1b", "topic", "T\x1b\u202e", "title", ("a\x1b[2J",), ("b\u202e\n",))
    found = Difference(("A\x1b", "B\u202e"), (Side(), Side()), (change,), ("N\x1b",))
    for text in (as_text(found), as_markdown(found), as_json(found)):
        assert not set("\x1b\u202e") & set(text)


def test_a_check_names_ids_of_the_last_edition_that_are_gone(changed: Path) -> None:
    mistake(changed, STATISTICS, "boats-counted:", "boats:")
    result = call("check", changed)
    assert result.exit_code == 0
    assert 'id-gone (weak): statistic "boats-counted" was in the last edition' in result.stdout
