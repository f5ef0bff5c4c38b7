"""Turn a drag round a layer's middle into its angle: in steps of 15 degrees with Shift."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from studio.document.edits.fields import set_seen
from studio.document.model import Document
from studio.scene import Transform
from studio.values import Point
from widgets.canvas.gestures.gesture import Pointer
from widgets.canvas.gestures.pulling import Pulling
from widgets.canvas.handles import angle_to, turned_to
from widgets.canvas.labels import label
from widgets.canvas.matrices import applied, turned
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing
from widgets.words import number, tr


class Turn(Pulling):
    """One layer is turned about its middle."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, start: Pointer, one: Standing) -> None:
        super().__init__(stage, start, [one.id])
        self.one = one
        self.centre = applied(one.matrix, one.box.centre.x, one.box.centre.y)
        self.outer = angle_to(Point(0.0, 0.0), turned(one.outer, 0.0, -1.0))
        self.grip = angle_to(self.centre, start.page) - one.layer.rotate - self.outer
        self.angle: float | None = None
        self.at = start

    def move(self, at: Pointer) -> None:
        self.at = at
        wish = angle_to(self.centre, at.page) - self.outer - self.grip
        self.angle = turned_to(wish, stepped=at.shift)
        self.show()

    def made(self) -> Document:
        stage = self.stage
        return set_seen(self.document, stage.sight, self.one.path, {"rotate": self.angle}, only_here=stage.only_here)

    def ways(self) -> tuple[Transform, Transform]:
        now = self.stage.find(self.one.id) or self.one
        way = now.way_to(now.box, self.angle)
        return way, way

    def release(self, at: Pointer) -> None:
        if self.angle is None:
            self.cancel()
        else:
            self.finish(tr("Turn"), self.made())

    def paint(self, painter: QPainter) -> None:
        if self.angle is not None:
            words = f"{number(self.angle)}°"
            label(painter, self.at.screen.x + 18, self.at.screen.y + 18, words, "accent")
