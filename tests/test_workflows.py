"""What GitHub is asked to do: actions that were read, the least rights, no secrets, a release that never changes."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from macros.views.facts import Facts
from tests.dossiers import FULL, view

GITHUB = Path(__file__).parent.parent / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"uses: (actions/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")
# What a job may do beside reading the repository. `pages: read` asks for the site's address.
RIGHTS = {
    "build": {"contents": "read", "pages": "read"},
    "deploy": {"pages": "write", "id-token": "write"},
    "release": {"contents": "write"},
    "refresh": {"actions": "write"},
}
# Stands for GitHub's command: a release is a folder, and an upload that is told to fail leaves half of it.
GH = """#!/bin/sh
echo "$*" >>"$STATE/log"
folder="$STATE/$3"
case "$1 $2" in
  "release view") test -d "$folder" ;;
  "release create") test -n "$5" && mkdir "$folder" ;;
  "release download") test -f "$folder/SHA256SUMS" && cat "$folder/SHA256SUMS" ;;
  "release upload") shift 4
    for file; do cp "$file" "$folder/" || exit 1; test ! -e "$STATE/broken" || exit 1; done ;;
  *) exit 64 ;;
esac
"""


def flow(name: str) -> dict[Any, Any]:
    """A workflow, as YAML reads it: `on` is True there."""
    read: dict[Any, Any] = yaml.safe_load((GITHUB / "workflows" / name).read_text(encoding="utf-8"))
    return read


def steps(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every step with the name of its job."""
    for job, found in flow(name)["jobs"].items():
        yield from ((job, step) for step in found["steps"])


# -- rights -------------------------------------------------------------------------------------


def test_every_action_is_one_commit_with_its_version() -> None:
    """A tag can be moved; a comment says to people, and to Dependabot, which version the commit is."""
    pins: dict[str, set[tuple[str, str]]] = {}
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses:" in line:
                found = PINNED.search(line)
                assert found, f"{path.name}: {line.strip()}"
                pins.setdefault(found[1], set()).add((found[2], found[3]))
    assert {name: found for name, found in pins.items() if len(found) > 1} == {}


def test_no_job_has_a_right_too_many() -> None:
    for path in WORKFLOWS:
        jobs = flow(path.name)["jobs"]
        assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == (
            RIGHTS if path.name == "pages.yml" else {}
        )
        assert [name for name, job in jobs.items() if "timeout-minutes" not in job] == []


def test_a_proposed_change_meets_no_secret_and_no_right_to_write() -> None:
    """`pull_request_target` would run what a stranger wrote with our rights."""
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "pull_request_target" not in text
        assert "secrets." not in text
        assert "workflow_run" not in text
        for job, found in flow(path.name)["jobs"].items():
            if "write" in str(found.get("permissions", "")):
                assert "github.event_name" in found.get("if", "") or found["needs"] == "release", job
        for _, step in steps(path.name):
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_no_name_of_others_is_put_into_a_command() -> None:
    """A branch can be called `$(…)`: what comes from outside goes through the environment."""
    for path in WORKFLOWS:
        assert [step["run"] for _, step in steps(path.name) if "${{" in step.get("run", "")] == []


def test_the_facts_are_checked_first_and_for_the_workflow() -> None:
    jobs = flow("pages.yml")["jobs"]
    assert "needs" not in jobs["check"]
    assert jobs["check"]["steps"][-1]["run"].endswith("-m macros check --format github")
    assert set(jobs["build"]["needs"]) == {"check", "test"}
    assert flow("pages.yml")[True]["pull_request"] is None


