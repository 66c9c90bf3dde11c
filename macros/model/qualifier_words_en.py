"""English: the words that say how exact a figure or a rank is."""

from macros.model.language_table import Bound

_PARTS = "most|none|few|part|a majority|the majority|a minority|a fraction|the bulk|a part|a share|a portion"
_SAID_OF_IT: dict[str, Bound] = {
    "at least": "at-least",
    "at the very least": "at-least",
    "no fewer than": "at-least",
    "no less than": "at-least",
    "not fewer than": "at-least",
    "not less than": "at-least",
    "a minimum of": "at-least",
    "minimum": "at-least",
    "upwards of": "at-least",
    "upward of": "at-least",
    "≥": "at-least",
    "more than": "more-than",
    "greater than": "more-than",
    "higher than": "more-than",
    "over": "more-than",
    "above": "more-than",
    "in excess of": "more-than",
    "exceeding": "more-than",
    "upwards": "more-than",
    ">": "more-than",
    "up to": "up-to",
    "as many as": "up-to",
    "as much as": "up-to",
    "at most": "up-to",
    "at the most": "up-to",
    "no more than": "up-to",
    "not more than": "up-to",
    "no greater than": "up-to",
    "a maximum of": "up-to",
    "maximum": "up-to",
    "≤": "up-to",
    "fewer than": "less-than",
    "less than": "less-than",
    "lower than": "less-than",
    "under": "less-than",
    "below": "less-than",
    "short of": "less-than",
    "<": "less-than",
    "around": "around",
    "about": "around",
    "approximately": "around",
    "approx": "around",
    "roughly": "around",
    "some": "around",
    "circa": "around",
    "ca": "around",
    "c": "around",
    "estimated": "around",
    "an estimated": "around",
    "perhaps": "around",
    "maybe": "around",
    "in the region of": "around",
    "in the order of": "around",
    "on the order of": "around",
    "something like": "around",
    "as few as": "at-least",
    "as little as": "at-least",
    "~": "around",
    "≈": "around",
    "±": "around",
    "nearly": "nearly",
    "almost": "nearly",
    "close to": "nearly",
    "virtually": "nearly",
    "not quite": "nearly",
    "approaching": "nearly",
    "north of": "more-than",
    "beyond": "more-than",
    "a minimum": "at-least",
    "a maximum": "up-to",
    "within": "up-to",
    "shy of": "less-than",
    "hardly": "up-to",
    "barely": "around",
    "scarcely": "up-to",
    "nigh on": "nearly",
    "practically": "nearly",
    "verging on": "nearly",
    "nowhere near": "less-than",
    "possibly": "around",
    "probably": "around",
    "likely": "around",
    "potentially": "around",
    "presumably": "around",
    "reportedly": "around",
    "allegedly": "around",
    "supposedly": "around",
    "apparently": "around",
    "arguably": "around",
    "an average of": "around",
    "average of": "around",
    "a median of": "around",
    "a mean of": "around",
    "averaging": "around",
    "on average": "around",
    "typically": "around",
    "usually": "around",
    "more or less": "around",
    "give or take": "around",
    "plus or minus": "around",
    "in all likelihood": "around",
    "an alleged": "around",
    "a claimed": "around",
    "a reported": "around",
    "a possible": "around",
    "a potential": "around",
    "a projected": "around",
    "a planned": "around",
    "an expected": "around",
    "an approximate": "around",
    "an average": "around",
    "a median": "around",
    "averages": "around",
    "averaged": "around",
    "est": "around",
    "an est": "around",
    "for every": "exact",
    "another": "exact",
    "a further": "exact",
    "an additional": "exact",
    "an extra": "exact",
}
_PARTS_OF: dict[str, Bound] = {
    f"{part} {of}": "less-than" for part in _PARTS.split("|") for of in ("of", "of the", "of all", "of these", "of its")
}
QUALIFIERS = _SAID_OF_IT | _PARTS_OF
"""Phrases directly before a figure. What adds to another figure ("another 137") bounds nothing, but must be kept."""

INTENSIFIERS = frozenset(
    {"just", "well", "slightly", "far", "much", "only", "little", "significantly", "considerably", "even"}
)

