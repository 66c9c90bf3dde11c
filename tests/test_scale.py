"""What stands around a page's content, navigation included, is light, and does not grow with the dossier.

The same pages are built among few records and among many. `make prove` builds twenty thousand.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.boats import boats
from tests.conftest import PROJECT, environment
from tests.dossiers import SETTINGS, SOURCE, write

SHELL_KILOBYTES = 40
FEW, MANY, VERY_MANY = 20, 200, 20_000
ALIKE = 100  # bytes: the numbers of the footer have more digits
MINUTES = 60
# Pages that list all records, and so have a shell around a long list. The first boat's records follow.
PAGES = ("actors/", "events/", "statistics/", "relations/", "sources/post/", "timeline/", "network/", "a-z/", "")
# A page's own contents: as many as it has headings, such as the letters of the A to Z.
CONTENTS = re.compile(
    r"<li class=\"md-nav__item\">\s*<a href=\"#[^\"]*\" class=\"md-nav__link\">.*?</li>\s*", re.DOTALL
)
DATA = re.compile(r"<article\b.*</article>|<script[^>]* type=\"application/[^>]*>.*?</script>", re.DOTALL)


@dataclass(frozen=True)
class Shell:
    """The bytes of HTML outside the content and its data; `fixed` is without the page's own table of contents."""

    whole: int
    fixed: int


def shells(folder: Path, count: int, seconds: int) -> dict[str, Shell]:
    """What stands around the content, by page, of a site of so many records."""
    text, records = boats(count)
    write(folder, {"data/dossier.yml": SETTINGS, "data/sources.yml": SOURCE, "data/texts/post.txt": text, **records})
    command = [sys.executable, "-m", "macros", "build", str(folder), "--output", str(folder / "site"), "--strict"]
    done = subprocess.run(
        command, cwd=PROJECT, env=environment(), timeout=seconds, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    names = [*PAGES, *_of_the_first_boat(records)]
    pages = {name: (folder / "site" / name / "index.html").read_text(encoding="utf-8") for name in names}
    bare = {name: DATA.sub("", html) for name, html in pages.items()}
    return {name: Shell(len(html.encode()), len(CONTENTS.sub("", html).encode())) for name, html in bare.items()}


def _of_the_first_boat(records: dict[str, str]) -> list[str]:
    """The pages of the records that stand first in their files."""
    first = {path: text.partition(":")[0] for path, text in records.items() if path.endswith("/000.yml")}
    return [f"{path.split('/')[1]}/{name}/" for path, name in first.items()]


def held(few: dict[str, Shell], many: dict[str, Shell]) -> list[str]:
    """What is too heavy, or grew."""
    return [
        f"{name or 'home'}: {few[name].fixed} → {shell.fixed}, in all {shell.whole} bytes"
        for name, shell in many.items()
        if shell.whole > SHELL_KILOBYTES * 1024 or abs(shell.fixed - few[name].fixed) > ALIKE
    ]


def _heaviest(many: dict[str, Shell]) -> float:
    return max(shell.whole for shell in many.values()) / 1024


def test_the_shell_does_not_grow(tmp_path: Path, measured: Callable[[str], None]) -> None:
    few, many = (shells(tmp_path / str(count), count, 300) for count in (FEW, MANY))
    measured(f"scale: {_heaviest(many):.1f} KB of {SHELL_KILOBYTES} around the content at {MANY} records")
    assert len(many) == len(PAGES) + 4
    assert held(few, many) == []


@pytest.mark.prove
def test_the_shell_is_the_same_at_twenty_thousand(tmp_path: Path, measured: Callable[[str], None]) -> None:
    few = shells(tmp_path / "few", MANY, 300)
    started = time.monotonic()
    many = shells(tmp_path / "many", VERY_MANY, MINUTES * 60)
    minutes = (time.monotonic() - started) / 60
    measured(f"scale: {VERY_MANY:,} records build in {minutes:.0f} minutes, {_heaviest(many):.1f} KB of shell")
    assert held(few, many) == []
