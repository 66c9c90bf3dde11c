"""What a macro takes, and what is wrong with the arguments that it is given.

Asked twice: of every page before anything is built (`prose.py`), and of each call when it is made, since
some arguments are worked out only then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.check.former_ids import no_longer, renamed
from macros.kinds import kinds
from macros.kinds.removal import Removal
from macros.model.dates import BadDate, EdtfDate, parse_date
from macros.model.fields import Refers
from macros.model.record import Record, Statement
from macros.problems import CODES, suggestion, with_article

DATE, KIND, CODE, DATE_FIELD = "an EDTF date", "a kind", "a problem code", "a field that holds a date"
PAGED = "record with a page"
FORMER = "a former id"


@dataclass(frozen=True)
class Parameter:
    """A parameter of a macro: what an argument must be, as far as can be told without building."""

    name: str
    required: bool
    default: object
    refers: Refers | None
    choices: tuple[str, ...]
    takes: str  # DATE, KIND, CODE, DATE_FIELD, FORMER, or nothing more to be told


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
class Fault:
    """What is wrong with one argument: its parameter, the words that were given, and the problem's code."""

    parameter: str
    words: str
    code: str
    message: str
    hint: str = ""


def argument_faults(macro: Macro, given: Mapping[str, object], records: Mapping[str, Record]) -> Iterator[Fault]:
    """The faults of the arguments that are known, by the name of their parameter."""
    for parameter in macro.parameters:
        if parameter.name not in given:
            continue
        value = given[parameter.name]
        if value is None and not parameter.required:
            continue
        yield from _value_faults(parameter, str(value), records)
    yield from _field_faults(macro, given, records)


def _value_faults(parameter: Parameter, words: str, records: Mapping[str, Record]) -> Iterator[Fault]:
    choices = parameter.choices or _named(parameter.takes, records)
    if parameter.refers is not None:
        yield from _id_faults(parameter.name, parameter.refers, words, records)
    elif (choices or parameter.takes == FORMER) and words not in choices:
        message = f'"{words}" is no {parameter.name}' + suggestion(words, choices)
        yield Fault(parameter.name, words, "macro-arguments", message, "write one of " + ", ".join(choices))
    elif parameter.takes == DATE:
        try:
            parse_date(words)
        except BadDate as error:
            yield Fault(parameter.name, words, "bad-date", f"{parameter.name}: {error.message}", error.hint)


def _id_faults(parameter: str, refers: Refers, words: str, records: Mapping[str, Record]) -> Iterator[Fault]:
    record = records.get(words)
    what = " or ".join(refers.kinds) or "record"
    if record is None:
        known = [found.id for found in records.values() if _fits(found, refers)]
        ending = no_longer(words, records.values()) or suggestion(words, known)
        yield Fault(parameter, words, "unknown-id", f'there is no {what} "{words}"{ending}')
    elif isinstance(record, Removal):
        yield Fault(parameter, words, "unknown-id", f'"{words}" was removed ({record.date.label()})')
    elif not _fits(record, refers):
        message = f'"{words}" is {with_article(record.kind)}, not {with_article(what)}'
        yield Fault(parameter, words, "wrong-kind", message)


def _field_faults(macro: Macro, given: Mapping[str, object], records: Mapping[str, Record]) -> Iterator[Fault]:
    """A macro that shows a date of a record: the field it is asked for must hold one."""
    ids = [parameter.name for parameter in macro.parameters if parameter.refers]
    record = records.get(str(given.get(ids[0]))) if ids else None
    for parameter in macro.parameters:
        field = str(given.get(parameter.name, parameter.default))
        if parameter.takes == DATE_FIELD and record and not isinstance(getattr(record, field, None), EdtfDate):
            message = f'the {record.kind} "{record.id}" has no date in the field "{field}"'
            yield Fault(parameter.name, macro.name, "macro-arguments", message)


def _named(what: str, records: Mapping[str, Record]) -> tuple[str, ...]:
    """What may stand for "a kind", "a problem code" or "a former id"."""
    if what == FORMER:
        removed = [record.id for record in records.values() if isinstance(record, Removal)]
        return (*renamed(records.values()), *removed)
    if what == KIND:
        return tuple(kinds())
    return tuple(CODES) if what == CODE else ()


def _fits(record: Record, refers: Refers) -> bool:
    """Whether a macro takes this record: any, one of some kinds, any with a page, or any statement."""
    wanted = refers.kinds
    return (
        not wanted
        or record.kind in wanted
        or (PAGED in wanted and record.paged)
        or ("statement" in wanted and isinstance(record, Statement))
    )
