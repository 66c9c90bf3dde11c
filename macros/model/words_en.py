"""English: the words of its numbers, qualifiers, ranks, and units."""

from decimal import Decimal

from macros.model.date_words_en import ENGLISH_DATES
from macros.model.language_table import LanguageTable
from macros.model.qualifier_words_en import (
    DENIALS,
    INTENSIFIERS,
    NOT_QUALIFIERS_AFTER,
    NOT_QUALIFIERS_OF_THINGS,
    ORDINAL_QUALIFIERS,
    PARTED,
    QUALIFIERS,
    QUALIFIERS_AFTER,
    RANK_BEHIND,
    RANK_EXCEPTS,
    RANK_NO_RIVALS,
    RANK_QUALIFIERS,
    RANK_QUALIFIERS_AFTER,
    RANK_RIVALS,
    TYING,
)

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS_TO_NINETEEN = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()


def _cardinals() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_TO_NINETEEN)} | {"threescore": 60, "fourscore": 80}
    for tens, word in enumerate(_TENS, start=2):
        found[word] = tens * 10
        found |= {f"{word} {_TO_NINETEEN[unit]}": tens * 10 + unit for unit in range(1, 10)}
    return found


def _ordinals() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ORDINALS_TO_NINETEEN, start=1)}
    for tens, (word, tenth) in enumerate(zip(_TENS, _TENTHS, strict=True), start=2):
        found[tenth] = tens * 10
        found |= {
            f"{word} {unit}": tens * 10 + number for number, unit in enumerate(_ORDINALS_TO_NINETEEN[:9], start=1)
        }
    return found | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}


_SUPERLATIVES = (
    "largest biggest smallest highest lowest longest shortest oldest youngest newest richest poorest "
    "strongest weakest deadliest bloodiest worst best busiest fastest slowest hottest coldest warmest "
    "coolest wettest driest heaviest lightest tallest deepest widest narrowest greatest fewest closest "
    "nearest farthest furthest earliest costliest cheapest safest fiercest harshest toughest strictest "
    "steepest loudest quietest happiest freest brightest darkest hardest softest thickest thinnest "
    "mightiest wealthiest healthiest unhealthiest dirtiest cleanest rarest commonest broadest "
    "gravest sharpest severest windiest snowiest sunniest stormiest densest northernmost southernmost "
    "easternmost westernmost"
).split()

