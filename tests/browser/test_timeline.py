"""The timeline in a real browser: readable at every width, a list to those who hear it, narrowed by its filters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]

# Whether the words on the axis overlap as they are really set: pairs that do.
OVERLAPPING = """() => {
  const words = [...document.querySelectorAll('.sb-axis text')];
  const boxes = words.map(text => [text.textContent, text.getBoundingClientRect()]).sort((a, b) => a[1].x - b[1].x);
  return boxes.slice(1).filter((box, i) => boxes[i][1].right > box[1].left).map(box => box[0]);
}"""
# Lanes that are not as high as their row, or whose mark leaves them.
BROKEN = """() => [...document.querySelectorAll('.sb-event-row')].filter(row => {
  const cell = row.querySelector('.sb-lane-cell').getBoundingClientRect();
  const lane = row.querySelector('.sb-lane').getBoundingClientRect();
  const forms = [...row.querySelectorAll('.sb-lane-mark .sb-form')].map(form => form.getBoundingClientRect());
  return Math.abs(cell.height - lane.height) > 1 || !forms.length
    || forms.some(form => form.left < lane.left - 1 || form.right > lane.right + 1 || form.width < 2.5);
}).map(row => row.textContent)"""
# Marks that are painted in the colour of their ground.
UNSEEN = """(selector) => [...document.querySelectorAll(selector)].filter(form => {
  const style = getComputedStyle(form), ground = getComputedStyle(document.body).backgroundColor;
  const paint = form.classList.contains('sb-form-solid') ? style.fill : style.stroke;
  return paint === ground || paint === 'none';
}).length"""


@pytest.mark.parametrize("width", [360, 599, 720, 960, 1280])
def test_nobody_scrolls_sideways(width: int, root_url: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    for address in ("timeline/", "", "events/crocus-attack/", "events/", "how-to-read/"):
        page.goto(f"{root_url}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("width", [720, 1280])
def test_one_axis_runs_through_every_row(width: int, root_url: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{root_url}timeline/")
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(BROKEN) == []
    expect(page.locator(".sb-rail-mark").first).to_be_hidden()
    lefts = page.locator(".sb-axis, .sb-lane").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert max(lefts) - min(lefts) < 1


def test_on_a_phone_it_stands_upright(root_url: str, new_page: NewPage) -> None:
    """Marks on a rail, and the years that are left out in words."""
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{root_url}timeline/")
    expect(page.locator(".sb-lane-cell").first).to_be_hidden()
    marks = page.locator(".sb-mark-upright")
    assert marks.count() == page.locator(".sb-event-row").count()
    sizes = marks.evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])")
    assert all((width, height) == (34, 44) for width, height in sizes)
    expect(page.get_by_text("23 years without a dated event")).to_be_visible()


def test_it_is_a_list_to_those_who_hear_it(root_url: str, page: Page) -> None:
    page.goto(f"{root_url}timeline/")
    chart = page.locator(".sb-chart").get_by_role("list")
    assert chart.count() == 1
    assert chart.get_by_role("listitem").count() == page.locator(".sb-event-row").count()
    assert chart.get_by_role("img", name="One of these").count() > 0


def test_filters_hide_rows_and_leave_the_axis(root_url: str, page: Page) -> None:
    page.goto(f"{root_url}timeline/")
    rows, axis = page.locator(".sb-event-row"), page.locator(".sb-axis")
    before = axis.inner_html()
    page.locator(".sb-chip", has_text="attributed").click()
    shown = rows.evaluate_all("all => all.filter(row => row.checkVisibility()).map(row => row.dataset.standing)")
    assert 0 < len(shown) < rows.count()
    assert all("attributed" in standing.split() for standing in shown)
    assert axis.inner_html() == before
    expect(axis).to_be_visible()
    assert page.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_index_of_events_is_narrowed_too(width: int, root_url: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(f"{root_url}events/")
    page.locator(".sb-chip", has_text="attributed").click()
    shown = page.locator(".sb-row-dated").evaluate_all(
        "all => all.filter(row => row.checkVisibility()).map(row => row.dataset.standing)"
    )
    assert shown
    assert all("attributed" in standing.split() for standing in shown)


def test_an_axis_with_no_row_left_goes_too(root_url: str, page: Page) -> None:
    """An actor of undated events alone: a head without a row would say that nothing happened."""
    page.goto(f"{root_url}timeline/")
    actors = page.evaluate(
        "() => { const of = where => [...document.querySelectorAll(where)].flatMap(row => (row.dataset.actor || '')"
        ".split(' ')); const dated = of('.sb-event-row'); return of('#timeline-list .sb-row')"
        ".filter(name => name && !dated.includes(name)); }"
    )
    assert actors
    page.locator("select[data-facet=actor]").select_option(actors[0])
    expect(page.locator(".sb-chart")).to_be_hidden()
    expect(page.get_by_role("heading", name="Without a date")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_are_seen_in_forced_colours(scheme: str, root_url: str, new_page: NewPage) -> None:
    for width, marks in ((1280, ".sb-lane-mark .sb-form"), (360, ".sb-mark-upright .sb-form")):
        page = new_page(viewport={"width": width, "height": 800}, forced_colors="active", color_scheme=scheme)
        page.goto(f"{root_url}timeline/")
        assert page.locator(marks).count() > 10
        assert page.evaluate(UNSEEN, marks) == 0


def test_an_event_stands_between_its_neighbours(root_url: str, page: Page) -> None:
    page.goto(f"{root_url}events/crocus-attack/")
    rows = page.locator(".sb-event-row")
    assert rows.count() == 3
    assert rows.evaluate_all("all => all.map(row => row.getAttribute('aria-current'))") == [None, "true", None]


def test_it_prints_with_its_axis(root_url: str, page: Page) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})
    page.goto(f"{root_url}timeline/")
    page.emulate_media(media="print")
    assert page.evaluate(BROKEN) == []
    expect(page.locator(".sb-filters")).to_be_hidden()
    expect(page.locator(".sb-axis")).to_be_visible()
