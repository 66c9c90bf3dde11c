"""Evidence: words of a stored text that a statement rests on, found there exactly once or not at all.

Follows the W3C Web Annotation model: TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start,
end). Offsets count code points of the stored text.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile

from macros.model.boundaries import number_around, word_around, words
from macros.model.misses import Cause, Miss, explain
from macros.model.quotation_marks import Quoted, quotations
from macros.model.sentences import StoredText
from macros.model.text import fold

__all__ = [
    "Evidence",
    "Miss",
    "in_quotation_marks",
    "locate",
    "locate_in_other",
    "overlaps_quotation",
]

CONTEXT = 32  # code points of prefix and suffix, as in the examples of the W3C recommendation
LEFT_OUT = " […] "
MOST_PIECES = 20  # a stretch put together from more is no quotation any more
_ORDER: Cause = "order"
_LEFT_OUT: Cause = "left-out"
_ELLIPSIS = re.compile(r"\s*\[ ?\.\.\. ?\]\s*")
_POINTS = re.compile(r"\s*\.\.\.\s*")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that a statement rests on.

    `exact` are the source's own words; where `[…]` leaves words out it joins the kept stretches, and `spans` has
    the range of each. `start` and `end` enclose them all, `sentences` are the numbers of those that a span
    touches. With `checked=False` the text is private and absent: `exact` are the author's words, there are no
    spans and start and end are 0.
    """

    source: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    spans: tuple[Span, ...]
    sentences: tuple[int, ...]
    checked: bool = True

    @classmethod
    def unchecked(cls, source: str, words: str) -> "Evidence":
        """Return evidence of a private text that is absent: the author's words, not re-checked, without a place."""
        return cls(source, words, "", "", 0, 0, (), (), checked=False)


def locate(stretch: str, stored: StoredText, *, least_words: int = 2) -> Evidence | Miss:
    """Find a stretch in a stored text, folded alike, at word boundaries, exactly once; else say why not.

    `[…]` or `[...]` in the stretch leaves out words within a paragraph; the kept stretches stand in order.
    Unbracketed points leave out nothing. The stretch has `least_words` words or more.
    """
    whole = fold(stretch).text.strip()
    pieces = [piece for piece in _ELLIPSIS.split(whole) if piece]
    counts = [sum(1 for _ in words(piece)) for piece in pieces]
    if not sum(counts):
        return Miss("empty", "", None, "there are no words in it")
    if sum(counts) < least_words or not all(counts):
        detail = "each stretch between […] needs a word" if sum(counts) >= least_words else "add words of the source"
        return Miss("too-short", "", None, f"at least {least_words} words are needed; {detail}")
    if len(pieces) > MOST_PIECES:
        detail = f"[…] leaves out words more than {MOST_PIECES - 1} times; write separate stretches"
        return Miss("left-out", "", None, detail)
    chains = _ways(whole, pieces, stored)
    if len(chains) == 1:
        return _evidence(chains[0], stored)
    if chains:
        return _twice(chains, stored)
    return _cut_inside(pieces, stored) or _apart(pieces, stored) or explain(_lost(pieces, stored), stored)


def locate_in_other(stretch: str, others: Sequence[StoredText]) -> str | None:
    """Return the id of the first other source that holds the stretch at word boundaries, or None."""
    whole = fold(stretch).text.strip()
    pieces = [piece for piece in _ELLIPSIS.split(whole) if piece]
    if len(pieces) > MOST_PIECES or not any(letter.isalnum() for letter in whole):
        return None
    return next((other.source for other in others if _ways(whole, pieces, other)), None)


def in_quotation_marks(evidence: Evidence, stored: StoredText) -> bool:
    """Whether every kept stretch stands wholly inside a quotation of the source (its marks may be included)."""
    return bool(evidence.spans) and all(
        any(quoted.start <= start and end <= quoted.end for quoted in _touching(start, end, stored))
        for start, end in evidence.spans
    )


def overlaps_quotation(evidence: Evidence, stored: StoredText) -> bool:
    """Whether words of a paraphrase stand inside quotation marks of the source, so that it is none.

    Quoted words that the stretch takes in with both marks (an “ally” against terrorism) are part of the
    paraphrase as long as they are fewer than half of its words.
    """
    quoted_words = 0
    for start, end in evidence.spans:
        for quoted in _touching(start, end, stored):
            if quoted.end - 1 <= start or end <= quoted.start + 1:
                continue  # only the mark is touched: “…,” | he said
            if quoted.start < start or end < quoted.end:
                return True
            quoted_words += _count(stored.text, quoted.start, quoted.end)
    return 2 * quoted_words >= max(1, sum(_count(stored.text, start, end) for start, end in evidence.spans))


def _touching(start: int, end: int, stored: StoredText) -> Iterator[Quoted]:
    found = quotations(stored.text)
    first = bisect_right(found, start, key=lambda quoted: quoted.end)
    return takewhile(lambda quoted: quoted.start < end, islice(found, first, None))


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in words(text[start:end]))


# --- finding -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def _every_place(folded_stretch: str, text: str) -> tuple[Span, ...]:
    """Find every place of a folded stretch in a text, word boundaries or not, overlapping ones included."""
    folded = fold(text)
    found = []
    at = folded.text.find(folded_stretch)
    while at >= 0:
        found.append(folded.original(at, at + len(folded_stretch)))
        at = folded.text.find(folded_stretch, at + 1)
    return tuple(found)


def _places(piece: str, stored: StoredText) -> list[Span]:
    return [place for place in _every_place(piece, stored.text) if not _cuts(place, stored)]


