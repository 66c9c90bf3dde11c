"""The gate that the project stands on: a figure or date that the evidence does not bear out is caught.

Sound and unsound pairs stand in look-alikes, one character or word apart, on many subjects. An unsound
pair names what is caught, so that the right problem is reported and not merely some problem.
"""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.check.values import Claimed, Missing, inferred_parts, missing_in_text, missing_values
from macros.model.dates import parse_date
from macros.model.quantities import parse_quantity
from tests.spent import spent

SOUND = [
    ("at least 137", "the lives of at least 137 individuals"),
    ("1,137", "killed 1137 people"),
    ("1.5 million", "1,500,000 people"),
    ("some 1,500,000", "some 1.5 million people"),
    ("a dozen", "12 ships sank"),
    ("12", "a dozen ships sank"),
    ("two decades", "a two-decade-long ban"),
    ("18%", "rose 18 per cent"),
    ("18%", "rose 18 percent"),
    ("18 percentage points", "rose by 18 percentage points"),
    ("A$5 million", "5 million Australian dollars"),
    ("$5 million", "5 million dollars"),
    ("US$5 million", "USD 5m"),
    ("€5bn", "5 billion euros"),
    ("tens of thousands", "tens of thousands fled"),
    ("thousands", "thousands fled"),
    ("2,000 to 5,000", "between 2,000 to 5,000 fighters"),
    ("2,000–5,000", "between 2,000 and 5,000 fighters"),
    ("up to 5,000", "up to 5,000"),
    ("20%", "rose from 18% to 20%"),
    ("18%", "rose from 18% to 20%"),
    ("18 to 20%", "between 18 and 20%"),
    ("none", "no state has recognized it"),
    ("none", "none of the states"),
    ("0", "none of the states"),
    ("2nd", "the second time"),
    ("second", "the 2nd time"),
    ("second-largest", "the second largest city"),
    ("largest", "the largest city"),
    ("one of the largest", "one of the largest cities"),
    ("one of the most dangerous", "one of Islamic State’s most dangerous branches"),
    ("first", "the first and second"),
    ("-12°C", "minus 12 degrees Celsius"),
    ("minus 12", "-12 was read"),
    ("5 km", "five kilometres away"),
    ("5 km²", "5 square kilometres"),
    ("ten-year", "a ten-year war"),
    ("10 years", "a ten-year war"),
    ("26 years", "a 26-year-old man"),
    ("two-thirds", "two thirds of voters"),
    ("a third", "one third of voters"),
    ("one in five", "1 in 5 adults"),
    ("half", "half of all adults"),
    ("half a million", "500,000 adults"),
    ("around $227 million", "it remained low at around $227 million"),
    ("137 or more", "137 people or more"),
    ("500+", "500+ people"),
    ("no fewer than 12", "no fewer than 12 died"),
    ("22", "twenty-two people"),
    ("205", "two hundred and five"),
    ("₹1.5 lakh", "150,000 rupees were paid"),
    ("3 crore", "30 million"),
    ("1 500 000", "1,500,000 people"),
    ("$3 to 5 billion", "$3–5bn"),
    ("3 to 5 million", "from three to five million"),
    ("several", "several groups"),
    ("several hundred", "several hundred groups"),
    ("scores", "scores of officials"),
    ("two or three", "two or three people"),
    ("2 to 3", "two or three people"),
    ("about 40", "about 40 people"),
    ("40", "talks about 40 people"),
    ("just over 5", "just over 5 people"),
    ("over two decades", "in over two decades"),
    ("almost four years", "almost four years ago"),
    ("3 million", "3m people"),
    ("3 metres", "a 3m high wall"),
    ("$3m", "$3 million"),
    ("one", "one soldier died"),
    ("1", "one soldier died"),
    ("100", "a hundred soldiers"),
    ("1,000", "a thousand soldiers"),
    ("1000", "one thousand soldiers"),
    ("0.5%", "half a per cent"),
    ("0.5%", "0.5 per cent"),
    ("3.0", "3 people"),
    ("an estimated 500", "an estimated 500 people"),
    ("some 200", "some 200 people"),
    ("as many as 60", "as many as 60 people"),
    ("more than half", "more than half of voters"),
    ("100 mph", "100 miles per hour"),
    ("20 to 30", "20-30 people"),
    ("2 million", "2 million people and 3 million pounds"),
    ("£3 million", "3 million pounds"),
    ("40", "forty people"),
    ("140", "one hundred forty people"),
    ("1,400", "fourteen hundred people"),
    ("five and a half million", "5.5 million"),
    ("2.3 million", "two million three hundred thousand"),
    ("almost a year", "Almost a year after"),
    ("fourth most populous", "the 4th most populous country"),
    ("at least 50", "137 people and at least 50 children"),
    ("137", "137 people and at least 50 children"),
    ("4.2 per cent", "inflation eased to 4.2% in May from 5.1%"),
    ("5.1%", "inflation eased from 5.1% to 4.2%"),
    ("1.2 million tonnes", "1.2m tonnes of wheat"),
    ("three-quarters", "three quarters of patients recovered"),
    ("6ft", "a wall six feet high"),
    ("1.8 metres", "1.8m tall"),
    ("1.8 million", "1.8m viewers"),
    ("twice", "twice as many"),
    ("threefold", "a threefold increase"),
    ("a quarter", "a quarter of the budget"),
    ("10,000 steps", "10000 steps"),
    ("10 to 15 minutes", "10-15 minutes"),
    ("$1.5 trillion", "$1.5tn"),
    ("£40", "£40"),
    ("¥100", "100 yen"),
    ("€40", "40 EUR"),
    ("over 60", "people over 60 died"),
    ("under 5", "children under 5"),
    ("less than 1%", "less than one percent"),
    ("dozens", "dozens of villages"),
    ("two dozen", "24 villages"),
    ("a handful", "a handful of villages"),
    ("first", "for the first time"),
    ("first", "the first-ever"),
    ("first", "First Minister"),
    ("third-largest", "the world's third largest lake"),
    ("worst", "the worst drought in 40 years"),
    ("40 years", "the worst drought in 40 years"),
    ("1.000", "1 person"),
    ("3-0", "3-0 win"),
    ("2-1", "a 2–1 victory"),
    ("nil", "no goals"),
    ("40,000", "forty thousand fans"),
    ("50p", "50p"),
    ("99.9%", "99.9 percent"),
    ("at least 10 per cent", "10 per cent at least"),
    ("10% or less", "10 per cent or less"),
    ("1 in 10", "one in ten"),
    ("approximately 30", "approximately 30 trees"),
    ("roughly half", "roughly half of trees"),
    ("a century", "a century ago"),
    ("two centuries", "two centuries ago"),
    ("0.3 mm", "0.3 millimetres"),
    ("20 hectares", "20 ha"),
    ("90 kg", "90 kilos"),
    ("37°C", "37 degrees Celsius"),
    ("60 mph", "60 miles per hour"),
    ("14", "aged 14"),
    ("14 years", "a 14-year-old boy"),
    ("A320", "an A320"),
    ("12 million", "12 million-strong"),
    ("million", "a million people"),
    ("fifteen", "15 men"),
    ("15th", "fifteenth"),
    ("more than 1,200", "more than 1,200 homes and over 300 shops"),
    ("between 5 and 10", "five to ten"),
    ("5 or 6", "five or six"),
    ("2.5", "two and a half"),
    ("2½", "2.5"),
    ("$20 a barrel", "$20 per barrel"),
    ("$20", "$20 a barrel"),
    ("20 barrels", "20 barrels"),
    ("6 am", "6 am"),
]

