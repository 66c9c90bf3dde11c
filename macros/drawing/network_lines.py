"""The lines of a network: from box to box, with a shape for each standing, and where their words stand.

Words are shown for the lines of one actor at a time, so those of two lines must keep apart only where the lines meet in
an actor. All words keep off every box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, degrees

from macros.drawing.label_size import label_lines, text_width
from macros.drawing.network_search import anchored
from macros.drawing.segments import Point, Rect, Segment, beside, between, length_of, rounded, touches, visible

LABEL_SIZE, LABEL_LEADING = 12, 14
"""Letters and lines of words beside a line, in pixels."""
_GAP = 4
_PARALLEL, _PARALLEL_ALL = 10, 24
_TWIN = 2
_HEAD = 8
_BLOCKS = ((150, 3), (108, 4), (210, 2), (120, 2), (84, 2))
_ALONG = (50, 42, 58, 34, 66, 26, 74, 18, 82)
_MARGIN = 3
_ASCENT = 10
# A line counts as flat where it falls less than 1 in …
_FLAT = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties two actors, by their places in the list of them: one standing, in one direction or in both.

    `words` and `numbers` are what stands beside the line: the verb and its sentence, or how many relations and theirs.
    `count` is the number of relations; `plain` says that the line has no direction and is drawn double.
    """

    one: int
    other: int
    forth: bool
    back: bool
    plain: bool
    words: str
    numbers: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Head:
    """The tip of an arrow and where it points, in degrees clockwise from the right."""

    x: int
    y: int
    turn: int


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words around `x`, the base line of the first at `y`; the sentence numbers follow the last."""

    x: int
    y: int
    lines: tuple[str, ...]
    numbers: str
    ground: Rect


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn: what of it is seen, its tips, where one may point at it, its words and its count."""

    strokes: tuple[Segment, ...]
    heads: tuple[Head, ...]
    course: Segment
    words: Words | None
    mark: Words | None


