"""The one-file edition as it arrives by mail: alone in a folder, no network, with and without JavaScript, on paper."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from macros.exports import one_file
from tests.browser.faces import MISSING
from tests.browser.test_access import AXE, RUN_AXE
from tests.browser.test_weight import NO_SHIFT, SHIFTS
from tests.conftest import Built
from tests.dossiers import FULL, site

NewPage = Callable[..., Page]
# What a reader knows → the heading of what it is found as.
KNOWN = {
    "taliban": "Taliban",
    "TALIBAN GOVERNMENT": "Taliban government",
    "isis-k": "Islamic State Khorasan",
    "putin": "Vladimir Putin",
    "shoigu": "Sergei Shoigu",
    "crocus": "Crocus City Hall terrorist episode",
    "crócus": "Crocus City Hall terrorist episode",
    "kabul": "Kabul",
    "eurasia center": "Eurasia Center",
    "herbst": "John Herbst",
    "congressional research": "Congressional Research Service",
    "flour": "Afghanistan becomes the largest Russian flour buyer",
    "soviet union": "Soviet Union",
    "mujahedeen": "Mujahedeen",
    "ambassador": "Ambassador-level diplomat",
    "tass": "Tass",
    "jalal": "Faizullah Jalal",
    "central asia": "Central Asia",
    "weak points": "Weak points",
    "two-decade-long ban on the group": "Sentence 1 of “Article on the removal of Moscow’s ban on the Taliban”",
    "by the article’s account the move seeks": "The brief",
    "ramped up their efforts": "Sentence 28 of “Article on the removal of Moscow’s ban on the Taliban”",
}
CUT_OFF = """() => [...document.querySelectorAll('main [id], main table, main svg')].filter(one =>
  one.getBoundingClientRect().right > document.querySelector('main').getBoundingClientRect().right + 1
).map(one => one.outerHTML.slice(0, 100))"""
# Each list and chart with the form it has, and that which the site would give it at this width.
FORMS = """() => {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize), shown = one => one.offsetParent !== null;
  const columns = one => getComputedStyle(one.querySelector('.sb-event-row')).gridTemplateColumns.split(' ').length;
  const chart = one => !shown(one.querySelector('.sb-lane-cell')) ? 'upright' : columns(one) === 3 ? 'beside' : 'above';
  const row = one => getComputedStyle(one.querySelector('.sb-row-cells')).display === 'grid' ? 'cells' : 'lines';
  return [...document.querySelectorAll('.sb-chart, .sb-rows-wide')].filter(shown).map(one => {
    const width = one.clientWidth;
    return one.matches('.sb-chart')
      ? {width, form: chart(one), fits: width >= 900 ? 'beside' : width >= 600 ? 'above' : 'upright'}
      : {width, form: row(one), fits: width >= 42 * rem && !one.closest('.sb-main') ? 'cells' : 'lines'};
  });
}"""
OVERFLOW = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def alone(built: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the file that `make site` put beside the zip, with nothing around it."""
    folder = tmp_path_factory.mktemp("mail") / "ünï cödé dir"
    folder.mkdir()
    (file,) = (built.project / "dist").glob("*.html")
    return Path(shutil.copy(file, folder)).as_uri()


def _found(page: Page, words: str) -> list[str]:
    page.locator("#sb-find-box").fill(words)
    page.wait_for_timeout(200)
    return page.locator(".sb-find-results strong").all_text_contents()


def test_known_words_are_found(alone: str, page: Page) -> None:
    """Whatever their case and accents; names come first, then sentences, then all else."""
    page.goto(alone)
    missed = {words: found[:5] for words, name in KNOWN.items() if name not in (found := _found(page, words))[:5]}
    assert len(KNOWN) > 20
    assert missed == {}
    assert _found(page, "qqqq") == []
    assert page.locator(".sb-find-count").text_content() == "Nothing found. Try fewer or other words."


def test_lists_and_charts_take_the_form_that_has_room(alone: str, page: Page) -> None:
    """They are asked by the window here, and on the site by what holds them: both must come to the same."""
    page.goto(alone)
    for width in (360, 620, 700, 930, 1000, 1219, 1221, 1280, 1800):
        page.set_viewport_size({"width": width, "height": 900})
        forms = page.evaluate(FORMS)
        assert len(forms) > 10
        wrong = [form for form in forms if form["form"] != form["fits"]]
        assert wrong == [], width


def test_the_search_is_used_with_keys_and_tells_what_it_found(alone: str, page: Page) -> None:
    page.goto(alone)
    page.keyboard.press("/")
    page.keyboard.type("herbst")
    page.locator(".sb-find-results a").first.wait_for()
    status = page.get_by_role("status")
    assert re.fullmatch(r"\d+ results", status.text_content() or "")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.querySelector('strong').textContent") == "John Herbst"
    page.keyboard.press("Enter")
    assert page.url.endswith("#actors/herbst/")
    assert not page.locator(".sb-find-results").is_visible()
    box = page.locator("article:target h3").bounding_box()
    assert box is not None
    assert 40 < box["y"] < 300
    page.locator("#sb-find-box").fill("putin")
    page.locator(".sb-find-results a").first.wait_for()
    page.keyboard.press("Escape")
    assert not page.locator(".sb-find-results").is_visible()


