"""Whatever happens to a build, the last good site stands afterwards, byte for byte, and the next build succeeds.

`tests/adapters/test_output_folder.py` ends the swap before every single change to a file. Here whole commands
meet a real machine: processes are killed by the clock, files may not be read, folders not be written, disks are
full. A full disk is made in two ways. RLIMIT_FSIZE (`tests/limited.py`) works for everybody and everywhere on
Linux and macOS, and stops a build at the first file above a size. A small tmpfs stops it at any file; it needs root
or a user namespace, and where there is neither, the same sizes are taken as limits of a file.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import BUILD_SECONDS, PROJECT, bare_project, environment, run_python
from tests.test_cli import mistake, tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such modes nor such limits")

SITE = ("-m", "macros", "site")
MKDOCS = ("-m", "mkdocs", "build")
COMMANDS = {"site": SITE, "mkdocs build": MKDOCS}
PICTURE = bytes.fromhex("89504e470d0a1a0a")
Trees = dict[str, dict[str, bytes]]


def each(states: Iterable[object], always: Collection[tuple[str, object]]) -> pytest.MarkDecorator:
    """Each command in each state: a few of them in every run of the tests, the others as a proof."""
    rows = [
        pytest.param(command, state, marks=() if (name, state) in always else pytest.mark.prove, id=f"{name}-{state}")
        for name, command in COMMANDS.items()
        for state in states
    ]
    return pytest.mark.parametrize(("command", "state"), rows)


@dataclass(frozen=True)
class Standing:
    """A project with a good site, whose facts have changed since; and what the next good build makes of it."""

    project: Path
    new: Trees
    seconds: float  # that a build takes

    def copy(self, target: Path) -> Path:
        """To be broken."""
        return Path(shutil.copytree(self.project, target, symlinks=True))


def editions(project: Path) -> Trees:
    """All that is published, byte for byte."""
    return {name: tree(project / name) for name in ("site", "dist")}


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Python in the project as everybody runs it: modes of files hold for root, too."""
    return run_python(str(PROJECT / "tests" / "limited.py"), "-1", *words, cwd=project)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """Two builds, shared by all tests of this module."""
    project = bare_project(tmp_path_factory.mktemp("standing") / "project", "# Home\n\n![A boat](boat.png)\n")
    (project / "docs" / "boat.png").write_bytes(PICTURE)
    assert run(project, *SITE).returncode == 0
    after = Path(shutil.copytree(project, project.with_name("after")))
    for folder in (project, after):
        mistake(folder, "data/dossier.yml", "standfirst: What", "standfirst: The second time, what")
    started = time.monotonic()
    assert run(after, *SITE).returncode == 0
    return Standing(project, editions(after), time.monotonic() - started)


def check_nothing_is_left(project: Path) -> None:
    """Neither beside the site nor among the bundles."""
    assert [path.name for path in project.iterdir() if path.name.startswith("site")] == ["site"]
    assert sorted(path.suffix for path in (project / "dist").iterdir()) == [".html", ".zip"]


def check_next_build(project: Path, standing: Standing) -> None:
    """It makes what it would have made had nothing happened, and cleans up."""
    done = run(project, *SITE)
    assert done.returncode == 0, done.stderr
    assert editions(project) == standing.new
    check_nothing_is_left(project)


def check_refused(done: subprocess.CompletedProcess[str]) -> None:
    """One line says what happened."""
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].lower().startswith("error: ")


# -- refused by the machine ---------------------------------------------------------------------

REFUSALS: dict[str, tuple[str, int]] = {
    "a picture that may not be read": ("docs/boat.png", 0),
    "a page that may not be read": ("docs/index.md", 0),
    "facts that may not be read": ("data/statistics.yml", 0),
    "a folder of pages that may not be read": ("docs", 0),
    "a folder of facts that may not be read": ("data", 0),
    "a site that may not be read": ("site", 0),
    "a project that may not be written": (".", 0o555),
}


