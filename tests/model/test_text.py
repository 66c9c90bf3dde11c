"""Folding decides what counts as the same words, so it is shown case by case, and shown to be the same on both sides.

Offsets must survive it: evidence is cut out of the original by them, and a shift by one would publish other words.
"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model.text import Emphasis, Link, Plain, fold, links_in, parse_inline, plain

FOLDED = [
    ("curly double quotes", "“ally”", '"ally"'),
    ("low and reversed double quotes", "„Nein‟", '"Nein"'),
    ("curly apostrophe", "Russia’s", "Russia's"),
    ("low and reversed single quotes", "‚so‛ ‘so’", "'so' 'so'"),
    ("em dash", "adversary — the", "adversary - the"),
    ("en dash", "2014–2015", "2014-2015"),
    ("no-break hyphen", "ISIS\u2011K", "ISIS-K"),
    ("minus sign", "\u22125 °C", "-5 °C"),
    ("ellipsis", "so…", "so..."),
    ("no-break space", "18\u00a0per cent", "18 per cent"),
    ("thin and narrow spaces", "2\u2009000\u202f km", "2 000 km"),
    ("line breaks", "terrorism,”\r\nthe Ministry", 'terrorism," the Ministry'),
    ("runs of white space", "a \t\n\n b", "a b"),
    ("white space at the ends stays", " a ", " a "),
    ("soft hyphen", "recog\u00adnized", "recognized"),
    ("soft hyphen among spaces", "a \u00ad b", "a b"),
    ("ligatures", "e\ufb03cient \ufb01re", "efficient fire"),
    ("Arabic lam-alef", "\ufefb", "\u0644\u0627"),
    ("combining accent", "cafe\u0301", "café"),
    ("accent behind a dropped soft hyphen", "e\u00ad\u0301", "é"),
    ("accent behind a ligature", "\ufb01\u0301", "fí"),
    ("Korean parts", "\u1112\u1161\u11ab", "한"),
    ("Bengali vowel parts", "\u0995\u09c7\u09be", "\u0995\u09cb"),
    ("ångström sign", "\u212b", "å".upper()),
]
KEPT = [
    ("case", "Taliban taliban"),
    ("accents", "café cafe"),
    ("guillemets", "«oui» ‹non›"),
    ("letters that look like ligatures", "æ œ ĳ ß"),
    ("fullwidth and superscript", "１ ²"),
    ("joiners of Persian", "می\u200cخواهم"),
    ("direction marks", "\u200eabc\u200f"),
    ("a prime", "5′ 10″"),
    ("two hyphens", "a -- b"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in FOLDED], ids=[case[0] for case in FOLDED])
def test_folds_what_the_design_lists(text: str, expected: str) -> None:
    assert fold(text).text == expected


@pytest.mark.parametrize("text", [case[1] for case in KEPT], ids=[case[0] for case in KEPT])
def test_folds_nothing_else(text: str) -> None:
    assert fold(text).text == text


@pytest.mark.parametrize(
    ("text", "found", "original"),
    [
        ("the e\ufb03cient one", "efficient", "e\ufb03cient"),
        ("a cafe\u0301 there", "café", "cafe\u0301"),
        ("so he recog\u00adnized it", "recognized", "recog\u00adnized"),
        ("white  \n space", "white space", "white  \n space"),
        ("white  \n space", "white ", "white  \n "),
        ("well… yes", "well...", "well…"),
        ("\u00adword", "word", "word"),
        ("word\u00ad next", "word", "word"),
    ],
)
def test_finds_the_way_back(text: str, found: str, original: str) -> None:
    folded = fold(text)
    at = folded.text.index(found)
    start, end = folded.original(at, at + len(found))
    assert text[start:end] == original


def test_an_empty_text_folds_to_itself() -> None:
    folded = fold("")
    assert (folded.text, folded.offsets, folded.original(0, 0)) == ("", (0,), (0, 0))


# Everything that folding touches, in any neighbourhood.
AWKWARD = st.text(
    st.sampled_from(
        "aé1 e\u0301\u0327\ufb01\ufb03\u00ad…–—\n\t\u00a0“”’‘-.'\"각\u1100\u1161\u11a8\u09c7\u09be\u0f71\u0344"
    ),
    max_size=30,
)


@given(AWKWARD | st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(AWKWARD)
def test_both_unicode_forms_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(AWKWARD | st.text(max_size=30))
def test_offsets_are_monotone_and_within_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert len(folded.ends) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert list(folded.ends) == sorted(folded.ends)
    assert folded.offsets[-1] == len(text)
    assert all(start < end for start, end in zip(folded.offsets, folded.ends, strict=False))


@given(AWKWARD, st.data())
def test_any_part_folds_back_from_its_place(text: str, draw: st.DataObject) -> None:
    """What is cut out of the original by its offsets folds to the very words that were found."""
    folded = fold(text)
    start = draw.draw(st.integers(0, len(folded.text)))
    end = draw.draw(st.integers(start, len(folded.text)))
    whole = start == end or (folded.offsets[start - 1] if start else -1) != folded.offsets[start]
    whole = whole and (end == len(folded.text) or start == end or folded.offsets[end] != folded.offsets[end - 1])
    first, last = folded.original(start, end)
    if whole:  # a part may not begin or end inside a ligature
        assert fold(text[first:last]).text == folded.text[start:end]


def test_folds_a_large_text_in_moderate_time() -> None:
    text = "“It’s so,” he said — twice…\n" * 40_000
    assert fold(text).text.startswith('"It\'s so," he said - twice... ')


# --- markup --------------------------------------------------------------------------------------------------------

MARKUP = [
    ("", ()),
    ("plain words", (Plain("plain words"),)),
    ("[[taliban]]", (Link("taliban"),)),
    ("the [[isis-k|outfit]] is", (Plain("the "), Link("isis-k", "outfit"), Plain(" is"))),
    ("so *very* cold", (Plain("so "), Emphasis((Plain("very"),)), Plain(" cold"))),
    ("*see [[kabul]] now*", (Emphasis((Plain("see "), Link("kabul"), Plain(" now"))),)),
]
LITERAL = [
    "[[Not An Id]]",
    "[[a|]]",
    "[[a| ]]",
    "[[a|b|c]]",
    "[[a-]] [[-a]] [[]]",
    "[one](https://example.org/)",
    "**bold** and __bold__",
    "2 * 3 * 4",
    "2*3*4",
    "* a list",
    "*not closed",
    "*over\nlines*",
    "{{ 7*7 }}",
    "<b>&amp;</b>",
    "a ** b",
    "[[a|x\ny]]",
]


@pytest.mark.parametrize(("text", "parts"), MARKUP)
def test_reads_links_and_emphasis(text: str, parts: tuple[Plain | Emphasis | Link, ...]) -> None:
    assert parse_inline(text) == parts


@pytest.mark.parametrize("text", LITERAL)
def test_all_else_is_literal(text: str) -> None:
    assert parse_inline(text) == (Plain(text),)
    assert plain(text) == text


def test_plain_words_and_names() -> None:
    text = "the *[[isis-k|outfit]]* and [[taliban]]"
    assert plain(text) == "the outfit and taliban"
    assert plain(text, {"taliban": "the Taliban"}) == "the outfit and the Taliban"
    assert links_in(text) == ("isis-k", "taliban")


@given(st.text(st.sampled_from("ab-[]|* \n"), max_size=40))
def test_no_words_are_lost(text: str) -> None:
    """Only the marks of links and emphasis may go, never a letter."""
    shown = plain(text)
    kept = [letter for letter in shown if letter in "ab"]
    parts = [inner for part in parse_inline(text) for inner in (part.parts if isinstance(part, Emphasis) else (part,))]
    named = [part.target for part in parts if isinstance(part, Link) and part.text]
    targets = [letter for target in named for letter in target if letter in "ab"]
    assert sorted(kept + targets) == sorted(letter for letter in text if letter in "ab")


@pytest.mark.parametrize("text", ["[[a|" + "x" * 20_000, "*" + "x " * 10_000, "[[" * 10_000, "* " * 10_000])
def test_hostile_markup_takes_no_time(text: str) -> None:
    assert plain(text) == text
