"""Turn a drag round the middle of what is selected into its angle: in steps of 15 degrees with Shift."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from studio.document.edits.fields import set_seen
from studio.document.model import Document
from studio.scene import Transform
from studio.values import Point
from widgets.canvas.gestures.gesture import Pointer
from widgets.canvas.gestures.pulling import Pulling
from widgets.canvas.grips import frame_of
from widgets.canvas.handles import angle_to, normal, turned_to
from widgets.canvas.labels import label
from widgets.canvas.matrices import about, applied, turned
from widgets.canvas.placing import moved
from widgets.canvas.stage import Stage
from widgets.words import number, tr


class Turn(Pulling):
    """What is selected is turned about its middle. `angle` is what the hand asks for, None before it moves."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, start: Pointer, before: float) -> None:
        self.chosen, frame = stage.movable, frame_of(stage)
        super().__init__(stage, start, [one.id for one in self.chosen])
        self.centre = applied(frame.matrix, frame.box.centre.x, frame.box.centre.y)
        self.grip = angle_to(self.centre, start.page) - before
        self.angle: float | None = None
        self.at = start

    def move(self, at: Pointer) -> None:
        self.at = at
        self.angle = turned_to(angle_to(self.centre, at.page) - self.grip, stepped=at.shift)
        self.show()

    def release(self, at: Pointer) -> None:
        if self.angle is None:
            self.cancel()
        else:
            self.finish(tr("Turn"), self.made())

    def paint(self, painter: QPainter) -> None:
        if self.angle is not None:
            words = f"{number(self.angle)}°"
            label(painter, self.at.screen.x + 18, self.at.screen.y + 18, words, "accent")


class TurnOne(Turn):
    """One layer gets an angle, counted in what it stands in."""

    def __init__(self, stage: Stage, start: Pointer) -> None:
        self.one = stage.movable[0]
        outer = angle_to(Point(0.0, 0.0), turned(self.one.outer, 0.0, -1.0))
        super().__init__(stage, start, self.one.layer.rotate)
        self.grip += outer

    def made(self) -> Document:
        stage = self.stage
        return set_seen(self.document, stage.sight, self.one.path, {"rotate": self.angle}, only_here=stage.only_here)

    def ways(self) -> tuple[Transform, Transform]:
        now = self.stage.find(self.one.id) or self.one
        way = now.way_to(now.box, self.angle)
        return way, way


class TurnAll(Turn):
    """Several layers go round the middle of the box they share, and turn by as much themselves."""

    def __init__(self, stage: Stage, start: Pointer) -> None:
        super().__init__(stage, start, 0.0)
        self.shown = 0.0  # the angle that the page has been laid out with

    def made(self) -> Document:
        document, stage, self.shown = self.document, self.stage, self.angle
        for one in self.chosen:
            old = one.bounds.centre
            new = applied(about(self.centre, self.angle), old.x, old.y)
            document = moved(stage, document, one, new.x - old.x, new.y - old.y)
            rotate = normal(one.layer.rotate + self.angle)
            document = set_seen(document, stage.sight, one.path, {"rotate": rotate}, only_here=stage.only_here)
        return document

    def ways(self) -> tuple[Transform, Transform]:
        way = about(self.centre, self.angle - self.shown)
        return way, way


def turn(stage: Stage, start: Pointer) -> Turn:
    """The gesture that a press on the handle for turning begins."""
    return TurnOne(stage, start) if len(stage.movable) == 1 else TurnAll(stage, start)
