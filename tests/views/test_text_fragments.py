"""A link to the original names words of the sentence, encoded, and no word that is not published."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some

from macros.model.sentences import store
from macros.views.text_fragments import original
from macros.views.urls import text_fragment

PAGE = "https://post.example/a"

# (address, words from, words to, before, behind; the link)
ENCODED: dict[str, tuple[tuple[str, str, str, str, str], str]] = {
    "plain": ((PAGE, "It runs.", "", "", ""), f"{PAGE}#:~:text=It%20runs."),
    "from and to": ((PAGE, "It runs", "all day.", "", ""), f"{PAGE}#:~:text=It%20runs,all%20day."),
    "between": ((PAGE, "It", "", "a b", "c"), f"{PAGE}#:~:text=a%20b-,It,-c"),
    "marks with a meaning": ((PAGE, "a-b, c & d", "", "", ""), f"{PAGE}#:~:text=a%2Db%2C%20c%20%26%20d"),
    "marks of an address": ((PAGE, "5% #1? x=y/z+", "", "", ""), f"{PAGE}#:~:text=5%25%20%231%3F%20x%3Dy%2Fz%2B"),
    "other scripts": ((PAGE, "“Öl” 東", "", "", ""), f"{PAGE}#:~:text=%E2%80%9C%C3%96l%E2%80%9D%20%E6%9D%B1"),
    "a fragment stays": ((f"{PAGE}?q=1#top", "It", "", "", ""), f"{PAGE}?q=1#top:~:text=It"),
    "a text fragment goes": ((f"{PAGE}#:~:text=old", "It", "", "", ""), f"{PAGE}#:~:text=It"),
    "markup": ((PAGE, '<a href="x">', "", "", ""), f"{PAGE}#:~:text=%3Ca%20href%3D%22x%22%3E"),
}  # fmt: skip


@pytest.mark.parametrize("name", ENCODED)
def test_words_are_encoded(name: str) -> None:
    given_words, link = ENCODED[name]
    assert text_fragment(*given_words) == link


@given(some.tuples(some.text(min_size=1), some.text(), some.text(), some.text()))
def test_any_words_can_be_read_back(words: tuple[str, str, str, str]) -> None:
    """Whatever stands in a text, the link has its parts and no more, and no mark that ends an attribute."""
    start, end, before, after = (one.encode("utf-8", "ignore").decode() for one in words)
    link = text_fragment(PAGE, start or "x", end, before, after)
    assert re.fullmatch(r"[A-Za-z0-9:/.#~=%,_-]+", link)
    wanted = [before + "-" if before else "", start or "x", end, "-" + after if after else ""]
    found = [unquote(part) for part in link.partition(":~:text=")[2].split(",")]
    assert found == [part for part in wanted if part]
    assert urlsplit(link)[:4] == urlsplit(PAGE)[:4]


# (the stored text, the sentence, the sentences that are published; the words that the link names)
NAMED: dict[str, tuple[str, int, set[int], str]] = {
    "a short sentence whole": ("It runs. It stops.", 1, {1}, "It runs."),
    "a long one by its ends": (
        "One two three four five six seven eight nine ten eleven twelve thirteen. Next.",
        1,
        {1},
        "One two three four five,nine ten eleven twelve thirteen.",
    ),
    "twice, with what is published around it": (
        "Ann spoke first. It runs. Bob spoke next. It runs. He left.",
        4,
        {3, 4},
        "Bob spoke next.-,It runs.",
    ),
    "twice, what follows is published": ("It runs. Bob left. It runs. He left.", 3, {3, 4}, "It runs.,-He left."),
    "twice, nothing around it is published": ("It runs. Secret. It runs. Hidden.", 3, {3}, "It runs."),
    "once, the words around it are not needed": ("Ann left. It runs. Bob left.", 2, {1, 2, 3}, "It runs."),
    "case and white space tell nothing apart": ("It runs. Now stop. IT  RUNS.", 1, {1, 2}, "It runs.,-Now stop."),
}


@pytest.mark.parametrize("name", NAMED)
def test_the_link_names_the_sentence_and_nothing_hidden(name: str) -> None:
    text, number, shown, words = NAMED[name]
    stored = store("post", text, "en")
    link = original(PAGE, stored, stored.sentences[number - 1], shown)
    assert unquote(link.partition(":~:text=")[2]) == words
