"""The words of sources as they go out: quotations with their selectors, and the sentences that may be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.check.evidence import PlacedEvidence
from macros.kinds.source import Source
from macros.model.evidence import CONTEXT, Evidence, Span
from macros.model.matched import text_hash
from macros.model.record import Path
from macros.model.sentences import Sentence, StoredText
from macros.views import urls
from macros.views.view import View


@dataclass(frozen=True)
class PublishedEvidence:
    """Words of a source that a statement rests on, by the selectors of the W3C Web Annotation model.

    TextQuoteSelector is `exact`, `prefix`, `suffix`; TextPositionSelector is `start`, `end`, which count code points
    of the stored text from 0, `end` not included. `spans` are the stretches that `exact` joins with `[…]`. `path` is
    where it stands in the record, `role` the field. `sentences` are numbers within the source, `labels` what pages show
    for them. Where `checked` is false the text was not there to look the words up in: they have no place.
    """

    path: Path
    role: str
    source: str
    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    labels: tuple[str, ...]
    checked: bool


@dataclass(frozen=True)
class PublishedSentence:
    """A sentence of a stored text: its number from 1; its place in code points and its words, None if not published."""

    number: int
    label: str
    paragraph: int
    start: int | None
    end: int | None
    words: str | None


@dataclass(frozen=True)
class PublishedStoredText:
    """What goes out of the stored text of a source: sentences that are published, or on which a fact rests.

    `here` is false for a text that is private and absent from this build. `sha256` is the hash of the whole stored text
    (UTF-8), None where it is not here, and where nothing of it may be published: a short one could be guessed from it.
    `path` is the file from the top of the site, None where the text is not published in full. `sentence_count` counts
    all its sentences.
    """

    source: str
    publish: str
    here: bool
    sha256: str | None
    path: str | None
    sentence_count: int | None
    sentences: tuple[PublishedSentence, ...]


def published_evidence(view: View, placed: PlacedEvidence) -> PublishedEvidence:
    """A stretch as it goes out."""
    evidence = placed.evidence
    prefix, suffix = _around(view, evidence)
    letter = view.dossier.letters[evidence.source]
    return PublishedEvidence(
        path=placed.path,
        role=placed.role,
        source=evidence.source,
        exact=evidence.exact,
        prefix=prefix,
        suffix=suffix,
        start=evidence.start if evidence.checked else None,
        end=evidence.end if evidence.checked else None,
        spans=evidence.spans,
        sentences=evidence.sentences,
        labels=tuple(f"{letter}{number}" for number in evidence.sentences),
        checked=evidence.checked,
    )


def _around(view: View, evidence: Evidence) -> tuple[str, str]:
    """The words before and behind a quotation, as far as the sentences next to it are published without a gap."""
    source, stored = view.record(evidence.source), view.dossier.text_of(evidence.source)
    if stored is None or not evidence.checked or not isinstance(source, Source):
        return "", ""
    low, high = _shown_around(view, source, stored, evidence)
    first, last = max(low, evidence.start - CONTEXT), min(high, evidence.end + CONTEXT)
    return stored.text[min(first, evidence.start) : evidence.start], stored.text[evidence.end : max(last, evidence.end)]


def _shown_around(view: View, source: Source, stored: StoredText, evidence: Evidence) -> Span:
    if source.publish == "full":
        return 0, len(stored.text)
    shown = {sentence.number for sentence in view.dossier.shown_sentences(source)}
    if not shown.issuperset(evidence.sentences):
        return evidence.start, evidence.end
    first, last = min(evidence.sentences), max(evidence.sentences)
    while first - 1 in shown:
        first -= 1
    while last + 1 in shown:
        last += 1
    return stored.sentences[first - 1].start, stored.sentences[last - 1].end


def published_text_of(view: View, source: Source) -> PublishedStoredText:
    """What goes out of the stored text of a source that was read."""
    stored = view.dossier.text_of(source.id)
    is_open = stored is not None and source.publish != "none"
    return PublishedStoredText(
        source=source.id,
        publish=source.publish,
        here=stored is not None,
        sha256=text_hash(stored.text) if stored and is_open else None,
        path=urls.text_path(source.id) if stored and source.publish == "full" else None,
        sentence_count=len(stored.sentences) if stored else None,
        sentences=tuple(_sentences(view, source, stored)) if stored else (),
    )


def _sentences(view: View, source: Source, stored: StoredText) -> Iterator[PublishedSentence]:
    shown = {sentence.number for sentence in view.dossier.shown_sentences(source)}
    for sentence in stored.sentences:
        if sentence.number in shown or (source.id, sentence.number) in view.dossier.facts_on:
            yield _sentence(view.dossier.letters[source.id], sentence, shown=sentence.number in shown)


def _sentence(letter: str, sentence: Sentence, *, shown: bool) -> PublishedSentence:
    return PublishedSentence(
        number=sentence.number,
        label=f"{letter}{sentence.number}",
        paragraph=sentence.paragraph,
        start=sentence.start if shown else None,
        end=sentence.end if shown else None,
        words=sentence.text if shown else None,
    )
