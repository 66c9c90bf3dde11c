"""The quote gate as records meet it: which source, which outcome, which code, at which line.

How words are found in a text is tested with `macros/model/evidence.py`; how far a clause reaches, with the
context guard. Here is what joins them to what an author writes. Every row is one slip and gives one problem.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.build import Checked
from macros.check.evidence import line_told
from macros.problems import Location
from tests.dossiers import SETTINGS, SOURCE, checked, codes, files, only, places

TEXT = """\
The line opened on a Monday. The bridge at Holm carries it over the river.
“We run every day,” said Ada Brook, who heads the line. Ada Brook added that the drivers like the bridge.
The night train did not stop at Holm. The mill will open again if the council agrees.
More than 137 sheep were on the track. Snow could close the pass. The guard was there. The guard was there too.
The river rose by 1,137 metres. Nobody rode.
Rises by year: 2,211; 2,345.
"""
BLATT = "Die Brücke wurde am Montag gesperrt. Niemand wurde verletzt.\n"
SOURCES = SOURCE + "blatt:\n  title: Das Talblatt\n  language: de\n  publish: excerpts\n"


def _event(*lines: str) -> str:
    """An event whose evidence begins at line 3."""
    return "run:\n  title: A run\n" + "".join(f"  {line}\n" for line in lines)


def _run(
    folder: Path, events: str = "", *, text: str = TEXT, more: dict[str, str] | None = None, **plurals: str
) -> Checked:
    plurals |= {"events": events} if events else {}
    return checked(
        folder, files(text, **{"sources": SOURCES, **plurals}) | {"data/texts/blatt.txt": BLATT} | (more or {})
    )


# (the event's lines from its evidence on, the code, its line)
SLIPS = {
    "no evidence at all": ((), "no-evidence", 1),
    "an empty list": (("evidence: []",), "no-evidence", 1),
    "nothing written": (("evidence:",), "empty-evidence", 3),
    "no word in it": (("evidence: '“…”'",), "empty-evidence", 3),
    "one word": (("evidence: Monday",), "evidence-too-short", 3),
    "another word": (("evidence: The line opened on a Tuesday",), "quote-not-found", 3),
    "in the other order": (("evidence: on a Monday the line opened",), "quote-not-found", 3),
    "cut inside a word": (("evidence: he line opened",), "evidence-boundary", 3),
    "cut inside a number": (("evidence: 137 metres",), "evidence-boundary", 3),
    "twice in the text": (("evidence: The guard was there",), "quote-ambiguous", 3),
    "the second of two stretches": (
        ("evidence:", "  - The line opened on a Monday", "  - The line closed on a Monday"),
        "quote-not-found",
        5,
    ),
    "the words of a stretch that names its source": (
        ("evidence:", "  source: blatt", "  text: Die Brücke wurde am Dienstag gesperrt"),
        "quote-not-found",
        4,
    ),
    "a negation left outside": (("evidence: stop at Holm",), "cut-negation", 3),
    "a condition left outside": (("evidence: The mill will open again",), "cut-condition", 3),
    "a qualifier left outside": (("evidence: 137 sheep were on the track",), "cut-qualifier", 3),
    "a hedge left outside": (("evidence: close the pass",), "cut-hedge", 3),
    "a negation left outside in another language": (
        ("evidence: {source: blatt, text: wurde verletzt}",),
        "cut-negation",
        3,
    ),
    "the second stretch cuts a negation": (
        ("evidence:", "  - The line opened on a Monday", "  - stop at Holm"),
        "cut-negation",
        5,
    ),
}


@pytest.mark.parametrize(("lines", "code", "line"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_one_problem_at_its_line(lines: tuple[str, ...], code: str, line: int, tmp_path: Path) -> None:
    assert places(_run(tmp_path, _event(*lines)).problems) == [(code, f"data/events.yml:{line}")]


@pytest.mark.parametrize(
    "lines",
    [
        ("evidence: The line opened on a Monday",),
        ("evidence: The bridge at Holm […] over the river",),
        ("evidence: {source: blatt, text: Die Brücke wurde am Montag gesperrt}",),
        ("source: blatt", "evidence: Die Brücke wurde am Montag gesperrt"),
        ("source: blatt", "evidence: {source: post, text: The line opened on a Monday}"),
        ("evidence: [The line opened, {source: blatt, text: Die Brücke wurde am Montag gesperrt}]",),
        ("evidence: The night train did not stop at Holm",),
        ("evidence: [did not, stop at Holm]",),
        ("evidence: The mill will open again if the council agrees",),
        ("evidence: More than 137 sheep were on the track",),
        ("evidence: stop at Holm", "cut_note: That the train did not is another fact."),
        ("evidence: The mill will open again", "cut_note: “If the council agrees” is met, it has agreed since."),
        ("evidence: 137 sheep were on the track", "cut_note: More than that were not counted."),
        ("evidence: close the pass", "cut_note: It did, so *could* is left out."),
    ],
)
def test_sound_evidence_has_no_problem(lines: tuple[str, ...], tmp_path: Path) -> None:
    """The cures of the slips above: more words, a stretch for the words left outside, or a `cut_note`."""
    assert not _run(tmp_path, _event(*lines)).problems


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("evidence: stop at Holm", "cut_note: x"), "cut-negation"),
        (("evidence: stop at Holm", "cut_note: Nothing is left out."), "cut-negation"),
        (("evidence: The mill will open again", "cut_note: That it did not is another fact."), "cut-condition"),
        (("evidence: close the pass", "cut_note: Couldn’t be."), "cut-hedge"),
    ],
)
def test_a_note_answers_only_for_the_words_it_names(lines: tuple[str, ...], code: str, tmp_path: Path) -> None:
    """A note of any words would switch the guard off for the whole record."""
    found = only(_run(tmp_path, _event(*lines)).problems)
    assert found.code == code
    assert "cut_note" in found.hint


def test_case_is_not_folded(tmp_path: Path) -> None:
    """Only marks, dashes and white space are folded: "the bridge" stands nowhere as a stretch's opening."""
    found = only(_run(tmp_path, _event("evidence: the bridge at Holm carries it")).problems)
    assert found.code == "quote-not-found"
    assert "The bridge at Holm" in found.hint


