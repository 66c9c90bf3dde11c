"""A date is borne out by one date of the source, with all that the source says of it, or it is refused.

Each wrong date stands beside a sound one of the same or nearly the same words: a gate that refuses both is as
useless as one that takes both. A year of one date and a month of another make a date that nobody gave; "by
2014", "2014 or 2015" and "2014 to 2016" are not 2014.
"""

import pytest

from macros.check.values import Claimed, inferred_parts, missing_in_text, missing_values
from macros.model.dates import parse_date

# (words of the source, date, field, note, what is caught: a part, or the words dropped or added)
ROWS = [
    # one date of the source, not two
    ("In March 2024 he won his third title", "2024-03-03", "date", "", "day"),
    ("In March 2024 he won his third title", "2024-03", "date", "", ""),
    ("On the third of March 2024 he won", "2024-03-03", "date", "", ""),
    ("On 3rd March 2024 he won", "2024-03-03", "date", "", ""),
    ("the first week of March 2024", "2024-03-01", "date", "", "day"),
    ("the first week of March 2024", "2024-03", "date", "", ""),
    ("the first of March 2024", "2024-03-01", "date", "", ""),
    ("Votes were held in March. In 2024 the hall shut", "2024-03", "date", "", "month"),
    ("Votes were held in March. In 2024 the hall shut", "2024-03", "date", "The votes are of 2024 too.", ""),
    ("Votes were held in March. In 2024 the hall shut", "2024-03", "date", "It is the year of the shutting.", ""),
    ("Votes were held in March. In 2024 the hall shut", "2024-03", "date", "The hall is the town hall.", "month"),
    ("Votes were held in March. In 2024 the hall shut", "2024-03", "date", "They met in 1999.", "month"),
    ("Votes were held in March, and in 2024 the hall shut", "2024-03", "date", "", "month"),
    ("Votes were held in March 2024, when the hall shut", "2024-03", "date", "", ""),
    ("The 5 March protest followed the 2019 fire", "2019-03-05", "date", "", "year"),
    ("The 5 March 2020 protest followed the 2019 fire", "2020-03-05", "date", "", ""),
    ("The 5 March 2020 protest followed the 2019 fire", "2019-03-05", "date", "", "year"),
    ("In 2024, on 5 March, the ship sank", "2024-03-05", "date", "", ""),
    ("On 5 March 2024 the ship sank", "2024-03-05", "date", "", ""),
    ("in Nov. 2024", "2024-11", "date", "", ""),
    ("It was November. 2024 was cold", "2024-11", "date", "", "month"),
    ("May visited the town in 2024", "2024-05", "date", "", "month"),
    ("It visited the town in May 2024", "2024-05", "date", "", ""),
    ("The March on the hall took place in 2024", "2024-03", "date", "", "month"),
    ("The march on the hall took place in March 2024", "2024-03", "date", "", ""),
    # years before the common era, counted from 0 in EDTF
    ("on 2 September 31 BC", "-0030-09-02", "date", "", ""),
    ("on 2 September 31 B.C. at noon", "-0030-09-02", "date", "", ""),
    ("in the 5th century BC", "-04XX", "date", "", ""),
    ("in the 5th century BC", "04XX", "date", "", "year"),
    ("in the 5th century", "-04XX", "date", "", "year"),
    ("in the 480s BC", "048X", "date", "", "year"),
    # ranges and alternatives
    ("3 or 4 March 2024", "2024-03-03", "date", "", "or 4 March 2024"),
    ("3 or 4 March 2024", "[2024-03-03,2024-03-04]", "date", "", ""),
    ("3 or 4 March 2024", "2024-03", "date", "", ""),
    ("3-5 March 2024", "2024-03-03", "date", "", "-5 March 2024"),
    ("3-5 March 2024", "2024-03-03/2024-03-05", "date", "", ""),
    ("3-5 March 2024", "2024-03-03", "since", "", ""),
    ("3 and 5 March 2024", "2024-03-03", "date", "", ""),
    ("night of 3 to 4 March 2024", "2024-03-03", "date", "", "to 4 March 2024"),
    ("night of 3 to 4 March 2024", "2024-03-03/2024-03-04", "date", "", ""),
    ("between 2014 and 2016", "2014", "date", "", "and 2016"),
    ("between 2014 and 2016", "2014/2016", "date", "", ""),
    ("between 2014 and 2016", "[2014..2016]", "date", "", ""),
    ("between 2014 and 2016", "[2014,2016]", "date", "", "and 2016 2014 and"),
    ("in both 2014 and 2016", "2014", "date", "", ""),
    ("opened in 2014 and sold in 2016", "[2014,2016]", "date", "", "or"),
    ("in 2014-2016", "2014", "date", "", "-2016"),
    ("in 2014-2016", "2014/2016", "date", "", ""),
    ("The 2014-16 war", "2014", "date", "", "-16"),
    ("The 2014-16 war", "2016", "date", "", "2014-"),
    ("The 2014-16 war", "2014/2016", "date", "", ""),
    ("The 2014 war", "2014", "date", "", ""),
    ("between March and June 2024", "2024-03", "date", "", "and June 2024"),
    ("between March and June 2024", "2024-03/2024-06", "date", "", ""),
    ("between March and June 2024", "2024", "date", "", ""),
    ("in March and June 2024", "2024-03", "date", "", ""),
    ("in 2014 or 2015", "2014", "date", "", "or 2015"),
    ("in 2014 or 2015", "2014/2015", "date", "", "or 2015 or 2014"),
    ("in 2014 or 2015", "[2014,2015]", "date", "", ""),
    ("in 2014 or 2015", "[2014..2015]", "date", "", ""),
    ("in 2014, 2015 or 2016", "[2014,2015]", "date", "", "or 2015 or 2016"),
    ("in 2014, 2015 or 2016", "[2014,2015,2016]", "date", "", ""),
    ("from 2015 to 2018", "2018", "since", "", "2015 to"),
    ("from 2015 to 2018", "2015", "since", "", ""),
    ("from 2015 to 2018", "2018", "until", "", ""),
    # governors
    ("2014 or later", "2014", "date", "", "or later"),
    ("2014 or later", "[2014..]", "date", "", ""),
    ("2014 at the latest", "2014", "date", "", "at the latest"),
    ("2014 at the latest", "[..2014]", "date", "", ""),
    ("c. 1450", "1450", "date", "", "c"),
    ("c. 1450", "1450~", "date", "", ""),
    ("2014 or thereabouts", "2014", "date", "", "or thereabouts"),
    ("2014 or thereabouts", "2014~", "date", "", ""),
    ("in possibly 1950", "1950", "date", "", "possibly"),
    ("in possibly 1950", "1950?", "date", "", ""),
    ("by the end of 2024", "[2024-10..2024-12]", "date", "", "by"),
    ("by the end of 2024", "../2024-12", "date", "", ""),
    ("by the end of 2024", "../2024", "date", "", ""),
    ("at the end of 2024", "[2024-10..2024-12]", "date", "", ""),
    ("by Friday, 5 March 2024", "2024-03-05", "date", "", ""),
    ("by Friday 5 March 2024", "2024-03-05", "date", "", "by"),
    ("It was known about in 2014", "2014", "date", "", ""),
    ("It opened about 2014", "2014", "date", "", "about"),
    ("open from 2014 onwards", "2014/..", "date", "", ""),
    ("in use 2014 onwards", "2014", "date", "", "onwards"),
    ("in use 2014 onwards", "2014/..", "date", "", ""),
    ("in 2014, if not earlier", "2014", "date", "", "if not earlier"),
    ("in 2014, possibly 2015", "2014", "date", "", "or 2015"),
    ("in 2014, possibly 2015", "[2014,2015?]", "date", "", ""),
    ("in almost 2014", "2014", "date", "", "almost"),
    ("the week of 4 March 2024", "2024-03-04", "date", "", "week of"),
    ("the week of 4 March 2024", "2024-03", "date", "", ""),
    ("the vote of 4 March 2024", "2024-03-04", "date", "", ""),
    ("winter 2023-24", "2023-24", "date", "", ""),
    ("winter 2023-24", "2023", "date", "", "-24"),
    # periods and seasons belong to the date that they stand before
    ("late 2024", "2024", "date", "", ""),
    ("mid-2024", "2024", "date", "", ""),
    ("early 1950s", "195X", "date", "", ""),
    ("The late 2019 ban ended in 2024", "[2024-10..2024-12]", "date", "", "month"),
    ("The 2019 ban ended in late 2024", "[2024-10..2024-12]", "date", "", ""),
    ("The Prague Spring memorial opened in 2024", "2024-21", "date", "", "month"),
    ("The Prague memorial opened in spring 2024", "2024-21", "date", "", ""),
    ("The fall of the hall came in 2024", "2024-23", "date", "", "month"),
    ("The end of the hall came in the fall of 2024", "2024-23", "date", "", ""),
    ("from spring to autumn 2021", "2021-21/2021-23", "date", "", ""),
    ("in spring or autumn 2021", "2021-21", "date", "", "or autumn 2021"),
    ("in spring or autumn 2021", "[2021-21,2021-23]", "date", "", ""),
    ("last spring", "2024-21", "date", "last spring is that of 2024", ""),
    # negations
    ("The year was not 2024", "2024", "date", "", "not"),
    ("The year was 2024", "2024", "date", "", ""),
    ("It did not open in 2024", "2024", "date", "", "not"),
    ("It did not open until 2024", "2024", "date", "", ""),
    ("No bridge stood there until 2024", "2024", "date", "", ""),
    ("A bridge stood there until 2024", "2024", "date", "", "until"),
    ("It opened in 2025 rather than in 2024", "2024", "date", "", "rather than"),
    ("It opened in 2025 rather than in 2024", "2025", "date", "", ""),
    ("It was not rebuilt, and in 2024 it burned", "2024", "date", "", ""),
    ("It opened not only in 2024", "2024", "date", "", ""),
    ("It didn’t open in 2024", "2024", "date", "The date is that of the failure, 2024.", ""),
    # what a note can do
    ("in 2014 or 2015", "2014", "date", "We take 2014.", ""),
    ("in 2014 or 2015", "2014", "date", "It was 2014 or 2015.", "or 2015"),
    ("by the end of last year", "2024", "date", "The article is of 2025; last year is 2024", "by"),
    ("by the end of last year", "../2024", "date", "The article is of 2025; last year is 2024", ""),
    ("at the end of last year", "2024", "date", "The article is of 2025; last year is 2024", ""),
    ("by 2014", "2014", "date", "We take 2014.", "by"),
    ("a while ago", "2024-11-05", "date", "2024; not November 5.", "month day"),
    ("a while ago", "2024-11-05", "date", "2024; on November 5.", ""),
    ("last November", "2024-11", "date", "The article is of 2025, so that is 2024.", ""),
]  # fmt: skip


