"""Generated sentences must read as if someone had written them."""

from __future__ import annotations

from typing import get_args

import pytest

from macros.kinds import kinds
from macros.kinds.actor import Actor
from macros.kinds.claim import Claim
from macros.views.words import (
    counted,
    ended,
    in_words,
    is_right_to_left,
    listed,
    plural_of,
    slug,
    trimmed,
    upper_first,
    without_since,
)

PLURALS = {
    # the types of actors and claims
    "person": "persons",
    "state": "states",
    "government body": "government bodies",
    "armed group": "armed groups",
    "organisation": "organisations",
    "media": "media",
    "people": "people",
    "analysis": "analyses",
    "aim": "aims",
    "prediction": "predictions",
    "assessment": "assessments",
    # kinds
    "actor": "actors",
    "statistic": "statistics",
    "relation type": "relation types",
    # places and sources, whose types are the author's own words
    "city": "cities",
    "valley": "valleys",
    "press release": "press releases",
    "church": "churches",
    "bus": "buses",
    "tax": "taxes",
    "marsh": "marshes",
    "bay": "bays",
    "stretch": "stretches",
    "other": "others",
}


@pytest.mark.parametrize(("noun", "plural"), PLURALS.items())
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def test_every_type_that_is_shown_as_a_heading_has_its_plural() -> None:
    """The rows above hold them all, so a new type is not forgotten."""
    types = {*get_args(Actor.model_fields["type"].annotation), *get_args(Claim.model_fields["type"].annotation)}
    assert {word.replace("-", " ") for word in types} <= set(PLURALS)


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_is_counted_by_the_plural_of_its_file(kind: str) -> None:
    assert plural_of(kind.replace("-", " ")) == kinds()[kind].plural.replace("_", " ")


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no events"), (1, "1 event"), (2, "2 events"), (12, "12 events"), (1200, "1,200 events")],
)
def test_counted(count: int, words: str) -> None:
    assert counted(count, "event") == words


@pytest.mark.parametrize(("count", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1300, "1,300")])
def test_in_words(count: int, words: str) -> None:
    assert in_words(count) == words


@pytest.mark.parametrize(
    ("words", "line"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_listed(words: tuple[str, ...], line: str) -> None:
    assert listed(words) == line
    assert listed(words, "or") == line.replace("and", "or")


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("the line", "The line"),
        ("The line", "The line"),
        ("[[line]] runs", "[[line]] runs"),
        ("[[line|the line]] runs", "[[line|The line]] runs"),
        ("[[line|the *old* line]]", "[[line|The *old* line]]"),
        ("*the* line", "*The* line"),
        ("*[[line|the line]]* runs", "*[[line|The line]]* runs"),
        ("“the line”", "“The line”"),
        ("'the line'", "'The line'"),
        ("[a] line", "[A] line"),
        ("élan", "Élan"),
        ("лента", "Лента"),
        ("412 riders", "412 riders"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_upper_first(text: str, upper: str) -> None:
    """A sentence opens with a capital; the id of a link is no word and stays as it is."""
    assert upper_first(text) == upper


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We run,", "We run"),
        ("“We run,”", "We run"),
        (" «We run;» ", "We run"),
        ('"We run."', "We run."),
        ("We run!", "We run!"),
        ("We run “every” day", "We run “every” day"),
        ("We call it “home”", "We call it “home”"),
        ("“Home” is what we call it", "“Home” is what we call it"),
        ("the drivers’", "the drivers’"),
    ],
)
def test_trimmed(text: str, words: str) -> None:
    """The marks around a stretch go, since the page sets its own; marks within it, at its end too, stay."""
    assert trimmed(text) == words


@pytest.mark.parametrize(("label", "rest"), [("since 2023", "2023"), ("2023", "2023"), ("about 2023", "about 2023")])
def test_since_is_not_said_twice(label: str, rest: str) -> None:
    assert without_since(label) == rest


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The words it rests on", "the-words-it-rests-on"),
        ("2014 or 2015", "2014-or-2015"),
        ("0–9", "0-9"),
        ("Лента 2", "лента-2"),
        ("  a  b ", "a-b"),
    ],
)
def test_slug(text: str, words: str) -> None:
    assert slug(text) == words


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("A pier", "A pier."), ("A pier.", "A pier."), ("A pier …", "A pier …"), ("A pier?", "A pier?"), ("“A”", "“A”.")],
)
def test_a_sentence_has_one_end(words: str, sentence: str) -> None:
    assert ended(words) == sentence


@pytest.mark.parametrize(
    ("language", "right"),
    {
        **dict.fromkeys(("ar", "ar-EG", "AR", "he", "fa", "pa-Arab", "az-Arab-IR"), True),
        **dict.fromkeys(("en", "de-AT", "pa", "ks-Latn", ""), False),
    }.items(),
)
def test_where_words_begin(language: str, *, right: bool) -> None:
    """A script that is named counts more than what the language is usually written in."""
    assert is_right_to_left(language) is right