UNSOUND = [
    ("3", "3-0 win", "number"),
    ("137", "the lives of at least 137 individuals", "qualifier:dropped"),
    ("at least 137", "killed 137 people", "qualifier:added"),
    ("more than 137", "over 137 people", "qualifier:changed"),
    ("137", "killed 1,137 people", "number"),
    ("1,500,000", "some 1.5 million people", "qualifier:dropped"),
    ("1.5 billion", "1.5 million people", "number"),
    ("two", "a two-decade-long ban", "unit:dropped"),
    ("20 years", "a two-decade-long ban", "number"),
    ("18%", "rose 18 percentage points", "unit:changed"),
    ("18", "rose 18 per cent", "unit:dropped"),
    ("18%", "rose 18", "unit:added"),
    ("A$5 million", "$5 million", "unit:changed"),
    ("$5 million", "A$5 million", "unit:changed"),
    ("thousands", "tens of thousands fled", "number"),
    ("thousands", "hundreds of thousands fled", "number"),
    ("hundreds", "hundreds of thousands fled", "number"),
    ("2,000", "between 2,000 to 5,000 fighters", "range-end:dropped"),
    ("5,000", "between 2,000 to 5,000 fighters", "range-end:dropped"),
    ("3,500", "between 2,000 to 5,000 fighters", "number"),
    ("2,000 to 5,000", "2,000 in spring and 5,000 in autumn", "range-end:added"),
    ("2,000 to 5,000", "from 2,000 to 3,000, later 4,000 to 5,000", "range-end:added"),
    ("5,000", "up to 5,000 fighters", "qualifier:dropped"),
    ("nearly 5,000", "almost 5,000", "qualifier:changed"),
    ("none", "it is no longer in force", "number"),
    ("largest", "the second-largest city", "rank"),
    ("second", "the second-largest city", "rank"),
    ("largest", "one of the largest cities", "qualifier:dropped"),
    ("one of the largest", "the largest city", "qualifier:added"),
    ("biggest", "the largest city", "rank"),
    ("most dangerous", "one of Islamic State’s most dangerous branches", "qualifier:dropped"),
    ("first", "the 21st", "rank"),
    ("12°C", "minus 12 degrees Celsius", "number"),
    ("-12", "12 was read", "number"),
    ("5 km", "five miles away", "unit:changed"),
    ("5 km", "5 square kilometres", "unit:changed"),
    ("ten", "a ten-year war", "unit:dropped"),
    ("two", "two thirds of voters", "number"),
    ("3rd", "a third of voters", "rank"),
    ("a third", "the third voter", "number"),
    ("1", "1 in 5 adults", "number"),
    ("half", "half a million adults", "number"),
    ("5", "Article 5 says", "number"),
    ("737", "a Boeing 737 crashed", "number"),
    ("7", "the G7 met", "number"),
    ("90", "a T-90 tank", "number"),
    ("19", "COVID-19 spread", "number"),
    ("10", "10 Downing Street said", "number"),
    ("2003", "in 2003 it was banned", "number"),
    ("12", "on 12 March", "number"),
    ("911", "dial 911-555-1234", "number"),
    ("30", "at 10:30 it began", "number"),
    ("5", "on page 5", "number"),
    ("$227 million", "around $227 million", "qualifier:dropped"),
    ("around $227 million", "about $227 million", "qualifier:changed"),
    ("around 227 million", "around $227 million", "unit:dropped"),
    ("137", "137 people or more", "qualifier:dropped"),
    ("500", "500+ people", "qualifier:dropped"),
    ("fewer than 12", "no fewer than 12 died", "qualifier:changed"),
    ("12", "no fewer than 12 died", "qualifier:dropped"),
    ("two", "twenty-two people", "number"),
    ("twenty", "twenty-two people", "number"),
    ("200", "two hundred and five", "number"),
    ("5", "two hundred and five", "number"),
    ("1,50,000", "150,000 rupees were paid", "unit:dropped"),
    ("1.5", "1.5 million people", "number"),
    ("3.5", "3,5 was given", "number"),
    ("$3 billion", "$3–5bn", "range-end:dropped"),
    ("3", "from three to five million", "number"),
    ("several", "several hundred groups", "number"),
    ("a few", "several groups", "number"),
    ("scores", "dozens of officials", "number"),
    ("two", "two or three people", "range-end:dropped"),
    ("over 5", "just over 5 people", "qualifier:changed"),
    ("two decades", "in over two decades", "qualifier:dropped"),
    ("four years", "almost four years ago", "qualifier:dropped"),
    ("3 million", "a 3m high wall", "number"),
    ("one", "one of the soldiers died", "number"),
    ("5%", "0.5 per cent", "number"),
    ("137", "killed 137,000 people", "number"),
    ("137", "killed 137.5 people", "number"),
    ("13", "killed 137 people", "number"),
    ("37", "killed 137 people", "number"),
    ("500", "an estimated 500 people", "qualifier:dropped"),
    ("200", "some 200 people", "qualifier:dropped"),
    ("60", "as many as 60 people", "qualifier:dropped"),
    ("up to 60", "as many as 60 people", "qualifier:changed"),
    ("half", "more than half of voters", "qualifier:dropped"),
    ("100 miles", "100 miles per hour", "unit:changed"),
    ("1 tonne", "1 ton", "unit:changed"),
    ("20", "20-30 people", "range-end:dropped"),
    ("third", "the third of March", "rank"),
    ("two million", "two million three hundred thousand", "number"),
    ("a year", "almost a year", "qualifier:dropped"),
    ("fourth", "the fourth most populous", "rank"),
    ("at least 137", "at least one, then 137 people", "qualifier:added"),
    ("50", "137 people and at least 50 children", "qualifier:dropped"),
    ("4.2%", "inflation at 4.2 percentage points above target", "unit:changed"),
    ("1.2 million tonnes", "1.2 million tons of wheat", "unit:changed"),
    ("1.2 tonnes", "1.2 million tonnes of wheat", "number"),
    ("three", "three-quarters of patients recovered", "number"),
    ("75%", "three quarters of patients recovered", "number"),
    ("2", "twice as many patients", "unit:dropped"),
    ("three times", "a threefold increase", "unit:dropped"),
    ("a quarter", "in the first quarter", "number"),
    ("10 minutes", "10-15 minutes", "range-end:dropped"),
    ("$1.5 billion", "$1.5tn", "number"),
    ("£40", "$40", "unit:changed"),
    ("60", "people over 60 died", "qualifier:dropped"),
    ("1%", "less than one percent", "qualifier:dropped"),
    ("dozens", "two dozen villages", "number"),
    ("hundreds", "several hundred villages", "number"),
    ("third", "third-largest lake", "rank"),
    ("third-largest", "the world's third deepest lake", "rank"),
    ("40", "the worst drought in 40 years", "unit:dropped"),
    ("1,000", "1.000 people", "number"),
    ("7.30", "at 7.30pm", "number"),
    ("7", "at 7pm", "number"),
    ("one", "one of them", "number"),
    ("40", "forty thousand fans", "number"),
    ("99%", "99.9 percent", "number"),
    ("1 in 10", "one in 100", "number"),
    ("10%", "one in ten", "number"),
    ("about 30", "approximately 30", "qualifier:changed"),
    ("100 years", "century", "number"),
    ("20 hectares", "20 acres", "unit:changed"),
    ("37°C", "37 degrees Fahrenheit", "unit:changed"),
    ("14", "Sections 14 and 15", "number"),
    ("14", "14-year-old", "unit:dropped"),
    ("3", "Phase 3 trial", "number"),
    ("19", "the COVID-19 wave", "number"),
    ("320", "an Airbus A320", "number"),
    ("12 million", "some 12 million", "qualifier:dropped"),
    ("1 million", "millions of people", "number"),
    ("two", "both men", "number"),
    ("20", "a score of men", "number"),
    ("15", "50 men", "number"),
    ("15th", "15 men", "rank"),
    ("XV", "15", "number"),
    ("over 1,200", "more than 1,200 homes and over 300 shops", "qualifier:changed"),
    ("300", "more than 1,200 homes and over 300 shops", "qualifier:dropped"),
]

