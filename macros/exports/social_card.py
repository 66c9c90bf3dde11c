"""The picture that other sites show of a link: drawn when the site is built, from its own fonts, with no network."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from macros.drawing.coverage_bar import Bar
from macros.drawing.quantity_marks import Mark, Stroke
from macros.views.social import HEIGHT, WIDTH, CardFigure, SocialCard

_FONTS = Path(__file__).parent.parent / "assets" / "vendor"
_SERIF, _ITALIC = "dossier-serif-latin-opsz-normal.woff2", "source-serif-4-latin-400-italic.woff2"
_SANS = "libre-franklin-latin-wght-normal.woff2"
_PAPER, _INK, _SOFT, _RULE = "#fdfcf9", "#17191c", "#4b4e54", "#8b877d"
_MARK_INK, _MARK_PALE = "#1d5180", "#c9d8e6"
_TINTS, _BASE = ("#fdfcf9", "#fff4d2", "#ffe8a8", "#fbd169"), "#9a6a00"
_FINE = 2  # drawn twice as large and scaled down, so that edges are smooth
_LEFT, _RIGHT, _SECOND = 64, 1136, 632
_TITLE_SIZES, _TITLE_LINES, _TITLE_TOP = (92, 80, 68, 56, 46, 38), 3, 92
_RULE_AT, _FOOT_AT = 356, 540
_CURVE = 24  # pieces of a lens's curve

_Point = tuple[float, float]


def picture(card: SocialCard) -> bytes:
    """The card as PNG, 1200 by 630 pixels; the same card gives the same bytes with one version of the library."""
    image = Image.new("RGB", (WIDTH * _FINE, HEIGHT * _FINE), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle(_large(0, 0, WIDTH, 14), _INK)
    _write(draw, card.kicker.upper(), (_LEFT, 56), _font(_SANS, 20, 650), _SOFT)
    _title(draw, card.title)
    for figure, left in zip(card.figures, (_LEFT, _SECOND), strict=False):
        _figure(draw, figure, left)
    if card.figures:
        draw.line(_large(_LEFT, _RULE_AT, _RIGHT, _RULE_AT), _INK, 2 * _FINE)
    foot = _font(_SANS, 20, 450)
    _write(draw, card.promise, (_RIGHT - foot.getlength(card.promise) / _FINE, _FOOT_AT), foot, _SOFT)
    _logo(draw)
    if card.strip:
        _strip(draw, card.strip)
    packed = BytesIO()
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(128, dither=Image.Dither.NONE).save(
        packed, "PNG", optimize=True
    )
    return packed.getvalue()


@cache
def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(str(_FONTS / name), size * _FINE)
    if name == _SERIF:  # it has an axis for the size at which it is read, too
        font.set_variation_by_axes([weight, min(size, 60)])
    elif name == _SANS:
        font.set_variation_by_axes([weight])
    return font


def _large(*points: float) -> list[float]:
    return [point * _FINE for point in points]


def _write(draw: ImageDraw.ImageDraw, words: str, at: _Point, font: ImageFont.FreeTypeFont, ink: str) -> None:
    draw.text((at[0] * _FINE, at[1] * _FINE), words, ink, font)


def _lines(words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width * _FINE or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fitted(words: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """The words, cut where they would leave their place."""
    if font.getlength(words) <= width * _FINE:
        return words
    while words and font.getlength(f"{words} …") > width * _FINE:
        words = words.rpartition(" ")[0] or words[:-1]
    return f"{words} …"


def _title(draw: ImageDraw.ImageDraw, title: str) -> None:
    """As large as its place allows."""
    size = next((size for size in _TITLE_SIZES if _has_room(title, size)), _TITLE_SIZES[-1])
    font = _font(_SERIF, size, 600)
    for number, line in enumerate(_lines(title, font, _RIGHT - _LEFT)[:_TITLE_LINES]):
        _write(draw, _fitted(line, font, _RIGHT - _LEFT), (_LEFT - 3, _TITLE_TOP + number * size), font, _INK)


def _has_room(title: str, size: int) -> bool:
    font = _font(_SERIF, size, 600)
    lines = _lines(title, font, _RIGHT - _LEFT)
    widest = max(font.getlength(line) for line in lines)
    return len(lines) * size <= _RULE_AT - _TITLE_TOP - 30 and widest <= (_RIGHT - _LEFT) * _FINE


def _figure(draw: ImageDraw.ImageDraw, figure: CardFigure, left: int) -> None:
    width = _SECOND - _LEFT - 64
    if figure.qualifier:
        _write(draw, figure.qualifier, (left, 366), _font(_ITALIC, 28, 400), _SOFT)
    big = _font(_SERIF, 46, 600)
    _write(draw, _fitted(figure.words, big, width), (left, 396), big, _INK)
    row = figure.mark.rows[0]
    _mark(draw, row.mark, (left - figure.mark.edges[0], 472), figure.mark.edges)
    small = _font(_SANS, 19, 450)
    _write(draw, _fitted(figure.says, small, width), (left, 496), small, _SOFT)


# -- marks ---------------------------------------------------------------------------------------------


def _mark(draw: ImageDraw.ImageDraw, mark: Mark, at: _Point, edges: tuple[int, int]) -> None:
    if mark.sign not in ("word", "rank"):
        draw.line(_large(at[0] + edges[0], at[1], at[0] + edges[1], at[1]), _RULE, _FINE)
    for stroke in mark.strokes:
        _stroke(draw, stroke, at)


def _stroke(draw: ImageDraw.ImageDraw, stroke: Stroke, at: _Point) -> None:
    points = [((at[0] + x) * _FINE, (at[1] + y) * _FINE) for x, y in stroke.points]
    if stroke.radius:
        (x, y), radius = points[0], stroke.radius * _FINE
        fill = {"ring": _PAPER, "disc": _MARK_PALE}.get(stroke.sort, _MARK_INK)
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill, _MARK_INK, 2 * _FINE)
    elif stroke.sort == "dotted":
        for x in range(round(points[0][0]), round(points[1][0]), 10 * _FINE):
            draw.ellipse((x, points[0][1] - _FINE, x + 2 * _FINE, points[0][1] + _FINE), _SOFT)
    elif stroke.sort in ("stem", "cap", "arrow"):
        draw.line(points, _MARK_INK, 4 * _FINE if stroke.sort == "cap" else 3 * _FINE, "curve")
    else:
        outline = _curved(stroke.sort, points)
        draw.polygon(outline, _MARK_INK if stroke.sort in ("bar", "solid") else _MARK_PALE)
        draw.line([*outline, outline[0]], _MARK_INK, 2 * _FINE, "curve")


def _curved(sort: str, points: list[_Point]) -> list[_Point]:
    """The corners of a shape; the curves of a lens in short pieces."""
    if sort == "lens":
        tip, over, other, under = points
        return [*_curve(tip, over, other), *_curve(other, under, tip)]
    if sort == "half-lens":
        tip, over, top, bottom, under = points
        return [*_curve(tip, over, top), *_curve(bottom, under, tip)]
    return points


def _curve(start: _Point, handle: _Point, end: _Point) -> list[_Point]:
    """A quadratic Bézier curve."""
    found = []
    for piece in range(_CURVE + 1):
        t = piece / _CURVE
        weights = (1 - t) ** 2, 2 * t * (1 - t), t * t
        found.append((_mixed(weights, start[0], handle[0], end[0]), _mixed(weights, start[1], handle[1], end[1])))
    return found


def _mixed(weights: tuple[float, float, float], *values: float) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _strip(draw: ImageDraw.ImageDraw, strip: Bar) -> None:
    top = HEIGHT - 44
    for cell in strip.cells:
        x, y = cell.x, top + cell.y
        if y >= HEIGHT:
            break
        draw.rectangle(_large(x, y, x + cell.width, y + cell.height), _TINTS[cell.step])
        ink = _BASE if cell.step else _RULE
        draw.rectangle(_large(x, y + cell.height - cell.base, x + cell.width, y + cell.height), ink)


def _logo(draw: ImageDraw.ImageDraw) -> None:
    """Three lines, the middle one marked."""
    x, y = _LEFT, _FOOT_AT
    draw.rectangle(_large(x, y + 8, x + 26, y + 15), _TINTS[-1])
    for left, top, right in ((0, 2, 26), (3, 11, 22), (0, 19, 17)):
        draw.rectangle(_large(x + left, y + top, x + right, y + top + 2), _INK)
