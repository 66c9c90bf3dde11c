"""Small dossiers on invented subjects, written into a test's own folder and read by the engine.

A dossier is a mapping from file to text. `files` makes one around a single stored text, its source called
`post`; whatever else a test needs it adds by file name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from textwrap import dedent

from macros.adapters.edition import make_site
from macros.build import Built, Checked, build, check
from macros.check.evidence import resolve
from macros.graph import Dossier
from macros.kinds.reading import Reading, read_records
from macros.load.files import read_files
from macros.problems import Problem
from macros.views.pages import index_addresses, pages
from macros.views.urls import Urls
from macros.views.view import Site, View

Files = Mapping[str, str]

SETTINGS = "title: The valley line\ndefault_source: post\n"
SOURCE = "post:\n  title: The Valley Post\n  publish: full\n"
LINE = "The valley line carried 412 passengers in May 2024."


def files(text: str = LINE, **plurals: str) -> dict[str, str]:
    """A dossier with one source: its text, and the records of each kind by its plural (`dossier=` for settings)."""
    facts = {"dossier": SETTINGS, "sources": SOURCE, **plurals}
    return {
        "data/texts/post.txt": dedent(text).strip("\n") + "\n",
        **{f"data/{plural}.yml": dedent(words).lstrip("\n") for plural, words in facts.items()},
    }


def write(folder: Path, dossier: Files) -> Path:
    """The dossier as a folder: `data/`, and `docs/` where it has pages."""
    for name, text in dossier.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def read(folder: Path, dossier: Files) -> tuple[Reading, tuple[Problem, ...]]:
    """The records and the problems of form alone."""
    found, of_files = read_files(write(folder, dossier))
    assert not of_files, of_files
    return read_records(found)


def checked(folder: Path, dossier: Files) -> Checked:
    """The dossier after every check."""
    return check(write(folder, dossier))


def sound(folder: Path, dossier: Files) -> Dossier:
    """A dossier without an error; fails with the errors where there are some."""
    found = checked(folder, dossier)
    assert found.dossier is not None, "\n".join(
        [f"{error.location}: {error.code}: {error.message}" for error in found.errors]
    )
    return found.dossier


def site(folder: Path, dossier: Files, *, directory: bool = True, offline: bool = False) -> Site:
    """The site of a sound dossier as views see it."""
    found = checked(folder, dossier)
    built = build(found)
    assert isinstance(built, Built), "\n".join(
        [f"{error.location}: {error.code}: {error.message}" for error in found.errors]
    )
    return make_site(built, found.files.pages, directory=directory, offline=offline)


def view(folder: Path, dossier: Files, here: str = "") -> View:
    """A sound dossier as seen from the page at `here`."""
    return View(site(folder, dossier), here)


def draft(folder: Path, dossier: Files, here: str = "") -> View:
    """A dossier whose values were not held against its words: for what views do with dates and figures of any sort."""
    reading, problems = read(folder, dossier)
    assert not problems, places(problems)
    assert reading.settings is not None
    texts = {Path(name).stem: text for name, text in dossier.items() if name.startswith("data/texts/")}
    resolved, problems = resolve(reading.records, texts, reading.default_source)
    assert not problems, places(problems)
    found = Dossier(reading.settings, {record.id: record for record in reading.records}, resolved)
    made = pages(found)
    known = {page.address: page for page in made}
    return View(Site(found, known, Urls(directory=True, indexes=index_addresses(made))), here)


def places(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """(code, file:line) of each problem: what a table can hold, since messages may be worded anew."""
    ordered = sorted(problems, key=lambda found: (found.code, found.location))
    return [(found.code, f"{found.location.file}:{found.location.line}") for found in ordered]


def codes(problems: Iterable[Problem]) -> list[str]:
    """The codes alone."""
    return sorted(found.code for found in problems)


def only(problems: Iterable[Problem]) -> Problem:
    """The one problem that is there."""
    found = tuple(problems)
    assert len(found) == 1, places(found)
    return found[0]


# -- every kind, bare and full --------------------------------------------------------------------

_STORY = """\
Ada Brook, head of the Valley line since 2019, opened the bridge at Holm in May 2024.
“We run every day,” Ada Brook told the Ness Wire in May 2024, for the drivers of the Valley line.
The line carried at least 412 riders in 2024, of 900 who asked, teh wire said. It carried around 500 riders in 2023.
The night train will run in 2026, the union expects. Holm lies in the Ness valley.
Ada Brook said that the bridge was a joy. Please recycle this paper.
"""
_OPENED = "opened the bridge at Holm in May 2024"
# What any record may have; `other` is some record that it is not.
_ANY = """\
  tags: [rail, bridges]
  note: Seen by the *editor*; see [[{other}|the other]].
  wikidata: Q42
  see_also: [{other}]
  formerly: [old-{own}]
  added: 2024-06-01
  updated: 2024-06-02
  reviewed: {{by: Kim, on: 2024-06-03, fingerprint: ab12}}
