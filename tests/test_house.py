"""The rules of the house. A rule that no test enforces decays, so each that can be counted is counted here."""

from __future__ import annotations

import ast
import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, nodes
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from macros.cli import main
from tests.conftest import OWN_TEXT, own_dossier

PROJECT = Path(__file__).parent.parent
MACROS = PROJECT / "macros"
MODULES = sorted(MACROS.rglob("*.py"))
TEMPLATES = sorted((MACROS / "templates").rglob("*.html"))
VENDOR = MACROS / "assets" / "vendor"
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
# What commands and tools leave in the folder; none of it is ours.
NOT_OURS = {"site", "site.new", "site.old", "dist", "__pycache__", "node_modules"}
OUR_DOT_FOLDERS = {".ci", ".github"}


def _none(found: Iterable[object]) -> None:
    """Fails with all of them: who has three faults to mend wants to see three."""
    listed = sorted(map(str, found))
    assert not listed, "\n".join(["", *listed])


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _own_files(folder: Path = PROJECT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        hidden = path.name.startswith(".") and path.name not in OUR_DOT_FOLDERS
        if path.is_dir() and not hidden and path.name not in NOT_OURS:
            yield from _own_files(path)
        elif path.is_file() and path.suffix not in {".woff2", ".png"}:
            yield path


# -- sizes --------------------------------------------------------------------------------------

SIZES = (
    *((path, 400) for path in MODULES if path.name != "build.py"),
    *((path, 60) for path in TEMPLATES),
    # The whole story must be taken in at one look.
    (MACROS / "build.py", 80),
)
FUNCTION_LINES = 50
NESTING = 3
CONTROL_FLOW = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.Try, ast.With, ast.AsyncWith, ast.Match)


def test_no_module_or_template_is_too_long() -> None:
    """What does not fit in a head is split before it grows further."""
    _none(f"{_name(path)}: {_lines(path)} > {most}" for path, most in SIZES if _lines(path) > most)


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (found for found in ast.walk(_tree(path)) if isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef))


def test_no_function_is_too_long() -> None:
    """A function tells one thing."""
    _none(
        f"{_name(path)}:{function.lineno} {function.name}: {length} lines"
        for path in MODULES
        for function in _functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    )


def _nesting(tree: ast.AST, depth: int = 0) -> int:
    """The deepest control flow in a function; an elif is no level, a function inside counts for itself."""
    deepest = depth
    for field, value in ast.iter_fields(tree):
        for inner in value if isinstance(value, list) else [value]:
            if not isinstance(inner, ast.AST) or isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            is_elif = field == "orelse" and isinstance(tree, ast.If) and isinstance(inner, ast.If)
            deeper = isinstance(inner, CONTROL_FLOW) and not is_elif
            deepest = max(deepest, _nesting(inner, depth + deeper))
    return deepest


def test_no_function_nests_too_deep() -> None:
    """What stands four levels deep is read by nobody."""
    _none(
        f"{_name(path)}:{function.lineno} {function.name}"
        for path in MODULES
        for function in _functions(path)
        if _nesting(function) > NESTING
    )


# -- tools --------------------------------------------------------------------------------------

