"""`verify.py` names each fault that is planted in a copy, by its file or its fact, and finds none in a sound one.

The copies here are small: pages as the program draws them, without the theme, of a dossier whose sources are published
in full, in excerpts and not at all. The project's own bundle is checked as readers would, by a process of its own.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.exports import verify
from macros.exports.checksums import write_checksums
from macros.exports.export import exported
from macros.prose_macros import Prose
from macros.views import render
from macros.views.view import View
from tests.conftest import Built
from tests.dossiers import files, site

DOSSIER = files(
    """
    The valley line carried 412 passengers in May 2024. It ran every day of that month.
    “We run every day,” said Ada Brook. The bridge at Holm is “not new”, ﬁnally — she said.
    """,
    sources=(
        "post:\n  title: The Valley Post\n  publish: full\n"
        "wire:\n  title: The Wire\n  publish: excerpts\n"
        "diary:\n  title: A diary\n  publish: none\n"
    ),
    actors="ada:\n  name: Ada Brook\n  type: person\n  evidence: said Ada Brook\n",
    statistics="passengers:\n  label: passengers\n  value: 412\n  as_of: 2024-05\n"
    "  evidence: The valley line carried 412 passengers in May 2024\n",
    quotes="said:\n  by: ada\n  direct: We run every day\n  said_in: said Ada Brook\n",
    events="opening:\n  title: A bridge opens\n"
    '  evidence: {source: wire, text: "A bridge was opened […] by the mayor"}\n'
    "cost:\n  title: A bridge is paid for\n  evidence:\n"
    "    - {source: wire, text: It cost 7 crowns. The town paid}\n"
    "    - {source: diary, text: the town paid for it}\n",
) | {
    "data/texts/wire.txt": "A bridge was opened at Holm by the mayor. Nobody else came.\n"
    "It cost 7 crowns. The town paid all of it.\n",
    "data/texts/diary.txt": "I heard that the town paid for it, and that it will pay again.\n",
}

Fault = Callable[[Path], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy without a fault."""
    top = tmp_path_factory.mktemp("sound")
    made = site(top / "dossier", DOSSIER, directory=False, offline=True)
    folder = top / "copy"
    pages = {
        made.urls.file(address): Prose(View(made, address)).record_page(page.call.split('"')[1])
        for address, page in made.pages.items()
        if page.call.startswith("record_page")
    }
    written = {name: f"{html}{render.cards_of(View(made, address_of(name)), html)}" for name, html in pages.items()}
    content = {name: f"<body>{html}</body>\n".encode() for name, html in written.items()}
    content |= {file.path: file.content for file in exported(made).files}
    content |= {"index.html": b"<h1>Home</h1>\n", "assets/site.js": b"let a = 1\n", "assets/café.css": b"b {}\n"}
    for name, held in content.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(held)
    write_checksums(folder)
    return folder


def address_of(name: str) -> str:
    return f"{name.removesuffix('.html')}/"


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    return Path(shutil.copytree(sound, tmp_path / "copy"))


def faults(folder: Path) -> list[str]:
    """The lines that name what is wrong; they go with the code."""
    lines, code = verify.report(str(folder))
    found = [line.removeprefix("FAULT  ") for line in lines if line.startswith("FAULT")]
    assert code == (1 if found else 0), lines
    assert lines[-1] == f"Faults: {len(found) or 'none'}"
    return found


def replaced(name: str, old: str, new: str) -> Fault:
    """Words of a file that are others now."""

    def plant(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old} is not in {name}:\n{text}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return plant


def flipped(name: str, at: int) -> Fault:
    """One bit of a file that is another now."""

    def plant(folder: Path) -> None:
        held = bytearray((folder / name).read_bytes())
        held[at] ^= 1
        (folder / name).write_bytes(held)

    return plant


def removed(name: str) -> Fault:
    return lambda folder: (folder / name).unlink()


