"""Puts a file into its place whole: written beside it and renamed, so that it is the old one or the new one."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from macros.load.files import UNFINISHED

_PATIENCE_SECONDS = 10


def real_path(path: Path) -> Path:
    """The path without symlinks. Links in a loop are left to whoever opens them; `Path.resolve` would raise."""
    return Path(os.path.realpath(path))


def lock_of(path: Path, patience: float = 0) -> FileLock:
    """The lock of a place, in the system's folder for such things: the author's own holds none of ours.

    It is the system's own, so whoever is killed leaves none behind. It waits as long as `patience`, in seconds.
    """
    owner = os.getuid() if hasattr(os, "getuid") else 0
    name = hashlib.sha256(os.fsencode(real_path(path))).hexdigest()[:32]
    return FileLock(Path(tempfile.gettempdir()) / f"sourcebook-{owner}-{name}.lock", timeout=patience)


@contextmanager
def put_in_place(path: Path) -> Iterator[Path]:
    """A file beside `path` to write to; when all went well it takes the place of `path`, with its mode.

    Whoever writes the same file meanwhile waits. Raises OSError, and then `path` is as it was.
    """
    try:
        with lock_of(path, _PATIENCE_SECONDS), _written_beside(path) as unfinished:
            yield unfinished
    except Timeout as error:
        raise OSError(errno.EBUSY, "cannot be written: another command is writing it", str(path)) from error
    except OSError as error:
        raise OSError(error.errno, f"cannot be written: {error.strerror or error}", str(path)) from error


@contextmanager
def _written_beside(path: Path) -> Iterator[Path]:
    if path.exists() and not os.access(path, os.W_OK):  # a rename would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    unfinished = path.with_name(f".{path.name}{UNFINISHED}")
    try:
        unfinished.unlink(missing_ok=True)
        yield unfinished
        _to_disk(unfinished)
        if path.exists():
            _like(unfinished, path)
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str, newline: str = "\n") -> None:
    """The file with this text, whole, or as it was."""
    with put_in_place(path) as unfinished:
        unfinished.write_text(text, encoding="utf-8", newline=newline)


def _to_disk(path: Path) -> None:
    """Waits until it stands on the disk: else a rename may outlive a power failure that its content does not."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _like(new: Path, old: Path) -> None:
    """Gives the new file the old one's mode, and its owner where that is allowed."""
    shutil.copymode(old, new)
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(new, old.stat().st_uid, old.stat().st_gid)
