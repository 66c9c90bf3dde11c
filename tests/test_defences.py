"""Each defence is taken out in turn, and some test must fail: a defence that no test misses would be a claim.

What is taken out, and by what it is replaced, is told in `without.py`. The tests named beside it are run in a process
of their own; `make prove` does so for every row, `make test` for a few.
"""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import run_python
from tests.without import VARIABLE

PROJECT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Defence:
    """What is taken out of which module, what stands in its place, and the tests that must notice."""

    name: str
    by: str
    tests: str

    @property
    def words(self) -> str:
        return f"macros.{self.name}={self.by}"


DEFENCES = (
    # files and their form
    Defence("load.files:SIZE_LIMIT", "endless", "tests/load/test_files.py tests/test_problem_codes.py"),
    Defence("load.files:_sound_name", "yes", "tests/load/test_files.py"),
    Defence("load.files:_refused", "nothing", "tests/load/test_files.py"),
    Defence("load.files:_endless", "nothing", "tests/load/test_files.py"),
    Defence("load.files:_refuse_case_twins", "none", "tests/load/test_files.py"),
    Defence("load.files:bad_characters", "nothing", "tests/load/test_files.py"),
    Defence("load.characters:_piles", "nothing", "tests/load/test_characters.py"),
    Defence("load.characters:bad_characters", "nothing", "tests/load/test_characters.py"),
    Defence("load.yaml_events:DEPTH_LIMIT", "endless", "tests/load/test_yaml_events.py"),
    Defence("load.yaml_events:VALUE_LIMIT", "endless", "tests/load/test_yaml_events.py"),
    Defence("load.yaml_events:TEXT_LIMIT", "endless", "tests/load/test_yaml_events.py"),
    Defence("load.yaml_events:_Reader.refuse_marks", "none", "tests/load/test_yaml_events.py"),
    Defence("load.yaml_events:_Reader.refuse_ambiguous", "none", "tests/load/test_yaml_events.py"),
    Defence("load.yaml_events:_Reader.refuse_escapes", "none", "tests/load/test_yaml_events.py"),
    # values
    Defence("model.fields:ID_LIMIT", "endless", "tests/kinds/test_kinds.py tests/kinds/test_reading.py"),
    Defence("model.fields:_url", "same", "tests/kinds/test_kinds.py tests/kinds/test_reading.py"),
    Defence("model.fields:_language_tag", "same", "tests/kinds/test_kinds.py tests/kinds/test_reading.py"),
    Defence("model.fields:_not_blank", "same", "tests/kinds/test_kinds.py tests/kinds/test_reading.py"),
    Defence("model.dates:LENGTH_LIMIT", "endless", "tests/model/test_dates.py"),
    Defence("model.date_points:_refuse_impossible", "none", "tests/model/test_dates.py"),
    Defence("model.quantities:LENGTH_LIMIT", "endless", "tests/model/test_quantities.py"),
    Defence("model.quantities:_refuse_names", "none", "tests/model/test_quantities.py"),
    Defence("model.quantities:_refuse_backwards", "none", "tests/model/test_quantities.py"),
    Defence("model.quantities:_refuse_lead", "none", "tests/model/test_quantities.py"),
    Defence("model.quantities:_refuse_denied", "none", "tests/model/test_quantities.py"),
    Defence("model.number_tokens:DIGIT_LIMIT", "endless", "tests/model/test_numbers.py"),
    Defence("model.evidence:MOST_PIECES", "endless", "tests/model/test_evidence.py"),
    # the gates
    Defence("check.context_guard:guard_all", "nothing", "tests/check/test_evidence_gate.py"),
    Defence("check.cut_numbers:cut_numbers", "nothing", "tests/check/test_context_guard.py"),
    Defence("check.cut_figures:cut_figures", "nothing", "tests/check/test_cut_figures.py"),
    Defence("check.splices:splice", "none", "tests/check/test_splices.py"),
    Defence("check.evidence:_quotation_problems", "nothing", "tests/check/test_evidence_gate.py"),
    Defence("check.value_gate:check_values", "nothing", "tests/check/test_value_gate.py"),
    Defence(
        "check.value_words:missing_words", "nothing", "tests/check/test_value_gate.py tests/check/test_value_pairs.py"
    ),
    Defence("check.value_words:missing_numerals", "nothing", "tests/check/test_quantity_words.py"),
    Defence("check.name_gate:check_names", "nothing", "tests/check/test_name_gate.py"),
    Defence("check.negations:check_negations", "nothing", "tests/check/test_negations.py"),
    Defence("check.standing:check_standing", "nothing", "tests/check/test_standing.py"),
    Defence("check.order:check_order", "nothing", "tests/check/test_order.py"),
    Defence("check.disagreement:check_disagreement", "nothing", "tests/check/test_disagreement.py"),
    Defence("check.disagreement:_MOST", "endless", "tests/check/test_disagreement.py"),
    Defence("check.statements:check_statements", "nothing", "tests/check/test_value_gate.py"),
    Defence("check.references:check_references", "nothing", "tests/check/test_references.py"),
    Defence("check.former_ids:check_former_ids", "nothing", "tests/views/test_news.py"),
    Defence("check.coverage:check_coverage", "nothing", "tests/check/test_coverage.py"),
    Defence("check.drift:check_drift", "nothing", "tests/check/test_drift.py"),
    Defence("check.review:check_changes", "nothing", "tests/check/test_review.py"),
    # pages
    Defence("check.prose:check_prose", "nothing", "tests/check/test_prose.py"),
    Defence("check.prose_gate:check_pages", "nothing", "tests/check/test_prose_gate.py"),
    Defence("check.page_code:page_faults", "nothing", "tests/check/test_prose.py"),
    Defence("check.page_code:_refused_names", "nothing", "tests/check/test_prose.py"),
    Defence("check.output:check_output", "nothing", "tests/check/test_output.py"),
    Defence("check.page_citations:check_citations", "nothing", "tests/check/test_page_citations.py"),
    Defence("check.page_policy:check_policy", "nothing", "tests/check/test_page_policy.py"),
    Defence("check.page_policy:check_alone", "nothing", "tests/check/test_page_policy.py"),
    Defence("check.page_privacy:check_privacy", "nothing", "tests/check/test_page_privacy.py"),
    Defence("check.file_paths:check_paths", "nothing", "tests/check/test_file_paths.py"),
    Defence("views.outward_links:with_discreet_links", "same", "tests/views/test_outward_links.py"),
    Defence("views.render:escape_markdown", "same", "tests/views/test_render.py"),
    Defence("adapters.content_policy:with_policy", "same", "tests/adapters/test_content_policy.py"),
    Defence("adapters.site_plan:_safe", "same", "tests/adapters/test_site_plan.py"),
    # builds
    Defence("adapters.output_folder:_refuse_author_folders", "none", "tests/adapters/test_output_folder.py"),
    Defence("adapters.output_folder:may_be_replaced", "yes", "tests/adapters/test_output_folder.py"),
    Defence("adapters.output_folder:blocked_by", "none", "tests/adapters/test_output_folder.py"),
    Defence("adapters.output_folder:restore", "none", "tests/adapters/test_output_folder.py"),
    Defence("adapters.output_folder:clear", "none", "tests/adapters/test_output_folder.py"),
)
OFTEN = ("check.context_guard:guard_all", "load.yaml_events:DEPTH_LIMIT", "adapters.content_policy:with_policy")


