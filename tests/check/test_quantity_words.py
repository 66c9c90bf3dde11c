"""The words that stand around a number are part of it: drop one, and the source is made to say what it does not.

"Half of 137", "137, maybe more", "once the largest", "No men died": each row here has a look-alike, one word apart,
that is sound. What is refused without its fellow being accepted would be a gate that nobody can pass.
"""

from __future__ import annotations

import pytest

from macros.check.cut_figures import cut_figures
from macros.check.cut_numbers import cut_numbers
from macros.check.values import Claimed, Missing, missing_in_text, missing_source_words, missing_values
from macros.model.boundaries import words_and_marks
from macros.model.evidence import Miss, locate
from macros.model.quantities import BadQuantity, parse_quantity
from macros.model.sentences import StoredText, number_sentences

# (value, words of the source that bear it out, words of the source that do not, what is then caught)
VALUES = [
    # the words beside the number
    ("at least 137 individuals", "at least 137 individuals died", "at least 137 men died", "words"),
    ("At least 137 Russian soldiers", "at least 137 Russian soldiers", "at least 137 soldiers", "words"),
    ("137 soldiers executed", "137 soldiers were executed", "137 soldiers were captured", "words"),
    ("12 countries", "12 countries signed", "12 companies signed", "words"),
    ("a country of 12 regions", "the 12 regions of the country", "the 12 regions of the kingdom", "words"),
    ("exactly 137", "exactly 137 sheep", "137 sheep", "words"),
    ("a total of 40 buses", "a total of 40 buses", "40 buses", "words"),
    ("only 9 goals", "only 9 goals in the season", "9 goals in the season", "words"),
    ("$20 a barrel", "$20 a barrel", "$20 a bushel", "words"),
    ("137 sheep or more", "137 sheep or more", "137 or more", "words"),
    ("2,000 to 5,000 fighters", "from 2,000 to 5,000 fighters", "from 2,000 to 5,000 farmers", "words"),
    ("18% of voters", "18 per cent of the voters", "18 per cent of the members", "words"),
    ("one of Europe’s largest", "one of Europe’s largest lakes", "one of Asia’s largest lakes", "words"),
    ("three of the club’s players", "three players of the club", "three members of the club", "words"),
    # per what it is
    ("137", "137 the day before", "137 a day", "unit:dropped"),
    ("$40", "$40 on the first day", "$40 a day", "unit:dropped"),
    ("$40", "$40 a day later", "$40 per hour", "unit:dropped"),
    ("$40 a day", "$40 per day", "$40 an hour, 9 hours a day", "unit:changed"),
    ("$40 per day", "$40 a day", "$40 a week, two days each", "unit:changed"),
    ("$40 a day", "$40-a-day rooms", "$40 rooms", "words"),
    ("9 miners", "9 miners of 1,000", "9 miners per 1,000", "unit:dropped"),
    ("9 miners per 1,000", "9 miners per 1,000", "9 miners per 100,000", "unit:changed"),
    ("1,000", "9 per cent of some, and 1,000 miners", "9 miners per 1,000", "number"),
    ("555", "555 calls in a week", "555 calls a week", "unit:dropped"),
    ("30 to 45 euros", "30 to 45 euros in a night", "30 to 45 euros a night", "unit:dropped"),
    ("40%", "40 per cent", "40% a year", "unit:dropped"),
    # parts and multiples of a number
    ("half of the 66 pipes", "half of the 66 pipes", "half of the 67 pipes", "number"),
    ("half of the 66 pipes", "half of the 66 pipes", "the 66 pipes, half of them new", "qualifier:added"),
    ("340", "it more than doubled to 340", "it more than doubled 340", "qualifier:dropped"),
    ("137", "the 137 houses burned", "half of 137 houses burned", "qualifier:dropped"),
    ("137", "all 137 houses burned", "half of the 137 houses burned", "qualifier:dropped"),
    ("900", "900 growers gave up", "two thirds of 900 growers gave up", "qualifier:dropped"),
    ("900", "a quarter fewer than the 900", "a quarter of the 900", "qualifier:dropped"),
    ("900", "half in spring and 900 in autumn", "around half of 900 trees", "qualifier:dropped"),
    ("900", "some, but 900 trees", "less than half of 900 trees", "qualifier:dropped"),
    ("900", "half, then 900 trees", "half the 900 trees", "qualifier:dropped"),
    ("900", "30 per cent and 900 trees", "30 per cent of 900 trees", "qualifier:dropped"),
    ("900", "twice, 900 trees fell", "twice 900 trees fell", "qualifier:dropped"),
    ("900", "three times in 900 villages", "three times 900 trees", "qualifier:dropped"),
    ("900 kg", "they doubled to 900 kg", "they carried double 900 kg", "qualifier:dropped"),
    ("2,000", "one of 2,000 patients", "one in 2,000 patients", "number"),
    ("one in 2,000", "one in 2,000 patients", "two in 2,000 patients", "number"),
    ("137", "half, all 137 died", "half of all 137 died", "qualifier:dropped"),
    ("137", "most, then the 137", "most of the 137", "qualifier:dropped"),
    ("137", "double the width, 137 wide", "double last year’s 137", "qualifier:dropped"),
    ("137", "one by one, then 137", "one in every 137", "number"),
    # denied
    ("137", "137, not 150, came", "not 137 but 150 came", "qualifier:dropped"),
    ("137", "they had come never; 137 left", "never 137 strong", "qualifier:dropped"),
    ("137", "137 of them all", "not all 137 of them", "qualifier:dropped"),
    ("137", "no doubt 137 came", "neither 137 nor 150 came", "qualifier:dropped"),
    ("137", "far more rain; 137 came", "anything but 137 came", "qualifier:dropped"),
    ("137", "all 137 came", "all but 137 came", "qualifier:dropped"),
    # how near, how sure
    ("137", "the ministry reported 137 cases", "a reported 137 cases", "qualifier:dropped"),
    ("137", "they expected 137 guests", "an expected 137 guests", "qualifier:dropped"),
    ("137", "137 hardly any of them new", "hardly 137 came", "qualifier:dropped"),
    ("137", "shy, the 137 came", "shy of 137 came", "qualifier:dropped"),
    ("just shy of 137", "just shy of 137 came", "shy of 137 came", "qualifier:changed"),
    ("137", "the bare 137 came", "barely 137 came", "qualifier:dropped"),
    ("137", "possible: 137 came", "possibly 137 came", "qualifier:dropped"),
    ("137", "the report says 137 came", "reportedly 137 came", "qualifier:dropped"),
    ("137", "the average was bad and 137 came", "an average of 137 came", "qualifier:dropped"),
    ("an average of 137", "an average of 137 came", "137 came", "qualifier:added"),
    ("137", "137 came on Monday", "on average 137 came", "qualifier:dropped"),
    ("137", "once more 137 came", "more or less 137 came", "qualifier:dropped"),
    ("137", "one other, then 137 came", "another 137 came", "qualifier:dropped"),
    ("another 137", "another 137 came", "at least 137 came", "qualifier:changed"),
    ("137", "there and the 137 came", "beyond 137 it stops", "qualifier:dropped"),
    ("5 days", "it came with 5 days of rain", "it came within 5 days", "qualifier:dropped"),
    ("137", "they give 137 prizes", "give or take 137 prizes", "qualifier:dropped"),
    ("about 12 miners", "a film of about 12 miners", "a film about 12 miners", "qualifier:added"),
    ("12 miners", "a film about 12 miners", "a team of about 12 miners", "qualifier:dropped"),
    ("90 minutes", "a film of 90 minutes", "a film about 90 minutes long", "qualifier:dropped"),
    ("14 goats", "a quarrel over 14 goats", "a herd of over 14 goats", "qualifier:dropped"),
    # what is no count
    ("3", "won 3 and lost 2", "won 3-2", "number"),
    ("2 to 3", "scored 2-3 goals", "won 3-2", "range-end"),
    ("8 to 12", "from 8 to 12 patients", "from 8 to 12 o’clock", "range-end"),
    ("30 to 45", "fees of from 30 to 45", "fees rose from 30 to 45", "range-end:added"),
    ("30 to 45", "fees rose 30 to 45", "fees rose from 30 to 45", "range-end:added"),
    ("45", "fees rose from 30 to 45", "fees are from 30 to 45", "range-end:dropped"),
    ("-9 to -15", "minus 9 to minus 15", "minus 9 to 15", "range-end:added range-end"),
    ("-15 to -9", "minus 9 to minus 15", "9 to 15", "range-end"),
    ("first", "she was the first", "she was at first ill", "rank"),
    ("fifth", "the fifth church", "the fifth-century church", "rank"),
    ("fifth", "the fifth of the centuries", "the fifth century", "rank"),
    ("second", "the second shop", "the second-hand shop", "rank"),
    ("first", "the first-ever win", "the first-class win", "rank"),
    ("first", "the first army", "the First Army", "rank"),
    # behind the number
    ("137", "137 came, at least for tea", "137 came, at least", "qualifier:dropped"),
    ("137", "137, least of all in May", "137, at least", "qualifier:dropped"),
    ("137", "137 at the very end", "137 at the very least", "qualifier:dropped"),
    ("137", "137 counting machines", "137 and counting", "qualifier:dropped"),
    ("137", "137, maybe on Monday", "137, maybe more", "qualifier:dropped"),
    ("137", "137 if not for rain", "137 if not more", "qualifier:dropped"),
    ("137", "137 (in 150 huts)", "137 (or possibly 150)", "range-end:dropped"),
    ("137", "137 men and up to 200 women", "137 and up to 200", "range-end:dropped"),
    ("137", "137, possibly on skis", "137, possibly 150", "range-end:dropped"),
    ("137 (or possibly 150)", "137 (or possibly 150) huts", "137 or 160 huts", "range-end:added range-end"),
    ("137 kg", "137 kg (dry)", "137 kg (approximately)", "qualifier:dropped"),
    ("137", "137, to give the figure", "137, give or take", "qualifier:dropped"),
    ("137", "137 and 5 more", "137, give or take 5", "qualifier:dropped"),
    ("137", "137 and 5", "137 ± 5", "qualifier:dropped"),
    ("137", "137 or, in a word, many", "137 or possibly more", "qualifier:dropped"),
    ("137", "137 that day", "137 on average", "qualifier:dropped"),
    ("137", "137 [sic]", "137 [or more]", "qualifier:dropped"),
    ("137 kg", "137 kg (dried)", "137 kg (approx.)", "qualifier:dropped"),
    ("137", "137 if 150 is wrong", "137, if not 150", "range-end:dropped"),
    ("137", "137 or 900 for two", "137 or even 150", "range-end:dropped"),
    ("137", "137; more came later", "137; perhaps more", "qualifier:dropped"),
    # ranks
    ("largest", "jointly they own the largest farm", "the joint-largest farm", "qualifier:dropped"),
    ("largest", "it is said: the largest farm", "said to be the largest farm", "qualifier:dropped"),
    ("largest", "some of the largest farms", "one of the largest farms", "qualifier:dropped"),
    ("largest", "the largest lake", "second largest lake", "rank"),
    ("most dangerous", "the most dangerous pass", "the third most dangerous pass", "rank"),
    ("largest", "it has the largest port", "it is not the largest port", "qualifier:dropped"),
    ("largest", "not only the largest port", "not even the largest port", "qualifier:dropped"),
    ("largest", "at once, the largest port", "once the largest port", "qualifier:dropped"),
    ("once the largest", "it was once the largest port", "it was the largest port", "qualifier:added"),
    ("largest", "Spain’s largest port", "once Spain’s largest port", "qualifier:dropped"),
    ("largest", "the largest port but for one summer", "the largest port but one", "qualifier:dropped"),
    ("largest but one", "the largest but one", "the largest of all", "qualifier:added"),
    ("largest", "the very oldest and largest", "one of the region’s very oldest and largest", "qualifier:dropped"),
    ("largest", "one of the farms is the largest", "one of the farms largest in yield", "qualifier:dropped"),
    ("last but one", "the last but one", "the last but two", "rank"),
    ("one of the three driest", "one of the 3 driest of three", "one of the driest", "qualifier:changed"),
    ("driest", "of three, the driest", "one of the three driest", "qualifier:dropped"),
    ("at least the ninth", "at least the ninth fall", "the ninth fall", "qualifier:added"),
    ("ninth", "at least it was the ninth", "at least the ninth fall", "qualifier:dropped"),
    ("largest", "After the war, it is the largest", "After the capital, it is the largest", "qualifier:dropped"),
    ("largest", "After London, they saw the largest", "After London, it is the largest", "qualifier:dropped"),
    ("largest", "the largest after Easter", "the largest after London", "qualifier:dropped"),
    ("largest after London", "After London, it is the largest", "it is the largest, London", "qualifier:added"),
    ("second-largest", "the second-largest after London", "one of the second-largest", "qualifier:dropped"),
    ("largest", "apart, from afar, the largest", "apart from London, the largest", "qualifier:dropped"),
    ("first", "the first woman to do so", "reportedly the first woman to do so", "qualifier:dropped"),
    ("tallest", "the tallest tower", "arguably the tallest tower", "qualifier:dropped"),
    # scale and numerals
    ("a million", "a million trees", "half a million trees", "number"),
    ("250,000", "a quarter of a million", "a quarter, or a million", "number"),
    ("60 monks", "three score monks", "scores of monks", "number"),
    ("40,000", "40k runners", "the 40k run", "number"),
    ("40 km", "the 40k run", "40k runners", "number"),
    ("$4.6 trillion", "$4.6trn", "$4.6bn", "number"),
    ("£5", "5 pounds in cash", "5 pounds of butter", "unit:changed"),
    ("5 lb", "5 pounds of butter", "£5 of butter", "unit:changed"),
    ("£5", "5 pounds of their savings", "5 lbs", "unit:changed"),
    ("million", "a million trees", "one and a half million trees", "number"),
    ("3 of ②", "3 of ②", "3 of ④", "number"),
    ("9 ⁹⁹", "9 ⁹⁹", "9 ⁹⁸", "number"),
    ("٣", "3 trees", "4 trees", "number"),
    # vague
    ("a majority", "a majority of members", "a minority of members", "number"),
    ("a majority", "the majority of members", "members", "number"),
    ("low thousands", "the low thousands", "the thousands", "number"),
    ("thousands", "a low one, thousands", "the low thousands", "number"),
]  # fmt: skip

