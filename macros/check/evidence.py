"""The quote gate: the words of every statement stand in the stored text of their source.

Three outcomes: the words are found; they are not, which is a problem that names its cause; or the
text is private and absent, and the words are *not re-checked here*, which is never a pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.check.context_guard import LeftOutside, guard_all, speech_outside
from macros.check.cut_figures import cut_figures
from macros.check.splices import splice
from macros.kinds.reading import ALL_READ, Unread
from macros.kinds.source import Source
from macros.kinds.statistic import Statistic
from macros.load.files import DossierFiles
from macros.model.boundaries import words as words_of
from macros.model.evidence import (
    Evidence,
    Miss,
    in_quotation_marks,
    locate,
    locate_in_other,
    overlaps_quotation,
)
from macros.model.fields import StretchRole
from macros.model.guard_words import is_guarded
from macros.model.record import Path, PlacedStretch, Record, Statement
from macros.model.sentences import StoredText, number_sentences
from macros.model.text import plain
from macros.problems import Location, Problem, problem, suggestion


@dataclass(frozen=True)
class PlacedEvidence:
    """Evidence found for one stretch of a statement: the field it stands in, and where in the source."""

    role: StretchRole
    path: Path
    evidence: Evidence


@dataclass(frozen=True)
class Resolved:
    """Stored texts with numbered sentences, and the evidence of every statement by its id."""

    texts: Mapping[str, StoredText]
    evidence: Mapping[str, tuple[PlacedEvidence, ...]]
    languages: Mapping[str, str]  # of every source, its text stored here or not

    @property
    def unchecked(self) -> int:
        """How many stretches could not be looked up, since their text is private and absent."""
        return sum(not placed.evidence.checked for found in self.evidence.values() for placed in found)


@dataclass(frozen=True)
class _Library:
    """What a stretch is looked up in."""

    sources: Mapping[str, Source]
    texts: Mapping[str, StoredText]
    default: str | None
    unread: Unread


def stored_texts(records: tuple[Record, ...], texts: Mapping[str, str]) -> Mapping[str, StoredText]:
    """The stored text of every source that has one, its sentences numbered."""
    return {
        record.id: StoredText(record.id, text, record.language, number_sentences(text, record.language))
        for record in records
        if isinstance(record, Source) and (text := texts.get(record.id)) is not None
    }


def resolve(
    records: tuple[Record, ...],
    texts: Mapping[str, str],
    default_source: str | None,
    unread: Unread = ALL_READ,
) -> tuple[Resolved, tuple[Problem, ...]]:
    """Looks every stretch of every statement up in its source."""
    sources = {record.id: record for record in records if isinstance(record, Source)}
    library = _Library(sources, stored_texts(records, texts), default_source, unread)
    problems = _texts_without_source(library, texts) + _unguarded(library)
    evidence = {}
    for record in records:
        if isinstance(record, Statement):
            evidence[record.id] = _evidence_of(record, library, problems)
    languages = {source.id: source.language for source in sources.values()}
    return Resolved(library.texts, evidence, languages), tuple(problems)


def _texts_without_source(library: _Library, texts: Mapping[str, str]) -> list[Problem]:
    return [
        problem("text-without-source", Location(f"data/texts/{name}.txt"), f'no source has the id "{name}"')
        for name in texts
        if name not in library.sources and not library.unread.may_hold(name, ("source",))
    ]


def _unguarded(library: _Library) -> list[Problem]:
    """A language without a list of negations is said to be unguarded, not passed in silence."""
    return [
        problem(
            "unguarded-language",
            library.sources[text.source].at("language"),
            f'no list of negations and conditions for "{text.language}": what is left outside a stretch is not checked,'
            " and number words, qualifiers and ranges are not read",
        )
        for text in library.texts.values()
        if not is_guarded(text.language)
    ]


def _evidence_of(record: Statement, library: _Library, problems: list[Problem]) -> tuple[PlacedEvidence, ...]:
    stretches = record.stretches()
    if not stretches:
        message = f'{record.kind} "{record.id}" rests on no words of a source'
        problems.append(problem("no-evidence", record.at(), message))
        return ()
    found = [
        PlacedEvidence(placed.role, placed.path, evidence)
        for placed in stretches
        if (evidence := _look_up(record, placed, library, problems)) is not None
    ]
    if len(found) == len(stretches):
        problems += _context_problems(record, tuple(found), library)
        problems += _cut_figures(record, found, library)
        problems += _splices(record, found, library)
    return tuple(found)


def _look_up(
    record: Statement,
    placed: PlacedStretch,
    library: _Library,
    problems: list[Problem],
) -> Evidence | None:
    location = record.at(*placed.path)
    source = _source_of(record, placed, library, problems)
    if source is None:
        return None
    stored = library.texts.get(source.id)
    if stored is None:
        # Of a text that is there but refused, that was told where it stands.
        return None if source.id in library.unread.texts else _without_text(source, placed, record, problems)
    outcome = locate(placed.stretch.text, stored, least_words=_least_words(record, placed))
    if isinstance(outcome, Miss):
        problems.append(_missed(outcome, placed, stored, library, location))
        return None
    problems += _quotation_problems(placed, outcome, stored, location)
    return outcome


def _source_of(
    record: Statement,
    placed: PlacedStretch,
    library: _Library,
    problems: list[Problem],
) -> Source | None:
    """The source of a stretch: its own, its record's, or the default one; what is unread is no fault here."""
    location = record.at(*placed.path)
    name = placed.stretch.source or record.source or library.default
    if name is None:
        if not library.unread.settings:
            message = f'"{record.id}" names no source, and there is no default_source'
            problems.append(problem("no-source", location, message))
        return None
    source = library.sources.get(name)
    # A source that the record or the settings name is looked up with all other references.
    if source is None and placed.stretch.source and not library.unread.may_hold(name, ("source",)):
        message = f'there is no source "{name}"' + suggestion(name, library.sources)
        problems.append(problem("unknown-id", location, message))
    return source


