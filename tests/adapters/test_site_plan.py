"""What the generator is told of a site: navigation, pages, titles, tables of contents, and what went wrong.

Held against the plan itself, so that another generator than MkDocs would be told the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from jinja2 import Environment

from macros.adapters.content_policy import policy
from macros.adapters.edition import ENV_BUNDLE, ENV_DOSSIER, Edition, begin, current, make_site, with_offers
from macros.adapters.macros_env import offer_macros
from macros.adapters.site_plan import SitePlan, UnreadableError, make_plan
from macros.build import build
from macros.problems import Location, problem
from macros.prose_macros import macros
from macros.views.view import View
from tests.conftest import HARBOUR
from tests.dossiers import BARE, FULL, Files, checked, files, write

PAGES = {
    "docs/index.md": "# Home\n",
    "docs/brief.md": "---\ntitle: 'A brief'\n---\n\nIt runs.\n",
    "docs/timeline.md": "# Our timeline\n",
    "docs/about-us.md": "It runs.\n",
    "docs/contribute/macros.md": "# Macros\n",
    "docs/contribute/index.md": "# Contribute\n",
    "docs/contribute/deep/format.md": "# Format\n",
    "docs/press-room/2024.md": "<!-- lint: ok The room of that year. -->\n\n# 2024\n",
}
WITH_PAGES: Files = {**FULL, **PAGES}


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No edition and no environment of another test."""
    for name in (ENV_BUNDLE, ENV_DOSSIER):
        monkeypatch.delenv(name, raising=False)
    yield
    _forget()


def _forget() -> None:
    from macros.adapters import edition  # noqa: PLC0415 - the module's own state

    edition._current.clear()  # noqa: SLF001 - there is no edition outside a build


def _plan(folder: Path, dossier: Files, *, directory: bool = True) -> SitePlan:
    found = checked(folder, dossier)
    built = build(found)
    site = make_site(built, found.files.pages, directory=directory, offline=not directory) if built else None
    if site is None:
        return SitePlan(Edition(found, None, {}), built)
    site, out = with_offers(site)
    return SitePlan(Edition(found, site, {}, out), built)


# -- navigation -----------------------------------------------------------------------------------


def _shown(nav: list[Any]) -> list[Any]:
    return [entry if isinstance(entry, str) else next(iter(entry)) for entry in nav]


def test_tabs_stand_in_the_order_of_the_design(tmp_path: Path) -> None:
    nav = _plan(tmp_path, WITH_PAGES).nav()
    assert _shown(nav) == [
        "Home",
        "Actors",
        "Events",
        "Statistics",
        "Experts",
        "Timeline",
        "Network",
        "Sources",
        "More pages",
    ]
    assert nav[:2] == [{"Home": "index.md"}, {"Actors": ["actors/index.md"]}]


def test_behind_more_stand_the_authors_pages_and_all_other_ones(tmp_path: Path) -> None:
    """A folder is a section whose index comes first; a page that replaces a generated one keeps its place."""
    more = _plan(tmp_path, WITH_PAGES).nav()[-1]["More pages"]
    assert more[:5] == [
        "about-us.md",
        "brief.md",
        "story.md",
        {"Contribute": ["contribute/index.md", "contribute/deep/format.md", "contribute/macros.md"]},
        {"Press room": ["press-room/2024.md"]},
    ]
    assert {"quotes/index.md", "claims/index.md", "relations/index.md", "places/index.md", "topics/index.md"} <= set(
        more[5:]
    )
    assert {"a-z.md", "weak-points.md", "about-the-data.md", "how-to-read.md", "corrections.md", "downloads.md"} <= set(
        more[5:]
    )
    assert "timeline.md" not in more
    assert more[-1] == "problems/index.md"


