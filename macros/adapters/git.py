"""Reads the git repository that a dossier stands in: its revision, its tags, and files as they were.

A repository can name programs in its settings (hooks, filters, monitors, pagers), and a folder may be anybody's. So
git is asked only for what runs none of them: objects and names, never the state of the working folder. It fetches
nothing, writes nothing, and takes no place of a repository from the environment.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO

_SECONDS = 60  # for an answer; a repository on a dead network drive gives none
_MOST_FILES = 20_000  # in one folder and those below it
_MOST_DEEP = 6
_OPTIONS = ("--no-pager", "--no-replace-objects", "-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false")
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"})
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C"}
_FOLDER = b"40000"
_FILES = frozenset({b"100644", b"100755"})  # no symlinks, no other repositories
_COMMITTER = re.compile(rb"^committer .*> (-?\d{1,15}) [+-]\d{4}$", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class NoRepositoryError(Exception):
    """There is nothing to read, for the reason that the message gives in a sentence.

    With `told`, a person who asks for no history should hear of it: git is there and refuses, say.
    """

    def __init__(self, message: str, *, told: bool = False) -> None:
        super().__init__(message)
        self.told = told


class NoRevisionError(Exception):
    """A name stands for no revision that is here; the message says so."""


@dataclass(frozen=True)
class Commit:
    """A revision: its full name, and the day on which it was committed, in UTC."""

    name: str
    day: date


@dataclass(frozen=True)
class Tag:
    """A tag: its name, the commit that it marks, and the day on which it was made (UTC)."""

    name: str
    commit: str
    day: date


@dataclass(frozen=True)
class Blob:
    """A file of a revision: its path below the folder that was asked for, and the name of its content."""

    path: str
    name: str


@dataclass
class Repository:
    """An open repository. `prefix` is the dossier's folder in it, with `/` behind, or empty."""

    folder: Path
    prefix: str
    head: str
    shallow: bool
    _process: subprocess.Popen[bytes]

    def commit(self, name: str) -> Commit:
        """The commit that a revision's name, tag or branch stands for. Raises NoRevisionError."""
        found = None if _CONTROL.search(name) else self._get(f"{name}^{{commit}}")
        if found is None:
            ending = "; this clone is shallow, so older revisions may be missing" if self.shallow else ""
            raise NoRevisionError(f'"{_CONTROL.sub("?", name)}" is no revision of this repository{ending}')
        stamp = _COMMITTER.search(found.content.partition(b"\n\n")[0])
        return Commit(found.name, _day(int(stamp[1]) if stamp else 0))

    def tags(self, pattern: str) -> tuple[Tag, ...]:
        """The tags of a pattern (`edition-*`) on this revision or on those it goes back to."""
        form = "%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:unix)"
        asked = _run(self.folder, "for-each-ref", f"--merged={self.head}", f"--format={form}", f"refs/tags/{pattern}")
        found = []
        for line in asked.stdout.decode("utf-8", "replace").splitlines() if asked.returncode == 0 else ():
            name, own, marked, stamp = line.split("\0")
            found.append(Tag(name, marked or own, _day(int(stamp) if stamp.lstrip("-").isdigit() else 0)))
        return tuple(found)

    def files(self, commit: str, folder: str) -> tuple[Blob, ...]:
        """The ordinary files in a folder of the dossier and below, as they were; none where it was not there."""
        top = self._get(f"{commit}:{self.prefix}{folder}")
        return tuple(self._below(top, "", 0)) if top and top.kind == "tree" else ()

    def content(self, blob: Blob) -> bytes:
        """What a file held."""
        return self._named(blob.name).content

    def _below(self, tree: _Answer, path: str, depth: int) -> Iterator[Blob]:
        count = 0
        for mode, name, oid in _members(tree):
            count += 1
            if count > _MOST_FILES:
                return
            if name in {".", "..", ""} or _CONTROL.search(name) or set("/\\:") & set(name):
                continue
            if mode == _FOLDER and depth < _MOST_DEEP:
                yield from self._below(self._named(oid), f"{path}{name}/", depth + 1)
            elif mode in _FILES:
                yield Blob(f"{path}{name}", oid)

    def _named(self, oid: str) -> _Answer:
        """What a folder of the repository names, so that it must be there."""
        found = self._get(oid)
        if found is None:
            raise _incomplete()
        return found

    def _get(self, name: str) -> _Answer | None:
        """What git holds under a name, or None."""
        into, out = _pipes(self._process)
        try:
            into.write(os.fsencode(name) + b"\n")
            into.flush()
            line = out.readline()
        except OSError:
            line = b""
        if not line:
            raise _incomplete()
        head = line.split()
        if len(head) != 3 or head[1] not in (b"blob", b"tree", b"commit", b"tag"):  # noqa: PLR2004 - name, kind, size
            return None
        content = out.read(int(head[2]))
        out.read(1)
        return _Answer(head[0].decode(), head[1].decode(), content)


