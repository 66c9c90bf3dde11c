"""Where each box of a network stands: who is tied in rings first, then what hangs on them, then all together."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from macros.drawing.network_search import APART_DOWN, Board
from macros.drawing.network_start import in_rows, sketch
from macros.drawing.segments import Rect

Size = tuple[int, int]
Tie = tuple[int, int]

_STARTS, _STARTS_WORK = 5, 16_000
_SKELETON_WORK, _WHOLE_WORK = 60_000, 1_500_000
_MOST_ROUNDS = 130
_SKELETON_PATIENCE, _WHOLE_PATIENCE = 700, 160
_MENDING, _MENDING_WORK = 40, 50_000
_WHOLE, _WHOLE_TRIES_WORK = 4, 17_000
_RING = 2
_ROOM, _ROOM_EACH, _ROOM_MOST = 18, 9, 6


def places(sizes: Sequence[Size], ties: Sequence[Tie], width: int) -> list[Rect]:
    """A box of each size (even width and height), none overlapping; the highest stands at 0, all within `width`."""
    if not sizes:
        return []
    graph = nx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_edges_from(ties)
    first = _skeleton(graph)
    order = _hanging_order(graph, first)
    roomy = [_roomy(graph, one, first, sizes[one], width) for one in first]
    _, height = in_rows(sketch(len(sizes), ties), sizes, width)
    boxes, height = _best_start(roomy, _among(ties, first), width, height)
    standing = {
        one: Rect(box.x, box.y, sizes[one][0] // 2, sizes[one][1] // 2) for one, box in zip(first, boxes, strict=True)
    }
    for one in order:
        height = _hang(one, standing, sizes[one], ties, (width, height))
    whole = _best([standing[one] for one in range(len(sizes))], ties, (width, height))
    top = min(box.y - box.half_height for box in whole)
    return [Rect(box.x, box.y - top, box.half_width, box.half_height) for box in whole]


def _best(boxes: Sequence[Rect], ties: Sequence[Tie], frame: Size) -> list[Rect]:
    """All boxes, searched from one start with several orders of moves; the clearest is taken."""
    found = []
    for seed in range(1, _tries(_WHOLE, _WHOLE_TRIES_WORK, len(boxes), len(ties)) + 1):
        board = Board(boxes, ties, *frame)
        board.improve(_rounds(_WHOLE_WORK, len(boxes), len(ties)), _WHOLE_PATIENCE, seed)
        board.mend(min(_MENDING, _MENDING_WORK // len(boxes) ** 2))
        found.append((board.cost(), seed, board.boxes))
    return min(found)[2]


def _tries(most: int, work: int, boxes: int, ties: int) -> int:
    """How many orders are tried: as many as the work that a picture may cost has room for."""
    return max(1, min(most, work // ((boxes + ties) * max(1, ties))))


def _rounds(work: int, boxes: int, ties: int) -> int:
    """How often each box may be moved, so that large pictures take no longer than small ones."""
    return max(6, min(_MOST_ROUNDS, work // ((boxes + ties) * max(1, ties))))


def _skeleton(graph: nx.Graph) -> list[int]:
    """Actors that are tied in rings; of a part that has none, the one with most ties."""
    ringed = set(nx.k_core(graph, _RING))
    for part in nx.connected_components(graph):
        if not part & ringed:
            ringed.add(min(part, key=lambda one: (-graph.degree(one), one)))
    return sorted(ringed)


def _hanging_order(graph: nx.Graph, first: list[int]) -> list[int]:
    """All others, those that are nearest to the skeleton first, and there those on which most hangs."""
    steps = nx.multi_source_dijkstra_path_length(graph, set(first))
    rest = set(graph) - set(first)
    return sorted(rest, key=lambda one: (steps[one], -graph.degree(one), one))


def _roomy(graph: nx.Graph, one: int, first: list[int], size: Size, width: int) -> Size:
    """A size with room around it for what hangs on the actor."""
    hanging = min(_ROOM_MOST, len(set(graph[one]) - set(first)))
    by = 2 * (_ROOM + _ROOM_EACH * hanging)
    return min(size[0] + by, width), size[1] + by


def _among(ties: Sequence[Tie], chosen: list[int]) -> list[Tie]:
    """The ties among the chosen, by their places in that list."""
    place = {one: number for number, one in enumerate(chosen)}
    return [(place[one], place[other]) for one, other in ties if one in place and other in place]


def _best_start(sizes: Sequence[Size], ties: Sequence[Tie], width: int, height: int) -> tuple[list[Rect], int]:
    """The skeleton, searched from one start with several orders of moves; the clearest is taken."""
    boxes, least = in_rows(sketch(len(sizes), ties), sizes, width)
    height = max(height, least)
    down = (height - least) // 2
    boxes = [Rect(box.x, box.y + down, box.half_width, box.half_height) for box in boxes]
    found = []
    for seed in range(1, _tries(_STARTS, _STARTS_WORK, len(sizes), len(ties)) + 1):
        board = Board(boxes, ties, width, height)
        board.improve(_rounds(_SKELETON_WORK, len(sizes), len(ties)), _SKELETON_PATIENCE, seed)
        found.append((board.cost(), seed, board.boxes))
    return min(found)[2], height


def _hang(one: int, standing: dict[int, Rect], size: Size, ties: Sequence[Tie], frame: Size) -> int:
    """Puts one more box beside what it hangs on; the height afterwards, larger where no place was free."""
    width, height = frame
    half_width, half_height = size[0] // 2, size[1] // 2
    standing[one] = Rect(half_width, height + APART_DOWN + half_height, half_width, half_height)
    chosen = sorted(standing)
    board = Board([standing[other] for other in chosen], _among(ties, chosen), width, height)
    number = chosen.index(one)
    if board.settle(number):
        standing[one] = board.boxes[number]
        return height
    return standing[one].y + half_height
