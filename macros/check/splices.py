"""Words put together that nobody said together: across sentences, quotations, speakers or sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from macros.model.boundaries import words
from macros.model.evidence import Evidence
from macros.model.quotation_marks import quotations
from macros.model.sentences import StoredText

_LEAST_WORDS = 2


def splice(spoken: Sequence[Evidence], texts: Mapping[str, StoredText], *, direct: bool) -> str:
    """Why the stretches of one quote cannot be shown as one, or an empty string.

    Direct speech stands in one quotation, or in those of one sentence ("We won," she said, "at last"), in
    the order of the source. What `[…]` leaves out of a quote lies within a sentence.
    """
    checked = [evidence for evidence in spoken if evidence.checked]
    if len({evidence.source for evidence in checked}) > 1:
        return "the words come from two sources"
    for evidence in checked:
        reason = _torn(evidence, texts[evidence.source])
        if reason:
            return reason
    if any(before.start > after.start for before, after in pairwise(checked)):
        return "the words do not stand in this order in the source"
    if direct and checked and not _together(checked, texts[checked[0].source]):
        return "the words come from several quotations"
    return ""


def _torn(evidence: Evidence, stored: StoredText) -> str:
    """What `[…]` may not do to a quote."""
    if len(evidence.spans) == 1:
        return ""
    if len(evidence.sentences) > 1:
        return "[…] joins words of two sentences"
    pieces = (stored.text[start:end] for start, end in evidence.spans)
    short = next((piece for piece in pieces if sum(1 for _ in words(piece)) < _LEAST_WORDS), "")
    return f'beside […] stands a single word, "{short}"' if short else ""


def _together(spoken: Sequence[Evidence], stored: StoredText) -> bool:
    spans = [span for evidence in spoken for span in evidence.spans]
    low, high = min(start for start, _ in spans), max(end for _, end in spans)
    if any(quoted.start <= low and high <= quoted.end for quoted in quotations(stored.text)):
        return True
    return len({number for evidence in spoken for number in evidence.sentences}) == 1
