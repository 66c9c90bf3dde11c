"""Every sort of page on paper: the page alone, in dark ink, with nothing torn apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]

PAGES = (
    "",
    "brief/",
    "actors/",
    "actors/russia/",
    "events/crocus-attack/",
    "statistics/isis-k-strength/",
    "quotes/mfa-mutual-ties/",
    "relations/isis-took-credit/",
    "sources/moscow-lifts-ban/",
    "timeline/",
    "network/",
    "experts/",
    "weak-points/",
)
A4_WIDTH = 688  # pixels between the margins
NO_PAPER = (
    ".md-header, .md-tabs, .md-search, .md-sidebar, .md-footer, .md-top, .sb-filters, .sb-jump, .sb-more, .sb-card"
)
WHOLE = ".sb-sentence, .sb-row, .sb-row-head, .sb-occurrence, .sb-line, .sb-foot, tr"

# What is on paper of a page: what should not be, what could be torn, what sticks out, the lightest of its inks.
ON_PAPER = """([noPaper, whole, width]) => {
  const shown = element => element.getClientRects().length > 0;
  const style = element => getComputedStyle(element);
  const content = document.querySelector('.md-content');
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number);
    return Math.round(.2126 * r + .7152 * g + .0722 * b);
  };
  const written = [...content.querySelectorAll('*')].filter(element =>
    shown(element) && [...element.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()));
  return {
    noPaper: [...document.querySelectorAll(noPaper)].filter(shown).map(element => element.className),
    torn: [...content.querySelectorAll(whole)].filter(e => style(e).breakInside !== 'avoid').map(e => e.className),
    out: written.filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.textContent.slice(0, 40)),
    lightest: Math.max(...written.map(element => light(style(element).color))),
    head: shown(document.querySelector('.sb-print-head')),
    foot: shown(document.querySelector('.sb-foot')),
  };
}"""


# The colours of the screen must not be seen on their way to those of paper.
AT_REST = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("address", PAGES)
def test_paper_holds_the_page_alone(address: str, root_url: str, new_page: NewPage) -> None:
    """Though its reader sits in the dark, with a card open."""
    page = new_page(viewport={"width": A4_WIDTH, "height": 1000}, color_scheme="dark")
    page.goto(f"{root_url}{address}")
    page.keyboard.press("Tab")
    page.locator(".md-content a[href]").first.focus()
    page.evaluate(AT_REST)
    page.emulate_media(media="print")
    found: dict[str, Any] = page.evaluate(ON_PAPER, [NO_PAPER, WHOLE, A4_WIDTH])
    assert found["noPaper"] == []
    assert found["torn"] == []
    assert found["out"] == []
    assert found["lightest"] < 128
    assert found["head"]
    assert found["foot"]


def test_a_link_to_elsewhere_tells_its_address(root_url: str, new_page: NewPage) -> None:
    """On paper nothing can be clicked; the numbers of sentences need no address."""
    page = new_page(viewport={"width": A4_WIDTH, "height": 1000})
    page.goto(f"{root_url}brief/")
    page.evaluate(
        """() => {
          const link = document.createElement('a');
          link.href = 'https://post.example/bridge';
          link.id = 'elsewhere';
          document.querySelector('.md-content__inner p:not(.sb-print-head)').append(link);
        }"""
    )
    page.emulate_media(media="print")
    after = "element => getComputedStyle(element, '::after').content"
    assert "https://post.example/bridge" in page.locator("#elsewhere").evaluate(after)
    assert page.locator(".md-content a.sb-cite").first.evaluate(after) == "none"


def test_saved_as_pdf_it_has_few_pages(root_url: str, new_page: NewPage, measured: Callable[[str], None]) -> None:
    page = new_page()
    told = []
    for address, most in (("statistics/isis-k-strength/", 2), ("brief/", 4), ("actors/russia/", 14)):
        page.goto(f"{root_url}{address}")
        expect(page.locator("h1")).to_be_visible()
        pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
        told.append(f"{address} {pages}")
        assert 0 < pages <= most, address
    measured(f"pages of A4: {', '.join(told)}")
