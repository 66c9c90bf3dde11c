"""YAML as authors write it: every value stays text and keeps its place, and what would be guessed at is refused."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.load.yaml_events import (
    DEPTH_LIMIT,
    TEXT_LIMIT,
    VALUE_LIMIT,
    Yaml,
    YamlList,
    YamlMap,
    YamlText,
    read_yaml,
)
from macros.problems import Location

FILE = "data/events.yml"
FLAGS = frozenset({"planned"})


def _plain(tree: Yaml | None) -> object:
    """What was read, without places."""
    match tree:
        case YamlText(words):
            return words
        case YamlList(members):
            return [_plain(member) for member in members]
        case YamlMap(fields):
            return {key.words: _plain(value) for key, value in fields}
        case None:
            return None


def _found(text: str) -> list[str]:
    """What is wrong, as `line:column code`."""
    problems = read_yaml(text, FILE, FLAGS)[1]
    assert {problem.location.file for problem in problems} <= {FILE}
    return [f"{problem.location.line}:{problem.location.column} {problem.code}" for problem in problems]


# -- what is read -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 2,000 to 5,000", {"a": "2,000 to 5,000"}),
        ("a: 2024-11", {"a": "2024-11"}),
        ("a: 2024-11-05", {"a": "2024-11-05"}),  # a day in YAML 1.1
        ("a: 1.50", {"a": "1.50"}),  # 1.5 as a number
        ("a: 1e3", {"a": "1e3"}),
        ("a: 0", {"a": "0"}),
        ("a: -0", {"a": "-0"}),
        ("a: 007a", {"a": "007a"}),
        ("a: 1:99", {"a": "1:99"}),  # no sexagesimal: 99 is no minute
        ("a: none", {"a": "none"}),
        ("a: NONE of them", {"a": "NONE of them"}),
        ("a: nothing", {"a": "nothing"}),
        ("a: yes, we can", {"a": "yes, we can"}),
        ("a: R&D", {"a": "R&D"}),
        ("a: C#", {"a": "C#"}),
        ("a: https://x.example/a?b=c#d", {"a": "https://x.example/a?b=c#d"}),
        ("a: {{ actor }}", None),  # braces are YAML's; see the syntax errors below
        ("a: 'no'", {"a": "no"}),
        ('a: "null"', {"a": "null"}),
        ("a: |\n  no\n", {"a": "no\n"}),
        ("a: >-\n  two\n  lines\n", {"a": "two lines"}),
        ('a: ""', {"a": ""}),
        ("a:", {"a": ""}),  # whether a field may be empty is the field's affair
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
        ("- a\n- b", ["a", "b"]),
        ("just text", "just text"),
        ("---\na: b\n", {"a": "b"}),
        ("a: b\n...\n", {"a": "b"}),
        ("# a comment\na: b # another\n", {"a": "b"}),
        ("<<: b", None),
        ("a: <<", {"a": "<<"}),
        ("planned: true", {"planned": "true"}),
        ("planned: yes", {"planned": "yes"}),  # the field says that it takes true or false
        ("on: 2024-01-01", {"on": "2024-01-01"}),  # `reviewed: {by: …, on: …}`: a name, not a value
        ("a: می\u200cخواهم", {"a": "می\u200cخواهم"}),
        ("a: שלום", {"a": "שלום"}),
        ("a: 👩\u200d🚀", {"a": "👩\u200d🚀"}),
        ("a: <script>alert(1)</script>", {"a": "<script>alert(1)</script>"}),
        (r"a: C:\new\table", {"a": r"C:\new\table"}),
        (r"a: 'C:\new\table'", {"a": r"C:\new\table"}),
        ('a: "a\\tb\\nc\\u00e9"', {"a": "a\tb\ncé"}),
    ],
)
def test_every_value_is_the_text_that_was_written(text: str, value: object) -> None:
    """A reader of YAML that turns words into dates, numbers or false is how Norway gets lost."""
    tree, problems = read_yaml(text, FILE, FLAGS)
    assert _plain(tree) == value
    assert (problems == ()) == (value is not None)


def test_every_value_keeps_its_place() -> None:
    """Each message points at the word, so each word must know where it stands, whatever alphabet stands before it."""
    text = 'état: {名前: "é𝄞", b: [x, y]}\nc:\n  - d: |\n      e\n'
    tree, problems = read_yaml(text, FILE)
    assert problems == ()
    places: dict[str, tuple[int, int]] = {}

    def note(node: Yaml) -> None:
        match node:
            case YamlText(words, at):
                places[words] = (at.line, at.column)
            case YamlList(members, at):
                places[f"list at {at.line}"] = (at.line, at.column)
                for member in members:
                    note(member)
            case YamlMap(fields, at):
                places[f"map at {at.line}"] = (at.line, at.column)
                for key, value in fields:
                    note(key)
                    note(value)

    assert tree is not None
    note(tree)
    assert places == {
        "état": (1, 1),
        "map at 1": (1, 7),
        "名前": (1, 8),
        "é𝄞": (1, 12),
        "b": (1, 18),
        "list at 1": (1, 21),
        "x": (1, 22),
        "y": (1, 25),
        "c": (2, 1),
        "list at 3": (3, 3),
        "map at 3": (3, 5),
        "d": (3, 5),
        "e\n": (3, 8),
    }


def test_a_field_is_found_by_its_name() -> None:
    """The first file that is read by name, not in order."""
    tree, _ = read_yaml("a: b\nc: d\n", FILE)
    assert isinstance(tree, YamlMap)
    assert tree.get("c") == YamlText("d", Location(FILE, 2, 4))
    assert tree.get("x") is None


def test_windows_line_ends_change_neither_words_nor_places() -> None:
    """Notepad writes them; a quotation of two lines must not hold a carriage return."""
    unix = "a: b\nc: |\n  d\n  e\nf: no\n"
    one, other = read_yaml(unix, FILE), read_yaml(unix.replace("\n", "\r\n"), FILE)
    assert one == other
    assert _plain(one[0]) == {"a": "b", "c": "d\ne\n", "f": "no"}


# -- what is refused ----------------------------------------------------------------------------

AMBIGUOUS = (
    "yes Yes YES no No NO on On ON off OFF true True TRUE false FALSE null Null NULL ~ "
    ".inf -.inf +.Inf .nan .NaN 0x1F 0X1f -0x1 010 0777 00 0o17 0b101 1:30 190:20:30 12:30:45.5 +1:30 -10:00"
).split()


@pytest.mark.parametrize("word", AMBIGUOUS)
def test_a_plain_word_that_others_read_otherwise_must_be_quoted(word: str) -> None:
    """`iso: NO` is false to most programs, `1:30` is 90 and `010` is 8: these files are read by others too."""
    problems = read_yaml(f"a: {word}", FILE)[1]
    assert [(found.code, found.location) for found in problems] == [("ambiguous-plain", Location(FILE, 1, 4))]
    # Who writes null or ~ means that nothing is known.
    absent = "delete the field, or " if word.lower() in {"null", "~"} else ""
    assert problems[0].hint == f'{absent}put it in quotes: "{word}"'
    for quoted in (f"a: '{word}'", f'a: "{word}"', f"a: |\n  {word}"):
        assert _found(quoted) == []
    assert _found(f"a: [b, {word}]") == ["1:8 ambiguous-plain"]
    assert _found(f"{word}") == ["1:1 ambiguous-plain"]


def test_an_alias_stays_the_words_that_were_written() -> None:
    """It is refused already; were it empty, the field would be reported a second time for that."""
    assert _plain(read_yaml("a: &x b\nc: *x", FILE)[0]) == {"a": "b", "c": "*x"}


def test_only_a_flag_may_hold_true_without_quotes() -> None:
    """`planned: true` is what everybody writes; in any other field true is a word that lost its quotes."""
    assert _found("planned: false") == []
    assert _found("plannd: true") == ["1:9 ambiguous-plain"]
    assert _found("planned: [true]") == ["1:11 ambiguous-plain"]
    assert [found.code for found in read_yaml("planned: true", FILE)[1]] == ["ambiguous-plain"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Words that stand for other words.
        ("a: &x b", ["1:4 yaml-alias"]),
        ("a: &x b\nc: *x", ["1:4 yaml-alias", "2:4 yaml-alias"]),
        ("a: &x [b]\nc: [*x, *x]", ["1:4 yaml-alias", "2:5 yaml-alias", "2:9 yaml-alias"]),
        ("a: &x\n  b: c\nd: *x", ["1:4 yaml-alias", "3:4 yaml-alias"]),
        ("&x a: b", ["1:1 yaml-alias"]),
        ("planned: &x true", ["1:10 yaml-alias"]),
        ("a: *gone", ["1:4 yaml-alias"]),
        ("*x : a", ["1:1 yaml-alias", "1:1 complex-key"]),
        # Words of another type.
        ("a: !!python/object/apply:os.system [ls]", ["1:4 yaml-tag"]),
        ("a: !env HOME", ["1:4 yaml-tag"]),
        ("a: !!str no", ["1:4 yaml-tag", "1:4 ambiguous-plain"]),
        ("a: !!int '1'", ["1:4 yaml-tag"]),
        ("a: !", ["1:4 yaml-tag"]),
        ("!x a: b", ["1:1 yaml-tag"]),
        ("planned: !!bool true", ["1:10 yaml-tag"]),
        # Fields from elsewhere.
        ("a: b\n<<: {c: d}", ["2:1 yaml-merge"]),
        ("a: &x {b: c}\nd:\n  <<: *x", ["1:4 yaml-alias", "3:3 yaml-merge"]),
        ("'<<': b", []),
        # Names that stand twice, or are no names.
        ("a: b\na: c", ["2:1 duplicate-key"]),
        ("a: b\nc: d\na: e\na: f", ["3:1 duplicate-key", "4:1 duplicate-key"]),
        ('title: b\n"tit\\x6ce": c', ["2:1 duplicate-key"]),
        ("title: b\n'title': c", ["2:1 duplicate-key"]),
        ("a: {b: c, b: d}", ["1:11 duplicate-key"]),
        ("a:\n  b: c\nd:\n  b: c", []),
        ("a: b\nA: c", []),
        ("? [a, b]\n: c", ["1:3 complex-key"]),
        ("? {a: b}\n: c", ["1:3 complex-key"]),
        ("{a: b}: c", ["1:1 complex-key"]),
        ("[a]: c", ["1:1 complex-key"]),
        # More than one document, or none.
        ("a: b\n---\nc: d", ["2:1 second-document"]),
        ("a: b\n...\n---\nc: d", ["3:1 second-document"]),
        ("a: b\n---\n", ["2:1 second-document"]),
        ("a: no\n---\nc: no", ["1:4 ambiguous-plain", "2:1 second-document"]),
        ("%YAML 1.2\n---\na: b", ["1:1 yaml-directive"]),
        ("%TAG !e! tag:x.example,2000:\n---\na: b", ["1:1 yaml-directive"]),
        ("", ["1:1 empty-file"]),
        ("\n\n# nothing\n", ["1:1 empty-file"]),
        ("---\n...\n", []),  # an empty value: what holds it says so
        # Characters that got in as escapes.
        (r'a: "a\0b"', ["1:4 bad-character"]),
        (r'a: "a\eb"', ["1:4 bad-character"]),
        (r'a: "a\Lb"', ["1:4 bad-character"]),
        (r'a: "a\Nb"', ["1:4 bad-character"]),
        (r'a: "a\rb"', ["1:4 bad-character"]),
        (r'a: "\u202eb"', ["1:4 bad-character"]),
        (r'a: "\ufeff"', ["1:4 bad-character"]),
        (r'a: "\U000e0041"', ["1:4 bad-character"]),
        (r'a: "\u00ad"', ["1:4 bad-character"]),
        (r'"a\0": b', ["1:1 bad-character"]),
        (r'a: "e\u0301"', ["1:4 not-nfc"]),
        (r"a: '\0 is no escape in single quotes'", []),
        (r'a: "\t\n\x41\u00e9"', []),
    ],
)
def test_what_would_be_guessed_at_is_refused_where_it_stands(text: str, found: list[str]) -> None:
    """One value must be one value to every reader, a person included, or nothing can be checked against it."""
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: b: c", "1:5"),
        ("a: The ferry: its end", "1:13"),
        ("a: {{ actor }}", ""),  # a mapping as a name
        ("a:\n  b: c\n d: e", "3:2"),
        ("a: 'it's'", "1:8"),
        ('a: "x" y', "1:8"),
        ('x: y\na: "b\nc: d\ne: f', "2:4"),  # the mark that is never closed, not the end of the file
        ("x: y\na: [1,2\nb: c\n", "2:4"),
        ("x: y\na: {b: c\nd: e\n", "2:4"),
        ("a: @x", "1:4"),
        ("a: `x`", "1:4"),
        ("a: %x", "1:4"),
        ("a:\n\tb: c", "2:1"),
        ("a: *Not* confirmed", "1:8"),
        ("a: - b", "1:4"),
        ("- a\nb: c", "2:1"),
        (r'a: "C:\dir"', "1:7"),
        (r'a: "\ud800"', "1:7"),
        ("a: [b]]", "1:7"),
        ("a: }", "1:4"),
        ("[", "1:2"),
        ("a:\n-\n  :\n ?x: [", None),
        ("%YAML 9.9\n---\na: b", "1:1"),
        ("a: é名: b", "1:6"),
    ],
)
def test_broken_syntax_is_reported_at_its_place(text: str, place: str | None) -> None:
    """The commonest fault of all: a colon in a title, an apostrophe in quotes, a bracket that stays open."""
    tree, problems = read_yaml(text, FILE)
    if place is None:  # wherever the parser sees it
        assert problems
    elif not place:
        assert _found(text) == ["1:5 complex-key"]
    else:
        assert tree is None
        assert _found(text) == [f"{place} yaml-syntax"]


def test_broken_syntax_is_told_in_plain_words() -> None:
    """`mapping values are not allowed in this context` says nothing to somebody who wrote a colon in a title."""
    said = {text: read_yaml(text, FILE)[1][0].message for text in ("a: b: c", "a: [b", "a: 'b", "a: *Not* b", "a: @b")}
    assert said == {
        "a: b: c": "a colon stands where no field can begin",
        "a: [b": "the list that begins here is not closed with ]",
        "a: 'b": "the quotation mark that stands here is never closed",
        "a: *Not* b": "a value that begins with * or & needs quotes",
        "a: @b": "no value can begin with this character, and no tab can indent it",
    }


def test_what_stands_before_broken_syntax_is_reported_too() -> None:
    """One run tells everything that can be told, so that an author does not mend one fault a run."""
    assert _found("a: no\na: yes\nb: c: d") == [
        "1:4 ambiguous-plain",
        "2:4 ambiguous-plain",
        "2:1 duplicate-key",
        "3:5 yaml-syntax",
    ]


# -- limits -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_nesting_has_a_limit(opening: str, closing: str) -> None:
    """Nobody nests so deep but to break a program; one level less is fine."""
    inside = DEPTH_LIMIT - 2  # the file's own mapping and the word are levels too
    assert _found("a: " + opening * inside + "b" + closing * inside) == []
    too_deep = _found("a: " + opening * (inside + 1) + "b" + closing * (inside + 1))
    assert too_deep == [f"1:{4 + len(opening) * (inside + 1)} too-deep"]
    # From a thousand open brackets on the parser itself gives up.
    assert _found("a: " + opening * 50_000)[0].split()[1] in {"too-deep", "yaml-syntax"}


def test_the_number_of_values_has_a_limit() -> None:
    """Names count as well as words: both take memory."""
    rest = ["b"] * (VALUE_LIMIT - 3)  # the mapping, its name and the list are three
    assert _found(f"a: [{','.join(rest)}]") == []
    assert _found(f"a: [{','.join([*rest, 'c'])}]") == [f"1:{5 + 2 * len(rest)} too-many-values"]
    many_names = "\n".join(f"a{number}: b" for number in range(VALUE_LIMIT // 2))
    assert _found(many_names) == [f"{VALUE_LIMIT // 2}:{len(f'a{VALUE_LIMIT // 2 - 1}') + 3} too-many-values"]


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_one_value_has_a_limit(quote: str) -> None:
    """An article pasted into a field belongs into a stored text."""
    assert _found(f"a: {quote}{'b' * TEXT_LIMIT}{quote}") == []
    assert _found(f"a: {quote}{'b' * (TEXT_LIMIT + 1)}{quote}\nc: d") == ["1:4 text-too-long"]
    assert _found(f"? {quote}{'b' * (TEXT_LIMIT + 1)}{quote}\n: d") == ["1:3 text-too-long"]
    assert _found(f"planned: {quote}{'b' * (TEXT_LIMIT + 1)}{quote}") == ["1:10 text-too-long"]


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    """A kilobyte that stands for a billion words."""
    levels = ["a0: &a0 [l,l,l,l,l,l,l,l,l,l]"]
    levels += [f"a{level}: &a{level} [{','.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 10)]
    start = time.monotonic()
    problems = read_yaml("\n".join(levels), FILE)[1]
    assert time.monotonic() - start < 10
    assert {problem.code for problem in problems} == {"yaml-alias"}
    assert len(problems) == 10 + 9 * 10


# -- whatever is written ------------------------------------------------------------------------

MARKS = st.sampled_from(list("abé名𝄞01:.-?#&*!|>'\"%@`{}[],~<= \n\t\r\x00\x85\u2028\u202e\ufeff\\"))
PIECES = (
    *(
        "a",
        "no",
        "é",
        "1:30",
        ": ",
        "- ",
        "? ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        '"',
        "&x ",
        "*x",
        "!t ",
        "\t",
    ),
    *("|\n", ">\n", "# c\n", "---\n", "...\n", "%YAML 1.2\n", "<<", "\\0", "\\", "\r\n", "planned: true\n"),
)
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=600, deadline=None)
@given(st.one_of(st.text(MARKS, max_size=60), YAML_LIKE, st.text(st.characters(exclude_categories=[]), max_size=60)))
@example("\ud800")
@example("a: \x00")
@example("a: \ufffe")
@example("\ufeff\ufeffa: b")
@example("? ")
@example("- - - -\n-:")
@example("a: !<")
@example("%TAG ! x\n---\na: b")
def test_reading_gives_a_result_whatever_is_written(text: str) -> None:
    """A file is other people's input: it may be refused, but a traceback is our fault. All places are in the file."""
    tree, problems = read_yaml(text, FILE, FLAGS)
    assert tree is not None or problems
    breaks = text.replace("\r\n", "\n")
    lines = 1 + sum(breaks.count(mark) for mark in "\n\r\x85\u2028\u2029")
    for problem in problems:
        assert problem.location.file == FILE
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
        assert problem.message


NAMES = st.text("abcé名 -_", min_size=1)


@settings(deadline=None)
@given(st.dictionaries(NAMES, st.text(st.characters(codec="utf-8"), max_size=40), max_size=6))
def test_quoted_words_arrive_as_they_were_written(fields: dict[str, str]) -> None:
    """Single quotes keep every character of a line; this is what the hints tell authors to write."""
    names = {name.strip(): name for name in fields if name.strip()}
    kept = {
        name: " ".join(unicodedata.normalize("NFC", words).split())
        for name, words in ((name, fields[whole]) for name, whole in names.items())
        if words.isprintable()
    }
    text = "".join(f"'{name}': '{words.replace(chr(39), chr(39) * 2)}'\n" for name, words in kept.items())
    tree, problems = read_yaml(text, FILE)
    assert problems == () or not kept
    assert (_plain(tree) or {}) == kept
