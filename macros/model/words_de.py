"""German: the basic words of its numbers, qualifiers, ranks, units and dates."""

from decimal import Decimal

from macros.model.language_table import DateTable, LanguageTable, Period

_TO_NINETEEN = (
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
    "sechzehn siebzehn achtzehn neunzehn"
).split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_ORDINAL_STEMS = (
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt "
    "sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst"
).split()
_ENDINGS = ("e", "en", "er", "es", "em")


def _below_hundred() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_TO_NINETEEN)}
    for tens, word in enumerate(_TENS, start=2):
        found[word] = tens * 10
        units = ["ein", *_TO_NINETEEN[2:10]]
        found |= {f"{unit}und{word}": tens * 10 + number for number, unit in enumerate(units, start=1)}
    return found


def _cardinals() -> dict[str, int]:
    """German writes numbers to 999 as one word."""
    below = _below_hundred()
    found = dict(below)
    for hundreds, word in enumerate(["", "ein", *_TO_NINETEEN[2:10]]):
        stem = f"{word}hundert"
        base = max(hundreds, 1) * 100
        found |= {stem: base} if word else {}
        found |= {f"{stem}{rest}": base + number for rest, number in below.items() if number}
        found |= {f"{stem}und{rest}": base + number for rest, number in below.items() if number}
    return found


def _compounds() -> dict[str, tuple[int, str]]:
    """Such as "zehnjährig", "zweitägige": adjectives of a number and a time."""
    stems = {"jährig": "year", "monatig": "month", "wöchig": "week", "tägig": "day", "stündig": "hour"}
    return {
        f"{word}{stem}{ending}": (number, unit)
        for word, number in _below_hundred().items()
        for stem, unit in stems.items()
        for ending in ("", *_ENDINGS)
    }


def _inflected(stems: dict[str, str]) -> dict[str, str]:
    return {f"{stem}{ending}": name for stem, name in stems.items() for ending in _ENDINGS}


_SUPERLATIVES = {
    "größt": "largest",
    "kleinst": "smallest",
    "höchst": "highest",
    "niedrigst": "lowest",
    "längst": "longest",
    "kürzest": "shortest",
    "ältest": "oldest",
    "jüngst": "youngest",
    "neuest": "newest",
    "reichst": "richest",
    "ärmst": "poorest",
    "stärkst": "strongest",
    "schwächst": "weakest",
    "tödlichst": "deadliest",
    "schlimmst": "worst",
    "best": "best",
    "schnellst": "fastest",
    "gefährlichst": "most dangerous",
    "wichtigst": "most important",
}
_UNITS = {
    "%": "prozent|vom hundert",
    "percentage point": "prozentpunkt|prozentpunkte|prozentpunkten",
    "US$": "us dollar|us dollars",
    "$": "dollar|dollars",
    "€": "euro|euros",
    "CHF": "franken|schweizer franken",
    "₽": "rubel",
    "cent": "cent|cents",
    "century": "jahrhundert|jahrhunderte|jahrhunderten",
    "decade": "jahrzehnt|jahrzehnte|jahrzehnten",
    "year": "jahr|jahre|jahren|jährig|jährige|jährigen|jähriger|jähriges",
    "month": "monat|monate|monaten|monatig|monatige|monatigen",
    "week": "woche|wochen|wöchig|wöchige|wöchigen",
    "day": "tag|tage|tagen|tägig|tägige|tägigen|tägiger",
    "hour": "stunde|stunden|stündig|stündige|stündigen",
    "minute": "minute|minuten",
    "second": "sekunde|sekunden",
    "km": "kilometer|kilometern",
    "km²": "quadratkilometer|quadratkilometern",
    "m": "meter|metern",
    "m²": "quadratmeter|quadratmetern",
    "m³": "kubikmeter|kubikmetern",
    "cm": "zentimeter|zentimetern",
    "mm": "millimeter|millimetern",
    "µm": "mikrometer|mikrometern",
    "mile": "meile|meilen",
    "nautical mile": "seemeile|seemeilen",
    "ha": "hektar",
    "tonne": "tonne|tonnen",
    "kg": "kilogramm|kilo",
    "g": "gramm",
    "mg": "milligramm",
    "µg": "mikrogramm",
    "litre": "liter|litern",
    "cl": "zentiliter|zentilitern",
    "ml": "milliliter|millilitern",
    "barrel": "barrel",
    "W": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "kWh": "kilowattstunde|kilowattstunden",
    "MWh": "megawattstunde|megawattstunden",
    "GWh": "gigawattstunde|gigawattstunden",
    "TWh": "terawattstunde|terawattstunden",
    "kJ": "kilojoule",
    "kcal": "kilokalorie|kilokalorien",
    "Hz": "hertz",
    "dB": "dezibel",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "°C": "grad celsius",
    "°": "grad",
    "km/h": "kilometer pro stunde|stundenkilometer|stundenkilometern",
}
_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_YEAR_END = frozenset({10, 11, 12})
_MONTH_END = frozenset({28, 29, 30, 31})
_EARLY = Period(frozenset({1}), frozenset({1, 2, 3, 4}), frozenset({1}), frozenset(range(3, 13)))
_MIDDLE = Period(frozenset({4, 5, 6}), frozenset({7, 8, 9}), frozenset({9, 10, 11, 12}), frozenset(range(17, 22)))
_END = Period(_YEAR_END, frozenset({12}), frozenset(range(19, 32)), _MONTH_END)

