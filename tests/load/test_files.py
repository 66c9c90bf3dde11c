"""The files of a dossier: which are read, and what is refused for a file as a whole."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from macros.load.files import SIZE_LIMIT, DossierFiles, UnreadableError, read_files
from macros.load.markdown import read_page
from macros.load.yaml_events import TEXT_LIMIT
from macros.problems import Location, Problem

SOUND = "quay:\n  title: The quay\n"


def _write(root: Path, files: dict[str, str | bytes]) -> Path:
    (root / "data").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return root


def _read(root: Path, files: dict[str, str | bytes]) -> tuple[DossierFiles, tuple[Problem, ...]]:
    return read_files(_write(root, files))


def _shown(problems: Iterable[Problem]) -> list[str]:
    return [f"{problem.location} {problem.code}" for problem in problems]


def _paths(files: DossierFiles) -> list[list[str]]:
    return [[file.path for file in group] for group in (files.facts, files.texts, files.pages)]


# -- which files are read -----------------------------------------------------------------------


def test_facts_texts_and_pages_are_told_apart_by_where_they_stand(tmp_path: Path) -> None:
    """The order is that of the names, so that a report and a page are the same on every system."""
    files, problems = _read(
        tmp_path,
        {
            "data/topics.yml": SOUND,
            "data/events/2024.yml": SOUND,
            "data/events/2023.yml": SOUND,
            "data/texts/a.txt": "B.\n",
            "docs/index.md": "# A\n",
            "docs/more/other.md": "# B\n",
            "docs/picture.svg": b"\xff\xfe",
        },
    )
    assert problems == ()
    assert _paths(files) == [
        ["data/events/2023.yml", "data/events/2024.yml", "data/topics.yml"],
        ["data/texts/a.txt"],
        ["docs/index.md", "docs/more/other.md"],
    ]
    assert files.texts_by_source == {"a": "B.\n"}


def test_what_tools_leave_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    """Whoever opens the folder in Finder or keeps it in git must not be told to delete what they did not write."""
    names = ("README.md", "matched.json", ".gitkeep", ".DS_Store", "Thumbs.db")
    folders = ("data", "data/texts", "data/events")
    left: dict[str, str | bytes] = {f"{folder}/{name}": b"\x00\xff" for folder in folders for name in names}
    del left["data/matched.json"]  # there it is ours
    files, problems = _read(tmp_path, left)
    assert problems == ()
    assert _paths(files) == [[], [], []]


def test_a_folder_without_facts_is_no_dossier(tmp_path: Path) -> None:
    """Who runs the program in the wrong folder has made no mistake in the facts."""
    with pytest.raises(UnreadableError, match="holds no folder data/"):
        read_files(tmp_path)
    (tmp_path / "data").write_text("a: b", encoding="utf-8")
    with pytest.raises(UnreadableError, match="holds no folder data/"):
        read_files(tmp_path)


def test_a_dossier_needs_no_pages(tmp_path: Path) -> None:
    """A folder with data/ is enough to build a site."""
    assert _paths(_read(tmp_path, {"data/topics.yml": SOUND})[0])[2] == []


def test_pages_may_stand_outside_the_folder(tmp_path: Path) -> None:
    """MkDocs lets `docs_dir` be anywhere; in messages these are still the pages in docs/."""
    root = _write(tmp_path / "dossier", {"data/topics.yml": SOUND, "docs/index.md": "# Not this one\n"})
    _write(tmp_path, {"pages/index.md": "# A\n", "pages/more/b.md": "a\u202eb\n", "pages/c.txt": "# C\n"})
    files, problems = read_files(root, tmp_path / "pages")
    assert [(page.path, page.text) for page in files.pages] == [("docs/index.md", "# A\n")]
    assert _shown(problems) == ["docs/more/b.md:1:2 bad-character"]


def test_pages_may_have_another_folder_within(tmp_path: Path) -> None:
    """`docs_dir: pages` in the dossier's own folder: then messages name that folder."""
    _write(tmp_path, {"data/topics.yml": SOUND, "pages/index.md": "# A\n"})
    assert _paths(read_files(tmp_path, tmp_path / "pages")[0])[2] == ["pages/index.md"]


