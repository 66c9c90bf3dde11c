"""Everybody can read it: axe's rules, the keyboard alone, large print, forced colours, no motion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.test_screens import PAGES, SCHEMES, SWITCH, none

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """() => axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})
    .then(found => found.violations)"""
# What the Tab key passes: name, whether its box is on the screen, and whether one sees that it has the focus.
FOCUSED = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const ring = box => box && getComputedStyle(box).outlineStyle !== 'none' && getComputedStyle(box).outlineWidth > '0';
  // Parts of a picture have no outline: what they look like must change.
  const look = () => [...at.querySelectorAll('*')].map(part => {
    const {fill, stroke, strokeWidth, strokeOpacity} = getComputedStyle(part);
    return [fill, stroke, strokeWidth, strokeOpacity].join();
  }).join();
  const drawn = at.ownerSVGElement && (() => {
    const focused = look();
    at.blur();
    const changes = look() !== focused;
    at.focus({preventScroll: true});
    return changes;
  })();
  return {
    name: [at.localName, at.getAttribute('class'), at.getAttribute('href'), at.textContent.slice(0, 30)].join(' '),
    key: at === document.body ? '' : [...document.querySelectorAll('*')].indexOf(at),
    seen: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth,
    ring: drawn || ring(at) || ring(at.closest('label')) || style.boxShadow !== 'none' || at.matches('input'),
  };
}"""
REACHABLE = """() => [...document.querySelectorAll('.md-content :is(a[href], button, select, summary)')]
  .filter(one => one.getClientRects().length && one.tabIndex >= 0).length"""


@pytest.fixture(scope="module")
def bare_page(chromium: Browser) -> Iterator[Page]:
    """A page that lets axe in: the policy of our pages would not."""
    context = chromium.new_context(viewport=DESKTOP, bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _violations(page: Page) -> Iterator[str]:
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE)
    for violation in found:
        for place in violation["nodes"]:
            yield f"{violation['id']}: {place['html'][:150]}"


def _check(page: Page, url: str, states: Iterable[tuple[ViewportSize, str]]) -> None:
    found = []
    page.goto(url)
    page.evaluate(AXE)
    for size, name in states:
        page.set_viewport_size(size)
        page.evaluate(f"name => ({SWITCH})(document.body, name)", SCHEMES[name])
        found += [f"{size['width']} {name}: {fault}" for fault in _violations(page)]
    none(list(dict.fromkeys(found)))


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(address: str, root_url: str, bare_page: Page) -> None:
    """Every kind of page (WCAG 2.2 A and AA, and axe's best practices): each palette once, each width once."""
    _check(bare_page, f"{root_url}{address}", [(PHONE, "dark"), (DESKTOP, "light")])


@pytest.mark.prove
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_the_other_way_round(address: str, root_url: str, bare_page: Page) -> None:
    """The other palette on each width."""
    _check(bare_page, f"{root_url}{address}", [(PHONE, "light"), (DESKTOP, "dark")])


@pytest.mark.parametrize(
    "address", ["events/", *(pytest.param(one, marks=pytest.mark.prove) for one in PAGES if one != "events/")]
)
def test_axe_finds_nothing_while_another_face_stands_in(address: str, root_url: str, chromium: Browser) -> None:
    """As a first visit on a slow line has it: its letters are lower than ours, and its links are no smaller."""
    context = chromium.new_context(viewport=DESKTOP, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    _check(page, f"{root_url}{address}", [(PHONE, "dark"), (DESKTOP, "light")])
    context.close()


@pytest.mark.parametrize("address", ["", "actors/isis-k/", "events/", "timeline/", "network/"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    address: str, root_url: str, new_page: Callable[..., Page]
) -> None:
    page = new_page(viewport=DESKTOP)
    page.goto(f"{root_url}{address}")
    wanted: int = page.evaluate(REACHABLE)
    passed: set[int | str] = set()
    unseen: list[str] = []
    for _ in range(2 * wanted + 60):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["key"] in passed and len(passed) > wanted:
            break
        passed.add(at["key"])
        if at["key"] != "" and at["seen"] and not at["ring"]:
            unseen.append(at["name"])
    none(unseen)
    assert len(passed) >= wanted


def test_twice_the_size_needs_no_sideways_scrolling(root_url: str, new_page: Callable[..., Page]) -> None:
    """A browser at 200 per cent has half the pixels (WCAG 2.2, 1.4.4 and 1.4.10)."""
    page = new_page(viewport={"width": 640, "height": 450})
    wide = []
    for address in PAGES:
        page.goto(f"{root_url}{address}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    none(wide)


def test_nothing_moves_for_whoever_asked_for_that(root_url: str, new_page: Callable[..., Page]) -> None:
    page = new_page(viewport=DESKTOP, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].filter(one => {
      const style = getComputedStyle(one);
      return `${style.transitionDuration},${style.animationDuration}`.split(',').some(time => parseFloat(time) > 0);
    }).map(one => one.className)"""
    for address in ("", "actors/isis-k/", "timeline/", "network/", "sources/moscow-lifts-ban/"):
        page.goto(f"{root_url}{address}")
        none(page.evaluate(moving))


UNSEEN = """top => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.backgroundColor = 'Canvas';
  const paper = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const found = [], walker = document.createTreeWalker(document.querySelector(top), NodeFilter.SHOW_TEXT);
  const ground = at => {
    for (; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!colour.endsWith(', 0)')) return colour;
    }
    return paper;
  };
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement, words = walker.currentNode.data.trim();
    if (!words || !at.checkVisibility() || at.closest('svg, script')) continue;
    if (getComputedStyle(at).color === ground(at)) found.push(words.slice(0, 60));
  }
  return found;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_seen_in_forced_colours(scheme: str, root_url: str, new_page: Callable[..., Page]) -> None:
    """What the colours of <mark> are meant for is a ground that ours takes away: whole sentences would be lost."""
    page = new_page(viewport=DESKTOP, forced_colors="active", color_scheme=scheme)
    for address in ("", "sources/moscow-lifts-ban/", "statistics/isis-k-strength/", "network/", "actors/isis-k/"):
        page.goto(root_url + address)
        none([f"{address}: {words}" for words in page.evaluate(UNSEEN, "main")])
    page.locator(".sb-main .sb-cite").first.hover()
    page.locator(".sb-card-sentence mark").first.wait_for()
    none(page.evaluate(UNSEEN, ".sb-card"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_standings_are_seen_in_forced_colours(scheme: str, root_url: str, new_page: Callable[..., Page]) -> None:
    """Their shapes are drawn by a mask over a ground, which forced colours would take away."""
    page = new_page(viewport=DESKTOP, forced_colors="active", color_scheme=scheme)
    page.goto(f"{root_url}how-to-read/")
    grounds = """() => [...document.querySelectorAll('.sb-standing')].map(one => {
      const glyph = getComputedStyle(one, '::before').backgroundColor;
      return [glyph, getComputedStyle(document.body).backgroundColor];
    })"""
    found = page.evaluate(grounds)
    assert len(found) >= 4
    none([glyph for glyph, paper in found if glyph == paper])
