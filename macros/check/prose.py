"""Macro calls in narrative pages, read from Jinja's syntax tree: names, arguments and ids.

Checked before anything is built, so that one run reports the problems of all pages; a call whose
argument is worked out at build time is checked then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from macros.check.macro_calls import Macro, Parameter, argument_faults
from macros.check.page_code import REFUSED, page_faults
from macros.load.files import AuthorFile
from macros.load.markdown import read_page
from macros.load.yaml_events import VALUE_LIMIT
from macros.model.record import Record
from macros.problems import Location, Problem, problem, suggestion

# What mkdocs-macros offers on every page beside our own macros; of what leads to the program itself, page_code tells.
_GIVEN = frozenset("config environment page git extra now fix_url range dict loop".split()) | REFUSED
_PARSER = Environment(autoescape=True)
_CHANGING = (nodes.FilterBlock, nodes.AssignBlock, nodes.CallBlock)
_FILTERS = frozenset({*_PARSER.filters, "pretty", "relative_url"})


MOST_TOLD = 200  # problems of one page and one sort; a page that has more is no page of an author's


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
        tree = _parse(page, problems) if read_page(page.text).runs_macros else None
        if tree is not None:
            problems += islice(_Page(page, known, records).problems(tree), MOST_TOLD)
    return tuple(problems)


def macro_calls(pages: tuple[AuthorFile, ...], macros: tuple[Macro, ...]) -> tuple[MacroCall, ...]:
    """The calls that name a record: these are links from a page to it."""
    known = {macro.name: macro for macro in macros}
    found = []
    for page in pages:
        tree = _parse(page, []) if read_page(page.text).runs_macros else None
        for call in tree.find_all(nodes.Call) if tree else ():
            macro = known.get(call.node.name) if isinstance(call.node, nodes.Name) else None
            found += [
                MacroCall(page.path, call.lineno, macro.name, value.value)
                for parameter, value in (_bound(macro, call) if macro else ())
                if macro and parameter.refers and isinstance(value, nodes.Const) and isinstance(value.value, str)
            ]
    return tuple(found)


def _parse(page: AuthorFile, problems: list[Problem]) -> nodes.Template | None:
    read = _read(page.text)
    if isinstance(read, _Unreadable):
        problems.append(problem("macro-syntax", Location(page.path, read.line), read.message, hint=read.hint))
        return None
    return read


@dataclass(frozen=True)
class _Unreadable:
    """Why a page is no template, and the line that shows it."""

    line: int
    message: str
    hint: str = ""


@lru_cache(maxsize=256)
def _read(text: str) -> nodes.Template | _Unreadable:
    """The syntax tree of a page. Its macros, its links and its own words are each looked for in it."""
    parser: Parser | None = None
    line = count = 0
    try:
        parser = Parser(_PARSER, text)
        tree = parser.parse()
        # Walked once here, so that what is too deep is told here.
        for part in (part for whole in tree.body for part in whole.iter_child_nodes()):
            line = part.lineno
            count += 1 + sum(1 for _ in part.find_all(nodes.Node))
            if count > VALUE_LIMIT:
                return _Unreadable(line, "more macros and values than one page can hold", "split the page")
    except (RecursionError, ValueError, OverflowError, MemoryError):
        line = line or (parser.stream.current.lineno if parser else 1)
        message = "a macro call or condition is nested too deep, or holds too long a number"
        return _Unreadable(line, message, "write it shorter")
    except TemplateSyntaxError as error:
        return _Unreadable(error.lineno, f"the macro call cannot be read: {error.message}")
    return tree


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
        for fault in page_faults(tree, self.macros):
            yield problem("macro-not-allowed", self.at(fault.line, fault.words), fault.message)
        yield from self.names(tree)
        for used in tree.find_all((nodes.Filter, nodes.Test)):
            known = _FILTERS if isinstance(used, nodes.Filter) else _PARSER.tests
            if used.name not in known:
                what = "filter" if isinstance(used, nodes.Filter) else "test"
                message = f'there is no {what} "{used.name}"' + suggestion(used.name, known)
                yield problem("unknown-macro", self.at(used.lineno, used.name), message)
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name in self.macros:
                found = tuple(self.call_problems(call, self.macros[call.node.name]))
                yield from found or self.altered(call, tree)
        for redefined in tree.find_all(nodes.Macro):
            if redefined.name in self.macros:
                message = f"{redefined.name} is a macro of Sourcebook; what it shows cannot be replaced"
                yield problem("macro-arguments", self.at(redefined.lineno, redefined.name), message)

    def names(self, tree: nodes.Template) -> Iterator[Problem]:
        """Names that stand for nothing, and macros without their brackets."""
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

    def altered(self, call: nodes.Call, tree: nodes.Template) -> Iterator[Problem]:
        """What a macro shows was checked; a filter, a part of it or a variable could show something else."""
        shown = {id(part) for output in tree.find_all(nodes.Output) for part in output.nodes}
        inside = {id(inner) for block in tree.find_all(_CHANGING) for inner in block.find_all(nodes.Call)}
        if id(call) not in shown or id(call) in inside:
            name = call.node.name if isinstance(call.node, nodes.Name) else ""
            message = f"what {name} shows cannot be changed: call it by itself, {{{{ {name}(…) }}}}"
            yield problem("macro-arguments", self.at(call.lineno, name), message, hint="leave the filter away")

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
        values = {parameter.name: value for parameter, value in _bound(macro, call) if isinstance(value, nodes.Const)}
        given_here = {name: value.value for name, value in values.items()}
        for fault in argument_faults(macro, given_here, self.records):
            line = values[fault.parameter].lineno if fault.parameter in values else call.lineno
            yield problem(fault.code, self.at(line, fault.words), f"{macro.name}: {fault.message}", hint=fault.hint)

    def at(self, line: int, words: str) -> Location:
        """The place of `words` on a line: Jinja knows the line alone."""
        match = re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", self.file.line(line)) if words else None
        return Location(self.file.path, line, match.start() + 1 if match else 1)
