"""A reader sees the whole sentence with the words marked; of a text that is not published, the words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.record import Statement
from macros.model.sentences import Sentence, number_sentences
from macros.views.sentences import SentencePart, SentenceShown, merged, sentence_parts, sentences_of
from tests.dossiers import files, sound

LINE = "The old line runs teh whole day."
SENTENCE = number_sentences(f"Before. {LINE} After.", "en")[1]
Part = tuple[str, bool, str]


def _span(words: str) -> tuple[int, int]:
    start = SENTENCE.start + LINE.index(words)
    return start, start + len(words)


# (the marked words, the odd words with their notes, the parts that are shown)
PARTS: dict[str, tuple[list[str], list[tuple[str, str]], list[Part]]] = {
    "nothing": ([], [], [(LINE, False, "")]),
    "the whole": ([LINE], [], [(LINE, True, "")]),
    "the middle": (
        ["line runs"],
        [],
        [("The old ", False, ""), ("line runs", True, ""), (" teh whole day.", False, "")],
    ),
    "the beginning": (["The old"], [], [("The old", True, ""), (LINE[7:], False, "")]),
    "the end": (["day."], [], [(LINE[:-4], False, ""), ("day.", True, "")]),
    "two apart": (
        ["day", "old"],
        [],
        [
            ("The ", False, ""),
            ("old", True, ""),
            (" line runs teh whole ", False, ""),
            ("day", True, ""),
            (".", False, ""),
        ],
    ),
    "two that overlap are one mark": (
        ["old line", "line runs"],
        [],
        [("The ", False, ""), ("old line runs", True, ""), (" teh whole day.", False, "")],
    ),
    "one inside another": (["The old line runs", "old"], [], [("The old line runs", True, ""), (LINE[17:], False, "")]),
    "two that touch are one mark": (["The old", " line"], [], [("The old line", True, ""), (LINE[12:], False, "")]),
    "the same twice": (["The old", "The old"], [], [("The old", True, ""), (LINE[7:], False, "")]),
    "odd wording": (
        [],
        [("teh", "sic")],
        [("The old line runs ", False, ""), ("teh", False, "sic"), (" whole day.", False, "")],
    ),
    "odd wording inside a mark": (
        ["runs teh whole"],
        [("teh", "sic")],
        [
            ("The old line ", False, ""),
            ("runs ", True, ""),
            ("teh", True, "sic"),
            (" whole", True, ""),
            (" day.", False, ""),
        ],
    ),
    "odd wording at the end of a mark": (
        ["runs teh"],
        [("teh", "sic")],
        [
            ("The old line ", False, ""),
            ("runs ", True, ""),
            ("teh", True, "sic"),
            (" whole day.", False, ""),
        ],
    ),
    "odd wording at the beginning of a mark": (
        ["teh whole"],
        [("teh", "sic")],
        [
            ("The old line runs ", False, ""),
            ("teh", True, "sic"),
            (" whole", True, ""),
            (" day.", False, ""),
        ],
    ),
    "a mark that ends inside odd wording": (
        ["old line runs teh"],
        [("teh whole", "sic")],
        [
            ("The ", False, ""),
            ("old line runs ", True, ""),
            ("teh", True, ""),
            (" whole", False, "sic"),
            (" day.", False, ""),
        ],
    ),
    "two odd wordings": (
        [],
        [("old", "one"), ("teh", "two")],
        [
            ("The ", False, ""),
            ("old", False, "one"),
            (" line runs ", False, ""),
            ("teh", False, "two"),
            (" whole day.", False, ""),
        ],
    ),
}


@pytest.mark.parametrize("row", PARTS.values(), ids=PARTS)
def test_a_sentence_is_cut_where_a_mark_begins_or_ends(
    row: tuple[list[str], list[tuple[str, str]], list[Part]],
) -> None:
    """Whatever is marked, the parts joined are the sentence, letter for letter."""
    marks, odd, expected = row
    parts = sentence_parts(SENTENCE, [_span(words) for words in marks], [(_span(words), note) for words, note in odd])
    assert [(part.words, part.marked, part.sic) for part in parts] == expected
    assert "".join(part.words for part in parts) == LINE


def test_a_mark_over_several_sentences_is_cut_at_each() -> None:
    text = "Before it ran. The line runs. After it ran."
    first, middle, last = number_sentences(text, "en")
    span = (text.index("it ran"), text.rindex(" it"))
    assert merged([span], first) == [(7, 14)]
    assert merged([span], middle) == [(0, len(middle.text))]
    assert merged([span], last) == [(0, 5)]
    assert merged([(0, 5)], last) == []


# -- what a statement rests on --------------------------------------------------------------------

TEXT = "Ada heads the line. She likes teh line. The line is old, she said. It runs. “We run,” she said."
SIC = "  sic:\n    - text: teh\n      note: As printed.\n"


def _shown(folder: Path, record: str, source: str = "", more: dict[str, str] | None = None) -> list[SentenceShown]:
    plural = "quotes" if record.startswith("said:") else "events"
    dossier = sound(
        folder, files(TEXT, sources="post:\n  title: The Post\n" + source, **{plural: record}) | (more or {})
    )
    statement = dossier.records[record.partition(":")[0]]
    assert isinstance(statement, Statement)
    return list(sentences_of(dossier, statement))


def _event(evidence: str) -> str:
    return f"run:\n  title: A run\n  evidence: {evidence}\n"


def _parts(shown: SentenceShown) -> list[Part]:
    return [(part.words, part.marked, part.sic) for part in shown.parts]


def test_each_sentence_is_shown_once_in_the_order_of_the_source(tmp_path: Path) -> None:
    """Two stretches of one sentence are two marks in it; the author's order of stretches does not matter."""
    shown = _shown(tmp_path, _event("[It runs, The line, Ada heads, is old]"))
    assert [(one.label, one.words, one.whole, one.checked) for one in shown] == [
        ("1", "Ada heads the line.", True, True),
        ("3", "The line is old, she said.", True, True),
        ("4", "It runs.", True, True),
    ]
    assert _parts(shown[1]) == [
        ("The line", True, ""),
        (" ", False, ""),
        ("is old", True, ""),
        (", she said.", False, ""),
    ]


