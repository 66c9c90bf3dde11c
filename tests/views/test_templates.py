"""Every template with a record that has all and one that has nothing but what it must: sound HTML, whole words.

Pages are made as the site makes them, by the macro call that is their body, and read as a browser reads
them. What holds for one page must hold for all, so the tests go over all pages of both dossiers.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jinja2 import Environment, UndefinedError
from pydantic import BaseModel

from macros.check.output import check_output
from macros.exports.export import exported
from macros.kinds import by_plural, kinds
from macros.model.fields import Inline, Refers
from macros.prose_macros import Prose, RecordPart, macros
from macros.views.cards import Cards, as_json, cards
from macros.views.pages import Page
from macros.views.render import environment
from macros.views.urls import Urls
from macros.views.view import Site, View
from tests.dossiers import BARE, FULL, Files, draft, files, site

PROJECT = Path(__file__).parent.parent.parent
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What stands for something only by what is in it.
FILLED = {
    "a",
    "dd",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "li",
    "mark",
    "ol",
    "p",
    "section",
    "span",
    "sup",
    "table",
    "td",
    "ul",
}


# -- reading HTML ---------------------------------------------------------------------------------


@dataclass
class Element:
    """An element with what is in it, in order: elements and words."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What a reader sees of it."""
        return "".join(entry if isinstance(entry, str) else entry.words for entry in self.inside)

    def all(self, *tags: str) -> Iterator[Element]:
        """The elements below it, those with one of these tags where any is named."""
        for entry in self.inside:
            if isinstance(entry, Element):
                if not tags or entry.tag in tags:
                    yield entry
                yield from entry.all(*tags)


class _Tree(HTMLParser):
    """Builds the tree and refuses what a browser would have to mend."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("root", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def _tree(html: str) -> Element:
    reader = _Tree()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is never closed"
    return reader.open[0]


# -- making pages ---------------------------------------------------------------------------------

_CALLS = Environment(autoescape=False)  # noqa: S701 - compiles a macro call, renders nothing


def _body(found: Site, page: Page, *, inside: bool = False) -> str:
    """The page's body, made by its own macro call as on the site."""
    prose = Prose(View(found, page.address), inside)
    call = _CALLS.compile_expression(page.call)
    return str(call(**{macro.name: getattr(prose, macro.name) for macro in macros()}))


DOSSIERS: Mapping[str, Files] = {
    "full": FULL,
    "bare": BARE,
    "one source and no fact": files("It runs."),
    "no text at all": {name: text for name, text in files().items() if "texts" not in name}
    | {"data/sources.yml": "post:\n  title: The Post\n  publish: none\n"},
}


@pytest.fixture(scope="module", params=DOSSIERS)
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of one of the dossiers."""
    return site(tmp_path_factory.mktemp("dossier"), DOSSIERS[request.param])


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The dossier in which every field is set."""
    return site(tmp_path_factory.mktemp("full"), FULL)


def _pages(found: Site) -> Iterator[Page]:
    return (page for page in found.pages.values() if page.call)


# -- the dossiers are what they say ---------------------------------------------------------------


