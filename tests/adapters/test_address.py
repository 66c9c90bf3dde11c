"""Where the site stands on the web: told once, written whole, and nothing that needs it where nobody tells it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from macros.adapters.address import robots, settle_map, told_address
from macros.load.files import UnreadableError

TOLD = {
    # SITE_URL, imprint.site_url, the address
    "nobody tells it": (None, None, ""),
    "empty is not told": ("", None, ""),
    "the workflow": ("https://o.example/repo", None, "https://o.example/repo/"),
    "the dossier": (None, "https://line.example", "https://line.example/"),
    "the workflow knows it better": ("https://o.example", "https://line.example/", "https://o.example/"),
    "empty leaves it to the dossier": (" ", "https://line.example/a/b", "https://line.example/a/b/"),
    "a port": ("http://127.0.0.1:8000/sub//", None, "http://127.0.0.1:8000/sub/"),
}
MAP = (
    "<urlset>\n    <url>\n         <loc>https://o.example/</loc>\n"
    "         <lastmod>2024-05-01</lastmod>\n    </url>\n    \n\n</urlset>"
)


@pytest.mark.parametrize(("told", "imprint", "expected"), TOLD.values(), ids=TOLD)
def test_it_is_told_once(told: str | None, imprint: str | None, expected: str) -> None:
    assert told_address({} if told is None else {"SITE_URL": told}, imprint) == expected


@pytest.mark.parametrize(
    "address",
    [
        "line.example",
        "//line.example/",
        "ftp://line.example/",
        "https://",
        "https:///a/",
        "https://line.example/?a=b",
        "https://line.example/#top",
        "https://me@line.example/",
        'https://line.example/"><b>',
        "https://line.example/a b/",
        "https://line.example/{{ 7 }}",
    ],
)
def test_what_is_no_address_is_refused_by_name(address: str) -> None:
    """The theme escapes nothing, and a link to half an address leads nowhere."""
    with pytest.raises(UnreadableError, match="SITE_URL is "):
        told_address({"SITE_URL": address}, None)
    with pytest.raises(UnreadableError, match=r"imprint\.site_url is "):
        told_address({}, address)


def test_robots_are_told_at_the_top_of_a_host_alone() -> None:
    """Nobody reads it below a path, and a map needs whole addresses."""
    assert robots("https://o.example/") == "User-agent: *\nAllow: /\n\nSitemap: https://o.example/sitemap.xml\n"
    assert not robots("https://o.example/repo/")
    assert not robots("")


def test_the_map_has_no_days_and_is_packed_alike(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(MAP, encoding="utf-8")
    settle_map(tmp_path, "https://o.example/")
    text = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert text == "<urlset>\n    <url>\n         <loc>https://o.example/</loc>\n    </url>\n</urlset>"
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()).decode() == text


def test_the_map_leaves_out_what_only_says_where_a_record_went(tmp_path: Path) -> None:
    """A search engine would list two pages of one record. The places are compared as addresses, not as XML."""
    (tmp_path / "sitemap.xml").write_text(MAP.replace("o.example/<", "o.example/a&amp;b/<"), encoding="utf-8")
    settle_map(tmp_path, "https://o.example/", {"https://o.example/"})
    assert (tmp_path / "sitemap.xml").read_text(encoding="utf-8").count("<loc>") == 1
    settle_map(tmp_path, "https://o.example/", {"https://o.example/a&b/"})
    assert "<loc>" not in (tmp_path / "sitemap.xml").read_text(encoding="utf-8")


def test_there_is_no_map_without_an_address(tmp_path: Path) -> None:
    """An empty one says that the site has no pages."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).write_bytes(b"x")
    settle_map(tmp_path, "")
    settle_map(tmp_path, "")
    assert list(tmp_path.iterdir()) == []