"""
# What any statement may have beside that.
_STATED = """\
  source: post
  said_by: wire
  standing: disputed
  inference: The wire and [[{other}]] tell of one and the same.
  date_words: in May 2024
  date_note: The paper itself is of *May* 2024.
  contradicts: [{other}]
  deprecated: Newer words are there.
  cut_note: What was left out changes nothing.
"""


def _record(own: str, other: str, *, stated: bool = True) -> str:
    written = dedent(own).lstrip("\n")
    return written + (_ANY + (_STATED if stated else "")).format(other=other, own=written.partition(":")[0])


FULL: Files = {
    "data/texts/post.txt": _STORY,
    "data/texts/wire.txt": "The wire tells of a bridge. It cost 7 crowns.\n",
    "data/dossier.yml": (
        "title: The Valley line\n"
        "standfirst: On [[ada]] and the *bridge*.\n"
        "default_source: post\n"
        "as_of: 2024-06-01\n"
        "home: {key_facts: [riders], actors: [ada], events: [opening], quotes: [said], disputed: [riders]}\n"
        "imprint:\n"
        "  editor: Kim Reed\n"
        "  contact: desk@post.example\n"
        "  licence: Free, see [[post]].\n"
        "  language: en\n"
        "  site_url: https://line.example/sub/\n"
        "  repository: https://code.example/line\n"
    ),
    "data/sources.yml": _record(
        """
        post:
          title: The Valley Post
          type: newspaper
          publisher: Valley Press
          author: Jo Marsh
          published: 2024-05
          date_note: The paper bears no day.
          url: https://post.example/bridge
          archived: https://archive.example/bridge
          accessed: 2024-06-01
          language: en
          publish: full
          reliability: B
          by: line
          uncovered:
            - text: Please recycle this paper.
              reason: No fact of the [[line]].
          sic:
            - text: teh
              note: As *printed*.
        """,
        "opening",
        stated=False,
    )
    + "ness-wire:\n  title: Ness Wire\n  cited_in: post\n"
    + "wire:\n  title: The Wire\n  publish: excerpts\n  published: 2024-06\n",
    "data/actors.yml": _record(
        """
        ada:
          name: Ada Brook
          aka: [A. Brook]
          called: [the head]
          type: person
          description: head of the [[line]] since *2019*
          part_of: line
          roles:
            - {title: head of the Valley line, of: line, since: 2019, until: 2024}
          evidence: Ada Brook, head of the Valley line since 2019, opened the bridge at Holm in May 2024
        """,
        "opening",
    )
    + "line:\n  name: Valley line\n  called: [The line]\n  type: organisation\n  evidence: head of the Valley line\n",
    "data/places.yml": _record(
        f"""
        holm:
          name: Holm
          aka: [Holm upon Ness]
          called: [the place]
          type: town
          description: a town in the Ness valley of the [[line]]
          part_of: ness
          iso: GB-ENG
          evidence: [Holm lies in the Ness valley, "{_OPENED}"]
        """,
        "opening",
    )
    + "ness:\n  name: Ness valley\n  evidence: Holm lies in the Ness valley\n",
    "data/events.yml": _record(
        f"""
        opening:
          title: The bridge opens
          date: 2024-05
          planned: false
          description: The bridge of the [[line]] at [[holm]].
          place: holm
          actors: {{ada: speaker, line: host}}
          after: [start]
          evidence: "{_OPENED}"
        """,
        "ada",
    )
    + "start:\n  title: The line is headed\n  evidence: head of the Valley line\n"
    + "night:\n  title: The night train runs\n  date: 2026\n  planned: true\n  after: [opening]\n"
    + "  evidence: The night train will run in 2026\n",
    "data/statistics.yml": _record(
        f"""
        riders:
          label: riders of the line
          value: at least 412
          as_of: 2024
          period: May 2024
          unit: riders
          base: 900 who asked
          about: [line, opening]
          rivals: riders-before
          how_to_read: Each *rider* counts once.
          evidence: ["The line carried at least 412 riders in 2024, of 900 who asked", "{_OPENED}"]
          series:
            - {{as_of: 2024, value: at least 412, evidence: carried at least 412 riders in 2024}}
            - {{as_of: 2023, value: around 500, evidence: carried around 500 riders in 2023}}
        """,
        "opening",
    )
    + "riders-before:\n  label: riders\n  value: around 500\n  about: line\n  evidence: carried around 500 riders\n",
    "data/quotes.yml": _record(
        f"""
        said:
          by: ada
          for: line
          role: head of the Valley line
          direct: We run every day
          said_in: Ada Brook told the Ness Wire in May 2024, for the drivers of the Valley line
          via: [ness-wire]
          date: 2024-05
          event: opening
          about: [line]
          evidence: "{_OPENED}"
        """,
        "opening",
    )
    + "told:\n  by: ada\n  paraphrase: that the bridge was a joy\n  said_in: Ada Brook said\n  about: [opening]\n",
    "data/claims.yml": _record(
        f"""
        hope:
          type: prediction
          text: The night train of the [[line]] will run in *2026*.
          by: line
          role: union
          via: [wire]
          date: 2024-05
          about: [night]
          evidence: [The night train will run in 2026, "{_OPENED}"]
        """,
        "ada",
    ),
    "data/relation_types.yml": _record(
        "heading:\n  label: heads\n  inverse: is headed by\n",
        "ada",
        stated=False,
    ),
    "data/relations.yml": _record(
        """
        heads:
          who: ada
          does: heads
          whom: line
          type: heading
          since: 2019
          until: 2024
          evidence: Ada Brook, head of the Valley line since 2019, opened the bridge at Holm in May 2024
        """,
        "opening",
    )
    + "opens:\n  who: ada\n  does: opens\n  whom: opening\n  evidence: opened the bridge at Holm\n",
    "data/topics.yml": _record(
        "thread:\n  title: A thread\n  about: On the *bridge* of [[holm]].\n  members: [opening, riders, said, ada]\n",
        "ada",
        stated=False,
    ),
    "data/corrections.yml": _record(
        "fixed:\n  date: 2024-06-02\n  record: riders\n  was: It said *421* of [[line]].\n  now: It says 412.\n",
        "ada",
        stated=False,
    ),
    "data/removals.yml": _record(
        "gone:\n  was: claim\n  date: 2024-06-02\n  reason: It rested on *one* word of [[post]].\n",
        "ada",
        stated=False,
    ),
    "docs/story.md": (
        "# The story\n\nThe bridge was opened by {{ actor('ada', 'its head') }}. "
        "It carries {{ statistic('riders') }} riders.\n"
    ),
}

BARE: Files = {
    "data/texts/post.txt": _STORY,
    "data/dossier.yml": "title: The Valley line\ndefault_source: post\n",
    "data/sources.yml": "post:\n  title: The Valley Post\n",
    "data/actors.yml": "ada:\n  name: Ada Brook\n  type: person\n  evidence: Ada Brook, head of the Valley line\n",
    "data/places.yml": "holm:\n  name: Holm\n  evidence: Holm lies in the Ness valley\n",
    "data/events.yml": "opening:\n  title: The bridge opens\n  evidence: opened the bridge at Holm\n",
    "data/statistics.yml": "riders:\n  label: riders\n  value: at least 412\n  evidence: at least 412 riders\n",
    "data/quotes.yml": "said:\n  by: unnamed\n  direct: We run every day\n",
    "data/claims.yml": "hope:\n  type: aim\n  text: To run at night.\n  evidence: The night train will run in 2026\n",
    "data/relation_types.yml": "heading:\n  label: heads\n  inverse: is headed by\n",
    "data/relations.yml": (
        "heads:\n  who: ada\n  does: opens\n  whom: opening\n  evidence: opened the bridge at Holm\n"
    ),
    "data/topics.yml": "thread:\n  title: A thread\n",
    "data/corrections.yml": "fixed:\n  date: 2024-06-02\n  record: riders\n  was: It was 421.\n  now: It is 412.\n",
    "data/removals.yml": "gone:\n  was: claim\n  date: 2024-06-02\n  reason: It was no claim.\n",
}