def test_cards_open_and_their_links_stay_in_the_file(alone: str, page: Page) -> None:
    """The console, the network and the policy are watched by the fixture: it fails on any word of theirs."""
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(alone)
    page.locator('[id="events/crocus-attack/"] .sb-cite').first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    card = page.locator(".sb-card")
    card.wait_for()
    assert "Sentence" in (card.text_content() or "")
    card.get_by_text("Read it in the source").click()
    assert re.search(r"#sources/moscow-lifts-ban/s\d+$", page.url)
    page.locator('[id="events/crocus-attack/"] .sb-box a').first.hover()
    page.locator(".sb-card strong").wait_for()
    assert refused == []


def test_it_asks_for_nothing(alone: str, new_page: NewPage) -> None:
    """Not even what is refused: the fonts are in it."""
    page = new_page(viewport={"width": 1280, "height": 900}, offline=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(alone)
    assert page.evaluate(MISSING) == []
    assert [url for url in asked if not url.startswith("data:font/woff2")] == [page.url]
    assert page.evaluate("document.fonts.check('16px \"Dossier Serif\"') && document.cookie") == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_the_search_asks_for_can_be_read(scheme: str, alone: str, new_page: NewPage) -> None:
    """A browser writes it in a grey of its own, and axe does not look there."""
    page = new_page(color_scheme=scheme)
    page.goto(alone)
    box = page.locator("#sb-find-box")
    shown, soft = box.evaluate(
        "box => [getComputedStyle(box, '::placeholder'), getComputedStyle(document.querySelector('.sb-meta'))].map("
        "style => `${style.color} ${style.opacity}`)"
    )
    assert shown == soft


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_it_opens(width: int, alone: str, new_page: NewPage) -> None:
    """Its faces are ready before its first words are drawn, and there is room for the search that a script brings."""
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(alone)
    assert page.evaluate(SHIFTS) <= NO_SHIFT


def test_without_scripts_it_says_the_same_and_its_contents_work(alone: str, new_page: NewPage) -> None:
    plain = new_page(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    full = new_page(viewport={"width": 360, "height": 740})
    for page in (plain, full):
        page.goto(alone)
    assert plain.locator("#sb-find-box").count() == 0
    assert full.locator("#sb-find-box").count() == 1
    assert plain.locator("main").inner_text() == full.locator("main").inner_text()
    plain.locator(".sb-contents").get_by_text("Sources").click()
    assert plain.url.endswith("#sources/")
    heading = plain.locator('[id="sources/"] h2').bounding_box()
    assert heading is not None
    assert 0 < heading["y"] < 740


def _faults(chromium: Browser, address: str, width: int, scheme: Literal["light", "dark"]) -> list[str]:
    """What axe finds, with the search open; the policy must let axe in."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, bypass_csp=True, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    wide = ["it is wider than the screen"] if page.evaluate(OVERFLOW) else []
    page.evaluate(AXE)
    assert _found(page, "the")
    found = page.evaluate(RUN_AXE)
    context.close()
    return wide + [f"{one['id']}: {at['html'][:120]}" for one in found for at in one["nodes"][:3]]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing(width: int, scheme: Literal["light", "dark"], chromium: Browser, tmp_path: Path) -> None:
    """In a small dossier with every field of every kind: each palette once, each width once."""
    (file,) = one_file.EXPORT.files(site(tmp_path / "line", FULL))
    (tmp_path / file.path).write_bytes(file.content)
    assert _faults(chromium, (tmp_path / file.path).as_uri(), width, scheme) == []


@pytest.mark.prove
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_our_own(
    width: int, scheme: Literal["light", "dark"], alone: str, chromium: Browser
) -> None:
    assert _faults(chromium, alone, width, scheme) == []


def test_on_paper_it_is_a_report(alone: str, new_page: NewPage, measured: Callable[[str], None]) -> None:
    """Pages are numbered by the style sheet; the outline of the file is that of its headings."""
    page = new_page()
    page.goto(alone)
    paper = page.pdf(prefer_css_page_size=True, outline=True, tagged=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", paper))
    measured(f"one file: {pages} pages of paper for {page.locator('article').count()} records")
    assert pages < 110
    assert b"/Outlines" in paper
    page.emulate_media(media="print")
    assert not page.locator(".sb-bar-alone").is_visible()
    assert page.locator(".sb-names a").first.is_visible()
    assert page.evaluate(CUT_OFF) == []
