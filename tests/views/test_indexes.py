"""Index pages and A–Z: everything is found under the heading where a reader looks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.indexes import a_to_z, kind_word, sections
from macros.views.view import View
from tests.dossiers import FULL, draft, files, view


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which every field is set."""
    return view(tmp_path_factory.mktemp("full"), FULL)


@pytest.mark.parametrize(
    ("kind", "groups"),
    [
        ("actor", {"Persons": ["ada"], "Organisations": ["line"]}),
        ("place", {"Towns": ["holm"], "Places": ["ness"]}),
        ("claim", {"Predictions": ["hope"]}),
        ("event", {"2020s": ["opening", "night"], "Undated": ["start"]}),
        ("quote", {"In their words": ["said"], "Paraphrased": ["told"]}),
        (
            "source",
            {"Read for this dossier": ["post", "wire"], "Cited inside another source": ["ness-wire"]},
        ),
        ("statistic", {"": ["riders", "riders-before"]}),
        ("relation", {"": ["heads", "opens"]}),
        ("topic", {"": ["thread"]}),
    ],
)
def test_records_of_a_kind_stand_in_sections(kind: str, groups: dict[str, list[str]], full: View) -> None:
    """A kind without a field that divides it has one section without a heading."""
    assert {group.heading: [record.id for record in group.records] for group in sections(full, kind)} == groups


def test_a_kind_without_a_record_has_no_section(tmp_path: Path) -> None:
    assert sections(draft(tmp_path, files()), "event") == ()


def test_kinds_in_a_sentence() -> None:
    assert kind_word("relation-type") == "relation types"


# -- A to Z ---------------------------------------------------------------------------------------

TEXT = "The line runs."


def _entries(folder: Path, *names: str, more: str = "") -> dict[str, list[str]]:
    actors = "".join(
        f"a{index}:\n  name: '{name}'\n  type: organisation\n  evidence: The line\n{more}"
        for index, name in enumerate(names)
    )
    found = a_to_z(draft(folder, files(TEXT, actors=actors, sources="post:\n  title: Zzz\n")))
    return {letter: [entry.words for entry in entries] for letter, entries in found if letter != "Z"}


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Ada Brook", "A"),
        ("ada brook", "A"),
        ("The Line", "L"),
        ("the line", "L"),
        ("Theatre", "T"),
        ("“Line”", "L"),
        ("«Line»", "L"),
        ("‘Line’", "L"),
        ("(Re)start", "R"),
        ("Лента", "Л"),
        # An accent is no letter of its own to a reader who looks for the word.
        ("Élan", "E"),
        ("3 Bridges", "0–9"),
    ],
)
def test_a_name_stands_under_its_first_letter(name: str, letter: str, tmp_path: Path) -> None:
    assert list(_entries(tmp_path, name)) == [letter]


def test_names_stand_in_order_whatever_their_case_and_article(tmp_path: Path) -> None:
    assert _entries(tmp_path, "Zebra", "line two", "The Line", "Line three", "3 Bridges", "éclair", "Egg", "Ebb") == {
        "0–9": ["3 Bridges"],
        "E": ["Ebb", "Éclair", "Egg"],
        "L": ["The Line", "Line three", "Line two"],
    }


def test_other_names_lead_to_the_record(full: View) -> None:
    found = {entry.words: (entry.record.id, entry.of) for _, entries in a_to_z(full) for entry in entries}
    assert found["Ada Brook"] == ("ada", "")
    assert found["A. Brook"] == ("ada", "Ada Brook")
    assert found["The head"] == ("ada", "Ada Brook")
    assert found["Holm upon Ness"] == ("holm", "Holm")
    assert found["Riders of the line"] == ("riders", "")
    assert found["The Wire"] == ("wire", "")
    assert not {"heads", "fixed", "said", "heading"} & {record for record, _ in found.values()}


def test_the_same_words_lead_to_each_record(tmp_path: Path) -> None:
    """Words under `called` may stand for several: a reader is led to each of them."""
    assert _entries(tmp_path, "Ada", "Bo", more="  called: [the company]\n")["C"] == ["The company", "The company"]


def test_an_author_s_own_type_keeps_its_hyphens(tmp_path: Path) -> None:
    """Those of our lists are two words; "- a" of a place is the author's."""
    places = "holm:\n  name: Holm\n  type: half-way house\n  evidence: It runs\n  inference: Holm is where it runs.\n"
    actors = "ada:\n  name: It\n  type: armed-group\n  evidence: It runs\n"
    found = draft(tmp_path, files("It runs.", places=places, actors=actors))
    assert [group.heading for kind in ("place", "actor") for group in sections(found, kind)] == [
        "Half-way houses",
        "Armed groups",
    ]
