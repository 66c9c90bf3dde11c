"""What goes out of a record: all that its fields hold, and nothing that its source keeps back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.kinds import kinds
from macros.model.record import walk
from macros.views.published import PublishedDossier, PublishedRecord, Speaker, published
from macros.views.published_values import number_text
from tests.dossiers import FULL, Files, files, site

TEXT = """\
The board met on Monday. It opened the gate. Nobody spoke of the cost, which was high.
The gate leads to the quay. The quay was dry.
"""
HELD = "Nobody spoke of the cost"


def told(folder: Path, dossier: Files) -> PublishedDossier:
    """What is published of a sound dossier."""
    return published(site(folder, dossier))


def one(dossier: PublishedDossier, record: str) -> PublishedRecord:
    """The record with an id."""
    return next(found for found in dossier.records if found.id == record)


def with_publish(publish: str) -> dict[str, str]:
    """Two facts on a text of which so much may be published."""
    return files(
        TEXT,
        sources=f"post:\n  title: The Post\n  publish: {publish}\n  uncovered:\n"
        f"    - text: {HELD}\n      reason: Not of interest.\n  sic:\n    - text: dry\n      note: It is wet.\n",
        events="gate:\n  title: The gate opens\n  evidence: It opened the gate\n"
        "quay:\n  title: The gate leads on\n  evidence: leads to the quay\n",
    )


# (publish, the words around "It opened the gate", those around "leads to the quay")
AROUND = [
    (
        "full",
        ("The board met on Monday. ", ". Nobody spoke of the cost, whic"),
        (" cost, which was high.\nThe gate ", ". The quay was dry.\n"),
    ),
    ("excerpts", ("", "."), ("The gate ", ".")),
    ("none", ("", ""), ("", "")),
]


@pytest.mark.parametrize(("publish", "around_gate", "around_quay"), AROUND)
def test_words_around_a_quotation_reach_no_further_than_what_is_published(
    publish: str, around_gate: tuple[str, str], around_quay: tuple[str, str], tmp_path: Path
) -> None:
    found = told(tmp_path, with_publish(publish))
    gate, quay = (one(found, name).evidence[0] for name in ("gate", "quay"))
    assert (gate.exact, gate.prefix, gate.suffix) == ("It opened the gate", *around_gate)
    assert (quay.exact, quay.prefix, quay.suffix) == ("leads to the quay", *around_quay)


@pytest.mark.parametrize("publish", ["full", "excerpts", "none"])
def test_what_a_source_keeps_back_is_nowhere(publish: str, tmp_path: Path) -> None:
    """Not as a sentence, nor as an uncovered or odd wording."""
    found = told(tmp_path, with_publish(publish))
    assert (HELD in repr(found)) == (publish == "full")
    assert ("was dry" in repr(found)) == (publish == "full")
    (text,) = found.texts
    assert (text.sha256 is None) == (publish == "none")
    assert (text.path is None) == (publish != "full")
    assert [sentence.number for sentence in text.sentences] == ([1, 2, 3, 4, 5] if publish == "full" else [2, 4])
    assert {sentence.words is None for sentence in text.sentences} == {publish == "none"}
    assert {sentence.start is None for sentence in text.sentences} == {publish == "none"}


def test_every_value_of_every_field_goes_out(tmp_path: Path) -> None:
    """As many as an author wrote, but for the fingerprint of a review, which is made from sentences."""
    found = site(tmp_path, FULL)
    dossier = published(found)
    assert {record.kind for record in dossier.records} == set(kinds())
    for record in found.dossier.records.values():
        written = {str(entry.path[0]) for entry in walk(record) if entry.value != ()}
        assert {field.shape.name for field in one(dossier, record.id).fields} == written, record.id
        assert "fingerprint" not in repr(one(dossier, record.id).by_name.get("reviewed"))


def test_quotations_stand_where_their_offsets_say(tmp_path: Path) -> None:
    found = site(tmp_path, FULL)
    checked = 0
    for record in published(found).records:
        for evidence in record.evidence:
            stored = found.dossier.text_of(evidence.source)
            assert stored is not None
            pieces = [stored.text[start:end] for start, end in evidence.spans]
            assert " […] ".join(pieces) == evidence.exact
            assert (evidence.start, evidence.end) == (evidence.spans[0][0], evidence.spans[-1][1])
            assert stored.text[: evidence.start].endswith(evidence.prefix)
            assert stored.text[evidence.end :].startswith(evidence.suffix)
            assert all(left[1] <= right[0] for left, right in pairwise(evidence.spans))
            checked += 1
    assert checked > 15


def test_of_a_text_that_is_absent_words_have_no_place(tmp_path: Path) -> None:
    dossier = {
        "data/dossier.yml": "title: A\ndefault_source: post\n",
        "data/sources.yml": "post:\n  title: The Post\n  publish: none\n",
        "data/events.yml": "gate:\n  title: The gate opens\n  evidence: the gate was opened\n",
    }
    found = told(tmp_path, dossier)
    gate = one(found, "gate")
    assert gate.standing is not None
    assert not gate.standing.checked
    assert (gate.evidence[0].start, gate.evidence[0].end, gate.evidence[0].spans) == (None, None, ())
    assert (gate.evidence[0].exact, gate.evidence[0].checked) == ("the gate was opened", False)
    assert not found.texts[0].here


def test_who_says_it_is_told_in_words_too(tmp_path: Path) -> None:
    found = told(tmp_path, FULL)
    assert one(found, "said").speaker == Speaker("ada", "Ada Brook")
    assert one(found, "start").speaker == Speaker(None, "the newspaper")
    quotes = "q:\n  by: unnamed\n  paraphrase: opened the gate\n"
    assert one(told(tmp_path / "b", files(TEXT, quotes=quotes)), "q").speaker == Speaker(None, "someone unnamed")


def test_a_page_is_named_from_the_top_where_the_site_has_no_address(tmp_path: Path) -> None:
    events = "gate:\n  title: The gate opens\n  evidence: It opened the gate\n"
    hosted = published(site(tmp_path / "a", files(TEXT, events=events)))
    offline = published(site(tmp_path / "b", files(TEXT, events=events), directory=False, offline=True))
    assert one(hosted, "gate").address == "events/gate/"
    assert one(offline, "gate").address == "events/gate.html"
    assert one(told(tmp_path / "c", FULL), "opening").address == "https://line.example/sub/events/opening/"
    assert one(told(tmp_path / "d", FULL), "heading").address is None


def test_what_disagrees_is_told_whether_noted_or_found(tmp_path: Path) -> None:
    statistics = (
        "a:\n  label: gates\n  value: 2\n  evidence: had 2 gates\n"
        "b:\n  label: gates\n  value: 3\n  evidence: had 3 gates\n"
        "c:\n  label: walls\n  value: 3\n  contradicts: a\n  evidence: had 3 gates\n"
    )
    found = told(tmp_path, files("The quay had 2 gates. The quay had 3 gates.", statistics=statistics))
    assert [(other.id, other.noted) for other in one(found, "a").contradicts] == [("c", True), ("b", False)]
    assert [(other.id, other.noted) for other in one(found, "b").contradicts] == [("a", False)]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_numbers_are_written_in_plain_digits(value: Decimal) -> None:
    text = number_text(value)
    assert Decimal(text) == value
    assert not set(text) - set("-0123456789.")
    assert not ("." in text and text.endswith(("0", ".")))


def test_a_fraction_is_written_as_one() -> None:
    assert number_text(Fraction(2, 3)) == "2/3"
