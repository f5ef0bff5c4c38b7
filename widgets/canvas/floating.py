"""Turn a row of buttons into a small bar that floats beside what is selected."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studio.values import Box
from widgets.theme.current import colour

_GAP = 44  # px between the selection and the bar: the handle for turning is there
_NEAR = 12


class FloatingBar(QFrame):
    """A bar whose buttons stand in `row`; hidden until it stands beside something. It never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(4, 4, 4, 4)
        self.row.setSpacing(0)
        self.hide()

    def stand_beside(self, selection: Box, room: Box) -> None:
        """Be seen beside `selection` in `room` of the canvas, both in px of the parent."""
        self.adjustSize()
        self.move(place_beside(selection, self.size(), room))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(QPen(colour("field"), 1))
            painter.setBrush(colour("surface"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)


def place_beside(selection: Box, bar: QSize, room: Box) -> QPoint:
    """Where the bar stands: over the selection, under it when there is no room, never outside the canvas."""
    y = selection.y - _GAP - bar.height()
    if y < room.y:
        y = selection.bottom + _NEAR
    x = min(max(selection.centre.x - bar.width() / 2, room.x + 4), room.right - bar.width() - 4)
    return QPoint(round(x), round(min(max(y, room.y + 4), room.bottom - bar.height() - 4)))