SOUND_DATES = [
    ("2003", "date", "in 2003", ""),
    ("2024-11", "date", "in November 2024", ""),
    ("2024-11", "date", "last November", "last November is November 2024"),
    ("2024-11", "date", "on 3 November 2024", ""),
    ("2024-11", "date", "in Nov. 2024", ""),
    ("2024-03-12", "date", "on 12 March 2024", ""),
    ("2024-03-12", "date", "March 12, 2024", ""),
    ("2024-03-12", "date", "on the 12th of March, 2024", ""),
    ("2024-03-12", "date", "2024-03-12", ""),
    ("2024-03-12", "date", "12.03.2024", ""),
    ("2024-03-12/2024-03-14", "date", "12–14 March 2024", ""),
    ("2024-03-12", "since", "12–14 March 2024", ""),
    ("2024-03-14", "until", "12–14 March 2024", ""),
    ("../2024-12", "as_of", "by the end of 2024", ""),
    ("../2024-12", "as_of", "by December 2024", ""),
    ("../2024-12", "as_of", "by the end of last year", "last year is 2024"),
    ("../2024", "as_of", "by 2024", ""),
    ("2024", "since", "since 2024", ""),
    ("2024", "until", "until 2024", ""),
    ("2024~", "date", "about 2024", ""),
    ("2024", "date", "in 2024, since 2024", ""),
    ("2023/..", "date", "since 2023", ""),
    ("[2024-10..2024-12]", "date", "late 2024", ""),
    ("[2024-10..2024-12]", "date", "late last year", "last year is 2024"),
    ("[2024-10..2024-12]", "date", "in the fourth quarter of 2024", ""),
    ("[2024-10..2024-12]", "date", "October to December 2024", ""),
    ("[2024-01..2024-03]", "date", "early 2024", ""),
    ("[2024-03-21..2024-03-31]", "date", "late March 2024", ""),
    ("[2024-01..2024-12]", "date", "in 2024", ""),
    ("2024-01/2024-08", "date", "the first eight months of 2024", ""),
    ("[2014,2015]", "date", "in 2014 or 2015", ""),
    ("1974/1978", "date", "from 1974 to 1978", ""),
    ("1974/1978", "date", "in 1974–78", ""),
    ("197X", "date", "in the 1970s", ""),
    ("197X", "date", "in the seventies", ""),
    ("197X", "date", "in the late 70s", ""),
    ("197X", "date", "in its early seventies style", ""),
    ("19XX", "date", "in the 20th century", ""),
    ("19XX", "date", "in the twentieth century", ""),
    ("2021-21", "date", "in spring 2021", ""),
    ("2024-33", "date", "in the first quarter of 2024", ""),
    ("-0043", "date", "in 44 BC", ""),
    ("0079", "date", "in AD 79", ""),
    ("2024?", "date", "last year", "last year is 2024"),
    ("[2024-06..2024-08]", "date", "in the summer of 2024", ""),
    ("[2024-05..2024-08]", "date", "in mid-2024", ""),
]