def _ways(whole: str, pieces: list[str], stored: StoredText) -> list[tuple[Span, ...]]:
    """Return the ways to find a stretch: as it stands, since a source may print […] itself, else in pieces."""
    return [(place,) for place in _places(whole, stored)] or _chains(pieces, stored)


def _cuts(place: Span, stored: StoredText) -> bool:
    return any(word_around(stored.text, at) or number_around(stored.text, at, stored.language) for at in place)


def _chains(pieces: list[str], stored: StoredText) -> list[tuple[Span, ...]]:
    """Return up to two ways to lay the pieces, in order and apart, into one paragraph.

    The first possible and the last possible laying are the same exactly when there is only one.
    """
    found: dict[tuple[Span, ...], None] = {}
    by_paragraph = [_by_paragraph(_places(piece, stored), stored) for piece in pieces]
    for paragraph in by_paragraph[0] if by_paragraph else ():
        places = [places.get(paragraph, []) for places in by_paragraph]
        earliest, latest = _earliest(places), _latest(places)
        if earliest and latest:
            found |= {earliest: None, latest: None}
    return list(found)


def _by_paragraph(places: list[Span], stored: StoredText) -> dict[int | None, list[Span]]:
    grouped: dict[int | None, list[Span]] = {}
    for place in places:
        paragraph = stored.paragraph_of(place[0])
        if paragraph == stored.paragraph_of(place[1] - 1):
            grouped.setdefault(paragraph, []).append(place)
    return grouped


def _earliest(places: list[list[Span]]) -> tuple[Span, ...]:
    chain: list[Span] = []
    for choices in places:
        at = bisect_left(choices, (chain[-1][1] if chain else 0, 0))
        if at == len(choices):
            return ()
        chain.append(choices[at])
    return tuple(chain)


def _latest(places: list[list[Span]]) -> tuple[Span, ...]:
    chain: list[Span] = []
    for choices in reversed(places):
        limit = chain[-1][0] if chain else sys.maxsize
        at = bisect_right(choices, limit, key=lambda choice: choice[1]) - 1
        if at < 0:
            return ()
        chain.append(choices[at])
    return tuple(reversed(chain))


def _evidence(spans: tuple[Span, ...], stored: StoredText) -> Evidence:
    start, end = spans[0][0], spans[-1][1]
    touched = {sentence.number for span in spans for sentence in stored.sentences_between(*span)}
    return Evidence(
        source=stored.source,
        exact=LEFT_OUT.join(stored.text[first:last] for first, last in spans),
        prefix=stored.text[max(0, start - CONTEXT) : start],
        suffix=stored.text[end : end + CONTEXT],
        start=start,
        end=end,
        spans=spans,
        sentences=tuple(sorted(touched)),
    )


# --- what is wrong with a stretch whose words are there ----------------------------------------------------------


def _twice(chains: list[tuple[Span, ...]], stored: StoredText) -> Miss:
    sentences = [_sentence(chain[0][0], stored) for chain in chains]
    where = ", ".join(f"S{number}" for number in dict.fromkeys(sentences) if number)
    times = f"{len(chains)} times" if len(chains[0]) == 1 else "in more than one way"
    detail = f"it stands there {times} ({where}); add words before or after that tell which is meant"
    start, end = chains[0][0][0], chains[0][-1][1]
    return Miss("twice", stored.text[start:end], sentences[0], detail)


def _apart(pieces: list[str], stored: StoredText) -> Miss | None:
    """Say what is wrong with stretches that are each there, but not in order within one paragraph."""
    if len(pieces) == 1:
        return _points(pieces[0], stored)
    places = [_places(piece, stored) for piece in pieces]
    if not all(places):
        return None
    start, end = places[0][0]
    paragraphs = [set(_by_paragraph(held, stored)) for held in places]
    if set.intersection(*paragraphs):
        cause, detail = _ORDER, "the stretches around […] do not stand there in this order"
    else:
        cause, detail = _LEFT_OUT, "[…] leaves out words of one paragraph only; write separate stretches"
    return Miss(cause, stored.text[start:end], _sentence(start, stored), detail)


def _points(stretch: str, stored: StoredText) -> Miss | None:
    """Say how to leave out words when it was done with bare points, as in print."""
    pieces = [piece for piece in _POINTS.split(stretch) if piece]
    chains = _chains(pieces, stored) if len(pieces) > 1 else []
    if not chains:
        return None
    start, end = chains[0][0][0], chains[0][-1][1]
    detail = "points without brackets leave out nothing; write […] in their place"
    return Miss("left-out", stored.text[start:end], _sentence(start, stored), detail)


def _lost(pieces: list[str], stored: StoredText) -> str:
    return next((piece for piece in pieces if not _places(piece, stored)), pieces[0])


def _cut_inside(pieces: list[str], stored: StoredText) -> Miss | None:
    """Say which word or number a stretch cuts in two, if its letters are there."""
    for piece in pieces:
        places = _every_place(piece, stored.text)
        if not places or _places(piece, stored):
            continue
        for at in places[0]:
            number = number_around(stored.text, at, stored.language)
            if number:
                return Miss("inside-number", number.text, _sentence(at, stored), f"it cuts the number “{number.text}”")
        for at in places[0]:
            word = word_around(stored.text, at)
            if word:
                return Miss("boundary", word.text, _sentence(at, stored), f"it cuts the word “{word.text}”")
    return None


def _sentence(offset: int, stored: StoredText) -> int | None:
    sentence = stored.sentence_at(offset)
    return sentence.number if sentence else None
