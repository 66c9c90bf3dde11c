"""Dates as an author writes them: EDTF (ISO 8601-2:2019), its shape, bounds, parts and words.

`2024-11` a point · `[2014,2015]` one of · `[2024-10..2024-12]` some time within · `1974/1978` a span ·
`../2024-12` by the end of 2024 · `2023/..` since 2023 · `~` about · `?` uncertain · `%` both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import Literal, TypeGuard

from macros.model.date_hints import hint_for
from macros.model.date_labels import Shape, label
from macros.model.date_points import BadDate, DatePoint, Day, Part, Precision, parse_point

__all__ = [
    "BadDate",
    "DatePart",
    "DatePoint",
    "Day",
    "EdtfDate",
    "Part",
    "Precision",
    "Shape",
    "date_parts",
    "parse_date",
    "parse_date_list",
]

LENGTH_LIMIT = 2_000
SortKey = tuple[Day, Day, str]
Bound = Literal["", "start", "end"]


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date with its uncertainty.

    `edtf` is the normalised text, `shape` its form, `points` the dates written in it, in order. `lower`
    and `upper` are the first and last possible day in astronomical years, None where open.
    """

    edtf: str
    shape: Shape
    points: tuple[DatePoint, ...]
    lower: Day | None
    upper: Day | None
    members: tuple["EdtfDate", ...] = ()

    @property
    def earliest(self) -> date | None:
        """First possible day; None where open or before the year 1, which `datetime` cannot hold."""
        return _calendar_day(self.lower)

    @property
    def latest(self) -> date | None:
        """Last possible day; None where open or outside the years 1 to 9999."""
        return _calendar_day(self.upper)

    @property
    def approximate(self) -> bool:
        """Whether `~` or `%` stands on any part."""
        return any(point.approximate for point in self.points)

    @property
    def uncertain(self) -> bool:
        """Whether `?` or `%` stands on any part."""
        return any(point.uncertain for point in self.points)

    @property
    def precision(self) -> Precision:
        """The coarsest precision of the dates written: no reading may be finer."""
        order: tuple[Precision, ...] = ("year", "month", "day")
        return min((point.precision for point in self.points), key=order.index)

    @property
    def sort_key(self) -> SortKey:
        """Orders by the first possible day (an open start by the last), then by the last."""
        low = self.lower or self.upper or (0, 0, 0)
        return low, self.upper or (10**9, 12, 31), self.edtf

    def label(self, inferred: frozenset[Part] = frozenset(), language: str = "en") -> str:
        """The date in words, with what is approximate, uncertain or inferred said after it.

        `inferred` names the parts that the editor worked out. Labels are English whatever `language` is,
        until a language brings its own words.
        """
        return label(self.shape, self.edtf, self.points, inferred, language)


@dataclass(frozen=True, slots=True)
class DatePart:
    """A year, month or day of a date that evidence must hold, given with the coarser parts above it.

    `bound` is `start` or `end` where the date is an edge of a stretch of time: words such as "late" or
    "by the end of" may then stand for a month or day. `whole` gives both edges of that stretch.
    """

    part: Part
    point: DatePoint
    bound: Bound = ""
    whole: tuple[Day | None, Day | None] = (None, None)


def date_parts(value: EdtfDate) -> tuple[DatePart, ...]:
    """Each year, month and day of a date that its evidence, or its date_note, must contain."""
    if value.members:
        return tuple(part for member in value.members for part in date_parts(member))
    edges = _edges(value.shape)
    whole = (value.lower, value.upper)
    return tuple(
        DatePart(part, point, edge, whole)
        for point, edge in zip(value.points, edges, strict=True)
        for part in point.parts
    )


def _edges(shape: Shape) -> tuple[Bound, ...]:
    if shape in ("within", "span"):
        return ("start", "end")
    if shape == "before":
        return ("end",)
    return ("start",) if shape == "since" else ("",)


def parse_date(text: str) -> EdtfDate:
    """Read an EDTF date as an author writes it; raises BadDate with what to write instead."""
    if len(text) > LENGTH_LIMIT:
        raise BadDate(f"a date of {len(text)} characters", "write one date, for example 2024-11")
    written = text.strip()
    return _parse("".join(text.split()) if written.startswith("[") or "/" in written else written, written)


