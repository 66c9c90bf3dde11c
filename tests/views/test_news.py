"""The one list of what is new: corrections, editions, days; the foot of each record; the pages of old addresses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.adapters.past import state_in
from macros.build import check
from macros.changes import compare
from macros.history import NO_HISTORY, History, PastEdition, Revision, Step
from macros.prose_macros import MacroError, Prose
from macros.views import news
from macros.views.facts import Facts
from macros.views.view import View
from tests.dossiers import FULL, Files, checked, codes, files, view, write

REVISION = Revision("0123456789abcdef0123456789abcdef01234567", date(2024, 6, 5))
TEXT = "Ada Brook heads the line. It carries at least 412 riders. Bo said so."
ADA = "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook heads the line\n"
STATISTICS = "riders:\n  label: riders\n  value: at least 412\n  evidence: carries at least 412 riders\n"
NOW = files(TEXT, actors=ADA, statistics=STATISTICS)


def _without(name: str) -> Files:
    return {file: text for file, text in NOW.items() if file != f"data/{name}.yml"}


def _past(number: int, day: date, records: dict[str, str]) -> PastEdition:
    return PastEdition(number, f"edition-{number}", day, f"{number}" * 40, records)


FIRST = _past(1, date(2024, 6, 1), {"post": "source", "ada": "actor", "fixed": "correction"})
SECOND = _past(2, date(2024, 6, 3), {"post": "source", "ada": "actor", "riders": "statistic"})


def _seen(folder: Path, now: Files = NOW, first: Files | None = None, second: Files | None = None) -> View:
    """The dossier as it is now, with two editions behind it."""
    states = [
        state_in(write(folder / name, dossier))
        for name, dossier in (("1", first or _without("statistics")), ("2", second or NOW), ("3", now))
    ]
    steps = (Step(SECOND, compare(states[0], states[1])), Step(None, compare(states[1], states[2])))
    found = view(folder / "now", now)
    return View(replace(found.site, history=History(REVISION, (FIRST, SECOND), steps)), "")


def _shown(happening: news.Happening) -> tuple[str, str, str, list[str]]:
    lines = [f"{one.title}{': ' + ' '.join(one.sentences) if one.sentences else ''}" for one in happening.told]
    return happening.title, happening.when, happening.note, lines


# -- editions ---------------------------------------------------------------------------------------


def test_editions_stand_the_latest_first(tmp_path: Path) -> None:
    second = {**NOW, "data/statistics.yml": STATISTICS.replace("label: riders", "label: Riders")}
    seen = _seen(tmp_path, second=second)
    assert [_shown(one) for one in news.editions(seen)] == [
        ("Since edition 2", "", "1 record changed.", ["riders: Label: from “Riders” to “riders”."]),
        ("Edition 2", "3 June 2024", "1 record added.", ["riders: Added."]),
        ("Edition 1", "1 June 2024", "The first edition, with 2 records.", []),
    ]


def test_a_removed_record_is_named_by_its_kind_and_id_alone(tmp_path: Path) -> None:
    """What it was called may be what had to go; where a removal says why, its page does."""
    removals = "riders:\n  was: statistic\n  date: 2024-06-05\n  reason: It was wrong.\n"
    gone = _seen(tmp_path / "gone", _without("statistics"))
    why = _seen(tmp_path / "why", {**_without("statistics"), "data/removals.yml": removals})
    for seen, title, address in (
        (gone, "Statistic “riders”", None),
        (why, "Statistic “riders”", "statistics/riders/"),
    ):
        since = news.editions(seen)[0]
        assert [(one.title, one.address, one.sentences) for one in since.told] == [(title, address, ("Removed.",))]


def test_corrections_and_removals_are_not_told_twice(tmp_path: Path) -> None:
    """They have lists and pages of their own."""
    corrections = "fixed:\n  date: 2024-06-05\n  record: riders\n  was: It was 421.\n  now: It is 412.\n"
    since = news.editions(_seen(tmp_path, {**NOW, "data/corrections.yml": corrections}))[0]
    assert (since.told, since.note) == ((), "No record changed.")


def test_words_that_no_longer_stand_in_a_record_are_not_published(tmp_path: Path) -> None:
    now = {**NOW, "data/statistics.yml": STATISTICS.replace("carries at", "at") + "  note: Mine.\n"}
    (told,) = news.editions(_seen(tmp_path, now))[0].told
    assert told.sentences == ("Editor’s note added.", "Evidence changed.")


def test_an_id_that_may_be_among_what_cannot_be_read_is_not_gone(tmp_path: Path) -> None:
    published = {"riders": "statistic", "ada": "actor"}
    for number, text in enumerate((STATISTICS.replace("label", "lable"), "riders: [\n")):
        folder = write(tmp_path / str(number), {**NOW, "data/statistics.yml": text})
        assert "id-gone" not in codes(check(folder, published=published).problems)
    folder = write(tmp_path / "gone", _without("statistics"))
    assert "id-gone" in codes(check(folder, published=published).problems)


def test_a_record_of_another_kind_has_another_address(tmp_path: Path) -> None:
    """Its id is there still, so nobody notices. A removal keeps the old address, if it names the kind it was."""

    def gone(dossier: Files, kind: str, name: str) -> list[tuple[str, int]]:
        folder = write(tmp_path / f"{kind}-{name}", dossier)
        found = check(folder, published={name: kind}).problems
        return [(one.location.file, one.location.line) for one in found if one.code == "id-gone"]

    assert gone(NOW, "statistic", "riders") == []
    assert gone(NOW, "claim", "riders") == [("data/statistics.yml", 1)]
    assert gone(NOW, "correction", "riders") == []  # which has no page
    assert gone(REMOVED, "actor", "bo") == []
    assert gone(REMOVED, "place", "bo") == [("data/removals.yml", 2)]


def test_what_could_not_be_compared_is_said(tmp_path: Path) -> None:
    seen = _seen(tmp_path)
    (step, _) = seen.site.history.steps
    seen = View(replace(seen.site, history=replace(seen.site.history, steps=(replace(step, left_out=2),))), "")
    assert news.editions(seen)[0].note == "1 record added. 2 records could not be compared."


def test_without_a_history_there_is_no_edition(tmp_path: Path) -> None:
    seen = view(tmp_path, NOW)
    assert (news.editions(seen), news.news(seen)) == ((), ())


# -- the list ---------------------------------------------------------------------------------------


def test_the_list_is_of_all_that_has_a_day_the_latest_first(tmp_path: Path) -> None:
    """What changed since the last edition is no news yet: it has no day of its own."""
    corrections = (
        "late:\n  date: 2024-06-03\n  record: riders\n  was: A.\n  now: B.\n"
        "early:\n  date: 2024-05\n  record: riders\n  was: A.\n  now: B.\n"
    )
    dated = {**NOW, "data/corrections.yml": corrections, "data/actors.yml": ADA + "  added: 2024-06-02\n"}
    seen = _seen(tmp_path, dated)
    assert [(one.title, one.when, str(one.day), one.anchor) for one in news.news(seen)] == [
        ("Correction: riders", "3 June 2024", "2024-06-03", "late"),
        ("Edition 2", "3 June 2024", "2024-06-03", "edition_2"),
        ("1 record added", "2 June 2024", "2024-06-02", "day_2024-06-02"),
        ("Edition 1", "1 June 2024", "2024-06-01", "edition_1"),
        ("Correction: riders", "May 2024", "2024-05-01", "early"),
    ]


def test_records_of_a_day_say_which_of_them_changed_where_some_did(tmp_path: Path) -> None:
    dated = {
        **NOW,
        "data/actors.yml": ADA + "  added: 2024-06-01\n  updated: 2024-06-02\n",
        "data/statistics.yml": STATISTICS + "  added: 2024-06-02\n",
    }
    assert [_shown(one) for one in news.days(view(tmp_path, dated))] == [
        ("2 records added or changed", "2 June 2024", "", ["Ada Brook: Changed.", "riders: Added."]),
        ("1 record added", "1 June 2024", "", ["Ada Brook"]),
    ]


DATES = (
    "2024-06-01",
    "2024-06-01~",
    "2024-06-01?",
    "2024-06",
    "[2024-06-01, 2024-06-03]",
    "2024-06-01/2024-06-03",
    "202X",
)


def test_no_two_dates_have_one_anchor() -> None:
    found = [news.id_of_date(text) for text in DATES]
    assert len(set(found)) == len(DATES)
    assert all(mark.isalnum() or mark in "-_" for text in found for mark in text)


# -- the foot of a record ---------------------------------------------------------------------------


def _foot(seen: View, name: str) -> list[tuple[str, str]]:
    return [(note.words, note.href) for note in news.foot_notes(seen, seen.record(name))]


def test_a_records_foot_tells_its_history(tmp_path: Path) -> None:
    corrections = (
        "b:\n  date: 2024-06-04\n  record: riders\n  was: A.\n  now: B.\n"
        "a:\n  date: 2024-05\n  record: riders\n  was: A.\n  now: B.\n"
    )
    statistics = STATISTICS + "  unit: riders\n  about: ada\n"
    now = {**NOW, "data/statistics.yml": statistics, "data/corrections.yml": corrections}
    seen = _seen(tmp_path, now)
    assert _foot(seen, "riders") == [
        ("added in edition 2", "corrections/#edition_2"),
        ("unit and about changed since edition 2", "corrections/#since_last_edition"),
        ("corrected in May 2024", "corrections/#a"),
        ("corrected on 4 June 2024", "corrections/#b"),
    ]
    assert _foot(seen, "ada") == [("added in edition 1", "corrections/#edition_1")]


def test_a_renamed_record_keeps_its_history(tmp_path: Path) -> None:
    now = {**NOW, "data/actors.yml": ADA.replace("ada:\n", "brook:\n  formerly: ada\n")}
    assert [words for words, _ in _foot(_seen(tmp_path, now), "brook")] == [
        "added in edition 1",
        "renamed since edition 2",
    ]


def test_a_new_record_says_since_when(tmp_path: Path) -> None:
    now = {**NOW, "data/actors.yml": ADA + "bo:\n  name: Bo\n  type: person\n  evidence: Bo said so\n"}
    assert [words for words, _ in _foot(_seen(tmp_path, now), "bo")] == ["added since edition 2"]


def test_without_a_history_a_foot_tells_of_corrections_alone(tmp_path: Path) -> None:
    seen = view(tmp_path, FULL)
    assert [words for words, _ in _foot(seen, "riders")] == ["corrected on 2 June 2024"]
    assert _foot(seen, "ada") == []


# -- which edition this is --------------------------------------------------------------------------

STATES = {
    "no history": (NO_HISTORY, "undated edition", "as of 1 May 2024"),
    "no edition": (
        History(REVISION),
        "revision 0123456789 of 5 June 2024",
        "revision 0123456789 of 5 June 2024, as of 1 May 2024",
    ),
    "after an edition": (
        History(REVISION, (FIRST,)),
        "after edition 1, revision 0123456789 of 5 June 2024",
        "after edition 1, revision 0123456789 of 5 June 2024, as of 1 May 2024",
    ),
    "an edition": (
        History(Revision(FIRST.revision, FIRST.day), (FIRST,)),
        "edition 1 of 1 June 2024",
        "edition 1 of 1 June 2024, as of 1 May 2024",
    ),
    "an edition that was changed": (
        History(Revision(FIRST.revision, FIRST.day, dirty=True), (FIRST,)),
        "after edition 1, revision 1111111111 of 1 June 2024, with uncommitted changes",
        "after edition 1, revision 1111111111 of 1 June 2024, with uncommitted changes, as of 1 May 2024",
    ),
}


@pytest.mark.parametrize("name", STATES)
def test_every_citation_names_the_edition_or_the_revision(name: str, tmp_path: Path) -> None:
    history, undated, dated = STATES[name]
    settings = "title: The line\ndefault_source: post\nas_of: 2024-05-01\n"
    for folder, dossier, words in (("a", NOW, undated), ("b", {**NOW, "data/dossier.yml": settings}, dated)):
        seen = view(tmp_path / folder, dossier)
        seen = View(replace(seen.site, history=history), "actors/ada/")
        assert seen.edition == words
        assert f", {words}, " in Facts(seen).how_to_cite("Ada Brook", seen.record("ada"))


@pytest.mark.parametrize(
    ("repository", "link"),
    [
        ("https://github.com/desk/line", "https://github.com/desk/line/releases/tag/edition-1"),
        ("https://github.com/desk/line/", "https://github.com/desk/line/releases/tag/edition-1"),
        ("https://github.com/desk/line.git", "https://github.com/desk/line/releases/tag/edition-1"),
        ("https://code.example/desk/line", ""),
        ("https://github.com.evil.example/desk/line", ""),
        ("", ""),
    ],
)
def test_an_edition_is_a_release_on_github(repository: str, link: str, tmp_path: Path) -> None:
    imprint = f"imprint: {{repository: {repository}}}\n" if repository else ""
    settings = f"title: The line\ndefault_source: post\n{imprint}"
    assert Facts(view(tmp_path, {**NOW, "data/dossier.yml": settings})).release_url("edition-1") == link


def test_downloads_lists_the_editions(tmp_path: Path) -> None:
    settings = "title: The line\ndefault_source: post\nimprint: {repository: https://github.com/desk/line}\n"
    page = Prose(_seen(tmp_path, {**NOW, "data/dossier.yml": settings})).downloads()
    assert page.index("/releases/tag/edition-2") < page.index("/releases/tag/edition-1")
    assert "2222222222" in page
    assert "Editions" not in Prose(view(tmp_path / "none", NOW)).downloads()


# -- old addresses ----------------------------------------------------------------------------------

RENAMED = {**NOW, "data/actors.yml": ADA.replace("ada:\n", "brook:\n  formerly: [ada, a-brook]\n")}
REMOVED = {
    **NOW,
    "data/removals.yml": (
        "bo:\n  was: actor\n  date: 2024-06\n  reason: He asked for it; see [[ada]].\n  see_also: [ada]\n"
    ),
}


def test_a_renamed_record_leaves_a_page_at_each_old_address(tmp_path: Path) -> None:
    seen = view(tmp_path, RENAMED)
    for name in ("ada", "a-brook"):
        page = seen.site.pages[f"actors/{name}/"]
        assert (page.former, page.title) == (True, "Moved: Ada Brook")
        html = Prose(View(seen.site, page.address)).former_page(name)
        assert 'href="../brook/"' in html
        assert "http-equiv" not in html


def test_a_removed_record_leaves_a_page_that_says_why(tmp_path: Path) -> None:
    seen = view(tmp_path, REMOVED)
    html = Prose(View(seen.site, "actors/bo/")).former_page("bo")
    assert "This actor was removed" in html
    assert "June 2024. He asked for it; see" in html
    assert html.count('href="../ada/"') == 2


def test_only_a_former_id_has_such_a_page(tmp_path: Path) -> None:
    prose = Prose(view(tmp_path, RENAMED))
    for name in ("brook", "nobody"):
        with pytest.raises(MacroError):
            prose.former_page(name)


WRONG = {
    "a link to a renamed record": (
        {**RENAMED, "data/statistics.yml": STATISTICS + "  note: See [[ada]].\n"},
        'there is no record "ada", which was renamed to "brook"',
    ),
    "a field that names one": (
        {**RENAMED, "data/statistics.yml": STATISTICS + "  about: [a-brook]\n"},
        'there is no record "a-brook", which was renamed to "brook"',
    ),
    "a page that names one": (
        {**RENAMED, "docs/index.md": "{{ actor('ada') }} heads it.\n"},
        'actor: there is no actor "ada", which was renamed to "brook"',
    ),
    "a link to a removed record": (
        {**REMOVED, "data/statistics.yml": STATISTICS + "  note: See [[bo]].\n"},
        '"bo" was removed (June 2024)',
    ),
    "a field that names a removed record": (
        {**REMOVED, "data/statistics.yml": STATISTICS + "  said_by: bo\n"},
        '"bo" was removed (June 2024)',
    ),
    "a page that names a removed record": (
        {**REMOVED, "docs/index.md": "{{ actor('bo') }} heads it.\n"},
        'actor: "bo" was removed (June 2024)',
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_who_names_an_old_id_is_told_what_became_of_it(name: str, tmp_path: Path) -> None:
    dossier, message = WRONG[name]
    found = checked(tmp_path, dossier).errors
    assert [(one.code, one.message) for one in found] == [("unknown-id", message)]


def test_a_correction_may_name_a_removed_record(tmp_path: Path) -> None:
    """It was published, so what was wrong with it must be said."""
    corrections = "fixed:\n  date: 2024-06\n  record: bo\n  was: He was named.\n  now: He is not.\n"
    seen = view(tmp_path, {**REMOVED, "data/corrections.yml": corrections})
    assert 'href="actors/bo/"' in Prose(seen).corrections()


def test_the_kind_of_a_removed_record_is_one_with_pages(tmp_path: Path) -> None:
    for number, kind in enumerate(("actr", "relation-type", "removal")):
        removals = REMOVED["data/removals.yml"].replace("was: actor", f"was: {kind}")
        assert codes(checked(tmp_path / str(number), {**REMOVED, "data/removals.yml": removals}).errors) == [
            "unknown-choice"
        ]


TAKEN = {
    "the id of a record": "  formerly: riders\n",
    "its own id": "  formerly: ada\n",
    "twice by one record": "  formerly: [a, a]\n",
    "the id of a removal": "  formerly: bo\n",
}


@pytest.mark.parametrize("name", TAKEN)
def test_an_address_leads_to_one_page(name: str, tmp_path: Path) -> None:
    dossier = {**REMOVED, "data/actors.yml": ADA + TAKEN[name]}
    expected = [] if name == "twice by one record" else ["former-id-taken"]
    assert codes(checked(tmp_path, dossier).errors) == expected


@pytest.mark.parametrize("words", ["A B", "../x", "index", "", "a_b"])
def test_a_former_id_is_an_id(words: str, tmp_path: Path) -> None:
    """It becomes an address."""
    found = checked(tmp_path, {**NOW, "data/actors.yml": f"{ADA}  formerly: ['{words}']\n"}).errors
    assert found
    assert set(codes(found)) <= {"bad-id", "empty-value"}
