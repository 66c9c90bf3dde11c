"""Whoever a statement is about, or is said by, is named in a sentence that it rests on: nobody gets another's words.

Rows stand in pairs where they can: the same record, with and without its name in the sentence.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.names import NameFinder
from tests.dossiers import checked, codes, files, only, places
from tests.spent import spent

TEXT = """\
Ada Brook heads the Valley line. The head spoke in Holm. “We run,” said Ada Brook. “We stop,” she said.
The Reds claimed the fire. The Reds-K denied the fire. The Holm Reds sang. York voted. New York slept.
Ada Brook’s dog barked. Brook sold the mill to the union. The Wire, a paper, wrote of a flood, Bo Reed told the Wire.
Die Stadt Grau baute die Brücke. Мост построил Ёжиков. ADA BROOK left early. The ada brook is a stream.
"""
ACTORS = """\
ada:
  name: Ada Brook
  aka: [Brook]
  called: [the head]
  type: person
  evidence: Ada Brook heads the Valley line
bo:
  name: Bo Reed
  type: person
  evidence: Bo Reed told the Wire
line:
  name: Valley line
  type: organisation
  evidence: heads the Valley line
reds:
  name: Reds
  type: armed-group
  evidence: The Reds claimed the fire
reds-k:
  name: Reds-K
  type: armed-group
  evidence: The Reds-K denied the fire
holm-reds:
  name: Holm Reds
  type: organisation
  evidence: The Holm Reds sang
wire:
  name: The Wire
  type: media
  evidence: The Wire, a paper
grau:
  name: Stadt Grau
  type: government-body
  evidence: Die Stadt Grau baute die Brücke
yozhikov:
  name: Ёжиков
  type: person
  evidence: Мост построил Ёжиков
"""
PLACES = """\
holm:
  name: Holm
  type: town
  evidence: spoke in Holm
york:
  name: York
  type: town
  evidence: York voted
new-york:
  name: New York
  type: town
  evidence: New York slept
