"""The folder that a site is built into: what may be replaced, and how, so that no build is lost.

A site is built beside its place (`site.new`) and swapped in by two renames; what an interrupted swap
left behind (`site.old`) is taken back by the next command.
"""

from __future__ import annotations

import shutil
from pathlib import Path


def beside(site: Path, word: str) -> Path:
    """`site.new` is being built, `site.old` is about to go."""
    return site.with_name(f"{site.name}.{word}")


def may_be_replaced(site: Path) -> bool:
    """Whether nothing but a built site would be lost: the folder is absent, empty, or holds a site's pages."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        return False
    if not site.exists() or not any(site.iterdir()):
        return True
    return (site / "index.html").is_file() and (site / "404.html").is_file()


def blocked_by(site: Path) -> Path | None:
    """What stands in the way of a build: the site's own place, or one beside it that holds something else."""
    new, old = beside(site, "new"), beside(site, "old")
    for folder, free in ((site, may_be_replaced(site)), (new, _is_unfinished(new)), (old, may_be_replaced(old))):
        if not free:
            return folder
    return None


def _is_unfinished(new: Path) -> bool:
    """Whether nothing but a build that was stopped would be lost: it begins with the theme's files."""
    return not new.exists() or (new.is_dir() and (not any(new.iterdir()) or (new / "assets").is_dir()))


def restore(site: Path) -> None:
    """Takes back a swap that was interrupted between its two renames."""
    old = beside(site, "old")
    if old.exists() and not site.exists() and may_be_replaced(old):
        old.rename(site)


def swap(new: Path, site: Path) -> None:
    """Two renames: the site is whole before and after, and missing only between them."""
    old = beside(site, "old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def clear(site: Path) -> None:
    """Removes a build that did not come to its end."""
    shutil.rmtree(beside(site, "new"), ignore_errors=True)
