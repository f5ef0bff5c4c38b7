"""Turn the places and sizes of what is selected into numbers, and its sides into buttons that line them up.

All numbers are px of the size looked at, of the one layer before its own turn, or of the box that several share.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from studio.values import Box
from widgets.canvas import deeds
from widgets.canvas.grips import frame_of
from widgets.canvas.placing import is_free
from widgets.canvas.stage import Stage
from widgets.panels.editors import Number
from widgets.theme.current import colour
from widgets.words import tr

_MOST = 20_000  # px
_SIDE = 18  # px of a drawing


class Place(QWidget):
    """Where the selected layers stand, how large they are, how far one is turned. Hidden while nothing can be moved."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.left, self.top = Number(tr("From the left"), -_MOST, _MOST), Number(tr("From the top"), -_MOST, _MOST)
        self.wide, self.high = Number(tr("Width"), 1, _MOST), Number(tr("Height"), 1, _MOST)
        self.angle = Number(tr("Angle"), -180, 180)
        self.aligns = {side: Lining(side, words, deeds.align(side), stage) for side, words in _sides().items()}
        self.gaps = {axis: Lining(axis, words, deeds.distribute(axis), stage) for axis, words in _axes().items()}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        title = QLabel(tr("Place"))
        title.setProperty("look", "group")
        for part in (title, self._buttons()):
            rows.addWidget(part)
        rows.addLayout(self._numbers())
        self._connect()

    def _buttons(self) -> QWidget:
        """The buttons from left to right, as the page is, in every language."""
        holder = QWidget()
        holder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (*self.aligns.values(), *self.gaps.values()):
            row.addWidget(button)
        row.insertStretch(0 if self.isRightToLeft() else -1, 1)
        return holder

    def _numbers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        parts = ((tr("Left"), self.left), (tr("Top"), self.top), (tr("Width"), self.wide), (tr("Height"), self.high),
                 (tr("Angle"), self.angle))
        for number, (words, editor) in enumerate(parts):
            label = QLabel(words)
            label.setBuddy(editor)
            grid.addWidget(label, number // 2, number % 2 * 2)
            grid.addWidget(editor, number // 2, number % 2 * 2 + 1)
        return grid

    def _connect(self) -> None:
        self.left.edited.connect(lambda value: self._by(value - self._box().x, deeds.nudge, across=True))
        self.top.edited.connect(lambda value: self._by(value - self._box().y, deeds.nudge, across=False))
        self.wide.edited.connect(lambda value: self._by(value - self._box().width, deeds.grow, across=True))
        self.high.edited.connect(lambda value: self._by(value - self._box().height, deeds.grow, across=False))
        self.angle.edited.connect(lambda value: deeds.turn(value - self._angle())(self.stage))

    def _by(self, way: float, deed: Callable[[float, float], deeds.Deed], *, across: bool) -> None:
        deed(*((way, 0.0) if across else (0.0, way)))(self.stage)
        self.show_values()

    def _box(self) -> Box:
        return frame_of(self.stage).box

    def _angle(self) -> float:
        return self.stage.movable[0].layer.rotate

    def show_values(self) -> None:
        """Show what is selected now."""
        frame, chosen = frame_of(self.stage), self.stage.movable
        self.setVisible(frame is not None)
        if frame is None:
            return
        box = frame.box
        for editor, value in ((self.left, box.x), (self.top, box.y), (self.wide, box.width), (self.high, box.height)):
            editor.show_value(value)
        self.wide.setEnabled(bool({"r", "rb"} & set(frame.handles)))
        self.high.setEnabled("b" in frame.handles or ("rb" in frame.handles and "r" not in frame.handles))
        self.angle.setEnabled(len(chosen) == 1)
        self.angle.show_value(chosen[0].layer.rotate if len(chosen) == 1 else 0.0)
        free = sum(is_free(self.stage, one) for one in chosen)
        for button in self.gaps.values():
            button.setEnabled(free > 2)


class Lining(QToolButton):
    """A button that brings sides in line or makes gaps equal; its drawing says which."""

    def __init__(self, which: str, words: str, deed: deeds.Deed, stage: Stage) -> None:
        super().__init__()
        self.which = which
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setAutoRaise(True)
        self.setFixedSize(QSize(33, 34))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _=False: deed(stage))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = colour("ink" if self.isEnabled() else "line")
            painter.translate((self.width() - _SIDE) / 2, (self.height() - _SIDE) / 2)
            if self.which in ("top", "middle", "bottom", "down"):
                painter.setTransform(QTransform(0, 1, 1, 0, 0, 0), True)
            painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for x in _LINES[self.which]:
                painter.drawLine(x, 1, x, _SIDE - 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for bar in _BARS[self.which]:
                painter.drawRoundedRect(QRectF(*bar), 1.2, 1.2)


# Drawings of 18 x 18: where lines stand, and bars that keep to them. Those for up and down lie.
_START, _MIDDLE, _END = ((3, 4, 12, 4), (3, 10, 8, 4)), ((3, 4, 12, 4), (5, 10, 8, 4)), ((3, 4, 12, 4), (7, 10, 8, 4))
_LINES: dict[str, tuple[int, ...]] = {
    "left": (1,), "top": (1,), "centre": (9,), "middle": (9,), "right": (17,), "bottom": (17,), "across": (1, 17),
    "down": (1, 17),
}
_BARS: dict[str, tuple[tuple[float, float, float, float], ...]] = {
    "left": _START, "top": _START, "centre": _MIDDLE, "middle": _MIDDLE, "right": _END, "bottom": _END,
    "across": ((7, 4, 4, 10),), "down": ((7, 4, 4, 10),),
}


def _sides() -> dict[str, str]:
    return {"left": tr("Left"), "centre": tr("Centre"), "right": tr("Right"), "top": tr("Top"),
            "middle": tr("Middle"), "bottom": tr("Bottom")}


def _axes() -> dict[str, str]:
    return {"across": tr("Equal gaps across"), "down": tr("Equal gaps down")}
