"""Every id that is named leads to one record of the right kind, and every name to one bearer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossiers import checked, files, only, places

TEXT = """\
Ada Brook heads the line. The line runs from Holm to Ness.
“We run,” said Ada Brook. The first run was a joy. Holm lies in the valley. It carried 412 riders.
"""
ACTORS = """\
ada:
  name: Ada Brook
  type: person
  evidence: Ada Brook heads the line
line:
  name: The line
  type: organisation
  evidence: The line runs
"""
PLACES = "holm:\n  name: Holm\n  evidence: Holm lies in the valley\n"
RUN = "run:\n  title: A run\n  evidence: The first run was a joy\n"
SAID = "said:\n  by: ada\n  direct: We run\n"
COUNT = "riders:\n  label: riders\n  value: 412\n  evidence: It carried 412 riders\n"
TIE = "tie:\n  who: ada\n  does: heads\n  whom: line\n  evidence: Ada Brook heads the line\n"
AIM = "aim:\n  type: aim\n  text: To run.\n  evidence: The line runs\n"
KINDS = {"actors": ACTORS, "places": PLACES, "events": RUN}

# (plural, its text, code, line, words of the message)
SLIPS = {
    "an id that is none": ("events", RUN + "  place: home\n", "unknown-id", 4, 'there is no place or actor "home"'),
    "an id that is near": ("events", RUN + "  place: holn\n", "unknown-id", 4, 'did you mean "holm"?'),
    "only ids of the right kind are near": ("quotes", SAID + "  event: ada\n", "wrong-kind", 4, "an actor"),
    "a wrong kind in a field": ("events", RUN + "  place: post\n", "wrong-kind", 4, "place takes a place or actor"),
    "a wrong kind in a list": ("events", RUN + "  after:\n    - ada\n", "wrong-kind", 5, "after"),
    "a place is no actor": ("events", RUN + "  actors: [holm]\n", "wrong-kind", 4, "actors takes an actor"),
    "an actor of an event": ("events", RUN + "  actors: {adda: driver}\n", "unknown-id", 4, 'did you mean "ada"?'),
    "who said it": ("quotes", SAID.replace("ada", "aga"), "unknown-id", 2, 'did you mean "ada"?'),
    "an event cannot speak": ("quotes", SAID.replace("ada", "run"), "wrong-kind", 2, "by takes an actor or source"),
    "who carried it": ("quotes", SAID + "  via:\n    - post\n    - agency\n", "unknown-id", 6, "agency"),
    "a link in running text": ("actors", ACTORS + "  note: See [[liner]].\n", "unknown-id", 9, 'did you mean "line"?'),
    "a link with words": ("actors", ACTORS + "  note: See [[liner|it]].\n", "unknown-id", 9, "liner"),
    "a link in emphasis": ("actors", ACTORS + "  note: See *[[liner]]*.\n", "unknown-id", 9, "liner"),
    "where a role is held": (
        "actors",
        ACTORS + "  roles:\n    - title: Head\n      of: liner\n",
        "unknown-id",
        11,
        'did you mean "line"?',
    ),
    "what it contradicts": ("events", RUN + "  contradicts: [ran]\n", "unknown-id", 4, "ran"),
    "a record that names itself": ("events", RUN + "  see_also: [run]\n", "refers-to-itself", 4, "see_also"),
    "a note that names its own record": ("events", RUN + "  note: The [[run]].\n", "refers-to-itself", 4, "note"),
    "unnamed where nobody speaks": ("events", RUN + "  place: unnamed\n", "unknown-id", 4, "unnamed"),
    "the type of a relation": ("relations", TIE + "  type: heading\n", "unknown-id", 6, "relation-type"),
    "a figure beside another kind": ("statistics", COUNT + "  rivals: run\n", "wrong-kind", 5, "rivals"),
    "a correction of nothing": (
        "corrections",
        "fixed:\n  date: 2024\n  record: gone\n  was: This\n  now: That\n",
        "unknown-id",
        3,
        "gone",
    ),
    "a topic's member": ("topics", "thread:\n  title: A thread\n  members: [run, rum]\n", "unknown-id", 3, '"rum"'),
    "a source known through none": (
        "sources",
        "post:\n  title: The Post\nnote:\n  title: A note\n  cited_in: pots\n",
        "unknown-id",
        5,
        'did you mean "post"?',
    ),
    "nobody says what is attributed": ("events", RUN + "  standing: attributed\n", "no-speaker", 4, "nobody"),
    "a claim of nobody": ("claims", AIM + "  standing: attributed\n", "no-speaker", 5, "nobody"),
    "a figure to lead with": (
        "dossier",
        "title: A\ndefault_source: post\nhome:\n  actors: [ada]\n  key_facts: [run]\n",
        "wrong-kind",
        5,
        "statistic",
    ),
    "an event to lead with": (
        "dossier",
        "title: A\ndefault_source: post\nhome:\n  events:\n    - run\n    - ride\n",
        "unknown-id",
        6,
        "ride",
    ),
    "a link in the standfirst": (
        "dossier",
        "title: A\ndefault_source: post\nstandfirst: On [[lime]].\n",
        "unknown-id",
        3,
        'did you mean "line"?',
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_one_problem_at_its_line(slip: tuple[str, str, str, int, str], tmp_path: Path) -> None:
    plural, text, code, line, words = slip
    problems = checked(tmp_path, files(TEXT, **{**KINDS, plural: text})).problems
    assert places(problems) == [(code, f"data/{plural}.yml:{line}")]
    assert words in only(problems).message


SOUND = {
    "unnamed speaks": ("quotes", SAID.replace("ada", "unnamed")),
    "unnamed says it": ("events", RUN + "  said_by: unnamed\n  standing: attributed\n"),
    "a source speaks": ("quotes", SAID.replace("ada", "post")),
    "attributed to whoever holds it": (
        "claims",
        AIM.replace("The line runs", "Ada Brook heads the line") + "  by: ada\n  standing: attributed\n",
    ),
    "a state is a place": ("events", RUN + "  place: line\n  inference: It was on the line.\n"),
    "parts lie in places": ("places", PLACES + "  part_of: line\n  inference: The valley is that of the line.\n"),
    "a link to any kind": ("actors", ACTORS + "  note: See [[run]], [[post|the paper]] and *[[holm]]*.\n"),
    "a relation to an event": ("relations", TIE.replace("whom: line", "whom: run")),
    "a topic of all": ("topics", "thread:\n  title: A thread\n  members: [run, ada, holm, post]\n"),
    "a home page": ("dossier", "title: A\ndefault_source: post\nhome: {actors: ada, events: [run], disputed: [ada]}\n"),
}


@pytest.mark.parametrize(("plural", "text"), SOUND.values(), ids=SOUND)
def test_sound_references_have_no_problem(plural: str, text: str, tmp_path: Path) -> None:
    assert not checked(tmp_path, files(TEXT, **{**KINDS, plural: text})).problems


def test_a_record_that_cannot_be_read_is_still_there(tmp_path: Path) -> None:
    """A slip in a record is that record's: whoever names it has made none, so nothing is said of it."""
    actors = ACTORS.replace("type: person", "type: persn")
    found = checked(tmp_path, files(TEXT, **{**KINDS, "actors": actors, "quotes": SAID, "relations": TIE}))
    assert places(found.problems) == [("unknown-choice", "data/actors.yml:3")]


