"""Quantities as an author writes them: one figure, range, vague number, rank or none, in the source's words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from macros.model.language_table import BARE, Bound, LanguageTable
from macros.model.languages import table_of
from macros.model.number_shares import SHARES
from macros.model.number_tokens import fold_word
from macros.model.numbers import NumberMention, find_numbers

__all__ = ["BadQuantity", "Bound", "Kind", "Quantity", "bound_of", "parse_quantity"]

Kind = Literal["exact", "range", "vague", "none", "rank"]

LENGTH_LIMIT = 200
_OF_WHOM = re.compile(r"(\S+ ){0,3}\S+['’]s?")  # "the world's" busiest
_ENDS = 2
_EXAMPLES = "write the figure in the source's words: at least 137, 2,000 to 5,000, $227 million, 18%, thousands, first"


class BadQuantity(ValueError):
    """A quantity that cannot be read: `message` says what is wrong, `hint` what to write instead."""

    def __init__(self, message: str, hint: str = _EXAMPLES) -> None:
        """Keep both, each one sentence."""
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in the source's own words, with what those words bound.

    `words` are shown verbatim. `low` and `high` bound the value in `unit`; None is an open side ("at
    least 137" has no high, "up to 5" no low) and both are None for a vague number. A range keeps both
    ends and has no midpoint; `ends` is what the words say of each, the low one first. `unit` is canonical
    ("%", "percentage point", "$", "A$", "km" …); a rank's is what it ranks by. `scale` holds the words
    that multiply ("million"). `figures` are the numbers found.
    """

    words: str
    kind: Kind
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    bound: Bound
    unit: str
    scale: str
    figures: tuple[NumberMention, ...] = ()
    lead: int = 0
    ends: tuple[Bound, Bound] = ("exact", "exact")

    @property
    def value(self) -> Decimal | None:
        """The one figure written, None for a range or a vague number."""
        one = len(self.figures) == 1 and self.kind != "vague"
        return self.figures[0].value if one else None

    @property
    def sides(self) -> tuple[Decimal | None, Decimal | None]:
        """The ends between which the number lies by the words alone, None where they leave a side open.

        "Around 500" bounds nothing, and "almost four" is below four.
        """
        if self.kind == "range" or self.bound not in ("around", "nearly"):
            return self.low, self.high
        return None, self.high if self.bound == "nearly" else None

    def parts(self) -> tuple[str, str]:
        """The qualifier that stands before the figure, and the rest, both verbatim."""
        return self.words[: self.lead].strip(), self.words[self.lead :].strip()


def parse_quantity(text: str, language: str = "en") -> Quantity:
    """Read one quantity, qualifier and unit included; raises BadQuantity with what to write instead.

    Where the language has no word table, words around the digits are kept and not understood.
    """
    words = " ".join(text.split())
    if not words:
        raise BadQuantity("an empty quantity")
    if len(words) > LENGTH_LIMIT:
        raise BadQuantity(
            f"a quantity of {len(words)} characters", "write the figure alone and put the rest in the label"
        )
    table = table_of(language)
    figures = find_numbers(words, language)
    if table is None and not figures:
        return Quantity(words, "vague", None, None, "", "exact", "", "")
    table = table or BARE
    figures = tuple(figure for figure in figures if figure is figures[0] or not _is_rate(figure, table))
    _refuse_backwards(words, figures, table)
    _refuse_names(words, figures)
    if len(figures) == _ENDS and figures[0].range_end and figures[1].range_end:
        return _range(words, figures, table)
    if len(figures) == _ENDS and _is_share_of(words, figures, table):
        figures = figures[:1]
    if len(figures) != 1:
        raise BadQuantity(
            f'"{words}" holds {len(figures)} figures that are not one range',
            "write one figure or one range a record, for example 2,000 to 5,000",
        )
    _refuse_lead(words, figures[0], table)
    _refuse_denied(words, figures[0], table)
    return _single(words, figures[0], table)


def _is_share_of(words: str, figures: tuple[NumberMention, ...], table: LanguageTable) -> bool:
    """Whether a share tells of how many it is one: "half of the 66 pipes"; "half of 137" is a sum not worked out."""
    share, whole = figures
    between = fold_word(words[share.end : whole.start]).split()
    linked = bool(share.qualifier or whole.qualifier) and whole.outer_start == share.outer_start
    return share.unit in SHARES and linked and between[-1:] != [] and between[-1] in table.determiners