_DATES = DateTable(
    months={word: number for number, word in enumerate(_MONTHS, start=1)}
    | {"jänner": 1, "feber": 2, "jan": 1, "feb": 2, "okt": 10, "nov": 11, "dez": 12},
    months_are_capitalised=True,
    seasons={"frühling": 1, "frühjahr": 1, "sommer": 2, "herbst": 3, "winter": 4},
    year_cues=frozenset(
        "in im seit bis von ab nach vor um zwischen und jahr jahre jahres anfang mitte ende oder".split()
    ),
    periods={
        "anfang": _EARLY,
        "beginn": _EARLY,
        "mitte": _MIDDLE,
        "ende": _END,
        "spät": _END,
        "frühjahr": Period(frozenset({3}), frozenset({5}), whole=True),
        "frühling": Period(frozenset({3}), frozenset({5}), whole=True),
        "sommer": Period(frozenset({6}), frozenset({8}), whole=True),
        "herbst": Period(frozenset({9}), frozenset({11}), whole=True),
        "ersten quartal": Period(frozenset({1}), frozenset({3}), whole=True),
        "zweiten quartal": Period(frozenset({4}), frozenset({6}), whole=True),
        "dritten quartal": Period(frozenset({7}), frozenset({9}), whole=True),
        "vierten quartal": Period(frozenset({10}), frozenset({12}), whole=True),
        "ersten halbjahr": Period(frozenset({1}), frozenset({6}), whole=True),
        "ersten hälfte": Period(frozenset({1}), frozenset({6}), frozenset({1}), frozenset({14, 15, 16})),
        "zweiten halbjahr": Period(frozenset({7}), frozenset({12}), whole=True),
        "zweiten hälfte": Period(frozenset({7}), frozenset({12}), frozenset({15, 16, 17}), _MONTH_END),
    },
    counted_periods={"ersten": "first", "letzten": "last"},
    period_links=frozenset(
        "der die das des dem den diesem letzten vergangenen vorigen im jahr jahres am montag dienstag mittwoch "
        "donnerstag freitag samstag sonntag".split()
    ),
    before_words=frozenset({"bis", "vor", "bis zum", "bis spätestens", "spätestens"}),
    since_words=frozenset({"seit", "ab", "nach"}),
    about_words=frozenset({"etwa", "um", "ungefähr", "circa", "ca", "rund", "~", "≈", "±"}),
    day_blurs=frozenset({"woche vom", "woche um", "wochenende vom"}),
    unsure_words=frozenset("vielleicht möglicherweise wohl wahrscheinlich vermutlich eventuell".split()),
    governors_after={
        "oder später": "since",
        "oder danach": "since",
        "oder früher": "before",
        "oder davor": "before",
        "spätestens": "before",
        "frühestens": "since",
        "oder so": "about",
    },
    prepositions=frozenset({"in", "im", "am"}),
    relative_words=frozenset("diesem dieses letzten letztes vergangenen vergangenes vorigen voriges".split()),
    season_cues=frozenset(
        "im vom von zum zwischen seit bis letzten vergangenen vorigen diesem nächsten kommenden".split()
    ),
    negations=frozenset({"nicht", "nie"}),
    negation_stops=frozenset("nur bloß sondern aber erst".split()),
    decades={
        "zwanziger": 20,
        "dreißiger": 30,
        "vierziger": 40,
        "fünfziger": 50,
        "sechziger": 60,
        "siebziger": 70,
        "achtziger": 80,
        "neunziger": 90,
    },
    century_words=frozenset({"jahrhundert", "jahrhunderts"}),
    ad_words=frozenset({"n chr"}),
    period_nouns={"jahres": "year", "jahr": "year", "monats": "month", "monat": "month"},
    bc_words=frozenset({"v chr", "vor christus"}),
)