@pytest.mark.parametrize("dossier", [WITH_PAGES, BARE, files("It runs.")], ids=["full", "bare", "no fact"])
def test_the_navigation_lists_each_page_once_and_only_pages_that_are_there(dossier: Files, tmp_path: Path) -> None:
    """A tab without a page behind it would be a broken link on every page of the site."""
    plan = _plan(tmp_path, dossier)
    assert plan.built is not None
    paths = list(_leaves(plan.nav()))
    own = {name.removeprefix("docs/") for name in dossier if name.startswith("docs/")}
    assert len(paths) == len(set(paths))
    assert set(paths) <= {page.path for page in plan.built.pages} | own
    assert own <= set(paths)
    singles = {
        page.path for page in plan.built.pages if page.location is None and not page.address.startswith("problems/")
    }
    assert singles <= set(paths)


def _leaves(nav: Any) -> Iterator[str]:  # noqa: ANN401 - a nested list
    if isinstance(nav, str):
        yield nav
    else:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _leaves(entry)


def test_records_are_not_in_the_navigation(tmp_path: Path) -> None:
    """A thousand entries in a menu help nobody; each page knows the index that it belongs to."""
    plan = _plan(tmp_path, WITH_PAGES)
    plan.generated({name.removeprefix("docs/") for name in PAGES})
    assert "actors/ada/" not in plan.in_nav
    assert {"", "actors/", "brief/", "timeline/", "contribute/"} <= plan.in_nav
    assert plan.index_path_of("actors/ada.md") == "actors/index.md"
    assert plan.index_path_of("experts.md") == "experts/index.md"
    assert plan.index_path_of("contribute/macros.md") == "contribute/index.md"


# -- pages ----------------------------------------------------------------------------------------


def test_an_authors_page_replaces_a_generated_one(tmp_path: Path) -> None:
    plan = _plan(tmp_path, WITH_PAGES)
    made = plan.generated({"index.md", "timeline.md", "actors/ada.md", "brief.md"})
    assert not {"index.md", "timeline.md", "actors/ada.md", "brief.md"} & set(made)
    assert made["actors/line.md"].call == 'record_page("line")'
    assert plan.edition.generated == made


def test_titles_of_the_authors_pages(tmp_path: Path) -> None:
    """From its front matter, its first heading, or its file."""
    site = _plan(tmp_path, WITH_PAGES).edition.site
    assert site is not None
    titles = {
        address: site.pages[address].title for address in ("brief/", "contribute/", "about-us/", "press-room/2024/")
    }
    assert titles == {
        "brief/": "A brief",
        "contribute/": "Contribute",
        "about-us/": "About us",
        "press-room/2024/": "2024",
    }


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("---\ntitle: The brief\n---\n\n# Another\n", "The brief"),
        ('---\ntags: [a]\ntitle: "The: brief"\n---\n', "The: brief"),
        ("It runs.\n\n# The brief\n", "The brief"),
        ("It runs.\ntitle: none\n\n# The brief\n", "The brief"),
        ("```\n# no heading\n```\n\n# The brief\n", "The brief"),
        ("It runs.\n", "A brief"),
    ],
)
def test_a_title_is_the_one_that_the_page_shows(page: str, title: str, tmp_path: Path) -> None:
    """Backlinks name the page by it: words in the text that look like a title are none."""
    site = _plan(tmp_path, {**FULL, "docs/a-brief.md": page}).edition.site
    assert site is not None
    assert site.pages["a-brief/"].title == title


def test_a_title_is_safe_wherever_the_theme_puts_it(tmp_path: Path) -> None:
    """The theme escapes nothing, and a generator runs what stands in double brackets."""
    hostile = '<script>alert(1)</script> {{ x*x }} {% raw %} " & *x*'
    events = f"run:\n  title: '{hostile}'\n  evidence: It runs\n  inference: It is alert(1).\n"
    plan = _plan(tmp_path, files("It runs.", events=events))
    assert plan.built is not None
    page = next(page for page in plan.built.pages if page.address == "events/run/")
    title = plan.page_title(page)
    assert not set('<>{}"') & set(title)
    assert Environment(autoescape=True).from_string(title).render() == title
    # Here and there the theme does escape; what is safe already must not become "&amp;lt;".
    assert Environment(autoescape=False).from_string("{{ title | e }}").render(title=title) == title  # noqa: S701


