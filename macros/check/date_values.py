"""Compares a claimed date with the dates that its evidence and its date_note say.

Each end of the claim must be borne out by one date of a text, with all that the text says of it: "by 2014",
"2014 or 2015", "2014 to 2016" and "not 2014" are not 2014. At the edge of a stretch of time words may stand for
a month or day: "late 2024" bears out October to December, "by the end of 2024" bears out December.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from macros.check.date_grounds import (
    Grounds,
    added,
    bearing,
    dropped,
    grounds,
    lacking,
    misgoverned,
    part_missing,
)
from macros.check.missing import Missing
from macros.model.date_points import YEAR_CROSSING, Part
from macros.model.dates import DatePart, EdtfDate, date_parts
from macros.model.language_table import Governing
from macros.model.said_dates import Link, SaidDate

_SPOKEN: Final[dict[Governing, str]] = {"before": "by", "since": "since", "about": "about"}
_SAID_BY_FIELD: Final[dict[str, Governing]] = {"since": "since", "until": "before"}
_SIDE_OF_FIELD: Final[dict[str, Literal["low", "high"]]] = {"since": "low", "until": "high"}
_CHOICES: Final[frozenset[Link]] = frozenset({"or"})
_STRETCHES: Final[frozenset[Link]] = frozenset({"range"})
_TWO_POINTS = 2


@dataclass(frozen=True, slots=True)
class _Lack:
    """Something missing, and the part of the claim that it makes the editor's own step."""

    part: Part
    missing: Missing


