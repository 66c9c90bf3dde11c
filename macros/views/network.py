"""The network of actors as a table of relations, and each actor's place in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from macros.kinds.actor import Actor
from macros.kinds.relation import Relation
from macros.views.view import View


@dataclass(frozen=True)
class Neighbour:
    """An actor and how many relations it has with how many others."""

    actor: Actor
    relations: int
    others: int


@dataclass(frozen=True)
class Network:
    """All relations (or those of one actor), the actors by number of ties, and those with none."""

    relations: tuple[Relation, ...]
    connected: tuple[Neighbour, ...]
    unconnected: tuple[Actor, ...]


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
    return Network(relations, tuple(connected), unconnected)
