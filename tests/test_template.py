"""The README's way to a dossier of one's own, taken literally: only data/ and docs/ change, title and address once."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROJECT, copy_sources, run_python

README = (PROJECT / "README.md").read_text(encoding="utf-8")


def _section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## )", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def _blocks(title: str) -> list[str]:
    """The examples of a section, without the indent of a list."""
    found = re.findall(r"^( *)```(?:yaml|text|markdown)\n(.*?)^ *```", _section(title), re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that a site is built from, changed as the README says."""
    folder = copy_sources(tmp_path_factory.mktemp("template") / "harbour")
    shutil.rmtree(folder / "data")
    for path in (folder / "docs").iterdir():
        if path.name != "contribute":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    settings, home = _blocks("Your own dossier")
    text, source, fact = _blocks("Your first fact")
    for name, words in {
        "data/dossier.yml": settings,
        "docs/index.md": home,
        "data/texts/harbour-report.txt": text,
        "data/sources.yml": source,
        "data/statistics.yml": fact,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="module")
def built_copy(copy: Path) -> subprocess.CompletedProcess[str]:
    """Its site."""
    return run_python("-m", "macros", "build", "--strict", cwd=copy)


def test_it_is_sound_and_builds(built_copy: subprocess.CompletedProcess[str]) -> None:
    assert built_copy.returncode == 0, built_copy.stdout + built_copy.stderr
    assert "WARN" not in built_copy.stdout + built_copy.stderr


def test_title_and_address_come_from_one_file(copy: Path, built_copy: subprocess.CompletedProcess[str]) -> None:
    assert built_copy.returncode == 0
    home = (copy / "site" / "index.html").read_text(encoding="utf-8")
    assert "<title>The harbour in figures</title>" in home
    assert '<link rel="canonical" href="https://example.org/harbour/">' in home
    fact = (copy / "site" / "statistics" / "boats-counted" / "index.html").read_text(encoding="utf-8")
    assert "https://example.org/harbour/statistics/boats-counted/" in fact
    assert "https://github.com/your-name/harbour/issues/new?template=error-report.yml" in fact


def test_nothing_of_the_first_dossier_is_left(copy: Path, built_copy: subprocess.CompletedProcess[str]) -> None:
    """Its title, its sources' ids and its actors' names, wherever they might have been written down."""
    assert built_copy.returncode == 0
    words = {path.stem for path in (PROJECT / "data" / "texts").iterdir()}
    for path in (PROJECT / "data").glob("*.yml"):
        words |= set(re.findall(r"^(?:  name|title): (.{4,})$", path.read_text(encoding="utf-8"), re.MULTILINE))
    words -= {"The harbour in figures", "harbour-report"}  # where this very copy is tested
    held = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(words)) or "(?!)")
    suffixes = {".html", ".xml", ".json", ".txt", ".csv", ".svg"}
    files = [path for path in (copy / "site").rglob("*") if path.suffix in suffixes]
    assert len(files) > 50
    assert [
        f"{path.relative_to(copy)}: {found.group()}"
        for path in files
        if (found := held.search(path.read_text(encoding="utf-8")))
    ] == []
