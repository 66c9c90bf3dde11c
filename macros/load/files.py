"""Finds the files of a dossier and reads them as text: data, stored texts, narrative pages.

What is refused here is refused for the file as a whole: its name, size, encoding, or a symlink that
could lead out of the folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.load.characters import NOT_NFC, bad_characters
from macros.problems import Location, Problem, problem

SIZE_LIMIT = 1 << 20
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
# Files that stand in data/ without being facts.
_NOT_FACTS = {"README.md", "matched.json", ".gitkeep"}
# Device names that Windows reserves, whatever their ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


class UnreadableError(Exception):
    """The folder cannot be read as a dossier at all (a fault of usage, not of the facts)."""


@dataclass(frozen=True)
class AuthorFile:
    """A file of the author's: its path from the dossier's folder, with `/`, and its text."""

    path: str
    text: str

    def line(self, number: int) -> str:
        """Line `number` (from 1), or an empty string."""
        lines = self.text.split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


@dataclass(frozen=True)
class DossierFiles:
    """All files of one dossier, in the order of their paths."""

    root: Path
    facts: tuple[AuthorFile, ...]
    texts: tuple[AuthorFile, ...]
    pages: tuple[AuthorFile, ...]

    def line_at(self, location: Location) -> str:
        """The line that a location names, or an empty string."""
        for file in (*self.facts, *self.texts, *self.pages):
            if file.path == location.file:
                return file.line(location.line)
        return ""

    @property
    def texts_by_source(self) -> Mapping[str, str]:
        """Source id → stored text."""
        return {Path(file.path).stem: file.text for file in self.texts}


def read_files(root: Path, docs: Path | None = None) -> tuple[DossierFiles, tuple[Problem, ...]]:
    """Every file of the dossier in `root`, and what is wrong with them.

    `docs` is the folder of narrative pages (default `root/docs`); it may be absent.
    Raises UnreadableError when `root` has no readable `data/`.
    """
    folder = root / "data"
    if not folder.is_dir():
        raise UnreadableError(f"{root} holds no folder data/; a dossier keeps its facts in data/*.yml")
    problems: list[Problem] = []
    facts: list[AuthorFile] = []
    texts: list[AuthorFile] = []
    for path in _walk(folder, root, problems):
        shown = path.relative_to(root).as_posix()
        wanted = _read_text if shown.startswith("data/texts/") else _read_facts
        file = wanted(path, shown, problems)
        if file is not None:
            (texts if shown.startswith("data/texts/") else facts).append(file)
    pages = _pages(docs or root / "docs", root, problems)
    _refuse_case_twins([*facts, *texts], problems)
    return DossierFiles(root, tuple(facts), tuple(texts), pages), tuple(problems)


def _walk(folder: Path, root: Path, problems: list[Problem]) -> list[Path]:
    """Regular files below `folder`, sorted; symlinks are refused, not followed."""
    found: list[Path] = []
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise UnreadableError(f"{folder} cannot be read: {error.strerror}") from error
    for path in entries:
        if path.is_symlink():
            location = Location(path.relative_to(root).as_posix())
            problems.append(problem("symlink", location, "a symlink could lead out of the dossier"))
        elif path.is_dir():
            found += _walk(path, root, problems)
        else:
            found.append(path)
    return found


def _read_facts(path: Path, shown: str, problems: list[Problem]) -> AuthorFile | None:
    if path.name in _NOT_FACTS:
        return None
    if path.suffix != ".yml" or not _sound_name(path.stem):
        problems.append(problem("file-name", Location(shown), f'"{path.name}" is no name for a file of facts'))
        return None
    return _read(path, shown, problems, stored=False)


def _read_text(path: Path, shown: str, problems: list[Problem]) -> AuthorFile | None:
    if path.name in _NOT_FACTS:
        return None
    if path.suffix != ".txt" or not _sound_name(path.stem):
        message = f'"{path.name}" is no name for a stored text'
        problems.append(problem("file-name", Location(shown), message, hint="name it <source id>.txt"))
        return None
    return _read(path, shown, problems, stored=True)


def _sound_name(stem: str) -> bool:
    return bool(_NAME.fullmatch(stem)) and not _RESERVED.fullmatch(stem)


def _pages(docs: Path, root: Path, problems: list[Problem]) -> tuple[AuthorFile, ...]:
    if not docs.is_dir():
        return ()
    inside = docs.is_relative_to(root)
    pages = []
    for path in _walk(docs, root if inside else docs, problems):
        if path.suffix != ".md":
            continue
        shown = path.relative_to(root).as_posix() if inside else f"docs/{path.relative_to(docs).as_posix()}"
        page = _read(path, shown, problems, stored=False)
        if page is not None:
            pages.append(page)
    return tuple(pages)


def _read(path: Path, shown: str, problems: list[Problem], *, stored: bool) -> AuthorFile | None:
    start = Location(shown)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= SIZE_LIMIT else b""
    except OSError as error:
        problems.append(problem("unreadable-file", start, f"the file cannot be read: {error.strerror}"))
        return None
    if size > SIZE_LIMIT:
        problems.append(problem("file-too-large", start, f"{size:,} bytes; {SIZE_LIMIT:,} are allowed"))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(problem("not-utf-8", Location(shown, line), "the file is not UTF-8 text"))
        return None
    text = text.replace("\r\n", "\n")
    refused = [problem(code, at, message) for code, at, message in _characters(text, shown, stored=stored)]
    problems += refused
    return None if refused and not stored else AuthorFile(shown, text)


def _characters(text: str, shown: str, *, stored: bool) -> list[tuple[str, Location, str]]:
    place = _places(text, shown)
    return [
        ("not-nfc" if bad.name == NOT_NFC else "bad-character", place(bad.index), f"{bad.name}: {bad.why}")
        for bad in bad_characters(text, stored=stored)
    ]


def _places(text: str, shown: str) -> Callable[[int], Location]:
    def place(index: int) -> Location:
        before = text[:index]
        return Location(shown, before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)

    return place


def _refuse_case_twins(files: list[AuthorFile], problems: list[Problem]) -> None:
    """Two names that differ in case alone are one file on Windows and macOS."""
    seen: dict[str, str] = {}
    for file in files:
        twin = seen.setdefault(file.path.casefold(), file.path)
        if twin != file.path:
            problems.append(problem("file-name", Location(file.path), f"{twin} differs in case alone"))