UNSOUND_DATES = [
    ("2003", "date", "in 2004", "", "year"),
    ("2003", "date", "2,003 men", "", "year"),
    ("2003", "date", "In 12003", "", "year"),
    ("2024-11", "date", "last November", "", "year"),
    ("2024-11", "date", "November 2023, in 2024", "", "month"),
    ("2024-03-12", "date", "on 13 March 2024", "", "day"),
    ("2024-03-12", "date", "12 people in March 2024", "", "day"),
    ("2024-03-13", "date", "12–14 March 2024", "", "day"),
    ("2024-03-12", "date", "12–14 March 2024", "", "date-words:dropped"),
    ("2024-03-14", "date", "12–14 March 2024", "", "date-words:dropped"),
    ("../2024-12", "as_of", "in late 2024", "", "date-words:added"),
    ("../2024-12", "as_of", "by 2024", "", "month"),
    ("2024", "date", "by 2024", "", "date-words:dropped"),
    ("2024", "date", "since 2024", "", "date-words:dropped"),
    ("2024", "date", "about 2024", "", "date-words:dropped"),
    ("2024~", "date", "in 2024", "", "date-words:added"),
    ("2023/..", "date", "in 2023", "", "date-words:added"),
    ("[2024-10..2024-12]", "date", "in 2024", "", "month"),
    ("[2024-10..2024-12]", "date", "early 2024", "", "month"),
    ("[2024-10..2024-12]", "date", "late March 2024", "", "month"),
    ("2024-01/2024-08", "date", "the first nine months of 2024", "", "month"),
    ("[2014,2016]", "date", "in 2014 or 2015", "", "year"),
    ("[2014,2015]", "date", "in 2014", "", "year"),
    ("1974/1978", "date", "from 1974 to 1979", "", "year"),
    ("197X", "date", "in 1974", "", "year"),
    ("197X", "date", "in her seventies", "", "year"),
    ("197X", "date", "in his late 70s", "", "year"),
    ("197X", "date", "in their early seventies", "", "year"),
    ("18XX", "date", "in the 20th century", "", "year"),
    ("2021-22", "date", "in spring 2021", "", "month"),
    ("-0043", "date", "in 44", "", "year"),
    ("2024?", "date", "last year", "", "year"),
    ("2024", "date", "last year", "so it is 2023", "year"),
]

