"""The live preview: it starts on a broken dossier, shows what is wrong, and recovers by itself."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import environment

START_MILLISECONDS = 60_000
RECOVERY_MILLISECONDS = 20_000


def free_port() -> int:
    """A port that nobody listens to just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def preview(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """`mkdocs serve` in `folder`: its address and its process."""
    address = f"127.0.0.1:{free_port()}"
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", address],
            cwd=folder,
            env=environment(),
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://{address}/", process
        finally:
            process.terminate()
            process.wait(timeout=30)


def wait_for_answer(page: Page, address: str, process: subprocess.Popen[bytes]) -> None:
    """Waits until the server listens; a preview that ended is a failure."""
    for _ in range(START_MILLISECONDS // 200):
        assert process.poll() is None, "the preview ended by itself"
        try:
            with urlopen(address, timeout=30) as answer:  # noqa: S310 - our own address
                assert answer.status == 200
        except URLError:
            page.wait_for_timeout(200)
        else:
            return
    pytest.fail("the preview does not answer")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that may log errors: the preview's own script does, whenever the server is away."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def rewrite(path: Path, old: str, new: str) -> None:
    """What an editor does when it saves."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def saved(page: Page, address: str) -> dict[str, bytes]:
    """Every file that the page of the statistic and Downloads offer to save, as the preview answers."""
    found = {}
    for name in ("statistics/boats-counted/", "downloads/"):
        page.goto(f"{address}{name}")
        for link in page.locator("a[download]").all():
            url = urljoin(page.url, link.get_attribute("href"))
            answer = page.request.get(url)
            assert answer.ok, url
            found[url.removeprefix(address)] = answer.body()
    return found


def test_a_broken_dossier_shows_its_problems_and_then_itself(harbour_project: Path, page: Page) -> None:
    """The browser stays open beside the editor: broken, mended, broken again, without a key pressed in it."""
    facts, settings = harbour_project / "data" / "statistics.yml", harbour_project / "data" / "dossier.yml"
    rewrite(facts, "value: 412", "value: 421")
    (harbour_project / "docs").mkdir()  # MkDocs itself asks for it, before any hook runs
    with preview(harbour_project) as (address, process):
        wait_for_answer(page, address, process)
        page.goto(address)
        expect(page.locator("h1")).to_have_text("1 problem")
        report = page.locator(".sb-report")
        for words in ("data/statistics.yml:3:10", "number-not-in-evidence", "value: 421"):
            expect(report).to_contain_text(words)
        sheets = [link.get_attribute("href") or "" for link in page.locator("link[rel='stylesheet']").all()]
        assert [sheet for sheet in sheets if not page.request.get(urljoin(address, sheet)).ok] == []
        rewrite(facts, "value: 421", "value: 412")
        expect(page.locator("h1")).to_have_text("The harbour in figures", timeout=RECOVERY_MILLISECONDS)
        before = saved(page, address)
        assert {"downloads/figures/boats-counted.csv", "downloads/figures/boats-counted.svg"} <= set(before)
        page.goto(address)
        rewrite(settings, "The harbour in figures", "The quay in figures")
        expect(page.locator("h1")).to_have_text("The quay in figures", timeout=RECOVERY_MILLISECONDS)
        rewrite(facts, "harbour-office", "harbor-office")
        expect(page.locator(".sb-report")).to_contain_text("unknown-id", timeout=RECOVERY_MILLISECONDS)
        rewrite(facts, "harbor-office", "harbour-office")
        expect(page.locator("h1")).to_have_text("The quay in figures", timeout=RECOVERY_MILLISECONDS)
        after = saved(page, address)
        assert set(after) == set(before)
        picture = after["downloads/figures/boats-counted.svg"].decode()
        assert "The quay in figures" in picture, "a file is as old as the build before the last"
        assert process.poll() is None


def test_a_broken_macro_does_not_end_the_preview(harbour_project: Path, page: Page) -> None:
    """A problem that shows only while pages are made must show in the browser too, not as an empty place."""
    (harbour_project / "docs").mkdir()
    home = harbour_project / "docs" / "index.md"
    home.write_text("# Home\n\nThe {{ actor('harbour-office') }}.\n", encoding="utf-8", newline="\n")
    with preview(harbour_project) as (address, process):
        wait_for_answer(page, address, process)
        page.goto(address)
        expect(page.locator("h1")).to_have_text("Home")
        home.write_text("# Home\n\nThe {{ date('boats-counted', 'la' ~ 'bel') }}.\n", encoding="utf-8", newline="\n")
        expect(page.locator("body")).to_contain_text("macro-arguments", timeout=RECOVERY_MILLISECONDS)
        home.write_text("# Home again\n", encoding="utf-8", newline="\n")
        expect(page.locator("h1")).to_have_text("Home again", timeout=RECOVERY_MILLISECONDS)
        assert process.poll() is None
