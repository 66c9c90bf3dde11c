"""What the hook asks for: the navigation, the pages to generate, reports, and checks of the output.

Knows how a site is put together, but not MkDocs: the hook translates.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from macros.adapters.address import robots, settle_map
from macros.adapters.content_policy import known_scripts, with_policy
from macros.adapters.edition import ENV_BUNDLE, Edition, begin, dossier_folder, make_site, with_offers
from macros.adapters.output_folder import OF_A_BUILD
from macros.adapters.past import history_of, read_past
from macros.adapters.theme_html import mended
from macros.adapters.written_pages import markdown_of, written_pages
from macros.build import Built, build, check
from macros.check.evidence import line_told
from macros.check.file_paths import check_paths
from macros.check.output import check_output, ids_in
from macros.check.page_citations import check_citations
from macros.check.page_policy import check_alone, check_policy
from macros.check.page_privacy import check_privacy
from macros.exports.bundle import NOT_OFFLINE
from macros.exports.checksums import write_checksums
from macros.exports.export import ExportFile
from macros.exports.social_card import picture
from macros.load.files import UnreadableError
from macros.model.text import links_in, plain
from macros.problems import Location, Problem, in_order, problem, render_text
from macros.views import render, urls
from macros.views.cited import cited_places, own_pages
from macros.views.home import Home
from macros.views.one_file import FILE, site_inside
from macros.views.outward_links import with_discreet_links
from macros.views.pages import Page
from macros.views.search import SearchEntry, entries, page_description
from macros.views.social import SocialCard, social_card
from macros.views.view import View
from macros.views.words import counted, upper_first

_TABS = ("actor", "event", "statistic")
_HEADING = re.compile(r"<h([1-6])\b[^>]*?\sid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
# As mkdocs-macros words it: `_ZeroDivisionError_: division by zero`.
_REASON = re.compile(r"^_(?:Line \d+ in Markdown file:|\w+)_:? *(.*)$", re.MULTILINE)
_END = re.compile(r"</body>\s*</html>\s*\Z")
_MARKUP = re.compile(r"<[^>]+>")
_DESCRIPTION_LIMIT = 300
_CARD = "assets/sourcebook/social-card.png"
_EARLY_FONTS = (
    "dossier-serif-latin-opsz-normal.woff2",
    "source-serif-4-latin-400-italic.woff2",
    "libre-franklin-latin-wght-normal.woff2",
)


@dataclass(frozen=True)
class SitePlan:
    """One build of a site: its edition, and the pages it is made of."""

    edition: Edition
    built: Built | None

    # -- reports --------------------------------------------------------------------------------

    def report(self) -> str:
        """All problems, for the terminal."""
        checked = self.edition.checked
        found = in_order([*checked.errors, *self.edition.problems])
        text = render_text(found, lambda at: line_told(at, checked.files, checked.records))
        return f"{text}\n\n{counted(len(found), 'problem')}; nothing was published."

    def report_html(self) -> str:
        """All problems as a page, for a live preview."""
        checked = self.edition.checked
        found = in_order([*checked.errors, *self.edition.problems])
        return render.report(found, lambda at: line_told(at, checked.files, checked.records))

    # -- pages ----------------------------------------------------------------------------------

    @property
    def description(self) -> str:
        """The dossier in a sentence, for search engines: words alone, safe where the theme puts them."""
        dossier = self.edition.checked.dossier
        if dossier is None:
            return ""
        text = dossier.settings.standfirst or dossier.settings.title
        names = {target: dossier.heading(target) for target in links_in(text)}
        return _safe(shorten(plain(text, names), _DESCRIPTION_LIMIT, placeholder=" …"))

    def page_description(self, page: Page) -> str:
        """A generated page in a sentence or two, for search engines and whoever passes its link on."""
        assert self.edition.site is not None
        words = page_description(View(self.edition.site, page.address), page)
        return _safe(shorten(words, _DESCRIPTION_LIMIT, placeholder=" …"))

    def frame(self) -> dict[str, Any]:
        """What the theme's own templates show on every page: fonts to fetch early, the promise, the ways on."""
        site = self.edition.site
        # From a file a browser refuses to fetch them early, with an error in its console.
        fonts = [f"assets/sourcebook/vendor/{name}" for name in _EARLY_FONTS if site is None or not site.offline]
        if site is None:
            return {"fonts": fonts}
        front, view = Home(View(site, urls.HOME)), View(site, urls.HOME)
        links = [(_safe(site.pages[address].title), view.url(address)) for address in _BEHIND if address in site.pages]
        card = {"card": _CARD, "card_words": _safe(self._card.title)} if self._card else {}
        feed = [file.path for file in self.edition.files if file.path == urls.FEED]
        card |= {"feed": feed[0]} if feed else {}
        words = {"meta": _safe(f"{upper_first(front.meta())}."), "promise": _safe(front.promise())}
        return {"fonts": fonts, **words, "links": links, "a_to_z": view.url(urls.A_TO_Z), **card}

    @cached_property
    def _card(self) -> SocialCard | None:
        """The picture of a link to the dossier; a site that is opened from a file has none."""
        site = self.edition.site
        return None if site is None or site.offline else social_card(View(site, urls.HOME))

    @property
    def site_name(self) -> str:
        """The dossier's title, safe where the theme puts it."""
        dossier = self.edition.checked.dossier
        return _safe(dossier.settings.title) if dossier else "Problems"

    def generated(self, authored: set[str]) -> dict[str, Page]:
        """The pages that the author has not written, by the Markdown file that would replace each."""
        assert self.built is not None
        found = {page.path: page for page in self.built.pages if page.path not in authored}
        self.edition.generated.update(found)
        return found

    def page_title(self, page: Page) -> str:
        """A title safe in HTML and in a template: the theme escapes nothing, and braces would be run."""
        return _safe(page.title)

    @property
    def in_nav(self) -> set[str]:
        """The addresses that the navigation lists."""
        return {urls.address_of(path) for path in _leaves(self.nav())}

    def nav(self) -> list[Any]:
        """Home · Actors · Events · Statistics · Experts · Timeline · Network · Sources · More pages."""
        assert self.built is not None
        by_address = {page.address: page for page in self.built.pages}
        nav: list[Any] = [{"Home": "index.md"}]
        indexes = {
            page.call: page for page in self.built.pages if page.index and page.section == page.address != urls.HOME
        }
        for kind in _TABS:
            nav += _tab(indexes.pop(f'index_page("{kind}")', None))
        nav += [{by_address[address].title: by_address[address].path} for address in _MAIN]
        nav += _tab(indexes.pop('index_page("source")', None))
        rest = [page.path for page in indexes.values() if page.address != urls.PROBLEMS]
        singles = [by_address[address].path for address in _BEHIND]
        nav.append({"More pages": [*self._narratives(), *rest, *singles, by_address[urls.PROBLEMS].path]})
        return nav

    def _narratives(self) -> list[Any]:
        """The author's own pages that replace no generated one; a folder becomes a section."""
        assert self.built is not None
        taken = {page.path for page in self.built.pages}
        paths = [file.path.removeprefix("docs/") for file in self.edition.checked.files.pages]
        own = [path for path in paths if path not in taken]
        nav: list[Any] = [path for path in own if "/" not in path]
        folders = dict.fromkeys(path.split("/", 1)[0] for path in own if "/" in path)
        for folder in folders:
            inside = sorted(
                (p for p in own if p.startswith(f"{folder}/")), key=lambda p: (not p.endswith("/index.md"), p)
            )
            nav.append({folder.replace("-", " ").capitalize(): inside})
        return nav

    def index_path_of(self, path: str) -> str:
        """The index page that a page belongs to."""
        page = self.edition.generated.get(path)
        section = page.section if page else f"{path.split('/', 1)[0]}/"
        return urls.source_path(section, index=True)

    def edit_url(self, path: str, repository: str | None) -> str | None:
        """Where the page's facts are edited: the record's line in its file."""
        dossier = self.edition.checked.dossier
        base = (dossier.settings.imprint.repository if dossier else None) or repository
        if not base:
            return None
        page = self.edition.generated.get(path)
        if page is None:
            return f"{base.rstrip('/')}/edit/main/docs/{path}"
        if page.location is None:
            return None
        return f"{base.rstrip('/')}/edit/main/{page.location.file}#L{page.location.line}"

    def search_entries(self) -> list[dict[str, Any]]:
        """What the search holds of the generated pages and the sentences, in the form of the theme's index."""
        site = self.edition.site
        if site is None:
            return []
        view = View(site, urls.HOME)
        return [self._search_entry(view, entry) for entry in entries(view, tuple(self.edition.generated.values()))]

    def _search_entry(self, view: View, entry: SearchEntry) -> dict[str, Any]:
        place = "" if entry.address == urls.HOME else view.site.urls.link(entry.address, urls.HOME)
        found = {
            "location": f"{place}#{entry.anchor}" if entry.anchor else place,
            "title": escape(entry.title),
            "text": str(render.block(view, "search_entry", lines=entry.lines)),
        }
        kind = {"tags": [escape(entry.kind)]} if entry.kind else {}
        return {**found, **kind, "boost": entry.boost}

    def files(self) -> tuple[ExportFile, ...]:
        """What stands in the site beside its pages: exports, the picture of a link, and the note to robots."""
        card = (ExportFile(_CARD, picture(self._card)),) if self._card else ()
        note = robots(self.address) if self.edition.site and not self.edition.site.offline else ""
        return (*self.edition.files, *card, *((ExportFile("robots.txt", note.encode()),) if note else ()))

    @property
    def address(self) -> str:
        """Where the site stands on the web, with a slash at its end; empty where nobody tells it."""
        return self.edition.site.address if self.edition.site else ""

    def canonical_url(self, path: str) -> str | None:
        """The address on the web of the page from a Markdown file: the offline edition names the hosted page, too."""
        return f"{self.address}{quote(urls.address_of(path))}" if self.address else None

    # -- the finished HTML ----------------------------------------------------------------------

    def read_headings(self, html: str, path: str) -> tuple[list[dict[str, Any]], set[str]]:
        """The table of contents of a page (levels 2 and 3), and all its anchors; an id held twice is a problem."""
        ids = ids_in(html)
        for name in [name for name, count in ids.items() if count > 1]:
            page = self.edition.generated.get(path)
            at = (page.location if page else None) or Location(f"docs/{path}")
            self.edition.problems.append(problem("duplicate-anchor", at, f'the id "{name}" stands twice on {path}'))
        tokens = [
            {"level": int(level), "id": name, "name": _MARKUP.sub("", words).strip(), "html": words, "children": []}
            for level, name, words in _HEADING.findall(html)
        ]
        return _nested(tokens), set(ids)

    def framed(self, html: str, path: str) -> str:
        """The content of the page from a Markdown file, with a head for paper, and a foot where it has none."""
        site, address = self.edition.site, urls.address_of(path)
        if site is None or address not in site.pages:
            return html
        return render.framed(View(site, address), site.pages[address], html)

    def with_cards(self, page: str, content: str, path: str) -> str:
        """A finished page with data at its end: what citations and names in its content open, and what it is about."""
        site = self.edition.site
        if site is None:
            return page
        view = View(site, urls.address_of(path))
        scripts = render.cards_of(view, content) + render.linked_of(view)
        return _END.sub(lambda end: f"{scripts}{end[0]}", page)

    def page_failed(self, path: str, report: str) -> None:
        """A page's own expression failed; what mkdocs-macros wrote in its place says why."""
        reason = _REASON.search(report)
        message = f"the page cannot be run: {reason[1]}" if reason else "the page cannot be run"
        self.edition.problems.append(problem("macro-syntax", Location(f"docs/{path}"), message))

    def finish(self, site: Path, theme: Sequence[Path]) -> None:
        """Mends the theme's HTML, gives every page its policy, adds what proves the edition, and checksums of all."""
        known = known_scripts(theme)
        for page in site.rglob("*.html"):
            if page.relative_to(site).as_posix() in self._alone:
                continue  # it brings its own policy, and the theme made nothing of it
            html = with_policy(with_discreet_links(mended(page.read_text(encoding="utf-8"))), known)
            page.write_text(html, encoding="utf-8", newline="\n")
        former = [self.canonical_url(path) for path, page in self.edition.generated.items() if page.former]
        settle_map(site, self.address, frozenset(filter(None, former)))
        bundle = os.environ.get(ENV_BUNDLE)
        folder = site / "downloads"
        if bundle:
            folder.mkdir(exist_ok=True)
            shutil.copyfile(bundle, folder / Path(bundle).name)
        if self.edition.site is not None and self.edition.site.offline:
            for name in NOT_OFFLINE:
                (site / name).unlink(missing_ok=True)
        write_checksums(site, without={OF_A_BUILD})

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The files that are pages of their own, made without the theme."""
        return frozenset(file.path for file in self.edition.files if file.path.endswith(".html"))

    def _at_its_source(self, found: Problem) -> Problem:
        """A problem of a built page, at what the author can mend: the narrative page, or the record."""
        site = self.edition.site
        for page in site.pages.values() if site else ():
            if site and site.urls.file(page.address) == found.location.file:
                return replace(found, location=page.location or Location(f"docs/{page.path}"))
        # Of what is no page, only what the author put into docs/ can have a name that does not fit.
        return replace(found, location=Location(f"docs/{found.location.file}")) if found.code == "unfit-path" else found

    def _check_citations(self, pages: Mapping[str, str], files: frozenset[str]) -> tuple[Problem, ...]:
        dossier, site = self.edition.checked.dossier, self.edition.site
        if dossier is None or site is None:
            return ()
        of_site = {name: html for name, html in pages.items() if name not in self._alone}
        inside = {name: html for name, html in pages.items() if name == FILE}
        return (
            *check_citations(of_site, files, cited_places(dossier, site.urls), own_pages(dossier, site.urls)),
            *check_citations(inside, files, cited_places(dossier, site_inside(site).urls), {}),
        )

    def check_output(self, site: Path) -> str:
        """The problems of the finished HTML, or an empty string."""
        files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
        pages = {name: (site / name).read_text(encoding="utf-8") for name in sorted(files) if name.endswith(".html")}
        alone = {name: html for name, html in pages.items() if name in self._alone}
        themed = {name: html for name, html in pages.items() if name not in alone}
        of_pages = (
            *check_output(pages, files, urlsplit(self.address).path or "/"),
            *check_policy(themed),
            *check_alone(alone),
            *check_privacy(pages),
        )
        built = (*of_pages, *self._check_citations(pages, files), *check_paths(files - {OF_A_BUILD}))
        found = [self._at_its_source(problem) for problem in built]
        if not found:
            return ""
        return render_text(found, lambda _: "") + f"\n\n{counted(len(found), 'problem')} in the built pages."


_MAIN = (urls.EXPERTS, urls.TIMELINE, urls.NETWORK)
_BEHIND = (urls.A_TO_Z, urls.WEAK_POINTS, urls.ABOUT, urls.HOW_TO_READ, urls.CORRECTIONS, urls.DOWNLOADS, urls.PRIVACY)


def make_plan(project: Path, config: Any) -> SitePlan:  # noqa: ANN401 - the generator's own configuration
    """Checks the dossier and plans its site; raises UnreadableError for a folder without one."""
    folder = dossier_folder(project)
    docs = Path(config.docs_dir)
    past = read_past(folder)
    checked = check(folder, docs, past.published)
    built = build(checked)
    offline = bool(getattr(config.plugins.get("material/offline"), "config", {}).get("enabled"))
    directory = bool(config.use_directory_urls) and not offline
    site = None
    files: tuple[ExportFile, ...] = ()
    if built is not None:
        history = history_of(past, checked)
        own = checked.files.pages
        written = written_pages(own, built.pages, docs, markdown_of(config))
        site = make_site(built, own, directory=directory, offline=offline, history=history, written=written)
        site, files = with_offers(site)
    edition = Edition(checked, site, {}, files)
    begin(edition)
    return SitePlan(edition, built)


def _safe(words: str) -> Markup:
    """Words safe in HTML and in a template: the theme escapes some and not others, and braces would be run.

    What the theme does escape it would escape twice, were it not told by the type that this is done.
    """
    return Markup(escape(words).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped right here


def _tab(page: Page | None) -> list[Any]:
    return [{page.title: [page.path]}] if page else []


def _leaves(nav: list[Any]) -> Iterator[str]:
    for entry in nav:
        value = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(value, list):
            yield from _leaves(value)
        else:
            yield value


def _nested(tokens: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Headings of level 2 with those of level 3 below them."""
    top: list[dict[str, Any]] = []
    for token in tokens:
        if token["level"] == 2:  # noqa: PLR2004 - h2
            top.append(token)
        elif token["level"] == 3 and top:  # noqa: PLR2004 - h3
            top[-1]["children"].append(token)
    return top


__all__ = ["SitePlan", "UnreadableError", "make_plan"]