# (a title, words of the source that bear it out, words that do not, what is then caught)
TEXTS = [
    ("No men die", "no men died", "two men died", "number"),
    ("No deal is reached", "they failed to reach a deal", "they reached a deal", "number"),
    ("None died", "nobody died", "two died", "number"),
    ("Nobody died", "it did not kill anyone", "it killed two", "number"),
    ("No one is charged", "no one was charged", "two were charged", "number"),
    ("Almost none remain", "almost none remain", "several remain", "number"),
    ("Nothing is found", "no guns were found", "guns were found", "number"),
    ("Neither man dies", "the two did not die", "two died", "number"),
    ("She says no to a term", "she refused another term", "she refused a term", ""),
    ("Exports double", "exports doubled", "exports rose", "number"),
    ("Exports double", "twice as many exports", "three times as many exports", "number"),
    ("Output triples", "output has tripled", "output has doubled", "number"),
    ("Fleet is halved", "the fleet was halved", "the fleet was cut", "number"),
    ("Both men die", "both men died", "a man died", "number"),
    ("Both sides sign", "the two sides signed", "three sides signed", "number"),
    ("No-fly zone ends", "the no-fly zone ended", "the ban on flights ended", ""),
    ("Both Ada and Bo sign", "Ada and Bo signed", "Ada signed, so did Bo", ""),
    ("A majority of men vote", "the majority of men voted", "many men voted", "number"),
    ("Majority of men vote", "a majority of men voted", "many men voted", "number"),
    ("A score of men vote", "a score of men voted", "many men voted", "number"),
    ("A quarter of men vote", "a quarter of men voted", "many men voted", "number"),
    ("Quarter of men vote", "a quarter of men voted", "a third of men voted", "number"),
    ("② trains run", "2 trains run", "trains run", "number"),
    ("⁹⁹ trains run", "99 trains run", "98 trains run", "number"),
    ("三 trains run", "the sign reads 三 trains", "3 trains run", "number"),
    ("٣ trains run", "3 trains run", "4 trains run", "number"),
    ("CO₂ falls", "CO2 fell", "soot fell", "number"),
    ("Pope Leo XIV speaks", "Leo XIV spoke", "Leo spoke", ""),
    ("Half of the 90 trees fall", "half of 90 trees fell", "the 90 trees fell", "number qualifier:added"),
    ("137 trees fall", "137 trees fell", "half of 137 trees fell", "qualifier:dropped"),
    ("Pay rises to $40", "pay rose to $40 a day", "pay rose to $50 a day", "number"),
    ("Fifth-century church burns", "a church of the fifth century burned", "a church burned", "rank year"),
    ("2nd Army retreats", "the Second Army retreated", "the Third Army retreated", "rank"),
    ("It opens at 8", "it opens at 8 o’clock", "it opens at 9 o’clock", "number"),
    ("It opens at eight o’clock", "it opens at 8 o’clock", "it opens for 8 people", "number"),
    ("Holm wins 3-2", "Holm won 3-2", "Holm won 3-1", "number"),
    ("Fees rise from 30 to 45", "fees rose from 30 to 45", "fees rose from 30 to 46", "range-end:added number"),
    ("Largest port closes", "the largest port closed", "once the largest port, it closed", "qualifier:dropped"),
]  # fmt: skip


