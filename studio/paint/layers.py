"""Turn groups into images of their own that are laid over what is there: faded, blended, or kept for the next time."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from studio.paint.bounds import reach_inside
from studio.paint.cache import STORE
from studio.paint.canvas import Canvas, blank, fill_in, prepared, weight, whole_pixels
from studio.paint.convert import to_brush
from studio.scene import Blend, Fill, Group

DrawInside = Callable[[Group, Canvas], None]

_MODES: dict[Blend, QPainter.CompositionMode] = {
    "normal": QPainter.CompositionMode.CompositionMode_SourceOver,
    "multiply": QPainter.CompositionMode.CompositionMode_Multiply,
    "screen": QPainter.CompositionMode.CompositionMode_Screen,
    "overlay": QPainter.CompositionMode.CompositionMode_Overlay,
    "soft-light": QPainter.CompositionMode.CompositionMode_SoftLight,
    "darken": QPainter.CompositionMode.CompositionMode_Darken,
    "lighten": QPainter.CompositionMode.CompositionMode_Lighten,
}
_WHOLE = 1e-3  # a pixel's thousandth counts as none


def draw_layer(group: Group, reach: QRectF, canvas: Canvas, draw_inside: DrawInside) -> None:
    """Paint `group` apart, then lay it over with its opacity and blend. `canvas` has the group's transform already."""
    transform = canvas.transform
    area = canvas.area(reach)
    if area.isEmpty():
        return
    _lay(group, _layer(group, transform, area, canvas.scale, draw_inside), area.topLeft(), canvas)


def draw_coat(reach: QRectF, fill: Fill, canvas: Canvas, draw: Callable[[QPainter], None]) -> None:
    """Paint what `draw` paints in black, but in `fill` and as one coat, however often it crosses itself."""
    transform = canvas.transform
    area = canvas.area(reach)
    if area.isEmpty():
        return
    local = transform * QTransform.fromTranslate(-area.x(), -area.y())
    image = blank(area.width(), area.height())
    with prepared(image) as painter:
        painter.setTransform(local)
        draw(painter)
    fill_in(image, local, to_brush(fill))
    canvas.lay(image, area.x(), area.y())


def can_keep(group: Group, canvas: Canvas) -> bool:
    """Whether the group's picture may serve again: it promises to look the same and stands upright on whole pixels."""
    if group.key is None or not canvas.raster:
        return False
    t = canvas.transform
    whole = abs(t.dx() - round(t.dx())) < _WHOLE and abs(t.dy() - round(t.dy())) < _WHOLE
    return whole and abs(t.m12()) < 1e-9 and abs(t.m21()) < 1e-9 and t.m11() > 0 and t.m22() > 0


def draw_kept(group: Group, canvas: Canvas, draw_inside: DrawInside) -> None:
    """Lay the kept picture of `group` over, painting it first when there is none."""
    transform, pixels = canvas.transform, canvas.pixels
    shift = QPoint(round(transform.dx()), round(transform.dy()))
    free = ("group", group.key, transform.m11(), transform.m22())
    bound = (*free, shift.x(), shift.y(), pixels.width(), pixels.height())
    kept = STORE.get(free) or STORE.get(bound)
    if kept is None:
        whole = whole_pixels(transform.mapRect(reach_inside(group)))
        area = whole & pixels
        image = _opaque_if_full(_layer(group, transform, area, canvas.scale, draw_inside))
        kept = (image, area.topLeft() - shift)
        # What the page's edge has cut off would be missed elsewhere, so such a picture serves this place only.
        STORE.put(free if area == whole else bound, kept, weight(image))
    image, corner = kept
    _lay(group, image, corner + shift, canvas)


def draw_moving(group: Group, canvas: Canvas, draw_inside: DrawInside) -> None:
    """Lay the picture of `group`, painted once upright, wherever its motion has brought it, at parts of a pixel."""
    fineness = canvas.fineness
    name = ("moving", group.key, fineness)
    kept = STORE.get(name)
    if kept is None:
        upright = QTransform.fromScale(fineness, fineness)
        area = whole_pixels(upright.mapRect(reach_inside(group)))
        kept = (_layer(group, upright, area, fineness, draw_inside), upright.inverted()[0].mapRect(QRectF(area)))
        STORE.put(name, kept, weight(kept[0]))
    image, box = kept
    painter = canvas.painter
    painter.setOpacity(painter.opacity() * group.opacity)
    painter.setCompositionMode(_MODES[group.blend])
    canvas.put(image, box)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _layer(group: Group, transform: QTransform, area: QRect, scale: float, draw_inside: DrawInside) -> QImage:
    image = blank(area.width(), area.height())
    with prepared(image) as painter:
        painter.setTransform(transform * QTransform.fromTranslate(-area.x(), -area.y()))
        draw_inside(group, Canvas(painter=painter, raster=True, scale=scale))
    return image


def _lay(group: Group, image: QImage, corner: QPoint, canvas: Canvas) -> None:
    painter = canvas.painter
    painter.setOpacity(painter.opacity() * group.opacity)
    painter.setCompositionMode(_MODES[group.blend])
    canvas.lay(image, corner.x(), corner.y())
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _opaque_if_full(image: QImage) -> QImage:
    """The same picture as RGB32 when nothing shines through: laying that over is plain copying."""
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    width, line, data = alpha.width(), alpha.bytesPerLine(), bytes(alpha.constBits())
    full = all(data.count(255, row * line, row * line + width) == width for row in range(alpha.height()))
    return image.convertToFormat(QImage.Format.Format_RGB32) if full else image
