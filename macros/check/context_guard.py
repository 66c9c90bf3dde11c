"""The context guard: words left outside the stretches of a statement that would change its sense.

A negation of the same clause within six words, a condition of the same sentence, and what qualifies a number
at the stretch's edge are problems; a hedge of the same clause is a weak point. Words that another stretch of
the same statement covers are not left outside. `[…]` leaves out no negation at all. How far a clause runs is
read in `clauses.py`, conditions in `conditions.py`; the words are in `model/guard_words.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.check.conditions import conditions
from macros.check.cut_numbers import cut_numbers
from macros.check.excerpts import Excerpt, excerpts_of, places_in, reached
from macros.check.phrases import Run
from macros.model.evidence import Evidence
from macros.model.guard_words import GuardWords
from macros.model.sentences import Sentence, StoredText

Kind = Literal["negation", "condition", "hedge", "qualifier", "speech"]
_SMALL_WORD = 3  # letters of the words that titles leave small
_OPENING = 2  # the place up to which a negation opens its sentence: "under no circumstances"
REACH = 6  # words of the clause within which a negation governs a stretch


@dataclass(frozen=True, slots=True)
class LeftOutside:
    """Words outside a stretch that govern it: what they do, the words, and their offset in the stored text."""

    kind: Kind
    words: str
    start: int


def guard(evidence: Evidence, stored: StoredText) -> tuple[LeftOutside, ...]:
    """What is left outside one stretch, in the order of the text."""
    return guard_all((evidence,), stored)


def guard_all(evidences: Sequence[Evidence], stored: StoredText) -> tuple[LeftOutside, ...]:
    """What is left outside the stretches that one statement takes from one source, in the order of the text.

    Evidence of other sources and of absent texts is passed over. For a language without word lists nothing
    is found: `is_guarded` tells.
    """
    found: set[LeftOutside] = set()
    for sentence, excerpt in excerpts_of(evidences, stored):
        found |= set(_left_outside(sentence, excerpt))
    return tuple(sorted(found, key=lambda left: (left.start, left.kind)))


def speech_outside(evidences: Sequence[Evidence], stored: StoredText) -> tuple[LeftOutside, ...]:
    """Who speaks in the sentences of some stretches, where none of these takes in that anybody does: "the mayor said".

    One word a sentence. Whether a fact is what somebody says or the source's own, a list of verbs cannot tell.
    """
    found = []
    for sentence, excerpt in excerpts_of(evidences, stored):
        speech = [at for at, token in enumerate(excerpt.clauses.tokens) if token.key in excerpt.words.speech]
        if not excerpt.covered.isdisjoint(speech):
            return ()
        for place in [place for place in speech if not _tells_of_the_speaker(place, excerpt)][:1]:
            token = excerpt.clauses.tokens[place]
            found.append(LeftOutside("speech", token.text, sentence.start + token.start))
    return tuple(found)


def _tells_of_the_speaker(place: int, excerpt: Excerpt) -> bool:
    """Whether a stretch is about who speaks, in the source's own words: "said the mayor, who | was born here"."""
    tokens, first = excerpt.clauses.tokens, min(excerpt.covered)
    named = first == place + 1 and tokens[first].text[:1].isupper()  # "said | Ada Marsh, who was born here"
    last = max(excerpt.covered) if named else first
    return any(token.key in excerpt.words.relatives for token in tokens[place + 1 : last + 1])


def _left_outside(sentence: Sentence, excerpt: Excerpt) -> Iterator[LeftOutside]:
    clauses, words = excerpt.clauses, excerpt.words
    qualifiers = tuple(cut_numbers(sentence.text, excerpt.stretches, words.language))
    kinds: tuple[tuple[Kind, Iterable[Run]], ...] = (
        ("negation", _negations(excerpt, words)),
        ("negation", _near_misses(excerpt, words, places_in(qualifiers))),
        ("condition", conditions(excerpt, REACH)),
        ("hedge", _hedges(excerpt, words)),
        ("qualifier", qualifiers),
    )
    for kind, runs in kinds:
        for first, last in runs:
            if not excerpt.covered.issuperset(range(first, last + 1)):
                start, end = clauses.tokens[first].start, clauses.tokens[last].end
                yield LeftOutside(kind, sentence.text[start:end], sentence.start + start)


# --- what governs ------------------------------------------------------------------------------------------------


def _negations(excerpt: Excerpt, words: GuardWords) -> Iterator[Run]:
    clauses = excerpt.clauses
    before = excerpt.before(REACH) | excerpt.skipped
    after = excerpt.after(REACH) | excerpt.skipped
    whole = excerpt.before()
    turned = any(clauses.inverts(place) for place in whole)  # "nowhere in its long report does the committee …"
    first = [run for run in clauses.negations if run[0] <= _OPENING] if turned else []
    sides = (
        (first, whole - before),
        (clauses.negations, before | after),
        (clauses.runs(words.negations_before), before),
        (clauses.runs(words.negations_after), after),
        (
            clauses.runs(words.disproofs),
            frozenset(range(max(excerpt.covered, default=len(clauses.tokens)) + 1, len(clauses.tokens))),
        ),
    )
    for runs, places in sides:
        for run in reached(runs, places):
            exempt = excerpt.exempt(run, words.no_negations) or clauses.numbers(run) or _aside(run, excerpt)
            if not exempt and not _in_a_title(run, excerpt):
                yield run
    for run in reached(clauses.runs(words.distances), before):
        behind = clauses.tokens[run[1] + 1] if run[1] + 1 < len(clauses.tokens) else None
        if behind and behind.key not in words.definite and not behind.text[:1].isupper():
            yield run


def _in_a_title(run: Run, excerpt: Excerpt) -> bool:
    """Whether a negation stands in a title that the stretch is no part of: The film “No Bears for Anna” | opened."""
    clauses = excerpt.clauses
    if not clauses.quoted(run[0]) or any(clauses.quoted(place) for place in excerpt.covered):
        return False
    first, last = run
    while first > 0 and clauses.quoted(first - 1):
        first -= 1
    while last + 1 < len(clauses.tokens) and clauses.quoted(last + 1):
        last += 1
    words = [token.text for token in clauses.tokens[first : last + 1] if not token.is_mark]
    long = [word for word in words if len(word) > _SMALL_WORD]
    return len(words) > 1 and words[0][:1].isupper() and bool(long) and all(word[:1].isupper() for word in long)


def _near_misses(excerpt: Excerpt, words: GuardWords, qualifying: frozenset[int]) -> Iterator[Run]:
    """Yield what says of the stretch that it all but happened; before a figure the same words qualify it."""
    yield from reached(excerpt.clauses.runs(words.near_misses), excerpt.before(1) - qualifying)


def _aside(run: Run, excerpt: Excerpt) -> bool:
    """Whether a negation behind the stretch denies a reason or place and leaves what is told: "not because …, but"."""
    last = excerpt.stretch_before(run[0])
    if last is None or not excerpt.clauses.denies_aside(run):
        return False
    token = excerpt.clauses.tokens[last]
    return token.key not in excerpt.clauses.words.auxiliaries or token.text[:1].isupper()  # "in May"


def _hedges(excerpt: Excerpt, words: GuardWords) -> Iterator[Run]:
    for run in reached(excerpt.clauses.runs(words.hedges), excerpt.before() | excerpt.after()):
        first = excerpt.clauses.tokens[run[0]]
        capitalised = first.key in words.capitalised and first.text[:1].isupper()
        if not capitalised and not excerpt.exempt(run, words.no_hedges):
            yield run
