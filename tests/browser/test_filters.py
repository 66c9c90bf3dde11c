"""A list is narrowed to what is chosen, and is whole where no script runs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]


@pytest.fixture
def events(root_url: str, page: Page) -> Page:
    """The index of events."""
    page.goto(f"{root_url}events/")
    return page


def _shown(page: Page) -> int:
    return page.locator("#events-list [data-kind]:visible").count()


def test_a_standing_is_chosen_and_taken_back(events: Page) -> None:
    """The number beside each choice is how many rows are left; a section without a row goes with its heading."""
    whole = _shown(events)
    for chip in events.locator(".sb-filters fieldset label").all()[1:]:
        chip.click()
        count = int(chip.locator("small").inner_text())
        assert _shown(events) == count < whole
        expect(events.locator(".sb-filter-count")).to_have_text(f"{count} of {whole} shown")
        assert events.locator("#events-list [data-rows]:visible").count() <= count
    events.locator(".sb-filters fieldset label").first.click()
    assert _shown(events) == whole
    expect(events.locator(".sb-filter-count")).to_have_text(f"{whole} shown")


def test_choices_add_up_and_may_leave_nothing(events: Page) -> None:
    """By keyboard alone; an actor and a year that never meet leave no row, and the page says so."""
    actor = events.locator("select[data-facet=actor]")
    actor.focus()
    events.keyboard.press("ArrowDown")
    chosen = actor.evaluate("one => Number(/\\((\\d+)\\)$/.exec(one.selectedOptions[0].text)[1])")
    assert _shown(events) == chosen
    events.locator("select[data-facet=year]").select_option("1979")
    assert _shown(events) < max(chosen, 2)
    expect(events.locator(".sb-filter-count")).to_contain_text(f"{_shown(events)} of")


def test_without_a_script_the_list_is_whole(root_url: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    page.goto(f"{root_url}events/")
    expect(page.locator(".sb-filters")).to_be_hidden()
    assert page.locator("#events-list [data-kind]").count() == _shown(page) > 20
