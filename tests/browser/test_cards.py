"""Cards in a real Chromium: by pointer, key and finger, on a server and from a file with no network, without scripts.

`new_page` watches the console: a policy that stops something, an error, or a request to another host fails the test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, Route, expect

from tests.conftest import PROJECT, Built, run_python, serving
from tests.dossiers import Files, write

NewPage = Callable[..., Page]

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
HOVER_MILLISECONDS = 250
CARD = ".sb-card"
AT_REST = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""


# Of the two, a file allows less; over http the cards are a proof, as `test_reading.py` opens some in every run.
@pytest.fixture(params=[pytest.param("http", marks=pytest.mark.prove), "file"])
def brief(request: pytest.FixtureRequest, built: Built) -> str:
    """A page of prose, on a server and unpacked from the zip."""
    if request.param == "file":
        return (built.offline / "brief.html").as_uri()
    return f"{request.getfixturevalue('root_url')}brief/"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A desktop without a network: what is no file and not this machine is refused, and nobody asks."""
    page = new_page(viewport=DESKTOP)

    def refuse(route: Route) -> None:
        own = route.request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:"))
        route.continue_() if own else route.abort()

    page.context.route("**/*", refuse)
    return page


# When the pointer came to a citation, and when a card stood in the page: on no machine before its time.
STOPWATCH = """() => {
  document.addEventListener('pointerover', event => {
    if (event.target.matches('.sb-cite')) window.met = performance.now();
  }, true);
  new MutationObserver(() => { window.opened = performance.now(); }).observe(document.body, {childList: true});
}"""


def citation(page: Page, at: int = 0) -> Locator:
    """A citation in the page's prose."""
    return page.locator(".md-content a.sb-cite").nth(at)


def name(page: Page) -> Locator:
    """A name in the page's prose."""
    return page.locator(".md-content p a[href*='actors/taliban']").first


def box(found: Locator) -> FloatRect:
    """Where it stands in the window."""
    place = found.bounding_box()
    assert place is not None
    return place


# -- the pointer ------------------------------------------------------------------------------------


def test_a_citation_that_is_pointed_at_opens_its_sentence(brief: str, page: Page) -> None:
    """Whole, its stretch marked, with source, standing and a link to the very place."""
    page.goto(brief)
    link = citation(page)
    page.evaluate(STOPWATCH)
    link.hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    assert page.evaluate("window.opened - window.met") >= HOVER_MILLISECONDS - 1
    expect(card.locator(".sb-label")).to_have_text("Sentence 1")
    expect(card.locator(".sb-card-sentence")).to_contain_text("Moscow has removed a two-decade-long ban on the group.")
    expect(card.locator("mark").first).to_be_visible()
    expect(card.locator(".sb-standing").first).to_have_text("stated")
    expect(card.locator(".sb-card-meta")).to_have_text(
        "Article on the removal of Moscow’s ban on the Taliban, 2025 (inferred)"
    )
    assert card.locator("a").first.get_attribute("href") == link.get_attribute("href")
    card.locator("a").first.click()
    expect(page).to_have_url(re.compile(r"#s1$"))
    expect(page.locator("li:target")).to_be_in_viewport()


def test_a_name_that_is_pointed_at_says_what_it_names(brief: str, page: Page) -> None:
    page.goto(brief)
    name(page).hover()
    card = page.locator(CARD)
    expect(card.locator(".sb-card-name")).to_have_text("Taliban")
    expect(card.locator(".sb-label")).to_have_text("organisation")
    expect(card.locator(".sb-card-sentence mark").first).to_contain_text("Taliban")
    expect(card.locator("a")).to_have_text("Open the page")


def test_the_pointer_may_go_into_the_card_and_only_one_is_open(brief: str, page: Page) -> None:
    page.goto(brief)
    citation(page).hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_have_count(1)
    page.locator("h1").hover()
    expect(card).to_have_count(0)
    citation(page).hover()
    expect(card).to_be_visible()
    name(page).hover(force=True)
    page.wait_for_timeout(600)
    expect(card).to_have_count(1)
    expect(card.locator(".sb-card-name")).to_have_text("Taliban")


