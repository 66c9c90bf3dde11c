"""Sentence numbers are public addresses (#s12) and every citation: they must not shift, whatever the text holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.sentences import StoredText, number_sentences, store

ARTICLE = (Path(__file__).parents[2] / "data/texts/moscow-lifts-ban.txt").read_text(encoding="utf-8")

NUMBERED = [
    ("empty", "", "en", []),
    ("blank lines only", " \n\t\n", "en", []),
    ("two on a line", "One is here. Two is there.", "en", ["One is here.", "Two is there."]),
    ("a line is never joined", "The title\nA sentence follows.", "en", ["The title", "A sentence follows."]),
    ("white space is trimmed", "  Cold.  \n\n\n Warm. ", "en", ["Cold.", "Warm."]),
    ("only a line feed ends a line", "One is\u2028here, not\x85there.", "en", ["One is\u2028here, not\x85there."]),
    ("carriage returns", "One.\r\nTwo.\r\n", "en", ["One.", "Two."]),
    ("initials and titles", "Dr. J. Smith left. He slept.", "en", ["Dr. J. Smith left.", "He slept."]),
    ("astral letters", "😀😀 One is here. Two 😀.", "en", ["😀😀 One is here.", "Two 😀."]),
    ("German", "Das ist z. B. gut. Es regnet.", "de", ["Das ist z. B. gut.", "Es regnet."]),
    ("Arabic", "ذهب الولد. هل عاد؟", "ar", ["ذهب الولد.", "هل عاد؟"]),
    ("Japanese", "雨が降る。風が吹く。", "ja", ["雨が降る。", "風が吹く。"]),
    ("unknown language", "One is here. Two is there.", "tlh", ["One is here.", "Two is there."]),
    ("region", "One is here. Two is there.", "en-GB", ["One is here.", "Two is there."]),
    ("no language", "One is here. Two is there.", "", ["One is here.", "Two is there."]),
]


@pytest.mark.parametrize(
    ("text", "language", "expected"), [case[1:] for case in NUMBERED], ids=[c[0] for c in NUMBERED]
)
def test_numbers_sentences(text: str, language: str, expected: list[str]) -> None:
    sentences = number_sentences(text, language)
    assert [sentence.text for sentence in sentences] == expected
    assert [sentence.number for sentence in sentences] == list(range(1, len(expected) + 1))


def test_the_article_has_28_sentences() -> None:
    """The quotation that it breaks over two lines is S12 and S13."""
    sentences = number_sentences(ARTICLE, "en")
    assert len(sentences) == 28
    assert sentences[11].text.startswith("“Moscow intends")
    assert sentences[11].text.endswith("terrorism,”")
    assert sentences[12].text.startswith("the Moscow Foreign Ministry said")
    assert (sentences[11].paragraph, sentences[12].paragraph) == (7, 8)


@pytest.mark.parametrize("text", ["Take vitamin D\u00a0. Rest.", "Le plan B\u202f. Fin."])
def test_spaces_before_a_point_are_survived(text: str) -> None:
    """Sentencex 1.0.32 panics on a no-break space there, and a panic is no Exception: it would end the build."""
    assert "".join(one.text for one in number_sentences(text, "fr")).replace(" ", "") == text.replace(" ", "")


LINES = st.text(st.sampled_from("aB .?!…。؟“”\u00a0\u2009\u202f\u3000😀é\u0301\n\t1,"), max_size=60)


@given(LINES, st.sampled_from(["en", "de", "fr", "ar", "hi", "ja", "ru", "xx", ""]))
def test_offsets_are_those_of_the_text(text: str, language: str) -> None:
    end = 0
    for sentence in number_sentences(text, language):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text.strip() == sentence.text != ""
        assert "\n" not in sentence.text
        assert sentence.start >= end
        end = sentence.end


@given(LINES)
def test_no_words_fall_between_sentences(text: str) -> None:
    held = "".join(sentence.text for sentence in number_sentences(text, "en"))
    assert "".join(held.split()) == "".join(text.split())


# --- looking up ------------------------------------------------------------------------------------------------------

TEXT = store("note", "One is here. Two is there.\n\n  Three stands alone.", "en")


@pytest.mark.parametrize(
    ("offset", "number"), [(-1, None), (0, 1), (11, 1), (12, None), (13, 2), (29, None), (30, 3), (99, None)]
)
def test_sentence_at(offset: int, number: int | None) -> None:
    found = TEXT.sentence_at(offset)
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [(0, 1, [1]), (11, 13, [1]), (11, 14, [1, 2]), (12, 13, []), (0, 99, [1, 2, 3]), (5, 5, []), (26, 31, [3])],
)
def test_sentences_between(start: int, end: int, numbers: list[int]) -> None:
    assert [sentence.number for sentence in TEXT.sentences_between(start, end)] == numbers


@pytest.mark.parametrize(("offset", "paragraph"), [(0, 1), (12, 1), (26, 1), (27, None), (28, 2), (31, 2)])
def test_paragraph_of(offset: int, paragraph: int | None) -> None:
    assert TEXT.paragraph_of(offset) == paragraph


def test_paragraph_range() -> None:
    first, last = TEXT.paragraph_range(2)
    assert TEXT.text[first:last] == "Three stands alone."
    with pytest.raises(LookupError, match="no paragraph 3"):
        TEXT.paragraph_range(3)


def test_an_empty_text_answers_too() -> None:
    empty = StoredText("none", "", "en", ())
    assert empty.sentence_at(0) is None
    assert empty.paragraph_of(0) is None
    assert empty.sentences_between(0, 1) == ()
