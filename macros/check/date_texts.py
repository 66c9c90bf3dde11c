"""Compares the dates in a free text (title, label …) with those that its evidence and notes say.

A title says what its evidence says, with the words that govern a date there: "It opened in 2014" is firmer than
"by 2014", "about 2014", "2014 to 2016" and "2014 or 2015".
"""

from collections.abc import Sequence

from macros.check.date_grounds import Grounds, dropped, grounds
from macros.check.missing import Missing, What
from macros.model.date_mentions import DateMention
from macros.model.language_table import BARE, Governing
from macros.model.languages import table_of
from macros.model.said_dates import SaidDate, find_said

_CENTURY = 100
_FIRM: frozenset[Governing] = frozenset({"before", "about", "unsure"})
"""What a text may not drop. "Closed since 2014" may be told as "closes in 2014"."""


def missing_dates_in_text(
    text: str, stretches: Sequence[str], covered_by: Sequence[str], language: str, text_language: str
) -> tuple[Missing, ...]:
    """The years, months, days and words around them that a free text lacks or leaves out."""
    given = grounds({language: stretches}, covered_by, text_language).distinct()
    ambiguous = (table_of(text_language) or BARE).dates.ambiguous_months
    told = find_said(text, text_language)
    groups: dict[int, list[SaidDate]] = {}
    for said in told:
        groups.setdefault(said.group, []).append(said)
    missing: list[Missing] = []
    for said in told:
        if said.words.lower() not in ambiguous and _is_figure(said.mention):
            missing += _of_one(said, groups[said.group], given)
    return tuple(missing)


def _is_figure(mention: DateMention) -> bool:
    return (mention.year, mention.month, mention.day) != (None, None, None)


def _of_one(said: SaidDate, group: Sequence[SaidDate], given: Grounds) -> list[Missing]:
    """What the nearest date of the evidence lacks of one date of a text, or what the text leaves out of it."""
    own = said.mention
    stated = [one for one in given.stated if not _lacking(own, one.mention, given)]
    noted = [one for one in given.notes if not _lacking(own, one.mention, given)]
    if not stated and not noted:
        partial = [_lacking(own, one.mention, given) for one in (*given.stated, *given.notes)]
        lacking = min(partial, key=_badness, default=_asked(own))
        return [Missing(what, said.words, "", own.start, own.end) for what in lacking]
    outcomes = [_dropped(said, group, one, given, noted) for one in stated or noted]
    return [Missing(one.what, one.words, one.reason, own.start, own.end) for one in min(outcomes, key=len, default=[])]


def _asked(mention: DateMention) -> list[What]:
    """The parts that a date gives."""
    parts: tuple[tuple[What, int | None], ...] = (
        ("year", mention.year),
        ("month", mention.month),
        ("day", mention.day),
    )
    return [what for what, number in parts if number is not None]


def _badness(lacking: Sequence[What]) -> tuple[int, bool]:
    return len(lacking), "year" in lacking


def _lacking(own: DateMention, support: DateMention, given: Grounds) -> list[What]:
    """The parts that one date of the evidence lacks and no note gives."""
    others = [one.mention for one in (*given.notes, *(given.stated if given.combines else ()))]
    lacking: list[What] = []
    if own.year is not None and not _same_year(own, support):
        silent = support.year is None
        lacking += [] if silent and any(_same_year(own, other) for other in others) else ["year"]
    near = [other for other in others if other.year is None or own.year is None or _same_year(own, other)]
    if own.month is not None and own.month != support.month:
        silent = support.month is None
        lacking += [] if silent and any(own.month == other.month for other in near) else ["month"]
    if own.day is not None and own.day != support.day:
        same = any((own.month, own.day) == (other.month, other.day) for other in near)
        lacking += [] if support.day is None and same else ["day"]
    return lacking


def _same_year(mention: DateMention, support: DateMention) -> bool:
    if mention.span != support.span or mention.year is None or support.year is None:
        return False
    if mention.short or support.short:
        return mention.year % _CENTURY == support.year % _CENTURY
    return mention.year == support.year


def _dropped(
    said: SaidDate, group: Sequence[SaidDate], support: SaidDate, given: Grounds, noted: Sequence[SaidDate]
) -> list[Missing]:
    """The governors and the linked dates of the evidence that the text leaves out."""
    kinds = {one.kind for one in said.governors}
    missing = [dropped(one.words) for one in support.governors if one.kind in _FIRM - kinds]
    is_end = (support.side == "low" and "since" in kinds) or (support.side == "high" and "before" in kinds)
    chosen = any(not one.link for one in noted)
    if support.link and not is_end and not chosen and not _is_kept(said, group, support, given):
        missing.append(dropped(support.partner))
    return missing


def _is_kept(said: SaidDate, group: Sequence[SaidDate], support: SaidDate, given: Grounds) -> bool:
    """Whether a text says all that the evidence links to a date, or is coarse enough to hold all of it."""
    texts = (*given.stretches, given.notes)
    stretch = next((one for one in texts if support in one), ())
    linked = [other.mention for other in stretch if other.group == support.group]
    bare = Grounds(())
    if all(not _lacking(said.mention, other, bare) for other in linked):
        return True
    return said.link == support.link and all(
        any(not _lacking(one.mention, other, bare) for one in group) for other in linked
    )
