"""A hundred slips among ten thousand records: each is told once, at its line, and nothing else is.

The dossier is made up: boats, their harbours, masters and cargoes. A slip replaces one line of one record.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.build import check
from macros.problems import Problem
from tests.boats import boats
from tests.dossiers import SETTINGS, SOURCE, write

SEED = 20  # any will do; fixed, so that a failure can be had again
RECORDS, PLANTED = 10_000, 100


@dataclass(frozen=True)
class Slip:
    """One thing that goes wrong: in which kind, the line that is replaced, and what is expected of it."""

    plural: str
    field: str
    replaced: Callable[[str], str]
    code: str
    suggests: bool = False


def _typo(value: str) -> str:
    """Two letters of an id changed places: edit distance two at most."""
    middle = next(place for place in range(len(value) // 2, len(value) - 1) if value[place] != value[place + 1])
    return value[:middle] + value[middle + 1] + value[middle] + value[middle + 2 :]


SLIPS = (
    Slip("statistics", "about", lambda line: f"  about: [{_typo(line[10:-1])}]", "unknown-id", suggests=True),
    Slip("relations", "who", lambda line: f"  who: {_typo(line[7:])}", "unknown-id", suggests=True),
    Slip("relations", "whom", lambda line: f"  whom: {line[8:-1]}", "unknown-id", suggests=True),
    Slip("relations", "does", lambda line: line.replace("does:", "dose:"), "unknown-field", suggests=True),
    Slip(
        "actors", "type", lambda line: line.replace("son", "sno").replace("nis", "nsi"), "unknown-choice", suggests=True
    ),
    Slip("statistics", "value", lambda line: line.replace(" tons", "1 tons"), "number-not-in-evidence"),
    Slip("statistics", "value", lambda line: line.replace("at least ", ""), "qualifier-changed"),
    Slip("statistics", "value", lambda line: line.replace("tons", "kilometres"), "unit-not-in-evidence"),
    Slip("events", "date", lambda line: line[:-7] + "1899" + line[-3:], "date-not-in-evidence"),
    Slip("events", "date", lambda line: line[:-2] + "13", "bad-date"),
    Slip("events", "evidence", lambda line: line.replace("commanded by", "commanded"), "quote-not-found"),
    Slip("actors", "evidence", lambda line: line.replace("with at least", "with at the least"), "quote-not-found"),
    Slip("relations", "evidence", lambda line: line.replace("sailed", "Sailed"), "quote-not-found"),
    Slip("events", "title", lambda line: line.replace("title: The", "title: 3"), "number-not-in-evidence"),
)


def _plant(files: dict[str, str], count: int) -> Iterator[tuple[str, str, int, str | None]]:
    """Replace `count` lines; yields (code, file, line, what should be suggested)."""
    choose = random.Random(SEED)  # noqa: S311 - no secret
    taken: set[tuple[str, int]] = set()
    for place in range(count):
        slip = SLIPS[place % len(SLIPS)]
        file = choose.choice([name for name in files if name.startswith(f"data/{slip.plural}/")])
        lines = files[file].split("\n")
        fits = [at for at, line in enumerate(lines) if line.startswith(f"  {slip.field}: ")]
        at = choose.choice([at for at in fits if not any((file, near) in taken for near in range(at - 8, at + 9))])
        taken.add((file, at))
        before, lines[at] = lines[at], slip.replaced(lines[at])
        assert lines[at] != before, (slip, before)
        files[file] = "\n".join(lines)
        meant = before.split(":")[0].strip() if slip.code == "unknown-field" else before.split(": ")[1].strip("[]")
        yield slip.code, file, at + 1, meant if slip.suggests else None


def _found(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return sorted((found.code, found.location.file, found.location.line) for found in problems)


def test_each_slip_is_told_once_at_its_line(tmp_path: Path) -> None:
    text, files = boats(RECORDS)
    planted = list(_plant(files, PLANTED))
    given = {"data/dossier.yml": SETTINGS, "data/sources.yml": SOURCE, "data/texts/post.txt": text}
    checked = check(write(tmp_path, {**given, **files}))
    assert len({record.id for record in checked.records}) == len(checked.records)
    assert len(checked.records) + PLANTED >= RECORDS, "a record that cannot be read is left out, no other one is"
    assert _found(checked.problems) == sorted((code, file, line) for code, file, line, _ in planted)
    told = {(found.location.file, found.location.line): f"{found.message} {found.hint}" for found in checked.problems}
    for _, file, line, meant in planted:
        assert meant is None or meant in told[file, line]