@each(REFUSALS, {("site", "a picture that may not be read")})
def test_what_may_not_be_read_or_written_costs_no_site(
    command: tuple[str, ...], state: str, standing: Standing, tmp_path: Path
) -> None:
    project = standing.copy(tmp_path / "project")
    before = editions(project)
    name, mode = REFUSALS[state]
    usual = (project / name).stat().st_mode
    (project / name).chmod(mode)
    try:
        done = run(project, *command)
    finally:
        (project / name).chmod(usual)
    assert done.returncode in {1, 2}, done.stderr
    assert "Traceback" not in done.stderr
    told = [line for line in (done.stdout + done.stderr).splitlines() if "ermission denied" in line]
    assert len(told) == 1, done.stderr
    assert editions(project) == before
    check_nothing_is_left(project)
    check_next_build(project, standing)


def test_bundles_that_may_not_be_written_cost_no_site(standing: Standing, tmp_path: Path) -> None:
    """The site would offer another bundle than the one beside it."""
    project = standing.copy(tmp_path / "project")
    before = editions(project)
    (project / "dist").chmod(0o555)
    done = run(project, *SITE)
    (project / "dist").chmod(0o755)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert editions(project) == before


# -- a full disk --------------------------------------------------------------------------------


@each((0, 1_000, 30_000, 200_000, 1_000_000), {("site", 200_000)})
def test_a_file_that_finds_no_room_costs_no_site(
    command: tuple[str, ...], state: int, standing: Standing, tmp_path: Path
) -> None:
    """The state is the size above which files do not fit; with 0 not even a lock can be made."""
    project = standing.copy(tmp_path / "project")
    before = editions(project)
    done = run_python(str(PROJECT / "tests" / "limited.py"), str(state), *command, cwd=project)
    check_refused(done)
    assert editions(project) == before
    check_nothing_is_left(project)
    check_next_build(project, standing)


def _mounting() -> list[str]:
    """What gives a process mounts of its own: root may, and others where user namespaces are allowed."""
    for words in (["unshare", "-m"], ["unshare", "-Urm"]):
        with_mount = [*words, "mount", "-t", "tmpfs", "none", "/mnt"]
        if shutil.which("unshare") and subprocess.run(with_mount, check=False, capture_output=True).returncode == 0:
            return words
    return []


@each((0.02, 0.2, 0.45, 0.7, 0.95), ())
def test_a_full_disk_costs_no_site(command: tuple[str, ...], state: float, standing: Standing, tmp_path: Path) -> None:
    """The disk has room for that part of what the build needs, and so is full at another moment of it each time."""
    project = standing.copy(tmp_path / "project")
    before = editions(project)
    done = _on_a_full_disk(project, state, command, tmp_path)
    check_refused(done)
    assert editions(project) == before
    check_nothing_is_left(project)
    check_next_build(project, standing)


