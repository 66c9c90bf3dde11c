"""What tests share: one build of the project's own site a run, a small dossier, web servers, a real Chromium."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.set_up_browser import find_chromium

# A suite that a shell runs in the background is deaf to Ctrl-C, and what it starts would be too; the tests send it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A workflow that runs the tests has a summary of its own; the tests' checks of broken dossiers do not belong there.
for _name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE"):
    os.environ.pop(_name, None)

# How deep properties are tried: `make prove` asks for the second. No deadlines: the machine may be busy.
settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("prove", settings.get_profile("tests"), max_examples=2000)
settings.load_profile("tests")

PROJECT = Path(__file__).parent.parent
# All that a site is built from. Tests write into copies of it, never into the project.
SOURCES = ("macros", "data", "docs", "mkdocs.yml")
# The text that this project's own dossier rests on: whoever starts a dossier of their own takes it out.
OWN_TEXT = PROJECT / "data" / "texts" / "moscow-lifts-ban.txt"
BUILD_SECONDS = 300
PATIENCE_MILLISECONDS = 15_000
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",  # letters are then as wide without windows as with them
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# A dossier of a few lines, for tests that need some site but not ours: quick to build, easy to break.
HARBOUR = {
    "data/dossier.yml": (
        "title: The harbour in figures\nstandfirst: What the harbour office counted.\ndefault_source: harbour-report\n"
    ),
    "data/texts/harbour-report.txt": "The harbour office counted 412 boats in May 2024. It called the summer quiet.\n",
    "data/sources.yml": "harbour-report:\n  title: Report of the harbour office\n  publish: full\n",
    "data/actors.yml": (
        "harbour-office:\n"
        "  name: Harbour office\n"
        "  type: government-body\n"
        "  evidence: The harbour office counted 412 boats\n"
    ),
    "data/statistics.yml": (
        "boats-counted:\n"
        "  label: boats\n"
        "  value: 412\n"
        "  as_of: 2024-05\n"
        "  about: harbour-office\n"
        "  evidence: The harbour office counted 412 boats in May 2024\n"
    ),
}

Run = Callable[..., "subprocess.CompletedProcess[str]"]


# In a copy with another dossier, what knows this one's records is left out, and the program is tested all the same.
own_dossier = pytest.mark.skipif(not OWN_TEXT.exists(), reason="another dossier stands in data/")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leaves out the modules that name the text, once it is gone."""
    if collection_path.suffix != ".py" or collection_path == Path(__file__) or OWN_TEXT.exists():
        return None
    return OWN_TEXT.stem in collection_path.read_text(encoding="utf-8") or None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The site of another dossier is not held against the words of this one. Files of few tests come first.

    Those build sites, and take long: at the end of a run, one worker would wait for the other to finish such a file.
    """
    for item in items:
        if "built" in getattr(item, "fixturenames", ()):
            item.add_marker(own_dossier)
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: tests[item.path])


@dataclass(frozen=True)
class Built:
    """What `python -m macros site --strict` made of a copy of the project. Read it, never write into it."""

    project: Path
    site: Path  # hosted
    bundle: Path  # the offline edition's zip
    offline: Path  # the same, unpacked: the folder that holds index.html
    log: str


# -- the project and its build ------------------------------------------------------------------


def environment(**more: str) -> dict[str, str]:
    """The tests' own environment, without what could turn a build (an address, another dossier).

    Python may keep what it compiled, also where it usually may not: each of some hundred commands would do it anew.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("SOURCEBOOK_", "PYTEST_")) and name not in {"SITE_URL", "PYTHONDONTWRITEBYTECODE"}
    }
    return {**inherited, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **more}


