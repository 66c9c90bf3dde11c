"""Two statements that cannot both be right are found though no author noticed, and nothing else is called a quarrel."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from macros.build import Checked
from macros.check.disagreement import disagreements
from tests.dossiers import checked, files

TEXT = """\
    The valley line carried 412 passengers in May 2024.
    Ada Brook, who heads the Valley line, said it carried 450 passengers in May 2024.
    The town of Holm counted at least 400 passengers in June 2024.
    The old bridge opened in 1911.
    The old bridge opened in 1912, a plaque says.
    Ada Brook has headed the Valley line since 2014.
    Ada Brook has headed the Valley line since 2015, the union says.
    Ada Brook headed the Valley line from 2001 to 2003.
"""
ACTORS = """\
    ada:
      name: Ada Brook
      type: person
      evidence: Ada Brook, who heads the Valley line
    line:
      name: Valley line
      aka: [The valley line]
      type: organisation
      evidence: Ada Brook, who heads the Valley line
"""
POST = "evidence: The valley line carried 412 passengers in May 2024"
BROOK = "said_by: ada\n  evidence: Ada Brook, who heads the Valley line, said it carried 450 passengers in May 2024"
HOLM = "evidence: The town of Holm counted at least 400 passengers in June 2024"
OPENED = ("evidence: The old bridge opened in 1911", "evidence: The old bridge opened in 1912, a plaque says")
HEADS = (
    "evidence: Ada Brook has headed the Valley line since 2014",
    "evidence: Ada Brook has headed the Valley line since 2015, the union says",
    "evidence: Ada Brook headed the Valley line from 2001 to 2003",
)
COUNTED = f"label: Passengers\n  value: 412\n  {POST}"
SAID = f"label: Passengers\n  value: 450\n  {BROOK}"
SERIES = """\
label: Passengers
  value: at least 400
  as_of: 2024-06
  series:
    - as_of: 2024-05
      value: 450
      evidence: said it carried 450 passengers in May 2024
