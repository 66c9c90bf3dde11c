"""Small dossiers on invented subjects, written into a test's own folder and read by the engine.

A dossier is a mapping from file to text. `files` makes one around a single stored text, its source called
`post`; whatever else a test needs it adds by file name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import dedent

from macros.adapters.edition import make_site
from macros.build import Built, Checked, build, check
from macros.graph import Dossier
from macros.kinds.reading import Reading, read_records
from macros.load.files import read_files
from macros.problems import Problem
from macros.views.view import Site, View

Files = Mapping[str, str]

SETTINGS = "title: The valley line\ndefault_source: post\n"
SOURCE = "post:\n  title: The Valley Post\n  publish: full\n"
LINE = "The valley line carried 412 passengers in May 2024."


def files(text: str = LINE, **plurals: str) -> dict[str, str]:
    """A dossier with one source: its text, and the records of each kind by its plural (`dossier=` for settings)."""
    facts = {"dossier": SETTINGS, "sources": SOURCE, **plurals}
    return {
        "data/texts/post.txt": dedent(text).strip("\n") + "\n",
        **{f"data/{plural}.yml": dedent(words).lstrip("\n") for plural, words in facts.items()},
    }


def write(folder: Path, dossier: Files) -> Path:
    """The dossier as a folder: `data/`, and `docs/` where it has pages."""
    for name, text in dossier.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def read(folder: Path, dossier: Files) -> tuple[Reading, tuple[Problem, ...]]:
    """The records and the problems of form alone."""
    found, of_files = read_files(write(folder, dossier))
    assert not of_files, of_files
    return read_records(found)


def checked(folder: Path, dossier: Files) -> Checked:
    """The dossier after every check."""
    return check(write(folder, dossier))


def sound(folder: Path, dossier: Files) -> Dossier:
    """A dossier without an error; fails with the errors where there are some."""
    found = checked(folder, dossier)
    assert found.dossier is not None, "\n".join(
        [f"{error.location}: {error.code}: {error.message}" for error in found.errors]
    )
    return found.dossier


def site(folder: Path, dossier: Files, *, directory: bool = True, offline: bool = False) -> Site:
    """The site of a sound dossier as views see it."""
    found = checked(folder, dossier)
    built = build(found)
    assert isinstance(built, Built), "\n".join(
        [f"{error.location}: {error.code}: {error.message}" for error in found.errors]
    )
    return make_site(built, found.files.pages, directory=directory, offline=offline)


def view(folder: Path, dossier: Files, here: str = "") -> View:
    """A sound dossier as seen from the page at `here`."""
    return View(site(folder, dossier), here)


def places(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """(code, file:line) of each problem: what a table can hold, since messages may be worded anew."""
    ordered = sorted(problems, key=lambda found: (found.code, found.location))
    return [(found.code, f"{found.location.file}:{found.location.line}") for found in ordered]


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes alone."""
    return sorted(found.code for found in problems)


def only(problems: Iterable[Problem]) -> Problem:
    """The one problem that is there."""
    found = tuple(problems)
    assert len(found) == 1, places(found)
    return found[0]