def _named(missing: tuple[Missing, ...]) -> str:
    return " ".join(dict.fromkeys(f"{one.what}:{one.reason}".rstrip(":") for one in missing))


@pytest.mark.parametrize(("value", "sound", "unsound", "caught"), VALUES)
def test_a_value_keeps_the_words_around_it(value: str, sound: str, unsound: str, caught: str) -> None:
    assert missing_values(Claimed(text=value), [sound], [], "en") == ()
    assert _named(missing_values(Claimed(text=value), [unsound], [], "en")) == caught


@pytest.mark.parametrize(("text", "sound", "unsound", "caught"), TEXTS)
def test_a_title_keeps_what_counts(text: str, sound: str, unsound: str, caught: str) -> None:
    assert missing_in_text(text, [sound], [], "en") == ()
    assert _named(missing_in_text(text, [unsound], [], "en")) == caught


@pytest.mark.parametrize(
    ("language", "value", "evidence", "caught"),
    [
        ("de", "137", "nicht 137, sondern 150", "qualifier:dropped"),
        ("de", "137", "die Hälfte der 137 Schafe", "qualifier:dropped"),
        ("de", "137", "137 oder vielleicht 150 Schafe", "range-end:dropped"),
        ("de", "größte", "einst die größte Stadt", "qualifier:dropped"),
        ("de", "137 Schafe", "die 137 Schafe des Dorfes", ""),
        ("de", "137 Ziegen", "die 137 Schafe des Dorfes", "words"),
        ("fr", "137", "la moitié de 137 moutons", "qualifier:dropped"),
        ("fr", "137", "peut-être 137 moutons", "qualifier:dropped"),
        ("fr", "137", "137 moutons, au moins", "qualifier:dropped"),
        ("fr", "137 moutons", "les 137 moutons du village", ""),
        ("es", "137 soldados", "137 soldados murieron", ""),
        ("es", "137 rusos", "137 soldados murieron", "words"),
        ("es", "al menos 137", "137 soldados murieron", "words"),
    ],
)
def test_other_languages(language: str, value: str, evidence: str, caught: str) -> None:
    assert _named(missing_values(Claimed(text=value), [evidence], [], language)) == caught


