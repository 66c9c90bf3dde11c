"""A source's page: its card, and its numbered text with the facts that rest on each sentence."""

from __future__ import annotations

from dataclasses import dataclass

from macros.graph import Dossier
from macros.kinds.source import Sic, Source
from macros.model.evidence import Evidence
from macros.model.record import Statement
from macros.model.sentences import Sentence, StoredText
from macros.views import ledger
from macros.views.coverage import Coverage, coverage, steps_of
from macros.views.ledger import Followed, Margin, Run, followed, kinds_counted, naming_words, runs
from macros.views.sentences import SentencePart, SentenceShown, Span, sentence_parts
from macros.views.text_fragments import original
from macros.views.view import Citation, View
from macros.views.words import counted

# The Admiralty scale of source reliability, in its own words: the grade, and what it means.
_RELIABILITY = {
    "A": ("completely reliable (A)", "there is no doubt of it, and it has always proved reliable"),
    "B": ("usually reliable (B)", "there is little doubt of it, and it has proved right most of the time"),
    "C": ("fairly reliable (C)", "there is some doubt of it, though it has proved right before"),
    "D": ("not usually reliable (D)", "there is much doubt of it, though it has proved right at times"),
    "E": ("unreliable (E)", "it has proved wrong before"),
    "F": ("cannot be judged (F)", "there is no basis for a grade"),
}


@dataclass(frozen=True)
class SourceLine:
    """A numbered sentence on its source's page, and the facts that rest on it.

    `tint` is 0 to 3, the more facts the darker; `left_out` counts the sentences before it that are not shown;
    `original` is the link to it on the page where it was published, or empty.
    """

    number: int
    label: str
    parts: tuple[SentencePart, ...]
    runs: tuple[Run, ...]
    facts: tuple[Statement, ...]
    margin: Margin
    tint: int
    reason: str
    opens_paragraph: bool
    left_out: int
    original: str


@dataclass(frozen=True)
class Noted:
    """An odd wording, with the anchor of its note and the sentence that it stands in, where that is known."""

    odd: Sic
    anchor: str
    span: Span | None
    sentence: int | None


