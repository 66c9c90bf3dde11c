"""What a card is told: the page's own citations and names, each sentence once, and nothing that is not published."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.kinds.source import Source
from macros.views.cards import Cards, FactCard, _Pool, as_json, cards, facts_cited
from macros.views.render import cards_of
from macros.views.sentences import SentencePart, SentenceShown
from macros.views.sources import Sources
from macros.views.view import View
from tests.dossiers import FULL, Files, files, site, view


def cite(fact: str, href: str = "../../sources/post/#s1", sort: str = "cite") -> str:
    """A citation as templates write it."""
    return f'<a class="sb-{sort}" data-fact="{fact}" href="{href}" aria-label="Sentence 1">1</a>'


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which every field is set, seen from an actor's page."""
    return view(tmp_path_factory.mktemp("full"), FULL, "actors/ada/")


# -- what a page names ----------------------------------------------------------------------------

CITED: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "nothing": ("<p>Prose</p>", (), ()),
    "in order, each once": (cite("b") + cite("a") + cite("b"), (), ("b", "a")),
    "both sorts": (cite("b") + cite("a", sort="number"), (), ("b", "a")),
    "the small numbers alone": (cite("b") + cite("a", sort="number"), ("cite",), ("b",)),
    "with another class beside it": ('<a class="x sb-cite y" data-fact="a" href="#">1</a>', (), ("a",)),
    "a number of no fact": ('<a class="sb-number" href="#s1">1</a>', (), ()),
    "a link with a fact that is no citation": ('<a class="x" data-fact="a" href="#">1</a>', (), ()),
    "another class that begins alike": ('<a class="sb-cited" data-fact="a" href="#">1</a>', (), ()),
    "an id with an entity": (cite("a&amp;b"), (), ("a&b",)),
    "in a drawing": ('<svg><a class="sb-cite" data-fact="a" href="#"><text>1</text></a></svg>', (), ("a",)),
}


