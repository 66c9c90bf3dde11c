"""The history of a dossier, read from real repositories: editions, dirty folders, shallow clones, and none at all."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from macros.adapters.git import NoRepositoryError, NoRevisionError, repository
from macros.adapters.past import compared, history_of, published_ids, read_past
from macros.build import check
from macros.history import History
from macros.views.change_words import sentence
from tests.conftest import HARBOUR
from tests.repositories import GIT, begin, commit, edition, git
from tests.test_cli import mistake

STATISTICS = "data/statistics.yml"


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's git settings reach the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


def history(folder: Path) -> History:
    """As a build reads it."""
    past = read_past(folder)
    return history_of(past, check(folder, published=past.published))


def told(folder: Path) -> dict[str, list[str]]:
    """Every step: into which edition, and its sentences."""
    return {
        step.edition.words if step.edition else "since": [sentence(change) for change in step.changes]
        for step in history(folder).steps
    }


@pytest.fixture
def two_editions(tmp_path: Path) -> Path:
    """A dossier with two editions, and a change behind the second."""
    folder = begin(tmp_path / "harbour", HARBOUR, day="2024-06-01")
    edition(folder, 1, day="2024-06-02")
    mistake(folder, STATISTICS, "label: boats", "label: Boats")
    commit(folder, "A capital", day="2024-06-03")
    edition(folder, 2, day="2024-06-04")
    mistake(folder, STATISTICS, "as_of: 2024-05\n", "as_of: 2024-05\n  unit: boats\n")
    commit(folder, "A unit", day="2024-06-05")
    return folder


def test_editions_and_what_changed_between_them(two_editions: Path) -> None:
    found = history(two_editions)
    assert [(one.number, one.tag, one.day) for one in found.editions] == [
        (1, "edition-1", date(2024, 6, 2)),
        (2, "edition-2", date(2024, 6, 4)),
    ]
    assert told(two_editions) == {
        "edition 2": ["Label: from “boats” to “Boats”."],
        "since": ["Unit: “boats” added."],
    }
    head = git(two_editions, "rev-parse", "HEAD")
    assert found.words == f"after edition 2, revision {head[:10]} of 5 June 2024"


def test_on_an_edition_the_state_is_that_edition(two_editions: Path) -> None:
    git(two_editions, "checkout", "-q", "edition-2")
    found = history(two_editions)
    assert found.words == "edition 2 of 4 June 2024"
    assert list(told(two_editions)) == ["edition 2"]
    git(two_editions, "checkout", "-q", "edition-1")
    assert history(two_editions).words == "edition 1 of 2 June 2024"
    assert told(two_editions) == {}


def test_editions_of_another_branch_are_none_of_this_one(two_editions: Path) -> None:
    git(two_editions, "checkout", "-q", "-b", "side", "edition-1")
    commit(two_editions, "Aside", day="2024-06-06")
    edition(two_editions, 3, day="2024-06-06")
    git(two_editions, "checkout", "-q", "main")
    assert [one.number for one in history(two_editions).editions] == [1, 2]


NO_EDITIONS = (
    "v1",
    "edition-0",
    "edition-01",
    "edition-1.1",
    "edition-one",
    "edition-1-draft",
    "Edition-1",
    "edition-12345",
)


def test_other_tags_make_no_edition(tmp_path: Path) -> None:
    folder = begin(tmp_path, HARBOUR)
    for name in NO_EDITIONS:
        git(folder, "tag", name)
    assert history(folder).editions == ()


def test_editions_stand_in_the_order_of_their_numbers_and_may_be_plain_tags(tmp_path: Path) -> None:
    folder = begin(tmp_path, HARBOUR)
    git(folder, "tag", "edition-10")
    git(folder, "tag", "edition-9")
    assert [one.number for one in history(folder).editions] == [9, 10]
    assert history(folder).words == "edition 10 of 1 June 2024"


# -- uncommitted changes ------------------------------------------------------------------------

DIRTY = ", with uncommitted changes"


@pytest.mark.parametrize(
    ("name", "text", "dirty"),
    [
        (STATISTICS, HARBOUR[STATISTICS] + "  unit: boats\n", True),
        ("data/topics.yml", "quay:\n  title: The quay\n", True),
        ("docs/index.md", "# Home\n", True),
        (STATISTICS, HARBOUR[STATISTICS].replace("\n", "\r\n"), False),
        ("data/texts/private.txt", "Kept back.\n", False),
        ("site/index.html", "built", False),
        ("notes.txt", "mine", False),
    ],
    ids=["a fact", "a new file of facts", "a page", "line ends", "a private text", "a site", "something else"],
)
def test_uncommitted_changes_of_facts_and_pages_are_said(name: str, text: str, dirty: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table
    folder = begin(tmp_path, HARBOUR)
    edition(folder, 1, day="2024-06-02")
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode())
    assert read_past(folder).revision is not None
    words = history(folder).words
    assert words.endswith(DIRTY) is dirty
    assert words.startswith("after edition 1, revision") is dirty


def test_a_file_that_was_deleted_is_a_change(tmp_path: Path) -> None:
    folder = begin(tmp_path, HARBOUR)
    (folder / STATISTICS).unlink()
    assert history(folder).words.endswith(DIRTY)


# -- where there is no history ------------------------------------------------------------------


def test_without_a_repository_there_is_none(harbour: Path) -> None:
    assert history(harbour) == History()


def test_without_git_there_is_none(two_editions: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert history(two_editions) == History()


def test_a_repository_without_a_commit_has_none(harbour: Path) -> None:
    git(harbour, "init", "-q")
    assert history(harbour) == History()


def test_a_folder_inside_somebody_elses_repository_has_none(tmp_path: Path) -> None:
    """Their revision tells nothing of our facts, and their tags are no editions of ours."""
    other = begin(tmp_path / "other", {"README.md": "Ours.\n"})
    edition(other, 1, day="2024-06-02")
    folder = other / "dossiers" / "harbour"
    shutil.copytree(begin(tmp_path / "own", HARBOUR) / "data", folder / "data")
    assert history(folder) == History()


def test_a_dossier_in_a_folder_of_its_repository_has_its_history(tmp_path: Path) -> None:
    folder = begin(tmp_path / "repository", HARBOUR, inside="dossiers/ünï cödé dir")
    edition(folder, 1, day="2024-06-02")
    mistake(folder, STATISTICS, "label: boats", "label: Boats")
    assert told(folder) == {"since": ["Label: from “boats” to “Boats”."]}
    assert published_ids(folder)[0]["boats-counted"] == "statistic"


def test_who_may_not_read_the_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git refuses a repository of another user; a test of git's own plays that user."""
    folder = begin(tmp_path, HARBOUR)
    monkeypatch.setattr(
        "macros.adapters.git._KEPT", frozenset({"GIT_CONFIG_GLOBAL", "GIT_TEST_ASSUME_DIFFERENT_OWNER"})
    )
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    found = read_past(folder)
    assert found.revision is None
    assert "safe.directory" in found.why_none


