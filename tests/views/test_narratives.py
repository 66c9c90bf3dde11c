"""A record's page shows the narrative pages that name it, each with the sentence it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.dossiers import files, site

TEXT = "Ada Brook heads the line. It carried at least 412 riders in May 2024. Bo drives. Holm is a town."
RECORDS = {
    "actors": (
        "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook heads\n"
        "bo:\n  name: Bo\n  type: person\n  evidence: Bo drives\n"
    ),
    "events": "run:\n  title: A run\n  date: 2024-05\n  evidence: riders in May 2024\n  cut_note: It is the run.\n",
    "statistics": (
        "riders:\n  label: riders\n  value: at least 412\n  as_of: 2024\n  date_note: It is 2024.\n"
        "  evidence: It carried at least 412 riders\n"
    ),
    "places": "holm:\n  name: Holm\n  evidence: Holm is\n",
}


def _sentences(folder: Path, page: str, record: str = "ada") -> list[tuple[str, str]]:
    dossier = files(TEXT, **RECORDS) | {"docs/story.md": page}
    return list(site(folder, dossier).narratives.get(record, ()))


# What an author writes, and the sentence that Ada's page shows.
SENTENCES = {
    "the whole line": ("Then {{ actor('ada') }} came.", "Then Ada Brook came."),
    "words of the author's": ("Then {{ actor('ada', 'the head') }} came.", "Then the head came."),
    "words by keyword": ("Then {{ actor('ada', words='the head') }} came.", "Then the head came."),
    "keywords in another order": ("Then {{ actor(words='the head', id='ada') }} came.", "Then the head came."),
    "one of several sentences": (
        "It rained. Then {{ actor('ada') }} came. Then it snowed.",
        "Then Ada Brook came.",
    ),
    "the first": ("{{ actor('ada') }} came. Then it snowed.", "Ada Brook came."),
    "the last": ("It rained. Then {{ actor('ada') }} came", "Then Ada Brook came"),
    "a question": ("Did she? {{ actor('ada') }} came! Then it snowed.", "Ada Brook came!"),
    "other macros are the words they show": (
        "In {{ date('run') }} {{ actor('ada') }} carried {{ statistic('riders') }} riders to {{ place('holm') }}.",
        "In May 2024 Ada Brook carried at least 412 riders to Holm.",
    ),
    "a date of another field": (
        "As of {{ date('riders', 'as_of') }}, {{ actor('ada') }} led.",
        "As of 2024 (inferred), Ada Brook led.",
    ),
    "a date of another field by keyword": (
        "As of {{ date('riders', field='as_of') }}, {{ actor('ada') }} led.",
        "As of 2024 (inferred), Ada Brook led.",
    ),
    "a number alone shows no words": (
        "Then {{ actor('ada') }} came {{ cite('run') }}, and went {{ cite('riders') }}.",
        "Then Ada Brook came, and went.",
    ),
    "two records in one sentence": ("{{ actor('bo') }} drove {{ actor('ada') }}.", "Bo drove Ada Brook."),
    "emphasis": ("Then *{{ actor('ada') }}* **came**.", "Then Ada Brook came."),
    "a link": ("Then {{ actor('ada') }} came to [the town](https://town.example).", "Then Ada Brook came to the town."),
    "an entry of a list": ("* Then {{ actor('ada') }} came.", "Then Ada Brook came."),
    "an entry of a numbered list": ("1. Then {{ actor('ada') }} came.", "Then Ada Brook came."),
    "a quotation": ("> Then {{ actor('ada') }} came.", "Then Ada Brook came."),
    "a heading": ("## On {{ actor('ada') }}", "On Ada Brook"),
    "a sentence over two lines": (
        "It rained. Then, after a while,\n{{ actor('ada') }} came.",
        "Then, after a while, Ada Brook came.",
    ),
    "a sentence over three lines": (
        "Then, after a while,\n{{ actor('ada') }} came\nto Holm. It snowed.",
        "Then, after a while, Ada Brook came to Holm.",
    ),
    "another paragraph is another sentence": ("It rained\n\n{{ actor('ada') }} came\n\nto Holm.", "Ada Brook came"),
    "an abbreviation": ("Then Mr. Reed and {{ actor('ada') }} came.", "Then Mr. Reed and Ada Brook came."),
    "a block of its own": ("{{ record_page('ada') }}", ""),
    "an apostrophe in the words": (
        'Then {{ actor("ada", "the drivers\' head") }} came.',
        "Then the drivers' head came.",
    ),
    "a call that cuts white space": ("Then {{ actor('ada') -}} , she came.", "Then Ada Brook, she came."),
    "brackets in the words": ("Then {{ actor('ada', 'the head (of all)') }} came.", "Then the head (of all) came."),
}


@pytest.mark.parametrize("name", ["*A* `b` _c_", "[a](b)", "St. A. Who? Us!", "# A", "A | b", "A\\nB"])
def test_marks_and_stops_in_a_name_stay_in_it(name: str, tmp_path: Path) -> None:
    """Only the page's own marks are taken away, and no name is cut where a sentence could end."""
    shown = name.replace("\\n", " ")
    events = f'run:\n  title: "{name}"\n  evidence: It runs\n'
    page = {"docs/story.md": "It *rained*. Then {{ event('run') }} came. It snowed."}
    found = site(tmp_path, files("It runs.", events=events) | page).narratives["run"]
    assert found == (("story/", f"Then {shown} came."),)


@pytest.mark.parametrize(("page", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_the_sentence_is_the_one_a_reader_sees(page: str, sentence: str, tmp_path: Path) -> None:
    """Without macros, marks or the sentences beside it."""
    assert _sentences(tmp_path, page) == [("story/", sentence)]


def test_a_page_that_names_a_record_twice_is_shown_once(tmp_path: Path) -> None:
    page = "It rained. Then {{ actor('ada') }} came.\n\nLater {{ actor('ada') }} went.\n"
    assert _sentences(tmp_path, page) == [("story/", "Then Ada Brook came.")]


def test_a_sentence_is_better_than_a_block(tmp_path: Path) -> None:
    """A page that shows a record's box and then tells of it is shown with the sentence that tells."""
    page = "{{ record_page('ada', part='box') }}\n\nThen {{ actor('ada') }} came.\n"
    assert _sentences(tmp_path, page) == [("story/", "Then Ada Brook came.")]


def test_every_page_that_names_a_record_is_shown(tmp_path: Path) -> None:
    dossier = files(TEXT, **RECORDS) | {
        "docs/a.md": "Then {{ actor('ada') }} came.",
        "docs/b/index.md": "---\ntitle: B\n---\n\nThen {{ actor('ada') }} went.",
        "docs/c.md": "Nobody came.",
        "docs/d.md": "{% raw %}{{ actor('ada') }}{% endraw %}",
    }
    found = site(tmp_path, dossier)
    assert found.narratives["ada"] == (("a/", "Then Ada Brook came."), ("b/", "Then Ada Brook went."))
    assert [found.pages[address].title for address, _ in found.narratives["ada"]] == ["A", "B"]


def test_a_statistic_and_an_event_are_named_too(tmp_path: Path) -> None:
    page = "It carried {{ statistic('riders') }} riders {{ cite('run') }}."
    assert _sentences(tmp_path / "a", page, "riders") == [("story/", "It carried at least 412 riders.")]
    assert _sentences(tmp_path / "b", page, "run") == [("story/", "It carried at least 412 riders.")]
