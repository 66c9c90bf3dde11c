"""A source's page: its card, and its numbered text with the facts that rest on each sentence."""

from __future__ import annotations

from dataclasses import dataclass

from macros.graph import Dossier
from macros.kinds.source import Sic, Source
from macros.model.evidence import Evidence, locate
from macros.model.record import Statement
from macros.model.sentences import Sentence
from macros.views.sentences import SentencePart, sentence_parts, sic_spans
from macros.views.view import View
from macros.views.words import counted

# The Admiralty scale of source reliability, in its own words.
_RELIABILITY = {
    "A": "completely reliable (A)",
    "B": "usually reliable (B)",
    "C": "fairly reliable (C)",
    "D": "not usually reliable (D)",
    "E": "unreliable (E)",
    "F": "reliability cannot be judged (F)",
}
_DARKEST = 3


@dataclass(frozen=True)
class SourceLine:
    """A numbered sentence on its source's page, and the facts that rest on it."""

    number: int
    label: str
    parts: tuple[SentencePart, ...]
    facts: tuple[Statement, ...]
    reason: str
    opens_paragraph: bool

    @property
    def tint(self) -> int:
        """0 to 3: how many facts rest on it."""
        return min(len(self.facts), _DARKEST)


@dataclass(frozen=True)
class Sources:
    """Answers about sources, seen from one page."""

    view: View

    @property
    def dossier(self) -> Dossier:
        """The facts."""
        return self.view.dossier

    def line(self, source: Source) -> str:
        """What is published of it, in a sentence."""
        if source.cited_in:
            return f"Known only through “{self.dossier.heading(source.cited_in)}”; its own text was not seen."
        if self.dossier.text_of(source.id) is None:
            return "Its text is private and not here: the words taken from it are not re-checked in this build."
        return {
            "full": "The whole text is published, as it was stored.",
            "excerpts": "Only the sentences on which a fact rests are published.",
            "none": "Its text is not published; facts show the quoted words alone.",
        }[source.publish]

    def reliability(self, source: Source) -> str:
        """The Admiralty grade in words."""
        return _RELIABILITY.get(source.reliability or "", "not judged")

    def lines(self, source: Source) -> tuple[SourceLine, ...]:
        """The published sentences, in order."""
        paragraph = 0
        found = []
        for sentence in self.dossier.shown_sentences(source):
            found.append(self._line(source, sentence, opens=sentence.paragraph != paragraph))
            paragraph = sentence.paragraph
        return tuple(found)

    def _line(self, source: Source, sentence: Sentence, *, opens: bool) -> SourceLine:
        facts = self.dossier.facts_on.get((source.id, sentence.number), ())
        spans = [
            span
            for fact in facts
            for placed in self.dossier.evidence(fact.id)
            if placed.evidence.source == source.id
            for span in placed.evidence.spans
        ]
        return SourceLine(
            number=sentence.number,
            label=f"{self.dossier.letters[source.id]}{sentence.number}",
            parts=sentence_parts(sentence, spans, sic_spans(self.dossier, source)),
            facts=facts,
            reason=self.dossier.excused.get((source.id, sentence.number), ""),
            opens_paragraph=opens,
        )

    def odd(self, source: Source) -> tuple[Sic, ...]:
        """Its odd wordings that stand in published sentences: of a private text none is shown here."""
        if source.publish == "full":
            return source.sic
        shown = {sentence.number for sentence in self.dossier.shown_sentences(source)}
        stored = self.dossier.text_of(source.id)
        places = [(odd, locate(odd.text, stored, least_words=1)) for odd in source.sic] if stored and shown else []
        return tuple(odd for odd, at in places if isinstance(at, Evidence) and shown.issuperset(at.sentences))

    def resting(self, source: Source) -> tuple[Statement, ...]:
        """The facts that rest on the source, in the author's order."""
        return tuple(
            record
            for record in self.dossier.statements
            if any(placed.evidence.source == source.id for placed in self.dossier.evidence(record.id))
        )

    def coverage_line(self, source: Source) -> str:
        """How many sentences carry facts; of a text that is not here, how many facts rest on it."""
        stored = self.dossier.text_of(source.id)
        if stored is None:
            count = len(self.resting(source))
            return f"{counted(count, 'fact')} {'rests' if count == 1 else 'rest'} on it."
        total = len(stored.sentences)
        resting = [number for name, number in self.dossier.facts_on if name == source.id]
        facts = {fact.id for number in resting for fact in self.dossier.facts_on[source.id, number]}
        carry = "carries" if len(resting) == 1 else "carry"
        return f"{len(resting)} of {counted(total, 'sentence')} {carry} {counted(len(facts), 'fact')}."
