"""Nothing of the article is lost: what can be counted in it is listed here, and each must be held by a record.

The lists are made from the text alone, without the engine's own readers of numbers, dates and names, so
that what those overlook is not overlooked twice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from macros.build import check
from macros.graph import Dossier
from macros.kinds.actor import Actor
from macros.kinds.quote import Quote
from macros.kinds.source import Source
from macros.model.dates import EdtfDate
from macros.model.matched import Matched, read_matched, text_hash
from macros.model.quantities import Quantity
from macros.model.record import Record, walk
from macros.model.sentences import StoredText

PROJECT = Path(__file__).parent.parent
ARTICLE = "moscow-lifts-ban"
AS_SUPPLIED = "9d97bfb625f82c094c06bc4cf5f6f8193a892bee43c3939e4dd98df9b49cfcd2"
SENTENCES = 28
MOST_UNCOVERED = 2

Token = tuple[int, str]  # number of the sentence, words

# What no record holds, and why. Each line must still be needed.
NOT_HELD: dict[Token, str] = {
    (23, "and"): "joins two statements, each with its own records",
    (26, "Sharia"): "a law, neither actor nor place; the claim both-support-sharia says it in its text",
}
# Ordinary words that have their capital from opening a sentence.
OPENERS = set("Almost This The Those Though For In According Betttered While Normalizing Some Several".split())

MONTHS = "January February March April May June July August September October November December".split()
FIGURE = re.compile(r"\d(?:[\d,]*\d)?")
NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|millions?"
    r"|billions?|half|twice|first|second|third|several|per cent|no|none|largest|biggest|deadliest|most \w+)\b",
    re.IGNORECASE,
)
DATE_WORDS = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|decades?|years?|months?|weeks?|days?|ago|last"
    r"|early|late|today|yesterday|tomorrow)\b"
)
CAPITALISED = re.compile(r"\b[A-Z][\w-]*")
QUOTED = re.compile(r"“[^”]+”")
WORD = re.compile(r"\w+")


@cache
def dossier() -> Dossier:
    """The project's own dossier, found sound."""
    checked = check(PROJECT)
    assert checked.dossier is not None, [f"{found.location}: {found.message}" for found in checked.errors]
    return checked.dossier


def article() -> StoredText:
    """The stored text with its sentences."""
    stored = dossier().text_of(ARTICLE)
    assert stored is not None
    return stored


def found(pattern: re.Pattern[str]) -> Iterator[tuple[Token, tuple[int, int]]]:
    """Every match in the article: its sentence, its words, where it stands."""
    stored = article()
    for match in pattern.finditer(stored.text):
        sentence = stored.sentence_at(match.start())
        assert sentence is not None, "no word stands outside a sentence"
        yield (sentence.number, match.group()), match.span()


def covered_by(spans: list[tuple[int, int]], at: tuple[int, int]) -> bool:
    """Whether one of the spans holds the whole place."""
    return any(start <= at[0] and at[1] <= end for start, end in spans)


def records_resting_on(at: tuple[int, int]) -> Iterator[Record]:
    """The statements one of whose stretches holds the place."""
    for record in dossier().statements:
        spans = [span for placed in dossier().evidence(record.id) for span in placed.evidence.spans]
        if covered_by(spans, at):
            yield record


def values(record: Record) -> Iterator[str]:
    """What the record gives as figures and dates, as an author reads it."""
    for field in walk(record):
        if isinstance(field.value, EdtfDate):
            yield field.value.edtf.replace(",", " ")
            yield from (month for number, month in enumerate(MONTHS, 1) if f"-{number:02}" in field.value.edtf)
        elif isinstance(field.value, Quantity):
            yield field.value.words
        elif field.path[0] == "period":
            yield str(field.value)


def words(record: Record) -> Iterator[str]:
    """What the record gives as figures, dates, names or text that readers take as fact."""
    yield from values(record)
    for field in walk(record):
        if isinstance(field.value, str) and (field.gated or field.path[0] in {"aka", "called", "date_words"}):
            yield field.value


def says(texts: Iterator[str], token: str) -> bool:
    """Whether the words stand in one of the texts, as words of their own."""
    whole = re.compile(rf"(?<![\w,]){re.escape(token)}(?![\w,]\w)", re.IGNORECASE)
    return any(whole.search(text.replace("-", " ")) for text in texts)


def complain(unheld: set[Token], reasons: dict[Token, str]) -> None:
    """Each unheld token has its reason, and each reason its token."""
    assert sorted(unheld - set(reasons)) == []
    assert sorted(set(reasons) - unheld) == [], "these reasons are no longer needed"


# -- the text -----------------------------------------------------------------------------------