"""


def _event(evidence: str, *more: str) -> tuple[str, str]:
    return "events", "run:\n  title: A thing\n" + f"  evidence: {evidence}\n" + "".join(f"  {line}\n" for line in more)


def _quote(*lines: str) -> tuple[str, str]:
    return "quotes", "said:\n" + "".join(f"  {line}\n" for line in lines)


# (plural, its text, the line of the problem, or None)
ROWS: dict[str, tuple[tuple[str, str], int | None]] = {
    # who says it
    "a speaker who is named": (_quote("by: ada", "direct: We run"), None),
    "a speaker who is a pronoun": (_quote("by: ada", "direct: We stop"), 2),
    "another speaker than the one named": (_quote("by: bo", "direct: We run"), 2),
    "a pronoun that is explained": (_quote("by: ada", "direct: We stop", "inference: She is Ada Brook."), None),
    "a pronoun explained by a link": (_quote("by: ada", "direct: We stop", "inference: She is [[ada]]."), None),
    "a pronoun that is a link": (
        _quote("by: ada", "direct: We stop", "inference: It is [[ada|the one before]]."),
        None,
    ),
    "a pronoun that is a link to another": (
        _quote("by: ada", "direct: We stop", "inference: It is [[bo|the one before]]."),
        2,
    ),
    "a link in a note is no reason": (_quote("by: ada", "direct: We stop", "note: It is [[ada]]."), 2),
    "a pronoun explained by another": (_quote("by: ada", "direct: We stop", "inference: She is Bo Reed."), 2),
    "a pronoun named in said_in": (_quote("by: ada", "direct: We stop", "said_in: said Ada Brook"), None),
    "nobody by name": (_quote("by: unnamed", "direct: We stop"), None),
    "a source that speaks": (_quote("by: post", "direct: We stop"), None),
    "on behalf of one who is not named": (_quote("by: ada", "for: line", "direct: We run"), 3),
    "through one who is not named": (_quote("by: ada", "via: [wire]", "direct: We run"), 3),
    "through one who is named": (
        _quote("by: bo", "via: [wire]", "paraphrase: wrote of a flood", "said_in: Bo Reed told the Wire"),
        None,
    ),
    "said by one who is named": (_event("Bo Reed told the Wire", "said_by: bo"), None),
    "said by one who is not": (_event("The Holm Reds sang", "said_by: bo"), 4),
    # who takes part
    "named outside the stretch, in the sentence": (_event("heads the Valley line", "actors: [ada]"), None),
    "named in the next sentence": (_event("York voted", "place: new-york"), 4),
    "named by another name": (_event("sold the mill", "actors: [ada]"), None),
    "named by a word that stands for it": (_event("spoke in Holm", "actors: [ada]", "place: holm"), None),
    "named in the possessive": (_event("dog barked", "actors: [ada]"), None),
    "named in capitals": (_event("left early", "actors: [ada]"), 4),
    "words that are no name, in small letters": (_event("is a stream", "actors: [ada]"), 4),
    "one of two who is not": (_event("heads the Valley line", "actors: [ada, bo]"), 4),
    "a part in an event": (_event("heads the Valley line", "actors:", "  bo: guest"), 5),
    "named in German": (_event("baute die Brücke", "actors: [grau]"), None),
    "not named in German": (_event("baute die Brücke", "actors: [line]"), 4),
    "named in Russian": (_event("Мост построил", "actors: [yozhikov]"), None),
    "not named in Russian": (_event("Мост построил", "actors: [ada]"), 4),
    # the longest name wins
    "the whole name": (_event("claimed the fire", "actors: [reds]"), None),
    "a longer name behind a hyphen": (_event("denied the fire", "actors: [reds]"), 4),
    "that longer name": (_event("denied the fire", "actors: [reds-k]"), None),
    "a longer name before it": (_event("The Holm Reds sang", "actors: [reds]"), 4),
    "a town in another one's name": (_event("New York slept", "place: york"), 4),
    "the town itself": (_event("New York slept", "place: new-york"), None),
    "a town in a club's name": (_event("The Holm Reds sang", "place: holm"), 4),
    "its own name in another one's": (
        ("places", PLACES + "valley:\n  name: Valley\n  evidence: heads the Valley line\n"),
        PLACES.count("\n") + 2,
    ),
    # who does what to whom
    "both ends named": (
        ("relations", "tie:\n  who: ada\n  does: heads\n  whom: line\n  evidence: Ada Brook heads the Valley line\n"),
        None,
    ),
    "one end is another": (
        ("relations", "tie:\n  who: bo\n  does: heads\n  whom: line\n  evidence: Ada Brook heads the Valley line\n"),
        2,
    ),
    "the other end is another": (
        ("relations", "tie:\n  who: ada\n  does: heads\n  whom: wire\n  evidence: Ada Brook heads the Valley line\n"),
        4,
    ),
    # names in words
    "a name in a title": (("events", "run:\n  title: York votes\n  evidence: York voted\n"), None),
    "a name in a title that is another's": (("events", "run:\n  title: New York votes\n  evidence: York voted\n"), 2),
    "a link in a claim": (
        ("claims", "aim:\n  type: aim\n  text: That [[york]] may vote.\n  evidence: York voted\n"),
        None,
    ),
    "a link in a claim to another": (
        ("claims", "aim:\n  type: aim\n  text: That [[ada]] may vote.\n  evidence: York voted\n"),
        3,
    ),
    "a link under other words": (
        ("claims", "aim:\n  type: aim\n  text: That [[ada|the town]] may vote.\n  evidence: York voted\n"),
        3,
    ),
    "a name in a note": (
        ("events", "run:\n  title: A vote\n  evidence: York voted\n  note: Ada Brook did not.\n"),
        None,
    ),
    "what it is about": (_event("York voted", "see_also: [ada]"), None),
}


@pytest.mark.parametrize(("record", "line"), ROWS.values(), ids=ROWS)
def test_names_stand_in_the_sentences(record: tuple[str, str], line: int | None, tmp_path: Path) -> None:
    plural, text = record
    found = checked(tmp_path, files(TEXT, **{"actors": ACTORS, "places": PLACES, plural: text})).problems
    assert places(found) == ([("name-not-in-evidence", f"data/{plural}.yml:{line}")] if line else [])


# -- the names of actors and places themselves ------------------------------------------------------

OWN = {
    "as it stands": ("Bo Reed", "", False),
    "with a title that nobody gave": ("Sir Bo Reed", "  aka: [Bo Reed]\n", True),
    "within a longer name of its own": ("Reed", "  aka: [Bo Reed]\n", False),
    "within a word of another name of its own": ("Ree", "  aka: [Bo Reed]\n", True),
    "in the editor's own words": ("The caller", "  called: [Bo Reed]\n", True),
    "in the editor's own words, which are explained": (
        "The caller",
        "  called: [Bo Reed]\n  inference: The caller is Bo Reed.\n",
        False,
    ),
}


@pytest.mark.parametrize(("name", "more", "unsound"), OWN.values(), ids=OWN)
def test_a_name_is_the_sources(name: str, more: str, unsound: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a table's column
    actors = f"bo:\n  name: {name}\n  type: person\n  evidence: Bo Reed told the Wire\n{more}"
    found = checked(tmp_path, files(TEXT, actors=actors)).problems
    assert places(found) == ([("name-not-in-evidence", "data/actors.yml:2")] if unsound else [])


@pytest.mark.parametrize(
    ("names", "text", "keys"),
    [
        (["Holm"], "Newholm, NewHolm, Holms and Holm", ["holm"]),
        (["line", "line of Holm"], "This is the line", ["line"]),
        (["line", "line of Holm"], "The line of Holm", ["line of Holm"]),
        (["line", "line of Holm"], "The line of Holms", ["line"]),
    ],
)
def test_a_name_is_whole_words(names: list[str], text: str, keys: list[str]) -> None:
    """A part of a word is none, and where the longer name does not end in time the shorter one stands."""
    assert [hit.key for hit in NameFinder(names).find(text)] == keys
    assert list(NameFinder(names).keys_in(text)) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the Valley line", ["valley line"]),
        ("the Valley and the Valley line", ["the Valley", "valley line"]),
        ("the Valley", ["the Valley"]),
        ("Valley line Holm", ["valley line"]),
        ("line Holm", ["line Holm"]),
    ],
)
def test_the_longer_of_two_names_that_overlap_wins(text: str, keys: list[str]) -> None:
    """Who is named by half of another's name is not named."""
    assert list(NameFinder(["The Valley", "Valley line", "line Holm"]).keys_in(text)) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("VALLEY LINE STOPS AT HOLM", ["valley line", "holm"]),
        ("THE VALLEY STOPS", []),
        ("The VALLEY LINE stops at Holm", ["holm"]),
        ("ISIS LEAVES HOLM", ["iSIS", "holm"]),
        ("ISIS", ["iSIS"]),
        ("HOLM", []),
        ("VALLEY LINES LEAVE HOLME", []),
    ],
)
def test_a_headline_in_capitals_names_as_well(text: str, keys: list[str]) -> None:
    """Only where the whole of it is in capitals; a name in capitals of its own is another."""
    assert list(NameFinder(["Valley line", "Holm", "ISIS", "Isis"]).keys_in(text)) == keys


