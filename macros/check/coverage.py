"""Every sentence of a source has a record that rests on it, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.check.evidence import Resolved, told
from macros.kinds.source import Source
from macros.model.evidence import Evidence, Miss, locate
from macros.model.record import Record
from macros.model.sentences import StoredText
from macros.problems import Location, Problem, problem

Sentence = tuple[str, int]  # source id and sentence number


def covered(resolved: Resolved) -> frozenset[Sentence]:
    """The sentences on which at least one record rests."""
    return frozenset(
        (placed.evidence.source, number)
        for found in resolved.evidence.values()
        for placed in found
        for number in placed.evidence.sentences
    )


def excused(records: tuple[Record, ...], resolved: Resolved) -> Mapping[Sentence, str]:
    """The sentences that a source lists as `uncovered`, with the reason."""
    found: dict[Sentence, str] = {}
    for source, stored in _with_text(records, resolved):
        for entry in source.uncovered:
            outcome = locate(entry.text, stored, least_words=1)
            if isinstance(outcome, Evidence):
                found |= {(source.id, number): entry.reason for number in outcome.sentences}
    return found


def unaccounted(records: tuple[Record, ...], resolved: Resolved) -> tuple[Sentence, ...]:
    """The sentences of all stored texts with neither record nor reason, in order."""
    known = covered(resolved) | set(excused(records, resolved))
    return tuple(
        (name, sentence.number)
        for name, stored in sorted(resolved.texts.items())
        for sentence in stored.sentences
        if (name, sentence.number) not in known
    )


def check_coverage(records: tuple[Record, ...], resolved: Resolved) -> tuple[Problem, ...]:
    """`uncovered` and `sic` hold words of the source, and no record rests on what is uncovered."""
    problems: list[Problem] = []
    rested_on = covered(resolved)
    for source, stored in _with_text(records, resolved):
        for index, entry in enumerate(source.uncovered):
            location = source.at("uncovered", index, "text")
            outcome = _found(entry.text, source, stored, location, problems)
            if outcome and any((source.id, number) in rested_on for number in outcome.sentences):
                message = f'a record does rest on "{entry.text}"'
                problems.append(problem("uncovered-but-used", location, message))
        for index, odd in enumerate(source.sic):
            _found(odd.text, source, stored, source.at("sic", index, "text"), problems)
    return tuple(problems)


def _with_text(records: tuple[Record, ...], resolved: Resolved) -> Iterator[tuple[Source, StoredText]]:
    for record in records:
        if isinstance(record, Source) and record.id in resolved.texts:
            yield record, resolved.texts[record.id]


def _found(
    text: str, source: Source, stored: StoredText, location: Location, problems: list[Problem]
) -> Evidence | None:
    outcome = locate(text, stored, least_words=1)
    if isinstance(outcome, Miss):
        code = "quote-ambiguous" if outcome.cause == "twice" else "quote-not-found"
        said = "stands more than once in" if code == "quote-ambiguous" else "does not stand in"
        message = f'"{text}" {said} "{stored.source}": {told(outcome, private=source.publish == "none")}'
        problems.append(problem(code, location, message))
        return None
    return outcome
