"""Entries of a bibliography are read back as what was written, and no date becomes firmer on the way."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from macros.model.dates import parse_date
from macros.views.bibliography import Reference, bibtex, csl, csl_date, in_tex
from tests.hostile.sinks import out_of_tex


def _read(entry: str) -> dict[str, str]:
    """The fields of one entry, as a reader of BibTeX finds them, doubled braces taken off."""
    library = parse_string(entry)
    assert not library.failed_blocks, entry
    (found,) = library.entries
    assert found.entry_type == "misc"
    return {field.key: re.sub(r"^\{(.*)\}$", r"\1", str(field.value), flags=re.DOTALL) for field in found.fields}


HOSTILE = [
    "100 % of R&D costs $5 #1 a_b",
    "a { b",
    "} , title = {x}",
    "\\input{/etc/passwd}",
    "x} @article{y",
    "~ and ^ and \\",
    'He said "no", “never” and «nie»',
    "Łukasz Brzęczek, Ünïcödé, Москва, كابل, 東京",
    "Procter and Gamble",
    "@comment{",
    "line one\nline two",
    "\\",
    "{{{",
]


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("field", ["title", "author", "publisher", "note"])
def test_words_are_read_back_as_they_were_written(field: str, words: str) -> None:
    """In every field of words; nothing ends the field, the entry or the file."""
    values: dict[str, Any] = {"title": "T", field: (words,) if field == "note" else words}
    fields = _read(bibtex(Reference("key", "document", notes=values.pop("note", ()), **values)))
    read = out_of_tex(fields[field])
    assert read.lower() == " ".join(words.split()).lower()


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_words_are_read_back(words: str) -> None:
    """Letters of any script stay what they are."""
    assert out_of_tex(in_tex(words)) == re.sub(r"\s+", " ", words)
    entry = bibtex(Reference("key", "document", f"x{words}x", author="A"))
    assert out_of_tex(_read(entry)["title"]) == re.sub(r"\s+", " ", f"x{words}x")


def test_an_address_cannot_end_its_field() -> None:
    entry = bibtex(Reference("key", "document", "T", url="https://a.example/?q={x}&r=100%25#y_z"))
    assert _read(entry)["url"] == "https://a.example/?q=%7Bx%7D&r=100%25#y_z"


DATES = [
    # EDTF, what BibTeX says, what CSL says
    ("2024-05-03", {"year": "2024", "date": "2024-05-03"}, {"date-parts": [[2024, 5, 3]]}),
    ("2024-05", {"year": "2024", "date": "2024-05"}, {"date-parts": [[2024, 5]]}),
    ("2024", {"year": "2024", "date": "2024"}, {"date-parts": [[2024]]}),
    ("2025?", {"year": "2025 (uncertain)"}, {"date-parts": [[2025]], "circa": True}),
    ("2021~", {"year": "about 2021"}, {"date-parts": [[2021]], "circa": True}),
    ("2024-05?-03", {"year": None}, {"date-parts": [[2024, 5, 3]], "circa": True}),
    ("1974/1978", {"year": "1974 to 1978", "date": "1974/1978"}, {"date-parts": [[1974], [1978]]}),
    ("[2014,2015]", {"year": "2014 or 2015"}, {"literal": "2014 or 2015"}),
    ("[2024-10..2024-12]", {"year": None}, {"literal": "some time from October to December 2024"}),
    ("../2024-12", {"year": "by the end of 2024"}, {"literal": "by the end of 2024"}),
    ("2023/..", {"year": "since 2023"}, {"literal": "since 2023"}),
    ("197X", {"year": None}, {"literal": "1970s"}),
    ("2024-21", {"year": "spring 2024"}, {"literal": "spring 2024"}),
    ("-0044", {"year": None}, {"literal": "45 BC"}),
]


@pytest.mark.parametrize(("edtf", "in_bibtex", "in_csl"), DATES, ids=[edtf for edtf, _, _ in DATES])
def test_a_date_is_as_firm_as_it_was_given(edtf: str, in_bibtex: dict[str, str], in_csl: dict[str, object]) -> None:
    """Numbers only where they are that date; else its words."""
    date = parse_date(edtf)
    fields = _read(bibtex(Reference("key", "document", "T", issued=date)))
    assert {name: fields.get(name) for name in ("year", "date")} == {
        "date": None,
        **{name: out_of_tex(in_tex(value or date.label())) for name, value in in_bibtex.items()},
    }
    assert csl_date(date) == in_csl


def test_a_date_that_was_worked_out_says_so() -> None:
    issued = parse_date("2023-07")
    reference = Reference("k", "report", "T", issued=issued, issued_words="July 2023 (inferred)", worked_out=True)
    fields = _read(bibtex(reference))
    assert fields["year"] == "July 2023 (inferred)"
    assert "date" not in fields
    assert csl(reference)["issued"] == {"date-parts": [[2023, 7]], "circa": True}


def test_no_date_stays_none() -> None:
    """Above all it is not the day of the build."""
    reference = Reference("k", "document", "T")
    assert set(_read(bibtex(reference))) == {"title"}
    assert csl(reference) == {"id": "k", "type": "document", "title": "T"}


def test_notes_are_sentences() -> None:
    reference = Reference("k", "document", "T", notes=("disputed", "Rests on: A, undated."))
    assert reference.note == "Disputed. Rests on: A, undated"
