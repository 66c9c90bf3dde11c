"""What a workflow on GitHub shows of a check: annotations beside the lines, and a summary of the run.

GitHub shows ten annotations of a level for a step and drops the others without a word (documented under "Usage
limits"); what is over that stands in the summary alone, which is GitHub Flavored Markdown. Both hold words that
anyone may have written, so neither lets them be more than words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from urllib.parse import quote

from macros.exports.in_place import real_path
from macros.problems import Problem, render_github, visible
from macros.views.words import counted

_ANNOTATIONS = 10  # of a level in a step
_LISTED = 500  # problems in a summary, which may hold one megabyte
_WORDS = 600  # letters of a message or a hint
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")  # all of ASCII's: each may be escaped (CommonMark 0.31, 2.4)


def in_repository(problems: Iterable[Problem], folder: Path, environment: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems with their files named from the top of the repository, as annotations and links need them."""
    workspace = environment.get("GITHUB_WORKSPACE")
    top, here = real_path(Path(workspace or folder)), real_path(folder)
    if here == top or not here.is_relative_to(top):
        return tuple(problems)
    within = here.relative_to(top).as_posix()
    return tuple(
        replace(found, location=replace(found.location, file=f"{within}/{found.location.file}")) for found in problems
    )


def annotated(problems: Sequence[Problem]) -> str:
    """The workflow commands that mark the lines: the first of each level, then how many are not shown."""
    shown = [
        found
        for level in ("error", "weak")
        for found in islice((found for found in problems if found.severity == level), _ANNOTATIONS)
    ]
    more = len(problems) - len(shown)
    parts = [render_github(shown)] if shown else []
    if more:
        parts.append(f"::notice title=Not shown here::{counted(more, 'more problem')}: see the summary of this run")
    return "\n".join(parts)


def summary(problems: Sequence[Problem], told: str, lines: str) -> str:
    """The whole list as Markdown, by file. `told` is the check in a sentence; `lines` begins the links to files."""
    return "\n".join(_summary(problems, told, lines)) + "\n"


def _summary(problems: Sequence[Problem], told: str, lines: str) -> Iterator[str]:
    yield "### Check of the facts"
    yield ""
    yield _words(told)
    for file, found in groupby(problems[:_LISTED], key=lambda one: one.location.file):
        yield ""
        yield f"**{_words(file)}**"
        yield ""
        yield from (_row(one, lines) for one in found)
    if len(problems) > _LISTED:
        yield ""
        yield f"{counted(len(problems) - _LISTED, 'more problem')} not listed here."


def _row(found: Problem, lines: str) -> str:
    at = found.location
    place = f"line {at.line}"
    if lines:
        place = f"[{place}]({lines}{quote(at.file)}#L{at.line})"
    weak = "" if found.severity == "error" else ", weak"
    hint = f" Hint: {_words(found.hint)}" if found.hint else ""
    return f"* {place} ({_words(found.code)}{weak}): {_words(found.message)}{hint}"


def _words(text: str) -> str:
    """Words of whoever wrote them, as words: in one line, with no mark of Markdown's or HTML's left in force."""
    short = text if len(text) <= _WORDS else f"{text[:_WORDS]} …"
    return _PUNCTUATION.sub(r"\\\1", " ".join(visible(short).split()))


def tell_workflow(problems: Sequence[Problem], told: str, environment: Mapping[str, str]) -> None:
    """Adds the list to the summary of the run (`GITHUB_STEP_SUMMARY`), where there is one. Raises OSError."""
    place = environment.get("GITHUB_STEP_SUMMARY")
    if not place:
        return
    parts = [environment.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")]
    lines = "{}/{}/blob/{}/".format(*parts) if all(parts) else ""
    with Path(place).open("a", encoding="utf-8", newline="\n") as file:
        file.write(summary(problems, told, lines))