def test_the_description_is_words_alone(tmp_path: Path) -> None:
    """Search engines show it: no link of the format, no mark, no HTML, and no word cut in two."""
    assert _plan(tmp_path / "full", FULL).description == "On Ada Brook and the bridge."
    assert _plan(tmp_path / "bare", BARE).description == "The Valley line"
    long = "title: A\ndefault_source: post\nstandfirst: " + "word " * 100 + "\n"
    found = _plan(tmp_path / "long", files("It runs.", dossier=long)).description
    assert len(found) <= 301
    assert re.fullmatch(r"(?:word ?)+…?", found)
    hostile = "title: A\ndefault_source: post\nstandfirst: 'It \"runs\" <b>on</b> & on'\n"
    assert not set('<>"') & set(_plan(tmp_path / "hostile", files("It runs.", dossier=hostile)).description)
    assert _plan(tmp_path / "broken", files("It runs.", dossier="titel: A\n")).description == ""


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("actors/ada.md", "https://code.example/line/edit/main/data/actors.yml#L1"),
        ("events/opening.md", "https://code.example/line/edit/main/data/events.yml#L1"),
        ("brief.md", "https://code.example/line/edit/main/docs/brief.md"),
        ("experts.md", None),
        ("actors/index.md", None),
    ],
)
def test_a_page_is_edited_where_its_facts_stand(path: str, url: str | None, tmp_path: Path) -> None:
    """A page that is made of many records is edited in none."""
    plan = _plan(tmp_path, WITH_PAGES)
    plan.generated({name.removeprefix("docs/") for name in PAGES})
    assert plan.edit_url(path, None) == url


def test_without_a_repository_nothing_is_edited(tmp_path: Path) -> None:
    plan = _plan(tmp_path, BARE)
    plan.generated(set())
    assert plan.edit_url("actors/ada.md", None) is None
    assert (
        plan.edit_url("actors/ada.md", "https://code.example/x/")
        == "https://code.example/x/edit/main/data/actors.yml#L1"
    )


# -- the finished HTML ----------------------------------------------------------------------------


def test_the_table_of_contents_comes_from_the_html(tmp_path: Path) -> None:
    """Levels 2 and 3, whoever wrote them; a heading without an anchor cannot be listed."""
    html = (
        '<h1 id="a">A</h1><h2 id="b">B <em>and</em> <code>C</code></h2><h3 id="c" class="x">C</h3><h4 id="d">D</h4>'
        '<h2>None</h2><h2 data-search-exclude id="e">E &amp; F</h2><p id="f">F</p><h3 id="g">G</h3>'
    )
    tokens, anchors = _plan(tmp_path, BARE).read_headings(html, "brief.md")
    assert [(token["id"], token["name"], [child["id"] for child in token["children"]]) for token in tokens] == [
        ("b", "B and C", ["c"]),
        ("e", "E &amp; F", ["g"]),
    ]
    assert anchors == {"a", "b", "c", "d", "e", "f", "g"}


@pytest.mark.parametrize(("path", "place"), [("actors/ada.md", "data/actors.yml"), ("brief.md", "docs/brief.md")])
def test_an_id_that_stands_twice_is_the_authors_to_mend(path: str, place: str, tmp_path: Path) -> None:
    plan = _plan(tmp_path, WITH_PAGES)
    plan.generated({"brief.md"})
    plan.read_headings('<h2 id="a">A</h2><h2 id="a">B</h2><p id="a">C</p>', path)
    assert [(found.code, found.location.file) for found in plan.edition.problems] == [("duplicate-anchor", place)]


META = f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'


