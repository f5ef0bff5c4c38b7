"""Turn a shape into its shadow: the shape's coverage, blurred, in one colour.

Kept, so that equal cards pay once, and made for the upright page, so that a film that turns or zooms it pays once too.
"""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QImage, QTransform

from studio.paint.bounds import SHADOW_REACH, reach
from studio.paint.cache import STORE
from studio.paint.canvas import Canvas, blank, fill_in, prepared, weight, whole_pixels
from studio.paint.convert import to_colour
from studio.paint.effects.blur import blurred
from studio.paint.images import is_see_through
from studio.scene import Glyphs, Item, Path, Picture, Shadow, casting, rectangle
from studio.values import BLACK

# A shape far larger than any page casts a coarser shadow.
_MOST_PIXELS = 16_000_000

DrawItem = Callable[[Item, Canvas], None]


def draw_shadow(item: Glyphs | Picture | Path, canvas: Canvas, draw_item: DrawItem) -> None:
    """Paint the shadow of `item`, whose shape `draw_item` paints."""
    shadow, shape = item.shadow, _shape(item)
    box = reach(shape)
    if box.isEmpty():
        return
    k = min(canvas.fineness, (_MOST_PIXELS / (box.width() * box.height())) ** 0.5)
    area = whole_pixels(QTransform.fromScale(k, k).mapRect(box))
    edge = int(shadow.blur * k * SHADOW_REACH) + 1

    def made() -> QImage:
        return _soft(_coverage(shape, k, area, draw_item), shadow, k, edge)

    image = STORE.made(("shadow", shape, shadow.blur, shadow.colour, k), made, weight)
    left, top = (area.x() - edge) / k + shadow.dx, (area.y() - edge) / k + shadow.dy
    canvas.put(image, QRectF(left, top, image.width() / k, image.height() / k))


def _shape(item: Glyphs | Picture | Path) -> Item:
    """What casts the shadow. A picture casts that of its mask or box, unless it is itself see-through."""
    if not isinstance(item, Picture):
        return casting(item)
    if item.clip is None and item.moment is None and is_see_through(item.source):
        return replace(item, shadow=None, effects=())
    return Path(outline=item.clip or rectangle(item.box), fill=BLACK)


def _coverage(shape: Item, k: float, area: QRect, draw_item: DrawItem) -> QImage:
    image = blank(area.width(), area.height())
    with prepared(image) as painter:
        painter.setTransform(QTransform(k, 0.0, 0.0, k, -area.x(), -area.y()))
        draw_item(shape, Canvas(painter=painter, raster=True, scale=k))
    return image


def _soft(coverage: QImage, shadow: Shadow, scale: float, edge: int) -> QImage:
    """The blurred coverage in the shadow's colour, `edge` px wider on each side."""
    width, height = coverage.width() + 2 * edge, coverage.height() + 2 * edge
    alpha = coverage.convertToFormat(QImage.Format.Format_Alpha8)
    size, line = (alpha.width(), alpha.height()), alpha.bytesPerLine()
    grey = Image.new("L", (width, height))
    grey.paste(Image.frombytes("L", size, bytes(alpha.constBits()), "raw", "L", line, 1), (edge, edge))
    black = Image.new("L", (width, height))
    soft = Image.merge("RGBA", (black, black, black, blurred(grey, shadow.blur * scale)))
    made = QImage(soft.tobytes(), width, height, width * 4, QImage.Format.Format_RGBA8888_Premultiplied)
    made = made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    fill_in(made, QTransform(), QBrush(to_colour(shadow.colour)))
    return made
