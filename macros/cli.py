"""The command line: the only place that prints or exits.

Exit codes: 0 nothing wrong, 1 problems, 2 wrong usage or a folder that is no dossier.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, NoReturn

import click

from macros.adapters.edition import ENV_BUNDLE, ENV_DOSSIER
from macros.adapters.git import NoRepositoryError, NoRevisionError
from macros.adapters.output_folder import NoPlaceError, take_place, tidy, work_folder
from macros.adapters.past import compared, published_ids
from macros.adapters.process import Stopped, lead_nowhere, open_streams, run, stoppable
from macros.build import Checked, check
from macros.check.coverage import unaccounted
from macros.check.drift import CURED_BY_ACCEPT, accept, accepted_state, known_before
from macros.check.evidence import line_told
from macros.check.file_paths import LONGEST_NAME
from macros.check.review import fingerprint
from macros.exports.bundle import write_bundle
from macros.exports.checksums import sha256_of
from macros.exports.in_place import put_in_place, real_path, write_text
from macros.exports.review import review_line, with_review
from macros.exports.workflow_report import annotated, in_repository, tell_workflow
from macros.kinds.reading import counts
from macros.load.characters import bad_characters
from macros.load.files import MATCHED, UnreadableError
from macros.model.matched import matched_text
from macros.problems import Location, refusal, render_json, render_text, suggestion, visible
from macros.views.change_report import as_json, as_markdown, as_text
from macros.views.offers import size_words
from macros.views.one_file import FILE
from macros.views.words import counted, listed

PROJECT = Path(__file__).resolve().parent.parent
Format = Literal["text", "json", "github"]
DiffFormat = Literal["text", "markdown", "json"]
_OWN_ENDS = (0, 1, 2)  # how a build ends that was let run
_DIR = click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())


def _as_name(_: click.Context, __: click.Parameter, words: str) -> str:
    """A name that can stand in a file and be read there: white space alone, or what no file may hold, is none."""
    name = unicodedata.normalize("NFC", " ".join(words.split()))
    if not name:
        raise click.BadParameter("it is empty")
    for bad in bad_characters(name, stored=False):
        raise click.BadParameter(f"{bad.name}: {bad.why}")
    return name


class _Edges(click.Group):
    """The one place where what the machine refuses, or a person stops, becomes a line and an exit code."""

    def main(self, *args: Any, **more: Any) -> NoReturn:  # noqa: ANN401 - click's own
        """Runs the command that was called, and ends the process."""
        open_streams()
        try:
            with stoppable():
                super().main(*args, **more)  # exits
            code = 0
        except Stopped as stopped:
            _say("error: interrupted; nothing is left half done")
            code = 128 + stopped.signal
        except OSError as error:
            _say(f"error: {refusal(error)}")
            lead_nowhere(sys.stdout)
            code = 2
        sys.exit(code)


@click.group(cls=_Edges)
@click.version_option(package_name=None, version="0.1.0", prog_name="sourcebook")
def main() -> None:
    """Sourcebook: checks the facts in data/ and builds a site from them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may lack the letters of a name


@main.command("check")
@_DIR
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
def check_command(folder: Path, form: Format) -> None:
    """Check the facts and narrative pages of the dossier in DIR (default: here)."""
    checked = _checked(folder)
    if form == "github":
        problems = in_repository(checked.problems, folder, os.environ)
        if problems:
            _print(annotated(problems))
        tell_workflow(problems, _summary(checked), os.environ)
    else:
        _print_problems(checked, form)
    _say(_summary(checked))
    sys.exit(1 if checked.errors else 0)


@main.command("build")
@_DIR
@click.option("--output", type=click.Path(path_type=Path), help="Where the site goes (default: DIR/site).")
@click.option("--offline", is_flag=True, help="Build the edition that opens from a folder, with no network.")
@click.option("--strict", is_flag=True, help="Treat warnings of the generator as errors.")
def build_command(folder: Path, output: Path | None, *, offline: bool, strict: bool) -> None:
    """Check the dossier in DIR (default: here) and build its site."""
    site = (output or folder / ("site-offline" if offline else "site")).absolute()
    _take_place(site, folder)
    _stop_on_problems(_checked(folder))
    _generate(folder, site, offline=offline, strict=strict)
    _say(f"Built {site / 'index.html'}")


