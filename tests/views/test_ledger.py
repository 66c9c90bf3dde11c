"""The ledger: the most telling facts beside a sentence, the rest behind a fold, and whom its words name."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.kinds.source import Source
from macros.model.record import Statement
from macros.views import ledger
from macros.views.coverage import coverage, extents, strips
from macros.views.home import Home
from macros.views.ledger import Run, in_telling_order, runs
from macros.views.sentences import SentencePart
from macros.views.sources import Sources
from macros.views.view import View
from tests.dossiers import FULL, files, view


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which every field is set, seen from its source's page."""
    return view(tmp_path_factory.mktemp("full"), FULL, "sources/post/")


def _source(seen: View, name: str = "post") -> Source:
    return next(source for source in seen.dossier.of(Source) if source.id == name)


def test_what_happened_and_how_much_comes_before_who_is_named() -> None:
    """A kind that is not known here stands before those that only name."""
    kinds = ["place", "vote", "actor", "claim", "event", "claim"]
    assert in_telling_order(kinds) == ("event", "claim", "vote", "actor", "place")


def _gists(seen: View) -> dict[str, tuple[str, str, str]]:
    found = {}
    for line in Sources(seen).lines(_source(seen)):
        for entry in (*line.margin.shown, *line.margin.rest):
            found[entry.fact.id] = (entry.words, entry.qualifier, entry.value)
    return found


@pytest.mark.parametrize(
    ("fact", "shown"),
    [
        ("riders", ("riders of the line", "at least", "412 riders")),
        ("opening", ("The bridge opens", "", "May 2024")),
        ("start", ("The line is headed", "", "undated")),
        ("night", ("The night train runs", "", "planned, 2026")),
        ("said", ("Ada Brook", "", "direct speech")),
        ("told", ("Ada Brook", "", "paraphrase")),
        ("heads", ("Ada Brook heads Valley line", "", "since 2019, until 2024")),
        ("opens", ("Ada Brook opens The bridge opens", "", "")),
        ("hope", ("The night train of the Valley line will run in 2026.", "", "prediction")),
        ("ada", ("Ada Brook", "", "person")),
        ("holm", ("Holm", "", "town")),
        ("ness", ("Ness valley", "", "")),
    ],
)
def test_a_fact_is_told_in_a_few_words(fact: str, shown: tuple[str, str, str], full: View) -> None:
    """Value or date in words, the qualifier apart: none is dropped, and what has no date is said to have none."""
    assert _gists(full)[fact] == shown


def test_every_fact_stands_beside_its_sentence_once(full: View) -> None:
    for line in Sources(full).lines(_source(full)):
        shown = [entry.fact.id for entry in (*line.margin.shown, *line.margin.rest)]
        assert sorted(shown) == sorted(fact.id for fact in line.facts)
        ranks = [entry.fact.kind for entry in (*line.margin.shown, *line.margin.rest)]
        assert tuple(dict.fromkeys(ranks)) == in_telling_order(ranks), "each kind together"


def _boats(tmp_path: Path, count: int) -> tuple[View, tuple[Statement, ...]]:
    facts = "".join(f"b{n}:\n  label: boats\n  value: 412\n  evidence: It has 412 boats\n" for n in range(count))
    seen = view(tmp_path, files("It has 412 boats.", statistics=facts or "{}\n"))
    return seen, seen.dossier.statements


