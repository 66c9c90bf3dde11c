"""The same facts give the same bytes: in any folder, at any hour, in any surroundings; a bare machine is enough.

`tests/test_site.py` builds the project's own dossier twice, with all differences at once, in every run of the
tests. Here each difference stands alone, so that a failure names its cause, and other Pythons build as well.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from gzip import decompress
from pathlib import Path

import pytest

from macros.exports.checksums import sha256_of
from macros.views.offers import size_words
from tests.conftest import BUILD_SECONDS, HARBOUR, PROJECT, environment, write_harbour
from tests.repositories import begin, commit, edition, git
from tests.sqlite_file import rows_of
from tests.test_cli import mistake, tree

pytestmark = pytest.mark.prove

UNLIKE = str(PROJECT / "tests" / "unlike")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True)
class Surroundings:
    """How a build is run: its folder, what its environment holds beside or instead of ours, and what runs it."""

    folder: str = "plain"
    environment: Mapping[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    umask: int = -1
    inside: tuple[str, ...] = ()


# Bare of the mode in which Python takes UTF-8 whatever the system says.
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
DIFFERENCES = {
    "again": Surroundings(),
    "a folder with spaces and letters": Surroundings("Ein Ordner/für Bücher & 本"),
    "a time zone behind": Surroundings(environment={"TZ": "Pacific/Pago_Pago"}),
    "a time zone ahead": Surroundings(environment={"TZ": "Pacific/Kiritimati"}),
    "an order of hashes": Surroundings(environment={"PYTHONHASHSEED": "1"}),
    "another order of hashes": Surroundings(environment={"PYTHONHASHSEED": "4711"}),
    "another order of files": Surroundings(environment={"PYTHONPATH": UNLIKE, "UNLIKE": "order"}),
    "another day": Surroundings(environment={"SOURCE_DATE_EPOCH": "86400"}),
    "the locale C": Surroundings(environment={"LC_ALL": "C", "LANG": "C"}, without=("PYTHONUTF8",)),
    "a system without UTF-8": Surroundings(environment=ASCII),
    "letters in a folder of a system without UTF-8": Surroundings("Ein Ordner/für Bücher & 本", ASCII),
    "a narrow terminal": Surroundings(environment={"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"}),
    "files for nobody else": Surroundings(umask=0o077),
    "a Python that drops asserts": Surroundings(environment={"PYTHONOPTIMIZE": "1"}),
    "no home": Surroundings(without=("HOME", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")),
    "no programs": Surroundings(environment={"PATH": "/nowhere"}),
    "an empty environment": Surroundings(without=tuple(os.environ) if os.name != "nt" else ()),
}


def build(surroundings: Surroundings, top: Path, python: str = sys.executable) -> Path:
    """The small dossier, its site and its bundle, built in these surroundings; gives its folder."""
    folder = write_harbour(top / surroundings.folder)
    kept = {name: value for name, value in environment().items() if name not in surroundings.without}
    done = subprocess.run(
        [*surroundings.inside, python, "-m", "macros", "site", str(folder), "--strict"],
        cwd=PROJECT,
        env={**kept, **surroundings.environment},
        umask=surroundings.umask,
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=BUILD_SECONDS,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What all others are compared with."""
    return build(Surroundings(), tmp_path_factory.mktemp("usual"))