@dataclass(frozen=True)
class _Answer:
    name: str
    kind: str
    content: bytes


@contextmanager
def repository(folder: Path) -> Iterator[Repository]:
    """The repository that holds the dossier in `folder`. Raises NoRepositoryError.

    A folder inside somebody else's repository, which holds nothing of the dossier, has none.
    """
    real = Path(os.path.realpath(folder))  # unlike `resolve`, it takes links that lead round in a circle
    if not any((parent / ".git").exists() for parent in (real, *real.parents)):
        raise NoRepositoryError("the dossier is in no git repository")
    asked = _run(folder, "rev-parse", "--show-prefix", "--is-shallow-repository", "--verify", "HEAD^{commit}")
    answer = os.fsdecode(asked.stdout).split("\n")
    if asked.returncode or len(answer) != 4:  # noqa: PLR2004 - three lines, and nothing behind the last
        raise _refused(folder, asked.stderr.decode("utf-8", "replace"))
    prefix, shallow, head, _ = answer
    with _started(folder) as process:
        found = Repository(folder, prefix, head, shallow == "true", process)
        if not found.files(head, "data"):
            raise NoRepositoryError("the repository around the dossier holds none of its facts")
        yield found


def blob_name(content: bytes, like: str) -> str:
    """The name that git gives to a file's content, by the hash that the name `like` was made with."""
    make = hashlib.sha256 if len(like) == 64 else hashlib.sha1  # noqa: PLR2004 - digits of a SHA-256
    return make(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _refused(folder: Path, said: str) -> NoRepositoryError:
    if "dubious ownership" in said:
        why = f"git does not read {folder}, since it belongs to another user (git config --global safe.directory)"
        return NoRepositoryError(why, told=True)
    asked = _run(folder, "rev-parse", "--git-dir")
    if asked.returncode == 0:
        return NoRepositoryError("the repository has no commit yet")
    return NoRepositoryError("git cannot read the repository", told=True)


def _incomplete() -> NoRepositoryError:
    return NoRepositoryError("git cannot read all of the repository; it may be a partial clone", told=True)


def _environment() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**kept, **_QUIET}


def _command(folder: Path, *words: str) -> list[str]:
    return ["git", *_OPTIONS, "-C", str(folder), *words]


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - our own words
            _command(folder, *words),
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError as error:
        raise NoRepositoryError("git is not installed") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRepositoryError("git gives no answer", told=True) from error


@contextmanager
def _started(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """One process that hands out whatever is asked of it."""
    process = subprocess.Popen(  # noqa: S603 - our own words
        _command(folder, "cat-file", "--batch"),
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        for pipe in _pipes(process):
            with suppress(OSError):
                pipe.close()
        process.kill()
        process.wait()


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def _members(tree: _Answer) -> Iterator[tuple[bytes, str, str]]:
    """(mode, name, object) of each entry, which is written as mode, space, name, a zero, hash."""
    size = len(tree.name) // 2
    rest = tree.content
    while rest:
        head, _, rest = rest.partition(b"\0")
        mode, _, name = head.partition(b" ")
        yield mode, name.decode("utf-8", "replace"), rest[:size].hex()
        rest = rest[size:]


def _day(stamp: int) -> date:
    """The day of a Unix time in UTC; a time that no calendar holds is the first."""
    try:
        return datetime.fromtimestamp(stamp, UTC).date()
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC).date()
