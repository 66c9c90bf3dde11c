"""What templates ask of a page: links from where it stands, words for dates and speakers, backlinks, mentions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.kinds.event import Event
from macros.kinds.source import Source
from macros.kinds.statistic import Statistic
from macros.model.record import Statement
from macros.problems import CODES
from macros.views.network import network
from macros.views.pages import index_addresses, pages, plural_title
from macros.views.sources import Sources
from macros.views.view import View
from tests.dossiers import draft, files, view


def _statement(seen: View, name: str) -> Statement:
    record = seen.record(name)
    assert isinstance(record, Statement)
    return record


# -- words ----------------------------------------------------------------------------------------


def test_links_start_where_the_page_stands(full: View) -> None:
    assert full.href("line") == "../line/"
    assert full.href("post") == "../../sources/post/"
    assert full.index("event") == "../../events/"
    assert full.asset("downloads/line.zip") == "../../downloads/line.zip"
    assert full.is_here("ada")
    assert not full.is_here("line")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On *the* [[line]] of [[ada|her]].", "On the Valley line of her."),
        ("On *the [[line]]*.", "On the Valley line."),
        ("Nothing [else] * here.", "Nothing [else] * here."),
    ],
)
def test_text_without_its_marks(text: str, words: str, full: View) -> None:
    """For titles and citations, where no markup can stand: a link is the name that readers see, never an id."""
    assert full.plain(text) == words


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("ada", "person"),
        ("line", "organisation"),
        ("holm", "town"),
        ("ness", "place"),
        ("hope", "prediction"),
        ("post", "newspaper"),
        ("heads", "relation"),
        ("riders", "statistic"),
        ("thread", "topic"),
    ],
)
def test_a_record_is_called_by_its_type_or_kind(name: str, label: str, full: View) -> None:
    assert full.type_label(full.record(name)) == label


def test_an_authors_word_for_a_type_is_kept(tmp_path: Path) -> None:
    """The types of actors are ours, and a hyphen in them joins two words; a place's type is the author's word."""
    places = "ness:\n  name: Ness\n  type: drive-in\n  evidence: It runs\n"
    actors = "line:\n  name: Line\n  type: government-body\n  evidence: It runs\n"
    seen = draft(tmp_path, files("It runs.", places=places, actors=actors))
    assert seen.type_label(seen.record("ness")) == "drive-in"
    assert seen.type_label(seen.record("line")) == "government body"


def test_a_speaker_is_named_or_said_to_be_unnamed(full: View, bare: View) -> None:
    """Where the source speaks itself, its kind of source is named, so that nobody is left out."""
    assert full.speaker(_statement(full, "opening")) == "The Wire"
    assert full.speaker(_statement(full, "said")) == "Ada Brook"
    assert full.speaker(_statement(full, "start")) == "the newspaper"
    assert bare.speaker(_statement(bare, "opening")) == "the article"
    assert bare.speaker(_statement(bare, "said")) not in {"", "unnamed", "None"}


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", "not given"),
        ("  published: 2024-05-12\n", "12 May 2024"),
        ("  published: 2024-05\n  date_note: By what it tells.\n", "May 2024 (inferred)"),
        ("  published: 2024?\n", "2024 (uncertain)"),
    ],
)
def test_when_a_source_was_published(lines: str, words: str, tmp_path: Path) -> None:
    seen = draft(tmp_path, files(sources="post:\n  title: The Post\n" + lines))
    assert seen.published(seen.dossier.of(Source)[0]) == words


def test_a_date_says_what_is_inferred_of_it(tmp_path: Path) -> None:
    events = "run:\n  title: A run\n  date: 2024-05\n  date_note: It is 2024.\n  evidence: It ran in May\n"
    seen = view(tmp_path, files("It ran in May.", events=events))
    event = seen.dossier.of(Event)[0]
    assert event.date is not None
    assert seen.date(event, event.date) == "May 2024 (year inferred)"


# -- citations ------------------------------------------------------------------------------------


def test_a_citation_opens_its_sentence(full: View) -> None:
    (first,) = full.citations(_statement(full, "start"))
    assert (first.label, first.href, first.source) == ("A1", "../../sources/post/#s1", "The Valley Post")
    assert first.sentence.startswith("Ada Brook, head of the Valley line since 2019")


@pytest.mark.parametrize(
    ("publish", "href", "sentence"),
    [
        ("full", "sources/post/#s2", "It runs at night."),
        ("excerpts", "sources/post/#s2", "It runs at night."),
        ("none", "sources/post/", "at night"),
    ],
)
def test_a_citation_publishes_no_more_than_may_be(publish: str, href: str, sentence: str, tmp_path: Path) -> None:
    """Of a text that is not published there is no anchor to open, and the words alone to show."""
    events = "run:\n  title: A run\n  evidence: at night\n"
    sources = f"post:\n  title: The Post\n  publish: {publish}\n"
    seen = view(tmp_path, files("It is old. It runs at night.", events=events, sources=sources))
    (found,) = seen.citations(_statement(seen, "run"))
    assert (found.label, found.href, found.sentence) == ("2", href, sentence)


def test_of_a_text_that_is_not_here_the_page_of_its_source_is_opened(tmp_path: Path) -> None:
    events = "run:\n  title: A run\n  evidence: at night\n"
    dossier = files(events=events, sources="post:\n  title: The Post\n  publish: none\n")
    del dossier["data/texts/post.txt"]
    seen = view(tmp_path, dossier)
    (found,) = seen.citations(_statement(seen, "run"))
    assert (found.label, found.href, found.sentence) == ("¶", "sources/post/", "at night")


# -- links back -----------------------------------------------------------------------------------


def test_backlinks_stand_under_the_headings_of_their_fields(full: View) -> None:
    groups = {group.heading: {record.id for record in group.records} for group in full.backlinks("line")}
    assert groups["Parts"] == {"ada"}
    assert groups["Roles held here"] == {"ada"}
    assert groups["Said on its behalf"] == {"said"}
    assert groups["Mentioned in"] == {"ada", "opening", "holm", "hope", "post"}
    assert groups["Sources by it"] == {"post"}


def test_records_without_a_page_are_no_backlink(full: View) -> None:
    """A correction and a type of relation cannot be opened; what rests on a source is shown by its sentences."""
    found = {
        record.id
        for name in ("ada", "riders", "post", "line")
        for group in full.backlinks(name)
        for record in group.records
    }
    assert not {"fixed", "heading"} & found
    assert "Rests on this source" not in {group.heading for group in full.backlinks("post")}


def test_backlinks_may_be_left_out_by_kind_and_heading(full: View) -> None:
    headings = {group.heading for group in full.backlinks("line", without=("actor", "Mentioned in"))}
    assert not {"Parts", "Roles held here", "Mentioned in"} & headings
    assert "Said on its behalf" in headings


def test_conflicts_are_found_from_either_side(full: View) -> None:
    assert {record.id for record in full.contradicted(_statement(full, "opening"))} >= {"ada", "riders", "said", "holm"}
    assert [record.id for record in full.contradicted(_statement(full, "holm"))] == ["opening"]
    assert full.contradicted(_statement(full, "start")) == ()


def test_narrative_pages_that_name_a_record(full: View) -> None:
    assert [(page.address, page.title, words) for page, words in full.pages_naming("ada")] == [
        ("story/", "The story", "The bridge was opened by its head.")
    ]
    assert full.pages_naming("line") == ()


def test_mentions_are_marked_sentences(full: View) -> None:
    """In the order of the source; whatever is called by a name is marked, not what a fact rests on."""
    found = full.mentions("holm")
    assert [shown.label for shown in found] == ["A1", "A6"]
    assert [[part.words for part in shown.parts if part.marked] for shown in found] == [["Holm"], ["Holm"]]


# -- pages ----------------------------------------------------------------------------------------

SINGLES = [
    "experts/",
    "timeline/",
    "network/",
    "a-z/",
    "weak-points/",
    "about-the-data/",
    "corrections/",
    "downloads/",
    "how-to-read/",
    "privacy/",
]


def test_every_page_of_the_design_is_there(full: View) -> None:
    found = {page.address: page for page in pages(full.dossier)}
    assert {"", "problems/", *SINGLES} <= set(found)
    assert {f"problems/{code}/" for code in CODES} <= set(found)
    for kind in ("actors", "claims", "events", "places", "quotes", "relations", "sources", "statistics", "topics"):
        assert found[f"{kind}/"].index
    for record in full.dossier.records.values():
        address = f"{record.plural.replace('_', '-')}/{record.id}/"
        assert (address in found) is record.paged


def test_pages_have_their_own_address_and_name(full: View) -> None:
    """An address that two pages share would be one file, and one of them lost."""
    made = pages(full.dossier)
    assert len({page.address for page in made}) == len(made) == len({page.path for page in made})
    assert all(page.title and page.call.endswith(")") for page in made)


def test_a_kind_without_records_has_no_index(tmp_path: Path) -> None:
    made = pages(draft(tmp_path, files()).dossier)
    assert [page.address for page in made if page.call.startswith("index_page")] == ["sources/"]
    assert index_addresses(made) == {"", "sources/", "problems/"}


def test_a_page_knows_where_its_record_stands(full: View) -> None:
    """For the link to edit it; a name is lifted above the pages that mention it in search."""
    found = {page.address: page for page in pages(full.dossier)}
    ada = found["actors/ada/"]
    assert (str(ada.location), ada.section, ada.path) == ("data/actors.yml:1:1", "actors/", "actors/ada.md")
    assert ada.boost > found["events/opening/"].boost
    assert found["timeline/"].location is None


def test_headings_of_indexes() -> None:
    assert plural_title("relation_types") == "Relation types"


def test_kinds_are_counted_with_their_links(full: View) -> None:
    shown = {row[0]: (row[1], row[2]) for row in full.kinds_shown}
    assert shown["Actors"] == ("../", 2)
    assert shown["Events"] == ("../../events/", 3)
    assert not {"Corrections", "Relation types"} & set(shown)


# -- sources --------------------------------------------------------------------------------------


def test_a_sources_lines_carry_their_facts(full: View) -> None:
    lines = Sources(full).lines(full.dossier.of(Source)[0])
    assert [line.label for line in lines] == [f"A{number}" for number in range(1, 9)]
    assert [fact.id for fact in lines[3].facts] == ["riders", "riders-before"]
    assert [line.tint for line in lines][:4] == [3, 1, 1, 2]
    assert lines[7].reason == "No fact of the [[line]]."
    assert [line.opens_paragraph for line in lines] == [True, True, True, False, True, False, True, False]


def test_only_sentences_with_facts_are_shown_of_excerpts(full: View) -> None:
    wire = next(source for source in full.dossier.of(Source) if source.id == "wire")
    assert Sources(full).lines(wire) == ()


@pytest.mark.parametrize(
    ("grade", "words"),
    [("", "not judged"), ("  reliability: A\n", "completely reliable (A)"), ("  reliability: F\n", "cannot be judged")],
)
def test_reliability_is_said_in_words(grade: str, words: str, tmp_path: Path) -> None:
    seen = draft(tmp_path, files(sources="post:\n  title: The Post\n" + grade))
    assert words in Sources(seen).reliability(seen.dossier.of(Source)[0])


def test_each_way_to_publish_is_said(tmp_path: Path) -> None:
    """Whether a reader sees all, some or nothing of a text, the page says so."""
    sources = "".join(f"{name}:\n  title: T\n  publish: {name}\n" for name in ("full", "excerpts", "none"))
    sources += "away:\n  title: T\n  publish: none\ncited:\n  title: T\n  cited_in: full\n"
    dossier = files(sources=sources, dossier="title: T\n") | {
        f"data/texts/{name}.txt": "It runs.\n" for name in ("full", "excerpts", "none")
    }
    del dossier["data/texts/post.txt"]
    seen = draft(tmp_path, dossier)
    said = {source.id: Sources(seen).line(source) for source in seen.dossier.of(Source)}
    assert len(set(said.values())) == 5
    assert "not re-checked" in said["away"]
    assert "Known only through" in said["cited"]


# -- network --------------------------------------------------------------------------------------


def test_the_network_counts_ties_of_each_actor(full: View) -> None:
    found = network(full)
    assert [relation.id for relation in found.relations] == ["heads", "opens"]
    assert [(one.actor.id, one.relations, one.others) for one in found.connected] == [("ada", 2, 2), ("line", 1, 1)]
    assert found.unconnected == ()
    assert [relation.id for relation in network(full, "line").relations] == ["heads"]


def test_actors_without_a_tie_are_named(bare: View) -> None:
    assert [actor.id for actor in network(bare).unconnected] == []
    assert [one.actor.id for one in network(bare).connected] == ["ada"]


def test_the_network_of_one_actor_counts_its_own_ties(tmp_path: Path) -> None:
    actors = "".join(
        f"{name}:\n  name: {name}\n  type: person\n  evidence: It runs\n" for name in ("ada", "bo", "cy", "dee")
    )
    ties = (("a", "ada", "bo"), ("b", "bo", "ada"), ("c", "bo", "cy"))
    relations = "".join(
        f"{name}:\n  who: {who}\n  does: knows\n  whom: {whom}\n  evidence: It runs\n" for name, who, whom in ties
    )
    seen = draft(tmp_path, files("It runs.", actors=actors, relations=relations))
    assert [(one.actor.id, one.relations, one.others) for one in network(seen).connected] == [
        ("bo", 3, 2),
        ("ada", 2, 1),
        ("cy", 1, 1),
    ]
    assert [actor.id for actor in network(seen).unconnected] == ["dee"]
    assert [one.actor.id for one in network(seen, "cy").connected] == ["bo", "cy"]


def test_a_statistic_page_knows_its_edition(full: View) -> None:
    """The same dossier in another edition: only the links differ."""
    offline = View(replace(full.site, urls=replace(full.site.urls, directory=False)), full.here)
    assert offline.href("line") == "line.html"
    assert offline.index("event") == "../events/index.html"
    assert offline.dossier.of(Statistic) == full.dossier.of(Statistic)
