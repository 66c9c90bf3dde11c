"""Light or dark: as the system has it from the first moment, and as a reader wants it from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.slow_line import held_back
from tests.conftest import Built

NewPage = Callable[..., Page]

LIGHT, DARK = "default", "slate"
KEPT = "Object.fromEntries(Object.entries(localStorage).map(([name, words]) => [name.split('.').pop(), words]))"
TINT = "[document.querySelector('meta[name=theme-color]').content, getComputedStyle(document.body).backgroundColor]"
# What the browser draws itself: its bars, and the ground before ours is there.
BROWSERS_OWN = "getComputedStyle(document.documentElement).colorScheme"
# How often the browser styled nearly all of the page: it counts the elements each time.
STYLED = "UpdateLayoutTree"


def shows(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def switch(page: Page, to: str) -> None:
    page.get_by_role("button", name=f"Switch to {to} mode").click()


@pytest.fixture(params=["hosted", "file"])
def home(request: pytest.FixtureRequest, root_url: str, built: Built) -> str:
    """The first page of each edition."""
    return root_url if request.param == "hosted" else (built.offline / "index.html").as_uri()


def beside(home: str, name: str) -> str:
    """Another page of the same edition."""
    return f"{home}{name}/" if home.startswith("http") else home.replace("index.html", f"{name}.html")


def test_by_night_a_page_is_dark_before_the_themes_program(root_url: str, new_page: NewPage) -> None:
    """Else it flashes white in the reader's face, and the browser styles all of it once more."""
    page = new_page(color_scheme="dark")
    held = held_back(page, "**/bundle.*.js")
    page.goto(root_url, wait_until="commit")
    page.get_by_role("button", name="Switch to light mode").wait_for()
    shows(page, DARK)
    assert held
    held[0].continue_()


def test_what_a_reader_chose_stays_until_it_is_taken_back(home: str, new_page: NewPage) -> None:
    """On the next page too, under the name that the page on privacy gives; who takes it back leaves nothing."""
    page = new_page(color_scheme="light")
    page.goto(home)
    shows(page, LIGHT)
    assert page.evaluate(KEPT) == {}
    switch(page, "dark")
    shows(page, DARK)
    page.goto(beside(home, "timeline"))
    shows(page, DARK)
    assert page.evaluate(KEPT) == {"__palette": '"slate"'}
    switch(page, "light")
    shows(page, LIGHT)
    assert page.evaluate(KEPT) == {}


def test_a_system_that_turns_dark_is_followed_at_once(home: str, new_page: NewPage) -> None:
    """It does at nightfall, and nothing of that is written down."""
    page = new_page(color_scheme="light")
    page.goto(home)
    page.emulate_media(color_scheme="dark")
    shows(page, DARK)
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_visible()
    assert page.evaluate(KEPT) == {}


def test_a_choice_outlasts_the_nightfall(root_url: str, new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto(root_url)
    switch(page, "light")
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    shows(page, LIGHT)
    page.reload()
    shows(page, LIGHT)


def test_the_switch_is_worked_by_keys(root_url: str, new_page: NewPage) -> None:
    """The focus stays on it, so that who pressed it by mistake presses it again."""
    page = new_page(color_scheme="light")
    page.goto(root_url)
    page.get_by_role("button", name="Switch to dark mode").focus()
    page.keyboard.press("Enter")
    shows(page, DARK)
    expect(page.get_by_role("button", name="Switch to light mode")).to_be_focused()
    page.keyboard.press("Space")
    shows(page, LIGHT)


@pytest.mark.parametrize(("scheme", "name"), [("light", LIGHT), ("dark", DARK)])
def test_the_browser_wears_the_same_colours(scheme: str, name: str, root_url: str, new_page: NewPage) -> None:
    """Its bars of the system's colour, a phone's bar of the page's, also after the switch."""
    page = new_page(color_scheme=scheme)
    page.goto(root_url)
    tints = []
    for shown in (name, DARK if name == LIGHT else LIGHT):
        shows(page, shown)
        tint, ground = page.evaluate(TINT)
        assert tint == ground
        tints.append(tint)
        assert page.evaluate(BROWSERS_OWN) == ("dark" if shown == DARK else "normal")
        assert [page.locator(f".sb-palette-{icon}").is_visible() for icon in (LIGHT, DARK)] == [
            shown == icon for icon in (LIGHT, DARK)
        ]
        switch(page, "light" if shown == DARK else "dark")
    assert len(set(tints)) == 2


def test_a_page_that_one_goes_back_to_is_as_the_last_choice_was(root_url: str, new_page: NewPage) -> None:
    """A browser puts it back as it left it, without running its scripts anew."""
    page = new_page(color_scheme="light")
    page.goto(root_url)
    other = page.context.new_page()
    other.goto(root_url)
    switch(other, "dark")
    shows(page, LIGHT)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    shows(page, DARK)


@pytest.mark.parametrize("kept", ["{", '"mauve"', '{"index": 1}', "null"])
def test_what_was_kept_and_is_no_choice_is_passed_over(kept: str, root_url: str, new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto(root_url)
    switch(page, "light")
    page.evaluate("kept => { for (const name of Object.keys(localStorage)) localStorage[name] = kept; }", kept)
    page.reload()
    shows(page, DARK)


def test_who_lets_nothing_be_kept_may_switch_all_the_same(root_url: str, new_page: NewPage) -> None:
    """Browsers refuse the store to sites whose cookies a reader blocks."""
    page = new_page(color_scheme="light")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    page.goto(root_url)
    switch(page, "dark")
    shows(page, DARK)
    switch(page, "light")
    shows(page, LIGHT)


def test_without_scripts_there_is_no_switch_that_does_nothing(root_url: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(root_url)
    shows(page, LIGHT)
    expect(page.locator(".sb-palette")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_styled_once(scheme: str, root_url: str, new_page: NewPage) -> None:
    """The theme's own switch had all of it styled four times at each opening: a third of the work of a phone."""
    page = new_page(viewport={"width": 412, "height": 823}, color_scheme=scheme)
    found: list[dict[str, Any]] = []
    ended: list[object] = []

    def end(told: object) -> None:
        ended.append(told)

    page.goto("about:blank")
    session = page.context.new_cdp_session(page)
    session.on("Tracing.dataCollected", lambda told: found.extend(told["value"]))
    session.on("Tracing.tracingComplete", end)
    session.send("Tracing.start", {"traceConfig": {"includedCategories": ["devtools.timeline"]}})
    page.goto(f"{root_url}network/")
    page.wait_for_timeout(500)
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    sizes = [one["args"]["elementCount"] for one in found if one["name"] == STYLED]
    assert sizes
    assert [size for size in sizes if size > max(sizes) / 2] == [max(sizes)]