def test_the_output_is_checked_as_it_lies_on_disk(tmp_path: Path) -> None:
    plan = _plan(tmp_path / "dossier", BARE)
    site = write(
        tmp_path / "site",
        {"index.html": '<head></head><a href="actors/">A</a>', "actors/index.html": '<head></head><p id="a">A</p>'},
    )
    plan.finish(site, ())
    assert plan.check_output(site) == ""
    write(site, {"brief/index.html": f'<head>{META}</head><a href="../actors/#b">A</a><a href="../none/">B</a>'})
    found = plan.check_output(site)
    assert "broken-anchor" in found
    assert "broken-link" in found
    assert found.endswith("2 problems in the built pages.")


def test_only_texts_that_may_be_published_are_put_under_downloads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As they were stored; the offline edition beside them."""
    sources = "".join(f"{name}:\n  title: T\n  publish: {name}\n" for name in ("full", "excerpts", "none"))
    dossier = files("It runs.", sources=sources + "post:\n  title: P\n  publish: full\n") | {
        f"data/texts/{name}.txt": f"It runs {name}.\n" for name in ("full", "excerpts", "none")
    }
    bundle = tmp_path / "line-offline.zip"
    bundle.write_text("zip", encoding="utf-8")
    monkeypatch.setenv(ENV_BUNDLE, str(bundle))
    site = tmp_path / "site"
    site.mkdir()
    plan = _plan(tmp_path / "dossier", dossier)
    made = {file.path: file.content for file in plan.files()}
    assert made.pop("assets/sourcebook/social-card.png")
    assert {path: content for path, content in made.items() if path.startswith("downloads/texts/")} == {
        "downloads/texts/full.txt": b"It runs full.\n",
        "downloads/texts/post.txt": b"It runs.\n",
    }
    plan.finish(site, ())
    assert [path.name for path in (site / "downloads").iterdir()] == ["line-offline.zip"]


# -- reports --------------------------------------------------------------------------------------


def test_all_problems_are_reported_together(tmp_path: Path) -> None:
    """Those of the facts and those that macros met, in order, each once; weak points stop nothing."""
    plan = _plan(
        tmp_path, files("Snow could close the pass.", events="run:\n  titel: <b>A</b>\n  evidence: close the pass\n")
    )
    met = problem("macro-arguments", Location("docs/brief.md", 3), "actor: <i>no</i>")
    plan.edition.problems += [met, met]
    text, html = plan.report(), plan.report_html()
    assert text.index("data/events.yml:2:3: unknown-field") < text.index("docs/brief.md:3:1: macro-arguments")
    assert text.endswith("2 problems; nothing was published.")
    assert "cut-hedge" not in text
    assert "2 problems" in html
    assert "&lt;b&gt;A&lt;/b&gt;" in html
    assert "&lt;i&gt;no&lt;/i&gt;" in html
    assert "<i>" not in html


def test_a_single_problem_is_one(tmp_path: Path) -> None:
    assert (
        _plan(tmp_path, files("It runs.", dossier="titel: A\n")).report().endswith("1 problem; nothing was published.")
    )


# -- making a plan --------------------------------------------------------------------------------


def _config(docs: Path, *, directory: bool = True, offline: bool | None = None) -> SimpleNamespace:
    plugin = SimpleNamespace(config={"enabled": offline})
    plugins: Mapping[str, Any] = {} if offline is None else {"material/offline": plugin}
    return SimpleNamespace(
        docs_dir=str(docs),
        plugins=plugins,
        use_directory_urls=directory,
        markdown_extensions=["toc", "tables"],
        mdx_configs={"toc": {"permalink": False, "anchorlink": True}},
    )


@pytest.mark.parametrize(
    ("configuration", "directory", "offline"),
    [
        ({}, True, False),
        ({"offline": False}, True, False),
        ({"offline": True}, False, True),
        ({"directory": False}, False, False),
    ],
)
def test_the_edition_follows_the_configuration(
    configuration: dict[str, bool], *, directory: bool, offline: bool, tmp_path: Path
) -> None:
    """Offline a page must be a file: no server is there to open a folder."""
    plan = make_plan(write(tmp_path, FULL), _config(tmp_path / "docs", **configuration))
    site = plan.edition.site
    assert site is not None
    assert (site.urls.directory, site.offline) == (directory, offline)
    assert current() is plan.edition


def test_a_page_that_is_told_once_more_is_made_as_the_site_makes_it(tmp_path: Path) -> None:
    """With the extensions of `mkdocs.yml` and their settings."""
    brief = '# The brief\n\nIt was quiet{{ cite("boats-counted") }}.\n\n| a | b |\n|---|---|\n| x | y |\n'
    plan = make_plan(write(tmp_path, {**HARBOUR, "docs/brief.md": brief}), _config(tmp_path / "docs"))
    assert plan.edition.site is not None
    (page,) = plan.edition.site.written
    html = page.html(View(plan.edition.site, page.address))
    assert '<a class="toclink" href="#the-brief">The brief</a>' in html
    assert "<td>x</td>" in html


def test_another_dossier_may_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the command line, whose build runs in a process of its own; its pages may stand elsewhere."""
    dossier = write(tmp_path / "dossier", BARE)
    docs = write(tmp_path / "elsewhere", {"brief.md": "{{ actor('aday') }}"})
    monkeypatch.setenv(ENV_DOSSIER, str(dossier))
    monkeypatch.setenv(ENV_BUNDLE, str(tmp_path / "line-offline.zip"))
    plan = make_plan(tmp_path / "project", _config(docs))
    assert [str(error.location) for error in plan.edition.checked.errors] == ["docs/brief.md:1:11"]
    assert (plan.built, plan.edition.site) == (None, None)
    (docs / "brief.md").write_text("{{ actor('ada') }}", encoding="utf-8")
    site = make_plan(tmp_path / "project", _config(docs)).edition.site
    assert site is not None
    assert site.bundle == "line-offline.zip"


