"""The one-file edition: it holds all, every link in it leads somewhere, and nothing that must stay out is in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from macros.adapters.edition import make_site
from macros.build import Built, build, check
from macros.check.output import check_output
from macros.check.page_citations import check_citations
from macros.check.page_policy import check_alone
from macros.exports import one_file
from macros.views.cited import cited_places
from macros.views.one_file import FILE, nested, site_inside
from macros.views.render import css_words
from macros.views.view import Site
from tests.boats import boats
from tests.conftest import HARBOUR, PROJECT, Element, read_page
from tests.dossiers import BARE, FULL, SETTINGS, SOURCE, site

SECOND = PROJECT / "tests" / "second_dossier"
LARGEST, RECORDS = 3_000_000, 300


def _whole(of: Site) -> str:
    (file,) = one_file.EXPORT.files(of)
    assert file.path == FILE
    return file.content.decode()


def _second() -> Site:
    found = check(SECOND)
    made = build(found)
    assert isinstance(made, Built)
    return make_site(made, found.files.pages, directory=True, offline=False)


@pytest.fixture(scope="module")
def second() -> Site:
    """The second dossier: several sources, some published in part or not at all."""
    return _second()


@pytest.fixture(params=["full", "bare", "second", "harbour"])
def dossier(request: pytest.FixtureRequest, second: Site, tmp_path: Path) -> Site:
    """Every kind with all its fields, every kind with none of them, a dossier as people write it, two kinds."""
    return (
        second
        if request.param == "second"
        else site(tmp_path, {"full": FULL, "bare": BARE, "harbour": HARBOUR}[request.param])
    )


def test_every_link_leads_to_one_id_and_the_policy_holds(dossier: Site) -> None:
    html = {FILE: _whole(dossier)}
    assert check_output(html, frozenset({FILE})) == ()
    assert check_alone(html) == ()
    for label in read_page(html[FILE]).walk():
        for name in ("aria-labelledby", "aria-describedby", "for"):
            if name in label.attributes:
                assert f'id="{label.attributes[name]}"' in html[FILE]


def test_every_record_is_in_it_at_the_address_that_its_page_has(dossier: Site) -> None:
    page = read_page(_whole(dossier))
    ids = {one.attributes.get("id"): one for one in page.walk()}
    for record in dossier.dossier.records.values():
        if record.paged:
            entry = ids[f"{record.plural.replace('_', '-')}/{record.id}/"]
            (heading,) = entry.find("h3")
            assert heading.text() == " ".join(dossier.dossier.heading(record.id).split())


def test_every_fact_is_cited_by_all_its_sentences(dossier: Site) -> None:
    html = _whole(dossier)
    places = cited_places(dossier.dossier, site_inside(dossier).urls)
    assert check_citations({FILE: html}, frozenset({FILE}), places, {}) == ()
    cited = set(re.findall(r'data-fact="([^"]*)"', html))
    assert {fact.id for fact in dossier.dossier.statements if type(fact).paged} <= cited


def test_its_headings_are_those_of_one_document(dossier: Site) -> None:
    """One title, and no level is left out."""
    levels = [int(one.tag[1]) for one in read_page(_whole(dossier)).find("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_no_heading_or_list_is_empty(dossier: Site) -> None:
    page = read_page(_whole(dossier))
    empty = [one for one in page.find("h2", "h3", "h4", "ul", "ol", "dl", "p", "dd", "table") if not one.text()]
    assert [(one.tag, one.classes) for one in empty] == []


def test_contents_name_every_chapter(second: Site) -> None:
    page = read_page(_whole(second))
    (contents,) = page.find("nav", css="sb-contents")
    told = [(one.attributes["href"], one.text()) for one in contents.find("a")]
    chapters = page.find("section", css="sb-chapter")
    assert [href for href, _ in told] == [f"#{one.attributes['id']}" for one in chapters]
    assert [words for _, words in told] == [one.find("h2")[0].text() for one in chapters]
    assert [words for _, words in told[:3]] == ["Key facts", "Actors", "Events"]
    assert [words for _, words in told[-5:]] == [
        "Sources",
        "Weak points",
        "Corrections",
        "How to read",
        "About the data",
    ]


def test_sentences_of_several_sources_have_ids_of_their_own(second: Site) -> None:
    lines = [one.attributes["id"] for one in read_page(_whole(second)).find("li", css="sb-line")]
    assert len(lines) == len(set(lines))
    assert len({line.rpartition("/")[0] for line in lines}) > 1
    assert all(re.fullmatch(r"sources/[\w-]+/s\d+", line) for line in lines)


def test_what_is_not_published_is_not_in_it(second: Site) -> None:
    """Of a private text the quoted words alone, of excerpts the sentences that facts rest on."""
    html = _whole(second)
    for words in ("Rückfragen beantwortet das Bürgerbüro", "Der Fährverkehr zu den Inseln ruhte"):
        assert words not in html
    private = (SECOND / "data" / "texts" / "survey-report.txt").read_text(encoding="utf-8")
    sentences = [one.strip() for one in re.split(r"(?<=[.?!])\s", private) if len(one.split()) > 5]
    assert sentences
    assert [one for one in sentences if one in html] == []


def test_what_it_does_not_hold_is_linked_on_the_web_or_not_at_all(second: Site) -> None:
    hosted = _whole(replace(second, address="https://harbour.example/a/"))
    assert 'href="https://harbour.example/a/downloads/"' in hosted
    page = read_page(hosted)
    assert [one for one in _addresses(page) if not one.startswith(("#", "https://", "mailto:"))] == []


def test_without_an_address_no_link_leaves_it_but_those_of_the_record(tmp_path: Path) -> None:
    page = read_page(_whole(site(tmp_path, BARE)))
    assert {one for one in _addresses(page) if not one.startswith("#")} == set()
    assert "The Downloads page of the site gives the SHA-256" in page.text()


def _addresses(page: Element) -> list[str]:
    return [one.attributes["href"] for one in page.find("a")]


def test_the_offer_tells_its_checksum(second: Site) -> None:
    """The file cannot."""
    (file,) = one_file.EXPORT.files(second)
    assert file.offer.endswith(f"SHA-256: {hashlib.sha256(file.content).hexdigest()}")
    assert not one_file.EXPORT.offline


def test_the_same_facts_give_the_same_bytes(second: Site) -> None:
    assert _whole(_second()) == _whole(second)


def test_a_large_dossier_fits(tmp_path: Path, measured: Callable[[str], None]) -> None:
    """Three hundred records, each a sentence's worth, in no more than a mail takes."""
    text, files = boats(RECORDS)
    dossier = {"data/dossier.yml": SETTINGS, "data/sources.yml": SOURCE, "data/texts/post.txt": text, **files}
    found = site(tmp_path, dossier)
    assert len(found.dossier.statements) == RECORDS
    size = len(_whole(found).encode())
    measured(f"one file: {size:,} bytes of {LARGEST:,} for {RECORDS} records")
    assert size <= LARGEST


