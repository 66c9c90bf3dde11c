"""Units around a number: currency before or after it, per cent, measures, and compounds ("ten-year")."""

import re
from dataclasses import dataclass

from macros.model.language_table import LanguageTable
from macros.model.number_tokens import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    SPACES,
    UNIT_SYMBOLS,
    Phrases,
    Token,
    is_glued,
)

_SIGNS = "".join(sorted(CURRENCY_SIGNS))
_COUNTRY_DOLLARS = {"a": "A$", "au": "A$", "us": "US$", "c": "C$", "ca": "C$", "nz": "NZ$", "hk": "HK$", "s": "S$"} | {
    "r": "R$",
    "nt": "NT$",
    "cn": "CN¥",
}
_CODES = {
    "USD": "US$",
    "AUD": "A$",
    "CAD": "C$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "SGD": "S$",
    "BRL": "R$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "CNY": "CN¥",
    "RMB": "CN¥",
    "INR": "₹",
    "Rs": "₹",
    "RUB": "₽",
    "TRY": "₺",
    "KRW": "₩",
    "UAH": "₴",
    "ILS": "₪",
}
_BEFORE = re.compile(
    rf"(?:(?<![^\W\d_])(?P<country>[A-Za-z]{{1,2}}))?(?P<sign>[{re.escape(_SIGNS)}])[ {SPACES}]?$"
    rf"|(?<!\w)(?P<code>{CURRENCY_CODES})\.?[ {SPACES}]?$"
)
_SYMBOLS = "|".join(sorted(map(re.escape, UNIT_SYMBOLS), key=len, reverse=True))
_AFTER = re.compile(
    rf"[ {SPACES}]?(?:(?P<symbol>{_SYMBOLS})(?![\w²³/])|(?P<mark>[%‰°]))(?P<points>[- ]points?\b)?"
    rf"|[ {SPACES}]?(?P<sign>[{re.escape(_SIGNS)}])(?![\d])"
    rf"|[ {SPACES}]?(?P<code>{CURRENCY_CODES})\b"
)
_LOOK_BEHIND = 8
_SUBSTANCE = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name, found up to the offset `end`; `compound` where a hyphen binds it."""

    name: str
    end: int
    compound: bool = False


def currency_before(text: str, start: int) -> tuple[str, int] | None:
    """The currency that stands before a number, and the offset where it begins."""
    match = _BEFORE.search(text, max(0, start - _LOOK_BEHIND), start)
    if match is None:
        return None
    if match["code"]:
        return _CODES.get(match["code"], match["code"]), match.start()
    country = (match["country"] or "").lower()
    if country and match["sign"] in "$¥":
        return _COUNTRY_DOLLARS.get(country, match[0].strip()), match.start()
    return match["sign"], match.start("sign") if not country else match.start()


def unit_after(text: str, tokens: tuple[Token, ...], index: int, table: LanguageTable, phrases: Phrases) -> Unit | None:
    """The unit behind the number whose last token stands before `index`."""
    end = tokens[index - 1].end
    if (match := _AFTER.match(text, end)) is not None and (name := _symbol(match)) is not None:
        return Unit(name, match.end())
    hyphen = index < len(tokens) and tokens[index].kind == "hyphen" and is_glued(tokens, index)
    position = index + 1 if hyphen and is_glued(tokens, index + 1) else index
    found = phrases.at(tokens, position)
    if found is not None:
        name = table.units[found[0]]
        name = table.weights[name] if _weighs(tokens, index, found[1], name, table) else name
        return Unit(name, tokens[found[1] - 1].end, compound=position > index)
    hung = position > index and tokens[position].kind == "word"
    if hung and tokens[position].key not in table.qualifiers_after.keys() | table.count_endings:
        return Unit(f"-{tokens[position].key}", tokens[position].end, compound=True)
    return None


def _weighs(tokens: tuple[Token, ...], index: int, end: int, name: str, table: LanguageTable) -> bool:
    """Whether pounds are a weight: "5 pounds of butter", but neither "of debt" nor "5 million pounds of"."""
    if name not in table.weights or end >= len(tokens) or tokens[end].key not in table.share_links:
        return False
    substance = {token.key for token in tokens[end + 1 : end + 1 + _SUBSTANCE]}
    return not substance & table.money_words and tokens[index - 1].key not in table.scales.keys() | table.letter_scales


def _symbol(match: re.Match[str]) -> str | None:
    if match["points"]:
        return "percentage point" if (match["mark"] or match["symbol"]) == "%" else None
    if match["sign"]:
        return match["sign"]
    if match["code"]:
        return _CODES.get(match["code"], match["code"])
    name = match["symbol"] or match["mark"]
    return UNIT_SYMBOLS[name]
