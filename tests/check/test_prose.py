"""Macro calls in narrative pages, before anything is built: one run tells the slips of all pages.

A call that passes here and fails in the build costs an author a minute for each slip, so whatever stands
in the page as a constant is judged here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.prose import macro_calls
from macros.load.files import AuthorFile
from macros.problems import Problem
from macros.prose_macros import macros
from tests.dossiers import checked, files, only, places

TEXT = "Ada Brook heads the line. The first run was in May 2024. “We run,” said Ada Brook. It carried 412 riders."
RECORDS = {
    "actors": "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook heads the line\n",
    "events": "run:\n  title: A run\n  date: 2024-05\n  evidence: The first run was in May 2024\n",
    "quotes": "said:\n  by: ada\n  direct: We run\n",
    "statistics": "riders:\n  label: riders\n  value: 412\n  evidence: It carried 412 riders\n",
    "topics": "thread:\n  title: A thread\n  members: [run]\n",
}


def _problems(folder: Path, page: str) -> tuple[Problem, ...]:
    return checked(folder, files(TEXT, **RECORDS) | {"docs/line.md": page}).problems


# (the page, code, line, words of the message)
SLIPS = {
    "a macro that is none": ('{{ actr("ada") }}', "unknown-macro", 1, 'no macro "actr"; did you mean "actor"?'),
    "a macro that is near none": ('{{ railway("ada") }}', "unknown-macro", 1, 'no macro "railway"'),
    "a variable that is none": ("{{ titel }}", "unknown-macro", 1, 'no variable "titel"'),
    "a variable behind a point": ("{{ line.name }}", "unknown-macro", 1, 'no variable "line"'),
    "a variable as an argument": ("{{ actor(ada) }}", "unknown-macro", 1, 'no variable "ada"'),
    "a macro without its brackets": ("{{ experts }}", "macro-arguments", 1, "experts"),
    "an id that is none": ('{{ actor("aday") }}', "unknown-id", 1, 'no actor "aday"; did you mean "ada"?'),
    "an id by keyword": ('{{ actor(id="aday") }}', "unknown-id", 1, 'did you mean "ada"?'),
    "an id of an optional argument": ('{{ timeline(actor="aday") }}', "unknown-id", 1, 'did you mean "ada"?'),
    "an id in the fourth place": ('{{ timeline(none, none, none, "tread") }}', "unknown-id", 1, "thread"),
    "an id of a wrong kind": ('{{ actor("run") }}', "wrong-kind", 1, '"run" is an event, not an actor'),
    "an id that is a source": ('{{ cite("post") }}', "wrong-kind", 1, '"post" is a source'),
    "an id that is a number": ("{{ actor(12) }}", "unknown-id", 1, '"12"'),
    "no id where one must stand": ("{{ actor(none) }}", "unknown-id", 1, "actor"),
    "an empty id": ('{{ actor("") }}', "unknown-id", 1, "actor"),
    "nothing where an id must stand": ("{{ actor() }}", "macro-arguments", 1, "needs id"),
    "too much": ('{{ actor("ada", "Ada", "B.") }}', "macro-arguments", 1, "takes 2 arguments, not 3"),
    "a keyword that is none": ('{{ actor("ada", word="Ada") }}', "macro-arguments", 1, 'did you mean "words"?'),
    "a keyword that is given already": ('{{ actor("ada", id="ada") }}', "macro-arguments", 1, '"id" is given twice'),
    "the same keyword twice": ('{{ actor(id="ada", id="ada") }}', "macro-arguments", 1, '"id" is given twice'),
    "a part that is none": ('{{ home("key-fact") }}', "macro-arguments", 1, 'did you mean "key-facts"?'),
    "a part of a record": ('{{ record_page("ada", part="boxes") }}', "macro-arguments", 1, "boxes"),
    "a part of the manual": ('{{ reference("kind") }}', "macro-arguments", 1, 'did you mean "kinds"?'),
    "a kind that is none": ('{{ index_page("actr") }}', "macro-arguments", 1, 'did you mean "actor"?'),
    "a kind by keyword": ('{{ statements(kind="events") }}', "macro-arguments", 1, 'did you mean "event"?'),
    "a problem code that is none": ('{{ problem_page("bad-dat") }}', "macro-arguments", 1, 'did you mean "bad-date"?'),
    "a date that is none": ('{{ timeline(since="last year") }}', "bad-date", 1, "since"),
    "a date in the second place": ('{{ timeline("2020", "soon") }}', "bad-date", 1, "until"),
    "a field that holds no date": ('{{ date("riders") }}', "macro-arguments", 1, "date"),
    "a field that is none": ('{{ date("run", field="dat") }}', "macro-arguments", 1, "dat"),
    "a call that does not end": ("The line\n\n{{ actor('ada' }}\n", "macro-syntax", 3, "cannot be read"),
    "a block that does not end": ("The line\n{% if config %}\nText\n", "macro-syntax", 2, "cannot be read"),
    "a tag that is none": ("The line\n{% actor('ada') %}\n", "macro-syntax", 2, "cannot be read"),
    "brackets left open": ("The line\n\n{{ actor('ada')\n\nText\n", "macro-syntax", 5, "cannot be read"),
    "behind front matter": ("---\ntitle: Line\ntags: [a]\n---\n\n{{ actor('aday') }}\n", "unknown-id", 6, "aday"),
    "an id on a line of its own": ("{{ actor(\n  'aday',\n  words='Ada'\n) }}\n", "unknown-id", 2, "aday"),
    "in a loop": ("{% for at in ['ada'] %}\n{{ actor(at, aday) }}\n{% endfor %}\n", "unknown-macro", 2, "aday"),
    "in a condition": ("{% if config %}\n{{ actor('aday') }}\n{% endif %}\n", "unknown-id", 2, "aday"),
    "behind a filter": ("{{ actor('aday') | upper }}", "unknown-id", 1, "aday"),
    "a filter that is none": ("It runs.\n{{ 'ada' | uper }}", "unknown-macro", 2, "uper"),
    "a filter on what a macro shows": ("{{ actor('ada') | upper }}", "macro-arguments", 1, "actor"),
    "a part of what a macro shows": ("{{ actor('ada')[:3] }}", "macro-arguments", 1, "actor"),
    "a macro joined to words": ("{{ 'Not ' ~ actor('ada') }}", "macro-arguments", 1, "actor"),
    "a macro kept for later": ("{% set who = actor('ada') %}\n{{ who }}", "macro-arguments", 1, "actor"),
    "a filter around a macro": ("{% filter upper %}\n{{ actor('ada') }}{% endfilter %}", "macro-arguments", 2, "actor"),
    "a macro of ours made anew": (
        "{% macro actor(id) %}Bo{% endmacro %}\n{{ actor('ada') }}",
        "macro-arguments",
        1,
        "cannot be replaced",
    ),
    "Python's own attributes": ("Text\n{{ ''.__class__ }}", "macro-not-allowed", 2, "__class__"),
    "them by their name in brackets": ("{{ ''['__class__'] }}", "macro-not-allowed", 1, "__class__"),
    "a name put together": ("{{ ''['__cla' ~ 'ss__'] }}", "macro-not-allowed", 1, "written out"),
    "a filter that reads attributes": ("{{ '' | attr('__class__') }}", "macro-not-allowed", 1, "attr"),
    "a filter that reads them of many": ("{{ [''] | map(attribute='__class__') }}", "macro-not-allowed", 1, "map"),
    "a name within a path": ("{{ [''] | map(attribute='a.__class__') }}", "macro-not-allowed", 1, "map"),
    "a filter that sorts by them": ("{{ [''] | sort(false, false, '__class__') }}", "macro-not-allowed", 1, "sort"),
    "a filter that is handed on": ("{{ [''] | map('attr', '__class__') }}", "macro-not-allowed", 1, "map"),
    "a filter that selects by them": ("{{ [''] | selectattr('__class__') }}", "macro-not-allowed", 1, "selectattr"),
    "a name that leads to the program": ("{{ cycler }}", "macro-not-allowed", 1, "cycler"),
    "another name that does": ("{{ plugin }}", "macro-not-allowed", 1, "plugin"),
    "the generator's settings": ("{{ config.hooks }}", "macro-not-allowed", 1, "site_name"),
    "its settings under another name": ("{% set mine = config %}", "macro-not-allowed", 1, "config"),
    "its settings by a filter": ("{{ config | list }}", "macro-not-allowed", 1, "config"),
    "the page's file": ("{{ page.file }}", "macro-not-allowed", 1, "title"),
    "a method that is not listed": ("{{ '{0}'.format('a') }}", "macro-not-allowed", 1, "format"),
    "a value that is called": ("{% set run = 'a' %}{{ run('b') }}", "macro-not-allowed", 1, "run"),
    "a part that is called": ("{{ ['a'][0]('b') }}", "macro-not-allowed", 1, "macros alone"),
    "another page taken in": ("Text\n{% include 'b.md' %}", "macro-not-allowed", 2, '"include"'),
    "a template taken in": ("{% import 'b.md' as b %}", "macro-not-allowed", 1, '"import"'),
    "a part of a template": ("{% from 'b.md' import b %}", "macro-not-allowed", 1, '"from"'),
    "a template that is filled": ("{% extends 'b.md' %}", "macro-not-allowed", 1, '"extends"'),
    "a template in front matter": ("---\ntitle: Line\ntemplate: x.html\n---\n", "unknown-choice", 3, "x.html"),
    "a page that is run, since the word is in quotes": (
        "---\nrender_macros: 'false'\n---\n\n{{ titel }}\n",
        "unknown-macro",
        5,
        "titel",
    ),
    "front matter that ends nowhere": ("---\nrender_macros: false\nx: '{{ titel }}'\n---", "unknown-macro", 3, "titel"),
    "a title that is run like the page": ("---\ntitle: '{{ titel }}'\n---\n", "unknown-macro", 2, "titel"),
    "inside a call": ("{{ actor('ada', words=evnt('run')) }}", "unknown-macro", 1, 'did you mean "event"?'),
    "in a block of code, which Jinja reads like all else": ("```\n{{ actor('aday') }}\n```\n", "unknown-id", 2, "aday"),
    "in a comment of HTML, likewise": ("<!-- {{ actor('aday') }} -->\n", "unknown-id", 1, "aday"),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_one_problem_at_its_line(slip: tuple[str, str, int, str], tmp_path: Path) -> None:
    page, code, line, words = slip
    problems = _problems(tmp_path, page)
    assert places(problems) == [(code, f"docs/line.md:{line}")]
    assert words in only(problems).message


SOUND = {
    "a call": '{{ actor("ada") }}',
    "every argument by its place": '{{ timeline("2020", "2024", "ada", "thread") }}',
    "every argument by name": '{{ timeline(topic="thread", actor="ada", until="2024", since="2020") }}',
    "none where nothing need stand": '{{ timeline(actor=none, since=None) }} {{ home() }} {{ actor("ada", none) }}',
    "a part": '{{ home("key-facts") }} {{ record_page("ada", part="box") }} {{ reference("kinds") }}',
    "any record": '{{ record_page("post") }} {{ statements(about="thread") }} {{ date("run") }}',
    "a kind": '{{ index_page("actor") }} {{ statements(kind="event") }}',
    "words are the author's own": "{{ actor('ada', 'the head of no kind') }}",
    "what mkdocs-macros gives": "{{ config.site_name }} {{ page.title }} {{ now() }} {{ environment.system }}",
    "a loop": "{% for at in ['ada'] %}{{ actor(at) }} {{ loop.index }}{% endfor %}",
    "a variable of one's own": "{% set head = 'ada' %}{{ actor(head) }} {{ head }}",
    "a block of one's own": "{% set words %}the head{% endset %}{{ actor('ada', words) }}",
    "a macro of one's own": "{% macro bold(words) %}<b>{{ words }}</b>{% endmacro %}{{ bold('Ada') }}",
    "what is left as it stands": "{% raw %}{{ actr('aday') }} {{ titel }}{% endraw %}",
    "a comment": "{# {{ actr('aday') }} #}",
    "arguments that come at build time": "{% set given = ['ada'] %}{{ actor(*given) }}",
    "single brackets": "The { line } and {its} {%raw%}{{{%endraw%} ends.",
    "plain values": "{% set a = {'b': ['c', 'd']} %}{{ a.b[0] }} {{ a['b'][-1] }} {{ a.get('b') | join(', ') }}",
    "loops over plain values": "{% for n in range(3) %}{{ loop.cycle('a', 'b') }} {{ n }}{% endfor %}",
    "fields in a loop": "{% for k, v in dict(a=1).items() %}{{ k.upper() }} {{ v }}{% endfor %}",
    "a test of Jinja's": "{% if config is defined %}{{ 'x' | upper }}{% endif %}",
    "a page that is not run": "---\nrender_macros: false\n---\n\n{{ actr('aday') }}\n",
    "a page without a call": "# The line\n\nIt runs.\n",
    "an empty page": "",
}


@pytest.mark.parametrize("page", SOUND.values(), ids=SOUND)
def test_sound_pages_have_no_problem(page: str, tmp_path: Path) -> None:
    assert not places(_problems(tmp_path, page))


def test_all_slips_of_all_pages_come_in_one_run(tmp_path: Path) -> None:
    pages = {
        "docs/a.md": '{{ actor("aday") }} and {{ evnt("run") }}\n\n{{ actor() }}\n',
        "docs/b/c.md": '{{ actor("ada" }}\n',
        "docs/d.md": '{{ quote("said") }}\n',
    }
    assert places(checked(tmp_path, files(TEXT, **RECORDS) | pages).problems) == [
        ("macro-arguments", "docs/a.md:3"),
        ("macro-syntax", "docs/b/c.md:1"),
        ("unknown-id", "docs/a.md:1"),
        ("unknown-macro", "docs/a.md:1"),
    ]


@pytest.mark.parametrize(
    ("page", "place"),
    [
        ('Then {{ actor("aday") }} came.', "docs/line.md:1:16"),
        ("Then {{ actr('ada') }} came.", "docs/line.md:1:9"),
        ("Then {{ actor('ada', 'A', 'B') }} came.", "docs/line.md:1:9"),
    ],
)
def test_the_column_is_that_of_the_word(page: str, place: str, tmp_path: Path) -> None:
    assert str(only(_problems(tmp_path, page)).location) == place


def test_a_choice_lists_what_may_be_written(tmp_path: Path) -> None:
    hint = only(_problems(tmp_path, '{{ home("numbers") }}')).hint
    assert "key-facts" in hint
    assert "download" in hint


def test_calls_that_name_a_record_are_links(tmp_path: Path) -> None:
    """They become backlinks, with page and line; what is only shown as text is no link."""
    page = AuthorFile(
        "docs/line.md",
        "---\ntitle: Line\n---\n{{ actor('ada') }} and {{ event(id='run', words='it') }}\n"
        "{% raw %}{{ actor('ada') }}{% endraw %} {{ home('actors') }} {{ timeline(actor='ada', topic='thread') }}\n"
        "{{ actr('ada') }} {{ actor(12) }}\n",
    )
    broken = AuthorFile("docs/broken.md", "{{ actor('ada' }}")
    found = macro_calls((page, broken), macros())
    assert [(call.page, call.line, call.macro, call.record) for call in found] == [
        ("docs/line.md", 4, "actor", "ada"),
        ("docs/line.md", 4, "event", "run"),
        ("docs/line.md", 5, "timeline", "ada"),
        ("docs/line.md", 5, "timeline", "thread"),
    ]
    assert not checked(tmp_path, files(TEXT, **RECORDS)).problems


@pytest.mark.parametrize(
    "words",
    [
        "{{ " + "(" * 2000 + "a" + ")" * 2000 + " }}",
        "{{ " + "9" * 5000 + " }}",
        "{{ a" + ".b" * 3000 + " }}",
        "{% if a %}" * 900 + "{% endif %}" * 900,
    ],
    ids=["brackets", "number", "points", "blocks"],
)
def test_what_is_too_deep_is_told_at_its_line(words: str, tmp_path: Path) -> None:
    """On a page of many lines nobody would find it."""
    page = f"# A\n\n{{{{ actor('ada') }}}}\n\n{words}\n\nB\n"
    problem = only(p for p in checked(tmp_path, files() | {"docs/a.md": page}).problems if p.code == "macro-syntax")
    assert problem.location.line == 5
