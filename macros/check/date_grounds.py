"""What one date of a text bears out of one date that is claimed, and what a note adds to it.

One date of a text must bear out the whole: the month of one and the year of another are a date that nobody
gave. What it lacks, and does not contradict, a note may give, or say that it stands in other words of the source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from macros.check.missing import Missing
from macros.model.date_labels import MONTHS, point_words, year_words
from macros.model.date_points import Part, last_day
from macros.model.dates import DatePart
from macros.model.language_table import BARE, Governing
from macros.model.languages import table_of
from macros.model.number_tokens import tokens_of
from macros.model.said_dates import SaidDate, find_said

Bearing = Literal["gives", "is silent", "differs"]
_FIRST_SEASON, _LAST_SEASON = 21, 32
_CENTURY = 100
_PARTS: Final[tuple[Part, ...]] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Grounds:
    """The dates that a claim may rest on: those of each stretch, and those of the notes.

    `combines` is whether a note speaks of a year or month without its figure ("both are of one year"), so that
    they may be taken from two places of the source.
    """

    stretches: tuple[tuple[SaidDate, ...], ...]
    notes: tuple[SaidDate, ...] = ()
    combines: bool = False

    @property
    def stated(self) -> tuple[SaidDate, ...]:
        """Every date of the stretches."""
        return tuple(said for stretch in self.stretches for said in stretch)

    def distinct(self) -> "Grounds":
        """Return the same dates, each once with those linked to it: where else they stand says no more."""
        return replace(self, stretches=tuple(map(_distinct, self.stretches)), notes=_distinct(self.notes))


def _distinct(dates: Sequence[SaidDate]) -> tuple[SaidDate, ...]:
    groups: dict[int, list[SaidDate]] = {}
    for said in dates:
        groups.setdefault(said.group, []).append(said)
    alike = {tuple(map(_placeless, group)): group for group in reversed(groups.values())}  # the first of each stays
    return tuple(said for group in reversed(alike.values()) for said in group)


def _placeless(said: SaidDate) -> SaidDate:
    mention = replace(said.mention, start=0, end=0, day_start=0, day_end=0)
    return replace(said, mention=mention, before=replace(said.before, start=0), group=0)


def grounds(stretches: Mapping[str, Sequence[str]], notes: Sequence[str], note_language: str) -> Grounds:
    """Read the stretches, by language, and the notes; what a note denies is not there."""
    told = tuple(said for note in notes for said in find_said(note, note_language))
    nouns = (table_of(note_language) or BARE).dates.period_nouns
    keys = {token.key for note in notes for token in tokens_of(note, table_of(note_language) or BARE)}
    return Grounds(
        tuple(find_said(text, language) for language, texts in stretches.items() for text in texts),
        tuple(said for said in told if not said.before.denied),
        bool(keys & set(nouns)),
    )


# -- the parts of a date --------------------------------------------------------------------------


def bearing(part: DatePart, said: SaidDate) -> Bearing:
    """Whether a date of a text gives a part by figure, name or words for an edge, is silent on it, or differs."""
    if part.part == "year":
        return _of_year(part, said)
    return _of_month(part, said) if part.part == "month" else _of_day(part, said)


def _of_year(part: DatePart, said: SaidDate) -> Bearing:
    point, mention = part.point, said.mention
    if mention.year is None:
        return "is silent"
    first = point.lower[0] if point.masked else point.year  # of years BC, the first is the farthest from ours
    year = first % _CENTURY if mention.short else first
    return "gives" if mention.span == 10**point.masked and mention.year == year else "differs"


def _of_month(part: DatePart, said: SaidDate) -> Bearing:
    point, mention = part.point, said.mention
    if point.season is not None:
        return _of_season(part, said)
    if mention.month == point.month or _is_whole_years(part):
        return "gives"
    number = point.month or 0
    edges = [one.starts if part.bound == "start" else one.ends for one in said.periods]
    if part.bound and any(number in edge for edge in edges):
        return "gives"
    return "is silent" if mention.month is None else "differs"


def _of_season(part: DatePart, said: SaidDate) -> Bearing:
    """A season by its name; a quarter or half by the words for its months."""
    season, low, high = part.point.season or 0, part.point.lower[1], part.point.upper[1]
    if _FIRST_SEASON <= season <= _LAST_SEASON:
        named = said.season == (season - _FIRST_SEASON) % 4 + 1
        return "gives" if named else "differs" if said.season or said.mention.month else "is silent"
    named = any(low in period.starts and high in period.ends for period in said.periods)
    return "gives" if named else "is silent"


def _of_day(part: DatePart, said: SaidDate) -> Bearing:
    point, mention = part.point, said.mention
    if mention.day == point.day or _is_whole_months(part):
        return "gives"
    number = point.day or 0
    edges = [one.day_starts if part.bound == "start" else one.day_ends for one in said.periods]
    if part.bound and any(number in edge for edge in edges):
        return "gives"
    return "is silent" if mention.day is None else "differs"


def _is_whole_years(part: DatePart) -> bool:
    """Whether the stretch is whole years, so that its months say nothing more."""
    low, high = part.whole
    return low is not None and high is not None and low[1:] == (1, 1) and high[1:] == (12, 31)


def _is_whole_months(part: DatePart) -> bool:
    """Whether the stretch runs from a first to a last day of months, so that its days say nothing more."""
    low, high = part.whole
    if low is None or high is None or low[2] != 1:
        return False
    return high[2] == last_day(high[0], high[1])


def lacking(parts: Sequence[DatePart], said: SaidDate | None, given: Grounds) -> tuple[DatePart, ...]:
    """The parts that a date of a text lacks and no note fills; with none, what the notes alone lack."""
    others = (*given.notes, *(given.stated if given.combines and said is not None else ()))
    return tuple(part for part in parts if not _is_given(part, parts, said, others))


def _is_given(part: DatePart, parts: Sequence[DatePart], said: SaidDate | None, others: Sequence[SaidDate]) -> bool:
    own: Bearing = "is silent" if said is None else bearing(part, said)
    return own == "gives" or (own == "is silent" and any(_fills(part, parts, other) for other in others))


def _fills(part: DatePart, parts: Sequence[DatePart], other: SaidDate) -> bool:
    """Whether another date gives a part, and says nothing else of the coarser parts of the same point."""
    coarser = [one for one in parts if one.point is part.point and _PARTS.index(one.part) < _PARTS.index(part.part)]
    return bearing(part, other) == "gives" and all(bearing(one, other) != "differs" for one in coarser)


def part_missing(part: DatePart, stated: Sequence[SaidDate]) -> Missing:
    """The part as a reader would look for it, "2024", "November", "12", and which other date gives it."""
    found = next((said.words for said in stated if not said.before.denied and bearing(part, said) == "gives"), "")
    return Missing(part.part, _words(part), found=found)


def _words(part: DatePart) -> str:
    point = part.point
    if part.part == "year":
        return year_words(point)
    if part.part == "day":
        return str(point.day)
    return MONTHS[point.month - 1] if point.month else point_words(point)


# -- the words around a date ----------------------------------------------------------------------


def misgoverned(said: SaidDate, finest: Part, allowed: frozenset[Governing]) -> tuple[Missing, ...]:
    """As in "by" or "about", which the text says of its date and the claim does not.

    "About 5 March 2024" is in March 2024.
    """
    own = "day" if said.mention.day else "month" if said.mention.month else "year"
    blurred = frozenset[Governing]({"about"} if _PARTS.index(finest) < _PARTS.index(own) else ())
    return tuple(dropped(one.words) for one in said.governors if one.kind not in allowed | blurred)


def dropped(words: str) -> Missing:
    """Words that the source says of a date and the claim leaves out."""
    return Missing("date-words", words, "dropped")


def added(words: str) -> Missing:
    """Words that the claim says of a date and the source does not."""
    return Missing("date-words", words, "added")