def added(name: str) -> Fault:
    def plant(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("more", encoding="utf-8")

    return plant


def line(name: str, change: Callable[[str], str]) -> Fault:
    """The line of a file in SHA256SUMS that is another now."""

    def plant(folder: Path) -> None:
        path = folder / "SHA256SUMS"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        assert sum(one.endswith(f"  {name}\n") for one in lines) == 1
        text = "".join(change(one) if one.endswith(f"  {name}\n") else one for one in lines)
        path.write_text(text, encoding="utf-8", newline="\n")

    return plant


def moved(record: str, by: int) -> Fault:
    """The place of a fact's words, moved in proof.json."""

    def plant(folder: Path) -> None:
        told = json.loads((folder / "proof.json").read_text(encoding="utf-8"))
        spans = [one["spans"] for one in told["quotations"] if one["record"] == record and one["spans"]]
        assert spans
        for span in spans:
            span[0] = [span[0][0] + by, span[0][1] + by]
        (folder / "proof.json").write_text(json.dumps(told), encoding="utf-8")

    return plant


TEXT, PAGE = "downloads/texts/post.txt", "statistics/passengers.html"
ALTERED = {
    "a byte of a page": (flipped("index.html", 3), "index.html"),
    "a byte of a script": (flipped("assets/site.js", 0), "assets/site.js"),
    "a byte of a style": (flipped("assets/café.css", 0), "assets/café.css"),
    "a byte of the proof": (flipped("proof.json", 20), "proof.json"),
    "a byte of a text": (flipped(TEXT, 5), TEXT),
    "a byte of the README": (flipped("README.txt", 0), "README.txt"),
    "the last byte of the program": (flipped("verify.py", -1), "verify.py"),
    "a picture": (flipped("downloads/figures/passengers.svg", 9), "downloads/figures/passengers.svg"),
    "a table": (flipped("downloads/figures/passengers.csv", 9), "downloads/figures/passengers.csv"),
    "a byte more": (lambda folder: (folder / "index.html").write_bytes(b"<h1>Home</h1>\n\n"), "index.html"),
    "an empty file": (lambda folder: (folder / "index.html").write_bytes(b""), "index.html"),
    "a quotation in a page": (replaced(PAGE, "carried 412 passengers", "carried 421 passengers"), PAGE),
    "a quotation in the proof": (replaced("proof.json", "carried 412", "carried 421"), "proof.json"),
    "words of a text": (replaced(TEXT, "412", "421"), TEXT),
    "a page that is gone": (removed(PAGE), PAGE),
    "a script that is gone": (removed("assets/site.js"), "assets/site.js"),
    "a text that is gone": (removed(TEXT), TEXT),
    "a proof that is gone": (removed("proof.json"), "proof.json"),
    "checksums that are gone": (removed("SHA256SUMS"), "SHA256SUMS"),
    "a file that was added": (added("assets/more.js"), "assets/more.js"),
    "a page that was added": (added("more/index.html"), "more/index.html"),
    "a file in place of another": (lambda folder: (folder / "index.html").rename(folder / "i.html"), "i.html"),
    "a link in place of a file": (
        lambda folder: (removed(TEXT)(folder), (folder / TEXT).symlink_to(folder / "index.html")),
        TEXT,
    ),
    "a line taken out": (line("index.html", lambda _: ""), "index.html"),
    "a line twice": (line("index.html", lambda one: one * 2), "index.html"),
    "another checksum": (line("index.html", lambda one: f"{'0' * 64}{one[64:]}"), "index.html"),
    "another name": (line("index.html", lambda one: one.replace("index", "indox")), "indox.html"),
    "a line that is none": (line("index.html", lambda one: one[1:]), "SHA256SUMS"),
    "a name that leads out": (line("index.html", lambda one: f"{one[:66]}../../etc/passwd\n"), "../../etc/passwd"),
}
# Whoever did it has made the checksums again, so that no file seems altered.
SEALED = {
    "a quotation in its page": (
        replaced(PAGE, "412 passengers", "421 passengers"),
        f"{PAGE}: quotes sentence 1 of post as",
    ),
    "its mark moved": (
        replaced(PAGE, '<mark class="sb-mark">The valley line', 'The <mark class="sb-mark">valley line'),
        "passengers: its words “The valley line carried 412 passengers in May 2024” are not shown on its page",
    ),
    "a sentence in a card": (
        replaced("actors/ada.html", '"We run every day",', '"We walk every day",'),
        "actors/ada.html: quotes sentence 3 of post as",
    ),
    "a card that cannot be read": (
        replaced("actors/ada.html", '"parts":[', '"parts":7,"p":['),
        "actors/ada.html: quotes words without a source: “what its citations open cannot be read”",
    ),
    "a sentence of a text's page": (
        replaced("sources/post.html", "carried 412", "carried 421"),
        "sources/post.html: shows sentence 1 as",
    ),
    "a sentence of an excerpt": (
        replaced("sources/wire.html", "by the mayor", "by the major"),
        "sources/wire.html: shows sentence 1 as",
    ),
    "words in quotation marks": (
        replaced("quotes/said.html", "<p>“We run", "<p>“We never run"),
        "quotes/said.html: has words in quotation marks that no record quotes: ",
    ),
    "words of an unpublished text": (
        replaced("events/cost.html", "the town paid for", "the town begged for"),
        "events/cost.html: quotes words of diary that no record takes from it: “the town begged for it”",
    ),
    "words of an unpublished text in the proof": (
        replaced("proof.json", "the town paid for", "the town begged for"),
        "cost: its words “the town begged for it” are not shown on its page events/cost.html",
    ),
    "where a quotation leads": (replaced(PAGE, "#s1", "#s2"), f"{PAGE}: quotes sentence 2 of post as"),
    "a quotation that leads nowhere": (
        replaced(PAGE, "post.html#", "past.html#"),
        f"{PAGE}: quotes words without a source",
    ),
    "whose quotation it is": (
        replaced(PAGE, 'class="sb-number" data-fact="passengers"', 'class="sb-number" data-fact="nobody"'),
        f"{PAGE}: quotes words for nobody, which proof.json does not know",
    ),
    "a quotation in the proof": (
        replaced("proof.json", "carried 412", "carried 421"),
        "passengers: its words are not in the text of post: “The valley line carried 421",
    ),
    "half a word in the proof": (
        replaced("proof.json", "The valley line carried", "he valley line carried"),
        "passengers: its words are not in the text of post: “he valley line carried 412",
    ),
    "a fact taken out of the proof": (
        replaced("proof.json", '"passengers"', '"passenger"'),
        f"{PAGE}: quotes words for passengers, which proof.json does not know",
    ),
    "a fact of an excerpt in the proof": (
        replaced("proof.json", "opened […] by", "opened […] with"),
        "opening: its words are not in the text of wire: “with the mayor”",
    ),
    "a sentence of an excerpt in the proof": (
        replaced("proof.json", "at Holm by the", "at Home by the"),
        "events/opening.html: quotes sentence 1 of wire as",
    ),
    "a place moved": (
        moved("passengers", 1),
        "passengers: its words do not stand at its place in the text of post, but “he valley line",
    ),
    "a place of an excerpt moved": (
        moved("opening", 2),
        "opening: its words do not stand at its place in the text of wire, but “bridge was opened",
    ),
    "words of a text": (replaced(TEXT, "412", "421"), "passengers: its words are not in the text of post"),
    "a letter before the words": (
        replaced(TEXT, "The valley", " The valley"),
        "passengers: its words do not stand at its place in the text of post",
    ),
    "a page emptied": (
        lambda folder: (folder / PAGE).write_text("<p>Gone</p>"),
        "passengers: its words “The valley line",
    ),
    "a page taken out": (removed(PAGE), f"{PAGE}: is missing or cannot be read"),
    "a text taken out": (removed(TEXT), f"{TEXT}: holds the text of post, and is missing or cannot be read"),
    "a proof of nothing": (
        lambda folder: (folder / "proof.json").write_text("[]"),
        "proof.json: is missing or damaged",
    ),
    "a proof that is no text": (
        lambda folder: (folder / "proof.json").write_bytes(b"\xff\xfe"),
        "proof.json: is missing",
    ),
    "a proof too deep": (lambda folder: (folder / "proof.json").write_text("[" * 200_000), "proof.json: is missing"),
}


def test_a_sound_copy_has_no_fault(sound: Path) -> None:
    """And what was found again, and what was not looked up, is told in numbers."""
    assert faults(sound) == []
    lines, _ = verify.report(str(sound))
    count = sum(path.is_file() for path in sound.rglob("*")) - 1
    assert f"Files that are as SHA256SUMS says: {count}" in lines
    assert "Quotations found again, word for word, in the published texts: 6" in lines
    assert "Quotations not re-checked here, since the text of “A diary” is not published: 1" in lines


@pytest.mark.parametrize(("plant", "named"), ALTERED.values(), ids=ALTERED)
def test_a_fault_is_named_by_its_file(plant: Fault, named: str, copy: Path) -> None:
    """At the beginning of its line: where, then what."""
    plant(copy)
    assert any(found.startswith(f"{named}: ") for found in faults(copy))


@pytest.mark.parametrize(("plant", "named"), SEALED.values(), ids=SEALED)
def test_a_fault_is_found_though_all_checksums_are_right(plant: Fault, named: str, copy: Path) -> None:
    """By the fact or the page; what stands between quotations is held by the checksums alone."""
    plant(copy)
    write_checksums(copy)
    found = faults(copy)
    assert not [one for one in found if "SHA256SUMS" in one]
    assert any(one.startswith(named) for one in found), found


def test_marks_that_stand_apart_are_not_read_as_one() -> None:
    """Words between them are left out; letters that touch are one word."""
    apart = verify.Shown("<p>at <mark>least</mark> some, <mark>137</mark></p>")
    assert apart.words == "at least some, 137"
    assert "least137" not in verify.bare(apart.marked)
    assert verify.Shown('<p><mark>le</mark><abbr class="sb-sic"></abbr><mark>ast</mark></p>').marked == "least"


@pytest.mark.parametrize(
    ("words", "text", "there"),
    [
        ("two", "two men", True),
        ("two", "a two-year ban", True),
        ("two", "twofold", False),
        ("two", "untwo", False),
        ("two", "twofold, then two", True),
        ("137", "1137", False),
        ("“ally”", "an“ally”of", True),
        ("", "two", False),
    ],
)
def test_words_stand_in_a_text_as_words(words: str, text: str, there: bool) -> None:  # noqa: FBT001 - a table
    assert verify.stands_in(words, text) is there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“a”", '"a"'),
        ("a–b", "a-b"),
        ("ﬁt", "fit"),
        ("a…", "a..."),
        ("so\u00adft", "soft"),
        ("e\u0301", "é"),
        ("a\u00a0\nb", "a b"),
    ],
)
def test_signs_of_one_sort_are_folded_alike(one: str, other: str) -> None:
    assert verify.folded(one) == verify.folded(other)


