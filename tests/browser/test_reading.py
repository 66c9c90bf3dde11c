"""A reader in a real Chromium follows a fact to its sentence and on, and searches: online, below a path, offline."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import Built

NewPage = Callable[..., Page]

EDITIONS = ("root_url", pytest.param("sub_url", marks=pytest.mark.prove), "folder_url")
# What a reader types, the page that must be among the first, and how many count as such.
SEARCHES = {
    "name": ("Sergei Shoigu", "actors/shoigu", 1),
    "family name": ("Putin", "actors/putin", 1),
    "other name": ("ISIS-K", "actors/isis-k", 3),
    "name of a place": ("Crocus City Hall", "places/crocus-city-hall", 3),
    "what the text calls it": ("this outfit", "actors/isis-k", 10),
    "title of an event": ("Sergei Shoigu visits Kabul", "events/shoigu-visit", 3),
    "a figure": ("137", "statistics/crocus-deaths", 10),
    "a figure with a comma": ("2,000 to 5,000", "statistics/isis-k-strength", 10),
    "words of a quotation": ("mutually advantageous relations", "quotes/mfa-mutual-ties", 5),
    "a problem code": ("quote-not-found", "problems/quote-not-found", 3),
}


@pytest.fixture(scope="session")
def folder_url(built: Built, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The unpacked zip in a folder with a name that needs escaping, opened without a server."""
    folder = tmp_path_factory.mktemp("stick") / "ünï cödé dir"
    shutil.copytree(built.offline, folder)
    return f"{folder.as_uri()}/index.html"


@pytest.fixture(params=EDITIONS)
def home(request: pytest.FixtureRequest) -> str:
    """The address of the home page in each edition."""
    address: str = request.getfixturevalue(request.param)
    return address


def heading(page: Page, words: str) -> None:
    """Waits for the page with this heading."""
    expect(page.locator("h1")).to_have_text(words)


def search(page: Page, words: str) -> list[str]:
    """Types into the search dialog; gives the addresses of the results without what is behind # and ?."""
    box = page.locator(".md-search__input")
    box.fill(words)
    box.press("End")  # Material listens to keys
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"matching document|No matching"))
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.wait_for_timeout(300)  # the worker answers once more when the last key is in
    found = [link.get_attribute("href") or "" for link in page.locator(".md-search-result__item > a").all()]
    return [re.split(r"[?#]", link)[0].removesuffix(".html").rstrip("/") for link in found]


def test_from_home_to_sentence_to_statistic_to_expert(home: str, page: Page) -> None:
    """The path that the site is made for: each step is a link in the content, and the sentence is the target."""
    page.goto(home)
    page.get_by_role("link", name="Islamic State Khorasan", exact=True).first.click()
    heading(page, "Islamic State Khorasan")
    page.locator(".sb-figure-row a[href*='statistics/isis-k-casualties'] + sup a.sb-cite").first.click()
    expect(page).to_have_url(re.compile(r"/sources/moscow-lifts-ban(?:/|\.html)#s18$"))
    sentence = page.locator("li:target")
    expect(sentence).to_have_count(1)
    expect(sentence).to_be_in_viewport()
    expect(sentence).to_contain_text(
        "According to the US National Counterterrorism Center, this outfit is one of Islamic State"
    )
    fact = sentence.locator("a[href*='statistics/isis-k-casualties']").first
    if not fact.is_visible():  # behind "4 more"
        sentence.locator("summary").click()
    fact.click()
    expect(page.locator(".sb-big")).to_contain_text("thousands")
    page.locator(".sb-box").get_by_role("link", name="US National Counterterrorism Center").click()
    heading(page, "US National Counterterrorism Center")
    expect(page.locator(".sb-main h2").first).to_have_text("Quoted")
    page.locator(".md-tabs").get_by_role("link", name="Experts").click()
    heading(page, "Experts")
    expect(page.locator("#expert-nctc")).to_contain_text("US National Counterterrorism Center")


