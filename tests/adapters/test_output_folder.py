"""A build may replace a site and nothing else: a slip in a name must not cost anyone their files."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from macros.adapters.output_folder import (
    NoPlaceError,
    begin,
    blocked_by,
    clear,
    may_be_replaced,
    restore,
    swap,
    take_place,
    tidy,
)
from tests.steps import Killed, ended_before

SITE = ("index.html", "404.html", "assets/sourcebook/sourcebook.css")


def _folder(path: Path, names: tuple[str, ...]) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(name, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("names", "free"),
    [
        ((), True),
        (SITE, True),
        (("index.html",), False),
        (("index.html", "404.html", "p"), False),
        (("letter.txt",), False),
        (("data/dossier.yml",), False),
    ],
)
def test_only_a_site_may_be_replaced(names: tuple[str, ...], free: object, tmp_path: Path) -> None:
    assert may_be_replaced(_folder(tmp_path / "site", names)) is bool(free)
    assert may_be_replaced(tmp_path / "absent")


def test_a_file_or_a_symlink_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not may_be_replaced(tmp_path / "file")
    (tmp_path / "link").symlink_to(_folder(tmp_path / "site", SITE))
    assert not may_be_replaced(tmp_path / "link")


@pytest.mark.parametrize(
    ("beside", "names", "blocks"),
    [
        ("site.new", (".sourcebook-build", "assets/a.css"), False),  # a build that was killed
        ("site.new", ("assets/a.css",), True),
        ("site.new", (), False),
        ("site.new", ("letter.txt",), True),
        ("site.old", SITE, False),  # a swap that was interrupted
        ("site.old", ("letter.txt",), True),
    ],
)
def test_folders_beside_the_site_are_ours_or_left_alone(
    beside: str,
    names: tuple[str, ...],
    blocks: object,
    tmp_path: Path,
) -> None:
    """An author may keep a folder of that name; it is neither renamed nor emptied."""
    folder = _folder(tmp_path / beside, names)
    assert blocked_by(tmp_path / "site") == (folder if blocks else None)
    if blocks:
        restore(tmp_path / "site")
        assert all((folder / name).is_file() for name in names)
        assert not (tmp_path / "site").exists()


def test_a_swap_leaves_the_new_site_alone(tmp_path: Path) -> None:
    site = _folder(tmp_path / "site", SITE)
    new = _folder(tmp_path / "site.new", (*SITE, "new.html"))
    swap(new, site)
    assert (site / "new.html").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_what_an_interrupted_swap_left_is_taken_back(tmp_path: Path) -> None:
    _folder(tmp_path / "site.old", SITE)
    restore(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()
    assert not (tmp_path / "site.old").exists()


@pytest.mark.parametrize("place", [".", "..", "data", "data/site", "docs/site", "/"])
def test_the_facts_are_never_the_place_of_a_site(place: str, tmp_path: Path) -> None:
    """Not even where they look like a site: `touch index.html 404.html` beside them must cost nothing."""
    dossier = _folder(tmp_path / "dossier", (*SITE, "data/dossier.yml", "docs/index.md"))
    with pytest.raises(NoPlaceError):
        take_place(dossier / place, dossier)
    assert (dossier / "data" / "dossier.yml").is_file()


def test_two_builds_do_not_share_a_place(tmp_path: Path) -> None:
    """The second says so and stops; once the first has ended, the place is free."""
    site = tmp_path / "site"
    first = take_place(site, tmp_path / "dossier")
    with pytest.raises(NoPlaceError, match="another build"):
        take_place(site, tmp_path / "dossier")
    first.release()
    take_place(site, tmp_path / "dossier").release()


@pytest.mark.parametrize("name", ["file/site", "loop/site", "loop", "x" * 300])
def test_a_place_that_cannot_be_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop").symlink_to("loop")

    def build() -> None:
        take_place(tmp_path / name, tmp_path / "dossier").release()
        begin(tmp_path / name)

    with pytest.raises(NoPlaceError):
        build()


def test_a_build_that_failed_leaves_nothing(tmp_path: Path) -> None:
    site = _folder(tmp_path / "site", SITE)
    _folder(begin(site), SITE)
    clear(site)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


# -- killed at any moment -----------------------------------------------------------------------

NEW_SITE = {**dict.fromkeys(SITE, "new"), "new/page.html": "new", ".nojekyll": ""}
OLD_SITE = {**dict.fromkeys(SITE, "old"), "old/page.html": "old", ".nojekyll": ""}
FULL_DISK = OSError(errno.ENOSPC, "No space left on device")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def _build(site: Path) -> None:
    """What the hook does, in its order."""
    lock = take_place(site, site.parent / "dossier")
    try:
        new = begin(site)
        _write(new, NEW_SITE)
        swap(new, site)
    finally:
        clear(site)
        lock.release()


def _fail(site: Path) -> None:
    """A build whose checks fail."""
    lock = take_place(site, site.parent / "dossier")
    try:
        _write(begin(site), {"half.html": "", "assets/a.css": ""})
    finally:
        clear(site)
        lock.release()


def _build_after_a_kill(site: Path) -> None:
    """The build that cleans up may be killed itself."""
    _write(site.with_name("site.new"), {".sourcebook-build": "", "half/page.html": ""})
    _write(site.with_name("site.old"), {".sourcebook-build": "", "old/page.html": "old"})
    _build(site)


@pytest.mark.parametrize("end", ["kill", "full disk"])
@pytest.mark.parametrize("old", [OLD_SITE, {}, None], ids=["a site", "an empty folder", "nothing"])
@pytest.mark.parametrize("action", [_build, _fail, _build_after_a_kill])
def test_a_site_outlives_the_end_of_its_build_at_any_change(
    action: Callable[[Path], None], old: Mapping[str, str] | None, end: str, tmp_path: Path
) -> None:
    """Every single change to a file is the last one once; then the next command restores, and the next build builds."""
    for change in count():
        site = tmp_path / str(change) / "site"
        site.parent.mkdir()
        if old is not None:
            site.mkdir()
            _write(site, old)
        with (
            suppress(Killed, NoPlaceError, OSError),
            ended_before(change, FULL_DISK if end == "full disk" else None) as clock,
        ):
            action(site)
        if not clock.struck:
            break
        take_place(site, site.parent / "dossier").release()
        assert _tree(site) in (old or {}, NEW_SITE), f"lost at change {change}"
        _build(site)
        assert _tree(site) == NEW_SITE
        assert [path.name for path in site.parent.iterdir()] == ["site"], f"left over after change {change}"
    assert change > 5, "the changes are counted"


def test_a_swap_that_fails_is_taken_back_at_once(tmp_path: Path) -> None:
    """Nobody should have to run another command to see the old site again."""
    site, new = tmp_path / "site", tmp_path / "site.new"
    _write(site, OLD_SITE)
    _write(new, NEW_SITE)
    with pytest.raises(OSError, match="No space"), ended_before(1, FULL_DISK):
        swap(new, site)
    assert _tree(site) == OLD_SITE


def test_nothing_of_a_killed_build_comes_into_the_next(tmp_path: Path) -> None:
    """`mkdocs build --dirty` empties no folder: a page that is gone by now would be published."""
    _write(tmp_path / "site.new", {".sourcebook-build": "", "removed/index.html": ""})
    assert [path.name for path in begin(tmp_path / "site").iterdir()] == [".sourcebook-build"]


def test_what_a_killed_build_left_can_be_tidied_up(tmp_path: Path) -> None:
    """By the command that ended its own build; another build that goes on is left alone."""
    site = tmp_path / "site"
    _write(tmp_path / "site.new", {".sourcebook-build": ""})
    _write(tmp_path / "site.old", OLD_SITE)
    going_on = take_place(tmp_path / "other", tmp_path / "dossier")
    _write(tmp_path / "other.new", {".sourcebook-build": ""})
    tidy(site, tmp_path / "dossier")
    tidy(tmp_path / "other", tmp_path / "dossier")
    going_on.release()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.new", "site"]
    assert _tree(site) == OLD_SITE