# -- names ----------------------------------------------------------------------------------------


def _actor(name: str, more: str = "") -> str:
    named = f"  inference: '{name.strip(chr(34)).replace(chr(39), chr(39) * 2)}, that is.'\n"
    return f"  name: {name}\n  type: person\n  evidence: Ada Brook heads the line\n{more}{named}"


# (the second record's name and aka, the line of the problem or None)
NAMES = {
    "the same name": ("Ada Brook", "", 8),
    "the same but for case": ("ADA BROOK", "", 8),
    "another name that is a name": ("Bo Reed", "  aka: [Ada Brook]\n", 11),
    "another name in other case": ("Bo Reed", "  aka: [ada brook]\n", 11),
    "another name that is another name": ("Bo Reed", "  aka:\n    - Bo\n    - The head\n", 13),
    "a name of its own twice": ("Bo Reed", "  aka: [bo reed, Bo]\n", None),
    "a word for it in context": ("Bo Reed", "  called: [Ada Brook, The head]\n", None),
    "a longer name": ("Ada Brook-Reed", "", None),
}


@pytest.mark.parametrize(("name", "more", "line"), NAMES.values(), ids=NAMES)
def test_a_name_leads_to_one_record(name: str, more: str, line: int | None, tmp_path: Path) -> None:
    """`name` and `aka` are safe to link only as long as no one else has them; `called` never is."""
    actors = f"ada:\n{_actor('Ada Brook', '  aka: [The head]' + chr(10))}bo:\n{_actor(name, more)}"
    found = checked(tmp_path, files(TEXT, actors=actors)).problems
    assert places(found) == ([("name-taken", f"data/actors.yml:{line}")] if line else [])


def test_names_are_unique_over_actors_and_places(tmp_path: Path) -> None:
    places_text = "holm:\n  name: Holm\n  aka: [Ada Brook]\n  evidence: Holm lies in the valley\n"
    found = checked(tmp_path, files(TEXT, actors=ACTORS, places=places_text))
    assert [(entry.code, entry.location.file) for entry in found.problems] == [("name-taken", "data/places.yml")]
    assert '"ada"' in only(found.problems).message


def test_names_are_compared_as_texts_are(tmp_path: Path) -> None:
    """A straight and a curly apostrophe are one name to a reader, so they must be to the program."""
    actors = f"ada:\n{_actor('The Drivers’ Club')}bo:\n{_actor(chr(34) + 'The Drivers' + chr(39) + ' Club' + chr(34))}"
    found = checked(tmp_path, files(TEXT, actors=actors))
    assert [entry.code for entry in found.problems] == ["name-taken"]