def _models(cls: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield cls
    for info in cls.model_fields.values():
        annotations: list[Any] = [info.annotation]
        while annotations:
            annotation = annotations.pop()
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                yield annotation
            annotations += getattr(annotation, "__args__", ())


def _parts(model: BaseModel) -> Iterator[BaseModel]:
    yield model
    for name in type(model).model_fields:
        value = getattr(model, name)
        for entry in value if isinstance(value, tuple) else (value,):
            if isinstance(entry, BaseModel):
                yield entry


@pytest.mark.parametrize("kind", kinds())
def test_the_full_dossier_sets_every_field(kind: str, full: Site) -> None:
    """Who adds a field adds it there too, else no test ever sees it on a page."""
    written = [part for record in full.dossier.of_kind(kind) for part in _parts(record)]
    unset = {
        f"{model.__name__}.{name}"
        for model in _models(kinds()[kind])
        for name, info in model.model_fields.items()
        if not info.is_required()
        and not any(isinstance(part, model) and name in part.model_fields_set for part in written)
    }
    assert not unset


def test_the_bare_dossier_sets_none_that_need_not_be(tmp_path: Path) -> None:
    """Beside evidence, which no field requires and no statement can do without."""
    found = site(tmp_path, BARE).dossier
    assert {record.kind for record in found.records.values()} == set(kinds())
    for record in found.records.values():
        required = {name for name, info in type(record).model_fields.items() if info.is_required()}
        assert record.model_fields_set - required <= {"evidence", "direct"}, record.id


# -- sound pages ----------------------------------------------------------------------------------


def test_every_page_is_sound_html(dossier: Site) -> None:
    """Every tag closed, on one line, one heading of the first level, and no other when the author wrote it."""
    for page in _pages(dossier):
        body = _body(dossier, page)
        assert "\n" not in body, page.address
        assert len(list(_tree(body).all("h1"))) == 1, page.address
        assert not list(_tree(_body(dossier, page, inside=True)).all("h1")), page.address


def test_no_page_shows_a_hole(dossier: Site) -> None:
    """No empty heading, section, list, cell or term; no word of the program where a value is lacking."""
    for page in _pages(dossier):
        root = _tree(_body(dossier, page))
        for element in root.all(*FILLED):
            assert element.words.strip(), f"{page.address}: an empty <{element.tag}> {element.attributes}"
        for section in root.all("section"):
            headings = [inner.words for inner in section.all("h1", "h2", "h3")]
            assert section.words.strip() != "".join(headings).strip(), f"{page.address}: nothing under {headings}"
        if not page.address.startswith(("problems/", "how-to-read/")):
            found = re.search(r"\b(?:None|Markup|Undefined|frozenset)\b|\(\)|\[\]|&(?:lt|gt|amp|#\d+);", root.words)
            assert not found, f"{page.address}: {found}"


def test_terms_have_their_meaning(dossier: Site) -> None:
    """In a list of terms each term is followed by what it means, and nothing stands outside of both."""
    for page in _pages(dossier):
        for found in _tree(_body(dossier, page)).all("dl"):
            rows = [entry.tag for entry in found.inside if isinstance(entry, Element)]
            assert "".join("t" if tag == "dt" else "d" for tag in rows).replace("td", "") == "", page.address
            assert not "".join(entry for entry in found.inside if isinstance(entry, str)).strip(), page.address


def test_words_do_not_run_together(dossier: Site) -> None:
    """Between two elements of one line there is a space, for search and for screen readers; a citation needs none."""
    joint = re.compile(r".{40}\w</(?:span|a|small|strong|em)>(?:<(?:span|a|small|strong|em)\b[^>]*>)+\w.{20}")
    for page in _pages(dossier):
        found = joint.search(_body(dossier, page))
        assert not found, f"{page.address}: {found}"


@pytest.mark.parametrize("edition", ["online", "offline"])
def test_every_link_of_every_page_leads_somewhere(edition: str, dossier: Site) -> None:
    """All bodies at their addresses, in both editions: links, anchors and ids, before any theme is around them."""
    urls = Urls(edition == "online", dossier.urls.indexes)
    found = replace(dossier, urls=urls, offline=edition == "offline", bundle="line.zip")
    out = exported(found)
    found = replace(found, offers=out.offers)
    made = {urls.file(page.address): _body(found, page) for page in _pages(found)}
    written = {urls.file(page.address) for page in found.pages.values()}
    beside = {file.path for file in out.files}
    problems = check_output(made, frozenset({*made, *written, *beside, "downloads/line.zip", "SHA256SUMS"}))
    assert not [(problem.location.file, problem.message) for problem in problems]


def test_no_id_could_be_taken_for_anothers(full: Site) -> None:
    """A heading's id opens with the record's, so that two records may be shown on one page of an author's."""
    two = Prose(View(full, "story/"), inside=True)
    ids = [
        element.attributes["id"]
        for name in ("ada", "line")
        for element in _tree(two.record_page(name)).all()
        if "id" in element.attributes
    ]
    assert len(ids) == len(set(ids))


# -- parts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", get_args(RecordPart))
@pytest.mark.parametrize(
    "name", ["ada", "opening", "riders", "said", "hope", "heads", "holm", "thread", "post", "wire"]
)
def test_every_part_of_every_kind_is_part_of_the_page(name: str, part: RecordPart, full: Site) -> None:
    """An author may take a part and write the rest: it is the same as on the whole page."""
    prose = Prose(View(full, "story/"), inside=True)
    found = prose.record_page(name, part=part)
    _tree(found)
    assert found.startswith('<div class="sb')
    inner = found[found.index(">") + 1 : found.rindex("</div>")]
    assert inner.replace(" ", "") in prose.record_page(name).replace(" ", "")


@pytest.mark.parametrize("name", ["ada", "opening", "riders", "said", "hope", "heads", "holm", "thread", "post"])
def test_the_parts_are_the_page(name: str, full: Site) -> None:
    """Together they leave out nothing that the page says."""
    prose = Prose(View(full, "story/"), inside=True)
    parts = "".join(prose.record_page(name, part=part) for part in get_args(RecordPart))
    whole = "".join(_tree(prose.record_page(name)).words.split())
    assert "".join(_tree(parts).words.split()) == whole


# -- what pages say -------------------------------------------------------------------------------


def _words(found: Site, address: str) -> str:
    return " ".join(_tree(_body(found, found.pages[address])).words.split())


# Every field that readers are to see, with words that stand for it on the record's own page.
SHOWN = {
    "actors/ada/": [
        "Ada Brook",
        "A. Brook",
        "the head",
        "person",
        "Head of the Valley line since 2019",
        "Part of Valley line",
        "head of the Valley line, Valley line",
        "disputed",
        "Q42",
        "rail, bridges",
        "Seen by the editor; see the other.",
        "The wire and The bridge opens tell of one and the same.",
        "The paper itself is of May 2024.",
        "What was left out changes nothing.",
        "Newer words are there.",
    ],
    "events/opening/": ["May 2024", "in May 2024", "Holm", "Speaker", "Host", "The bridge of the Valley line at Holm."],
    "statistics/riders/": [
        "at least 412",
        "900 who asked",
        "May 2024",
        "As of 2024",
        "Each rider counts once.",
        "around 500",
        "2023",
        "The Wire",
    ],
    "quotes/said/": [
        "“We run every day”",
        "head of the Valley line",
        "Valley line",
        "Ness Wire",
        "May 2024",
        "direct speech",
    ],
    "quotes/told/": ["That the bridge was a joy.", "araphrase"],
    "claims/hope/": [
        "The night train of the Valley line will run in 2026.",
        "union",
        "May 2024",
        "prediction",
        "The Wire",
    ],
    "relations/heads/": ["Ada Brook heads Valley line", "since 2019", "until 2024"],
    "places/holm/": ["Holm upon Ness", "town", "Ness valley", "GB-ENG", "A town in the Ness valley of the Valley line"],
    "topics/thread/": ["On the bridge of Holm.", "The bridge opens", "at least 412", "Ada Brook"],
    "sources/post/": [
        "newspaper",
        "Valley Press",
        "May 2024 (inferred)",
        "https://post.example/bridge",
        "https://archive.example/bridge",
        "1 June 2024",
        "usually reliable",
        "No fact of the Valley line.",
        "As printed.",
        "teh wire said",
    ],
    "sources/ness-wire/": ["Known only through", "The Valley Post"],
    "corrections/": ["2 June 2024", "It said 421 of Valley line.", "It says 412."],
}


@pytest.mark.parametrize("address", SHOWN)
def test_what_is_recorded_is_shown(address: str, full: Site) -> None:
    words = _words(full, address)
    assert [wanted for wanted in SHOWN[address] if wanted not in words] == []


def test_what_is_not_recorded_is_said_to_be_lacking(tmp_path: Path) -> None:
    """A reader must know that a source gives no date, not wonder whether the page forgot it."""
    bare = site(tmp_path, BARE)
    assert "Undated" in _words(bare, "events/opening/")
    assert "As of not given" in _words(bare, "statistics/riders/")
    assert "undated" in _words(bare, "relations/heads/")
    assert "Publisher not given" in _words(bare, "sources/post/")
    assert "No published record has been corrected" not in _words(bare, "corrections/")


@pytest.mark.parametrize(
    ("description", "shown"),
    [
        ("head of the line", "Head of the line"),
        ("[[line]] and its head", "Valley line and its head"),
        ("[[line|the line]] and its head", "The line and its head"),
        ("*head* of the line", "Head of the line"),
        ("*[[line|head]]* of it", "Head of it"),
        ("<b>", "<b>"),
    ],
)
def test_a_description_opens_with_a_capital_whatever_it_opens_with(
    description: str, shown: str, tmp_path: Path
) -> None:
    actors = f'ada:\n  name: Ada\n  type: person\n  description: "{description}"\n  evidence: It runs\n'
    actors += "line:\n  name: Valley line\n  type: organisation\n  evidence: It runs\n"
    seen = draft(tmp_path, files("It runs.", actors=actors))
    summary = [
        element
        for element in _tree(_body(seen.site, seen.site.pages["actors/ada/"])).all("p")
        if element.attributes.get("class") == "sb-summary"
    ]
    assert [element.words.removesuffix("1") for element in summary] == [shown]


@pytest.mark.parametrize(
    ("date", "text", "shown"),
    [
        ("2024-03", "It ran in March 2024.", "March 20241"),
        ("2014/2015", "It ran from 2014 to 2015.", "2014 to 2015 in the source: “from 2014 to 2015”1"),
    ],
)
def test_the_words_of_a_date_are_shown_where_they_are_others(date: str, text: str, shown: str, tmp_path: Path) -> None:
    """Said twice in the same words they tell nothing; the citation stands behind what it is of."""
    words = text.removeprefix("It ran ").removesuffix(".").removeprefix("in ")
    events = f"run:\n  title: It runs\n  date: {date}\n  date_words: {words}\n  evidence: {text[:-1]}\n"
    seen = draft(tmp_path, files(text, events=events))
    root = _tree(_body(seen.site, seen.site.pages["events/run/"]))
    assert next(one.words for one in root.all("p") if one.attributes.get("class") == "sb-when") == shown


def test_the_index_of_events_tells_who_says_what(tmp_path: Path) -> None:
    """What someone says is never listed without him."""
    events = "run:\n  title: It runs\n  said_by: unnamed\n  evidence: It runs\n"
    events += "stop:\n  title: It stops\n  evidence: It runs\n"
    seen = draft(tmp_path, files("It runs.", events=events))
    root = _tree(_body(seen.site, seen.site.pages["events/"]))
    rows = [one.words for one in root.all("span") if one.attributes.get("class") == "sb-row-beside"]
    assert rows == ["Said by someone unnamed"]


@pytest.mark.parametrize(
    ("fields", "text", "shown"),
    [
        ("direct: We run", "“We run,” she said.", "“We run”"),
        ("direct: We call it ‘home’", "“We call it ‘home’,” she said.", "“We call it ‘home’”"),
        ("paraphrase: that it is a ‘joy’ to run", "She said that it is a ‘joy’ to run.", "That it is a ‘joy’ to run."),
        ("paraphrase: that they run “home”", "She said that they run “home”.", "That they run “home”."),
        ("paraphrase: that they run,", "She said that they run, today.", "That they run."),
        ("paraphrase: Will they run?", "Will they run? she asked.", "Will they run?"),
    ],
)
def test_words_of_others_end_as_sentences_do(fields: str, text: str, shown: str, tmp_path: Path) -> None:
    """Marks around a stretch go and marks within it stay, so that they come in pairs."""
    seen = draft(tmp_path, files(text, quotes=f"said:\n  by: unnamed\n  {fields}\n"))
    root = _tree(_body(seen.site, seen.site.pages["quotes/said/"]))
    found = next(
        element
        for element in root.all("p", "blockquote")
        if element.attributes.get("class") in {"sb-direct", "sb-paraphrase"}
    )
    assert found.words == shown


def test_a_paraphrase_stands_in_no_quotation_marks(full: Site) -> None:
    """Neither in its heading nor on its page: readers take them for the speaker's own words."""
    root = _tree(_body(full, full.pages["quotes/told/"]))
    heading = next(root.all("h1")).words
    assert not set('“”"«»„') & set(heading)


# -- private texts --------------------------------------------------------------------------------


def test_of_a_private_text_nothing_but_the_quoted_words_is_on_any_page(tmp_path: Path) -> None:
    """Not the rest of a quoted sentence, not a sentence that names an actor, not one that is only listed."""
    text = "The hidden line runs at night under a secret name. Ada, the covert head, sleeps. Quiet burial of teh plan."
    dossier = files(
        text,
        sources=(
            "post:\n  title: The Post\n  publish: none\n"
            "  uncovered:\n    - {text: Quiet burial of teh plan., reason: No fact.}\n"
            "  sic:\n    - {text: teh, note: As printed.}\n"
        ),
        events="run:\n  title: A run\n  evidence: runs at night\n",
        actors="ada:\n  name: Ada\n  called: [the head]\n  type: person\n  evidence: Ada, the\n",
    )
    found = site(tmp_path, dossier)
    everything = " ".join(_body(found, page) for page in _pages(found))
    assert "runs at night" in everything
    assert not [word for word in ("hidden", "secret", "covert", "sleeps", "burial", "teh") if word in everything]
    # Of a text of which excerpts are shown, an odd wording is shown with the sentence that it stands in.
    excerpts = dossier["data/sources.yml"].replace("publish: none", "publish: excerpts")
    found = site(tmp_path / "more", dossier | {"data/sources.yml": excerpts})
    assert not [page for page in _pages(found) if "teh" in _body(found, page)]


# -- hostile words --------------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script> {{ 7*7 }} *x* [a](b) \" ' &lt; {% x %}"
# Where *x* is emphasis and [[id]] a link, by the rules of the format.
HOSTILE_PROSE = "<script>alert(1)</script> {{ 7*7 }} ** x [a](b) \" ' &lt; {% x %} [[a b]]"
# Words of a source, which are looked up there.
LOOKED_UP = {"text"}
STRETCHES = {"evidence", "direct", "paraphrase", "said_in"}
IN_SOURCE = "bridge <script>alert(1)</script> {{ 7*7 }} *x* [a](b) &lt; {% x %}"
# Read by the program alone, or of records without a page.
NOT_SHOWN = {
    *(f"{kind}.reviewed.fingerprint" for kind in kinds()),
    *(
        f"{kind}.{name}"
        for kind in ("relation-type", "correction", "removal")
        for name in ("note", "tags", "reviewed.by")
    ),
}


def _free_text(info: Any) -> bool:  # noqa: ANN401 - pydantic's FieldInfo, or a nested annotation
    """Whether an author may write any words into the field."""
    marks = [
        *info.metadata,
        *(extra for inner in _inner(info.annotation) for extra in getattr(inner, "__metadata__", ())),
    ]
    names = {getattr(getattr(mark, "func", None), "__name__", "") for mark in marks}
    patterned = any(getattr(mark, "pattern", None) for mark in marks)
    return "_not_blank" in names and not patterned and not any(isinstance(mark, Refers) for mark in marks)


def _inner(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - annotations have no common type
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _inner(inner)


def _inline(info: Any) -> bool:  # noqa: ANN401 - pydantic's FieldInfo
    marks = [
        *info.metadata,
        *(extra for inner in _inner(info.annotation) for extra in getattr(inner, "__metadata__", ())),
    ]
    return any(isinstance(mark, Inline) for mark in marks)


def _poisoned(cls: type[BaseModel], fields: dict[str, Any], kind: str, path: tuple[str, ...]) -> dict[str, Any]:
    """The fields with hostile words in every one that takes any, each with a mark that tells where it stands."""
    changed: dict[str, Any] = {}
    for name, value in fields.items():
        info = next(info for key, info in cls.model_fields.items() if name in {key, info.alias})
        inner = [found for found in _inner(info.annotation) if isinstance(found, type) and issubclass(found, BaseModel)]
        words = f"{HOSTILE_PROSE if _inline(info) else HOSTILE} ‹{'.'.join((kind, *path[1:], name))}@{path[0]}›"
        if inner and isinstance(value, list):
            changed[name] = [_poisoned(inner[0], entry, kind, (*path, name)) for entry in value]
        elif inner:
            changed[name] = _poisoned(inner[0], value, kind, (*path, name))
        elif name in STRETCHES:
            changed[name] = _in_source(value)
        elif _free_text(info) and name not in LOOKED_UP:
            changed[name] = [words] if isinstance(value, list) else words
        else:
            changed[name] = value
    return changed


def _in_source(value: Any) -> Any:  # noqa: ANN401 - words, a list of words, or words with their source
    if isinstance(value, str):
        return value.replace("bridge", IN_SOURCE)
    if isinstance(value, list):
        return [_in_source(entry) for entry in value]
    return {**value, "text": _in_source(value["text"])}


@cache
def _hostile() -> Files:
    """The full dossier with hostile words in every field and in the stored text."""
    found = {}
    for name, text in FULL.items():
        plural = Path(name).stem
        if plural in by_plural():
            records = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes only text
            cls = by_plural()[plural]
            poisoned = {key: _poisoned(cls, fields, cls.kind, (key,)) for key, fields in records.items()}
            found[name] = yaml.safe_dump(poisoned, allow_unicode=True, sort_keys=False, width=10_000)
        elif name.startswith("data/"):
            found[name] = text.replace("bridge", IN_SOURCE) if "texts" in name else text
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Element]:
    """Every page of the hostile dossier, by its address."""
    seen = draft(tmp_path_factory.mktemp("hostile"), _hostile())
    return {page.address: _tree(_TAKEN.sub("", _body(seen.site, page))) for page in _pages(seen.site)}


# Words of a citation to copy stand there as BibTeX and HTML write them: test_citing.py reads them so.
_TAKEN = re.compile(r'<pre class="sb-take-words">.*?</pre>')


@pytest.fixture(scope="module")
def hostile_cards(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Cards]:
    """What the citations and names on each page open, by the page's address."""
    seen = draft(tmp_path_factory.mktemp("hostile_cards"), _hostile())
    return {page.address: cards(View(seen.site, page.address), _body(seen.site, page)) for page in _pages(seen.site)}


# Where a drawing stands, in pixels: numbers that no author wrote.
_GEOMETRY = {"d", "x", "y", "width", "height", "transform", "viewBox"}


def _attributes(root: Element) -> str:
    return " ".join(
        value for element in root.all() for name, value in element.attributes.items() if name not in _GEOMETRY
    )


def _marks(text: str) -> list[tuple[str, str]]:
    """(what stands before it, the mark) of each place where hostile words were written."""
    return [(text[max(0, match.start() - 120) : match.start()], match[1]) for match in re.finditer(r"‹([^‹›]+)›", text)]


def test_hostile_words_make_no_element(hostile: Mapping[str, Element]) -> None:
    """Nothing in any field or stored text becomes a tag, an attribute or a link."""
    for address, root in hostile.items():
        assert not list(root.all("script", "b", "img", "iframe")), address
        for element in root.all():
            assert not [name for name in element.attributes if name.startswith("on")], address
            assert element.attributes.get("href", "") not in {"b", "a"}, address


def test_hostile_words_are_shown_as_they_were_written(hostile: Mapping[str, Element]) -> None:
    """Letter for letter, in text and in attributes: neither run by Jinja nor read as HTML or Markdown."""
    seen = 0
    for address, root in hostile.items():
        for text in (root.words, _attributes(root)):
            for before, mark in _marks(text):
                seen += 1
                assert before.endswith((f"{HOSTILE} ", f"{HOSTILE_PROSE} ")), f"{address}, {mark}: {before}"
    assert seen > 200


def test_every_field_was_seen_on_some_page(hostile: Mapping[str, Element]) -> None:
    """Else the test above would pass by showing nothing."""
    written = {mark for name, text in _hostile().items() if "texts" not in name for _, mark in _marks(text)}
    shown = {mark for root in hostile.values() for text in (root.words, _attributes(root)) for _, mark in _marks(text)}
    assert {mark.partition("@")[0] for mark in written - shown} == NOT_SHOWN


def test_hostile_words_of_a_source_are_shown_as_they_stand(
    hostile: Mapping[str, Element], hostile_cards: Mapping[str, Cards]
) -> None:
    """In the numbered text, in every sentence that is quoted, and in the card that a citation opens."""
    for address in ("sources/post/", "events/opening/", "quotes/told/", ""):
        root = hostile[address]
        assert IN_SOURCE in root.words, address
        assert "49" not in root.words + _attributes(root), address
    for address in ("timeline/", "events/", "statistics/", "events/opening/"):
        found = hostile_cards[address]
        assert any(IN_SOURCE in "".join(sentence.parts) for sentence in found.sentences), address
        data = as_json(found)
        assert "<" not in data, address
        assert json.loads(data)["facts"], address


# -- from right to left ---------------------------------------------------------------------------

HEBREW = files(
    "משרד הנמל ספר 412 סירות. מריה לונד אמרה: «הרציף ייפתח בקרוב מאוד».",
    dossier="title: The harbour\ndefault_source: post\n",
    sources="post:\n  title: The Post\n  language: he\n  publish: full\n",
    actors="lund:\n  name: מריה לונד\n  type: person\n  evidence: מריה לונד אמרה\n",
    statistics="boats:\n  label: סירות\n  value: 412\n  evidence: משרד הנמל ספר 412 סירות\n",
    quotes="pier:\n  by: lund\n  direct: הרציף ייפתח בקרוב מאוד\n  said_in: מריה לונד אמרה\n",
)


def test_words_from_right_to_left_say_so(tmp_path: Path) -> None:
    """Without it the full stop of a sentence stands at its beginning."""
    found = site(tmp_path, HEBREW)
    for address, times in (("sources/post/", 2), ("quotes/pier/", 2), ("statistics/boats/", 3), ("statistics/", 1)):
        tags = re.findall(r'<\w+[^<>]*\slang="he"[^<>]*>', _body(found, found.pages[address]))
        assert len(tags) >= times, address
        assert [tag for tag in tags if ' dir="rtl"' not in tag] == [], address
    assert 'dir="rtl"' not in _body(found, found.pages["how-to-read/"])


def test_a_site_whose_own_words_run_from_right_to_left_says_so(tmp_path: Path) -> None:
    """Its language is named once, at the top of the page; its headings stand among words of ours."""
    own = {**HEBREW, "data/dossier.yml": f"{HEBREW['data/dossier.yml']}imprint:\n  language: he\n"}
    found = site(tmp_path, own)
    assert 'dir="rtl"' in _body(found, found.pages["quotes/pier/"])


# -- the same in, the same out --------------------------------------------------------------------

_SCRIPT = """
import sys, tempfile
from pathlib import Path
from tests.dossiers import FULL, site
from tests.views.test_templates import _body, _pages
found = site(Path(sys.argv[1]), FULL)
sys.stdout.write("".join(page.address + _body(found, page) for page in _pages(found)))
"""


def test_pages_do_not_depend_on_the_run(tmp_path: Path) -> None:
    """Sets and hashes differ from run to run; no byte of a page may."""

    def digest(seed: str) -> str:
        command = [sys.executable, "-c", _SCRIPT, str(tmp_path / seed)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)}
        done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=True)
        assert len(done.stdout) > 10_000
        return hashlib.sha256(done.stdout).hexdigest()

    assert digest("1") == digest("2")


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    """Never an empty string on a page: a template that asks for what is not there must not pass unseen."""
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing }}").render()