def _cost(finder: NameFinder, text: str) -> float:
    assert [hit.key for hit in finder.find(text)] == ["club 7 of Holm", "club", "holm", "club"] * 2_000
    return spent(lambda: list(finder.find(text)))


def test_ten_thousand_names_are_looked_up_like_ten() -> None:
    """Tried one after the other, the names of a large dossier would take most of its check."""
    few, many = (
        NameFinder([*(f"Club {number} of Holm" for number in range(count)), "Club", "Holm"]) for count in (10, 10_000)
    )
    text = "Club 7 of Holm, Club of Holm and Club 7 of Holms. " * 2_000
    assert min(_cost(many, text) for _ in range(3)) < 10 * min(_cost(few, text) for _ in range(3))


def test_where_someone_belongs(tmp_path: Path) -> None:
    """Roles and parts name others, each in its own line."""
    actors = ACTORS.replace(
        "  evidence: Bo Reed told the Wire\n",
        "  part_of: wire\n  roles:\n    - {title: a, of: wire}\n    - {title: b, of: line}\n"
        "  evidence: Bo Reed told the Wire\n",
    )
    assert places(checked(tmp_path, files(TEXT, actors=actors)).problems) == [
        ("name-not-in-evidence", "data/actors.yml:13")
    ]


def test_each_is_told_once(tmp_path: Path) -> None:
    """Bo in three fields is one fault to mend."""
    text = "run:\n  title: Bo Reed\n  actors: [bo]\n  said_by: bo\n  evidence: York voted\n"
    found = only(checked(tmp_path, files(TEXT, actors=ACTORS, events=text)).problems)
    assert found.code == "name-not-in-evidence"
    assert "Bo Reed" in found.message


def test_words_that_are_not_found_are_judged_no_further(tmp_path: Path) -> None:
    _, text = _event("York rested", "actors: [ada]")
    assert codes(checked(tmp_path, files(TEXT, actors=ACTORS, events=text)).problems) == ["quote-not-found"]


def test_the_sentence_of_a_private_text_is_not_known(tmp_path: Path) -> None:
    """The stretch is, but a name may stand outside of it: not re-checked, so no problem and no pass."""
    sources = "post:\n  title: P\nletter:\n  title: L\n  publish: none\n"
    _, text = _event("{source: letter, text: came to the fair}", "actors: [ada]")
    found = checked(tmp_path, files(TEXT, actors=ACTORS, events=text, sources=sources))
    assert found.problems == ()
    assert found.resolved.unchecked == 1
