"""What the site needs beside its pages: few files, in a folder of ours."""

from __future__ import annotations

from pathlib import Path

from macros.adapters.assets import assets

ASSETS = Path(__file__).parents[2] / "macros" / "assets"


def test_assets_go_into_a_folder_of_ours() -> None:
    """Away from the theme's, and only what a browser needs."""
    names = [asset.name_in_site for asset in assets(offline=False)]
    assert len(names) == len(set(names))
    assert all(name.startswith("assets/sourcebook/") and not name.endswith(".md") for name in names)


def test_styles_and_scripts_are_joined_in_order() -> None:
    """A page asks for one of each: on a slow line every further request costs more than its bytes."""
    joined = {asset.name_in_site: asset.content for asset in assets(offline=False) if asset.source is None}
    assert list(joined) == ["assets/sourcebook/sourcebook.css", "assets/sourcebook/sourcebook.js"]
    for folder, content in zip(("styles", "scripts"), joined.values(), strict=True):
        places = [content.index(part.read_text(encoding="utf-8")) for part in sorted((ASSETS / folder).iterdir())]
        assert places == sorted(places)
        assert places


def test_from_a_file_words_wait_for_their_face() -> None:
    """A browser fetches no face early there: one that may not be late would never be used."""
    hosted, opened = (next(assets(offline=offline)).content for offline in (False, True))
    assert (hosted.count("font-display: optional"), hosted.count("font-display: block")) == (3, 0)
    assert (opened.count("font-display: optional"), opened.count("font-display: block")) == (0, 3)
