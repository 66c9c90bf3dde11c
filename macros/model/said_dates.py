"""Each date of a text as the text says it: with its period, its governor, the other end of its range or its "or".

A date mention is only figures and names (`date_mentions.py`). "By the end of 2014", "2014 or 2015" and "2014"
hold one figure and say three things.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from macros.model.date_mentions import DateMention, find_dates
from macros.model.date_periods import Before, DateWords, Governor, Tokens, date_words
from macros.model.language_table import BARE, LanguageTable, Period
from macros.model.languages import table_of
from macros.model.number_tokens import tokens_of
from macros.model.numbers import find_numbers

Link = Literal["", "range", "or", "and"]
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class SaidDate:
    """One date as a text says it.

    `relative` marks "last year", which has no figure. Dates of one `group` are linked: a range, whose low end
    comes first, or alternatives; `partner` is what the text links to this one ("or 2015"). `denied` is the
    negation before it.
    """

    mention: DateMention
    words: str
    before: Before
    governors: tuple[Governor, ...] = ()
    relative: bool = False
    link: Link = ""
    side: Literal["", "low", "high"] = ""
    group: int = -1
    partner: str = ""
    guarded: bool = True

    @property
    def season(self) -> int | None:
        """The season that the text says with it, 1 spring to 4 winter."""
        return self.before.season

    @property
    def periods(self) -> tuple[Period, ...]:
        """The stretches of the year, or of the month where one is named, that the text says with it."""
        if self.mention.month is None:
            return tuple(Period(one.starts, one.ends) for one in self.before.periods)
        return tuple(Period(day_starts=one.day_starts, day_ends=one.day_ends) for one in self.before.periods)


def find_said(text: str, language: str = "en") -> tuple[SaidDate, ...]:
    """Every date that a text says, in order."""
    table = table_of(language)
    return _find(text, table.code if table else "")


@lru_cache(maxsize=8192)
def _find(text: str, code: str) -> tuple[SaidDate, ...]:
    table = table_of(code) or BARE
    tokens = tokens_of(text, table)
    finder = _Finder(text, tokens, table, date_words(code))
    return tuple(_linked(finder, _lent(finder, finder.anchors())))


class _Finder:
    """A text with its tokens and what is needed to read the words around its dates."""

    def __init__(self, text: str, tokens: Tokens, table: LanguageTable, words: DateWords) -> None:
        self.text, self.tokens, self.table, self.words = text, tokens, table, words
        self.starts = [token.start for token in tokens]
        code = table.code or "und"
        self.counts = {number.end: number for number in find_numbers(text, code) if number.unit in ("month", "day")}
        self.mentions = find_dates(text, code)

    def anchors(self) -> list[SaidDate]:
        """The mentions, and the years, months and seasons that stand without a figure ("late last year")."""
        found = [self._said(mention, bisect_left(self.starts, mention.start)) for mention in self.mentions]
        taken = {index for said in found for index in range(said.before.start, self._end(said.mention))}
        found += [said for index in range(len(self.tokens)) if index not in taken for said in self._relative(index)]
        taken |= {index for said in found for index in range(said.before.start, self._end(said.mention))}
        found += [said for index in range(len(self.tokens)) if index not in taken for said in self._season(index)]
        return sorted(found, key=lambda said: (said.mention.start, said.mention.day_start, said.mention.end))

    def _said(self, mention: DateMention, index: int, *, relative: bool = False) -> SaidDate:
        before = self.words.before(self.tokens, index, self.counts)
        blurs = frozenset() if mention.day else self.table.dates.day_blurs
        before = replace(before, governors=tuple(one for one in before.governors if one.words not in blurs))
        governors = (*before.governors, *self.words.behind(self.tokens, self._end(mention)))
        seasons = (token.start for token in self.tokens[before.start : index] if token.key in self.table.dates.seasons)
        words = self.text[next(seasons, mention.start) : mention.end]
        return SaidDate(mention, words, before, governors, relative, guarded=bool(self.table.code))

    def _end(self, mention: DateMention) -> int:
        return bisect_left(self.starts, mention.end)

    def _relative(self, index: int) -> Iterator[SaidDate]:
        """As in "last year", "by the end of that month"."""
        token = self.tokens[index]
        if token.key not in self.table.dates.period_nouns:
            return
        said = self._said(DateMention(token.start, token.end), index, relative=True)
        near = {one.key for one in self.tokens[said.before.start : index]}
        near |= {one.key for one in self.tokens[index + 1 : index + 2]}
        if near & self.table.dates.relative_words:
            yield said

    def _season(self, index: int) -> Iterator[SaidDate]:
        """As in "last spring", "in spring and summer 2021": not the fall of a hall."""
        token, dates = self.tokens[index], self.table.dates
        if token.key not in dates.seasons:
            return
        said = self._said(DateMention(token.start, token.end), index)
        near = {one.key for one in self.tokens[max(0, index - 1) : index]}
        near |= {
            one.key for one in self.tokens[max(0, index - _PAIR) : index] if index > 1 and near & dates.period_links
        }
        if near & dates.season_cues:
            season = dates.seasons[token.key]
            period = dates.periods.get(token.key)
            before = replace(said.before, season=season, periods=(period,) if period else ())
            yield replace(said, before=before, relative=bool(near & dates.relative_words))


# -- what one date lends to another ---------------------------------------------------------------


def _lent(finder: _Finder, anchors: list[SaidDate]) -> list[SaidDate]:
    """A year that stands directly before a day or month is its year: "in 2024, on 5 March"."""
    found = list(anchors)
    for index in range(1, len(found)):
        year, said = found[index - 1].mention, found[index].mention
        between = [token.key for token in _between(finder, year, said)]
        beside = all(key == "," or key in finder.table.dates.period_links for key in between)
        if year.year and not year.month and year.span == 1 and said.month and not said.year and beside:
            found[index] = replace(found[index], mention=replace(said, year=year.year))
    return found


def _between(finder: _Finder, first: DateMention, second: DateMention) -> Tokens:
    """The tokens between two dates; days of one month share its words, so theirs stand between the figures."""
    shared = first.day_end and second.day_end and first.end > second.start
    start = first.day_end if shared else first.end
    end = second.day_start if shared else second.start
    return finder.tokens[bisect_left(finder.starts, start) : bisect_left(finder.starts, end)] if start <= end else ()


# -- links ----------------------------------------------------------------------------------------


def _linked(finder: _Finder, anchors: list[SaidDate]) -> list[SaidDate]:
    """The dates with what links them, from the last pair back: "2014, 2015 or 2016" is one choice of three."""
    found = list(anchors)
    links: list[Link] = [""] * len(found)
    for index in range(len(found) - _PAIR, -1, -1):
        joiner, rest = _joiner(finder, found[index], found[index + 1])
        link: Link = _link_of(finder, found[index], joiner, rest)
        if joiner == "," and (_is_chosen(found[index + 1], rest) or (not rest and links[index + 1] == "or")):
            link = "or"
        if link == "range" and links[index + 1] == "range":
            continue
        if link:
            found[index : index + _PAIR] = _pair(finder, found[index], found[index + 1], link, joiner)
            links[index] = "" if link == "and" else link
    group = 0
    for index, said in enumerate(found):
        group += 1 if index and not links[index - 1] else 0
        found[index] = replace(said, group=group)
    return found


def _is_chosen(said: SaidDate, rest: Tokens) -> bool:
    """As in "2014, possibly 2015", which leaves it open."""
    return bool(rest) and any(one.kind == "unsure" for one in said.before.governors)


def _joiner(finder: _Finder, first: SaidDate, second: SaidDate) -> tuple[str, Tokens]:
    """The word that joins two dates, and the words behind it."""
    between = _between(finder, first.mention, second.mention)
    if len(between) > 1 and between[0].key == "." and first.mention.day_end:  # "3. bis 5. März"
        between = between[1:]
    if len(between) > 1 and between[0].key in (",", "(") and between[1].key in finder.table.alternatives:
        between = between[1:]
    words = finder.words.between
    loose = any(token.key not in words and token.kind != "hyphen" and token.key != "." for token in between[1:])
    return ("", ()) if loose or not between else (between[0].key, between[1:])


def _link_of(finder: _Finder, first: SaidDate, joiner: str, rest: Tokens) -> Link:
    table, opener = finder.table, _opener(finder, first)
    if joiner in _DASHES:
        return "" if rest else "range"
    plain = table.range_openers.get("", frozenset())
    lists = {word for firm in table.firm_openers for word in table.range_openers[firm]} - plain
    if opener in table.firm_openers and joiner in table.range_openers[opener]:
        return "range"
    if joiner in table.alternatives:
        return "or"
    if joiner in table.date_joiners - lists:
        return "range"
    return "and" if joiner in lists else ""


def _opener(finder: _Finder, said: SaidDate) -> str:
    """The word that opens a range ("between", "from"), or an empty string."""
    start = said.before.start
    words = {one.words for one in said.governors} | {token.key for token in finder.tokens[max(0, start - 1) : start]}
    return next((word for word in finder.table.range_openers if word and word in words), "")


def _pair(finder: _Finder, first: SaidDate, second: SaidDate, link: Link, joiner: str) -> Sequence[SaidDate]:
    """Both dates with the year that either lends the other; "and" links nothing more."""
    low, high = _with_year(first, second), _with_year(second, first)
    if link == "and":
        return low, high
    shared = first.mention.end > second.mention.start
    figure = finder.text[first.mention.day_start : first.mention.day_end] if shared else first.words
    if link == "or":
        spoken = min(finder.table.alternatives, key=len) if joiner == "," else joiner
        governors = (*high.governors, *(one for one in low.before.governors if one not in high.governors))
        low = replace(low, link=link, partner=f"{spoken} {second.words}")
        return low, replace(high, link=link, governors=governors, partner=high.partner or f"{spoken} {figure}")
    space, opener = "" if joiner in _DASHES else " ", _opener(finder, first)
    of_low = tuple(one for one in low.governors if one.words != opener)
    of_high = tuple(one for one in high.governors if one.words != joiner)
    low = replace(low, link=link, side="low", governors=of_low, partner=f"{joiner}{space}{second.words}")
    return low, replace(high, link=link, side="high", governors=of_high, partner=f"{figure}{space}{joiner}")


def _with_year(said: SaidDate, other: SaidDate) -> SaidDate:
    """A date with the year of the one it is linked to: "between March and June 2024"."""
    own, lender = said.mention, other.mention
    if own.year is not None or lender.year is None or said.relative:
        return said
    if own.month is None:
        fits = said.season is not None and other.season is not None
    else:
        fits = lender.month is not None and (own.start < lender.start) == (own.month <= lender.month)
    return replace(said, mention=replace(own, year=lender.year)) if fits else said
