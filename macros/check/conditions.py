"""Conditions of a sentence, and which of them reach what a statement takes from it.

A condition governs its sentence, be it long; but a remark ("if they were tired, they hid it") states none, and what
is joined on (", and will sell it if …"), quoted, or parted by a contrast has conditions of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from macros.check.clauses import Clauses
from macros.check.excerpts import Excerpt, reached
from macros.check.phrases import Run


def conditions(excerpt: Excerpt, reach: int) -> Iterator[Run]:
    """Yield the words that make an excerpt conditional; those that only leave open what follows reach so far."""
    clauses, words = excerpt.clauses, excerpt.words
    if not excerpt.stretches:  # the whole sentence is left out, its conditions with it
        return
    asked = {run for run in clauses.runs(words.conditions) if _asks(run, clauses)}
    yield from reached((*clauses.runs(words.conditions_before), *asked), excerpt.before(reach))
    inversions = tuple(clauses.inversions())
    conceding = {*inversions, *clauses.runs(words.precautions)}
    for run in (
        *clauses.runs(words.conditions),
        *inversions,
        *_unreal(excerpt),
        *_supposed(excerpt),
        *_waited_for(excerpt),
    ):
        if run in asked or excerpt.exempt(run, words.no_conditions) or not _governs(run, excerpt):
            continue
        if not _concedes(run, clauses, conceding=run in conceding):
            yield run


def _asks(run: Run, clauses: Clauses) -> bool:
    """Whether the word asks ("asked if") rather than states a condition."""
    before = [token.key for token in clauses.tokens[max(0, run[0] - 2) : run[0]] if not token.is_mark]
    asks = clauses.tokens[run[0]].key in clauses.words.asked_by
    return asks and any(key in clauses.words.asking for key in before)


def _unreal(excerpt: Excerpt) -> tuple[Run, ...]:
    """What opens a condition where the sentence says what would be: "but for him, they would have drowned"."""
    would = any(token.key in excerpt.words.would for token in excerpt.clauses.tokens)
    return excerpt.clauses.runs(excerpt.words.unreal) if would else ()


def _supposed(excerpt: Excerpt) -> Iterator[Run]:
    """Yield what opens a clause of what is supposed: ", assuming the court agrees", not "after assuming power"."""
    clauses = excerpt.clauses
    for run in clauses.runs(excerpt.words.supposing):
        opens = run[0] == 0 or clauses.tokens[run[0] - 1].text == ","
        if opens and clauses.tells(clauses.up_to_comma(run[1] + 1)):
            yield run


def _waited_for(excerpt: Excerpt) -> Iterator[Run]:
    """Yield the words that open a clause for which what lies ahead has yet to wait: "will reopen once …".

    Neither what waits nor what it waits for is so yet.
    """
    clauses = excerpt.clauses
    around = excerpt.covered | excerpt.before() | excerpt.after()
    for run in clauses.runs(excerpt.words.waiting):
        waited_for = frozenset(clauses.up_to_comma(run[1] + 1))
        ahead = reached(clauses.runs(excerpt.words.ahead), around - waited_for)
        if excerpt.covered.isdisjoint(waited_for):
            yield from (run for _ in islice(ahead, 1) if clauses.tells(waited_for))
        elif excerpt.covered <= waited_for and _within(clauses.ahead, range(run[0])):
            yield run


# --- whether it reaches ------------------------------------------------------------------------------------------


def _governs(run: Run, excerpt: Excerpt) -> bool:
    clauses, first = excerpt.clauses, run[0]
    within = clauses.relative_clause(first)
    if _is_quoted_apart(run, excerpt) or (within and excerpt.covered.isdisjoint(within)):
        return False
    if first == 0:
        return _governs_from_the_start(run, excerpt)
    if all(clauses.side(place) != clauses.side(first) for place in excerpt.covered):
        return False
    if clauses.tokens[first - 1].text == ",":  # set off, it may govern all that is joined
        return True
    if all(clauses.joined(place) != clauses.joined(first) for place in excerpt.covered):
        return False
    # "closed in May and will sell the site if …": the words ahead between the two take it.
    last = max(excerpt.covered)
    own = first < last or _within(clauses.ahead, range(min(excerpt.covered), last + 1))
    return bool(own) or not (_within(clauses.ahead, range(last + 1, first)) and _tells(excerpt))


def _tells(excerpt: Excerpt) -> bool:
    """Whether a stretch tells something by itself: a verb of it, or its clause, says what was or is."""
    clauses = excerpt.clauses
    return any(
        place in excerpt.covered and (place in clauses.past or clauses.is_auxiliary(place))
        for place in range(min(excerpt.covered), max(excerpt.covered) + 1)
    )


def _governs_from_the_start(run: Run, excerpt: Excerpt) -> bool:
    """Up to a semicolon, a colon behind the clause that it governs, or a contrast behind which something was done."""
    clauses = excerpt.clauses
    opens = clauses.up_to_comma(run[1] + 1).stop
    colon = next((at for at in range(opens, len(clauses.tokens)) if clauses.tokens[at].text == ":"), None)
    within = [place for place in excerpt.covered if colon is None or place < colon]
    if all(clauses.side(place)[0] for place in within):
        return False
    contrasted = all(clauses.side(place) != clauses.side(0) for place in excerpt.covered)
    was = any(place in excerpt.covered for place in clauses.past)
    return not (contrasted and was and excerpt.covered.isdisjoint(clauses.ahead))


def _is_quoted_apart(run: Run, excerpt: Excerpt) -> bool:
    """Whether a condition and what it governs are quoted, and the stretch is not: “If we knew, we would go,” said …."""
    clauses = excerpt.clauses
    if not clauses.quoted(run[0]) or any(clauses.quoted(place) for place in excerpt.covered):
        return False
    behind = clauses.up_to_comma(run[1] + 1).stop
    return run[0] > 1 or clauses.quoted(min(behind + 1, len(clauses.tokens) - 1))


def _concedes(run: Run, clauses: Clauses, *, conceding: bool) -> bool:
    """Whether a sentence concedes, remarks or guards against something rather than states a condition.

    "If they were tired, they hid it"; "should the reader wonder, the book was a serial"; "closed it in case …";
    "finished fourth, if some way behind".
    """
    condition = range(run[0], clauses.up_to_comma(run[1] + 1).stop)
    ahead, past = _within(clauses.ahead, condition), _within(clauses.past, condition)
    if ahead < len(clauses.ahead) or past == len(clauses.past):
        return False
    if run[0] and not conceding:
        is_bare = not past and not any(clauses.is_auxiliary(place) for place in condition)
        return is_bare and clauses.tokens[run[0] - 1].text == "," and run[1] == run[0]
    return conceding or past > 0


def _within(places: Sequence[int], stretch: range) -> int:
    """How many of some places, in order, lie within a stretch."""
    return bisect_left(places, stretch.stop) - bisect_left(places, stretch.start)
