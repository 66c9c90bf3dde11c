"""The dossier as a whole: standing, contradictions, backlinks, and who is named in which sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.graph import Dossier, _letter, seal
from macros.kinds.claim import Claim
from macros.kinds.quote import Quote
from macros.kinds.relation import Relation
from macros.kinds.source import Source
from macros.kinds.statistic import Statistic
from macros.model.record import Statement
from macros.problems import Location, problem
from tests.dossiers import checked, files, sound

TEXT = """\
Ada Brook heads the Valley line. The Valley is wide. The line carried 412 riders, Ada Brook said.
“We run,” said Bo Reed for the Valley line. The head of the line was there. It carried 500 riders. \
The union wants more trains for the Valley line, as does Ada Brook.
"""
ACTORS = """\
ada:
  name: Ada Brook
  type: person
  evidence: Ada Brook heads the Valley line
bo:
  name: Bo Reed
  type: person
  evidence: said Bo Reed
line:
  name: Valley line
  type: organisation
  evidence: Ada Brook heads the Valley line
"""


def _dossier(folder: Path, **plurals: str) -> Dossier:
    return sound(folder, files(TEXT, **{"actors": ACTORS, **plurals}))


def _statement(dossier: Dossier, name: str) -> Statement:
    record = dossier.records[name]
    assert isinstance(record, Statement)
    return record


# -- standing -------------------------------------------------------------------------------------

RIDERS = "riders:\n  label: riders\n  value: 412\n  evidence: The line carried 412 riders\n"
WISH = "wish:\n  type: aim\n  text: More trains.\n  evidence: The union wants more trains\n"

# The fields that are added to a statement, and how firmly it then stands.
STANDING = {
    "the source says it": ("statistics", RIDERS, "", "stated"),
    "someone says it": ("statistics", RIDERS, "said_by: ada", "attributed"),
    "someone unnamed says it": ("statistics", RIDERS, "said_by: unnamed", "attributed"),
    "a claim is someone's": ("claims", WISH, "by: ada", "attributed"),
    "a claim that a source reports of someone": ("claims", WISH, "said_by: ada", "attributed"),
    "a claim of the source itself": ("claims", WISH, "", "stated"),
    "a quote is its speaker's": ("quotes", "said:\n  by: bo\n  direct: We run\n", "", "attributed"),
    "the editor's step": ("statistics", RIDERS.replace("412\n", "900\n"), "inference: Twice 450 is 900.", "inferred"),
    "a note on the date marks the date alone": (
        "statistics",
        RIDERS,
        "as_of: 2024\n  date_note: The paper is of 2024.",
        "stated",
    ),
    "said by someone before the editor's step": (
        "statistics",
        RIDERS.replace("412\n", "900\n"),
        "said_by: ada\n  inference: Twice 450 is 900.",
        "attributed",
    ),
    "who is meant is no step": (
        "places",
        "valley:\n  name: The Valley\n  evidence: The Valley is wide\n",
        "inference: The valley of the line.",
        "stated",
    ),
    "disputed before all": ("statistics", RIDERS, "said_by: ada\n  contradicts: [bo]", "disputed"),
    "written down": ("statistics", RIDERS, "standing: inferred", "inferred"),
    "written weaker than it follows": ("statistics", RIDERS, "standing: disputed\n  said_by: ada", "disputed"),
    "attributed as written": ("claims", WISH, "standing: attributed\n  by: ada", "attributed"),
}


@pytest.mark.parametrize("row", STANDING.values(), ids=STANDING)
def test_standing_follows_from_the_fields(row: tuple[str, str, str, str], tmp_path: Path) -> None:
    plural, text, more, standing = row
    dossier = _dossier(tmp_path, **{plural: text + (f"  {more}\n" if more else "")})
    assert dossier.standing(_statement(dossier, text.partition(":")[0])) == standing


def test_contradictions_hold_both_ways(tmp_path: Path) -> None:
    """The author writes it once; both pages show both sides, whoever was written first."""
    statistics = (
        RIDERS + "more:\n  label: riders\n  value: 500\n  evidence: It carried 500 riders\n  contradicts: riders\n"
    )
    dossier = _dossier(tmp_path, statistics=statistics)
    assert dossier.contradictions == {"more": ("riders",), "riders": ("more",)}
    assert {dossier.standing(_statement(dossier, name)) for name in ("more", "riders")} == {"disputed"}


def test_a_contradiction_that_both_name_is_one(tmp_path: Path) -> None:
    statistics = RIDERS + "  contradicts: more\n"
    statistics += "more:\n  label: riders\n  value: 500\n  evidence: It carried 500 riders\n  contradicts: riders\n"
    assert _dossier(tmp_path, statistics=statistics).contradictions == {"riders": ("more",), "more": ("riders",)}


# -- links ----------------------------------------------------------------------------------------

TIES = """\
heads:
  who: ada
  does: heads
  whom: line
  evidence: Ada Brook heads the Valley line
  note: See [[line]], [[line|it]] and [[bo]].