@main.command("site")
@_DIR
@click.option("--strict", is_flag=True, help="Treat warnings of the generator as errors.")
def site_command(folder: Path, *, strict: bool) -> None:
    """Check the dossier in DIR, build the site, its offline edition as a zip, and the one-file edition."""
    _take_place(folder / "site", folder)
    checked = _checked(folder)
    _stop_on_problems(checked)
    _say(_summary(checked))
    name = _name_of(folder, checked)
    bundle, single = folder / "dist" / f"{name}-offline.zip", folder / "dist" / f"{name}.html"
    with _work_folder(folder / "dist") as work:
        _generate(folder, work / "site", offline=True, strict=strict)
        (packed,) = write_bundle(work / "site", work / bundle.name, name)
        _generate(folder, folder / "site", offline=False, strict=strict, bundle=packed)
        with put_in_place(single) as file:
            shutil.copyfile(folder / "site" / FILE, file)
        packed.replace(bundle)  # last: a build that fails leaves both editions as they were
    _say(f"Open {folder / 'site' / 'index.html'} through a web server, or preview it with `make serve`.")
    _say(f"The offline edition: {bundle} (unpack it, open index.html), {size_words(bundle.stat().st_size)},")
    _say(f"SHA-256 {sha256_of(bundle)}")
    _say(f"The one-file edition: {single} (open it, or send it by mail).")


@main.command("accept")
@_DIR
def accept_command(folder: Path) -> None:
    """Record that you read the facts against their texts as these stand now (writes data/matched.json)."""
    checked = _checked(folder)
    _stop_on_problems(replace(checked, problems=tuple(p for p in checked.problems if p.code not in CURED_BY_ACCEPT)))
    now = accept(
        checked.records,
        checked.resolved,
        accepted_state(checked.files.matched),
        datetime.now(tz=UTC).date().isoformat(),
    )
    path = folder / MATCHED
    write_text(path, matched_text(now))
    _say(f"{path}: {counted(len(now.statements), 'fact')} and {counted(len(now.texts), 'text')} as they stand now.")


@main.command("review")
@click.argument("record_id", metavar="ID")
@_DIR
@click.option("--by", required=True, callback=_as_name, help="Your name, as readers shall see it.")
def review_command(record_id: str, folder: Path, by: str) -> None:
    """Stamp the record ID as reviewed by you today; a later change of it, or of its sentences, undoes that."""
    checked = _checked(folder)
    _stop_on_problems(checked)
    records = {record.id: record for record in checked.records}
    if record_id not in records:
        _say(f'error: there is no record "{record_id}"{suggestion(record_id, records)}')
        sys.exit(2)
    at = records[record_id].at()
    stamp = fingerprint(records[record_id], records, checked.resolved)
    review = review_line(by, datetime.now(tz=UTC).date().isoformat(), stamp)
    _sign(checked, at, review)
    _say(f"{at.file}: {review}")


@main.command("diff")
@click.argument("revision", metavar="REV")
@_DIR
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def diff_command(revision: str, folder: Path, form: DiffFormat) -> None:
    """Show which facts changed in DIR since the git revision REV, or between two (REV..REV)."""
    before, dots, after = revision.partition("..")
    try:
        found = compared(folder, before or "HEAD", (after or "HEAD") if dots else None)
    except (NoRepositoryError, NoRevisionError, UnreadableError) as error:
        _say(f"error: {visible(str(error))}")
        sys.exit(2)
    if form == "json":
        _print_json(as_json(found))
    else:
        _print(as_markdown(found) if form == "markdown" else as_text(found))


def _sign(checked: Checked, at: Location, review: str) -> None:
    """Writes a review into the file of the record, which must be the one that was checked."""
    path = checked.files.root / at.file
    with put_in_place(path) as unfinished:
        before = path.read_bytes()
        text = before.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        if text not in (file.text for file in checked.files.facts if file.path == at.file):
            _say(f"error: {at.file} was changed meanwhile; run the command again")
            sys.exit(2)
        after = with_review(text, at.line, review)
        if after is None:
            _say(f"error: {at} is written in one line; add to it by hand: {review}")
            sys.exit(2)
        unfinished.write_text(after, encoding="utf-8", newline="\r\n" if b"\r\n" in before else "\n")


def _take_place(site: Path, folder: Path) -> None:
    """Makes sure that a site can be built there, before anything is; the build itself takes the place again."""
    try:
        take_place(site, folder).release()
    except NoPlaceError as error:
        _say(f"error: {error}")
        sys.exit(2)


