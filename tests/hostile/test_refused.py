"""Hostile input in every field, style, file and nesting is refused with its code at its line, and nothing breaks.

`make test` looks at a sample of every class. `make prove` makes all cases, and runs a larger sample of them through the
real command line, each in a process with limits.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from macros.build import check
from macros.kinds import kinds
from macros.model.settings import Settings
from macros.problems import visible
from tests.dossiers import FULL, write
from tests.hostile.cases import CLASSES, Case, sample, slug
from tests.hostile.children import MEGABYTES, SECONDS, Ran, check_in_child
from tests.hostile.costly import COSTLY, Costly
from tests.hostile.places import fields_of, places

# How many cases of each class `make test` looks at, and how many `make prove` runs in processes of their own.
FEW = {"characters": 80, "YAML": 100, "characters in pages and texts": 40, "wrong values": 60}
MANY = {"characters": 160, "YAML": 250, "characters in pages and texts": 80, "wrong values": 140}
OTHERS_FEW, OTHERS_MANY = 25, 70
needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these limits nor wait4")


def _none(found: Sequence[str]) -> None:
    assert not found, "\n".join(["", *found[:40], f"{len(found)} in all"])


def _missed(case: Case, told: set[tuple[str, str]]) -> str:
    """What is wrong with a report, or nothing."""
    if (case.code, case.at) not in told:
        return f"{case.id}: {case.code} at {case.at} is not told, but {sorted(told)[:5]}"
    strangers = {"unknown-field", "unknown-file"} - {case.code}
    other = sorted(code for code, _ in told if code in strangers)
    return f"{case.id}: refused for {other} as well" if other else ""


def _stands(case: Case, root: Path) -> bool:
    """Writes a case; False where this system cannot have its names, or takes two of them for one."""
    try:
        case.write(root)
    except OSError:
        assert sys.platform != "linux", case.id
        return False
    paths = [root / name for name in (*case.files, *case.links)]
    return all(path in path.parent.iterdir() for path in paths)


def _in_this_process(cases: Iterable[Case], folder: Path) -> Iterator[str]:
    for case in cases:
        root = folder / slug(case)
        if not _stands(case, root):
            continue
        found = check(root).errors
        shutil.rmtree(root)
        told = {(problem.code, f"{problem.location.file}:{problem.location.line}") for problem in found}
        if missed := _missed(case, told):
            yield missed


# -- the ground that the cases stand on ---------------------------------------------------------------


def test_the_dossier_is_sound_before_anything_is_changed(tmp_path: Path) -> None:
    """So that what is refused is refused for what was changed."""
    assert check(write(tmp_path, FULL)).errors == ()


def test_every_field_of_every_kind_is_a_place() -> None:
    """Who adds a field to a kind has its cases by that alone."""
    wanted = {name for cls in kinds().values() for name in fields_of(cls, cls.__name__)}
    wanted |= set(fields_of(Settings, "Settings"))
    assert {place.name for place in places()} == wanted


def test_the_samples_are_large_enough() -> None:
    assert sum(len(sample(group, FEW.get(group, OTHERS_FEW))) for group in CLASSES) >= 300


# -- refused ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", CLASSES)
def test_hostile_input_is_refused_where_it_stands(group: str, tmp_path: Path) -> None:
    _none(list(_in_this_process(sample(group, FEW.get(group, OTHERS_FEW)), tmp_path)))


@pytest.mark.prove
@pytest.mark.parametrize("group", CLASSES)
def test_all_hostile_input_is_refused_where_it_stands(group: str, tmp_path: Path) -> None:
    """Every payload at every place. A case can be found again by its name, which no two share."""
    _none(list(_in_this_process(CLASSES[group](), tmp_path)))
    names = [case.id for case in CLASSES[group]()]
    assert len(names) == len(set(names))


# -- nothing breaks -----------------------------------------------------------------------------------


def _run(folder: Path, cases: Sequence[Case | Costly]) -> list[tuple[Case | Costly, Ran]]:
    def one(numbered: tuple[int, Case | Costly]) -> Ran:
        turn, case = numbered
        return check_in_child(case.write(folder / str(turn)), turn)

    with ThreadPoolExecutor(2) as pool:
        return list(zip(cases, pool.map(one, enumerate(cases)), strict=True))


def _faults(ran: list[tuple[Case | Costly, Ran]], measured: Callable[[str], None]) -> list[str]:
    slowest = max(ran, key=lambda one: one[1].seconds)
    measured(
        f"hostile: {len(ran)} runs; slowest {slowest[1].seconds:.1f} s of {SECONDS} ({slowest[0].id}); "
        f"most memory {max(run.megabytes for _, run in ran):.0f} MB of {MEGABYTES}"
    )
    found = [f"{case.id}: {', '.join(run.faults())}" for case, run in ran if run.faults()]
    refused = [(case, run) for case, run in ran if isinstance(case, Case)]
    written = ((replace(case, at=visible(case.at)), run) for case, run in refused)
    found += [missed for case, run in written if (missed := _missed(case, run.told))]
    return found + [f"{case.id}: ended with {run.ended}" for case, run in refused if run.ended != 1]


@needs_limits
def test_the_command_ends_well_on_one_case_of_each_class(tmp_path: Path, measured: Callable[[str], None]) -> None:
    """No traceback, no signal, and within the limits of time and memory."""
    _none(_faults(_run(tmp_path, [case for group in CLASSES for case in sample(group, 1)]), measured))


@needs_limits
@pytest.mark.prove
@pytest.mark.parametrize("group", CLASSES)
def test_the_command_ends_well_on_many_cases(group: str, tmp_path: Path, measured: Callable[[str], None]) -> None:
    """As above, for the classes at large."""
    _none(_faults(_run(tmp_path, sample(group, MANY.get(group, OTHERS_MANY))), measured))


@needs_limits
@pytest.mark.prove
@pytest.mark.parametrize("group", COSTLY)
def test_no_text_costs_time_or_memory_without_end(group: str, tmp_path: Path, measured: Callable[[str], None]) -> None:
    """As long as may be, of what patterns and comparisons find hardest: whatever the answer, it comes in time."""
    _none(_faults(_run(tmp_path, COSTLY[group]), measured))


@needs_limits
@pytest.mark.prove
def test_a_long_text_is_answered_in_time(tmp_path: Path, measured: Callable[[str], None]) -> None:
    """A few of these: each took a minute or more before figures and dates were compared by what they tell."""
    hard = ("'5%' in title", "'2024-05-01 ' in title", "'½' in Event.title", "'½' in lines of 70", "'5%' in a text")
    found = [one for cases in COSTLY.values() for one in cases if one.id.startswith(hard)]
    assert len(found) == len(hard)
    _none(_faults(_run(tmp_path, found), measured))
