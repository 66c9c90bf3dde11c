"""The content security policy of every page: it runs, shows and fetches what the site itself brings, and no more.

The policy (W3C Content Security Policy Level 3) stands in the page, so that it holds on any server and
from a file. Of scripts written into a page it allows those of the theme, each by the hash of its whole
text; a script that anyone else wrote there has no hash, and the check of the finished pages tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from macros.check.page_policy import inline_scripts, script_hash

KnownScript = re.Pattern[str]

_FIRST_IN_HEAD = re.compile(r"<head>\s*(?:<meta charset=[^>]*>)?")
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FILLED_IN = re.compile(r"\{\{.*?\}\}")
_ADDRESS = r"[^\"'`\\<>\s]*"  # what the theme fills in: the way to the top of the site


def known_scripts(theme: Iterable[Path]) -> tuple[KnownScript, ...]:
    """The scripts that the templates in the theme's folders write into pages, each as a pattern of its whole text."""
    templates = sorted(path for folder in theme for path in (folder / "partials" / "javascripts").glob("*.html"))
    texts = (text for template in templates for text in _SCRIPT.findall(template.read_text(encoding="utf-8")))
    return tuple(re.compile(_ADDRESS.join(map(re.escape, _FILLED_IN.split(text)))) for text in texts)


def with_policy(html: str, known: Sequence[KnownScript]) -> str:
    """The page with its policy, as the first thing in its head: what stood before it would be under none."""
    hashes = dict.fromkeys(_allowed(inline_scripts(html), known))
    tag = f'\n<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
    return _FIRST_IN_HEAD.sub(lambda head: head[0] + tag, html, count=1)


def _allowed(scripts: Iterable[str], known: Sequence[KnownScript]) -> Iterator[str]:
    return (script_hash(script) for script in scripts if any(pattern.fullmatch(script) for pattern in known))


def policy(hashes: Iterable[str] = ()) -> str:
    """The policy in words of the standard; `hashes` are those of the scripts that may stand in the page."""
    scripts = " ".join(("'self'", *(f"'{one}'" for one in hashes)))
    # Icons of the theme's style sheets are data: addresses.
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; media-src 'self'; manifest-src 'self'; object-src 'none'; "
        "frame-src 'none'; base-uri 'none'; form-action 'none'"
    )