QUALIFIERS_AFTER: dict[str, Bound] = {
    "or more": "at-least",
    "or above": "at-least",
    "or over": "at-least",
    "and above": "at-least",
    "and over": "at-least",
    "and more": "at-least",
    "and up": "at-least",
    "and upwards": "at-least",
    "plus": "at-least",
    "+": "at-least",
    "at least": "at-least",
    "or fewer": "up-to",
    "or less": "up-to",
    "or under": "up-to",
    "or below": "up-to",
    "at most": "up-to",
    "at the most": "up-to",
    "or so": "around",
    "odd": "around",
    "or thereabouts": "around",
    "at the very least": "at-least",
    "at a minimum": "at-least",
    "at minimum": "at-least",
    "at an absolute minimum": "at-least",
    "or slightly more": "at-least",
    "or a few more": "at-least",
    "or perhaps a few more": "at-least",
    "or maybe a few more": "at-least",
    "or many more": "at-least",
    "or slightly fewer": "up-to",
    "or slightly less": "up-to",
    "or a few fewer": "up-to",
    "at the outside": "up-to",
    "and counting": "at-least",
    "and rising": "at-least",
    "and climbing": "at-least",
    "and growing": "at-least",
    "or even more": "at-least",
    "if not more": "at-least",
    "maybe more": "at-least",
    "perhaps more": "at-least",
    "possibly more": "at-least",
    "probably more": "at-least",
    "likely more": "at-least",
    "or maybe more": "at-least",
    "or perhaps more": "at-least",
    "or possibly more": "at-least",
    "or probably more": "at-least",
    "and maybe more": "at-least",
    "and perhaps more": "at-least",
    "and possibly more": "at-least",
    "and probably more": "at-least",
    "if not less": "up-to",
    "if not fewer": "up-to",
    "maybe less": "up-to",
    "maybe fewer": "up-to",
    "perhaps less": "up-to",
    "perhaps fewer": "up-to",
    "possibly less": "up-to",
    "possibly fewer": "up-to",
    "at best": "up-to",
    "at the very most": "up-to",
    "at a maximum": "up-to",
    "tops": "up-to",
    "on average": "around",
    "give or take": "around",
    "plus or minus": "around",
    "±": "around",
    "more or less": "around",
    "or more or less": "around",
    "or thereabout": "around",
}

PARTED = frozenset(
    {"on average", "reportedly", "allegedly", "possibly", "perhaps", "maybe", "apparently", "supposedly", "probably"}
)

TYING = frozenset({"give or take", "plus or minus", "±"})

NOT_QUALIFIERS_AFTER = {
    "about": frozenset(
        "talk talks talked talking speak speaks spoke speaking know knows knew told tell tells worry "
        "worries worried concern concerns concerned complain complained complaints question questions "
        "asked ask news information book books report reports story stories wrote write writes writing "
        "argue argues argued arguing argument arguments quarrel quarrels quarrelled row learn learned think thinks "
        "thought hear heard all joke jokes joked lie lies lied warn warns warned warning warnings "
        "rumour rumours rumor rumors legend legends myth myths dispute disputes debate debates fuss "
        "testimony".split()
    ),
    "over": frozenset(
        "take takes took taken taking hand handed turn turned all fought fight fights fighting quarrel quarrels "
        "quarrelled quarreled quarrelling row rows dispute disputes disputed argue argues argued arguing argument "
        "arguments feud feuds feuding clash clashes clashed battle battles wrangle wrangling haggle haggled squabble "
        "squabbles lawsuit lawsuits suit sue sued suing conflict conflicts debate debates protest protests anger fear "
        "fears concern concerns worry worries preside presides presided rule rules ruled reign reigns "
        "reigned".split()
    ),
    "c": frozenset({"c"}),
    "not": frozenset({"if"}),
}

NOT_QUALIFIERS_OF_THINGS = {
    "about": frozenset(
        "film films movie movies documentary documentaries novel novels song songs poem poems ballad drama "
        "opera musical series programme programmes tale tales article articles essay essays letter letters "
        "lecture lectures podcast exhibition comedy cartoon".split()
    ),
    "around": frozenset(
        "sit sat sits sitting seated stand stood standing gather gathers gathered gathering huddle huddled cluster"
        " clustered crowd crowded wrap wrapped walk walked drive drove dance danced build built".split()
    ),
    "up to": frozenset(
        "walk walks walked walking go goes went come comes came run runs ran stride strode ride rode drive drove creep"
        " crept march marched climb climbed step stepped look looked own owned".split()
    ),
    "over": frozenset(
        "ran jump jumps jumped leap leaps leapt step stepped steps trip trips tripped hover hovers hovered tower "
        "towers towered bend bent lean leaned leant stumble stumbled".split()
    ),
}
"""The same, where the figure counts things: it may measure the film's length or the flight's."""

DENIALS = frozenset(
    (
        "not|not all|not even|not exactly|not the|never|neither|nor|nothing like|anything but|far from|all but|except"
        "|except for|other than|instead of|rather than|excluding|not counting|without"
    ).split("|")
)

_OF_RANKS = (
    "not|never|no longer|not even|not really|hardly|nowhere near|far from|anything but|once|until recently|formerly"
    "|previously|at one time|at one point|almost|nearly|possibly|perhaps|maybe|probably|potentially|reportedly"
    "|allegedly|supposedly|apparently|arguably|likely|would be|could be|may be|might be|said to be|claimed to be"
    "|believed to be|thought to be|considered|next|joint|equal|tied for|second only to"
).split("|")
RANK_QUALIFIERS = {phrase: phrase for phrase in _OF_RANKS}

RANK_QUALIFIERS_AFTER = frozenset({"but one", "but two", "but three", "bar one", "bar two", "save one"})

ORDINAL_QUALIFIERS = frozenset({"at least", "at the very least", "at most", "roughly", "approximately"})

RANK_EXCEPTS = frozenset(
    "apart from|aside from|except|except for|with the exception of|excluding|besides|other than|not counting".split("|")
)
RANK_BEHIND = frozenset({"after", "behind"})
RANK_RIVALS = frozenset(
    "capital city cities town village river lake island country state province region port club company bank party "
    "school university hospital church oak whale".split()
)
RANK_NO_RIVALS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday easter christmas ramadan lent passover brexit "
    "independence".split()
)