def test_a_line_is_found_by_its_place(tmp_path: Path) -> None:
    """Each message shows the line it speaks of; what is nowhere gives an empty one."""
    files, _ = _read(tmp_path, {"data/topics.yml": SOUND, "data/texts/a.txt": "B.", "docs/index.md": "# A\n"})
    at = [("data/topics.yml", 2), ("data/texts/a.txt", 1), ("docs/index.md", 1), ("data/topics.yml", 9), ("x", 1)]
    assert [files.line_at(Location(*place)) for place in at] == ["  title: The quay", "B.", "# A", "", ""]
    assert files.facts[0].line(0) == ""


# -- names --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "data/Topics.yml",
        "data/TOPICS.yml",
        "data/topics.yaml",
        "data/topics.YML",
        "data/topics.json",
        "data/topics.yml.bak",
        "data/topics",
        "data/my topics.yml",
        "data/-topics.yml",
        "data/topics-.yml",
        "data/to--pics.yml",
        "data/to.pics.yml",
        "data/thèmes.yml",
        "data/conf.py",
        "data/.hidden.yml",
        "data/~topics.yml",
        "data/con.yml",
        "data/nul.yml",
        "data/events/aux.yml",
        "data/events/com1.yml",
        "data/lpt9/x.yml",
        "data/Events/x.yml",
        "data/events.yml/x.yml",
        "data/events/2024/x.yml",
        "data/a\nb.yml",
        "data/texts/A.txt",
        "data/texts/a b.txt",
        "data/texts/a.md",
        "data/texts/prn.txt",
        "data/texts/a",
        "data/texts/more/a.txt",
        "data/texts/texts/a.txt",
    ],
)
def test_a_name_that_is_not_the_same_everywhere_is_refused(name: str, tmp_path: Path) -> None:
    """Windows and macOS know no case, Windows reserves names, and two texts with one name would be one source."""
    files, problems = _read(tmp_path, {name: SOUND})
    assert [(problem.code, problem.location) for problem in problems] == [("file-name", Location(name))]
    assert _paths(files) == [[], [], []]


@pytest.mark.parametrize(
    "name",
    ["data/relation_types.yml", "data/events/2024-11.yml", "data/events/con-men.yml", "data/texts/com10.txt"],
)
def test_other_names_are_read(name: str, tmp_path: Path) -> None:
    """Look-alikes of what is reserved."""
    assert _read(tmp_path, {name: SOUND})[1] == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_of_bytes_that_are_no_text_is_refused(tmp_path: Path) -> None:
    """Linux allows any bytes in a name; the report of it must not break what reports it."""
    path = os.fsencode(_write(tmp_path, {})) + b"/data/\xff.yml"
    Path(os.fsdecode(path)).write_text(SOUND, encoding="utf-8")
    problems = read_files(tmp_path)[1]
    assert [(problem.code, problem.location.file) for problem in problems] == [("file-name", "data/\udcff.yml")]