@pytest.mark.parametrize(
    ("html", "inside"),
    [
        ('<h1 id="a">A</h1>', '<h2 id="events/a">A</h2>'),
        ('<h2 id="a">A</h2><a href="#a">A</a>', '<h3 id="events/a">A</h3><a href="#events/a">A</a>'),
        ('<a href="#actors/ada/">A</a>', '<a href="#actors/ada/">A</a>'),
        ('<p id="events/">A</p><a href="#events/">A</a>', '<p id="events/">A</p><a href="#events/">A</a>'),
        ('<p id="a"></p><b aria-labelledby="a"></b>', '<p id="events/a"></p><b aria-labelledby="events/a"></b>'),
        ('See <a class="b" href="">the <em>list</em></a>.', "See the <em>list</em>."),
        ("<h6>A</h6>", "<h6>A</h6>"),
        ("<header>A</header><hr>", "<header>A</header><hr>"),
        ('<p title="id=&#34;a&#34;">A</p>', '<p title="id=&#34;a&#34;">A</p>'),
    ],
)
def test_a_page_becomes_a_part(html: str, inside: str) -> None:
    assert nested(html, "events/", 1) == inside


def test_words_in_a_style_sheet_mean_nothing_there() -> None:
    assert css_words('a"; }</style>\n') == (
        r"\000061\000022\00003b\000020\00007d\00003c\00002f\000073\000074\000079\00006c\000065\00003e\00000a"
    )


@pytest.mark.parametrize("text", ["a </script> b", "</style >", "<!-- a"])
def test_a_sheet_that_would_end_its_tag_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="would end the tag"):
        one_file.safe(text)
