"""Macro calls in narrative pages, read from Jinja's syntax tree: names, arguments and ids.

Checked before anything is built, so that one run reports the problems of all pages; a call whose
argument is worked out at build time is checked then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.kinds import kinds
from macros.load.files import AuthorFile
from macros.model.dates import BadDate, EdtfDate, parse_date
from macros.model.fields import Refers
from macros.model.record import Record, Statement
from macros.problems import CODES, Location, Problem, problem, suggestion, with_article

# What mkdocs-macros offers on every page beside our own macros.
_GIVEN = frozenset(
    "config environment page plugin navigation files git extra macros filters filters_builtin variables "
    "context macros_info now fix_url range dict lipsum cycler joiner namespace loop".split(),
)
_PARSER = Environment(autoescape=True)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a macro: what an argument must be, as far as can be told without building."""

    name: str
    required: bool
    default: object
    refers: Refers | None
    choices: tuple[str, ...]
    takes: str  # "an EDTF date", "a kind" …, or nothing more to be told


@dataclass(frozen=True)
class Macro:
    """A macro as authors call it."""

    name: str
    parameters: tuple[Parameter, ...]
    meaning: str

    @property
    def signature(self) -> str:
        """`actor(id, words=None)`."""
        shown = [p.name if p.required else f"{p.name}={p.default!r}" for p in self.parameters]
        return f"{self.name}({', '.join(shown)})"


@dataclass(frozen=True)
class MacroCall:
    """A call found in a page: the record it names, if any, and the line it stands on."""

    page: str
    line: int
    macro: str
    record: str


def check_prose(
    pages: tuple[AuthorFile, ...],
    macros: tuple[Macro, ...],
    records: Mapping[str, Record],
) -> tuple[Problem, ...]:
    """Every macro call of every narrative page."""
    known = {macro.name: macro for macro in macros}
    problems: list[Problem] = []
    for page in pages:
        tree = _parse(page, problems)
        if tree is not None:
            problems += _Page(page, known, records).problems(tree)
    return tuple(problems)


def macro_calls(pages: tuple[AuthorFile, ...], macros: tuple[Macro, ...]) -> tuple[MacroCall, ...]:
    """The calls that name a record: these are links from a page to it."""
    known = {macro.name: macro for macro in macros}
    found = []
    for page in pages:
        tree = _parse(page, [])
        for call in tree.find_all(nodes.Call) if tree else ():
            macro = known.get(call.node.name) if isinstance(call.node, nodes.Name) else None
            found += [
                MacroCall(page.path, call.lineno, macro.name, value.value)
                for parameter, value in (_bound(macro, call) if macro else ())
                if macro and parameter.refers and isinstance(value, nodes.Const) and isinstance(value.value, str)
            ]
    return tuple(found)


def _parse(page: AuthorFile, problems: list[Problem]) -> nodes.Template | None:
    try:
        return _PARSER.parse(page.text)
    except TemplateSyntaxError as error:
        message = f"the macro call cannot be read: {error.message}"
        problems.append(problem("macro-syntax", Location(page.path, error.lineno), message))
        return None


def _bound(macro: Macro, call: nodes.Call) -> Iterator[tuple[Parameter, nodes.Expr]]:
    """The arguments with the parameters they fill."""
    yield from zip(macro.parameters, call.args, strict=False)
    by_name = {parameter.name: parameter for parameter in macro.parameters}
    for keyword in call.kwargs:
        if keyword.key in by_name:
            yield by_name[keyword.key], keyword.value