def test_pages_must_not_differ_in_case_alone(tmp_path: Path) -> None:
    """On a Mac one of the two would replace the other; facts and texts are lower case anyway."""
    _write(tmp_path, {"docs/About.md": "# A\n", "docs/about.md": "# B\n", "docs/more/about.md": "# C\n"})
    if len(list((tmp_path / "docs").iterdir())) < 3:
        pytest.skip("this file system cannot hold both")
    assert _shown(read_files(tmp_path)[1]) == ["docs/about.md:1:1 file-name"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name",
    [
        *("a:b.md", "what?.png", "a\nb.md", "a\u202eb.md", "cafe\u0301.md", "con.md", "more/Nul.png", "aux/a.md"),
        *("a .md", "a./b.md", "a.markdown", "a.mkd", "a.mdown", "a.mkdn"),
    ],
)
def test_a_name_in_docs_is_one_on_every_system_and_no_page_goes_unread(name: str, tmp_path: Path) -> None:
    """A checkout on Windows would fail; and MkDocs makes pages of other endings, which no check would have read."""
    files, problems = _read(tmp_path, {f"docs/{name}": "# A\n", "docs/B c.d-e_\u00e9.md": "# B\n", "docs/a.png": ""})
    assert [(problem.code, problem.location.file) for problem in problems] == [("file-name", f"docs/{name}")]
    assert _paths(files)[2] == ["docs/B c.d-e_\u00e9.md"]


def test_a_line_of_a_page_has_a_limit(tmp_path: Path) -> None:
    """What is typed by hand is looked up paragraph by paragraph, which a page without line breaks makes endless."""
    long = "a" * TEXT_LIMIT
    files, problems = _read(tmp_path, {"docs/a.md": f"# A\n\n{long}\n{long}a\n", "docs/b.md": f"{long}\n"})
    assert _shown(problems) == [f"docs/a.md:4:{TEXT_LIMIT + 1} text-too-long"]
    assert _paths(files)[2] == ["docs/b.md"]


# -- what is no ordinary file -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["data/topics.yml", "data/texts/a.txt", "data/events", "docs/index.md", "docs/more"])
@pytest.mark.parametrize("target", ["/etc/hostname", ".", "elsewhere.yml", "nowhere"])
def test_a_symlink_is_refused_and_not_followed(name: str, target: str, tmp_path: Path) -> None:
    """It could publish what stands outside the dossier: a password file, another dossier, itself for ever."""
    root = _write(tmp_path, {"elsewhere.yml": SOUND, "docs/other.md": "# B\n"})
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).symlink_to(root / target)
    files, problems = read_files(root)
    assert _shown(problems) == [f"{name}:1:1 symlink"]
    assert _paths(files) == [[], [], ["docs/other.md"]]


def test_the_folders_themselves_are_no_symlinks(tmp_path: Path) -> None:
    """Else the one link that leads out would be the one that nobody looks at."""
    other = _write(tmp_path / "other", {"data/topics.yml": SOUND, "docs/index.md": "# A\n"})
    root = _write(tmp_path / "dossier", {})
    (root / "docs").symlink_to(other / "docs")
    files, problems = read_files(root)
    assert _shown(problems) == ["docs:1:1 symlink"]
    assert files.pages == ()
    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / "data").symlink_to(other / "data")
    with pytest.raises(UnreadableError, match="symlink"):
        read_files(linked)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("name", ["data/topics.yml", "data/texts/a.txt", "docs/index.md"])
def test_a_pipe_is_refused_and_not_waited_for(name: str, tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    (_write(tmp_path, {}) / name).parent.mkdir(exist_ok=True)
    os.mkfifo(tmp_path / name)
    assert _shown(read_files(tmp_path)[1]) == [f"{name}:1:1 unreadable-file"]


def test_a_file_that_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who runs this as root may read everything, so the refusal is made here."""

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", path)

    _write(tmp_path, {"data/topics.yml": SOUND})
    monkeypatch.setattr(Path, "read_bytes", refuse)
    problems = read_files(tmp_path)[1]
    assert _shown(problems) == ["data/topics.yml:1:1 unreadable-file"]
    assert "Permission denied" in problems[0].message


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No half of a dossier is read as if it were all of it."""

    def refuse(_: Path) -> Iterable[Path]:
        raise PermissionError(13, "Permission denied")

    _write(tmp_path, {"data/topics.yml": SOUND})
    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UnreadableError, match="cannot be read: Permission denied"):
        read_files(tmp_path)


