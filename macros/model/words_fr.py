"""French: the basic words of its numbers, qualifiers, ranks, units and dates."""

from decimal import Decimal

from macros.model.language_table import DateTable, LanguageTable, Period

_TO_SIXTEEN = ("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize").split()
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre vingt"}
_ORDINALS = (
    "deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième "
    "treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième"
).split()


def _cardinals() -> dict[str, int]:
    """French counts by twenties from 60 on; "vingt et un", "soixante et onze" but "quatre-vingt-un"."""
    found = {word: number for number, word in enumerate(_TO_SIXTEEN)}
    found |= {f"dix {_TO_SIXTEEN[unit]}": 10 + unit for unit in (7, 8, 9)}
    below_twenty = {number: word for word, number in found.items()}
    for tens, word in _TENS.items():
        found[word] = tens
        last = 19 if tens in (60, 80) else 9
        found |= {f"{word} {below_twenty[unit]}": tens + unit for unit in range(1, last + 1)}
        found |= {f"{word} et un": tens + 1, f"{word} et une": tens + 1}
    return found | {"une": 1, "quatre vingts": 80, "soixante et onze": 71}


_SUPERLATIVES = {
    "largest": "plus grand|plus grande|plus grands|plus grandes|plus gros|plus grosse",
    "smallest": "plus petit|plus petite|plus petits|plus petites",
    "highest": "plus haut|plus haute|plus élevé|plus élevée",
    "lowest": "plus bas|plus basse",
    "oldest": "plus vieux|plus ancien|plus ancienne",
    "youngest": "plus jeune|plus jeunes",
    "deadliest": "plus meurtrier|plus meurtrière|plus meurtriers|plus meurtrières",
    "most dangerous": "plus dangereux|plus dangereuse|plus dangereuses",
    "most important": "plus important|plus importante|plus importants|plus importantes",
    "best": "meilleur|meilleure|meilleurs|meilleures",
    "worst": "pire|pires",
}
_UNITS = {
    "%": "pour cent",
    "percentage point": "point de pourcentage|points de pourcentage",
    "US$": "dollar américain|dollars américains",
    "$": "dollar|dollars|de dollars",
    "€": "euro|euros|d'euros",
    "CHF": "franc suisse|francs suisses",
    "century": "siècle|siècles",
    "decade": "décennie|décennies",
    "year": "an|ans|année|années",
    "month": "mois",
    "week": "semaine|semaines",
    "day": "jour|jours",
    "hour": "heure|heures",
    "minute": "minute|minutes",
    "second": "seconde|secondes",
    "km": "kilomètre|kilomètres",
    "km²": "kilomètre carré|kilomètres carrés",
    "m": "mètre|mètres",
    "m²": "mètre carré|mètres carrés",
    "cm": "centimètre|centimètres",
    "ha": "hectare|hectares",
    "tonne": "tonne|tonnes|de tonnes",
    "kg": "kilogramme|kilogrammes|kilo|kilos",
    "g": "gramme|grammes",
    "litre": "litre|litres",
    "barrel": "baril|barils|de barils",
    "°C": "degrés celsius|degré celsius",
    "°": "degré|degrés",
    "km/h": "kilomètres par heure|kilomètres heure",
}
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_MONTH_END = frozenset({28, 29, 30, 31})
_EARLY = Period(frozenset({1}), frozenset({1, 2, 3, 4}), frozenset({1}), frozenset(range(3, 13)))
_MIDDLE = Period(frozenset({4, 5, 6}), frozenset({7, 8, 9}), frozenset({9, 10, 11, 12}), frozenset(range(17, 22)))
_END = Period(frozenset({10, 11, 12}), frozenset({12}), frozenset(range(19, 32)), _MONTH_END)

_DATES = DateTable(
    months={word: number for number, word in enumerate(_MONTHS, start=1)},
    seasons={"printemps": 1, "été": 2, "l'été": 2, "automne": 3, "l'automne": 3, "hiver": 4, "l'hiver": 4},
    year_cues=frozenset("en de depuis avant après vers dès année début fin mi entre et à jusqu'en ou".split()),
    periods={
        "début": _EARLY,
        "mi": _MIDDLE,
        "milieu": _MIDDLE,
        "fin": _END,
        "printemps": Period(frozenset({3}), frozenset({5}), whole=True),
        "été": Period(frozenset({6}), frozenset({8}), whole=True),
        "automne": Period(frozenset({9}), frozenset({11}), whole=True),
        "l'été": Period(frozenset({6}), frozenset({8}), whole=True),
        "l'automne": Period(frozenset({9}), frozenset({11}), whole=True),
        "premier trimestre": Period(frozenset({1}), frozenset({3}), whole=True),
        "deuxième trimestre": Period(frozenset({4}), frozenset({6}), whole=True),
        "troisième trimestre": Period(frozenset({7}), frozenset({9}), whole=True),
        "quatrième trimestre": Period(frozenset({10}), frozenset({12}), whole=True),
        "premier semestre": Period(frozenset({1}), frozenset({6}), whole=True),
        "second semestre": Period(frozenset({7}), frozenset({12}), whole=True),
    },
    counted_periods={"premiers": "first", "derniers": "last"},
    period_links=frozenset("le la les l'année année an dernier dernière de du des cette cet".split()),
    before_words=frozenset({"avant", "d'ici", "jusqu'en", "jusqu'à"}),
    since_words=frozenset({"depuis", "dès", "à partir de", "après"}),
    about_words=frozenset({"vers", "environ", "autour de", "~", "≈", "±"}),
    day_blurs=frozenset({"semaine du", "week end du"}),
    unsure_words=frozenset({"probablement", "sans doute", "vraisemblablement", "possiblement"}),
    governors_after={
        "ou plus tard": "since",
        "ou après": "since",
        "au plus tôt": "since",
        "ou plus tôt": "before",
        "ou avant": "before",
        "au plus tard": "before",
        "environ": "about",
    },
    prepositions=frozenset({"en"}),
    relative_words=frozenset({"dernier", "dernière", "cette", "cet"}),
    season_cues=frozenset({"au", "en", "cet", "ce", "l'", "dès", "depuis", "avant"}),
    negations=frozenset({"pas", "jamais"}),
    negation_stops=frozenset({"seulement", "que", "mais"}),
    century_words=frozenset({"siècle", "siècles"}),
    ad_words=frozenset({"après j c"}),
    period_nouns={"année": "year", "an": "year", "mois": "month"},
    bc_words=frozenset({"avant j c", "av j c"}),
)

