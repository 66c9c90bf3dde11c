"""A better place for each box: a search that moves one box at a time and keeps what makes the picture clearer.

Boxes never overlap, at no step. What counts against a picture: lines that run under boxes, lines that cross, lines
that leave a box in nearly the same direction, and length. All in whole numbers, and the moves are tried in an order
that is always the same, so the same facts give the same picture on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import isqrt

from macros.drawing.segments import Rect, Segment, crosses, touches

APART_ACROSS, APART_DOWN = 18, 16
"""How far boxes stay from each other, in pixels."""
_UNDER, _CROSSING, _SAME_WAY = 1100, 190, 260
_SHORT, _LONG = 78, 118
_SHORT_COST, _LONG_COST = 7, 1
_CLEARANCE = 9
_INWARD = 12
# Share of the way to the other end's middle at which a line is anchored off its own box's middle: 1 in …
_SLANT = 4
# Of ten moves the first are swaps, then shifts of a box with its leaves, then visits to a box that it is tied to.
_WAYS, _SWAPS, _SHIFTS, _VISITS = 10, 1, 4, 7
_LEAST_REACH, _REACH = 14, 260
_SCAN, _STRIDE = 24, 44
_ANY_COST = 1 << 60


def anchored(one: Rect, other: Rect) -> Segment:
    """The line that ties two boxes: from near the middle of each, moved towards the other so that lines spread."""
    across, down = _slanted(other.x - one.x), _slanted(other.y - one.y)
    first, last = _reach(one), _reach(other)
    return Segment(
        one.x + max(-first[0], min(first[0], across)),
        one.y + max(-first[1], min(first[1], down)),
        other.x - max(-last[0], min(last[0], across)),
        other.y - max(-last[1], min(last[1], down)),
    )


def _slanted(span: int) -> int:
    return span // _SLANT if span >= 0 else -(-span // _SLANT)


def _reach(box: Rect) -> tuple[int, int]:
    """How far from a box's middle a line may be anchored, to either side and up or down."""
    return max(0, box.half_width - _INWARD), max(0, box.half_height - _INWARD)


