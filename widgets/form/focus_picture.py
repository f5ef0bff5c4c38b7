"""Turn a picture into a small view in which the point that always stays in sight can be dragged."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from widgets.fitting import fitted
from widgets.theme import current
from widgets.words import tr

_HEIGHT = 150
_STEP = 0.02
_KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class FocusPicture(QWidget):
    """A picture with its focus: shares from left and top. While it is dragged `moving` tells, at the end `moved`."""

    moving = Signal(float, float)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("Picture"))
        self._image: QImage | None = None
        self._focus = QPointF(0.5, 0.5)
        self._movable = False

    def show_picture(self, image: QImage | None) -> None:
        """Show `image`, or an empty place."""
        self._image = image
        self.update()

    def show_focus(self, focus: tuple[float, float] | None) -> None:
        """Show the point that stays in sight; None where the whole picture is shown anyway."""
        self._movable = focus is not None
        self._focus = QPointF(*(focus or (0.5, 0.5)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._movable else Qt.FocusPolicy.NoFocus)
        self.setToolTip(tr("Drag the ring to what must stay in sight") if self._movable else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.fillPath(shape, current.colour("sunk"))
        if self._image is not None:
            painter.setClipPath(shape)
            painter.drawImage(self._place(), self._image)
            painter.setClipping(False)
            self._paint_ring(painter)
        painter.setPen(QPen(current.colour("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1))
        painter.drawPath(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._movable and self._image is not None:
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._movable or event.key() not in _KEYS:
            super().keyPressEvent(event)
            return
        across, down = _KEYS[event.key()]
        self._set(self._focus.x() + across * _STEP, self._focus.y() + down * _STEP)
        self.moved.emit()

    def _place(self) -> QRectF:
        """Where the picture is drawn."""
        return fitted(self._image.size(), self.size())

    def _paint_ring(self, painter: QPainter) -> None:
        if not self._movable:
            return
        place = self._place()
        at = QPointF(place.x() + self._focus.x() * place.width(), place.y() + self._focus.y() * place.height())
        for colour, width in ((Qt.GlobalColor.black, 5.0), (Qt.GlobalColor.white, 2.5)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, 11, 11)

    def _drag(self, at: QPointF) -> None:
        if self._movable and self._image is not None:
            place = self._place()
            self._set((at.x() - place.x()) / place.width(), (at.y() - place.y()) / place.height())

    def _set(self, x: float, y: float) -> None:
        self._focus = QPointF(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
        self.moving.emit(round(self._focus.x(), 3), round(self._focus.y(), 3))
        self.update()