@dataclass(frozen=True)
class CitedInside:
    """A source that is known only through another, with the sentences in which its words are reported."""

    source: Source
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Sources:
    """Answers about sources, seen from one page."""

    view: View

    @property
    def dossier(self) -> Dossier:
        """The facts."""
        return self.view.dossier

    # -- the card -------------------------------------------------------------------------------

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
        return _RELIABILITY[source.reliability][0] if source.reliability else "not judged"

    def reliability_meaning(self, source: Source) -> str:
        """What the grade says, in a sentence."""
        if source.reliability is None:
            return "The editors have given no grade."
        return f"On the Admiralty scale, from A to F: {_RELIABILITY[source.reliability][1]}."

    def cited_inside(self, source: Source) -> tuple[CitedInside, ...]:
        """The sources known only through this one, in the author's order, each with its sentences."""
        found = (other for other in self.dossier.of(Source) if other.cited_in == source.id)
        return tuple(CitedInside(other, self._citations_of(other, source)) for other in found)

    def _citations_of(self, cited: Source, source: Source) -> tuple[Citation, ...]:
        """The sentences of `source` on which what `cited` said or carried rests."""
        stored = self.dossier.text_of(source.id)
        facts = {reference.origin for reference in self.dossier.links_to(cited.id)}
        placed = (placed.evidence for name in facts for placed in self.dossier.evidence(name))
        numbers = sorted({n for evidence in placed if evidence.source == source.id for n in evidence.sentences})
        if stored is None or source.publish == "none":
            return ()
        return tuple(self.view.citation(self._whole(source, stored.sentences[number - 1])) for number in numbers)

    def _whole(self, source: Source, sentence: Sentence) -> SentenceShown:
        return SentenceShown(source.id, sentence.number, self._label(source, sentence), sentence_parts(sentence, ()))

    def _label(self, source: Source, sentence: Sentence) -> str:
        return f"{self.dossier.letters[source.id]}{sentence.number}"

    # -- the text -------------------------------------------------------------------------------

    def coverage(self, source: Source) -> Coverage | None:
        """The bar of its text, or None where that is not published."""
        return coverage(self.dossier, source)

    def lines(self, source: Source) -> tuple[SourceLine, ...]:
        """The published sentences, in order."""
        stored = self.dossier.text_of(source.id)
        if stored is None:
            return ()
        named = naming_words(self.view, source)
        noted = self.noted(source)
        steps = steps_of(self.dossier, source)
        sentences = self.dossier.shown_sentences(source)
        shown = frozenset(sentence.number for sentence in sentences)
        found = []
        last = paragraph = 0
        for sentence in sentences:
            facts = self.dossier.facts_on.get((source.id, sentence.number), ())
            parts = self._parts(source, sentence, facts, noted)
            found.append(
                SourceLine(
                    number=sentence.number,
                    label=self._label(source, sentence),
                    parts=parts,
                    runs=runs(parts, named.get(sentence.number, {})),
                    facts=facts,
                    margin=ledger.margin(self.view, facts, len(sentence.text)),
                    tint=steps.of(len(facts)),
                    reason=self.dossier.excused.get((source.id, sentence.number), ""),
                    opens_paragraph=sentence.paragraph != paragraph,
                    left_out=sentence.number - last - 1,
                    original=self._original(source, stored, sentence, shown),
                )
            )
            last, paragraph = sentence.number, sentence.paragraph
        return tuple(found)

    def left_out_behind(self, source: Source) -> int:
        """How many sentences behind the last one shown are not shown."""
        stored, shown = self.dossier.text_of(source.id), self.dossier.shown_sentences(source)
        return len(stored.sentences) - shown[-1].number if stored and shown else 0

    def _parts(
        self, source: Source, sentence: Sentence, facts: tuple[Statement, ...], noted: tuple[Noted, ...]
    ) -> tuple[SentencePart, ...]:
        """The sentence cut at its marks; an odd wording bears the anchor of its note."""
        spans = [
            span
            for fact in facts
            for placed in self.dossier.evidence(fact.id)
            if placed.evidence.source == source.id
            for span in placed.evidence.spans
        ]
        return sentence_parts(sentence, spans, [(one.span, one.anchor) for one in noted if one.span])

    def _original(self, source: Source, stored: StoredText, sentence: Sentence, shown: frozenset[int]) -> str:
        """The link to an excerpt where it was published; of a text that stands here whole, none is needed."""
        if source.publish != "excerpts" or not source.url:
            return ""
        return original(source.url, stored, sentence, shown)

    def followed(self, source: Source) -> tuple[Followed, ...]:
        """The actors that its published sentences name, those named most often first."""
        return followed(self.view, source)

    def kinds_resting(self, source: Source) -> tuple[tuple[str, str, int], ...]:
        """(kind, plural, number) of the facts that rest on it, the most telling kinds first."""
        return kinds_counted(self.resting(source))

    def noted(self, source: Source) -> tuple[Noted, ...]:
        """Its odd wordings that stand in published sentences, each with a place for its note."""
        found = []
        for number, (odd, at) in enumerate(self._odd(source), start=1):
            span, sentence = ((at.start, at.end), at.sentences[0]) if at else (None, None)
            found.append(Noted(odd, f"{source.id}-odd-{number}", span, sentence))
        return tuple(found)

    def odd(self, source: Source) -> tuple[Sic, ...]:
        """Its odd wordings that stand in published sentences: of a private text none is shown here."""
        return tuple(odd for odd, _ in self._odd(source))

    def _odd(self, source: Source) -> tuple[tuple[Sic, Evidence | None], ...]:
        """The same, each with its place in the text, where that is here."""
        known = self.dossier.odd_wordings[source.id]
        if source.publish == "full":
            return known
        shown = {sentence.number for sentence in self.dossier.shown_sentences(source)}
        return tuple((odd, at) for odd, at in known if at and shown.issuperset(at.sentences))

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