def test_a_citation_opens_the_sentence_it_numbers(home: str, page: Page) -> None:
    """Number, address, target and words agree; the back button leads back to the fact."""
    page.goto(home)
    page.get_by_role("link", name="Statistics", exact=True).first.click()
    heading(page, "Statistics")
    page.locator("a[href*='crocus-deaths']").first.click()
    citation = page.locator(".sb-head a.sb-cite").first
    number = citation.inner_text()
    citation.click()
    expect(page).to_have_url(re.compile(rf"#s{number}$"))
    expect(page.locator("li:target .sb-number")).to_have_text(number)
    expect(page.locator("li:target mark").first).to_be_visible()
    expect(page.locator("li:target")).to_contain_text("at least 137 individuals")
    page.go_back()
    expect(page.locator(".sb-big")).to_contain_text("137")


def test_search_finds_records_by_all_their_names(home: str, page: Page) -> None:
    """Type what you remember; the page you mean stands among the first."""
    page.goto(home)
    page.locator(".md-search__input").click()
    missed = []
    for kind, (words, wanted, first) in SEARCHES.items():
        found = list(dict.fromkeys(search(page, words)))
        if not any(link.endswith(wanted) for link in found[:first]):
            missed.append(f"{kind}: {words!r} gives {found[:first]}, not {wanted}")
    assert not missed, "\n".join(["", *missed])


def test_a_search_result_opens_its_page(home: str, page: Page) -> None:
    """With a query behind the address, which a file has to bear as well."""
    page.goto(home)
    page.locator(".md-search__input").click()
    search(page, "Sergei Shoigu")
    page.locator(".md-search-result__item > a[href*='actors/shoigu']").first.click()
    heading(page, "Sergei Shoigu")


def test_a_search_without_result_says_so(home: str, page: Page) -> None:
    """Nothing found is an answer too."""
    page.goto(home)
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("zzyzx")
    page.locator(".md-search__input").press("End")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def test_a_stick_needs_no_network(folder_url: str, new_page: NewPage) -> None:
    """Everything but files is refused, and nobody asks: not a page, not the search, not its worker."""
    page = new_page()
    asked: list[str] = []

    def refuse(route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
            return
        asked.append(route.request.url)
        route.abort()

    page.context.route("**/*", refuse)
    page.context.set_offline(True)
    page.goto(folder_url)
    page.locator(".md-search__input").click()
    assert any(link.endswith("actors/mujahedeen") for link in search(page, "Mujahedeen"))
    page.locator(".md-search-result__item > a[href*='actors/mujahedeen']").first.click()
    heading(page, "Mujahedeen")
    for tab in ("Actors", "Events", "Statistics", "Experts", "Timeline", "Network", "Sources"):
        page.locator(".md-tabs").get_by_role("link", name=tab, exact=True).click()
        heading(page, "Who is tied to whom" if tab == "Network" else tab)
    assert asked == []


def test_pages_read_without_javascript(home: str, new_page: NewPage) -> None:
    """Content, links and citations are HTML; a reader who switches scripts off loses search and nothing else."""
    page = new_page(java_script_enabled=False)
    page.goto(home)
    expect(page.locator("h1")).to_be_visible()
    page.get_by_role("link", name="Islamic State Khorasan", exact=True).first.click()
    expect(page.locator(".sb-main blockquote").first).to_be_visible()
    citation = page.locator(".sb-head a.sb-cite").first
    number = citation.inner_text()
    citation.click()
    expect(page.locator("li:target .sb-number")).to_have_text(number)
    expect(page.locator("li:target")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_marks_of_a_sentence_can_be_seen(root_url: str, new_page: NewPage, scripts: bool) -> None:  # noqa: FBT001
    """The sentence that a link opened differs from its neighbours, and [sic] is drawn although it is no text."""
    page = new_page(java_script_enabled=scripts)
    page.goto(f"{root_url}sources/moscow-lifts-ban/#s14")
    style = (
        "element => { const s = getComputedStyle(element); return [s.backgroundColor, s.outline, s.boxShadow].join() }"
    )
    opened = page.locator("li:target").evaluate(style)
    assert opened != page.locator("#s11").evaluate(style)
    drawn = page.locator("li:target .sb-sic").first.evaluate("element => getComputedStyle(element, '::after').content")
    assert "sic" in drawn


def test_the_copied_folder_is_what_the_zip_holds(built: Built, folder_url: str) -> None:
    """The tests above read the very files that readers get."""
    folder = Path(built.offline)
    assert (folder / "index.html").is_file()
    assert "%C3%BCn%C3%AF" in folder_url
