"""What an actor's page and the experts' index show: ties as they read from its side, words by how they were said."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.actors import Actors
from tests.dossiers import draft, files

TEXT = "Ada heads the line. “We run,” she said. It runs at night. “We drive,” said Bo. Cy drives. Ada is here."
ACTORS = "".join(
    f"{name.lower()}:\n  name: {name}\n  type: {kind}\n  evidence: heads the line\n"
    for name, kind in {"Ada": "person", "Bo": "person", "Cy": "person", "line": "organisation"}.items()
)


def _actors(folder: Path, actors: str = ACTORS, **plurals: str) -> Actors:
    return Actors(draft(folder, files(TEXT, actors=actors, **plurals)))


def _relations(*rows: tuple[str, str, str, str]) -> str:
    return "".join(
        f"{name}:\n  who: {who}\n  does: {does}\n  whom: {whom}\n  evidence: heads the line\n"
        for name, who, does, whom in rows
    )


def test_ties_read_from_either_side(tmp_path: Path) -> None:
    """Seen from the other end a verb is the inverse of its type, or stands whole with its subject in front."""
    relations = _relations(
        ("a", "ada", "heads", "line"),
        ("b", "ada", "drives with", "bo"),
        ("c", "ada", "heads", "bo"),
        ("d", "bo", "knows", "ada"),
    )
    relations = relations.replace("  does: heads\n", "  does: heads\n  type: heading\n", 1)
    types = "heading:\n  label: heads\n  inverse: is headed by\n"
    actors = _actors(tmp_path, relations=relations, relation_types=types)

    def ties(name: str) -> list[tuple[str, list[tuple[str, str]]]]:
        return [(group.verb, [(tie.relation.id, tie.other) for tie in group.ties]) for group in actors.ties(name)]

    assert ties("ada") == [
        ("heads", [("a", "line"), ("c", "bo")]),
        ("drives with", [("b", "bo")]),
        ("Bo knows …", [("d", "bo")]),
    ]
    assert ties("line") == [("is headed by", [("a", "ada")])]
    assert ties("bo") == [
        ("Ada drives with …", [("b", "ada")]),
        ("Ada heads …", [("c", "ada")]),
        ("knows", [("d", "ada")]),
    ]
    assert ties("cy") == []


def test_a_note_on_an_actor_is_no_tie(tmp_path: Path) -> None:
    relations = _relations(("a", "ada", "heads", "line")) + "  note: Not [[bo]].\n"
    assert _actors(tmp_path, relations=relations).ties("bo") == ()


SAID = """\
told:
  by: ada
  paraphrase: It runs at night
  about: line
said:
  by: ada
  direct: We run
  about: [line, bo]
for-it:
  by: bo
  for: ada
  direct: We drive
  about: ada
"""
CLAIMS = """\
hope:
  type: aim
  by: ada
  text: To run.
  about: line
  evidence: It runs
fear:
  type: prediction
  said_by: ada
  text: Not to run.
  evidence: It runs
view:
  type: analysis
  text: Ada runs.
  about: ada
  evidence: It runs
"""


def test_what_an_actor_said_direct_speech_first(tmp_path: Path) -> None:
    """With what was said on its behalf; then what it holds."""
    actors = _actors(tmp_path, quotes=SAID, claims=CLAIMS)
    assert [record.id for record in actors.said_by("ada")] == ["said", "for-it", "told", "hope", "fear"]
    assert [record.id for record in actors.said_by("bo")] == ["for-it"]
    assert [record.id for record in actors.said_by("line")] == []


def test_what_others_said_about_an_actor(tmp_path: Path) -> None:
    """What it said about itself, or was said for it, stands with its own words and not twice."""
    actors = _actors(tmp_path, quotes=SAID, claims=CLAIMS)
    assert [record.id for record in actors.said_about("line")] == ["told", "said", "hope"]
    assert [record.id for record in actors.said_about("bo")] == ["said"]
    assert [record.id for record in actors.said_about("ada")] == ["view"]


def test_experts_are_those_with_words_most_first(tmp_path: Path) -> None:
    actors = ACTORS + "abe:\n  name: Abe\n  type: person\n  evidence: heads the line\n"
    claims = CLAIMS + "wish:\n  type: aim\n  by: abe\n  text: To run.\n  evidence: It runs\n"
    found = _actors(tmp_path, actors, quotes=SAID, claims=claims).experts()
    assert [(expert.actor.id, len(expert.said)) for expert in found] == [("ada", 5), ("abe", 1), ("bo", 1)]


@pytest.mark.parametrize(
    ("of_actor", "of_quote", "roles"),
    [
        ([], [], ()),
        (["head of the line"], [], ("head of the line",)),
        ([], ["head"], ("head",)),
        (["head of the line"], ["head", "driver"], ("head of the line", "driver")),
        (["head"], ["head of the line"], ("head of the line",)),
        (["head"], ["head"], ("head",)),
        # A word that is part of another word is another role.
        (["head"], ["headmaster"], ("head", "headmaster")),
        (["aide"], ["bridesmaid and aider"], ("aide", "bridesmaid and aider")),
        (["Head of the line"], ["head of the line"], ("Head of the line",)),
    ],
)
def test_roles_are_as_the_source_gives_them(
    of_actor: list[str], of_quote: list[str], roles: tuple[str, ...], tmp_path: Path
) -> None:
    """Each once; one that a longer one says as well is left out."""
    own = "".join(f"    - title: {role}\n" for role in of_actor)
    ada = ACTORS.replace("  type: person\n", f"  type: person\n  roles:\n{own}", 1) if own else ACTORS
    given = [*of_quote, None, None][:2]
    quotes = "".join(
        f"q{index}:\n  by: ada\n  direct: {words}\n" + (f"  role: {role}\n" if role else "")
        for index, (words, role) in enumerate(zip(("We run", "We drive"), given, strict=True))
    )
    assert [expert.roles for expert in _actors(tmp_path, ada, quotes=quotes).experts()] == [roles]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ada", "1 event, 2 relations, 3 quotes and 3 claims; named in 2 sentences"),
        ("line", "1 relation, 1 statistic, 2 quotes and 1 claim; named in 1 sentence"),
        ("cy", "named in 1 sentence"),
        ("dee", "named in no published sentence"),
    ],
)
def test_an_actor_is_counted_in_a_sentence(name: str, words: str, tmp_path: Path) -> None:
    actors = _actors(
        tmp_path,
        ACTORS + "dee:\n  name: Dee\n  type: person\n  evidence: heads the line\n",
        quotes=SAID,
        claims=CLAIMS,
        events="run:\n  title: A run\n  actors: [ada]\n  evidence: It runs\n",
        relations=_relations(("a", "ada", "heads", "line"), ("b", "bo", "knows", "ada")),
        statistics="riders:\n  label: riders\n  value: none\n  about: line\n  evidence: It runs\n",
    )
    assert actors.counts(name) == words