TEXTS = [
    ("Russia bans the Taliban in 2003", "had banned in 2003", ""),
    ("Russia bans the Taliban in 2004", "had banned in 2003", "year"),
    ("Two killed in Kabul", "two people were killed in Kabul", ""),
    ("Three killed in Kabul", "two people were killed in Kabul", "number"),
    ("137 killed", "at least 137 killed", "qualifier:dropped"),
    ("Visit of March 2024", "visited in March 2024", ""),
    ("Visit of May 2024", "visited in March 2024", "month"),
    ("One of the rare nations", "Russia is also one of the rare nations", ""),
    ("One man was killed", "a man was killed", ""),
    ("T-90 tanks sent", "tanks sent", "number"),
    ("T-90 tanks sent", "T-90 tanks were sent", ""),
    ("The 1990s", "in the 1990s", ""),
    ("The 1980s", "in the 1990s", "year"),
    ("Article 5 invoked", "invoked Article 5", ""),
    ("Article 6 invoked", "invoked Article 5", "number"),
    ("The first ambassador", "the first ambassador", ""),
    ("The largest ban", "a ban", "rank"),
    ("[[crocus-2024|Attack]] in [[kabul-2003]]", "attack in Kabul", ""),
    ("2000 fighters", "2,000 fighters", ""),
    ("2000 fighters", "in 2000 fighters came", ""),
    ("2000 fighters", "in 2000, fighters came", "number"),
    ("12 March talks", "talks on 12 March", ""),
    ("13 March talks", "talks on 12 March", "day"),
    ("May said no", "she said no", ""),
    ("Boeing 737 crashes", "a Boeing 737", ""),
    ("Ten-year war", "a ten-year war", ""),
    ("Ten-year war", "a war", "number"),
    ("rises 18 per cent in the first eight months", "rose 18% during the first eight months", ""),
    ("several groups", "several groups", ""),
    ("Several groups", "groups", "number"),
]