GERMAN = LanguageTable(
    code="de",
    decimal_mark=",",
    cardinals=_cardinals(),
    compounds=_compounds()
    | dict.fromkeys(("doppelt", "doppelte", "verdoppelt", "verdoppelte", "zweimal"), (2, "times"))
    | dict.fromkeys(("verdreifacht", "verdreifachte", "dreimal"), (3, "times"))
    | dict.fromkeys(("halbiert", "halbierte"), (2, "halved")),
    hundred={"hundert": 100},
    scales={
        "dutzend": 12,
        "tausend": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    letter_scales={"mio": 10**6, "mrd": 10**9},
    ones=frozenset({"ein", "eine", "einen", "einer", "einem"}),
    joiner="und",
    point="komma",
    minus=frozenset({"minus"}),
    halves={"einhalb": Decimal("0.5")},
    fractions={"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "achtel": 8, "zehntel": 10},
    fraction_followers=frozenset({"der", "des", "aller", "von", "mehr", "weniger"}),
    ratio_words=frozenset({"von"}),
    ordinals={f"{stem}{ending}": number for number, stem in enumerate(_ORDINAL_STEMS, start=1) for ending in _ENDINGS},
    time_units=frozenset({"jahrhundert", "jahrzehnt", "jahr", "monat", "woche", "tag", "stunde"}),
    none_words=frozenset({"kein", "keine", "keinen", "keiner", "keines", "keinem", "niemand"}),
    vague={
        "mehrere": 1,
        "einige": 1,
        "ein paar": 1,
        "eine mehrheit": 1,
        "die mehrheit": 1,
        "eine minderheit": 1,
        "dutzende": 12,
        "hunderte": 100,
        "tausende": 10**3,
        "zehntausende": 10**4,
        "hunderttausende": 10**5,
        "millionen": 10**6,
        "milliarden": 10**9,
    },
    vague_before_scale=frozenset({"mehrere", "einige", "ein paar", "viele"}),
    superlatives=_inflected(_SUPERLATIVES),
    one_of={"eine der": "one of the", "einer der": "one of the", "eines der": "one of the", "einen der": "one of the"},
    qualifiers={
        "mindestens": "at-least",
        "wenigstens": "at-least",
        "nicht weniger als": "at-least",
        "mehr als": "more-than",
        "über": "more-than",
        "bis zu": "up-to",
        "höchstens": "up-to",
        "maximal": "up-to",
        "nicht mehr als": "up-to",
        "weniger als": "less-than",
        "unter": "less-than",
        "knapp": "nearly",
        "fast": "nearly",
        "beinahe": "nearly",
        "nahezu": "nearly",
        "etwa": "around",
        "rund": "around",
        "ungefähr": "around",
        "circa": "around",
        "ca": "around",
        "schätzungsweise": "around",
        "gut": "more-than",
        "mehr oder weniger": "around",
        "zirka": "around",
        "vielleicht": "around",
        "möglicherweise": "around",
        "vermutlich": "around",
        "wahrscheinlich": "around",
        "wohl": "around",
        "angeblich": "around",
        "durchschnittlich": "around",
        "im durchschnitt": "around",
        "im schnitt": "around",
        "im mittel": "around",
        "annähernd": "nearly",
        "kaum": "up-to",
        "innerhalb von": "up-to",
        "binnen": "up-to",
        "mindestens noch": "at-least",
        "jenseits von": "more-than",
        "weitere": "exact",
        "weiteren": "exact",
    },
    qualifiers_after={
        "oder mehr": "at-least",
        "und mehr": "at-least",
        "wenn nicht mehr": "at-least",
        "vielleicht mehr": "at-least",
        "möglicherweise mehr": "at-least",
        "oder weniger": "up-to",
        "mehr oder weniger": "around",
        "oder so": "around",
        "im durchschnitt": "around",
        "im schnitt": "around",
        "plus minus": "around",
        "±": "around",
    },
    qualifiers_parted=frozenset({"vielleicht", "möglicherweise", "vermutlich", "wahrscheinlich", "angeblich"}),
    qualifiers_tying=frozenset({"plus minus", "±"}),
    denials=frozenset({"nicht", "nicht alle", "nie", "niemals", "weder", "noch nie"}),
    share_links=frozenset({"der", "von", "aller", "des"}),
    multipliers=frozenset({"mal"}),
    determiners=frozenset({"die", "der", "den", "dem", "das", "ihrer", "seiner", "ihre", "seine"}),
    rank_qualifiers={
        "nicht": "not",
        "nie": "never",
        "nicht mehr": "no longer",
        "einst": "once",
        "früher": "formerly",
        "vielleicht": "perhaps",
        "wohl": "probably",
        "angeblich": "allegedly",
        "fast": "almost",
    },
    range_openers={"zwischen": frozenset({"und"}), "von": frozenset({"bis"}), "": frozenset({"bis", "oder"})},
    firm_openers=frozenset({"zwischen"}),
    alternatives=frozenset({"oder"}),
    lead_words=frozenset({"der", "die", "das", "den", "dem", "insgesamt", "genau", "nur"}),
    change_words=frozenset(
        (
            "stieg steigt gestiegen steigen sank sinkt gesunken sinken fiel fällt gefallen wuchs wächst "
            "gewachsen erhöhte erhöht"
        ).split()
    ),
    date_joiners=frozenset("bis und oder".split()),
    units={phrase: canonical for canonical, phrases in _UNITS.items() for phrase in phrases.split("|")},
    label_cues=frozenset("artikel paragraph paragraf abschnitt kapitel nummer nr seite flug zimmer linie typ".split()),
    dates=_DATES,
)
