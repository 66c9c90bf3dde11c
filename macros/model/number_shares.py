"""Tells of a number that it is only shared or multiplied: "half of 137", "30 per cent of 137", "three times 137".

The share stays a number of its own; the other takes it for a qualifier, so that 137 is not taken from it.
"""

import re
from dataclasses import replace
from itertools import pairwise

from macros.model.language_table import LanguageTable
from macros.model.number_mention import NumberMention
from macros.model.number_reading import SHARE
from macros.model.number_tokens import fold_word

SHARES = frozenset({SHARE, "%"})
_TIMES = "times"
_HOLDER = 3
"""Words of whose number it is: "double last year's 137"."""
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")


def link_shares(text: str, mentions: tuple[NumberMention, ...], table: LanguageTable) -> tuple[NumberMention, ...]:
    """The mentions, those that a share or multiplier stands before qualified by it."""
    return (*mentions[:1], *(_linked(text, before, number, table) for before, number in pairwise(mentions)))


def _linked(text: str, before: NumberMention, number: NumberMention, table: LanguageTable) -> NumberMention:
    if before.is_name or number.is_name or number.form not in ("digits", "words", "vague") or number.unit in SHARES:
        return number
    between = tuple(fold_word(word) for word in _WORDS.findall(text[before.end : number.outer_start]))
    link = _link(before, between, table)
    if link is None:
        return number
    qualifier = " ".join(filter(None, (before.qualifier, before.words, link, number.qualifier)))
    return replace(number, qualifier=qualifier, outer_start=before.outer_start)


def _link(before: NumberMention, between: tuple[str, ...], table: LanguageTable) -> str | None:
    """How a number before makes a share or multiple of the one behind: by "of", "times", or nothing at all."""
    first, *rest = between or ("",)
    if first in table.share_links and before.unit in SHARES:
        link = f"{before.unit.replace(SHARE, '')} {first}".strip()
    elif first in table.multipliers and before.form in ("digits", "words"):
        link = first
    elif before.unit == _TIMES or (before.unit == SHARE and before.words in table.fractions):
        link, rest = "", list(between)
    else:
        return None
    points = all(word in table.determiners for word in rest if word)
    return link if points or (len(rest) <= _HOLDER and rest[-1].endswith("'s")) else None
