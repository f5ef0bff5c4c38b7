"""Turn a shape into its shadow: the shape's coverage, blurred, in one colour. Kept, so equal cards pay once."""

from collections.abc import Callable
from dataclasses import replace

from PIL import Image
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QBrush, QImage, QTransform

from studio.paint.bounds import SHADOW_REACH, reach
from studio.paint.cache import STORE
from studio.paint.canvas import Canvas, blank, fill_in, prepared, weight, whole_pixels, zoom
from studio.paint.convert import to_colour
from studio.paint.effects.blur import blurred
from studio.paint.images import is_see_through
from studio.scene import Glyphs, Item, Path, Picture, Shadow, rectangle
from studio.values import BLACK

DrawItem = Callable[[Item, Canvas], None]


def draw_shadow(item: Glyphs | Picture | Path, canvas: Canvas, draw_item: DrawItem) -> None:
    """Paint the shadow of `item`, whose shape `draw_item` paints."""
    shadow, shape, transform = item.shadow, _shape(item), canvas.transform
    linear = QTransform(transform.m11(), transform.m12(), transform.m21(), transform.m22(), 0.0, 0.0)
    area = whole_pixels(linear.mapRect(reach(shape)))
    scale = zoom(linear)
    if area.isEmpty() or scale == 0:
        return
    edge = int(shadow.blur * scale * SHADOW_REACH) + 1
    numbers = (transform.m11(), transform.m12(), transform.m21(), transform.m22())
    key = ("shadow", shape, shadow.blur, shadow.colour, numbers)

    def made() -> QImage:
        return _soft(_coverage(shape, linear, area, canvas, draw_item), shadow, scale, edge)

    image = STORE.made(key, made, weight)
    shift = linear.map(QPointF(shadow.dx, shadow.dy))
    canvas.lay(image, area.x() - edge + transform.dx() + shift.x(), area.y() - edge + transform.dy() + shift.y())


def _shape(item: Glyphs | Picture | Path) -> Item:
    """What casts the shadow. A picture casts that of its mask or box, unless it is itself see-through."""
    if not isinstance(item, Picture):
        return replace(item, shadow=None)
    if item.clip is None and is_see_through(item.source):
        return replace(item, shadow=None, effects=())
    return Path(outline=item.clip or rectangle(item.box), fill=BLACK)


def _coverage(shape: Item, linear: QTransform, area: QRect, canvas: Canvas, draw_item: DrawItem) -> QImage:
    image = blank(area.width(), area.height())
    with prepared(image) as painter:
        painter.setTransform(linear * QTransform.fromTranslate(-area.x(), -area.y()))
        draw_item(shape, Canvas(painter=painter, raster=True, scale=canvas.scale))
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
