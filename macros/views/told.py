"""What a record tells beside its name, a few words each: in its card, and in its row of a list."""

from __future__ import annotations

from collections.abc import Iterator

from macros.kinds.quote import Quote
from macros.kinds.source import Source
from macros.kinds.topic import Topic
from macros.model.quantities import Quantity
from macros.model.record import Record, Statement
from macros.views.actors import Actors
from macros.views.facts import Facts
from macros.views.sources import Sources
from macros.views.view import View
from macros.views.words import counted


def in_few_words(view: View, record: Record) -> tuple[str, ...]:
    """Date, value, speaker, counts: whatever of them it has."""
    value, unit = (getattr(record, field, None) for field in ("value", "unit"))
    told = list(_dates(view, record))
    if isinstance(value, Quantity):
        told.append(f"{value.words} {unit}" if unit else value.words)
    if getattr(record, "planned", False):
        told.append("planned")
    if isinstance(record, Statement) and record.speaker and not isinstance(record, Quote):  # whose heading says it
        told.append(f"said by {view.speaker(record)}")
    told += _of_others(view, record)
    if getattr(record, "deprecated", None):
        told.append("no longer holds")
    return tuple(told)


def beside(view: View, record: Record) -> tuple[str, ...]:
    """What its row of a list tells beside its name and its speaker: date, who it is, what rests on it."""
    role = getattr(record, "role", None)
    if isinstance(record, Source) and record.cited_in:
        return tuple(_cited(view, record))
    return (*((role,) if role else ()), *_dates(view, record), *_of_others(view, record))


def _cited(view: View, record: Source) -> Iterator[str]:
    """When it is of; and where it is cited, if there is a choice."""
    yield Facts(view).source_words(record, titled=False)
    if len(view.dossier.read_sources) > 1:
        yield f"cited in “{view.heading(record.cited_in or '')}”"


def _dates(view: View, record: Record) -> Iterator[str]:
    date = getattr(record, "date", None)
    if date:
        yield view.date(record, date)


def _of_others(view: View, record: Record) -> Iterator[str]:
    """What the dossier holds of it: facts that name it, sentences that carry facts, records that belong to it."""
    if isinstance(record, Source):
        yield Facts(view).source_words(record, titled=False)
        told = Sources(view)
        yield (told.line(record) if record.cited_in else told.coverage_line(record)).rstrip(".")
    elif isinstance(record, Topic) and record.members:
        yield counted(len(record.members), "record")
    elif record.names:
        yield Actors(view).counts(record.id)