@contextmanager
def _work_folder(dist: Path) -> Iterator[Path]:
    try:
        with work_folder(dist) as work:
            yield work
    except NoPlaceError as error:
        _say(f"error: {error}")
        sys.exit(2)


def _checked(folder: Path) -> Checked:
    try:
        published, why_none = published_ids(folder)
        if why_none:
            _say(f"note: {visible(why_none)}; revisions and editions are left out")
        return check(folder, published=published)
    except UnreadableError as error:
        _say(f"error: {error}")
        sys.exit(2)


def _stop_on_problems(checked: Checked) -> None:
    if checked.errors:
        _print_problems(checked, "text")
        _say(_summary(checked))
        sys.exit(1)


def _print_problems(checked: Checked, form: Format) -> None:
    if form == "json":
        bare = unaccounted(checked.records, checked.resolved)
        text = render_json(checked.problems, counts(checked.records), bare)
        _print_json(text)
        return
    if not checked.problems:
        return
    _print(render_text(checked.problems, lambda at: line_told(at, checked.files, checked.records)))


def _print_json(text: str) -> None:
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    _print(text if is_unicode else json.dumps(json.loads(text), indent=2))


def _summary(checked: Checked) -> str:
    records = [counted(count, kind.replace("-", " ")) for kind, count in counts(checked.records).items() if count]
    errors, weak = len(checked.errors), len(checked.problems) - len(checked.errors)
    parts = [f"{listed(records) or 'no records'}: {counted(errors, 'problem')}"]
    if weak:
        parts.append(counted(weak, "weak point"))
    bare, unchecked = unaccounted(checked.records, checked.resolved), checked.resolved.unchecked
    if bare:
        parts.append(f"{counted(len(bare), 'sentence')} not yet accounted for")
    if unchecked:
        parts.append(f"{counted(unchecked, 'stretch')} not re-checked here{_last_result(checked)}")
    return ", ".join(parts) + "."


def _last_result(checked: Checked) -> str:
    """What is known of words whose text is private and absent: that they were found, and when."""
    before = accepted_state(checked.files.matched)
    found = known_before(checked.resolved, before)
    return f" ({found} of them found when accepted on {before.accepted})" if before and found else ""


def _generate(folder: Path, site: Path, *, offline: bool, strict: bool, bundle: Path | None = None) -> None:
    """Runs MkDocs in a process of its own, with this project's configuration on the dossier in `folder`."""
    with tempfile.TemporaryDirectory(prefix="sourcebook-docs-") as empty:
        docs = folder / "docs" if (folder / "docs").is_dir() else Path(empty)
        environment = {
            **os.environ,
            "NO_MKDOCS_2_WARNING": "1",
            ENV_DOSSIER: str(real_path(folder)),
            "SOURCEBOOK_DOCS": str(real_path(docs)),
            "SOURCEBOOK_OUTPUT": str(real_path(site)),
            "SOURCEBOOK_OFFLINE": "true" if offline else "false",
            ENV_BUNDLE: str(real_path(bundle)) if bundle else "",
        }
        command = [sys.executable, "-m", "mkdocs", "build", "--clean", "-f", str(PROJECT / "mkdocs.yml")]
        command += ["--strict"] if strict else []
        code = -1
        try:
            code = run(command, environment, PROJECT)
        finally:
            if code not in _OWN_ENDS:
                tidy(site, folder)
    if code not in _OWN_ENDS:
        _say(f"error: the build was ended from outside ({code}); {site} is as it was")
    if code:
        sys.exit(code if code in _OWN_ENDS else 1)


def _name_of(folder: Path, checked: Checked) -> str:
    """The dossier's name in file names: that of its default source, or else of its folder."""
    default = checked.dossier.settings.default_source if checked.dossier else None
    return (default or real_path(folder).name)[:LONGEST_NAME].rstrip("-. ")


def _print(text: str) -> None:
    """What was asked for. A reader who left (`| head`) has had enough, which is no fault."""
    try:
        click.echo(text)
    except BrokenPipeError:
        lead_nowhere(sys.stdout)


def _say(text: str) -> None:
    """What a person should know. Where nobody can be told, the exit code speaks alone."""
    try:
        click.echo(text, err=True)
    except OSError:
        lead_nowhere(sys.stderr)
