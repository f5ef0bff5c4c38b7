"""Turn a pull at a handle into another size: sides and corners, from the middle with Alt, in shape with Shift."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from studio.document.model import Document, Text
from studio.scene import IDENTITY, Transform
from studio.values import Box, Point
from widgets.canvas.gestures.gesture import Pointer
from widgets.canvas.gestures.pulling import Pulling
from widgets.canvas.grips import Frame, frame_of
from widgets.canvas.handles import Handle, Pull, angle_to, put_back, resized
from widgets.canvas.labels import label
from widgets.canvas.matrices import after, inverse, stretched, turned
from widgets.canvas.placing import keeps_shape, settled
from widgets.canvas.placing import resized as with_size
from widgets.canvas.scaling import Scaling, is_group
from widgets.canvas.snapping import snapped_sides
from widgets.canvas.stage import SNAP_REACH, Stage
from widgets.canvas.standing import Standing
from widgets.words import number, tr


class Resize(Pulling):
    """What is selected gets as large as it is pulled: here the box that its handles stand round."""

    def __init__(self, stage: Stage, start: Pointer, handle: Handle) -> None:
        self.frame: Frame = frame_of(stage)
        self.chosen = stage.movable
        super().__init__(stage, start, [one.id for one in self.chosen])
        self.handle, self.at = handle, start
        self.targets = stage.targets(self.ids)
        self.box: Box | None = None  # as pulled, in the px of the frame
        self.cursor = cursor_of(handle, self.frame.matrix)

    def keeps_shape(self) -> bool:
        """Whether the box keeps its shape when nothing is held."""
        raise NotImplementedError

    def settled(self) -> Document:
        """The document when the hand has let go."""
        raise NotImplementedError

    def move(self, at: Pointer) -> None:
        self.at, self.box = at, self._pulled(at)
        self.show()

    def _pulled(self, at: Pointer) -> Box:
        """The box the hand asks for, its moving sides on lines that are near."""
        matrix = self.frame.matrix
        way = turned(inverse(matrix) or matrix, at.page.x - self.start.page.x, at.page.y - self.start.page.y)
        shape = self.keeps_shape() != (at.shift and len(self.handle) == 2)
        pull = Pull(handle=self.handle, dx=way.x, dy=way.y, keep_shape=shape, from_centre=at.alt)
        new = resized(self.frame.box, pull)
        upright = matrix[:4] == (1.0, 0.0, 0.0, 1.0)
        if upright and self.stage.snapping and not at.ctrl:
            return self._snapped(new, pull)
        self.stage.show_marks()
        return new

    def _snapped(self, new: Box, pull: Pull) -> Box:
        snap = snapped_sides(new, self.handle, self.targets, self.stage.px(SNAP_REACH))
        self.stage.show_marks(snap.marks)
        if not snap.marks:
            return new
        dx, dy = pull.dx + snap.dx, pull.dy + snap.dy
        return resized(self.frame.box, Pull(handle=pull.handle, dx=dx, dy=dy, keep_shape=pull.keep_shape,
                                            from_centre=pull.from_centre))

    def release(self, at: Pointer) -> None:
        if self.box is None or self.box == self.frame.box:
            self.cancel()
        else:
            self.finish(tr("Resize"), self.settled())

    def paint(self, painter: QPainter) -> None:
        if self.box is not None:
            words = f"{number(round(self.box.width))} × {number(round(self.box.height))}"
            label(painter, self.at.screen.x + 18, self.at.screen.y + 18, words, "accent")


class ResizeOne(Resize):
    """One layer gets as large as it is pulled."""

    def __init__(self, stage: Stage, start: Pointer, handle: Handle) -> None:
        super().__init__(stage, start, handle)
        self.one: Standing = self.chosen[0]

    def keeps_shape(self) -> bool:
        return keeps_shape(self.one, self.handle)

    def made(self) -> Document:
        return with_size(self.stage, self.document, self.one, self._at_its_height(), self.handle)

    def settled(self) -> Document:
        return settled(self.stage, self.made(), self.one, self._upright())

    def ways(self) -> tuple[Transform, Transform]:
        now = self.stage.find(self.one.id) or self.one
        framed = now.way_to(self._upright(), self.one.layer.rotate)
        words = isinstance(self.one.layer, Text) and len(self.handle) == 1
        return (IDENTITY if words else framed), framed  # letters are not stretched; they break anew when the hand rests

    def _upright(self) -> Box:
        """The pulled box as it stands in its parent before its own turn."""
        back = inverse(self.one.outer) or IDENTITY
        return put_back(self.box, self.one.box, after(self.one.matrix, back))

    def _at_its_height(self) -> Box:
        """The box as high as its words are now: they decide that, and the place of a text pinned below hangs on it."""
        box, now = self._upright(), self.stage.find(self.one.id)
        if now is None or "t" in self.handle or len(self.handle) == 2 or not isinstance(self.one.layer, Text):
            return box
        return Box(box.x, box.y, box.width, now.box.height)


class ResizeAll(Resize):
    """Several layers, or a group with all that is in it, fill a box that gets as large as it is pulled."""

    def __init__(self, stage: Stage, start: Pointer, handle: Handle) -> None:
        super().__init__(stage, start, handle)
        self.scaling = Scaling(stage, self.chosen)

    def keeps_shape(self) -> bool:
        return self.scaling.keeps_shape(self.handle)

    def made(self) -> Document:
        return self.scaling.filling(self.document, self.box)

    def settled(self) -> Document:
        return self.scaling.pinned(self.document, self.box)

    def ways(self) -> tuple[Transform, Transform]:
        now = frame_of(self.stage) or self.frame
        way = stretched(now.box, self.box)
        return way, way


def resize(stage: Stage, start: Pointer, handle: Handle) -> Resize:
    """The gesture that a press on a handle begins."""
    chosen = stage.movable
    alone = len(chosen) == 1 and not (is_group(chosen[0]) and chosen[0].matrix == IDENTITY)
    return ResizeOne(stage, start, handle) if alone else ResizeAll(stage, start, handle)


_CURSORS = {
    0: Qt.CursorShape.SizeVerCursor, 1: Qt.CursorShape.SizeBDiagCursor, 2: Qt.CursorShape.SizeHorCursor,
    3: Qt.CursorShape.SizeFDiagCursor,
}
_DIRECTIONS = {"t": 0, "b": 0, "rt": 1, "lb": 1, "r": 2, "l": 2, "rb": 3, "lt": 3}


def cursor_of(handle: Handle, matrix: Transform) -> Qt.CursorShape:
    """The arrow that shows which way a handle of a frame is pulled, for a turned one too."""
    way = turned(matrix, 0.0, -1.0)
    eighth = round(_degrees(way) / 45)
    return _CURSORS[(_DIRECTIONS[handle] + eighth) % 4]


def _degrees(way: Point) -> float:
    return angle_to(Point(0.0, 0.0), way)
