"""Which words of a sentence a link to the original names, so that the browser scrolls to it and marks it.

Only words that are published may be named: a link must not tell what stands around an excerpt.
"""

from __future__ import annotations

from collections.abc import Container

from macros.model.sentences import Sentence, StoredText
from macros.views.urls import text_fragment

# A longer sentence is named by its first and last words: addresses stay short, and a changed word inside does no harm.
_WHOLE = 12
_EDGE = 5
_AROUND = 3


def original(url: str, stored: StoredText, sentence: Sentence, shown: Container[int]) -> str:
    """The address of a sentence on the page at `url`; words around it are named where its own stand there twice.

    `shown` are the numbers of the sentences that are published: of the others no word is named.
    """
    words = sentence.text.split()
    start, end = (words, []) if len(words) <= _WHOLE else (words[:_EDGE], words[-_EDGE:])
    before = after = ""
    if not _once(start, stored) or (end and not _once(end, stored)):
        before = _beside(stored, sentence.number - 1, shown, last=True)
        after = _beside(stored, sentence.number + 1, shown, last=False)
    return text_fragment(url, " ".join(start), " ".join(end), before, after)


def _once(words: list[str], stored: StoredText) -> bool:
    """Whether words stand in the text once; browsers pass over case and over how much white space there is."""
    return " ".join(stored.text.split()).casefold().count(" ".join(words).casefold()) == 1


def _beside(stored: StoredText, number: int, shown: Container[int], *, last: bool) -> str:
    """The words of a neighbouring sentence that stand next to this one, if they are published."""
    if number not in shown or not 0 < number <= len(stored.sentences):
        return ""
    words = stored.sentences[number - 1].text.split()
    return " ".join(words[-_AROUND:] if last else words[:_AROUND])
