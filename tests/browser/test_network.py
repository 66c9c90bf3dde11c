"""The network in a browser: names fit their boxes, focus holds the rest back, every actor is reached by keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faces import open_in_our_faces

NewPage = Callable[..., Page]
NETWORK = "network/"
PAGES = ("network/", "actors/russia/", "actors/taliban/", "actors/putin/")

# What of a name or of words is drawn outside its box, in pixels of the picture.
OUT_OF_BOX = """() => [...document.querySelectorAll('.sb-net-end')].flatMap(end => {
  const box = end.querySelector('rect').getBBox();
  return [...end.querySelectorAll('text')].filter(text => {
    const own = text.getBBox();
    return own.width === 0 || own.x < box.x + 4 || own.x + own.width > box.x + box.width - 4
      || own.y < box.y || own.y + own.height > box.y + box.height;
  }).map(text => text.textContent);
})"""

# Words beside lines that are drawn over a box, once they are shown.
OVER_A_BOX = """() => {
  const boxes = [...document.querySelectorAll('.sb-net-box')].map(box => box.getBBox());
  return [...document.querySelectorAll('.sb-net-words, .sb-net-mark')].filter(words => {
    const own = words.getBBox();
    return own.width && boxes.some(box => own.x < box.x + box.width && box.x < own.x + own.width
      && own.y < box.y + box.height && box.y < own.y + own.height);
  }).map(words => words.textContent);
}"""


def test_names_fit_their_boxes_as_the_browser_sets_them(root_url: str, page: Page) -> None:
    """The build guesses how wide letters are; only a browser knows."""
    open_in_our_faces(page, f"{root_url}{NETWORK}")
    assert page.locator(".sb-net-end").count() > 30
    assert page.evaluate(OUT_OF_BOX) == []


def test_words_beside_lines_keep_off_the_boxes(root_url: str, page: Page) -> None:
    open_in_our_faces(page, f"{root_url}{NETWORK}")
    for number in range(6):
        page.locator(f"[data-end='{number}']").focus()
        assert page.locator(".sb-net-words:visible").count() > 0
        assert page.evaluate(OVER_A_BOX) == []


def test_focus_on_an_actor_holds_the_rest_back(root_url: str, page: Page) -> None:
    """By mouse and by key alike; what is held back can still be read, and all is as before when it ends."""
    page.goto(f"{root_url}{NETWORK}")
    picture, actor = page.locator(".sb-net"), page.locator("[data-end='0']")
    assert page.locator(".sb-net-words:visible").count() == 0
    for start in (actor.hover, actor.focus):
        start()
        expect(picture).to_have_class("sb-net sb-net-focused")
        expect(actor).to_have_class(re.compile("sb-net-end sb-net-lit sb-net-chosen"))  # and it may open its card
        ends = page.locator(".sb-net-tie.sb-net-lit").evaluate_all(
            "ties => ties.map(tie => tie.dataset.ends.split(' '))"
        )
        assert ends
        assert all("0" in pair for pair in ends)
        lit = page.locator(".sb-net-end.sb-net-lit").evaluate_all("boxes => boxes.map(box => box.dataset.end)")
        assert set(lit) == {end for pair in ends for end in pair}
        assert page.locator(".sb-net-words:visible").count() > len(ends) // 2
        page.mouse.move(0, 0)
    actor.blur()
    expect(picture).to_have_class("sb-net")
    assert page.locator(".sb-net-words:visible").count() == 0


def test_keys_reach_every_actor_and_every_line(root_url: str, page: Page) -> None:
    page.goto(f"{root_url}{NETWORK}")
    wanted = page.locator(".sb-net a").count()
    page.get_by_role("link", name="Skip the picture").focus()
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("() => document.activeElement.closest('.sb-net') ? document.activeElement.dataset : null")
        )
    assert None not in reached
    boxes = {found["end"] for found in reached if "end" in found}
    ties = {found["tie"] for found in reached if "tie" in found}
    assert len(boxes) == page.locator(".sb-net-end").count()
    assert len(ties) == page.locator(".sb-net-tie").count()
    stroke = page.locator(".sb-net-end").first.evaluate(
        "end => { end.focus(); return getComputedStyle(end.querySelector('rect')).strokeWidth }"
    )
    assert stroke == "4px"


def test_a_line_opens_its_sentence_and_several_their_rows(root_url: str, page: Page) -> None:
    page.goto(f"{root_url}{NETWORK}")
    one = page.locator(".sb-net-tie:not(:has(.sb-net-mark))").first
    one.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id]:target")).to_be_visible()
    assert "/sources/" in page.url
    page.goto(f"{root_url}{NETWORK}")
    several = page.locator(".sb-net-tie:has(.sb-net-mark)").first
    several.focus()
    page.keyboard.press("Enter")
    rows = page.locator("tbody:target tr")
    expect(rows.first).to_be_visible()
    assert rows.count() > 1


@pytest.mark.parametrize("address", PAGES)
def test_a_phone_shows_neighbours_below_each_other(address: str, root_url: str, new_page: NewPage) -> None:
    """The picture would be too small there; nothing scrolls sideways."""
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{root_url}{address}")
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    assert page.locator(".sb-net:visible").count() == 0
    expect(page.locator(".sb-spine").first).to_be_visible()
    tops = page.locator(".sb-spine-end").evaluate_all("rows => rows.map(row => row.getBoundingClientRect())")
    assert all(upper["bottom"] < lower["top"] for upper, lower in pairwise(tops))


def test_the_table_is_narrowed_by_standing_and_actor(root_url: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{root_url}{NETWORK}")
    rows = page.locator(".sb-relations tr[data-kind]")
    whole = rows.count()
    page.locator("label:has([data-facet=standing][value=disputed])").click()
    shown = page.locator(".sb-relations tr[data-kind]:visible")
    assert 0 < shown.count() < whole
    assert all("disputed" in words for words in shown.all_inner_texts())


def test_without_script_the_picture_is_whole(root_url: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page.goto(f"{root_url}{NETWORK}")
    expect(page.locator(".sb-net")).to_be_visible()
    assert page.locator(".sb-net-tie[href]").count() == page.locator(".sb-net-tie").count() > 30
    expect(page.locator(".sb-relations")).to_be_visible()
