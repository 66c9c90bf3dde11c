"""A file that a command writes is the old one or the new one, whatever ends the command and whenever."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from macros.build import check
from macros.exports.in_place import lock_of, put_in_place, write_text
from tests.conftest import write_harbour
from tests.steps import Killed, ended_before

FULL_DISK = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("error", [None, FULL_DISK], ids=["kill", "full disk"])
@pytest.mark.parametrize("before", ["old\n", None], ids=["a file", "no file"])
def test_a_file_outlives_the_end_of_its_writer_at_any_change(
    before: str | None, error: OSError | None, tmp_path: Path
) -> None:
    for change in count():
        folder = tmp_path / str(change)
        write_harbour(folder)
        path = folder / "data" / "matched.json"
        if before is not None:
            path.write_text(before, encoding="utf-8")
        with suppress(Killed, OSError), ended_before(change, error) as clock:
            write_text(path, "new\n")
        if not clock.struck:
            break
        assert (path.read_text(encoding="utf-8") if path.exists() else None) in (before, "new\n")
        path.unlink(missing_ok=True)
        assert check(folder).errors == (), "what was left is no file of facts"
        write_text(path, "newer\n")
        assert sorted(entry.name for entry in path.parent.iterdir() if "matched" in entry.name) == ["matched.json"]
    assert change > 3, "the changes are counted"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    """A file that a group may write stays theirs."""
    path = tmp_path / "statistics.yml"
    path.write_text("old\n", encoding="utf-8")
    path.chmod(0o664)
    write_text(path, "new\n")
    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == ("new\n", 0o664)


def test_a_file_that_may_only_be_read_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rename asks for the rights of the folder alone. They are faked, since tests may run as root."""
    path = tmp_path / "statistics.yml"
    path.write_text("old\n", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(PermissionError, match=r"cannot be written: Permission denied.*statistics\.yml"):
        write_text(path, "new\n")
    assert path.read_text(encoding="utf-8") == "old\n"


def test_an_error_while_it_is_made_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "line.zip"
    path.write_text("old\n", encoding="utf-8")
    with suppress(ZeroDivisionError), put_in_place(path) as unfinished:
        unfinished.write_text("half", encoding="utf-8")
        raise ZeroDivisionError
    assert path.read_text(encoding="utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_who_finds_another_writing_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who write into one file at once would mix their words."""
    monkeypatch.setattr("macros.exports.in_place._PATIENCE_SECONDS", 0.1)
    path = tmp_path / "matched.json"
    with lock_of(path), pytest.raises(OSError, match="another command is writing it"):
        write_text(path, "new\n")
    write_text(path, "new\n")
