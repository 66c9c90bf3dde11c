"""Checks this copy of the dossier: every file by its checksum, every quotation by the text that it was taken from.

    python3 verify.py            checks the folder that verify.py lies in
    python3 verify.py FOLDER     checks another one

It needs Python 3.8 or newer and nothing else. It asks no network and writes nothing. It ends with 0 when all is well,
1 when something is not as it should be, and 2 when there is no dossier to check. It reads SHA256SUMS (checksums as GNU
coreutils write them), proof.json (what is quoted, and where it stands), the published texts, and the pages.

Whoever changes texts, pages, proof.json and SHA256SUMS together, or this program, is not found out by it: compare the
checksum of the archive with the one on the published site. README.txt says how.
"""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
import sys
import unicodedata
from html.parser import HTMLParser
from typing import Any, Iterable, Iterator, NamedTuple
from urllib.parse import unquote

SUMS, PROOF = "SHA256SUMS", "proof.json"
LEFT_OUT = " […] "
PASSED_OVER = frozenset({SUMS, ".DS_Store", "Thumbs.db", "desktop.ini"})  # file browsers leave these where they look
MOST_SHOWN = 80  # code points of a quotation in a line of the report
APART = "\0"  # between marked words that do not touch
DAMAGED = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)

_SUM = re.compile(r"([0-9a-fA-F]{64}) [ *](.+)")
_QUOTED = re.compile(r'<blockquote class="sb-sentence">.*?</blockquote>', re.DOTALL)
_DIRECT = re.compile(r'<blockquote class="sb-direct"[^>]*>.*?</blockquote>', re.DOTALL)
_LINE = re.compile(r'<li id="s(\d+)" class="sb-line.*?</p>', re.DOTALL)
_CARDS = re.compile(r'<script type="application/json" id="sb-cards">(.*?)</script>', re.DOTALL)
_ALIKE = {
    ord(mark): one for marks, one in (("“”„‟", '"'), ("‘’‚‛", "'"), ("‐‑‒–—―−", "-"), ("\u00ad", "")) for mark in marks
}


class Fault(NamedTuple):
    """A file or record, and what is wrong with it."""

    where: str
    what: str


def squeezed(words: str) -> str:
    """The words with single spaces."""
    return " ".join(words.split())


def bare(words: str) -> str:
    """The words without spaces: how lines and sentences are joined does not matter."""
    return "".join(words.split())


