"""What an author types in a narrative page is held to the facts, as their records are.

Rows stand in pairs: what a fact named beside it holds, and the same with a word changed.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from macros.check.page_words import shown_words
from macros.check.prose import MOST_TOLD
from tests.dossiers import checked, codes, files, only

TEXT = """\
The line carried at least 412 riders in May 2024. Wages rose 5 per cent. “We run every day,” said Ada Brook.
The mill has twelve wheels. The bridge was built in 1911 or 1912.
"""
FACTS = {
    "actors": "ada:\n  name: Ada Brook\n  type: person\n  evidence: said Ada Brook\n",
    "statistics": (
        "riders:\n  label: riders\n  value: at least 412\n"
        "  evidence: The line carried at least 412 riders in May 2024\n"
        "wages:\n  label: Wages\n  value: 5 per cent\n  evidence: Wages rose 5 per cent\n"
        "wheels:\n  label: wheels\n  value: twelve\n  evidence: The mill has twelve wheels\n"
    ),
    "events": "built:\n  title: The bridge\n  date: [1911, 1912]\n  evidence: The bridge was built in 1911 or 1912\n",
    "quotes": "said:\n  by: ada\n  direct: We run every day\n  said_in: said Ada Brook\n",
}

# (a line of a page, the code of its problem, or nothing)
LINES: dict[str, tuple[str, str]] = {
    "the figure of a fact that is cited": ("It carried at least 412 riders{{ cite('riders') }}.", ""),
    "another figure": ("It carried at least 421 riders{{ cite('riders') }}.", "typed-figure"),
    "without its qualifier": ("It carried 412 riders{{ cite('riders') }}.", "typed-figure"),
    "with another qualifier": ("It carried about 412 riders{{ cite('riders') }}.", "typed-figure"),
    "of a fact that is not cited": ("It carried at least 412 riders.", "typed-figure"),
    "of another fact than the one cited": ("It carried at least 412 riders{{ cite('wages') }}.", "typed-figure"),
    "its unit": ("Wages rose 5 per cent{{ cite('wages') }}.", ""),
    "another unit": ("Wages rose 5 percentage points{{ cite('wages') }}.", "typed-figure"),
    "a macro": ("It carried {{ statistic('riders') }} riders.", ""),
    "in words": ("The mill has twelve wheels{{ cite('wheels') }}.", ""),
    "in figures for words": ("The mill has 12 wheels{{ cite('wheels') }}.", ""),
    "another number in words": ("The mill has eleven wheels{{ cite('wheels') }}.", "typed-figure"),
    "a year": ("It was built in 1911 or 1912{{ cite('built') }}.", ""),
    "one of two years": ("It was built in 1911{{ cite('built') }}.", "typed-figure"),
    "another year": ("It was built in 1913{{ cite('built') }}.", "typed-figure"),
    "a month": ("It carried riders in May 2024{{ cite('riders') }}.", ""),
    "another month": ("It carried riders in June 2024{{ cite('riders') }}.", "typed-figure"),
    "words of the source": ("She said, “We run every day”.", ""),
    "words with straight marks": ('She said, "We run every day."', ""),
    "a part of them": ("They run “every day”.", ""),
    "other words": ("She said, “We run every night”.", "typed-quotation"),
    "the day seen from today": ("It ran last year.", "relative-date"),
    "another": ("It ran years ago.", "relative-date"),
    "last, of something else": ("It was the last train.", ""),
    "no and both": ("Both know that no train ran, and nothing came of it.", ""),
    "a waiver": ("There are 12 pages. <!-- lint: ok it counts the pages -->", ""),
    "a waiver without a reason": ("There are 12 pages. <!-- lint: ok -->", "waiver-without-reason"),
    "code": ("Write `value: 421`.", ""),
    "a block of code": ("```\nvalue: 421\n```", ""),
    "a remark that is never closed": ("<!-- value: 421", "typed-figure"),
    "a closed remark and an open one": ("<!-- value: 421 --> <!-- a <b", ""),
    "a link's address": ("See [the list](https://example.org/2019/421).", ""),
    "a link's words": ("See [421 riders](https://example.org/).", "typed-figure"),
    "a numbered list": ("3. Then the train came.", ""),
    "a heading": ("## The 421 riders", "typed-figure"),
    "a comment": ("<!-- 421 riders, perhaps -->", ""),
    "an attribute": ('It ran.{: id="n421" }', ""),
}


@pytest.mark.parametrize(("line", "code"), LINES.values(), ids=LINES)
def test_what_is_typed_is_held_to_the_facts(line: str, code: str, tmp_path: Path) -> None:
    page = f"# The line\n\nIt runs.\n\n{line}\n\nIt stops.\n"
    found = checked(tmp_path, files(TEXT, **FACTS) | {"docs/line.md": page}).problems
    assert [(problem.code, problem.location.line) for problem in found] == ([(code, 5)] if code else [])


def test_a_fact_counts_in_its_whole_paragraph_and_no_further(tmp_path: Path) -> None:
    """Each sentence stands on a line of its own; the citation may stand behind the last."""
    page = "It carried at least 412 riders.\nSo it is said{{ cite('riders') }}.\n\nAgain at least 412 riders came.\n"
    found = only(checked(tmp_path, files(TEXT, **FACTS) | {"docs/line.md": page}).problems)
    assert (found.code, found.location.line, found.location.column) == ("typed-figure", 4, 16)


# (a paragraph of several lines, the code and where it is told, or nothing)
PARAGRAPHS: dict[str, tuple[str, list[tuple[str, int, int]]]] = {
    "a qualifier at the end of the line before": ("It carried at least\n412 riders{{ cite('riders') }}.", []),
    "another one there": ("It carried about\n412 riders{{ cite('riders') }}.", [("typed-figure", 2, 1)]),
    "a unit on the next line": ("Wages rose 5\nper cent{{ cite('wages') }}.", []),
    "another unit there": ("Wages rose 5\npercentage points{{ cite('wages') }}.", [("typed-figure", 1, 12)]),
    "a quotation over two lines": ("She said, “We run\nevery day”.", []),
    "another one": ("It runs.\nShe said, “We run\nevery night”.", [("typed-quotation", 2, 11)]),
    "a day seen from today": ("It ran last\nyear.", [("relative-date", 1, 8)]),
    "the second of two": ("It ran.\nAt 9 it ran again{{ cite('wheels') }}.", [("typed-figure", 2, 4)]),
    "entries of a list": ("* at least\n* 412 riders{{ cite('riders') }}", [("typed-figure", 2, 3)]),
    "a line that is waived": ("There are 12 pages. <!-- lint: ok pages -->\nIt has 9.", [("typed-figure", 2, 8)]),
}


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_a_paragraph_is_one_text(text: str, expected: list[tuple[str, int, int]], tmp_path: Path) -> None:
    """Whoever breaks lines in a page breaks no sentence; each problem is told at its own line."""
    found = checked(tmp_path, files(TEXT, **FACTS) | {"docs/line.md": f"{text}\n"}).problems
    assert [(each.code, each.location.line, each.location.column) for each in found] == expected


def test_a_page_can_be_waived_as_a_whole(tmp_path: Path) -> None:
    body = "# Help\n\nPress 3 keys.\n"
    waived = "---\ntitle: Help\n---\n\n<!-- lint: ok It is about the program. -->\n\n" + body
    late = body + "\n<!-- lint: ok It is about the program. -->\n"
    for page, expected in ((waived, []), (late, ["typed-figure"])):
        assert codes(checked(tmp_path, files(TEXT, **FACTS) | {"docs/line.md": page}).problems) == expected


def test_code_blocks_and_raw_parts_keep_their_lines(tmp_path: Path) -> None:
    page = "```yaml\nvalue: 421\n```\n\n{% raw %}{{ x }}{% endraw %}\n\nAt 421 it ran.\n"
    found = only(checked(tmp_path, files(TEXT, **FACTS) | {"docs/line.md": page}).problems)
    assert (found.location.line, found.location.column) == (7, 4)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("```\na\n```\nb", ["b"]),
        ("```py\na\n```\nb\n~~~\nc\n~~~ \nd", ["b", "d"]),
        ("~~~\na\n~~~~\nb", ["~~~", "a", "~~~~", "b"]),
        ("```\na\n~~~\nb\n```\nc", ["c"]),
        ("~~~\na", ["~~~", "a"]),
        ("---\ntitle: a\n---\nb", ["b"]),
        ("a {{ b\nc }} d {# e", ["a", "d {# e"]),
        ("{{ {# a #} b", ["{{ b"]),
        ("<!-- a --> b <!-- c", ["b <!-- c"]),
    ],
)
def test_what_readers_do_not_see_is_left_out(text: str, shown: list[str]) -> None:
    """A mark that is never closed hides nothing: what stands behind it is read."""
    found = shown_words(text)
    assert [" ".join(line.split()) for line in found.split("\n") if line.strip()] == shown
    assert [len(line) for line in found.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize("mark", ["{# ", "{{ ", "{% ", "<!-- ", "```{}\n"])
def test_marks_that_stay_open_are_read_as_fast_as_words(mark: str) -> None:
    """The end of each was looked for anew, which took hours on a page of a mebibyte."""

    def spent(line: str) -> float:
        started = time.perf_counter()
        shown_words("".join(line.replace("{}", "`" * (number // 10)) for number in range(3000)) + "a\n" * 30_000)
        return time.perf_counter() - started

    assert spent(mark) < 20 * spent("words and words\n" * (10 if "`" in mark else 1)) + 0.5


def test_a_page_of_figures_is_told_in_a_few(tmp_path: Path) -> None:
    """A mebibyte of them was a report of a hundred thousand problems, and took all memory."""
    page = "# The line\n\n" + "It cost 421 crowns.\n" * 5000 + "{{ nobody }}\n" * 5000
    assert len(checked(tmp_path, files(TEXT, **FACTS) | {"docs/line.md": page}).problems) == 2 * MOST_TOLD
