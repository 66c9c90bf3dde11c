"""Finds the files of a dossier and reads them as text: data, stored texts, narrative pages.

What is refused here is refused for the file as a whole: its name, size, encoding, or a symlink that
could lead out of the folder.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path

from macros.load.characters import NOT_NFC, PILE, BadCharacter, bad_characters
from macros.load.markdown import read_page
from macros.load.yaml_events import TEXT_LIMIT
from macros.problems import Location, Problem, problem

SIZE_LIMIT = 1 << 20
_BAD_CHARACTERS = 20  # or long lines, reported of one file; a file in another encoding may hold nothing else
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
# What no file may hold in its name on Windows, and what is cut off there: a checkout would fail, or make two names one.
_NOT_IN_NAME = re.compile(r"[<>:\"|?*\\\x00-\x1f]|[. ]\Z")
# MkDocs makes pages of them as well; here they would not be read, and so not be checked.
_OTHER_MARKDOWN = frozenset({".markdown", ".mdown", ".mkdn", ".mkd"})
_TEXTS = "data/texts/"
_TEXT_DEPTH = _TEXTS.count("/")  # in a folder below, two texts could claim one id
# Files that stand in data/ without being facts; the last two are left by file managers.
_NOT_FACTS = {"README.md", "matched.json", ".gitkeep", ".DS_Store", "Thumbs.db"}
MATCHED = "data/matched.json"
# How a file ends whose writer was killed. Nobody reads it; the next writer of the same file removes it.
UNFINISHED = ".sourcebook-part"
# Device names that Windows reserves, whatever their ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


class UnreadableError(Exception):
    """The folder cannot be read as a dossier at all (a fault of usage, not of the facts)."""


@dataclass(frozen=True)
class AuthorFile:
    """A file of the author's: its path from the dossier's folder, with `/`, and its text.

    One that is `refused` is read by nobody, but its lines can be shown where it is text at all.
    """

    path: str
    text: str
    refused: bool = False

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """Line `number` (from 1), or an empty string."""
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


@dataclass(frozen=True)
class DossierFiles:
    """All files of one dossier, in the order of their paths."""

    root: Path
    facts: tuple[AuthorFile, ...]
    texts: tuple[AuthorFile, ...]
    pages: tuple[AuthorFile, ...]
    refused: tuple[AuthorFile, ...] = ()
    matched: AuthorFile | None = None  # what was accepted, if anything ever was

    def line_at(self, location: Location) -> str:
        """The line that a location names, or an empty string."""
        for file in (*self.facts, *self.texts, *self.pages, *self.refused):
            if file.path == location.file:
                return file.line(location.line)
        return ""

    @property
    def texts_by_source(self) -> Mapping[str, str]:
        """Source id → stored text."""
        return {Path(file.path).stem: file.text for file in self.texts}

    @property
    def refused_texts(self) -> frozenset[str]:
        """The ids of sources whose stored text is there and is not read."""
        return frozenset(Path(file.path).stem for file in self.refused if file.path.startswith(_TEXTS))


def read_files(root: Path, docs: Path | None = None) -> tuple[DossierFiles, tuple[Problem, ...]]:
    """Every file of the dossier in `root`, and what is wrong with them.

    `docs` is the folder of narrative pages (default `root/docs`); it may be absent.
    Raises UnreadableError when `root` has no readable `data/`.
    """
    folder = root / "data"
    if not folder.is_dir():
        raise UnreadableError(f"{root} holds no folder data/; a dossier keeps its facts in data/*.yml")
    if folder.is_symlink():
        raise UnreadableError(f"{folder} is a symlink, which could lead out of the dossier; put the folder there")
    problems: list[Problem] = []
    facts: list[AuthorFile] = []
    texts: list[AuthorFile] = []
    matched: AuthorFile | None = None
    for path in _walk(folder, root, problems):
        shown = path.relative_to(root).as_posix()
        if shown == MATCHED:
            matched = _read(path, shown, problems, stored=False)
            continue
        wanted = _read_text if shown.startswith(_TEXTS) else _read_facts
        file = wanted(path, shown, problems)
        if file is not None:
            (texts if shown.startswith(_TEXTS) else facts).append(file)
    pages = _pages(docs or root / "docs", root, problems)
    _refuse_case_twins(pages, problems)
    refused = tuple(file for file in (*facts, *texts, *pages) if file.refused)
    sound = None if matched is None or matched.refused else matched
    return DossierFiles(root, _sound(facts), _sound(texts), _sound(pages), refused, sound), tuple(problems)


def _sound(files: Iterable[AuthorFile]) -> tuple[AuthorFile, ...]:
    """The files that can be read, sorted by their whole path: `places.yml` before `places/more.yml`."""
    return tuple(sorted((file for file in files if not file.refused), key=lambda file: file.path))


def _walk(folder: Path, root: Path, problems: list[Problem]) -> list[Path]:
    """Regular files below `folder`, sorted; symlinks are refused, not followed."""
    found: list[Path] = []
    try:
        inside = (path for path in folder.iterdir() if not path.name.endswith(UNFINISHED))
        entries = sorted(inside, key=lambda path: path.name)
    except OSError as error:
        raise UnreadableError(f"{folder} cannot be read: {error.strerror}") from error
    for path in entries:
        location = Location(path.relative_to(root).as_posix())
        try:
            if path.is_symlink():
                problems.append(problem("symlink", location, "a symlink could lead out of the dossier"))
            elif path.is_dir():
                found += _walk(path, root, problems)
            elif path.is_file():
                found.append(path)
            else:
                problems.append(problem("unreadable-file", location, "it is no ordinary file, but a pipe or device"))
        except OSError as error:
            message = f"the folder lets it be listed but not read: {error.strerror}"
            problems.append(problem("unreadable-file", location, message))
    return found


def _read_facts(path: Path, shown: str, problems: list[Problem]) -> AuthorFile | None:
    if path.name in _NOT_FACTS:
        return None
    folders = shown.split("/")[1:-1]
    if path.suffix != ".yml" or not _sound_name(path.stem) or len(folders) > 1 or not all(map(_sound_name, folders)):
        message = f'"{shown.removeprefix("data/")}" is no name for a file of facts'
        problems.append(problem("file-name", Location(shown), message))
        return None
    return _read(path, shown, problems, stored=False)


def _read_text(path: Path, shown: str, problems: list[Problem]) -> AuthorFile | None:
    if path.name in _NOT_FACTS:
        return None
    if path.suffix != ".txt" or not _sound_name(path.stem) or shown.count("/") > _TEXT_DEPTH:
        message = f'"{shown.removeprefix(_TEXTS)}" is no name for a stored text'
        problems.append(problem("file-name", Location(shown), message, hint="name it <source id>.txt"))
        return None
    return _read(path, shown, problems, stored=True)


def _sound_name(stem: str) -> bool:
    return bool(_NAME.fullmatch(stem)) and not _RESERVED.fullmatch(stem)


def _pages(docs: Path, root: Path, problems: list[Problem]) -> tuple[AuthorFile, ...]:
    if not docs.is_dir():
        return ()
    if docs.is_symlink():
        problems.append(problem("symlink", Location("docs"), "a symlink could lead out of the dossier"))
        return ()
    inside = docs.is_relative_to(root)
    pages = []
    for path in _walk(docs, root if inside else docs, problems):
        shown = path.relative_to(root).as_posix() if inside else f"docs/{path.relative_to(docs).as_posix()}"
        if fault := _fault_of_name(path.relative_to(docs)):
            message, hint = f'"{path.relative_to(docs).as_posix()}" {fault[0]}', fault[1]
            problems.append(problem("file-name", Location(shown), message, hint=hint))
            continue
        if path.suffix != ".md":
            continue
        page = _read(path, shown, problems, stored=False)
        if page is not None:
            endless = tuple(_endless(page.text, page.path))
            problems += (*read_page(page.text, page.path).problems, *endless)
            pages.append(replace(page, refused=page.refused or bool(endless)))
    return tuple(pages)


def _fault_of_name(path: Path) -> tuple[str, str] | None:
    """What is wrong with the name of a file in docs/, and the cure: it must mean the same file on every system."""
    if path.suffix in _OTHER_MARKDOWN:
        return "is no name for a page", "let its name end in .md"
    # A page becomes a folder of its own, named without the ending.
    for name in (*path.parts, path.stem):
        if _NOT_IN_NAME.search(name) or bad_characters(name, stored=False):
            return "is no name that every system can have", "use letters, figures, hyphens and underscores"
        if _RESERVED.fullmatch(name.partition(".")[0].rstrip().lower()):
            return "is a name that Windows keeps for devices", "give it another name"
    return None


def _read(path: Path, shown: str, problems: list[Problem], *, stored: bool) -> AuthorFile | None:
    start = Location(shown)
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= SIZE_LIMIT else b""
    except OSError as error:
        problems.append(problem("unreadable-file", start, f"the file cannot be read: {error.strerror}"))
        return AuthorFile(shown, "", refused=True)
    if size > SIZE_LIMIT:
        problems.append(problem("file-too-large", start, f"{size:,} bytes; {SIZE_LIMIT:,} are allowed"))
        return AuthorFile(shown, "", refused=True)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(problem("not-utf-8", Location(shown, line), "the file is not UTF-8 text"))
        return AuthorFile(shown, "", refused=True)
    # Before line ends are made alike: of two carriage returns in a row one is no line end.
    bad = bad_characters(text, stored=stored)
    endless = tuple(_endless(text, shown)) if stored else ()
    problems += (*_refused(text, shown, bad), *endless)
    # Others' words are read as they are, unless reading them would take for ever.
    refused = bool(endless) or any(each.why == PILE for each in bad) if stored else bool(bad)
    return AuthorFile(shown, text.replace("\r\n", "\n"), refused=refused)


def _refused(text: str, shown: str, found: Iterable[BadCharacter]) -> Iterator[Problem]:
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    for bad in islice(found, _BAD_CHARACTERS):
        line = bisect_right(starts, bad.index)
        location = Location(shown, line, bad.index - starts[line - 1] + 1)
        if bad.name == NOT_NFC:
            yield problem("not-nfc", location, bad.why)
        else:
            yield problem("bad-character", location, f"{bad.name}: {bad.why}")


def _endless(text: str, shown: str) -> Iterator[Problem]:
    """Lines longer than anybody writes: the checks read each paragraph whole, so none may be without end."""
    long = [(number, line) for number, line in enumerate(text.split("\n"), 1) if len(line.rstrip("\r")) > TEXT_LIMIT]
    for number, line in long[:_BAD_CHARACTERS]:
        message = f"{len(line):,} characters in one paragraph; {TEXT_LIMIT:,} are allowed"
        hint = "begin a new line where a sentence ends"
        yield problem("text-too-long", Location(shown, number, TEXT_LIMIT + 1), message, hint=hint)


def _refuse_case_twins(files: tuple[AuthorFile, ...], problems: list[Problem]) -> None:
    """Two names that differ in case alone are one file on Windows and macOS."""
    seen: dict[str, str] = {}
    for file in files:
        twin = seen.setdefault(file.path.casefold(), file.path)
        if twin != file.path:
            message, hint = f"the name differs from {twin} in case alone", "rename one of the two"
            problems.append(problem("file-name", Location(file.path), message, hint=hint))
