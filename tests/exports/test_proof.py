"""What the offline edition says of itself: a README that reads well anywhere, checksums, and what is quoted where."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.exports.checksums import sha256_of, write_checksums
from macros.exports.export import exported
from macros.exports.proof import readme
from tests.dossiers import BARE, FULL, Files, site

COREUTILS = shutil.which("sha256sum")
DOSSIERS: Mapping[str, Files] = {"full": FULL, "bare": BARE}


@pytest.mark.parametrize("name", DOSSIERS)
def test_the_readme_reads_well_anywhere(name: str, tmp_path: Path) -> None:
    """72 columns but for addresses, line ends of Windows, and no sign that an old editor does not know but letters."""
    text = readme(site(tmp_path, DOSSIERS[name], offline=True))
    assert text.endswith("\r\n")
    lines = text.split("\r\n")
    assert not [line for line in lines if "\n" in line or "\r" in line or "\t" in line or line != line.rstrip()]
    assert not [line for line in lines if len(line) > 72 and "https://" not in line]
    assert "\r\n\r\n\r\n" not in text
    for words in (
        "index.html",
        "\r\n    python3 verify.py",
        "\r\n    sha256sum -c SHA256SUMS",
        "does not show that it is true",
    ):
        assert words in text


def test_the_readme_says_what_and_whose_it_is(tmp_path: Path) -> None:
    lines = " ".join(readme(site(tmp_path, FULL, offline=True)).split())
    assert lines.startswith(
        "The Valley line =============== The offline edition, as of 1 June 2024. Editor: Kim Reed. "
    )
    assert lines.endswith(" Licence ------- Free, see The Valley Post.")
    assert "It is at https://line.example/sub/downloads/. On Windows: " in lines


def test_the_readme_says_what_is_not_known(tmp_path: Path) -> None:
    lines = " ".join(readme(site(tmp_path, BARE, offline=True)).split())
    assert "The offline edition, undated. Editor: not named." in lines
    assert lines.endswith(" Licence ------- Not given.")
    assert "https://" not in lines


def test_only_the_offline_edition_proves_itself(tmp_path: Path) -> None:
    """Whoever could change a file on a server could change its proof as well."""
    for offline in (True, False):
        paths = {file.path for file in exported(site(tmp_path, FULL, offline=offline)).files}
        assert ({"README.txt", "proof.json", "verify.py"} <= paths) is offline
        assert offline or not {"README.txt", "proof.json", "verify.py"} & paths


def test_every_word_that_a_fact_rests_on_is_named(tmp_path: Path) -> None:
    made = site(tmp_path, FULL, directory=False, offline=True)
    told = json.loads(next(file.content for file in exported(made).files if file.path == "proof.json"))
    named = [(one["record"], one["source"], one["words"]) for one in told["quotations"]]
    evidence = {record.id: made.dossier.evidence(record.id) for record in made.dossier.statements}
    assert named == [
        (name, one.evidence.source, one.evidence.exact) for name, all_of in evidence.items() for one in all_of
    ]
    assert {one["page"] for one in told["quotations"]} <= {made.urls.file(address) for address in made.pages}
    assert {name: one["published"] for name, one in told["sources"].items()} == {"post": "full", "wire": "excerpts"}
    assert told["sources"]["wire"]["text"] is None


def _tree(folder: Path) -> Path:
    for name, held in {"b.txt": b"b", "a/c.txt": b"c", "a.txt": b"", "é x.txt": b"\x00"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(held)
    return folder


def test_checksums_are_sorted_and_right(tmp_path: Path) -> None:
    """Of all files but the list itself, and those that will go."""
    path = write_checksums(_tree(tmp_path), without={"b.txt"})
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == [
        f"{hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()}  {name}"
        for name in ("a.txt", "a/c.txt", "é x.txt")
    ]
    assert write_checksums(tmp_path, without={"b.txt"}).read_text(encoding="utf-8").splitlines() == lines
    assert sha256_of(tmp_path / "a.txt") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.skipif(COREUTILS is None, reason="GNU coreutils are not installed")
def test_coreutils_read_them(tmp_path: Path) -> None:
    command = [str(COREUTILS), "--strict", "-c", "SHA256SUMS"]
    write_checksums(_tree(tmp_path))
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / "b.txt").write_bytes(b"c")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1
