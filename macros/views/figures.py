"""Figures as they are drawn: marks of statistics, rivals on one axis, series over time, with what is told of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from macros.drawing.figure_layout import (
    HALF,
    NARROW,
    SMALL_FRAME,
    WIDE,
    WIDE_WITH_NAMES,
    Drawing,
    Frame,
    Measured,
    drawing,
)
from macros.drawing.figure_sheet import Sheet, sheet
from macros.drawing.number_axis import Wording, wording_of
from macros.drawing.quantity_marks import LARGE, Sign, has_scale, sign_of
from macros.drawing.series_chart import Chart, Dated, can_be_drawn, series_chart
from macros.kinds.statistic import Statistic
from macros.model.quantities import Quantity, parse_quantity
from macros.views.facts import Facts
from macros.views.figure_rows import rows_of
from macros.views.urls import record_address
from macros.views.view import View
from macros.views.words import listed, plural_of, upper_first

Breadth = Literal["wide", "narrow"]

_SHOWN: dict[Sign, str] = {
    "exact": "a solid dot at the number, on a stem from zero",
    "range": "a solid bar between the two ends; no middle is drawn",
    "pale-range": "a pale bar between the two ends, neither of which is firm; no middle is drawn",
    "around": "pale and pointed at the number; its width is fixed and is no margin of error",
    "nearly": "pale and pointed, ending at the number; its width is fixed and is no margin of error",
    "at-least": "a cap at the number, then pale to an arrow: no upper end is named",
    "up-to": "pale from zero to a cap at the number",
    "word": "a dotted line: no number is given, and none is drawn",
    "none": "an empty ring at zero: said to be none",
    "rank": "a disc for the place; the field is dotted, since its size is not said",
}
_BELOW_ZERO = "pale from an arrow to a cap at the number: no lower end is named"
_EXAMPLES = (
    ("412", "One number is given: a solid dot on a stem from zero."),
    (
        "2,000 to 5,000",
        "A range with its two ends: solid between two caps. No midpoint is computed, and none is drawn.",
    ),
    (
        "around 400",
        "Approximate: pale and pointed. The width of the mark is always the same; it is no margin of error.",
    ),
    ("almost 400", "Not quite reached: pale and pointed, ending at the number."),
    ("at least 137", "A floor: a cap, then pale to an arrow. No upper end is named."),
    ("up to 64", "A ceiling: pale from zero, closed by a cap."),
    ("thousands", "A word, not a number. None is put in its place, and none is drawn."),
    ("none", "An empty ring at zero: the source says that there is none."),
    (
        "second largest",
        "A place in an order: solid where it is given. The field is dotted, since its size is not said.",
    ),
)
_EXAMPLE_FRAME = Frame(200, LARGE, words=False)
_CHART = {"wide": (600, 240), "narrow": (320, 220)}
_ABBREVIATION = 3


@dataclass(frozen=True)
class Example:
    """A mark with the words that it stands for, and what it says."""

    words: str
    says: str
    drawn: Drawing


@dataclass(frozen=True)
class Figures:
    """Statistics as drawings, seen from one page."""

    view: View

    @property
    def breadths(self) -> tuple[Breadth, ...]:
        """The widths of screen that have a drawing of their own: a file that holds all has one, for any."""
        return ("narrow",) if self.view.site.theme else ("wide", "narrow")

    # -- one figure -------------------------------------------------------------------------------

    def small(self, record: Statistic) -> Drawing:
        """The mark alone, for a place where the words stand beside it."""
        return _drawing((record.value,), SMALL_FRAME)

    def drawn(self, record: Statistic, breadth: Breadth) -> Drawing:
        """The mark with its axis."""
        return _drawing((record.value,), WIDE if breadth == "wide" else NARROW)

    def half(self, record: Statistic) -> Drawing:
        """The same, as wide as half the text of a page: two stand side by side."""
        return _drawing((record.value,), HALF)

    def title(self, record: Statistic) -> str:
        """What a drawing is of: `Boats: at least 137`."""
        unit = f" {record.unit}" if record.unit else ""
        return f"{upper_first(record.label)}: {record.value.words}{unit}"

    def told(self, record: Statistic) -> str:
        """What the mark shows, in a sentence."""
        return f"{upper_first(shown(record.value))}."

    def as_of(self, record: Statistic) -> str:
        """The time for which a figure holds, as words in a sentence: `as of May 2024`, `by the end of 2024`."""
        assert record.as_of is not None
        label = self.view.date(record, record.as_of)
        return label if record.as_of.shape in ("before", "since", "within", "span") else f"as of {label}"

    def row(self, record: Statistic) -> str:
        """The figure's row in its table, as it is read."""
        return ", ".join(rows_of(self.view, record)[0])

    # -- several figures on one measure -------------------------------------------------------------

    def compared(self, record: Statistic) -> tuple[Statistic, ...]:
        """This figure, then its rivals and those that contradict it; nothing where it stands alone."""
        against = [other for other in self.view.contradicted(record) if isinstance(other, Statistic)]
        others = {other.id: other for other in (*Facts(self.view).rivals(record), *against) if other.id != record.id}
        return (record, *others.values()) if others else ()

    def tells_all_conflicts(self, record: Statistic) -> bool:
        """Whether all that contradicts a figure are figures, which are drawn beside it."""
        return all(isinstance(other, Statistic) for other in self.view.contradicted(record))

    def heading_of(self, record: Statistic) -> str:
        """The heading of a figure and those beside it."""
        told = self.view.contradicted(record) and self.tells_all_conflicts(record)
        return "Conflicting accounts" if told else "Rival figures"

    def shared(self, records: Sequence[Statistic], breadth: Breadth) -> tuple[Drawing, ...]:
        """The figures one below the other, on one axis as far as their units allow; else on one each unit."""
        frame = WIDE_WITH_NAMES if breadth == "wide" else NARROW
        groups: dict[tuple[str, str], list[Statistic]] = {}
        scaled = [record for record in records if has_scale(record.value)]
        for record in records:
            # What has no scale of its own stands with the first that has one.
            of = record if has_scale(record.value) else next(iter(scaled), record)
            groups.setdefault(_measure(of.value), []).append(record)
        return tuple(
            drawing([self._measured(record) for record in group], _wording([one.value for one in group]), frame)
            for group in groups.values()
        )

    def _measured(self, record: Statistic) -> Measured:
        unit = f" {record.unit}" if record.unit else ""
        return Measured(record.value, upper_first(self.view.speaker(record)), record.value.words + unit)

    def title_of_all(self, records: Sequence[Statistic]) -> str:
        """What a drawing of several is of: `Two figures side by side: …`."""
        return listed([f"{self.view.speaker(record)}, {record.value.words}" for record in records])

    def told_of_all(self, records: Sequence[Statistic]) -> str:
        """What the marks show, each after its figure."""
        return " ".join(f"{upper_first(record.value.words)}: {shown(record.value)}." for record in records)

    def signs(self, records: Iterable[Statistic]) -> tuple[str, ...]:
        """What each sort of mark among these shows, told once."""
        return tuple(dict.fromkeys(f"{upper_first(shown(record.value))}." for record in records))

    # -- a series -----------------------------------------------------------------------------------

    def chart(self, record: Statistic, breadth: Breadth) -> Chart | None:
        """The series over time, or None where its values have no common scale."""
        series = [Dated(reading.as_of, reading.value, reading.value.words) for reading in record.series]
        if not can_be_drawn(series):
            return None
        return series_chart(series, _wording([one.quantity for one in series]), *_CHART[breadth])

    def told_of_series(self, record: Statistic) -> str:
        """What the columns show, value by value."""
        values = [f"{self.view.date(record, one.as_of)}: {one.value.words}" for one in record.series]
        return f"Columns over time. {'; '.join(values)}."

    # -- files --------------------------------------------------------------------------------------

    def picture(self, record: Statistic) -> str:
        """The link to the picture of a figure."""
        return self.view.asset(picture_path(record))

    def table(self, record: Statistic) -> str:
        """The link to a figure as CSV."""
        return self.view.asset(table_path(record))


