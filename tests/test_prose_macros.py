"""What authors call in prose: what each macro gives, and that every mistake is told as the author's own."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import get_args

import pytest

from macros.kinds import kinds
from macros.prose_macros import MacroError, Prose, macros
from macros.views.home import HomePart
from macros.views.view import Site, View
from tests.dossiers import FULL, site


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The dossier in which every field is set."""
    return site(tmp_path_factory.mktemp("full"), FULL)


@pytest.fixture
def prose(full: Site) -> Prose:
    """The macros as called on a narrative page."""
    return Prose(View(full, "story/"), inside=True)


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", html)).split())


def _links(html: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', html)]


# -- in a sentence --------------------------------------------------------------------------------

INLINE = {
    "an actor": ('actor("ada")', "Ada Brook", ["../actors/ada/"]),
    "an actor in the author's words": ('actor("ada", "its head")', "its head", ["../actors/ada/"]),
    "words by keyword": ('actor(id="ada", words="its head")', "its head", ["../actors/ada/"]),
    "an event": ('event("opening")', "The bridge opens", ["../events/opening/"]),
    "a place": ('place("holm")', "Holm", ["../places/holm/"]),
    "a claim": (
        'claim("hope")',
        "The night train of the Valley line will run in 2026.",
        ["../claims/hope/"],
    ),
    "a relation": ('relation("heads")', "Ada Brook heads Valley line", ["../relations/heads/"]),
    "a source": ('source("post")', "The Valley Post", ["../sources/post/"]),
    "a figure with its qualifier and citation": (
        'statistic("riders-before")',
        "around 500A4",
        ["../statistics/riders-before/", "../sources/post/#s4"],
    ),
    "the citation alone": ('cite("start")', "A1", ["../sources/post/#s1"]),
    "one citation a sentence": ('cite("told")', "A7", ["../sources/post/#s7"]),
    "a date": ('date("opening")', "May 2024", []),
    "a date of another field": ('date("heads", "since")', "2019", []),
    "a date by keyword": ('date("riders", field="as_of")', "2024", []),
    "a source's own date": ('date("post", "published")', "May 2024", []),
}


def _call(prose: Prose, call: str) -> str:
    return str(eval(call, {"__builtins__": {}}, {macro.name: getattr(prose, macro.name) for macro in macros()}))  # noqa: S307 - a table's own words


@pytest.mark.parametrize(("call", "words", "links"), INLINE.values(), ids=INLINE)
def test_a_macro_in_a_sentence(call: str, words: str, links: list[str], prose: Prose) -> None:
    html = _call(prose, call)
    assert (_words(html), _links(html)) == (words, links)
    assert "\n" not in html


def test_a_page_does_not_link_to_itself(full: Site) -> None:
    here = Prose(View(full, "actors/ada/"))
    assert _links(here.actor("ada")) == []
    assert _words(here.actor("ada")) == "Ada Brook"
    assert _links(here.actor("line")) == ["../line/"]


def test_the_authors_words_are_words(prose: Prose) -> None:
    """They are shown as they stand: neither HTML nor Markdown, nor a link of the format."""
    hostile = '<b>x</b> *x* [a](b) {{ 7*7 }} [[line]] & "x"'
    html = prose.actor("ada", hostile)
    assert _words(html) == hostile
    assert "<b>" not in html
    assert not set("*[]`{}") & set(re.sub(r"<[^<>]*>", "", html))


# -- blocks ---------------------------------------------------------------------------------------


def test_a_quote_is_a_block(prose: Prose) -> None:
    """Direct speech in quotation marks, a paraphrase labelled and in none; both with who and where."""
    direct, told = _words(prose.quote("said")), _words(prose.quote("told"))
    assert direct.startswith("“We run every day”")
    assert "Ada Brook" in direct
    assert "head of the Valley line" in direct
    assert "“" not in told
    assert "That the bridge was a joy." in told


def test_statements_by_record_and_kind(prose: Prose) -> None:
    assert "../claims/hope/" in _links(prose.statements(about="night"))
    assert set(_links(prose.statements(about="night", kind="claim"))) >= {"../claims/hope/"}
    assert "../events/opening/" not in _links(prose.statements(kind="quote"))
    assert "../quotes/told/" in _links(prose.statements(kind="quote"))
    assert _words(prose.statements(about="night", kind="quote")) == "No statement fits."


def test_a_timeline_in_prose_has_no_headings(prose: Prose) -> None:
    """Its years would stand among the author's own headings."""
    whole = prose.timeline()
    assert "<h" not in whole
    assert {"../events/opening/", "../events/night/", "../events/start/"} <= set(_links(whole))
    assert "../events/night/" not in _links(prose.timeline(until="2025"))
    assert "../events/opening/" in _links(prose.timeline("2024", "2024", "ada", "thread"))
    assert _words(prose.timeline(since="2030")) == "No event fits."


def test_a_network_of_one_actor(prose: Prose) -> None:
    assert {"../relations/heads/", "../relations/opens/"} <= set(_links(prose.network()))
    assert "../relations/opens/" not in _links(prose.network("line"))


@pytest.mark.parametrize("part", get_args(HomePart))
def test_each_part_of_the_home_page(part: HomePart, prose: Prose) -> None:
    """A part is in the whole; an author's page has its own heading."""
    html = prose.home(part)
    assert _words(html)
    assert "<h1" not in html
    assert _words(html) in _words(prose.home())


def test_home_leaves_the_way_of_words_to_the_page_of_the_quote(prose: Prose) -> None:
    """A chain of boxes is longer than what was said; whoever wants it follows the details."""
    assert "sb-said" in prose.home("quotes")
    assert "sb-chain" not in prose.home("quotes")
    assert "sb-chain" in prose.record_page("said")


@pytest.mark.parametrize("part", ["kinds", "macros", "problems"])
def test_the_manual_is_made_from_the_code(part: str, prose: Prose) -> None:
    words = _words(prose.reference(part))  # type: ignore[arg-type] # a table's column
    wanted = {"kinds": list(kinds()), "macros": [macro.name for macro in macros()], "problems": ["bad-date"]}[part]
    assert not [name for name in wanted if name.replace("-", " ") not in words.replace("-", " ").lower()]


# -- mistakes -------------------------------------------------------------------------------------

MISTAKES = {
    "no actor": ('actor("aday")', 'did you mean "ada"'),
    "no event": ('event("openings")', 'did you mean "opening"'),
    "a record of another kind": ('actor("opening")', "opening"),
    "an event in place of a place": ('place("opening")', "opening"),
    "no figure": ('statistic("riders-befor")', 'did you mean "riders-before"'),
    "no figure but an actor": ('statistic("ada")', "ada"),
    "no quote": ('quote("sayd")', 'did you mean "said"'),
    "no quote but a claim": ('quote("hope")', "hope"),
    "no statement": ('cite("post")', "post"),
    "no record to cite": ('cite("openin")', 'did you mean "opening"'),
    "no record with a date": ('date("openin")', 'did you mean "opening"'),
    "no such field": ('date("opening", "day")', "day"),
    "a field that is no date": ('date("opening", "title")', "title"),
    "a date that is not set": ('date("start")', "date"),
    "no page": ('record_page("aday")', 'did you mean "ada"'),
    "no page of its own": ('record_page("fixed")', "fixed"),
    "no part of a page": ('record_page("ada", "boxes")', 'did you mean "box"'),
    "no kind": ('index_page("actors")', 'did you mean "actor"'),
    "no kind of statement": ('statements(kind="events")', 'did you mean "event"'),
    "no record to be about": ('statements(about="aday")', 'did you mean "ada"'),
    "no actor of a timeline": ('timeline(actor="aday")', 'did you mean "ada"'),
    "no topic": ('timeline(topic="tread")', 'did you mean "thread"'),
    "a topic that is none": ('timeline(topic="ada")', "ada"),
    "no date": ('timeline(since="soon")', "soon"),
    "no end": ('timeline(until="soon")', "soon"),
    "no actor of a network": ('network("aday")', 'did you mean "ada"'),
    "no part of the home page": ('home("key-fact")', 'did you mean "key-facts"'),
    "no problem code": ('problem_page("bad-dat")', 'did you mean "bad-date"'),
    "no part of the manual": ('reference("kind")', 'did you mean "kinds"'),
    "an id that is none": ("actor(12)", "12"),
    "nothing": ("actor(None)", "None"),
}


@pytest.mark.parametrize(("call", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_the_authors(call: str, words: str, prose: Prose) -> None:
    """What is worked out at build time is judged here alone: with the nearest id, and never as a fault of ours."""
    with pytest.raises(MacroError) as raised:
        _call(prose, call)
    assert words in str(raised.value)


# -- signatures -----------------------------------------------------------------------------------


def test_macros_are_described_by_their_signatures() -> None:
    found = {macro.name: macro for macro in macros()}
    assert found["actor"].signature == "actor(id, words=None)"
    assert found["timeline"].signature == "timeline(since=None, until=None, actor=None, topic=None)"
    assert found["date"].signature == "date(id, field='date')"
    assert list(found)[:6] == ["actor", "event", "place", "claim", "relation", "source"]
    assert not [name for name in found if name.startswith("_")]
    assert all(macro.meaning for macro in found.values())


def test_what_an_argument_must_be_is_known_before_the_build() -> None:
    """From the types alone, so that a macro cannot be added without its arguments being checked."""
    parameters = {(macro.name, parameter.name): parameter for macro in macros() for parameter in macro.parameters}
    refers = {key: found.refers.kinds for key, found in parameters.items() if found.refers}
    assert refers["actor", "id"] == ("actor",)
    assert refers["timeline", "topic"] == ("topic",)
    assert refers["record_page", "id"] == ("record with a page",)
    assert parameters["home", "part"].choices == get_args(HomePart)
    assert {key for key, found in parameters.items() if key[1] == "id" and not found.refers} == set()


@pytest.mark.parametrize("inside", [False, True])
def test_a_page_has_one_heading_of_the_first_level(inside: bool, full: Site) -> None:  # noqa: FBT001 - both ways
    """The macro's own, unless the author has written one."""
    prose = Prose(View(full, "story/"), inside)
    pages = [prose.record_page("ada"), prose.index_page("actor"), prose.experts(), prose.timeline_page(), prose.home()]
    assert [page.count("<h1") for page in pages] == [0 if inside else 1] * len(pages)


def test_macros_give_one_line(full: Site, tmp_path: Path) -> None:
    """So that they may stand in a list or a table: a line break would end it."""
    del tmp_path
    prose = Prose(View(full, "story/"))
    calls = [
        *(call for call, _, _ in INLINE.values()),
        'quote("said")',
        "timeline()",
        "network()",
        "home()",
        "statements()",
    ]
    assert not [call for call in calls if "\n" in _call(prose, call)]
