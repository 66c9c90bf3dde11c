"""What a narrative page says of itself: its front matter and its first heading. Its text is the generator's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from macros.load.yaml_events import Yaml, YamlMap, YamlText, read_yaml
from macros.problems import Location, Problem, problem

_RULE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HASH = re.compile(r"# +(.+)")
_UNDERLINE = re.compile(r"=+[ \t]*")
_NOT_A_LINE_OF_WORDS = re.compile(r"[\s#>*+-]|$")
_HTML = re.compile(r"<h1\b[^<>]*>([^<]*)", re.IGNORECASE)
# The generator types front matter, so its words need no quotes where ours would; nothing else may be guessed at.
_ALLOWED = frozenset({"ambiguous-plain", "empty-value"})


@dataclass(frozen=True)
class PageText:
    """A page: the words of its front matter, its Markdown, and what is wrong with the former."""

    meta: Mapping[str, str]
    body: str
    problems: tuple[Problem, ...] = ()
    runs_macros: bool = True
    """Whether macros are run on it: `render_macros: false` leaves it as it stands."""

    @property
    def heading(self) -> str:
        """The words of its first heading of the first level, or an empty string; a block of code has none."""
        before = ""
        for line in _outside_fences(self.body):
            if hashed := _HASH.fullmatch(line):
                return _without_hashes(hashed[1])
            if html := _HTML.search(line):
                return html[1].strip()
            if before and _UNDERLINE.fullmatch(line):
                return before.strip()
            before = "" if _NOT_A_LINE_OF_WORDS.match(line) else line
        return ""

    @property
    def title(self) -> str:
        """As MkDocs finds it: from the front matter, else from the heading."""
        return self.meta.get("title", "") or self.heading


@lru_cache(maxsize=1024)
def read_page(text: str, file: str = "") -> PageText:
    """The page's parts. Front matter is read as facts are: no alias, no tag, nothing nested without end."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if n and _RULE.fullmatch(line)), 0)
    if not end or lines[0].rstrip() != "---":
        return PageText({}, text)
    front, body = "\n".join(lines[1:end]), "\n".join(lines[end + 1 :])
    tree, found = read_yaml(front, file) if front.strip() else (None, ())
    refused = [_one_down(each) for each in found if each.code not in _ALLOWED]
    if not refused and tree is not None:
        refused += _untyped(front, file, is_mapping=isinstance(tree, YamlMap))
    fields = tree.fields if isinstance(tree, YamlMap) else ()
    refused += [_no_template(key, value) for key, value in fields if key.words == "template"]
    meta = {key.words: value.words for key, value in fields if isinstance(value, YamlText)}
    # To the generator a rule without a line behind it ends no front matter, and "false" in quotes is not false.
    left_alone = not refused and end < len(lines) - 1 and _typed(front, "render_macros") is False
    return PageText(meta, body, tuple(refused), runs_macros=not left_alone)


def _typed(front: str, name: str) -> object:
    fields = yaml.safe_load(front)
    return fields.get(name) if isinstance(fields, dict) else None


def _no_template(key: YamlText, value: Yaml) -> Problem:
    """The generator looks the template of a page up while it builds, and fails where there is none."""
    named = value.words if isinstance(value, YamlText) else ""
    at = Location(key.location.file, key.location.line + 1, key.location.column)
    message = f'no template "{named}": a page takes that of the site'
    return problem("unknown-choice", at, message, hint="leave the line out")


def _one_down(found: Problem) -> Problem:
    """The first line of a page is the rule above its front matter."""
    at = found.location
    return Problem(
        found.code, found.severity, Location(at.file, at.line + 1, at.column), found.message, found.hint, found.example
    )


def _untyped(front: str, file: str, *, is_mapping: bool) -> list[Problem]:
    """What the generator, which types front matter, would fail at: a date that is no day, say."""
    at = Location(file, 2)
    if not is_mapping:
        return [problem("wrong-shape", at, "front matter is fields, each on its line: title: The brief")]
    try:
        yaml.safe_load(front)
    except (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError) as error:
        hint = "put the words behind the colon in quotes"
        return [problem("yaml-syntax", at, f"the generator cannot read the front matter: {error}", hint=hint)]
    return []


def _without_hashes(heading: str) -> str:
    """A heading may close with hashes behind a space: "# Ferries ##"; those of "C#" are its own."""
    words = heading.rstrip(" \t")
    bare = words.rstrip("#")
    return (bare if bare.endswith(" ") and bare.strip() else words).strip()


def _outside_fences(body: str) -> Iterator[str]:
    """The lines that stand in no block of code."""
    fence = ""
    for line in body.split("\n"):
        match = _FENCE.match(line)
        if fence:
            closes = match and match[1].startswith(fence) and not line.strip().strip(fence[0])
            fence = "" if closes else fence
        elif match:
            fence = match[1]
        else:
            yield line