class Chance:
    """Numbers in an order that looks like none and is always the same (a linear congruential generator)."""

    def __init__(self, seed: int = 1) -> None:
        self._state = seed

    def below(self, limit: int) -> int:
        """The next number from 0 up to, not including, `limit`."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self._state >> 33) % limit

    def around(self, reach: int) -> int:
        """The next number from -`reach` to `reach`."""
        return self.below(2 * reach + 1) - reach


class Board:
    """The boxes where they stand now, and what their lines cost."""

    def __init__(self, boxes: Sequence[Rect], ties: Sequence[tuple[int, int]], width: int, height: int) -> None:
        self.boxes = list(boxes)
        self.ties = tuple(ties)
        self._width, self._height = width, height
        self._of: list[list[int]] = [[] for _ in boxes]
        for tie, (one, other) in enumerate(ties):
            self._of[one].append(tie)
            self._of[other].append(tie)
        self._leaves = [self._hanging_on(box) for box in range(len(boxes))]
        self._grounds = [box.grown(_CLEARANCE) for box in boxes]
        self._known: dict[tuple[int, ...], int] = {}
        self._lines = [anchored(boxes[one], boxes[other]) for one, other in ties]

    def _hanging_on(self, box: int) -> tuple[int, ...]:
        ends = [self.ties[tie] for tie in self._of[box]]
        return tuple(other for end in ends for other in end if other != box and len(self._of[other]) == 1)

    def improve(self, rounds: int, patience: int, seed: int = 1) -> None:
        """Moves each box once a round, more boldly at first: `patience` is by how much a move may make things worse."""
        chance = Chance(seed)
        for left in range(rounds - 1, -1, -1):
            bearable = patience * left * left // (rounds * rounds)
            for box in range(len(self.boxes)):
                self._try(box, chance, bearable, reach=max(_LEAST_REACH, _REACH * left // rounds))

    def settle(self, box: int) -> bool:
        """Puts a box on the best free place beside those that it is tied to, else anywhere; False where there is none.

        A box that stands already is moved only where that makes the picture better.
        """
        here, best = self.boxes[box], None
        if self._fitting({box: self._framed(here.x, here.y, here)}) == {box: here}:
            best = self._cost_around((box,), _ANY_COST), here
        standing = best is not None
        for places in (self._places_near(box), self._places_anywhere(box, _STRIDE if standing else _SCAN)):
            for place in places:
                if self._fitting({box: place}) is None:
                    continue
                self._place({box: place})
                cost = self._cost_around((box,), best[0] if best else _ANY_COST)
                if best is None or cost < best[0]:
                    best = cost, place
            if best is not None and not standing:
                break
        self._known.clear()
        self._place({box: best[1] if best else here})
        return best is not None

    def mend(self, most: int) -> None:
        """Settles the ends of lines that run under boxes, and those boxes, while that helps: at most so many times."""
        left, before = most, self.cost() + 1
        while left > 0 and self.cost() < before:
            before = self.cost()
            found = list(self.under())
            concerned = {box for _, box in found} | {end for tie, _ in found for end in self.ties[tie]}
            for box in sorted(concerned, key=lambda one: (len(self._of[one]), one))[:left]:
                self.settle(box)
                left -= 1

    def _places_near(self, box: int) -> Iterator[Rect]:
        here = self.boxes[box]
        ends = (end for tie in self._of[box] for end in self.ties[tie] if end != box)
        for near, gap in product([self.boxes[end] for end in ends], (70, 120)):
            across, down = near.half_width + here.half_width, near.half_height + here.half_height + gap
            aside = (across + gap, across // 2 + gap, across // 2)
            columns = (*aside, 0, *(-far for far in aside))
            for x, y in product(columns, (-down, -down // 2, 0, down // 2, down)):
                yield self._framed(near.x + x, near.y + y, here)

    def _places_anywhere(self, box: int, step: int) -> Iterator[Rect]:
        here = self.boxes[box]
        for y in range(here.half_height, self._height - here.half_height + 1, step):
            for x in range(here.half_width, self._width - here.half_width + 1, step):
                yield self._framed(x, y, here)

    def cost(self) -> int:
        """What the whole picture costs: what its lines run under and cross is counted from either side."""
        total = 0
        for box in range(len(self.boxes)):
            total += self._cost_around((box,), _ANY_COST)
        return total

    def _try(self, box: int, chance: Chance, patience: int, reach: int) -> None:
        """One move of one box, taken back if it makes the picture worse by more than `patience`."""
        wanted = self._proposal(box, chance, reach)
        if wanted is None:
            return
        moved = tuple(wanted)
        if moved not in self._known:
            self._known[moved] = self._cost_around(moved, _ANY_COST)
        limit, old = self._known[moved] + patience, {one: self.boxes[one] for one in moved}
        self._place(wanted)
        if self._cost_around(moved, limit) > limit:
            self._place(old)
        else:
            self._known.clear()

    def _proposal(self, box: int, chance: Chance, reach: int) -> dict[int, Rect] | None:
        """Where boxes might go: a short way off, beside one that it is tied to, or two in each other's place."""
        here, way = self.boxes[box], chance.below(_WAYS)
        if way < _SWAPS:
            return self._swapped(box, chance.below(len(self.boxes)))
        if way < _SHIFTS and self._leaves[box]:
            return self._shifted((box, *self._leaves[box]), chance.around(reach * 2), chance.around(reach))
        if way < _VISITS and self._of[box]:
            one, other = self.ties[self._of[box][chance.below(len(self._of[box]))]]
            near = self.boxes[other if one == box else one]
            x = near.x + chance.around(here.half_width + near.half_width + 130)
            y = near.y + chance.around(150)
        else:
            x, y = here.x + chance.around(reach), here.y + chance.around(reach)
        return self._fitting({box: self._framed(x, y, here)})

    def _shifted(self, boxes: tuple[int, ...], across: int, down: int) -> dict[int, Rect] | None:
        """A box and all that hangs on it alone, moved together: their lines stay as they are."""
        standing = {box: self.boxes[box] for box in boxes}
        return self._fitting({box: self._framed(old.x + across, old.y + down, old) for box, old in standing.items()})

    def _swapped(self, one: int, other: int) -> dict[int, Rect] | None:
        if one == other:
            return None
        here, there = self.boxes[one], self.boxes[other]
        return self._fitting({one: self._framed(there.x, there.y, here), other: self._framed(here.x, here.y, there)})

    def _framed(self, x: int, y: int, box: Rect) -> Rect:
        """The box at a place, moved into the frame."""
        x = max(box.half_width, min(self._width - box.half_width, x))
        y = max(box.half_height, min(self._height - box.half_height, y))
        return Rect(x, y, box.half_width, box.half_height)

    def _fitting(self, wanted: dict[int, Rect]) -> dict[int, Rect] | None:
        """The boxes wanted, or None where one would stand too near to another."""
        for number, (x, y, half_width, half_height) in wanted.items():
            across, down = half_width + APART_ACROSS, half_height + APART_DOWN
            for other, standing in enumerate(self.boxes):
                there = wanted.get(other, standing) if len(wanted) > 1 else standing
                if abs(there[0] - x) >= across + there[2] or abs(there[1] - y) >= down + there[3]:
                    continue
                if other != number:
                    return None
        return wanted

    def _place(self, boxes: dict[int, Rect]) -> None:
        for box, place in boxes.items():
            self.boxes[box] = place
            self._grounds[box] = place.grown(_CLEARANCE)
        for box in boxes:
            for tie in self._of[box]:
                one, other = self.ties[tie]
                self._lines[tie] = anchored(self.boxes[one], self.boxes[other])

    def _cost_around(self, moved: tuple[int, ...], limit: int) -> int:
        """What these boxes and their lines cost; where it is more than `limit`, how much more is left open."""
        own = sorted({tie for box in moved for tie in self._of[box]})
        total = 0
        for tie in own:
            total += self._length_cost(tie)
        for tie in own:
            if total > limit:
                return total
            total += self._angle_cost(tie)
            total += _UNDER * self._boxes_over(tie) + _CROSSING * self._crossings(tie)
        for box in moved:
            total += _UNDER * self._lines_under(box, own)
        return total

    def _boxes_over(self, tie: int) -> int:
        """How many boxes a line runs under. What is far off is told at once: nearly all time goes here."""
        line, ends = self._lines[tie], self.ties[tie]
        x1, y1, x2, y2 = line
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, foot = (y1, y2) if y1 < y2 else (y2, y1)
        found = 0
        for number, (x, y, half_width, half_height) in enumerate(self._grounds):
            if x + half_width < left or x - half_width > right or y + half_height < top or y - half_height > foot:
                continue
            aside = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
            reach = (right - left) * half_height + (foot - top) * half_width
            if -reach <= aside <= reach and number not in ends:
                found += 1
        return found

    def _crossings(self, tie: int) -> int:
        line, (one, other) = self._lines[tie], self.ties[tie]
        x1, y1, x2, y2 = line
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, foot = (y1, y2) if y1 < y2 else (y2, y1)
        found = 0
        for number, (ax, ay, bx, by) in enumerate(self._lines):
            if (ax < left and bx < left) or (ax > right and bx > right):
                continue
            if (ay < top and by < top) or (ay > foot and by > foot):
                continue
            if crosses(line, self._lines[number]):
                found += not {one, other} & set(self.ties[number])
        return found

    def _lines_under(self, box: int, own: list[int]) -> int:
        ground = self._grounds[box]
        x, y, half_width, half_height = ground
        left, right, top, foot = x - half_width, x + half_width, y - half_height, y + half_height
        found = 0
        for number, (x1, y1, x2, y2) in enumerate(self._lines):
            if (x1 < left and x2 < left) or (x1 > right and x2 > right):
                continue
            if (y1 < top and y2 < top) or (y1 > foot and y2 > foot):
                continue
            if number not in own and touches(self._lines[number], ground):
                found += 1
        return found

    def _angle_cost(self, tie: int) -> int:
        total = 0
        for end in self.ties[tie]:
            for number in self._of[end]:
                if number != tie and self._same_way(tie, number, end):
                    total += _SAME_WAY
        return total

    def _length_cost(self, tie: int) -> int:
        """Too short has no room for words, too long is hard to follow."""
        one, other = (self.boxes[end] for end in self.ties[tie])
        across = max(0, abs(one.x - other.x) - one.half_width - other.half_width)
        down = max(0, abs(one.y - other.y) - one.half_height - other.half_height)
        length = isqrt(across * across + down * down)
        return max(0, _SHORT - length) * _SHORT_COST + max(0, length - _LONG) * _LONG_COST

    def _same_way(self, one: int, other: int, end: int) -> bool:
        """Whether two lines leave a box in nearly the same direction: less than some 9 degrees apart."""
        ax, ay = self._direction(one, end)
        bx, by = self._direction(other, end)
        along, aside = ax * bx + ay * by, ax * by - ay * bx
        return along > 0 and abs(aside) * 6 < along

    def _direction(self, tie: int, end: int) -> tuple[int, int]:
        x1, y1, x2, y2 = self._lines[tie]
        return (x2 - x1, y2 - y1) if self.ties[tie][0] == end else (x1 - x2, y1 - y2)

    def under(self) -> Iterator[tuple[int, int]]:
        """Each line and each box that it runs under, or passes too near."""
        for tie, line in enumerate(self._lines):
            for number, box in enumerate(self._grounds):
                if number not in self.ties[tie] and touches(line, box):
                    yield tie, number