_UNIT_NAMES = {
    "%": "percent|per cent|percents|pct",
    "percentage point": "percentage point|percentage points|percent points|per cent points|%-points",
    "basis point": "basis point|basis points",
    "US$": "us dollar|us dollars|american dollars|u s dollars",
    "A$": "australian dollar|australian dollars",
    "C$": "canadian dollar|canadian dollars",
    "NZ$": "new zealand dollar|new zealand dollars",
    "HK$": "hong kong dollar|hong kong dollars",
    "S$": "singapore dollar|singapore dollars",
    "$": "dollar|dollars",
    "cent": "cent|cents",
    "€": "euro|euros",
    "£": "pounds sterling|pound sterling|british pounds",
    "pound": "pound|pounds",
    "lb": "lb|lbs",
    "¥": "yen|japanese yen",
    "CN¥": "yuan|renminbi|chinese yuan",
    "₹": "rupee|rupees|indian rupees",
    "₽": "rouble|roubles|ruble|rubles|russian roubles",
    "CHF": "swiss franc|swiss francs|francs",
    "₺": "lira|turkish lira",
    "₴": "hryvnia|hryvnias",
    "century": "century|centuries",
    "decade": "decade|decades",
    "year": "year|years|year old|years old|yr|yrs",
    "month": "month|months",
    "week": "week|weeks",
    "day": "day|days",
    "hour": "hour|hours|hr|hrs",
    "minute": "minute|minutes|min|mins",
    "second": "second|seconds|sec|secs",
    "km": "km|kilometre|kilometres|kilometer|kilometers",
    "km²": "square kilometre|square kilometres|square kilometer|square kilometers|sq km",
    "m": "metre|metres|meter|meters",
    "m²": "square metre|square metres|square meter|square meters|sq m",
    "m³": "cubic metre|cubic metres|cubic meter|cubic meters",
    "cm": "centimetre|centimetres|centimeter|centimeters",
    "mm": "millimetre|millimetres|millimeter|millimeters",
    "µm": "micrometre|micrometres|micrometer|micrometers|micron|microns",
    "mile": "mile|miles",
    "sq mile": "square mile|square miles",
    "nautical mile": "nautical mile|nautical miles",
    "foot": "foot|feet|ft",
    "sq foot": "square foot|square feet|sq ft",
    "inch": "inch|inches",
    "yard": "yard|yards",
    "acre": "acre|acres",
    "ha": "hectare|hectares",
    "tonne": "tonne|tonnes|metric ton|metric tons",
    "ton": "ton|tons",
    "kg": "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos",
    "g": "gram|grams|gramme|grammes",
    "mg": "milligram|milligrams|milligramme|milligrammes",
    "µg": "microgram|micrograms|microgramme|microgrammes",
    "ng": "nanogram|nanograms|nanogramme|nanogrammes",
    "ounce": "ounce|ounces|oz",
    "litre": "litre|litres|liter|liters",
    "cl": "centilitre|centilitres|centiliter|centiliters",
    "ml": "millilitre|millilitres|milliliter|milliliters",
    "gallon": "gallon|gallons",
    "barrel": "barrel|barrels",
    "W": "watt|watts",
    "kW": "kilowatt|kilowatts",
    "MW": "megawatt|megawatts",
    "GW": "gigawatt|gigawatts",
    "TW": "terawatt|terawatts",
    "kWh": "kilowatt hour|kilowatt hours",
    "MWh": "megawatt hour|megawatt hours",
    "GWh": "gigawatt hour|gigawatt hours",
    "TWh": "terawatt hour|terawatt hours",
    "kV": "kilovolt|kilovolts",
    "kJ": "kilojoule|kilojoules",
    "kcal": "kilocalorie|kilocalories",
    "Hz": "hertz",
    "kHz": "kilohertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "dB": "decibel|decibels",
    "hPa": "hectopascal|hectopascals",
    "kPa": "kilopascal|kilopascals",
    "kB": "kilobyte|kilobytes",
    "MB": "megabyte|megabytes",
    "GB": "gigabyte|gigabytes",
    "TB": "terabyte|terabytes",
    "°C": "degrees celsius|degree celsius|degrees centigrade|celsius",
    "°F": "degrees fahrenheit|degree fahrenheit|fahrenheit",
    "°": "degree|degrees",
    "km/h": "kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|kph|kmh",
    "mph": "miles per hour|miles an hour",
    "m/s": "metres per second|meters per second|metres a second",
    "times": "times more|times as|times higher|times larger|times greater|times the|times bigger|fold",
}

