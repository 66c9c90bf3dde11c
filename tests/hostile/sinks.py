"""Everything that a built site says, file by file, as its readers and other programs get it.

A file of a sort that is not known here is a fault: whoever adds an export adds how it is read, so that hostile words
are looked for in it too.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.conftest import Element, read_page
from tests.sqlite_file import rows_of

# None holds words of a dossier: what the theme and the program bring along, and the checksums.
_BROUGHT = ("assets/", "verify.py", "SHA256SUMS")
_BY_LETTER = "a-z"  # its headings follow from the first letters of names
_SEARCH = {"search/search_index.json": "", "search/search_index.js": "var __index = "}
# The words around a quotation, which are cut in the middle.
_CUT = {"prefix", "suffix", "oa:prefix", "oa:suffix"}
_LINES = {"text", "tspan"}
_PACKED = {".gz", ".zip"}


@dataclass(frozen=True)
class Said:
    """What a site says: by sink, and the elements of each page with the names of their attributes."""

    words: Mapping[str, str]
    elements: Mapping[str, Counter[tuple[str, ...]]]
    unknown: tuple[str, ...] = ()
    in_scripts: str = field(default="", repr=False)


def read_site(folder: Path) -> Said:
    """The site in a folder."""
    words: dict[str, str] = {}
    elements: dict[str, Counter[tuple[str, ...]]] = {}
    unknown: list[str] = []
    scripts: list[str] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or name.startswith(_BROUGHT):
            continue
        if path.suffix == ".html":
            page = read_page(path.read_text(encoding="utf-8"))
            taken = _taken(page)
            words |= {f"{name} {sink}": text for sink, text in (_of_page(page) | _of_cards(page) | taken).items()}
            elements[name] = _counted((one.tag, one.attributes) for one in page.walk() if not _by_room(one))
            scripts += _scripts(page)
        elif name in _SEARCH:
            words |= {f"{name} {sink}": text for sink, text in _of_search(path, _SEARCH[name]).items()}
        elif path.suffix == ".svg" or name == "feed.xml":
            picture = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own build made it
            words |= {f"{name} {sink}": text for sink, text in _of_picture(picture).items()}
            elements[name] = _counted((one.tag.rpartition("}")[2], one.keys()) for one in picture.iter())
        elif path.suffix in _TOLD:
            words |= {f"{name}{sink}": text for sink, text in _TOLD[path.suffix](path).items()}
        elif path.suffix not in _PACKED:
            unknown.append(name)
    return Said(words, elements, tuple(unknown), "\n".join(scripts))


def _by_room(element: Element) -> bool:
    """What is there or not by the words' length and letters: words on a drawn line, the picture of a link."""
    told = element.attributes.get("property") or element.attributes.get("name") or ""
    return "data-words" in element.attributes or told.startswith(("og:image", "twitter:card"))


def _counted(elements: Iterable[tuple[str, Iterable[str]]]) -> Counter[tuple[str, ...]]:
    """Each sort of element; how many lines a drawing has depends on how long its words are."""
    return Counter((tag, *sorted(names)) for tag, names in elements if tag not in _LINES)


def _single(text: str) -> str:
    return " ".join(text.split())


def _of_page(page: Element) -> dict[str, str]:
    titles = page.find("title")
    return {
        # Words in a picture are left out where there is no room, in a <g>, and broken where they are wider than
        # their box, in a <tspan>; its titles and its table have them all, and whole.
        "text": _single("".join(page.words("g", "tspan"))),
        "title": _single(titles[0].text() if titles else ""),
        "attributes": _single(" \n ".join(value for one in page.walk() if not _by_room(one) for value in _told(one))),
    }


def out_of_tex(text: str) -> str:
    """What TeX sets for a BibTeX file, the braces around the values left out."""
    named = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    found = re.compile(r"\\text(\w+)\{\}|\\([$&#%_])|([{}])")
    return found.sub(lambda at: named[at[1]] if at[1] else at[2] or " ", text)


def _taken(page: Element) -> dict[str, str]:
    """The citations of a page, each read as what it is: words, BibTeX, HTML. They leave the page's own words."""
    told: Mapping[str, Callable[[str], str]] = {
        "Text": str,
        "BibTeX": out_of_tex,
        "HTML": lambda text: read_page(text).text(),
    }
    found = {}
    for form in page.find("div", css="sb-take-form"):
        name = form.find("p")[0].text().split()[0].strip(",")
        words = form.find("code")[0]
        found[name] = _single(told[name]("".join(map(str, words.parts))))
        words.parts.clear()
    return found


def _of_table(path: Path) -> dict[str, str]:
    """The cells of a table; the apostrophe that a cell begins with belongs to none of them."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{key: cell.removeprefix("'") for key, cell in row.items()} for row in csv.DictReader(file, strict=True)]
    return {"": _of_values(rows)}


def _of_values(found: object) -> str:
    return _single(" \n ".join(_in_values(found)))


def _in_values(found: object) -> Iterator[str]:
    """Every text in JSON or in rows, but for those that are cut."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for name, value in found.items():
            yield from () if name in _CUT else _in_values(value)
    elif isinstance(found, list):
        for value in found:
            yield from _in_values(value)


