"""The cards of a page: what a citation or a record's name on it opens, read from its finished HTML.

A page holds what its own citations and links need and no more, so that it can be saved alone. Each sentence
stands once, cut wherever a mark of any card begins or ends; a card tells which of the pieces are marked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from macros.kinds.source import Source
from macros.kinds.statistic import Statistic
from macros.model.quantities import Quantity
from macros.model.record import Record, Statement
from macros.views.facts import Facts
from macros.views.in_script import in_script
from macros.views.sentences import SentenceShown
from macros.views.told import in_few_words
from macros.views.view import View
from macros.views.words import upper_first

_LINK = re.compile(r"<a\s[^<>]*>")
_CITES = re.compile(r'\sclass="[^"]*\bsb-(?:cite|number)\b')
_NO_NAME = re.compile(r'\sclass="[^"]*\bsb-(?:cite|number|more)\b')
_FACT = re.compile(r'\sdata-fact="([^"]*)"')
_HREF = re.compile(r'\shref="([^"]*)"')


@dataclass(frozen=True)
class CardSentence:
    """A sentence that cards of a page show: its citation, and its words in pieces.

    `language` is empty where it is the site's own; `odd` are the notes on odd wording, by the piece that it ends;
    `notes` say what of it is not published or was not looked up.
    """

    label: str
    href: str
    source: str
    language: str
    parts: tuple[str, ...]
    odd: Mapping[int, str]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class CardShown:
    """A sentence in a card: its place among those of the page, and which of its pieces are marked."""

    sentence: int
    marked: tuple[int, ...]


@dataclass(frozen=True)
class CardRival:
    """A fact that tells it otherwise."""

    word: str
    words: str
    href: str


@dataclass(frozen=True)
class FactCard:
    """What the citations of a fact open: its sentences, how firmly it stands, who tells it otherwise."""

    standing: tuple[tuple[str, str], ...]
    shown: tuple[CardShown, ...]
    rivals: tuple[CardRival, ...]


@dataclass(frozen=True)
class RecordCard:
    """What a record's name opens: what it is, and the first sentence that names it or that it rests on.

    `facts` are a few words each: date, value, speaker, counts.
    """

    heading: str
    kind: str
    facts: tuple[str, ...]
    description: str
    standing: tuple[tuple[str, str], ...]
    shown: CardShown | None


@dataclass(frozen=True)
class Cards:
    """All cards of a page: of facts by their ids, of records by the links as they stand in the page."""

    sentences: tuple[CardSentence, ...]
    facts: Mapping[str, FactCard]
    records: Mapping[str, RecordCard]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.facts or self.records)


def cards(view: View, html: str) -> Cards:
    """The cards that the citations and links in `html`, the content of the page at `view.here`, open."""
    facts = [record for name in facts_cited(html, "cite") if isinstance(record := _known(view, name), Statement)]
    records = dict(_records_named(view, html))
    of_facts = {record.id: view.sentences(record) for record in facts}
    of_records = {name: _first_sentence(view, view.record(name)) for name in dict.fromkeys(records.values())}
    pool = _Pool.of(
        view, [*(shown for found in of_facts.values() for shown in found), *filter(None, of_records.values())]
    )
    return Cards(
        pool.sentences,
        {record.id: _fact(view, record, tuple(map(pool.shown, of_facts[record.id]))) for record in facts},
        {href: _record(view, view.record(name), _maybe(pool, of_records[name])) for href, name in records.items()},
    )


def facts_cited(html: str, *sorts: str) -> tuple[str, ...]:
    """The ids of the facts whose citations stand in `html`, each once, in order.

    `sorts` are "cite" for the small numbers behind words and "number" for those before whole sentences; all if none.
    """
    found = []
    for tag in _LINK.findall(html):
        sort, fact = _CITES.search(tag), _FACT.search(tag)
        if sort and fact and (not sorts or sort[0].endswith(sorts)):
            found.append(unescape(fact[1]))
    return tuple(dict.fromkeys(found))


def as_json(found: Cards) -> str:
    """The cards as JSON that may stand in a script's tag, which nothing in it can end. What is empty is left out."""
    value = {
        "sentences": [
            _filled(
                label=one.label,
                href=one.href,
                source=one.source,
                lang=one.language,
                parts=one.parts,
                odd=one.odd,
                notes=one.notes,
            )
            for one in found.sentences
        ],
        "facts": {
            name: _filled(
                standing=card.standing,
                shown=[(shown.sentence, shown.marked) for shown in card.shown],
                rivals=[(rival.word, rival.words, rival.href) for rival in card.rivals],
            )
            for name, card in found.facts.items()
        },
        "records": {
            href: _filled(
                heading=card.heading,
                kind=card.kind,
                facts=card.facts,
                description=card.description,
                standing=card.standing,
                shown=card.shown and (card.shown.sentence, card.shown.marked),
            )
            for href, card in found.records.items()
        },
    }
    return in_script(value)


