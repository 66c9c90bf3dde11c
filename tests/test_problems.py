"""Problems as people, programs and workflows read them: order, shape, escapes, suggestions, wording."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.build import check
from macros.problems import (
    CODES,
    Location,
    Problem,
    did_you_mean,
    in_order,
    problem,
    render_github,
    render_json,
    render_text,
    suggestion,
    visible,
)
from tests.test_problem_codes import IN_A_FILE, failing

SNAPSHOT = Path(__file__).parent / "snapshots" / "messages.txt"
HERE = Location("data/events.yml", 3, 9)
BAD_DATE = problem("bad-date", HERE, '"Sunday" is no date')
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]))


def no_line(_: Location) -> str:
    """For files that are not there."""
    return ""


# -- a problem ----------------------------------------------------------------------------------


def test_a_problem_takes_what_it_does_not_bring_from_the_table() -> None:
    """Checks name what is wrong here; what to do in general is written once."""
    code = CODES["bad-date"]
    assert (BAD_DATE.severity, BAD_DATE.hint, BAD_DATE.example) == ("error", code.hint, code.example)
    own = problem("bad-date", HERE, "no date", hint="write 2024", example="date: 2024")
    assert (own.hint, own.example) == ("write 2024", "date: 2024")
    assert problem("cut-hedge", HERE, "x").severity == "weak"


def test_a_code_that_is_not_explained_cannot_be_reported() -> None:
    """An author who meets a code must find its page."""
    with pytest.raises(KeyError):
        problem("no-such-code", HERE, "x")


def test_problems_are_in_the_order_of_the_files_and_once_each() -> None:
    """An author works through a file from the top; two checks that find one thing give one message."""
    second = problem("bad-id", Location("data/events.yml", 10, 1), "x")
    earlier_code = problem("bad-character", HERE, "x")
    other_file = problem("bad-id", Location("data/actors.yml", 99, 1), "x")
    earlier_column = problem("bad-url", Location("data/events.yml", 3, 2), "x")
    found = in_order([second, BAD_DATE, earlier_code, BAD_DATE, other_file, earlier_column])
    assert found == (other_file, earlier_column, earlier_code, BAD_DATE, second)


# -- suggestions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("tilte", ["title", "date"], "title"),  # two letters swapped are one slip
        ("titel", ["title", "date"], "title"),
        ("evidense", ["evidence"], "evidence"),
        ("nmae", ["name"], "name"),
        ("typ", ["type", "tags"], "type"),
        ("TITLE", ["title"], "title"),
        ("harbor-board", ["harbour-board"], "harbour-board"),
        ("date-note", ["date_note", "date"], "date_note"),
        ("relation_type", ["relation_types", "relations"], "relation_types"),
        ("summary", ["standfirst", "title"], ""),  # nothing near is better than something wrong
        ("by", ["to", "for"], ""),
        ("who", ["via", "for"], ""),
        ("x", ["y"], ""),
        ("", ["a"], ""),
        ("title", [], ""),
        ("t" * 101, ["t" * 100], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], meant: str) -> None:
    """A suggestion saves a search in the manual, but a far-fetched one sends the author the wrong way."""
    assert did_you_mean(word, known) == meant
    assert suggestion(word, known) == (f'; did you mean "{meant}"?' if meant else "")


def test_a_suggestion_does_not_depend_on_the_order_of_what_is_known() -> None:
    """Two words may be as near; the same dossier must give the same message."""
    assert did_you_mean("cat", ["bat", "hat"]) == did_you_mean("cat", ["hat", "bat"]) == "bat"


# -- for a person -------------------------------------------------------------------------------


def test_a_message_has_place_code_line_mark_hint_example_and_page() -> None:
    """Editors open `file:line:column`; the rest is what an author needs without opening the manual."""
    text = render_text([BAD_DATE], lambda _: "  date: Sunday", "https://x.example/")
    assert text.split("\n") == [
        'data/events.yml:3:9: bad-date: "Sunday" is no date',
        "      date: Sunday",
        "            ^",
        f"  hint: {CODES['bad-date'].hint}",
        "  example: date: 2024-09-30",
        "  more: https://x.example/problems/bad-date/",
    ]


def test_a_weak_point_says_so() -> None:
    """Who sees it in red must know that the build goes on."""
    text = render_text([problem("cut-hedge", HERE, "x")], no_line)
    assert text.startswith("data/events.yml:3:9: cut-hedge (weak): x\n")


def test_messages_are_parted_by_an_empty_line() -> None:
    """Without a line to show none is left blank; without problems nothing is said."""
    blocks = render_text([BAD_DATE, BAD_DATE], no_line).split("\n\n")
    assert [block.split("\n")[1] for block in blocks] == [f"  hint: {CODES['bad-date'].hint}"] * 2
    assert render_text([], no_line) == ""


def test_an_example_of_several_lines_stays_in_its_column() -> None:
    """It is to be copied."""
    two = problem("bad-date", HERE, "x", example="date: 2024\ndate_words: in 2024\n")
    assert "  example: date: 2024\n           date_words: in 2024\n" in render_text([two], no_line)


@pytest.mark.parametrize(
    ("line", "column", "shown", "mark"),
    [
        ("a: b", 4, "a: b", 3),
        ("a\tb: c", 5, "a\\tb: c", 5),  # a tab would be as wide as the terminal likes
        ("名: b", 4, "名: b", 4),  # a wide character takes two columns
        ("cafe\u0301: b", 8, "cafe\u0301: b", 6),  # a combining one takes none
        ("\u202eab: c", 6, "\\u202eab: c", 10),
        ("\x1b[31mred", 1, "\\u001b[31mred", 0),
        ("x" * 400, 1, "x" * 160 + " …", 0),
        ("x" * 400, 201, "… " + "x" * 160 + " …", 82),
        ("x" * 400, 400, "… " + "x" * 81, 82),
        ("x" * 3, 9, "xxx", 3),
    ],
)
def test_the_mark_stands_below_the_column(line: str, column: int, shown: str, mark: int) -> None:
    """A line is shown as it can be read: a long one in part, and nothing in it steers the terminal."""
    text = render_text([problem("bad-id", Location("data/a.yml", 1, column), "x")], lambda _: line)
    assert text.split("\n")[1:3] == [f"    {shown}", "    " + " " * mark + "^"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ubergang – “x”, é, 名, 🛥️", "Ubergang – “x”, é, 名, 🛥️"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # Persian needs its joiners
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x00\x1b\x7f\x9b", "\\u0000\\u001b\\u007f\\u009b"),
        ("\u202e\u2066\u200b\ufeff\u00ad\u2028", "\\u202e\\u2066\\u200b\\ufeff\\u00ad\\u2028"),
        ("\udcff\ue000\U000e0041", "\\udcff\\ue000\\U000e0041"),
    ],
)
def test_what_nobody_sees_is_written_as_an_escape(text: str, shown: str) -> None:
    """A message quotes what the author wrote, and that may be what is wrong with it."""
    assert visible(text) == shown


# -- for a program ------------------------------------------------------------------------------


def test_the_shape_of_json_is_a_promise() -> None:
    """Version 1 is public: a field may be added, none may go or change its place."""
    written = render_json([BAD_DATE], {"event": 2}, [("gazette", 7)])
    assert json.loads(written) == {
        "version": 1,
        "problems": [
            {
                "code": "bad-date",
                "severity": "error",
                "file": "data/events.yml",
                "line": 3,
                "column": 9,
                "message": '"Sunday" is no date',
                "hint": CODES["bad-date"].hint,
                "example": "date: 2024-09-30",
            }
        ],
        "records": {"event": 2},
        "unaccounted": [{"source": "gazette", "sentence": 7}],
    }
    assert list(json.loads(written)["problems"][0])[:5] == ["code", "severity", "file", "line", "column"]
    assert json.loads(render_json([], {}, [])) == {"version": 1, "problems": [], "records": {}, "unaccounted": []}


def test_json_keeps_letters_and_escapes_what_steers_a_terminal() -> None:
    """It is read by people too, in a terminal; and a file name may hold bytes that no encoding takes."""
    written = render_json([problem("bad-id", HERE, "é 名\x9b\u202e\udcff\U000e0041")], {}, [])
    assert "é 名\\u009b\\u202e\\udcff\\udb40\\udc41" in written
    written.encode("utf-8")


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT)
def test_json_gives_back_whatever_was_written(message: str, file: str) -> None:
    """Escaping for the eye must not change what a program reads."""
    written = render_json([problem("bad-id", Location(file), message)], {}, [])
    row = json.loads(written)["problems"][0]
    # A pair of surrogates is one character to JSON.
    joined = [text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") for text in (message, file)]
    assert [row["message"], row["file"]] == joined


# -- for a workflow -----------------------------------------------------------------------------


def test_an_annotation_is_one_command() -> None:
    """GitHub reads `::error file=…,line=…,col=…,title=…::message` and shows it beside the line."""
    found = [
        problem("bad-date", HERE, '"Sunday" is no date', hint="write 2024"),
        problem("cut-hedge", HERE, "x", hint="take it in"),
    ]
    assert render_github(found).split("\n") == [
        '::error file=data/events.yml,line=3,col=9,title=bad-date::"Sunday" is no date%0Ahint: write 2024',
        "::warning file=data/events.yml,line=3,col=9,title=cut-hedge::x%0Ahint: take it in",
    ]


def test_an_annotation_without_a_hint_ends_with_its_message() -> None:
    """No empty `hint:` where nothing more is known."""
    assert render_github([Problem("bad-id", "error", HERE, "x")]).endswith("::x")


def test_nothing_in_a_message_or_file_name_ends_an_annotation() -> None:
    """A source can hold any words; what a workflow takes for a command of its own must not come from them."""
    found = problem("bad-id", Location("data/a:b,c%\n.yml"), "100%\n::error::x\r\n\x1b[0m", hint="a\n::b")
    assert render_github([found]) == (
        "::error file=data/a%3Ab%2Cc%25\\n.yml,line=1,col=1,title=bad-id"
        "::100%25\\n::error::x\\r\\n\\u001b[0m%0Ahint: a\\n::b"
    )


@settings(deadline=None)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_whatever_is_written_stays_where_it_belongs(message: str, hint: str, line: str) -> None:
    """One annotation is one line, one message a fixed number, and both can be encoded."""
    found = problem("bad-id", HERE, message, hint=hint, example="last-crossing:")
    assert len(render_github([found]).encode("utf-8").splitlines()) == 1
    text = render_text([found], lambda _: line)
    assert len(text.encode("utf-8").split(b"\n")) == (6 if line.strip() else 4)


# -- the wording --------------------------------------------------------------------------------


def _messages(root: Path) -> str:
    """Every failing example of the table, and what an author reads for it."""
    parts = []
    for code in IN_A_FILE:
        folder = root / code.name
        folder.mkdir()
        found = failing(code, folder)
        files = check(folder).files
        parts.append(f"== {code.name}\n\n{render_text(found, files.line_at)}\n")
    return "\n".join(parts)


def test_the_wording_of_every_message(tmp_path: Path) -> None:
    """Messages are what authors know of this program, so that a change of their words is looked at.

    After a change that is meant, run this test with UPDATE_SNAPSHOTS=1 and read the difference before it is committed.
    """
    now = _messages(tmp_path)
    if os.environ.get("UPDATE_SNAPSHOTS") == "1":
        SNAPSHOT.parent.mkdir(exist_ok=True)
        SNAPSHOT.write_text(now, encoding="utf-8", newline="\n")
    assert now == SNAPSHOT.read_text(encoding="utf-8"), "if the new words are meant, run with UPDATE_SNAPSHOTS=1"
