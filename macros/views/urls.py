"""Where pages stand. Addresses are public and never change; links between them are relative.

An address is written as it is read online, from the top of the site: `` (home), `actors/`,
`actors/city-council/`. In the offline edition the same page is a file, `actors/city-council.html`.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import quote

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
PROBLEMS = "problems/"

DOSSIER_JSON = "data/dossier.json"
SCHEMA_JSON = "data/schema.json"
DATABASE = "data/dossier.sqlite"
PACKAGE = "data/datapackage.json"


def index_address(plural: str) -> str:
    """The index of a kind: `actors/`."""
    return f"{plural.replace('_', '-')}/"


def record_address(record: Record) -> str:
    """The page of a record: `actors/city-council/`."""
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

    def _own(self, here: str) -> str:
        return "./" if self.directory else posixpath.basename(self.file(here))