def parse_date_list(members: Sequence[str]) -> EdtfDate:
    """Read a YAML list of dates: one of them (`[2014, 2015]`) or some time within (`[2024-10..2024-12]`)."""
    if not members:
        raise BadDate("an empty list of dates", "leave the field out when no date is given")
    return parse_date("[" + ",".join(members) + "]")


@lru_cache(maxsize=4096)
def _parse(text: str, written: str) -> EdtfDate:
    """Dispatch on the outer form; anything unread becomes BadDate with a hint."""
    if text.startswith("[") and text.endswith("]"):
        found = _parse_set(text[1:-1], written)
    elif text.count("/") == 1:
        start, end = text.split("/")
        found = _parse_interval(start, end, written)
    else:
        point = parse_point(text)
        found = _at(point) if point else None
    if found is None:
        raise _refusal(written)
    return found


def _at(point: DatePoint) -> EdtfDate:
    return EdtfDate(point.text, "point", (point,), point.lower, point.upper)


def _parse_interval(start: str, end: str, written: str) -> EdtfDate | None:
    """`a/b`, `../b` and `a/..`; an empty end is refused because EDTF means "unknown" by it."""
    if start == ".." and end == "..":
        raise BadDate("an interval with neither start nor end", "leave the date out when it is not known")
    if not start or not end:
        raise BadDate(f'"{written}" has an empty side', f"write {start or '..'}/{end or '..'}")
    return _stretch(f"{start}/{end}", start, end, "span", written)


def _parse_set(inner: str, written: str) -> EdtfDate | None:
    """`[a,b]` one of, `[a..b]` within; a set of one date is that date."""
    texts = [text for text in inner.split(",") if text]
    members = [_parse_member(text, written) for text in texts]
    if not members or not _complete(members):
        return None
    if len(members) == 1:
        return members[0]
    points = tuple(point for member in members for point in member.points)
    lows = [member.lower for member in members]
    highs = [member.upper for member in members]
    edtf = "[" + ",".join(texts) + "]"
    return EdtfDate(edtf, "one-of", points, _first(lows), _last(highs), tuple(members))


def _complete(members: Sequence[EdtfDate | None]) -> TypeGuard[Sequence[EdtfDate]]:
    return all(member is not None for member in members)


def _parse_member(text: str, written: str) -> EdtfDate | None:
    if text.count("..") != 1:
        point = parse_point(text)
        return _at(point) if point else None
    start, end = text.split("..")
    return _stretch(f"[{text}]", start or "..", end or "..", "within", written)


def _stretch(edtf: str, start: str, end: str, closed: Shape, written: str) -> EdtfDate | None:
    """The stretch of time between two dates, of which one may be open (`..`)."""
    first, last = (None if side == ".." else parse_point(side) for side in (start, end))
    if start == ".." and last is not None:
        return EdtfDate(edtf, "before", (last,), None, last.upper)
    if end == ".." and first is not None:
        return EdtfDate(edtf, "since", (first,), first.lower, None)
    if first is None or last is None:
        return None
    if first.lower > last.lower or first.upper > last.upper:
        raise BadDate(f'"{written}" ends before it starts', f"write {_swapped(edtf, start, end)}")
    return EdtfDate(edtf, closed, (first, last), first.lower, last.upper)


def _swapped(edtf: str, start: str, end: str) -> str:
    return f"{end}/{start}" if "/" in edtf else f"[{end}..{start}]"


def _first(days: Sequence[Day | None]) -> Day | None:
    known = [day for day in days if day is not None]
    return min(known) if len(known) == len(days) else None


def _last(days: Sequence[Day | None]) -> Day | None:
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _refusal(written: str) -> BadDate:
    return BadDate(f'"{written}" is no date in EDTF (ISO 8601-2)', hint_for(written))


def _calendar_day(day: Day | None) -> date | None:
    if day is None or not 1 <= day[0] <= MAXYEAR:
        return None
    return date(*day)
