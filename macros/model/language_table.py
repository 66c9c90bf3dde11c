"""The form of a language's word table: what its numbers, qualifiers, ranks and dates are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Bound = Literal["exact", "at-least", "more-than", "up-to", "less-than", "around", "nearly"]
"""What a qualifier says of the figure behind it."""
Governing = Literal["before", "since", "about", "unsure"]
"""What words around a date make of it: "by", "since", "about", "possibly"."""


_FEW = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of a year or month in words ("late"): the months, and the days, it may start and end with."""

    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()
    day_starts: frozenset[int] = frozenset()
    day_ends: frozenset[int] = frozenset()
    whole: bool = False
    """Whether the words name a season or quarter by themselves; others need a year or month behind them."""


@dataclass(frozen=True, slots=True)
class DateTable:
    """The date words of one language, in lower case."""

    months: Mapping[str, int] = field(default_factory=dict)
    months_are_capitalised: bool = False
    """Whether a month in lower case is another word: English "may", "march"."""
    ambiguous_months: frozenset[str] = frozenset()
    """Month names that are other words too, so that alone they claim no date: "May said"."""
    month_joiner: frozenset[str] = frozenset()
    """Words between a day and its month: "the 12th of March"."""
    seasons: Mapping[str, int] = field(default_factory=dict)
    """Season names, 1 spring to 4 winter."""
    year_cues: frozenset[str] = frozenset()
    """Words before a bare number of four digits that make it a year."""
    periods: Mapping[str, Period] = field(default_factory=dict)
    counted_periods: Mapping[str, Literal["first", "last"]] = field(default_factory=dict)
    """Words before a number of months or days: "the first eight months"."""
    period_links: frozenset[str] = frozenset()
    """Words between "by" or "late" and its year or month: "by the end of last year"."""
    before_words: frozenset[str] = frozenset()
    since_words: frozenset[str] = frozenset()
    about_words: frozenset[str] = frozenset()
    day_blurs: frozenset[str] = frozenset()
    """Words that blur the day behind them: "the week of 4 March"."""
    unsure_words: frozenset[str] = frozenset()
    """As in "possibly" of "possibly in 1950"."""
    governors_after: Mapping[str, Governing] = field(default_factory=dict)
    """Words behind a date that govern it: "2014 or later"."""
    prepositions: frozenset[str] = frozenset()
    """Words that a governor does not stand before: "was known about in 2014" is not about 2014."""
    relative_words: frozenset[str] = frozenset()
    """Words that make "year" or "month" a date: "last"."""
    season_cues: frozenset[str] = frozenset()
    """Words before a season without a year: "last spring", but not "the fall of the hall"."""
    negations: frozenset[str] = frozenset()
    """Words that deny the date behind them: "did not open in 2024"."""
    negation_stops: frozenset[str] = frozenset()
    """Words between a negation and a date with which the date is not denied: "not only in 2024"."""
    until_words: frozenset[str] = frozenset()
    """Words that behind a negation give the date itself: "not until 2024"."""
    decades: Mapping[str, int] = field(default_factory=dict)
    """Names of decades and their first year in the century: "seventies" 70."""
    century_words: frozenset[str] = frozenset()
    bc_words: frozenset[str] = frozenset()
    ad_words: frozenset[str] = frozenset()
    possessives: frozenset[str] = frozenset()
    """Words before a decade with which it is an age: "in her seventies"."""
    period_nouns: Mapping[str, Literal["year", "month"]] = field(default_factory=dict)
    """What "late" or "the end of" may speak of without a figure: "late last year"."""


