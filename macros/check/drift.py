"""Source drift: statements whose sentence is no longer the one that an editor accepted.

A text may change after a fact was taken from it, and the words of the fact may stand there still, beside a "not"
that is new. Nothing here judges that: it tells whom to read again. `accept` records the state as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.check.evidence import PlacedEvidence, Resolved
from macros.load.files import AuthorFile
from macros.model.matched import Matched, MatchedStretch, read_matched, text_hash, words_hash
from macros.model.record import Record, Statement
from macros.problems import Location, Problem, problem

CURED_BY_ACCEPT = frozenset({"source-drift", "bad-matched"})


def accepted_state(file: AuthorFile | None) -> Matched | None:
    """What an editor accepted last; None where nobody did, or where the file cannot be read (a problem of its own)."""
    matched = read_matched(file.text) if file else None
    return matched if isinstance(matched, Matched) else None


def check_drift(file: AuthorFile | None, records: tuple[Record, ...], resolved: Resolved) -> tuple[Problem, ...]:
    """What changed below the statements since they were accepted; nothing where nobody ever accepted."""
    if file is None:
        return ()
    matched = read_matched(file.text)
    if isinstance(matched, str):
        return (problem("bad-matched", Location(file.path), f"{file.path} cannot be read: {matched}"),)
    changed = {
        name for name, text in resolved.texts.items() if matched.texts.get(name, "") not in ("", text_hash(text.text))
    }
    statements = (record for record in records if isinstance(record, Statement))
    return tuple(drift for record in statements for drift in _of(record, changed, matched, resolved))


def _of(record: Statement, changed: set[str], matched: Matched, resolved: Resolved) -> Iterator[Problem]:
    before = {
        digest: number
        for stretch in matched.statements.get(record.id, ())
        if stretch.source in changed
        for number, digest in stretch.sentences
    }
    told: set[tuple[str, int]] = set()
    for placed in resolved.evidence.get(record.id, ()):
        source = placed.evidence.source
        for number, digest in sentence_hashes(placed, resolved) if source in changed and before else ():
            if (source, number) in told or before.get(digest) == number:
                continue
            told.add((source, number))
            at = record.at(*placed.path)
            if digest in before:
                message = f'S{before[digest]} of "{source}", on which "{record.id}" rests, is S{number} now'
                yield problem("source-moved", at, message)
            else:
                message = f'S{number} of "{source}", on which "{record.id}" rests, changed since it was accepted'
                yield problem("source-drift", at, message)


def sentence_hashes(placed: PlacedEvidence, resolved: Resolved) -> tuple[tuple[int, str], ...]:
    """The sentences that a stretch touches, as (number, hash); none where its text is absent."""
    stored = resolved.texts.get(placed.evidence.source)
    if stored is None:
        return ()
    return tuple((number, words_hash(stored.sentences[number - 1].text)) for number in placed.evidence.sentences)


def accept(records: tuple[Record, ...], resolved: Resolved, before: Matched | None, today: str) -> Matched:
    """The state as it stands; of texts that are private and absent, what was recorded stays."""
    texts = dict(before.texts) if before else {}
    sources = {record.id for record in records if record.kind == "source"}
    texts = {name: digest for name, digest in texts.items() if name in sources}
    texts |= {name: text_hash(stored.text) for name, stored in resolved.texts.items()}
    statements = {
        record.id: tuple(_stretches(record.id, resolved, before)) for record in records if isinstance(record, Statement)
    }
    return Matched(accepted=today, texts=dict(sorted(texts.items())), statements=dict(sorted(statements.items())))


def _stretches(record: str, resolved: Resolved, before: Matched | None) -> Iterator[MatchedStretch]:
    for placed in resolved.evidence.get(record, ()):
        words = words_hash(placed.evidence.exact)
        if placed.evidence.checked:
            yield MatchedStretch(
                source=placed.evidence.source, words=words, sentences=sentence_hashes(placed, resolved)
            )
        elif (kept := last_match(record, placed, before)) is not None:
            yield kept


def last_match(record: str, placed: PlacedEvidence, before: Matched | None) -> MatchedStretch | None:
    """What was recorded of a stretch that cannot be looked up here: these very words, in this source."""
    recorded: Mapping[str, tuple[MatchedStretch, ...]] = before.statements if before else {}
    words = words_hash(placed.evidence.exact)
    return next(
        (one for one in recorded.get(record, ()) if (one.source, one.words) == (placed.evidence.source, words)), None
    )


def known_before(resolved: Resolved, before: Matched | None) -> int:
    """How many of the stretches that cannot be looked up here were found when the facts were last accepted."""
    return sum(
        not placed.evidence.checked and last_match(record, placed, before) is not None
        for record, found in resolved.evidence.items()
        for placed in found
    )
