"""Turn glyph numbers of a font file into outlines, and lines of text into one united outline without seams."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from threading import local

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QPainterPath, QRawFont, QTransform

from studio.errors import input_fault
from studio.paint.cache import STORE
from studio.paint.touching import Edges, touching
from studio.scene import GlyphRun, Glyphs

# Outlines are read at 1,000 px: close to font units, and one size serves all.
MASTER = 1000.0


@dataclass(frozen=True, slots=True)
class GlyphShape:
    """A glyph's outline at 1,000 px, its origin at zero; left, top, right, bottom of its ink, None for a blank."""

    path: QPainterPath
    ink: Edges | None


class _Fonts(local):
    """Opened font files by path and size; each thread has its own, as QRawFont asks for."""

    def __init__(self) -> None:
        self.opened = lru_cache(maxsize=64)(_open_font)
        self.embeddable = lru_cache(maxsize=64)(_embeddable_font)


def _open_font(file: str, size: float) -> QRawFont:
    font = QRawFont(file, size, QFont.HintingPreference.PreferNoHinting)
    if not font.isValid():
        raise input_fault(
            file, "is not a font that can be read", "install the font again or choose another", code="font-missing",
            what_fa="قلم خوانده نمی‌شود", hint_fa="قلم را دوباره نصب کنید یا قلم دیگری برگزینید",
        )
    return font


def _embeddable_font(file: str, size: float) -> QRawFont:
    """The font by way of Qt's database: one opened straight as a file has no name for a PDF to embed it under."""
    plain = _open_font(file, size)
    QFontDatabase.addApplicationFont(file)
    font = QFontDatabase.font(plain.familyName(), plain.styleName(), 12)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    named = QRawFont.fromFont(font)
    # Another file may bear the same name; its glyph numbers would be other letters. `head` holds a file's checksum.
    if named.fontTable("head") != plain.fontTable("head"):
        return plain
    named.setPixelSize(size)
    return named


_fonts = _Fonts()


def glyph_shape(font: str, number: int) -> GlyphShape:
    """The outline of glyph `number` of the font file `font`. Raises InputFault when the file is no font."""
    return STORE.made(("glyph", font, number), lambda: _shape(font, number), _shape_weight)


def _shape(font: str, number: int) -> GlyphShape:
    path = _fonts.opened(font, MASTER).pathForGlyph(number)
    path.setFillRule(Qt.FillRule.WindingFill)
    box = path.controlPointRect()
    ink = None if path.isEmpty() else (box.left(), box.top(), box.right(), box.bottom())
    return GlyphShape(path, ink)


def _shape_weight(shape: GlyphShape) -> int:
    return 400 + 40 * shape.path.elementCount()


def ink_box(glyphs: Glyphs) -> QRectF:
    """A box around all outlines of a line with its stroke, in page px; at most a glyph's size too large.

    `glyphs.box` is the ink as layout rounds it; a painter must not cut off what rounding left out.
    """
    boxes = [box for run in glyphs.runs if (box := _run_box(run))]
    if not boxes:
        return QRectF()
    edge = glyphs.outline.width * (2.5 if glyphs.outline.sharp else 0.5) if glyphs.outline else 0.0
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top = min(lefts) - edge, min(tops) - edge
    return QRectF(left, top, max(rights) + edge - left, max(bottoms) + edge - top)


def _run_box(run: GlyphRun) -> Edges | None:
    """Left, top, right and bottom that no glyph of the run leaves: the extremes of places and of shapes, added."""
    inks = [ink for number in set(run.ids) if (ink := glyph_shape(run.font, number).ink)]
    if not inks:
        return None
    k, (xs, ys) = run.size / MASTER, zip(*run.places, strict=True)
    lefts, tops, rights, bottoms = zip(*inks, strict=True)
    return min(xs) + min(lefts) * k, min(ys) + min(tops) * k, max(xs) + max(rights) * k, max(ys) + max(bottoms) * k


# ---------------------------------------------------------------- united outlines


def line_path(glyphs: Glyphs, *, scale: float = 1.0) -> QPainterPath:
    """The united outline of a whole line in page px: no seams, no overlaps. For outlines and vector formats.

    `scale` is how many device px a px of the page will have; curves become lines fine enough for it.
    """
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for path, transform in united_parts(glyphs, scale=scale):
        whole.addPath(transform.map(path))
    return whole


def united_parts(glyphs: Glyphs, *, scale: float) -> list[tuple[QPainterPath, QTransform]]:
    """Letters that touch as one outline, each such part with its way to page px; `scale` as in `line_path`."""
    size = max((run.size for run in glyphs.runs), default=1.0) * scale
    letters = [letter for run in glyphs.runs for letter in _letters(run)]
    groups = touching([edges for _, edges in letters])
    return [_united([letters[at][0] for at in group], _fineness(size)) for group in groups]


# font file, size, glyph number, x, y
_Letter = tuple[str, float, int, float, float]


def _letters(run: GlyphRun) -> Iterator[tuple[_Letter, Edges]]:
    """The run's inked glyphs and their boxes in page px."""
    k = run.size / MASTER
    for number, (x, y) in zip(run.ids, run.places, strict=True):
        if ink := glyph_shape(run.font, number).ink:
            edges = (x + ink[0] * k, y + ink[1] * k, x + ink[2] * k, y + ink[3] * k)
            yield (run.font, run.size, number, x, y), edges


def _fineness(size: float) -> float:
    """The px size at which letters are united for text of `size` device px: a power of two, at least as large.

    `simplified` makes curves into lines about a quarter of a unit from the truth, so the size decides how fine and how
    slow it is; powers of two let a growing title keep its shapes.
    """
    return float(2 ** math.ceil(math.log2(max(size, 8.0))))


def _united(part: list[_Letter], fineness: float) -> tuple[QPainterPath, QTransform]:
    """One outline around a part, kept at `fineness` px with its first origin at zero, and its way to page px."""
    _, size, _, x0, y0 = part[0]
    k = fineness / size
    shape = tuple(
        (font, number, own * k / MASTER, round((x - x0) * k, 2), round((y - y0) * k, 2))
        for font, own, number, x, y in part
    )
    path = STORE.made(("part", shape), lambda: _union(shape), lambda path: 200 + 30 * path.elementCount())
    return path, QTransform(1 / k, 0.0, 0.0, 1 / k, x0, y0)


def _union(shape: tuple) -> QPainterPath:
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for font, number, share, x, y in shape:
        whole.addPath(QTransform(share, 0.0, 0.0, share, x, y).map(glyph_shape(font, number).path))
    united = whole.simplified()
    united.setFillRule(Qt.FillRule.WindingFill)
    return united


# ---------------------------------------------------------------- for painters that embed fonts


def glyph_runs(glyphs: Glyphs) -> list[QGlyphRun]:
    """The same glyphs as Qt's runs, in fonts that a PDF writer can embed."""
    return [_qt_run(run) for run in glyphs.runs if run.ids]


def _qt_run(run: GlyphRun) -> QGlyphRun:
    qt_run = QGlyphRun()
    qt_run.setRawFont(_fonts.embeddable(run.font, run.size))
    qt_run.setGlyphIndexes(list(run.ids))
    qt_run.setPositions([QPointF(x, y) for x, y in run.places])
    return qt_run