"""
SAID = "said:\n  by: bo\n  for: line\n  direct: We run\n  about: [line, ada]\n"


def test_a_link_counts_once_a_field(tmp_path: Path) -> None:
    """Two links in one note are one backlink, not two lines with the same sentence."""
    dossier = _dossier(tmp_path, relations=TIES)
    assert [(found.field, found.target) for found in dossier.links_from("heads")] == [
        ("note", "line"),
        ("note", "bo"),
        ("who", "ada"),
        ("whom", "line"),
    ]


def test_backlinks_come_from_all_fields(tmp_path: Path) -> None:
    dossier = _dossier(tmp_path, relations=TIES, quotes=SAID)
    named = {(found.origin, found.field, found.refers.inverse) for found in dossier.links_to("line")}
    assert named == {
        ("heads", "note", "Mentioned in"),
        ("heads", "whom", "Relations"),
        ("said", "about", "What is said about it"),
        ("said", "for", "Said on its behalf"),
    }
    assert dossier.links_to("heads") == ()
    assert dossier.links_from("ada") == ()


def test_who_names_a_record_may_be_asked_by_kind_and_field(tmp_path: Path) -> None:
    dossier = _dossier(tmp_path, relations=TIES, quotes=SAID)
    assert [record.id for record in dossier.naming("line", Quote)] == ["said"]
    assert [record.id for record in dossier.naming("line", Relation, "who")] == []
    assert [record.id for record in dossier.naming("line", Relation, "who", "whom")] == ["heads"]
    assert [record.id for record in dossier.naming("line", Claim)] == []


def test_records_keep_the_authors_order(tmp_path: Path) -> None:
    dossier = _dossier(tmp_path, quotes=SAID, relations=TIES)
    assert [record.id for record in dossier.of_kind("actor")] == ["ada", "bo", "line"]
    assert [record.id for record in dossier.of(Source)] == ["post"]
    assert [record.id for record in dossier.statements] == ["ada", "bo", "line", "said", "heads"]


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("ada", "Ada Brook"),
        ("post", "The Valley Post"),
        ("heads", "Ada Brook heads Valley line"),
        ("said", "Bo Reed: “We run”"),
        ("told", "Ada Brook, in paraphrase: The line carried 412 riders"),
        ("unsaid", "Unnamed: “We run”"),
        ("wish", "More trains for Valley line."),
        ("thread", "A thread"),
        ("heading", "heads"),
        ("fixed", "Ada Brook"),
    ],
)
def test_headings(name: str, heading: str, tmp_path: Path) -> None:
    """What a record is called, in words: never an id where there is a name, never markup."""
    dossier = _dossier(
        tmp_path,
        relations=TIES,
        quotes=SAID
        + "told:\n  by: ada\n  paraphrase: The line carried 412 riders\n"
        + "unsaid:\n  by: unnamed\n  direct: We run\n",
        claims=WISH.replace("More trains.", "More *trains* for [[line]]."),
        topics="thread:\n  title: A thread\n",
        relation_types="heading:\n  label: heads\n  inverse: is headed by\n",
        corrections="fixed:\n  date: 2024\n  record: ada\n  was: This\n  now: That\n",
    )
    assert dossier.heading(name) == heading


def test_a_long_quote_is_cut_in_its_heading(tmp_path: Path) -> None:
    text = "“One two three four five six seven, eight nine, ten,” she said."
    quotes = "said:\n  by: unnamed\n  direct: One two three four five six seven, eight nine, ten\n"
    dossier = sound(tmp_path, files(text, quotes=quotes))
    assert dossier.heading("said") == "Unnamed: “One two three four five six seven, eight nine …”"


# -- facts on sentences ---------------------------------------------------------------------------


def test_every_sentence_knows_its_facts(tmp_path: Path) -> None:
    """Each fact once a sentence, however many stretches it takes from it, in every sentence it touches."""
    events = "run:\n  title: A run\n  evidence: [Ada Brook heads, Valley line. The Valley is wide]\n"
    dossier = _dossier(tmp_path, events=events, quotes=SAID)
    assert {key: [fact.id for fact in facts] for key, facts in dossier.facts_on.items()} == {
        ("post", 1): ["ada", "line", "run"],
        ("post", 2): ["run"],
        ("post", 4): ["bo", "said"],
    }
    assert list(dossier.facts_on) == sorted(dossier.facts_on)


# -- sources --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("index", "letter"),
    [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_letters_go_on_behind_z(index: int, letter: str) -> None:
    assert _letter(index) == letter


def test_one_source_needs_no_letter(tmp_path: Path) -> None:
    """A source that is only cited in it is never quoted, so it takes none."""
    sources = "post:\n  title: The Post\nreport:\n  title: A report\n  cited_in: post\n"
    assert _dossier(tmp_path, sources=sources).letters == {"post": ""}


def test_letters_follow_the_order_of_the_sources(tmp_path: Path) -> None:
    sources = (
        "zeitung:\n  title: Die Zeitung\n  publish: none\nreport:\n  title: A report\n  cited_in: post\n"
        "post:\n  title: The Post\n"
    )
    dossier = _dossier(tmp_path, sources=sources)
    assert dossier.letters == {"zeitung": "A", "post": "B"}
    assert [source.id for source in dossier.read_sources] == ["zeitung", "post"]


@pytest.mark.parametrize(("publish", "shown"), [("full", [1, 2, 3, 4, 5, 6, 7]), ("excerpts", [1, 4]), ("none", [])])
def test_what_is_published_of_a_text(publish: str, shown: list[int], tmp_path: Path) -> None:
    dossier = _dossier(tmp_path, sources=f"post:\n  title: The Post\n  publish: {publish}\n")
    assert [sentence.number for sentence in dossier.shown_sentences(dossier.of(Source)[0])] == shown


def test_of_a_text_that_is_not_here_nothing_is_published(tmp_path: Path) -> None:
    dossier = _dossier(tmp_path, sources="post:\n  title: The Post\nletter:\n  title: A letter\n  publish: none\n")
    assert dossier.text_of("letter") is None
    assert dossier.shown_sentences(dossier.of(Source)[1]) == ()


# -- mentions -------------------------------------------------------------------------------------


def _named(dossier: Dossier) -> dict[str, list[tuple[int, list[str]]]]:
    """Record → (sentence, the words that name it)."""
    return {
        name: [
            (
                mention.sentence.number,
                [(dossier.resolved.texts[mention.source].text)[start:end] for start, end in mention.spans],
            )
            for mention in mentions
        ]
        for name, mentions in dossier.mentions.items()
    }


def _mentions(folder: Path, text: str, actors: str, **plurals: str) -> dict[str, list[tuple[int, list[str]]]]:
    return _named(sound(folder, files(text, actors=actors, **plurals)))


def _actor(name: str, words: str, evidence: str, more: str = "") -> str:
    return f"{name}:\n  name: {words}\n  type: organisation\n  evidence: {evidence}\n{more}"


def test_the_longest_name_wins(tmp_path: Path) -> None:
    """The Valley is not in the Valley line once both are known, nor in the words that it is only joined to."""
    text = "The Valley line runs. The Valley is wide. A Valley-wide run and mid-Valley stay apart. Valley’s end."
    actors = _actor("valley", "Valley", "The Valley is wide") + _actor("line", "Valley line", "The Valley line runs")
    assert _mentions(tmp_path, text, actors) == {
        "line": [(1, ["Valley line"])],
        "valley": [(2, ["Valley"]), (4, ["Valley"])],
    }


def test_names_are_found_as_quotes_are(tmp_path: Path) -> None:
    """A straight apostrophe in the record is a curly one in print; case counts but for the first letter."""
    text = "The Drivers’ Club met. the Drivers' Club sang. The drivers’ club is another."
    actors = _actor("club", '"The Drivers\' Club"', "The Drivers’ Club met")
    assert _mentions(tmp_path, text, actors) == {"club": [(1, ["The Drivers’ Club"]), (2, ["the Drivers' Club"])]}


def test_every_name_in_a_sentence_is_marked(tmp_path: Path) -> None:
    actors = _actor("line", "Valley line", "The Valley line runs", "  aka: [VL]\n")
    assert _mentions(tmp_path, "The Valley line runs, says the VL. VL, VL!", actors) == {
        "line": [(1, ["Valley line", "VL"]), (2, ["VL", "VL"])]
    }


CALLED = "  called: [the company]\n"


def test_called_counts_only_where_a_fact_on_it_rests(tmp_path: Path) -> None:
    """Any company may be meant by “the company”: it names the line where a fact about the line stands, nowhere else."""
    text = "The Valley line runs. The company has trains. The company has ships."
    actors = _actor("line", "Valley line", "The Valley line runs", CALLED)
    events = "trains:\n  title: Trains\n  actors: line\n  evidence: The company has trains\n"
    assert _mentions(tmp_path / "a", text, actors) == {"line": [(1, ["Valley line"])]}
    assert _mentions(tmp_path / "b", text, actors, events=events) == {
        "line": [(1, ["Valley line"]), (2, ["The company"])]
    }


def test_called_counts_on_the_record_own_sentence(tmp_path: Path) -> None:
    actors = _actor("line", "Valley line", "The company runs", CALLED + "  inference: It is the Valley line.\n")
    assert _mentions(tmp_path, "The company runs. The company stops.", actors) == {"line": [(1, ["The company"])]}


def test_the_same_words_may_stand_for_two(tmp_path: Path) -> None:
    """Each where a fact on it rests; where facts on both do, for both."""
    text = (
        "The Valley line runs. The Holm line runs. The company pays. The company rests. The company owes the company."
    )
    actors = _actor("valley", "Valley line", "The Valley line runs", CALLED)
    actors += _actor("holm", "Holm line", "The Holm line runs", "  called: [The company]\n")
    events = """\
        pay:
          title: Pay
          actors: valley
          evidence: The company pays
        rest:
          title: Rest
          actors: holm
          evidence: The company rests
        debt:
          title: Debt
          actors: [valley, holm]
          evidence: The company owes
        """
    assert _mentions(tmp_path, text, actors, events=events) == {
        "valley": [(1, ["Valley line"]), (3, ["The company"]), (5, ["The company", "the company"])],
        "holm": [(2, ["Holm line"]), (4, ["The company"]), (5, ["The company", "the company"])],
    }


@pytest.mark.parametrize("words", ["The Line", "the Line"])
def test_a_name_goes_before_words_for_another(words: str, tmp_path: Path) -> None:
    """A name is safe wherever it stands, even where another record is called by the same words."""
    actors = _actor("line", "The Line", "The Line runs")
    actors += _actor("union", "Drivers' union", "A Drivers' union", f"  called: [{words}]\n")
    assert _mentions(tmp_path, "The Line runs. A Drivers' union sings. The Line stops.", actors) == {
        "line": [(1, ["The Line"]), (3, ["The Line"])],
        "union": [(2, ["Drivers' union"])],
    }


@pytest.mark.parametrize(("publish", "found"), [("excerpts", [1]), ("none", [])])
def test_only_published_sentences_count_as_mentions(publish: str, found: list[int], tmp_path: Path) -> None:
    """A mention shows its sentence, so one that may not be shown is none."""
    actors = _actor("line", "Valley line", "The Valley line runs")
    sources = f"post:\n  title: The Post\n  publish: {publish}\n"
    named = _mentions(tmp_path, "The Valley line runs. The Valley line stops.", actors, sources=sources)
    assert [number for number, _ in named.get("line", [])] == found


def test_mentions_come_in_the_order_of_the_sources(tmp_path: Path) -> None:
    sources = "zeitung:\n  title: Die Zeitung\n  publish: full\npost:\n  title: The Post\n  publish: full\n"
    dossier = files(
        "The Valley line runs.", sources=sources, actors=_actor("line", "Valley line", "The Valley line runs")
    )
    found = sound(tmp_path, dossier | {"data/texts/zeitung.txt": "Valley line stops.\n"}).mentions["line"]
    assert [(mention.source, mention.sentence.number) for mention in found] == [("zeitung", 1), ("post", 1)]


# -- inferred dates -------------------------------------------------------------------------------


def test_each_date_keeps_its_own_inference(tmp_path: Path) -> None:
    """Two dates may be written alike; one is the editor's step, the other stands in the words of its year."""
    text = "The line carried 412 riders. It carried 412 riders in 2024, says the table."
    statistics = """\
        riders:
          label: riders
          value: 412
          as_of: 2024
          date_note: The paper is of 2024.
          evidence: The line carried 412 riders
          series:
            - {as_of: 2024, value: 412, evidence: It carried 412 riders in 2024}
        """
    dossier = sound(tmp_path, files(text, statistics=statistics))
    record = dossier.of(Statistic)[0]
    assert record.as_of is not None
    assert dossier.inferred(record, record.as_of) == {"year"}
    assert dossier.inferred(record, record.series[0].as_of) == set()


# -- sealing --------------------------------------------------------------------------------------


def test_only_a_sound_dossier_is_sealed(tmp_path: Path) -> None:
    """Whatever reads a dossier need not check again, because one with an error is never made."""
    found = checked(tmp_path, files(TEXT, actors=ACTORS))
    assert found.dossier is not None
    settings = found.dossier.settings
    weak = problem("cut-hedge", Location("data/actors.yml"), "a hedge")
    error = problem("bad-date", Location("data/actors.yml"), "no date")
    sealed = seal(settings, found.records, found.resolved, (weak,))
    assert sealed is not None
    assert sealed.weak == (weak,)
    assert seal(settings, found.records, found.resolved, (weak, error)) is None
    assert seal(None, found.records, found.resolved, ()) is None
