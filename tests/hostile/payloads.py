"""What is thrown at the program: tables of payloads by class, with what must happen to each.

No invisible character stands in this file as itself: it would be refused in review as it is in a dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.load.yaml_events import DEPTH_LIMIT, TEXT_LIMIT

# -- characters that are refused wherever they stand, as themselves and as escapes --------------------

CHARACTERS: Mapping[str, str] = {
    "nul": "\x00",
    "bell": "\x07",
    "backspace": "\x08",
    "vertical-tab": "\x0b",
    "form-feed": "\x0c",
    "carriage-return": "\r",
    "escape": "\x1b",
    "unit-separator": "\x1f",
    "delete": "\x7f",
    "c1-control": "\x9b",
    "next-line": "\x85",
    "line-separator": "\u2028",
    "paragraph-separator": "\u2029",
    "zero-width-space": "\u200b",
    "word-joiner": "\u2060",
    "invisible-times": "\u2062",
    "left-to-right-embedding": "\u202a",
    "right-to-left-embedding": "\u202b",
    "pop-direction": "\u202c",
    "left-to-right-override": "\u202d",
    "right-to-left-override": "\u202e",
    "left-to-right-isolate": "\u2066",
    "right-to-left-isolate": "\u2067",
    "first-strong-isolate": "\u2068",
    "pop-isolate": "\u2069",
    "digit-shapes": "\u206e",
    "annotation-anchor": "\ufff9",
    "byte-order-mark": "\ufeff",
    "tag-letter": "\U000e0041",
    "cancel-tag": "\U000e007f",
    "private-use": "\ue000",
    "private-plane": "\U0010fffd",
    "non-character": "\ufdd0",
    "last-of-plane": "\U0001ffff",
    "soft-hyphen": "\u00ad",
    "ligature": "\ufb01",
    "pile-of-accents": "\u0301" * 17,
}
# Of these a copied text may hold some: its typesetter put them there.
AUTHORED_ONLY = frozenset({"soft-hyphen", "ligature", "decomposed", "hangul-parts"})
DECOMPOSED: Mapping[str, str] = {
    "decomposed": "cafe\u0301",
    "hangul-parts": "\u1112\u1161\u11ab",
    "angstrom-sign": "\u212b",
    "reordered-marks": "q\u0307\u0323",
}

# -- YAML in place of a value -------------------------------------------------------------------------


@dataclass(frozen=True)
class Yaml:
    """YAML that stands where a value should: the text, and the code it is refused with."""

    text: str
    code: str
    block: bool = False
    """Whether it needs lines of its own, and so cannot stand in one line with others."""


_INSIDE = DEPTH_LIMIT + 1
AMBIGUOUS = "no Yes ON off true FALSE null ~ .inf -.inf .NaN 0x1F 010 0o17 0b101 1:30 190:20:30".split()
YAML: Mapping[str, Yaml] = {
    "anchor": Yaml("&a words", "yaml-alias"),
    "anchor-on-list": Yaml("&a [words]", "yaml-alias"),
    "anchor-on-fields": Yaml("&a {b: words}", "yaml-alias"),
    "anchor-and-quotes": Yaml('&a "words"', "yaml-alias"),
    "alias": Yaml("*a", "yaml-alias"),
    "alias-in-list": Yaml("[*a, *a]", "yaml-alias"),
    "tag-python": Yaml('!!python/object/apply:os.system ["touch owned"]', "yaml-tag"),
    "tag-python-name": Yaml("!!python/name:os.system x", "yaml-tag"),
    "tag-python-module": Yaml("!!python/module:os x", "yaml-tag"),
    "tag-environment": Yaml("!ENV HOME", "yaml-tag"),
    "tag-include": Yaml("!include ../../secret.yml", "yaml-tag"),
    "tag-string": Yaml('!!str "words"', "yaml-tag"),
    "tag-binary": Yaml("!!binary aGVsbG8=", "yaml-tag"),
    "tag-float": Yaml("!!float '1'", "yaml-tag"),
    "tag-verbatim": Yaml("!<tag:yaml.org,2002:int> '1'", "yaml-tag"),
    "tag-bare": Yaml("! words", "yaml-tag"),
    "merge-key": Yaml("{<<: {b: c}}", "yaml-merge"),
    "merge-key-of-alias": Yaml("{<<: *a}", "yaml-merge"),
    "key-list": Yaml("{[a, b]: c}", "complex-key"),
    "key-fields": Yaml("{? {a: b} : c}", "complex-key"),
    "key-twice": Yaml("{b: c, b: d}", "duplicate-key"),
    "key-twice-quoted": Yaml("{b: c, 'b': d}", "duplicate-key"),
    "key-twice-escaped": Yaml('{b: c, "\\x62": d}', "duplicate-key"),
    "deep-lists": Yaml("[" * _INSIDE + "]" * _INSIDE, "too-deep"),
    "deep-fields": Yaml("{a: " * _INSIDE + "b" + "}" * _INSIDE, "too-deep"),
    "deep-mixed": Yaml("[{a: " * _INSIDE + "b" + "}]" * _INSIDE, "too-deep"),
    "very-deep": Yaml("[" * 900 + "]" * 900, "too-deep"),
    "long-plain": Yaml("a" * (TEXT_LIMIT + 1), "text-too-long"),
    "long-single": Yaml("'" + "a " * TEXT_LIMIT + "'", "text-too-long"),
    "long-double": Yaml('"' + "a" * 100_000 + '"', "text-too-long"),
    "colon-in-plain": Yaml("a: b: c", "yaml-syntax", block=True),
    "at-sign": Yaml("@words", "yaml-syntax"),
    "backtick": Yaml("`words`", "yaml-syntax"),
    "percent": Yaml("%words", "yaml-syntax"),
    "unknown-escape": Yaml('"C:\\dir"', "yaml-syntax"),
    "lone-surrogate": Yaml('"\\ud800"', "yaml-syntax"),
    "no-such-character": Yaml('"\\UFFFFFFFF"', "yaml-syntax"),
    "words-behind-quotes": Yaml('"a" b', "yaml-syntax"),
    "closing-bracket": Yaml("]words", "yaml-syntax", block=True),
    **{f"ambiguous-{word}": Yaml(word, "ambiguous-plain") for word in AMBIGUOUS},
}
# -- what a field does not take -----------------------------------------------------------------------

WRONG: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "url": {
        "bad-url": (
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "javascript://post.example/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "file:///etc/passwd",
            "ftp://post.example/",
            "mailto:desk@post.example",
            "blob:https://post.example/x",
            "view-source:https://post.example/",
            "//post.example/",
            "/etc/passwd",
            "../secret",
            "post.example",
            "https://",
            "https:///path",
            "https:post.example",
            "http://[::1",
            "https://ann:secret@post.example/",
            "https://bank.example@post.example/",
            "https://post.example/a b",
            'https://post.example/" onmouseover="alert(1)',
            "https://post.example/'><script>alert(1)</script>",
            "https://post.example/`x`",
            "https://post.example\\@evil.example/",
            "https://post.example/\nX-Header: 1",
        ),
    },
    "language": {"bad-language": ("english", "en_GB", "EN", "en-", "en\n", 'en" onload="x', "../en", "e", "<b>")},
    "choice": {"unknown-choice": ("Person", "stated ", "<script>", "__class__", "{{ seven }}", "A ", "full\n")},
    "flag": {"unknown-choice": ("yes", "True", "1", " true", "{{ true }}", "<b>")},
    "pattern": {"wrong-shape": ("q42", "Q0", "Q42\n", "Q42 ", "Q42/../x", "<b>", "GB\n", "Gb", "GB-ENGLAND")},
    "date": {
        "bad-date": (
            "Sunday",
            "2024-13-45",
            "0000-00-00",
            "2024-02-30",
            "9" * 5000,
            "-" * 5000,
            "2024-05-01T00:00:00Z<script>",
            "{{ now }}",
            "2024..2023",
            "\u0662\u0660\u0662\u0664",
            "../../2024",
        ),
    },
    "quantity": {"bad-quantity": ("many", "<script>", "{{ seven }}", "../x", "?", "-", "=A1")},
    "id": {
        "unknown-id": (
            "no-such-record",
            "../../etc/passwd",
            "Ada",
            "ada ",
            "ada\n",
            "__class__",
            "<script>alert(1)</script>",
            "{{ seven }}",
            "[[ada]]",
            "a" * 20_000,
        ),
    },
}
BLANKS = ("", " ", "\n", "\t", "\u00a0", "\u3000")
"""What nobody can see in a field that wants words."""

IDS: tuple[str, ...] = (
    "Ada",
    "ada brook",
    "ada_brook",
    "ada.brook",
    "-ada",
    "ada-",
    "ada--brook",
    "../ada",
    "..",
    "ada/brook",
    "ada\\brook",
    "c:ada",
    "ada:x",
    "ada*",
    "ada?",
    "ada%2f",
    "a" * 81,
    "con",
    "prn",
    "aux",
    "nul",
    "com0",
    "com9",
    "lpt1",
    "index",
    "unnamed",
    "\u0430da",
    "ad\u00e1",
    "ada\u200d",
    "a\u0131da",
    "\u0661",
    "\uff41da",
    "__proto__",
    "<script>",
    "{{ ada }}",
    "",
    " ",
    "ada\n",
)
FIELD_NAMES: tuple[str, ...] = (
    "id",
    "locations",
    "__class__",
    "__proto__",
    "kind",
    "model_config",
    "names",
    "tilte",
    "Title",
    "title ",
    "<script>",
    "{{ title }}",
    "on_behalf_of",
    "",
)
# -- whole files --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class File:
    """A file that is refused as a whole: what is put before or behind its text, or in its place."""

    code: str
    line: int
    content: bytes | None = None
    before: bytes = b""
    behind: bytes = b""
    """With `behind`, `line` counts from the end of the sound text."""


FILES: Mapping[str, File] = {
    "empty": File("empty-file", 1, b""),
    "remark-alone": File("empty-file", 1, b"# to be written\n"),
    "mark-alone": File("empty-file", 1, b"\xef\xbb\xbf"),
    "words-alone": File("wrong-shape", 1, b"just words\n"),
    "list-alone": File("wrong-shape", 1, b"- one\n- two\n"),
    "directive": File("yaml-directive", 1, before=b"%YAML 1.2\n---\n"),
    "tag-directive": File("yaml-directive", 1, before=b"%TAG !e! tag:x.example,2000:\n---\n"),
    "second-document": File("second-document", 1, behind=b"---\na: b\n"),
    "empty-second-document": File("second-document", 1, behind=b"---\n"),
    "tab-indents": File("yaml-syntax", 2, behind=b"zz:\n\ttitle: a\n"),
    "deep-dashes": File("too-deep", 3, behind=b"zz:\n  tags:\n    " + b"- " * _INSIDE + b"a\n"),
    "open-list": File("yaml-syntax", 2, behind=b"zz:\n  tags: [a, b\n"),
    "open-quotes": File("yaml-syntax", 2, behind=b'zz:\n  title: "a\n'),
    "too-large": File("file-too-large", 1, behind=b"# " + b"x" * (1 << 20) + b"\n"),
    "latin-1": File("not-utf-8", 1, behind=b"# caf\xe9\n"),
    "utf-16": File("not-utf-8", 1, "post:\n  title: x\n".encode("utf-16")),
    "utf-16-without-mark": File("bad-character", 1, "post:\n  title: x\n".encode("utf-16-le")),
    "utf-32": File("not-utf-8", 1, "post:\n  title: x\n".encode("utf-32")),
    "surrogate-bytes": File("not-utf-8", 1, behind=b"# \xed\xa0\x80\n"),
    "overlong-bytes": File("not-utf-8", 1, behind=b"# \xc0\xaf\n"),
    "beyond-unicode": File("not-utf-8", 1, behind=b"# \xf4\x90\x80\x80\n"),
    "cut-character": File("not-utf-8", 1, behind=b"# \xe2\x82"),
    "old-mac-lines": File("bad-character", 1, behind=b"# a\rzz: b\n"),
    "two-marks": File("bad-character", 1, b"\xef\xbb\xbf\xef\xbb\xbfa: b\n"),
    "remark-with-override": File("bad-character", 1, behind="# \u202e\n".encode()),
    "remark-with-escape": File("bad-character", 1, behind=b"# \x1b[31m\n"),
}
"""For files of facts. Those that tell of encoding and characters hold for pages and stored texts too."""
EVERYWHERE = frozenset(
    "too-large latin-1 surrogate-bytes overlong-bytes beyond-unicode cut-character old-mac-lines "
    "remark-with-override remark-with-escape".split(),
)
NAMES: Mapping[str, str] = {
    "data/Events.yml": "file-name",
    "data/EVENTS.YML": "file-name",
    "data/events.yaml": "file-name",
    "data/events.json": "file-name",
    "data/conf.py": "file-name",
    "data/sitecustomize.py": "file-name",
    "data/events": "file-name",
    "data/events.yml.bak": "file-name",
    "data/.events.yml": "file-name",
    "data/.env": "file-name",
    "data/events .yml": "file-name",
    "data/events. yml": "file-name",
    "data/e vents.yml": "file-name",
    "data/events\n.yml": "file-name",
    "data/events\u202e.yml": "file-name",
    "data/e\u0301vents.yml": "file-name",
    "data/\u0435vents.yml": "file-name",
    "data/con.yml": "file-name",
    "data/events/nul.yml": "file-name",
    "data/events/com1.yml": "file-name",
    "data/events/a:b.yml": "file-name",
    "data/events/a*b.yml": "file-name",
    "data/events/a\\b.yml": "file-name",
    "data/events/-rf.yml": "file-name",
    "data/events/$(touch owned).yml": "file-name",
    "data/events/a;b.yml": "file-name",
    "data/aux/more.yml": "file-name",
    "data/events/2024/more.yml": "file-name",
    "data/evnts.yml": "unknown-file",
    "data/texts/Post2.txt": "file-name",
    "data/texts/po st.txt": "file-name",
    "data/texts/post.md": "file-name",
    "data/texts/post.txt.exe": "file-name",
    "data/texts/lpt1.txt": "file-name",
    "data/texts/more/post.txt": "file-name",
    "data/texts/post\u200b.txt": "file-name",
    "docs/a:b.md": "file-name",
    "docs/con.md": "file-name",
    "docs/aux/more.md": "file-name",
    "docs/what?.md": "file-name",
    "docs/a\nb.md": "file-name",
    "docs/a\u202eb.md": "file-name",
    "docs/a .md": "file-name",
    "docs/a./b.md": "file-name",
    "docs/cafe\u0301.md": "file-name",
    "docs/page.markdown": "file-name",
    "docs/page.mkd": "file-name",
    "docs/page.mdown": "file-name",
    "docs/page.mkdn": "file-name",
    "docs/more/nul.png": "file-name",
}
"""Files that are put beside the others: the path, and the code with which it is refused at its first line."""
TWINS: Mapping[str, str] = {"docs/Story.md": "docs/story.md", "docs/STORY.md": "docs/story.md"}
"""Files that are one file on Windows and macOS: the one that is put there, and the one at which it is told."""
LINKS: Mapping[str, str] = {
    "data/more.yml": "/etc/passwd",
    "data/events/more.yml": "../events.yml",
    "data/events2": "texts",
    "data/gone.yml": "no-such-file",
    "data/loop": ".",
    "data/README.md": "/etc/passwd",
    "data/matched.json": "/etc/passwd",
    "data/.hidden": "/etc",
    "data/texts/more.txt": "/etc/passwd",
    "data/texts/more": "..",
    "docs/more.md": "story.md",
    "docs/picture.png": "/etc/passwd",
    "docs/folder": "/etc",
    "docs/gone": "no-such-file",
    "docs/.hidden": "/etc/passwd",
    "docs/assets/up": "../..",
}
"""Symlinks that are put into the dossier, with where they lead."""

PAGES: Mapping[str, tuple[str, str]] = {
    "class-of-words": ("macro-not-allowed", "{{ ''.__class__.__mro__ }}"),
    "globals": ("macro-not-allowed", "{{ actor.__globals__ }}"),
    "cycler": ("macro-not-allowed", "{{ cycler.__init__.__globals__.os.popen('id').read() }}"),
    "self": ("macro-not-allowed", "{{ self._TemplateReference__context }}"),
    "attr-filter": ("macro-not-allowed", "{{ 'x' | attr('__class__') }}"),
    "key-in-brackets": ("macro-not-allowed", "{{ page['__cl' ~ 'ass__'] }}"),
    "settings": ("macro-not-allowed", "{{ config.plugins }}"),
    "include": ("macro-not-allowed", "{% include '../data/sources.yml' %}"),
    "import": ("macro-not-allowed", "{% import 'x' as y %}"),
    "unknown-macro": ("unknown-macro", "{{ system('id') }}"),
    "unknown-name": ("unknown-macro", "{{ seven }}"),
    "open-macro": ("macro-syntax", "{{ actor('ada') "),
    "open-comment": ("macro-syntax", "{# a remark"),
    "open-block": ("macro-syntax", "{% if true %} a"),
    "deep-brackets": ("macro-syntax", "{{ " + "(" * 2000 + "x" + ")" * 2000 + " }}"),
    "deep-list": ("macro-syntax", "{{ " + "[" * 2000 + "]" * 2000 + " }}"),
    "long-number": ("macro-syntax", "{{ " + "9" * 5000 + " }}"),
    "deep-points": ("macro-syntax", "{{ a" + ".b" * 3000 + " }}"),
    "deep-blocks": ("macro-syntax", "{% if a %}" * 900 + "{% endif %}" * 900),
    "typed-figure": ("typed-figure", "There were 999 boats."),
    "typed-quotation": ("typed-quotation", "He said “we never run at all”."),
    "long-line": ("text-too-long", "a word " * 3000),
}
"""Lines of a narrative page, each with the code with which it is refused."""
FRONT_MATTER: Mapping[str, tuple[str, str]] = {
    "tag": ("yaml-tag", "title: !!python/object/apply:os.system [id]"),
    "alias": ("yaml-alias", "title: &a b"),
    "merge": ("yaml-merge", "<<: {title: a}"),
    "key-twice": ("duplicate-key", "title: a\ntitle: b"),
    "deep": ("too-deep", "title: " + "[" * 20 + "]" * 20),
    "open-list": ("yaml-syntax", "title: [a"),
    "words-alone": ("wrong-shape", "just words"),
    "no-such-day": ("yaml-syntax", "date: 2024-99-99"),
    "template": ("unknown-choice", "template: ../../secret.html"),
}