def _least_words(record: Statement, placed: PlacedStretch) -> int:
    """A single word could stand for anything, but for one in quotation marks and a bare value."""
    return 1 if placed.role == "direct" or _is_bare_value(record, placed) else 2


def _is_bare_value(record: Statement, placed: PlacedStretch) -> bool:
    """Whether a stretch is the very value, as in a table: one word is then enough."""
    if not isinstance(record, Statistic):
        return False
    field, *rest = placed.path
    index = rest[0] if field == "series" and rest else None
    value = record.series[index].value if isinstance(index, int) else record.value
    return value.words == placed.stretch.text


def _without_text(
    source: Source,
    placed: PlacedStretch,
    record: Statement,
    problems: list[Problem],
) -> Evidence | None:
    location = record.at(*placed.path)
    least = _least_words(record, placed)
    if source.cited_in:
        message = f'"{source.id}" is known only through "{source.cited_in}"; its words stand there'
        hint = f"take the words from {source.cited_in}"
        problems.append(problem("no-text", location, message, hint=hint))
        return None
    if source.publish != "none":
        message = f'the text of "{source.id}" is not stored'
        hint = f"store it as data/texts/{source.id}.txt"
        problems.append(problem("no-text", location, message, hint=hint))
        return None
    words = placed.stretch.text
    outcome = locate(words, StoredText(source.id, "", source.language, ()), least_words=least)
    if isinstance(outcome, Miss) and outcome.cause in {"empty", "too-short"}:
        problems.append(problem(_MISS_CODES[outcome.cause], location, f'"{words}": {outcome.detail}'))
        return None
    return Evidence.unchecked(source.id, words)


_MISS_CODES = {
    "empty": "empty-evidence",
    "too-short": "evidence-too-short",
    "twice": "quote-ambiguous",
    "boundary": "evidence-boundary",
    "inside-number": "evidence-boundary",
}


def _missed(miss: Miss, placed: PlacedStretch, stored: StoredText, library: _Library, location: Location) -> Problem:
    code = _MISS_CODES.get(miss.cause, "quote-not-found")
    words = placed.stretch.text
    private = library.sources[stored.source].publish == "none"
    detail = told(miss, private=private)
    if code != "quote-not-found":
        return problem(code, location, f'"{words}": {detail}')
    others = [text for text in library.texts.values() if text.source != stored.source]
    elsewhere = locate_in_other(words, others)
    if elsewhere is not None:
        message = f'"{words}" stands in "{elsewhere}", not in "{stored.source}"'
        return problem(code, location, message, hint=f"name the source: {{source: {elsewhere}, text: …}}")
    hint = ""
    if miss.nearest and not private:
        where = f"S{miss.sentence} of {stored.source}" if miss.sentence else stored.source
        hint = f'the nearest words there ({where}): "{miss.nearest}"'
    return problem(code, location, f'"{words}" does not stand in "{stored.source}": {detail}', hint=hint)


