"""Links to other sites: whoever wrote one, a click on it tells nobody where the reader came from."""

from __future__ import annotations

import re

from macros.check.page_privacy import WANTED, is_outward

# Scripts and comments are passed over whole: what looks like a link in them is none.
_LINK = re.compile(
    r"<(script|style)\b.*?</\1>|<!--.*?-->|<(?:a|area)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")


def with_discreet_links(html: str) -> str:
    """The page with `rel="noreferrer nofollow"` (HTML Living Standard, 4.6.7) on each link that leads to another site.

    What else `rel` says stays.
    """
    return _LINK.sub(_discreet, html)


def _discreet(match: re.Match[str]) -> str:
    tag = match[0]
    if tag.lower().startswith(("<script", "<style", "<!--")):
        return tag
    found = {one[1].lower(): one for one in _ATTRIBUTE.finditer(tag)}
    href, rel = found.get("href") or found.get("xlink:href"), found.get("rel")
    if href is None or not is_outward(_value(href)):
        return tag
    said = _value(rel).split() if rel else []
    words = " ".join([*said, *(word for word in WANTED if word not in map(str.lower, said))])
    start, end = rel.span() if rel else (href.end(), href.end())
    return f'{tag[:start]} rel="{words}"{tag[end:]}'


def _value(attribute: re.Match[str]) -> str:
    return attribute[2] or attribute[3] or attribute[4] or ""
