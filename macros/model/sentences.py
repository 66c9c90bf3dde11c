"""Stored texts and their numbered sentences (S1, S2 …).

Every non-empty line of a stored text is a paragraph, and sentencex segments each line alone: the whole text at
once would join what a line break parts. Offsets count code points of the stored text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import sentencex

_WHITE_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A numbered sentence: `number` from 1, `text` is the stored text from `start` to `end`, white space trimmed.

    `paragraph` counts the non-empty lines from 1.
    """

    number: int
    start: int
    end: int
    text: str
    paragraph: int


@dataclass(frozen=True)
class StoredText:
    """The stored text of a source: the source's id, the text, its language tag (BCP 47) and its sentences."""

    source: str
    text: str
    language: str
    sentences: tuple[Sentence, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds the code point at offset, or None between sentences and outside."""
        place = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        if place < 0 or offset >= self.sentences[place].end:
            return None
        return self.sentences[place]

    def sentences_between(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Return the sentences that share at least one code point with the range start..end (end not included)."""
        first = bisect_right(self.sentences, start, key=lambda sentence: sentence.end)
        last = bisect_right(self.sentences, end - 1, key=lambda sentence: sentence.start)
        return self.sentences[first:last] if end > start else ()

    def paragraph_of(self, offset: int) -> int | None:
        """Return the number of the paragraph whose line holds offset, or None on an empty line."""
        first = self.text.rfind("\n", 0, max(offset, 0)) + 1
        last = self.text.find("\n", offset)
        held = self.sentences_between(first, len(self.text) if last < 0 else last)
        return held[0].paragraph if held else None

    def paragraph_range(self, paragraph: int) -> tuple[int, int]:
        """Return where a paragraph starts and ends, white space trimmed; LookupError when there is none."""
        held = [sentence for sentence in self.sentences if sentence.paragraph == paragraph]
        if not held:
            message = f"source {self.source} has no paragraph {paragraph}"
            raise LookupError(message)
        return held[0].start, held[-1].end


def store(source: str, text: str, language: str) -> StoredText:
    """Return the stored text of a source with its sentences numbered."""
    return StoredText(source, text, language, number_sentences(text, language))


def number_sentences(text: str, language: str) -> tuple[Sentence, ...]:
    """Number the sentences of a stored text; a language that sentencex does not know is segmented by its default."""
    sentences: list[Sentence] = []
    paragraph = 0
    for start, line in _lines(text):
        if not line.strip():
            continue
        paragraph += 1
        for first, last in _segments(line, language):
            number = len(sentences) + 1
            sentences.append(Sentence(number, start + first, start + last, line[first:last], paragraph))
    return tuple(sentences)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its offset. Only a line feed ends a line: splitlines() knows breaks that editors do not."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _segments(line: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a line, trimmed.

    sentencex 1.0.32 panics on white space beyond ASCII behind an initial ("J.", no-break space), so it gets a
    line with ordinary spaces. Its segments are searched for rather than its indices trusted, whose unit has
    differed between versions.
    """
    spaced = _WHITE_SPACE.sub(" ", line)
    place = 0
    for segment in sentencex.segment(language, spaced):
        words = segment.strip()
        if words:
            start = spaced.index(words, place)
            place = start + len(words)
            yield start, place