def _told(source: str, date: str, field: str, note: str, language: str = "en") -> str:
    claimed = Claimed(date=parse_date(date), field=field)
    missing = missing_values(claimed, [source], [note] if note else [], language, "en")
    return " ".join(dict.fromkeys(one.words if one.what == "date-words" else one.what for one in missing))


@pytest.mark.parametrize(("source", "date", "field", "note", "caught"), ROWS)
def test_one_date_of_the_source_bears_out_the_whole(source: str, date: str, field: str, note: str, caught: str) -> None:
    assert _told(source, date, field, note) == caught


# (language, words of the source, date, caught)
ELSEWHERE = [
    ("de", "zwischen 2014 und 2016", "2014", "und 2016"),
    ("de", "zwischen 2014 und 2016", "2014/2016", ""),
    ("de", "2014 oder 2015", "2014", "oder 2015"),
    ("de", "2014 oder 2015", "[2014,2015]", ""),
    ("de", "2014 oder später", "2014", "oder später"),
    ("de", "2014 oder später", "2014/..", ""),
    ("de", "bis Ende 2024", "[2024-10..2024-12]", "bis"),
    ("de", "bis Ende 2024", "../2024-12", ""),
    ("de", "vom 3. bis 5. März 2024", "2024-03-03", "bis 5. März 2024"),
    ("de", "vom 3. bis 5. März 2024", "2024-03-03/2024-03-05", ""),
    ("de", "der Beschluss von 2014", "2014", ""),
    ("fr", "à l’été 2021", "2021-22", ""),
    ("fr", "entre 2014 et 2016", "2014", "et 2016"),
    ("fr", "entre 2014 et 2016", "2014/2016", ""),
    ("fr", "en 2014 ou 2015", "2014", "ou 2015"),
    ("fr", "en 2014 au plus tard", "2014", "au plus tard"),
    ("fr", "en 2014 au plus tard", "../2014", ""),
    ("ru", "12.03.2024", "2024-03-12", ""),
    ("ru", "12.03.2024, 2019", "2019-03-12", "year"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "source", "date", "caught"), ELSEWHERE)
