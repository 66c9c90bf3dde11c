"""The whole dossier in one HTML file that needs nothing beside it: to be mailed, kept, read anywhere, and printed.

Its style and its scripts stand in it. The policy of the file (W3C Content Security Policy Level 3) names the hashes of
these, and allows nothing else to run, to be shown from elsewhere, or to be asked for.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from markupsafe import Markup

from macros.check.page_policy import script_hash
from macros.exports import faces
from macros.exports.export import Export, ExportFile
from macros.views import render
from macros.views.one_file import FILE, Sheet, whole
from macros.views.outward_links import with_discreet_links
from macros.views.view import Site, View

_ASSETS = Path(__file__).parent.parent / "assets"
# Of the site's style sheets those for what stands in the file; it has no filters and not the theme's search.
_STYLES = (
    "01-tokens",
    "02-frame",
    "03-evidence",
    "04-rows",
    "06-speech",
    "07-source",
    "08-figures",
    "10-timeline",
    "20-cards",
    "30-network",
    "99-print",
)
_SHEETS = (
    _ASSETS / "one_file" / "base.css",
    *(_ASSETS / "styles" / f"{name}.css" for name in _STYLES),
    _ASSETS / "one_file" / "file.css",
)
_SCRIPTS = (_ASSETS / "scripts" / "20-cards.js", _ASSETS / "one_file" / "search.js")
_DARK = '@media screen { [data-md-color-scheme="slate"] {'
_DARK_BY_WISH = "@media screen and (prefers-color-scheme: dark) { html[data-md-color-scheme] {"
# Lists and charts ask how wide what holds them is. In the file that is the window, less its margins and the contents;
# and windows are known to readers and checkers to whom containers (CSS Containment Level 3) are not.
_HOLDER = "container-type: inline-size; "
_WINDOWS = {
    "@container (min-width: 42rem)": "@media (min-width: 55em)",
    "@container (min-width: 600px)": "@media (min-width: 40em)",
    "@container (min-width: 900px)": "@media (min-width: 58.75em)",
}
_FONT = re.compile(r'url\("(vendor/[\w.-]+\.woff2)"\)')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")
_ENDS_ITS_TAG = re.compile(r"</|<!--")


def _files(site: Site) -> Iterator[ExportFile]:
    view = View(site, "")
    style, scripts = _style(view), (safe(faces.script()), _script())
    content = with_discreet_links(whole(site, Sheet(style, *scripts, policy(style, *scripts)))).encode()
    digest = hashlib.sha256(content).hexdigest()
    yield ExportFile(FILE, content, f"all pages in one, with contents and search. SHA-256: {digest}")


def policy(style: str, *scripts: str) -> Markup:
    """The policy of a file whose only style and only scripts are these."""
    allowed = " ".join(f"'{script_hash(script)}'" for script in scripts)
    return safe(
        f"default-src 'none'; script-src {allowed}; style-src '{script_hash(style)}'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )


def _style(view: View) -> Markup:
    """The style sheets that the file needs, its own behind them, and what each printed page bears in its margins."""
    margins = render.margins(view)
    return safe(f"{_sheets()}\n{margins}")


@cache
def _sheets() -> str:
    base, *shared, own = (path.read_text(encoding="utf-8") for path in _SHEETS)
    themed = "\n".join(shared)
    if _DARK not in themed:
        raise ValueError(f"01-tokens.css has no dark tokens: {_DARK} …")
    themed = themed.replace(_HOLDER, "")
    for container, window in _WINDOWS.items():
        themed = themed.replace(container, window)
    if "@container" in themed:
        raise ValueError(f"a style sheet asks for a container that has no window: add it to {list(_WINDOWS)}")
    themed = _FONT.sub(_as_data, faces.waited_for(themed).replace(_DARK, _DARK_BY_WISH))
    return _INDENT.sub("\n", _COMMENT.sub("", f"{base}\n{themed}\n{own}")).strip()


def _as_data(found: re.Match[str]) -> str:
    packed = b64encode((_ASSETS / found[1]).read_bytes()).decode()
    return f'url("data:font/woff2;base64,{packed}")'


@cache
def _script() -> Markup:
    return safe("\n".join(path.read_text(encoding="utf-8") for path in _SCRIPTS))


def safe(text: str) -> Markup:
    """A text of our own files that may stand in its tag. Raises ValueError where something in it would end the tag."""
    found = _ENDS_ITS_TAG.search(text)
    if found:
        raise ValueError(f"{found[0]} would end the tag that it stands in: {text[found.start() :][:60]}")
    return Markup(text)  # noqa: S704 - ours, and nothing in it ends the tag


EXPORT = Export(
    title="The one-file edition",
    about="The whole dossier in one file that opens from an e-mail attachment or any folder, needs no network, works "
    "without JavaScript and prints as a report.",
    order=10,
    files=_files,
    offline=False,
)
