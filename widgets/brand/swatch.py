"""Turn a palette into a button that shows its colours as they stand on a card."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.palettes import Palette
from widgets.theme import current
from widgets.words import local

_SIZE = QSize(112, 84)


class Swatch(QAbstractButton):
    """A palette to choose."""

    def __init__(self, palette: Palette, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.palette_ = palette
        self._name = name or local(palette.name_fa, palette.name)
        self.setCheckable(True)
        self.setFixedSize(_SIZE)
        self.setAccessibleName(self._name)
        self.setToolTip(self._name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rectangle = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        shape = QPainterPath()
        shape.addRoundedRect(rectangle, 12, 12)
        painter.fillPath(shape, _colour(self.palette_, "ground"))
        painter.setClipPath(shape)
        band = rectangle.adjusted(0, rectangle.height() * 0.6, 0, 0)
        painter.fillRect(band, _colour(self.palette_, "accent"))
        painter.fillRect(band.adjusted(0, 0, -rectangle.width() * 0.72, 0), _colour(self.palette_, "accent-2"))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(_colour(self.palette_, "ink"))
        words = rectangle.adjusted(4, 0, -4, -rectangle.height() * 0.4)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._name)
        painter.setClipping(False)
        self._paint_edge(painter, shape)

    def _paint_edge(self, painter: QPainter, shape: QPainterPath) -> None:
        role = "accent" if self.isChecked() else "gold" if self.hasFocus() else "line"
        painter.setPen(QPen(current.colour(role), 3 if role != "line" else 1))
        painter.drawPath(shape)


def _colour(palette: Palette, role: str) -> QColor:
    return QColor(palette.role(role).hex())