Lacks = tuple[_Lack, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """One point of a date, or both ends of a stretch, to be borne out by one date of a text.

    `allowed` are the governors that the claim itself says, `needs` those that it must find. `whole` are the
    parts of every date that the claim gives: what the text links must be among them, by one of `links`.
    """

    parts: tuple[DatePart, ...]
    whole: tuple[tuple[DatePart, ...], ...]
    allowed: frozenset[Governing] = frozenset()
    needs: tuple[Governing, ...] = ()
    links: frozenset[Link] = frozenset()
    side: Literal["low", "high"] | None = None

    @property
    def finest(self) -> Part:
        """The part that is the editor's own where only words are missing."""
        return self.parts[-1].part


def missing_parts(
    date: EdtfDate,
    stretches: Mapping[str, Sequence[str]],
    notes: Sequence[str],
    note_language: str,
    field: str | None = None,
) -> tuple[Missing, ...]:
    """The years, months, days and words around them that neither evidence nor note holds; stretches by language."""
    lacks = _lacks(date, grounds(stretches, notes, note_language), field)
    return tuple(dict.fromkeys(lack.missing for lack in lacks))


def inferred_parts(
    date: EdtfDate, stretches: Mapping[str, Sequence[str]], notes: Sequence[str], note_language: str, field: str = ""
) -> frozenset[Part]:
    """The parts of a date that its stretches do not bear out and its note does: shown to readers as inferred."""
    stated = {lack.part for lack in _lacks(date, grounds(stretches, (), note_language), field)}
    given = _lacks(date, grounds(stretches, notes, note_language), field) if notes else ()
    return frozenset(stated - {lack.part for lack in given}) if notes else frozenset()


# -- the forms of a date --------------------------------------------------------------------------


def _lacks(date: EdtfDate, given: Grounds, field: str | None) -> Lacks:
    if date.members:
        return _of_choice(date, given)
    if len(date.points) == _TWO_POINTS:
        return _of_stretch(date, given)
    said = _SAID_BY_FIELD.get(field or "")
    allowed, needs = _doubt(date), _needs(date)
    if date.shape == "point" and said:
        allowed |= {said}
    parts = date_parts(date)
    side = _SIDE_OF_FIELD.get(field or "") if date.shape == "point" else None
    return _of_claim(_Claim(parts, (parts,), allowed | frozenset(needs), needs, side=side), given)


def _doubt(date: EdtfDate) -> frozenset[Governing]:
    """The doubt that a date says of itself: `~` and `?`."""
    about: set[Governing] = {"about", "unsure"} if date.approximate else set()
    return frozenset(about | ({"unsure"} if date.uncertain else set()))


def _needs(date: EdtfDate) -> tuple[Governing, ...]:
    shapes: dict[str, tuple[Governing, ...]] = {"before": ("before",), "since": ("since",)}
    return shapes.get(date.shape, ()) + (("about",) if date.approximate else ())


def _ends(date: EdtfDate) -> tuple[tuple[DatePart, ...], ...]:
    """The parts of each point of a date."""
    parts = date_parts(date)
    return tuple(tuple(part for part in parts if part.point is point) for point in date.points)


def _of_stretch(date: EdtfDate, given: Grounds, choice: Iterable[tuple[DatePart, ...]] = ()) -> Lacks:
    """A stretch of time: by one date and its period ("late 2024"), or by one date for each end."""
    low, high = _ends(date)
    whole = (*choice, low, high)
    links = _STRETCHES | (_CHOICES if date.shape == "within" else frozenset())
    about: tuple[Governing, ...] = ("about",) if date.approximate else ()
    at_once = _of_claim(_Claim((*low, *high), whole, _doubt(date), about), given)
    first = _of_claim(_Claim(low, whole, _doubt(date) | {"since"}, (), links), given)
    last = _of_claim(_Claim(high, whole, _doubt(date) | {"before"}, (), links), given)
    return min(at_once, _parts_first((*first, *last)), key=_badness)


def _of_choice(date: EdtfDate, given: Grounds) -> Lacks:
    """One of several dates: each must be there, and a text or note must leave it open which."""
    whole = tuple(end for member in date.members for end in _ends(member))
    found: list[_Lack] = []
    for member in date.members:
        if member.shape == "point":
            claim = _Claim(_ends(member)[0], whole, _doubt(member), _needs(member), _CHOICES)
            found += _of_claim(claim, given)
        else:
            found += _of_stretch(member, given, whole) if member.shape == "within" else _lacks(member, given, None)
    is_open = found or len(date.members) == 1 or _leaves_open(whole, given)
    return _parts_first(found) if is_open else (_Lack(whole[-1][-1].part, added("or")),)


def _leaves_open(whole: Sequence[tuple[DatePart, ...]], given: Grounds) -> bool:
    """Whether dates are linked by "or", told by different stretches, or told by a note."""
    bare = Grounds(given.stretches)
    noted = any(not lacking(end, None, given) for end in whole)
    linked = any(said.link == "or" and any(not lacking(end, said, bare) for end in whole) for said in given.stated)
    places = [any(not lacking(end, said, bare) for end in whole for said in stretch) for stretch in given.stretches]
    return noted or linked or given.combines or sum(places) > 1


def _parts_first(lacks: Sequence[_Lack]) -> Lacks:
    """Words around a date matter only where its figures are there."""
    parts = tuple(lack for lack in lacks if lack.missing.what != "date-words")
    return parts or tuple(lacks)


def _badness(lacks: Lacks) -> tuple[int, bool, int]:
    """The nearest reading has the fewest parts missing; of equals, that which has the year, or more of the words."""
    parts = [lack for lack in lacks if lack.missing.what != "date-words"]
    return len(parts), any(lack.missing.what == "year" for lack in parts), len(lacks)


# -- one date of a text ---------------------------------------------------------------------------


def _of_claim(claim: _Claim, given: Grounds) -> Lacks:
    """What the nearest date of the texts lacks; a note alone may bear out what no stretch speaks of."""
    whole = [said for said in given.stated if not lacking(claim.parts, said, given)]
    if whole:
        return min((_of_words(claim, said, given) for said in whole), key=len)
    candidates: list[SaidDate | None] = [None, *given.stated]
    nearest = min((_of_parts(claim, said, given) for said in candidates), key=_badness)
    return nearest or _unmet(claim, [], given)


def _of_parts(claim: _Claim, said: SaidDate | None, given: Grounds) -> Lacks:
    """The parts that a date of a text lacks, or a note alone."""
    return tuple(_Lack(part.part, part_missing(part, given.stated)) for part in lacking(claim.parts, said, given))


def _of_words(claim: _Claim, said: SaidDate, given: Grounds) -> Lacks:
    """The words around a date that the claim leaves out or adds; a note may choose, but makes no "by" undone."""
    missing = list(misgoverned(said, claim.finest, claim.allowed))
    if not any(_bears_alone(claim, note) for note in given.notes):
        missing += [dropped(said.before.denied)] if said.before.denied else []
        missing += [dropped(said.partner)] if said.link and not _is_kept(claim, said, given) else []
    return (*(_Lack(claim.finest, one) for one in missing), *_unmet(claim, [said], given))


def _bears_alone(claim: _Claim, note: SaidDate) -> bool:
    """Whether a note says the date as it is claimed."""
    free = not note.link and not misgoverned(note, claim.finest, claim.allowed)
    return free and all(bearing(part, note) == "gives" for part in claim.parts)


def _is_kept(claim: _Claim, said: SaidDate, given: Grounds) -> bool:
    """Whether everything that the text links to a date is in the claim too."""
    if claim.side and said.side == claim.side:
        return True
    group = next((stretch for stretch in given.stretches if said in stretch), ())
    linked = [other for other in group if other.group == said.group]
    bare = Grounds(())
    if _is_winter(claim, linked) or all(not lacking(claim.parts, other, bare) for other in linked):
        return True
    borne = all(any(not lacking(end, other, given) for end in claim.whole) for other in linked)
    return said.link in claim.links and borne


def _is_winter(claim: _Claim, linked: Sequence[SaidDate]) -> bool:
    """As in "winter 2023-24", which is one season of two years."""
    point = claim.parts[-1].point
    years = [other.mention.year for other in linked if other.mention.month is None]
    crosses = point.season in YEAR_CROSSING and len(years) == len(linked)
    return crosses and all(year in range(point.lower[0], point.upper[0] + 1) for year in years)


def _unmet(claim: _Claim, borne: Sequence[SaidDate], given: Grounds) -> Lacks:
    """As in "by", "since" or "about" that the claim says and neither the date's text nor a note says."""
    near = (*borne, *given.notes)
    if any(not said.guarded for said in near):
        return ()
    kinds = {one.kind for said in near for one in said.governors}
    return tuple(_Lack(claim.finest, added(_SPOKEN[kind])) for kind in claim.needs if kind not in kinds)