def test_other_languages_have_their_own_words_around_a_date(language: str, source: str, date: str, caught: str) -> None:
    assert _told(source, date, "date", "", language) == caught


# (words of the source, date, note, the parts that are the editor's own)
INFERRED = [
    ("in 2014 or 2015", "2014", "We take 2014.", {"year"}),
    ("in 2014", "2014", "We take 2014.", set()),
    ("held in March. In 2024 it shut", "2024-03", "Both are of one year.", {"month"}),
    ("held in March 2024", "2024-03", "Both are of one year.", set()),
    ("by the end of last year", "../2024-12", "last year is 2024", {"year"}),
    ("on 3 or 4 March 2024", "2024-03-03", "By the diary it was 3 March 2024.", {"day"}),
]


@pytest.mark.parametrize(("source", "date", "note", "parts"), INFERRED)
def test_what_a_note_chooses_or_puts_together_is_shown_as_inferred(
    source: str, date: str, note: str, parts: set[str]
) -> None:
    assert inferred_parts(parse_date(date), {"en": [source]}, [note], "en") == parts


# (title, words of the source, what is caught)
TITLES = [
    ("It opened in 2014", "It opened by 2014", "by"),
    ("It opened by 2014", "It opened by 2014", ""),
    ("It opened in 2014", "It opened before 2014", "before"),
    ("It opened in 2014", "It opened in 2014, before noon", ""),
    ("It opened in 2014", "It opened in about 2014", "about"),
    ("It opened around 2014", "It opened in about 2014", ""),
    ("It opened in 2014", "It opened in 2014-2016", "-2016"),
    ("It opened in 2014–16", "It opened in 2014-2016", ""),
    ("It opened in 2014", "It opened in 2014 or 2015", "or 2015"),
    ("It opened in 2014 or 2015", "It opened in 2014 or 2015", ""),
    ("Driver from 2015", "drove from 2015 to 2018", ""),
    ("Driver in 2015", "drove from 2015 to 2018", "to 2018"),
    ("Protest of March 2024", "between 3 and 5 March 2024", ""),
    ("Protest of 3 March 2024", "between 3 and 5 March 2024", "and 5 March 2024"),
    ("Votes of March 2024", "held in March. In 2024 it shut", "month"),
    ("Votes of March 2024", "held in March 2024", ""),
    ("Closed since 2014", "closed since 2014", ""),
]


