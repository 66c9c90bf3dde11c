"""The whole story, top-down: files → records → checks → dossier → pages. READ THIS FIRST.

Every stage is a pure function over frozen values and returns the problems it found beside its result,
so one run reports them all. With any error there is no dossier, and nothing is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from macros.check.coverage import check_coverage
from macros.check.evidence import Resolved, resolve
from macros.check.prose import MacroCall, macro_calls
from macros.check.prose_gate import check_pages
from macros.check.references import check_references
from macros.check.review import check_changes
from macros.check.statements import check_statements
from macros.graph import Dossier, seal
from macros.kinds.reading import read_records
from macros.load.files import DossierFiles, read_files
from macros.model.record import Record
from macros.problems import Problem, in_order
from macros.prose_macros import macros
from macros.views.pages import Page, pages


@dataclass(frozen=True)
class Checked:
    """What a run of the checks found; `dossier` is there only when there was no error."""

    files: DossierFiles
    records: tuple[Record, ...]
    resolved: Resolved
    problems: tuple[Problem, ...]
    dossier: Dossier | None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(found for found in self.problems if found.severity == "error")


@dataclass(frozen=True)
class Built:
    """A sound dossier, the pages to generate, and the macro calls of its narrative pages."""

    dossier: Dossier
    pages: tuple[Page, ...]
    calls: tuple[MacroCall, ...]


def check(root: Path, docs: Path | None = None, published: Mapping[str, str] | None = None) -> Checked:
    """Checks the dossier in `root` (UnreadableError: there is none); `published` are the ids of its last edition."""
    files, of_files = read_files(root, docs)
    reading, of_form = read_records(files)
    records = reading.records
    resolved, of_evidence = resolve(records, files.texts_by_source, reading.default_source, reading.unread)
    found = (
        of_files,
        of_form,
        check_references(records, reading.settings, reading.unread, published),
        of_evidence,
        check_statements(records, resolved, reading.language),
        check_changes(files.matched, records, resolved),
        check_coverage(records, resolved),
        check_pages(files.pages, macros(), {record.id: record for record in records}, resolved, reading.language),
    )
    problems = in_order(chain.from_iterable(found))
    dossier = seal(reading.settings, records, resolved, problems, files.matched)
    return Checked(files, records, resolved, problems, dossier)


def build(checked: Checked) -> Built | None:
    """The pages of a dossier that was found sound, or None."""
    if checked.dossier is None:
        return None
    return Built(checked.dossier, pages(checked.dossier), macro_calls(checked.files.pages, macros()))
