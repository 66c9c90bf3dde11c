"""Real git repositories for tests, made without anybody's settings and dated by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.dossiers import write

GIT = shutil.which("git") or "git"


def git(folder: Path, *words: str, day: str = "2024-06-01") -> str:
    """Runs git in a folder, at noon (UTC) of a day; gives what it said."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        [GIT, *words],
        cwd=folder,
        env={
            **inherited,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "Kim" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "kim@desk.example" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": f"{day}T12:00:00+0000" for who in ("AUTHOR", "COMMITTER")},
        },
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def begin(folder: Path, files: Mapping[str, str], *, day: str = "2024-06-01", inside: str = ".") -> Path:
    """A repository with one commit; the dossier stands in it, or in a folder `inside`. Gives the dossier's folder."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    write(folder / inside, files)
    commit(folder, "The first facts", day=day)
    return folder / inside


def commit(folder: Path, message: str, *, day: str) -> str:
    """Commits all that is there; gives the revision."""
    git(folder, "add", "--all")
    git(folder, "commit", "-q", "--allow-empty", "-m", message, day=day)
    return git(folder, "rev-parse", "HEAD")


def edition(folder: Path, number: int, *, day: str) -> None:
    """Tags this revision as an edition, as the manual says."""
    git(folder, "tag", "-a", f"edition-{number}", "-m", f"Edition {number}", day=day)
