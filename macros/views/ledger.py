"""The ledger of a source: its sentences, word for word, each with the facts that rest on it beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from macros.kinds.actor import Actor
from macros.kinds.quote import Quote
from macros.kinds.relation import Relation
from macros.kinds.source import Source
from macros.kinds.statistic import Statistic
from macros.model.record import Record, Statement
from macros.views.sentences import SentencePart, Span
from macros.views.view import View
from macros.views.words import counted, listed, plural_of, without_since

# What tells most comes first; who and what is only named comes last, behind kinds that are not known here.
_FIRST = ("event", "statistic", "quote", "relation", "claim")
_LAST = ("actor", "place")
# How much stands in a line: of a sentence, of a fact beside it. Heights in pixels, as the styles have them.
_SENTENCE_LINE, _SENTENCE_HEIGHT = 66, 31
_FACT_LINE, _FACT_HEIGHT, _FACT_GAP = 40, 18, 4
_MORE_HEIGHT = 22
_OVER = 24
_LEAST_ROOM = 86
_LEAST_SHOWN = 2


@dataclass(frozen=True)
class Entry:
    """A fact beside its sentence: the words of its link, and its value or date, qualifier apart.

    `follows` says that the fact before it is of the same kind.
    """

    fact: Statement
    words: str
    qualifier: str = ""
    value: str = ""
    follows: bool = False


@dataclass(frozen=True)
class Margin:
    """The facts beside a sentence: those that fit its height, and the rest, with words for what is in it."""

    shown: tuple[Entry, ...] = ()
    rest: tuple[Entry, ...] = ()
    rest_in_words: str = ""


@dataclass(frozen=True)
class Run:
    """Words of a sentence that name the same actors, or none."""

    parts: tuple[SentencePart, ...]
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Followed:
    """An actor whose mentions can be stepped through, and in how many sentences it is named."""

    actor: Actor
    sentences: int


# -- the facts beside a sentence ------------------------------------------------------------------


def in_telling_order(kinds: Iterable[str]) -> tuple[str, ...]:
    """Kinds, the most telling first."""
    return tuple(sorted(dict.fromkeys(kinds), key=_rank))


def _rank(kind: str) -> int:
    if kind in _FIRST:
        return _FIRST.index(kind)
    return len(_FIRST) + (1 + _LAST.index(kind) if kind in _LAST else 0)


def margin(view: View, facts: Sequence[Statement], length: int) -> Margin:
    """The facts beside a sentence of `length` characters: as many as fit beside it, at least some, none alone behind.

    What does not fit is kept behind a fold, so that the text stays a text.
    """
    ordered = sorted(facts, key=lambda fact: _rank(fact.kind))
    named = _words_of_links(view, ordered)
    kinds = [None, *(fact.kind for fact in ordered)]
    entries = [
        Entry(fact, named[fact.id], *_gist(view, fact), follows=fact.kind == before)
        for fact, before in zip(ordered, kinds, strict=False)
    ]
    lines = -(-length // _SENTENCE_LINE)
    room = max(_LEAST_ROOM, lines * _SENTENCE_HEIGHT + _OVER)
    fitting = _fitting(entries, room)
    if fitting < len(entries):
        fitting = _fitting(entries, room - _MORE_HEIGHT)
    rest = tuple(entries[fitting:])
    return Margin(tuple(entries[:fitting]), rest, _in_words(rest))


def _fitting(entries: Sequence[Entry], room: int) -> int:
    """How many of the first entries fit; two always do."""
    used = 0
    for index, entry in enumerate(entries):
        used += _height(entry)
        if index >= _LEAST_SHOWN and used > room:
            return index
    return len(entries)


def _height(entry: Entry) -> int:
    written = len(f"{entry.words} {entry.qualifier} {entry.value}")
    return -(-written // _FACT_LINE) * _FACT_HEIGHT + _FACT_GAP


def _in_words(rest: Sequence[Entry]) -> str:
    """`4 relations and 2 actors`, behind a number of facts in all."""
    return listed([counted(len(list(group)), kind) for kind, group in groupby(rest, key=lambda entry: entry.fact.kind)])


def _words_of_links(view: View, facts: Sequence[Statement]) -> Mapping[str, str]:
    """What each fact is called beside its words: a quote by its speaker alone where that tells it apart."""
    spoken = [view.speaker(fact) for fact in facts if isinstance(fact, Quote)]
    return {
        fact.id: speaker
        if isinstance(fact, Quote) and spoken.count(speaker := view.speaker(fact)) == 1
        else view.heading(fact.id)
        for fact in facts
    }


def _gist(view: View, fact: Statement) -> tuple[str, str]:
    """A fact's value, date or form in a word or two, its qualifier apart."""
    if isinstance(fact, Statistic):
        qualifier, value = fact.value.parts()
        return qualifier, f"{value} {fact.unit}" if fact.unit else value
    return "", _form(view, fact)


