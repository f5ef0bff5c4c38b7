"""Turn glyphs of small upright text into ready images, a sheet for each font file and size.

A glyph is kept at eighths of a pixel in both directions, so that it stands at most a sixteenth from its place, far
below what can be seen. Images are *added*: two letters that meet within a pixel cover it by the sum of both, as one
shape would. Filling the same outlines takes three to ten times as long.
"""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from studio.paint.cache import STORE
from studio.paint.canvas import blank, prepared, weight
from studio.paint.outlines import MASTER, glyph_shape
from studio.scene import GlyphRun, Glyphs

# The largest text, in device px, that comes from sheets.
LARGEST = 48.0
_PHASES = 8
_MOST_BYTES = 3_000_000

# Where a glyph's image stands with its left top corner from the pixel the glyph's origin lies in, and the image.
_Stamp = tuple[int, int, QImage]
_BLANK: _Stamp = (0, 0, QImage())


class Sheet:
    """Glyph images of one font file at one size in device px; emptied when it takes more than 3 MB."""

    def __init__(self, font: str, size: float) -> None:
        self.font, self.size = font, size
        self.bytes = 0
        self._stamps: dict[tuple[int, int, int], _Stamp] = {}

    def draw(self, painter: QPainter, glyphs: list[tuple[int, int, int]]) -> None:
        """Add glyphs to the picture: number and origin in eighths of a pixel."""
        stamps, add = self._stamps, painter.drawImage
        for number, x, y in glyphs:
            key = (number, x % _PHASES, y % _PHASES)
            # One look-up, since another thread may empty the sheet meanwhile.
            stamp = stamps.get(key) or self._made(*key)
            if stamp is not _BLANK:
                left, top, image = stamp
                add(x // _PHASES + left, y // _PHASES + top, image)

    def _made(self, number: int, x: int, y: int) -> _Stamp:
        stamp = _stamped(self.font, self.size, number, x / _PHASES, y / _PHASES)
        self.bytes += weight(stamp[2])
        if self.bytes > _MOST_BYTES:
            self._stamps.clear()
            self.bytes = 0
        self._stamps[number, x, y] = stamp
        return stamp


def _stamped(font: str, size: float, number: int, x: float, y: float) -> _Stamp:
    shape, k = glyph_shape(font, number), size / MASTER
    if shape.ink is None:
        return _BLANK
    left, top = math.floor(shape.ink[0] * k + x), math.floor(shape.ink[1] * k + y)
    right, bottom = math.ceil(shape.ink[2] * k + x), math.ceil(shape.ink[3] * k + y)
    image = blank(right - left, bottom - top)
    with prepared(image) as painter:
        painter.setTransform(QTransform(k, 0.0, 0.0, k, x - left, y - top))
        painter.fillPath(shape.path, Qt.GlobalColor.black)
    return left, top, image


def draw_from_sheets(glyphs: Glyphs, local: QTransform, painter: QPainter) -> None:
    """Add the line's glyphs in black to a clear image. `local` is upright and leads from page px to its pixels."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    for run in glyphs.runs:
        size = run.size * local.m11()
        _sheet(run.font, round(size, 4)).draw(painter, _in_eighths(run, local))


def _sheet(font: str, size: float) -> Sheet:
    return STORE.made(("sheet", font, size), lambda: Sheet(font, size), lambda _: _MOST_BYTES)


def _in_eighths(run: GlyphRun, local: QTransform) -> list[tuple[int, int, int]]:
    k, dx, dy = local.m11() * _PHASES, local.dx() * _PHASES, local.dy() * _PHASES
    return [(number, round(x * k + dx), round(y * k + dy)) for number, (x, y) in zip(run.ids, run.places, strict=True)]
