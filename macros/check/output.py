"""The finished HTML: every link, anchor and id in it, whatever made it.

Pure: takes the pages as text. Reads tags and their attributes with a regular expression, since what is
checked is well-formed output of our own templates and the theme, in the tens of megabytes.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from macros.problems import Location, Problem, problem

_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
# Shown by the server for any missing address, so its links start at the top of the server.
_NOT_FOUND = "404.html"


@dataclass(frozen=True)
class _Tags:
    """The ids and links of one page."""

    ids: Counter[str]
    links: tuple[str, ...]


def check_output(pages: Mapping[str, str], files: frozenset[str], top: str = "/") -> tuple[Problem, ...]:
    """Broken links, missing anchors and ids held twice. `files` are all files of the site.

    `top` is the path at which the site begins on its server: there the links of its 404 page start, which may
    be shown at any depth. All other links must be relative.
    """
    tags = {path: _read(html) for path, html in pages.items()}
    problems: list[Problem] = []
    for path, found in tags.items():
        twice = [name for name, count in found.ids.items() if count > 1]
        problems += [problem("duplicate-anchor", Location(path), f'the id "{name}" stands twice') for name in twice]
        links = (_from_top(link, top) for link in found.links) if path == _NOT_FOUND else found.links
        problems += _links(path, links, tags, files)
    return tuple(problems)


def _from_top(link: str, top: str) -> str:
    """A link of the 404 page as one that is relative to the top of the site; one that is relative leads astray."""
    if urlsplit(link).scheme or link.startswith("#"):
        return link
    return f"./{link.removeprefix(top)}" if link.startswith(top) else f"/{link.lstrip('/')}"


def ids_in(html: str) -> Counter[str]:
    """The ids of an HTML page or fragment, with how often each stands."""
    return _read(html).ids


def _read(html: str) -> _Tags:
    ids: Counter[str] = Counter()
    links = []
    for tag in _TAG.finditer(_SCRIPT.sub(_opening_tag, html)):
        for name, quoted, single, bare in _ATTRIBUTE.findall(tag.group()):
            value = unescape(quoted or single or bare)
            if name.lower() == "id":
                ids[value] += 1
            elif name.lower() in {"href", "src"}:
                links.append(value)
    return _Tags(ids, tuple(links))


def _opening_tag(match: re.Match[str]) -> str:
    """A script's own tag stays, since its src is a link; its text goes."""
    head = _TAG.match(match.group())
    return head.group() if head else ""


def _links(path: str, links: Iterable[str], tags: Mapping[str, _Tags], files: frozenset[str]) -> Iterator[Problem]:
    for link in dict.fromkeys(links):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link in {"", "#"}:
            continue
        target = file_of(path, unquote(parts.path), files)
        if target is None:
            yield problem("broken-link", Location(path), f"{link} leads to no file of the site")
        elif parts.fragment and target in tags and not _has(tags[target], unquote(parts.fragment)):
            yield problem("broken-anchor", Location(path), f"{link} leads to no id of that page")


def file_of(page: str, link: str, files: frozenset[str]) -> str | None:
    """The file that a link opens wherever the site lies: below any path of a server, or in a folder."""
    if not link:
        return page
    if link.startswith("/"):
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
    if target in files and not link.endswith("/"):
        return target
    index = "index.html" if target == "." else f"{target}/index.html"
    return index if index in files else None


def _has(tags: _Tags, fragment: str) -> bool:
    return fragment in tags.ids or fragment.startswith(("__", ":~:"))
