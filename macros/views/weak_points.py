"""Where the dossier is weak: always shown, never hidden, never a failure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.graph import Dossier
from macros.kinds.actor import Actor
from macros.kinds.claim import Claim
from macros.kinds.event import Event
from macros.kinds.quote import Quote
from macros.kinds.statistic import Statistic
from macros.model.fields import UNNAMED
from macros.model.record import Record, Statement
from macros.views.sentences import SentenceShown, sentence_parts
from macros.views.view import View


@dataclass(frozen=True)
class WeakPoint:
    """One sort of weakness, why it matters, and the records it holds for."""

    title: str
    meaning: str
    records: tuple[Record, ...]
    sentences: tuple[tuple[SentenceShown, str], ...] = ()


def weak_points(view: View) -> tuple[WeakPoint, ...]:
    """All sorts of weakness, those without a case left out."""
    found = [WeakPoint(title, meaning, records_of(view.dossier)) for title, meaning, records_of in _SORTS]
    found.append(WeakPoint("Sentences without a record", "No fact rests on them, and why.", (), _bare_sentences(view)))
    return tuple(point for point in found if point.records or point.sentences)


def single_source(dossier: Dossier) -> bool:
    """Whether everything rests on one source."""
    return len(dossier.read_sources) == 1


def _with_standing(dossier: Dossier, standing: str) -> tuple[Statement, ...]:
    return tuple(record for record in dossier.statements if dossier.standing(record) == standing)


def _unquoted(dossier: Dossier) -> tuple[Actor, ...]:
    return tuple(
        actor
        for actor in dossier.of(Actor)
        if actor.type == "person"
        and not dossier.naming(actor.id, Quote, "by")
        and not dossier.naming(actor.id, Claim, "by")
    )


def _told(dossier: Dossier, code: str) -> tuple[Record, ...]:
    """The statements of which a check told this, at one of their stretches."""
    places = {problem.location for problem in dossier.weak if problem.code == code}
    return tuple(
        record
        for record in dossier.statements
        if any(record.at(*placed.path) in places for placed in dossier.evidence(record.id))
    )


def _outdated_reviews(dossier: Dossier) -> tuple[Record, ...]:
    places = {problem.location for problem in dossier.weak if problem.code == "review-outdated"}
    records = (record for record in dossier.records.values() if record.paged and record.reviewed)
    return tuple(record for record in records if record.at("reviewed") in places)


def _unchecked(dossier: Dossier) -> tuple[Statement, ...]:
    return tuple(
        record
        for record in dossier.statements
        if any(not placed.evidence.checked for placed in dossier.evidence(record.id))
    )


def _orphans(dossier: Dossier) -> tuple[Record, ...]:
    return tuple(
        record
        for record in dossier.statements
        if record.paged and record.kind not in {"quote", "claim", "relation"} and not dossier.links_to(record.id)
    )


def _bare_sentences(view: View) -> tuple[tuple[SentenceShown, str], ...]:
    """Sentences on which nothing rests, with the reason, or with none."""
    dossier = view.dossier
    shown = []
    for source in dossier.read_sources:
        stored = dossier.text_of(source.id)
        for sentence in stored.sentences if stored and source.publish == "full" else ():
            if not dossier.facts_on.get((source.id, sentence.number)):
                label = f"{dossier.letters[source.id]}{sentence.number}"
                words = SentenceShown(source.id, sentence.number, label, sentence_parts(sentence, ()))
                reason = dossier.excused.get((source.id, sentence.number), "not yet accounted for")
                shown.append((words, reason))
    return tuple(shown)


def _inferred(dossier: Dossier) -> tuple[Statement, ...]:
    """By standing, or behind what someone says: being attributed does not make a step less of one."""
    return tuple(record for record in dossier.statements if dossier.rests_on_inference(record))


def _inferred_dates(dossier: Dossier) -> tuple[Statement, ...]:
    return tuple(record for record in dossier.statements if record.date_note)


def _undated(dossier: Dossier) -> tuple[Event, ...]:
    return tuple(event for event in dossier.of(Event) if not event.date)


def _undated_figures(dossier: Dossier) -> tuple[Statistic, ...]:
    return tuple(figure for figure in dossier.of(Statistic) if not (figure.as_of or figure.period or figure.series))


def _unnamed(dossier: Dossier) -> tuple[Statement, ...]:
    return tuple(record for record in dossier.statements if record.speaker == UNNAMED)


_SORTS: tuple[tuple[str, str, Callable[[Dossier], tuple[Record, ...]]], ...] = (
    (
        "Disputed",
        "Sources or speakers disagree; both sides are shown on each page.",
        lambda dossier: _with_standing(dossier, "disputed"),
    ),
    (
        "Inferred",
        "The editor took a step beyond the words; each page shows the step.",
        _inferred,
    ),
    (
        "Dates worked out by the editor",
        "The source does not give the date, or not all of it; each page shows how it was found.",
        _inferred_dates,
    ),
    ("Undated events", "The source gives no date.", _undated),
    ("Undated figures", "The source does not say for when they hold.", _undated_figures),
    ("Said by someone unnamed", "The source does not say who says it.", _unnamed),
    ("Persons who are not quoted", "They are named, but no words of theirs are reported.", _unquoted),
    (
        "Cut from a hedged sentence",
        "A word such as “could” or “likely” stands just outside the quoted words.",
        lambda dossier: _told(dossier, "cut-hedge"),
    ),
    (
        "Beside somebody’s words",
        "Somebody speaks in the sentence. Whether they say this too, or the source does, the fact does not tell.",
        lambda dossier: _told(dossier, "cut-speech"),
    ),
    (
        "Changed since they were reviewed",
        "Someone looked at them, and then the record, its sentences or its source changed.",
        _outdated_reviews,
    ),
    (
        "Moved in their source",
        "The sentence stands elsewhere in the text since the facts were last read against it.",
        lambda dossier: _told(dossier, "source-moved"),
    ),
    (
        "Not re-checked here",
        "The text is private and absent, so the words could not be looked up in this build.",
        _unchecked,
    ),
    ("Named by no other record", "Nothing in the dossier leads to them but indexes and sentences.", _orphans),
)