@pytest.mark.parametrize(("count", "length"), [(0, 20), (1, 20), (2, 300), (3, 20), (12, 20), (12, 200), (40, 100)])
def test_the_margin_keeps_to_the_height_of_its_sentence(count: int, length: int, tmp_path: Path) -> None:
    """Beside a long sentence stands more than beside a short one, and what is folded is counted."""
    seen, facts = _boats(tmp_path, count)
    margin = ledger.margin(seen, facts, length)
    assert len(margin.shown) + len(margin.rest) == count
    assert len(margin.shown) >= min(2, count)
    assert len(margin.shown) <= 4 + 2 * (length // 66)
    if margin.rest:
        assert margin.rest_in_words == f"{len(margin.rest)} statistic{'s' * (len(margin.rest) > 1)}"
    wider = ledger.margin(seen, facts, length + 200)
    assert len(wider.shown) >= len(margin.shown)


PARTS = (SentencePart("The "), SentencePart("old line runs", marked=True), SentencePart(" far.", sic="note"))


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ({}, [Run(PARTS)]),
        (
            {(4, 7): ("a",)},
            [
                Run((SentencePart("The "),)),
                Run((SentencePart("old", marked=True),), ("a",)),
                Run((SentencePart(" line runs", marked=True), PARTS[2])),
            ],
        ),
        (
            {(13, 22): ("a", "b")},
            [
                Run((PARTS[0], SentencePart("old line ", marked=True))),
                Run((SentencePart("runs", marked=True), SentencePart(" far.", sic="note")), ("a", "b")),
            ],
        ),
        (
            {(13, 20): ("a",)},
            [
                Run((PARTS[0], SentencePart("old line ", marked=True))),
                Run((SentencePart("runs", marked=True), SentencePart(" fa")), ("a",)),
                Run((SentencePart("r.", sic="note"),)),
            ],
        ),
        ({(0, 3): ("a",), (3, 7): ("b",)}, None),
    ],
)  # fmt: skip
def test_words_are_cut_where_names_begin_and_end(
    named: dict[tuple[int, int], tuple[str, ...]], found: list[Run] | None
) -> None:
    cut = runs(PARTS, named)
    assert "".join(part.words for run in cut for part in run.parts) == "The old line runs far."
    assert [run.named for run in cut if run.named] == list(named.values())
    if found is not None:
        assert list(cut) == found


def test_mentions_are_counted_by_sentence(full: View) -> None:
    """As on the actor's own page."""
    found = {one.actor.id: one.sentences for one in Sources(full).followed(_source(full))}
    assert found == {name: len(full.dossier.mentions[name]) for name in ("line", "ada")}
    lines = Sources(full).lines(_source(full))
    named = {name: sum(any(name in run.named for run in line.runs) for line in lines) for name in found}
    assert named == found


EXCERPTS = files(
    "A quiet day. It has 412 boats. Nobody came. They left. It had 9 seals. The end.",
    sources="post:\n  title: The Post\n  publish: excerpts\n  url: https://post.example/a\n",
    statistics=(
        "boats:\n  label: boats\n  value: 412\n  evidence: It has 412 boats\n"
        "seals:\n  label: seals\n  value: 9\n  evidence: It had 9 seals\n"
    ),
)


def test_of_excerpts_the_gaps_are_counted(tmp_path: Path) -> None:
    seen = view(tmp_path, EXCERPTS)
    lines = Sources(seen).lines(_source(seen))
    assert [(line.number, line.left_out) for line in lines] == [(2, 1), (5, 2)]
    assert Sources(seen).left_out_behind(_source(seen)) == 1
    assert lines[0].original == "https://post.example/a#:~:text=It%20has%20412%20boats."
    assert [extent.open for extent in extents(seen.dossier, _source(seen))] == [False, True, False, False, True, False]


def test_a_whole_text_has_no_gap_and_needs_no_link(full: View) -> None:
    for line in Sources(full).lines(_source(full)):
        assert (line.left_out, line.original) == (0, "")


def test_of_a_private_text_there_is_no_bar(tmp_path: Path) -> None:
    """Not even how long its sentences are is told."""
    seen = view(tmp_path, EXCERPTS | {"data/sources.yml": "post:\n  title: The Post\n  publish: none\n"})
    assert coverage(seen.dossier, _source(seen)) is None
    assert strips(seen.dossier) == ()
    assert Home(seen).strips() == ()


def test_the_legend_names_the_tints_that_are_there(full: View, tmp_path: Path) -> None:
    found = coverage(full.dossier, _source(full))
    assert found is not None
    assert [swatch.words for swatch in found.legend] == ["no fact", "1 fact", "2", "3 or more"]
    assert found.disputed
    many = _boats(tmp_path, 7)[0]
    found = coverage(many.dossier, _source(many))
    assert found is not None
    assert [swatch.words for swatch in found.legend] == ["7 facts"]
    assert not found.disputed


def test_sources_cited_inside_lead_to_their_sentences(full: View) -> None:
    (found,) = Sources(full).cited_inside(_source(full))
    assert found.source.id == "ness-wire"
    assert [citation.label for citation in found.citations] == ["A1", "A2"]
    assert found.citations[0].href == "#s1"
