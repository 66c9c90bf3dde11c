"""What a reader cannot see must not get in, and what Persian, Korean or emoji need must not be kept out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.load.characters import NOT_NFC, bad_characters

REFUSED = [
    ("NUL", "\x00"),
    ("escape", "\x1b"),
    ("form feed", "\x0c"),
    ("next line", "\x85"),
    ("line separator", "\u2028"),
    ("paragraph separator", "\u2029"),
    ("carriage return alone", "\r"),
    ("direction override", "\u202e"),
    ("end of override", "\u202c"),
    ("isolate", "\u2067"),
    ("zero width space", "\u200b"),
    ("word joiner", "\u2060"),
    ("byte order mark", "\ufeff"),
    ("tag character", "\U000e0041"),
    ("private use", "\ue000"),
    ("private use beyond", "\U0010fffd"),
    ("lone surrogate", "\ud800"),
    ("no character", "\ufffe"),
]
ALLOWED = [
    "\t",
    "\n",
    "\r\n",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
    "\u00a0",
    "שלום",
    "می\u200cخواهم",
    "👩\u200d👧",
    "한",
    "ो",
]
STORED_ONLY = [
    "re\u00adport",
    "e\ufb03cient",
    "cafe\u0301",
    "\u212b",
    "\u0995\u09c7\u09be",
    "\u0b47\u0b3e",
    "\u1100\u1161",
]


@pytest.mark.parametrize("mark", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
@pytest.mark.parametrize("stored", [True, False])
def test_refused_everywhere(mark: str, *, stored: bool) -> None:
    (bad,) = bad_characters(f"ab{mark}c", stored=stored)
    assert (bad.index, bad.name[:2]) == (2, "U+")
    assert bad.why


@pytest.mark.parametrize("text", ALLOWED)
@pytest.mark.parametrize("stored", [True, False])
def test_allowed_everywhere(text: str, *, stored: bool) -> None:
    assert bad_characters(f"a {text} b", stored=stored) == ()


@pytest.mark.parametrize("text", STORED_ONLY)
def test_allowed_in_the_words_of_others_alone(text: str) -> None:
    assert bad_characters(text, stored=True) == ()
    assert len(bad_characters(text, stored=False)) == 1


@pytest.mark.parametrize("stored", [True, False])
def test_a_pile_of_marks_is_no_text(*, stored: bool) -> None:
    """Sixteen accents are more than any script has; of what a thousand would cost, test_files tells."""
    assert bad_characters("x" + "\u0338" * 17, stored=stored)
    assert not any("more than 16" in bad.why for bad in bad_characters("x" + "\u0338" * 16, stored=stored))


@given(
    st.text(
        st.sampled_from("ae\u0301\u0327\u0995\u09c7\u09be\u0b47\u0b3e\u1100\u1161\u11a8\u0dd9\u0dcf\u0dca\u212b각 "),
        max_size=12,
    )
)
def test_whatever_is_not_nfc_is_told(text: str) -> None:
    told = any(bad.name == NOT_NFC for bad in bad_characters(text, stored=False))
    assert told != unicodedata.is_normalized("NFC", text)
