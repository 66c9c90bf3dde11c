"""What surrounds a command: streams that are full, closed or read by nobody, and Ctrl-C. Never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import PROJECT, environment
from tests.test_cli import mistake

SECONDS = 120


@dataclass(frozen=True)
class Command:
    """A command; how it ends in an ordinary shell; and whether it then writes to the standard output."""

    words: tuple[str, ...]
    code: int
    prints: bool
    broken: bool = False  # it is run on a dossier with a mistake


COMMANDS = {
    "check": Command(("check", "."), 0, prints=False),
    "check, a mistake": Command(("check", "."), 1, prints=True, broken=True),
    "check, json": Command(("check", ".", "--format", "json"), 0, prints=True),
    "check, github": Command(("check", ".", "--format", "github"), 1, prints=True, broken=True),
    "build, a mistake": Command(("build", "."), 1, prints=True, broken=True),
    "accept": Command(("accept", "."), 0, prints=False),
    "review": Command(("review", "boats-counted", ".", "--by", "Kim"), 0, prints=False),
    "review, no such record": Command(("review", "boats", ".", "--by", "Kim"), 2, prints=False),
    "no such folder": Command(("check", "nowhere"), 2, prints=False),
    "no such command": Command(("chekc", "."), 2, prints=False),
    "help": Command(("--help",), 0, prints=True),
    "help on a command": Command(("check", "--help"), 0, prints=True),
    "version": Command(("--version",), 0, prints=True),
    "build": Command(("build", "."), 0, prints=False),
    "site": Command(("site", "."), 0, prints=False),
}
# The standard output, and the standard error.
STATES = {
    "output full": ("full", "read"),
    "errors full": ("read", "full"),
    "both full": ("full", "full"),
}
if os.name != "nt":  # which starts no program so, and calls a reader that left by many names
    STATES |= {
        "output read by nobody": ("left", "read"),
        "errors read by nobody": ("read", "left"),
        "both read by nobody": ("left", "left"),
        "output closed": ("closed", "read"),
        "errors closed": ("read", "closed"),
        "both closed": ("closed", "closed"),
    }


@contextmanager
def _stream(state: str) -> Iterator[int]:
    """A stream to write to in that state."""
    if state == "full":
        # Where there is no such device: one that takes nothing either.
        full = Path("/dev/full")
        number = os.open(full, os.O_WRONLY) if full.exists() else os.open(os.devnull, os.O_RDONLY)
    elif state == "left":
        reader, number = os.pipe()
        os.close(reader)
    else:
        yield subprocess.PIPE
        return
    try:
        yield number
    finally:
        os.close(number)


def _run(command: Command, state: tuple[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    output, errors = state
    words = [sys.executable, "-m", "macros", *command.words]
    closed = (" >&-" if output == "closed" else "") + (" 2>&-" if errors == "closed" else "")
    if closed:
        words = ["sh", "-c", f'exec "$@"{closed}', "sh", *words]
    with _stream(output) as stdout, _stream(errors) as stderr:
        return subprocess.run(
            words,
            cwd=folder,
            env=environment(PYTHONPATH=str(PROJECT)),
            stdout=stdout,
            stderr=stderr,
            timeout=SECONDS,
            check=False,
            encoding="utf-8",
        )


def _expected(name: str, command: Command, output: str) -> int:
    if command.prints and output == "full":
        return 2
    if output == "left" and name in {"help", "help on a command", "version"}:
        return 1  # click's own, as silent
    return command.code


def _holds(name: str, command: Command, state: str, folder: Path) -> None:
    if command.broken:
        mistake(folder, "data/statistics.yml", "value: 412", "value: 421")
    done = _run(command, STATES[state], folder)
    output, errors = STATES[state]
    told = done.stderr or ""
    assert done.returncode == _expected(name, command, output), told
    assert "Traceback" not in told
    assert "Exception ignored" not in told
    if errors == "read" and output == "full" and command.prints:
        assert [line[:7] for line in told.splitlines()] == ["error: "]
    if errors == "read" and output == "left" and command.prints:
        assert "error: " not in told, "who reads no further has had enough"
    if command.words[0] in {"build", "site"} and not command.broken:
        assert (folder / "site" / "index.html").is_file(), "nobody was told, but it was built"


def _table() -> Iterator[object]:
    """Each command in each state; of each command one state in every run of the tests, the others as a proof."""
    names = list(STATES)
    for row, name in enumerate(COMMANDS):
        always = {names[row % len(names)]} if name != "site" else set()
        for state in STATES:
            yield pytest.param(name, state, marks=() if state in always else pytest.mark.prove)


@pytest.mark.parametrize(("name", "state"), list(_table()))
def test_no_state_of_the_streams_ends_in_a_traceback(name: str, state: str, harbour: Path) -> None:
    """A full disk behind a redirection, `| head -1`, a service without streams: the exit code stays true."""
    _holds(name, COMMANDS[name], state, harbour)


# -- stopped by a person or the system ----------------------------------------------------------

signals = pytest.mark.skipif(os.name == "nt", reason="Windows sends no signals to a group")


def _stopped(
    words: tuple[str, ...], number: int, folder: Path, ready: Callable[[], bool]
) -> subprocess.CompletedProcess[str]:
    """Runs a command as a terminal does, and sends the signal to its whole group once it is ready."""
    command = [sys.executable, "-m", *words]
    running = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(PYTHONPATH=str(PROJECT)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    patience = time.monotonic() + SECONDS
    while not ready() and running.poll() is None:
        assert time.monotonic() < patience
        time.sleep(0.005)
    assert running.poll() is None, "it ended before it could be stopped"
    os.killpg(running.pid, number)
    output, errors = running.communicate(timeout=SECONDS)
    return subprocess.CompletedProcess(command, running.returncode, output, errors)


@signals
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_build_that_is_stopped_says_one_line_and_leaves_nothing(name: str, code: int, harbour: Path) -> None:
    """Ctrl-C, a workflow that is cancelled, a terminal that is closed."""
    number = signal.Signals[name]
    done = _stopped(("macros", "build"), number, harbour, (harbour / "site.new" / "404.html").exists)
    told = [line for line in done.stderr.splitlines() if not line.startswith("INFO")]
    assert (done.returncode, told) == (code, ["error: interrupted; nothing is left half done"])
    assert sorted(path.name for path in harbour.iterdir()) == ["data"]


@signals
def test_a_site_that_is_stopped_keeps_both_editions(harbour: Path) -> None:
    """Also while the offline edition is made, of which nothing is left in the folder of the bundles."""
    offline = harbour / "dist" / ".sourcebook-build" / "site.new"
    done = _stopped(("macros", "site"), signal.SIGINT, harbour, (offline / "assets").exists)
    assert done.returncode == 130
    assert done.stderr.splitlines()[-1] == "error: interrupted; nothing is left half done"
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in harbour.iterdir()) == ["data"]


@signals
def test_mkdocs_that_is_stopped_leaves_nothing(harbour_project: Path) -> None:
    """MkDocs has its own line and exit code; the build beside the site goes all the same."""
    (harbour_project / "docs").mkdir()
    done = _stopped(
        ("mkdocs", "build"), signal.SIGINT, harbour_project, (harbour_project / "site.new" / "404.html").exists
    )
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert [path.name for path in harbour_project.iterdir() if path.name.startswith("site")] == []


@signals
@pytest.mark.parametrize("seconds", [0.05, 0.1, 0.2, 0.3, 0.4])
def test_no_moment_of_ctrl_c_ends_in_a_traceback(seconds: float, harbour: Path) -> None:
    """While modules are read the system ends the program, later we do: either way in silence or in one line.

    Before the first line of ours runs, Python itself may show one.
    """
    started = time.monotonic()
    done = _stopped(("macros", "build"), signal.SIGINT, harbour, lambda: time.monotonic() > started + seconds)
    assert done.returncode in {130, -signal.SIGINT}
    assert str(PROJECT / "macros") not in done.stderr
    assert sorted(path.name for path in harbour.iterdir()) == ["data"]


def test_the_very_first_moment_of_ctrl_c_ends_in_silence_too() -> None:
    """While Python reads the module with which we would say so."""
    early = (
        "import runpy, sys\nsys.modules.pop('signal', None)\n"
        "class Pressed:\n    def find_spec(self, name, *_):\n        if name == 'signal': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Pressed())\nrunpy.run_module('macros', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", early], cwd=PROJECT, env=environment(), check=False, capture_output=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@signals
def test_a_build_that_is_killed_behind_its_command_is_told(harbour: Path) -> None:
    """As where memory runs out: the system picks the process that made the pages."""
    running = subprocess.Popen(
        [sys.executable, "-m", "macros", "build"],
        cwd=harbour,
        env=environment(PYTHONPATH=str(PROJECT), PYTHONSTARTUP=""),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    listed = "ps", "-A", "-o", "pid=,ppid="
    children: list[int] = []
    while not (harbour / "site.new" / "assets").exists():
        assert running.poll() is None
        time.sleep(0.005)
    for line in subprocess.run(listed, check=True, capture_output=True, encoding="utf-8").stdout.splitlines():
        process, parent = map(int, line.split())
        children += [process] if parent == running.pid else []
    os.kill(children[0], signal.SIGKILL)
    _, errors = running.communicate(timeout=SECONDS)
    told = [line for line in errors.splitlines() if not line.startswith("INFO")]
    assert running.returncode == 1
    assert len(told) == 1
    assert told[0].startswith("error: the build was ended from outside (-9)")
    assert sorted(path.name for path in harbour.iterdir()) == ["data"]
