"""Evidence as readers see it: citations, and whole sentences with the quoted stretch marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from macros.graph import Dossier
from macros.kinds.source import Source
from macros.model.evidence import Evidence
from macros.model.record import Statement
from macros.model.sentences import Sentence

Span = tuple[int, int]


@dataclass(frozen=True)
class SentencePart:
    """Words of a sentence: whether a fact rests on them, and the editor's note where the wording is odd."""

    words: str
    marked: bool = False
    sic: str = ""


@dataclass(frozen=True)
class SentenceShown:
    """A sentence of a source, whole, or, where the text is not published, the quoted stretch alone.

    `number` is None for a stretch whose text is not here; `checked` says whether the words were looked
    up in this build; `label` is what the citation shows (17, B17).
    """

    source: str
    number: int | None
    label: str
    parts: tuple[SentencePart, ...]
    checked: bool = True
    whole: bool = True

    @property
    def words(self) -> str:
        """The sentence without marks."""
        return "".join(part.words for part in self.parts)


def sentences_of(dossier: Dossier, record: Statement, roles: Iterable[str] = ()) -> tuple[SentenceShown, ...]:
    """The sentences that a statement rests on, in source order, each once, every stretch marked.

    `roles` limits them to the stretches of some fields ("direct", "said_in" …).
    """
    wanted = frozenset(roles)
    placed = [p for p in dossier.evidence(record.id) if not wanted or p.role in wanted]
    shown = []
    for source_id in dict.fromkeys(p.evidence.source for p in placed):
        found = [p.evidence for p in placed if p.evidence.source == source_id]
        shown += _of_source(dossier, source_id, found)
    return tuple(shown)


def _of_source(dossier: Dossier, source_id: str, found: list[Evidence]) -> list[SentenceShown]:
    source = dossier.records[source_id]
    assert isinstance(source, Source)
    stored = dossier.text_of(source_id)
    letter = dossier.letters[source_id]
    if stored is None:
        stretches = _joined(SentencePart(evidence.exact, marked=True) for evidence in found)
        return [SentenceShown(source_id, None, letter or "¶", stretches, checked=False, whole=False)]
    spans: dict[int, list[Span]] = defaultdict(list)
    for evidence in found:
        for number in evidence.sentences:
            spans[number] += evidence.spans
    shown = []
    for number in sorted(spans):
        sentence = stored.sentences[number - 1]
        if source.publish == "none":
            parts = _stretches_alone(sentence, spans[number])
        else:
            parts = sentence_parts(sentence, spans[number], sic_spans(dossier, source))
        label = f"{letter}{number}"
        shown.append(SentenceShown(source_id, number, label, parts, whole=source.publish != "none"))
    return shown


def _stretches_alone(sentence: Sentence, spans: list[Span]) -> tuple[SentencePart, ...]:
    return _joined(SentencePart(sentence.text[start:end], marked=True) for start, end in merged(spans, sentence))


def _joined(stretches: Iterable[SentencePart]) -> tuple[SentencePart, ...]:
    """Stretches side by side, with an ellipsis for what stands between them."""
    parts: list[SentencePart] = []
    for stretch in stretches:
        parts += [SentencePart(" … "), stretch] if parts else [stretch]
    return tuple(parts)


def sic_spans(dossier: Dossier, source: Source) -> tuple[tuple[Span, str], ...]:
    """Where a source's odd wordings stand, with the note on each."""
    return tuple(((at.start, at.end), odd.note) for odd, at in dossier.odd_wordings[source.id] if at)


def merged(spans: Iterable[Span], sentence: Sentence) -> list[Span]:
    """Spans of the stored text as ranges within one sentence, sorted, overlaps joined."""
    within = sorted(
        (max(start, sentence.start) - sentence.start, min(end, sentence.end) - sentence.start)
        for start, end in spans
        if start < sentence.end and end > sentence.start
    )
    joined: list[Span] = []
    for start, end in within:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def sentence_parts(
    sentence: Sentence,
    spans: Iterable[Span],
    sic: Iterable[tuple[Span, str]] = (),
) -> tuple[SentencePart, ...]:
    """A sentence cut where a mark or an odd wording begins or ends."""
    marks = merged(spans, sentence)
    odd = [(span, note) for at, note in sic for span in merged([at], sentence)]
    cuts = {0, len(sentence.text)}
    for start, end in [*marks, *(span for span, _ in odd)]:
        cuts |= {start, end}
    edges = sorted(cuts)
    parts = []
    for start, end in pairwise(edges):
        marked = any(low <= start and end <= high for low, high in marks)
        note = next((note for (_, high), note in odd if high == end), "")
        parts.append(SentencePart(sentence.text[start:end], marked, note))
    return tuple(parts)
