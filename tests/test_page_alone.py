"""A page alone suffices: one HTML file tells fact, sentence, source, date, edition and address, with no other file.

The dossier is the second one, which says where it is published. What must be found is written out here once more.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.views.one_file import FILE
from tests.conftest import Element, read_page
from tests.test_second_dossier import DOSSIER, built_once

SITE = "https://harbour-notebook.example/grauhaven/"
EDITION = "Grauhaven dredges its harbour, as of 20 July 2023"
COURIER = "Ferries are back, and so is the argument about the mud, The Grauhaven Courier, 19 June 2023"
NOTICE = "Bekanntmachung zur Baggerung des Binnenhafens, Stadt Grauhaven, 3 July 2023"
# address → what the file says beside edition and address: the fact, words of its sentence, the source with its date
ALONE = {
    "statistics/silt-courier/": (
        "about 48,000 cubic metres",
        "about 48,000 cubic metres of silt were taken out",
        COURIER,
    ),
    "statistics/water-depth/": ("mindestens 4,6 Meter", "Die Wassertiefe im Binnenhafen", NOTICE),
    "events/harbour-reopens/": ("reopen", "reopen", COURIER),
    "": ("The harbour of Grauhaven is open again", "silt", COURIER),
    "timeline/": ("reopen", "reopen", COURIER),
    "statistics/": ("silt", "silt", COURIER),
}
# Every sort of page that is no record's, and the narrative ones.
OTHERS = (
    "actors/",
    "network/",
    "experts/",
    "a-z/",
    "weak-points/",
    "about-the-data/",
    "corrections/",
    "downloads/",
    "how-to-read/",
    "privacy/",
    "problems/",
    "dredger/",
)


@pytest.fixture(scope="module", params=["hosted", "offline"])
def alone(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each page's HTML by its address: the files themselves are gone."""
    site = built_once(tmp_path_factory, request.param, "--offline" if request.param == "offline" else "--strict")
    return {_address(path.relative_to(site).as_posix()): path.read_text(encoding="utf-8") for path in _pages(site)}


def _pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.name not in {"404.html", FILE})


def _address(name: str) -> str:
    folder = name.removesuffix("index.html")
    return folder if folder != name else f"{name.removesuffix('.html')}/"


def _content(html: str) -> Element:
    return next(one for one in read_page(html).find("article") if "md-content__inner" in one.classes)


def _sentences(html: str) -> list[str]:
    """The sentences in the file: those that are shown, and those that its citations open."""
    page = read_page(html)
    shown = [one.text() for one in _content(html).find("blockquote")]
    data = [one for one in page.find("script") if one.attributes.get("id") == "sb-cards"]
    told = json.loads("".join(map(str, data[0].parts)))["sentences"] if data else []
    return [*shown, *("".join(one["parts"]) for one in told)]


@pytest.mark.parametrize("address", ALONE)
def test_one_file_says_it_all(address: str, alone: dict[str, str]) -> None:
    fact, words, source = ALONE[address]
    html = alone[address]
    text = " ".join(_content(html).text().split())
    assert fact in text
    assert any(words in sentence for sentence in _sentences(html))
    assert source in text
    assert EDITION in text
    assert f"{SITE}{address}" in text


@pytest.mark.parametrize("address", [*ALONE, *OTHERS])
def test_every_page_says_once_what_it_is(address: str, alone: dict[str, str]) -> None:
    """How to cite it, with edition and address; where to report an error; where to take it all, or a record alone."""
    content = _content(alone[address])
    (foot,) = content.find("footer", css="sb-foot")
    assert f"{EDITION}, {SITE}{address}." in foot.text()
    own = ["Data (JSON)"] if address.count("/") > 1 else []  # a record's page
    (links,) = foot.find("p", css="sb-foot-links")
    assert [one.text() for one in links.find("a")] == ["Download", *own, "Report an error", "How to read this page"]
    (head,) = content.find("p", css="sb-print-head")
    assert head.text() == f"Grauhaven dredges its harbour · {SITE}{address} · as of 20 July 2023"


def test_every_page_has_a_foot(alone: dict[str, str]) -> None:
    """Whoever made it: no page is left out, none has two."""
    assert len(alone) > 100
    assert [address for address, html in alone.items() if html.count('<footer class="sb-foot"') != 1] == []


def test_a_source_without_a_date_says_so(alone: dict[str, str]) -> None:
    """The plaque is known through the article alone."""
    assert "The source: Plaque on the quay, undated." in _content(alone["sources/quay-plaque/"]).text()


def test_words_that_are_not_published_are_in_no_file(alone: dict[str, str]) -> None:
    """Neither shown nor in the data of a card."""
    for address, html in alone.items():
        for words in ("Rückfragen beantwortet das Bürgerbüro", "Der Fährverkehr zu den Inseln ruhte"):
            assert words not in html, address
    private = (DOSSIER / "data" / "texts" / "survey-report.txt").read_text(encoding="utf-8")
    quoted = "".join(sentence for html in alone.values() for sentence in _sentences(html))
    whole = [line for line in private.split(". ") if len(line) > 60]
    assert whole
    assert [line for line in whole if line in quoted] == []
