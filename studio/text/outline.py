"""Turn set glyphs into outlines, for effects that need more than a fill: clips, curves, gaps in underlines."""

from collections.abc import Iterable
from functools import lru_cache
from threading import local

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainterPath, QRawFont

from studio.scene import GlyphRun, Outline
from studio.text.shape import ensure_application
from studio.values import Box

_MASTER = 1000.0  # px; outlines are read at one size, close to font units
_MOST_FONTS = 16
_UNITED = 5.0  # px to a px at which outlines are united: `simplified` stays within a quarter px of the truth


def letters(runs: Iterable[GlyphRun]) -> Outline:
    """The outlines of all glyphs in px: one shape under the non-zero rule, since overlaps at joins count once."""
    steps: list[tuple] = []
    for run in runs:
        k = run.size / _MASTER
        for number, (x, y) in zip(run.ids, run.places, strict=True):
            for letter, *numbers in _glyph(run.font, number):
                steps.append((letter, *((y if at % 2 else x) + n * k for at, n in enumerate(numbers))))
    return tuple(steps)


def united(outline: Outline) -> Outline:
    """The edge of the whole shape alone, without what letters hide of each other: for strokes that lie over a fill.

    Curves become lines within a twentieth of a px.
    """
    shape = path(outline, _UNITED).simplified()
    return tuple((letter, *(n / _UNITED for n in numbers)) for letter, *numbers in _closed(shape))


def path(outline: Outline, scale: float = 1.0) -> QPainterPath:
    """`outline`, `scale` times as large, for Qt."""
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    steps = {"M": whole.moveTo, "L": whole.lineTo, "C": whole.cubicTo, "Z": whole.closeSubpath}
    for letter, *numbers in outline:
        steps[letter](*(n * scale for n in numbers))
    return whole


def box_of(outline: Outline) -> Box:
    """The smallest box around what `outline` encloses."""
    rect = path(outline).boundingRect()
    return Box(rect.x(), rect.y(), rect.width(), rect.height())


class _Fonts(local):
    """Opened font files; each thread has its own, as QRawFont asks for."""

    def __init__(self) -> None:
        self.opened = lru_cache(maxsize=_MOST_FONTS)(_open)


def _open(file: str) -> QRawFont:
    ensure_application()
    return QRawFont(file, _MASTER, QFont.HintingPreference.PreferNoHinting)


_fonts = _Fonts()


@lru_cache(maxsize=2048)
def _glyph(file: str, number: int) -> Outline:
    """A glyph's closed contours at 1,000 px, its origin at zero."""
    return _closed(_fonts.opened(file).pathForGlyph(number))


def _closed(path: QPainterPath) -> Outline:
    steps: list[tuple] = []
    elements = iter([path.elementAt(at) for at in range(path.elementCount())])
    for element in elements:
        if element.isMoveTo():
            steps += [("Z",), ("M", element.x, element.y)]
        elif element.isLineTo():
            steps.append(("L", element.x, element.y))
        else:
            rest = [element, next(elements), next(elements)]
            steps.append(("C", *(number for part in rest for number in (part.x, part.y))))
    return (*steps[1:], ("Z",)) if steps else ()
