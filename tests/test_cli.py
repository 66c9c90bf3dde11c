"""The command line as users and other programs meet it: exit codes, output, and no traceback for a user's mistake."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.kinds import kinds
from macros.problems import CODES

if TYPE_CHECKING:
    from tests.conftest import Run

WHERE = re.compile(
    r"^((?:data|docs)/[^:\s]+):(\d+):(\d+): ([a-z0-9]+(?:-[a-z0-9]+)*)(?: \(weak\))?: (\S.*)$", re.MULTILINE
)
SUMMARY = re.compile(r"1 actor, 1 source and 1 statistic: (no|\d+) problems?\b")


def call(*words: str | Path) -> Result:
    """Runs the command in this process. Whatever ends it but an exit code is a fault of ours."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert "Traceback" not in result.output
    return result


def mistake(folder: Path, name: str, old: str, new: str) -> None:
    """Puts `new` for `old` into a file of the dossier."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


# -- exit codes ---------------------------------------------------------------------------------


def test_a_sound_dossier_ends_with_0(harbour: Path) -> None:
    """Nothing on stdout, so that a pipe gets problems and nothing else; the summary is for the person."""
    result = call("check", harbour)
    assert (result.exit_code, result.stdout) == (0, "")
    assert SUMMARY.search(result.stderr)
    assert "1 sentence not yet accounted for" in result.stderr


def test_the_folder_is_this_one_if_none_is_named(harbour: Path, run: Run, project: Path) -> None:
    """A person types `check` in the dossier's folder; there is no mkdocs.yml in it."""
    done = run("-m", "macros", "check", cwd=harbour, PYTHONPATH=str(project))
    assert (done.returncode, done.stdout) == (0, "")
    assert SUMMARY.search(done.stderr)


def test_problems_end_with_1_and_all_are_told_in_one_run(harbour: Path) -> None:
    """Three mistakes in three files cost one run, not three."""
    mistake(harbour, "data/statistics.yml", "value: 412", "value: 421")
    mistake(harbour, "data/actors.yml", "name: Harbour office", "nmae: Harbour office")
    (harbour / "docs").mkdir()
    (harbour / "docs" / "index.md").write_text(
        '# Home\n\n{{ statistc("boats-counted") }}\n', encoding="utf-8", newline="\n"
    )
    result = call("check", harbour)
    assert result.exit_code == 1
    found = WHERE.findall(result.stdout)
    assert {place[0] for place in found} == {"data/statistics.yml", "data/actors.yml", "docs/index.md"}
    places = [(file, int(line), int(column)) for file, line, column, _, _ in found]
    assert places == sorted(places), "problems are told in the order of files and lines"
    assert ("docs/index.md", 3) in [place[:2] for place in places]
    assert f"{len(found)} problem" in result.stderr


def test_a_problem_shows_line_hint_and_where_to_read_more(harbour: Path) -> None:
    """Who reads it at night must need nothing else."""
    mistake(harbour, "data/statistics.yml", "value: 412", "value: 421")
    first, *rest = call("check", harbour).stdout.splitlines()
    assert first.startswith("data/statistics.yml:3:10: number-not-in-evidence: ")
    assert rest[0] == "      value: 421"
    assert rest[1].index("^") == rest[0].index("421")
    assert any(line.strip().startswith("hint: ") for line in rest)
    assert "problems/number-not-in-evidence/" in rest[-1]


def _missing(folder: Path) -> list[str | Path]:
    return ["check", folder / "nowhere"]


def _file(folder: Path) -> list[str | Path]:
    return ["check", folder / "data" / "dossier.yml"]


def _no_data(folder: Path) -> list[str | Path]:
    return ["check", folder / "data"]


def _data_is_a_file(folder: Path) -> list[str | Path]:
    (folder / "other").mkdir()
    (folder / "other" / "data").write_text("", encoding="utf-8", newline="\n")
    return ["check", folder / "other"]


def _loop(folder: Path) -> Path:
    """A link that leads to itself."""
    (folder / "loop").symlink_to("loop")
    return folder / "loop"


