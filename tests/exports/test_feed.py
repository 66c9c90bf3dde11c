"""The Atom feed: sound by a reader's own judgement, equal to the list of what is new, and the same on every day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped] # it brings no types

from macros.exports.export import exports
from macros.exports.feed import EXPORT, MOST
from macros.history import History, PastEdition, Revision
from macros.views.news import news
from macros.views.urls import FEED
from macros.views.view import Site, View
from tests.dossiers import FULL, files, site

ATOM = "{http://www.w3.org/2005/Atom}"
EVIL = "<b onclick='x()'>&amp; ]]> <!-- &#60; “{{ x }}” </div></content>"


def feed(found: Site) -> str:
    """The feed as text, or nothing where there is none."""
    return "".join(file.content.decode() for file in EXPORT.files(found) if file.path == FEED)


def _with_editions(found: Site) -> Site:
    past = PastEdition(1, "edition-1", date(2024, 6, 3), "1" * 40, {"post": "source"})
    return replace(found, history=History(Revision("2" * 40, date(2024, 6, 9)), (past,)))


def test_a_feed_reader_finds_nothing_wrong_and_the_entries_are_the_list(tmp_path: Path) -> None:
    found = _with_editions(site(tmp_path, FULL))
    read = feedparser.parse(feed(found))
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    expected = news(View(found, ""))
    assert len(expected) >= 4
    assert [(one.id, one.updated[:10]) for one in read.entries] == [
        (f"https://line.example/sub/corrections/#{one.anchor}", str(one.day)) for one in expected
    ]
    assert [one.title for one in read.entries] == [f"{one.title}, {one.when}" for one in expected]
    assert all(one.link == one.id for one in read.entries)


def test_what_the_standard_asks_for_is_there(tmp_path: Path) -> None:
    """RFC 4287, 4.1: title, id, updated and an author; of entries the same, with ids that are unlike."""
    root = ET.fromstring(feed(_with_editions(site(tmp_path, FULL))))  # noqa: S314 - our own
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("title", "id", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
            assert (element.findtext(f"{ATOM}{name}") or "").strip()
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Kim Reed"
    assert [link.get("rel") for link in root.findall(f"{ATOM}link")] == ["self", "alternate"]
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    updated = [entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")]
    assert root.findtext(f"{ATOM}updated") == max(filter(None, updated)) == "2024-06-03T00:00:00Z"


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    corrections = (
        f"fixed:\n  date: 2024-06-02\n  record: riders\n  was: {EVIL!r}\n  now: '{EVIL.replace(chr(39), '’')}'\n"
    )
    settings = FULL["data/dossier.yml"].replace("title: The Valley line", "title: 'The <i> & ]]> line'")
    text = feed(
        site(
            tmp_path,
            {**FULL, "data/corrections.yml": corrections.replace("'x()'", "’x()’"), "data/dossier.yml": settings},
        )
    )
    read = feedparser.parse(text, sanitize_html=False)
    assert not read.bozo, read.get("bozo_exception")
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert root.findtext(f"{ATOM}title") == "The <i> & ]]> line: corrections and additions"
    words = " ".join("".join(entry.itertext()) for entry in root.iter(f"{ATOM}entry"))
    assert EVIL.replace("'", "’") in words
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"feed", "title", "id", "updated", "author", "name", "link", "entry", "content"} | {
        "div",
        "p",
        "ul",
        "li",
        "a",
        "em",
    }


def test_only_a_site_that_knows_its_address_has_a_feed(tmp_path: Path) -> None:
    """Its ids are addresses; and the offline edition is no place to come back to."""
    bare = {**FULL, "data/dossier.yml": FULL["data/dossier.yml"].replace("  site_url: https://line.example/sub/\n", "")}
    found = site(tmp_path, bare)
    assert feed(found) == ""
    assert "id>https://other.example/corrections/#fixed</id" in feed(replace(found, address="https://other.example/"))
    assert EXPORT in exports()
    assert not EXPORT.offline


def test_without_news_there_is_no_feed(tmp_path: Path) -> None:
    """Atom asks for a date, and nothing here has one."""
    settings = "title: The line\ndefault_source: post\nimprint: {site_url: https://line.example/}\n"
    assert feed(site(tmp_path, {**files(), "data/dossier.yml": settings})) == ""


def test_a_feed_ends(tmp_path: Path) -> None:
    """Who follows it for years loads the latest alone."""
    corrections = "".join(
        f"fixed-{number}:\n  date: 2024-06-02\n  record: riders\n  was: It said {number}.\n  now: It says 412.\n"
        for number in range(MOST + 9)
    )
    text = feed(site(tmp_path, {**FULL, "data/corrections.yml": corrections}))
    assert text.count("<entry>") == MOST


def test_the_revision_leaves_no_trace(tmp_path: Path) -> None:
    """A feed that changed with every commit would tell its readers of nothing."""
    found = _with_editions(site(tmp_path, FULL))
    later = replace(found, history=replace(found.history, revision=Revision("3" * 40, date(2025, 1, 1), dirty=True)))
    assert feed(found) == feed(later)
