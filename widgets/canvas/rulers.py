"""Turn a view into two rulers along the canvas, in px of the page and the digits of the window."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPen, QPixmap

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


class Rulers:
    """The rulers above and at the left of one canvas; painted anew only when the view is another."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] | None = None
        self._strips: tuple[QPixmap, QPixmap] | None = None

    def paint(self, painter: QPainter, view: View, size: QSize, selected: Box | None) -> None:
        """Paint both over a widget of that size; what is selected is marked on them."""
        width, height = size.width(), size.height()
        dpr = painter.device().devicePixelRatioF()
        key = (view, width, height, dpr, colour("surface").rgba(), colour("muted").rgba())
        if key != self._key:
            self._key = key
            self._strips = (_strip(view, QSize(width, int(THICK)), dpr, upright=False),
                            _strip(view, QSize(int(THICK), height), dpr, upright=True))
        painter.drawPixmap(0, 0, self._strips[0])
        painter.drawPixmap(0, 0, self._strips[1])
        painter.fillRect(QRectF(0, 0, THICK - 1, THICK - 1), colour("surface"))
        if selected is not None:
            at = view.box_on_screen(selected)
            painter.fillRect(QRectF(max(at.x, THICK), 0, _rest(at.x, at.width), THICK), colour("accent", 0.18))
            painter.fillRect(QRectF(0, max(at.y, THICK), THICK, _rest(at.y, at.height)), colour("accent", 0.18))


def _rest(start: float, length: float) -> float:
    """What is seen of a length that may begin under the corner."""
    return max(0.0, start + length - max(start, THICK))


def _strip(view: View, size: QSize, dpr: float, *, upright: bool) -> QPixmap:
    """One ruler."""
    strip = QPixmap(size * dpr)
    strip.setDevicePixelRatio(dpr)
    strip.fill(colour("surface"))
    font = QFont(QGuiApplication.font())
    font.setPixelSize(9)
    with QPainter(strip) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font)
        if upright:
            painter.setClipRect(QRectF(0, THICK, THICK, size.height() - THICK))
            _paint_ticks(painter, view.zoom, view.y, size.height(), upright=True)
        else:
            painter.setClipRect(QRectF(THICK, 0, size.width() - THICK, THICK))
            _paint_ticks(painter, view.zoom, view.x, size.width(), upright=False)
        painter.setClipping(False)
        painter.setPen(QPen(colour("line"), 1))
        edge = THICK - 1
        far = QPointF(edge, size.height()) if upright else QPointF(size.width(), edge)
        painter.drawLine(QPointF(edge, edge), far)
    return strip


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
