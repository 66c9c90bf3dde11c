"""The network as it is drawn: boxes that open actors, lines that open sentences, and one actor's own neighbourhood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from macros.drawing.network_layout import Box, network_picture
from macros.drawing.network_lines import Line, Tie
from macros.kinds.actor import Actor
from macros.kinds.relation import Relation
from macros.model.fields import Standing
from macros.model.record import Record
from macros.views.network import Network
from macros.views.view import View
from macros.views.words import counted

ShapeName = Literal["disc", "discs", "hexagon", "house", "triangle", "square", "diamond", "pin", "bar"]

SHAPES: Mapping[str, ShapeName] = {
    "person": "disc",
    "people": "discs",
    "state": "hexagon",
    "government-body": "house",
    "armed-group": "triangle",
    "organisation": "square",
    "media": "diamond",
    "place": "pin",
    "event": "bar",
}
"""The sign of an actor by its type, and of what else a relation may lead to by its kind."""

SIGNS: tuple[tuple[Standing, bool, str, str], ...] = (
    ("stated", False, "stated", "one solid line"),
    ("attributed", False, "attributed", "dashes"),
    ("attributed", True, "attributed, and inferred", "dashes and dots"),
    ("inferred", True, "inferred", "dots"),
    ("disputed", False, "disputed", "two thin lines, no arrow"),
    ("disputed", True, "disputed, and inferred", "two dotted lines, no arrow"),
)
"""Standing, whether it rests on the editor's step, its words, and the look of its line."""

SPINE_ROWS = 12
"""How many ties a neighbourhood shows before it leads to the table."""


@dataclass(frozen=True)
class Sign:
    """How a line is drawn: by its standing, and by whether an inference is part of it."""

    standing: Standing
    inferred: bool

    @property
    def words(self) -> str:
        """The standing in words."""
        return next(words for standing, step, words, _ in SIGNS if (standing, step) == (self.standing, self.inferred))

    @property
    def look(self) -> str:
        """The line in words."""
        return next(look for standing, step, _, look in SIGNS if (standing, step) == (self.standing, self.inferred))


@dataclass(frozen=True)
class DrawnTie:
    """A line: its relations, all of one sign, its shape, what it opens, and the numbers of its two ends."""

    relations: tuple[Relation, ...]
    sign: Sign
    line: Line
    href: str
    says: str
    ends: tuple[int, int]


@dataclass(frozen=True)
class DrawnEnd:
    """A box: its record, its place, its sign, how many relations it has, and the lines that are told with it."""

    number: int
    record: Record
    box: Box
    shape: ShapeName
    relations: int
    ties: tuple[DrawnTie, ...]


@dataclass(frozen=True)
class Drawing:
    """The whole network."""

    width: int
    height: int
    ends: tuple[DrawnEnd, ...]

    @cached_property
    def ties(self) -> tuple[DrawnTie, ...]:
        """All lines."""
        return tuple(tie for end in self.ends for tie in end.ties)


@dataclass(frozen=True)
class SpineRow:
    """One neighbour, and the relations with it that are of one sign and go one way."""

    other: Record
    shape: ShapeName
    sign: Sign
    outward: bool
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Spine:
    """The neighbourhood of an actor; `left` counts the ties that are not shown."""

    actor: Actor
    shape: ShapeName
    rows: tuple[SpineRow, ...]
    left: int


def shape_of(record: Record) -> ShapeName:
    """The sign of what a relation ties."""
    return SHAPES[record.type if isinstance(record, Actor) else record.kind]


def shape_words(view: View, record: Record) -> str:
    """The kind that the sign stands for, in words."""
    return view.type_label(record) if isinstance(record, Actor) else record.kind


def sign_of(view: View, relation: Relation) -> Sign:
    """How the line of a relation is drawn."""
    standing = view.standing(relation)
    step = standing == "inferred" or (standing != "stated" and view.dossier.rests_on_inference(relation))
    return Sign(standing, step)


def signs_in(view: View, relations: Iterable[Relation]) -> tuple[Sign, ...]:
    """The signs that occur, from firm to contested."""
    found = {sign_of(view, relation) for relation in relations}
    return tuple(Sign(standing, step) for standing, step, _, _ in SIGNS if Sign(standing, step) in found)