def check_same(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> None:
    """Fails with the names of all files that differ."""
    assert first
    assert not sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_the_same_facts_give_the_same_bytes(difference: str, usual: Path, tmp_path: Path) -> None:
    """The site and the bundle, file by file."""
    other = build(DIFFERENCES[difference], tmp_path)
    for part in ("site", "dist"):
        check_same(tree(usual / part), tree(other / part))


def test_nothing_reaches_for_a_network_or_needs_git(usual: Path, tmp_path: Path) -> None:
    """Python itself tells of each attempt, on every system. mkdocs-macros asks git, and takes a no."""
    log = tmp_path / "attempts"
    alone = {"PYTHONPATH": UNLIKE, "UNLIKE": "alone", "UNLIKE_LOG": str(log)}
    other = build(Surroundings(environment=alone), tmp_path)
    assert not log.exists(), log.read_text(encoding="utf-8")
    check_same(tree(usual / "site"), tree(other / "site"))


@pytest.mark.skipif(sys.platform != "linux", reason="networks are taken from processes on Linux alone")
def test_a_machine_without_a_network_is_enough(usual: Path, tmp_path: Path) -> None:
    """The system takes the network away where it lets us; where not, the test above stands for this one."""
    ways = (("unshare", "-n"), ("unshare", "-Urn"))
    allowed = [way for way in ways if subprocess.run([*way, "true"], check=False, capture_output=True).returncode == 0]
    other = build(Surroundings(inside=allowed[0] if allowed else ()), tmp_path)
    check_same(tree(usual / "site"), tree(other / "site"))


# -- other Pythons ------------------------------------------------------------------------------


def _finds(version: str) -> str | None:
    """A Python of this version on this machine that can make an environment."""
    own = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = [shutil.which(f"python{version}"), *map(str, own.glob(f"{version}.*/bin/python{version}"))]
    for python in filter(None, found):
        done = subprocess.run([python, "-c", "import ensurepip, venv"], check=False, capture_output=True)
        if done.returncode == 0:
            return python
    return None


def unpacked(folder: Path) -> dict[str, bytes]:
    """The site and the bundle with all that is compressed unpacked: that depends on the zlib of a Python.

    So do its checksum and its size, which the page Downloads tells; all checksums of the site follow from its files.
    So does a database on its SQLite: its rows are compared.
    """
    files = {name: content for name, content in tree(folder / "site").items() if not name.endswith(".zip")}
    if "sitemap.xml.gz" in files:  # there is a map where the address is known
        files["sitemap.xml"] += decompress(files.pop("sitemap.xml.gz"))
    (bundle,) = (folder / "dist").glob("*.zip")
    for told in (sha256_of(bundle), size_words(bundle.stat().st_size)):
        files["downloads/index.html"] = files["downloads/index.html"].replace(told.encode(), b"")
    with zipfile.ZipFile(bundle) as archive:
        files |= {name: archive.read(name) for name in archive.namelist()}
    return {
        name: _rows(content) if name.endswith(".sqlite") else content
        for name, content in files.items()
        if not name.endswith("SHA256SUMS")
    }


def _rows(content: bytes) -> bytes:
    return json.dumps(rows_of(content)).encode()


def test_other_pythons_give_the_same_files(usual: Path, tmp_path: Path) -> None:
    """Each that is found here; at least one other must be, or nothing was proved."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    pythons = {version: python for version in PYTHONS if version != running and (python := _finds(version))}
    assert pythons, f"no other Python of {', '.join(PYTHONS)} is installed"
    for version, python in pythons.items():
        place = tmp_path / version
        subprocess.run([python, "-m", "venv", str(place)], check=True)
        own = str(place / ("Scripts" if os.name == "nt" else "bin") / "python")
        install = ("-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes")
        subprocess.run([own, *install, "-r", str(PROJECT / "requirements.txt")], check=True)
        check_same(unpacked(usual), unpacked(build(Surroundings(), tmp_path / f"with {version}", own)))


def test_one_revision_gives_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    """Edition, revision and changes come from the commits, whoever cloned them, where, and in which time zone."""
    first = begin(tmp_path / "first" / "plain", HARBOUR)
    edition(first, 1, day="2024-06-02")
    mistake(first, "data/statistics.yml", "label: boats", "label: Boats")
    commit(first, "A capital", day="2024-06-03")
    clone = tmp_path / "second" / "Ein Ordner" / "plain"
    git(tmp_path, "clone", "-q", first.as_uri(), str(clone))
    sites = []
    for folder, zone in ((first, "Pacific/Pago_Pago"), (clone, "Pacific/Kiritimati")):
        done = subprocess.run(
            [sys.executable, "-m", "macros", "site", str(folder), "--strict"],
            cwd=PROJECT,
            env={**environment(), "TZ": zone, "GIT_CONFIG_GLOBAL": os.devnull, "SITE_URL": "https://harbour.example/"},
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=BUILD_SECONDS,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append({part: tree(folder / part) for part in ("site", "dist")})
    check_same(sites[0]["site"], sites[1]["site"])
    check_same(sites[0]["dist"], sites[1]["dist"])
    revision = git(clone, "rev-parse", "HEAD")[:10]
    assert f"after edition 1, revision {revision} of 3 June 2024" in sites[0]["site"]["index.html"].decode()
    assert "feed.xml" in sites[0]["site"]
