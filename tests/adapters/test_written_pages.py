"""What authors write is told once more in the one-file edition: their words, and links that stay in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown

from macros.adapters.edition import make_site
from macros.adapters.written_pages import LARGEST_PICTURE, written_pages
from macros.build import Built, build
from macros.check.output import check_output
from macros.check.page_policy import check_alone
from macros.exports import one_file
from macros.prose_macros import Prose
from macros.views.one_file import FILE
from macros.views.view import Site, View
from tests.conftest import HARBOUR, Element, read_page
from tests.dossiers import checked

PICTURE = bytes.fromhex("89504e470d0a1a0a")
BRIEF = '# The summer\n\nThe {{ actor("harbour-office") }} counted {{ statistic("boats-counted") }}.\n'


def convert(text: str) -> str:
    """As a site without extensions has it."""
    return str(Markdown().convert(text))


def told(
    folder: Path, pages: Mapping[str, str], pictures: Mapping[str, bytes] | None = None, address: str = ""
) -> Site:
    """The site of the harbour's dossier with pages of the author's."""
    for name, content in (pictures or {}).items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_bytes(content)
    found = checked(folder, {**HARBOUR, **{f"docs/{name}": text for name, text in pages.items()}})
    built = build(found)
    assert isinstance(built, Built), found.errors
    own = found.files.pages
    written = written_pages(own, built.pages, folder / "docs", convert)
    site = make_site(built, own, directory=True, offline=False, written=written)
    return replace(site, address=address)


def whole(site: Site) -> Element:
    """The file, in which every link leads somewhere and whose policy holds."""
    (file,) = one_file.EXPORT.files(site)
    html = {FILE: file.content.decode()}
    assert (check_output(html, frozenset({FILE})), check_alone(html)) == ((), ())
    return read_page(html[FILE])


def chapter(page: Element, anchor: str) -> Element:
    """The chapter with this id."""
    (found,) = [one for one in page.find("section", css="sb-chapter") if one.attributes["id"] == anchor]
    return found


def test_a_page_is_a_chapter_behind_the_key_facts(tmp_path: Path) -> None:
    """With its heading in its place, and the marks of the macros as everywhere in the file."""
    page = whole(told(tmp_path, {"brief.md": f"{BRIEF}\n## The quay\n\nIt was quiet.\n"}))
    found = chapter(page, "brief/")
    assert [one.text() for one in found.find("h2", "h3")] == ["The summer", "The quay"]
    assert [one.attributes["href"] for one in found.find("a")][:2] == [
        "#actors/harbour-office/",
        "#statistics/boats-counted/",
    ]
    titles = [one.find("h2")[0].text() for one in page.find("section", css="sb-chapter")]
    assert titles.index("The summer") < titles.index("Actors")


def test_records_lead_to_where_they_are_told_of(tmp_path: Path) -> None:
    page = whole(told(tmp_path, {"brief.md": BRIEF}))
    (record,) = [one for one in page.find("article") if one.attributes.get("id") == "statistics/boats-counted/"]
    (line,) = [one for one in record.find("p", css="sb-links") if one.text().startswith("In the narrative page:")]
    assert [(one.text(), one.attributes["href"]) for one in line.find("a")] == [("The summer", "#brief/")]


def test_of_the_home_page_only_what_its_author_adds_is_told(tmp_path: Path) -> None:
    """Its parts stand in the file by themselves; a page of parts alone is no chapter."""
    parts = '{{ home("head") }}\n\n{{ home("key-facts") }}\n'
    added = whole(
        told(tmp_path / "a", {"index.md": f'{parts}\n## In short\n\nIt was quiet{{{{ cite("boats-counted") }}}}.\n'})
    )
    found = chapter(added, "overview/")
    assert [one.text() for one in found.find("h2", "h3")] == ["Overview", "In short"]
    for name, text in {"parts": parts, "headed": f"# Start\n\n{parts}"}.items():
        alone = whole(told(tmp_path / name, {"index.md": text}))
        assert [one for one in alone.find("section", css="sb-chapter") if one.attributes["id"] == "overview/"] == []


def test_any_macro_may_stand_on_a_page(tmp_path: Path) -> None:
    """What stands in the file by itself, too: it is told again, but its place in the file is where it was."""
    calls = ['record_page("harbour-office")', 'index_page("actor")', "timeline_page()", "network_page()", "network()"]
    calls += ["experts()", "a_to_z()", "weak_points()", "about_the_data()", "corrections()", "how_to_read()"]
    calls += ["timeline()", "statements()", 'home("key-facts")', "downloads()", "privacy()"]
    page = whole(told(tmp_path, {"all.md": "# All\n\n" + "\n\n".join(f"{{{{ {call} }}}}" for call in calls)}))
    found = chapter(page, "all/")
    assert [one.text() for one in found.find("h2")] == ["All"]
    assert len(found.find("article", css="sb-actor")) == 1
    assert len([one for one in page.walk() if one.attributes.get("id") == "actors/harbour-office/"]) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("manual.md", '# Kinds\n\n{{ reference("kinds") }}\n', id="a manual"),
        pytest.param("plain.md", "# Thanks\n\nTo all.\n", id="no facts"),
        pytest.param("brief.md", f"---\nrender_macros: false\n---\n{BRIEF}", id="macros left alone"),
        pytest.param("brief.md", f"{BRIEF}\n{{{{ config.site_name }}}}\n", id="what the generator alone knows"),
        pytest.param("brief.md", f"{BRIEF}\n{{{{ [1] | pretty }}}}\n", id="a filter of the generator's"),
        pytest.param("brief.md", f'{BRIEF}\n<video src="boat.webm"></video>\n', id="what needs a file beside it"),
        pytest.param("actors/harbour-office.md", BRIEF, id="in the place of a record's page"),
    ],
)
def test_what_stands_on_the_site_alone(name: str, text: str, tmp_path: Path) -> None:
    site = told(tmp_path, {name: text})
    assert site.written == ()
    whole(site)


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("actors/harbour-office.md", "#actors/harbour-office/"),
        ("actors/index.md", "#actors/"),
        ("sources/harbour-report.md#s1", "#sources/harbour-report/s1"),
        ("how-to-read.md#figures", "#how-to-read/"),
        ("notes/other.md#the-quay", "#notes/other/the-quay"),
        ("#top-of-it", "#brief/top-of-it"),
        ("a-z.md", "https://o.example/a-z/"),
        ("boat.zip", "https://o.example/boat.zip"),
        ("https://w.example/a.md", "https://w.example/a.md"),
        ("mailto:a@w.example", "mailto:a@w.example"),
    ],
)
def test_links_stay_in_the_file_or_lead_to_the_web(link: str, href: str, tmp_path: Path) -> None:
    pages = {
        "brief.md": f'{BRIEF}\n<a id="top-of-it"></a>\n\nSee [it]({link}).\n',
        "notes/other.md": (
            '# More\n\n{{ cite("boats-counted") }}\n\n<h2 id="the-quay">The quay</h2>\n\nIt was [there](../brief.md).\n'
        ),
    }
    page = whole(told(tmp_path, pages, address="https://o.example/"))
    (found,) = [one for one in chapter(page, "brief/").find("a") if one.text() == "it"]
    assert found.attributes["href"] == href
    (back,) = [one for one in chapter(page, "notes/other/").find("a") if one.text() == "there"]
    assert back.attributes["href"] == "#brief/"


def test_pictures_are_in_the_file_but_for_large_ones_and_those_of_others(tmp_path: Path) -> None:
    text = (
        f'{BRIEF}\n<img srcset="img/large.png 2x" src="img/boat.png" alt="A boat">\n\n![A large one](img/large.png)\n\n'
        "![Gone](img/gone.png)\n\n"
        "![Far away](https://w.example/a.png)\n\n![Above](../data/a.png)\n"
    )
    pictures = {"img/boat.png": PICTURE, "img/large.png": PICTURE * (LARGEST_PICTURE // 8 + 1)}
    page = whole(told(tmp_path, {"brief.md": text}, pictures, address="https://o.example/"))
    found = chapter(page, "brief/")
    assert [one.attributes["src"] for one in found.find("img")] == ["data:image/png;base64,iVBORw0KGgo="]
    assert all(words in found.text() for words in ("A large one", "Gone", "Far away", "Above"))


def test_a_page_that_fails_is_left_to_the_generator(tmp_path: Path) -> None:
    """Which meets the same fault, and tells its place."""
    (page,) = told(tmp_path, {"brief.md": f"{BRIEF}\n{{{{ 1 // 0 }}}}\n"}).written
    site = told(tmp_path / "b", {"brief.md": BRIEF})
    assert page.html(View(site, "brief/")) == ""


def test_a_macro_that_fails_is_no_empty_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program's own: on the site it may not show at all."""
    site = told(tmp_path, {"brief.md": BRIEF})
    (page,) = site.written

    def broken(*_: object) -> str:
        raise LookupError("no such template")

    monkeypatch.setattr(Prose, "actor", broken)
    with pytest.raises(Exception, match="actor failed in the one-file edition"):
        page.html(View(site, "brief/"))
