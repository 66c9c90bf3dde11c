"""From views to HTML: Jinja with escaping on, and one function that escapes HTML into Markdown.

What is returned is one line: a macro's output may stand in a list, a table or a paragraph, where a
line break would end it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.kinds.statistic import Statistic
from macros.problems import Location, Problem
from macros.views import (
    cards,
    filters,
    home,
    indexes,
    manual,
    network,
    network_picture,
    news,
    time_lanes,
    timeline,
    told,
    urls,
    weak_points,
    words,
)
from macros.views.actors import Actors
from macros.views.citing import Citing
from macros.views.facts import Facts
from macros.views.figures import Figures, examples, sheet_of
from macros.views.in_script import in_script
from macros.views.linked import linked_page
from macros.views.pages import Page
from macros.views.sources import Sources
from macros.views.view import View

TEMPLATES = Path(__file__).parent.parent / "templates"


def environment(theme: str = "") -> Environment:
    """The templates' environment, one a theme; an undefined name is an error, never an empty string.

    A template in the folder `theme` takes the place of the one of its name.
    """
    return _environment(theme)


@cache
def _environment(theme: str) -> Environment:
    env = Environment(
        loader=FileSystemLoader([TEMPLATES / theme, TEMPLATES] if theme else [TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "upper_first": words.upper_first,
        "trimmed": words.trimmed,
        "after_since": words.without_since,
        "slug": words.slug,
        "counted": words.counted,
        "listed": words.listed,
        "get": lambda record, field: getattr(record, field, None),
        "one_line_each": lambda text: text.strip("\n").split("\n"),
    }
    return env


def _context(view: View, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "v": view,
        "actors": Actors(view),
        "facts": Facts(view),
        "citing": Citing(view),
        "figures": Figures(view),
        "figure_examples": examples,
        "sources": Sources(view),
        "front": home.Home(view),
        "timeline_of": timeline.timeline,
        "lanes": time_lanes,
        "network_of": network.network,
        "net": network_picture,
        "indexes": indexes,
        "narrow": filters,
        "news": news,
        "weak": weak_points,
        "manual": manual,
        "told": told,
        "words": words,
        "shown_kinds": (),
        **values,
    }


def record_page(view: View, record_id: str, *, part: str | None, inside: bool) -> str:
    """The page of a record, or one block of its template."""
    record = view.record(record_id)
    template = environment(view.site.theme).get_template(f"{record.kind}.html")
    context = _context(view, {"record": record, "title": view.heading(record_id), "inside": inside})
    if part is None:
        return one_line(template.render(context))
    # A block alone does not run what stands above the blocks of its template: that is handed to it.
    shapes = ("p", "_parts"), ("e", "_evidence"), ("lists", "_lists"), ("sections", "_sections")
    context |= {name: environment().get_template(f"{file}.html").make_module(context) for name, file in shapes}
    context["shown_kinds"] = getattr(template.make_module(context), "shown_kinds", ())
    drawn = _blocks(record.kind)[part](template.new_context(context))
    return block(view, "part", drawn=Markup("".join(drawn)))  # noqa: S704 - drawn by the escaping template


def _blocks(kind: str) -> Any:  # noqa: ANN401 - Jinja's own mapping of block functions
    """The blocks of a kind's template, those that it inherits included."""
    own = environment().get_template(f"{kind}.html").blocks
    return {**environment().get_template("record.html").blocks, **own}


def picture(view: View, record_id: str) -> str:
    """A statistic as an SVG file that stands alone."""
    record = view.record(record_id)
    assert isinstance(record, Statistic)
    of_record = Figures(view)
    values = {
        "sheet": sheet_of(view, record),
        "title": of_record.title(record),
        "told": of_record.told(record),
    }
    return environment().get_template("figure_picture.svg").render(values) + "\n"


def feed(view: View, happenings: Sequence[news.Happening]) -> str:
    """What is new as an Atom feed; there must be something."""
    updated = max(one.day.isoformat() for one in happenings if one.day)
    values = {"happenings": happenings, "updated": f"{updated}T00:00:00Z", "feed_path": urls.FEED}
    return environment().get_template("feed.xml").render(_context(view, values)) + "\n"


