"""Turn a rectangle into a quiet lattice of eight-pointed stars (khatam), for heads and the spine of the window."""

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform


def draw_stars(painter: QPainter, rectangle: QRectF, colour: str, *, cell: float, strength: float) -> None:
    """Draw the lattice inside `rectangle`, `strength` 0-1 of `colour`: one tile of it again and again, as heads are
    painted often."""
    tile = _tile(colour, cell, strength, painter.device().devicePixelRatio())
    brush, k = QBrush(tile), cell / tile.width()
    brush.setTransform(QTransform(k, 0, 0, k, rectangle.left(), rectangle.top()))
    painter.fillRect(rectangle, brush)


@lru_cache(maxsize=16)
def _tile(colour: str, cell: float, strength: float, ratio: float) -> QImage:
    """What repeats, in pixels of the display."""
    side = round(cell * ratio)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    ink = QColor(colour)
    ink.setAlphaF(strength)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(side / cell, side / cell)
        painter.setPen(QPen(ink, max(1.0, cell / 60), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(_stars(cell))
    return image


def _stars(cell: float) -> QPainterPath:
    """Stars of two squares at the corners of a cell, each joined to its neighbours."""
    path = QPainterPath()
    radius = cell * 0.36
    for corner in ((0, 0), (1, 0), (0, 1), (1, 1)):
        centre = QPointF(*corner) * cell
        for turn in (0.0, pi / 4):
            path.addPolygon(_square(centre, radius, turn))
        path.addEllipse(centre, radius * 0.28, radius * 0.28)
        path.moveTo(centre + QPointF(radius, 0))
        path.lineTo(centre + QPointF(cell - radius, 0))
        path.moveTo(centre + QPointF(0, radius))
        path.lineTo(centre + QPointF(0, cell - radius))
    path.addPolygon(_square(QPointF(cell / 2, cell / 2), cell * 0.13, pi / 4))
    return path


def _square(centre: QPointF, radius: float, turn: float) -> QPolygonF:
    corners = [QPointF(cos(turn + k * pi / 2), sin(turn + k * pi / 2)) * radius + centre for k in range(4)]
    return QPolygonF([*corners, corners[0]])
