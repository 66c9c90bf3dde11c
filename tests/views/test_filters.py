"""What a list can be narrowed to: only what divides it, and nothing that drops an uncertain date."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.views.filters import facets_of, filters
from macros.views.view import View
from tests.dossiers import FULL, draft, files, view


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The dossier in which every field is set."""
    return view(tmp_path_factory.mktemp("full"), FULL)


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2024", ("2024",)),
        ("2024-05-01", ("2024",)),
        ("[2014,2015]", ("2014", "2015")),
        ("2014/2016", ("2014", "2015", "2016")),
        ("../2024-12", ("2024",)),
        ("2023/..", ("2023",)),
        ("-0043", ("-43",)),
        ("20XX", ("2000", "2099")),
        ("1XXX", ()),
        (None, ("undated",)),
    ],
)
def test_a_date_is_of_every_year_that_it_may_fall_in(date: str | None, years: tuple[str, ...], tmp_path: Path) -> None:
    """First and last of them; a date that may be in any of a thousand years is found under none."""
    row = f"  date: '{date}'\n" if date else ""
    seen = draft(tmp_path, files("The line runs.", events=f"run:\n  title: Run\n{row}  evidence: The line runs\n"))
    found = facets_of(seen, seen.record("run")).get("year", ())
    assert (found[:1] + found[-1:] if len(found) > 3 else found) == years


def test_a_facet_that_would_leave_the_list_as_it_is_is_not_offered(full: View) -> None:
    for kind in ("actor", "event", "claim", "relation", "statistic"):
        records = full.dossier.of_kind(kind)
        for one in filters(full, records):
            assert one.choices
            assert len(one.choices) > 1 or one.choices[0].count < len(records)
            for choice in one.choices:
                having = [record for record in records if choice.value in facets_of(full, record).get(one.facet, ())]
                assert len(having) == choice.count


def test_choices_stand_in_an_order_that_readers_expect(full: View) -> None:
    """Years by number with the undated last, standings from firm to contested, names by letter."""
    found = {one.facet: [choice.words for choice in one.choices] for one in filters(full, full.dossier.statements)}
    assert found["year"] == [*sorted((year for year in found["year"] if year != "undated"), key=int), "undated"]
    order = ["stated", "attributed", "inferred", "disputed"]
    assert found["standing"] == [word for word in order if word in found["standing"]]
    assert found["actor"] == sorted(found["actor"], key=str.casefold)
