"""The source's page in a real browser: facts level with their sentences, readable lines, and what the keys do."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.faces import open_in_our_faces
from tests.conftest import Built

NewPage = Callable[..., Page]
SOURCE = "moscow-lifts-ban"

# Every sentence's box, that of its words, and that of its facts.
_BOXES = """
lines => lines.map(line => {
  const box = element => { const b = element.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  const facts = line.querySelector(".sb-line-facts");
  const first = facts.querySelector(".sb-entry, p");
  return [box(line.querySelector("p")), box(facts), box(first), box(line)];
})
"""
# How many letters stand in each full line of a sentence: the last line of a sentence ends where it ends.
_LINE_LENGTHS = r"""
texts => texts.flatMap(text => {
  const lines = new Map(), walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let part = walk.nextNode(); part; part = walk.nextNode()) {
    for (let at = 0; at < part.length; at += 1) {
      const range = document.createRange();
      range.setStart(part, at); range.setEnd(part, at + 1);
      const box = range.getClientRects()[0];
      if (box) { const y = Math.round(box.top / 12); lines.set(y, (lines.get(y) || 0) + 1); }
    }
  }
  return [...lines.entries()].sort((a, b) => a[0] - b[0]).map(line => line[1]).slice(0, -1);
})
"""


@pytest.fixture(params=[pytest.param("hosted", marks=pytest.mark.prove), "file"])
def source_url(request: pytest.FixtureRequest, built: Built, root_url: str) -> str:
    """The page on a server, and as a file on a stick."""
    if request.param == "hosted":
        return f"{root_url}sources/{SOURCE}/"
    return (built.offline / "sources" / f"{SOURCE}.html").as_uri()


def test_facts_stand_level_with_their_sentences(root_url: str, page: Page) -> None:
    """Beside them, beginning where they begin, and clear of the facts of the next sentence."""
    page.goto(f"{root_url}sources/{SOURCE}/")
    boxes = page.locator(".sb-line").evaluate_all(_BOXES)
    assert len(boxes) == 28
    for words, facts, first, line in boxes:
        assert facts[0] > words[2], "beside the words"
        assert abs(first[1] - words[1]) <= 8
        assert line[1] <= facts[1]
        assert facts[3] <= line[3] + 1
    for (*_, before), (*_, behind) in pairwise(boxes):
        assert before[3] <= behind[1] + 1
    # Calm: what stands beside a sentence is not much taller than the sentence.
    assert max((facts[3] - facts[1]) - (words[3] - words[1]) for words, facts, *_ in boxes) <= 90


def test_a_line_of_the_text_is_readable(root_url: str, page: Page, measured: Callable[[str], None]) -> None:
    """64 to 75 characters, as books have them; a long word at the end may leave a line a little shorter."""
    open_in_our_faces(page, f"{root_url}sources/{SOURCE}/")
    lengths = page.locator(".sb-line-text .sb-marker").evaluate_all(_LINE_LENGTHS)
    middle = sorted(lengths)[len(lengths) // 2]
    measured(f"source text: {min(lengths)} to {max(lengths)} characters a line, {middle} in the middle")
    assert 64 <= middle <= 75
    assert max(lengths) <= 78


@pytest.mark.parametrize("width", [360, 768, 1024, 1280])
def test_nothing_sticks_out_at_any_width(width: int, source_url: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto(source_url)
    page.locator(".sb-stepper select").select_option(index=1)
    page.evaluate("document.querySelectorAll('details').forEach(rest => { rest.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".sb-bar:visible").count() == 1


# Where the rule under quoted words ends, and where the tint of the next line begins.
_RULES = """
sentences => sentences.flatMap(sentence => {
  const tops = [...sentence.getClientRects()].map(box => box.top);
  return [...sentence.querySelectorAll("mark")].flatMap(mark => [...mark.getClientRects()].flatMap(box => {
    const below = tops.filter(top => top > box.top + 5);
    return below.length ? [[box.bottom, Math.min(...below)]] : [];
  }));
})
"""


@pytest.mark.parametrize(("width", "media"), [(360, "screen"), (1280, "screen"), (794, "print")])
def test_no_tint_covers_the_rule_of_the_line_above(width: int, media: str, root_url: str, new_page: NewPage) -> None:
    """Where the tints differ too little to be seen, the rule alone says which words a fact rests on."""
    page = new_page(viewport={"width": width, "height": 900})
    page.emulate_media(media="print" if media == "print" else "screen")
    open_in_our_faces(page, f"{root_url}sources/{SOURCE}/")
    rules = page.locator(".sb-marker").evaluate_all(_RULES)
    assert len(rules) > 20
    assert max(rule - tint for rule, tint in rules) <= 0.5


def test_on_a_phone_facts_stand_below_their_sentence(root_url: str, new_page: NewPage) -> None:
    """Title and value first, kind and standing below them."""
    page = new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{root_url}sources/{SOURCE}/")
    for words, facts, *_ in page.locator(".sb-line").evaluate_all(_BOXES):
        assert facts[1] >= words[3] - 1
    entry = page.locator(".sb-entry").first
    tops = [entry.locator(css).bounding_box() for css in (".sb-entry-words", ".sb-kind", ".sb-entry-standing")]
    title, kind, standing = (box["y"] if box else 0 for box in tops)
    assert title < kind
    assert abs(kind - standing) < 6


def test_each_cell_leads_to_its_sentence(source_url: str, page: Page) -> None:
    """Its name says which sentence it is and how many facts rest on it."""
    page.goto(source_url)
    cell = page.get_by_role("link", name=re.compile(r"^Sentence 9: 2 facts$"))
    expect(cell).to_be_visible()
    cell.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#s9$"))
    expect(page.locator("#s9")).to_be_in_viewport()
    expect(page.locator(".sb-bar-wide a[aria-current]")).to_have_attribute("href", "#s9")


def test_facts_of_one_kind_by_keys_alone(source_url: str, page: Page) -> None:
    """What is not of the kind goes, folds included; sentences without one fade; and all comes back."""
    page.goto(source_url)
    everything = page.locator(".sb-entry:visible").count()
    page.locator(".sb-shown input").first.focus()
    page.keyboard.press("ArrowRight")
    shown = page.locator(".sb-entry:visible")
    assert {entry.get_attribute("data-kind") for entry in shown.all()} == {"event"}
    assert shown.count() == page.locator('.sb-entry[data-kind="event"]').count()
    status = page.locator(".sb-shown-count")
    expect(status).to_have_text(re.compile(r"^21 events on \d+ sentences$"))
    faded = page.locator(".sb-line.sb-off")
    assert faded.count() == page.locator('.sb-line:not(:has(.sb-entry[data-kind="event"]))').count() > 0
    page.keyboard.press("ArrowLeft")
    assert page.locator(".sb-entry:visible").count() == everything
    expect(status).to_be_empty()
    assert faded.count() == 0


def test_stepping_from_mention_to_mention_by_keys(source_url: str, page: Page) -> None:
    """To the next and the previous sentence that names the actor: its names outlined, its place told."""
    page.goto(source_url)
    chosen = page.locator(".sb-stepper select")
    chosen.focus()
    chosen.select_option("isis-k")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Next")).to_be_focused()
    sentences = [line.get_attribute("id") for line in page.locator(".sb-line:has(.sb-followed)").all()]
    assert len(sentences) == 7
    place = page.locator(".sb-steps output")
    for number, sentence in enumerate([*sentences, sentences[0]]):
        page.keyboard.press("Enter")
        expect(place).to_have_text(f"{number % 7 + 1} of 7")
        expect(page).to_have_url(re.compile(f"#{sentence}$"))
        outlined = page.locator(f"#{sentence} .sb-followed").first
        expect(outlined).to_be_in_viewport()
        assert outlined.evaluate("words => getComputedStyle(words).outlineStyle") == "solid"
        line, controls = page.locator(f"#{sentence}").bounding_box(), page.locator(".sb-stepper").bounding_box()
        assert line is not None
        assert controls is not None
        assert line["y"] >= controls["y"] + controls["height"], "the controls that stay at the top do not cover it"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(place).to_have_text("7 of 7")
    expect(page.get_by_role("button", name="Previous")).to_be_focused()
    chosen.select_option("")
    assert page.locator(".sb-followed").count() == 0


def test_the_note_on_odd_wording_is_reached_by_keys(source_url: str, page: Page) -> None:
    """The mark is drawn, so copying leaves it out; the link says it, and leads to the note and back."""
    page.goto(source_url)
    odd = page.locator("#s4 .sb-sic").first
    assert "sic" in odd.evaluate("link => getComputedStyle(link, '::after').content")
    assert "sic" not in page.locator("#s4 .sb-marker").inner_text()
    expect(odd).to_have_accessible_name(re.compile(r"desired at, sic: Odd wording\."))
    odd.focus()
    page.keyboard.press("Enter")
    note = page.locator("dt:target")
    expect(note).to_contain_text("desired at")
    note.get_by_role("link", name="Back to sentence 4").click()
    expect(page.locator("#s4")).to_be_in_viewport()


def test_without_scripts_all_is_shown_and_no_control(root_url: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(f"{root_url}sources/{SOURCE}/")
    assert page.locator(".sb-shown:visible, .sb-stepper:visible").count() == 0
    rest = page.locator("#s1 details")
    hidden = rest.locator(".sb-entry").last
    expect(hidden).not_to_be_visible()
    rest.locator("summary").click()
    expect(hidden).to_be_visible()


def test_paper_shows_every_fact(root_url: str, page: Page) -> None:
    """Nothing folded, no control, the page's own address on top, tints kept, and no address behind each number."""
    page.goto(f"{root_url}sources/{SOURCE}/")
    page.emulate_media(media="print")
    folded = page.locator("#s1 details .sb-entry").last
    assert folded.evaluate("entry => entry.checkVisibility({contentVisibilityAuto: true})")
    box = folded.bounding_box()
    assert box is not None
    assert box["height"] > 5
    assert page.locator(".sb-shown:visible, .sb-stepper:visible, summary:visible").count() == 0
    address, heading = page.locator(".sb-print-head").bounding_box(), page.locator("h1").bounding_box()
    assert address is not None
    assert heading is not None
    assert address["y"] < heading["y"]
    assert page.locator("#s1").evaluate("line => getComputedStyle(line).printColorAdjust") == "exact"
    behind = "link => getComputedStyle(link, '::after').content"
    assert page.locator("#s1 .sb-number").evaluate(behind) in {"none", "normal"}


def test_the_strip_on_the_home_page_leads_to_the_source(root_url: str, page: Page) -> None:
    page.goto(root_url)
    strip = page.get_by_role("link", name="28 of 28 sentences carry 172 facts.")
    expect(strip).to_be_visible()
    strip.click()
    expect(page).to_have_url(re.compile(rf"/sources/{SOURCE}/$"))
