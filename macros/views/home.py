"""The home page's parts: what a newcomer sees first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import networkx as nx

from macros.check.drift import known_before
from macros.drawing.coverage_bar import Bar
from macros.graph import AnyRecord, Dossier
from macros.kinds.actor import Actor
from macros.kinds.event import Event
from macros.kinds.quote import Quote
from macros.kinds.source import Source
from macros.kinds.statistic import Statistic
from macros.model.dates import parse_date
from macros.model.record import Record, Statement
from macros.views.coverage import strips
from macros.views.sources import Sources
from macros.views.view import View
from macros.views.words import counted, in_words, plural_of

HomePart = Literal[
    "head", "key-facts", "standings", "what-happened", "timeline", "actors", "quotes", "disputed", "browse", "download"
]
PARTS: tuple[HomePart, ...] = (
    "head",
    "key-facts",
    "standings",
    "what-happened",
    "timeline",
    "actors",
    "quotes",
    "disputed",
    "browse",
    "download",
)
_LEADING = 6


@dataclass(frozen=True)
class Home:
    """The choices of `dossier.yml`, or what the dossier has most of where it makes none."""

    view: View

    @property
    def dossier(self) -> Dossier:
        """The facts."""
        return self.view.dossier

    def key_facts(self) -> tuple[Statistic, ...]:
        """The figures to lead with."""
        return self._chosen(self.dossier.settings.home.key_facts, Statistic)

    def actors(self) -> tuple[Actor, ...]:
        """The main actors."""
        return self._chosen(self.dossier.settings.home.actors, Actor)

    def events(self) -> tuple[Event, ...]:
        """The events of the short timeline, by date."""
        found = self._chosen(self.dossier.settings.home.events, Event)
        return tuple(sorted(found, key=lambda event: (event.date is None, event.date.sort_key if event.date else ())))

    def quotes(self) -> tuple[Quote, ...]:
        """Two quotes, direct speech first."""
        found = self._chosen(self.dossier.settings.home.quotes, Quote)
        return tuple(sorted(found, key=lambda quote: not quote.is_direct))[:2]

    @cached_property
    def rivals(self) -> tuple[tuple[Statement, ...], ...]:
        """Statements that cannot all be right, the sides of each matter together.

        Every matter of which the editors chose a side, in their order; then others until there are `_LEADING`.
        """
        against = self.dossier.contradictions
        standing = {record.id: record for record in self.dossier.statements if not record.deprecated}
        order = {name: place for place, name in enumerate(dict.fromkeys((*self._unsettled, *standing)))}
        tied = nx.Graph((name, other) for name in standing for other in against.get(name, ()) if other in standing)
        matters = sorted(
            (sorted(names, key=order.__getitem__) for names in nx.connected_components(tied)),
            key=lambda names: order[names[0]],
        )
        chosen = sum(not self._unsettled.keys().isdisjoint(names) for names in matters)
        return tuple(tuple(standing[name] for name in names) for names in matters[: max(chosen, _LEADING)])

    @cached_property
    def unknown(self) -> tuple[Record, ...]:
        """What else the editors chose as disputed or unknown; then what is disputed with no other side to show."""
        shown = {side.id for sides in self.rivals for side in sides}
        chosen = [record for name, record in self._unsettled.items() if name not in shown]
        alone = [
            record
            for record in self.dossier.statements
            if self.dossier.standing(record) == "disputed" and not self.dossier.contradictions.get(record.id)
        ]
        return tuple({record.id: record for record in (*chosen, *alone[: max(0, _LEADING - len(chosen))])}.values())

    @property
    def _unsettled(self) -> dict[str, Record]:
        return {name: self.dossier.records[name] for name in self.dossier.settings.home.disputed}

    def strips(self) -> tuple[tuple[Source, Bar, str], ...]:
        """A thin bar for each published text, with what it shows in words."""
        sources = Sources(self.view)
        return tuple((source, bar, sources.coverage_line(source)) for source, bar in strips(self.dossier))

    def strips_line(self) -> str:
        """What the strips show, in a sentence."""
        several = len(strips(self.dossier)) > 1
        what = "The sources, sentence by sentence" if several else "The source, sentence by sentence"
        return f"{what}: the darker, the more facts rest on it."

    def _chosen(self, names: tuple[str, ...], cls: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        chosen = tuple(found for name in names if isinstance(found := self.dossier.records[name], cls))
        return chosen or self.dossier.of(cls)[:_LEADING]

    def meta(self) -> str:
        """`As of …; one article and four sources cited in it; 28 sentences, 120 facts`."""
        read, cited = self.dossier.read_sources, self._cited()
        sources = self._sources_in_words(len(read))
        if cited:
            inside = "it" if len(read) == 1 else "them"
            sources += f" and {in_words(cited)} {'source' if cited == 1 else 'sources'} cited in {inside}"
        parts = [sources, counted(self._sentences(), "sentence"), counted(len(self.dossier.statements), "fact")]
        as_of = self.dossier.settings.as_of
        return "; ".join(([f"as of {as_of.label()}"] if as_of else []) + parts)

    def _sources_in_words(self, count: int) -> str:
        types = {source.type for source in self.dossier.read_sources}
        noun = types.pop() if len(types) == 1 else "source"
        return f"{in_words(count)} {noun if count == 1 else plural_of(noun)}"

    def _cited(self) -> int:
        return len(self.dossier.of_kind("source")) - len(self.dossier.read_sources)

    def _sentences(self) -> int:
        return sum(len(text.sentences) for text in self.dossier.resolved.texts.values())

    def promise(self) -> str:
        """What was checked in this build, and what was not."""
        unchecked = self.dossier.resolved.unchecked
        if not unchecked:
            return "The words behind every fact were found in the stored text."
        before = self.dossier.accepted
        found = known_before(self.dossier.resolved, before)
        day = parse_date(before.accepted).label() if before else ""
        last = (
            f" {found} of them {'was' if found == 1 else 'were'} found when the facts were last accepted, on {day}."
            if found
            else ""
        )
        return f"{counted(unchecked, 'stretch')} could not be re-checked here, because the text is private.{last}"