def test_weak_is_a_hedge_alone(tmp_path: Path) -> None:
    found = _run(tmp_path, _event("evidence: close the pass"))
    assert [entry.severity for entry in found.problems] == ["weak"]
    assert found.dossier is not None


def test_every_stretch_of_every_record_is_looked_up(tmp_path: Path) -> None:
    """One run tells all; a missed stretch is not judged for what it leaves outside as well."""
    events = """\
        one:
          title: A run
          evidence:
            - The line closed
            - stop at Holm
            - The bridge fell
        two:
          title: A stop
          evidence: stop at Holm
        """
    assert places(_run(tmp_path, events).problems) == [
        ("cut-negation", "data/events.yml:9"),
        ("quote-not-found", "data/events.yml:4"),
        ("quote-not-found", "data/events.yml:6"),
    ]


# -- which source ---------------------------------------------------------------------------------


def test_without_a_default_a_stretch_must_name_its_source(tmp_path: Path) -> None:
    found = _run(tmp_path, _event("evidence: The line opened"), dossier="title: The line\n")
    assert places(found.problems) == [("no-source", "data/events.yml:3")]


def test_an_unknown_source_of_a_stretch(tmp_path: Path) -> None:
    """The nearest one is named, as for every other id."""
    found = only(_run(tmp_path, _event("evidence: {source: blat, text: Die Brücke wurde}")).problems)
    assert (found.code, found.location.line) == ("unknown-id", 3)
    assert 'did you mean "blatt"?' in found.message