def test_a_file_has_a_limit(tmp_path: Path) -> None:
    """A file of that size is no file of facts, and nobody can read it in a text editor."""
    files, problems = _read(
        tmp_path, {"data/topics.yml": b"#" * SIZE_LIMIT, "data/events.yml": b"#" * (SIZE_LIMIT + 1)}
    )
    assert _shown(problems) == ["data/events.yml:1:1 file-too-large"]
    assert "1,048,577 bytes" in problems[0].message
    assert _paths(files)[0] == ["data/topics.yml"]


# -- encoding and line ends ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("a: café\n".encode("cp1252"), 1),
        ("a: b\nc: café\n".encode("latin-1"), 2),
        ("a: b\r\nc: d\r\ne: é".encode("latin-1"), 3),
        ("a: b\n".encode("utf-16"), 1),
        ("a: b\n".encode("utf-32"), 1),
        (b"a: b\nc: \xed\xa0\x80\n", 2),  # half a surrogate pair
        (b"a: \xc0\x80\n", 1),  # NUL the long way round
        (b"a: b\n\xe2\x82", 2),  # a character cut off
    ],
)
@pytest.mark.parametrize("name", ["data/topics.yml", "data/texts/a.txt", "docs/index.md"])
def test_a_file_is_utf_8_or_refused(content: bytes, line: int, name: str, tmp_path: Path) -> None:
    """A guess at the encoding gives wrong words without a sign, in quotations too."""
    files, problems = _read(tmp_path, {name: content})
    assert _shown(problems) == [f"{name}:{line}:1 not-utf-8"]
    assert _paths(files) == [[], [], []]


