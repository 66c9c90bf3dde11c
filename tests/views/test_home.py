"""The home page: what a newcomer sees first, what of it is disputed, and what was checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.home import Home
from macros.views.view import View
from tests.dossiers import SETTINGS, draft, files, view


def test_home_leads_with_what_was_chosen(full: View) -> None:
    home = Home(full)
    assert [record.id for record in home.key_facts()] == ["riders"]
    assert [record.id for record in home.actors()] == ["ada"]
    assert [record.id for record in home.events()] == ["opening"]
    assert [record.id for record in home.quotes()] == ["said"]
    assert _ids(home) == ([], ["riders"])


def test_home_shows_what_there_is_where_nothing_was_chosen(bare: View) -> None:
    home = Home(bare)
    assert [record.id for record in home.key_facts()] == ["riders"]
    assert [record.id for record in home.actors()] == ["ada"]
    assert not home.rivals
    assert not home.unknown
    assert home.meta() == "one article; 8 sentences; 7 facts"


def test_home_says_what_could_not_be_checked(tmp_path: Path) -> None:
    """Words that were not looked up are never counted among those that were found."""
    sources = "post:\n  title: The Post\nletter:\n  title: L\n  publish: none\n"
    events = "run:\n  title: A run\n  evidence: {source: letter, text: it runs}\n"
    home = Home(view(tmp_path, files(events=events, sources=sources)))
    assert "1 stretch" in home.promise()
    assert "every fact" not in home.promise()
    assert "every fact" in Home(view(tmp_path / "all", files())).promise()


# -- disputed, and unknown ------------------------------------------------------------------------


def _claims(*records: tuple[str, str]) -> str:
    """Claims by their ids, each with a line of its own fields."""
    return "".join(
        f"{name}:\n  text: It ran {name}.\n  type: assessment\n  by: unnamed\n  evidence: It ran\n{fields}"
        for name, fields in records
    )


def _against(*names: str) -> str:
    return f"  contradicts: [{', '.join(names)}]\n"


def _home(folder: Path, chosen: str, *records: tuple[str, str]) -> Home:
    settings = f"{SETTINGS}home: {{disputed: [{chosen}]}}\n"
    return Home(draft(folder, files("It ran.", claims=_claims(*records), dossier=settings)))


def _ids(home: Home) -> tuple[list[list[str]], list[str]]:
    return [[side.id for side in sides] for sides in home.rivals], [record.id for record in home.unknown]


@pytest.mark.parametrize(
    ("chosen", "records", "rivals", "unknown"),
    [
        ("", [("a", ""), ("b", "")], [], []),
        ("", [("a", _against("b")), ("b", "")], [["a", "b"]], []),
        ("b", [("a", _against("b")), ("b", "")], [["b", "a"]], []),
        ("c", [("a", _against("b")), ("b", ""), ("c", "")], [["a", "b"]], ["c"]),
        # a matter of three sides is one, though the two outer ones do not name each other
        ("", [("a", _against("b")), ("b", _against("c")), ("c", "")], [["a", "b", "c"]], []),
        # matters in the editors' order, before those they did not choose
        (
            "d, x, c, b",
            [
                ("a", _against("b")),
                ("b", ""),
                ("c", _against("d")),
                ("d", ""),
                ("x", ""),
                ("y", _against("z")),
                ("z", ""),
            ],
            [["d", "c"], ["b", "a"], ["y", "z"]],
            ["x"],
        ),
        # written as disputed, with no other side to show
        ("", [("a", "  standing: disputed\n"), ("b", "")], [], ["a"]),
        # what no longer holds stands against nothing
        ("a", [("a", _against("b")), ("b", "  deprecated: Withdrawn.\n")], [], ["a"]),
    ],
)
def test_what_cannot_all_be_right_stands_side_by_side(
    chosen: str,
    records: list[tuple[str, str]],
    rivals: list[list[str]],
    unknown: list[str],
    tmp_path: Path,
) -> None:
    """A reader sees both sides of a matter together, and nothing twice."""
    assert _ids(_home(tmp_path, chosen, *records)) == (rivals, unknown)


def test_a_dossier_full_of_disputes_does_not_flood_its_first_page(tmp_path: Path) -> None:
    """All that the editors chose is there; of the rest a handful: the others are among the weak points."""
    pairs = [(f"{side}{number}", _against(f"b{number}") if side == "a" else "") for number in range(9) for side in "ab"]
    alone = [(f"c{number}", "  standing: disputed\n") for number in range(9)]
    rivals, unknown = _ids(_home(tmp_path / "few", "b8", *pairs, *alone))
    assert rivals == [["b8", "a8"], *([f"a{number}", f"b{number}"] for number in range(5))]
    assert unknown == [f"c{number}" for number in range(6)]
    chosen = ", ".join(name for name, _ in (*pairs, *alone))
    rivals, unknown = _ids(_home(tmp_path / "all", chosen, *pairs, *alone))
    assert rivals == [[f"a{number}", f"b{number}"] for number in range(9)]
    assert unknown == [name for name, _ in alone]