def shapes_in(view: View, records: Iterable[Record]) -> tuple[tuple[ShapeName, str], ...]:
    """The signs of actors that occur, each with the kind that it stands for."""
    found = {shape_of(record): shape_words(view, record) for record in records}
    return tuple((shape, found[shape]) for shape in SHAPES.values() if shape in found)


def drawing(view: View, found: Network) -> Drawing:
    """The picture of a network. Relations of one sign between the same two share a line."""
    places = {end.id: number for number, end in enumerate(found.ends)}
    groups: dict[tuple[int, int, Sign], list[Relation]] = {}
    anchors: dict[str, str] = {}
    for pair in found.pairs:
        anchors |= {relation.id: tie_anchor(pair.id) for relation in pair.relations}
        for relation in pair.relations:
            one, other = sorted((places[relation.who], places[relation.whom]))
            if one != other:
                groups.setdefault((one, other, sign_of(view, relation)), []).append(relation)
    ties = tuple(_tie(view, places, key, relations) for key, relations in groups.items())
    names = tuple(view.heading(end.id) for end in found.ends)
    picture = network_picture(names, ties)
    drawn = [
        DrawnTie(
            tuple(relations), sign, line, _href(view, relations, anchors), _says(view, relations, sign), (one, other)
        )
        for ((one, other, sign), relations), line in zip(groups.items(), picture.lines, strict=True)
    ]
    counts = [sum(end.id in (one.who, one.whom) for one in found.relations) for end in found.ends]
    ends = (
        DrawnEnd(number, end, box, shape_of(end), counts[number], tuple(tie for tie in drawn if tie.ends[0] == number))
        for number, (end, box) in enumerate(zip(found.ends, picture.boxes, strict=True))
    )
    return Drawing(picture.width, picture.height, tuple(ends))


def tie_anchor(relation_id: str) -> str:
    """The id of the rows of a pair in the table, by the first relation of the pair."""
    return f"tie-{relation_id}"


def _tie(view: View, places: Mapping[str, int], key: tuple[int, int, Sign], relations: Sequence[Relation]) -> Tie:
    one, other, sign = key
    several = len(relations) > 1
    return Tie(
        one,
        other,
        forth=any(places[relation.who] == one for relation in relations),
        back=any(places[relation.who] == other for relation in relations),
        plain=sign.standing == "disputed",
        words=counted(len(relations), "relation") if several else relations[0].does.rstrip(","),
        numbers=_numbers(view, relations),
        count=len(relations),
    )


def _numbers(view: View, relations: Iterable[Relation]) -> str:
    """The numbers of the sentences, each once."""
    return " ".join(dict.fromkeys(found.label for one in relations for found in view.citations(one)))


def _href(view: View, relations: Sequence[Relation], anchors: Mapping[str, str]) -> str:
    """One relation opens its sentence, several their rows in the table."""
    citations = view.citations(relations[0])
    if len(relations) > 1 or not citations:
        return f"#{anchors[relations[0].id]}"
    return citations[0].href


def _says(view: View, relations: Sequence[Relation], sign: Sign) -> str:
    """What the line says to those who do not see it."""
    told = "; ".join(view.heading(relation.id) for relation in relations)
    numbers = _numbers(view, relations).split()
    where = f", {'sentence' if len(numbers) == 1 else 'sentences'} {', '.join(numbers)}" if numbers else ""
    return f"{told} ({sign.words}{where})"


def spine(view: View, actor_id: str, most: int = SPINE_ROWS) -> Spine:
    """The neighbourhood of an actor, a row for each neighbour, sign and direction, in the order of the files."""
    rows: dict[tuple[str, Sign, bool], list[Relation]] = {}
    for relation in view.dossier.naming(actor_id, Relation, "who", "whom"):
        outward = relation.who == actor_id
        other = relation.whom if outward else relation.who
        rows.setdefault((other, sign_of(view, relation), outward), []).append(relation)
    order = {other: place for place, (other, _, _) in reversed(list(enumerate(rows)))}
    shown = [
        SpineRow(view.record(other), shape_of(view.record(other)), sign, outward, tuple(relations))
        for (other, sign, outward), relations in sorted(rows.items(), key=lambda row: order[row[0][0]])
    ]
    actor = view.record(actor_id)
    assert isinstance(actor, Actor)
    # One row alone is not worth a link to it.
    kept = shown if len(shown) <= most + 1 else shown[:most]
    left = sum(len(row.relations) for row in shown[len(kept) :])
    return Spine(actor, shape_of(actor), tuple(kept), left)
