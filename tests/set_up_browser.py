"""Finds the Chromium that the browser tests drive, or installs one.

A missing browser is a failure, never a skip.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Debian's first is Chromium without its windows: the same engine, which shows a page in half the time.
ON_PATH = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
# In a process of its own: Playwright's two interfaces do not mix, and a test run may use either.
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
ANSWER_SECONDS = 60


def find_chromium() -> Path | None:
    """Return a Chromium that is installed and starts: the system's, else Playwright's own."""
    return next((path for path in _candidates() if path.is_file() and _starts(path)), None)


def main() -> int:
    """Print which browser the tests will use, after installing one where there is none."""
    found = find_chromium() or _install()
    if found is None:
        return 1
    print(f"Browser for the tests: {found}")
    return 0


def _candidates() -> Iterator[Path]:
    yield from (Path(path) for name in ON_PATH if (path := shutil.which(name)))
    match platform.system():
        case "Darwin":
            for applications in (Path("/Applications"), Path.home() / "Applications"):
                yield from (applications / app for app in MAC_APPS)
        case "Windows":
            for folder in filter(None, map(os.environ.get, WINDOWS_FOLDERS)):
                yield from (Path(folder) / program for program in WINDOWS_PROGRAMS)
        case _:
            pass
    if answer := _run([sys.executable, "-c", ASK_PLAYWRIGHT]):
        yield Path(answer.strip())


def _starts(browser: Path) -> bool:
    """Tell a browser from a stub (Ubuntu's `chromium-browser`) or one whose libraries are missing."""
    if platform.system() == "Windows":  # there `--version` opens a window
        return True
    return _run([str(browser), "--version"]) is not None


def _install() -> Path | None:
    """Install Chromium by apt-get (root on Debian), else by Playwright; else say in one line what to do."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("No Chromium found: installing Debian's ...", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update"], environment, seconds=1200)
        for package in ("chromium-headless-shell", "chromium"):  # older systems have the second alone
            command = ["apt-get", "install", "-y", package, "fonts-liberation"]
            if _run(command, environment, seconds=1200) is not None:
                break
        advice = "apt-get install chromium"
    else:
        print("No Chromium found: downloading Playwright's ...", flush=True)
        _run([sys.executable, "-m", "playwright", "install", "chromium"], seconds=1200)
        advice = f"{sys.executable} -m playwright install --with-deps chromium"
    found = find_chromium()
    if found is None:
        print(
            f"The tests need Chromium or Chrome; it could not be installed here: run `{advice}`",
            file=sys.stderr,
        )
    return found


def _run(command: list[str], environment: dict[str, str] | None = None, seconds: int = ANSWER_SECONDS) -> str | None:
    """Return what a command wrote, or None when it failed."""
    try:
        return subprocess.run(
            command,
            env=environment,
            timeout=seconds,
            check=True,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None


if __name__ == "__main__":
    sys.exit(main())