def _used(folder: Path) -> int:
    """The kilobytes that a folder takes on a tmpfs, which gives out pages of four."""
    return sum(-(-path.stat().st_size // 4096) * 4 for path in folder.rglob("*") if path.is_file())


def _on_a_full_disk(
    project: Path, part: float, command: tuple[str, ...], folder: Path
) -> subprocess.CompletedProcess[str]:
    """Runs the command on a copy of the project that stands on a small disk, and takes the copy back."""
    pages = _used(project / "site") - _used(project / "dist")  # which it offers as a download
    need = pages * (2 if command == SITE else 1)
    mounting = _mounting()
    if not mounting:
        limit = int(1_000_000 * part)
        return run_python(str(PROJECT / "tests" / "limited.py"), str(limit), *command, cwd=project)
    disk = folder / "disk"
    disk.mkdir()
    size = _used(project) + int(need * part)
    script = f"""set -e
mount -t tmpfs -o size={size}k none "$2"
cp -a "$1/." "$2"
cd "$2"
shift 2
code=0
"$@" || code=$?
cp -a . "$OLDPWD.back"
exit $code"""
    words = [*mounting, "sh", "-c", script, "sh", str(project), str(disk), sys.executable, *command]
    done = subprocess.run(
        words, cwd=project, env=environment(), check=False, capture_output=True, encoding="utf-8", timeout=BUILD_SECONDS
    )
    shutil.rmtree(project)
    Path(f"{project}.back").rename(project)
    return done


# -- killed -------------------------------------------------------------------------------------


def _kill_after(seconds: float, command: tuple[str, ...], project: Path) -> bool:
    """Kills a build and all that it started, at once; tells whether it had not ended before."""
    running = subprocess.Popen(
        [sys.executable, *command],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(seconds)
    killed = running.poll() is None
    if killed:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return killed


def _moments() -> list[object]:
    """Parts of the time that a build takes: 20, drawn once; one of them in every run of the tests."""
    drawn = random.Random(20).sample(range(1000), 20)  # noqa: S311 - nothing secret
    return [pytest.param(part / 1000, marks=pytest.mark.prove if index else ()) for index, part in enumerate(drawn)]


@pytest.mark.parametrize("part", _moments())
def test_a_kill_costs_no_site(part: float, standing: Standing, tmp_path: Path) -> None:
    """At any moment. The next command, though it be one that fails, shows a whole site again."""
    project = standing.copy(tmp_path / "project")
    old = editions(project)
    _kill_after(part * standing.seconds, SITE, project)
    mistake(project, "data/statistics.yml", "value: 412", "value: 421")
    assert run(project, *SITE).returncode == 1
    for name, files in editions(project).items():
        whole = {path: content for path, content in files.items() if not path.startswith(".sourcebook-build/")}
        assert whole in (old[name], standing.new[name]), name
    mistake(project, "data/statistics.yml", "value: 421", "value: 412")
    check_next_build(project, standing)


@pytest.mark.prove
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_kill_of_mkdocs_costs_no_site(part: float, standing: Standing, tmp_path: Path) -> None:
    project = standing.copy(tmp_path / "project")
    old = editions(project)["site"]
    _kill_after(part * standing.seconds / 2, MKDOCS, project)
    mistake(project, "data/statistics.yml", "value: 412", "value: 421")
    assert run(project, *MKDOCS).returncode == 1
    assert tree(project / "site").get("index.html") in (old["index.html"], standing.new["site"]["index.html"])
    mistake(project, "data/statistics.yml", "value: 421", "value: 412")
    check_next_build(project, standing)


# -- at once ------------------------------------------------------------------------------------


@pytest.mark.prove
@pytest.mark.parametrize("commands", [(SITE, SITE), (SITE, MKDOCS), (MKDOCS, MKDOCS, SITE)])
def test_builds_at_once_cost_no_site(commands: tuple[tuple[str, ...], ...], standing: Standing, tmp_path: Path) -> None:
    """One of them builds; the others build before or after it, or say that another builds, in one line."""
    project = standing.copy(tmp_path / "project")
    running = [
        subprocess.Popen(
            [sys.executable, *command],
            cwd=project,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for command in commands
    ]
    told = [build.communicate(timeout=BUILD_SECONDS)[1] for build in running]
    codes = [build.returncode for build in running]
    assert 0 in codes, told
    for code, words in zip(codes, told, strict=True):
        assert (code, "another build" in words) in {(0, False), (2, True)}
        assert "Traceback" not in words
    check_nothing_is_left(project)
    check_next_build(project, standing)


# -- found wrong --------------------------------------------------------------------------------

Break = Callable[[Path], None]


def _break_the_last_check(project: Path) -> None:
    """A link in the finished pages: the offline edition is built first, and fails."""
    with (project / "docs" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n<a href='nowhere/'>x</a>\n")


def _break_the_second_edition(project: Path) -> None:
    """Its place is taken while the first is sound: the bundle must not run ahead of its site."""
    (project / "site.new").mkdir()
    (project / "site.new" / "letter.txt").write_text("Dear Anna", encoding="utf-8")


@pytest.mark.parametrize("harm", [_break_the_last_check, _break_the_second_edition])
def test_a_site_that_fails_leaves_both_editions(harm: Break, standing: Standing, tmp_path: Path) -> None:
    project = standing.copy(tmp_path / "project")
    before = editions(project)
    harm(project)
    assert run(project, *SITE).returncode in {1, 2}
    assert editions(project) == before