def _named(missing: tuple[Missing, ...]) -> str:
    return " ".join(dict.fromkeys(f"{one.what}:{one.reason}".rstrip(":") for one in missing))


@pytest.mark.parametrize(("value", "evidence"), SOUND)
def test_value_that_its_evidence_bears_out(value: str, evidence: str) -> None:
    assert missing_values(Claimed(text=value), [evidence], [], "en") == ()


@pytest.mark.parametrize(("value", "evidence", "caught"), UNSOUND)
def test_value_that_its_evidence_does_not_bear_out(value: str, evidence: str, caught: str) -> None:
    assert _named(missing_values(Claimed(text=value), [evidence], [], "en")) == caught


@pytest.mark.parametrize(("date", "field", "evidence", "note"), SOUND_DATES)
def test_date_that_its_evidence_bears_out(date: str, field: str, evidence: str, note: str) -> None:
    claimed = Claimed(date=parse_date(date), field=field)
    assert missing_values(claimed, [evidence], [note], "en") == ()


@pytest.mark.parametrize(("date", "field", "evidence", "note", "caught"), UNSOUND_DATES)
def test_date_that_its_evidence_does_not_bear_out(date: str, field: str, evidence: str, note: str, caught: str) -> None:
    claimed = Claimed(date=parse_date(date), field=field)
    assert _named(missing_values(claimed, [evidence], [note], "en")) == caught


@pytest.mark.parametrize(("text", "evidence", "caught"), TEXTS)
def test_numbers_and_dates_in_free_text(text: str, evidence: str, caught: str) -> None:
    assert _named(missing_in_text(text, [evidence], [], "en")) == caught


@pytest.mark.parametrize(
    ("value", "inference", "caught"),
    [
        ("137", "The article’s 137 is exact.", ""),
        ("138", "One more died later: 138 in all.", ""),
        ("138", "One more died later.", "number"),
        ("around 137", "We read it as around.", "qualifier:added"),
    ],
)
def test_inference_covers_the_values_that_its_words_contain_and_nothing_else(
    value: str, inference: str, caught: str
) -> None:
    assert _named(missing_values(Claimed(text=value), ["137 died"], [inference], "en")) == caught