def test_a_card_goes_with_its_page(root_url: str, page: Page) -> None:
    """Whoever comes back finds the page, not the card; and a link is a link for whoever clicks it."""
    page.goto(f"{root_url}brief/")
    citation(page).hover()
    expect(page.locator(CARD)).to_be_visible()
    citation(page).click()
    expect(page).to_have_url(re.compile(r"#s1$"))
    page.go_back()
    expect(page.locator("h1")).to_have_text("The brief")
    expect(page.locator(CARD)).to_have_count(0)


# Every citation and name of a page: where the card would lie over its word, stick out of the window, or leave it.
LAID_OUT = """async () => {
  const wrong = [];
  const open = new Set([...Object.keys(JSON.parse(document.getElementById('sb-cards').textContent).records)]);
  for (const link of document.querySelectorAll('.md-content a')) {
    if (!link.classList.contains('sb-cite') && !open.has(link.getAttribute('href'))) continue;
    if (link.matches('.sb-number, .sb-more') || !link.getClientRects().length) continue;
    link.scrollIntoView({block: ['start', 'center', 'end'][wrong.length % 3]});
    link.dispatchEvent(new FocusEvent('focusin', {bubbles: true}));
    link.focus({focusVisible: true, preventScroll: true});
    const card = document.querySelector('.sb-card');
    if (!card) { wrong.push(`none: ${link.outerHTML.slice(0, 120)}`); continue; }
    const c = card.getBoundingClientRect(), w = link.getBoundingClientRect();
    const over = c.left < w.right && w.left < c.right && c.top < w.bottom - .5 && w.top < c.bottom - .5;
    const out = c.left < 0 || c.right > innerWidth || c.top < -.5 || c.bottom > innerHeight + .5;
    const told = `${link.textContent} ${JSON.stringify(c)} ${JSON.stringify(w)}`;
    if (over || out) wrong.push(`${over ? 'over' : 'out'}: ${told}`);
  }
  return wrong;
}"""


@pytest.mark.parametrize("size", [DESKTOP, {"width": 700, "height": 500}, PHONE], ids=["desktop", "tablet", "phone"])
@pytest.mark.parametrize("address", ["brief/", "", "network/", "statistics/isis-k-strength/", "topics/commerce/"])
def test_no_card_lies_over_its_word_or_leaves_the_window(
    address: str, size: dict[str, int], root_url: str, new_page: NewPage
) -> None:
    """For each citation and each name on the page."""
    page = new_page(viewport=size)
    page.goto(f"{root_url}{address}")
    page.evaluate(AT_REST)
    page.keyboard.press("Tab")
    assert page.evaluate(LAID_OUT) == []


# -- keys -------------------------------------------------------------------------------------------


def test_keys_open_and_close_it(brief: str, page: Page) -> None:
    """At once on focus; Escape closes and leaves the focus where it was; Enter follows the link."""
    page.goto(brief)
    page.keyboard.press("Tab")
    link = citation(page)
    link.focus()
    card = page.locator(CARD)
    assert card.count() == 1
    assert link.get_attribute("aria-describedby") == "sb-card-said"
    said = page.locator("#sb-card-said").inner_text()
    assert "two-decade-long ban on the group." in said
    assert "Article on the removal" in said
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()
    assert link.get_attribute("aria-describedby") is None
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#s1$"))


def test_tab_goes_into_a_card_that_leads_elsewhere_and_on(root_url: str, page: Page) -> None:
    """A link to where the citation leads anyway is no stop of its own: a page has hundreds of citations."""
    page.goto(f"{root_url}relations/isis-took-credit/")
    rivals = [fact for fact, card in _cards(page)["facts"].items() if card.get("rivals")]
    link = page.locator(f".md-content a.sb-cite[data-fact='{rivals[0]}']").first
    page.keyboard.press("Tab")
    link.focus()
    card = page.locator(CARD)
    page.keyboard.press("Tab")
    inside = card.locator("a").nth(1)
    expect(inside).to_be_focused()
    expect(card.locator("a").first).to_have_text("Read it in the source")
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    expect(card).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    expect(card).to_have_count(0)
    link.blur()
    link.focus()
    expect(card).to_have_count(1)
    links = "[...document.querySelectorAll('.md-content a[href]')]"
    here = page.evaluate(f"{links}.indexOf(document.activeElement)")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{links}.indexOf(document.activeElement)") == here + 1


