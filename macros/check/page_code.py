"""What a narrative page may do besides calling macros: conditions, loops and plain values, and nothing that runs code.

Jinja gives a template the program's own objects; from any of them an attribute such as `__globals__`, or the
settings of the generator, leads to whatever Python can do. So a page reads what is listed here, and calls what is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jinja2 import nodes

# Names that mkdocs-macros or Jinja offers and from which the program can be reached.
REFUSED = frozenset(
    "plugin navigation files macros filters filters_builtin variables context macros_info "
    "lipsum cycler joiner namespace self super".split(),
)
# Of these objects, what is words or plain values.
_READ = {
    "config": frozenset(
        "site_name site_url site_description site_author copyright repo_url repo_name edit_uri extra".split()
    ),
    "page": frozenset("title meta url abs_url canonical_url edit_url is_homepage is_page is_section".split()),
}
_FUNCTIONS = frozenset({"now", "fix_url", "range", "dict", "loop"})
# Of words, lists, fields, days and loops; not `format`, which reads attributes.
_METHODS = frozenset(
    "items keys values get upper lower title capitalize strip lstrip rstrip split splitlines join replace startswith "
    "endswith count index find append strftime isoformat date cycle changed".split(),
)
# Filters that read an attribute, and the place among their arguments at which its name stands.
_READERS = {
    "selectattr": 0,
    "rejectattr": 0,
    "groupby": 0,
    "sort": 2,
    "unique": 1,
    "min": 1,
    "max": 1,
    "sum": 0,
    "join": 1,
}
_TEMPLATES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


@dataclass(frozen=True)
class Fault:
    """Something that a page may not do: its line, the word there that shows it, and what is wrong."""

    line: int
    words: str
    message: str


def page_faults(tree: nodes.Template, macros: Collection[str]) -> Iterator[Fault]:
    """All of a page, in no order; `macros` are the names of ours."""
    yield from _other_templates(tree)
    yield from _refused_names(tree)
    yield from _settings(tree)
    yield from _attributes(tree)
    yield from _filters(tree)
    yield from _calls(tree, macros)


def _other_templates(tree: nodes.Template) -> Iterator[Fault]:
    for found in tree.find_all(_TEMPLATES):
        word = {"FromImport": "from"}.get(type(found).__name__, type(found).__name__.lower())
        yield Fault(found.lineno, word, f'a page stands by itself: "{word}" would take in another')


def _refused_names(tree: nodes.Template) -> Iterator[Fault]:
    for name in tree.find_all(nodes.Name):
        if name.name in REFUSED:
            yield Fault(name.lineno, name.name, f'"{name.name}" leads to the program behind the page')


def _settings(tree: nodes.Template) -> Iterator[Fault]:
    """Of the generator's settings and the page, what is listed is read, and they are handed to nobody."""
    sound = {id(read.node) for read in _reads(tree) if _is_listed(read)}
    sound |= {id(test.node) for test in tree.find_all(nodes.Test)}
    sound |= {id(found.test) for found in tree.find_all(nodes.If)}
    for name in tree.find_all(nodes.Name):
        if name.name in _READ and name.ctx == "load" and id(name) not in sound:
            known = ", ".join(sorted(_READ[name.name]))
            yield Fault(name.lineno, name.name, f"of {name.name} a page reads one of {known}")


def _reads(tree: nodes.Template) -> Iterator[nodes.Getattr | nodes.Getitem]:
    yield from tree.find_all(nodes.Getattr)
    yield from tree.find_all(nodes.Getitem)


def _is_listed(read: nodes.Getattr | nodes.Getitem) -> bool:
    return isinstance(read.node, nodes.Name) and _key(read) in _READ.get(read.node.name, ())


def _key(read: nodes.Getattr | nodes.Getitem) -> object:
    if isinstance(read, nodes.Getattr):
        return read.attr
    return read.arg.value if isinstance(read.arg, nodes.Const) else None


def _attributes(tree: nodes.Template) -> Iterator[Fault]:
    """Names that begin with an underscore are Python's own; those that are put together could be any."""
    for read in _reads(tree):
        key = _key(read)
        if isinstance(key, str) and key.startswith("_"):
            yield Fault(read.lineno, key, f'"{key}" leads to the program behind the page')
        elif isinstance(read, nodes.Getitem) and not isinstance(read.arg, nodes.Slice) and not _is_plain(read.arg):
            yield Fault(read.lineno, "", "what stands in square brackets is written out: a number or a word")


def _is_plain(key: nodes.Expr) -> bool:
    """Whether a key is written out, or a number of the loop."""
    if isinstance(key, nodes.Neg):
        return isinstance(key.node, nodes.Const)
    counted = isinstance(key, nodes.Getattr) and isinstance(key.node, nodes.Name) and key.node.name == "loop"
    return isinstance(key, nodes.Const) or counted


def _filters(tree: nodes.Template) -> Iterator[Fault]:
    for used in tree.find_all(nodes.Filter):
        if used.name == "attr":
            yield Fault(used.lineno, "attr", "the filter attr reads whatever there is; write a point and the name")
        elif used.name == "map" and not all(map(_is_sound_filter, used.args[:1])):
            yield Fault(used.lineno, "map", "map takes a plain filter, its name in quotation marks")
        elif not all(map(_is_sound_name, _names_read(used))):
            yield Fault(used.lineno, used.name, f"{used.name} reads an attribute by a plain name in quotation marks")


def _is_sound_filter(name: nodes.Expr) -> bool:
    return isinstance(name, nodes.Const) and name.value not in {*_READERS, "attr", "map"}


def _names_read(used: nodes.Filter) -> Iterator[nodes.Expr | None]:
    """The arguments that name an attribute; None for those that come from a list or from fields."""
    yield from (keyword.value for keyword in used.kwargs if keyword.key == "attribute")
    if used.name in _READERS:
        yield from used.args[_READERS[used.name] : _READERS[used.name] + 1]
    if used.dyn_args is not None or used.dyn_kwargs is not None:
        yield None


def _is_sound_name(name: nodes.Expr | None) -> bool:
    if not isinstance(name, nodes.Const):
        return False
    return not any(part.strip().startswith("_") for part in str(name.value).replace(",", ".").split("."))


def _calls(tree: nodes.Template, macros: Collection[str]) -> Iterator[Fault]:
    """What is called is a macro, a function that is listed, or a method of plain values."""
    stored = {name.name for name in tree.find_all(nodes.Name) if name.ctx in {"store", "param"}}
    called = {*macros, *_FUNCTIONS, *(macro.name for macro in tree.find_all(nodes.Macro))}
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            if call.node.name in stored or (call.node.name not in called and call.node.name in _READ):
                yield Fault(call.lineno, call.node.name, f'"{call.node.name}" is a value; a page calls macros')
        elif not isinstance(call.node, nodes.Getattr) or call.node.attr not in _METHODS:
            word = call.node.attr if isinstance(call.node, nodes.Getattr) else ""
            yield Fault(
                call.lineno, word, f'a page calls macros, not "{word}"' if word else "a page calls macros alone"
            )
