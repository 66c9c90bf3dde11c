"""The folder that a site is built into: what may be replaced, and how, so that no build is lost.

A site is built beside its place (`site.new`) and swapped in by two renames; what an interrupted swap
left behind (`site.old`) is taken back by the next command. Whoever does any of this holds the site's
lock, so two builds at once cannot undo each other. A folder that is being filled or emptied bears a mark
from its first moment to its last: whenever the process is killed, the next one knows it for its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from macros.exports.in_place import lock_of, real_path

# Stands in every site that was built here, and in no other; in a build from its first moment.
_OF_A_SITE = Path("assets/sourcebook/sourcebook.css")
OF_A_BUILD = ".sourcebook-build"


class NoPlaceError(Exception):
    """The site cannot be built there; the message says why, and what to do."""


def take_place(site: Path, dossier: Path) -> FileLock:
    """Takes the site's lock, takes back an interrupted swap, and makes sure that only a site is replaced.

    The lock is the system's own, so a build that is killed leaves none behind. Raises NoPlaceError.
    """
    _refuse_author_folders(site, dossier)
    lock = _locked(site)
    try:
        restore(site)
        blocked = blocked_by(site)
    except OSError as error:
        lock.release()
        raise NoPlaceError(f"{site} cannot be written: {error.strerror}") from error
    if blocked is not None:
        lock.release()
        raise NoPlaceError(f"{blocked} holds something else than a site built here; choose another folder")
    return lock


def _locked(place: Path) -> FileLock:
    lock = lock_of(place)
    try:
        lock.acquire()
    except Timeout as error:
        raise NoPlaceError(f"another build is writing {place}; try again when it has ended") from error
    return lock


@contextmanager
def work_folder(place: Path) -> Iterator[Path]:
    """A folder inside `place` for one command alone: what a killed one left in it goes first, and all goes at the end.

    Raises NoPlaceError while another command has it.
    """
    lock = _locked(place)
    work = place / OF_A_BUILD
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        with suppress(OSError):
            place.rmdir()  # where nothing was built
        lock.release()


def begin(site: Path) -> Path:
    """Marks `site.new` as a build of ours and returns it. Raises NoPlaceError where nothing can be written."""
    new = beside(site, "new")
    try:
        _remove(new)
        new.mkdir(parents=True)
        (new / OF_A_BUILD).touch()
    except OSError as error:
        raise NoPlaceError(f"{site} cannot be written: {error.strerror}") from error
    return new


def _refuse_author_folders(site: Path, dossier: Path) -> None:
    """A site may lie beside the facts and pages, never among, above or in place of them."""
    place, home = real_path(site), real_path(dossier)
    inside = [home / "data", home / "docs"]
    if place == home or place in home.parents or any(place.is_relative_to(folder) for folder in inside):
        raise NoPlaceError(f"{site} is, holds or lies in the folder of the facts; choose another folder")


def beside(site: Path, word: str) -> Path:
    """`site.new` is being built, `site.old` is about to go."""
    return site.with_name(f"{site.name}.{word}")


def may_be_replaced(site: Path) -> bool:
    """Whether nothing but a site that was built here would be lost: the folder is absent, empty, or holds one."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        return False
    if not site.exists() or not any(site.iterdir()):
        return True
    return (site / "index.html").is_file() and (site / _OF_A_SITE).is_file()


def blocked_by(site: Path) -> Path | None:
    """What stands in the way of a build: the site's own place, or one beside it that holds something else."""
    if not may_be_replaced(site):
        return site
    for folder in (beside(site, "new"), beside(site, "old")):
        if not (may_be_replaced(folder) or _is_marked(folder)):
            return folder
    return None


def _is_marked(folder: Path) -> bool:
    """Whether it was being filled or emptied when a command of ours was stopped."""
    return not folder.is_symlink() and (folder / OF_A_BUILD).is_file()


def restore(site: Path) -> None:
    """Takes back a swap that was interrupted between its two renames. The caller holds the lock."""
    old = beside(site, "old")
    if old.exists() and not site.exists() and may_be_replaced(old):
        old.rename(site)


def swap(new: Path, site: Path) -> None:
    """Two renames: the site is whole before and after, and missing only between them. The caller holds the lock."""
    old = beside(site, "old")
    _remove(old)
    (new / OF_A_BUILD).unlink(missing_ok=True)
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except BaseException:
        restore(site)
        raise
    with suppress(OSError):  # the new site stands; the next build tries again
        _remove(old)


def clear(site: Path) -> None:
    """Removes a build that did not come to its end. The caller holds the lock."""
    with suppress(OSError):
        _remove(beside(site, "new"))


def tidy(site: Path, dossier: Path) -> None:
    """Takes back and removes what a build left that was killed; one that goes on is left alone."""
    with suppress(NoPlaceError, OSError):
        lock = take_place(site, dossier)
        clear(site)
        lock.release()


def _remove(folder: Path) -> None:
    """Removes a site or a build of ours; should it be stopped, what is left bears the mark."""
    mark = folder / OF_A_BUILD
    if not folder.is_dir():
        return
    if (folder / "index.html").is_file():
        (folder / "index.html").replace(mark)  # a new file would not fit on a full disk
    for path in folder.iterdir():
        if path == mark:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    mark.unlink(missing_ok=True)
    folder.rmdir()
