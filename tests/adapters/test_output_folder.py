"""A build may replace a site and nothing else: a slip in a folder's name must not cost anyone their files."""

from pathlib import Path

import pytest

from macros.adapters.output_folder import blocked_by, may_be_replaced, restore, swap

SITE = ("index.html", "404.html", "assets/a.css")


def _folder(path: Path, names: tuple[str, ...]) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(name, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("names", "free"),
    [((), True), (SITE, True), (("index.html",), False), (("letter.txt",), False), (("data/dossier.yml",), False)],
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
        ("site.new", ("assets/a.css",), False),  # a build that was killed
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
        assert sorted(path.name for path in folder.iterdir()) == sorted(names)
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
