"""The formats as a whole: found by themselves, each file once, offered with name and size, alike in two runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.exports import export
from macros.exports.export import Export, ExportFile, exported, exports
from macros.views.offers import OfferedFile
from tests.dossiers import FULL, site


def test_formats_are_found_in_their_order() -> None:
    """No list names them; the Downloads page shows them as they say."""
    orders = [found.order for found in exports()]
    assert orders == sorted(orders)
    assert {"Stored texts", "Figures"} <= {found.title for found in exports()}
    assert all(found.about.endswith(".") for found in exports())


def test_what_is_offered_is_there_with_its_size(tmp_path: Path) -> None:
    found = exported(site(tmp_path, FULL))
    sizes = {file.path: len(file.content) for file in found.files}
    offered = {file.path: file.size for offer in found.offers for file in offer.files}
    assert offered
    assert offered.items() <= sizes.items()


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    assert exported(site(tmp_path / "one", FULL)) == exported(site(tmp_path / "two", FULL))


def test_no_format_writes_over_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    twice = Export("Twice", "The same.", 1, lambda _: [ExportFile("a.csv", b""), ExportFile("a.csv", b"")])
    monkeypatch.setattr(export, "exports", lambda: (twice,))
    with pytest.raises(ValueError, match=r"a\.csv is written twice"):
        exported(site(tmp_path, FULL))


@pytest.mark.parametrize("offline", [False, True])
def test_a_format_may_stay_out_of_the_offline_edition(
    offline: bool,  # noqa: FBT001 - a parameter of the table
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    online = Export("Online", "For the web alone.", 1, lambda _: [ExportFile("a.csv", b"1", "a table")], offline=False)
    monkeypatch.setattr(export, "exports", lambda: (online,))
    found = exported(site(tmp_path, FULL, directory=not offline, offline=offline))
    assert bool(found.files) == bool(found.offers) == (not offline)


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (812, "812 bytes"), (1000, "1 KB"), (13_600, "14 KB"), (999_400, "999 KB"), (3_240_000, "3.2 MB")],
)
def test_sizes_are_said_as_people_say_them(size: int, words: str) -> None:
    assert OfferedFile("downloads/a.csv", "a table", size).size_words == words
