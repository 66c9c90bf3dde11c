"""Every kind of page on a phone and in the dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]

# One page of each template.
PAGES = (
    "",
    "actors/",
    "actors/isis-k/",
    "actors/herbst/",
    "events/",
    "events/crocus-attack/",
    "statistics/",
    "statistics/isis-k-strength/",
    "quotes/",
    "quotes/mfa-mutual-ties/",
    "quotes/isis-k-responsibility-words/",
    "claims/",
    "claims/ruling-allows-recognition/",
    "relations/",
    "relations/isis-took-credit/",
    "places/",
    "places/kabul/",
    "topics/",
    "topics/diplomacy/",
    "sources/",
    "sources/moscow-lifts-ban/",
    "experts/",
    "timeline/",
    "network/",
    "a-z/",
    "weak-points/",
    "about-the-data/",
    "corrections/",
    "downloads/",
    "how-to-read/",
    "privacy/",
    "problems/",
    "problems/quote-not-found/",
    "brief/",
    "contribute/",
    "contribute/format/",
)
SCHEMES = {"light": "default", "dark": "slate"}
# Gives the colour of the ground then.
SWITCH = """(body, name) => {
  body.setAttribute('data-md-color-scheme', name);
  return getComputedStyle(body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number);
}"""
PHONE = {"width": 360, "height": 740}

# What sticks out to the right of the window, or is cut off by a box that does not scroll.
STICKS_OUT = """() => {
  const found = [];
  const inside = document.querySelector('.md-content');
  for (const element of inside.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (style.position === 'fixed' || style.visibility === 'hidden') continue;
    let scrolls = false;
    for (let box = element; box && box !== inside; box = box.parentElement)
      scrolls = scrolls || ['auto', 'scroll'].includes(getComputedStyle(box).overflowX);
    const cut = ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1
      && element.clientWidth > 1;
    if ((!scrolls && element.getBoundingClientRect().right > innerWidth + 1) || cut)
      found.push(`${element.tagName} ${element.className} ${element.textContent.slice(0, 40)}`);
  }
  return found;
}"""

# Words whose colour is too near to that of what stands behind them (WCAG 2: 4.5, large 3).
HARD_TO_READ = """() => {
  const dot = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = css => {
    dot.clearRect(0, 0, 1, 1);
    dot.fillStyle = css;
    dot.fillRect(0, 0, 1, 1);
    return [...dot.getImageData(0, 0, 1, 1).data].map((v, i) => i < 3 ? v : v / 255);
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const behind = element => {
    const layers = [];
    for (let box = element; box; box = box.parentElement) layers.unshift(rgba(getComputedStyle(box).backgroundColor));
    return layers.reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255);
  const found = new Set();
  for (const element of document.querySelectorAll('.md-content *, .md-tabs *, .md-footer *')) {
    const words = [...element.childNodes].find(child => child.nodeType === 3 && child.textContent.trim());
    const style = getComputedStyle(element);
    if (!words || !element.getClientRects().length || style.visibility === 'hidden') continue;
    const ground = behind(element), ink = over(rgba(style.color), ground);
    const [bright, dim] = [light(ink), light(ground)].sort((x, y) => y - x);
    const ratio = (bright + .05) / (dim + .05), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) found.add(`${element.localName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...found];
}"""


def none(found: list[str]) -> None:
    """Fails with all of them."""
    assert not found, "\n".join(["", *found])


def test_nothing_sticks_out_on_a_phone(root_url: str, new_page: NewPage) -> None:
    """At 360 pixels one scrolls down, never sideways, and nothing is cut off."""
    page = new_page(viewport=PHONE)
    found = []
    for address in PAGES:
        answer = page.goto(f"{root_url}{address}")
        assert answer is not None
        assert answer.ok, address
        width = page.evaluate("() => document.documentElement.scrollWidth")
        found += [f"{address}: {width} pixels wide"] if width > PHONE["width"] else []
        found += [f"{address}: {element}" for element in page.evaluate(STICKS_OUT)]
    none(found)


def test_a_phone_reaches_every_tab(root_url: str, new_page: NewPage) -> None:
    """The tabs are hidden there; the drawer holds them."""
    page = new_page(viewport=PHONE)
    page.goto(root_url)
    page.locator("label.md-header__button[for='__drawer']").click()
    drawer = page.locator(".md-nav--primary")
    for tab in ("Actors", "Events", "Statistics", "Experts", "Timeline", "Network", "Sources"):
        expect(drawer.get_by_role("link", name=tab, exact=True).first).to_be_visible()
    drawer.get_by_role("link", name="Timeline", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Timeline")


@pytest.mark.parametrize(("scheme", "name"), SCHEMES.items())
def test_the_reader_s_setting_is_followed(scheme: str, name: str, root_url: str, new_page: NewPage) -> None:
    """Who reads at night has told the system so already."""
    page = new_page(color_scheme=scheme)
    page.goto(root_url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)


# The page's policy allows no style written into it; a sheet that is made is none.
STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.prove) for part in (1, 2))])
def test_words_can_be_read_in_light_and_dark(part: int, root_url: str, new_page: NewPage) -> None:
    """On every kind of page, every word stands out from its ground; axe looks at them all in one palette each."""
    page = new_page(viewport={"width": 1280, "height": 900})
    found: dict[str, str] = {}
    for address in PAGES[part::3]:
        page.goto(f"{root_url}{address}")
        page.evaluate(STILL)
        for scheme, name in SCHEMES.items():
            ground = page.locator("body").evaluate(SWITCH, name)
            assert (sum(ground) < 3 * 100) == (scheme == "dark"), (address, ground)
            for words in page.evaluate(HARD_TO_READ):
                found.setdefault(f"{scheme}: {words}", address)
    none([f"{words}, on {address or 'home'}" for words, address in found.items()])


@pytest.mark.parametrize("address", ["", "actors/isis-k/", "sources/moscow-lifts-ban/", "timeline/"])
def test_keys_reach_what_the_mouse_reaches(address: str, root_url: str, page: Page) -> None:
    """The first key leads to the skip link; no link is taken out of the order, and focus can be seen."""
    page.goto(f"{root_url}{address}")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.className").startswith("md-skip")
    assert page.locator(".md-content a[tabindex='-1']").count() == 0
    link = page.locator(".md-content a.sb-cite, .md-content a.sb-number").first
    link.focus()
    outline = link.evaluate("element => getComputedStyle(element).outlineStyle + getComputedStyle(element).boxShadow")
    assert outline != "nonenone"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_suggestion_goes_on_where_the_typed_letters_end(width: int, root_url: str, new_page: NewPage) -> None:
    """It lies behind the box: letters of another size would show the word twice."""
    page = new_page(viewport={"width": width, "height": 780})
    page.goto(root_url)
    names = "font-family font-size font-weight letter-spacing padding-left".split()
    box, suggested = (
        page.locator(css).evaluate(
            "(one, names) => [...names.map(name => getComputedStyle(one).getPropertyValue(name)),"
            " one.getBoundingClientRect().x, one.getBoundingClientRect().y]",
            names,
        )
        for css in (".md-search__input", ".md-search__suggest")
    )
    assert box == suggested