@pytest.mark.parametrize(("title", "source", "caught"), TITLES)
def test_a_title_says_what_governs_its_date(title: str, source: str, caught: str) -> None:
    missing = missing_in_text(title, [source], [], "en")
    assert " ".join(one.words if one.what == "date-words" else one.what for one in missing) == caught


# (words of the source, the sentence that explains why 2024-03 is refused)
EXPLAINED = [
    ("held in March. In 2024 it shut", 'says month "March", which its evidence says of another date'),
    ("on 5 March 2023. In 2024 it shut", 'says month "March", which its evidence says of another date, "5 March 2023"'),
    ("in 2024 it shut", 'says month "March", which its evidence does not'),
    ("in March or April 2024", 'leaves out "or April 2024", which its evidence says of it'),
]


@pytest.mark.parametrize(("source", "sentence"), EXPLAINED)
def test_a_refused_date_is_told_why(source: str, sentence: str) -> None:
    """A reader who finds the month in the evidence must see why it does not count."""
    missing = missing_values(Claimed(date=parse_date("2024-03"), field="date"), [source], [], "en")
    assert [one.explain() for one in missing] == [sentence]


def test_a_title_may_follow_a_note_that_chooses() -> None:
    assert missing_in_text("It opened in 2014", ["in 2014 or 2015"], ["We take 2014."], "en") == ()
    assert missing_in_text("It opened in 2014", ["by 2014"], ["We take 2014."], "en")


def test_a_date_may_be_one_of_those_that_two_stretches_give() -> None:
    claimed = Claimed(date=parse_date("[2014,2015]"), field="date")
    assert missing_values(claimed, ["It opened in 2014", "opened in 2015"], [], "en") == ()
