"""Turn an item's shadow into an image of its own, for writers of formats whose shapes stay vectors."""

from dataclasses import replace

from PySide6.QtGui import QImage

from studio.paint.app import ensure_app
from studio.paint.bounds import reach, with_shadow
from studio.paint.canvas import Canvas, blank, prepared, whole_pixels
from studio.paint.effects.shadow import draw_shadow
from studio.paint.items import draw_item
from studio.scene import Glyphs, Path, Picture
from studio.values import Box


def shadow_image(item: Glyphs | Picture | Path, *, scale: float) -> tuple[QImage, Box]:
    """The shadow of `item` alone, `scale` pixels to a px, on a clear ground, and the box on the page it fills.

    Raises InputFault for a picture or font file of no use.
    """
    ensure_app()
    plain = reach(replace(item, shadow=None))
    area = whole_pixels(with_shadow(plain, item.shadow))
    image = blank(round(area.width() * scale), round(area.height() * scale))
    with prepared(image) as painter:
        painter.scale(scale, scale)
        painter.translate(-area.x(), -area.y())
        draw_shadow(item, Canvas(painter=painter, raster=True, scale=scale), draw_item)
    return image, Box(area.x(), area.y(), image.width() / scale, image.height() / scale)
