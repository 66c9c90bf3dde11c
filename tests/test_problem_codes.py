"""The table of problem codes: every code is raised somewhere, and its two examples do what the manual says they do.

The manual's pages `problems/<code>/` show these examples. One that no longer fails, or whose cure does not pass,
would teach an author the wrong thing, so all of them run through the same check as any dossier.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from macros.adapters.content_policy import with_policy
from macros.build import check
from macros.check.file_paths import check_paths
from macros.check.output import check_output
from macros.check.page_citations import check_citations
from macros.check.page_policy import check_policy
from macros.check.page_privacy import check_privacy
from macros.load.files import SIZE_LIMIT
from macros.load.yaml_events import TEXT_LIMIT, VALUE_LIMIT, read_yaml
from macros.problems import CODES, EXAMPLE_FILES, Code, Problem

MACROS = Path(__file__).parent.parent / "macros"
MODULES = sorted(MACROS.rglob("*.py"))
IN_A_FILE = [code for code in CODES.values() if code.file]
IN_WORDS = [code for code in CODES.values() if not code.file]
AND_MORE = "…"


def write_example(root: Path, changed: Mapping[str, str] = {}) -> Path:
    """The small dossier of the table in `root`, with some of its files replaced or added."""
    for name, text in {**EXAMPLE_FILES, **changed}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return root


def written(code: Code, text: str) -> str:
    r"""An example as the author's file holds it: `\u202e` is that character where the code says so."""
    if not code.escaped:
        return text
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


def failing(code: Code, root: Path) -> tuple[Problem, ...]:
    """What is found in the small dossier with the failing example of a code."""
    return check(write_example(root, {code.file: written(code, code.failing)})).problems


def _lines(problems: tuple[Problem, ...]) -> list[str]:
    return list(dict.fromkeys(f"{found.location.file}:{found.location.line}" for found in problems))


def _names(problems: tuple[Problem, ...]) -> list[str]:
    return sorted({found.code for found in problems})


# -- the examples -------------------------------------------------------------------------------


def test_the_small_dossier_is_sound(tmp_path: Path) -> None:
    """Each example changes one file of it: were it unsound by itself, no example would show its code alone."""
    checked = check(write_example(tmp_path))
    assert checked.problems == ()
    assert checked.dossier is not None


@pytest.mark.parametrize("code", IN_A_FILE, ids=lambda code: code.name)
def test_the_failing_example_fails_for_its_code_alone(code: Code, tmp_path: Path) -> None:
    """The manual says: this text, this problem, at this line. A second problem beside it would puzzle the reader."""
    found = failing(code, tmp_path)
    assert _names(found) == [code.name]
    assert {problem.severity for problem in found} == {code.severity}
    if code.at[-1] == AND_MORE:
        assert _lines(found)[: len(code.at) - 1] == list(code.at[:-1])
        assert len(_lines(found)) >= len(code.at)
    else:
        assert _lines(found) == list(code.at)


@pytest.mark.parametrize("code", IN_A_FILE, ids=lambda code: code.name)
def test_the_cured_example_passes(code: Code, tmp_path: Path) -> None:
    """A cure that brings the next problem is none."""
    checked = check(write_example(tmp_path, {code.file: written(code, code.cured)}))
    assert checked.problems == ()
    assert checked.dossier is not None


# -- what no text of one file can show ----------------------------------------------------------


def _not_utf_8(root: Path) -> str:
    (root / "data/topics.yml").write_bytes("quay:\n  title: The café\n".encode("cp1252"))
    return "data/topics.yml:2"


def _too_large(root: Path) -> str:
    (root / "data/topics.yml").write_bytes(b"#" * (SIZE_LIMIT + 1))
    return "data/topics.yml:1"


def _named_badly(root: Path) -> str:
    (root / "data/Events.yml").write_bytes((root / "data/events.yml").read_bytes())
    return "data/Events.yml:1"


def _no_ordinary_file(root: Path) -> str:
    # A pipe: whoever runs the tests as root may read any file, whatever its permissions.
    os.mkfifo(root / "data/topics.yml")
    return "data/topics.yml:1"


def _symlink(root: Path) -> str:
    target = root / "elsewhere.yml"
    target.write_text("quay:\n  title: The quay\n", encoding="utf-8")
    (root / "data/topics.yml").symlink_to(target)
    return "data/topics.yml:1"


def _no_settings(root: Path) -> str:
    # Without settings there is no default source, so that every statement would name none.
    settings = (root / "data/dossier.yml").read_text(encoding="utf-8")
    assert "default_source: gazette" in settings
    for path in [*(root / "data").glob("*.yml"), root / "docs/index.md"]:
        if path.name != "sources.yml":
            path.unlink()
    return "data/dossier.yml:1"


