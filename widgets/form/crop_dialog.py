"""Turn a picture into the part of it that is wanted: a frame with handles over the picture."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.fitting import fitted
from widgets.words import number, tr

_LEAST = 0.05  # of the picture's sides
_NEAR = 14.0
Shares = tuple[float, float, float, float]


class CropFrame(QWidget):
    """The picture with the frame; `box` is what lies inside it, in shares: left, top, right, bottom."""

    changed = Signal()

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self.box: Shares = (0.0, 0.0, 1.0, 1.0)
        self._aspect = 0.0
        self._held: tuple[int, int] | None = None
        self._last = QPointF()
        self.setMinimumSize(460, 340)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Part of the picture"))

    def set_aspect(self, aspect: float) -> None:
        """Keep the frame at width over height `aspect`; 0 lets it free."""
        self._aspect = aspect
        if aspect:
            share = aspect * self._image.height() / self._image.width()  # width over height, in shares
            width, height = (1.0, 1 / share) if share >= 1 else (share, 1.0)
            self._set(((1 - width) / 2, (1 - height) / 2, (1 + width) / 2, (1 + height) / 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, frame = self._place(), self._frame()
        painter.drawImage(place, self._image)
        outside, inside = QPainterPath(), QPainterPath()
        outside.addRect(place)
        inside.addRect(frame)
        painter.fillPath(outside - inside, QColor(0, 0, 0, 140))
        painter.setPen(QPen(Qt.GlobalColor.white, 2))
        painter.drawRect(frame)
        painter.setBrush(Qt.GlobalColor.white)
        for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
            painter.drawEllipse(corner, 6, 6)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._last = event.position()
        self._held = self._grip(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        place = self._place()
        step = event.position() - self._last
        self._last = event.position()
        self._drag(step.x() / place.width(), step.y() / place.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def _place(self) -> QRectF:
        return fitted(self._image.size(), self.size())

    def _frame(self) -> QRectF:
        place, (left, top, right, bottom) = self._place(), self.box
        return QRectF(
            QPointF(place.x() + left * place.width(), place.y() + top * place.height()),
            QPointF(place.x() + right * place.width(), place.y() + bottom * place.height()),
        )

    def _grip(self, at: QPointF) -> tuple[int, int] | None:
        """The corner under `at` (-1 left or top, 1 right or bottom), (0, 0) for the inside, None for outside."""
        frame = self._frame()
        across = -1 if abs(at.x() - frame.left()) < _NEAR else 1 if abs(at.x() - frame.right()) < _NEAR else 0
        down = -1 if abs(at.y() - frame.top()) < _NEAR else 1 if abs(at.y() - frame.bottom()) < _NEAR else 0
        if frame.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(at):
            return (across, down)
        return None

    def _drag(self, x: float, y: float) -> None:
        left, top, right, bottom = self.box
        across, down = self._held
        if (across, down) == (0, 0):
            x, y = min(max(x, -left), 1 - right), min(max(y, -top), 1 - bottom)
            self._set((left + x, top + y, right + x, bottom + y))
            return
        left, right = (left + x if across < 0 else left), (right + x if across > 0 else right)
        top, bottom = (top + y if down < 0 else top), (bottom + y if down > 0 else bottom)
        self._set(self._bounded((left, top, right, bottom), across, down))

    def _bounded(self, box: Shares, across: int, down: int) -> Shares:
        left, top, right, bottom = (min(1.0, max(0.0, side)) for side in box)
        if across < 0:
            left = min(left, right - _LEAST)
        else:
            right = max(right, left + _LEAST)
        if down < 0:
            top = min(top, bottom - _LEAST)
        else:
            bottom = max(bottom, top + _LEAST)
        if self._aspect:
            share = self._aspect * self._image.height() / self._image.width()
            height = min((right - left) / share, bottom if down < 0 else 1 - top)
            width = height * share
            left, right = (right - width, right) if across < 0 else (left, left + width)
            top, bottom = (bottom - height, bottom) if down < 0 else (top, top + height)
        return (left, top, right, bottom)

    def _set(self, box: Shares) -> None:
        self.box = box
        self.changed.emit()
        self.update()


class CropDialog(QDialog):
    """Choose a part of a picture."""

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Crop the picture"))
        self.frame = CropFrame(image)
        self.shapes = QComboBox()
        for words, aspect in (
            (tr("Any shape"), 0.0), (tr("As it is"), image.width() / image.height()), (tr("Square"), 1.0),
            (tr("Book cover, {a} to {b}", a=2, b=3), 2 / 3), (tr("Portrait, {a} to {b}", a=4, b=5), 4 / 5),
            (tr("Wide, {a} to {b}", a=16, b=9), 16 / 9),
        ):
            self.shapes.addItem(words, aspect)
        self.shapes.currentIndexChanged.connect(lambda _: self.frame.set_aspect(self.shapes.currentData()))
        self._said = QLabel()
        self._said.setProperty("look", "small")
        self.frame.changed.connect(lambda: self._say(image))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row, rows = QHBoxLayout(), QVBoxLayout(self)
        row.addWidget(self.shapes)
        row.addWidget(self._said, 1)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self.frame, 1)
        rows.addLayout(row)
        rows.addWidget(buttons)
        self._say(image)

    @property
    def box(self) -> Shares:
        """What was chosen: left, top, right and bottom in shares."""
        return self.frame.box

    def _say(self, image: QImage) -> None:
        left, top, right, bottom = self.frame.box
        width, height = round((right - left) * image.width()), round((bottom - top) * image.height())
        self._said.setText(f"{number(width)} × {number(height)}")
