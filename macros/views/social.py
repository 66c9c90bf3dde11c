"""The picture that other sites show of a link to the dossier: what stands in it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.drawing.coverage_bar import Bar, Shape, coverage_bar
from macros.drawing.figure_layout import Drawing, Frame, Measured, drawing
from macros.drawing.number_axis import wording_of
from macros.drawing.quantity_marks import Size
from macros.kinds.statistic import Statistic
from macros.views.coverage import extents, steps_of
from macros.views.home import Home
from macros.views.view import View
from macros.views.words import counted, upper_first

WIDTH, HEIGHT = 1200, 630
"""Pixels, as the networks ask for (Open Graph, 1.91 : 1)."""
_FIGURES = 2
_MARK = Frame(460, Size(half=12, lens=34, dot=11, arrow=40), words=False)
_STRIP = Shape(WIDTH, 44, bases=(2, 3, 7, 12), gap=3, paragraph_gap=12, least=6, crowded=6, most_rows=1, numbered=False)
# The vendored fonts hold Latin letters, general punctuation and currency signs.
_LATIN, _MARKS = 0x0250, range(0x2000, 0x20D0)


@dataclass(frozen=True)
class CardFigure:
    """A key fact: its qualifier ("at least"), the rest of its words, its mark, and who says it."""

    qualifier: str
    words: str
    mark: Drawing
    says: str


@dataclass(frozen=True)
class SocialCard:
    """Title, up to two figures, the promise, and the strip of the first text that was read."""

    kicker: str
    title: str
    figures: tuple[CardFigure, ...]
    promise: str
    strip: Bar | None


def social_card(view: View) -> SocialCard | None:
    """The card, or None where its words need letters that the site's own fonts lack."""
    settings, front = view.dossier.settings, Home(view)
    as_of = f" · as of {settings.as_of.label()}" if settings.as_of else ""
    figures = tuple(_figure(view, record) for record in front.key_facts()[:_FIGURES])
    promise = f"{counted(len(view.dossier.statements), 'fact')}, each matched to the words it rests on"
    if view.dossier.resolved.unchecked:
        promise = counted(len(view.dossier.statements), "fact")
    card = SocialCard(f"Dossier{as_of}", settings.title, figures, promise, _strip(view))
    words = (card.kicker, card.title, *(f"{one.qualifier}{one.words}{one.says}" for one in figures))
    return card if all(map(_can_be_set, "".join(words))) else None


def _figure(view: View, record: Statistic) -> CardFigure:
    qualifier, words = record.value.parts()
    unit = f" {record.unit}" if record.unit else ""
    mark = drawing([Measured(record.value)], wording_of(record.value.unit), _MARK)
    # Who says it comes first: what follows may be cut.
    return CardFigure(qualifier, words + unit, mark, f"{upper_first(view.speaker(record))}: {record.label}")


def _strip(view: View) -> Bar | None:
    for source in view.dossier.read_sources:
        sentences = extents(view.dossier, source)
        if sentences:
            return coverage_bar(sentences, steps_of(view.dossier, source), _STRIP)
    return None


def _can_be_set(mark: str) -> bool:
    return ord(mark) < _LATIN or ord(mark) in _MARKS
