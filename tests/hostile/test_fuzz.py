"""Whatever is written: a result or a problem at a place that is there, and never an exception.

`make test` tries a hundred examples of each property, `make prove` thousands. What is found becomes a case of a table.
"""

from __future__ import annotations

import tempfile
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.build import check
from macros.load.characters import bad_characters
from macros.load.markdown import read_page
from macros.model.dates import BadDate, EdtfDate, parse_date
from macros.model.evidence import Evidence, locate
from macros.model.numbers import find_numbers
from macros.model.quantities import BadQuantity, Quantity, parse_quantity
from macros.model.said_dates import find_said
from macros.model.sentences import StoredText, number_sentences
from macros.model.text import fold, parse_inline, plain
from macros.views.render import environment, escape_markdown, one_line
from tests.dossiers import FULL, write
from tests.hostile.cases import PAGE, TEXT
from tests.hostile.markup import payloads
from tests.hostile.places import Place, places, rewritten
from tests.hostile.styles import STYLES

ANY = st.text(st.characters(codec="utf-8"), max_size=80)
PIECES = st.sampled_from(
    [
        *("2024", "-05", "-", "..", "?", "~", "%", "[", "]", "{", "}", ",", "/", "X", "XX", "-W12", "T00", "Y1", "S2"),
        *("e9", "+", " ", "one of ", "at least ", "around ", "$", "£", "%", "per cent", "million", "dozen", "1,000"),
        *("1.5", " to ", "between ", " and ", "half", "none", "first", "½", "٤", "²", "-21", "no", "the ", "3rd", "€"),
        *("May ", "Monday", "last ", "in ", "since ", "1990s", "18th", " century", "early ", "of ", "\u00a0", "–", "′"),
    ],
)
WORDLIKE = st.lists(PIECES, max_size=12).map("".join)
MARKUP = st.lists(st.one_of(st.sampled_from(list(payloads().values())), ANY, PIECES), max_size=4).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "ru", "fa", "zh", "en-GB"])


@pytest.fixture(scope="module", params=["sample", pytest.param("depth", marks=pytest.mark.prove)])
def depth(request: pytest.FixtureRequest) -> str:
    """Each property once in each run of the tests, and once at depth: the profile of `make prove` says how deep."""
    return str(request.param)


pytestmark = pytest.mark.usefixtures("depth")


# -- values -------------------------------------------------------------------------------------------


@given(st.one_of(WORDLIKE, ANY))
@example("9" * 5000)
@example("2024-05\n")
def test_a_date_is_read_or_refused(text: str) -> None:
    try:
        found = parse_date(text)
    except BadDate:
        return
    assert isinstance(found, EdtfDate)
    assert found.label(frozenset()).strip()
    assert parse_date(text) == found


@given(st.one_of(WORDLIKE, ANY), LANGUAGES)
@example("9" * 5000, "en")
@example("1e" + "9" * 400, "en")
def test_a_quantity_is_read_or_refused(text: str, language: str) -> None:
    try:
        found = parse_quantity(text, language)
    except BadQuantity:
        return
    assert isinstance(found, Quantity)
    assert found.words.strip()
    assert "".join("".join(found.parts()).split()) == "".join(found.words.split())


@given(st.one_of(WORDLIKE, ANY), LANGUAGES)
def test_numbers_and_dates_are_found_within_their_text(text: str, language: str) -> None:
    for mention in find_numbers(text, language):
        assert 0 <= mention.start < mention.end <= len(text)
    for said in find_said(text, language):
        assert said.periods is not None


# -- the matcher --------------------------------------------------------------------------------------