def test_tab_passes_by_a_card_that_leads_nowhere_else(brief: str, page: Page) -> None:
    """From link to link, as if there were no cards."""
    page.goto(brief)
    page.keyboard.press("Tab")
    citation(page).focus()
    links = "[...document.querySelectorAll('.md-content a[href]')]"
    here = page.evaluate(f"{links}.indexOf(document.activeElement)")
    for step in range(1, 6):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{links}.indexOf(document.activeElement)") == here + step


# -- a finger ---------------------------------------------------------------------------------------


def test_a_first_tap_opens_and_a_second_follows(brief: str, new_page: NewPage) -> None:
    """Along the lower edge, its word still to be seen; a tap beside it, or on its button, closes it."""
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(brief)
    here = page.url
    link, card = citation(page, 3), page.locator(CARD)
    link.tap()
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    page.evaluate(AT_REST)
    sheet, word = box(card), box(link)
    assert (sheet["x"], sheet["width"], sheet["y"] + sheet["height"]) == (0, 360, 740)
    assert word["y"] + word["height"] <= sheet["y"]
    assert page.url == here
    card.locator("button").tap()
    expect(card).to_have_count(0)
    link.tap()
    expect(card).to_be_visible()
    page.locator("h1").tap()
    expect(card).to_have_count(0)
    link.tap()
    expect(card).to_be_visible()
    link.tap()
    expect(page).to_have_url(re.compile(r"#s\d+$"))


def test_a_tap_on_a_name_follows_its_link(brief: str, new_page: NewPage) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(brief)
    name(page).tap()
    expect(page.locator("h1")).to_have_text("Taliban")
    expect(page.locator(CARD)).to_have_count(0)


# -- without scripts, on paper, with other colours ----------------------------------------------------