def _run(tests: str, **more: str) -> subprocess.CompletedProcess[str]:
    words = ["-m", "pytest", "-p", "tests.without", "-q", "-x", "-n0", "-p", "no:cacheprovider", *tests.split()]
    return run_python(*words, cwd=PROJECT, **more)


@pytest.mark.parametrize(
    "defence",
    [pytest.param(one, id=one.name, marks=() if one.name in OFTEN else pytest.mark.prove) for one in DEFENCES],
)
def test_a_defence_is_missed(defence: Defence) -> None:
    """One test fails; that none can be read (code 2) or none is there (5) would prove nothing."""
    done = _run(defence.tests, **{VARIABLE: defence.words})
    assert done.returncode == 1, done.stdout[-2000:] + done.stderr[-2000:]
    assert " failed" in done.stdout.splitlines()[-1]


def _defending(module: Path) -> Iterator[str]:
    """The names in a module that by their own words check, refuse or limit something."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith(("check_", "_refuse")):
            yield node.name
        if isinstance(node, ast.Assign):
            yield from (
                target.id for target in node.targets if isinstance(target, ast.Name) and target.id.endswith("_LIMIT")
            )


# They refuse nothing: what the command is called, why there is no history, how long a description is, what is a ratio.
NO_DEFENCE = {
    "cli:check_command",
    "adapters.git:_refused",
    "adapters.site_plan:_DESCRIPTION_LIMIT",
    "model.number_reading:_RATIO_LIMIT",
}


def test_no_defence_is_left_out() -> None:
    found = {
        f"{path.relative_to(PROJECT / 'macros').with_suffix('').as_posix().replace('/', '.')}:{name}"
        for path in (PROJECT / "macros").rglob("*.py")
        for name in _defending(path)
    }
    assert found - {one.name for one in DEFENCES} == NO_DEFENCE
