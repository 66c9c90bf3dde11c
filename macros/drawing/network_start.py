"""Where the search for a picture begins: who is tied stands near, and the boxes stand in rows that hold them all.

Distances between boxes are made to follow the number of steps between actors (stress, by networkx's shortest paths).
Floating point is used for the sketch alone, by operations that give the same on every machine (no sine, no power).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import networkx as nx

from macros.drawing.network_search import APART_ACROSS, APART_DOWN
from macros.drawing.segments import Rect

_TURNS = 90
_STRANGERS = 4
_ROOM = 55  # of a row's width, in hundredths, that boxes fill at most when all rows are equal
_LEAST_ROWS = 2
_LOOSE = 30  # what a row is higher than its boxes and the space that must be between two

Place = tuple[float, float]


def sketch(count: int, ties: Sequence[tuple[int, int]]) -> list[Place]:
    """A place for each actor, in steps: as far from each other as they are in the network."""
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(ties)
    steps = {one: dict(found) for one, found in nx.all_pairs_shortest_path_length(graph)}
    middle_first = sorted(range(count), key=lambda one: (-graph.degree(one), one))
    places: list[Place] = [(0.0, 0.0)] * count
    for turn, one in enumerate(middle_first):
        places[one] = _on_spiral(turn)
    pairs = [(one, other, steps[one].get(other, _STRANGERS)) for one in range(count) for other in range(one + 1, count)]
    for turn in range(_TURNS):
        pull = 1.0 / (1.0 + turn * 0.2)
        for one, other, apart in pairs:
            _draw_together(places, one, other, float(apart), pull)
    return places


def _on_spiral(turn: int) -> Place:
    """Eight directions in turn, ever further out: a start in which no two stand on the same place."""
    across, down = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (-1, -1), (1, -1))[turn % 8]
    far = 0.2 + 0.13 * turn
    return across * far + 0.01 * turn, down * far - 0.007 * turn


def _draw_together(places: list[Place], one: int, other: int, apart: float, pull: float) -> None:
    (ax, ay), (bx, by) = places[one], places[other]
    dx, dy = bx - ax, by - ay
    length = sqrt(dx * dx + dy * dy) or 0.001
    share = min(1.0, pull / (apart * apart) * 2.0) * (length - apart) / length / 2.0
    places[one] = (ax + dx * share, ay + dy * share)
    places[other] = (bx - dx * share, by - dy * share)


def in_rows(places: Sequence[Place], sizes: Sequence[tuple[int, int]], width: int) -> tuple[list[Rect], int]:
    """The boxes (`sizes` are width and height) in rows from top to bottom, near their places, and the height of all."""
    room = sum(across + APART_ACROSS for across, _ in sizes)
    rows = max(min(_LEAST_ROWS, len(sizes)), -(-room * 100 // (width * _ROOM)))
    order = sorted(range(len(sizes)), key=lambda one: (places[one][1], places[one][0], one))
    filled: list[list[int]] = [[]]
    used = 0
    for one in order:
        across = sizes[one][0] + APART_ACROSS
        full = used + across > width or used * rows >= room
        if full and filled[-1]:
            filled.append([])
            used = 0
        filled[-1].append(one)
        used += across
    boxes: dict[int, Rect] = {}
    top = 0
    for row in filled:
        high = max(sizes[one][1] for one in row)
        for one, x in zip(row, _along(row, places, sizes, width), strict=True):
            half_height = sizes[one][1] // 2
            boxes[one] = Rect(x, top + high // 2, sizes[one][0] // 2, half_height)
        top += high + APART_DOWN + _LOOSE
    return [boxes[one] for one in range(len(sizes))], top - APART_DOWN - _LOOSE


def _along(row: list[int], places: Sequence[Place], sizes: Sequence[tuple[int, int]], width: int) -> list[int]:
    """The middles of a row's boxes: in the order of their places, the spare room shared out between them."""
    row.sort(key=lambda one: (places[one][0], one))
    spare = width - sum(sizes[one][0] for one in row)
    gap = spare // (len(row) + 1)
    middles, x = [], 0
    for one in row:
        x += gap
        middles.append(x + sizes[one][0] // 2)
        x += sizes[one][0]
    return middles
