"""Pages that authors wrote, told once more in the one-file edition: the same Markdown and macros, seen from that file.

The generator makes each page once, at its own address. Here its Markdown runs with the macros bound to another view,
so that their links lead into the file; links and pictures of the author's own are settled behind it.
"""

from __future__ import annotations

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, StrictUndefined, TemplateError
from jinja2.meta import find_undeclared_variables
from markdown import Markdown
from markupsafe import Markup

from macros.load.files import AuthorFile
from macros.load.markdown import PageText, read_page
from macros.prose_macros import MacroError, Prose, macros
from macros.views import urls
from macros.views.pages import Page
from macros.views.view import View, WrittenPage

LARGEST_PICTURE = 200_000
"""Bytes of a picture that is put into the file; in the place of a larger one stand its words."""

Convert = Callable[[str], str]
"""Markdown to HTML, with the extensions of the site."""

# A manual is no part of a dossier; what is told of the facts is.
_OF_THE_MANUAL = frozenset({"reference", "problem_codes", "problem_page"})
# On the home page: what it shows stands in the file by itself.
_HOME = "home"
# By name, since what a system knows of file types differs, and so would the file (IANA's registered types).
_PICTURES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_TEMPLATES = Environment(autoescape=True, undefined=StrictUndefined)
_NEEDS_MORE = re.compile(
    r"<(?:audio|embed|form|iframe|image|link|object|picture|script|style|use|video)\b", re.IGNORECASE
)
_TAG = re.compile(r"<(a|img)\b[^<>]*>")
_CHOICE_OF_SIZES = re.compile(r'\s(?:srcset|sizes)="[^"]*"')
_ATTRIBUTE = re.compile(r'\s(href|src|alt)="([^"]*)"')
_SENTENCE = re.compile(r"s\d+")


def written_pages(
    files: Collection[AuthorFile], generated: Collection[Page], docs: Path, convert: Convert
) -> tuple[WrittenPage, ...]:
    """The pages that tell of facts with our macros alone, the home page first, the others in the order of their files.

    What an author writes in the place of any other generated page stands on the site alone.
    """
    taken = {page.address for page in generated} - {urls.HOME}
    found = []
    for file in files:
        page = read_page(file.text)
        address = urls.page_address(file.path)
        if address not in taken and _tells_of_facts(page):
            written = _Written(file.path.removeprefix("docs/"), page, docs, convert)
            found.append(WrittenPage(address, written.html))
    return tuple(sorted(found, key=lambda page: page.address != urls.HOME))


def _tells_of_facts(page: PageText) -> bool:
    """Whether its macros are ours, one of them shows facts, and no HTML of the author's needs a file beside it."""
    if not page.runs_macros or _NEEDS_MORE.search(page.body):
        return False
    try:
        names = find_undeclared_variables(_TEMPLATES.parse(page.body))
        _TEMPLATES.from_string(page.body)
    except TemplateError:  # the checks tell of it, but for a filter of the generator's own, which is not known here
        return False
    known = {macro.name for macro in macros()}
    return names <= known and bool(names - _OF_THE_MANUAL)


class _MacroFailedError(Exception):
    """A macro of ours broke where its call is sound: a fault of the program, which must not pass for an empty page."""


@dataclass(frozen=True)
class _Written:
    """A page: its path below docs/, and what is needed to make it."""

    path: str
    page: PageText
    docs: Path
    convert: Convert

    def html(self, view: View) -> str:
        """Its content as seen from `view`; empty where it fails, which the page of the site tells of."""
        prose = Prose(view, inside=bool(self.page.heading))
        calls = {macro.name: partial(_shown, prose, macro.name) for macro in macros()}
        try:
            markdown = _TEMPLATES.from_string(self.page.body).render(calls)
        except _MacroFailedError:
            raise
        except Exception:  # noqa: BLE001 - whatever the page itself does wrong the generator meets, too, and tells
            return ""
        return _TAG.sub(lambda found: self._settled(found, view), self.convert(markdown))

    def _settled(self, found: re.Match[str], view: View) -> str:
        """A link that leads to its page in the file or on the web; a picture that the file holds, or its words."""
        tag, attributes = found[0], {name: unescape(value) for name, value in _ATTRIBUTE.findall(found[0])}
        if found[1] == "img":
            return self._picture(tag, attributes)
        href = attributes.get("href", "")
        parts = urlsplit(href)
        if not parts.path or parts.scheme or parts.netloc or href.startswith("/"):
            return tag
        return _with(tag, "href", self._link(unquote(parts.path), parts.fragment, view))

    def _link(self, path: str, fragment: str, view: View) -> str:
        if not path.endswith(".md"):
            return view.asset(self._beside(path))
        address = urls.address_of(self._beside(path))
        # Only pages of the author's own, and sentences, have the places in the file that they have on the site.
        own = any(page.address == address for page in view.site.written)
        return view.url(address, fragment if own or _SENTENCE.fullmatch(fragment) else "")

    def _picture(self, tag: str, attributes: Mapping[str, str]) -> str:
        src, words = attributes.get("src", ""), escape(attributes.get("alt", ""))
        if src.startswith("data:"):
            return tag
        parts = urlsplit(src)
        outside = bool(parts.scheme or parts.netloc) or src.startswith("/")
        name = self._beside(unquote(parts.path))
        file = self.docs / name
        sort = _PICTURES.get(file.suffix.lower())
        if outside or name.startswith("..") or sort is None or not file.is_file():
            return words
        content = file.read_bytes()
        if len(content) > LARGEST_PICTURE:
            return words
        return _with(_CHOICE_OF_SIZES.sub("", tag), "src", f"data:{sort};base64,{b64encode(content).decode()}")

    def _beside(self, path: str) -> str:
        """A path that stands on the page, from the top of docs/."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))


def markdown_of(config: Any) -> Convert:  # noqa: ANN401 - the generator's own configuration
    """Markdown to HTML as the generator makes it."""

    def convert(text: str) -> str:
        settings = config.mdx_configs or {}
        made = Markdown(extensions=list(config.markdown_extensions), extension_configs=settings)
        return str(made.convert(text))

    return convert


def _shown(prose: Prose, name: str, *args: object, **kwargs: object) -> Markup:
    """What a macro shows. Raises MacroError for a call that is the author's to mend."""
    if name == _HOME and prose.view.here == urls.HOME:
        return Markup("")
    try:
        return Markup(getattr(prose, name)(*args, **kwargs))  # noqa: S704 - made by escaping templates alone
    except MacroError:
        raise
    except Exception as error:
        raise _MacroFailedError(f"{name} failed in the one-file edition") from error


def _with(tag: str, name: str, value: str) -> str:
    return re.sub(rf'(\s{name}=")[^"]*"', lambda found: f'{found[1]}{escape(value)}"', tag, count=1)