def test_a_byte_order_mark_at_the_start_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Notepad writes one; a second one, or one further on, is an invisible character like others."""
    files, problems = _read(tmp_path, {"data/topics.yml": b"\xef\xbb\xbf" + SOUND.encode()})
    assert problems == ()
    assert files.facts[0].text == SOUND
    again = _read(tmp_path, {"data/topics.yml": b"\xef\xbb\xbf\xef\xbb\xbfa: b\nc: \xef\xbb\xbfd\n"})[1]
    assert _shown(again) == ["data/topics.yml:1:1 bad-character", "data/topics.yml:2:4 bad-character"]


def test_line_ends_of_windows_become_ordinary_ones(tmp_path: Path) -> None:
    """The words of a quotation, and the places in a file, are the same whatever editor wrote it."""
    names = ("data/topics.yml", "data/texts/a.txt", "docs/index.md")
    files, problems = _read(tmp_path, dict.fromkeys(names, "a: b\r\nc: d\r\n"))
    assert problems == ()
    assert {file.text for file in (*files.facts, *files.texts, *files.pages)} == {"a: b\nc: d\n"}


# -- characters ---------------------------------------------------------------------------------

EVERYWHERE = {
    "NUL": "\x00",
    "escape": "\x1b",
    "backspace": "\x08",
    "form feed": "\x0c",
    "delete": "\x7f",
    "C1 control": "\x9b",
    "lone carriage return": "\r",
    "two carriage returns": "\r\r\n",
    "next line": "\x85",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "right-to-left override": "\u202e",
    "pop directional formatting": "\u202c",
    "isolate": "\u2066",
    "pop isolate": "\u2069",
    "zero width space": "\u200b",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "tag": "\U000e0041",
    "private use": "\ue000",
    "private use beyond": "\U0010fffd",
    "no character": "\ufffe",
    "no character beyond": "\U0001ffff",
}
IN_OUR_OWN_WORDS = {"soft hyphen": "\u00ad", "ligature": "\ufb01"}
NOWHERE = {
    "zero width non-joiner": "می\u200cخواهم",
    "zero width joiner": "👩\u200d🚀",
    "left-to-right mark": "a\u200eb",
    "right-to-left mark": "שלום\u200f!",
    "no-break space": "1\u00a0000",
    "narrow no-break space": "1\u202f000",
    "tab": "a\tb",
    "emoji with its variation": "🛥\ufe0f",
    "letter outside the first plane": "𝄞",
    "no-break hyphen": "20\u201130",
    "composed": "é",
    "Hangul": "한국",
    "Devanagari": "हिन्दी",
}


@pytest.mark.parametrize("mark", EVERYWHERE.values(), ids=EVERYWHERE)
@pytest.mark.parametrize("name", ["data/topics.yml", "data/texts/a.txt", "docs/index.md"])
def test_what_hides_or_reorders_words_is_refused_everywhere(mark: str, name: str, tmp_path: Path) -> None:
    """A reader must see what the machine compares; a copied text is no excuse."""
    files, problems = _read(tmp_path, {name: f"a: é\nnote: 名{mark}b\n"})
    assert _shown(problems) == [f"{name}:2:8 bad-character"]
    # A stored text is checked on, so that one run tells all; the line is shown either way.
    assert _paths(files) == [[], ["data/texts/a.txt"] if name.endswith(".txt") else [], []]
    assert files.line_at(problems[0].location).startswith("note: 名")


@pytest.mark.parametrize("mark", IN_OUR_OWN_WORDS.values(), ids=IN_OUR_OWN_WORDS)
def test_a_copied_text_may_hold_what_its_typesetter_put_there(mark: str, tmp_path: Path) -> None:
    """It is kept as it was found, and quoted without; what we write ourselves has neither."""
    assert _read(tmp_path, {"data/texts/a.txt": f"a{mark}b"})[1] == ()
    for name in ("data/topics.yml", "docs/index.md"):
        assert _shown(_read(tmp_path / name, {name: f"a{mark}b"})[1]) == [f"{name}:1:2 bad-character"]


def test_letters_and_their_accents_are_one_character(tmp_path: Path) -> None:
    """A Mac writes é in two parts; then a search for it fails though it stands there."""
    assert _read(tmp_path, {"data/texts/a.txt": "cafe\u0301"})[1] == ()
    problems = _read(tmp_path, {"data/topics.yml": "a: b\nc: cafe\u0301\n", "docs/index.md": "e\u0301 한"})[1]
    assert _shown(problems) == ["data/topics.yml:2:7 not-nfc", "docs/index.md:1:1 not-nfc"]
    assert "é" in problems[0].message


@pytest.mark.parametrize("words", NOWHERE.values(), ids=NOWHERE)
@pytest.mark.parametrize("name", ["data/topics.yml", "data/texts/a.txt", "docs/index.md"])
def test_what_languages_need_is_accepted(words: str, name: str, tmp_path: Path) -> None:
    """Too much zeal would shut out Persian, Kurdish, French figures and every family emoji."""
    files, problems = _read(tmp_path, {name: words})
    assert problems == ()
    assert [file.text for file in (*files.facts, *files.texts, *files.pages)] == [words]


def test_a_file_full_of_bad_characters_is_told_in_a_few(tmp_path: Path) -> None:
    """UTF-16 without its mark is text with a NUL behind each letter: half a million problems help nobody."""
    start = time.monotonic()
    problems = _read(tmp_path, {"data/topics.yml": "a: b\n".encode("utf-16-le") * (SIZE_LIMIT // 10)})[1]
    assert time.monotonic() - start < 20
    assert {problem.code for problem in problems} == {"bad-character"}
    assert len(problems) == 20


def test_showing_many_lines_of_a_large_file_is_quick(tmp_path: Path) -> None:
    """A thousand problems in one file must not read it a thousand times."""
    text = "".join(f"quay-{number}:\n  title: The quay\n" for number in range(30_000))
    files, _ = _read(tmp_path, {"data/topics.yml": text})
    start = time.monotonic()
    assert {files.line_at(Location("data/topics.yml", line)) for line in range(2, 20_000, 2)} == {"  title: The quay"}
    assert time.monotonic() - start < 20


def test_one_run_reports_all_files(tmp_path: Path) -> None:
    """An author mends a dossier, not a file a run."""
    problems = _read(
        tmp_path,
        {
            "data/Topics.yml": SOUND,
            "data/events.yml": b"\xff",
            "data/quotes.yml": "\u202e",
            "data/texts/a.txt": "\x00",
            "docs/index.md": "\u2028",
        },
    )[1]
    assert _shown(problems) == [
        "data/Topics.yml:1:1 file-name",
        "data/events.yml:1:1 not-utf-8",
        "data/quotes.yml:1:1 bad-character",
        "data/texts/a.txt:1:1 bad-character",
        "docs/index.md:1:1 bad-character",
    ]


# -- what would take for ever ---------------------------------------------------------------------


def test_a_paragraph_of_a_stored_text_has_a_limit(tmp_path: Path) -> None:
    """Sentences are read whole, and what governs what in them; nobody writes one of twenty thousand characters."""
    long = "a" * TEXT_LIMIT
    files, problems = _read(
        tmp_path, {"data/texts/a.txt": f"{long}\n\nB.\n{long}a\n", "data/texts/b.txt": f"{long}\r\n"}
    )
    assert _shown(problems) == [f"data/texts/a.txt:4:{TEXT_LIMIT + 1} text-too-long"]
    assert "20,001 characters" in problems[0].message
    assert "sentence" in problems[0].hint
    assert files.refused_texts == {"a"}
    assert _paths(files)[1] == ["data/texts/b.txt"]


@pytest.mark.parametrize("name", ["data/topics.yml", "data/texts/a.txt", "docs/index.md"])
def test_accents_are_no_pile(name: str, tmp_path: Path) -> None:
    """Sixteen marks on one letter is more than any script has; without end they cost time without end."""
    files, problems = _read(tmp_path, {name: "a: b\n" + "q" + "\u0301" * 17})
    assert _shown(problems) == [f"{name}:2:18 bad-character"]
    assert _paths(files) == [[], [], []]
    assert "marks on one letter" in problems[0].message
    split = "\u0301\u00ad" * 17 if name.endswith(".txt") else ""
    assert len(_read(tmp_path / "more", {name: "q" + split + "\n" + "q" + "\u0301" * 16})[1]) == bool(split)


def test_a_million_accents_are_refused_as_fast_as_letters(tmp_path: Path) -> None:
    """Normalising them would take hours; they are counted first."""
    started = time.perf_counter()
    assert _read(tmp_path / "plain", {"data/texts/a.txt": "a\u0301 " * 200_000})[1][0].code == "text-too-long"
    plain = time.perf_counter() - started
    started = time.perf_counter()
    assert {each.code for each in _read(tmp_path, {"data/topics.yml": "a" + "\u0301\u0316" * 250_000})[1]} == {
        "bad-character"
    }
    assert time.perf_counter() - started < 20 * plain + 1


@pytest.mark.parametrize("line", ["# a{}b", "# a{}#", "a\n={}b", "---{}\ntitle: a\n---{}\n"])
def test_a_heading_of_spaces_is_read_as_fast_as_one_of_letters(line: str) -> None:
    """Each way to part the spaces from the words was tried, which took minutes."""

    def spent(filling: str) -> float:
        started = time.perf_counter()
        assert read_page(line.replace("{}", filling * 50_000)).title is not None
        return time.perf_counter() - started

    assert spent(" ") < 20 * spent("c") + 0.2


@pytest.mark.parametrize(
    ("line", "heading"), [("# A ##", "A"), ("# C#", "C#"), ("#  A b  ", "A b"), ("# #", "#"), ("# A # b", "A # b")]
)
def test_the_hashes_that_close_a_heading_are_no_part_of_it(line: str, heading: str) -> None:
    assert read_page(line).heading == heading
