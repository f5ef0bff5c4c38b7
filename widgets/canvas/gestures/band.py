"""Turn a drag over empty ground into a selection of what it touches."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from studio.values import Box
from widgets.canvas.gestures.gesture import Gesture, Pointer
from widgets.canvas.stage import Stage
from widgets.canvas.standing import inside, taken
from widgets.theme.current import colour


class Band(Gesture):
    """A rubber band. With Shift what it touches comes to what is selected already."""

    def __init__(self, stage: Stage, start: Pointer) -> None:
        super().__init__(stage, start)
        self.before = stage.session.selection
        self.at = start
        if not start.shift:
            stage.session.select()

    def move(self, at: Pointer) -> None:
        self.at = at
        found = inside(self._box(), self.stage.standing, self.stage.page_size)
        ids = [taken(one, self.stage.standing, self.stage.entered) for one in found]
        self.stage.session.select(*(self.before if at.shift else ()), *ids)
        self.stage.repaint.emit()

    def release(self, at: Pointer) -> None:
        self.stage.repaint.emit()

    def cancel(self) -> None:
        self.stage.session.select(*self.before)

    def _box(self) -> Box:
        x, y = sorted((self.start.page.x, self.at.page.x)), sorted((self.start.page.y, self.at.page.y))
        return Box(x[0], y[0], x[1] - x[0], y[1] - y[0])

    def paint(self, painter: QPainter) -> None:
        box = self.stage.view.box_on_screen(self._box())
        painter.setPen(QPen(colour("accent"), 1))
        painter.setBrush(colour("accent", 0.12))
        painter.drawRect(QRectF(box.x, box.y, box.width, box.height))
