"""Cuts text into the tokens that numbers are read from: words, figures, signs, and names with digits.

A figure is one token whatever its grouping (1,137 · 1 500 000 · 12,34,567), so 137 is never found in
1,137. What only looks like a number (T-90, 10:30, 12/03/2024, +44 20 7946 0958) is a name token.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from macros.model.language_table import LanguageTable

TokenKind = Literal["word", "digits", "hyphen", "sign", "name", "date", "decade", "mark"]

DIGIT_LIMIT = 24
"""Longer figures are names (account numbers, hashes); decimals would round them."""

SPACES = "\u00a0\u2007\u2009\u202f"
CURRENCY_SIGNS = frozenset("$€£¥₹₽₺₩₦₪฿₴₱₫₸₾₼₮")
CURRENCY_CODES = (
    "USD|EUR|GBP|CHF|JPY|CNY|RMB|RUB|INR|AUD|CAD|NZD|HKD|SGD|SEK|NOK|DKK|PLN|TRY|BRL|ZAR|KRW|UAH|AFN|PKR|IRR|ILS"
    "|Rs|RM|kr"
)
UNIT_SYMBOLS = {
    symbol: symbol
    for symbol in (
        "km mm cm m µm kg g mg µg ng t ha l cl ml W kW MW GW TW kWh MWh GWh TWh kV kJ kcal Hz kHz MHz GHz dB hPa kPa"
        " kB MB GB TB mph km/h m/s °C °F ° % ‰"
    ).split()
} | {
    "km²": "km²",
    "km2": "km²",
    "m²": "m²",
    "m2": "m²",
    "m³": "m³",
    "m3": "m³",
    "μm": "µm",  # the Greek letter for the sign
    "μg": "µg",
    "mcg": "µg",
    "h": "hour",
    "t": "tonne",
    "l": "litre",
    "pp": "percentage point",
    "ppt": "percentage point",
    "pc": "%",
    "x": "times",
    "bps": "basis point",
    "ft": "foot",
    "lb": "lb",
    "lbs": "lb",
    "oz": "ounce",
}
_CODE_BEFORE = re.compile(rf"(?:^|(?<!\w))(?:{CURRENCY_CODES})$")
_YEAR_PREFIXES = "mid|pre|post|early|late|mitte|ende|anfang|début|fin"
_HYPHENS = r"\-\u2010\u2011"
_LETTER = r"[^\W\d_]"
_GROUPERS = {".": f"[,'’ {SPACES}]", ",": f"[.'’ {SPACES}]", "": f"[.,'’ {SPACES}]"}
_INDIAN = r"\d{1,2}(?:,\d{2})+,\d{3}"
_CLOCK_ENDINGS = {"am", "pm", "uhr", "h"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text: `key` is its folded form, `start` and `end` its offsets, `value` a figure's number."""

    key: str
    start: int
    end: int
    kind: TokenKind
    value: Decimal | None = None
    capital: bool = False
    grouped: bool = False