def folded(words: str) -> str:
    """The words with quotation marks and dashes of one sort, in Unicode's form NFKC, with single spaces."""
    return squeezed(unicodedata.normalize("NFKC", words.translate(_ALIKE)))


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text, and neither begin nor end inside a word of it."""
    at = text.find(words)
    while words and at >= 0:
        end = at + len(words)
        cut_before = text[at - 1 : at].isalnum() and words[0].isalnum()
        cut_behind = text[end : end + 1].isalnum() and words[-1].isalnum()
        if not (cut_before or cut_behind):
            return True
        at = text.find(words, at + 1)
    return False


def short(words: str) -> str:
    """The words, cut to what fits in a line."""
    return squeezed(words)[:MOST_SHOWN] + (" …" if len(squeezed(words)) > MOST_SHOWN else "")


class Folder:
    """The files of a copy, by their names as SHA256SUMS writes them.

    Names are read as bytes, so that the language of the system does not matter, and compared in Unicode's form NFC,
    since some systems take letters and accents apart.
    """

    def __init__(self, top: str) -> None:
        self.paths: dict[str, bytes] = {}
        self.links: list[str] = []
        start = os.fsencode(top)
        for place, folders, names in os.walk(start):
            for raw in names + [name for name in folders if os.path.islink(os.path.join(place, name))]:
                path = os.path.join(place, raw)
                name = os.path.relpath(path, start).replace(os.fsencode(os.sep), b"/").decode("utf-8", "replace")
                name = unicodedata.normalize("NFC", name)
                if os.path.islink(path):
                    self.links.append(name)
                else:
                    self.paths[name] = path

    def read(self, name: str) -> bytes:
        """What a file holds. Raises OSError, or KeyError where there is none."""
        with open(self.paths[name], "rb") as file:
            return file.read()

    def text(self, name: str) -> str | None:
        """What a file says, or None where it is not there or is no text."""
        try:
            return self.read(name).decode("utf-8")
        except (KeyError, OSError, UnicodeDecodeError):
            return None


def faults_of_files(folder: Folder) -> tuple[list[Fault], int]:
    """Every file by its checksum; gives the faults, and how many files are as they should be."""
    faults = [Fault(name, "is a link to another place; a copy holds none") for name in folder.links]
    listed: dict[str, str] = {}
    for number, line in enumerate((folder.text(SUMS) or "").split("\n")[:-1], start=1):
        found = _SUM.fullmatch(line.rstrip("\r"))
        if found is None:
            faults.append(Fault(SUMS, f"line {number} is no checksum with a file name: {short(line)}"))
            continue
        name = unicodedata.normalize("NFC", found[2])
        if name in listed:
            faults.append(Fault(name, "stands twice in SHA256SUMS"))
        listed[name] = found[1].lower()
    differing = [Fault(name, fault) for name, digest in listed.items() if (fault := _against(folder, name, digest))]
    added = [name for name in folder.paths if name not in listed and name.rpartition("/")[2] not in PASSED_OVER]
    faults += [Fault(name, "is not in SHA256SUMS: it was added, or its line was taken out") for name in added]
    return faults + differing, len(listed) - len(differing)


def _against(folder: Folder, name: str, digest: str) -> str:
    if name not in folder.paths:
        return "is missing, though SHA256SUMS lists it"
    try:
        found = hashlib.sha256(folder.read(name)).hexdigest()
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return "" if found == digest else "was altered: its checksum is not the one in SHA256SUMS"


class Source:
    """A source as this copy publishes it: its text if that is here, and its sentences by their numbers.

    `published` is `full`, `excerpts`, `none`, or `absent` where the text was not at hand when the copy was made.
    """

    def __init__(self, name: str, told: dict[str, Any], folder: Folder) -> None:
        self.name, self.title, self.page = name, str(told["title"]), str(told["page"])
        self.published, self.file = str(told["published"]), str(told["text"] or "")
        self.whole = folder.text(self.file) if self.file else None
        self.sentences: dict[int, tuple[int, str]] = {}
        for number, (start, rest) in told["sentences"].items():
            words = rest if isinstance(rest, str) else (self.whole or "")[start:rest]
            self.sentences[int(number)] = (start, words)
        self.checked = self.published in {"full", "excerpts"}

    def words(self, number: int) -> str:
        """A sentence, or nothing where it is not published."""
        return self.sentences.get(number, (0, ""))[1]

    def between(self, start: int, end: int) -> str:
        """The words between two places of the stored text; of excerpts, what the published sentences have of them."""
        if self.whole is not None:
            return self.whole[start:end]
        pieces = [words[max(0, start - at) : max(0, end - at)] for at, words in sorted(self.sentences.values())]
        return " ".join(piece for piece in pieces if piece)

    def holds(self, words: str) -> bool:
        """Whether the words stand in what is published of it: looked for by the words alone."""
        published = " ".join(sentence for _, sentence in sorted(self.sentences.values()))
        return stands_in(folded(words), folded(published if self.whole is None else self.whole))


class Quotation(NamedTuple):
    """Words that a record took from a source, with the places of their pieces where some words are left out."""

    record: str
    page: str
    source: str
    words: str
    spans: list[list[int]]

    @property
    def pieces(self) -> list[str]:
        """What stands between the words left out."""
        return self.words.split(LEFT_OUT)


class Proof:
    """What proof.json says: the sources, and what each record quotes. Raises one of DAMAGED."""

    def __init__(self, folder: Folder) -> None:
        told = json.loads(folder.text(PROOF) or "")
        self.heading = f"{told['dossier']}, {told['edition']}"
        self.sources = {name: Source(name, source, folder) for name, source in told["sources"].items()}
        self.quotations = [Quotation(**one) for one in told["quotations"]]
        self.records = {one.record for one in self.quotations}
        self.pages = {source.page: source for source in self.sources.values()}
        self.quoted = [folded(piece) for one in self.quotations for piece in one.pieces]

    def quotes(self, pieces: Iterable[str]) -> bool:
        """Whether each of the pieces is quoted by some record."""
        return all(any(folded(piece) in words for words in self.quoted) for piece in pieces)


def faults_in_texts(proof: Proof) -> tuple[list[Fault], int]:
    """Every quotation by its words and by its place; gives the faults, and how many were found again."""
    faults = [
        Fault(source.file, f"holds the text of {source.name}, and is missing or cannot be read")
        for source in proof.sources.values()
        if source.file and source.whole is None
    ]
    wanted = [(one, proof.sources[one.source]) for one in proof.quotations if proof.sources[one.source].checked]
    lost = [Fault(one.record, fault) for one, source in wanted if (fault := _in_text(one, source))]
    return faults + lost, len(wanted) - len(lost)


def _in_text(quotation: Quotation, source: Source) -> str:
    for piece in quotation.pieces:
        if not source.holds(piece):
            return f"its words are not in the text of {source.name}: “{short(piece)}”"
    told = [source.between(*span) for span in quotation.spans]
    same = squeezed if source.whole is None else str
    if list(map(same, told)) != list(map(same, quotation.pieces)):
        return f"its words do not stand at its place in the text of {source.name}, but “{short(LEFT_OUT.join(told))}”"
    return ""


class Shown(HTMLParser):
    """A quotation on a page without its tags: its words, and those that are marked.

    `href` and `fact` are those of its number. Notes of ours in it (`small`) are passed over. With `words_in`, only
    what stands in an element of that class counts.
    """

    def __init__(self, html: str, words_in: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.href = self.fact = self.words = self.marked = ""
        self._words_in = words_in
        self._inside = self._mark = self._passed_over = 0
        self._touches = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts how deep it stands in what holds words, marks and notes."""
        named = {name: value or "" for name, value in attrs}
        names = named.get("class", "").split()
        if "sb-number" in names:
            self.href, self.fact = named.get("href", ""), named.get("data-fact", "")
        if self._passed_over or "sb-number" in names or tag == "small":
            self._passed_over += 1
        elif self._inside or not self._words_in or self._words_in in names:
            self._inside += 1
            self._mark += bool(self._mark) or tag == "mark"

    def handle_endtag(self, tag: str) -> None:
        """Counts back."""
        del tag
        if self._passed_over:
            self._passed_over -= 1
        elif self._inside:
            self._inside -= 1
            self._mark -= bool(self._mark)

    def handle_data(self, words: str) -> None:
        """Takes the words."""
        if self._passed_over or not self._inside:
            return
        self.words += words
        if self._mark:
            self.marked += words if self._touches or not self.marked else APART + words
        self._touches = bool(self._mark)


