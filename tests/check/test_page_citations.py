"""What readers see under a fact is what the fact rests on: a template that drops or borrows a citation fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.page_citations import check_citations
from macros.views.cited import cited_places, own_pages
from macros.views.urls import Urls
from tests.dossiers import codes, files, sound

FILES = frozenset({"index.html", "riders/index.html", "sources/post/index.html"})
FACTS = {
    "riders": frozenset({"sources/post/index.html#s1", "sources/post/index.html#s2"}),
    "bridge": frozenset({"sources/post/index.html#s2"}),
    "private": frozenset({"sources/letter/index.html#"}),
}


def _cite(fact: str, place: str, sort: str = "cite") -> str:
    """A citation as the templates write it."""
    return f'<a class="sb-{sort}" data-fact="{fact}" href="{place}" title="The Post, 1: “Say <a>”">1</a>'.replace(
        "<a>", "&lt;a>"
    )


POST = "sources/post/"
CASES: dict[str, tuple[str, list[str]]] = {
    "no citation": ("<p>Prose</p>", []),
    "all of a fact's": (_cite("riders", f"{POST}#s1") + _cite("riders", f"{POST}#s2"), []),
    "twice": (_cite("bridge", f"{POST}#s2") * 2, []),
    "as a file": (_cite("bridge", f"{POST}index.html#s2"), []),
    "a sentence in full": (_cite("bridge", f"{POST}#s2", "number"), []),
    "some above, the rest below": (_cite("riders", f"{POST}#s1") + _cite("riders", f"{POST}#s2", "number"), []),
    "one of two": (_cite("riders", f"{POST}#s1"), ["citation-missing"]),
    "another's too": (_cite("bridge", f"{POST}#s1") + _cite("bridge", f"{POST}#s2"), ["citation-not-its-own"]),
    "another's alone": (_cite("bridge", f"{POST}#s1"), ["citation-missing", "citation-not-its-own"]),
    "of a fact that is none": (_cite("bridges", f"{POST}#s1"), ["citation-of-no-fact"]),
    "of no fact": (f'<a class="sb-cite" href="{POST}#s1">1</a>', ["citation-of-no-fact"]),
    "a number that cites nothing": (f'<a class="sb-number" href="{POST}#s1">1</a>', []),
    "a page that is not there": (_cite("private", "sources/letter/"), ["citation-missing", "citation-not-its-own"]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_citations_are_those_of_the_fact(case: tuple[str, list[str]]) -> None:
    html, expected = case
    assert codes(check_citations({"index.html": html}, FILES, FACTS, {})) == expected


def test_a_private_source_is_cited_by_its_page() -> None:
    html = _cite("private", "sources/letter/")
    assert not check_citations({"index.html": html}, FILES | {"sources/letter/index.html"}, FACTS, {})


def test_a_facts_own_page_cites_it() -> None:
    """Elsewhere a fact may go unmentioned; its own page, whoever wrote it, shows what it rests on."""
    own = {"riders/index.html": "riders"}
    pages = {"riders/index.html": _cite("riders", "../sources/post/#s1")}
    assert codes(check_citations(pages, FILES, FACTS, own)) == ["citation-missing"]
    assert (
        codes(check_citations({"riders/index.html": "<h1>Riders</h1>"}, FILES, FACTS, own)) == ["citation-missing"] * 2
    )


def test_what_is_expected_comes_from_the_facts(tmp_path: Path) -> None:
    """Worked out from the records alone, not by what the pages are made with."""
    statistics = "riders:\n  label: Riders\n  value: 412\n  evidence: The valley line carried 412 passengers\n"
    text = "It rained.\nThe valley line carried 412 passengers in May 2024."
    dossier = sound(tmp_path, files(text, statistics=statistics))
    online = Urls(directory=True, indexes=frozenset())
    offline = Urls(directory=False, indexes=frozenset())
    assert cited_places(dossier, online) == {"riders": frozenset({"sources/post/index.html#s2"})}
    assert cited_places(dossier, offline) == {"riders": frozenset({"sources/post.html#s2"})}
    assert own_pages(dossier, offline) == {"statistics/riders.html": "riders"}
