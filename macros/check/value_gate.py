"""The value gate: each number, qualifier, unit and date of a statement stands in its evidence.

What does not must stand in the record's own `inference` (for a date, `date_note`), which then covers
the values that its words contain, and nothing else. `values.py` compares; this module knows records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from macros.check.evidence import Resolved
from macros.check.values import (
    Claimed,
    Missing,
    inferred_parts,
    missing_in_text,
    missing_parts,
    missing_source_words,
    missing_values,
)
from macros.kinds.relation import Relation
from macros.kinds.relation_type import RelationType
from macros.kinds.statistic import Statistic
from macros.kinds.topic import Topic
from macros.model.dates import Part
from macros.model.record import Path, Record, Statement, dates, gated_texts, quantities
from macros.problems import Problem, problem

_CODES = {
    "number": "number-not-in-evidence",
    "range-end": "number-not-in-evidence",
    "rank": "number-not-in-evidence",
    "qualifier": "qualifier-changed",
    "unit": "unit-not-in-evidence",
    "words": "words-not-in-evidence",
    "year": "date-not-in-evidence",
    "month": "date-not-in-evidence",
    "day": "date-not-in-evidence",
    "date-words": "date-words-not-in-evidence",
}


_NAMING = ("title", "about", "label", "inverse")
_BESIDE = ("label", "period", "unit", "base")
_DATE_PARTS = frozenset({"year", "month", "day"})
_PERIOD: Path = ("period",)
"""The field of a statistic that holds words of the source; its base may say whom the source calls "them"."""
# Compares a claim with (stretches, reasoning) in one language, and gives what is missing.
Compare = Callable[[Sequence[str], Sequence[str], str], tuple[Missing, ...]]


@dataclass(frozen=True)
class Support:
    """What a value may rest on: the stretches of its statement by language, and the author's reasoning."""

    stretches: Mapping[str, tuple[str, ...]]
    inference: tuple[str, ...]
    date_note: tuple[str, ...]
    own_language: str

    def lacks(self, compare: Compare, reasons: Sequence[str]) -> tuple[Missing, ...]:
        """What the stretches lack, in whichever language they are, and the reasoning does not give.

        A year may stand in one language and its month in another; a quantity stands in one.
        """
        outcomes = [
            compare(words, reasons if _same(language, self.own_language) else (), language)
            for language, words in self.stretches.items()
        ]
        reasoned = reasons and not any(_same(language, self.own_language) for language in self.stretches)
        if reasoned or not outcomes:  # of a figure whose series alone has evidence there are none
            outcomes.append(compare((), reasons, self.own_language))
        everywhere = set.intersection(*({(part.what, part.words) for part in found} for found in outcomes))
        fewest = min(outcomes, key=len)
        return tuple(part for part in fewest if part.what not in _DATE_PARTS or (part.what, part.words) in everywhere)


def _same(language: str, other: str) -> bool:
    """Whether two tags name one language, wherever it is spoken: en and en-GB."""
    return language.partition("-")[0].casefold() == other.partition("-")[0].casefold()


def support_of(record: Statement, resolved: Resolved, own_language: str, path: Path = ()) -> Support:
    """The stretches and reasoning behind the value at `path`; a series entry has stretches of its own."""
    found = resolved.evidence.get(record.id, ())
    own = tuple(placed for placed in found if path[:2] == placed.path[:2]) if path[:1] == ("series",) else ()
    stretches: dict[str, tuple[str, ...]] = {}
    for placed in own or found:
        if placed.path[0] != "series" or own:
            language = resolved.languages.get(placed.evidence.source, "en")
            stretches[language] = (*stretches.get(language, ()), placed.evidence.exact)
    return Support(stretches, _given(record.inference), _given(record.date_note), own_language)


def _given(note: str | None) -> tuple[str, ...]:
    return (note,) if note else ()


def check_values(records: tuple[Record, ...], resolved: Resolved, language: str) -> tuple[Problem, ...]:
    """Every value, date and number in gated text, against the evidence of its statement.

    `language` is that of the records' own words; values keep the notation of their source.
    """
    problems: list[Problem] = []
    for record in records:
        if isinstance(record, Statement) and _all_found(record, resolved):
            problems += _of_date_words(record, resolved, language)
            problems += _of_quantities(record, resolved, language)
            problems += _of_dates(record, resolved, language)
            problems += _of_texts(record, resolved, language)
    return (*problems, *_of_groups(records, resolved, language))


def _of_groups(records: tuple[Record, ...], resolved: Resolved, language: str) -> Iterator[Problem]:
    """What names a group rests on no words of its own: its numbers and dates stand in the evidence of a member."""
    by_id = {record.id: record for record in records}
    for record in records:
        if isinstance(record, Topic):
            members = [by_id.get(name) for name in record.members]
        elif isinstance(record, RelationType):
            members = [each for each in records if isinstance(each, Relation) and each.type == record.id]
        else:
            continue
        stated = [each for each in members if not isinstance(each, Record) or isinstance(each, Statement)]
        if all(each is not None and _all_found(each, resolved) for each in stated):
            yield from _of_group(record, [each for each in stated if each], resolved, language)