@dataclass(frozen=True)
class _Page:
    """One page under check."""

    file: AuthorFile
    macros: Mapping[str, Macro]
    records: Mapping[str, Record]

    def problems(self, tree: nodes.Template) -> Iterator[Problem]:
        called = {id(call.node) for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}
        set_here = {name.name for name in tree.find_all(nodes.Name) if name.ctx in {"store", "param"}}
        set_here |= {macro.name for macro in tree.find_all(nodes.Macro)}
        for name in tree.find_all(nodes.Name):
            unknown = name.name not in self.macros and name.name not in _GIVEN | set_here
            if unknown and name.ctx == "load":
                kind = "macro" if id(name) in called else "variable"
                message = f'there is no {kind} "{name.name}"' + suggestion(name.name, self.macros)
                yield problem("unknown-macro", self.at(name.lineno, name.name), message)
            elif name.name in self.macros and id(name) not in called and name.name not in set_here:
                message = f"{name.name} is a macro: it is called with brackets"
                hint = f"write {{{{ {self.macros[name.name].signature} }}}}"
                yield problem("macro-arguments", self.at(name.lineno, name.name), message, hint=hint)
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in self.macros:
                yield from self.call_problems(call, self.macros[call.node.name])

    def call_problems(self, call: nodes.Call, macro: Macro) -> Iterator[Problem]:
        at = self.at(call.lineno, macro.name)
        names = [parameter.name for parameter in macro.parameters]
        if len(call.args) > len(names):
            yield problem(
                "macro-arguments", at, f"{macro.signature} takes {len(names)} arguments, not {len(call.args)}"
            )
        seen: set[str] = set(names[: len(call.args)])
        for keyword in call.kwargs:
            if keyword.key not in names:
                message = f'{macro.signature} takes no "{keyword.key}"' + suggestion(keyword.key, names)
                yield problem("macro-arguments", at, message)
            elif keyword.key in seen:
                yield problem("macro-arguments", at, f'{macro.name}: "{keyword.key}" is given twice')
            seen.add(keyword.key)
        given = {parameter.name for parameter, _ in _bound(macro, call)}
        lacking = [p.name for p in macro.parameters if p.required and p.name not in given]
        if lacking and call.dyn_args is None and call.dyn_kwargs is None:
            yield problem("macro-arguments", at, f"{macro.signature} needs {lacking[0]}")
        values = {parameter: value for parameter, value in _bound(macro, call) if isinstance(value, nodes.Const)}
        for parameter, value in values.items():
            yield from self.value_problems(macro, parameter, value)
        yield from self.field_problems(macro, {parameter: value.value for parameter, value in values.items()}, at)

    def field_problems(self, macro: Macro, given: Mapping[Parameter, object], at: Location) -> Iterator[Problem]:
        """A macro that shows a date of a record: the field it is asked for must hold one."""
        fields = [parameter for parameter in macro.parameters if parameter.takes == "a field that holds a date"]
        named = next((str(value) for parameter, value in given.items() if parameter.refers), "")
        record = self.records.get(named)
        for parameter in fields:
            field = str(given.get(parameter, parameter.default))
            if record is not None and not isinstance(getattr(record, field, None), EdtfDate):
                message = f'{macro.name}: the {record.kind} "{named}" has no date in the field "{field}"'
                yield problem("macro-arguments", at, message)

    def value_problems(self, macro: Macro, parameter: Parameter, value: nodes.Const) -> Iterator[Problem]:
        words = value.value
        if words is None and not parameter.required:
            return
        at = self.at(value.lineno, str(words))
        if parameter.refers is not None:
            yield from self.id_problems(macro, parameter.refers, str(words), at)
        elif (choices := parameter.choices or _named(parameter.takes)) and words not in choices:
            message = f'{macro.name}: "{words}" is no {parameter.name}' + suggestion(str(words), choices)
            hint = "write one of " + ", ".join(choices)
            yield problem("macro-arguments", at, message, hint=hint)
        elif parameter.takes == "an EDTF date":
            try:
                parse_date(str(words))
            except BadDate as error:
                yield problem("bad-date", at, f"{macro.name}, {parameter.name}: {error.message}", hint=error.hint)

    def id_problems(self, macro: Macro, refers: Refers, words: str, at: Location) -> Iterator[Problem]:
        record = self.records.get(words)
        what = " or ".join(refers.kinds) or "record"
        if record is None:
            known = [found.id for found in self.records.values() if _fits(found, refers)]
            message = f'{macro.name}: there is no {what} "{words}"' + suggestion(words, known)
            yield problem("unknown-id", at, message)
        elif not _fits(record, refers):
            message = f'{macro.name}: "{words}" is {with_article(record.kind)}, not {with_article(what)}'
            yield problem("wrong-kind", at, message)

    def at(self, line: int, words: str) -> Location:
        """The place of `words` on a line: Jinja knows the line alone."""
        match = re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", self.file.line(line))
        return Location(self.file.path, line, match.start() + 1 if match else 1)


def _named(what: str) -> tuple[str, ...]:
    """What may stand for "a kind" or "a problem code"."""
    if what == "a kind":
        return tuple(kinds())
    return tuple(CODES) if what == "a problem code" else ()


def _fits(record: Record, refers: Refers) -> bool:
    """Whether a macro takes this record: any, one of some kinds, or any statement whatever its kind."""
    wanted = refers.kinds
    return not wanted or record.kind in wanted or ("statement" in wanted and isinstance(record, Statement))