@pytest.mark.parametrize(
    ("language", "text", "evidence", "caught"),
    [
        ("ja", "一部の道が閉鎖", "道が閉鎖された", ""),
        ("de", "Kein Mensch starb", "zwei Menschen starben", "number"),
        ("de", "Kein Mensch starb", "niemand starb", ""),
        ("fr", "Une personne arrêtée", "la police a arrêté un homme", ""),
        ("fr", "Aucun mort", "deux morts", "number"),
    ],
)
def test_titles_in_other_languages(language: str, text: str, evidence: str, caught: str) -> None:
    assert _named(missing_in_text(text, [evidence], [], language)) == caught


def test_reasoning_covers_the_words_that_it_holds() -> None:
    claimed = Claimed(text="137 Russian soldiers")
    assert missing_values(claimed, ["137 soldiers"], ["All of them were Russian, the article says."], "en") == ()
    assert missing_values(claimed, ["137 soldiers"], ["All of them were of one army."], "en")


@pytest.mark.parametrize(
    ("period", "evidence", "language", "caught"),
    [
        ("the first eight months of 2024", "during the first eight months of last year", "en", ""),
        ("the dry months of 2024", "during the first eight months of last year", "en", "words"),
        ("since 2016", "seit 2016", "de", ""),
    ],
)
def test_a_period_is_in_the_words_of_the_source(period: str, evidence: str, language: str, caught: str) -> None:
    assert _named(missing_source_words(period, [evidence], [], language, "en")) == caught