FRENCH = LanguageTable(
    code="fr",
    decimal_mark=",",
    cardinals=_cardinals(),
    compounds=dict.fromkeys(("double", "doublé", "doublent"), (2, "times"))
    | dict.fromkeys(("triple", "triplé", "triplent"), (3, "times")),
    hundred={"cent": 100, "cents": 100},
    scales={
        "douzaine": 12,
        "mille": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
    },
    letter_scales={"k": 10**3, "m": 10**6, "md": 10**9},
    ones=frozenset({"un", "une"}),
    joiner="",
    point="virgule",
    minus=frozenset({"moins"}),
    halves={"et demi": Decimal("0.5"), "et demie": Decimal("0.5")},
    fractions={"moitié": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "dixième": 10},
    fraction_followers=frozenset({"de", "des", "du", "d'entre"}),
    ratio_words=frozenset({"sur"}),
    ordinals={"premier": 1, "première": 1, "premiers": 1, "premières": 1, "second": 2, "seconde": 2}
    | {word.replace("-", " "): number for number, word in enumerate(_ORDINALS, start=2)},
    ordinal_endings=frozenset({"er", "re", "e", "ème", "nd", "nde"}),
    time_units=frozenset({"siècle", "décennie", "an", "année", "mois", "semaine", "jour", "heure"}),
    answers=frozenset({"personne"}),
    none_words=frozenset({"aucun", "aucune", "personne"}),
    vague={
        "plusieurs": 1,
        "quelques": 1,
        "une poignée": 1,
        "une majorité": 1,
        "la majorité": 1,
        "une minorité": 1,
        "dizaines": 10,
        "des dizaines": 10,
        "douzaines": 12,
        "centaines": 100,
        "des centaines": 100,
        "milliers": 10**3,
        "des milliers": 10**3,
    },
    vague_before_scale=frozenset({"plusieurs", "quelques"}),
    vague_link="de",
    superlatives={word: name for name, words in _SUPERLATIVES.items() for word in words.split("|")},
    one_of={"un des": "one of the", "une des": "one of the", "l'un des": "one of the", "l'une des": "one of the"},
    qualifiers={
        "au moins": "at-least",
        "pas moins de": "at-least",
        "plus de": "more-than",
        "plus d'": "more-than",
        "jusqu'à": "up-to",
        "au plus": "up-to",
        "pas plus de": "up-to",
        "moins de": "less-than",
        "presque": "nearly",
        "près de": "nearly",
        "environ": "around",
        "quelque": "around",
        "autour de": "around",
        "à peu près": "around",
        "plus ou moins": "around",
        "peut être": "around",
        "sans doute": "around",
        "probablement": "around",
        "une moyenne de": "around",
        "en moyenne": "around",
        "à peine": "around",
        "guère": "up-to",
        "pas loin de": "nearly",
        "quasiment": "nearly",
        "au minimum": "at-least",
        "un minimum de": "at-least",
        "au maximum": "up-to",
        "un maximum de": "up-to",
        "au delà de": "more-than",
    },
    qualifiers_after={
        "ou plus": "at-least",
        "et plus": "at-least",
        "sinon plus": "at-least",
        "voire plus": "at-least",
        "peut être plus": "at-least",
        "au moins": "at-least",
        "au minimum": "at-least",
        "ou moins": "up-to",
        "au plus": "up-to",
        "au maximum": "up-to",
        "environ": "around",
        "plus ou moins": "around",
        "en moyenne": "around",
        "±": "around",
    },
    qualifiers_parted=frozenset({"peut être", "sans doute", "probablement", "en moyenne"}),
    qualifiers_tying=frozenset({"plus ou moins", "±"}),
    denials=frozenset({"pas", "jamais", "ni", "non"}),
    share_links=frozenset({"de", "des", "du", "d'entre"}),
    multipliers=frozenset({"fois"}),
    determiners=frozenset({"le", "la", "les", "ses", "leurs", "ces", "d'", "des"}),
    rank_qualifiers={
        "pas le": "not",
        "pas la": "not",
        "pas les": "not",
        "jamais": "never",
        "jadis": "once",
        "autrefois": "once",
        "peut être": "perhaps",
        "sans doute": "probably",
    },
    range_openers={"entre": frozenset({"et"}), "de": frozenset({"à"}), "": frozenset({"à", "ou"})},
    firm_openers=frozenset({"entre"}),
    alternatives=frozenset({"ou"}),
    lead_words=frozenset({"le", "la", "les", "au total", "exactement", "seulement"}),
    change_words=frozenset("augmenté augmente passé passe passée baissé baisse hausse tombé reculé progressé".split()),
    date_joiners=frozenset("à et ou au".split()),
    units={phrase: canonical for canonical, phrases in _UNITS.items() for phrase in phrases.split("|")},
    label_cues=frozenset("article articles section paragraphe chapitre numéro n vol page chambre ligne".split()),
    dates=_DATES,
)