def run_python(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Python with these words in `cwd`; `more` is added to its environment. Whatever it returns is for the test."""
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=environment(**more),
        timeout=BUILD_SECONDS,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def copy_sources(target: Path, project: Path = PROJECT) -> Path:
    """A copy of all that the site is built from."""
    for name in SOURCES:
        source = project / name
        if source.is_dir():
            # Not what a command beside this one is compiling: it is gone before it is copied.
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("*.pyc.*"))
        else:
            shutil.copyfile(source, target / name)
    return target


def write_harbour(target: Path) -> Path:
    """The small dossier, written to `target`."""
    for name, text in HARBOUR.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    return target


def bare_project(target: Path, home: str) -> Path:
    """A copy of the project with the small dossier in it, and with one page."""
    copy_sources(target)
    for name in ("data", "docs"):
        shutil.rmtree(target / name)
    write_harbour(target)
    (target / "docs").mkdir()
    (target / "docs" / "index.md").write_text(home, encoding="utf-8", newline="\n")
    return target


@pytest.fixture(scope="session")
def project() -> Path:
    """The project's own folder."""
    return PROJECT


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs Python as a user would: `run("-m", "macros", "check", cwd=folder)`."""
    return run_python


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """The small dossier in a folder of its own: no mkdocs.yml, no docs/."""
    return write_harbour(tmp_path / "harbour")


@pytest.fixture
def harbour_project(tmp_path: Path) -> Path:
    """The program and mkdocs.yml as they are, with the small dossier in place of ours."""
    target = copy_sources(tmp_path / "project")
    for name in ("data", "docs"):
        shutil.rmtree(target / name)
    return write_harbour(target)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project's site and offline edition, built once a run: the first worker builds, the others wait."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, done = shared / "built", shared / "built.done"
    try:
        folder.mkdir()  # the lock: only one can make it
    except FileExistsError:
        _wait_for(done)
    else:
        _build_into(folder, done)
    log = done.read_text(encoding="utf-8")
    assert log.startswith("0\n"), f"the project's own site cannot be built:\n{log}"
    bundle = next((folder / "dist").glob("*.zip"))
    offline = next(path for path in (folder / "unpacked").iterdir())
    return Built(folder, folder / "site", bundle, offline, log)


def _build_into(folder: Path, done: Path) -> None:
    outcome = "1\nthe build was not run to its end"
    try:
        copy_sources(folder)
        answer = run_python("-m", "macros", "site", "--strict", cwd=folder)
        outcome = f"{answer.returncode}\n{answer.stdout}\n{answer.stderr}"
        if answer.returncode == 0:
            with zipfile.ZipFile(next((folder / "dist").glob("*.zip"))) as archive:
                archive.extractall(folder / "unpacked")
    finally:
        unfinished = done.with_suffix(".part")
        unfinished.write_text(outcome, encoding="utf-8")
        unfinished.replace(done)


def _wait_for(done: Path) -> None:
    patience = time.monotonic() + BUILD_SECONDS
    while not done.exists():
        assert time.monotonic() < patience, "the worker that builds the site does not come to an end"
        time.sleep(0.2)


# -- pages as they are read ---------------------------------------------------------------------

LEFT_OUT = "¤"
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
BLOCKS = frozenset(
    "address article aside blockquote body dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol option p pre section summary table tbody td th thead title tr ul".split()
)


@dataclass
class Element:
    """An element of a page: its attributes, and what stands in it."""

    tag: str
    attributes: dict[str, str]
    parts: list[Element | str]
    parent: Element | None = None

    @property
    def classes(self) -> list[str]:
        """The names in its class attribute."""
        return self.attributes.get("class", "").split()

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def find(self, *tags: str, css: str = "") -> list[Element]:
        """The elements inside with one of the tags and with the class, whichever is given."""
        return [
            found
            for found in self.walk()
            if found is not self and (not tags or found.tag in tags) and (not css or css in found.classes)
        ]

    def text(self, *without: str) -> str:
        """The words as they are read: blocks on lines of their own, white space single, a mark for what is left out."""
        lines = "".join(self.words(*without)).split("\n")
        return "\n".join(words for line in lines if (words := " ".join(line.split())))

    def words(self, *without: str) -> Iterator[str]:
        """The words piece by piece, with a line break where a block begins or ends."""
        edge = "\n" if self.tag in BLOCKS else ""
        yield edge
        for part in self.parts:
            if isinstance(part, str):
                yield part.replace("\n", " ")
            elif part.tag in without:
                yield LEFT_OUT
            elif part.tag not in {"script", "style"}:
                yield from part.words(*without)
        yield edge


class _Reader(HTMLParser):
    """Builds the tree of a page; an end tag without its beginning is an error, as in a careful reader's eyes."""

    def __init__(self) -> None:
        super().__init__()
        self.here = self.top = Element("", {}, [])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, [], self.here)
        self.here.parts.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.here.tag == tag and tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.here.tag == tag, f"</{tag}> ends <{self.here.tag}> at {self.getpos()}"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def read_page(html: str) -> Element:
    """The tree of an HTML page, which must be well-formed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.top, f"<{reader.here.tag}> has no end"
    return reader.top


def read_pages(folder: Path) -> dict[str, Element]:
    """Every page below a folder, by its path."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        try:
            pages[name] = read_page(path.read_text(encoding="utf-8"))
        except AssertionError as error:
            raise AssertionError(f"{name}: {error}") from error
    return pages


# -- web servers --------------------------------------------------------------------------------


class _Static(SimpleHTTPRequestHandler):
    """Serves a folder below `prefix`, and nothing beside it: a link to the server's top does not go unnoticed."""

    prefix = "/"

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "no such file")
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def log_message(self, *_: object, **__: object) -> None:
        """Says nothing."""


@contextmanager
def serving(folder: Path, prefix: str) -> Iterator[str]:
    """Serves a folder as a static host does; gives the address of its top."""
    handler = type("Static", (_Static,), {"prefix": prefix})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def root_url(built: Built) -> Iterator[str]:
    """The hosted site at the top of a server."""
    with serving(built.site, "/") as address:
        yield address


@pytest.fixture(scope="session")
def sub_url(built: Built) -> Iterator[str]:
    """The same site below /sub/, as GitHub Pages serves a project."""
    with serving(built.site, "/sub/") as address:
        yield address


# -- the browser --------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium. Where there is none the tests fail, they are never skipped."""
    found = find_chromium()
    assert found is not None, "no Chromium: run `python tests/set_up_browser.py`, as `make test` does"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages with the options of Playwright's contexts; none may log an error or ask another host."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    requests: list[str] = []

    def open_page(**options: Any) -> Page:  # noqa: ANN401 - Playwright types each option
        context = chromium.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.on("request", lambda request: requests.append(request.url))
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert not errors, f"errors in the browser's console: {errors}"
    own = ("http://127.0.0.1:", "file:", "data:", "blob:", "about:")
    assert not [url for url in requests if not url.startswith(own)]


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A page of a desktop's width."""
    return new_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Call it with a line that tells what a test measured: all of them are shown at the end of the run."""
    return lambda line: record_property("measured", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show what was measured, whichever process the test ran in."""
    reports = [report for found in terminalreporter.stats.values() for report in found if hasattr(report, "when")]
    lines = [str(line) for report in reports if report.when == "call" for name, line in report.user_properties]
    if lines:
        terminalreporter.section("measured")
        terminalreporter.write_line("\n".join(sorted(lines)))