def test_without_scripts_a_citation_leads_to_its_sentence(brief: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(brief)
    number = citation(page).inner_text()
    citation(page).hover()
    assert page.locator(CARD).count() == 0
    citation(page).click()
    expect(page.locator("li:target .sb-number")).to_have_text(number)


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_told_from_the_page(scheme: str, forced: str, root_url: str, new_page: NewPage) -> None:
    """Its border is drawn and its ground hides what lies below, whatever the colours; paper never shows it."""
    page = new_page(viewport=DESKTOP, color_scheme=scheme, forced_colors=forced)
    page.goto(f"{root_url}brief/")
    citation(page).hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    style: dict[str, Any] = card.evaluate(
        "card => { const s = getComputedStyle(card); return {top: s.borderTopWidth, ground: s.backgroundColor} }"
    )
    assert style["top"] in {"2px", "3px"}
    assert not re.fullmatch(r"rgba\(.*, 0\)", style["ground"])
    page.emulate_media(media="print")
    expect(card).to_be_hidden()


# -- whatever the words are ---------------------------------------------------------------------------

HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
OTHERS: Files = {
    "data/dossier.yml": f"title: 'The line {HOSTILE.replace(chr(39), chr(39) * 2)}'\ndefault_source: post\n",
    "data/texts/post.txt": f"The line {HOSTILE} carried 412 riders.\n",
    "data/texts/paper.txt": "وصل القطار إلى المدينة.\n",
    "data/sources.yml": (
        f"post:\n  title: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\n  publish: full\n"
        "paper:\n  title: الجريدة\n  language: ar\n  publish: full\n"
    ),
    "data/statistics.yml": "riders:\n  label: riders\n  value: 412\n  evidence: carried 412 riders\n",
    "data/events.yml": "came:\n  title: It comes\n  source: paper\n  evidence: وصل القطار إلى المدينة\n",
    "docs/index.md": "# Home\n\nIt carried {{ statistic('riders') }}. It came{{ cite('came') }}.\n",
}


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose words would like to be markup, and of which some run from the right to the left."""
    folder = tmp_path_factory.mktemp("others")
    write(folder / "dossier", OTHERS)
    site = folder / "site"
    done = run_python("-m", "macros", "build", str(folder / "dossier"), "--output", str(site), cwd=PROJECT)
    assert done.returncode == 0, done.stdout + done.stderr
    with serving(site, "/") as address:
        yield address


def test_hostile_words_stay_words(others: str, page: Page) -> None:
    page.goto(others)
    citation(page).hover()
    card = page.locator(CARD)
    expect(card.locator(".sb-card-sentence")).to_have_text(f"The line {HOSTILE} carried 412 riders.")
    expect(card.locator(".sb-card-meta")).to_have_text(f"{HOSTILE}, undated")
    assert card.locator("script, img").count() == 0
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None


def test_a_sentence_runs_as_it_is_written(others: str, page: Page) -> None:
    page.goto(others)
    citation(page, 1).hover()
    words = page.locator(".sb-card-sentence")
    expect(words).to_have_attribute("lang", "ar")
    assert words.evaluate("words => getComputedStyle(words).direction") == "rtl"
    assert page.locator(CARD).evaluate("card => getComputedStyle(card).direction") == "ltr"


# -- what it costs ------------------------------------------------------------------------------------


def _cards(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.locator("#sb-cards").text_content() or "")
    return found


def test_the_data_of_a_page_stay_small(built: Built, measured: Callable[[str], None]) -> None:
    """They grow with what a page cites; a page with them is fetched in no more than a picture's time."""
    sizes: dict[Path, int] = {}
    pages = 0
    for path in built.site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        found = re.search(r'id="sb-cards">(.*?)</script>', html, re.DOTALL)
        pages += len(html.encode())
        sizes[path.relative_to(built.site)] = len(found[1].encode()) if found else 0
    largest = max(sizes, key=lambda path: sizes[path])
    measured(
        f"cards: {sizes[largest]:,} bytes at most ({largest}), {sum(sizes.values()):,} in {len(sizes)} pages"
        f" of {pages:,} bytes"
    )
    assert sizes[largest] < 100_000
    assert sum(sizes.values()) < pages / 5


def test_a_card_opens_at_once(root_url: str, page: Page, measured: Callable[[str], None]) -> None:
    """On the page with the most data: reading it, and building a card."""
    page.goto(f"{root_url}sources/moscow-lifts-ban/")
    took: list[float] = page.evaluate(
        """() => {
          const text = document.getElementById('sb-cards').textContent;
          const start = performance.now();
          JSON.parse(text);
          const read = performance.now();
          const link = document.querySelector('.sb-line-facts a, .sb-text a:not(.sb-number)');
          link.focus({focusVisible: true});
          const opened = document.querySelector('.sb-card') ? performance.now() : Infinity;
          return [read - start, opened - read];
        }"""
    )
    measured(f"cards: read in {took[0]:.1f} ms, opened in {took[1]:.1f} ms on the source's page")
    assert took[0] < 50
    assert took[1] < 100


# -- links in the data --------------------------------------------------------------------------------


def test_every_link_of_a_card_leads_somewhere(built: Built) -> None:
    """The build's own check reads tags alone."""
    broken = []
    for folder in (built.site, built.offline):
        for path in sorted(folder.rglob("*.html")):
            found = re.search(r'id="sb-cards">(.*?)</script>', path.read_text(encoding="utf-8"), re.DOTALL)
            cards = json.loads(found[1]) if found else {"sentences": [], "facts": {}, "records": {}}
            links = {one["href"] for one in cards["sentences"]} | set(cards["records"])
            links |= {rival[2] for fact in cards["facts"].values() for rival in fact.get("rivals", ())}
            for link in links:
                file, _, fragment = link.partition("#")
                target = path if not file else (path.parent / file)
                target = target / "index.html" if target.is_dir() else target
                if not target.is_file() or f'id="{fragment}"' not in target.read_text(encoding="utf-8") + 'id=""':
                    broken.append(f"{path.relative_to(folder)}: {link}")
    assert not broken, broken[:20]
