"""The citations of the finished HTML: on each page those of a fact are the sentences that the fact rests on.

Templates mark each citation with the fact it belongs to (`data-fact`). What a page shows is then held to
the facts themselves, whatever made the page: none missing, none too many, none that belongs to no fact.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from macros.check.output import file_of
from macros.problems import Location, Problem, problem

Places = frozenset[str]
"""Sentences as file and anchor: `sources/post/index.html#s12`; the anchor is empty where the text is not published."""

_LINK = re.compile(r'<a\s[^<>]*?\bclass="sb-(?:cite|number)"[^<>]*>')
_FACT = re.compile(r'\sdata-fact="([^"]*)"')
_HREF = re.compile(r'\shref="([^"]*)"')


def check_citations(
    pages: Mapping[str, str],
    files: frozenset[str],
    facts: Mapping[str, Places],
    own: Mapping[str, str],
) -> tuple[Problem, ...]:
    """Compare what `pages` (file → HTML) cite with where the sentences of `facts` stand.

    `own` names the fact whose page a file is: it must be cited there. `files` are all files of the site.
    """
    problems: list[Problem] = []
    for path, html in pages.items():
        shown = _cited(path, html, files)
        if path in own:
            shown.setdefault(own[path], set())
        for fact, places in shown.items():
            problems += _compared(path, fact, frozenset(places), facts)
    return tuple(problems)


def _cited(path: str, html: str, files: frozenset[str]) -> dict[str, set[str]]:
    """What a page cites, by fact; a number that opens a sentence and belongs to none is no citation."""
    shown: dict[str, set[str]] = defaultdict(set)
    for tag in _LINK.findall(html):
        fact, href = _FACT.search(tag), _HREF.search(tag)
        if fact or 'class="sb-cite"' in tag:
            link = urlsplit(unescape(href[1]) if href else "")
            file = file_of(path, unquote(link.path), files) or link.path
            shown[unescape(fact[1]) if fact else ""].add(f"{file}#{unquote(link.fragment)}")
    return shown


def _compared(path: str, fact: str, shown: Places, facts: Mapping[str, Places]) -> Iterator[Problem]:
    if fact not in facts:
        named = f'"{fact}"' if fact else "no fact"
        yield problem("citation-of-no-fact", Location(path), f"a citation belongs to {named}")
        return
    for place in sorted(shown - facts[fact]):
        yield problem("citation-not-its-own", Location(path), f'"{fact}" cites {place}, on which it does not rest')
    for place in sorted(facts[fact] - shown):
        yield problem("citation-missing", Location(path), f'"{fact}" does not cite {place}, on which it rests')
