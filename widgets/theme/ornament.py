"""Turn a rectangle into a quiet lattice of eight-pointed stars (khatam), for heads and the spine of the window."""

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF


@lru_cache(maxsize=8)
def _stars(columns: int, rows: int, cell: float) -> QPainterPath:
    """Stars of two squares on a square lattice, each joined to its neighbours. Kept: heads are painted often."""
    path = QPainterPath()
    radius = cell * 0.36
    for row in range(rows):
        for column in range(columns):
            centre = QPointF(column * cell, row * cell)
            for turn in (0.0, pi / 4):
                path.addPolygon(_square(centre, radius, turn))
            path.addEllipse(centre, radius * 0.28, radius * 0.28)
            path.moveTo(centre + QPointF(radius, 0))
            path.lineTo(centre + QPointF(cell - radius, 0))
            path.moveTo(centre + QPointF(0, radius))
            path.lineTo(centre + QPointF(0, cell - radius))
            path.addPolygon(_square(centre + QPointF(cell / 2, cell / 2), cell * 0.13, pi / 4))
    return path


def draw_stars(painter: QPainter, rectangle: QRectF, colour: str, *, cell: float, strength: float) -> None:
    """Draw the lattice inside `rectangle`, `strength` 0-1 of `colour`."""
    painter.save()
    painter.setClipRect(rectangle)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour)
    ink.setAlphaF(strength)
    painter.setPen(QPen(ink, max(1.0, cell / 60), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.translate(rectangle.topLeft())
    painter.drawPath(_stars(int(rectangle.width() / cell) + 2, int(rectangle.height() / cell) + 2, cell))
    painter.restore()


def _square(centre: QPointF, radius: float, turn: float) -> QPolygonF:
    corners = [QPointF(cos(turn + k * pi / 2), sin(turn + k * pi / 2)) * radius + centre for k in range(4)]
    return QPolygonF([*corners, corners[0]])