class Page:
    """What a page quotes: sentences with their numbers, direct speech, and what its citations open."""

    def __init__(self, html: str) -> None:
        self.shown = [Shown(block) for block in _QUOTED.findall(html)]
        self.direct = [Shown(block).words for block in _DIRECT.findall(html)]
        self.lines = [(int(found[1]), Shown(found[0], "sb-marker").words) for found in _LINE.finditer(html)]
        self.cards = [card for island in _CARDS.findall(html) for card in _cards(island)]
        self.sentences = [*((one.href, one.words) for one in self.shown), *(card[:2] for card in self.cards)]


def _cards(island: str) -> Iterator[tuple[str, str, set[str]]]:
    """The sentences that citations open: address, words, and the facts that they belong to."""
    try:
        told = json.loads(island)
        for place, sentence in enumerate(told["sentences"]):
            facts = {name for name, card in told["facts"].items() if any(one[0] == place for one in card["shown"])}
            yield str(sentence["href"]), "".join(sentence["parts"]), facts
    except DAMAGED:
        yield "", "what its citations open cannot be read", set()


def faults_on_pages(proof: Proof, folder: Folder) -> tuple[list[Fault], int, int]:
    """Every quotation on every page; gives the faults, how many quotations were read, and on how many pages."""
    of_page: dict[str, list[Quotation]] = {}
    for one in proof.quotations:
        of_page.setdefault(one.page, []).append(one)
    faults: list[Fault] = []
    count = pages = 0
    for name in {*of_page, *proof.pages, *(name for name in folder.paths if name.endswith(".html"))} - {""}:
        html = folder.text(name)
        page = Page(html or "")
        faults += [] if html is not None else [Fault(name, "is missing or cannot be read")]
        faults += [Fault(name, what) for what in _unlike(name, page, proof)]
        for one in of_page.get(name, ()):
            faults += [Fault(one.record, f"{what} on its page {name}") for what in _not_shown(one, page)]
        number = len(page.sentences) + len(page.direct) + len(page.lines)
        count, pages = count + number, pages + bool(number)
    return faults, count, pages


