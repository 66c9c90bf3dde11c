"""What a record's page says beyond its fields: the reasoning, the chain of who carried words, rivals, citation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from macros.kinds.claim import Claim
from macros.kinds.quote import Quote
from macros.kinds.relation import Relation
from macros.kinds.statistic import Statistic
from macros.model.fields import UNNAMED
from macros.model.quantities import Bound, Kind
from macros.views.facts import _HOW_TO_READ, Facts
from macros.views.view import View
from tests.dossiers import FULL, draft, files, view

TEXT = "Ada heads the line. “We run,” she said. It carries at least 412 riders. Bo: “We drive.” The wire told it."
POST = "post:\n  title: The Post\n  publish: full\n"
ACTORS = """\
ada:
  name: Ada
  type: person
  evidence: Ada heads the line
bo:
  name: Bo
  type: person
  evidence: heads the line
line:
  name: The line
  type: organisation
  evidence: heads the line
"""


def _facts(folder: Path, here: str = "", **plurals: str) -> Facts:
    return Facts(draft(folder, files(TEXT, **{"actors": ACTORS, **plurals}), here))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """The dossier in which every field is set."""
    return Facts(view(tmp_path_factory.mktemp("full"), FULL))


def test_the_authors_notes_stand_in_one_order(full: Facts) -> None:
    """Each with its label, whatever the order in which they were written."""
    notes = full.reasoning(full.dossier.records["opening"])
    assert [label for label, _ in notes] == [
        "Inference",
        "How it was dated",
        "What was left outside the quoted words",
        "Why it no longer stands",
        "Editor’s note",
    ]
    assert [label for label, _ in full.reasoning(full.dossier.records["thread"])] == ["Editor’s note"]
    assert full.reasoning(full.dossier.records["start"]) == ()


def test_dated_records_stand_before_undated_ones(full: Facts) -> None:
    records = [full.dossier.records[name] for name in ("start", "night", "opening", "line")]
    assert [record.id for record in full.in_order_of_date(records)] == ["opening", "night", "start", "line"]


def test_before_and_after_are_one_link(full: Facts) -> None:
    """The author writes `after` once; both pages show it."""
    assert [[event.id for event in side] for side in full.around("opening")] == [["start"], ["night"]]
    assert [[event.id for event in side] for side in full.around("start")] == [[], ["opening"]]


# -- figures --------------------------------------------------------------------------------------

FIGURES = {
    "412": "exact",
    "400 to 500": "range",
    "around 400 to 500": "range",
    "at least 412": "at-least",
    "more than 400": "more-than",
    "over 400": "more-than",
    "up to 500": "up-to",
    "less than 500": "less-than",
    "around 412": "around",
    "nearly 412": "nearly",
    "thousands": "vague",
    "none": "none",
    "first": "rank",
    "one of the largest": "rank",
}


@pytest.mark.parametrize(("value", "bound"), FIGURES.items())
def test_every_figure_says_how_it_is_to_be_read(value: str, bound: str, tmp_path: Path) -> None:
    statistics = f"riders:\n  label: riders\n  value: {value}\n  evidence: It carries at least 412 riders\n"
    facts = _facts(tmp_path, statistics=statistics)
    assert facts.reading_of(facts.dossier.of(Statistic)[0]) == _HOW_TO_READ[bound]


def test_no_sort_of_figure_is_without_its_sentence() -> None:
    assert set(_HOW_TO_READ) == {*get_args(Bound), *get_args(Kind)}


def test_rivals_stand_side_by_side_whichever_names_the_other(full: Facts) -> None:
    riders, before = full.dossier.of(Statistic)
    assert [other.id for other in full.rivals(riders)] == ["riders-before"]
    assert [other.id for other in full.rivals(before)] == ["riders"]


def test_rivals_of_several_are_all_shown_once(tmp_path: Path) -> None:
    """A figure that three others stand against shows all three; each of these shows it."""
    head = "  label: riders\n  value: at least 412\n  evidence: It carries at least 412 riders\n"
    statistics = f"a:\n{head}  rivals: b\nb:\n{head}  rivals: a\nc:\n{head}  rivals: a\n"
    facts = _facts(tmp_path, statistics=statistics)
    assert {record.id: [other.id for other in facts.rivals(record)] for record in facts.dossier.of(Statistic)} == {
        "a": ["b", "c"],
        "b": ["a"],
        "c": ["a"],
    }


# -- words of others ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "more", "chain"),
    [
        ("ada", "", ["post", "ada"]),
        ("ada", "  via: [bo, line]\n", ["post", "bo", "line", "ada"]),
        # Someone whom the source does not name has no page, only words.
        (UNNAMED, "", ["post", ""]),
        # Nobody passes words on to himself.
        ("post", "", ["post"]),
        ("ada", "  via: post\n", ["post", "ada"]),
    ],
)
def test_the_chain_goes_from_the_source_to_the_speaker(by: str, more: str, chain: list[str], tmp_path: Path) -> None:
    """Who carried the words, nearest the reader first."""
    facts = _facts(tmp_path, quotes=f"said:\n  by: {by}\n  direct: We run\n{more}")
    steps = facts.chain(facts.dossier.of(Quote)[0])
    assert [step.id for step in steps] == chain
    assert all(step.words for step in steps)


@pytest.mark.parametrize(
    ("others", "first"),
    [
        ("", "The article"),
        # cited is not read: there is still but one
        ("note:\n  title: A note\n  cited_in: post\n", "The article"),
        ("sheet:\n  title: The Sheet\n", "The Post"),
    ],
)
def test_the_chain_names_the_source_by_its_title_where_there_are_several(
    others: str, first: str, tmp_path: Path
) -> None:
    """The only one that was read is known by what it is, everywhere on the site; its title would fill the line."""
    dossier = files(TEXT, actors=ACTORS, quotes="said:\n  by: ada\n  direct: We run\n", sources=f"{POST}{others}")
    facts = Facts(draft(tmp_path, dossier | ({"data/texts/sheet.txt": "It ran.\n"} if "sheet" in others else {})))
    assert [step.words for step in facts.chain(facts.dossier.of(Quote)[0])] == [first, "Ada"]


def test_the_chain_of_a_claim_of_the_source_itself(tmp_path: Path) -> None:
    facts = _facts(tmp_path, claims="aim:\n  type: aim\n  text: To run.\n  evidence: heads the line\n")
    assert [step.id for step in facts.chain(facts.dossier.of(Claim)[0])] == ["post"]


SAID = """\
one:
  by: ada
  direct: We run
  about: [line, bo]
