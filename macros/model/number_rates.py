"""Tells per what a number is: "$40 a day", "900 litres per second", "9 miners per 1,000".

Dropped, the rate would make of forty dollars a day forty dollars. The words of a rate count nothing of their own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from macros.model.language_table import LanguageTable
from macros.model.number_mention import NumberMention
from macros.model.number_names import is_plural
from macros.model.number_tokens import Token

_NOUNS_BETWEEN = 2
"""Words for what is counted that may stand between a figure and its rate: "500 large loaves a day"."""
_LEAST_BASE = 10
_COUNTS = frozenset({"digits", "words", "vague"})

Tokens = tuple[Token, ...]


def link_rates(tokens: Tokens, mentions: Sequence[NumberMention], table: LanguageTable) -> tuple[NumberMention, ...]:
    """The mentions with the rates that stand behind them; numbers within a rate are no mentions."""
    if not table.rate_joiners:
        return tuple(mentions)
    found: list[NumberMention] = []
    for index, mention in enumerate(mentions):
        if not (found and found[-1].rate and mention.start < found[-1].outer_end):
            following = mentions[index + 1] if index + 1 < len(mentions) else None
            found.append(_rated(tokens, mention, following, table))
    return tuple(found)


def _rated(
    tokens: Tokens, mention: NumberMention, following: NumberMention | None, table: LanguageTable
) -> NumberMention:
    if mention.is_name or mention.form not in _COUNTS:
        return mention
    first = bisect_left(tokens, mention.end, key=lambda token: token.start)
    for place in range(first, min(first + _NOUNS_BETWEEN + 1, len(tokens) - 1)):
        if tokens[place].key in table.rate_joiners:
            per = tokens[place].key == table.rate_per
            beside = place == first or (place == first + 1 and tokens[first].kind == "hyphen")
            told = per or beside or _is_counted(tokens, place)
            rate = _rate(tokens, place, following if per else None, table) if told else None
            return replace(mention, rate=rate[0], outer_end=max(mention.outer_end, rate[1])) if rate else mention
        if tokens[place].kind not in ("word", "hyphen") or tokens[place].capital:
            break
    return mention


def _is_counted(tokens: Tokens, index: int) -> bool:
    """Whether what is counted stands there: not "555 calls in a week", nor "gave 40 girls a year of rest"."""
    behind = tokens[index + 2].key if index + 2 < len(tokens) else ""
    return is_plural(tokens[index - 1].key) and behind != "of"


def _rate(tokens: Tokens, index: int, base: NumberMention | None, table: LanguageTable) -> tuple[str, int] | None:
    """The rate that begins at a token, and the offset behind it; `base` is the number that may stand there."""
    place = index + 2 if tokens[index + 1].kind == "hyphen" and index + 2 < len(tokens) else index + 1
    noun = tokens[place]
    if base is not None and base.start == noun.start and base.value >= _LEAST_BASE:
        plain = base.form in ("digits", "words") and not base.unit and not base.range_end
        return (str(base.value), base.end) if plain else None
    stopped = place + 1 < len(tokens) and tokens[place + 1].key in table.rate_stops
    return (noun.key, noun.end) if noun.key in table.rate_nouns and not stopped else None