def _unlike(name: str, page: Page, proof: Proof) -> Iterator[str]:
    """What a page quotes otherwise than the source has it."""
    for href, words in page.sentences:
        path, _, fragment = href.partition("#")
        target = posixpath.join(posixpath.dirname(name), unquote(path)) if path else name
        source = proof.pages.get(posixpath.normpath(target))
        number = int(fragment[1:]) if re.fullmatch(r"s[0-9]{1,9}", fragment) else 0
        if source is None:
            yield f"quotes words without a source: “{short(words)}”"
        elif source.checked and squeezed(words) != squeezed(source.words(number)):
            yield f"quotes sentence {number} of {source.name} as “{short(words)}”, which is not what it says"
        elif not source.checked and not proof.quotes(words.split(" … ")):
            yield f"quotes words of {source.name} that no record takes from it: “{short(words)}”"
    for words in page.direct:
        if not proof.quotes(words.strip(" “”").split(LEFT_OUT)):
            yield f"has words in quotation marks that no record quotes: “{short(words)}”"
    for fact in {one.fact for one in page.shown} - proof.records - {""}:
        yield f"quotes words for {fact}, which proof.json does not know"
    for number, words in page.lines if name in proof.pages else ():
        if squeezed(words) != squeezed(proof.pages[name].words(number)):
            yield f"shows sentence {number} as “{short(words)}”, which is not what the text says"


def _not_shown(quotation: Quotation, page: Page) -> Iterator[str]:
    """The words of a quotation that the page of its record neither shows marked nor has its citations open."""
    there = [one.marked for one in page.shown if one.fact == quotation.record]
    there = there or [words for _, words, facts in page.cards if quotation.record in facts]
    for piece in quotation.pieces:
        if bare(piece) not in bare("".join(there)):
            yield f"its words “{short(piece)}” are not shown"


def report(top: str) -> tuple[list[str], int]:
    """What there is to say of a copy, line by line, and the code to end with."""
    folder = Folder(top)
    if SUMS not in folder.paths and PROOF not in folder.paths:
        return [f"There is no dossier to check in {top}: it holds neither SHA256SUMS nor proof.json."], 2
    faults, whole = faults_of_files(folder)
    if folder.text(SUMS) is None:
        faults = [Fault(SUMS, "is missing or cannot be read: files cannot be checked")]
    lines = [f"Files that are as SHA256SUMS says: {whole:,}"]
    try:
        lines += _on_quotations(Proof(folder), folder, faults)
    except DAMAGED:
        faults.append(Fault(PROOF, "is missing or damaged: quotations cannot be checked"))
    found = sorted(set(faults))
    lines += [f"FAULT  {fault.where}: {fault.what}" for fault in found]
    return [*lines, f"Faults: {len(found) or 'none'}"], 1 if found else 0


def _on_quotations(proof: Proof, folder: Folder, faults: list[Fault]) -> Iterator[str]:
    of_texts, found = faults_in_texts(proof)
    of_pages, count, pages = faults_on_pages(proof, folder)
    faults += of_texts + of_pages
    yield f"Dossier: {proof.heading}"
    yield f"Quotations found again, word for word, in the published texts: {found:,}"
    for source in proof.sources.values():
        number = sum(one.source == source.name for one in proof.quotations)
        if number and not source.checked:
            yield f"Quotations not re-checked here, since the text of “{source.title}” is not published: {number:,}"
    yield f"Quoted sentences read on pages, and held against the texts: {count:,} (on {pages:,} of the pages)"


def main(words: list[str]) -> int:
    """Checks the folder that was named, or its own, and says what was found."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console may lack the letters of a name
    if len(words) > 1 or any(word.startswith("-") for word in words):
        print(__doc__)
        return 0 if words in (["-h"], ["--help"]) else 2
    lines, code = report(words[0] if words else os.path.dirname(os.path.abspath(__file__)))
    for line in lines:  # no name of a file may steer the terminal
        print("".join(mark if mark.isprintable() else mark.encode("unicode_escape").decode() for mark in line))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
