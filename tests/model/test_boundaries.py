"""Where words and numbers end: 137 is not in 1,137, nor ISIS in ISIS-K, nor 227 in $227 million.

Each case has a bar where a stretch would begin or end; what the bar cuts in two is expected, or nothing.
"""

import pytest

from macros.model.boundaries import is_figure, number_around, word_around, words, words_and_marks

CUT_WORDS = [
    ("recog|nized", "recognized"),
    ("Afghanistan|’s Taliban", "Afghanistan’s"),
    ("they can|'t go", "can't"),
    ("ISIS|-K claimed", "ISIS-K"),
    ("ISIS\u2011|K claimed", "ISIS\u2011K"),
    ("a two|-decade-long ban", "two-decade-long"),
    ("the Moscow|–Kabul line", "Moscow–Kabul"),
    ("the U|.S. army", "U.S"),
    ("AT|&T said", "AT&T"),
    ("cafe|\u0301 there", "cafe\u0301"),
    ("re|\u00adcognized", "re\u00adcognized"),
    ("می\u200c|خواهم", "می\u200cخواهم"),
    ("हि|न्दी", "हिन्दी"),
    ("1|,137 sheep", "1,137"),
    ("the |ban", None),
    ("Kabul|—the capital", None),
    ("the workers|’ rights", None),
    ("“|ally” against", None),
    ("“ally|” against", None),
    ("end|. Next", None),
    ("and|/or", None),
    ("|start", None),
    ("end|", None),
    ("雨が|降る", None),
]
CUT_NUMBERS = [
    ("1|,137 sheep", "en", "1,137"),
    ("1,|137 sheep", "en", "1,137"),
    ("3|.5 metres", "en", "3.5"),
    ("the years 2014|–2015", "en", "2014–2015"),
    ("around $|227 million", "en", "$227 million"),
    ("around $227| million", "en", "$227 million"),
    ("A|$227 million", "en", "A$227 million"),
    ("at −|5 degrees", "en", "−5"),
    ("minus sign -|5", "en", "-5"),
    ("18|% more", "en", "18%"),
    ("18| % de plus", "fr", "18 %"),
    ("12\u00a0|500 people", "en", "12\u00a0500"),
    ("12 |500 euros", "fr", "12 500"),
    ("two hundred |and five", "en", "two hundred and five"),
    ("one |million people", "en", "one million"),
    ("tens of |thousands", "en", "tens of thousands"),
    ("several |hundred sheep", "en", "several hundred"),
    ("half a |million", "en", "a million"),
    ("zwei |Millionen", "de", "zwei Millionen"),
    ("cinq |cents moutons", "fr", "cinq cents"),
    ("over ~|200", "en", "~200"),
    ("between two and |three", "en", None),
    ("by 12 |500 people came", "en", None),
    ("two hundred| and some", "en", None),
    ("thousands |of people", "en", None),
    ("sold – |137 sheep", "en", None),
    ("sold 137|, then left", "en", None),
    ("no |one came", "en", None),
    ("18| per cent", "en", None),
]


@pytest.mark.parametrize(("marked", "expected"), CUT_WORDS)
def test_the_word_that_a_place_cuts(marked: str, expected: str | None) -> None:
    found = word_around(marked.replace("|", ""), marked.index("|"))
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(("marked", "language", "expected"), CUT_NUMBERS)
def test_the_number_that_a_place_cuts(marked: str, language: str, expected: str | None) -> None:
    found = number_around(marked.replace("|", ""), marked.index("|"), language)
    assert (found.text if found else None) == expected


def test_an_unknown_language_keeps_its_digits_whole() -> None:
    assert number_around("1,137 sauður", 2, "is") is not None
    assert number_around("one million", 4, "is") is None


def test_words_and_marks() -> None:
    text = "ISIS-K (the “group”) killed 1,137…"
    assert [word.text for word in words(text)] == ["ISIS-K", "the", "group", "killed", "1,137"]
    marks = [word.text for word in words_and_marks(text) if word.is_mark]
    assert marks == ["(", "“", "”", ")", "…"]
    assert all(text[word.start : word.end] == word.text for word in words_and_marks(text))


def test_each_letter_of_an_unspaced_script_counts_as_a_word() -> None:
    assert len(list(words("雨が降る"))) == 4


FIGURES = [
    ("137", "en", True),
    ("2nd", "en", True),
    ("seven", "en", True),
    ("twenty-two", "en", True),
    ("½", "en", True),
    ("sheep", "en", False),
    ("often", "en", False),
    ("sieben", "de", True),
    ("seven", "de", False),
]


@pytest.mark.parametrize(("word", "language", "expected"), FIGURES)
def test_figures(word: str, language: str, *, expected: bool) -> None:
    assert is_figure(word, language) is expected