def _unknown_file(root: Path) -> str:
    (root / "data/organisations.yml").write_text("board:\n  name: The board\n", encoding="utf-8")
    return "data/organisations.yml:1"


def _too_many_values(root: Path) -> str:
    many = ",".join("a" * (VALUE_LIMIT + 1))
    (root / "data/topics.yml").write_text(f"quay:\n  title: The quay\n  tags: [{many}]\n", encoding="utf-8")
    return "data/topics.yml:3"


def _too_long(root: Path) -> str:
    (root / "data/topics.yml").write_text(f"quay:\n  title: {'a' * (TEXT_LIMIT + 1)}\n", encoding="utf-8")
    return "data/topics.yml:2"


CONSTRUCTED: Mapping[str, Callable[[Path], str]] = {
    "not-utf-8": _not_utf_8,
    "file-too-large": _too_large,
    "file-name": _named_badly,
    "unreadable-file": _no_ordinary_file,
    "symlink": _symlink,
    "no-settings": _no_settings,
    "unknown-file": _unknown_file,
    "too-many-values": _too_many_values,
    "text-too-long": _too_long,
}
"""Code → what spoils a dossier so that it is reported; gives the place."""

CITATION = '<a class="sb-cite" data-fact="b" '
BUILT = {
    "duplicate-anchor": '<h2 id="a">A</h2><h2 id="a">A again</h2>',
    "broken-link": '<a href="timetable/">The timetable</a>',
    "broken-anchor": '<h2 id="a">A</h2><a href="#s99">Sentence 99</a>',
    "citation-of-no-fact": '<a class="sb-cite" href="#s1">1</a><p id="s1"></p>',
    "citation-not-its-own": f'{CITATION}href="#s1">1</a>{CITATION}href="#s2">2</a><p id="s1"></p><p id="s2"></p>',
    "citation-missing": '<a class="sb-cite" data-fact="a" href="#s1">1</a><p id="s1"></p>',
    "link-tells": '<a href="https://example.org/timetable">The timetable</a>',
    "fetched-elsewhere": '<img src="https://example.org/pier.jpg" alt="The pier">',
    "unsafe-html": '<p style="color: red">The pier is closed.</p>',
}
"""Code → the HTML of a page in which it is found."""


PUBLISHED = {"id-gone": ({"passengers": "statistic", "lost": "statistic"}, "data/statistics.yml:1")}
"""Code → the ids of the last edition with which it is found in the small dossier, and the place."""


def test_every_code_is_tried_one_way_or_the_other() -> None:
    """A code that is neither run from the table nor constructed here would be a claim that nobody proved."""
    assert {code.name for code in IN_WORDS} == set(CONSTRUCTED) | set(BUILT) | set(PUBLISHED) | {"unfit-path"}


@pytest.mark.parametrize("name", PUBLISHED)
def test_an_id_of_the_last_edition_fails_for_its_code_alone(name: str, tmp_path: Path) -> None:
    """What was published once is known from the history of the dossier, not from its files."""
    published, place = PUBLISHED[name]
    found = check(write_example(tmp_path), published=published).problems
    assert _names(found) == [name]
    assert _lines(found) == [place]


@pytest.mark.parametrize("name", CONSTRUCTED)
def test_a_constructed_case_fails_for_its_code_alone(name: str, tmp_path: Path) -> None:
    """What a file's name, size or kind makes wrong is no text in a file, so the case is made here."""
    place = CONSTRUCTED[name](write_example(tmp_path))
    found = check(tmp_path).problems
    assert _names(found) == [name]
    assert _lines(found) == [place]


@pytest.mark.parametrize("name", BUILT)
def test_a_built_page_fails_for_its_code_alone(name: str) -> None:
    """These are found in the finished HTML, whatever made it."""
    pages = {"index.html": with_policy(f"<head></head>{BUILT[name]}", ())}
    rests_on = {"a": frozenset({"index.html#s1", "index.html#s2"}), "b": frozenset({"index.html#s1"})}
    files = frozenset(pages)
    of_pages = (*check_output(pages, files), *check_policy(pages), *check_privacy(pages))
    found = (*of_pages, *check_citations(pages, files, rests_on, {}))
    assert [problem.code for problem in found] == [name]
    assert _lines(found) == ["index.html:1"]