def _of_group(record: Record, members: Sequence[Statement], resolved: Resolved, language: str) -> Iterator[Problem]:
    stretches: dict[str, tuple[str, ...]] = {language: ()}
    for member in members:
        for tag, words in support_of(member, resolved, language).stretches.items():
            stretches[tag] = (*stretches.get(tag, ()), *words)
    support = Support(stretches, (), (), language)
    for field in _NAMING:
        text = getattr(record, field, None)
        if text:
            missing = support.lacks(partial(missing_in_text, text, text_language=language), ())
            # Which member is meant cannot be told, so neither can what was changed of its words or left out.
            yield from (_problem(record, (field,), entry) for entry in missing if not entry.reason)


def _all_found(record: Statement, resolved: Resolved) -> bool:
    """Whether the words are known at all: values that rest on words not found are judged no further."""
    found = resolved.evidence.get(record.id, ())
    return bool(found) and len(found) == len(record.stretches())


def _of_date_words(record: Statement, resolved: Resolved, language: str) -> list[Problem]:
    """The date as the source words it is the source's: no note can stand for it."""
    if record.date_words is None:
        return []
    support = support_of(record, resolved, language)
    missing = support.lacks(partial(missing_values, Claimed(date_words=record.date_words)), ())
    return [_problem(record, ("date_words",), entry) for entry in missing]


def _of_quantities(record: Statement, resolved: Resolved, language: str) -> list[Problem]:
    problems = []
    for path, quantity in quantities(record):
        support = support_of(record, resolved, language, path)
        beside = tuple(text for field in _BESIDE if (text := getattr(record, field, None)))
        claimed = Claimed(text=quantity.words, unit=str(getattr(record, "unit", None) or ""), beside=beside)
        missing = support.lacks(partial(missing_values, claimed), support.inference)
        problems += [_problem(record, path, entry) for entry in missing]
    return problems


def _of_dates(record: Statement, resolved: Resolved, language: str) -> list[Problem]:
    problems = []
    for path, date in dates(record):
        support = support_of(record, resolved, language, path)
        reasons = support.date_note + support.inference
        missing = missing_parts(date, support.stretches, reasons, language, str(path[-1]))
        problems += [_problem(record, path, entry) for entry in missing]
    return problems


def _of_texts(record: Statement, resolved: Resolved, language: str) -> list[Problem]:
    problems = []
    for path, text in gated_texts(record):
        support = support_of(record, resolved, language, path)
        compare = partial(missing_in_text, text, text_language=language)
        missing = support.lacks(compare, support.inference + support.date_note)
        problems += [_problem(record, path, entry) for entry in missing]
        if isinstance(record, Statistic) and not missing and path == _PERIOD:
            compare = partial(missing_source_words, text, text_language=language)
            missing = support.lacks(compare, support.inference + support.date_note)
            problems += [_problem(record, path, entry) for entry in missing]
    return problems


def _problem(record: Record, path: Path, missing: Missing) -> Problem:
    # "by", "since" or "or 2015" that a date leaves out or adds is the date's own fault, not that of its words.
    of_words = missing.what == "date-words" and not missing.reason
    code = "qualifier-changed" if missing.what == "date-words" and missing.reason else _CODES[missing.what]
    at: Path = ("date_words",) if of_words else path
    if missing.what == "unit" and getattr(record, "unit", None) and path == ("value",):
        at = ("unit",)
    where = ".".join(str(step) for step in at)
    message = f'{where} of {record.kind} "{record.id}" {missing.explain()}'
    return problem(code, record.at(*at), message)


def rests_on_reasons(record: Statement, resolved: Resolved, language: str) -> bool:
    """Whether a number or unit of the record stands in its `inference` alone, and in no stretch."""
    if not record.inference or not _all_found(record, resolved):
        return False
    compared = [(path, partial(missing_values, Claimed(text=quantity.words))) for path, quantity in quantities(record)]
    compared += [(path, partial(missing_in_text, text, text_language=language)) for path, text in gated_texts(record)]
    return any(support_of(record, resolved, language, path).lacks(compare, ()) for path, compare in compared)


def inferred_dates(
    records: tuple[Record, ...],
    resolved: Resolved,
    language: str = "en",
) -> Mapping[tuple[str, Path], frozenset[Part]]:
    """For each date, the parts that its stretches lack and its note gives: these are shown as inferred."""
    found: dict[tuple[str, Path], frozenset[Part]] = {}
    for record in records:
        if not isinstance(record, Statement):
            continue
        for path, date in dates(record):
            support = support_of(record, resolved, language, path)
            reasons = support.date_note + support.inference
            parts = inferred_parts(date, support.stretches, reasons, language, str(path[-1]))
            if parts:
                found[record.id, path] = parts
    return found
