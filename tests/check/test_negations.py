"""One small word turns a text in the editor's words round, while each word of its quotation stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossiers import checked, files

# (evidence: the whole text, text of the claim, code or "")
CLAIMS = [
    ("The court also backed the ban.", "The court did not back the ban.", "negation-added"),
    ("The court also backed the ban.", "The court also backed the ban.", ""),
    ("The court also backed the ban.", "Not only the council backed the ban.", ""),
    ("The board did not approve the plan.", "The board approved the plan.", "negation-left-out"),
    ("The board did not approve the plan.", "The board did not approve the plan.", ""),
    ("The board did not approve the plan.", "The board refused to approve the plan.", ""),
    ("The board denied approving the plan.", "The board approved the plan.", "negation-left-out"),
    ("No ferry sank in the storm.", "A ferry sank in the storm.", "negation-left-out"),
    ("No ferry sank in the storm.", "Every ferry survived.", ""),
    ("Nobody died, and the mayor opened the bridge.", "The mayor opened the bridge.", ""),
    ("No state has recognized the rulers, who have been denounced.", "The rulers have been denounced.", ""),
    ("The bridge is no longer closed.", "The bridge is closed.", "negation-left-out"),
    ("The bridge never opened to cars.", "The bridge opened to cars.", "negation-left-out"),
    ("The bridge never opened to cars.", "Cars were kept from the bridge.", ""),
    ("Without a permit the bridge opened to cars.", "The bridge opened to cars.", ""),
    ("House No. 5 burned down on Sunday.", "A house burned down on Sunday.", ""),
]


@pytest.mark.parametrize(("source", "text", "code"), CLAIMS)
def test_a_claim_denies_what_its_evidence_denies(source: str, text: str, code: str, tmp_path: Path) -> None:
    claims = f"one:\n  type: analysis\n  text: {text}\n  evidence: {source.rstrip('.')}\n"
    assert [found.code for found in checked(tmp_path, files(source, claims=claims)).errors] == ([code] if code else [])


def test_an_inference_answers_for_it(tmp_path: Path) -> None:
    claims = "one:\n  type: analysis\n  text: The ban is not lawful.\n  inference: A court lifted it.\n"
    claims += "  evidence: The court lifted the ban\n"
    assert not checked(tmp_path, files("The court lifted the ban.", claims=claims)).errors


@pytest.mark.parametrize(
    ("plural", "fields"),
    [
        ("events", "title: The bridge does not open"),
        ("events", "title: The bridge opens\n  description: It is not safe"),
        ("statistics", "label: Days without the bridge\n  value: 3 days"),
    ],
)
def test_every_text_of_the_editor_is_read(plural: str, fields: str, tmp_path: Path) -> None:
    source = "The bridge opens in 3 days."
    found = checked(tmp_path, files(source, **{plural: f"one:\n  {fields}\n  evidence: The bridge opens in 3 days\n"}))
    assert [error.code for error in found.errors] == ["negation-added"]


def test_none_is_a_denial(tmp_path: Path) -> None:
    statistics = "one:\n  label: Ferries that sank\n  value: none\n  evidence: No ferry sank in the storm\n"
    assert not checked(tmp_path, files("No ferry sank in the storm.", statistics=statistics)).errors


def test_a_language_without_a_list_is_passed_over(tmp_path: Path) -> None:
    claims = "one:\n  type: analysis\n  text: The bridge does not open.\n  evidence: Brúin opnar ekki\n"
    dossier = files("Brúin opnar ekki í dag.", claims=claims, sources="post:\n  title: The Post\n  language: is\n")
    assert not checked(tmp_path, dossier).errors
