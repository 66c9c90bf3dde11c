"""What the search holds: an entry for each page, and one for each published sentence.

A record's entry has its names and its own words, not the pages that mention it; sentences answer for themselves.
So the page that is meant comes first, and the index grows with the facts, not with the pages about them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from macros.kinds.source import Source
from macros.model.record import Record, Statement, walk
from macros.views import urls
from macros.views.pages import Page
from macros.views.view import View
from macros.views.words import upper_first

_MOST_BOOST = 40
_SPOKEN = frozenset({"direct", "paraphrase"})


@dataclass(frozen=True)
class SearchEntry:
    """One result: `file` from the top of the site with its anchor, title, lines of text, and its kind in a word."""

    address: str
    title: str
    lines: tuple[str, ...] = ()
    kind: str = ""
    boost: int = 1
    anchor: str = ""


def entries(view: View, pages: tuple[Page, ...]) -> Iterator[SearchEntry]:
    """The entries of these generated pages, and of all published sentences."""
    records = {urls.record_address(record): record for record in view.dossier.records.values() if record.paged}
    for page in pages:
        record = records.get(page.address)
        if record is not None:
            yield _of_record(view, record, page)
        elif not page.former:
            is_home = page.address == urls.HOME
            title = view.dossier.settings.title if is_home else page.title
            lines = (view.plain(view.dossier.settings.standfirst or ""),) if is_home else ()
            kind = "problem" if page.section == urls.PROBLEMS and not page.index else ""
            yield SearchEntry(page.address, title, tuple(filter(None, lines)), kind)
    for source in view.dossier.read_sources:
        yield from _of_sentences(view, source)


def page_description(view: View, page: Page) -> str:
    """A generated page in a sentence or two, as plain words."""
    title = view.dossier.settings.title
    record = view.dossier.records.get(page.address.rstrip("/").rpartition("/")[2])
    if record is None or urls.record_address(record) != page.address:
        return f"{page.title}. {title}."
    words = (f"{page.title} ({view.type_label(record)})", *islice(_words_of(view, record), 1), title)
    return " ".join(f"{line.rstrip('.')}." for line in words)


def _of_record(view: View, record: Record, page: Page) -> SearchEntry:
    """Names first; whoever is named in most sentences comes before a namesake."""
    mentioned = len(view.dossier.mentions.get(record.id, ()))
    lines = (_others(record), _when_and_who(view, record), *_words_of(view, record))
    boost = min(page.boost + mentioned, _MOST_BOOST) if page.boost > 1 else 1
    return SearchEntry(page.address, page.title, tuple(filter(None, lines)), view.type_label(record), boost)


def _others(record: Record) -> str:
    """Other names, and what stands for it in the text: whoever types one sees why the page is found."""
    also, called = record.names[1:], getattr(record, "called", ())
    parts = [f"Also {', '.join(also)}"] if also else []
    parts += [f"called {', '.join(called)} in the text"] if called else []
    return upper_first("; ".join(parts))


def _when_and_who(view: View, record: Record) -> str:
    date = getattr(record, "date", None) or getattr(record, "as_of", None)
    parts = [upper_first(view.date(record, date))] if date else []
    if isinstance(record, Statement):
        parts += [f"said by {view.speaker(record)}"] if record.speaker else []
        parts.append(view.standing(record))
    return "; ".join(parts)


def _words_of(view: View, record: Record) -> Iterator[str]:
    """The editor's words, and those of the source that no sentence of the index holds."""
    heading = view.heading(record.id)
    values = [one for one in walk(record) if (one.gated or one.inline) and isinstance(one.value, str)]
    texts = [str(one.value) for one in sorted(values, key=lambda one: not one.gated)]
    names = {*record.names, *getattr(record, "called", ())}
    for text in dict.fromkeys(texts):
        if text not in names and text != heading:
            yield upper_first(view.plain(text))
    if isinstance(record, Statement):
        private = (shown for shown in view.sentences(record) if not shown.whole)
        spoken = (placed.stretch.text for placed in record.stretches() if placed.role in _SPOKEN)
        yield from dict.fromkeys([*spoken, *(shown.words for shown in private)])


def _of_sentences(view: View, source: Source) -> Iterator[SearchEntry]:
    letter = view.dossier.letters[source.id]
    for sentence in view.dossier.shown_sentences(source):
        anchor = urls.sentence_fragment(sentence.number)
        title = f"Sentence {letter}{sentence.number}"
        yield SearchEntry(urls.record_address(source), title, (sentence.text,), anchor=anchor)