@given(st.one_of(ANY, MARKUP), st.data())
def test_words_taken_from_a_text_are_found_there_or_told(text: str, data: st.DataObject) -> None:
    """What is found are the very words, folded alike; and nothing is found that does not stand there."""
    stored = _stored(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    taken = text[start:end]
    found = locate(taken, stored)
    if isinstance(found, Evidence):
        assert text[found.start : found.end] == found.exact
        if "[" not in taken and "…" not in taken:
            assert fold(found.exact).text.strip() == fold(taken).text.strip()
    other = locate(taken + "\u2603 nowhere", stored)
    assert not isinstance(other, Evidence) or "\u2603" in text


def _stored(text: str) -> StoredText:
    """The text as it is stored, with its sentences."""
    return StoredText("post", text, "en", number_sentences(text, "en"))


@given(st.one_of(ANY, MARKUP))
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    assert len(folded.offsets) == len(folded.text) + 1
    assert all(0 <= start <= end <= len(text) for start, end in zip(folded.offsets, folded.ends, strict=False))


# -- escaping -----------------------------------------------------------------------------------------


class _Reader(HTMLParser):
    """The words of a piece of HTML, the title that its element bears, and the names of its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.title = "", ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.title = dict(attrs).get("title") or self.title

    def handle_data(self, data: str) -> None:
        self.words += data


@given(MARKUP)
def test_words_in_a_template_are_words(text: str) -> None:
    """In an element and in an attribute; and once more behind the escaping for Markdown."""
    template = environment().from_string('<b title="{{ words }}">{{ words }}</b>')
    drawn = one_line(template.render(words=text))
    for html in (str(drawn), str(escape_markdown(drawn))):
        reader = _Reader()
        reader.feed(html)
        reader.close()
        assert reader.tags == ["b"]
        shown = "".join(unicodedata.normalize("NFC", reader.words).split())
        assert shown == "".join(unicodedata.normalize("NFC", text).replace("\0", "\ufffd").split()) or "\0" in text
        assert "{{" not in str(escape_markdown(drawn))


@given(st.one_of(MARKUP, ANY))
def test_the_marks_of_a_text_field_leave_all_other_words(text: str) -> None:
    parts = parse_inline(text)
    assert parts or not text
    left = plain(text)
    assert set(left) <= set(text)
    assert left == text or "[[" in text or "*" in text


# -- the loader and all behind it ---------------------------------------------------------------------


def _checked(files: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {**FULL, **{file: text for file, text in files.items() if isinstance(text, str)}})
        for file, content in files.items():
            if isinstance(content, bytes):
                (folder / file).write_bytes(content)
        for found in check(folder).problems:
            assert found.location.line >= 1
            assert found.location.column >= 1
            assert found.message


@given(st.sampled_from(places()), st.one_of(MARKUP, WORDLIKE, ANY), st.sampled_from(["single", "double", "escaped"]))
def test_any_words_in_any_field_are_read_or_refused(place: Place, words: str, style: str) -> None:
    done = rewritten(place.file, place.path, STYLES[style], words)
    if done is not None:
        _checked({place.file: done.text})


@given(st.sampled_from(sorted(FULL)), st.binary(max_size=60), st.integers(0, 400))
def test_any_bytes_in_any_file_are_read_or_refused(file: str, new: bytes, at: int) -> None:
    content = FULL[file].encode()
    _checked({file: content[:at] + new + content[at:]})


@given(st.sampled_from(sorted(FULL)), st.integers(0, 400), st.integers(0, 60), st.one_of(MARKUP, WORDLIKE))
def test_any_cut_in_any_file_is_read_or_refused(file: str, at: int, length: int, new: str) -> None:
    text = FULL[file]
    _checked({file: text[:at] + new + text[at + length :]})


@given(st.one_of(MARKUP, ANY), st.one_of(MARKUP, ANY))
def test_any_text_and_any_page_are_read_or_refused(text: str, page: str) -> None:
    _checked({TEXT: f"{FULL[TEXT]}{text}\n", PAGE: f"{FULL[PAGE]}\n{page}\n"})
    assert read_page(page).heading is not None


@given(st.text(st.characters(exclude_categories=[]), max_size=60))
def test_refused_characters_stand_where_they_are_told(text: str) -> None:
    for bad in bad_characters(text, stored=False):
        assert 0 <= bad.index < len(text)
        assert bad.why
