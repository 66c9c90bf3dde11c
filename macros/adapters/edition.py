"""The edition being built: handed from the MkDocs hook to the macros, and back with what went wrong.

Module state, since mkdocs-macros calls us without a way to pass anything along. The hook drops these
modules at the start of every build, so nothing outlives one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path

from macros.adapters.address import told_address
from macros.build import Built, Checked
from macros.exports.checksums import sha256_of
from macros.exports.export import ExportFile, exported
from macros.history import NO_HISTORY, History
from macros.load.files import AuthorFile
from macros.load.markdown import read_page
from macros.problems import Problem
from macros.views.narratives import narrative_links
from macros.views.offers import OfferedFile
from macros.views.pages import Page, index_addresses
from macros.views.urls import Urls, page_address
from macros.views.view import Site, WrittenPage

ENV_DOSSIER = "SOURCEBOOK_DOSSIER"
ENV_BUNDLE = "SOURCEBOOK_BUNDLE"


@dataclass
class Edition:
    """One build: what was checked, the site as views see it, and what went wrong while pages were made.

    `files` go out beside the pages; `problems` are the author's to mend, `faults` are tracebacks of ours.
    """

    checked: Checked
    site: Site | None
    generated: dict[str, Page]
    files: tuple[ExportFile, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


_current: list[Edition] = []


def begin(edition: Edition) -> None:
    """Makes this the edition that macros see."""
    _current[:] = [edition]


def current() -> Edition | None:
    """The edition being built, or None outside a build."""
    return _current[0] if _current else None


def dossier_folder(project: Path) -> Path:
    """The folder that holds `data/`: the project itself, unless `python -m macros build DIR` names another."""
    return Path(os.environ.get(ENV_DOSSIER) or project)


def make_site(  # noqa: PLR0913 - what the builder knows, by name
    built: Built,
    pages: tuple[AuthorFile, ...],
    *,
    directory: bool,
    offline: bool,
    history: History = NO_HISTORY,
    written: tuple[WrittenPage, ...] = (),
) -> Site:
    """The site as views see it; an author's page counts as a page of its own, and those `written` can be told again.

    Raises UnreadableError where the site is told an address that is none.
    """
    known = {page.address: page for page in built.pages}
    titles = {file.path: read_page(file.text).title or _named(file.path) for file in pages}
    for file in pages:
        address = page_address(file.path)
        index = file.path.endswith("index.md")
        known.setdefault(address, Page(address, titles[file.path], "", index=index))
    indexes = index_addresses(tuple(known.values()))
    bundle = Path(os.environ.get(ENV_BUNDLE, ""))
    narratives = narrative_links(built.dossier, built.calls, {file.path: file for file in pages})
    address = told_address(os.environ, built.dossier.settings.imprint.site_url)
    return Site(
        built.dossier,
        known,
        Urls(directory, indexes),
        offline,
        bundle.name,
        _packed(bundle),
        narratives=narratives,
        written=written,
        address=address,
        history=history,
    )


def _packed(bundle: Path) -> OfferedFile | None:
    """The offline edition as the hosted site offers it, if it is packed already."""
    if not bundle.is_file():
        return None
    return OfferedFile(f"downloads/{bundle.name}", "the offline edition", bundle.stat().st_size, sha256_of(bundle))


def with_offers(site: Site) -> tuple[Site, tuple[ExportFile, ...]]:
    """The site that knows what can be taken away, and these files."""
    found = exported(site)
    return replace(site, offers=found.offers), found.files


def _named(path: str) -> str:
    """A page without a title is called after its file."""
    return Path(path).stem.replace("-", " ").replace("_", " ").capitalize()
