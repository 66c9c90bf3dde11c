"""The network of actors: all relations, who has most and who has none, and whether one picture can hold them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from macros.drawing.network_layout import MOST
from macros.kinds.actor import Actor
from macros.kinds.relation import Relation
from macros.model.record import Record
from macros.views.view import View
from macros.views.words import counted, listed

HUBS = 6
"""How many of the most connected are drawn where there are too many for one picture."""


@dataclass(frozen=True)
class Neighbour:
    """An actor and how many relations it has with how many others."""

    actor: Actor
    relations: int
    others: int


@dataclass(frozen=True)
class Pair:
    """Two ends and all relations between them, in the order of the files; `id` is that of the first."""

    id: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Network:
    """All relations (or those of one actor), the actors by number of ties, and those with none."""

    relations: tuple[Relation, ...]
    connected: tuple[Neighbour, ...]
    unconnected: tuple[Actor, ...]
    ends: tuple[Record, ...]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The relations by who is tied to whom, whichever way."""
        found: dict[frozenset[str], list[Relation]] = {}
        for relation in self.relations:
            found.setdefault(frozenset((relation.who, relation.whom)), []).append(relation)
        return tuple(Pair(relations[0].id, tuple(relations)) for relations in found.values())

    @property
    def is_drawn(self) -> bool:
        """Whether one picture can show all: more than so many would be a tangle."""
        return len(self.ends) <= MOST

    @property
    def hubs(self) -> tuple[Neighbour, ...]:
        """The most connected."""
        return self.connected[:HUBS]

    @property
    def by_name(self) -> tuple[Neighbour, ...]:
        """All that are connected, from A to Z."""
        return tuple(sorted(self.connected, key=lambda one: (one.actor.name.casefold(), one.actor.id)))

    @property
    def tied(self) -> str:
        """`30 actors, 4 places and 2 events`."""
        kinds = Counter(end.kind for end in self.ends)
        return listed([counted(count, kind) for kind, count in sorted(kinds.items())])


def network(view: View, actor: str | None = None) -> Network:
    """The relations, all of them or those of one actor."""
    relations = tuple(
        relation for relation in view.dossier.of(Relation) if actor is None or actor in {relation.who, relation.whom}
    )
    ties: Counter[str] = Counter()
    others: dict[str, set[str]] = {}
    for relation in relations:
        for one, other in ((relation.who, relation.whom), (relation.whom, relation.who)):
            ties[one] += 1
            others.setdefault(one, set()).add(other)
    actors = view.dossier.of(Actor)
    connected = [Neighbour(found, ties[found.id], len(others[found.id])) for found in actors if found.id in ties]
    connected.sort(key=lambda neighbour: (-neighbour.relations, neighbour.actor.name))
    unconnected = tuple(found for found in actors if found.id not in ties) if actor is None else ()
    ends = sorted((view.record(end) for end in ties), key=lambda end: (-ties[end.id], view.heading(end.id), end.id))
    return Network(relations, tuple(connected), unconnected, tuple(ends))
