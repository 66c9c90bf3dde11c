"""What finished pages tell others: nothing by themselves, and where a reader came from to nobody.

A browser asks another site only when a reader follows a link, and the link says that nothing is told along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from macros.problems import Location, Problem, problem

WANTED = ("noreferrer", "nofollow")
_PASSED_OVER = re.compile(r"(<script\b[^>]*>).*?</script>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
# Browsers drop these from addresses, and take a backslash for a slash (URL Standard, 4.4).
_DROPPED = re.compile(r"[\t\n\r]|^[\x00-\x20]+")
_OUTWARD = re.compile(r"(?:https?:|ftp:|wss?:)|[\\/]{2}", re.IGNORECASE)
_LINKS = frozenset({"a", "area"})
_FETCHED = frozenset({"src", "srcset", "imagesrcset", "poster", "background", "data", "ping", "manifest"})
_NAMING = frozenset({"link", "image", "use", "feimage"})  # what their href names, a browser fetches
# Links in the head that only say something: they are followed by nobody who merely reads.
_SAID_ONLY = frozenset({"canonical", "alternate", "author", "license", "me", "next", "prev", "up", "help", "search"})


def is_outward(address: str) -> bool:
    """Whether an address, as an attribute holds it, leads to another site, or may."""
    return bool(_OUTWARD.match(_DROPPED.sub("", unescape(address))))


def check_privacy(pages: Mapping[str, str]) -> tuple[Problem, ...]:
    """Links that tell another site where a reader came from, and what a browser would fetch from another site."""
    return tuple(
        problem(code, Location(path), message)
        for path, html in pages.items()
        for code, message in dict.fromkeys(_faults(html))
    )


def _faults(html: str) -> Iterator[tuple[str, str]]:
    for name, attributes in _TAG.findall(_PASSED_OVER.sub(r"\1", html)):
        tag = name.lower()
        found = {key.lower(): unescape("".join(values)) for key, *values in _ATTRIBUTE.findall(attributes)}
        rel = set(found.get("rel", "").lower().split())
        href = found.get("href", found.get("xlink:href", ""))
        if tag in _LINKS and is_outward(href) and not rel.issuperset(WANTED):
            yield "link-tells", f"the link to {href[:80]} tells where the reader came from"
        if tag in _NAMING and is_outward(href) and not (rel and rel <= _SAID_ONLY):
            yield "fetched-elsewhere", f"<{tag}> would fetch {href[:80]}"
        for key in _FETCHED & set(found):
            if any(is_outward(address) for address in found[key].split(",")):
                yield "fetched-elsewhere", f"<{tag}> would fetch {found[key][:80]}"