@pytest.mark.parametrize(
    ("events", "settings", "expected"),
    [
        (_event("evidence: The line opened", "source: pots"), SETTINGS, [("unknown-id", "data/events.yml:4")]),
        (
            _event("evidence: The line opened"),
            "title: A\ndefault_source: pots\n",
            [("unknown-id", "data/dossier.yml:2")],
        ),
    ],
)
def test_an_unknown_source_is_reported_where_it_is_named(
    events: str, settings: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    """Once: a misspelt default source is one slip, not one for each of a hundred stretches."""
    assert places(_run(tmp_path, events, dossier=settings).problems) == expected


def test_words_of_a_source_known_through_another(tmp_path: Path) -> None:
    """Nobody has seen its text: the words stand in the source that cites it."""
    sources = SOURCES + "report:\n  title: A report\n  cited_in: post\n"
    found = only(_run(tmp_path, _event("evidence: {source: report, text: The line opened}"), sources=sources).problems)
    assert (found.code, found.location.line) == ("no-text", 3)
    assert "post" in found.hint


@pytest.mark.parametrize("publish", ["full", "excerpts"])
def test_a_text_that_is_not_stored_is_a_problem(publish: str, tmp_path: Path) -> None:
    sources = SOURCES + f"letter:\n  title: A letter\n  publish: {publish}\n"
    found = only(_run(tmp_path, _event("evidence: {source: letter, text: The line opened}"), sources=sources).problems)
    assert (found.code, found.location.line) == ("no-text", 3)


def test_a_private_text_that_is_absent_is_not_re_checked(tmp_path: Path) -> None:
    """Neither found nor missed. It is counted, so that nobody takes it for a pass."""
    sources = SOURCES + "letter:\n  title: A letter\n  publish: none\n"
    events = _event("evidence: [{source: letter, text: The line opened}, {source: letter, text: did not run}]")
    found = _run(tmp_path, events, sources=sources)
    assert not found.problems
    assert found.resolved.unchecked == 2
    assert [(placed.evidence.checked, placed.evidence.exact) for placed in found.resolved.evidence["run"]] == [
        (False, "The line opened"),
        (False, "did not run"),
    ]


@pytest.mark.parametrize(
    ("words", "code"), [("", "empty-evidence"), ("”…“", "empty-evidence"), ("Monday", "evidence-too-short")]
)
def test_a_private_text_lets_no_empty_words_pass(words: str, code: str, tmp_path: Path) -> None:
    """What is wrong with the author's own words needs no text to be seen."""
    sources = SOURCES + "letter:\n  title: A letter\n  publish: none\n"
    events = _event("evidence:", "  source: letter", f"  text: '{words}'")
    assert codes(_run(tmp_path, events, sources=sources).problems) == [code]


@pytest.mark.parametrize(("words", "expected"), [("The ink is blue", []), ("The ink is red", ["quote-not-found"])])
def test_a_private_text_that_is_here_is_checked(words: str, expected: list[str], tmp_path: Path) -> None:
    sources = SOURCES + "letter:\n  title: A letter\n  publish: none\n"
    letter = {"data/texts/letter.txt": "The ink is blue.\n"}
    found = _run(tmp_path, _event(f"evidence: {{source: letter, text: {words}}}"), sources=sources, more=letter)
    assert codes(found.problems) == expected
    assert found.resolved.unchecked == 0


UNTOLD = "The secret harbour belongs to Hiddenname, who never paid more than 137 crowns. The mill runs at Secretville."


@pytest.mark.parametrize(
    "words",
    [
        "harbour belongs to Hidden",  # cuts a word
        "never paid more than 13",  # cuts a number
        "The secret harbour belongs to Bo, who never paid",  # changes a name
        "never paid more than 136 crowns",  # changes a figure
        "The harbour belongs to",  # leaves a word out
        "the mill runs",  # changes a capital
        "paid more than",  # leaves a negation outside
        "paid […] 137 crowns",  # leaves a qualifier outside
        "more than 137",  # leaves a negation outside
    ],
)
def test_of_a_private_text_a_report_tells_nothing(words: str, tmp_path: Path) -> None:
    """Anyone may read the log of a build: it holds what the author wrote, and no other word of the text."""
    sources = SOURCES + "letter:\n  title: A letter\n  publish: none\n"
    events = _event(f"evidence: {{source: letter, text: '{words}'}}")
    found = _run(tmp_path, events, sources=sources, more={"data/texts/letter.txt": UNTOLD}).problems
    assert found
    told = " ".join(f"{each.message} {each.hint}" for each in found).replace(words, "")
    assert not [word for word in ("secret", "Hiddenname", "never", "137", "crowns", "Secret") if word in told]


def test_a_line_of_a_private_text_is_not_shown(tmp_path: Path) -> None:
    """Where a character of it is refused, the place is told, but not what stands around it."""
    sources = SOURCES + "letter:\n  title: A letter\n  publish: none\n"
    checked = _run(tmp_path, "", sources=sources, more={"data/texts/letter.txt": "The ink\u202e is blue.\n"})
    (found,) = checked.problems
    assert line_told(found.location, checked.files, checked.records) == ""
    assert line_told(Location("data/texts/post.txt"), checked.files, checked.records)


def test_words_of_another_source_are_told_apart(tmp_path: Path) -> None:
    """The most common slip in a dossier of several sources, and the easiest to mend when it is named."""
    found = only(_run(tmp_path, _event("evidence: Die Brücke wurde am Montag gesperrt")).problems)
    assert found.code == "quote-not-found"
    assert '"blatt"' in found.message
    assert "source: blatt" in found.hint


def test_the_nearest_sentence_is_shown(tmp_path: Path) -> None:
    found = only(_run(tmp_path, _event("evidence: The bridge at Holm carries it under the river")).problems)
    assert "S2" in found.hint
    assert "carries it over the river" in found.hint


def test_a_text_belongs_to_a_source(tmp_path: Path) -> None:
    found = _run(tmp_path, more={"data/texts/blat.txt": "Die Brücke.\n"})
    assert places(found.problems) == [("text-without-source", "data/texts/blat.txt:1")]


def test_a_source_that_cannot_be_read_still_has_its_text(tmp_path: Path) -> None:
    """A slip in the source is one problem: its text and all that rests on it are not reported as well."""
    sources = SOURCES.replace("publish: full", "publish: all")
    found = _run(tmp_path, _event("evidence: The line opened on a Monday"), sources=sources)
    assert places(found.problems) == [("unknown-choice", "data/sources.yml:3")]


# -- languages ------------------------------------------------------------------------------------


def test_a_language_without_word_lists_is_said_once_a_source(tmp_path: Path) -> None:
    """Weak, since the words were found; once, since it is the source's language and not the record's slip."""
    sources = SOURCE + "blatt:\n  title: Dalposten\n  language: sv\nblad:\n  title: Dalbladet\n  language: sv\n"
    events = """\
        one:
          title: A run
          evidence: {source: blatt, text: Die Brücke wurde}
        two:
          title: A stop
          evidence: {source: blatt, text: am Montag gesperrt}
        """
    found = _run(tmp_path, events, sources=sources, more={"data/texts/blad.txt": "Bron stängdes.\n"})
    assert places(found.problems) == [
        ("unguarded-language", "data/sources.yml:6"),
        ("unguarded-language", "data/sources.yml:9"),
    ]
    assert found.dossier is not None


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "fr"])
def test_a_guarded_language_is_not_mentioned(language: str, tmp_path: Path) -> None:
    sources = SOURCE + f"blatt:\n  title: Das Talblatt\n  language: {language}\n"
    assert not _run(tmp_path, sources=sources).problems


