"""Nothing that stands in a field is read again: not by HTML, not by Jinja, not by Markdown.

The property is held against the real Markdown library with the extensions of mkdocs.yml.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from macros.views.render import escape_markdown, one_line

CONFIGURATION = Path(__file__).parent.parent.parent / "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without MkDocs: what comes from the environment matters not here."""


_Loader.add_constructor("!ENV", lambda *_: None)


@cache
def _markdown() -> Markdown:
    extensions = yaml.load(CONFIGURATION.read_text(encoding="utf-8"), _Loader)["markdown_extensions"]  # noqa: S506 - a SafeLoader
    names = [name if isinstance(name, str) else next(iter(name)) for name in extensions]
    options = {name: options for entry in extensions if isinstance(entry, dict) for name, options in entry.items()}
    return Markdown(extensions=["toc", "tables", "attr_list", *names], extension_configs=options)


def _html(text: str) -> str:
    return str(_markdown().reset().convert(text))


class _Reader(HTMLParser):
    """What a reader sees inside `<b class="it">`, the tags around and in it, and the title that it bears."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.title, self.inside = "", "", 0
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if ("class", "it") in attrs:
            self.inside = 1
            self.title = dict(attrs).get("title") or ""
        elif self.inside:
            self.inside += 1

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.inside = max(0, self.inside - 1)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += data


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def _macro(text: str) -> str:
    """What an inline macro gives: words in a tag, and the same words in an attribute, as the templates escape them."""
    safe = escape(text)
    return str(escape_markdown(one_line(f'<b class="it" title="{safe}">{safe}</b>')))


PLACES: dict[str, tuple[Callable[[str], str], list[str]]] = {
    "a paragraph": (lambda it: f"Then {it} came.", ["p", "b"]),
    "a paragraph's beginning": (lambda it: f"{it} came.", ["p", "b"]),
    "a paragraph alone": (lambda it: it, ["p", "b"]),
    "a second line": (lambda it: f"Then came\n{it}\nand went.", ["p", "b"]),
    "a list": (lambda it: f"* one\n* {it}\n", ["ul", "li", "li", "b"]),
    "a numbered list": (lambda it: f"1. {it}\n2. two\n", ["ol", "li", "b", "li"]),
    "a heading": (lambda it: f"## On {it}\n", ["h2", "b"]),
    "a quotation": (lambda it: f"> {it}\n", ["blockquote", "p", "b"]),
    "a table": (
        lambda it: f"| A | B |\n|---|---|\n| {it} | x |\n",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "b", "td"],
    ),
    "emphasis": (lambda it: f"Then **{it}** came.", ["p", "strong", "b"]),
}
MARKS = "\\`*_{}[]()#+-.!|~^=:$@<>&\"'/;,?%1aä \u201c"
HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "*x* _x_ **x** __x__ `x`",
    "[a](b) ![a](b) [a][b] [a]: b <https://a.example> a@b.example",
    "# x",
    "1. x",
    "- x",
    "> x",
    "=====",
    "-----",
    "``` x ```",
    "~~~",
    "!!! note",
    "| a | b |",
    "{: #a .b }",
    "x { #a .b data-x=y }",
    "&lt;b&gt; &amp;amp; &#42; &copy;",
    "\\*x\\* \\\\",
    "a|b",
    "[[line]] *[[line|it]]*",
    "<!-- x --> <?x ?> <![CDATA[ x ]]>",
    '" onclick="x" \'',
    "&;",
    "&#x41; &#;",
    "[TOC]",
    "*[HTML]: x",
    "[^1]: x",
    ":smile: $x$ ~x~ ^x^ ==x== ++x++",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_leaves_a_macros_words_alone(text: str, place: str) -> None:
    """In text and in an attribute, wherever in a page a macro may stand."""
    around, tags = PLACES[place]
    found = _read(_html(around(_macro(text))))
    assert (found.words, found.title, found.tags) == (text, text, tags)


@given(
    text=st.text(st.sampled_from(MARKS), min_size=1, max_size=24),
    place=st.sampled_from(sorted(PLACES)),
)
@settings(max_examples=400, deadline=None, database=None)
@example(text="a|b", place="a table")
@example(text="\\", place="a table")
@example(text="`", place="a table")
def test_whatever_the_words_are(text: str, place: str) -> None:
    """Every mark of Markdown in every order: what is written is what is read."""
    around, tags = PLACES[place]
    words = " ".join(text.split())
    found = _read(_html(around(_macro(words))))
    assert (found.words, found.title, found.tags) == (words, words, tags)


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p>\n  one\n  two\n</p>\n", "<p> one two </p>"),
        ("  one two  ", "one two"),
        ("one\n\n\n  two", "one two"),
        ("", ""),
    ],
)
def test_a_macro_gives_one_line(html: str, line: str) -> None:
    """A line break would end the list, table or paragraph in which the macro stands."""
    assert one_line(html) == line


def test_escaped_html_is_left_as_it_is() -> None:
    """Only words and what stands in quotation marks change: tags and entities keep their meaning."""
    html = '<a class="sb-cite" href="../../sources/post/#s1">A&amp;B</a> <sup>1</sup>'
    assert escape_markdown(html) == html
    assert escape_markdown("a*b") == "a&#42;b"
    assert escape_markdown('<a title="a*b_c">x</a>') == '<a title="a&#42;b&#95;c">x</a>'
    assert escape_markdown("&lt;b&gt;") == "&lt;b&gt;"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_block_is_no_markdown(hostile: str) -> None:
    """A macro that gives a block (a page, a quote, a list) is passed through as it is."""
    block: Any = one_line(f'<div class="sb">\n<p title="{escape(hostile)}">{escape(hostile)}</p>\n</div>')
    assert _html(f"Before.\n\n{block}\n\nAfter.").split("\n") == ["<p>Before.</p>", block, "", "<p>After.</p>"]
