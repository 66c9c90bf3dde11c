"""What the offline edition holds so that nobody need believe it: a program that checks it, its data, and a README.

`verify.py` uses nothing of ours. It reads `proof.json`, which names each quotation with its places in the texts that
are published beside it; of a text that is not published, the file holds no word that the pages do not show.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill, indent
from typing import Any

from macros.exports.checksums import SUMS
from macros.exports.export import Export, ExportFile
from macros.kinds.source import Source
from macros.model.record import Statement
from macros.views import urls
from macros.views.view import Site, View

README, PROOF, VERIFY = "README.txt", "proof.json", "verify.py"
_COLUMNS = 72


def _files(site: Site) -> Iterator[ExportFile]:
    if not site.offline:
        return  # a site on a server is checked by nobody but its owner
    told = json.dumps(_proof(site), ensure_ascii=False, indent=1)
    program = Path(__file__).with_name(VERIFY).read_text(encoding="utf-8")
    yield ExportFile(README, readme(site).encode())
    yield ExportFile(PROOF, f"{told}\n".encode())
    yield ExportFile(VERIFY, program.encode())


EXPORT = Export(title="Proof", about="What checks the offline edition.", order=99, files=_files)


# -- proof.json -----------------------------------------------------------------------------------


def _proof(site: Site) -> dict[str, Any]:
    dossier = site.dossier
    return {
        "dossier": dossier.settings.title,
        "edition": View(site, urls.HOME).edition,
        "sources": {source.id: _source(site, source) for source in dossier.read_sources},
        "quotations": [one for record in dossier.statements for one in _quotations(site, record)],
    }


def _source(site: Site, source: Source) -> dict[str, Any]:
    """How much of it is published, and its sentences: by their ends in the text, or, of excerpts, by their words."""
    dossier = site.dossier
    full = source.publish == "full"
    absent = dossier.text_of(source.id) is None
    return {
        "title": source.title,
        "page": site.urls.file(urls.record_address(source)),
        "published": "absent" if absent else source.publish,
        "text": urls.text_path(source.id) if full and not absent else None,
        "sentences": {
            str(sentence.number): [sentence.start, sentence.end if full else sentence.text]
            for sentence in dossier.shown_sentences(source)
        },
    }


def _quotations(site: Site, record: Statement) -> Iterator[dict[str, Any]]:
    page = site.urls.file(urls.record_address(record)) if record.paged else ""
    for placed in site.dossier.evidence(record.id):
        source = site.dossier.records[placed.evidence.source]
        told = isinstance(source, Source) and source.publish != "none"
        yield {
            "record": record.id,
            "page": page,
            "source": placed.evidence.source,
            "words": placed.evidence.exact,
            "spans": [list(span) for span in placed.evidence.spans] if told else [],
        }


# -- README.txt -----------------------------------------------------------------------------------


def readme(site: Site) -> str:
    """What this folder is, how to open and check it, and what a check cannot show.

    72 columns; lines end in CR LF, since old editors on Windows show one line else, and others do not mind.
    """
    imprint, view = site.dossier.settings.imprint, View(site, urls.HOME)
    title = site.dossier.settings.title
    address = site.address or imprint.site_url or ""
    where = f" It is at {address.rstrip('/')}/{urls.DOWNLOADS}." if address else ""
    parts = [
        _wrapped(title) + f"\n{'=' * min(len(title), _COLUMNS)}",
        _wrapped(f"The offline edition, {_edition(view)}. Editor: {imprint.editor or 'not named'}."),
        *_told(
            "How to open it",
            "Open index.html in a web browser. It needs no network, no server and no other program. Keep the folder "
            "whole: its pages need each other.",
        ),
        *_told(
            "How to check it",
            "With Python 3.8 or newer, in this folder:",
            "    python3 verify.py        (on Windows: py verify.py)",
            f"The program compares every file with its checksum in {SUMS}. It looks up every quotation again in the "
            "texts under downloads/texts/ or in the published sentences, and reads the pages to see that they show "
            "those words. It names each file and fact that is not as it should be. Quotations from a text that is "
            "not published are counted as not re-checked here.",
            "Other programs can compare the checksums too:",
            f"    sha256sum -c {SUMS}        (macOS: shasum -a 256 -c {SUMS})",
        ),
        *_told(
            "What a check cannot show",
            f"Whoever changes the texts, the pages, {PROOF} and {SUMS} together, or {VERIFY} itself, can make a "
            "folder that passes. So compare the SHA-256 checksum of the zip file that you got with the one on the "
            f"Downloads page of the published site.{where} On Windows: certutil -hashfile FILE.zip SHA256; on macOS: "
            "shasum -a 256 FILE.zip; on Linux: sha256sum FILE.zip.",
            "A match shows that the source says it. It does not show that it is true.",
        ),
        *_told("Licence", view.plain(imprint.licence) if imprint.licence else "Not given."),
    ]
    return "\n\n".join(parts).replace("\n", "\r\n") + "\r\n"


def _edition(view: View) -> str:
    return view.edition.removesuffix(" edition")  # of an undated one, behind that word


def _told(heading: str, *paragraphs: str) -> Iterator[str]:
    yield f"{heading}\n{'-' * len(heading)}"
    for words in paragraphs:
        yield indent(words.strip(), "    ") if words.startswith(" ") else _wrapped(words)


def _wrapped(words: str) -> str:
    """The words in lines; an address is not cut."""
    return fill(words, _COLUMNS, break_long_words=False, break_on_hyphens=False)