# -- the release --------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="the release is made on Linux")
class TestRelease:
    """The commands of the release job, with a stand-in for GitHub's."""

    @pytest.fixture
    def machine(self, tmp_path: Path) -> Path:
        """A folder with built files and their sums, and an empty GitHub."""
        for name in ("bin", "state", "dist", "temp"):
            (tmp_path / name).mkdir()
        (tmp_path / "bin" / "gh").write_text(GH, encoding="utf-8")
        (tmp_path / "bin" / "gh").chmod(0o755)
        (tmp_path / "dist" / "line-offline.zip").write_bytes(b"zip")
        (tmp_path / "dist" / "line.html").write_bytes(b"html")
        self.run(tmp_path, "build", "List the checksums")
        return tmp_path

    def run(self, machine: Path, job: str, name: str) -> subprocess.CompletedProcess[str]:
        """The step of that name, as the runner starts it."""
        script = next(step["run"] for found, step in steps("pages.yml") if (found, step.get("name")) == (job, name))
        return subprocess.run(
            ["bash", "-e", "-c", script],  # noqa: S607 - found as the runner finds it
            cwd=machine / "dist",
            env={
                "PATH": f"{machine / 'bin'}:{os.environ['PATH']}",
                "STATE": str(machine / "state"),
                "TAG": "edition-2",
                "RUNNER_TEMP": str(machine / "temp"),
            },
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    def release(self, machine: Path) -> subprocess.CompletedProcess[str]:
        """Makes it."""
        return self.run(machine, "release", "Make the release")

    def published(self, machine: Path) -> dict[str, bytes]:
        """What GitHub holds."""
        return {path.name: path.read_bytes() for path in sorted((machine / "state" / "edition-2").iterdir())}

    def test_a_tag_becomes_a_release_with_all_files(self, machine: Path) -> None:
        done = self.release(machine)
        assert done.returncode == 0, done.stderr
        assert {path.name: path.read_bytes() for path in (machine / "dist").iterdir()} == self.published(machine)
        log = (machine / "state" / "log").read_text(encoding="utf-8")
        assert "release create edition-2 --verify-tag --title Edition 2 --notes" in log
        assert log.splitlines()[-1] == "release upload edition-2 --clobber SHA256SUMS"

    def test_run_again_it_changes_nothing(self, machine: Path) -> None:
        assert self.release(machine).returncode == 0
        before = self.published(machine)
        done = self.release(machine)
        assert (done.returncode, self.published(machine)) == (0, before)
        assert "published already" in done.stdout

    def test_run_again_after_half_it_is_completed(self, machine: Path) -> None:
        (machine / "state" / "broken").touch()
        assert self.release(machine).returncode != 0
        assert len(self.published(machine)) == 1
        (machine / "state" / "broken").unlink()
        assert self.release(machine).returncode == 0
        assert set(self.published(machine)) == {"SHA256SUMS", "line-offline.zip", "line.html"}

    def test_an_edition_is_never_replaced(self, machine: Path) -> None:
        """Who cites it must find what was cited."""
        assert self.release(machine).returncode == 0
        before = self.published(machine)
        (machine / "dist" / "line.html").write_bytes(b"other")
        self.run(machine, "build", "List the checksums")
        done = self.release(machine)
        assert (done.returncode, self.published(machine)) == (1, before)
        assert "::error::This edition is published with other files" in done.stdout

    def test_a_damaged_file_is_not_released(self, machine: Path) -> None:
        (machine / "dist" / "line.html").write_bytes(b"damaged on its way")
        assert self.release(machine).returncode != 0
        assert not (machine / "state" / "edition-2").exists()


# -- reports and proposals ----------------------------------------------------------------------


def test_report_an_error_opens_the_form_with_its_fields_filled_in(tmp_path: Path) -> None:
    """GitHub fills in the fields whose ids stand in the address, and drops what it does not know."""
    facts = Facts(view(tmp_path, FULL, "timeline/"))
    for address in (facts.report_url(facts.dossier.records["ada"]), facts.contact_url()):
        query = parse_qs(urlsplit(address).query)
        form = yaml.safe_load((GITHUB / "ISSUE_TEMPLATE" / query.pop("template")[0]).read_text(encoding="utf-8"))
        assert set(query) == {"title", "page"}
        fields = {one["id"]: one for one in form["body"] if one["type"] != "markdown"}
        assert set(query) - {"title"} <= set(fields)
        assert query["title"][0].startswith(form["title"])
        assert query["page"][0].startswith("https://line.example/sub/")
        assert set(form) == {"name", "description", "title", "body"}


def test_dependabot_looks_at_all_that_is_pinned() -> None:
    found = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))
    assert {one["package-ecosystem"] for one in found["updates"]} == {"github-actions", "pip"}
    assert all(one["schedule"]["interval"] == "weekly" and one["groups"] for one in found["updates"])