def test_a_folder_without_facts_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        make_plan(tmp_path, _config(tmp_path / "docs"))


# -- macros on a page -----------------------------------------------------------------------------


class _Generator:
    """As much of mkdocs-macros as our adapter uses: the page at hand, and the names that a page may call."""

    def __init__(self, path: str, source: str) -> None:
        # MkDocs takes the front matter off before a page is rendered, and the empty lines behind it.
        markdown = re.sub(r"\A---\n.*?\n---\n\n*", "", source, flags=re.DOTALL)
        self.page = SimpleNamespace(file=SimpleNamespace(src_uri=path, content_string=source), markdown=markdown)
        self.macros: dict[str, Any] = {}

    def render(self) -> str:
        return Environment(autoescape=False).from_string(self.page.markdown).render(**self.macros)  # noqa: S701 - Markdown


def _rendered(folder: Path, source: str, path: str = "story.md", *, generated: bool = False) -> tuple[str, Edition]:
    plan = _plan(folder, FULL)
    if generated:
        plan.generated(set())
    begin(plan.edition)
    generator = _Generator(path, source)
    offer_macros(cast("Any", generator))
    return generator.render(), plan.edition


def test_every_macro_is_offered(tmp_path: Path) -> None:
    plan = _plan(tmp_path, FULL)
    begin(plan.edition)
    generator = _Generator("story.md", "")
    offer_macros(cast("Any", generator))
    assert set(generator.macros) == {macro.name for macro in macros()}


@pytest.mark.parametrize("broken", [True, False])
def test_nothing_is_offered_without_a_sound_dossier(broken: bool, tmp_path: Path) -> None:  # noqa: FBT001 - both ways
    if broken:
        begin(_plan(tmp_path, files(dossier="titel: A\n")).edition)
    generator = _Generator("story.md", "")
    offer_macros(cast("Any", generator))
    assert generator.macros == {}