@pytest.mark.parametrize(
    ("value", "unit", "evidence", "caught"),
    [
        ("18", "%", "rose 18 per cent", ""),
        ("18", "per cent", "rose 18%", ""),
        ("18", "percentage points", "rose 18%", "unit:changed"),
        ("227 million", "$", "$227 million", ""),
        ("2,000 to 5,000", "fighters", "between 2,000 to 5,000 fighters", ""),
        ("2,000 to 5,000", "fighter", "between 2,000 to 5,000 fighters", ""),
        ("2,000 to 5,000", "soldiers", "between 2,000 to 5,000 fighters", "unit"),
    ],
)
def test_unit_field_is_part_of_the_value(value: str, unit: str, evidence: str, caught: str) -> None:
    assert _named(missing_values(Claimed(text=value, unit=unit), [evidence], [], "en")) == caught


@pytest.mark.parametrize(
    ("beside", "evidence", "caught"),
    [
        ("Daily pay", "$40 a day", ""),
        ("Pay per day", "$40 a day", ""),
        ("Weekly pay", "$40 a day", "unit:dropped"),
        ("Pay on Mondays", "$40 a day", "unit:dropped"),
        ("Costs per head", "$40 per person", ""),
        ("Pay per 1,000 lines", "40 dollars per 1,000", ""),
        ("Pay per 100 lines", "40 dollars per 1,000", "unit:dropped"),
    ],
)
def test_per_what_a_value_is_may_stand_in_the_label(beside: str, evidence: str, caught: str) -> None:
    found = missing_values(Claimed(text="$40", beside=(beside,)), [evidence], [], "en")
    assert _named(found) == caught


@pytest.mark.parametrize(
    ("words", "evidence", "caught"),
    [
        ("last November", "visited Kabul last November", ""),
        ("Last  November", "visited Kabul last November", ""),
        ("November", "visited Kabul last November", ""),
        ("Novem", "visited Kabul last November", "date-words"),
        ("last December", "visited Kabul last November", "date-words"),
    ],
)
def test_date_words_stand_in_the_evidence(words: str, evidence: str, caught: str) -> None:
    assert _named(missing_values(Claimed(date_words=words), [evidence], [], "en")) == caught


@pytest.mark.parametrize(
    ("date", "evidence", "note", "inferred"),
    [
        ("2024-11?", "visited Kabul last November", "last November is November 2024", {"year"}),
        ("2024-11", "in November 2024", "", set()),
        ("../2024-12", "by the end of last year", "last year is 2024", {"year"}),
        ("[2024-10..2024-12]", "late last year", "that is October 2024 to December 2024", {"year"}),
        ("2024-11", "a while ago", "that is November 2024", {"year", "month"}),
        ("2024-11", "a while ago", "", set()),
    ],
)
def test_inferred_is_what_the_evidence_lacks_and_the_note_gives(
    date: str, evidence: str, note: str, inferred: set[str]
) -> None:
    assert inferred_parts(parse_date(date), {"en": [evidence]}, [note] if note else [], "en") == inferred


@pytest.mark.parametrize(
    ("language", "value", "evidence", "caught"),
    [
        ("de", "3,5 Millionen Euro", "3.500.000 Euro wurden gezahlt", ""),
        ("de", "137", "mindestens 137 Menschen", "qualifier:dropped"),
        ("de", "137", "1.137 Tote", "number"),
        ("de", "18 Prozentpunkte", "um 18 Prozent", "unit:changed"),
        ("de", "10 Jahre", "der zehnjährige Krieg", ""),
        ("de", "2.000", "2.000 bis 5.000 Kämpfer", "range-end:dropped"),
        ("fr", "97", "quatre-vingt-dix-sept morts", ""),
        ("fr", "entre 2 000 et 5 000", "de 2 000 à 5 000 combattants", ""),
        ("fr", "137", "au moins 137 morts", "qualifier:dropped"),
        ("ru", "137", "погибли 137 человек", ""),
        ("ru", "137", "погибли 1137 человек", "number"),
        ("ru", "тысячи", "тысячи людей", ""),
        ("ru", "сотни", "тысячи людей", "number"),
    ],
)
def test_values_in_other_languages(language: str, value: str, evidence: str, caught: str) -> None:
    assert _named(missing_values(Claimed(text=value), [evidence], [], language)) == caught


