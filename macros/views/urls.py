"""Where pages stand. Addresses are public and never change; links between them are relative.

An address is written as it is read online, from the top of the site: `` (home), `actors/`,
`actors/city-council/`. In the offline edition the same page is a file, `actors/city-council.html`.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from macros.kinds import kinds
from macros.kinds.removal import Removal
from macros.model.record import Record

HOME = ""
EXPERTS = "experts/"
TIMELINE = "timeline/"
NETWORK = "network/"
A_TO_Z = "a-z/"
WEAK_POINTS = "weak-points/"
ABOUT = "about-the-data/"
CORRECTIONS = "corrections/"
DOWNLOADS = "downloads/"
HOW_TO_READ = "how-to-read/"
PRIVACY = "privacy/"
PROBLEMS = "problems/"
FEED = "feed.xml"

DOSSIER_JSON = "data/dossier.json"
SCHEMA_JSON = "data/schema.json"
DATABASE = "data/dossier.sqlite"
PACKAGE = "data/datapackage.json"


def index_address(plural: str) -> str:
    """The index of a kind: `actors/`."""
    return f"{plural.replace('_', '-')}/"


def removed_address(removal: Removal) -> str:
    """The page that a removed record had."""
    cls = kinds().get(removal.was)
    return f"{index_address(cls.plural if cls else removal.was)}{removal.id}/"


def record_address(record: Record) -> str:
    """The page of a record: `actors/city-council/`; of a removal, that of the record which was removed."""
    if isinstance(record, Removal):
        return removed_address(record)
    return f"{index_address(record.plural)}{record.id}/"


def record_json_path(record: Record) -> str:
    """The file that holds a record for programs: `data/actors/city-council.json`."""
    return f"data/{index_address(record.plural)}{record.id}.json"


def table_path(name: str) -> str:
    """The file of a table: `data/actors.csv`."""
    return f"data/{name}.csv"


def text_path(source: str) -> str:
    """The file of a stored text that is published in full."""
    return f"downloads/texts/{source}.txt"


def sentence_fragment(number: int) -> str:
    """The anchor of a sentence on its source's page."""
    return f"s{number}"


def text_fragment(url: str, start: str, end: str = "", before: str = "", after: str = "") -> str:
    """The link to words on another site's page: from `start` to `end`, standing between `before` and `after`.

    A browser that knows no text fragments opens the page at its top.
    """
    named = [f"{_in_fragment(before)}-"] if before else []
    named += [_in_fragment(words) for words in (start, end) if words]
    named += [f"-{_in_fragment(after)}"] if after else []
    page = url.partition(":~:")[0]
    return f"{page}{'' if '#' in page else '#'}:~:text={','.join(named)}"


def _in_fragment(words: str) -> str:
    """Words with everything encoded that has a meaning in a text fragment: the hyphen beside the comma and the &."""
    return quote(words, safe="").replace("-", "%2D")


def source_path(address: str, *, index: bool) -> str:
    """The Markdown file an author would write to replace the page: `actors/city-council.md`."""
    if address == HOME:
        return "index.md"
    return f"{address}index.md" if index else f"{address.rstrip('/')}.md"


def address_of(path: str) -> str:
    """The address of a Markdown file: `brief.md` → `brief/`, `actors/index.md` → `actors/`."""
    stem = path.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def page_address(path: str) -> str:
    """The address of a narrative page, by its path in the dossier: `docs/brief.md` → `brief/`."""
    return address_of(path.removeprefix("docs/"))


@dataclass(frozen=True)
class Urls:
    """Makes links for one edition: with `directory`, pages are folders (online), else files (offline).

    `indexes` are the addresses whose page stands inside its folder in both editions (`actors/`).
    """

    directory: bool
    indexes: frozenset[str]

    def file(self, address: str) -> str:
        """The HTML file of an address, from the top of the site."""
        if self.directory or address == HOME or address in self.indexes:
            return f"{address}index.html"
        return f"{address.rstrip('/')}.html"

    def link(self, target: str, here: str, fragment: str = "") -> str:
        """The relative link from the page at `here` to the page at `target`."""
        suffix = f"#{fragment}" if fragment else ""
        if target == here:
            return suffix or self._own(here)
        start = posixpath.dirname(self.file(here)) or "."
        path = posixpath.relpath(self.file(target), start)
        if not self.directory:
            return path + suffix
        folder = posixpath.dirname(path)
        return (f"{folder}/" if folder else "./") + suffix

    def asset(self, path: str, here: str) -> str:
        """The relative link to a file of the site that is no page."""
        return posixpath.relpath(path, posixpath.dirname(self.file(here)) or ".")

    def place(self, address: str, fragment: str = "") -> str:
        """Where a page, or a place on it, stands in the finished site: `sources/post/index.html#s12`."""
        return f"{self.file(address)}#{fragment}"

    def page_of(self, link: str, here: str) -> str:
        """The file or folder that a relative link on the page at `here` leads to; empty where it leads to no page."""
        parts = urlsplit(link)
        if not parts.path or parts.scheme or parts.netloc or parts.query or parts.fragment:
            return ""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.file(here)), unquote(parts.path)))

    def _own(self, here: str) -> str:
        return "./" if self.directory else posixpath.basename(self.file(here))


@dataclass(frozen=True)
class UrlsInside(Urls):
    """Makes links inside one file that holds many pages: the id of each is its address, `actors/city-council/`.

    A place on a page has that address before its own name: `sources/post/s12`. `held` are the addresses in the file
    `path`; a link to any other page leads to the site at `elsewhere`, or is empty where the site has no address.
    """

    path: str
    held: frozenset[str]
    elsewhere: str

    def link(self, target: str, here: str, fragment: str = "") -> str:
        """The link to a page in the file, or to the same page on the web."""
        del here
        if target in self.held:
            return f"#{anchor_inside(target, fragment)}"
        return self._on_the_web(target + (f"#{fragment}" if fragment else ""))

    def asset(self, path: str, here: str) -> str:
        """The link to a file of the site that is no page."""
        del here
        return self._on_the_web(path)

    def place(self, address: str, fragment: str = "") -> str:
        """Where a page, or a place on it, stands in the file: `dossier.html#sources/post/s12`."""
        return f"{self.path}#{anchor_inside(address, fragment)}"

    def page_of(self, link: str, here: str) -> str:
        """The page in the file that a link leads to, as a folder."""
        del here
        return unquote(link[1:]).rstrip("/") if link.startswith("#") else ""

    def _on_the_web(self, path: str) -> str:
        return f"{self.elsewhere.rstrip('/')}/{path}" if self.elsewhere else ""


def anchor_inside(address: str, fragment: str = "") -> str:
    """The id of a page, or of a place on it, in a file that holds many; the home page is its top."""
    return f"{address}{fragment}" or "top"