def test_a_macro_links_from_the_page_that_calls_it(tmp_path: Path) -> None:
    assert 'href="../actors/ada/"' in _rendered(tmp_path / "a", "{{ actor('ada') }}")[0]
    assert 'href="../../actors/ada/"' in _rendered(tmp_path / "b", "{{ actor('ada') }}", "contribute/macros.md")[0]
    assert 'href="../actors/ada/"' in _rendered(tmp_path / "c", "{{ actor('ada') }}", "contribute/index.md")[0]


@pytest.mark.parametrize(
    ("source", "headings"),
    [
        ("{{ record_page('ada') }}", 1),
        ("# Ada\n\n{{ record_page('ada') }}", 0),
        ("Ada\n===\n\n{{ record_page('ada') }}", 0),
        ("---\ntitle: Ada\n---\n\n{{ record_page('ada') }}", 1),
        ("## Ada\n\n{{ record_page('ada') }}", 1),
        ("```\n# no heading\n```\n\n{{ record_page('ada') }}", 1),
        ("<h1>Ada</h1>\n\n{{ record_page('ada') }}", 0),
    ],
)
def test_an_authors_page_has_one_heading_of_the_first_level(source: str, headings: int, tmp_path: Path) -> None:
    """The macro gives its own exactly where the author wrote none, in whichever of Markdown's ways."""
    html, edition = _rendered(tmp_path, source, "actors/ada.md")
    assert html.count('<h1 id="ada"') == headings
    assert not edition.problems


def test_a_generated_page_has_its_heading(tmp_path: Path) -> None:
    html, _ = _rendered(tmp_path, '{{ record_page("ada") }}\n', "actors/ada.md", generated=True)
    assert html.count("<h1") == 1


MISTAKES = {
    "an id worked out at build time": ("It runs.\n\n{% set at = 'aday' %}{{ actor(at) }}\n", "docs/story.md:3"),
    "behind front matter": (
        "---\ntitle: A\ntags: [b]\n---\n\nIt runs.\n{% set at = 'aday' %}\n{{ actor(at) }}\n",
        "docs/story.md:8",
    ),
    "behind front matter and empty lines": (
        "---\ntitle: A\n---\n\n\n\n{% set at = 'aday' %}{{ actor(at) }}\n",
        "docs/story.md:7",
    ),
    "the wrong number of arguments": ("It runs.\n{{ actor(*['ada', 'Ada', 'B']) }}\n", "docs/story.md:2"),
    "a keyword that is none": ("{{ actor('ada', **{'word': 'A'}) }}\n", "docs/story.md:1"),
    "a part that is none": ("\n\n{{ record_page('ada', part='bo' ~ 'xes') }}\n", "docs/story.md:3"),
    "a date that is none": ("{{ timeline(since='so' ~ 'on') }}\n", "docs/story.md:1"),
    "a record without a date": ("{{ date('sta' ~ 'rt') }}\n", "docs/story.md:1"),
    "in a loop": ("{% for at in ['ada', 'aday'] %}\n{{ actor(at) }}\n{% endfor %}\n", "docs/story.md:2"),
}


