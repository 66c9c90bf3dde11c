"""The context guard: words left outside the stretches of a statement that would change its sense.

A negation of the same clause within six words, a condition of the same sentence, and what qualifies a number
at the stretch's edge are problems; a hedge of the same clause is a weak point. Words that another stretch of
the same statement covers are not left outside. `[…]` leaves out no negation at all. How far a clause runs is
read in `clauses.py`; the words are in `model/guard_words.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Literal

from macros.check.clauses import Clauses, Run, read_clauses
from macros.check.cut_numbers import cut_numbers
from macros.model.evidence import Evidence, Span
from macros.model.guard_words import GuardWords, Phrases, guard_words
from macros.model.sentences import Sentence, StoredText

Kind = Literal["negation", "condition", "hedge", "qualifier"]
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
    words = guard_words(stored.language)
    if words is None:
        return ()
    here = [one for one in evidences if one.checked and one.source == stored.source]
    spans = sorted({span for one in here for span in one.spans})
    gaps = sorted({(left[1], right[0]) for one in here for left, right in pairwise(one.spans)})
    found: set[LeftOutside] = set()
    for number in {sentence.number for span in (*spans, *gaps) for sentence in stored.sentences_between(*span)}:
        found |= set(_left_outside(stored.sentences[number - 1], words, spans, gaps))
    return tuple(sorted(found, key=lambda left: (left.start, left.kind)))


@dataclass(frozen=True)
class _Excerpt:
    """A sentence and what a statement takes from it: its stretches, and the words that `[…]` leaves out."""

    clauses: Clauses
    stretches: tuple[Run, ...]
    covered: frozenset[int]
    skipped: frozenset[int]


def _left_outside(
    sentence: Sentence,
    words: GuardWords,
    spans: Sequence[Span],
    gaps: Sequence[Span],
) -> Iterator[LeftOutside]:
    clauses = read_clauses(sentence.text, words)
    stretches = _touched(clauses, sentence, spans)
    excerpt = _Excerpt(clauses, stretches, _places(stretches), _places(_touched(clauses, sentence, gaps)))
    qualifiers = tuple(cut_numbers(sentence.text, stretches, words.language))
    kinds: tuple[tuple[Kind, Iterable[Run]], ...] = (
        ("negation", _negations(excerpt, words)),
        ("negation", _near_misses(excerpt, words, _places(qualifiers))),
        ("condition", _conditions(excerpt, words)),
        ("hedge", _hedges(excerpt, words)),
        ("qualifier", qualifiers),
    )
    for kind, runs in kinds:
        for first, last in runs:
            if not excerpt.covered.issuperset(range(first, last + 1)):
                start, end = clauses.tokens[first].start, clauses.tokens[last].end
                yield LeftOutside(kind, sentence.text[start:end], sentence.start + start)


def _touched(clauses: Clauses, sentence: Sentence, ranges: Sequence[Span]) -> tuple[Run, ...]:
    """Which words and marks of a sentence each range of the stored text touches."""
    runs = []
    for start, end in ranges:
        first = bisect_right(clauses.tokens, start - sentence.start, key=lambda token: token.end)
        behind = bisect_left(clauses.tokens, end - sentence.start, key=lambda token: token.start)
        runs += [(first, behind - 1)] if first < behind else []
    return tuple(runs)


def _places(runs: Iterable[Run]) -> frozenset[int]:
    return frozenset(place for first, last in runs for place in range(first, last + 1))


# --- what governs ------------------------------------------------------------------------------------------------


def _negations(excerpt: _Excerpt, words: GuardWords) -> Iterator[Run]:
    clauses = excerpt.clauses
    before = _before(excerpt, REACH) | excerpt.skipped
    after = _after(excerpt, REACH) | excerpt.skipped
    sides = (
        (clauses.negations, before | after),
        (clauses.runs(words.negations_before), before),
        (clauses.runs(words.negations_after), after),
    )
    for runs, reached in sides:
        for run in _reached(runs, reached):
            if not _exempt(run, excerpt, words.no_negations) and not clauses.numbers(run) and not _aside(run, excerpt):
                yield run
    for run in _reached(clauses.runs(words.distances), before):
        behind = clauses.tokens[run[1] + 1] if run[1] + 1 < len(clauses.tokens) else None
        if behind and behind.key not in words.definite and not behind.text[:1].isupper():
            yield run


def _near_misses(excerpt: _Excerpt, words: GuardWords, qualifying: frozenset[int]) -> Iterator[Run]:
    """Yield what says of the stretch that it all but happened; before a figure the same words qualify it."""
    yield from _reached(excerpt.clauses.runs(words.near_misses), _before(excerpt, 1) - qualifying)


def _conditions(excerpt: _Excerpt, words: GuardWords) -> Iterator[Run]:
    clauses = excerpt.clauses
    if not excerpt.stretches:  # the whole sentence is left out, its conditions with it
        return
    before = _before(excerpt, REACH)
    sides = {clauses.side(place) for place in excerpt.covered}
    open_ended = {run for run in clauses.runs(words.conditions) if _asks(run, clauses)}
    yield from _reached((*clauses.runs(words.conditions_before), *open_ended), before)
    inversions = tuple(clauses.inversions())
    conceding = {*inversions, *clauses.runs(words.precautions)}
    if_it_were = [run for run in clauses.runs(words.unreal) if any(t.key in words.would for t in clauses.tokens)]
    for run in (*clauses.runs(words.conditions), *inversions, *if_it_were, *_waited_for(excerpt, words)):
        if run in open_ended or _exempt(run, excerpt, words.no_conditions) or not _governs(run, excerpt, sides):
            continue
        if not _is_of_the_past(run, excerpt, conceding=run in conceding):
            yield run


def _governs(run: Run, excerpt: _Excerpt, sides: set[tuple[int, int]]) -> bool:
    """Whether a condition reaches the stretch.

    One at the sentence's start may govern all up to a semicolon, or to a colon behind the clause that it governs;
    elsewhere a contrast (", while") ends its reach, and, where no comma sets it off, a clause that is joined on.
    """
    clauses, first = excerpt.clauses, run[0]
    if first == 0:
        opens = clauses.up_to_comma(run[1] + 1).stop
        colon = next((at for at in range(opens, len(clauses.tokens)) if clauses.tokens[at].text == ":"), None)
        reached = [place for place in excerpt.covered if colon is None or place < colon]
        return any(clauses.side(place)[0] == 0 for place in reached)
    if clauses.side(first) not in sides:
        return False
    set_off = clauses.tokens[first - 1].text == ","
    return set_off or any(clauses.joined(place) == clauses.joined(first) for place in excerpt.covered)


def _is_of_the_past(run: Run, excerpt: _Excerpt, *, conceding: bool) -> bool:
    """Whether a sentence concedes, remarks or guards against something rather than states a condition.

    "If they were tired, they hid it"; "should the reader wonder, the book was a serial"; "closed it in case …".
    """
    clauses = excerpt.clauses
    if run[0] and not conceding:
        return False
    condition = range(run[0], clauses.up_to_comma(run[1] + 1).stop)
    ahead, past = _within(clauses.ahead, condition), _within(clauses.past, condition)
    return ahead == len(clauses.ahead) and past < len(clauses.past) and (conceding or past > 0)


def _within(places: Sequence[int], stretch: range) -> int:
    """How many of some places, in order, lie within a stretch."""
    return bisect_left(places, stretch.stop) - bisect_left(places, stretch.start)


def _aside(run: Run, excerpt: _Excerpt) -> bool:
    """Whether a negation behind the stretch denies a reason or place and leaves what is told: "not because …, but"."""
    last = max((last for _, last in excerpt.stretches if last < run[0]), default=None)
    if last is None or not excerpt.clauses.denies_aside(run):
        return False
    token = excerpt.clauses.tokens[last]
    return token.key not in excerpt.clauses.words.auxiliaries or token.text[:1].isupper()  # "in May"


def _waited_for(excerpt: _Excerpt, words: GuardWords) -> Iterator[Run]:
    """Yield the words that open a clause for which what the stretch tells has yet to wait: "will reopen once …"."""
    clauses = excerpt.clauses
    reached = excerpt.covered | _before(excerpt) | _after(excerpt)
    for run in clauses.runs(words.waiting):
        waited_for = frozenset(clauses.up_to_comma(run[1] + 1))
        if excerpt.covered.isdisjoint(waited_for) and clauses.tells(waited_for):
            yield from (run for _ in islice(_reached(clauses.runs(words.ahead), reached - waited_for), 1))


def _hedges(excerpt: _Excerpt, words: GuardWords) -> Iterator[Run]:
    reached = _before(excerpt) | _after(excerpt)
    for run in _reached(excerpt.clauses.runs(words.hedges), reached):
        first = excerpt.clauses.tokens[run[0]]
        capitalised = first.key in words.capitalised and first.text[:1].isupper()
        if not capitalised and not _exempt(run, excerpt, words.no_hedges):
            yield run


# --- whether it reaches ------------------------------------------------------------------------------------------


def _before(excerpt: _Excerpt, limit: int | None = None) -> frozenset[int]:
    """The words of the clause before any stretch, as many as the limit says from each."""
    return _reach(excerpt.clauses.before, (first for first, _ in excerpt.stretches), limit)


def _after(excerpt: _Excerpt, limit: int | None = None) -> frozenset[int]:
    return _reach(excerpt.clauses.after, (last for _, last in excerpt.stretches), limit)


def _reach(
    walk: Callable[[int], Iterator[int]],
    edges: Iterable[int],
    limit: int | None,
) -> frozenset[int]:
    return frozenset(place for edge in edges for place in islice(walk(edge), limit))


def _reached(runs: Iterable[Run], reached: frozenset[int]) -> Iterator[Run]:
    return (run for run in runs if not reached.isdisjoint(range(run[0], run[1] + 1)))


def _exempt(run: Run, excerpt: _Excerpt, phrases: Phrases) -> bool:
    """Whether the words belong to a phrase of another sense ("not only") that the stretch does not cut in two."""
    return any(
        excerpt.covered.isdisjoint(range(first, last + 1)) for first, last in excerpt.clauses.runs_around(run, phrases)
    )


def _asks(run: Run, clauses: Clauses) -> bool:
    """Whether the word asks ("asked if") rather than states a condition."""
    before = [token.key for token in clauses.tokens[max(0, run[0] - 2) : run[0]] if not token.is_mark]
    asks = clauses.tokens[run[0]].key in clauses.words.asked_by
    return asks and any(key in clauses.words.asking for key in before)