@pytest.mark.parametrize(
    ("claim", "source", "value", "evidence", "caught"),
    [
        ("en", "de", "at least 3.5 million", "mindestens 3,5 Millionen", ""),
        ("en", "de", "3.5 million", "mindestens 3,5 Millionen", "qualifier:dropped"),
        ("en", "fr", "thousands", "des milliers de morts", ""),
        ("en", "de", "largest", "der größte Käufer", ""),
    ],
)
def test_across_languages_a_qualifier_is_compared_by_what_it_bounds(
    claim: str, source: str, value: str, evidence: str, caught: str
) -> None:
    assert _named(missing_values(Claimed(text=value), [evidence], [], source, claim)) == caught


@pytest.mark.parametrize(
    ("value", "evidence", "sentence"),
    [
        ("137", "at least 137 died", 'leaves out "at least", which its evidence says of it'),
        ("over 137", "more than 137 died", 'says "over", its evidence "more than"'),
        ("138", "137 died", 'says number "138", which its evidence does not'),
        ("2,000", "2,000 to 5,000", 'gives "2,000" alone, its evidence a range'),
    ],
)
def test_a_missing_part_explains_itself(value: str, evidence: str, sentence: str) -> None:
    assert missing_values(Claimed(text=value), [evidence], [], "en")[0].explain() == sentence


_values = st.sampled_from([value for value, _ in SOUND])


@settings(deadline=None)
@given(_values, st.integers(min_value=2, max_value=9))
def test_a_value_bears_out_itself_and_not_its_multiple(value: str, factor: int) -> None:
    claimed = Claimed(text=f"{factor}{factor},{factor * 111}")
    assert missing_values(Claimed(text=value), [value], [], "en") == ()
    assert missing_values(claimed, [f"{factor},{factor * 111}"], [], "en")


@settings(deadline=None)
@given(
    st.decimals(min_value=Decimal("0.1"), max_value=Decimal(10**9), places=1), st.sampled_from(["", " million", "%"])
)
def test_a_changed_digit_is_always_caught(number: Decimal, ending: str) -> None:
    text = f"{number:,}{ending}"
    assert parse_quantity(text).value is not None
    assert missing_values(Claimed(text=text), [f"It was {text}."], [], "en") == ()
    assert missing_values(Claimed(text=text), [f"It was {number + Decimal('0.1'):,}{ending}."], [], "en")


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_texts_can_be_compared(claim: str, evidence: str) -> None:
    missing = (
        *missing_values(Claimed(text=claim), [evidence], [], "en"),
        *missing_in_text(claim, [evidence], [], "de"),
    )
    assert all(one.what for one in missing)
    assert missing_in_text(evidence, [evidence], [], "en") == ()


@pytest.mark.parametrize(
    ("date", "evidence", "dropped"),
    [
        ("2014", "established in 2014 or 2015", "or 2015"),
        ("2015", "established in 2014 or 2015", "or 2014"),
        ("2014-11", "opened in November 2014 or May 2015", "or May 2015"),
        ("2014", "built in 2014 and 2015", ""),
        ("2014", "built in 2014, or so he said; sold in 2015", ""),
    ],
)
def test_one_of_two_dates_is_not_taken_for_the_date(date: str, evidence: str, dropped: str) -> None:
    """Flattened to 2014, the words “2014 or 2015” are firmer than the source."""
    missing = missing_values(Claimed(date=parse_date(date), field="date"), [evidence], [], "en")
    assert [found.words for found in missing] == ([dropped] if dropped else [])


@pytest.mark.parametrize(
    "unit", ["5% ", "2024-05-01 ", "3 to 4 tons ", "½ ", "neither nor 5 ", "2014 or 2015 ", "no one "]
)
def test_no_text_of_figures_takes_for_ever(unit: str) -> None:
    """Four times the figures take about four times the time, in a text and in what it rests on."""

    def cost(letters: int) -> float:
        text = unit * (letters // len(unit))
        return spent(lambda: missing_in_text(text, (f"It says {text}",), (), "en"))

    cost(400)  # what is read once is read here
    assert cost(16_000) < 10 * cost(4_000) + 0.3