TOOLS = {
    "style": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "layers": ("lint-imports", "--no-logo"),
    "workflows": ("zizmor", "--offline", "--quiet", ".github"),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tools_are_content(tool: str) -> None:
    """The commands of `make lint`: whoever runs only `make test` must not get past them."""
    command, *words = TOOLS[tool]
    program = shutil.which(command, path=str(Path(sys.executable).parent))
    assert program, f"{command} is not installed beside {sys.executable}"
    done = subprocess.run(
        [program, *words], cwd=PROJECT, check=False, capture_output=True, encoding="utf-8", errors="replace"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_make_lint_runs_the_same_tools() -> None:
    """Two lists of tools would drift apart."""
    recipe = MAKEFILE.partition("\nlint:")[2].partition("\n\n")[0]
    _none(name for name, words in TOOLS.items() if " ".join(words) not in recipe)


# -- names and words ----------------------------------------------------------------------------

# Words that name nothing: what is meant is a record, a source, a place … (`data` only where it stands alone).
EMPTY_WORDS = {"item", "entity", "object", "node", "manager", "util", "helper", "misc"}
ALLOWED_NAMES = {
    ("macros/views/render.py", "_entities"): "HTML's own word for &#42;",
    ("macros/views/render.py", "_entity"): "HTML's own word for &#42;",
}


def _is_empty(name: str) -> bool:
    words = [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]
    singular = {word.removesuffix("s") for word in words} | {re.sub("ies$", "y", word) for word in words}
    return bool(singular & EMPTY_WORDS) or words == ["data"]


def _names_in_python(path: Path) -> Iterator[str]:
    yield path.stem
    for found in ast.walk(_tree(path)):
        match found:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.alias(asname=str(name)) | ast.MatchAs(name=str(name)):
                yield name
            case _:
                pass


def _names_in_template(path: Path) -> Iterator[str]:
    yield path.stem
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    yield from (found.name for found in tree.find_all(nodes.Macro))
    yield from (found.name for found in tree.find_all(nodes.Block))
    yield from (found.name for found in tree.find_all(nodes.Name) if found.ctx != "load")


def test_no_name_is_empty() -> None:
    """One word for each thing, in code as in the manual."""
    named = {(_name(path), name) for path in MODULES for name in _names_in_python(path)}
    named |= {(_name(path), name) for path in TEMPLATES for name in _names_in_template(path)}
    found = {(path, name) for path, name in named if _is_empty(name)}
    _none(found - set(ALLOWED_NAMES))
    _none(f"{path}: {name} is allowed, but does not stand there" for path, name in set(ALLOWED_NAMES) - found)


def _comments(tree: ast.Module) -> set[ast.AST]:
    """Docstrings, and texts that stand behind a name to explain it."""
    return {found.value for found in ast.walk(tree) if isinstance(found, ast.Expr)}


def _texts_in_code(path: Path) -> Iterator[tuple[int, str]]:
    """The texts that the program works with: no docstring, and no pattern that only reads."""
    tree = _tree(path)
    passed_over = _comments(tree)
    for found in ast.walk(tree):
        if (
            isinstance(found, ast.Call)
            and isinstance(found.func, ast.Attribute)
            and found.func.attr in {"compile", "sub"}
        ):
            passed_over |= set(ast.walk(found))
    for found in ast.walk(tree):
        if isinstance(found, ast.Constant) and isinstance(found.value, str) and found not in passed_over:
            yield found.lineno, found.value


HTML = (
    "a|abbr|article|aside|blockquote|body|br|code|dd|div|dl|dt|em|footer|h[1-6]|head|header|html|img|li|link|main|mark|meta|nav"
    "|ol|p|pre|script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|title|tr|ul"
)


def test_no_html_is_made_in_python() -> None:
    """HTML comes from templates, which escape; a string in Python escapes nothing."""
    tag = re.compile(rf"</?(?:{HTML})\b[^>]*>")
    _none(f"{_name(path)}:{line}" for path in MODULES for line, text in _texts_in_code(path) if tag.search(text))


@own_dossier
def test_the_program_does_not_know_the_article() -> None:
    """The engine serves any dossier: no name of ours stands in code that runs."""
    records: dict[str, str] = {}
    for name in ("actors", "places"):
        for path in (PROJECT / "data").glob(f"{name}*"):
            text = path.read_text(encoding="utf-8")
            records |= dict.fromkeys(re.findall(r"^  name: (\S.*)$", text, re.MULTILINE), path.name)
    assert records
    names = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in records))
    texts = [(_name(path), text) for path in MODULES for _, text in _texts_in_code(path)]
    texts += [(_name(path), path.read_text(encoding="utf-8")) for path in TEMPLATES]
    _none((path, found.group()) for path, text in texts if (found := names.search(text)))