def _form(view: View, fact: Statement) -> str:
    if isinstance(fact, Quote):
        return "direct speech" if fact.is_direct else "paraphrase"
    if isinstance(fact, Relation):
        return _span_of_time(view, fact)
    if "date" in type(fact).model_fields and fact.kind == "event":
        date = getattr(fact, "date", None)
        planned = "planned, " if getattr(fact, "planned", False) else ""
        return planned + (view.date(fact, date) if date else "undated")
    label = view.type_label(fact)
    return "" if label == fact.kind else label


def _span_of_time(view: View, fact: Relation) -> str:
    since = view.date(fact, fact.since) if fact.since else ""
    until = view.date(fact, fact.until) if fact.until else ""
    if since == until:
        return since
    ends = (f"since {without_since(since)}" if since else "", f"until {until}" if until else "")
    return ", ".join(end for end in ends if end)


# -- the words of a sentence ----------------------------------------------------------------------


def runs(parts: Iterable[SentencePart], named: Mapping[Span, tuple[str, ...]]) -> tuple[Run, ...]:
    """A sentence's parts cut once more where naming words begin or end, and put together by whom they name.

    `named` are places in the sentence, none overlapping, with the ids of those named there.
    """
    pieces: list[tuple[Span | None, SentencePart]] = []
    place = 0
    for part in parts:
        end = place + len(part.words)
        cuts = sorted({place, end, *(edge for span in named for edge in span if place < edge < end)})
        for left, right in pairwise(cuts):
            inside = next((span for span in named if span[0] <= left and right <= span[1]), None)
            words = part.words[left - place : right - place]
            pieces.append((inside, SentencePart(words, part.marked, part.sic if right == end else "")))
        place = end
    return tuple(
        Run(tuple(piece for _, piece in group), named[span] if span else ())
        for span, group in groupby(pieces, key=lambda piece: piece[0])
    )


def naming_words(view: View, source: Source) -> Mapping[int, Mapping[Span, tuple[str, ...]]]:
    """Sentence → where it names actors, as offsets in the sentence, and whom."""
    found: dict[int, dict[Span, tuple[str, ...]]] = {}
    for actor in view.dossier.of(Actor):
        for mention in view.dossier.mentions.get(actor.id, ()):
            if mention.source != source.id:
                continue
            places = found.setdefault(mention.sentence.number, {})
            for start, end in mention.spans:
                span = (start - mention.sentence.start, end - mention.sentence.start)
                places[span] = (*places.get(span, ()), actor.id)
    return found


def followed(view: View, source: Source) -> tuple[Followed, ...]:
    """The actors that the source names, those named most often first."""
    counts = (
        Followed(actor, sum(mention.source == source.id for mention in view.dossier.mentions.get(actor.id, ())))
        for actor in view.dossier.of(Actor)
    )
    found = [one for one in counts if one.sentences]
    return tuple(sorted(found, key=lambda one: (-one.sentences, view.heading(one.actor.id).casefold())))


def kinds_counted(records: Iterable[Record]) -> tuple[tuple[str, str, int], ...]:
    """(kind, its plural in words, number of records) of the kinds that are there, the most telling first."""
    counts: dict[str, int] = {}
    for record in records:
        counts[record.kind] = counts.get(record.kind, 0) + 1
    return tuple((kind, plural_of(kind.replace("-", " ")), counts[kind]) for kind in in_telling_order(counts))