def test_what_file_browsers_leave_is_no_fault(copy: Path) -> None:
    for name in (".DS_Store", "actors/Thumbs.db", "desktop.ini"):
        added(name)(copy)
    assert faults(copy) == []


def test_other_ways_to_write_checksums_are_read(copy: Path) -> None:
    """With an asterisk for binary, in capitals, with the line ends of Windows, with letters and accents apart."""
    path = copy / "SHA256SUMS"
    lines = path.read_text(encoding="utf-8").replace("é", "e\u0301").splitlines()
    written = "".join(f"{one[:64].upper()} *{one[66:]}\r\n" for one in lines)
    path.write_text(written, encoding="utf-8", newline="")
    assert faults(copy) == []


def test_a_folder_without_a_dossier_is_said_to_be_none(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        lines, code = verify.report(str(folder))
        assert (len(lines), code) == (1, 2)
        assert str(folder) in lines[0]


def test_words_of_texts_that_are_not_published_are_in_no_file(sound: Path) -> None:
    """Nor is more of an excerpt than its sentences, in full or by its neighbours."""
    for path in (path for path in sound.rglob("*") if path.is_file()):
        held = path.read_bytes()
        for words in (b"I heard", b"will pay again", b"Nobody else came"):
            assert words not in held, path


# -- as readers run it ----------------------------------------------------------------------------

PROGRAM = Path(verify.__file__)


def run(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Python with nothing of ours around it; what it says is read as UTF-8 as far as that goes."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "HOME"}}
    return subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**kept, "PYTHONUTF8": "1", **more},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def test_the_projects_bundle_proves_itself_in_time(built: Built, measured: Callable[[str], None]) -> None:
    """From another folder, by Python alone: no site-packages, no environment, no folder of ours."""
    start = time.monotonic()
    done = run("-I", "-S", str(built.offline / "verify.py"), cwd=Path("/"))
    seconds = time.monotonic() - start
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.splitlines()[-1] == "Faults: none"
    assert "not re-checked" not in done.stdout
    measured(f"verify.py checks the project's bundle in {seconds:.1f} s")
    assert seconds < 5


ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SURROUNDINGS = {"usual": {}, "the locale C": {"LC_ALL": "C"}, "a system without UTF-8": ASCII}


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
def test_letters_of_a_folder_and_a_file_do_no_harm(surroundings: str, copy: Path, tmp_path: Path) -> None:
    """A fault in a file with such letters is named all the same, in escapes where there is no other way."""
    folder = copy.rename(tmp_path / "ünï cödé dir")
    more = SURROUNDINGS[surroundings]
    assert run("verify.py", cwd=folder, **more).returncode == 0
    assert run(str(folder / "verify.py"), cwd=tmp_path, **more).returncode == 0
    assert run("verify.py", str(folder), cwd=folder, **more).returncode == 0
    flipped("assets/café.css", 0)(folder)
    done = run("-I", str(folder / "verify.py"), str(folder), cwd=tmp_path, **more)
    assert (done.returncode, done.stderr) == (1, "")
    assert "assets/caf" in done.stdout
    assert "was altered" in done.stdout


def test_no_name_of_a_file_steers_the_terminal(copy: Path) -> None:
    (copy / "a\x1b[2Jb.html").write_text("", encoding="utf-8")
    done = run("verify.py", cwd=copy)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "a\\x1b[2Jb.html" in done.stdout


def test_wrong_use_is_told(copy: Path) -> None:
    for words, code in ((["--help"], 0), (["-x"], 2), (["a", "b"], 2)):
        done = run("verify.py", *words, cwd=copy)
        assert (done.returncode, done.stderr) == (code, "")
        assert "python3 verify.py" in done.stdout


def test_it_leaves_nothing_behind(copy: Path) -> None:
    before = sorted(copy.rglob("*"))
    assert run("verify.py", cwd=copy).returncode == 0
    assert sorted(copy.rglob("*")) == before


def test_it_is_written_for_old_pythons_and_the_standard_library() -> None:
    """Python 3.8 or newer: its grammar, and modules that it has."""
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"), feature_version=(3, 8))
    imports = [one for one in ast.walk(tree) if isinstance(one, ast.Import | ast.ImportFrom)]
    names = {name.name for one in imports if isinstance(one, ast.Import) for name in one.names}
    names |= {one.module or "" for one in imports if isinstance(one, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("version", ["3.8", "3.9", "3.10", "3.12", "3.13", "3.14"])
def test_other_pythons_run_it(version: str, sound: Path) -> None:
    """Those that are installed here."""
    own = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = shutil.which(f"python{version}") or next(map(str, own.glob(f"{version}.*/bin/python{version}")), None)
    if found is None:
        return
    done = subprocess.run([found, "-I", "-S", str(sound / "verify.py")], check=False, capture_output=True)
    if b"pyenv:" in done.stderr:
        return
    assert (done.returncode, done.stderr) == (0, b"")
