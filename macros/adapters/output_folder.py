"""The folder that a site is built into: what may be replaced, and how, so that no build is lost.

A site is built beside its place (`site.new`) and swapped in by two renames; what an interrupted swap
left behind (`site.old`) is taken back by the next command. Whoever does any of this holds the site's
lock, so two builds at once cannot undo each other.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

# Stands in every site that was built here, and in no other; in a build from its first moment.
_OF_A_SITE = Path("assets/sourcebook/sourcebook.css")
_OF_A_BUILD = ".sourcebook-build"


class NoPlaceError(Exception):
    """The site cannot be built there; the message says why, and what to do."""


def take_place(site: Path, dossier: Path) -> FileLock:
    """Takes the site's lock, takes back an interrupted swap, and makes sure that only a site is replaced.

    The lock is the system's own, so a build that is killed leaves none behind. Raises NoPlaceError.
    """
    _refuse_author_folders(site, dossier)
    lock = _lock(site)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise NoPlaceError(f"another build is writing {site}; try again when it has ended") from error
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


def begin(site: Path) -> Path:
    """Marks `site.new` as a build of ours and returns it. Raises NoPlaceError where nothing can be written."""
    new = beside(site, "new")
    try:
        new.mkdir(parents=True, exist_ok=True)
        (new / _OF_A_BUILD).touch()
    except OSError as error:
        raise NoPlaceError(f"{site} cannot be written: {error.strerror}") from error
    return new


def _lock(site: Path) -> FileLock:
    """One lock a place, in the system's folder for such things: the author's own holds none of ours."""
    owner = os.getuid() if hasattr(os, "getuid") else 0
    name = hashlib.sha256(os.fsencode(site.resolve())).hexdigest()[:32]
    return FileLock(Path(tempfile.gettempdir()) / f"sourcebook-{owner}-{name}.lock")


def _refuse_author_folders(site: Path, dossier: Path) -> None:
    """A site may lie beside the facts and pages, never among, above or in place of them."""
    place, home = site.resolve(), dossier.resolve()
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
    new, old = beside(site, "new"), beside(site, "old")
    for folder, free in ((site, may_be_replaced(site)), (new, _is_unfinished(new)), (old, may_be_replaced(old))):
        if not free:
            return folder
    return None


def _is_unfinished(new: Path) -> bool:
    """Whether nothing but a build that was stopped would be lost."""
    if new.is_symlink():
        return False
    return not new.exists() or (new.is_dir() and (not any(new.iterdir()) or (new / _OF_A_BUILD).is_file()))


def restore(site: Path) -> None:
    """Takes back a swap that was interrupted between its two renames. The caller holds the lock."""
    old = beside(site, "old")
    if old.exists() and not site.exists() and may_be_replaced(old):
        old.rename(site)


def swap(new: Path, site: Path) -> None:
    """Two renames: the site is whole before and after, and missing only between them. The caller holds the lock."""
    (new / _OF_A_BUILD).unlink(missing_ok=True)
    old = beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def clear(site: Path) -> None:
    """Removes a build that did not come to its end. The caller holds the lock."""
    shutil.rmtree(beside(site, "new"), ignore_errors=True)
