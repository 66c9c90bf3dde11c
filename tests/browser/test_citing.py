"""A citation is copied with a button, from a server and from a file, and without a script by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_access import DESKTOP, PHONE, _check, bare_page  # noqa: F401 - a fixture
from tests.browser.test_screens import STICKS_OUT
from tests.conftest import Built

NewPage = Callable[..., Page]
PATH = "statistics/isis-k-strength"
OPEN = "() => document.querySelectorAll('details').forEach(one => { one.open = true; })"
# What a paste would bring, whichever way it was copied.
PASTED = """() => new Promise(done => {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.addEventListener('paste', event => done(event.clipboardData.getData('text/plain')));
  field.focus();
})"""


def _opened(page: Page) -> Page:
    page.locator(".sb-take > summary").click()
    return page


def _copied(page: Page, form: int) -> str:
    """Copies a form with its button and pastes it."""
    page.locator(".sb-take-copy").nth(form).click()
    expect(page.locator(".sb-take-copy").nth(form)).to_contain_text("Copied")
    pasted = page.evaluate_handle(f"() => ({{ words: ({PASTED})() }})")
    page.keyboard.press("Control+V")
    return str(pasted.evaluate("one => one.words"))


@pytest.mark.parametrize("edition", ["hosted", "offline"])
def test_each_form_is_copied_as_it_stands(edition: str, root_url: str, built: Built, new_page: NewPage) -> None:
    """Line by line, tags as text; what happened is read out."""
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{root_url}{PATH}/" if edition == "hosted" else (built.offline / f"{PATH}.html").as_uri())
    _opened(page)
    expect(page.locator(".sb-take-copy")).to_have_count(3)
    for form, begins in enumerate(
        ("The Sourcebook editors.", "@misc{isis-k-strength,\n  author", "<figure>\n<blockquote")
    ):
        words = _copied(page, form)
        assert words.startswith(begins)
        assert words == page.locator(".sb-take-words code").nth(form).text_content()
    expect(page.locator(".sb-take [role=status]")).to_have_text("HTML, to quote it on another page: Copied")


def test_where_the_browser_refuses_the_old_command_copies(root_url: str, new_page: NewPage) -> None:
    """And where that fails too, the words are marked for the reader's own keys."""
    page = new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));")
    page.goto(f"{root_url}{PATH}/")
    _opened(page)
    assert _copied(page, 1) == page.locator(".sb-take-words code").nth(1).text_content()
    page.evaluate("document.execCommand = () => false")
    button = page.locator(".sb-take-copy").first
    button.click()
    expect(button).to_contain_text("Marked: copy it now")
    assert str(page.evaluate("getSelection().toString()")).startswith("The Sourcebook editors.")


def test_by_keyboard_alone(root_url: str, page: Page) -> None:
    page.goto(f"{root_url}{PATH}/")
    page.locator(".sb-take > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".sb-take-copy").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".sb-take-copy").first).to_contain_text("Copied")
    expect(page.locator(".sb-take-copy").first).to_be_focused()


def test_without_a_script_the_words_are_there(root_url: str, new_page: NewPage) -> None:
    """No button that does nothing."""
    page = _opened_without_script(root_url, new_page)
    expect(page.locator(".sb-take-copy")).to_have_count(0)
    expect(page.locator(".sb-take-words").nth(1)).to_contain_text("@misc{isis-k-strength")
    expect(page.locator(".sb-take-words").nth(1)).to_be_visible()


def _opened_without_script(root_url: str, new_page: NewPage) -> Page:
    page = new_page(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto(f"{root_url}{PATH}/")
    return _opened(page)


@pytest.mark.parametrize("address", [f"{PATH}/", "sources/moscow-lifts-ban/", "quotes/mfa-mutual-ties/"])
def test_axe_finds_nothing_in_the_open_block(address: str, root_url: str, bare_page: Page) -> None:  # noqa: F811 - a fixture
    bare_page.add_init_script(f"addEventListener('DOMContentLoaded', {OPEN})")
    _check(bare_page, f"{root_url}{address}", [(PHONE, "dark"), (DESKTOP, "light")])
    bare_page.set_viewport_size(PHONE)
    assert bare_page.evaluate(STICKS_OUT) == []