# Of a private text a report, which may be read by anyone, repeats the author's own stretch and nothing else.
_UNTOLD = {
    "boundary": "it cuts a word in two",
    "inside-number": "it cuts a number in two",
    "left-out": "words are left out of it; write […] in their place",
    "changed-word": "a word of it differs there",
    "changed-figure": "a figure of it differs there",
    "case": "its capitals differ there",
}


def told(miss: Miss, *, private: bool) -> str:
    """What is wrong with a stretch, in words that may be told: of a private text without any of its own."""
    return _UNTOLD.get(miss.cause, miss.detail) if private else miss.detail


def line_told(location: Location, files: DossierFiles, records: Iterable[Record]) -> str:
    """The line that a location names, or an empty string where it is one of a private text."""
    published = {f"data/texts/{record.id}.txt" for record in records if _is_published(record)}
    stored = location.file.startswith("data/texts/")
    return files.line_at(location) if not stored or location.file in published else ""


def _is_published(record: Record) -> bool:
    return isinstance(record, Source) and record.publish != "none"


def _quotation_problems(
    placed: PlacedStretch,
    evidence: Evidence,
    stored: StoredText,
    location: Location,
) -> list[Problem]:
    if placed.role == "direct" and not in_quotation_marks(evidence, stored):
        message = f'"{evidence.exact}" stands outside quotation marks in the source'
        return [problem("not-in-quotation-marks", location, message)]
    if placed.role == "paraphrase" and overlaps_quotation(evidence, stored):
        message = f'"{evidence.exact}" stands inside quotation marks in the source'
        return [problem("quoted-paraphrase", location, message)]
    return []


_CUTS = {
    "negation": ("cut-negation", "a negation of the same clause is left outside"),
    "condition": ("cut-condition", "a condition of the same sentence is left outside"),
    "hedge": ("cut-hedge", "a hedge of the same clause is left outside"),
    "qualifier": ("cut-qualifier", "the qualifier before the number is left outside"),
    "speech": ("cut-speech", "somebody speaks in the sentence, and the fact names no one who says it"),
}


def _context_problems(record: Statement, found: tuple[PlacedEvidence, ...], library: _Library) -> list[Problem]:
    """What the author cut away that would change the sense; `cut_note` answers for the words that it names."""
    note = f" {_spaced(plain(record.cut_note or ''))} "
    problems = []
    for name, stored in library.texts.items():
        here = [placed for placed in found if placed.evidence.checked and placed.evidence.source == name]
        evidences = [placed.evidence for placed in here]
        cuts = (*guard_all(evidences, stored), *(() if _has_a_speaker(record) else speech_outside(evidences, stored)))
        private = library.sources[name].publish == "none"
        unnamed = [cut for cut in cuts if f" {_spaced(cut.words)} " not in note]
        problems += [_cut(record, here, cut, private=private) for cut in unnamed]
    return problems


def _has_a_speaker(record: Statement) -> bool:
    """Whether it is said who says it, or the record only tells who or what somebody is."""
    return record.speaker is not None or bool(record.names)


def _spaced(text: str) -> str:
    """Words alone, to look some of them up among others whatever their case and marks."""
    return " ".join(word.key for word in words_of(text))


def _cut_figures(record: Statement, found: list[PlacedEvidence], library: _Library) -> list[Problem]:
    """Figures without their unit or sign: another quantity than the source's, whatever a note says."""
    problems = []
    for name, stored in library.texts.items():
        here = [placed for placed in found if placed.evidence.checked and placed.evidence.source == name]
        for start, end in cut_figures([placed.evidence for placed in here], stored):
            nearest = min(here, key=lambda placed: abs(placed.evidence.start - start))
            private = library.sources[name].publish == "none"
            figure = "a figure" if private else f'"{stored.text[start:end]}"'
            message = f"a part of {figure} is left outside"
            problems.append(problem("cut-qualifier", record.at(*nearest.path), message))
    return problems


def _splices(record: Statement, found: list[PlacedEvidence], library: _Library) -> list[Problem]:
    """Words of a quote that nobody said together."""
    problems = []
    for role in ("direct", "paraphrase"):
        spoken = [placed.evidence for placed in found if placed.role == role]
        reason = splice(spoken, library.texts, direct=role == "direct")
        if reason:
            problems.append(problem("quote-spliced", record.at(role), f'"{record.id}": {reason}'))
    return problems


def _cut(record: Statement, here: list[PlacedEvidence], cut: LeftOutside, *, private: bool) -> Problem:
    code, meaning = _CUTS[cut.kind]
    nearest = min(here, key=lambda placed: abs(placed.evidence.start - cut.start))
    return problem(code, record.at(*nearest.path), meaning if private else f'{meaning}: "{cut.words}"')
