"""What an actor's page and the experts' index show: who said what, ties to others, counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.graph import Dossier
from macros.kinds.actor import Actor
from macros.kinds.claim import Claim
from macros.kinds.event import Event
from macros.kinds.quote import Quote
from macros.kinds.relation import Relation
from macros.kinds.relation_type import RelationType
from macros.kinds.statistic import Statistic
from macros.model.record import Record
from macros.views.view import View
from macros.views.words import counted, listed


@dataclass(frozen=True)
class Tie:
    """A relation seen from one of its two ends."""

    relation: Relation
    other: str


@dataclass(frozen=True)
class TieGroup:
    """An actor's ties that read with the same verb."""

    verb: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Expert:
    """An actor who is quoted, paraphrased or holds a claim; the roles are as the source gives them."""

    actor: Actor
    roles: tuple[str, ...]
    said: tuple[Quote | Claim, ...]


@dataclass(frozen=True)
class Actors:
    """Answers about actors, seen from one page."""

    view: View

    @property
    def dossier(self) -> Dossier:
        """The facts."""
        return self.view.dossier

    def said_by(self, actor_id: str) -> tuple[Quote | Claim, ...]:
        """Direct speech first, then paraphrases, then claims."""
        quotes = self.dossier.naming(actor_id, Quote, "by", "for")
        claims = self.dossier.naming(actor_id, Claim, "by", "said_by")
        return (*sorted(quotes, key=lambda quote: not quote.is_direct), *claims)

    def said_about(self, actor_id: str) -> tuple[Record, ...]:
        """Quotes and claims of others about the actor."""
        own = {record.id for record in self.said_by(actor_id)}
        found = (*self.dossier.naming(actor_id, Quote, "about"), *self.dossier.naming(actor_id, Claim, "about"))
        return tuple(record for record in found if record.id not in own)

    def ties(self, actor_id: str) -> tuple[TieGroup, ...]:
        """The actor's relations, grouped by how they read from its side."""
        groups: dict[str, list[Tie]] = {}
        for relation in self.dossier.naming(actor_id, Relation, "who", "whom"):
            outward = relation.who == actor_id
            other = relation.whom if outward else relation.who
            groups.setdefault(self._verb(relation, outward=outward), []).append(Tie(relation, other))
        return tuple(TieGroup(verb, tuple(ties)) for verb, ties in groups.items())

    def _verb(self, relation: Relation, *, outward: bool) -> str:
        """From the other side: the inverse of its type, or the verb with the far end named in front."""
        if outward:
            return relation.does
        kind = self.dossier.records.get(relation.type or "")
        if isinstance(kind, RelationType):
            return kind.inverse
        return f"{self.dossier.heading(relation.who)} {relation.does} …"

    def counts(self, actor_id: str) -> str:
        """`4 events, 5 relations and 2 quotes; named in 6 sentences`."""
        found = [
            counted(len(records), noun)
            for noun, records in (
                ("event", self.dossier.naming(actor_id, Event)),
                ("relation", self.dossier.naming(actor_id, Relation)),
                ("statistic", self.dossier.naming(actor_id, Statistic)),
                ("quote", self.dossier.naming(actor_id, Quote)),
                ("claim", self.dossier.naming(actor_id, Claim)),
            )
            if records
        ]
        mentions = len(self.dossier.mentions.get(actor_id, ()))
        named = f"named in {counted(mentions, 'sentence')}" if mentions else "named in no published sentence"
        return f"{listed(found)}; {named}" if found else named

    def experts(self) -> tuple[Expert, ...]:
        """Every actor with a quote, a paraphrase or a claim, those with most first."""
        found = []
        for actor in self.dossier.of(Actor):
            said = self.said_by(actor.id)
            if said:
                given = [role.title for role in actor.roles] + [record.role for record in said if record.role]
                found.append(Expert(actor, _longest(given), said))
        return tuple(sorted(found, key=lambda expert: (-len(expert.said), expert.actor.name)))


def _longest(roles: list[str]) -> tuple[str, ...]:
    """Each role once, a shorter wording left out where a longer one holds it."""
    once = list({role.casefold(): role for role in reversed(roles)}.values())[::-1]
    return tuple(role for role in once if not any(_holds(other, role) for other in once if other is not role))


def _holds(longer: str, shorter: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(shorter.casefold())}(?!\w)", longer.casefold()) is not None