def _filled(**fields: object) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value}


# -- what a page names --------------------------------------------------------------------------------


def _known(view: View, name: str) -> Record | None:
    return view.dossier.records.get(name)


def _records_named(view: View, html: str) -> Iterator[tuple[str, str]]:
    """(link as it stands in the page, record) of every link to a record's page but this one."""
    places = view.site.record_places
    for tag in _LINK.findall(html):
        found = None if _NO_NAME.search(tag) else _HREF.search(tag)
        href = unescape(found[1]) if found else ""
        name = places.get(view.site.urls.page_of(href, view.here))
        if name and not view.is_here(name):
            yield href, name


def _first_sentence(view: View, record: Record) -> SentenceShown | None:
    """The first published sentence that names it, else the first that it rests on."""
    naming = view.dossier.mentions.get(record.id)
    if naming:
        return view.mention(naming[0])
    resting = view.sentences(record) if isinstance(record, Statement) else ()
    return resting[0] if resting else None


# -- sentences, each once -----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Pool:
    """The sentences of a page, and where each is cut."""

    sentences: tuple[CardSentence, ...]
    cuts: Mapping[tuple[str, str, str], tuple[int, tuple[int, ...]]]

    @classmethod
    def of(cls, view: View, found: Iterable[SentenceShown]) -> _Pool:
        """Those of `found`, in order; of a text that is not published each fact's own words count as a sentence."""
        together: dict[tuple[str, str, str], list[SentenceShown]] = defaultdict(list)
        for shown in found:
            together[_key(shown)].append(shown)
        sentences, cuts = [], {}
        for place, (key, group) in enumerate(together.items()):
            edges = sorted({edge for shown in group for edge in _edges(shown)})
            cuts[key] = place, tuple(edges)
            sentences.append(_sentence(view, group, edges))
        return cls(tuple(sentences), cuts)

    def shown(self, shown: SentenceShown) -> CardShown:
        """A sentence with its own marks, in the pieces of all."""
        place, edges = self.cuts[_key(shown)]
        marked = [
            (start, end) for (start, end), part in zip(pairwise(_edges(shown)), shown.parts, strict=True) if part.marked
        ]
        pieces = enumerate(pairwise(edges))
        inside = [at for at, (low, high) in pieces if any(start <= low and high <= end for start, end in marked)]
        return CardShown(place, tuple(inside))


def _maybe(pool: _Pool, shown: SentenceShown | None) -> CardShown | None:
    return pool.shown(shown) if shown else None


def _key(shown: SentenceShown) -> tuple[str, str, str]:
    return shown.source, shown.label, shown.words


def _edges(shown: SentenceShown) -> list[int]:
    edges = [0]
    for part in shown.parts:
        edges.append(edges[-1] + len(part.words))
    return edges


def _sentence(view: View, group: list[SentenceShown], edges: list[int]) -> CardSentence:
    shown = group[0]
    source = view.record(shown.source)
    assert isinstance(source, Source)
    odd = {
        edges.index(end) - 1: view.plain(part.sic)
        for one in group
        for end, part in zip(_edges(one)[1:], one.parts, strict=True)
        if part.sic
    }
    return CardSentence(
        shown.label,
        view.sentence_href(shown),
        Facts(view).source_words(source),
        view.language_of(source.id),
        tuple(shown.words[start:end] for start, end in pairwise(edges)),
        dict(sorted(odd.items())),
        tuple(_notes(source, shown)),
    )


def _notes(source: Source, shown: SentenceShown) -> Iterator[str]:
    if not shown.checked:
        yield "Not re-checked here: the text is private."
    elif not shown.whole:
        yield "The words alone: the text of this source is not published."
    elif source.publish == "excerpts":
        yield "Only the sentences that facts rest on are published."


# -- one card -----------------------------------------------------------------------------------------


def _fact(view: View, record: Statement, shown: tuple[CardShown, ...]) -> FactCard:
    against = [("contradicted by", other) for other in view.contradicted(record)]
    against += [("rival", other) for other in Facts(view).rivals(record)] if isinstance(record, Statistic) else []
    rivals = tuple(CardRival(word, _told(view, other), view.href(other.id)) for word, other in against)
    return FactCard(view.standings(record), shown, rivals)


def _told(view: View, record: Record) -> str:
    """What it says in a few words: its value, else what it is called."""
    value = getattr(record, "value", None)
    return value.words if isinstance(value, Quantity) else view.heading(record.id)


def _record(view: View, record: Record, shown: CardShown | None) -> RecordCard:
    description = getattr(record, "description", None)
    return RecordCard(
        view.heading(record.id),
        view.type_label(record),
        in_few_words(view, record),
        upper_first(view.plain(description)) if description else "",
        view.standings(record) if isinstance(record, Statement) else (),
        shown,
    )