@pytest.mark.parametrize(("source", "place"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_at_build_time_has_its_line(source: str, place: str, tmp_path: Path) -> None:
    """In the author's file, front matter counted; never a traceback, and the page goes on without it."""
    _, edition = _rendered(tmp_path, source)
    assert [str(found.location).rpartition(":")[0] for found in edition.problems] == [place]
    assert not edition.faults


def test_a_fault_of_ours_is_no_mistake_of_the_authors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong type deep in our code must not be told as a wrong argument in theirs."""
    from macros.views import render  # noqa: PLC0415 - broken for this test alone

    def broken(*_: object, **__: object) -> str:
        raise TypeError("ours")

    monkeypatch.setattr(render, "inline", broken)
    _, edition = _rendered(tmp_path, "{{ actor('ada') }}")
    assert not edition.problems
    assert len(edition.faults) == 1
    assert "docs/story.md: actor failed" in edition.faults[0]


def test_the_plan_may_be_made_again(tmp_path: Path) -> None:
    """A live preview makes one at every change: nothing of the last one may be left."""
    first = _plan(tmp_path, FULL)
    begin(first.edition)
    second = replace(first, edition=Edition(first.edition.checked, first.edition.site, {}))
    begin(second.edition)
    assert current() is second.edition


# -- a page that is whole by itself ---------------------------------------------------------------

SHELL = "<html><body><p>{}</p></body>\n</html>\n"


def test_cards_stand_at_the_end_of_the_page(tmp_path: Path) -> None:
    """Behind all that is read; a backslash or a tag in the page's own words changes nothing."""
    plan = _plan(tmp_path, WITH_PAGES)
    content = '<a href="../actors/ada/">Ada</a>'
    page = SHELL.format(r"a \1 </body> \g<0>")
    found = plan.with_cards(page, content, "brief.md")
    head, script, tail = found.partition('<script type="application/json" id="sb-cards">')
    assert (head, tail.partition("</script>")[2]) == (SHELL.format(r"a \1 </body> \g<0>")[:-16], page[-16:])
    assert script
    assert '"../actors/ada/":{"heading":"Ada Brook"' in tail
    assert plan.with_cards(page, "<p>Nothing.</p>", "brief.md") == page


def test_a_page_gets_a_foot_where_it_has_none(tmp_path: Path) -> None:
    """The author's own, a list, or a record's page of which the foot was left out; a foot of its own stays alone."""
    plan = _plan(tmp_path, WITH_PAGES)
    for path in ("index.md", "brief.md", "timeline.md", "events/index.md", "actors/ada.md"):
        framed = plan.framed("<h1>A</h1>", path)
        assert framed.count('<footer class="sb-foot"') == 1, path
        assert "<h1>A</h1>" in framed, path
        assert plan.framed(framed, path).count('<footer class="sb-foot"') == 1, path


def test_a_page_of_no_address_and_a_broken_dossier_stay_as_they_are(tmp_path: Path) -> None:
    plan = _plan(tmp_path, WITH_PAGES)
    assert plan.framed("<p>A</p>", "no-such-page.md") == "<p>A</p>"
    broken = _plan(tmp_path / "broken", {**WITH_PAGES, "data/actors.yml": "ada: 1\n"})
    assert broken.framed("<p>A</p>", "index.md") == "<p>A</p>"
    assert broken.with_cards(SHELL, "<p>A</p>", "index.md") == SHELL


def test_early_fonts_are_for_servers_alone(tmp_path: Path) -> None:
    """From a file a browser refuses them, with an error in its console."""
    assert _plan(tmp_path / "a", WITH_PAGES).frame()["fonts"]
    assert _plan(tmp_path / "b", WITH_PAGES, directory=False).frame()["fonts"] == []


# -- the address ----------------------------------------------------------------------------------


def test_the_address_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What names it follows: canonical links, the note to robots. The dossier's own is below a path."""
    plan = _plan(tmp_path, WITH_PAGES)
    assert plan.canonical_url("actors/ada.md") == "https://line.example/sub/actors/ada/"
    assert plan.canonical_url("press-room/2024.md") == "https://line.example/sub/press-room/2024/"
    assert "robots.txt" not in {file.path for file in plan.files()}
    monkeypatch.setenv("SITE_URL", "https://o.example")
    plan = _plan(tmp_path, WITH_PAGES)
    assert plan.canonical_url("index.md") == "https://o.example/"
    assert "robots.txt" in {file.path for file in plan.files()}
    offline = _plan(tmp_path, WITH_PAGES, directory=False)
    assert offline.canonical_url("actors/index.md") == "https://o.example/actors/"
    assert "robots.txt" not in {file.path for file in offline.files()}


def test_an_address_that_is_none_ends_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "line.example")
    write(tmp_path, FULL)
    monkeypatch.setenv(ENV_DOSSIER, str(tmp_path))
    with pytest.raises(UnreadableError, match=r"SITE_URL is .line\.example., which is no address"):
        make_plan(tmp_path, _config(tmp_path / "docs"))
