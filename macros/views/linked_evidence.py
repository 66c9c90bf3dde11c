"""What a statement rests on, as Web Annotations (W3C Web Annotation Vocabulary): the words, and where they stand.

Around them stands no word that is not published: of a text in full its neighbours, of excerpts those of the same
sentences, of a text that stays private none at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.check.evidence import PlacedEvidence
from macros.kinds.source import Source
from macros.model.evidence import CONTEXT as WORDS_AROUND
from macros.model.record import Statement
from macros.model.sentences import StoredText
from macros.views.linked_terms import Described, file_of, identity
from macros.views.urls import text_path
from macros.views.view import View

_LEFT_OUT = re.compile(r"\s*\[ ?(?:…|\.\.\.) ?\]\s*")
Span = tuple[int, int]


def annotation(view: View, record: Statement, body: str) -> Described:
    """Links what has the IRI `body` to each stretch of a source that it rests on; each stretch once."""
    targets: list[Described] = []
    for placed in view.dossier.evidence(record.id):
        targets += [target for target in _targets(view, placed) if target not in targets]
    return {
        "@type": "oa:Annotation",
        "oa:motivatedBy": {"@id": "oa:linking"},
        "oa:hasBody": {"@id": body},
        "oa:hasTarget": targets,
    }


def _targets(view: View, placed: PlacedEvidence) -> Iterator[Described]:
    evidence = placed.evidence
    source = view.record(evidence.source)
    assert isinstance(source, Source)
    stored = view.dossier.text_of(source.id)
    if stored is None or not evidence.spans:
        for words in filter(None, _LEFT_OUT.split(evidence.exact)):
            yield _target(view, source, [_quoted(words)])
        return
    for span in evidence.spans:
        yield _target(view, source, list(_selectors(source, stored, span)))


def _target(view: View, source: Source, selectors: list[Described]) -> Described:
    """Positions count in the stored text, so that is the source of the words where it can be had."""
    whole = identity(view, source)
    published = source.publish == "full" and view.dossier.text_of(source.id) is not None
    where: Described = {"oa:hasSource": {"@id": whole}}
    if published:
        where = {"oa:hasSource": {"@id": file_of(view, text_path(source.id))}, "oa:hasScope": {"@id": whole}}
    return {"@type": "oa:SpecificResource", **where, "oa:hasSelector": selectors}


def _selectors(source: Source, stored: StoredText, span: Span) -> Iterator[Described]:
    start, end = span
    words = stored.text[start:end]
    if source.publish == "none":
        yield _quoted(words)
        return
    first, last = _shown_around(source, stored, span)
    before = stored.text[max(first, start - WORDS_AROUND) : start]
    after = stored.text[end : min(last, end + WORDS_AROUND)]
    yield _quoted(words, before, after)
    yield {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end}


def _shown_around(source: Source, stored: StoredText, span: Span) -> Span:
    """The stretch of text around a span of which every word is published."""
    sentences = stored.sentences_between(*span)
    if source.publish == "full" or not sentences:
        return (0, len(stored.text)) if source.publish == "full" else span
    return min(sentences[0].start, span[0]), max(sentences[-1].end, span[1])


def _quoted(words: str, before: str = "", after: str = "") -> Described:
    around = {"oa:prefix": before, "oa:suffix": after}
    return {"@type": "oa:TextQuoteSelector", "oa:exact": words, **{name: text for name, text in around.items() if text}}