def block(view: View, name: str, **values: object) -> str:
    """A template that stands on its own: a page or a block in prose."""
    return one_line(environment(view.site.theme).get_template(f"{name}.html").render(_context(view, dict(values))))


def document(view: View, name: str, **values: object) -> str:
    """A file of its own from a template, its lines as they are: folding them would change scripts and styles."""
    return environment(view.site.theme).get_template(f"{name}.html").render(_context(view, dict(values))) + "\n"


def margins(view: View) -> str:
    """The style of what stands in the margins of each printed page: which dossier it is of, and its number."""
    words = {"title": view.dossier.settings.title, "edition": view.edition}
    told = {name: Markup(css_words(text)) for name, text in words.items()}  # noqa: S704 - escapes alone
    return environment(view.site.theme or "one_file").get_template("page.css").render(told)


def css_words(text: str) -> str:
    """Words for a string in a style sheet: every letter escaped (CSS Syntax Level 3), so that none can mean a thing."""
    return "".join(f"\\{ord(mark):06x}" for mark in text)


def inline(view: View, name: str, **values: object) -> str:
    """A few words of HTML for the middle of a paragraph: what Markdown would read again is escaped."""
    drawn = environment().get_template(f"inline_{name}.html").render(_context(view, dict(values)))
    return escape_markdown(one_line(drawn))


def framed(view: View, page: Page, html: str) -> str:
    """A page's content with what makes it whole when it is printed or kept alone: a head for paper, a foot."""
    foot = "" if _FOOT.search(html) else block(view, "foot", page=page, cited=cards.facts_cited(html))
    return f"{block(view, 'print_head')}{html}{foot}"


def cards_of(view: View, html: str) -> str:
    """What the citations and names in a page's content `html` open, for the script; empty where there are none."""
    found = cards.cards(view, html)
    if not found:
        return ""
    return block(view, "cards", cards_json=Markup(cards.as_json(found)))  # noqa: S704 - cannot end the script's tag


def linked_of(view: View) -> str:
    """What the page is about, as linked data for other programs; empty where it is about no record."""
    found = linked_page(view)
    return "" if found is None else block(view, "linked", linked_json=Markup(in_script(found)))  # noqa: S704 - as above


def report(problems: Iterable[Problem], line_of: Callable[[Location], str]) -> Markup:
    """The problem list as a page, for a live preview of a broken dossier."""
    rows = [(found, line_of(found.location)) for found in problems]
    return one_line(environment().get_template("report.html").render(rows=rows))


def one_line(html: str) -> Markup:
    """HTML with its line breaks and indents folded into single spaces, and none between tags."""
    spaced = re.sub(r"/dd>(?=\S)", "/dd> ", html)  # rows must not run together in search or when read aloud
    return Markup(re.sub(r"\s*\n\s*", " ", spaced).strip())  # noqa: S704 - made by escaping templates alone


_FOOT = re.compile(r'<footer class="sb-foot"')

# Every mark that Markdown or one of its extensions gives a meaning inside a line.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-.!|~^=:$@]")
_IN_ATTRIBUTE = re.compile(r"[\\`*_{}\[\]|]")
_TAG = re.compile(r"(<[^<>]*>)")
_QUOTED = re.compile(r'("[^"]*")')


def escape_markdown(html: str) -> Markup:
    """HTML whose words Markdown leaves as they are: its marks become entities in texts and attributes."""
    pieces = []
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            parts = _QUOTED.split(piece)
            pieces.append("".join(_attribute(part) for part in parts))
        else:
            pieces.append(_entities(piece))
    return Markup("".join(pieces))  # noqa: S704 - the HTML came from escaping templates


def _attribute(part: str) -> str:
    return _IN_ATTRIBUTE.sub(_entity, part) if part.startswith('"') else part


def _entities(text: str) -> str:
    """Marks as entities; an entity that stands there already is left alone."""
    return re.sub(
        rf"(&#?\w+;)|({_MARKDOWN.pattern})",
        lambda match: match.group(1) or f"&#{ord(match.group(2))};",
        text,
    )


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"
