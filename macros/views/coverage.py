"""How much of a text carries facts, drawn: the bar on a source's page and the strip on the home page."""

from __future__ import annotations

from dataclasses import dataclass

from macros.drawing import coverage_bar as drawing
from macros.drawing.coverage_bar import Bar, Cell, Extent, Steps, coverage_bar, steps_for
from macros.graph import Dossier
from macros.kinds.source import Source
from macros.views.words import counted


@dataclass(frozen=True)
class Swatch:
    """A tint of the legend: a small cell, and what it stands for."""

    cell: Cell
    words: str


@dataclass(frozen=True)
class Coverage:
    """A text's bar in the widths of desk, tablet or paper, and phone, with the tints that it needs explained."""

    steps: Steps
    bars: tuple[tuple[str, Bar], ...]
    legend: tuple[Swatch, ...]
    disputed: bool


def extents(dossier: Dossier, source: Source) -> tuple[Extent, ...]:
    """Every sentence of a published text; none of a text that is private or not here."""
    stored = dossier.text_of(source.id)
    if stored is None or source.publish == "none":
        return ()
    shown = {sentence.number for sentence in dossier.shown_sentences(source)}
    found = []
    for sentence in stored.sentences:
        facts = dossier.facts_on.get((source.id, sentence.number), ())
        found.append(
            Extent(
                label=f"{dossier.letters[source.id]}{sentence.number}",
                number=sentence.number,
                length=len(sentence.text),
                paragraph=sentence.paragraph,
                facts=len(facts),
                disputed=any(dossier.standing(fact) == "disputed" for fact in facts),
                open=sentence.number in shown,
            )
        )
    return tuple(found)


def steps_of(dossier: Dossier, source: Source) -> Steps:
    """From how many facts on a sentence of this text is darker."""
    return steps_for(extent.facts for extent in extents(dossier, source))


def coverage(dossier: Dossier, source: Source) -> Coverage | None:
    """The bar of a text, or None where its text is not published."""
    found = extents(dossier, source)
    if not found:
        return None
    steps = steps_for(extent.facts for extent in found)
    shapes = (("wide", drawing.WIDE), ("middle", drawing.MIDDLE), ("narrow", drawing.NARROW))
    bars = tuple((name, coverage_bar(found, steps, shape)) for name, shape in shapes)
    used = sorted({steps.of(extent.facts) for extent in found})
    legend = tuple(Swatch(_swatch(step, steps), _words(step, steps, alone=step == used[-1])) for step in used)
    return Coverage(steps, bars, legend, any(extent.disputed for extent in found))


def _swatch(step: int, steps: Steps) -> Cell:
    facts = steps.range(step)[0] if step else 0
    shape = drawing.Shape(26, 16, numbered=False)
    return coverage_bar([Extent("", 0, 1, 1, facts)], steps, shape).cells[0]


def _words(step: int, steps: Steps, *, alone: bool) -> str:
    """`no fact`, `1 fact`, `2 to 4`, `5 or more`; the last says once more what is counted."""
    if not step:
        return "no fact"
    least, most = steps.range(step)
    if most is None:
        return f"{least} or more"
    words = f"{least}" if least == most else f"{least} to {most}"
    return counted(least, "fact") if least == most == 1 else f"{words} facts" if step == 1 or alone else words


def strips(dossier: Dossier) -> tuple[tuple[Source, Bar], ...]:
    """A thin bar for each text that is published and carries facts, those with the most such sentences first."""
    found = []
    for source in dossier.read_sources:
        sentences = extents(dossier, source)
        carrying = sum(extent.facts > 0 for extent in sentences)
        if carrying:
            steps = steps_for(extent.facts for extent in sentences)
            found.append((carrying, source, coverage_bar(sentences, steps, drawing.STRIP)))
    found.sort(key=lambda entry: -entry[0])
    return tuple((source, bar) for _, source, bar in found)
