"""Turn a set line of text into an image in which joined letters are one shape.

Why not QPainter's own glyph drawing: it lays each glyph's soft edge over its neighbour's, which leaves pale hairlines
where letters join (up to 90 of 255 at 32 px), doubles alpha where they overlap, moves glyphs by quarter pixels and
whole rows, and drew nothing at all above 64 px. Here the coverage of a whole line is gathered before any colour is
laid on the page: small upright text from sheets of ready glyph images that are added up, all other text from united
outlines.
"""

import math
from dataclasses import replace

from PIL import Image, ImageChops
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from studio.paint.cache import STORE
from studio.paint.canvas import Canvas, blank, fill_in, prepared, weight, whole_pixels, zoom
from studio.paint.convert import to_brush, to_pen
from studio.paint.outlines import ink_box, united_parts
from studio.paint.sheets import LARGEST, draw_from_sheets
from studio.scene import Fill, Glyphs, Stroke, by_fill
from studio.values import BLACK

# Pixels of the largest line image that is kept whole, wherever it stands.
_MOST_KEPT = 4_000_000
# How many times larger a stroke is painted before it is made its size, and the largest line for which that is done.
_FINER = 3
_MOST_FINER = 1_000_000


def line_image(glyphs: Glyphs, canvas: Canvas) -> tuple[int, int, QImage] | None:
    """The line (its outline and its fill) as an image and the pixel of its left top corner. Kept for the next time.

    None when there is nothing to see.
    """
    transform = canvas.transform
    left, top = math.floor(transform.dx()), math.floor(transform.dy())
    # The same line a whole number of pixels further on is the same image.
    device = transform * QTransform.fromTranslate(-left, -top)
    look = (glyphs.fill, glyphs.outline, glyphs.outline_at, glyphs.letters)
    key = ("line", glyphs.runs, *look, *_six(device))
    kept = STORE.get(key)
    if kept is None:
        area = whole_pixels(device.mapRect(ink_box(glyphs)))
        keep = area.width() * area.height() <= _MOST_KEPT
        if not keep:
            area &= canvas.pixels.translated(-left, -top)
        if area.isEmpty():
            return None
        kept = (area.x(), area.y(), _painted(glyphs, device, area, canvas.scale))
        if keep:
            STORE.put(key, kept, weight(kept[2]) + 200 * sum(len(run.ids) for run in glyphs.runs))
    x, y, image = kept
    return x + left, y + top, image


def _six(transform: QTransform) -> tuple[float, ...]:
    numbers = (transform.m11(), transform.m12(), transform.m21(), transform.m22(), transform.dx(), transform.dy())
    return tuple(round(number, 6) for number in numbers)


def _painted(glyphs: Glyphs, device: QTransform, area: QRect, usual: float) -> QImage:
    local = device * QTransform.fromTranslate(-area.x(), -area.y())
    shape = _coverage(glyphs, local, area, usual)
    letters = _in_many_fills(glyphs, shape, local, area, usual) if glyphs.letters else _in(glyphs.fill, shape, local)
    if glyphs.outline is None:
        return letters
    still = abs(zoom(local) - usual) < 1e-6  # in a zoom nobody sees specks, and each moment is painted anew
    stroke = _outlined(glyphs, glyphs.outline, local, area, _FINER if still else 1)
    if glyphs.outline_at == "inside":
        return _lined(letters, stroke, shape)
    under, over = (stroke, letters) if glyphs.outline_at == "behind" else (letters, stroke)
    with prepared(under) as painter:
        painter.drawImage(0, 0, over)
    return under


def _lined(letters: QImage, stroke: QImage, shape: QImage) -> QImage:
    """Letters with the part of a stroke that lies in their `shape`; along their soft edge the stroke alone is seen."""
    mode = QPainter.CompositionMode
    with prepared(letters) as painter:
        painter.setCompositionMode(mode.CompositionMode_DestinationOut)
        painter.drawImage(0, 0, stroke)
        with prepared(stroke) as cut:
            cut.setCompositionMode(mode.CompositionMode_DestinationIn)
            cut.drawImage(0, 0, shape)
        painter.setCompositionMode(mode.CompositionMode_Plus)
        painter.drawImage(0, 0, stroke)
    return letters


def _outlined(glyphs: Glyphs, stroke: Stroke, local: QTransform, area: QRect, finer: int) -> QImage:
    """The stroke round the united letters: part by part in black, then as one coat in its colour.

    Qt adds up the soft edges of a stroke's own joins, which leaves specks along it; painted `finer` they vanish.
    """
    finer = finer if area.width() * area.height() <= _MOST_FINER else 1
    image = blank(area.width() * finer, area.height() * finer)
    pen = to_pen(replace(stroke, fill=BLACK))
    with prepared(image) as painter:
        for path, transform in united_parts(glyphs, scale=zoom(local)):
            painter.setTransform(transform * local * QTransform.fromScale(finer, finer))
            pen.setWidthF(stroke.width / transform.m11())
            painter.strokePath(path, pen)
    if finer > 1:
        exactly, smoothly = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(area.width(), area.height(), exactly, smoothly)
    fill_in(image, local, to_brush(stroke.fill))
    return image


def _coverage(glyphs: Glyphs, local: QTransform, area: QRect, usual: float) -> QImage:
    """The letters in black, as one coat."""
    image = blank(area.width(), area.height())
    with prepared(image) as painter:
        if _comes_from_sheets(glyphs, local, usual):
            draw_from_sheets(glyphs, local, painter)
        else:
            _fill_parts(glyphs, local, painter)
    return image


def _in(fill: Fill, shape: QImage, local: QTransform) -> QImage:
    """A shape in its colour, which takes the place of its black."""
    image = shape.copy()
    if fill != BLACK:
        fill_in(image, local, to_brush(fill))
    return image


def _in_many_fills(glyphs: Glyphs, shape: QImage, local: QTransform, area: QRect, usual: float) -> QImage:
    """The line's shape shared out to its fills, so that joins stay as whole as in one colour.

    Letters with a fill of their own take what they cover, the others what is left: the sum is the line's coverage.
    """
    image, left = blank(area.width(), area.height()), _grey(shape)
    *parts, (fill, _) = by_fill(glyphs)
    with prepared(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
        for own, runs in parts:
            taken = ImageChops.darker(left, _grey(_coverage(replace(glyphs, runs=runs), local, area, usual)))
            left = ImageChops.subtract(left, taken)
            painter.drawImage(0, 0, _in(own, _black(taken), local))
        painter.drawImage(0, 0, _in(fill, _black(left), local))
    return image


def _grey(image: QImage) -> Image.Image:
    """An image's alpha as grey."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    size = (alpha.width(), alpha.height())
    return Image.frombytes("L", size, bytes(alpha.constBits()), "raw", "L", alpha.bytesPerLine(), 1)


def _black(grey: Image.Image) -> QImage:
    """Black of an alpha."""
    image = QImage(grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Alpha8)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _fill_parts(glyphs: Glyphs, local: QTransform, painter: QPainter) -> None:
    for path, transform in united_parts(glyphs, scale=zoom(local)):
        painter.setTransform(transform * local)
        painter.fillPath(path, Qt.GlobalColor.black)


def _comes_from_sheets(glyphs: Glyphs, local: QTransform, usual: float) -> bool:
    """Whether the text is small, upright and of the page's `usual` scale; a zoom would need new sheets every moment."""
    same = abs(local.m11() - usual) < 1e-9 and abs(local.m22() - usual) < 1e-9
    upright = local.m12() == 0 and local.m21() == 0
    return same and upright and all(run.size * usual <= LARGEST for run in glyphs.runs)