def test_every_public_name_is_explained() -> None:
    """The manual and the editor's tips are made from docstrings."""
    bare = []
    for path in MODULES:
        tree = _tree(path)
        holders: list[ast.Module | ast.ClassDef] = [tree]
        holders += [found for found in tree.body if isinstance(found, ast.ClassDef) and not found.name.startswith("_")]
        inside = [found for holder in holders for found in holder.body]
        public = [
            found
            for found in inside
            if isinstance(found, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and not found.name.startswith("_")
        ]
        if tree.body and not ast.get_docstring(tree):
            bare.append(_name(path))
        bare += [f"{_name(path)}:{found.lineno} {found.name}" for found in public if not ast.get_docstring(found)]
    _none(bare)


def test_only_the_command_line_prints_or_exits() -> None:
    """Whatever else found a problem returns it; a build inside a preview must never end the preview."""
    loud = {"print", "exit", "_exit", "quit", "echo", "secho", "SystemExit"}
    found = []
    for path in MODULES:
        for call in ast.walk(_tree(path)):
            if isinstance(call, ast.Call):
                name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                if name in loud:
                    found.append(f"{_name(path)}:{call.lineno} {name}")
    # Goes out with the offline edition: there it is a command of its own, and nothing of ours imports a name of it.
    alone = "macros/exports/verify.py:"
    _none(place for place in found if not place.startswith(("macros/cli.py:", "macros/__main__.py:", alone)))


@pytest.mark.parametrize("module", ["macros/__init__.py", "macros/adapters/mkdocs_hooks.py"])
def test_entry_points_import_nothing_of_ours_at_once(module: str) -> None:
    """MkDocs loads these before it is known which project's modules hold; an early import would keep stale ones."""
    imports = [found for found in _tree(PROJECT / module).body if isinstance(found, ast.Import | ast.ImportFrom)]
    named = [name.name for found in imports if isinstance(found, ast.Import) for name in found.names]
    named += [found.module or "." for found in imports if isinstance(found, ast.ImportFrom)]
    relative = [found for found in imports if isinstance(found, ast.ImportFrom) and found.level]
    _none(name for name in named if name.partition(".")[0] == "macros")
    _none(relative)


# Written in two pieces: this file is searched too.
REGISTRIES = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("unpkg", "com"),
    ("jsdelivr", "net"),
    ("crates", "io"),
    ("golang", "org"),
    ("debian", "org"),
)
WORKSHOP = "shared" + "/"


def test_no_file_names_a_registry_or_our_workshop() -> None:
    """Where packages come from is each user's own setting; and nobody else has our notes."""
    named = [".".join(host) for host in REGISTRIES]
    found = []
    for path in _own_files():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{_name(path)}: {host}" for host in named if re.search(rf"\b{re.escape(host)}\b", text)]
        if re.search(rf"(?<![\w/]){WORKSHOP}", text):
            found.append(f"{_name(path)}: {WORKSHOP}")
    _none(found)


# -- what is locked and vendored ----------------------------------------------------------------


def test_vendored_files_are_those_that_the_list_names() -> None:
    """Nobody edits a vendored file unseen, and none comes in without its licence."""
    text = (VENDOR / "README.md").read_text(encoding="utf-8")
    listed = {name: digest for digest, name in re.findall(r"^ {4}([0-9a-f]{64})  (\S+)$", text, re.MULTILINE)}
    there = {path.name for path in VENDOR.iterdir() if path.suffix not in {".md", ".txt"}}
    assert there == set(listed)
    found = {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in listed}
    assert found == listed
    rows = re.findall(r"^\| (\S+\.\w+(?:, \S+\.\w+)*) \|", text, re.MULTILINE)
    assert {name for row in rows for name in row.split(", ")} == there
    licences = {path.name.removesuffix(".LICENSE.txt") for path in VENDOR.glob("*.LICENSE.txt")}
    _none(name for name in there if not name.startswith(tuple(licences)))


LOCK = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
LOCKED = re.findall(
    r"^([\w.-]+)==([^\s;]+)(?: ;[^\\\n]*[^\\\s])?((?: \\\n    --hash=sha256:[0-9a-f]{64})*)", LOCK, re.MULTILINE
)


def _wanted() -> list[Requirement]:
    table = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = [words for group in table["optional-dependencies"].values() for words in group]
    return [Requirement(words) for words in [*table["dependencies"], *extra]]