WRONG_USE: dict[str, Callable[[Path], list[str | Path]]] = {
    "no such folder": _missing,
    "a file for a folder": _file,
    "a folder without data/": _no_data,
    "data is a file": _data_is_a_file,
    "no such folder, build": lambda folder: ["build", folder / "nowhere"],
    "no such folder, site": lambda folder: ["site", folder / "nowhere"],
    "links in a loop": lambda folder: ["check", _loop(folder)],
    "links in a loop, site": lambda folder: ["site", _loop(folder)],
    "links in a loop, output": lambda folder: ["build", folder, "--output", _loop(folder)],
    "unknown command": lambda folder: ["chekc", folder],
    "unknown option": lambda folder: ["check", folder, "--fromat", "json"],
    "unknown format": lambda folder: ["check", folder, "--format", "xml"],
    "option without its value": lambda folder: ["check", folder, "--format"],
    "two folders": lambda folder: ["check", folder, folder],
}


@pytest.mark.parametrize("words", WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_ends_with_2(words: Callable[[Path], list[str | Path]], harbour: Path) -> None:
    """2 tells a script that nothing was checked; the reason is one line, on stderr."""
    result = call(*words(harbour))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].lower().startswith("error: ")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_folder_that_cannot_be_read_ends_with_2(form: str, harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are faked, since tests may run as root, whom no right stops."""
    real = Path.iterdir

    def refusing(path: Path) -> object:
        if path.name == "texts":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refusing)
    result = call("check", harbour, "--format", form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "texts cannot be read: Permission denied" in result.stderr


def test_a_file_that_cannot_be_read_is_a_problem_or_wrong_use(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file of another user's must not end in a traceback."""
    real = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "actors.yml":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    result = call("check", harbour)
    assert result.exit_code in {1, 2}
    assert "actors.yml" in result.output


# -- mistakes in files --------------------------------------------------------------------------

BROKEN_FILES: dict[str, tuple[str, bytes]] = {
    "not UTF-8": ("data/actors.yml", b"caf\xe9:\n  name: x\n"),
    "UTF-16": ("data/actors.yml", "a:\n  name: x\n".encode("utf-16")),
    "a picture": ("data/actors.yml", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
    "empty": ("data/actors.yml", b""),
    "only a comment": ("data/actors.yml", b"# nothing yet\n"),
    "a list": ("data/actors.yml", b"- a\n- b\n"),
    "one word": ("data/actors.yml", b"word\n"),
    "broken YAML": ("data/actors.yml", b"a: [b\n"),
    "tabs": ("data/actors.yml", b"a:\n\tname: x\n"),
    "a number for a record": ("data/actors.yml", b"a: 5\n"),
    "a record without fields": ("data/actors.yml", b"harbour-office:\n"),
    "deep": ("data/actors.yml", b"a: " + b"[" * 30_000),
    "a mapping for words": ("data/actors.yml", b"harbour-office:\n  name: {a: b}\n  type: person\n"),
    "a list for a number": ("data/statistics.yml", b"boats:\n  label: boats\n  value: [1, 2]\n  evidence: 412 boats\n"),
    "a mapping as key": ("data/actors.yml", b"? {a: b}\n: c\n"),
    "an alias bomb": ("data/actors.yml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
    "settings are a list": ("data/dossier.yml", b"- title\n"),
    "settings name nobody": ("data/dossier.yml", b"title: T\ndefault_source: harbour-report\nhome: {actors: [x]}\n"),
    "default source is no source": ("data/dossier.yml", b"title: T\ndefault_source: harbour-office\n"),
    "text is not UTF-8": ("data/texts/harbour-report.txt", b"caf\xe9\n"),
    "text is empty": ("data/texts/harbour-report.txt", b""),
    "text of no source": ("data/texts/other.txt", b"Some words.\n"),
    "unknown kind": ("data/boats.yml", b"a:\n  name: x\n"),
    "page with broken macro": ("docs/index.md", b"# Home\n\n{{ actor( }}\n"),
    "page with unclosed block": ("docs/index.md", b"# Home\n\n{% if x %}\n"),
    "page with unknown id": ("docs/index.md", b"# Home\n\n{{ actor('harbor-office') }}\n"),
    "page with a wrong argument": ("docs/index.md", b"# Home\n\n{{ actor('harbour-office', wrods='x') }}\n"),
    "page that is not UTF-8": ("docs/index.md", b"# Caf\xe9\n"),
}


@pytest.mark.parametrize(("name", "content"), BROKEN_FILES.values(), ids=BROKEN_FILES)
def test_a_broken_file_is_a_problem_with_a_place(name: str, content: bytes, harbour: Path) -> None:
    """Whatever an author saves, the answer is a place and a reason."""
    (harbour / name).parent.mkdir(exist_ok=True)
    (harbour / name).write_bytes(content)
    result = call("check", harbour)
    assert result.exit_code == 1
    found = WHERE.findall(result.stdout)
    assert found
    assert {code for *_, code, _ in found} <= set(CODES)
    assert name in {file for file, *_ in found} or name == "data/texts/harbour-report.txt"


def test_an_empty_data_folder_is_a_problem(tmp_path: Path) -> None:
    """The first thing that a newcomer runs."""
    (tmp_path / "data").mkdir()
    result = call("check", tmp_path)
    assert result.exit_code == 1
    assert "no-settings" in result.stdout


# -- for other programs -------------------------------------------------------------------------


def test_json_is_one_object_of_the_public_shape(harbour: Path) -> None:
    """Public: other programs read it, so no field may be renamed or dropped."""
    mistake(harbour, "data/statistics.yml", "value: 412", "value: 421")
    mistake(harbour, "data/actors.yml", "name: Harbour office", "nmae: Harbour office")
    result = call("check", harbour, "--format", "json")
    assert result.exit_code == 1
    whole = json.loads(result.stdout)
    assert list(whole) == ["version", "problems", "records", "unaccounted"]
    assert whole["version"] == 1
    fields = ["code", "severity", "file", "line", "column", "message", "hint", "example"]
    assert [list(row) for row in whole["problems"]] == [fields] * len(whole["problems"])
    for row in whole["problems"]:
        assert {name: type(value) for name, value in row.items()} == dict.fromkeys(fields, str) | {
            "line": int,
            "column": int,
        }
        assert row["code"] in CODES
        assert row["severity"] in {"error", "weak"}
        assert (harbour / row["file"]).is_file(), "files are named from DIR"
        assert "\\" not in row["file"]
    places = [(row["file"], row["line"], row["column"]) for row in whole["problems"]]
    assert places == sorted(places)
    assert {place[0] for place in places} >= {"data/actors.yml", "data/statistics.yml"}


def test_json_counts_records_and_lists_bare_sentences(harbour: Path) -> None:
    """A sound dossier gives an object too: a program must not have to tell the two apart."""
    result = call("check", harbour, "--format", "json")
    whole = json.loads(result.stdout)
    assert result.exit_code == 0
    assert whole["problems"] == []
    assert {kind: count for kind, count in whole["records"].items() if count} == {
        "actor": 1,
        "source": 1,
        "statistic": 1,
    }
    assert set(whole["records"]) <= set(kinds())
    assert whole["unaccounted"] == [{"source": "harbour-report", "sentence": 2}]


def test_github_gets_one_annotation_a_problem(harbour: Path) -> None:
    """GitHub's own escapes: a line break or a per cent sign would end the command early."""
    mistake(harbour, "data/statistics.yml", "value: 412", "value: 42%")
    mistake(harbour, "data/actors.yml", "name: Harbour office", "nmae: Harbour office")
    result = call("check", harbour, "--format", "github")
    count = len(json.loads(call("check", harbour, "--format", "json").stdout)["problems"])
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert len(lines) == count > 1
    pattern = re.compile(r"::(error|warning) file=data/[\w./-]+,line=\d+,col=\d+,title=[a-z0-9-]+::.+")
    assert [line for line in lines if not pattern.fullmatch(line)] == []
    assert any("42%25" in line for line in lines)
    assert [line for line in lines if re.search(r"%(?!25|0A|0D)", line)] == []


def test_every_command_explains_itself() -> None:
    """`--help` is the manual that is always at hand."""
    assert {"check", "build", "site"} <= set(main.commands)
    for name in main.commands:
        result = call(name, "--help")
        assert result.exit_code == 0
        assert "[DIR]" in result.stdout
    assert call("--version").exit_code == 0


BLIND = """
import sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"mkdocs", "material", "mkdocs_macros"}:
            raise ImportError(f"{name} must not be imported by check")
sys.meta_path.insert(0, Refuse())
from macros.cli import main
try:
    main(["check", sys.argv[1]])
finally:
    found = sorted(name for name in sys.modules if name.partition(".")[0] in {"mkdocs", "material", "mkdocs_macros"})
    print("generator:", found)
"""


def test_check_never_imports_the_generator(harbour: Path, run: Run, project: Path) -> None:
    """Facts can be checked in an editor or a hook, where MkDocs may be absent, and fast."""
    done = run("-c", BLIND, str(harbour), cwd=project)
    assert (done.returncode, done.stdout.strip()) == (0, "generator: []"), done.stderr


# -- build --------------------------------------------------------------------------------------


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("words", "made", "page"),
    [
        ((), "site", "statistics/boats-counted/index.html"),
        (("--offline",), "site-offline", "statistics/boats-counted.html"),
        (("--output", "elsewhere/öffentlich"), "elsewhere/öffentlich", "statistics/boats-counted/index.html"),
    ],
)
def test_build_makes_a_site_of_any_dossier(words: tuple[str, ...], made: str, page: str, harbour: Path) -> None:
    """A dossier needs neither mkdocs.yml nor docs/, lies anywhere, and gets nothing but its site."""
    before = tree(harbour)
    options = [str(harbour / word) if "/" in word else word for word in words]
    assert call("build", harbour, *options).exit_code == 0
    html = (harbour / made / page).read_text(encoding="utf-8")
    assert "The harbour office counted 412 boats in May 2024" in html
    assert (harbour / made / "index.html").is_file()
    after = tree(harbour)
    assert {name: after.get(name) for name in before} == before
    assert [name for name in after if name not in before and not name.startswith(f"{made}/")] == []


@pytest.mark.parametrize("command", ["build", "site"])
def test_a_broken_dossier_is_not_built(command: str, harbour: Path) -> None:
    """The problems are those of `check`, and nothing is written."""
    mistake(harbour, "data/statistics.yml", "value: 412", "value: 421")
    before = tree(harbour)
    result = call(command, harbour)
    assert result.exit_code == 1
    assert result.stdout == call("check", harbour).stdout
    assert tree(harbour) == before


@pytest.mark.parametrize("output", [".", "data", "docs", "..", "letters"])
def test_build_never_writes_over_what_is_no_site(output: str, harbour: Path) -> None:
    """`--output` is one slip from the facts themselves, or from a folder of letters: neither may be lost."""
    (harbour / "docs").mkdir()
    (harbour / "docs" / "index.md").write_text("# Home\n", encoding="utf-8", newline="\n")
    (harbour / "letters").mkdir()
    (harbour / "letters" / "to-anna.txt").write_text("Dear Anna\n", encoding="utf-8", newline="\n")
    before = tree(harbour.parent)
    result = call("build", harbour, "--output", harbour / output)
    after = tree(harbour.parent)
    assert {name for name in before if after.get(name) != before[name]} == set()
    assert result.exit_code == 2


def test_build_replaces_a_site_that_it_made(harbour: Path) -> None:
    """The rule above must not stand in the way of a second build."""
    (harbour / "docs").mkdir()
    assert call("build", harbour).exit_code == 0
    mistake(harbour, "data/dossier.yml", "standfirst: What", "standfirst: The second time, what")
    assert call("build", harbour).exit_code == 0
    assert "The second time" in (harbour / "site" / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in harbour.iterdir() if path.name.startswith("site")] == ["site"]


# -- the README's first fact --------------------------------------------------------------------


def test_the_first_fact_of_the_readme_holds_what_it_promises(tmp_path: Path, project: Path) -> None:
    """A newcomer's first ten minutes: the example passes, and the slip that the README names is caught."""
    text = (project / "README.md").read_text(encoding="utf-8")
    part = text.partition("## Your first fact")[2].partition("## Publish")[0]
    for name, block in re.findall(r"`(data/[\w./-]+)`[^`]*?:\n\n *```\w+\n(.*?)\n *```", part, re.DOTALL):
        lines = block.split("\n")
        indent = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("\n".join(line[indent:] for line in lines) + "\n", encoding="utf-8", newline="\n")
    assert {path.name for path in (tmp_path / "data").iterdir()} == {
        "dossier.yml",
        "sources.yml",
        "statistics.yml",
        "texts",
    }
    assert call("check", tmp_path).exit_code == 0, call("check", tmp_path).output
    mistake(tmp_path, "data/statistics.yml", "value: 412", "value: 421")
    result = call("check", tmp_path)
    assert result.exit_code == 1
    assert "data/statistics.yml:3:" in result.stdout


def test_builds_at_once_leave_one_whole_site(harbour: Path) -> None:
    """One builds, the others say so and stop; the site that stood there is never cleaned under a reader."""
    assert call("build", harbour).exit_code == 0
    before = set(tree(harbour / "site"))
    command = [sys.executable, "-m", "macros", "build", str(harbour)]
    running = [
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent) for _ in range(3)
    ]
    reports = [build.communicate(timeout=120)[1] for build in running]
    assert 0 in [build.returncode for build in running]
    assert not [report for report in reports if "Traceback" in report]
    assert set(tree(harbour / "site")) == before
    assert [path.name for path in harbour.iterdir() if path.name.startswith("site")] == ["site"]


_DEEP = 3000
# A page, and what `check` says of it: no mistake in it may end in a traceback.
PAGES = {
    "a day that is none as a title": ("---\ntitle: 2024-13-45\n---\n# Hi\n", 1),
    "a tag": ('---\ntitle: !!int "abc"\n---\n# Hi\n', 1),
    "a number of no digits": ("---\nx: 0x_\n---\n# Hi\n", 1),
    "front matter nested too deep": (f"---\nx: {'[' * 5000}\n---\n# Hi\n", 1),
    "an alias of itself": ("---\ntitle: &a [*a]\n---\n# Hi\n", 1),
    "front matter that is no mapping": ("---\n- a\n---\n# Hi\n", 1),
    "brackets nested too deep": ("{{ " + "(" * _DEEP + "1" + ")" * _DEEP + " }}", 1),
    "a sum too long": ("{{ 1" + "+1" * 5000 + " }}", 1),
    "conditions nested too deep": ("{% if 1 %}" * _DEEP + "{% endif %}" * _DEEP, 1),
    "a number too long": ("{{ " + "9" * 10_000 + " }}", 1),
}


@pytest.mark.parametrize(("page", "code"), PAGES.values(), ids=PAGES)
def test_a_page_is_never_answered_with_a_traceback(page: str, code: int, harbour: Path) -> None:
    (harbour / "docs").mkdir()
    (harbour / "docs" / "index.md").write_text(page, encoding="utf-8")
    result = call("check", harbour)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == code


@pytest.mark.parametrize("digits", ["２０２４", "١٩٩٩", "2024-०५"])
def test_digits_of_other_scripts_are_no_date(digits: str, harbour: Path) -> None:
    """They look like a date; the format takes ASCII digits alone, and says so."""
    mistake(harbour, "data/statistics.yml", "value: 412", f"value: 412\n  as_of: {digits}")
    result = call("check", harbour)
    assert result.exit_code == 1
    assert "bad-date" in result.stdout


def test_a_folder_that_cannot_be_entered_is_told(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions are the user's to mend."""

    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_symlink", refuse)
    assert call("check", harbour).exit_code in {1, 2}


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_any_output_can_be_written_to(form: str, harbour: Path) -> None:
    """A redirected Windows console knows few letters; what it lacks is written as an escape."""
    mistake(harbour, "data/statistics.yml", "value: 412", "value: 412\n  łąka: x")
    command = [sys.executable, "-m", "macros", "check", str(harbour), "--format", form]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    project = Path(__file__).parent.parent
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=project)
    assert b"Traceback" not in done.stderr
    assert done.returncode == 1
