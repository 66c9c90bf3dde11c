"""A text in the editor's words denies what its evidence denies, and nothing else.

Quotations are compared word by word; a title, a description or the text of a claim is not. So one small word may turn
it round: "also" written as "not", or "did not approve" told as "approved". An `inference` answers for both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from macros.check.clauses import read_clauses
from macros.check.evidence import PlacedEvidence, Resolved
from macros.check.phrases import Run
from macros.model.guard_words import GuardWords, guard_words
from macros.model.record import Record, Statement, gated_texts, quantities
from macros.problems import Problem, problem

_ADVICE = frozenset({"how_to_read"})  # tells how to take the fact; what it warns of, no source need deny
_REACH = 6  # words behind a negation that it governs, as the context guard has it
_STEM = 5  # letters by which "approve" is "approved"
_CONTENT = 4  # letters of a word that says something


def check_negations(records: tuple[Record, ...], resolved: Resolved, language: str) -> tuple[Problem, ...]:
    """Texts that deny what no sentence of theirs does, or that leave out the denial of what they tell."""
    words = guard_words(language)
    if words is None:
        return ()
    return tuple(
        found
        for record in records
        if isinstance(record, Statement) and not record.inference
        for found in _of(record, resolved, words)
    )


def _of(record: Statement, resolved: Resolved, words: GuardWords) -> Iterator[Problem]:
    read = [_read(placed, resolved) for placed in resolved.evidence.get(record.id, ())]
    known = [one for one in read if one is not None]
    if not known or len(known) < len(read):
        return  # a private text that is absent, or a language without a list: nobody can tell
    texts = tuple((path, text) for path, text in gated_texts(record) if path[0] not in _ADVICE)
    told = " ".join((*(text for _, text in texts), *(quantity.words for _, quantity in quantities(record))))
    for path, text in texts:
        added = _denials(text, words)
        if added and not any(_denials(sentences, of_source) for _, sentences, of_source in known):
            message = f'{path[0]} of "{record.id}" says "{_shown(text, added[0], words)}", its evidence denies nothing'
            yield problem("negation-added", record.at(*path), message)
    if _denials(told, words):
        return
    for placed, _, of_source in known:
        for left_out in _left_out(placed.evidence.exact, told, of_source):
            message = f'"{record.id}" leaves out "{left_out}", which its evidence says of what it tells'
            yield problem("negation-left-out", record.at(*placed.path), message)
            return


def _read(placed: PlacedEvidence, resolved: Resolved) -> tuple[PlacedEvidence, str, GuardWords] | None:
    """A stretch with the sentences it stands in, and the words of their language."""
    stored = resolved.texts.get(placed.evidence.source)
    words = guard_words(stored.language) if stored else None
    if stored is None or words is None or not placed.evidence.checked:
        return None
    return placed, " ".join(stored.sentences[number - 1].text for number in placed.evidence.sentences), words


def _denials(text: str, words: GuardWords) -> list[Run]:
    """Where a text denies; "not only" and the like deny nothing."""
    clauses = read_clauses(text, words)
    runs = (*clauses.negations, *clauses.runs(words.negations_before))
    exempt = {run for run in runs if any(True for _ in clauses.runs_around(run, words.no_negations))}
    return [run for run in runs if run not in exempt and not clauses.numbers(run)]


def _shown(text: str, run: Run, words: GuardWords) -> str:
    tokens = read_clauses(text, words).tokens
    return text[tokens[run[0]].start : tokens[run[1]].end]


def _left_out(stretch: str, told: str, words: GuardWords) -> Iterator[str]:
    """Negations of a stretch of which a text repeats what they govern: its first word, three quarters of the rest."""
    clauses = read_clauses(stretch, words)
    repeated = {token.key[:_STEM] for token in read_clauses(told, words).tokens}
    for run in _denials(stretch, words):
        behind = [clauses.tokens[place].key for place in islice(clauses.after(run[1]), _REACH)]
        content = [key[:_STEM] for key in behind if len(key) >= _CONTENT]
        if content and content[0] in repeated and sum(key in repeated for key in content) * 4 >= len(content) * 3:
            yield _shown(stretch, run, words)