@lru_cache(maxsize=4)
def _pattern(decimal_mark: str) -> re.Pattern[str]:
    grouper = _GROUPERS[decimal_mark]
    decimals = rf"(?:{re.escape(decimal_mark) or '[.,]'}\d+)?"
    figure = (
        rf"(?:\d{{1,3}}(?P<sep>{grouper})\d{{3}}(?:(?P=sep)\d{{3}})*(?!\d){decimals}"
        rf"|{_INDIAN}(?!\d)"
        rf"|\d{{1,3}}(?P<other>[.,])\d{{3}}(?:(?P=other)\d{{3}})+(?!\d)"
        rf"|\d+(?:[.,]\d+)?)"
    )
    return re.compile(
        rf"""
        (?P<link>https?://\S+|[\w.+-]{{1,64}}@[\w-]{{1,64}}\.\w+)
        |(?P<date>(?<!\w)(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})(?!\w))
        |(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?)
        |(?P<phone>\+\d[\d\ ()/{SPACES}-]{{6,}}\d|(?<!\w)0\d+(?:[\ /-]\d{{2,}})+|(?<!\w)\d{{3}}-\d{{3}}-\d{{4}})
        |(?P<decade>(?<!\w)['’]?\d{{1,3}}0['’]?s(?!\w))
        |(?P<glued>(?<![\w])(?!(?:{_YEAR_PREFIXES})[{_HYPHENS}]|(?:{CURRENCY_CODES})\d)
            {_LETTER}+[{_HYPHENS}]?\d[\w{_HYPHENS}]*)
        |(?P<slashed>\d+/\d+(?:/\d+)*)
        |(?P<figure>{figure})(?P<rest>(?:[.,]\d+)+)?(?P<fraction>[¼-¾⅐-⅞])?(?P<tail>{_LETTER}[\w²³]*(?:/h|/s)?)?
        |(?P<vulgar>[¼-¾⅐-⅞])
        |(?P<word>{_LETTER}[^\W\d_\u0300-\u036f]*[\u0300-\u036f]*(?:(?:['’]|[\u0300-\u036f\u00ad])*{_LETTER}+)*)
        |(?P<hyphen>[{_HYPHENS}])
        |(?P<sign>[^\w\s])
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def fold_word(text: str) -> str:
    """A word as tables spell it: lower case, straight apostrophes, composed, no soft hyphen."""
    plain = text.replace("’", "'").replace("\u00ad", "")
    return unicodedata.normalize("NFC", plain).lower()


def tokens_of(text: str, table: LanguageTable) -> tuple[Token, ...]:
    """Every token of a text in order; white space and underscores are left out."""
    found: list[Token] = []
    for match in _pattern(table.decimal_mark).finditer(text):
        if match.lastgroup is None:
            continue
        if match["figure"]:
            found.extend(_figure(match, table))
        else:
            found.append(_plain(match))
    return tuple(found)


def _plain(match: re.Match[str]) -> Token:
    kinds: tuple[TokenKind, ...] = ("word", "hyphen", "date", "decade")
    text = match[0]
    if match["vulgar"]:
        value = Decimal(str(unicodedata.numeric(text))).quantize(Decimal("0.0001")).normalize()
        return Token(text, match.start(), match.end(), "digits", value)
    if match["sign"]:
        return Token(text, match.start(), match.end(), "sign")
    kind: TokenKind = next((kind for kind in kinds if match[kind]), "name")
    return Token(fold_word(text), match.start(), match.end(), kind, capital=text[:1].isupper())


def _figure(match: re.Match[str], table: LanguageTable) -> list[Token]:
    """A figure and, where letters hang on it, either a word behind it ("5bn", "2nd") or a name ("4G")."""
    start, end = match.span("figure")
    text, tail = match["figure"], match["tail"]
    value = figure_value(text, table)
    broken = match["rest"] is not None or value is None or _is_touched(match.string, start)
    if broken or (tail is not None and not _is_suffix(tail, table)):
        return [Token(fold_word(match[0]), match.start(), match.end(), "name", capital=True)]
    if match["fraction"]:
        value = (value or Decimal(0)) + Decimal(str(unicodedata.numeric(match["fraction"]))).quantize(Decimal("0.0001"))
        end = match.end("fraction")
    grouped = not text.isdigit()
    figure = Token(text, start, end, "digits", value, grouped=grouped)
    if tail is None:
        return [figure]
    return [figure, Token(tail, match.start("tail"), match.end("tail"), "word")]


def _is_touched(text: str, start: int) -> bool:
    """Whether letters that are no currency code stand directly before a figure."""
    before = text[start - 1 : start]
    return (before.isalnum() or before == "_") and _CODE_BEFORE.search(text, max(0, start - 4), start) is None


def _is_suffix(tail: str, table: LanguageTable) -> bool:
    """Whether letters behind a figure belong to it: an ordinal, a scale, a unit or a currency code."""
    if tail.lower() in _CLOCK_ENDINGS and tail != "h":
        return False
    lower = tail.lower()
    return (
        tail in UNIT_SYMBOLS
        or lower in table.ordinal_endings
        or lower in table.letter_scales
        or re.fullmatch(CURRENCY_CODES, tail) is not None
    )


def figure_value(text: str, table: LanguageTable) -> Decimal | None:
    """The number that a figure's digits give in a language, or None where no reading is sure."""
    if len(text) > DIGIT_LIMIT:
        return None
    marks = [char for char in text if char in ".,"]
    plain = re.sub(rf"['’ {SPACES}]", "", text)
    digits = "".join(str(unicodedata.digit(char)) if char.isdigit() else char for char in plain)
    if not marks:
        return Decimal(digits)
    decimal_mark = table.decimal_mark or _likely_decimal_mark(text)
    if len(marks) == 1 and (marks[0] == decimal_mark or digits.startswith("0")):
        return Decimal(digits.replace(",", "."))
    whole, _, decimals = digits.partition(decimal_mark)
    grouping = "," if decimal_mark == "." else "."
    if set(marks) <= {grouping} or (decimal_mark in marks and marks.count(decimal_mark) == 1):
        return _grouped_value(whole, decimals, grouping)
    return Decimal(re.sub(r"[.,]", "", digits)) if len(set(marks)) == 1 else None


def _likely_decimal_mark(text: str) -> str:
    """The decimal mark of a figure whose language is not known: its last mark, unless that parts off thousands."""
    last = max(text.rfind("."), text.rfind(","))
    if not re.fullmatch(r"[1-9]\d{0,2}(?:[.,' ]\d{3})*[.,]\d{3}", text):
        return text[last]
    return "." if text[last] == "," else ","


def _grouped_value(whole: str, decimals: str, grouping: str) -> Decimal | None:
    """Digits parted by one grouping mark, in threes or in the Indian way; else no number."""
    first, *groups = whole.split(grouping)
    escaped = re.escape(grouping)
    if not re.fullmatch(rf"\d{{1,3}}(?:{escaped}\d{{3}})+|\d{{1,2}}(?:{escaped}\d{{2}})+{escaped}\d{{3}}", whole):
        return None
    return Decimal(f"{first}{''.join(groups)}{'.' if decimals else ''}{decimals}")


class Phrases:
    """Phrases of a table, found at a token or ending before it; the longest wins."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        """Sort the phrases by their first and by their last word."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=lambda words: -len(words.split())):
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append(words)
            self._by_last.setdefault(words[-1], []).append(words)

    def at(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """The longest phrase that begins at a token, and the index behind it."""
        if index >= len(tokens):
            return None
        for words in self._by_first.get(tokens[index].key, ()):
            if (end := _follow(tokens, index, words)) is not None:
                return " ".join(words), end
        return None

    def before(self, tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
        """The longest phrase that ends just before a token, and the index where it begins."""
        if index <= 0:
            return None
        for words in self._by_last.get(tokens[index - 1].key, ()):
            if (start := _follow_back(tokens, index, words)) is not None:
                return " ".join(words), start
        return None


def is_glued(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a token touches the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def _follow(tokens: tuple[Token, ...], index: int, words: tuple[str, ...]) -> int | None:
    """Match words from a token on, a hyphen allowed between two of them."""
    position = index
    for number, word in enumerate(words):
        if number and position < len(tokens) and tokens[position].kind == "hyphen" and is_glued(tokens, position):
            position += 1
        if position >= len(tokens) or tokens[position].key != word:
            return None
        position += 1
    return position


def _follow_back(tokens: tuple[Token, ...], index: int, words: tuple[str, ...]) -> int | None:
    """Match words backwards up to a token, a hyphen allowed between two of them."""
    position = index
    for number, word in enumerate(reversed(words)):
        if number and position > 0 and tokens[position - 1].kind == "hyphen" and is_glued(tokens, position):
            position -= 1
        position -= 1
        if position < 0 or tokens[position].key != word:
            return None
    return position
