"""Events on one axis: each in its own lane, with what a reader needs to read the marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.drawing.date_marks import SIGNS, UNDATED, DateMark, DateSign, Sign, date_sign, emblem, place, stretches
from macros.drawing.time_axis import TimeAxis, day_number, time_axis
from macros.kinds.event import Event
from macros.model.dates import Day, EdtfDate, Part, parse_date
from macros.model.record import Record
from macros.views.view import View

_KEY: dict[Sign, tuple[str, str, str]] = {
    "known": ("2024", "Known", "solid, as long as the date: a day, a month, a year"),
    "span": ("2014/2016", "From one date to another", "solid, capped at its ends"),
    "one-of": ("[2014,2015]", "One of these", "pale boxes, tied by “or”"),
    "about": ("2021~", "About", "pale, pointed; its width is no margin of error"),
    "within": ("[2024-10..2024-12]", "Some time within", "pale, square ends"),
    "uncertain": ("2024?", "Uncertain", "pale, square ends"),
    "before": ("../2024", "By then, or before", "tapers back from a firm end"),
    "since": ("2023/..", "Then, or after", "tapers on from a firm end"),
    "promised": ("2024", "Promised", "pale: it has not happened"),
    "inferred": ("2024", "Worked out by the editor", "dashed outline"),
    "undated": ("", "No date is given", "dotted; none is supplied"),
}
_SAMPLES: tuple[tuple[str, bool, str], ...] = (
    ("2024-03", False, "A day, a month or a year that the source gives."),
    ("2014/2016", False, "From one to the other; both ends are given."),
    ("[2014,2015]", False, "One of the two; the source does not say which."),
    ("[2024-10..2024-12]", False, "Once within this time; the source does not say when."),
    ("2021~", False, "The source gives it as approximate. The width is no margin of error."),
    ("../2024-12", False, "One end is given, the other is open."),
    ("2023/..", False, "The same, the other way round."),
    ("2024?", False, "It may be another date."),
    ("2024-11", True, "Worked out by the editor, wholly or in the part that is named; the page says how."),
    ("", False, "The source gives no date, and none is supplied."),
)
_ALL: frozenset[Part] = frozenset({"year", "month", "day"})


@dataclass(frozen=True)
class KeyEntry:
    """A sign of the key: its mark, what it means, and how it is drawn."""

    sign: Sign
    mark: DateMark
    meaning: str
    drawn: str


@dataclass(frozen=True)
class Lane:
    """An event with its mark on the axis and beside words; what a phone shows above it.

    `years_skipped` are torn out of the axis just before it; `ahead` says that it lies behind the reading day.
    """

    event: Event
    mark: DateMark
    emblem: DateMark
    years_skipped: int
    ahead: bool


@dataclass(frozen=True)
class Lanes:
    """Dated events in order on one axis. `read` is the reading day in words, where there is one."""

    axis: TimeAxis
    rows: tuple[Lane, ...]
    key: tuple[KeyEntry, ...]
    read: str


def lanes(view: View, events: Iterable[Event]) -> Lanes | None:
    """The dated among these events, in order of their dates; None where there are none."""
    dated = view.dossier.in_order(events)
    if not dated:
        return None
    signs = [sign_of(view, event) for event in dated]
    as_of = view.dossier.settings.as_of
    reading = as_of.upper if as_of else None
    shown = [stretch for sign in signs for stretch in stretches(sign)]
    axis = time_axis(shown, day_number(reading) if reading else None)
    rows = tuple(
        Lane(event, place(sign, axis), emblem(sign), years, ahead=reading is not None and _first(event) > reading)
        for event, sign, years in zip(dated, signs, _years_skipped(dated, axis), strict=True)
    )
    said = as_of.label() if as_of and axis.reading is not None else ""
    return Lanes(axis, rows, key_of(sign for row in rows for sign in row.mark.says), said)


def _date(event: Event) -> EdtfDate:
    assert event.date is not None
    return event.date


def _first(event: Event) -> Day:
    return _date(event).sort_key[0]


def _years_skipped(events: Sequence[Event], axis: TimeAxis) -> tuple[int, ...]:
    """For each event the years that are torn out between it and the one before."""
    skipped: list[int] = []
    part = 0
    for event in events:
        here = axis.segments.index(axis.segment_of(day_number(_first(event))))
        skipped.append(sum(one.years for one in axis.breaks[part:here]) if skipped else 0)
        part = max(part, here)
    return tuple(skipped)


def sign_of(view: View, record: Record) -> DateSign:
    """What is drawn of the date of a record; a dotted line where it has none."""
    date = getattr(record, "date", None)
    if not isinstance(date, EdtfDate):
        return UNDATED
    return date_sign(date, view.dossier.inferred(record, date), planned=bool(getattr(record, "planned", False)))


def emblem_of(view: View, record: Record) -> DateMark:
    """The mark of a record's date, to stand beside its words."""
    return emblem(sign_of(view, record))


def key_of(signs: Iterable[Sign]) -> tuple[KeyEntry, ...]:
    """The key of these signs alone, in the order in which all are taught."""
    used = frozenset(signs)
    return tuple(_entry(sign) for sign in SIGNS if sign in used)


def full_key() -> tuple[KeyEntry, ...]:
    """Every sign."""
    return key_of(SIGNS)


def _entry(sign: Sign) -> KeyEntry:
    edtf, meaning, drawn = _KEY[sign]
    shown = (
        date_sign(parse_date(edtf), _ALL if sign == "inferred" else (), planned=sign == "promised") if edtf else UNDATED
    )
    return KeyEntry(sign, emblem(shown), meaning, drawn)


def samples() -> tuple[tuple[str, bool, str], ...]:
    """(EDTF, whether its year is inferred, what it means) of the dates by which the signs are taught."""
    return _SAMPLES


def sample(edtf: str, inferred: bool) -> DateMark:  # noqa: FBT001 - a template calls it
    """The mark of a date that is taught."""
    return emblem(date_sign(parse_date(edtf), ("year",) if inferred else ()) if edtf else UNDATED)


def sample_words(edtf: str, inferred: bool) -> str:  # noqa: FBT001 - a template calls it
    """Its words, as every page gives them."""
    return parse_date(edtf).label(frozenset({"year"}) if inferred else frozenset()) if edtf else "undated"


def meaning(mark: DateMark) -> str:
    """What a mark says, for those who do not see it: `one of these, worked out by the editor`."""
    words = ", ".join(_KEY[sign][1] for sign in mark.says)
    return words[:1] + words[1:].lower()


def placed(view: View, event: Event) -> tuple[tuple[str, tuple[Event, ...]], ...]:
    """Where an undated event stands by the author's word: `after` these, `before` those."""
    named = (found for name in event.after if isinstance(found := view.record(name), Event))
    followed = view.dossier.naming(event.id, Event, "after")
    return tuple((word, found) for word, found in (("after", tuple(named)), ("before", followed)) if found)