"""
TIE = "who: ada\n  does: headed\n  whom: line"


def _checked(folder: Path, plural: str, *records: str) -> Checked:
    facts = "".join(f"{name}:\n  {fields}\n" for name, fields in zip(("one", "two", "three"), records, strict=False))
    return checked(folder, files(TEXT, **{"actors": ACTORS, plural: facts}))


# case → (plural, the records, the pairs that are found to disagree)
CASES: dict[str, tuple[str, tuple[str, ...], list[str]]] = {
    "two figures for one measure": (
        "statistics",
        (COUNTED, SAID),
        ["data/statistics.yml:7"],
    ),
    "labels that say no more": (
        "statistics",
        (COUNTED, f"label: The number of passengers\n  value: 450\n  {BROOK}"),
        ["data/statistics.yml:7"],
    ),
    "other labels": (
        "statistics",
        (COUNTED, f"label: Passengers, as said\n  value: 450\n  {BROOK}"),
        [],
    ),
    "a rival, whatever its label": (
        "statistics",
        (f"label: Riders\n  value: 412\n  {POST}", f"label: Passengers\n  value: 450\n  rivals: one\n  {BROOK}"),
        ["data/statistics.yml:7"],
    ),
    "a rival that agrees": (
        "statistics",
        (
            f"label: Riders\n  value: 412\n  {POST}",
            f"label: Some\n  value: at least 400\n  rivals: one\n  {HOLM}",
        ),
        [],
    ),
    "at other times": (
        "statistics",
        (
            f"label: Passengers\n  value: 450\n  as_of: 2024-05\n  {BROOK}",
            f"label: Passengers\n  value: at least 400\n  as_of: 2024-06\n  {HOLM}",
        ),
        [],
    ),
    "about others": (
        "statistics",
        (
            f"label: Passengers\n  value: 412\n  about: [line]\n  {POST}",
            f"label: Passengers\n  value: 450\n  about: [ada]\n  {BROOK}",
        ),
        [],
    ),
    "other units": (
        "statistics",
        (
            f"label: Counted\n  value: 412\n  unit: passengers\n  {POST}",
            f"label: Counted\n  value: 450\n  unit: May 2024\n  {BROOK}",
        ),
        [],
    ),
    "another base": (
        "statistics",
        (
            f"label: Counted\n  value: 412\n  base: passengers\n  {POST}",
            f"label: Counted\n  value: 450\n  base: Valley line\n  {BROOK}",
        ),
        [],
    ),
    "one of them deprecated": (
        "statistics",
        (
            f"label: Passengers\n  value: 412\n  deprecated: She counted anew.\n  {POST}",
            SAID,
        ),
        [],
    ),
    "noted by the author": (
        "statistics",
        (
            f"label: Passengers\n  value: 412\n  contradicts: [two]\n  {POST}",
            SAID,
        ),
        [],
    ),
    "a reading of a series": (
        "statistics",
        (
            f"label: Passengers\n  value: 412\n  as_of: 2024-05\n  {POST}",
            f"{SERIES}  {HOLM}",
        ),
        ["data/statistics.yml:8"],
    ),
    "two dates of one event": (
        "events",
        (
            f"title: The old bridge opens\n  date: 1911\n  {OPENED[0]}",
            f"title: Old bridge opens\n  date: 1912\n  {OPENED[1]}",
        ),
        ["data/events.yml:7"],
    ),
    "two events": (
        "events",
        (f"title: The old bridge opens\n  date: 1911\n  {OPENED[0]}", f"title: A plaque\n  date: 1912\n  {OPENED[1]}"),
        [],
    ),
    "two beginnings of one tie": (
        "relations",
        (f"{TIE}\n  since: 2014\n  {HEADS[0]}", f"{TIE}\n  since: 2015\n  {HEADS[1]}"),
        ["data/relations.yml:11"],
    ),
    "two ties": (
        "relations",
        (f"{TIE}\n  since: 2014\n  {HEADS[0]}", f"{TIE}\n  since: 2001\n  until: 2003\n  {HEADS[2]}"),
        [],
    ),
    "three of whom two agree": (
        "relations",
        (
            f"{TIE}\n  since: 2014\n  {HEADS[0]}",
            f"{TIE}\n  since: 2015\n  {HEADS[1]}",
            f"{TIE}\n  {HEADS[0]}",
        ),
        ["data/relations.yml:11"],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_disagrees_is_found(case: tuple[str, tuple[str, ...], list[str]], tmp_path: Path) -> None:
    plural, records, expected = case
    found = _checked(tmp_path, plural, *records)
    assert found.errors == ()
    weak = [entry for entry in found.problems if entry.code == "statements-disagree"]
    assert [f"{entry.location.file}:{entry.location.line}" for entry in weak] == expected


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_both_sides_are_disputed_and_shown(case: tuple[str, tuple[str, ...], list[str]], tmp_path: Path) -> None:
    """What is found is shown as if the author had written it; what is deprecated disputes nothing."""
    plural, records, expected = case
    dossier = _checked(tmp_path, plural, *records).dossier
    assert dossier is not None
    noted = any("contradicts" in record for record in records)
    pair = {"one": ("two",), "two": ("one",)} if expected or noted else {}
    assert dossier.contradictions == pair
    assert {one.id for one in dossier.statements if dossier.standing(one) == "disputed"} == set(pair)


def test_a_written_contradiction_with_a_deprecated_statement_is_no_dispute(tmp_path: Path) -> None:
    records = (
        f"label: Passengers\n  value: 412\n  deprecated: She counted anew.\n  {POST}",
        f"label: Passengers\n  value: 450\n  contradicts: [one]\n  {BROOK}",
    )
    dossier = _checked(tmp_path, "statistics", *records).dossier
    assert dossier is not None
    assert dossier.contradictions == {"one": ("two",), "two": ("one",)}
    assert [dossier.standing(one) for one in dossier.statements if one.id in ("one", "two")] == ["stated", "attributed"]


def test_no_standing_is_firmer_than_a_disagreement(tmp_path: Path) -> None:
    records = (
        f"label: Passengers\n  value: 412\n  standing: stated\n  {POST}",
        SAID,
    )
    found = _checked(tmp_path, "statistics", *records)
    assert [error.code for error in found.errors] == ["standing-too-firm"]


def test_no_number_of_figures_takes_for_ever(tmp_path: Path) -> None:
    """A file that repeats one figure thousands of times is read in about the time of one with as many labels."""

    def spent(label: str) -> float:
        rows = "".join(f"r{place}:\n  label: {label.format(place)}\n  value: 412\n  {POST}\n" for place in range(1500))
        records = checked(tmp_path, files(TEXT, actors=ACTORS, statistics=rows)).records
        started = time.perf_counter()
        disagreements(records)
        return time.perf_counter() - started

    assert spent("Passengers") < 50 * spent("Passengers {}") + 0.5
