"""Whatever markup a field holds arrives as the very words that were written, in every sink of the built site.

The same dossier is built with plain words and with hostile ones: pages, titles, attributes, search and texts must say
them as often, whole, and no page may have an element more or less.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from macros.load.yaml_events import YamlMap, YamlText, read_yaml
from macros.problems import Location, problem, render_github, render_json, render_text
from macros.views.render import report
from tests.conftest import PROJECT, read_page, run_python
from tests.dossiers import FULL, write
from tests.hostile.filled import filled, filled_places, words_at
from tests.hostile.markup import payloads
from tests.hostile.sinks import Said, faults, read_site, shown
from tests.hostile.styles import STYLES

EDITIONS = {"hosted": (), "offline": ("--offline",)}
# Shown on no page: the kinds have none of their own, or the field is for editors alone. Programs read them all.
UNPAGED = ("RelationType", "Correction", "Removal")
UNSHOWN = {f"{kind}.{field}" for kind in UNPAGED for field in ("tags", "note", "reviewed.by")}
PAYLOADS = payloads()
Words = Mapping[str, tuple[str, str, str]]


def _site(folder: Path, words: Words, *options: str) -> Said:
    write(folder / "dossier", {**FULL, **filled(words).files})
    site = folder / "site"
    done = run_python("-m", "macros", "build", str(folder / "dossier"), "--output", str(site), *options, cwd=PROJECT)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(site)


def _none(found: list[str]) -> None:
    assert not found, "\n".join(["", *found[:40], f"{len(found)} in all"])


@cache
def _plain(folder: Path, *options: str) -> Said:
    return _site(folder / "plain", words_at(0), *options)


def test_there_are_enough_cases() -> None:
    """A case is a payload at a place; each build holds as many as there are places."""
    assert len(filled_places()) >= 100
    assert len(PAYLOADS) >= 100
    used = {name for turn in TURNS for name, _, _ in words_at(turn, list(PAYLOADS)).values()}
    assert used == set(PAYLOADS)


@pytest.mark.parametrize("edition", ["hosted", pytest.param("offline", marks=pytest.mark.prove)])
def test_words_arrive_as_they_were_written(edition: str, tmp_path: Path) -> None:
    words = words_at(0, list(PAYLOADS))
    hostile = _site(tmp_path, words, *EDITIONS[edition])
    assert hostile.unknown == ()
    _none(list(faults(_plain(tmp_path, *EDITIONS[edition]), hostile, words)))
    assert [place for place, sinks in shown(hostile, words).items() if not sinks] == []
    read = {sink: text for sink, text in hostile.words.items() if not sink.startswith("data/")}
    assert {place for place, sinks in shown(replace(hostile, words=read), words).items() if not sinks} == UNSHOWN


TURNS = range(3, len(PAYLOADS), 4)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Said:
    """The site with plain words, once for all turns."""
    return _site(tmp_path_factory.mktemp("plain"), words_at(0))


@pytest.mark.prove
@pytest.mark.parametrize("turn", TURNS)
def test_all_words_arrive_as_they_were_written(turn: int, plain: Said, tmp_path: Path) -> None:
    """Each payload at thirty places."""
    words = words_at(turn, list(PAYLOADS))
    _none(list(faults(plain, _site(tmp_path, words), words)))


# -- before and beside the site -----------------------------------------------------------------------


@pytest.mark.parametrize("style", STYLES)
def test_words_are_read_as_they_were_written(style: str) -> None:
    """In every style that can have them."""
    read = 0
    for words in PAYLOADS.values():
        written = STYLES[style](words, 0, flow=False)
        if written is None:
            continue
        tree, problems = read_yaml(f"a: {written.yaml}\n", "data/topics.yml")
        assert isinstance(tree, YamlMap)
        value = tree.get("a")
        assert isinstance(value, YamlText)
        if not any(found.code == "ambiguous-plain" for found in problems):
            assert (value.words, problems) == (words, ())
            read += 1
    assert read >= (20 if style == "plain" else 90)


@pytest.mark.parametrize("name", PAYLOADS)
def test_reports_show_words_as_they_were_written(name: str) -> None:
    """The live preview's page, the terminal, and what other programs read."""
    words = PAYLOADS[name]
    found = [problem("unknown-id", Location("data/events.yml", 1, 1), f'"{words}" is no record')]
    plain = [problem("unknown-id", Location("data/events.yml", 1, 1), "plain words")]
    page, plain_page = read_page(report(found, lambda _: words)), read_page(report(plain, lambda _: "plain words"))
    assert " ".join(words.split()) in " ".join(page.text().split())
    assert [one.tag for one in page.walk()] == [one.tag for one in plain_page.walk()]
    assert json.loads(render_json(found, {}, ()))["problems"][0]["message"] == found[0].message
    for text in (render_text(found, lambda _: words), render_github(found)):
        assert "\r" not in text
    assert render_github(found).count("\n") == 0
