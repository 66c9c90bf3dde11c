"""A build may replace a site and nothing else: a slip in a name must not cost anyone their files."""

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
)

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


@pytest.mark.parametrize("name", ["file/site", "x" * 300])
def test_a_place_that_cannot_be_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

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