@pytest.mark.parametrize("case", CITED.values(), ids=CITED)
def test_facts_are_those_whose_citations_stand_there(case: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    html, sorts, expected = case
    assert facts_cited(html, *sorts) == expected


# link in the page of the actor ada → whether it opens a card
LINKS = {
    "../line/": True,
    "../../actors/line/": True,
    "../line/index.html": True,
    "../../events/opening/": True,
    "../../sources/post/": True,
    "../../topics/thread/": True,
    "../ada/": False,  # the page itself
    "./": False,
    "../": False,
    "../../": False,
    "../../sources/post/#s1": False,
    "../line/#relations": False,
    "../line/?q=1": False,
    "https://line.example/sub/actors/line/": False,
    "//line.example/actors/line/": False,
    "mailto:line": False,
    "../nobody/": False,
    "/actors/line/": False,
}


@pytest.mark.parametrize(("href", "opens"), LINKS.items())
def test_a_name_opens_a_card_where_it_leads_to_a_record(href: str, opens: bool, full: View) -> None:  # noqa: FBT001
    found = cards(full, f'<p><a href="{href}">It</a></p>')
    assert list(found.records) == ([href] if opens else [])
    assert bool(found) == opens


@pytest.mark.parametrize("mark", ["sb-number", "sb-cite", "sb-more"])
def test_what_is_no_name_opens_none(mark: str, full: View) -> None:
    """A number is a citation; "details" stands beside the very sentence that it would show."""
    assert not cards(full, f'<a class="{mark}" href="../line/">It</a>')


def test_in_the_offline_edition_names_are_files(tmp_path: Path) -> None:
    found = View(site(tmp_path, FULL, directory=False, offline=True), "actors/ada/")
    html = '<a href="line.html">It</a><a href="../events/opening.html">It</a><a href="ada.html">It</a>'
    assert list(cards(found, html).records) == ["line.html", "../events/opening.html"]


def test_a_page_that_names_nothing_has_no_data(full: View) -> None:
    assert cards_of(full, "<p>Nothing.</p>") == ""


# -- sentences, each once, cut for all ------------------------------------------------------------

WORDS = "The valley line carried 412 passengers in May 2024."


def shown(*marks: tuple[int, int], words: str = WORDS, label: str = "1", sic: str = "") -> SentenceShown:
    """A sentence with these ranges marked, the last of its pieces with a note."""
    edges = sorted({0, len(words), *(edge for mark in marks for edge in mark)})
    parts = [
        SentencePart(words[low:high], any(s <= low and high <= e for s, e in marks)) for low, high in pairwise(edges)
    ]
    if sic:
        parts[-1] = SentencePart(parts[-1].words, parts[-1].marked, sic)
    return SentenceShown("post", 1, label, tuple(parts))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> View:
    """One source and no fact."""
    return view(tmp_path_factory.mktemp("small"), files())


def _range(points: tuple[int, int]) -> tuple[int, int]:
    return min(points), max(points) + 1


RANGES = st.lists(st.tuples(st.integers(0, len(WORDS) - 1), st.integers(0, len(WORDS) - 1)).map(_range), max_size=4)


@given(st.lists(RANGES, min_size=1, max_size=5))
def test_each_card_keeps_its_own_marks(small: View, found: list[list[tuple[int, int]]]) -> None:
    """However the marks of facts on one sentence overlap: it stands once, and each finds its words again."""
    several = [shown(*marks) for marks in found]
    pool = _Pool.of(small, several)
    assert len(pool.sentences) == 1
    parts = pool.sentences[0].parts
    assert "".join(parts) == WORDS
    assert all(parts)
    for one in several:
        card = pool.shown(one)
        assert card.sentence == 0
        ends = [sum(map(len, parts[: at + 1])) for at in card.marked]
        inside = {
            place for at, end in zip(card.marked, ends, strict=True) for place in range(end - len(parts[at]), end)
        }
        start, wanted = 0, set()
        for part in one.parts:
            wanted |= set(range(start, start + len(part.words))) if part.marked else set()
            start += len(part.words)
        assert inside == wanted


def test_other_words_or_another_number_are_another_sentence(small: View) -> None:
    """Of a text that is not published each fact has its own words, though the number is one."""
    several = [shown((0, 3)), shown(words="The line ran."), shown(label="2"), shown((4, 8))]
    pool = _Pool.of(small, several)
    assert [(one.label, "".join(one.parts)) for one in pool.sentences] == [
        ("1", WORDS),
        ("1", "The line ran."),
        ("2", WORDS),
    ]
    assert [pool.shown(one).sentence for one in several] == [0, 1, 2, 0]


def test_a_note_on_odd_wording_stays_with_its_words(small: View) -> None:
    pool = _Pool.of(small, [shown((4, 8)), shown((0, 7), sic="Odd *here*.")])
    parts, odd = pool.sentences[0].parts, pool.sentences[0].odd
    assert odd == {len(parts) - 1: "Odd here."}


# -- one card -------------------------------------------------------------------------------------


def _marked(found: Cards, name: str) -> list[str]:
    """The marked words of each sentence of a fact."""
    return ["".join(found.sentences[one.sentence].parts[at] for at in one.marked) for one in found.facts[name].shown]


def test_a_fact_shows_all_its_sentences_and_who_tells_it_otherwise(full: View) -> None:
    found = cards(full, cite("riders"))
    card = found.facts["riders"]
    assert [found.sentences[one.sentence].label for one in card.shown] == ["A1", "A3", "A4"]
    assert _marked(found, "riders") == [
        "opened the bridge at Holm in May 2024",
        "The line carried at least 412 riders in 2024, of 900 who asked",
        "carried around 500 riders in 2023",
    ]
    assert card.standing == (("disputed", "disputed"), ("inferred", "inferred"))
    assert [(rival.word, rival.words, rival.href) for rival in card.rivals] == [
        ("contradicted by", "The bridge opens", "../../events/opening/"),
        ("rival", "around 500", "../../statistics/riders-before/"),
    ]
    assert [(one.source, one.href) for one in found.sentences] == [
        ("The Valley Post, Valley Press, May 2024 (inferred)", f"../../sources/post/#s{number}") for number in (1, 3, 4)
    ]
    assert [len(one.odd) for one in found.sentences] == [0, 1, 0]  # "teh"


def test_what_was_found_by_comparing_is_a_rival_too(full: View) -> None:
    """Whichever of the two names the other."""
    assert [rival.words for rival in cards(full, cite("riders-before")).facts["riders-before"].rivals] == [
        "at least 412"
    ]


RECORDS = {
    "../line/": ("Valley line", "organisation", "", "A1"),
    "../../places/holm/": ("Holm", "town", "A town in the Ness valley of the Valley line", "A1"),
    "../../sources/post/": ("The Valley Post", "newspaper", "", None),
    "../../topics/thread/": ("A thread", "topic", "", None),
    "../../events/opening/": ("The bridge opens", "event", "The bridge of the Valley line at Holm.", "A1"),
    "../../statistics/riders/": ("riders of the line", "statistic", "", "A1"),
    "../../claims/hope/": ("The night train of the Valley line will run in 2026.", "prediction", "", "A1"),
}


@pytest.mark.parametrize("href", RECORDS)
def test_a_name_tells_what_it_names(href: str, full: View) -> None:
    found = cards(full, f'<a href="{href}">It</a>')
    card = found.records[href]
    first = found.sentences[card.shown.sentence].label if card.shown else None
    assert (card.heading, card.kind, card.description, first) == RECORDS[href]


FACTS = {
    "../line/": ("1 event, 1 relation, 2 statistics, 1 quote and 1 claim; named in 3 sentences",),
    "../../events/opening/": ("May 2024", "said by The Wire", "no longer holds"),
    "../../events/night/": ("2026", "planned"),
    "../../statistics/riders/": ("at least 412 riders", "said by The Wire", "no longer holds"),
    "../../statistics/riders-before/": ("around 500",),
    "../../quotes/told/": (),  # its heading names the speaker
    "../../claims/hope/": ("May 2024", "said by Valley line", "no longer holds"),
    "../../sources/ness-wire/": ("undated", "Known only through “The Valley Post”; its own text was not seen"),
}


def test_a_source_tells_how_much_of_it_carries_facts(full: View) -> None:
    """In the words of its own page."""
    source = full.record("wire")
    assert isinstance(source, Source)
    line = Sources(full).coverage_line(source).rstrip(".")
    assert cards(full, '<a href="../../sources/wire/">It</a>').records["../../sources/wire/"].facts == (
        "June 2024",
        line,
    )


@pytest.mark.parametrize("href", FACTS)
def test_a_name_tells_the_rest_in_a_few_words(href: str, full: View) -> None:
    """Nobody's figure stands without who says it."""
    assert cards(full, f'<a href="{href}">It</a>').records[href].facts == FACTS[href]


def test_a_name_is_marked_in_the_first_sentence_that_names_it(full: View) -> None:
    found = cards(full, '<a href="../../places/holm/">It</a>')
    card = found.records["../../places/holm/"]
    assert card.shown is not None
    assert [found.sentences[0].parts[at] for at in card.shown.marked] == ["Holm"]
    assert card.standing == (("disputed", "disputed"),)


# -- what is not published ------------------------------------------------------------------------

TEXT = "Secret before. The line ran in May 2024, Kim said, and secretly. Secret after."
SOURCE = "post:\n  title: The Post\n  publish: {publish}\n  language: {language}\n"
EVENTS = "run:\n  title: The line runs\n  date: 2024-05\n  evidence: [The line ran in May 2024, and secretly]\n"


def dossier(publish: str, language: str = "en", *, text: bool = True) -> Files:
    """One event from a source that may be seen so far."""
    found = files(TEXT, sources=SOURCE.format(publish=publish, language=language), events=EVENTS)
    return found if text else {name: words for name, words in found.items() if "texts" not in name}


NOTES = {
    "full": ("The line ran in May 2024, Kim said, and secretly.", ()),
    "excerpts": (
        "The line ran in May 2024, Kim said, and secretly.",
        ("Only the sentences that facts rest on are published.",),
    ),
    "none": (
        "The line ran in May 2024 … and secretly",
        ("The words alone: the text of this source is not published.",),
    ),
}


@pytest.mark.parametrize("publish", NOTES)
def test_a_card_shows_no_more_than_may_be_seen(publish: str, tmp_path: Path) -> None:
    seen = view(tmp_path, dossier(publish), "events/")
    html = cite("run", "../sources/post/") + '<a href="run/">The line runs</a><a href="../sources/post/">The Post</a>'
    found = cards(seen, html)
    words, notes = NOTES[publish]
    assert [("".join(one.parts), one.notes) for one in found.sentences] == [(words, notes)]
    assert found.sentences[0].href == "../sources/post/" + ("#s2" if publish != "none" else "")
    data = as_json(found)
    assert "Secret before" not in data
    assert "Secret after" not in data
    assert ("Kim said" in data) == (publish != "none")


def test_words_that_were_not_looked_up_say_so(tmp_path: Path) -> None:
    seen = view(tmp_path, dossier("none", text=False), "events/")
    found = cards(seen, cite("run", "../sources/post/"))
    assert [one.notes for one in found.sentences] == [("Not re-checked here: the text is private.",)]
    assert found.facts["run"].standing == (("stated", "stated"), ("unchecked", "not re-checked"))


def test_words_in_another_language_say_which(tmp_path: Path) -> None:
    """The gates of other languages are not at issue here: the words hold no figure that they would read."""
    source = SOURCE.format(publish="full", language="ar")
    events = "run:\n  title: The line runs\n  evidence: وصل القطار\n"
    seen = view(tmp_path, files("وصل القطار إلى المدينة.", sources=source, events=events))
    assert [one.language for one in cards(seen, cite("run", "sources/post/#s1")).sentences] == ["ar"]


# -- as data --------------------------------------------------------------------------------------

HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 \u2029 ]]> \\ \" '"


