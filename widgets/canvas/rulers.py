"""Turn a view into two rulers along the canvas, in px of the page and the digits of the window."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPen

from studio.values import Box
from widgets.canvas.view import View
from widgets.theme.current import colour
from widgets.words import number

THICK = 22.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_APART = 64.0  # px of the screen at least between two numbers


def step_of(zoom: float) -> int:
    """Px of the page between two numbers."""
    return next((step for step in _STEPS if step * zoom >= _APART), _STEPS[-1])


def paint_rulers(painter: QPainter, view: View, width: float, height: float, selected: Box | None) -> None:
    """The rulers above and at the left; what is selected is marked on them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(0, 0, width, THICK), colour("surface"))
    painter.fillRect(QRectF(0, 0, THICK, height), colour("surface"))
    if selected is not None:
        at = view.box_on_screen(selected)
        painter.fillRect(QRectF(max(at.x, THICK), 0, at.width, THICK), colour("accent", 0.18))
        painter.fillRect(QRectF(0, max(at.y, THICK), THICK, at.height), colour("accent", 0.18))
    font = QFont(QGuiApplication.font())
    font.setPixelSize(9)
    painter.setFont(font)
    painter.setClipRect(QRectF(THICK, 0, width - THICK, THICK))
    _paint_ticks(painter, view.zoom, view.x, width, upright=False)
    painter.setClipRect(QRectF(0, THICK, THICK, height - THICK))
    _paint_ticks(painter, view.zoom, view.y, height, upright=True)
    painter.setClipping(False)
    painter.fillRect(QRectF(0, 0, THICK, THICK), colour("surface"))
    painter.setPen(QPen(colour("line"), 1))
    painter.drawLine(QPointF(0, THICK), QPointF(width, THICK))
    painter.drawLine(QPointF(THICK, 0), QPointF(THICK, height))
    painter.restore()


def _paint_ticks(painter: QPainter, zoom: float, origin: float, length: float, *, upright: bool) -> None:
    step = step_of(zoom)
    fine = step / 5 if step % 5 == 0 else step / 2
    first = int((THICK - origin) / zoom / fine) - 1
    last = int((length - origin) / zoom / fine) + 1
    for tick in range(first, last + 1):
        at = tick * fine
        place = origin + at * zoom
        whole = abs(at % step) < 1e-6
        painter.setPen(QPen(colour("field" if whole else "line"), 1))
        long = THICK * (0.55 if whole else 0.25)
        line = (THICK - long, place, THICK, place) if upright else (place, THICK - long, place, THICK)
        painter.drawLine(QPointF(line[0], line[1]), QPointF(line[2], line[3]))
        if whole:
            painter.setPen(colour("muted"))
            _paint_number(painter, round(at), place, upright)


def _paint_number(painter: QPainter, value: int, place: float, upright: bool) -> None:
    if not upright:
        painter.drawText(QRectF(place + 3, 1, 60, 11), _LEFT, _shown(value))
        return
    painter.save()
    painter.translate(11, place + 3)
    painter.rotate(90)
    painter.drawText(QRectF(0, 0, 60, 11), _LEFT, _shown(value))
    painter.restore()


def _shown(value: int) -> str:
    """A number with its minus before it, whatever the direction of the window."""
    return f"\u200e{number(value)}"
