"""What only looks hostile is accepted: other scripts, signs that words need, other editors' files, odd but sound ids.

A check that refuses these would keep out whole languages.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.build import check
from macros.model.record import walk
from tests.dossiers import FULL, write
from tests.hostile.cases import PAGE, TEXT
from tests.hostile.places import Place, places, rewritten
from tests.hostile.styles import STYLES

# No figure in any of them: then every field of words may hold it without evidence.
WORDS: Mapping[str, str] = {
    "Persian with a joiner that parts": "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "Kurdish": "\u0632\u0645\u0627\u0646\u06cc \u06a9\u0648\u0631\u062f\u06cc\u200c",
    "Arabic with marks": "\u0627\u0644\u0633\u064e\u0651\u0644\u0627\u0645\u064f \u0639\u0644\u064a\u0643\u0645",
    "Hebrew with points": "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd",
    "Hebrew and Latin": "\u05e9\u05dc\u05d5\u05dd and peace",
    "left-to-right mark": "\u05e9\u05dc\u05d5\u05dd\u200e (a)",
    "right-to-left mark": "(a) \u200f\u05e9\u05dc\u05d5\u05dd",
    "Urdu": "\u0627\u064f\u0631\u062f\u0648",
    "Syriac": "\u0723\u0718\u072a\u071d\u071d\u0710",
    "Hindi": "\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f",
    "Hindi with a joiner": "\u0915\u094d\u200d\u0937",
    "Bengali": "\u09ac\u09be\u0982\u09b2\u09be \u0995\u09cb",
    "Tamil": "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd",
    "Sinhala with a joiner": "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
    "Malayalam": "\u0d2e\u0d32\u0d2f\u0d3e\u0d33\u0d02",
    "Thai": "\u0e1b\u0e23\u0e30\u0e40\u0e17\u0e28\u0e44\u0e17\u0e22",
    "Khmer": "\u1797\u17b6\u179f\u17b6\u1781\u17d2\u1798\u17c2\u179a",
    "Burmese": "\u1019\u103c\u1014\u103a\u1019\u102c",
    "Tibetan": "\u0f56\u0f7c\u0f51\u0f0b\u0f61\u0f72\u0f42",
    "Chinese": "\u5c71\u6c34\u753b",
    "Japanese": "\u304b\u306a\u3068\u30ab\u30ca",
    "Korean": "\ud55c\uad6d\uc5b4",
    "Mongolian": "\u182e\u1823\u1829\u182d\u1823\u182f",
    "Ethiopic": "\u12a0\u121b\u122d\u129b",
    "Cherokee": "\u13e3\u13b3\u13a9",
    "Georgian": "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8",
    "Armenian": "\u0540\u0561\u0575\u0565\u0580\u0565\u0576",
    "Greek": "\u03ac\u03bd\u03b8\u03c1\u03c9\u03c0\u03bf\u03c2",
    "Cyrillic": "\u0419\u043e\u0442 \u0457\u0436\u0430\u043a",
    "Vietnamese": "ti\u1ebfng Vi\u1ec7t",
    "Yoruba with marks that stand apart": "\u1eb9\u0301 \u1ecd\u0300",
    "Lithuanian with a mark apart": "i\u0307\u0301",
    "Turkish": "\u0130stanbul \u0131",
    "German": "Stra\u00dfe \u1e9e",
    "Danish": "\u00e6\u00f8\u00e5 \u0153",
    "Icelandic": "\u00fe\u00f0",
    "Dutch": "\u0133s",
    "Hawaiian": "Hawai\u02bbi",
    "phonetic": "\u02c8w\u0254\u02d0t\u0259",
    "family of emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "emoji of a skin": "\U0001f44d\U0001f3fd",
    "flag": "\U0001f1f3\U0001f1f4",
    "heart with its style": "\u2764\ufe0f",
    "text style": "\u2764\ufe0e",
    "beyond the first plane": "\U0001d11e \U00020000",
    "no-break space": "a\u00a0b",
    "narrow no-break space": "a\u202fb \u00ab\u202fc\u202f\u00bb",
    "no-break hyphen": "a\u2011b",
    "dashes and quotation marks": "\u201ca\u201d \u2018b\u2019 \u201ec\u201c \u2013 \u2014 \u2026",
    "soft sign words": "Robert'); drop --",
    "Norway in words": "NO",
    "yes in words": "Yes",
    "null in words": "null",
    "tilde": "~",
    "star and ampersand": "* & !",
    "brackets": "[sic] {a}",
    "colon and hash": "A: b #c",
    "percent and at": "% @ `a`",
    "question and dash": "? - a",
    "long": "a b " * 4000 + "c",
    "sixteen accents": "q" + "\u0316" * 8 + "\u0301" * 8,
}
# Turns of a word through the fields: each turn is another field, in another style.
TURNS = [range(2), pytest.param(range(2, 5), marks=pytest.mark.prove)]
STORED_ONLY: Mapping[str, str] = {
    "soft hyphen": "recog\u00adnized",
    "ligature": "\ufb01re",
    "decomposed": "cafe\u0301",
    "figures of Arabic": "\u0664\u0661\u0662",
    "figures of a font": "\U0001d7d9\u00b2\u2461",
    "hidden markup": "{{ a }} <script>a</script> {% b %}",
    "long paragraph": "a" * 19_000,
}
IDS = ("a", "a-b", "a1", "1a", "2024", "a" * 80, "con-men", "com10", "null-island", "indexes", "no", "true", "nul0")
URLS = (
    "https://xn--80ak6aa92e.example/",
    "https://\u0440\u0444.example/\u043f\u0443\u0442\u044c",
    "http://post.example:8080/a?b=c&d=e#f",
    "https://post.example/(a)/b;c,d'"[:-1],
    "https://192.0.2.1/a",
    "https://[2001:db8::1]/a",
    "https://post.example/%E2%80%AE",
    "https://post.example/javascript:a",
    "HTTPS://POST.EXAMPLE/".lower(),
)


def _fields() -> list[Place]:
    """Fields of words that need not stand in a text."""
    needs_text = ("date_words", ".text", "unit", "period", ".name", "fingerprint", "Source.title")
    return [place for place in places() if place.takes == "words" and not place.name.endswith(needs_text)]


def _errors(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    write(folder, {**FULL, **{name: text for name, text in files.items() if isinstance(text, str)}})
    for name, content in files.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
    return [f"{found.location}: {found.code}: {found.message[:100]}" for found in check(folder).errors]


@pytest.mark.parametrize("turns", TURNS, ids=["some", "more"])
@pytest.mark.parametrize("name", WORDS)
def test_words_of_every_script_are_accepted_in_fields_of_every_kind(name: str, turns: range, tmp_path: Path) -> None:
    """And are read as they were written, in whatever style."""
    words, found = WORDS[name], _fields()
    first = zlib.crc32(name.encode())
    for turn in turns:
        place = found[(first + 17 * turn) % len(found)]
        styles = [*[*STYLES.values()][turn % len(STYLES) :], STYLES["double"]]
        if words in {"NO", "Yes", "null", "~"}:  # without quotes other programs read something else
            styles = [STYLES["double"]]
        done = next(one for style in styles if (one := rewritten(place.file, place.path, style, words)))
        folder = tmp_path / str(turn)
        assert _errors(folder, {place.file: done.text}) == [], place.name
        records = check(folder).records
        read = [entry.value for record in records for entry in walk(record)]
        assert words in read or place.file == "data/dossier.yml" or place.name == "Event.actors"


@pytest.mark.parametrize("name", [*WORDS, *STORED_ONLY])
def test_a_stored_text_may_hold_them(name: str, tmp_path: Path) -> None:
    words = {**WORDS, **STORED_ONLY}[name]
    assert _errors(tmp_path, {TEXT: f"{FULL[TEXT]}{words}\n"}) == []


@pytest.mark.parametrize("name", WORDS)
def test_a_page_may_hold_them(name: str, tmp_path: Path) -> None:
    assert _errors(tmp_path, {PAGE: f"{FULL[PAGE]}\n`{WORDS[name].replace('`', '')}`\n"}) == []


@pytest.mark.parametrize("words", IDS)
def test_ids_that_only_look_reserved_are_accepted(words: str, tmp_path: Path) -> None:
    topics = FULL["data/topics.yml"]
    assert _errors(tmp_path, {"data/topics.yml": f'{topics}"{words}":\n  title: A\n'}) == []


@pytest.mark.parametrize("words", URLS)
def test_addresses_of_the_web_are_accepted(words: str, tmp_path: Path) -> None:
    place = next(place for place in places() if place.takes == "url" and place.name == "Source.url")
    done = rewritten(place.file, place.path, STYLES["single"], words)
    assert done is not None
    assert _errors(tmp_path, {place.file: done.text}) == []


FORMS: Mapping[str, tuple[bytes, bytes]] = {
    "a byte order mark": (b"\\A", b"\xef\xbb\xbf"),
    "line ends of Windows": (b"\n", b"\r\n"),
    "no last line end": (b"\n\\Z", b""),
    "empty lines at the end": (b"\\Z", b"\n\n\n"),
    "a remark at the end": (b"\\Z", b"\n# remark \xf0\x9f\x91\x8d\n"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [name for name in FULL if name != "data/dossier.yml"])
def test_files_of_other_editors_are_accepted(form: str, name: str, tmp_path: Path) -> None:
    """Notepad writes marks and carriage returns; nobody sees them."""
    old, new = FORMS[form]
    content = FULL[name].encode()
    if form == "a remark at the end" and not name.endswith(".yml"):
        new = b"\n"
    if old == b"\n":
        changed = content.replace(old, new)
    else:
        changed = new + content if old == b"\\A" else content.rstrip(b"\n") + new
    assert _errors(tmp_path, {name: changed}) == []


def test_there_are_enough_look_alikes() -> None:
    assert len(WORDS) + len(IDS) + len(URLS) + len(FORMS) >= 50
