"""Payload × place × style × nesting: every combination that is tried, in a fixed order and with a fixed name.

Each case is the full dossier of `tests/dossiers.py`, which is sound, with one thing changed. So whatever is refused is
refused for that thing. Not all products are made: each payload meets every fifth place, another fifth for each, in a
style and nesting that follow from both; so each place meets every style, and a fifth of all payloads.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nsmallest
from pathlib import Path

from tests.dossiers import FULL, write
from tests.hostile import payloads
from tests.hostile.places import Place, places, rewritten, trees
from tests.hostile.styles import NAME_STYLES, NESTINGS, STYLES, Style, Written

PAGE, TEXT = "docs/story.md", "data/texts/post.txt"
Changed = Mapping[str, str | bytes]
FEW_PLACES = 70
Payload = tuple[str, str, str]
"""A name, the code with which it is refused, and the words."""


@dataclass(frozen=True)
class Case:
    """A dossier with one fault: the files that differ, and the problem that must be told, `file:line`."""

    id: str
    code: str
    at: str
    files: Changed
    links: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        """The dossier as a folder."""
        texts = {name: text for name, text in self.files.items() if isinstance(text, str)}
        write(folder, {**FULL, **texts})
        for name, content in self.files.items():
            if isinstance(content, bytes):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)
        for name, target in self.links.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(target)
        return folder


# Told where the character stands; every other fault is one of the value, and told where that begins.
_OF_THE_FILE = frozenset({"bad-character", "not-nfc"})


def _in_field(named: Payload, place: Place, turn: int, styles: Mapping[str, Style]) -> Case | None:
    """One payload at one place: the first style and nesting, from `turn` on, that can have it."""
    name, code, words = named
    names = list(styles)
    for step in range(len(names) * len(NESTINGS)):
        style, nesting = names[(turn + step) % len(names)], NESTINGS[(turn // len(names) + step) % len(NESTINGS)]
        done = rewritten(place.file, place.path, styles[style], words, nesting)
        if done is not None:
            text, line = done.text, done.line + (done.below if code in _OF_THE_FILE else 0)
            case = f"{name}-{place.name}-{style}-{nesting}"
            return Case(case, code, f"{place.file}:{line}", {place.file: text})
    return None


def _everywhere(
    found: Mapping[str, tuple[str, str]],
    styles: Mapping[str, Style] = STYLES,
    wanted: Callable[[Place], bool] = lambda _: True,
) -> Iterator[Case]:
    """Each payload (its code and words) at its share of the places; the styles take turns."""
    chosen = [place for place in places() if wanted(place)]
    for number, (name, (code, words)) in enumerate(found.items()):
        for turn, place in _share(number, chosen):
            case = _in_field((name, code, words), place, number + turn, styles)
            if case is not None:
                yield case


def _share(number: int, found: Sequence[Place]) -> Iterator[tuple[int, Place]]:
    """Every fifth place, another one for each payload; of a few places all. Five is prime to styles and nestings."""
    step = 5 if len(found) > FEW_PLACES else 1
    return ((turn, place) for turn, place in enumerate(found) if (number + turn) % step == 0)


# -- characters -------------------------------------------------------------------------------------


def characters() -> Iterator[Case]:
    """What is invisible, reorders, or is no text, in the middle of words in every field."""
    bad = {name: ("bad-character", f"pier{mark}head") for name, mark in payloads.CHARACTERS.items()}
    yield from _everywhere(bad)


def not_composed() -> Iterator[Case]:
    """Words that look equal and are not."""
    yield from _everywhere({name: ("not-nfc", f"the {words} x") for name, words in payloads.DECOMPOSED.items()})


def characters_in_pages_and_texts() -> Iterator[Case]:
    """The same in prose, in front matter, in what no reader sees, and in copied texts."""
    marks = {name: ("bad-character", mark) for name, mark in payloads.CHARACTERS.items()}
    marks |= {name: ("not-nfc", words) for name, words in payloads.DECOMPOSED.items()}
    page, text = FULL[PAGE], FULL[TEXT]
    behind = {"prose": "a {}b", "remark": "<!-- a{} -->", "code": "`a{}b`", "heading": "## a{}b", "link": "[a](b{}c)"}
    for name, (code, mark) in marks.items():
        for where, line in behind.items():
            whole = page + "\n" + line.format(mark) + "\n"
            yield Case(f"{name}-page-{where}", code, f"{PAGE}:{page.count(chr(10)) + 2}", {PAGE: whole})
        yield Case(f"{name}-page-title", code, f"{PAGE}:2", {PAGE: f"---\ntitle: a{mark}b\n---\n{page}"})
        if name not in payloads.AUTHORED_ONLY | set(payloads.DECOMPOSED):
            whole = text + f"A new{mark}line.\n"
            yield Case(f"{name}-text", code, f"{TEXT}:{text.count(chr(10)) + 1}", {TEXT: whole})


# -- YAML -------------------------------------------------------------------------------------------


def _as_it_is(*, block: bool) -> Mapping[str, Style]:
    """YAML as it stands in the table."""
    return {"yaml": lambda words, _indent, *, flow: None if flow and block else Written(words)}


def yaml_marks() -> Iterator[Case]:
    """YAML that means more than words: anchors, tags, merges, depths, lengths, broken syntax."""
    for number, (name, found) in enumerate(payloads.YAML.items()):
        styles = _as_it_is(block=found.block)
        for turn, place in _share(number, places()):
            if name.startswith("ambiguous") and place.takes == "flag":
                continue  # the one field that takes true and false
            case = _in_field((name, found.code, found.text), place, number + turn, styles)
            if case is not None:
                yield case


def shapes() -> Iterator[Case]:
    """Fields and lists in place of words."""
    for turn, place in enumerate(places()):
        code = "unknown-choice" if place.takes in {"choice", "flag"} else "wrong-shape"
        for name, words in (("fields", "{x: {y: z}}"), ("lists", "[[x]]"), ("list-of-fields", "[{x: y}]")):
            case = _in_field((name, code, words), place, turn, _as_it_is(block=False))
            assert case is not None
            yield case


# -- what fields do not take --------------------------------------------------------------------------


def wrong_values() -> Iterator[Case]:
    """Addresses that run, ids that name nothing, dates that are none: each in the fields that take such values."""
    for takes, by_code in payloads.WRONG.items():
        for code, words in by_code.items():
            named = {f"{takes}-{number}": (code, text) for number, text in enumerate(words)}
            yield from _everywhere(named, wanted=lambda place, takes=takes: place.takes == takes)  # type: ignore[misc]


def blanks() -> Iterator[Case]:
    """Nothing, in the ways in which nothing can be written."""
    named = {f"blank-{number}": ("empty-value", text) for number, text in enumerate(payloads.BLANKS)}
    yield from _everywhere(
        named, NAME_STYLES, lambda place: place.takes in {"words", "id"} and place.name != "Event.actors"
    )


def _heads() -> Iterator[tuple[str, str, str]]:
    """The file of each kind, its text, and the id of its first record."""
    for file, tree in trees().items():
        if file != "data/dossier.yml":
            first = next(iter(tree))
            done = rewritten(file, (first, "tags", 0), STYLES["plain"], "rail")
            assert done is not None
            yield file, done.text, first


def ids() -> Iterator[Case]:
    """Ids that would be another file, or no file, somewhere: on Windows, on macOS, in a web address."""
    for number, words in enumerate(payloads.IDS):
        for turn, (file, text, first) in enumerate(_heads()):
            names = [*NAME_STYLES, *NAME_STYLES][(number + turn) % len(NAME_STYLES) :]
            tries = [(style, NAME_STYLES[style](words, 0, flow=False)) for style in names]
            style, written = next((style, found) for style, found in tries if found is not None)
            whole = written.yaml + text.removeprefix(first)
            yield Case(f"id-{number}-{file[5:-4]}-{style}", "bad-id", f"{file}:1", {file: whole})


def field_names() -> Iterator[Case]:
    """Names that no field has, those included that Python or the reader itself would take."""
    for number, words in enumerate(payloads.FIELD_NAMES):
        for turn, (file, text, _) in enumerate(_heads()):
            style = list(NAME_STYLES)[1 + (number + turn) % 3]
            written = NAME_STYLES[style](words, 2, flow=False)
            assert written is not None
            head, _, rest = text.partition("\n")
            own = Case(f"name-{number}-{file[5:-4]}-{style}", "unknown-field", f"{file}:2", {})
            yield _with(own, {file: f"{head}\n  {written.yaml}: x\n{rest}"})
            line = text[: text.index("\n  reviewed:\n")].count("\n") + 3
            deep = text.replace("\n  reviewed:\n", f"\n  reviewed:\n    {written.yaml}: x\n", 1)
            yield Case(f"{own.id}-inside", "unknown-field", f"{file}:{line}", {file: deep})


def _with(case: Case, files: Changed) -> Case:
    return Case(case.id, case.code, case.at, files, case.links)


# -- files --------------------------------------------------------------------------------------------


def whole_files() -> Iterator[Case]:
    """Encodings, sizes and shapes, of every file that can have them."""
    others = {name for name in FULL if not name.endswith(".yml")}
    for name, found in payloads.FILES.items():
        for file, text in FULL.items():
            if file in others and name not in payloads.EVERYWHERE:
                continue
            sound = text.encode()
            line = found.line + (sound.count(b"\n") if found.behind else 0)
            content = found.before + (sound if found.content is None else found.content) + found.behind
            at = 1 if found.code == "file-too-large" else line
            yield Case(f"{name}-{file}", found.code, f"{file}:{at}", {file: content})


def file_names() -> Iterator[Case]:
    """Names that would be another file, or no file, somewhere, and links that lead out."""
    for number, (name, code) in enumerate(payloads.NAMES.items()):
        yield Case(f"file-{number}", code, f"{name}:1", {name: "zz:\n  title: A\n"})
    for name, told in payloads.TWINS.items():
        yield Case(f"twin-{name}", "file-name", f"{told}:1", {name: "# A\n"})
    for name, target in payloads.LINKS.items():
        yield Case(f"link-{name}", "symlink", f"{name}:1", {}, {name: target})


def pages() -> Iterator[Case]:
    """What a narrative page may not say, in prose and in the places where prose is hidden."""
    page = FULL[PAGE]
    last = page.count("\n") + 2
    for name, (code, words) in payloads.PAGES.items():
        yield Case(f"page-{name}", code, f"{PAGE}:{last}", {PAGE: f"{page}\n{words}\n"})
        if code == "macro-not-allowed":
            for where, around in {"code": "`{}`", "remark": "<!-- {} -->", "link": "[a]({})"}.items():
                text = f"{page}\n{around.format(words)}\n"
                yield Case(f"page-{name}-{where}", code, f"{PAGE}:{last}", {PAGE: text})
            text = f"---\ntitle: a\n---\n{page}\n{words}\n"
            yield Case(f"page-{name}-behind", code, f"{PAGE}:{last + 3}", {PAGE: text})
    for name, (code, words) in payloads.FRONT_MATTER.items():
        line = 3 if name == "key-twice" else 2
        yield Case(f"front-{name}", code, f"{PAGE}:{line}", {PAGE: f"---\n{words}\n---\n{page}"})


# -- all of them --------------------------------------------------------------------------------------

CLASSES: Mapping[str, Callable[[], Iterator[Case]]] = {
    "characters": characters,
    "not composed": not_composed,
    "characters in pages and texts": characters_in_pages_and_texts,
    "YAML": yaml_marks,
    "shapes": shapes,
    "wrong values": wrong_values,
    "blanks": blanks,
    "ids": ids,
    "field names": field_names,
    "whole files": whole_files,
    "file names": file_names,
    "pages": pages,
}


MOST = 300
"""The size of the largest sample."""


@cache
def _spread(group: str) -> tuple[Case, ...]:
    return tuple(nsmallest(MOST, CLASSES[group](), key=lambda case: zlib.crc32(case.id.encode())))


def sample(group: str, most: int) -> Sequence[Case]:
    """At most so many cases of a class, and never more than MOST: the same in each run, spread by a hash of names."""
    return _spread(group)[:most]


def slug(case: Case) -> str:
    """The case's name as a folder's."""
    return re.sub(r"[^A-Za-z0-9.-]+", "_", case.id)[:80] + f"-{zlib.crc32(case.id.encode()):08x}"