def test_without_its_text_a_language_matters_not(tmp_path: Path) -> None:
    sources = SOURCES + "letter:\n  title: Ett brev\n  language: sv\n  publish: none\n"
    assert not _run(tmp_path, sources=sources).problems


# -- words of others ------------------------------------------------------------------------------

ADA = "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook, who heads the line\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("direct: We run every day",), []),
        (("direct: “We run every day,”",), []),
        (("direct: We",), []),
        (("direct: We run every day", "said_in: said Ada Brook, who heads the line"), []),
        (("direct: We run every day", "evidence: The line opened on a Monday"), []),
        (("direct: the drivers like the bridge",), [("not-in-quotation-marks", 3)]),
        (("direct: We run every day,” said Ada Brook",), [("not-in-quotation-marks", 3)]),
        (("direct: [We run, every day]",), []),
        (
            ("direct: [We run, the drivers like the bridge]",),
            [("not-in-quotation-marks", 3), ("quote-spliced", 3)],
        ),
        (("direct: [every day, We run]",), [("quote-spliced", 3)]),
        (("direct: We run […] day",), [("quote-spliced", 3)]),
        (("paraphrase: the drivers like the bridge",), []),
        (("paraphrase: run every day",), [("quoted-paraphrase", 3)]),
        (("paraphrase: every day,” said Ada Brook",), [("quoted-paraphrase", 3)]),
        (("paraphrase: Monday",), [("evidence-too-short", 3)]),
        (("paraphrase: the drivers like the bridge", "said_in: Ada Brook added"), []),
        (("direct: We run every day", "said_in: added"), [("evidence-too-short", 4)]),
        (("direct: We run every night",), [("quote-not-found", 3)]),
    ],
)
def test_direct_speech_stands_in_quotation_marks(
    lines: tuple[str, ...], expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    """A reader takes quotation marks on a page for the source's own; so they must be."""
    quotes = "said:\n  by: ada\n" + "".join(f"  {line}\n" for line in lines)
    found = _run(tmp_path, actors=ADA, quotes=quotes)
    assert places(found.problems) == [(code, f"data/quotes.yml:{line}") for code, line in expected]


@pytest.mark.parametrize(
    ("value", "evidence", "expected"),
    [
        ("Nobody", "Nobody", []),
        ("Nobody", "Nobody rode", []),
        ("Nobody", "Monday", ["evidence-too-short"]),
        ("2,211", '"2,211"', []),
        ("1,137", '"1,137"', ["cut-qualifier"]),
    ],
)
def test_a_bare_value_may_be_one_word(value: str, evidence: str, expected: list[str], tmp_path: Path) -> None:
    """A cell of a table holds the figure and no sentence; any other single word could stand for anything."""
    statistics = f"riders:\n  label: riders\n  value: {value}\n  evidence: {evidence}\n"
    found = _run(tmp_path, statistics=statistics, more={"data/texts/blatt.txt": BLATT})
    assert [code for code in codes(found.problems) if not code.endswith("-in-evidence")] == expected


def test_an_entry_of_a_series_has_its_own_line(tmp_path: Path) -> None:
    statistics = """\
        sheep:
          label: sheep
          value: more than 137
          evidence: More than 137 sheep
          series:
            - as_of: 2023
              value: more than 137
              evidence: More than 138 sheep
        """
    assert ("quote-not-found", "data/statistics.yml:8") in places(_run(tmp_path, statistics=statistics).problems)


def test_a_bare_value_of_a_series_may_be_one_word(tmp_path: Path) -> None:
    """A series is where tables of bare figures come from."""
    statistics = """\
        rise:
          label: rise
          value: 1,137 metres
          evidence: The river rose by 1,137 metres
          date_note: The table is of 2024.
          series:
            - as_of: 2024
              value: 2,211
              evidence: '2,211'
        """
    assert not _run(tmp_path, statistics=statistics).problems
