"""The offline edition as one zip: one folder, the same bytes for the same site, whoever builds it and when."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from macros.exports.bundle import write_bundle

SITE = {
    "index.html": "<h1>Home</h1>",
    "actors/index.html": "<h1>Actors</h1>",
    "actors/ada.html": "<h1>Ada</h1>",
    "actors.html": "<h1>Not the folder</h1>",
    "assets/site.css": "body {}",
    "café.html": "<h1>Café</h1>",
    "Zebra.html": "<h1>Zebra</h1>",
    "404.html": "<h1>Not here</h1>",
    "sitemap.xml": "<urlset/>",
    "sitemap.xml.gz": "zipped",
    "errors/404.html": "<h1>About an error</h1>",
}


def _site(folder: Path, names: list[str], *, at: int) -> Path:
    """The site, its files written in this order and dated by this clock."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SITE[name], encoding="utf-8", newline="\n")
        os.utime(path, (at, at))
    return folder


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the order and the time in which its files were written, and however open they are."""
    first = _site(tmp_path / "first", list(SITE), at=1_000_000_000)
    second = _site(tmp_path / "second", list(reversed(SITE)), at=1_700_000_000)
    for path in second.rglob("*.html"):
        path.chmod(0o600)
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    write_bundle(first, one, "line")
    write_bundle(second, two, "line")
    assert one.read_bytes() == two.read_bytes()


def test_it_unpacks_into_one_folder_in_order(tmp_path: Path) -> None:
    """Whoever unpacks it on a desk full of files gets one folder, with the page to open at its top."""
    bundle = tmp_path / "line.zip"
    write_bundle(_site(tmp_path / "site", list(SITE), at=1_000_000_000), bundle, "line-offline")
    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        archive.extractall(tmp_path / "desk")
    assert names == sorted(names)
    assert len(names) == len(set(names))
    assert [path.name for path in (tmp_path / "desk").iterdir()] == ["line-offline"]
    unpacked = tmp_path / "desk" / "line-offline"
    assert {
        path.relative_to(unpacked).as_posix(): path.read_text(encoding="utf-8")
        for path in unpacked.rglob("*")
        if path.is_file()
    } == {name: text for name, text in SITE.items() if name not in {"404.html", "sitemap.xml", "sitemap.xml.gz"}}


def test_entries_say_nothing_of_the_machine(tmp_path: Path) -> None:
    """A fixed time and readable files, whatever system built it."""
    bundle = tmp_path / "line.zip"
    write_bundle(_site(tmp_path / "site", list(SITE), at=1_000_000_000), bundle, "line")
    with zipfile.ZipFile(bundle) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr >> 16) == (3, 0o644)
            assert entry.compress_type == zipfile.ZIP_DEFLATED
            assert "\\" not in entry.filename


def test_it_returns_what_it_wrote_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """An old bundle is replaced whole; the folder is made where there is none."""
    bundle = tmp_path / "dist" / "line.v2-offline.zip"
    bundle.parent.mkdir()
    bundle.write_text("an old one", encoding="utf-8")
    assert write_bundle(_site(tmp_path / "site", ["index.html"], at=1), bundle, "line") == [bundle]
    assert list(bundle.parent.iterdir()) == [bundle]
    assert zipfile.is_zipfile(bundle)
    other = tmp_path / "new" / "folder" / "line.zip"
    assert write_bundle(tmp_path / "site", other, "line") == [other]
    assert other.read_bytes() == bundle.read_bytes()
