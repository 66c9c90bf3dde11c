"""Addresses are public for good, and a link must lead there from any page, online and from a folder on a stick."""

from __future__ import annotations

import posixpath

import pytest

from macros.kinds import kinds
from macros.views.urls import (
    Urls,
    UrlsInside,
    address_of,
    index_address,
    page_address,
    sentence_fragment,
    source_path,
)

INDEXES = frozenset({"", "actors/", "sources/", "relation-types/", "contribute/"})
ONLINE = Urls(directory=True, indexes=INDEXES)
OFFLINE = Urls(directory=False, indexes=INDEXES)

# (the target, the page it is linked from, its link online, its link offline)
LINKS = [
    ("actors/ada/", "", "actors/ada/", "actors/ada.html"),
    ("actors/ada/", "actors/bo/", "../ada/", "ada.html"),
    ("actors/ada/", "actors/", "ada/", "ada.html"),
    ("actors/ada/", "sources/post/", "../../actors/ada/", "../actors/ada.html"),
    ("actors/ada/", "timeline/", "../actors/ada/", "actors/ada.html"),
    ("actors/ada/", "contribute/macros/", "../../actors/ada/", "../actors/ada.html"),
    ("actors/", "", "actors/", "actors/index.html"),
    ("actors/", "actors/ada/", "../", "index.html"),
    ("actors/", "sources/", "../actors/", "../actors/index.html"),
    ("actors/", "timeline/", "../actors/", "actors/index.html"),
    ("", "actors/ada/", "../../", "../index.html"),
    ("", "actors/", "../", "../index.html"),
    ("", "timeline/", "../", "index.html"),
    ("timeline/", "", "timeline/", "timeline.html"),
    ("timeline/", "network/", "../timeline/", "timeline.html"),
    ("timeline/", "actors/", "../timeline/", "../timeline.html"),
    # A page links to itself, and may be named like the folder beside it.
    ("actors/ada/", "actors/ada/", "./", "ada.html"),
    ("actors/", "actors/", "./", "index.html"),
    ("", "", "./", "index.html"),
    ("timeline/", "timeline/", "./", "timeline.html"),
    ("problems/", "problems/bad-date/", "../", "../problems.html"),
]


@pytest.mark.parametrize(("target", "here", "online", "offline"), LINKS)
def test_links(target: str, here: str, online: str, offline: str) -> None:
    assert ONLINE.link(target, here) == online
    assert OFFLINE.link(target, here) == offline


@pytest.mark.parametrize(("target", "here"), [link[:2] for link in LINKS])
@pytest.mark.parametrize("urls", [ONLINE, OFFLINE], ids=["online", "offline"])
def test_a_link_opens_the_file_of_its_page(urls: Urls, target: str, here: str) -> None:
    """Followed as a browser follows it: offline without a server, so the file itself must be named."""
    link = urls.link(target, here)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(urls.file(here)), link))
    if urls.directory:
        assert link.endswith("/")
        found = posixpath.normpath(f"{found}/index.html")
    assert found == posixpath.normpath(urls.file(target))


@pytest.mark.parametrize(
    ("target", "here", "online", "offline"),
    [
        ("sources/post/", "actors/ada/", "../../sources/post/#s12", "../sources/post.html#s12"),
        ("sources/post/", "sources/post/", "#s12", "#s12"),
        ("sources/post/", "sources/", "post/#s12", "post.html#s12"),
        ("", "actors/", "../#s12", "../index.html#s12"),
        ("actors/", "actors/ada/", "../#s12", "index.html#s12"),
    ],
)
def test_links_to_an_anchor(target: str, here: str, online: str, offline: str) -> None:
    """On its own page an anchor is enough, so that following it loads nothing."""
    assert sentence_fragment(12) == "s12"
    assert ONLINE.link(target, here, "s12") == online
    assert OFFLINE.link(target, here, "s12") == offline


@pytest.mark.parametrize(
    ("path", "here", "online", "offline"),
    [
        ("downloads/line.zip", "", "downloads/line.zip", "downloads/line.zip"),
        ("downloads/line.zip", "downloads/", "line.zip", "downloads/line.zip"),
        ("downloads/texts/post.txt", "downloads/", "texts/post.txt", "downloads/texts/post.txt"),
        ("assets/site.css", "actors/ada/", "../../assets/site.css", "../assets/site.css"),
        ("assets/site.css", "actors/", "../assets/site.css", "../assets/site.css"),
    ],
)
def test_links_to_a_file(path: str, here: str, online: str, offline: str) -> None:
    assert ONLINE.asset(path, here) == online
    assert OFFLINE.asset(path, here) == offline


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("brief.md", "brief/"),
        ("actors/index.md", "actors/"),
        ("actors/ada.md", "actors/ada/"),
        ("index/index.md", "index/"),
        ("my-index.md", "my-index/"),
        ("actors/my-index.md", "actors/my-index/"),
    ],
)
def test_files_and_their_addresses(path: str, address: str) -> None:
    """The address of a Markdown file, and back: the file that an author writes to replace a page."""
    assert address_of(path) == address
    assert page_address(f"docs/{path}") == address
    assert source_path(address, index=path.endswith("/index.md")) == path


def test_every_kind_has_the_address_of_the_design() -> None:
    """Others link to them, so they never change."""
    assert {kind: index_address(cls.plural) for kind, cls in kinds().items() if cls.paged} == {
        "actor": "actors/",
        "claim": "claims/",
        "event": "events/",
        "place": "places/",
        "quote": "quotes/",
        "relation": "relations/",
        "source": "sources/",
        "statistic": "statistics/",
        "topic": "topics/",
    }
    assert index_address("relation_types") == "relation-types/"


# -- many pages in one file -----------------------------------------------------------------------

HELD = frozenset({"", "actors/", "actors/ada/", "sources/post/"})


def _inside(elsewhere: str) -> UrlsInside:
    return UrlsInside(directory=True, indexes=INDEXES, path="dossier.html", held=HELD, elsewhere=elsewhere)


@pytest.mark.parametrize(
    ("target", "fragment", "hosted", "unhosted"),
    [
        ("actors/ada/", "", "#actors/ada/", "#actors/ada/"),
        ("actors/", "", "#actors/", "#actors/"),
        ("", "", "#top", "#top"),
        ("sources/post/", "s12", "#sources/post/s12", "#sources/post/s12"),
        # What the file does not hold: on the web, or nowhere.
        ("downloads/", "", "https://a.example/line/downloads/", ""),
        ("problems/bad-date/", "hint", "https://a.example/line/problems/bad-date/#hint", ""),
    ],
)
def test_links_inside_one_file(target: str, fragment: str, hosted: str, unhosted: str) -> None:
    """From wherever they stand: the id of a page is its address."""
    for here in ("", "actors/", "actors/ada/"):
        assert _inside("https://a.example/line").link(target, here, fragment) == hosted
        assert _inside("").link(target, here, fragment) == unhosted


def test_a_link_inside_one_file_names_its_page() -> None:
    urls = _inside("https://a.example/line/")
    assert urls.page_of(urls.link("actors/ada/", ""), "") == "actors/ada"
    assert urls.page_of("https://a.example/line/downloads/", "") == ""
    assert urls.place("sources/post/", "s12") == "dossier.html#sources/post/s12"
    assert urls.asset("downloads/a.csv", "actors/ada/") == "https://a.example/line/downloads/a.csv"
    assert _inside("").asset("downloads/a.csv", "") == ""