def test_a_shallow_clone_says_its_revision_and_what_it_lacks(two_editions: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", two_editions.as_uri(), str(clone))
    found = history(clone)
    assert (found.editions, found.steps) == ((), ())
    assert found.words == f"revision {git(clone, 'rev-parse', 'HEAD')[:10]} of 5 June 2024"
    with pytest.raises(NoRevisionError, match="this clone is shallow"):
        compared(clone, "edition-1", None)


def test_a_full_clone_says_what_the_original_says(two_editions: Path, tmp_path: Path) -> None:
    """So that a machine that builds from a clone makes the same pages."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", two_editions.as_uri(), str(clone))
    assert history(clone) == history(two_editions)
    copy = tmp_path / "copy"
    git(two_editions, "worktree", "add", "-q", str(copy), "HEAD")
    assert history(copy) == history(two_editions)


# -- old states ---------------------------------------------------------------------------------


def test_an_old_state_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    folder = begin(tmp_path, {**HARBOUR, STATISTICS: "boats-counted:\n  number: 412\n"})
    edition(folder, 1, day="2024-06-02")
    (folder / STATISTICS).write_text(HARBOUR[STATISTICS], encoding="utf-8", newline="\n")
    commit(folder, "In the new format", day="2024-06-03")
    (step,) = history(folder).steps
    assert (step.changes, step.left_out) == ((), 1)
    found = compared(folder, "edition-1", None)
    assert found.changes == ()
    assert [note.partition(", ")[2] for note in found.notes] == [
        "1 record cannot be read by this program and are not compared."
    ]


def test_before_the_dossier_there_is_nothing_to_compare(tmp_path: Path) -> None:
    top = tmp_path / "repository"
    begin(top, {"README.md": "Soon.\n"})
    edition(top, 1, day="2024-06-01")
    folder = begin(top, HARBOUR, day="2024-06-02")
    (step,) = history(folder).steps
    assert [(change.sort, change.record) for change in step.changes] == [
        ("added", name) for name in ("harbour-report", "harbour-office", "boats-counted")
    ]


HOSTILE = {
    "core.fsmonitor": "touch {mark}; false",
    "core.pager": "touch {mark}",
    "core.editor": "touch {mark}",
    "core.sshCommand": "touch {mark}",
    "core.askPass": "touch {mark}",
    "core.attributesFile": "{attributes}",
    "diff.external": "touch {mark}",
    "diff.evil.textconv": "touch {mark}; cat",
    "filter.evil.smudge": "touch {mark}; cat",
    "filter.evil.clean": "touch {mark}; cat",
    "filter.evil.process": "touch {mark}",
    "gpg.program": "touch {mark}",
    "log.showSignature": "true",
    "tag.gpgSign": "true",
    "remote.origin.url": "ext::touch {mark}",
    "core.repositoryformatversion": "1",
    "extensions.partialClone": "origin",
    "remote.origin.promisor": "true",
    "remote.origin.partialclonefilter": "blob:none",
    "protocol.ext.allow": "always",
    "alias.cat-file": "!touch {mark}",
    "alias.rev-parse": "!touch {mark}",
}


@pytest.mark.skipif(os.name == "nt", reason="the traps are commands of a Unix shell")
def test_a_repository_runs_nothing(two_editions: Path, tmp_path: Path) -> None:
    """Its settings may name programs; reading its history must run none of them, and fetch nothing."""
    mark, attributes = tmp_path / "mark", tmp_path / "attributes"
    attributes.write_text("* filter=evil diff=evil\n")
    (two_editions / ".git/info/attributes").write_text("* filter=evil diff=evil\n")
    hook = f"#!/bin/sh\ntouch {mark}\n"
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        path = two_editions / ".git/hooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(hook)
        path.chmod(0o755)
    lost = git(two_editions, "rev-parse", "edition-1:data/actors.yml")
    for name, words in HOSTILE.items():
        git(two_editions, "config", name, words.format(mark=mark, attributes=attributes))
    mistake(two_editions, STATISTICS, "label: Boats", "label: The boats")
    assert history(two_editions).words.endswith(DIRTY)
    compared(two_editions, "edition-1", "HEAD")
    published_ids(two_editions)
    assert not mark.exists()
    # What a partial clone lacks git would fetch: it is not, and there is no history.
    (two_editions / ".git/objects" / lost[:2] / lost[2:]).unlink()
    assert "partial clone" in read_past(two_editions).why_none
    with pytest.raises(NoRepositoryError):
        compared(two_editions, "edition-1", "HEAD")
    assert published_ids(two_editions)[0] == {}
    assert not mark.exists()


def test_the_trap_snaps(two_editions: Path, tmp_path: Path) -> None:
    """Else the test above would prove nothing: `git status` runs the monitor."""
    mark = tmp_path / "mark"
    git(two_editions, "config", "core.fsmonitor", f"touch {mark}; false")
    git(two_editions, "status")
    assert mark.exists()


def test_the_environment_leads_to_no_other_repository(
    two_editions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build may be run by a hook, which sets GIT_DIR for its own repository."""
    expected = history(two_editions)
    other = begin(tmp_path / "other", HARBOUR)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert history(two_editions) == expected


def test_nothing_is_written(two_editions: Path) -> None:
    def files() -> dict[str, tuple[int, bytes]]:
        return {
            str(path): (path.stat().st_mtime_ns, path.read_bytes())
            for path in sorted(two_editions.rglob("*"))
            if path.is_file()
        }

    before = files()
    history(two_editions)
    compared(two_editions, "edition-1", "edition-2")
    assert files() == before


def test_names_in_a_tree_lead_nowhere_else(tmp_path: Path) -> None:
    """Git refuses such names; whoever makes the objects by hand does not ask it."""
    folder = begin(tmp_path / "harbour", HARBOUR)

    def made(kind: str, content: bytes) -> str:
        done = subprocess.run(
            [GIT, "hash-object", "-t", kind, "-w", "--stdin", "--literally"],
            cwd=folder,
            input=content,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    blob = bytes.fromhex(made("blob", b"evil"))
    evil = b"".join(
        b"100644 " + name + b"\0" + blob for name in (b"../../escaped.yml", b"/tmp/escaped.yml", b"c:x.yml")
    )
    inner = bytes.fromhex(made("tree", evil + b"40000 ..\0" + bytes.fromhex(made("tree", b"100644 up.yml\0" + blob))))
    tree = made("tree", b"40000 data\0" + inner + b"100644 x.yml\0" + blob)
    name = git(folder, "commit-tree", tree, "-m", "Evil")
    with repository(folder) as found:
        assert found.files(name, "data") == ()


REVISIONS = ("nothing", "HEAD~99", "-x", "--help", "HEAD\nHEAD", "HEAD\x00", "", " ", "HEAD^{tree}", "é", "HEAD:data")


@pytest.mark.parametrize("name", REVISIONS)
def test_what_is_no_revision_is_called_so(name: str, two_editions: Path) -> None:
    with pytest.raises(NoRevisionError, match="is no revision"):
        compared(two_editions, name, None)


def test_outside_of_a_repository_nothing_can_be_compared(harbour: Path) -> None:
    with pytest.raises(NoRepositoryError, match="in no git repository"):
        compared(harbour, "HEAD", None)


def test_ids_of_the_last_edition_that_are_gone_are_told(two_editions: Path) -> None:
    """Their addresses were cited; a record that was renamed or removed says so."""
    published, _ = published_ids(two_editions)
    assert published == {"boats-counted": "statistic", "harbour-office": "actor", "harbour-report": "source"}
    mistake(two_editions, STATISTICS, "boats-counted:", "boats:")
    gone = check(two_editions, published=published).problems
    assert [(found.code, found.location.file) for found in gone] == [("id-gone", STATISTICS)]
    mistake(two_editions, STATISTICS, "boats:\n", "boats:\n  formerly: boats-counted\n")
    assert check(two_editions, published=published).problems == ()
