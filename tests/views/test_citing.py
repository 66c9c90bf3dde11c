"""A citation that a reader takes along says what is cited, in which edition, how it stands and who says it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from macros.adapters.content_policy import policy
from macros.check.output import check_output
from macros.check.page_policy import check_policy
from macros.views import render
from macros.views.citing import Citing, can_be_cited
from macros.views.facts import Facts
from macros.views.urls import record_address
from macros.views.view import View
from tests.conftest import PROJECT, Element, read_page
from tests.dossiers import BARE, FULL, Files, draft, view
from tests.hostile.markup import payloads
from tests.linked import SECOND, site_of

SEVERAL: Files = {
    **BARE,
    "data/dossier.yml": BARE["data/dossier.yml"] + "imprint: {site_url: 'https://line.example/sub/'}\n",
    "data/texts/wire.txt": "The Ness Wire wrote that the line carried at least 412 riders.\n",
    "data/sources.yml": (
        "post:\n  title: The Valley Post\n  publish: full\nwire:\n  title: The Wire\n  published: 2024-06\n"
    ),
    "data/statistics.yml": (
        "riders:\n  label: riders\n  value: at least 412\n  said_by: ada\n  contradicts: [before]\n"
        "  evidence: [at least 412 riders in 2024, {source: wire, text: the line carried at least 412 riders}]\n"
        "before:\n  label: riders before\n  value: around 500\n  evidence: around 500 riders\n"
    ),
    "data/quotes.yml": (
        "said:\n  by: unnamed\n  direct: We run every day\n"
        "told:\n  by: ada\n  paraphrase: that the bridge was a joy\n"
        "whispered:\n  by: unnamed\n  paraphrase: the bridge was a joy\n"
    ),
    "data/claims.yml": (
        "hope:\n  type: prediction\n  text: The night train will run in 2026.\n  by: unnamed\n"
        "  evidence: The night train will run in 2026\n"
        "aim:\n  type: aim\n  text: To run at night.\n  evidence: The night train will run in 2026\n"
    ),
}


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> View:
    return draft(tmp_path_factory.mktemp("several"), SEVERAL)


TEXTS = {
    # two sources, one without a date; disputed, and said by someone
    "riders": "“riders: at least 412” (disputed; said by Ada Brook). The Valley line, undated edition, "
    "https://line.example/sub/statistics/riders/. Rests on: The Valley Post, undated; The Wire, June 2024.",
    "said": "“Unnamed: ‘We run every day’”. The Valley line, undated edition, "
    "https://line.example/sub/quotes/said/. Rests on: The Valley Post, undated.",
    # no one spoke these words, so no quotation marks
    "told": "Ada Brook, in paraphrase: that the bridge was a joy. The Valley line, undated edition, "
    "https://line.example/sub/quotes/told/. Rests on: The Valley Post, undated.",
    "whispered": "Unnamed, in paraphrase: the bridge was a joy. The Valley line, undated edition, "
    "https://line.example/sub/quotes/whispered/. Rests on: The Valley Post, undated.",
    "hope": "The night train will run in 2026 (prediction; said by someone unnamed). The Valley line, undated edition, "
    "https://line.example/sub/claims/hope/. Rests on: The Valley Post, undated.",
    "aim": "To run at night (aim; said by the article). The Valley line, undated edition, "
    "https://line.example/sub/claims/aim/. Rests on: The Valley Post, undated.",
    "opening": "“The bridge opens”. The Valley line, undated edition, "
    "https://line.example/sub/events/opening/. Rests on: The Valley Post, undated.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_the_words_of_a_citation(name: str, several: View) -> None:
    record = several.record(name)
    assert Facts(several).how_to_cite(several.headline(name), record) == TEXTS[name]


def test_a_title_that_was_cut_has_no_second_stop() -> None:
    seen = View(site_of(PROJECT), "")
    cited = Facts(seen).how_to_cite(seen.headline("putin-collaboration"), seen.record("putin-collaboration"))
    assert "collaboration with the … Russia lifts" in cited
    assert "…." not in Citing(seen).caption(seen.record("putin-collaboration"))  # type: ignore[arg-type] # a quote


def test_all_that_can_be_said_of_standing_is_said(tmp_path: Path) -> None:
    full = view(tmp_path, FULL)
    words = Facts(full).standing_words(full.record("hope"))  # type: ignore[arg-type] # a claim
    assert words == "prediction; disputed; said by Valley line; inferred by the editors; no longer holds"


@pytest.mark.parametrize("name", TEXTS)
def test_bibtex_and_csl_say_the_same(name: str, several: View) -> None:
    """Title, address, edition, standing and sources; no date, since the edition has none."""
    record, citing = several.record(name), Citing(several)
    entry = citing.csl(record)
    assert entry["title"] == several.headline(name).rstrip(".")
    assert entry["URL"] == f"https://line.example/sub/{record_address(record)}"
    assert entry["container-title"] == "The Valley line, undated edition"
    assert "issued" not in entry
    assert "author" not in entry
    note = str(entry["note"])
    assert "Rests on: The Valley Post, undated" in note
    assert Facts(several).standing_words(record).casefold() in note.casefold()  # type: ignore[arg-type] # a statement
    for words in (entry["title"], entry["URL"], note):
        assert str(words) in citing.bibtex(record)
    assert "year" not in citing.bibtex(record)


def test_a_site_without_an_address_says_where_the_page_stands(tmp_path: Path) -> None:
    seen = view(tmp_path, BARE)
    entry = Citing(seen).csl(seen.record("opening"))
    assert "URL" not in entry
    assert entry["note"] == "Page events/opening/ of the site. Rests on: The Valley Post, undated"
    assert "<a " not in _figure(seen, "opening")
    assert " cite=" not in _figure(seen, "opening")


def test_a_source_is_cited_as_itself() -> None:
    seen = View(site_of(SECOND), "")
    courier = Citing(seen).csl(seen.record("courier"))
    assert courier == {
        "id": "courier",
        "type": "document",
        "title": "Ferries are back, and so is the argument about the mud",
        "author": [{"literal": "Ida Quist"}],
        "publisher": "The Grauhaven Courier",
        "genre": "article",
        "issued": {"date-parts": [[2023, 6, 19]]},
        "URL": "https://grauhaven-courier.example/2023/06/ferries-are-back",
        "accessed": {"date-parts": [[2023, 7, 5]]},
        "language": "en",
    }
    plaque = Citing(seen).csl(seen.record("quay-plaque"))
    assert plaque["note"] == "Undated. Known through: Ferries are back, and so is the argument about the mud"
    assert "issued" not in plaque


# -- the block on the page, and the figure for other pages ----------------------------------------------


def _block(seen: View, name: str) -> Element:
    page = read_page(
        render.record_page(View(seen.site, record_address(seen.record(name))), name, part=None, inside=False)
    )
    (block,) = page.find("details", css="sb-take")
    return block


def _forms(seen: View, name: str) -> dict[str, str]:
    """The words that each form of a citation shows, line by line."""
    forms = _block(seen, name).find("div", css="sb-take-form")
    return {
        form.find("p")[0].text(): "".join(part for part in form.find("code")[0].parts if isinstance(part, str))
        for form in forms
    }


def _figure(seen: View, name: str) -> str:
    return _forms(seen, name)["HTML, to quote it on another page"]


def test_the_block_shows_each_form(several: View) -> None:
    citing = Citing(View(several.site, "statistics/riders/"))
    forms = _forms(several, "riders")
    assert list(forms) == ["Text", "BibTeX", "HTML, to quote it on another page"]
    assert forms["Text"] == TEXTS["riders"]
    assert forms["BibTeX"] == citing.bibtex(several.record("riders")).strip()
    (link,) = _block(several, "riders").find("a")
    assert link.attributes["href"] == "../../data/statistics/riders.csl.json"
    assert list(_forms(several, "post")) == ["Text, for this page", "BibTeX, for the source"]


def test_the_figure_says_all_that_the_page_says(several: View) -> None:
    assert _figure(several, "riders") == (
        "<figure>\n"
        '<blockquote cite="https://line.example/sub/statistics/riders/" lang="en"><p>The line carried '
        "<mark>at least 412 riders in 2024</mark>, of 900 who asked, teh wire said.</p></blockquote>\n"
        '<blockquote cite="https://line.example/sub/statistics/riders/" lang="en"><p>The Ness Wire wrote that '
        "<mark>the line carried at least 412 riders</mark>.</p></blockquote>\n"
        "<figcaption>riders: at least 412 (disputed; said by Ada Brook). Rests on: The Valley Post, undated; "
        "The Wire, June 2024. "
        'From: <a href="https://line.example/sub/statistics/riders/">The Valley line, undated edition</a>.'
        "</figcaption>\n"
        "</figure>"
    )


def test_the_figure_keeps_odd_wording_and_says_so() -> None:
    """Else whoever quotes it is taken to have misspelt it."""
    seen = View(site_of(PROJECT), "")
    assert "terrorist episode [sic], he stated</mark>" in _figure(seen, "crocus-attack")


def test_the_figure_quotes_no_word_that_is_not_published() -> None:
    seen = View(site_of(SECOND), "")
    figure = read_page(_figure(seen, "silt-survey"))
    assert figure.find("blockquote")[0].text() == "41,500 cubic metres of silt left the inner basin"
    german = read_page(_figure(seen, "bill"))
    assert german.find("blockquote")[0].attributes["lang"] == "de"


META = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'


@pytest.mark.parametrize("name", payloads())
def test_the_figure_is_sound_whatever_the_words(name: str, several: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands on other people's pages: its elements are ours alone, and nothing in it runs."""
    words = payloads()[name]
    monkeypatch.setattr(Citing, "caption", lambda _, record: f"{words} {record.id}")
    monkeypatch.setattr(Citing, "edition", words)
    figure = _figure(several, "riders")
    tree = read_page(figure)
    assert [one.tag for one in tree.walk()][1:] == ["figure", *["blockquote", "p", "mark"] * 2, "figcaption", "a"]
    assert " ".join(words.split()) in " ".join(tree.text().split())
    page = f"<html><head>{META}</head><body>{figure}</body></html>"
    assert check_output({"index.html": page}, frozenset({"index.html"})) == ()
    assert check_policy({"index.html": page}) == ()


def test_lines_stay_lines_in_the_finished_page(several: View) -> None:
    """The page is one line: what is copied must not be."""
    html = render.record_page(View(several.site, "quotes/said/"), "said", part=None, inside=False)
    entry = re.search(r"@misc\{said,.*?</code>", html, re.DOTALL)
    assert entry is not None
    assert "\n" not in entry[0]
    assert unescape(entry[0]).count("\n") >= 4


def test_topics_and_lists_have_the_line_alone(several: View) -> None:
    assert not can_be_cited(several.record("thread"))
    for page in (render.record_page(View(several.site, "topics/thread/"), "thread", part=None, inside=False),):
        assert "Cite this page:" in page
        assert "sb-take" not in page


def test_the_text_names_the_edition_that_the_page_names(several: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """One property says it for all forms."""
    monkeypatch.setattr(View, "edition", "edition 7")
    forms: dict[str, Any] = _forms(several, "riders")
    assert all("edition 7" in words for words in forms.values())
    assert "edition 7" in str(Citing(several).csl(several.record("riders")))