def test_words_over_two_sentences_show_both(tmp_path: Path) -> None:
    shown = _shown(tmp_path, _event("the line. She likes"))
    assert [_parts(one) for one in shown] == [
        [("Ada heads ", False, ""), ("the line.", True, "")],
        [("She likes", True, ""), (" teh line.", False, "")],
    ]


def test_words_left_out_are_not_marked(tmp_path: Path) -> None:
    (shown,) = _shown(tmp_path, _event("The line […] old"))
    assert _parts(shown) == [
        ("The line", True, ""),
        (" is ", False, ""),
        ("old", True, ""),
        (", she said.", False, ""),
    ]


def test_odd_wording_is_marked_in_every_statement(tmp_path: Path) -> None:
    (shown,) = _shown(tmp_path, _event("She likes teh line"), SIC)
    assert _parts(shown) == [
        ("She likes ", True, ""),
        ("teh", True, "As printed."),
        (" line", True, ""),
        (".", False, ""),
    ]


def test_of_a_text_that_is_not_published_the_words_alone_are_shown(tmp_path: Path) -> None:
    """Not one letter more than the author quoted; between two stretches of a sentence stands a sign."""
    shown = _shown(tmp_path, _event("[The line, she said. It runs]"), "  publish: none\n" + SIC)
    assert [(one.label, one.words, one.whole, one.checked) for one in shown] == [
        ("3", "The line … she said.", False, True),
        ("4", "It runs", False, True),
    ]
    assert _parts(shown[0]) == [("The line", True, ""), (" … ", False, ""), ("she said.", True, "")]


def test_of_a_text_that_is_not_here_the_authors_words_are_shown(tmp_path: Path) -> None:
    """Without a number, and said to be not re-checked."""
    source = "letter:\n  title: A letter\n  publish: none\n"
    shown = _shown(
        tmp_path, _event("[It runs, {source: letter, text: Dear Ada}, {source: letter, text: we ran}]"), source
    )
    assert [(one.source, one.number, one.label, one.whole, one.checked) for one in shown] == [
        ("post", 4, "A4", True, True),
        ("letter", None, "B", False, False),
    ]
    assert [part for part in shown[1].parts if part.marked] == [
        SentencePart("Dear Ada", marked=True),
        SentencePart("we ran", marked=True),
    ]


def test_several_sources_have_letters(tmp_path: Path) -> None:
    source = "wire:\n  title: The Wire\n"
    events = _event("[{source: wire, text: The bridge fell}, It runs]")
    shown = _shown(tmp_path, events, source, {"data/texts/wire.txt": "It rained. The bridge fell.\n"})
    assert [(one.source, one.label) for one in shown] == [("wire", "B2"), ("post", "A4")]


def test_the_fields_of_the_stretches_may_be_chosen(tmp_path: Path) -> None:
    quotes = "said:\n  by: unnamed\n  direct: We run\n  said_in: she said. It\n  evidence: Ada heads\n"
    dossier = sound(tmp_path, files(TEXT, quotes=quotes))
    statement = dossier.statements[0]
    assert [shown.number for shown in sentences_of(dossier, statement)] == [1, 3, 4, 5]
    assert [shown.number for shown in sentences_of(dossier, statement, ["direct"])] == [5]
    assert [shown.number for shown in sentences_of(dossier, statement, ["said_in", "evidence"])] == [1, 3, 4]
    assert sentences_of(dossier, statement, ["paraphrase"]) == ()


def test_an_empty_sentence_has_no_parts() -> None:
    assert sentence_parts(Sentence(1, 0, 0, "", 1), [(0, 0)]) == ()
