"""The whole dossier in one file: its chapters, each the content of a page of the site, made to stand beside the others.

The pages come from the templates of the site; those in `templates/one_file/` take the place of the ones of their
names. A kind's own template fills the same blocks in both, so a new kind needs nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from macros.kinds import kinds
from macros.kinds.event import Event
from macros.kinds.relation import Relation
from macros.kinds.source import Source
from macros.views import render, urls
from macros.views.home import Home
from macros.views.pages import paged_kinds, plural_title
from macros.views.urls import UrlsInside, anchor_inside, index_address, record_address
from macros.views.view import Site, View, WrittenPage

FILE = "dossier.html"
"""Where the file stands in the site."""

_THEME = "one_file"
# The kinds as a reader wants them; those that are not known here follow, and the sources stand behind the network.
_FIRST = ("actor", "event", "statistic", "quote", "claim", "relation", "place", "topic")
_DRAWN = (
    (urls.TIMELINE, "Timeline", "timeline_page", Event),
    (urls.NETWORK, "Who is tied to whom", "network_page", Relation),
)
_LAST = (
    (urls.WEAK_POINTS, "Weak points", "weak_points"),
    (urls.CORRECTIONS, "Corrections", "corrections"),
    (urls.HOW_TO_READ, "How to read", "how_to_read"),
    (urls.ABOUT, "About the data", "about"),
)
_KEY_FACTS = "key-facts/"
_OVERVIEW = "overview/"  # the author's own home page, whose address is that of the whole file
_RECORD_LEVEL, _CHAPTER_LEVEL = 2, 1

_HEADING = re.compile(r"(</?h)([1-6])\b")
_TITLE = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_TAGS = re.compile(r"<[^<>]*>")
_NAME = re.compile(r'\s(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]*)"')
_TO_NAME = re.compile(r'\shref="#([^"]*)"')
_LEADS_NOWHERE = re.compile(r'<a\b[^<>]*\shref=""[^<>]*>(.*?)</a>')


@dataclass(frozen=True)
class Chapter:
    """A chapter: the id that leads to it, its title, how many records it holds (0 where none are counted), its HTML."""

    anchor: str
    title: str
    count: int
    html: Markup


@dataclass(frozen=True)
class Sheet:
    """What the file brings along, each as one text: its style, its scripts, and the policy that allows these alone."""

    style: Markup
    first: Markup  # runs before the first words are drawn
    script: Markup  # runs when all stands there
    policy: Markup


def site_inside(site: Site) -> Site:
    """The same dossier as a site whose pages all stand in one file."""
    records = {record_address(record) for record in site.dossier.records.values() if record.paged}
    indexes = {index_address(cls.plural) for cls in paged_kinds(site.dossier)}
    singles = {urls.HOME, *(address for address, _, _ in (*_drawn(site), *_LAST))}
    singles |= {page.address for page in site.written}
    elsewhere = site.address or site.dossier.settings.imprint.site_url or ""
    held = frozenset(records | indexes | singles)
    inside = UrlsInside(
        directory=True, indexes=site.urls.indexes, path=FILE, held=held, elsewhere=elsewhere.rstrip("/")
    )
    return replace(site, urls=inside, theme=_THEME, offline=False, bundle="", offers=())


def whole(site: Site, sheet: Sheet) -> str:
    """The file. The same site and sheet give the same text."""
    inside = site_inside(site)
    view = View(inside, urls.HOME)
    cover = render.block(view, "cover", hosted=view.asset(""), downloads=view.url(urls.DOWNLOADS))
    found = tuple(chapters(inside))
    content = "".join([cover, *(chapter.html for chapter in found)])
    return render.document(
        view,
        "whole",
        cover=nested(cover, "cover/", 0),
        chapters=found,
        cards=render.cards_of(view, content),
        style=sheet.style,
        first=sheet.first,
        script=sheet.script,
        policy=sheet.policy,
    )


def chapters(site: Site) -> Iterator[Chapter]:
    """The chapters that have something to tell, in the order of a report; `site` is one from `site_inside`."""
    home = View(site, urls.HOME)
    if Home(home).key_facts():
        html = render.block(home, "home", parts=("key-facts",), inside=True)
        yield Chapter(_KEY_FACTS, "Key facts", 0, nested(html, _KEY_FACTS, 0))
    yield from filter(None, (_written(site, page) for page in site.written))
    there = {cls.kind for cls in paged_kinds(site.dossier)}
    others = [kind for kind in kinds() if kind in there and kind not in (*_FIRST, Source.kind)]
    for kind in (*(kind for kind in _FIRST if kind in there), *others):
        yield _of_kind(site, kind)
    for address, title, template in _drawn(site):
        yield _single(site, address, title, template)
    if Source.kind in there:
        yield _of_kind(site, Source.kind)
    for address, title, template in _LAST:
        yield _single(site, address, title, template)


def _drawn(site: Site) -> Iterator[tuple[str, str, str]]:
    """The pages that draw records of a kind, where there are such records: address, title, template."""
    return ((address, title, template) for address, title, template, cls in _DRAWN if site.dossier.of_kind(cls.kind))


def _written(site: Site, page: WrittenPage) -> Chapter | None:
    """What an author tells; of a home page what its author added to what the file has by itself."""
    html = page.html(View(site, page.address)).strip()
    if not html or (page.address == urls.HOME and not _TAGS.sub("", _TITLE.sub("", html)).strip()):
        return None
    address, title = (page.address, site.pages[page.address].title) if page.address else (_OVERVIEW, "Overview")
    told = render.document(View(site, page.address), "written", title=title, html=Markup(html))  # noqa: S704 - as on its page
    return Chapter(address, title, 0, nested(told, address, _CHAPTER_LEVEL))


def _single(site: Site, address: str, title: str, template: str) -> Chapter:
    html = render.block(View(site, address), template, inside=False)
    return Chapter(anchor_inside(address), title, 0, nested(html, address, _CHAPTER_LEVEL))


def _of_kind(site: Site, kind: str) -> Chapter:
    """A kind's records, behind a list of their names."""
    plural = kinds()[kind].plural
    address = index_address(plural)
    head = nested(render.block(View(site, address), "index", kind=kind, inside=False), address, _CHAPTER_LEVEL)
    records = site.dossier.of_kind(kind)
    found = [_record(View(site, record_address(record)), record.id) for record in records]
    return Chapter(anchor_inside(address), plural_title(plural), len(records), Markup("").join([head, *found]))


def _record(view: View, record_id: str) -> Markup:
    html = render.record_page(view, record_id, part=None, inside=False)
    return nested(html, view.here, _RECORD_LEVEL)


def nested(html: str, address: str, deeper: int) -> Markup:
    """The content of the page at `address` as a part of a longer one.

    Its headings stand `deeper` levels lower, the address stands before each of its ids and before the links to them,
    and a link that leads nowhere (its page is neither in the file nor on the web) becomes its words.
    """
    own = {name for sort, name in _NAME.findall(html) if sort == "id"}

    def inside(name: str) -> str:
        return anchor_inside(address, name) if name in own and not name.startswith(address) else name

    html = _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + deeper, 6)}", html)
    html = _TO_NAME.sub(lambda found: f' href="#{inside(found[1])}"', html)
    html = _NAME.sub(lambda found: f' {found[1]}="{inside(found[2])}"', html)
    return Markup(_LEADS_NOWHERE.sub(r"\1", html))  # noqa: S704 - it came from escaping templates
