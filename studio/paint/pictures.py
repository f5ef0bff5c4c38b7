"""Turn a Picture item into paint: the right size first, then the mask."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from studio.paint.canvas import Canvas, saved
from studio.paint.convert import to_path, to_rect
from studio.paint.footage import footage
from studio.paint.images import fitted, with_effects
from studio.scene import Picture


def draw_picture(item: Picture, canvas: Canvas) -> None:
    """Paint a picture without its shadow."""
    box = to_rect(item.box)
    if box.isEmpty():
        return
    with saved(canvas.painter):
        if item.clip is not None:
            canvas.painter.setClipPath(to_path(item.clip), Qt.ClipOperation.IntersectClip)
        if canvas.raster and _stands_still(canvas):
            _draw_still(item, canvas, canvas.transform.mapRect(box))
        else:
            k = canvas.fineness
            canvas.put(_made(item, (max(1, round(box.width() * k)), max(1, round(box.height() * k)))), box)


def _stands_still(canvas: Canvas) -> bool:
    """Whether a px of the page is as large as everywhere and the page has not been moved by parts of a pixel."""
    t = canvas.transform
    straight = abs(t.m12()) < 1e-9 and abs(t.m21()) < 1e-9
    same = abs(t.m11() - canvas.scale) < 1e-9 and abs(t.m22() - canvas.scale) < 1e-9
    return straight and same and t.dx() == round(t.dx()) and t.dy() == round(t.dy())


def _draw_still(item: Picture, canvas: Canvas, seen: QRectF) -> None:
    """Sides on whole pixels, each pixel of the scaled picture on one of the device: as sharp as can be."""
    left, top = round(seen.left()), round(seen.top())
    size = (max(1, round(seen.right()) - left), max(1, round(seen.bottom()) - top))
    image = _made(item, size)
    if (image.width(), image.height()) == size:
        canvas.lay(image, left, top)
    else:  # so large that the picture was not blown up in full
        canvas.put(image, to_rect(item.box))


def _made(item: Picture, size: tuple[int, int]) -> QImage:
    scale = size[0] / item.box.width
    if item.moment is not None:
        return with_effects(footage(item.source, item.moment, item.crop, size), item.effects, scale)
    return fitted(item.source, item.crop, size, item.effects, scale)