def _of_database(path: Path) -> dict[str, str]:
    return {f" {table}": _of_values(rows) for table, rows in rows_of(path.read_bytes()).items()}


def _of_json(path: Path) -> dict[str, str]:
    return {"": _of_values(json.loads(path.read_text(encoding="utf-8")))}


def _of_words(path: Path) -> dict[str, str]:
    return {"": _single(path.read_text(encoding="utf-8"))}


def _of_tex(path: Path) -> dict[str, str]:
    return {"": _single(out_of_tex(path.read_text(encoding="utf-8")))}


# Files for programs, and how each is read.
_TOLD: Mapping[str, Callable[[Path], dict[str, str]]] = {
    **dict.fromkeys((".txt", ".xml", ".inv"), _of_words),
    **dict.fromkeys((".json", ".jsonld"), _of_json),
    ".csv": _of_table,
    ".sqlite": _of_database,
    ".bib": _of_tex,
}


def _of_picture(root: ET.Element) -> dict[str, str]:
    """The words of a picture, line by line."""
    return {
        "text": _single(" ".join("".join(one.itertext()) for one in root if one.text or len(one))),
        "attributes": _single(" \n ".join(value for one in root.iter() for value in one.attrib.values())),
    }


def _told(element: Element) -> Iterator[str]:
    """The attributes that are words or addresses; places within a page are made of letters alone."""
    # What search engines are told of a page is cut to a sentence or two, long words and all.
    cut = {"description", "og:description"} & set(element.attributes.values())
    for name, value in element.attributes.items():
        if name not in {"id", "for"} and not value.startswith("#") and not (element.tag == "meta" and cut):
            yield value


def _of_cards(page: Element) -> dict[str, str]:
    """What the page's cards show: data, of which the page's own script makes text. The links in it are no words."""
    found = [json.loads("".join(map(str, one.parts))) for one in page.find("script") if _is_data(one)]
    return {"cards": _single(" \n ".join(words for one in found for words in _in_cards(one)))} if found else {}


def _in_cards(found: object) -> Iterator[str]:
    """Every text, the pieces of a sentence as one."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for name, value in found.items():
            if name not in _CUT:
                yield from ["".join(value)] if name == "parts" else _in_cards(value)
    elif isinstance(found, list):
        for value in found:
            yield from _in_cards(value)


def _is_data(script: Element) -> bool:
    return script.tag == "script" and script.attributes.get("type") in {"application/json", "application/ld+json"}


def _scripts(page: Element) -> Iterator[str]:
    """What a browser would run or apply; data in a script's tag is read with the words of the page."""
    for one in page.find("script", "style"):
        if _is_data(one):
            continue
        yield "".join(part for part in one.parts if isinstance(part, str))


def _of_search(path: Path, head: str) -> dict[str, str]:
    """What the search shows, page by page: it puts titles and texts into its list as HTML."""
    found: dict[str, str] = {}
    for entry in json.loads(path.read_text(encoding="utf-8").removeprefix(head))["docs"]:
        page = entry["location"].partition("#")[0]
        for part in ("title", "text"):
            shown = _single("".join(read_page(entry[part]).words()))
            found[f"{page} {part}"] = f"{found.get(f'{page} {part}', '')} \n {shown}"
    return found


def faults(plain: Said, hostile: Said, words: Mapping[str, tuple[str, str, str]]) -> Iterator[str]:
    """Where hostile words are lost, changed or read as markup, seen against the same site with plain words."""
    for name in sorted(set(plain.elements) | set(hostile.elements)):
        more, less = (Counter(site.elements.get(name, ())) for site in (hostile, plain))
        if set(more) != set(less) if name.startswith(_BY_LETTER) else more != less:
            yield f"{name}: elements that are not there with plain words: {sorted((more - less) + (less - more))[:5]}"
    for place, (payload, mark, whole) in words.items():
        if mark in hostile.in_scripts:
            yield f"{payload} at {place} stands in a script"
        for sink in sorted(set(plain.words) | set(hostile.words)):
            before, after = (site.words.get(sink, "") for site in (plain, hostile))
            # A capital begins a sentence or an entry of the A to Z, whatever the author began with.
            after = after.lower()
            counts = (before.count(mark), after.count(mark.lower()), after.count(_single(whole).lower()))
            if len(set(counts)) > 1:
                told = f"{counts[0]} with plain words, {counts[1]} marks, {counts[2]} whole"
                yield f"{payload} at {place} in {sink}: {told}"


def shown(site: Said, words: Mapping[str, tuple[str, str, str]]) -> Mapping[str, int]:
    """In how many sinks the words of each place stand."""
    return {
        place: sum(_single(whole) in text for text in site.words.values()) for place, (_, _, whole) in words.items()
    }
