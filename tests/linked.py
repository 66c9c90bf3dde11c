"""Linked data as other programs read it: expanded by pyld, with the network refused."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from pyld import jsonld  # type: ignore[import-untyped] # it brings no types

from macros.adapters.edition import make_site
from macros.build import build, check
from macros.views.view import Site
from tests.conftest import PROJECT

SECOND = PROJECT / "tests" / "second_dossier"
BASE = "https://base.example/data/file/"
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@cache
def site_of(folder: Path) -> Site:
    """The site of a dossier in a folder, as views see it; checked once a run."""
    found = check(folder, folder / "docs")
    built = build(found)
    assert built, found.errors
    return make_site(built, found.files.pages, directory=True, offline=False)


def blocks(html: str) -> list[dict[str, Any]]:
    """The blocks of a page."""
    return [json.loads(text) for text in _BLOCK.findall(html)]


def _refuse(url: str, options: object) -> NoReturn:
    raise AssertionError(f"asks the network for {url} with {options}")


def expanded(block: dict[str, Any]) -> list[Any]:
    """The block in expanded form (JSON-LD 1.1)."""
    found: list[Any] = jsonld.expand(block, {"documentLoader": _refuse, "base": BASE})
    return found


def lost_terms(block: dict[str, Any]) -> Counter[str]:
    """The terms that are there before the expansion and not behind it, or fewer times; types are terms too."""
    context = block["@context"]
    return Counter(_terms(block["@graph"], context)) - Counter(_terms(expanded(block), {}))


def _terms(value: Any, context: dict[str, str]) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, list):
        for member in value:
            yield from _terms(member, context)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if not name.startswith("@"):
                yield _iri(name, context)
            if name == "@type":
                yield from (_iri(one, context) for one in (inner if isinstance(inner, list) else [inner]))
            else:
                yield from _terms(inner, context)


def _iri(term: str, context: dict[str, str]) -> str:
    prefix, colon, name = term.partition(":")
    if colon and prefix in context:
        return context[prefix] + name
    return term if colon else context.get("@vocab", "") + term


def all_in(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Every object inside, at any depth."""
    if isinstance(value, list):
        for member in value:
            yield from all_in(member)
    elif isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from all_in(inner)