ENGLISH = LanguageTable(
    code="en",
    decimal_mark=".",
    cardinals=_cardinals(),
    compounds={"twice": (2, "times"), "thrice": (3, "times"), "tenfold": (10, "times"), "hundredfold": (100, "times")}
    | dict.fromkeys(("double", "doubles", "doubled", "doubling"), (2, "times"))
    | dict.fromkeys(("triple", "triples", "tripled", "tripling", "treble", "trebled"), (3, "times"))
    | dict.fromkeys(("quadruple", "quadruples", "quadrupled"), (4, "times"))
    | dict.fromkeys(("halve", "halved", "halving"), (2, "halved"))
    | {"both": (2, "-both")}
    | {f"{word}fold": (number, "times") for number, word in enumerate(_TO_NINETEEN[2:10], start=2)},
    hundred={"hundred": 100},
    scales={
        "dozen": 12,
        "thousand": 10**3,
        "lakh": 10**5,
        "lakhs": 10**5,
        "million": 10**6,
        "mn": 10**6,
        "mln": 10**6,
        "crore": 10**7,
        "crores": 10**7,
        "billion": 10**9,
        "bn": 10**9,
        "bln": 10**9,
        "trillion": 10**12,
        "tn": 10**12,
        "trn": 10**12,
        "trln": 10**12,
        "quadrillion": 10**15,
    },
    letter_scales={"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9, "bln": 10**9}
    | dict.fromkeys(("tn", "trn", "trln"), 10**12),
    metre_followers=frozenset(
        "high wide long deep tall thick away above below beneath under underground apart across downstream upstream"
        " offshore from of race sprint freestyle hurdles dash wall mark by and radius up down into inside along past"
        " behind ahead breaststroke backstroke butterfly medley relay steeplechase ladder fence mast tower statue wave"
        " waves pool tunnel drop climb diameter".split()
    ),
    race_words=frozenset("race races run runs walk walks ride rides course swim trek distance".split()),
    mark_words=dict.fromkeys(("mark", "point"), frozenset("at from near after before beyond by around".split())),
    twenty="score",
    twenty_stops=frozenset("goals points runs tries penalties sheets cards lines boards draws hits headers".split()),
    ones=frozenset({"a", "an", "one"}),
    joiner="and",
    point="point",
    minus=frozenset({"minus", "negative"}),
    halves={
        "and a half": Decimal("0.5"),
        "and a quarter": Decimal("0.25"),
        "and one half": Decimal("0.5"),
        "and three quarters": Decimal("0.75"),
    },
    fractions={
        "half": 2,
        "halves": 2,
        "third": 3,
        "thirds": 3,
        "quarter": 4,
        "quarters": 4,
        "fourths": 4,
        "fifth": 5,
        "fifths": 5,
        "sixth": 6,
        "sixths": 6,
        "seventh": 7,
        "sevenths": 7,
        "eighth": 8,
        "eighths": 8,
        "ninth": 9,
        "ninths": 9,
        "tenth": 10,
        "tenths": 10,
    },
    fraction_followers=frozenset({"of", "more", "less", "fewer", "higher", "lower", "larger", "smaller"}),
    ratio_words=frozenset({"in", "out of", "in every", "of every", "out of every", "for every", "per"}),
    ordinals=_ordinals(),
    ordinal_idioms=frozenset(
        (
            "at first|first of all|first and foremost|in the first place|second to none|second nature|first thing"
            "|every second|each second|split second|on second thoughts"
        ).split("|")
    ),
    ordinal_followers=frozenset("ever placed place ranked ranking rated known".split()),
    ordinal_endings=frozenset({"st", "nd", "rd", "th"}),
    count_endings=frozenset({"strong", "some"}),
    time_units=frozenset({"century", "decade", "year", "month", "week", "day", "hour", "minute"}),
    rate_joiners=frozenset({"a", "an", "per", "each", "every"}),
    rate_per="per",
    rate_nouns={
        "second": frozenset({"seconds"}),
        "minute": frozenset({"minutes"}),
        "hour": frozenset({"hours", "hourly"}),
        "day": frozenset({"days", "daily"}),
        "night": frozenset({"nights", "nightly"}),
        "week": frozenset({"weeks", "weekly"}),
        "fortnight": frozenset({"fortnights", "fortnightly"}),
        "month": frozenset({"months", "monthly"}),
        "year": frozenset({"years", "yearly", "annual", "annually"}),
        "capita": frozenset({"head", "person"}),
        "head": frozenset({"heads", "person", "capita"}),
        "person": frozenset({"people", "head", "capita"}),
    },
    rate_stops=frozenset(
        "after before later earlier ago since from into away apart early late until when beforehand afterwards prior "
        "back hence".split()
    ),
    rate_words=frozenset({"once", "twice", "thrice", "times", "many", "half"}),
    none_words=frozenset({"none", "neither", "nothing", "no", "nobody", "nil", "no one", "not one", "not a single"}),
    answers=frozenset({"no"}),
    none_stops=frozenset(
        "longer doubt matter less more fewer later sooner way wonder other better worse surprise means "
        "confirmation and or but to".split()
    ),
    vague={
        "several": 1,
        "a few": 1,
        "a handful": 1,
        "a couple": 1,
        "multiple": 1,
        "a majority": 1,
        "the majority": 1,
        "majority of": 1,
        "a minority": 1,
        "minority of": 1,
        "a score of": 20,
        "tens": 10,
        "dozens": 12,
        "scores": 20,
        "hundreds": 100,
        "thousands": 10**3,
        "millions": 10**6,
        "billions": 10**9,
        "trillions": 10**12,
    },
    vague_before_scale=frozenset({"several", "a few", "many", "a couple", "a couple of", "countless", "untold"}),
    vague_edges=frozenset({"low", "mid", "high", "upper", "lower"}),
    vague_link="of",
    superlatives={word: word for word in _SUPERLATIVES}
    | {"farthest": "furthest"}
    | {phrase: phrase for phrase in ("last but one", "last but two", "last but three")}
    | dict.fromkeys(("second to last", "next to last"), "last but one"),
    most={"most": "most", "least": "least"},
    most_endings=tuple("able ible ous ful ive ant ent al ed ing ic ary less ish id ult ect ern ex ure ute".split()),
    one_of={"one of": "one of the", "among": "among the", "amongst": "among the"},
    determiners=frozenset({"the", "all", "its", "his", "her", "their", "our", "those", "these"}),
    qualifiers=QUALIFIERS,
    qualifier_intensifiers=INTENSIFIERS,
    qualifiers_after=QUALIFIERS_AFTER,
    qualifiers_parted=PARTED,
    qualifiers_tying=TYING,
    not_qualifiers_after=NOT_QUALIFIERS_AFTER,
    qualifiers_of_place=frozenset({"over", "under"}),
    not_qualifiers_of_things=NOT_QUALIFIERS_OF_THINGS,
    denials=DENIALS,
    share_links=frozenset({"of"}),
    multipliers=frozenset({"times"}),
    pair_words=frozenset({"both"}),
    rank_stops=frozenset("is are was were be been has have had who which that".split()),
    rank_qualifiers=RANK_QUALIFIERS,
    ordinal_qualifiers=ORDINAL_QUALIFIERS,
    rank_excepts=RANK_EXCEPTS,
    rank_behind=RANK_BEHIND,
    rank_rivals=RANK_RIVALS,
    no_rivals=RANK_NO_RIVALS,
    rank_qualifiers_after=RANK_QUALIFIERS_AFTER,
    range_openers={
        "between": frozenset({"and", "to", "or"}),
        "from": frozenset({"to", "through", "up to"}),
        "": frozenset({"to", "or", "or even", "if not"}),
    },
    firm_openers=frozenset({"between"}),
    alternatives=frozenset({"or", "or even", "if not"}),
    lead_words=frozenset({"the", "a", "an", "its", "their", "a total of", "exactly", "only", "just"}),
    change_words=frozenset(
        "rose rise rises risen rising increase increased increases increasing grow grows grew grown growing "
        "fell fall falls fallen falling drop drops dropped dropping climb climbs climbed climbing jump jumped "
        "cut cuts reduce reduced raise raised lower lowered went gone moved shrank shrink shrunk surged soared "
        "plunged slid decline declined decrease decreased changed extended expanded slipped doubled up down "
        "swelled narrowed widened slowed accelerated eased".split()
    ),
    weak_change_words=frozenset("went gone moved up down cut cuts eased extended".split()),
    range_words=frozenset("ranging range ranges ranged varying vary varies varied anywhere by of with".split()),
    date_joiners=frozenset({"to", "and", "or", "until", "through"}),
    units={phrase: canonical for canonical, phrases in _UNIT_NAMES.items() for phrase in phrases.split("|")},
    weights={"pound": "lb"},
    money_words=frozenset(
        "money cash debt debts damage damages aid fund funds funding fine fines saving savings investment investments "
        "loan loans cut cuts tax taxes credit assets income revenue profit profits loss losses spending support "
        "compensation grant grants pay wages rent sterling his her their its our my your taxpayers taxpayers' "
        "public".split()
    ),
    clock_words=frozenset({"o'clock", "am", "pm"}),
    label_cues=frozenset(
        "article articles section sections resolution paragraph chapter no nos number numbers flight room page pages "
        "vol volume line phase stage level category grade type mark model channel highway route "
        "interstate motorway act law decree protocol annex figure table version boeing airbus "
        "apollo soyuz district ward block platform gate pier case bill clause rule order "
        "directive regulation amendment part episode season platoon brigade regiment division unit "
        "squadron fig ch sec art zone sector terminal runway junction apartment flat suite "
        "box windows iphone formula verse psalm track size".split()
    ),
    street_words=frozenset(
        "street road avenue lane boulevard drive square way terrace court place crescent row st ave rd".split()
    ),
    dates=ENGLISH_DATES,
)