def picture_path(record: Statistic) -> str:
    """Where the picture of a figure stands in the site."""
    return f"downloads/figures/{record.id}.svg"


def table_path(record: Statistic) -> str:
    """Where a figure stands in the site as CSV."""
    return f"downloads/figures/{record.id}.csv"


def shown(quantity: Quantity) -> str:
    """What the mark of a quantity shows, as part of a sentence."""
    sign = sign_of(quantity)
    below = sign == "up-to" and quantity.high is not None and quantity.high < 0
    return _BELOW_ZERO if below else _SHOWN[sign]


@cache
def examples() -> tuple[Example, ...]:
    """One mark of each sort."""
    return tuple(Example(words, says, _drawing((parse_quantity(words),), _EXAMPLE_FRAME)) for words, says in _EXAMPLES)


def _drawing(quantities: tuple[Quantity, ...], frame: Frame) -> Drawing:
    return drawing([Measured(quantity) for quantity in quantities], _wording(quantities), frame)


def _measure(quantity: Quantity) -> tuple[str, str]:
    """What must be alike for two quantities to lie on one axis: their unit, and per what they are."""
    rate = quantity.figures[0].rate if quantity.figures else ""
    return (quantity.unit, rate) if has_scale(quantity) else ("", "")


def _wording(quantities: Sequence[Quantity]) -> Wording:
    unit = next((one.unit for one in quantities if has_scale(one)), "")
    is_word = unit.isalpha() or " " in unit
    return wording_of(unit, plural_of(unit) if is_word and len(unit) > _ABBREVIATION and unit[-1] != "s" else unit)


def sheet_of(view: View, record: Statistic) -> Sheet:
    """The picture of a figure: what it is, its words, who says it, its mark beside its rivals', its source."""
    figures = Figures(view)
    compared = figures.compared(record)
    unit = f" {record.unit}" if record.unit else ""
    chart = figures.chart(record, "wide")
    as_of = f", {figures.as_of(record)}" if record.as_of else ""
    head = [
        ("title", upper_first(record.label)),
        ("value", record.value.words + unit),
        ("small", f"says {view.speaker(record)}{as_of} ({view.standing(record)})"),
    ]
    sources = "; ".join(source.title for source in view.sources_of(record))
    numbers = [shown.label for shown in view.sentences(record) if shown.number is not None]
    cited = f", {'sentence' if len(numbers) == 1 else 'sentences'} {listed(numbers)}" if numbers else ""
    title, address = view.dossier.settings.title, f"{view.address}/{record_address(record)}".lstrip("/")
    foot = [*figures.signs(compared or (record,)), f"Source: {sources}{cited}. {title}: {address}"]
    drawings = figures.shared(compared, "wide") if compared else (figures.drawn(record, "wide"),)
    return sheet(head, drawings, (chart,) if chart else (), foot)
