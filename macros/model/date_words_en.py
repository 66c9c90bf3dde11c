"""English: the words of its dates."""

from macros.model.language_table import DateTable, Period

_YEAR_END = frozenset({10, 11, 12})
_MONTH_END = frozenset({28, 29, 30, 31})
_EARLY = Period(frozenset({1}), frozenset({1, 2, 3, 4}), frozenset({1}), frozenset(range(3, 13)))
_MIDDLE = Period(frozenset({4, 5, 6}), frozenset({7, 8, 9}), frozenset({9, 10, 11, 12}), frozenset(range(17, 22)))
_LATE = Period(frozenset({9, 10, 11}), frozenset({12}), frozenset(range(19, 27)), _MONTH_END)
_END = Period(_YEAR_END, frozenset({12}), frozenset(range(21, 32)), _MONTH_END)


def _months(first: int, last: int) -> Period:
    return Period(frozenset({first}), frozenset({last}), whole=True)


ENGLISH_DATES = DateTable(
    months={
        "january": 1,
        "jan": 1,
        "february": 2,
        "feb": 2,
        "march": 3,
        "mar": 3,
        "april": 4,
        "apr": 4,
        "may": 5,
        "june": 6,
        "jun": 6,
        "july": 7,
        "jul": 7,
        "august": 8,
        "aug": 8,
        "september": 9,
        "sept": 9,
        "sep": 9,
        "october": 10,
        "oct": 10,
        "november": 11,
        "nov": 11,
        "december": 12,
        "dec": 12,
    },
    months_are_capitalised=True,
    ambiguous_months=frozenset({"may", "march", "mar", "jan", "dec"}),
    month_joiner=frozenset({"of"}),
    seasons={"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4},
    year_cues=frozenset(
        "in since by until till from during before after of for between early mid late circa around about "
        "year years to and or through end start beginning".split()
    ),
    periods={
        "early": _EARLY,
        "start of": _EARLY,
        "beginning of": _EARLY,
        "mid": _MIDDLE,
        "middle of": _MIDDLE,
        "late": _LATE,
        "later": _LATE,
        "end of": _END,
        "close of": _END,
        "end": _END,
        "first half": Period(frozenset({1}), frozenset({6}), frozenset({1}), frozenset({14, 15, 16})),
        "second half": Period(frozenset({7}), frozenset({12}), frozenset({15, 16, 17}), _MONTH_END),
        "first quarter": _months(1, 3),
        "second quarter": _months(4, 6),
        "third quarter": _months(7, 9),
        "fourth quarter": _months(10, 12),
        "last quarter": _months(10, 12),
        "spring": _months(3, 5),
        "summer": _months(6, 8),
        "autumn": _months(9, 11),
        "fall": _months(9, 11),
    },
    counted_periods={"first": "first", "last": "last", "final": "last", "opening": "first"},
    period_links=frozenset(
        "the a this last next previous same that some time of in on year month monday tuesday wednesday thursday "
        "friday saturday sunday".split()
    ),
    before_words=frozenset(
        "by|until|till|before|no later than|not later than|earlier than|up to|prior to|ahead of|as late as|pre".split(
            "|"
        )
    ),
    since_words=frozenset(
        "since|from|starting|beginning|as early as|after|onwards|later than|no earlier than|no sooner than"
        "|not earlier than|not before|post".split("|")
    ),
    about_words=frozenset(
        "about|around|circa|ca|c|roughly|approximately|approx|some time around|sometime around|almost|nearly|close to"
        "|towards|toward|~|≈|±".split("|")
    ),
    day_blurs=frozenset({"week of", "weekend of"}),
    unsure_words=frozenset(
        "possibly|perhaps|maybe|probably|likely|presumably|apparently|supposedly|thought to be|believed to be".split(
            "|"
        )
    ),
    governors_after={
        "or later": "since",
        "or after": "since",
        "at the earliest": "since",
        "and later": "since",
        "and after": "since",
        "and onwards": "since",
        "and beyond": "since",
        "to date": "since",
        "to the present": "since",
        "to this day": "since",
        "onwards": "since",
        "onward": "since",
        "if not later": "since",
        "if not earlier": "before",
        "or earlier": "before",
        "or before": "before",
        "at the latest": "before",
        "at latest": "before",
        "or thereabouts": "about",
        "or so": "about",
    },
    prepositions=frozenset({"in", "on", "of"}),
    relative_words=frozenset({"last", "this", "next", "previous", "same", "that"}),
    season_cues=frozenset(
        "last this next previous same that in during by since until from between early late mid".split()
    ),
    negations=frozenset({"not", "never", "nor", "neither", "rather than", "instead of"}),
    negation_stops=frozenset("only just merely simply but to than".split()),
    until_words=frozenset({"until", "till"}),
    decades={
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
    century_words=frozenset({"century", "centuries"}),
    ad_words=frozenset({"ad", "ce"}),
    possessives=frozenset({"her", "his", "their", "my", "your", "our"}),
    period_nouns={"year": "year", "month": "month"},
    bc_words=frozenset({"bc", "bce", "b c", "b c e"}),
)