@pytest.mark.parametrize(("text", "codes"), [("failing", ["unfit-path"] * 2), ("cured", [])])
def test_the_paths_in_the_manual_are_refused_and_taken(text: str, codes: list[str]) -> None:
    """Files of a site that is built, whatever system builds it: they need not be written to be looked at."""
    names = re.findall(r"docs/(\S+)", getattr(CODES["unfit-path"], text))
    assert len(names) == 3
    assert [found.code for found in check_paths(names)] == codes


@pytest.mark.parametrize("name", CODES["file-name"].failing.split("\n")[:-1])
def test_each_bad_name_in_the_manual_is_refused(name: str, tmp_path: Path) -> None:
    """The manual lists five names that are refused; each is refused for its name."""
    path = write_example(tmp_path) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("quay:\n  title: The quay\n", encoding="utf-8")
    assert [(found.code, found.location.file) for found in check(tmp_path).problems] == [("file-name", name)]


@pytest.mark.parametrize("name", CODES["file-name"].cured.split("\n")[:-1])
def test_each_good_name_in_the_manual_is_read(name: str, tmp_path: Path) -> None:
    """… and the five beside them are not."""
    path = write_example(tmp_path) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("quay:\n  title: The quay\n", encoding="utf-8")
    assert "file-name" not in _names(check(tmp_path).problems)


# -- the table and the code agree ---------------------------------------------------------------

RAISERS = {"problem", "refusal", "refuse", "stop"}
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


def _texts(tree: ast.AST) -> Iterator[str]:
    for found in ast.walk(tree):
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value


def _direct(value: ast.expr) -> Iterator[str]:
    """The text that an expression is, or one of the two that it may be."""
    if isinstance(value, ast.IfExp):
        yield from (*_direct(value.body), *_direct(value.orelse))
    elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value


def _raised(tree: ast.Module) -> Iterator[str]:
    """The codes that a module gives to what makes a problem: at once, by a variable, or by a table of codes."""
    for found in ast.walk(tree):
        if isinstance(found, ast.Call) and found.args:
            name = found.func.attr if isinstance(found.func, ast.Attribute) else getattr(found.func, "id", "")
            yield from _direct(found.args[0]) if name in RAISERS else ()
        elif isinstance(found, ast.Assign | ast.AnnAssign) and found.value:
            target = found.targets[0] if isinstance(found, ast.Assign) else found.target
            name = target.id if isinstance(target, ast.Name) else ""
            if name == "code":
                yield from _direct(found.value)
            elif re.search("CODES|CUTS", name) and isinstance(found.value, ast.Dict):
                yield from (text for value in found.value.values for text in _texts(value) if CODE.fullmatch(text))


def test_every_code_that_is_raised_is_in_the_table() -> None:
    """`problem()` fails on a code that the table lacks, but only when an author makes that very mistake."""
    raised = {text: path.name for path in MODULES for text in _raised(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(raised) > 50, "the search finds too few codes to be right"
    assert {name: where for name, where in raised.items() if name not in CODES} == {}


def test_every_code_in_the_table_is_raised() -> None:
    """A code that nothing raises is a page of the manual on a mistake that goes unnoticed."""
    known = {text for path in MODULES for text in _texts(ast.parse(path.read_text(encoding="utf-8")))}
    assert set(CODES) - known == set()


# -- the wording --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.name)
def test_an_entry_reads_as_the_messages_and_the_manual_need_it(code: Code) -> None:
    """Messages put the hint behind `hint:`, the manual makes a sentence of it; an example is one line."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.meaning[0].isupper() or code.meaning[0] == "`"
    assert code.meaning.endswith(".")
    assert code.hint[0].islower() or code.hint[0] == "`"
    assert not code.hint.endswith(".")
    assert "\n" not in code.meaning + code.hint + code.example
    assert code.failing.strip()
    assert code.cured.strip()
    assert bool(code.file) == bool(code.at)


WITH_EXAMPLE = [code for code in CODES.values() if code.example]


@pytest.mark.parametrize("code", WITH_EXAMPLE, ids=lambda code: code.name)
def test_an_example_of_correct_input_is_correct(code: Code) -> None:
    """Who copies the line from a message must not get the next message for it."""
    if code.example.startswith("{{"):
        assert code.example in code.cured
    else:
        assert read_yaml(code.example, "example.yml", flags=frozenset({"planned"}))[1] == ()


@pytest.mark.parametrize("code", IN_A_FILE, ids=lambda code: code.name)
def test_an_escape_is_used_only_where_it_is_announced(code: Code) -> None:
    """An invisible character in the table itself would be copied by authors, and `\u202e` unannounced means itself."""
    assert (written(code, code.failing) != code.failing) == code.escaped
    assert code.failing.isascii() or not code.escaped
