"""What a visit tells others, in a real Chromium: its own server what every server sees, and nobody else anything."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.test_reading import heading, search
from tests.conftest import PATIENCE_MILLISECONDS, Built

NewPage = Callable[..., Page]

# One of each sort.
VISITED = (
    "",
    "actors/isis-k/",
    "events/crocus-attack/",
    "statistics/isis-k-strength/",
    "quotes/mfa-mutual-ties/",
    "claims/ruling-allows-recognition/",
    "relations/isis-took-credit/",
    "places/kabul/",
    "topics/diplomacy/",
    "sources/moscow-lifts-ban/",
    "events/",
    "timeline/",
    "network/",
    "downloads/",
    "privacy/",
    "brief/",
)
# Twenty words of twenty pages, and where each leads: names, other names, titles, figures, words of quotations.
KNOWN = {
    "Shoigu": "actors/shoigu",
    "Putin": "actors/putin",
    "ISIS-K": "actors/isis-k",
    "Mujahedeen": "actors/mujahedeen",
    "Tass": "actors/tass",
    "Herbst": "actors/herbst",
    "Jalal": "actors/jalal",
    "Atlantic Council": "actors/atlantic-council",
    "Tehrik-e Taliban": "actors/tehrik-e-taliban",
    "Pakistan": "actors/pakistan",
    "Crocus City Hall": "places/crocus-city-hall",
    "Central Asia": "places/central-asia",
    "Sergei Shoigu visits Kabul": "events/shoigu-visit",
    "137": "statistics/crocus-deaths",
    "2,000 to 5,000": "statistics/isis-k-strength",
    "flour": "statistics/flour-buyer-rank",
    "mutually advantageous relations": "quotes/mfa-mutual-ties",
    "Commerce and agreements": "topics/commerce",
    "privacy": "privacy",
    "quote-not-found": "problems/quote-not-found",
}
KEPT = """async () => ({
  cookies: document.cookie, local: Object.keys(localStorage), session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length, referrer: document.referrer,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": 0, "referrer": ""}


@pytest.fixture(scope="module")
def stick(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked zip in a folder with a name that needs escaping."""
    folder = tmp_path_factory.mktemp("stick") / "ünï cödé dir"
    shutil.copytree(built.offline, folder)
    return folder


@pytest.fixture
def alone(chromium: Browser) -> Iterator[tuple[BrowserContext, list[str], list[str]]]:
    """A browser without a network: what was asked of one, and what the console told, are kept."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    asked: list[str] = []
    told: list[str] = []

    def refuse(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
            return
        asked.append(route.request.url)
        route.abort()

    context.route("**/*", refuse)
    context.on("console", lambda message: told.append(message.text) if message.type in {"error", "warning"} else None)
    context.on("weberror", lambda error: told.append(str(error.error)))
    context.add_init_script("addEventListener('securitypolicyviolation', e => console.error('policy', e.blockedURI))")
    yield context, asked, told
    context.close()


def test_the_stick_finds_all_known_words(
    stick: Path, alone: tuple[BrowserContext, list[str], list[str]], measured: Callable[[str], None]
) -> None:
    """Twenty of twenty, the second half of a word suggested, and the words marked on the page that is opened."""
    context, asked, told = alone
    page = context.new_page()
    page.goto((stick / "index.html").as_uri())
    page.locator(".md-search__input").click()
    missed = [
        words for words, wanted in KNOWN.items() if not any(link.endswith(wanted) for link in search(page, words))
    ]
    assert missed == []
    box = page.locator(".md-search__input")
    box.fill("mujah")
    box.press("End")
    expect(page.locator(".md-search__suggest")).to_have_text(re.compile("mujahedeen", re.IGNORECASE))
    search(page, "Mujahedeen")
    page.locator(".md-search-result__item > a[href*='actors/mujahedeen']").first.click()
    heading(page, "Mujahedeen")
    expect(page.locator("article mark[data-md-highlight]").first).to_have_text(re.compile("mujahedeen", re.IGNORECASE))
    assert (asked, told) == ([], [])
    measured(f"search on a stick: {len(KNOWN) - len(missed)} of {len(KNOWN)} known words found")


def test_the_stick_works_without_a_network(stick: Path, alone: tuple[BrowserContext, list[str], list[str]]) -> None:
    """Cards, filters, timeline, network and print."""
    context, asked, told = alone
    page = context.new_page()
    page.goto((stick / "brief.html").as_uri())
    page.locator("article a.sb-cite").first.hover()
    expect(page.locator(".sb-card-sentence")).to_be_visible()
    page.goto((stick / "events" / "index.html").as_uri())
    rows = page.locator("#events-list [data-kind]:visible")
    whole = rows.count()
    page.locator(".sb-filters fieldset label").nth(1).click()
    assert 0 < rows.count() < whole
    page.goto((stick / "timeline.html").as_uri())
    assert page.locator("article svg").count() > 10
    assert page.locator("article a[href*='events/']").count() > 10
    page.goto((stick / "network.html").as_uri())
    page.locator("[data-end='0']").focus()
    assert page.locator(".sb-net-words:visible").count() > 0
    assert page.pdf()[:5] == b"%PDF-"
    assert (asked, told) == ([], [])


@pytest.mark.parametrize("edition", ["hosted", "stick"])
def test_a_visit_asks_nobody_else_and_leaves_nothing(
    edition: str, root_url: str, stick: Path, built: Built, chromium: Browser
) -> None:
    """No cookie, no entry in any store, no request but to where the site lies."""
    context = chromium.new_context()
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    own = root_url if edition == "hosted" else stick.as_uri()
    for address in VISITED:
        file = built.site / address / "index.html"
        assert file.is_file()
        page.goto(f"{root_url}{address}" if edition == "hosted" else _file(stick, address).as_uri())
        assert page.evaluate(KEPT) == NOTHING, address
    assert context.cookies() == []
    assert len(requests) > len(VISITED)
    assert [url for url in requests if not url.startswith((own, "data:", "blob:"))] == []
    context.close()


def _file(stick: Path, address: str) -> Path:
    folder = stick / address / "index.html"
    return folder if folder.is_file() else stick / f"{address.rstrip('/')}.html"


class _Elsewhere(BaseHTTPRequestHandler):
    """Another site: it keeps what it is told."""

    seen: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.seen.append((self.path, self.headers.get("Referer")))
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<h1>Elsewhere</h1>")

    def log_message(self, *_: object, **__: object) -> None:
        """Says nothing."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """The address of another site, and what it was asked, with the page that it was told of."""
    seen: list[tuple[str, str | None]] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Elsewhere", (_Elsewhere,), {"seen": seen}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}/", seen
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("edition", ["hosted", "stick"])
def test_a_link_to_another_site_tells_nothing_along(
    edition: str, elsewhere: tuple[str, list[tuple[str, str | None]]], root_url: str, stick: Path, chromium: Browser
) -> None:
    """The site's own words for such links are put on one that leads to a server of ours; without them it would tell."""
    address, seen = elsewhere
    context = chromium.new_context()
    page = context.new_page()
    for number, guarded in enumerate((True, False)):
        page.goto(f"{root_url}privacy/" if edition == "hosted" else (stick / "privacy.html").as_uri())
        page.evaluate(
            """([href, guarded]) => {
              const link = Object.assign(document.createElement('a'), {href, id: 'out', textContent: 'Out'});
              if (guarded) link.rel = 'noreferrer nofollow';
              else {
                document.querySelector('meta[name=referrer]').content = 'unsafe-url';
                link.referrerPolicy = 'unsafe-url';
              }
              document.querySelector('article').append(link);
            }""",
            [f"{address}{number}", guarded],
        )
        page.locator("#out").click()
        heading(page, "Elsewhere")
        assert bool(page.evaluate("document.referrer")) is (not guarded and edition == "hosted")
    paths = {path: told for path, told in seen if "favicon" not in path}
    assert paths["/0"] is None
    # From a file no browser tells a page; on a server the words are what keeps it from that.
    assert (paths["/1"] is not None) is (edition == "hosted")
    context.close()


def test_no_page_names_another_site_but_in_links(built: Built) -> None:
    """Read from the files, with another pattern than the build's own: nothing fetched, every link discreet."""
    for folder in (built.site, built.offline):
        for path in folder.rglob("*.html"):
            html = re.sub(r"<script\b.*?</script>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            for tag in re.findall(r"<[a-z]+\s[^>]*(?:https?:)?//[^>]*>", html):
                name = re.match(r"<([a-z]+)", tag)
                link = re.search(r'\shref="([^"]*)"', tag)
                outward = bool(link and urlsplit(link[1]).netloc)
                assert not re.search(r'\ssrc(?:set)?="(?:https?:)?//', tag), (path, tag)
                assert name is not None
                if name[1] == "a" and outward:
                    assert 'rel="' in tag, (path, tag)
                    assert {"noreferrer", "nofollow"} <= set(re.findall(r"[a-z]+", tag.partition('rel="')[2])), (
                        path,
                        tag,
                    )
                elif name[1] == "link":
                    assert not outward or 'rel="canonical"' in tag or 'rel="alternate"' in tag, (path, tag)