def drawn_lines(boxes: Sequence[Rect], ties: Sequence[Tie], width: int, height: int) -> tuple[Line, ...]:
    """One line for each tie, in the same order."""
    courses = _courses(boxes, ties)
    frame = Rect(width // 2, height // 2, width // 2, height // 2)
    words, marks = _Lettering(boxes, ties, courses, frame).placed()
    lines = []
    for number, tie in enumerate(ties):
        others = [box.grown(_TWIN) for place, box in enumerate(boxes) if place not in (tie.one, tie.other)]
        strokes = tuple(piece for stroke in _strokes(tie, courses[number]) for piece in visible(stroke, others))
        heads = tuple(_heads(tie, courses[number]))
        lines.append(Line(strokes, heads, courses[number], words.get(number), marks.get(number)))
    return tuple(lines)


def _courses(boxes: Sequence[Rect], ties: Sequence[Tie]) -> list[Segment]:
    """The course of each line between its boxes; those of one pair run beside each other."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for number, tie in enumerate(ties):
        pairs.setdefault((tie.one, tie.other), []).append(number)
    courses: dict[int, Segment] = {}
    for (one, other), numbers in pairs.items():
        middle = anchored(boxes[one], boxes[other])
        step = min(_PARALLEL, _PARALLEL_ALL // max(1, len(numbers) - 1))
        for place, number in enumerate(numbers):
            aside = beside(middle, (2 * place - len(numbers) + 1) * step // 2)
            courses[number] = between(aside, boxes[one].grown(_GAP), boxes[other].grown(_GAP)) or aside
    return [courses[number] for number in range(len(ties))]


def _strokes(tie: Tie, course: Segment) -> tuple[Segment, ...]:
    """A line that ends below its tips, or two thin ones."""
    if tie.plain:
        return beside(course, _TWIN), beside(course, -_TWIN)
    length = max(1, length_of(course))
    cut = min(_HEAD - 1, length // 3)
    start = course.at(cut, length) if tie.back else Point(course.x1, course.y1)
    end = course.at(length - cut, length) if tie.forth else Point(course.x2, course.y2)
    return (Segment(*start, *end),)


def _heads(tie: Tie, course: Segment) -> Iterator[Head]:
    if tie.plain:
        return
    turn = round(degrees(atan2(course.y2 - course.y1, course.x2 - course.x1)))
    if tie.forth:
        yield Head(course.x2, course.y2, turn)
    if tie.back:
        yield Head(course.x1, course.y1, turn + 180)


class _Lettering:
    """Finds a place for the words and the count of each line."""

    def __init__(self, boxes: Sequence[Rect], ties: Sequence[Tie], courses: Sequence[Segment], frame: Rect) -> None:
        self._ties, self._courses, self._frame = ties, courses, frame
        self._boxes = [box.grown(_MARGIN) for box in boxes]
        self._near = [
            [place for place, other in enumerate(ties) if place != number and _meet(tie, other)]
            for number, tie in enumerate(ties)
        ]

    def placed(self) -> tuple[dict[int, Words], dict[int, Words]]:
        """The words of lines and the counts of those with several relations, where there is room for them."""
        words: dict[int, Words] = {}
        marks: dict[int, Words] = {}
        order = sorted(range(len(self._ties)), key=lambda number: (length_of(self._courses[number]), number))
        for number in order:
            taken = [words[other].ground for other in self._near[number] if other in words]
            found = self._best(number, self._blocks(self._ties[number]), taken, self._near[number])
            if found:
                words[number] = found
        rest = range(len(self._ties))
        for number in (number for number in order if self._ties[number].count > 1):
            taken = [mark.ground for mark in marks.values()]
            sign = (((f"×{self._ties[number].count}",), ""),)
            found = self._best(number, sign, taken, [other for other in rest if other != number])
            if found:
                marks[number] = found
        return words, marks

    @staticmethod
    def _blocks(tie: Tie) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The words in lines of several widths, and at last the numbers alone."""
        lines = [label_lines(tie.words, LABEL_SIZE, width, most) for width, most in _BLOCKS]
        blocks = [(found, tie.numbers) for found in lines if found]
        return (*blocks, (("",), tie.numbers)) if tie.numbers else tuple(blocks)

    def _best(
        self, number: int, blocks: Sequence[tuple[tuple[str, ...], str]], taken: Sequence[Rect], crossed: Sequence[int]
    ) -> Words | None:
        """The first block that finds a free place, where the fewest of the other lines run through it."""
        for lines, numbers in blocks:
            found: list[tuple[int, int, Words]] = []
            for order, words in enumerate(_candidates(self._courses[number], lines, numbers)):
                if not self._is_free(words.ground, taken):
                    continue
                through = sum(touches(self._courses[other], words.ground) for other in crossed)
                found.append((through, order, words))
                if not through:
                    break
            if found:
                return min(found, key=lambda one: one[:2])[2]
        return None

    def _is_free(self, ground: Rect, taken: Sequence[Rect]) -> bool:
        frame = self._frame
        if abs(ground.x - frame.x) + ground.half_width > frame.half_width:
            return False
        if abs(ground.y - frame.y) + ground.half_height > frame.half_height:
            return False
        return not any(ground.overlaps(other) for other in (*self._boxes, *taken))


def _meet(one: Tie, other: Tie) -> bool:
    return bool({one.one, one.other} & {other.one, other.other})


def _candidates(course: Segment, lines: tuple[str, ...], numbers: str) -> Iterator[Words]:
    """A block of words at several places along its line: on it, and on either side where it is flat."""
    last = f"{lines[-1]} {numbers}".strip() if numbers else lines[-1]
    wide = max(text_width(line, LABEL_SIZE) for line in (*lines[:-1], last)) + 2 * _MARGIN
    half_width, half_height = -(-wide // 2), (LABEL_LEADING * len(lines)) // 2 + 1
    flat = abs(course.y2 - course.y1) * _FLAT < abs(course.x2 - course.x1)
    for aside in (-1, 1, 0) if flat else (0, -1, 1):
        for part in _ALONG:
            x, y = course.at(part, 100)
            x += 0 if flat else aside * (half_width + _GAP)
            y += aside * (half_height + _GAP + _slope(course, half_width)) if flat else 0
            top = y - half_height + 1
            yield Words(x, top + _ASCENT, lines, numbers, Rect(x, y, half_width, half_height))


def _slope(course: Segment, half_width: int) -> int:
    """How far a flat line rises or falls under half a block."""
    return rounded(abs(course.y2 - course.y1) * half_width, max(1, abs(course.x2 - course.x1)))