def test_the_lock_holds_what_the_project_asks_for() -> None:
    """A lock that is out of step installs another program than the one that was tested."""
    versions = {canonicalize_name(name): version for name, version, _ in LOCKED}
    _none(
        str(wanted)
        for wanted in _wanted()
        if not wanted.specifier.contains(versions.get(canonicalize_name(wanted.name), "0"))
        or canonicalize_name(wanted.name) not in versions
    )


def test_every_locked_package_has_its_hashes() -> None:
    """Pip refuses a changed archive only where a hash stands; an address would tie users to one host."""
    pinned = re.findall(r"^([^#\s-][^\n=]*)==", LOCK, re.MULTILINE)
    assert len(pinned) == len(LOCKED) > 0
    _none(name for name, _, hashes in LOCKED if not hashes)
    assert re.findall(r"^\s*(?:-[a-z]\b|--(?!hash=)\S+).*|.*://.*", LOCK, re.MULTILINE) == []


def test_the_lock_names_the_command_that_makes_it() -> None:
    """`make lock` must give the same lock, so it must be the same command."""
    command = re.search(r"^#    uv (pip compile .+)$", LOCK, re.MULTILINE)
    assert command is not None
    in_makefile = re.search(r'"\$\$uv" (pip compile .+?) \$\(ARGS\)', MAKEFILE)
    assert in_makefile is not None
    assert set(command[1].split()) == set(in_makefile[1].split()) - {"--quiet"}


# -- commands and workflows ---------------------------------------------------------------------

TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
LISTED_TARGETS = set(re.findall(r"^([a-z-]+):.* ## ", MAKEFILE, re.MULTILINE))
MANUAL = [PROJECT / "README.md", *sorted((PROJECT / "docs").rglob("*.md"))]
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))


def _code(path: Path) -> str:
    """The code in a page, in blocks and in running text."""
    text = path.read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


@pytest.mark.parametrize("page", MANUAL, ids=_name)
def test_commands_in_the_manual_exist(page: Path) -> None:
    """A command that fails on the first page loses the reader."""
    code = _code(page)
    made = set(re.findall(r"(?<![\w-])make ([a-z][a-z-]*)", code))
    called = set(re.findall(r"-m macros ([a-z][a-z-]*)", code))
    _none(made - TARGETS)
    _none(called - set(main.commands))


def test_the_readme_lists_every_command_and_real_paths() -> None:
    """What is not in the README does not exist for most users."""
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    _none(LISTED_TARGETS - {"help"} - set(re.findall(r"^\| `make ([a-z-]+)", text, re.MULTILINE)))
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    paths = re.findall(r"^\| `([\w.-]*[/.][\w./-]*)` \|", text, re.MULTILINE)
    made_by_a_build = {"site/", "dist/"}
    _none(path for path in [*links, *paths] if not (PROJECT / path).exists() and path not in made_by_a_build)


def test_the_workflow_runs_our_commands_with_the_least_rights() -> None:
    """A typo here shows only after a push; a right too many shows only after a theft."""
    assert WORKFLOWS
    for path in WORKFLOWS:
        flow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert flow["permissions"] == {"contents": "read"}
        steps = [step for job in flow["jobs"].values() for step in job["steps"]]
        commands = " ".join(step.get("run", "") for step in steps)
        assert set(re.findall(r"\bmake ([a-z-]+)", commands)) <= TARGETS
        assert set(re.findall(r"-m macros ([a-z-]+)", commands)) <= set(main.commands)
        _none(step["uses"] for step in steps if "uses" in step and not step["uses"].startswith("actions/"))
        writers = {name for name, job in flow["jobs"].items() if "write" in str(job.get("permissions"))}
        assert writers <= {"deploy", "release", "refresh"}  # what each may write: tests/test_workflows.py


def test_the_machine_runs_make_test_and_nothing_else() -> None:
    """What a machine runs and what a person runs must be the same."""
    lines = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec make --no-print-directory test"]


def test_no_test_of_this_dossier_is_left_out_while_it_is_here() -> None:
    """They go with the text that they know; a text that was lost or renamed alone must not take them along."""
    named = any(OWN_TEXT.stem in path.read_text(encoding="utf-8") for path in sorted((PROJECT / "data").rglob("*.yml")))
    assert OWN_TEXT.exists() or not named