def test_nothing_in_the_data_can_end_it(full: View) -> None:
    """The HTML standard: in a script's text only `</script` and `<!--` mean something, and both begin alike."""
    found = cards(full, cite("riders") + '<a href="../line/">It</a>')
    sentence = found.sentences[0]
    hostile = Cards(
        (type(sentence)(HOSTILE, HOSTILE, HOSTILE, "", (HOSTILE,), {0: HOSTILE}, (HOSTILE,)),), found.facts, {}
    )
    data = as_json(hostile)
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data)["sentences"] == [
        {
            "label": HOSTILE,
            "href": HOSTILE,
            "source": HOSTILE,
            "parts": [HOSTILE],
            "odd": {"0": HOSTILE},
            "notes": [HOSTILE],
        }
    ]


def test_what_is_empty_is_left_out_and_a_first_mark_is_kept(small: View, tmp_path: Path) -> None:
    """The number of the first piece is nought, which is not nothing."""
    seen = view(tmp_path, files(topics="t:\n  title: T\n"))
    assert json.loads(as_json(cards(seen, '<a href="topics/t/">It</a>'))) == {
        "sentences": [],
        "facts": {},
        "records": {"topics/t/": {"heading": "T", "kind": "topic"}},
    }
    first = _Pool.of(small, [shown((0, 3))])
    told = Cards(first.sentences, {"x": FactCard((), (first.shown(shown((0, 3))),), ())}, {})
    assert json.loads(as_json(told))["facts"] == {"x": {"shown": [[0, [0]]]}}


def test_the_data_stand_in_a_tag_that_no_browser_runs(full: View) -> None:
    script = cards_of(full, cite("riders"))
    assert script.startswith('<script type="application/json" id="sb-cards">{"sentences":[{"label":"A1"')
    assert script.endswith("}</script>")
    assert script.count("<") == 2


def test_the_same_page_gives_the_same_bytes(full: View) -> None:
    html = cite("riders") + '<a href="../line/">It</a><a href="../../events/opening/">It</a>'
    assert as_json(cards(full, html)) == as_json(cards(full, html))