@dataclass(frozen=True, slots=True)
class LanguageTable:
    """The number and date words of one language, all in lower case and with straight apostrophes.

    Phrases are words parted by one space. Canonical names (units, superlatives) are the same in every
    language, so that a figure can be found across languages.
    """

    code: str = ""
    decimal_mark: Literal[".", ",", ""] = ""

    # -- numbers ----------------------------------------------------------------------------------
    cardinals: Mapping[str, int] = field(default_factory=dict)
    """Words for 0 to 99, or to 999 where the language writes them as one word."""
    compounds: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Numbers and units in one word: "zehnjährig" 10 years."""
    hundred: Mapping[str, int] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    """Multipliers from a thousand up, and the dozen."""
    letter_scales: Mapping[str, int] = field(default_factory=dict)
    """Scales written as letters behind digits: "5bn"."""
    metre_followers: frozenset[str] = frozenset()
    """Words behind a figure and "m" with which it is metres and not millions."""
    race_words: frozenset[str] = frozenset()
    """Words behind a figure and "k" with which it is kilometres: "a 10k race"."""
    mark_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The same for words that are a place on a course only behind some others: "at the 40k mark"."""
    twenty: str = ""
    """The word for twenty behind a small number and before a plural: "three score monks"."""
    twenty_stops: frozenset[str] = frozenset()
    """Plurals before which that word is another: "three score goals"."""
    ones: frozenset[str] = frozenset()
    """Articles that mean 1 before a scale, a fraction or a half: "a million"."""
    joiner: str = ""
    """The word within a number: "two hundred and five"."""
    point: str = ""
    minus: frozenset[str] = frozenset()
    halves: Mapping[str, Decimal] = field(default_factory=dict)
    """Fractions behind a number: "two and a half"."""
    fractions: Mapping[str, int] = field(default_factory=dict)
    """Names of fractions and their divisors: "thirds" 3."""
    fraction_followers: frozenset[str] = frozenset()
    """Words that must follow "a third" for it to be a fraction and not a rank."""
    ratio_words: frozenset[str] = frozenset()
    """As in "in" and "out of" of "one in five"."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_idioms: frozenset[str] = frozenset()
    """Phrases in which an ordinal ranks nothing: "at first"."""
    ordinal_followers: frozenset[str] = frozenset()
    """Words that a hyphen may hang on an ordinal without making another word of it: "first-ever"."""
    count_endings: frozenset[str] = frozenset()
    """Words a hyphen may hang on a number without changing it: "137-strong"."""
    time_units: frozenset[str] = frozenset()
    """Words for times of which "a" makes one: "almost a year"."""
    rate_words: frozenset[str] = frozenset()
    """Words behind which "a week" is a rate: "twice a week"."""
    rate_joiners: frozenset[str] = frozenset()
    """Words between a figure and the time of its rate: "$5 a day", "9 litres per second"."""
    rate_per: str = ""
    """The one of them behind which a number is a rate too: "9 miners per 1,000"."""
    rate_nouns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What a rate is of, and other words that say so: "day" by "daily"."""
    rate_stops: frozenset[str] = frozenset()
    """Words behind "a day" with which it is no rate: "137 people a day later"."""
    ordinal_endings: frozenset[str] = frozenset()
    none_words: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    """Words for none that alone are an answer and count nothing: "says no"."""
    none_stops: frozenset[str] = frozenset()
    """Words behind "no" with which it counts nothing: "no longer"."""
    vague: Mapping[str, int] = field(default_factory=dict)
    """Words of unsaid number and their order of magnitude: "thousands" 1000."""
    vague_before_scale: frozenset[str] = frozenset()
    """As in "several" of "several hundred"."""
    vague_edges: frozenset[str] = frozenset()
    """As in "low" of "the low thousands"."""
    vague_link: str = ""
    """As in "of" in "tens of thousands"."""

    # -- ranks, qualifiers, ranges ----------------------------------------------------------------
    superlatives: Mapping[str, str] = field(default_factory=dict)
    most: Mapping[str, str] = field(default_factory=dict)
    """Words that make a superlative of the adjective behind them: "most dangerous"."""
    most_endings: tuple[str, ...] = ()
    one_of: Mapping[str, str] = field(default_factory=dict)
    """Phrases that make a rank one of several, with their canonical form."""
    determiners: frozenset[str] = frozenset()
    """Words between "one of" and what it is one of."""
    qualifiers: Mapping[str, Bound] = field(default_factory=dict)
    """Phrases directly before a figure."""
    qualifier_intensifiers: frozenset[str] = frozenset()
    qualifiers_after: Mapping[str, Bound] = field(default_factory=dict)
    not_qualifiers_after: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Qualifier → words before it with which it is none: "talks about two plans"."""
    not_qualifiers_of_things: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The same, unless the figure measures: "a film about 12 miners", but "a film about 90 minutes long"."""
    qualifiers_of_place: frozenset[str] = frozenset()
    """Those that before two, three or four things, spelled out, say where: "over two barricades"."""
    qualifiers_parted: frozenset[str] = frozenset()
    """Qualifiers that a comma may part from the figure: "reportedly, 137 people"."""
    qualifiers_tying: frozenset[str] = frozenset()
    """Qualifiers that belong to the figure before them although another follows: "137, give or take 5"."""
    denials: frozenset[str] = frozenset()
    """Phrases directly before a figure that deny it."""
    share_links: frozenset[str] = frozenset()
    """Words between a share and what it is a share of: "half of 137"."""
    multipliers: frozenset[str] = frozenset()
    """Words that multiply the figure behind them by the one before: "three times 137"."""
    pair_words: frozenset[str] = frozenset()
    """Words for two that count nothing where they only open "both … and"."""
    rank_stops: frozenset[str] = frozenset()
    """Words that part "one of" from a rank: "one of the farms is the largest"."""
    rank_qualifiers: Mapping[str, str] = field(default_factory=dict)
    """Phrases before a rank that deny, date or doubt it, with their canonical form: "once the largest"."""
    ordinal_qualifiers: frozenset[str] = frozenset()
    """Phrases that say how exact an ordinal is: "at least the ninth"."""
    rank_excepts: frozenset[str] = frozenset()
    """Phrases that leave somebody out of a ranking: "apart from the capital, the largest"."""
    rank_behind: frozenset[str] = frozenset()
    """The same, only before a rival: "after the capital, the largest", but not "after the war"."""
    rank_rivals: frozenset[str] = frozenset()
    """Words for what may rank above: "capital"."""
    no_rivals: frozenset[str] = frozenset()
    """Capitalised words that name a time: "after Easter"."""
    rank_qualifiers_after: frozenset[str] = frozenset()
    """Phrases behind a rank that lower it: "largest but one"."""
    range_openers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """As in "between" → {"and", "to"}; the empty opener gives the words that join two bare figures."""
    firm_openers: frozenset[str] = frozenset()
    """Openers behind which two figures are a range even after "rose": "between"."""
    alternatives: frozenset[str] = frozenset()
    """Joiners that make a range of close figures only: "two or three"."""
    lead_words: frozenset[str] = frozenset()
    """Phrases that may open a quantity without changing it: "a total of"."""
    change_words: frozenset[str] = frozenset()
    """Words of rising and falling: "rose from 3 to 5" is a change and no range."""
    weak_change_words: frozenset[str] = frozenset()
    """Those of them that have other senses, and tell a change for sure only directly before it: "went from 3 to 5"."""
    range_words: frozenset[str] = frozenset()
    """Words directly before "from" with which it opens a range all the same: "ranging from 3 to 5"."""
    date_joiners: frozenset[str] = frozenset()
    """Words that join two days or two years."""

    # -- units and names --------------------------------------------------------------------------
    units: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, str] = field(default_factory=dict)
    """Units that name a currency or a weight, and the weight that they are before a substance."""
    money_words: frozenset[str] = frozenset()
    """Words behind such a unit with which it may be the currency: "5 pounds of debt"."""
    clock_words: frozenset[str] = frozenset()
    """Words behind an hour of the day: "8 o'clock"."""
    label_cues: frozenset[str] = frozenset()
    """Words behind which a number is a name: "article 5", "flight 370"."""
    street_words: frozenset[str] = frozenset()
    dates: DateTable = field(default_factory=DateTable)

    def is_few(self, word: str, following: str) -> bool:
        """Whether a word counts two, three or four things and multiplies nothing: "two barricades", not "two dozen"."""
        larger = (self.scales, self.hundred, self.vague, self.vague_before_scale, self.fractions)
        return (
            word in self.cardinals and 1 < self.cardinals[word] <= _FEW and not any(following in one for one in larger)
        )


BARE = LanguageTable()
"""For a language without a table: digits, signs and symbols, and no word."""