@pytest.mark.parametrize("value", ["not 137", "never 137", "not at least 137", "half of 137", "not the largest"])
def test_what_is_not_so_is_no_quantity(value: str) -> None:
    with pytest.raises(BadQuantity):
        parse_quantity(value)


@pytest.mark.parametrize(
    "value",
    [
        "not more than 137",
        "not quite 137",
        "no fewer than 137",
        "an average of 137",
        "137, at least",
        "137 (or possibly 150)",
        "once the largest",
        "largest but one",
        "one in 2,000",
        "a majority",
        "half",
        "twice",
    ],
)
def test_what_is_qualified_is_one(value: str) -> None:
    assert parse_quantity(value).words == value


# -- at the edge of a stretch, which stands in ⟦ ⟧ ------------------------------------------------

CUT = [
    "Half of ⟦137 sheep died⟧.",
    "Two thirds of the ⟦137 sheep died⟧.",
    "Less than half of ⟦137 sheep died⟧.",
    "They lost twice ⟦137 sheep⟧.",
    "One in ⟦137 sheep died⟧.",
    "One in ⟦2,000 sheep died⟧.",
    "It was not ⟦137 sheep⟧ that died.",
    "They lost shy of ⟦137 sheep⟧.",
    "They lost just ⟦shy of 137 sheep⟧.",
    "They lost another ⟦137 sheep⟧.",
    "They lost an average of ⟦137 sheep⟧.",
    "They lost more or less ⟦137 sheep⟧.",
    "⟦They lost 137 sheep⟧, at least.",
    "⟦They lost 137 sheep⟧ and counting.",
    "⟦They lost 137⟧, maybe more.",
    "⟦They lost 137⟧ if not more.",
    "⟦They lost 137⟧ (or possibly 150).",
    "⟦They lost 137⟧ and up to 200.",
    "⟦They lost 137⟧, give or take 5.",
    "It is the second ⟦largest farm⟧.",
    "It is the third ⟦most dangerous pass⟧.",
    "It was once the ⟦largest farm⟧.",
    "It is not the ⟦largest farm⟧.",
    "It is ⟦the largest farm⟧ but one.",
    "It is one of the region’s very oldest and ⟦largest farms⟧.",
    "It cost half ⟦a million pounds⟧.",
    "⟦They earn $40⟧ a day.",
    "⟦It killed 9 miners⟧ per 1,000.",
    "It was at least ⟦the ninth fire⟧.",
    "It is one of ⟦the three driest towns⟧.",
    "After the capital, ⟦it is the largest town⟧.",
    "⟦It is the largest town⟧ after London.",
    "⟦Nights bring minus 9⟧ to minus 15 degrees.",
    "A quarter of ⟦a million trees fell⟧.",
    "It cost one and a half ⟦million pounds⟧.",
]  # fmt: skip
WHOLE = [
    "⟦Half of 137 sheep⟧ died.",
    "They lost half, ⟦137 sheep died⟧.",
    "⟦They earned $40⟧ a day later.",
    "They saw a film about ⟦12 miners who died⟧.",
    "At least it was ⟦the ninth fire⟧.",
    "After the war, ⟦it is the largest town⟧.",
    "⟦It is the largest town⟧ after Easter.",
    "⟦It took 555 calls⟧ in a week.",
    "Two of them saw that ⟦137 sheep died⟧.",
    "They did not pay; ⟦137 sheep died⟧.",
    "⟦They lost another 137 sheep⟧.",
    "On average, ⟦137 sheep die a year⟧.",
    "⟦They lost 137 sheep⟧, at least for a year.",
    "⟦They lost 137 sheep⟧ and up to 200 goats.",
    "⟦They lost 137 sheep⟧ (in 150 days).",
    "⟦They lost 137 sheep⟧, five of them in May.",
    "They came second, and ⟦the largest farm⟧ won.",
    "At once the fire reached ⟦the largest farm⟧.",
    "It is not only ⟦the largest farm⟧ but the oldest.",
    "It is ⟦the largest farm⟧ but one field is bare.",
    "One of the farms is ⟦the largest of all⟧.",
    "⟦It cost half a million pounds⟧.",
    "The team won, with 12 of ⟦137 votes⟧.",
]  # fmt: skip


def _left_out(marked: str) -> list[str]:
    """What the two guards of numbers find left outside a marked stretch."""
    text = marked.replace("⟦", "").replace("⟧", "")
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    tokens = tuple(words_and_marks(text))
    inside = [place for place, token in enumerate(tokens) if start <= token.start and token.end <= end]
    found = [
        text[tokens[first].start : tokens[last].end]
        for first, last in cut_numbers(text, [(inside[0], inside[-1])], "en")
    ]
    stored = StoredText("paper", text, "en", number_sentences(text, "en"))
    evidence = locate(text[start:end], stored, least_words=2)
    assert not isinstance(evidence, Miss)
    return found + [text[first:last] for first, last in cut_figures([evidence], stored)]


@pytest.mark.parametrize("marked", CUT)
def test_what_governs_a_number_is_not_cut_off(marked: str) -> None:
    assert _left_out(marked)


@pytest.mark.parametrize("marked", WHOLE)
def test_a_stretch_that_keeps_it_passes(marked: str) -> None:
    assert _left_out(marked) == []
