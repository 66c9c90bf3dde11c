"""Words shown as one quotation were said as one: no joining of speakers, sentences or sources."""

from __future__ import annotations

import pytest

from macros.check.splices import splice
from macros.model.evidence import Evidence, Miss, locate
from macros.model.sentences import StoredText, number_sentences

PAPER = (
    "“We will win the war,” said Anna Smith, “and we will sing at last.” “We will lose it all,” said Bob Jones. "
    "Anna took the train. Bob took credit for the song."
)
LETTER = "“The children eat bread,” wrote Carla Long."

# (stretches as (source, words), whether they are direct speech, a word of the reason)
TABLE = {
    "one quotation": ([("paper", "We will win the war")], True, ""),
    "two of one sentence": ([("paper", "We will win the war"), ("paper", "we will sing at last")], True, ""),
    "left out within one": ([("paper", "We will […] the war")], True, ""),
    "two speakers": ([("paper", "We will win the war"), ("paper", "We will lose it all")], True, "several quotations"),
    "the wrong way round": ([("paper", "we will sing at last"), ("paper", "We will win the war")], True, "order"),
    "two sources": ([("paper", "We will win the war"), ("letter", "The children eat bread")], True, "two sources"),
    "torn across sentences": ([("paper", "Anna took […] credit for the song")], False, "two sentences"),
    "a lone word beside": ([("paper", "We […] win the war")], True, "single word"),
    "a paraphrase in two sentences": ([("paper", "Anna took the train"), ("paper", "Bob took credit")], False, ""),
}


def _texts() -> dict[str, StoredText]:
    texts = {"paper": PAPER, "letter": LETTER}
    return {name: StoredText(name, text, "en", number_sentences(text, "en")) for name, text in texts.items()}


@pytest.mark.parametrize(("stretches", "direct", "reason"), TABLE.values(), ids=TABLE)
def test_a_splice_has_its_reason(stretches: list[tuple[str, str]], direct: bool, reason: str) -> None:  # noqa: FBT001 - a table's column
    texts = _texts()
    found: list[Evidence] = []
    for source, words in stretches:
        outcome = locate(words, texts[source], least_words=1)
        assert not isinstance(outcome, Miss)
        found.append(outcome)
    said = splice(found, texts, direct=direct)
    assert reason in said
    assert bool(said) is bool(reason)


def test_words_not_looked_up_are_not_judged() -> None:
    """A private text that is not here says nothing of order or quotation."""
    assert splice([Evidence.unchecked("diary", "We will win")], {}, direct=True) == ""
