"""The real command line in a process of its own, with limits and a stop-watch: whatever it meets, it must end well."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from macros.problems import visible
from tests.conftest import PROJECT, environment

SECONDS, MEGABYTES = 5, 512
_PATIENCE = 60  # seconds of the clock, on a machine that is busy: a process that waits for ever uses no time of its own
_FORMATS = ("text", "json", "github")
# The limits are set in the child itself; one that it hits ends it with a signal or a MemoryError, and so is seen.
_LIMITED = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_CPU, ({2 * SECONDS}, {2 * SECONDS + 1}))
if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_DATA, ({2 * MEGABYTES << 20}, {2 * MEGABYTES << 20}))
sys.argv[0], report = "macros", sys.argv.pop(1)
try:
    runpy.run_module("macros", run_name="__main__", alter_sys=True)
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    peak = used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    if sys.platform == "linux":  # where the figure above begins with that of the process which started this one
        lines = open("/proc/self/status", encoding="ascii")
        peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))
    with open(report, "w", encoding="ascii") as out:
        out.write(f"{{used.ru_utime + used.ru_stime}} {{peak}}")
"""
_TEXT = re.compile(r"^([^\n]+?):(\d+):\d+: ([a-z0-9-]+): ", re.MULTILINE)
_GITHUB = re.compile(r"^::error file=([^,]*),line=(\d+),col=\d+,title=([a-z0-9-]+)::", re.MULTILINE)
# Line feeds lay out the report; nothing else that steers a terminal may come from a dossier.
_STEERS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Ran:
    """What came of a run of `check`: how it ended, what it said, and what it took."""

    ended: int
    out: str
    err: str
    seconds: float
    megabytes: float
    form: str

    @property
    def told(self) -> set[tuple[str, str]]:
        """(code, file:line) of each error in the report, whatever its format; unseen characters as it writes them."""
        if self.form == "json":
            rows = json.loads(self.out)["problems"]
            errors = (row for row in rows if row["severity"] == "error")
            return {(row["code"], visible(f"{row['file']}:{row['line']}")) for row in errors}
        found = (_TEXT if self.form == "text" else _GITHUB).findall(self.out)
        return {(code, f"{_unescaped(file)}:{line}") for file, line, code in found}

    def faults(self) -> list[str]:
        """What no input may bring about."""
        found = [] if self.ended in {0, 1} else [f"ended with {self.ended}"]
        found += ["a traceback"] if "Traceback" in self.out + self.err else []
        found += [f"{self.seconds:.1f} s"] if self.seconds > SECONDS else []
        found += [f"{self.megabytes:.0f} MB"] if self.megabytes > MEGABYTES else []
        steers = _STEERS.search(self.out + self.err)
        return found + ([f"U+{ord(steers[0]):04X} in the report"] if steers else [])


def _unescaped(text: str) -> str:
    return text.replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%25", "%")


def check_in_child(folder: Path, turn: int = 0) -> Ran:
    """`python -m macros check FOLDER` under limits; the formats of the report take turns."""
    form = _FORMATS[turn % len(_FORMATS)]
    report = folder.with_name(f"{folder.name}.used")
    command = [sys.executable, "-c", _LIMITED, str(report), "check", str(folder), "--format", form]
    try:
        done = subprocess.run(
            command, cwd=PROJECT, env=environment(), timeout=_PATIENCE, check=False, capture_output=True
        )
    except subprocess.TimeoutExpired:
        return Ran(-1, "", "it waits for something that does not come", _PATIENCE, 0, form)
    seconds, megabytes = map(float, report.read_text(encoding="ascii").split()) if report.exists() else (_PATIENCE, 0)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode(), seconds, megabytes, form)
