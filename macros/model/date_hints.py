"""What to write instead of a date that is not EDTF: the EDTF for what the author seems to mean."""

import re
from collections.abc import Callable

from macros.model.date_points import BadDate, parse_point
from macros.model.language_table import DateTable
from macros.model.words_en import ENGLISH

DEFAULT = "write 2024, 2024-11 or 2024-11-03; about 2021 is 2021~, one of two years is [2014, 2015]"
LEAVE_OUT = "leave the date out when the source gives none"
RELATIVE = (
    "work out the date, for example 2024-11?, and say in date_note how; the source's own words go into date_words"
)

_DATES: DateTable = ENGLISH.dates
_MONTH = "|".join(sorted(_DATES.months, key=len, reverse=True))
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_RELATIVE = rf"\b(?:last|next|this|ago|yesterday|today|tomorrow|week|month|year|days?|{_MONTH})\b"
_PERIODS = {
    "early": ("01", "03"),
    "mid": ("05", "08"),
    "late": ("10", "12"),
    "first half of": ("01", "06"),
    "second half of": ("07", "12"),
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_UNKNOWN = {"unknown", "n/a", "na", "none", "?", "tbd", "tba", "undated", "no date", "n.d.", "xxxx", "-", "open"}

Rule = tuple[str, Callable[[re.Match[str]], str]]


def hint_for(text: str) -> str:
    """One sentence that gives the EDTF for a date in other words, or the forms there are."""
    plain = " ".join(text.replace("–", "-").replace("—", "-").replace("−", "-").split()).lower().rstrip(".")
    if plain in _UNKNOWN or not plain:
        return LEAVE_OUT
    if meant := _meant(plain):
        return f"write {meant}"
    if not re.search(r"\d", plain) and re.search(_RELATIVE, plain):
        return RELATIVE
    return _why_unsound(plain) or DEFAULT


def _why_unsound(plain: str) -> str:
    """The advice on a date in words that no calendar has ("31 February 2024"), or an empty string."""
    try:
        parse_point(_simple(plain))
    except BadDate as error:
        return error.hint
    return ""


def _meant(plain: str) -> str:
    """The EDTF that words stand for, or an empty string; nothing is offered that would be refused."""
    if (date := _simple(plain)) and _is_sound(date):
        return date
    return next((date for rule in (_joined, _governed) if (date := rule(plain))), "")


def _is_sound(date: str) -> bool:
    """Whether each date in an offered text can be read."""
    try:
        return all(parse_point(point) for point in re.split(r" or |\.\.|[\[\],/ ]+", date) if point)
    except BadDate:
        return False


def _simple(plain: str) -> str:
    """One date: "12 March 2024", "2024-9-3", "3.11.2024", "1970s", "20th century", "spring 2021", "44 BC"."""
    for pattern, meaning in _RULES:
        if match := re.fullmatch(pattern, plain):
            return meaning(match)
    return ""


def _month(name: str) -> str:
    return f"{_DATES.months[name]:02}"


def _padded(digits: str) -> str:
    return f"{int(re.sub('[a-z]', '', digits)):02}"


def _century(match: re.Match[str]) -> str:
    return f"{int(match[1]) - 1:02}XX"


def _before_christ(match: re.Match[str]) -> str:
    """The year 1 BC is 0000 in EDTF, so 44 BC is -0043."""
    year = int(match[1]) - 1
    return f"-{year:04}" if year else "0000"


def _either_way(match: re.Match[str]) -> str:
    """As in "1/2/2024" may be of February or of January: both are offered, each only if it is a date."""
    first, second, year = match.groups()
    orders = ((second, first), (first, second))
    dates = dict.fromkeys(f"{year}-{_padded(month)}-{_padded(day)}" for month, day in orders)
    return " or ".join(date for date in dates if _is_sound(date))


def _year_first(match: re.Match[str]) -> str:
    day = f"-{_padded(match[3])}" if match[3] else ""
    return f"{match[1]}-{_month(match[2])}{day}"


def _period(match: re.Match[str]) -> str:
    start, end = _PERIODS[match[1]]
    return f"[{match[2]}-{start}..{match[2]}-{end}]"


_RULES: tuple[Rule, ...] = (
    (rf"({_MONTH})\.?,? (\d{{4}})", lambda m: f"{m[2]}-{_month(m[1])}"),
    (rf"({_DAY}) (?:of )?({_MONTH})\.?,? (\d{{4}})", lambda m: f"{m[3]}-{_month(m[2])}-{_padded(m[1])}"),
    (rf"({_MONTH})\.? ({_DAY}),? (\d{{4}})", lambda m: f"{m[3]}-{_month(m[1])}-{_padded(m[2])}"),
    (rf"(\d{{4}}),? ({_MONTH})(?: ({_DAY}))?", _year_first),
    (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", lambda m: f"{m[3]}-{_padded(m[2])}-{_padded(m[1])}"),
    (r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", _either_way),
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", lambda m: f"{m[1]}-{_padded(m[2])}-{_padded(m[3])}"),
    (r"(\d{4})[-/.](\d{1,2})", lambda m: f"{m[1]}-{_padded(m[2])}"),
    (r"(\d{1,2})[-/.](\d{4})", lambda m: f"{m[2]}-{_padded(m[1])}"),
    (r"(\d{4})(\d\d)(\d\d)", lambda m: f"{m[1]}-{m[2]}-{m[3]}"),
    (r"(\d{4}-\d\d-\d\d)[t ]\d.*", lambda m: m[1]),
    (r"(?:the )?(\d{3})0'?s", lambda m: f"{m[1]}X"),
    (r"(-?\d{1,3})(x{1,3})", lambda m: f"{m[1]}{m[2].upper()}"),
    (r"(?:the )?(\d{1,2})(?:st|nd|rd|th) century", _century),
    (rf"({'|'.join(_SEASONS)})(?: of)? (\d{{4}})", lambda m: f"{m[2]}-{_SEASONS[m[1]]}"),
    (rf"(?:the )?({'|'.join(_PERIODS)})[ -](\d{{4}})", _period),
    (r"(\d{1,4}) b\.?c\.?(?:e\.?)?", _before_christ),
    (r"(?:ad )?([1-9]\d{1,2})(?: ad| ce)?", lambda m: f"{int(m[1]):04}"),
    (r"(\d{4})", lambda m: m[1]),
    (r"([?~%])(\d{4}(?:-\d\d){0,2})", lambda m: f"{m[2]}{m[1]}"),
    (r"(\d{4})-([?~%])(\d\d(?:-\d\d)?)", lambda m: f"{m[1]}-{m[3]}{m[2]}"),
    (r"\{(\d{4}), ?(\d{4})\}", lambda m: f"[{m[1]}, {m[2]}]"),
    (r"([\[\]\w?~%./, -]*\d{4}[\w?~%-]*)~\?|([\w-]+)\?~", lambda m: f"{m[1] or m[2]}%"),
)


def _joined(plain: str) -> str:
    """Two dates: "2014 or 2015", "1974-1978", "from 2014 to 2016", "2014, 2015", "2024-10..2024-12"."""
    if match := re.fullmatch(r"(?:in |either )?(.+?)(?:,? or |, ?)(.+)", plain):
        return _both(match[1], match[2], "[{}, {}]")
    if match := re.fullmatch(r"\.\.\s*(.+)", plain):
        return f"../{_one(match[1])}" if _one(match[1]) else ""
    if match := re.fullmatch(r"(.+?)\s*\.\.", plain):
        return f"{_one(match[1])}/.." if _one(match[1]) else ""
    if match := re.fullmatch(r"(.+?)\s*\.\.\s*(.+)", plain):
        return _both(match[1], match[2], "[{}..{}]")
    if match := re.fullmatch(r"(?:from |between )?(.+?)(?: to | until | and | ?- ?)(.+)", plain):
        return _both(match[1], match[2], "{}/{}")
    return ""


def _governed(plain: str) -> str:
    """A date behind "by", "since" or "about": "by the end of 2024", "c. 2021", "since 2023"."""
    if match := re.fullmatch(r"(?:by|before|until) (?:the )?end of (\d{4})", plain):
        return f"../{match[1]}-12"
    if (match := re.fullmatch(r"(?:by|until|up to) (.+)", plain)) and (date := _one(match[1])):
        return f"../{date}"
    if (match := re.fullmatch(r"(?:since|from) (.+)", plain)) and (date := _one(match[1])):
        return f"{date}/.."
    about = r"(?:about|around|circa|ca\.?|c\.?|approximately|roughly|~) ?(.+)"
    if (match := re.fullmatch(about, plain)) and (date := _one(match[1])):
        return f"{date}~"
    if (match := re.fullmatch(r"(?:probably|possibly|perhaps|maybe) (.+)", plain)) and (date := _one(match[1])):
        return f"{date}?"
    return ""


def _both(first: str, second: str, form: str) -> str:
    start, end = _one(first), _one(second)
    return form.format(start, end) if start and end else ""


def _one(plain: str) -> str:
    """One date in EDTF or in words that have one meaning."""
    try:
        if parse_point(plain.upper()):
            return plain.upper()
    except BadDate:
        return ""
    date = _simple(plain)
    return date if _is_sound(date) and " or " not in date and "[" not in date else ""