two:
  by: bo
  direct: We drive
  about: line
three:
  by: unnamed
  paraphrase: The wire told it
  about: bo
four:
  by: unnamed
  paraphrase: It carries at least
five:
  by: ada
  paraphrase: at least 412
"""


def test_what_else_the_same_speaker_said(tmp_path: Path) -> None:
    """Quotes and claims alike; those whom the source does not name are not one person."""
    claims = "aim:\n  type: aim\n  by: ada\n  text: To run.\n  evidence: heads the line\n"
    facts = _facts(tmp_path, quotes=SAID, claims=claims)
    said = {quote.id: quote for quote in facts.dossier.of(Quote)}
    assert {other.id for other in facts.others_by(said["one"])} == {"five", "aim"}
    assert {other.id for other in facts.others_by(facts.dossier.of(Claim)[0])} == {"one", "five"}
    assert facts.others_by(said["two"]) == facts.others_by(said["three"]) == ()
    assert [other.id for other in facts.said_beside(said["one"])] == ["two", "three"]
    assert [other.id for other in facts.said_beside(said["two"])] == ["one"]
    assert facts.said_beside(said["four"]) == ()


def test_what_two_who_are_not_named_said_beside_each_other(tmp_path: Path) -> None:
    """Two unnamed speakers are two: what one said stands beside what the other did."""
    quotes = SAID + "six:\n  by: unnamed\n  paraphrase: she said\n  about: bo\n"
    facts = _facts(tmp_path, quotes=quotes)
    said = {quote.id: quote for quote in facts.dossier.of(Quote)}
    assert {other.id for other in facts.said_beside(said["three"])} == {"one", "six"}


def test_other_relations_between_two_whoever_stands_first(tmp_path: Path) -> None:
    head = "  does: heads\n  evidence: heads the line\n"
    relations = (
        f"a:\n  who: ada\n  whom: line\n{head}b:\n  who: line\n  whom: ada\n{head}"
        f"c:\n  who: bo\n  whom: line\n{head}d:\n  who: ada\n  whom: line\n{head}"
    )
    facts = _facts(tmp_path, relations=relations)
    found = {relation.id: [other.id for other in facts.between(relation)] for relation in facts.dossier.of(Relation)}
    assert found == {"a": ["b", "d"], "b": ["a", "d"], "c": [], "d": ["a", "b"]}


# -- lists ----------------------------------------------------------------------------------------


def test_members_are_grouped_by_kind(full: Facts) -> None:
    groups = full.by_kind(["opening", "ada", "night", "post"])
    assert [(group.heading, [record.id for record in group.records]) for group in groups] == [
        ("Actors", ["ada"]),
        ("Events", ["opening", "night"]),
        ("Sources", ["post"]),
    ]


@pytest.mark.parametrize(
    ("about", "kind", "found"),
    [
        ("night", None, ["opening", "hope"]),
        ("night", "claim", ["hope"]),
        ("ness", None, ["holm"]),
        (None, "quote", ["said", "told"]),
        (None, "topic", []),
        ("ness", "quote", []),
    ],
)
def test_statements_may_be_asked_for(about: str | None, kind: str | None, found: list[str], full: Facts) -> None:
    statements = {record.id for record in full.statements(about, kind)}
    assert statements == set(found) - ({"opening"} if about == "night" and kind is None else set())


def test_the_latest_correction_comes_first(tmp_path: Path) -> None:
    head = "  record: ada\n  was: This\n  now: That\n"
    corrections = f"a:\n  date: 2024-05\n{head}b:\n  date: 2024-06-02\n{head}c:\n  date: 2023\n{head}"
    facts = _facts(tmp_path, corrections=corrections)
    assert [correction.id for correction in facts.corrections()] == ["b", "a", "c"]


# -- citation and report --------------------------------------------------------------------------


def test_a_page_is_cited_with_all_that_is_known(full: Facts) -> None:
    record = full.dossier.records["start"]
    assert full.how_to_cite("The line is headed", record) == (
        "Kim Reed. “The line is headed”. The Valley line, as of 1 June 2024, https://line.example/sub/events/start/."
        " Rests on: The Valley Post, Valley Press, May 2024 (inferred)."
    )


def test_a_page_is_cited_without_what_is_not_known(tmp_path: Path) -> None:
    """No empty name, no empty address, no “None”: what the dossier does not know is said."""
    facts = _facts(tmp_path)
    cited = facts.how_to_cite("Ada", facts.dossier.records["ada"])
    assert cited == (
        "“Ada”. The valley line, undated edition, page actors/ada/ of the site. Rests on: The Valley Post, undated."
    )


POST_WORDS = "The Valley Post, Valley Press, May 2024 (inferred)"


@pytest.mark.parametrize(
    ("record", "ends"),
    [
        ("post", f" The source: {POST_WORDS}."),
        ("ness-wire", " The source: Ness Wire, undated."),
        ("thread", f" Rests on: {POST_WORDS}."),  # a topic has no evidence: its members have
        ("start", f" Rests on: {POST_WORDS}."),
    ],
)
def test_a_page_names_the_sources_below_it(record: str, ends: str, full: Facts) -> None:
    address = {
        "post": "sources/post",
        "ness-wire": "sources/ness-wire",
        "thread": "topics/thread",
        "start": "events/start",
    }
    cited = full.how_to_cite("It", full.dossier.records[record])
    assert cited == f"Kim Reed. “It”. The Valley line, as of 1 June 2024, {SITE}{address[record]}/.{ends}"


SITE = "https://line.example/sub/"


@pytest.mark.parametrize(
    ("address", "cited", "whole"),
    [
        ("", (), f"Kim Reed. The Valley line, as of 1 June 2024, {SITE}."),
        (
            "timeline/",
            ("start", "opening"),
            f"Kim Reed. “Timeline”. The Valley line, as of 1 June 2024, {SITE}timeline/.",
        ),
        ("story/", ("riders", "no-such"), f"Kim Reed. “The story”. The Valley line, as of 1 June 2024, {SITE}story/."),
        ("problems/", (), f"Kim Reed. “Problem codes”. The Valley line, as of 1 June 2024, {SITE}problems/."),
    ],
)
def test_any_other_page_is_cited_with_the_sources_of_its_facts(
    address: str, cited: tuple[str, ...], whole: str, full: Facts
) -> None:
    """Each source once, whatever number of facts rests on it."""
    page = full.view.site.pages[address]
    assert full.how_to_cite_page(page, cited) == whole + (f" Rests on: {POST_WORDS}." if cited else "")


def test_a_home_page_without_an_address_is_cited_too(tmp_path: Path) -> None:
    facts = _facts(tmp_path)
    cited = facts.how_to_cite_page(facts.view.site.pages[""])
    assert cited == "The valley line, undated edition, the site’s home page."


def test_the_address_that_a_build_was_told_is_the_one_cited(full: Facts) -> None:
    """A workflow knows where it publishes; the dossier may name another place, or none."""
    told = replace(full.view.site, address="https://elsewhere.example/line/")
    facts = Facts(View(told, "actors/ada/"))
    assert "https://elsewhere.example/line/actors/ada/." in facts.how_to_cite("Ada", facts.dossier.records["ada"])


FORM = "https://code.example/line/issues/new?template=error-report.yml"


@pytest.mark.parametrize(
    ("imprint", "report", "contact"),
    [
        ("", "", ""),
        ("imprint: {editor: Kim}\n", "", ""),
        (
            "imprint: {contact: 'desk@post.example'}\n",
            "mailto:desk@post.example?subject=Error:%20ada&body=page%20actors/ada/%20of%20the%20site",
            "mailto:desk@post.example?subject=Error:%20home%20page&body=the%20site%E2%80%99s%20home%20page",
        ),
        ("imprint: {contact: Box 12}\n", "", ""),
        (
            "imprint: {repository: 'https://code.example/line/', site_url: 'https://line.example/a'}\n",
            f"{FORM}&title=Error:%20ada&page=https://line.example/a/actors/ada/",
            f"{FORM}&title=Error:%20home%20page&page=https://line.example/a/",
        ),
    ],
)
def test_an_error_is_reported_where_it_can_be(imprint: str, report: str, contact: str, tmp_path: Path) -> None:
    facts = _facts(tmp_path, dossier="title: The line\ndefault_source: post\n" + imprint)
    assert facts.report_url(facts.dossier.records["ada"]) == report
    assert facts.contact_url() == contact
