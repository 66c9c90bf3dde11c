"""Words that govern others, per language: negations, conditions, hedges, and what opens or ends a clause.

Only words; `check/context_guard.py` tells how they are used. Qualifiers of numbers stand in the language
tables of numbers. A language that is not here is unguarded, and the quote gate says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Phrases = frozenset[tuple[str, ...]]


def _phrases(text: str) -> Phrases:
    """Read phrases parted by `|`; a star at the end of a word stands for any ending."""
    return frozenset(tuple(phrase.split()) for phrase in text.split("|") if phrase.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, eq=False)
class GuardWords:
    """The words of one language, in lower case, apostrophes straight."""

    language: str

    negations: Phrases = field(default_factory=frozenset)
    """They negate their clause, on whichever side of the stretch they stand."""
    negations_before: Phrases = field(default_factory=frozenset)
    """They negate only what follows: "denied", "failed to", "without"."""
    negations_after: Phrases = field(default_factory=frozenset)
    """They negate only what precedes: "was denied", "is false"."""
    disproofs: Phrases = field(default_factory=frozenset)
    """They say of all before them in the sentence that it is not so: "…, a legend that has been debunked"."""
    negation_beginning: str = "\0"
    negation_ending: str = "\0"
    """A word that begins or ends so is a negation: French n’est, English isn’t."""
    distances: Phrases = field(default_factory=frozenset)
    """They negate what follows unless it is a place, known by a word of `definite` or a capital: "far from certain"."""
    definite: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    """Words behind a negation with which, up to a "but", it denies them alone: "not because of …, but …"."""
    instead: str = "\0"
    near_misses: Phrases = field(default_factory=frozenset)
    """They undo the very word that follows: "almost approved"."""
    no_negations: Phrases = field(default_factory=frozenset)
    """They look like negations and negate nothing: "not only", "no doubt"."""

    conditions: Phrases = field(default_factory=frozenset)
    """They make their sentence conditional, wherever they stand."""
    conditions_before: Phrases = field(default_factory=frozenset)
    """They leave open only what follows: "whether"."""
    waiting: Phrases = field(default_factory=frozenset)
    """They make what lies ahead wait for the clause they open ("will reopen once …"); of what is past they date it."""
    dating: frozenset[str] = frozenset()
    """Those that, where nothing lies ahead, open a clause of what was: "saw nothing until the engine caught fire"."""
    supposing: Phrases = field(default_factory=frozenset)
    """They state a condition where they open a clause that tells something: ", assuming the court agrees"."""
    ahead: Phrases = field(default_factory=frozenset)
    """They put their clause ahead: "will", "is to"."""
    happens: tuple[str, ...] = ()
    """How words end by which a clause tells of something happening: "the court agrees", "is repaired"."""
    spans: tuple[str, ...] = ()
    """How words end that look so and name times: "weekdays"."""
    unreal: Phrases = field(default_factory=frozenset)
    """They open a condition where their sentence says what would be: "but for him, they would have drowned"."""
    would: frozenset[str] = frozenset()
    precautions: Phrases = field(default_factory=frozenset)
    """They name what an act guards against: to what was done they are no condition."""
    past: frozenset[str] = frozenset()
    """Verbs that tell what was; others by `verb_ending`."""
    no_conditions: Phrases = field(default_factory=frozenset)
    inversions: frozenset[str] = frozenset()
    """Words that state a condition by opening a clause, its subject behind them: "should the court agree"."""
    sure_inversions: frozenset[str] = frozenset()
    """Those that do it without a comma too; the others are common verbs."""
    no_inversion: frozenset[str] = frozenset()
    """Words behind which the order turns without a condition: "nor should the", "what should the"."""
    asking: frozenset[str] = frozenset()
    """Words behind which a condition word asks and states none: "asked if"."""
    asked_by: frozenset[str] = frozenset()
    """The condition words that can ask."""

    hedges: Phrases = field(default_factory=frozenset)
    no_hedges: Phrases = field(default_factory=frozenset)

    openers: frozenset[str] = frozenset()
    """Words that open a clause: what stands before them does not govern what follows."""
    closers: frozenset[str] = frozenset()
    """Words that open a clause which does not govern what stands before them."""
    factives: frozenset[str] = frozenset()
    """Words that take what "that" opens for granted, negated or not: "did not know that"."""
    relatives: frozenset[str] = frozenset()
    """Words that, behind a comma, open a clause about what stands before it."""
    complementiser: str = "\0"
    only: str = "\0"
    """Before a condition it undoes a contrast: ", but only if"."""
    joiners: frozenset[str] = frozenset()
    """Words that join clauses when a subject follows: "and he"."""
    contrasts: frozenset[str] = frozenset()
    """Words that, behind a comma, part a sentence into sides with conditions of their own."""
    subordinators: frozenset[str] = frozenset()
    """Words whose comma ends no clause, since the language always sets one: German ", dass"."""
    speech: frozenset[str] = frozenset()
    """Words that make a parenthesis between commas an attribution: "the mayor said"."""
    subjects: frozenset[str] = frozenset()
    """Pronouns that can only be a subject."""
    determiners: frozenset[str] = frozenset()
    floating: frozenset[str] = frozenset()
    """Determiners that also follow the verb of their subject: "they should all"."""
    prepositions: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    """Verbs that leave a clause open when a comma follows them, and that go on with one after it."""
    unfinished: frozenset[str] = frozenset()
    """Other words after which a clause cannot end: "to"."""
    verb_ending: str = "\0"
    numbering: frozenset[str] = frozenset()
    """Negations that number when a figure follows: "No. 5"."""
    capitalised: frozenset[str] = frozenset()
    """Hedges that are another word when written with a capital: "May"."""


_ENGLISH = GuardWords(
    language="en",
    negations=_phrases(
        "not|no|no longer|not yet|not always|not even|never|none|nobody|nothing|nowhere|neither|nor|cannot|no one"
        "|hardly|scarcely|seldom|rarely"
        "|unlikely to|unlikely that|unlikely event|is unlikely|are unlikely|was unlikely|were unlikely|be unlikely"
        "|look* unlikely|seem* unlikely|appear* unlikely|highly unlikely|remain* unlikely|impossible"
        "|by no means|in no way|ain't|didnt|doesnt|dont|isnt|wasnt|arent|werent|hasnt|havent|hadnt"
        "|wouldnt|couldnt|shouldnt",
    ),
    negations_before=_phrases(
        "without|denied|denies|deny|denying|disproved|refuted|refutes"
        "|fail to|fails to|failed to|failing to|failure to|refuse to|refuses to|refused to|refusing to|refusal to"
        "|decline to|declines to|declined to|declining to|neglected to|unable to|inability to|incapable of"
        "|far from the truth|far from the end|far from the case|nowhere near"
        "|free from|instead of|rather than|except|except for|excluding|other than|anything but"
        "|stop short of|stops short of|stopped short of|refrain* from|abstain* from|prevent*|avert*|avoid*"
        "|prohibit*|forbid*|forbade|barred from|banned from|kept from|blocked from|ruled out|rules out|rule out"
        "|ruling out|lack of|lacks|lacked|lacking|absence of|falsely|wrongly|incorrectly|false that|untrue that"
        "|a myth that|doubt that|doubts that|doubted that|doubtful that|reject* claims|reject* reports"
        "|reject* the * that|reject* * that|dismiss* claims|dismiss* reports|dismiss* the * that|dismiss* * that"
        "|dismiss* as|debunk*|refuting|discredit*|acquitted of|acquitted * of|cleared of|exonerated of|innocent of"
        "|within * of|close to|on the point of|on the verge of|on the brink of|few"
        "|little evidence|little doubt|little progress"
        "|little sign|little chance|little hope|little support|little interest|ceased to"
        "|yet to|too * to|wrong to say|wrong to claim|wrong to think"
        "|disput* that|lied that|lying that|pretend* that|dream* that|dreamt that|joke* that|joking that|imagin* that"
        "|wish that|wishes that|wished that|non"
        "|vote* against|decided against|decision against|advise* against|warn* against|ruled against",
    ),
    negations_after=_phrases(
        "is false|are false|was false|were false|is untrue|was untrue|is wrong|was wrong|is a myth|was a myth"
        "|is denied|was denied|were denied|been denied|was refuted|were refuted|been refuted|been disproved"
        "|was disproved|was ruled out|were ruled out|been ruled out|was rejected|were rejected|been rejected"
        "|was averted|was prevented|was avoided|been averted|been prevented|have dismissed|has dismissed|was dismissed"
        "|were dismissed|been dismissed",
    ),
    disproofs=_phrases(
        "was debunked|were debunked|been debunked|have debunked|has debunked|have disproved|has disproved|have refuted"
        "|has refuted|been discredited|was discredited|were discredited|is a hoax|was a hoax|be a hoax|been a hoax"
        "|is a forgery|was a forgery|be a forgery|is a fake|be a fake|was a fake|is a fabrication|be a fabrication"
        "|was a fabrication",
    ),
    distances=_phrases("far from"),
    definite=_words("the his her its their our my this that these those"),
    asides=_words("because by for from in on at to as out with through under over when where so until of"),
    instead="but",
    near_misses=_phrases("almost|nearly|virtually|practically|all but|as good as|next to"),
    negation_ending="n't",
    no_negations=_phrases(
        "not only|not until|not just|not merely|not simply|not solely|not least|not to mention|not surprisingly"
        "|not unexpectedly|no doubt|no doubt that|not in doubt|no matter|no fewer than|no less than|no more than"
        "|no later than|no sooner"
        "|no wonder|nothing less than|none other than|not less than|not fewer than|not more than|or not|if not"
        "|more often than not|nothing but|no other than|with no|in no time|so as not to|in order not to"
        "|no one disput* that|nobody disput* that|no one doubt* that|nobody doubt* that|no one denies that"
        "|nobody denies that|no denying that|no question that|no dispute that|no secret that|no surprise that"
        "|no coincidence that|no accident that|not surprising that|no disputing that|no doubting that"
        "|a few|the few|quite a few|last few|past few|next few|first few|recent few|these few|those few|every few"
        "|final few|few dozen|few hundred|few thousand"
        "|not long after|not far from",
    ),
    conditions=_phrases(
        "if|unless|provided that|provided they|provided he|provided she|provided it|provided we|provided you"
        "|provided there|provided no|providing that|providing they|providing he|providing she|providing it|providing we"
        "|providing you|providing there|providing no|with the proviso|on the understanding|on the basis that"
        "|with the stipulation|on terms that|in case|as long as|so long as|on condition|on the condition"
        "|assuming that|in the event of|in the event that|supposing|contingent on|contingent upon|conditional on"
        "|conditional upon|depending on|were it not for|pending approval|pending the|pending a|pending an"
        "|pending further|pending review|pending results|subject to approval|subject to the approval"
        "|subject to court|subject to confirmation|subject to ratification|subject to final|subject to review"
        "|subject to conditions|subject to parliamentary|subject to funding|subject to planning"
        "|subject to weather|subject to a ruling|subject to a vote|subject to a decision|subject to agreement"
        "|subject to consent|subject to * consent|subject to * approval|subject to * agreement"
        "|subject to * confirmation|subject to * vote|subject to * ratification|subject to * review"
        "|subject to * outcome|subject to * decision"
        "|subject to * permission|subject to * ruling|subject to * inspection|subject to * audit|subject to * signature"
        "|subject to * result*|only once|only when"
        "|except where|except when|except if|save where|save when|barring|failing that|failing a"
        "|failing an|failing agreement|absent a|absent an|absent any|given * more|given enough|given luck",
    ),
    conditions_before=_phrases("whether"),
    waiting=_phrases("once|until|till|as soon as|only after"),
    dating=_words("until till"),
    supposing=_phrases("assuming"),
    ahead=_phrases("will|would|shall|can|could|may|might|must|won't|is to|are to|going to"),
    unreal=_phrases("but for"),
    would=_words("would could might"),
    precautions=_phrases("in case"),
    past=_words(
        "was were had did said told spent took gave won lost ran fell rose made went came held built sold bought left"
        " found met paid sent kept led broke chose grew knew saw shot sank stood struck swore threw wore wrote began"
        " became brought caught drew drove ate fought flew forgot got hid laid meant rang rode sang sat slept spoke"
        " stole swam taught thought tore understood withdrew drank cut hit put set shut let quit split spread hurt"
        " cast cost beat",
    ),
    happens=("s", "ed"),
    spans=("days", "weeks", "months", "years", "hours", "minutes", "ss", "'s"),
    no_conditions=_phrases(
        "even if|as if|times as long as|twice as long as|half as long as|each as long as|almost as long as"
        "|nearly as long as|just as long as|about as long as|is as long as|are as long as|was as long as"
        "|were as long as"
        "|whatever happens if|no matter what happens if|if any|if anything|if not|if only|what if"
        "|on condition of anonymity|on the condition of anonymity|if at all|if ever|once every|once each"
        "|once a day|once a week|once a fortnight|once a month|once a year|once a decade|once a century|once a season"
        "|once a generation|once an hour|once more|once again|once per|at once|until then|until now|until the end"
        "|until the start|if truth be told|if memory serves|if it can be called|if one can call",
    ),
    inversions=_words("should had were provided"),
    sure_inversions=_words("should"),
    no_inversion=_words("nor neither so only not never than as what how why when where who which whom"),
    asking=_words(
        "ask asks asked asking find finds finding wonder wonders wondered know knows knew known see determine"
        " determined decide"
        " decided deciding check checked checking say clear unclear unsure sure certain doubt doubts question"
        " questioned establish investigate investigating examine examining",
    ),
    asked_by=_words("if"),
    hedges=_phrases(
        "could|may|might|likely|perhaps|possibly|probably|conceivably|maybe|presumably|potentially|reportedly"
        "|allegedly|purportedly|supposedly|apparently|seemingly|ostensibly|arguably|alleged|purported|suspected"
        "|supposed|so-called|rumoured|rumored|unconfirmed|unverified|possible|probable|appear* to|appears that"
        "|seem* to|seems that|accused of|believed to|thought to|said to|understood to|expected to|feared to|presumed"
        "|barely|estimated to|tend* to|speculat*"
        "|would have|could have|should have|might have|intended to|meant to|planned to|sought to|tried to|attempted to"
        "|hoped to|wanted to|aimed to|set out to|about to"
        "|rumours that|rumors that|allegations that|accusations that|suspicions that|fears that|hopes that",
    ),
    no_hedges=_phrases("as likely as not|as soon as possible|as possible|if possible"),
    openers=_words(
        "as but while though although whereas who whose whom which because since when where after why how if unless",
    ),
    closers=_words(
        "but while though although whereas who whose whom which because since when where after before until so"
        " and as if unless that",
    ),
    factives=_words(
        "know knows knew known aware realise realised realize realized notice noticed forget forgot regret"
        " regretted regrets mention mentioned conceal concealed hide hid",
    ),
    relatives=_words("who whose whom which where"),
    complementiser="that",
    only="only",
    joiners=_words("and or so yet"),
    contrasts=_words("but while whereas yet although though"),
    speech=_words(
        "said says say saying told tells added adds stated states reported reports announced announces according"
        " claimed claims argued argues insisted insists explained explains warned warns noted notes wrote writes"
        " believes believed thinks thought recalled recalls concluded concludes confirmed confirms acknowledged"
        " admitted admits suggested suggests predicted predicts testified declared declares remarked replied",
    ),
    subjects=_words("he she they we i it there this these those"),
    determiners=_words("the a an his her its their our my some any all both each every that"),
    prepositions=_words("for in of on at by to from with during since until after before"),
    floating=_words("all both each every any that this these those"),
    auxiliaries=_words(
        "is are was were be been being am has have had having do does did will would shall should can could may"
        " might must",
    ),
    unfinished=_words("that to"),
    verb_ending="ed",
    numbering=_words("no nos"),
    capitalised=_words("may"),
)

_GERMAN = GuardWords(
    language="de",
    negations=_phrases(
        "nicht|kein|keine|keinen|keinem|keiner|keines|keins|nie|niemals|niemand|niemanden|niemandem|nichts"
        "|weder|nirgends|nirgendwo|keinesfalls|keineswegs|kaum|unmöglich|mitnichten",
    ),
    negations_before=_phrases(
        "ohne|bestritt|bestreitet|bestreiten|dementierte|dementiert|dementieren|statt|anstatt|außer|weigert* sich"
        "|verhindert*|leugnet*|schloss aus",
    ),
    near_misses=_phrases("fast|beinahe|nahezu|so gut wie"),
    no_negations=_phrases(
        "nicht nur|nicht zuletzt|nicht mehr als|nicht weniger als|nicht weniger|oder nicht|nichts als|nicht umsonst",
    ),
    conditions=_phrases(
        "wenn|falls|sofern|solange|soweit|vorausgesetzt|es sei denn|im falle|unter der bedingung|nur wenn"
    ),
    conditions_before=_phrases("ob"),
    waiting=_phrases("sobald|bis"),
    happens=("t",),
    ahead=_phrases("wird|werden|soll|sollen|will|wollen|kann|können|darf|dürfen|muss|müssen"),
    no_conditions=_phrases("auch wenn|selbst wenn|als wenn|wenn auch"),
    hedges=_phrases(
        "könnte|könnten|dürfte|dürften|möglicherweise|wahrscheinlich|vielleicht|vermutlich|angeblich|wohl|offenbar"
        "|mutmaßlich|mutmaßliche|mutmaßlichen|anscheinend|womöglich|eventuell|scheinbar|soll|sollen|scheint"
        "|scheinen|sogenannte|sogenannten",
    ),
    openers=_words("aber sondern während obwohl obgleich weil nachdem seit da wie wobei doch wenn falls"),
    closers=_words("aber sondern während obwohl obgleich weil nachdem bevor bis wobei doch und wenn falls"),
    only="nur",
    joiners=_words("und oder"),
    contrasts=_words("aber während doch obwohl jedoch"),
    subordinators=_words("dass daß ob"),
    speech=_words(
        "sagte sagt sagten erklärte erklärt teilte berichtete berichtet meldete meldet betonte betont behauptete"
        " laut zufolge kündigte schrieb schreibt fügte hieß heißt",
    ),
    subjects=_words("er wir ich man"),
    determiners=_words("der die das den dem des ein eine einen einem einer sein seine ihr ihre"),
    auxiliaries=_words(
        "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss müssen"
        " soll sollen will wollen darf dürfen",
    ),
    unfinished=_words("zu dass daß"),
)

_FRENCH = GuardWords(
    language="fr",
    negations=_phrases(
        "ne|pas|jamais|aucun|aucune|personne|rien|ni|nul|nulle|guère|nullement|non|improbable|impossible",
    ),
    negations_before=_phrases(
        "sans|dément|démenti|démentent|a nié|nie|nient|refuse de|refusé de|refusent de|au lieu de|plutôt que"
        "|sauf|hormis|incapable de|empêché|empêche|évité",
    ),
    near_misses=_phrases("presque|quasiment|pratiquement|failli|faillit"),
    negation_beginning="n'",
    no_negations=_phrases(
        "non seulement|pas seulement|pas moins de|pas plus de|ou non|ou pas|sans doute|sans précédent|sans cesse"
        "|une personne|la personne|cette personne|chaque personne|par personne|un pas|des pas|un rien",
    ),
    conditions=_phrases(
        "si|s'il|s'ils|à condition|à moins|pourvu que|pourvu qu'*|en cas de|en cas d'*|tant que|sous réserve"
        "|au cas où|sauf si|selon que",
    ),
    waiting=_phrases("dès que|dès qu'*|une fois que|une fois qu'*|jusqu'à ce que|jusqu'à ce qu'*"),
    happens=("",),
    ahead=_phrases("sera|seront|aura|auront|pourra|pourront|devra|devront|va|vont|doit|doivent|peut|peuvent"),
    no_conditions=_phrases("même si|même s'il|comme si|si bien que|et si"),
    asking=_words("demandé demande demander savoir sait ignore ignorait vérifier"),
    asked_by=_words("si s'il s'ils"),
    hedges=_phrases(
        "peut-être|pourrait|pourraient|probablement|apparemment|vraisemblablement|éventuellement|sans doute"
        "|semble|semblent|semblait|serait|seraient|aurait|auraient|présumé|présumée|présumés|prétendument"
        "|soi-disant|supposé|supposée",
    ),
    openers=_words("mais tandis alors bien qui dont lequel laquelle lesquels où comme car parce lorsque quand si"),
    closers=_words("mais tandis alors bien qui dont lequel laquelle où car parce lorsque quand avant et si"),
    only="seulement",
    joiners=_words("et ou"),
    contrasts=_words("mais tandis alors cependant toutefois"),
    speech=_words(
        "dit déclaré affirmé annoncé rapporté indiqué ajouté expliqué souligné selon estime précisé assuré écrit"
        " rapporte affirme déclare annonce",
    ),
    subjects=_words("il ils elle elles nous on je"),
    determiners=_words("le la les un une des son sa ses leur leurs ce cette ces"),
    auxiliaries=_words("est sont était étaient a ont avait avaient sera seront peut peuvent doit doivent"),
    unfinished=_words("que de"),
)

_TABLE: Mapping[str, GuardWords] = MappingProxyType({words.language: words for words in (_ENGLISH, _GERMAN, _FRENCH)})


def guard_words(language: str) -> GuardWords | None:
    """Return the words of a language by its tag (BCP 47: `en-GB` is English), or None where there are none."""
    return _TABLE.get(language.lower().partition("-")[0])


def is_guarded(language: str) -> bool:
    """Whether there is a list; without one nothing is said about words left outside a stretch."""
    return guard_words(language) is not None
