"""Turn a frame into pixels.

`paint` gives an image, `draw` puts the same items through any painter (PDF). Both are deterministic: the same frame
gives the same bytes. A painter decides nothing about meaning; whatever is in the frame is drawn where it says.
"""

from PySide6.QtGui import QImage, QPainter

from studio.paint.app import ensure_app
from studio.paint.canvas import Canvas, prepared
from studio.paint.convert import to_colour
from studio.paint.items import draw_items
from studio.scene import Frame

__all__ = ["draw", "ensure_app", "paint"]


def paint(frame: Frame, *, scale: float = 1.0) -> QImage:
    """The picture of `frame`, `scale` device pixels to each px of the page, sRGB.

    The image is `frame.size` times `scale` px, rounded; RGB32, or ARGB32_Premultiplied when the ground is see-through.
    Raises InputFault when a picture or font file of the frame cannot be used.
    """
    ensure_app()
    opaque = frame.ground.alpha >= 1
    size = (max(1, round(frame.size.width * scale)), max(1, round(frame.size.height * scale)))
    image = QImage(*size, QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(to_colour(frame.ground))
    with prepared(image) as painter:
        painter.scale(scale, scale)
        draw_items(frame.items, Canvas(painter=painter, raster=True, scale=scale))
    return image


def draw(frame: Frame, painter: QPainter) -> None:
    """Draw `frame` with `painter`, one unit of its transform to each px. The ground is drawn unless it is clear.

    On a device that is not an image (PDF), letters and shapes stay vectors; only shadows, picture effects and groups
    blended or faded as one become images.
    """
    ensure_app()
    canvas = Canvas.of(painter)
    if frame.ground.alpha > 0:
        painter.fillRect(0, 0, round(frame.size.width), round(frame.size.height), to_colour(frame.ground))
    draw_items(frame.items, canvas)
