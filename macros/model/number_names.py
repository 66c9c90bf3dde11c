"""Numbers that are no values: years, days of a month, article, page, flight and house numbers."""

from macros.model.language_table import LanguageTable
from macros.model.number_tokens import Token, is_glued

FIRST_YEAR, LAST_YEAR, YEAR_DIGITS = 1000, 2200, 4
LAST_HOUR = 24
_HEADLINE_REACH, _LONG_WORD = 5, 4
_SHORTEST_PLURAL = 4
_LAST_DAY = 31
_STREET_REACH = 3
_PEOPLE = frozenset({"people", "men", "women", "children", "police"})
_NO_NOUNS = frozenset({"as", "this", "was", "its", "is", "has", "his", "always", "les", "des", "als", "bis", "onwards"})

Tokens = tuple[Token, ...]


def name_unit(tokens: Tokens, index: int, end: int, table: LanguageTable) -> str:
    """The `#` unit of a number that names something, or an empty string for a plain number."""
    if _month_beside(tokens, index, end, table) and _value(tokens, index) <= _LAST_DAY:
        return "#day"
    if _is_hour(tokens, end, table) and _value(tokens, index) <= LAST_HOUR:
        return "#clock"
    if tokens[index].kind != "digits" or end != index + 1:
        return ""
    if cue := _label_cue(tokens, index, table):
        return f"#{cue}"
    if _is_house_number(tokens, end, table):
        return "#street"
    return "#year" if _is_year(tokens, index, end, table) else ""


def name_of_ordinal(tokens: Tokens, end: int, table: LanguageTable) -> str:
    """The unit of an ordinal that is part of another word or name: "second-hand", "fifth century", "First Army"."""
    hung = _key_kind(tokens, end) == "hyphen" and is_glued(tokens, end) and is_glued(tokens, end + 1)
    word = tokens[end + 1] if hung and end + 1 < len(tokens) else tokens[end] if end < len(tokens) else None
    if word is None or word.kind != "word":
        return ""
    if word.key in table.dates.century_words:
        return f"-{word.key}"
    if hung:
        return "" if word.key in table.ordinal_followers else f"-{word.key}"
    return f"-{word.key}" if word.capital and _is_capitalised(tokens, end - 1, table) else ""


def _is_capitalised(tokens: Tokens, index: int, table: LanguageTable) -> bool:
    """Whether a word has a capital of its own: neither as the first of a sentence nor as all words of a headline."""
    if not tokens[index].capital or index == 0:
        return False
    before, behind = tokens[index - 1], tokens[index + 1 : index + 1 + _HEADLINE_REACH]
    points = before.key in table.determiners | table.ones or before.key.endswith("'s")
    in_prose = any(token.kind == "word" and not token.capital and len(token.key) >= _LONG_WORD for token in behind)
    return before.kind == "word" and (not before.capital or (points and in_prose))


def month_at(tokens: Tokens, index: int, table: LanguageTable) -> int | None:
    """The month that a token names; where months are capitalised, "may" and "march" are other words."""
    if not 0 <= index < len(tokens) or tokens[index].kind != "word":
        return None
    token = tokens[index]
    month = table.dates.months.get(token.key)
    return month if token.capital or not table.dates.months_are_capitalised else None


def looks_like_year(token: Token) -> bool:
    """Whether a figure is four plain digits in the range of years."""
    plain = token.kind == "digits" and not token.grouped and token.end - token.start == YEAR_DIGITS
    return plain and token.value is not None and FIRST_YEAR <= token.value <= LAST_YEAR


def _value(tokens: Tokens, index: int) -> int:
    value = tokens[index].value
    return int(value) if value is not None else 0


def _month_beside(tokens: Tokens, index: int, end: int, table: LanguageTable) -> bool:
    """As in "12 March", "March 12", "12th of March": not "March 2024" or "March 31 BC"."""
    if looks_like_year(tokens[index]) or _is_era(tokens, end, table.dates.bc_words | table.dates.ad_words):
        return False
    if tokens[index].kind != "digits" and _key(tokens, end) not in table.dates.month_joiner:
        return False  # "two March attacks"
    behind = end + 1 if _key(tokens, end) in table.dates.month_joiner | {"."} else end
    before = index - 2 if _key(tokens, index - 1) == "." else index - 1
    return month_at(tokens, behind, table) is not None or month_at(tokens, before, table) is not None


def _is_hour(tokens: Tokens, end: int, table: LanguageTable) -> bool:
    """As in "8 o'clock", "8 pm" and "8 p.m."."""
    if _key(tokens, end) in table.clock_words:
        return True
    dotted = [_key(tokens, place) for place in range(end, end + 3)]
    return dotted[1:2] == ["."] and f"{dotted[0]}{dotted[2]}" in table.clock_words


def _label_cue(tokens: Tokens, index: int, table: LanguageTable) -> str:
    """The word that makes the number behind it a name, in the singular."""
    before = index - 2 if _key(tokens, index - 1) == "." else index - 1
    cue = _key(tokens, before)
    if cue in ("#", "№"):
        return "number"
    if cue not in table.label_cues:
        return ""
    singular = cue.removesuffix("s")
    if singular in ("no", "nr", "numéro", "n"):
        return "number"
    return singular if singular in table.label_cues else cue


def _is_house_number(tokens: Tokens, end: int, table: LanguageTable) -> bool:
    """As in "10 Downing Street": a street word behind one to three capitalised words."""
    for position in range(end, min(end + _STREET_REACH + 1, len(tokens))):
        if not tokens[position].capital:
            return False
        if position > end and tokens[position].key in table.street_words:
            return True
    return False


def _is_year(tokens: Tokens, index: int, end: int, table: LanguageTable) -> bool:
    """Four digits behind a cue ("in 2003", "March 2024") or before BC, no counted noun behind them."""
    if _is_era(tokens, end, table.dates.bc_words):
        return True
    if not looks_like_year(tokens[index]):
        return False
    before = index - 2 if index and tokens[index - 1].kind == "hyphen" else index - 1
    cued = _key(tokens, before) in table.dates.year_cues or month_at(tokens, before, table) is not None
    return cued and not is_counted(tokens, index, end)


def _is_era(tokens: Tokens, index: int, eras: frozenset[str]) -> bool:
    """Whether a word or a dotted abbreviation names one of some eras: "BC", "B.C."."""
    dotted = " ".join(_key(tokens, place) for place in (index, index + 2))
    return _key(tokens, index) in eras or (_key(tokens, index + 1) == "." and dotted in eras)


def is_counted(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a figure surely counts and is no year: it is grouped, or a plural noun follows it."""
    noun = tokens[end] if end < len(tokens) else None
    plural = noun is not None and not noun.capital and noun.kind == "word" and is_plural(noun.key)
    return tokens[index].grouped or plural


def is_plural(word: str) -> bool:
    """Whether a word looks like a noun in the plural."""
    return word in _PEOPLE or (word.endswith("s") and len(word) >= _SHORTEST_PLURAL and word not in _NO_NOUNS)


def _key_kind(tokens: Tokens, index: int) -> str:
    return tokens[index].kind if index < len(tokens) else ""


def _key(tokens: Tokens, index: int) -> str:
    return tokens[index].key if 0 <= index < len(tokens) else ""
