"""A kind is found by standing in its folder. The rest of the program follows from its fields."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import FileSystemLoader

import macros.kinds
from macros.kinds import by_plural, kinds
from macros.prose_macros import Prose
from macros.views import render
from tests.dossiers import checked, files, places, view

PLURALS = {
    "actor": "actors",
    "claim": "claims",
    "correction": "corrections",
    "event": "events",
    "place": "places",
    "quote": "quotes",
    "relation": "relations",
    "relation-type": "relation_types",
    "removal": "removals",
    "source": "sources",
    "statistic": "statistics",
    "topic": "topics",
}


def test_kinds_are_those_of_the_design() -> None:
    """Neither the base classes nor the parts of a kind (a role, a reading) are kinds."""
    assert {kind: cls.plural for kind, cls in kinds().items()} == PLURALS
    assert list(kinds()) == sorted(PLURALS)
    assert {plural: cls.kind for plural, cls in by_plural().items()} == {name: kind for kind, name in PLURALS.items()}


def test_every_kind_says_what_it_is() -> None:
    """The manual shows the first line of the class; a kind with pages has a template, and only such a kind."""
    for kind, cls in kinds().items():
        assert (cls.__doc__ or "").strip(), kind
        assert (render.TEMPLATES / f"{kind}.html").exists() is cls.paged, kind


BRIDGE = '''
"""A bridge: what carries the line over something."""

from typing import Annotated, ClassVar

from macros.model.fields import DateField, GatedWords, IdText, QuantityField, Refers
from macros.model.record import Part, Record, Statement


class Pier(Part):
    """Not a kind: it has no id."""

    height: QuantityField


class Bridge(Statement):
    """What carries the line over something."""

    kind: ClassVar[str] = "bridge"
    plural: ClassVar[str] = "bridges"

    name: GatedWords
    length: QuantityField
    opened: DateField | None = None
    over: Annotated[IdText, Refers(("place",), inverse="Bridges over it")] | None = None
    piers: tuple[Pier, ...] = ()
'''
TEMPLATE = """\
{% extends "record.html" %}
{%- set shown_kinds = () -%}
{%- block rows -%}<dt>Length</dt> <dd>{{ record.length.words }}</dd>{%- endblock -%}
{%- block main -%}{{ lists.evidence(record) }}{%- endblock -%}
"""


@pytest.fixture
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A kind of which the program has never heard: one class, one template."""
    (tmp_path / "bridge.py").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "bridge.html").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(macros.kinds, "__path__", [*macros.kinds.__path__, str(tmp_path)])
    monkeypatch.setattr(render.environment(), "loader", FileSystemLoader([render.TEMPLATES, tmp_path]))
    importlib.invalidate_caches()
    kinds.cache_clear()
    yield
    kinds.cache_clear()
    sys.modules.pop("macros.kinds.bridge", None)


TEXT = "The Holm bridge over the river Ness is 90 metres long. It opened in 1911."
PLACE = "ness:\n  name: Ness\n  type: river\n  evidence: over the river Ness\n"
HOLM = """\
    holm-bridge:
      name: Holm bridge
      length: 90 metres
      opened: 1911
      over: ness
      evidence: [The Holm bridge over the river Ness is 90 metres long, It opened in 1911]
    """


@pytest.mark.usefixtures("bridge")
def test_a_new_kind_is_read_checked_linked_and_shown(tmp_path: Path) -> None:
    """With no third file: reading, both gates, references, index, page and backlinks follow from the fields."""
    assert kinds()["bridge"].plural == "bridges"
    seen = view(tmp_path, files(TEXT, places=PLACE, bridges=HOLM), "places/ness/")
    assert seen.href("holm-bridge") == "../../bridges/holm-bridge/"
    assert [group.heading for group in seen.backlinks("ness")] == ["Bridges over it"]
    assert "Holm bridge" in render.record_page(seen, "ness", part=None, inside=False)
    page = render.record_page(seen, "holm-bridge", part=None, inside=False)
    assert '<h1 id="holm-bridge" class="sb-short">Holm bridge</h1>' in page
    assert "<dd>90 metres</dd>" in page
    assert "Holm bridge" in Prose(seen).index_page("bridge")
    assert "sb-cite" in Prose(seen).cite("holm-bridge")


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("90 metres\n", "95 metres\n", [("number-not-in-evidence", "data/bridges.yml:3")]),
        ("1911\n", "1912\n", [("date-not-in-evidence", "data/bridges.yml:4")]),
        ("over: ness", "over: nes", [("unknown-id", "data/bridges.yml:5")]),
        ("over: ness", "over: post", [("wrong-kind", "data/bridges.yml:5")]),
        ("over: ness", "under: ness", [("unknown-field", "data/bridges.yml:5")]),
    ],
)
def test_a_new_kind_is_gated(old: str, new: str, expected: list[tuple[str, str]], tmp_path: Path) -> None:
    found = checked(tmp_path, files(TEXT, places=PLACE, bridges=HOLM.replace(old, new, 1)))
    assert places(found.errors) == expected


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize("call", ['cite("holm-bridge")', 'index_page("bridge")', 'record_page("holm-bridge")'])
def test_a_new_kind_may_be_called_in_prose(call: str, tmp_path: Path) -> None:
    dossier = files(TEXT, places=PLACE, bridges=HOLM) | {"docs/line.md": f"# The line\n\n{{{{ {call} }}}}\n"}
    assert not checked(tmp_path, dossier).errors