def test_the_article_is_stored_as_it_was_supplied() -> None:
    """Every citation counts on these very bytes."""
    data = (PROJECT / "data" / "texts" / f"{ARTICLE}.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == AS_SUPPLIED


def test_its_sentences_are_numbered_as_editors_count_them() -> None:
    """A number is an address; one sentence more or less would move all those behind it."""
    sentences = article().sentences
    assert [sentence.number for sentence in sentences] == list(range(1, SENTENCES + 1))
    broken = sentences[11:13]
    assert broken[0].text.startswith("“Moscow intends to establish")
    assert broken[0].text.endswith("against drugs and terrorism,”")
    assert broken[1].text.startswith("the Moscow Foreign Ministry said in a press release")
    assert broken[1].paragraph == broken[0].paragraph + 1, "the article breaks this sentence over two lines"


def test_every_sentence_is_accounted_for() -> None:
    """A sentence that nobody looked at is where a fact hides."""
    source = dossier().records[ARTICLE]
    assert isinstance(source, Source)
    assert dossier().unaccounted == ()
    assert len(source.uncovered) <= MOST_UNCOVERED
    assert all(entry.reason for entry in source.uncovered)


def test_every_stretch_of_evidence_stands_in_the_article() -> None:
    """Looked up here without the quote gate: the offsets give the very words."""
    text = article().text
    for record in dossier().statements:
        evidence = [placed.evidence for placed in dossier().evidence(record.id)]
        assert evidence, f"{record.id} rests on nothing"
        for one in evidence:
            assert one.checked
            assert one.source == ARTICLE
            assert " […] ".join(text[start:end] for start, end in one.spans) == one.exact
            assert text[: one.start].endswith(one.prefix)
            assert text[one.end :].startswith(one.suffix)
            assert one.sentences


# -- what it holds ------------------------------------------------------------------------------


def test_every_word_stands_in_a_stretch() -> None:
    """Whatever the lists below do not think of is at least quoted by some record."""
    spans = [
        span
        for record in dossier().statements
        for placed in dossier().evidence(record.id)
        for span in placed.evidence.spans
    ]
    bare = {token for token, at in found(WORD) if not covered_by(spans, at)}
    complain(bare, {token: reason for token, reason in NOT_HELD.items() if token[1] != "Sharia"})


def test_every_figure_is_a_value_or_a_date_of_a_record() -> None:
    """A figure that is only quoted cannot be sorted, compared or corrected."""
    complain(
        {token for token, at in found(FIGURE) if not any(says(values(r), token[1]) for r in records_resting_on(at))}, {}
    )


@pytest.mark.parametrize("pattern", [NUMBER_WORDS, DATE_WORDS], ids=["numbers", "dates"])
def test_every_number_and_date_in_words_is_held(pattern: re.Pattern[str]) -> None:
    """“Scores”, “last November” and “two-decade-long” are figures and dates as well."""
    complain(
        {token for token, at in found(pattern) if not any(says(words(r), token[1]) for r in records_resting_on(at))}, {}
    )


def test_every_capitalised_name_is_a_record_or_a_role() -> None:
    """Whoever is named can be found: by name, other name, what stands for it, or the role it bears."""
    names = [name for record in dossier().records.values() for name in (*record.names, *getattr(record, "called", ()))]
    names += [role.title for actor in dossier().of(Actor) for role in actor.roles]
    names += [quote.role for quote in dossier().of(Quote) if quote.role]
    text = article().text
    spans = [match.span() for name in names for match in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
    starts = {sentence.start for sentence in article().sentences} | {
        sentence.start + 1 for sentence in article().sentences
    }
    unheld = {
        token
        for token, at in found(CAPITALISED)
        if not covered_by(spans, at)
        and not DATE_WORDS.fullmatch(token[1])  # its own test
        and not (at[0] in starts and token[1] in OPENERS)
    }
    complain(unheld, {token: reason for token, reason in NOT_HELD.items() if token[1] == "Sharia"})


def test_every_quotation_is_a_quote_in_direct_speech() -> None:
    """What the article puts in quotation marks is somebody's own words, and nobody else's are shown so."""
    direct = [
        (quote.id, span)
        for quote in dossier().of(Quote)
        for placed in dossier().evidence(quote.id)
        if placed.role == "direct"
        for span in placed.evidence.spans
    ]
    quotations = [at for _, at in found(QUOTED)]
    assert len(quotations) == article().text.count("“") == article().text.count("”")
    for first, last in quotations:
        inside = [name for name, (start, end) in direct if first <= start and end <= last]
        assert inside, article().text[first:last]
    assert [name for name, at in direct if not covered_by(quotations, at)] == []


def test_the_facts_were_accepted_on_this_text() -> None:
    """What is committed says that each fact was read against the article as it is stored."""
    matched = read_matched((PROJECT / "data" / "matched.json").read_text(encoding="utf-8"))
    assert isinstance(matched, Matched)
    text = (PROJECT / "data" / "texts" / f"{ARTICLE}.txt").read_text(encoding="utf-8")
    assert matched.texts == {ARTICLE: text_hash(text)}
    assert set(matched.statements) == {record.id for record in dossier().statements}
