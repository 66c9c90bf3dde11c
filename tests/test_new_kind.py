"""A new kind costs one class and one template: the manual's own example, added to a copy of the project and built.

If it ever takes a third file of the program, the design has failed; this test is where it shows.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from macros.views.csv_text import read_csv
from tests.conftest import PROJECT, Element, copy_sources, read_page, run_python
from tests.linked import blocks, lost_terms
from tests.sqlite_file import rows_of

MANUAL = "docs/contribute/code.md"
CLASS, TEMPLATE, FACTS = "macros/kinds/vote.py", "macros/templates/vote.html", "data/votes.yml"
VOTE = (
    "bench-vote:\n"
    "  title: Ruling in favor of the Taliban\n"
    "  by: bench\n"
    "  note: Whether the bench voted the article does not say.\n"
    "  evidence: following the bench ruling in favor of the Taliban\n"
)
ADDRESS = "votes/bench-vote/"
WORDS = "following the bench ruling in favor of the Taliban"


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file below a folder by what it holds, without what Python keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def example(name: str) -> str:
    """The code that the manual shows under the name of a file."""
    text = (PROJECT / MANUAL).read_text(encoding="utf-8")
    found = re.search(rf'```\S+ title="{re.escape(name)}"\n(.*?)\n```', text, re.DOTALL)
    assert found, f"{MANUAL} shows no {name}"
    return re.sub(r"\{% (?:end)?raw %\}", "", found[1]) + "\n"


@dataclass(frozen=True)
class Extended:
    """The project with the new kind: what was there before and after, and its site."""

    folder: Path
    before: dict[str, str]
    after: dict[str, str]

    def page(self, address: str) -> Element:
        """A page of the site."""
        return read_page((self.folder / "site" / address / "index.html").read_text(encoding="utf-8"))

    def links(self, address: str, target: str) -> list[str]:
        """The words of the links on a page that lead to the target."""
        return [
            found.text() for found in self.page(address).find("a") if found.attributes.get("href", "").endswith(target)
        ]


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Extended:
    """Two files of code, one of facts, one command."""
    folder = copy_sources(tmp_path_factory.mktemp("kind") / "project")
    before = fingerprints(folder)
    for name, text in ((CLASS, example(CLASS)), (TEMPLATE, example(TEMPLATE)), (FACTS, VOTE)):
        assert not (folder / name).exists()
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    checked = run_python("-m", "macros", "check", cwd=folder)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert re.search(r"\b1 vote\b", checked.stderr)
    built = run_python("-m", "macros", "build", "--strict", cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    return Extended(folder, before, fingerprints(folder))


def test_nothing_else_was_touched(extended: Extended) -> None:
    """Only the three new files, and the site."""
    changed = {name for name, digest in extended.after.items() if extended.before.get(name) != digest}
    assert {name for name in changed if not name.startswith("site/")} == {CLASS, TEMPLATE, FACTS}
    assert set(extended.before) <= set(extended.after)


def test_the_record_has_a_page_with_its_sentence(extended: Extended) -> None:
    """Heading, fields, evidence with the words marked, citation, standing: from the fields and the template."""
    page = extended.page(ADDRESS)
    assert page.find("h1")[0].text() == "Ruling in favor of the Taliban"
    sentence = next(found for found in page.find("blockquote", css="sb-sentence") if WORDS in found.text())
    assert "".join(mark.text() + " " for mark in sentence.find("mark")).split() == WORDS.split()
    assert [
        link
        for link in page.find("a", css="sb-number")
        if link.attributes["href"].endswith("/sources/moscow-lifts-ban/#s13")
    ]
    assert page.find("span", css="sb-standing")
    assert extended.links(ADDRESS, "/actors/bench/")
    assert "Whether the bench voted" in page.text()


@pytest.mark.parametrize(
    ("address", "target", "where"),
    [
        ("votes/", "bench-vote/", "the index of the kind"),
        ("actors/bench/", ADDRESS, "the backlinks of whom it names"),
        ("a-z/", ADDRESS, "A–Z"),
        ("sources/moscow-lifts-ban/", ADDRESS, "the sentence it rests on"),
        ("timeline/", "votes/", "the navigation of every page"),
        ("", "votes/", "the counts of the home page"),
        ("about-the-data/", "votes/", "what the dossier holds"),
    ],
)
def test_it_is_linked_from(address: str, target: str, where: str, extended: Extended) -> None:
    """Every list that holds all kinds holds this one, though no list names it."""
    assert extended.links(address, target), where


def test_as_linked_data_it_is_a_claim_of_the_source(extended: Extended) -> None:
    """No mapping names the kind: whom it is about, who says it and what it rests on follow from its fields."""
    (block,) = blocks((extended.folder / "site" / ADDRESS / "index.html").read_text(encoding="utf-8"))
    assert not lost_terms(block)
    _, claim, evidence = block["@graph"]
    assert (claim["@type"], claim["genre"], claim["text"]) == ("Claim", "vote", "Ruling in favor of the Taliban")
    assert claim["author"]["name"].startswith("Article on")
    assert claim["about"]["@id"].endswith("/actors/bench/#bench")
    assert WORDS in json.dumps(evidence)


def test_backlinks_stand_under_the_words_of_the_field(extended: Extended) -> None:
    """The field declares how its reverse reads; the page of the other record shows it with the sentence."""
    page = extended.page("actors/bench/")
    section = next(found for found in page.find("section") if [h.text() for h in found.find("h2")] == ["Votes"])
    assert "Ruling in favor of the Taliban" in section.text()
    assert WORDS in section.text()


def test_search_and_manual_know_it(extended: Extended) -> None:
    """Both are made from the code."""
    index = json.loads((extended.folder / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert [entry for entry in index["docs"] if entry["location"].startswith(ADDRESS)]
    words = extended.page("contribute/format/").text()
    manual = words.rpartition("\nVote\n")[2].partition("data/votes.yml")
    assert manual[0].startswith("How a body decided, and when.")
    fields = manual[2].split("\n")
    assert {"title required", "by required", "date"} <= set(fields[:12]), fields[:12]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("by: bench", "by: bnech", "unknown-id"),
        pytest.param("by: bench", "by: moscow-lifts-ban", "wrong-kind", marks=pytest.mark.prove),
        pytest.param("title: Ruling", "title: Third ruling", "number-not-in-evidence", marks=pytest.mark.prove),
        ("  by: bench", "  by: bench\n  date: 2025", "date-not-in-evidence"),
        pytest.param("  by: bench\n", "", "missing-field", marks=pytest.mark.prove),
        pytest.param("  by: bench", "  yb: bench", "unknown-field", marks=pytest.mark.prove),
        ("favor of the Taliban\n", "favor of the Talibans\n", "quote-not-found"),
    ],
)
def test_its_facts_are_checked(old: str, new: str, code: str, extended: Extended, tmp_path: Path) -> None:
    """The gates follow from the types of its fields as well."""
    folder = copy_sources(tmp_path / "project")
    for name in (CLASS, TEMPLATE):
        (folder / name).write_bytes((extended.folder / name).read_bytes())
    head, found, tail = VOTE.rpartition(old) if old.startswith("favor") else VOTE.partition(old)
    assert found
    (folder / FACTS).write_text(f"{head}{new}{tail}", encoding="utf-8", newline="\n")
    done = run_python("-m", "macros", "check", "--format", "json", cwd=folder)
    assert done.returncode == 1
    problems = json.loads(done.stdout)["problems"]
    assert code in {problem["code"] for problem in problems if problem["file"] == FACTS}


def test_it_goes_out_with_all_data(extended: Extended) -> None:
    """A file of its own, a table of its own, a place in the schema and in the database."""
    data = extended.folder / "site" / "data"
    single = json.loads((data / "votes" / "bench-vote.json").read_text(encoding="utf-8"))
    schema = json.loads((data / "schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(single)
    assert single["record"]["fields"]["by"] == "bench"
    head, row = read_csv((data / "votes.csv").read_bytes().decode())
    assert dict(zip(head, row, strict=True))["title"] == "Ruling in favor of the Taliban"
    (found,) = rows_of((data / "dossier.sqlite").read_bytes())["votes"]
    assert (found["id"], found["by"], found["sentences"]) == ("bench-vote", "bench", "13")