def _is_rate(figure: NumberMention, table: LanguageTable) -> bool:
    """Whether the article counts nothing and says per what: "500 loaves a day"."""
    return figure.words in table.ones and bool(figure.unit) and not figure.range_end


def _refuse_names(words: str, figures: tuple[NumberMention, ...]) -> None:
    if not figures:
        raise BadQuantity(f'"{words}" holds no quantity')
    name = next((figure for figure in figures if figure.is_name and figure.unit != "#year"), None)
    if name is not None:
        raise BadQuantity(f'"{words[name.start : name.end]}" in "{words}" names something and counts nothing')


def _refuse_backwards(words: str, figures: tuple[NumberMention, ...], table: LanguageTable) -> None:
    """A range whose low end is above its high end: written the wrong way round, or no range."""
    if len(figures) != _ENDS or figures[0].range_end or figures[0].unit.startswith("#d"):
        return
    between = fold_word(words[figures[0].end : figures[1].start].strip())
    joins = {word for joiners in table.range_openers.values() for word in joiners}
    if between in joins | {"-", "–", "—"} and figures[0].value >= figures[1].value:
        first, second = (words[figure.start : figure.end] for figure in figures)
        raise BadQuantity(f'the range "{words}" does not rise', f"write {second} to {first}, or one figure")


def _refuse_lead(words: str, figure: NumberMention, table: LanguageTable) -> None:
    """Refuse words before the figure that are no qualifier: they may deny or change it. Whose rank it is may stand."""
    lead = fold_word(words[: figure.outer_start].strip())
    of_whom = figure.form == "rank" and _OF_WHOM.fullmatch(lead) and lead.split()[0] not in table.denials
    if lead and table is not BARE and lead not in table.lead_words and not of_whom:
        raise BadQuantity(
            f'"{words[: figure.outer_start].strip()}" before the figure in "{words}" is no qualifier',
            f"write the figure alone: {words[figure.outer_start :]}",
        )


def _refuse_denied(words: str, figure: NumberMention, table: LanguageTable) -> None:
    """Refuse a figure that its own words deny ("not 137"): what would be shown and drawn is what is not so."""
    known = (*table.qualifiers, *table.denials)
    opening = max((one for one in known if f"{figure.qualifier} ".startswith(f"{one} ")), key=len, default="")
    if opening not in table.denials:
        return
    rest = words[figure.outer_start + len(opening) :].strip()
    raise BadQuantity(
        f'"{words[figure.outer_start :][: len(opening)]}" before the figure in "{words}" is no qualifier',
        f"write the figure alone: {rest}",
    )


def _single(words: str, figure: NumberMention, table: LanguageTable) -> Quantity:
    bound = bound_of(figure.qualifier, table)
    kinds: dict[str, Kind] = {"vague": "vague", "none": "none", "ordinal": "rank", "rank": "rank"}
    kind = kinds.get(figure.form, "exact")
    vague = kind == "vague"
    return Quantity(
        words=words,
        kind=kind,
        low=None if vague or bound in ("up-to", "less-than") else figure.value,
        high=None if vague or bound in ("at-least", "more-than") else figure.value,
        qualifier=figure.qualifier,
        bound=bound,
        unit="" if figure.is_name else figure.unit,
        scale=figure.scale,
        figures=(figure,),
        lead=figure.start if figure.outer_start < figure.start else 0,
    )


def _range(words: str, figures: tuple[NumberMention, ...], table: LanguageTable) -> Quantity:
    _refuse_lead(words, figures[0], table)
    low, high = figures if figures[0].value < figures[1].value else figures[::-1]
    return Quantity(
        words=words,
        kind="range",
        low=low.value,
        high=high.value,
        qualifier=figures[0].qualifier,
        bound=bound_of(figures[0].qualifier, table),
        unit=high.unit,
        scale=figures[1].scale,
        figures=figures,
        ends=(bound_of(low.qualifier, table), bound_of(high.qualifier, table)),
    )


def bound_of(qualifier: str, table: LanguageTable) -> Bound:
    """What qualifier words say of the figure: the firmest of them where several stand in a row."""
    phrases = {**table.qualifiers, **table.qualifiers_after}
    found = [phrase for phrase in phrases if f" {phrase} " in f" {qualifier} "]
    firm = [phrase for phrase in found if phrases[phrase] not in ("around", "exact")]
    longest = max(firm or found, key=len, default="")
    return phrases[longest] if longest else "exact"
