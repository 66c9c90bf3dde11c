"""The content security policy of finished pages, and what it forbids them: scripts and styles written into them.

Browsers drop what a policy forbids without a word to the author, so that is told here: a page has one
policy, at its beginning, and nothing in it that the policy would stop.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import unescape

from macros.problems import Location, Problem, problem

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA_TYPES = frozenset({"application/json", "application/ld+json"})
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL | re.IGNORECASE)
# What a browser fetches by itself: a link that a reader may follow is none.
_ASKS = re.compile(r"<(link|img|video|audio|source|track|image|use)\b")
# A picture that stands in the page whole, and names no other.
_HELD = re.compile(
    r'<img\b((?:(?!\ssrcset=)[^<>])*?)\ssrc="data:image/[\w.+-]+;base64,[\w+/=]+"((?:(?!\ssrcset=)[^<>])*)>'
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"""\s([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")
_FORBIDDEN_TAGS = frozenset({"style", "base", "iframe", "frame", "object", "embed", "applet"})
_RUN = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href"})


def inline_scripts(html: str) -> Iterator[str]:
    """The text of every script that stands in a page to be run; data in a script's tag is none."""
    for head, text in _SCRIPT.findall(html):
        attributes = [(name.lower(), unescape("".join(values))) for name, *values in _ATTRIBUTE.findall(head)]
        types = [value.lower() for name, value in attributes if name == "type"]
        # The first type alone is what browsers go by; one of these makes the tag a data block (HTML Standard).
        if "src" not in dict(attributes) and not (types and types[0] in _DATA_TYPES):
            yield text


def script_hash(text: str) -> str:
    """The source expression that allows this very script, as CSP Level 3 writes it."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def check_policy(pages: Mapping[str, str]) -> tuple[Problem, ...]:
    """Pages without their policy, and what stands in a page that its policy stops."""
    return tuple(
        problem("unsafe-html", Location(path), message) for path, html in pages.items() for message in _faults(html)
    )


def check_alone(pages: Mapping[str, str]) -> tuple[Problem, ...]:
    """The same of pages that bring all along: one style and two scripts, which their policy names, and no more."""
    return tuple(
        problem("unsafe-html", Location(path), message)
        for path, html in pages.items()
        for message in _faults_alone(html)
    )


def _faults_alone(html: str) -> Iterator[str]:
    policies, styles = _POLICY.findall(html), _STYLE.findall(html)
    for words, texts, number in (("style", styles, 1), ("script", list(inline_scripts(html)), 2)):
        if len(texts) != number:
            yield f"it has {len(texts) or 'no'} {words}{'s' if len(texts) != 1 else ''} of its own, not {number}"
    if policies and "'self'" in policies[0]:
        yield "its policy allows what stands beside it, and nothing does"
    for style in styles:
        if not policies or f"'{script_hash(style)}'" not in policies[0]:
            yield f"a style is written into it: {' '.join(style.split())[:60]}"
    without = _HELD.sub(r"<i\1\2>", _STYLE.sub("", html))  # its other attributes are looked at all the same
    for name in dict.fromkeys(_ASKS.findall(_SCRIPT.sub("", without))):
        yield f"<{name}> asks for a file beside it"
    yield from _faults(without)


def _faults(html: str) -> Iterator[str]:
    policies = _POLICY.findall(html)
    if len(policies) != 1:
        yield f"it has {len(policies) or 'no'} content security {'policies' if policies else 'policy'}"
        return
    before = html[: html.index("Content-Security-Policy")]
    if _SCRIPT.search(before):
        yield "a script stands before the content security policy"
    for script in dict.fromkeys(inline_scripts(html)):
        if f"'{script_hash(script)}'" not in policies[0]:
            yield f"a script is written into it: {' '.join(script.split())[:60]}"
    yield from dict.fromkeys(_forbidden(_COMMENT.sub("", _SCRIPT.sub("", html))))


def _forbidden(html: str) -> Iterator[str]:
    for name, attributes in _TAG.findall(html):
        if name.lower() in _FORBIDDEN_TAGS:
            yield f"<{name}> stands in it"
        for attribute, *values in _ATTRIBUTE.findall(attributes):
            key, value = attribute.lower(), unescape("".join(values))
            if key.startswith("on"):
                yield f"a script is written into it: {attribute}"
            elif key == "style":
                yield f'a style is written into it: style="{value[:60]}"'
            elif key in _ADDRESSES and _RUN.match(value):
                yield f"an address in it is a script: {value[:60]}"
