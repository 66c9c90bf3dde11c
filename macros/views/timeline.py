"""The timeline: events in order of their dates as given, and those with none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macros.graph import Dossier
from macros.kinds.event import Event
from macros.kinds.topic import Topic
from macros.model.dates import Day, EdtfDate
from macros.views.view import Group, View

# Below it a bare number could be anything.
_THOUSAND = 1000


@dataclass(frozen=True)
class Timeline:
    """Dated events in order, grouped by year, and the undated ones."""

    years: tuple[Group, ...]
    undated: tuple[Event, ...]

    @property
    def dated(self) -> tuple[Event, ...]:
        """Those with a date, in order of it."""
        return tuple(event for group in self.years for event in group.records if isinstance(event, Event))


def timeline(
    view: View,
    since: EdtfDate | None = None,
    until: EdtfDate | None = None,
    actor: str | None = None,
    topic: str | None = None,
) -> Timeline:
    """The events that may lie between `since` and `until`, with this actor, in this topic.

    An event is in when any day of its date can be: what is uncertain is never dropped for it.
    """
    wanted: list[Callable[[Event], bool]] = []
    if actor:
        wanted.append(lambda event: any(participant.actor == actor for participant in event.actors))
    if topic:
        members = _members(view.dossier, topic)
        wanted.append(lambda event: event.id in members)
    if since or until:
        wanted.append(lambda event: event.date is not None and _may_lie(event.date, since, until))
    events = [event for event in view.dossier.of(Event) if all(fits(event) for fits in wanted)]
    dated = view.dossier.in_order(events) if wanted else view.dossier.dated_events
    undated = tuple(event for event in events if not event.date)
    return Timeline(_by_year(dated), undated)


def _members(dossier: Dossier, topic_id: str) -> frozenset[str]:
    topic = dossier.records[topic_id]
    return frozenset(topic.members) if isinstance(topic, Topic) else frozenset()


def _may_lie(date: EdtfDate, since: EdtfDate | None, until: EdtfDate | None) -> bool:
    begins = since.lower if since else None
    ends = until.upper if until else None
    after_start = begins is None or date.upper is None or date.upper >= begins
    before_end = ends is None or date.lower is None or date.lower <= ends
    return after_start and before_end


def _by_year(events: Iterable[Event]) -> tuple[Group, ...]:
    years: dict[str, list[Event]] = {}
    for event in events:
        years.setdefault(_year(event), []).append(event)
    return tuple(Group(year, tuple(found)) for year, found in years.items())


def _year(event: Event) -> str:
    """The heading of its year, or of its years where the date may fall in several."""
    assert event.date is not None
    if event.date.members:
        return " or ".join(dict.fromkeys(_years(member.lower, member.upper) for member in event.date.members))
    return _years(event.date.lower, event.date.upper)


def _years(first: Day | None, last: Day | None) -> str:
    if first and last:
        return _named(first[0]) if first[0] == last[0] else f"{_named(first[0])} to {_named(last[0])}"
    return f"{_named(first[0])} and after" if first else f"{_named(last[0])} and before" if last else "No year"


def _named(year: int) -> str:
    """A year in words: astronomical year 0 is 1 BC (ISO 8601)."""
    if year <= 0:
        return f"{1 - year} BC"
    return f"AD {year}" if year < _THOUSAND else str(year)
