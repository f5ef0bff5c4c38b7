"""Turn a pull at a handle into another size: sides and corners, from the middle with Alt, in shape with Shift."""

from PySide6.QtCore import Qt

from studio.document.model import Document
from studio.scene import IDENTITY, Transform
from studio.values import Box, Point
from widgets.canvas.gestures.gesture import Gesture, Pointer
from widgets.canvas.handles import Handle, Pull, angle_to, put_back, resized
from widgets.canvas.matrices import after, inverse, turned
from widgets.canvas.placing import keeps_shape, settled
from widgets.canvas.placing import resized as with_size
from widgets.canvas.snapping import snapped_sides
from widgets.canvas.stage import SNAP_REACH, Stage
from widgets.canvas.standing import Standing
from widgets.words import tr


class Resize(Gesture):
    """One layer gets as large as it is pulled."""

    def __init__(self, stage: Stage, start: Pointer, one: Standing, handle: Handle) -> None:
        super().__init__(stage, start)
        self.one, self.handle = one, handle
        self.document: Document = stage.session.document
        self.targets = stage.targets([one.id])
        self.box: Box | None = None
        self.cursor = cursor_of(handle, one)

    def move(self, at: Pointer) -> None:
        self.box = self._pulled(at)
        shown = with_size(self.stage, self.document, self.one, self._at_its_height(self.box), self.handle)
        self.stage.session.preview(shown)

    def _pulled(self, at: Pointer) -> Box:
        """The box the hand asks for, its moving sides on lines that are near."""
        one = self.one
        way = turned(inverse(one.matrix) or one.matrix, at.page.x - self.start.page.x, at.page.y - self.start.page.y)
        shape = keeps_shape(one, self.handle) != (at.shift and len(self.handle) == 2)
        pull = Pull(handle=self.handle, dx=way.x, dy=way.y, keep_shape=shape, from_centre=at.alt)
        new = resized(one.box, pull)
        upright = one.matrix[:4] == (1.0, 0.0, 0.0, 1.0)
        if upright and self.stage.snapping and not at.ctrl:
            new = self._snapped(new, pull)
        else:
            self.stage.show_marks()
        return put_back(new, one.box, self._own_turn())

    def _snapped(self, new: Box, pull: Pull) -> Box:
        sides = self.handle
        snap = snapped_sides(new, sides, self.targets, self.stage.px(SNAP_REACH))
        self.stage.show_marks(snap.marks)
        if not snap.marks:
            return new
        dx, dy = pull.dx + snap.dx, pull.dy + snap.dy
        return resized(self.one.box, Pull(handle=pull.handle, dx=dx, dy=dy, keep_shape=pull.keep_shape,
                                          from_centre=pull.from_centre))

    def _own_turn(self) -> Transform:
        """The layer's own turn, in the px of what it stands in."""
        back = inverse(self.one.outer) or IDENTITY
        return after(self.one.matrix, back)

    def _at_its_height(self, box: Box) -> Box:
        """`box` as high as its words are now: they decide that, and the place of a text pinned below hangs on it."""
        now = self.stage.find(self.one.id)
        if now is None or "t" in self.handle or len(self.handle) == 2 or not hasattr(self.one.layer, "spans"):
            return box
        return Box(box.x, box.y, box.width, now.box.height)

    def release(self, at: Pointer) -> None:
        self.stage.show_marks()
        if self.box is None or self.box == self.one.box:
            self.stage.session.cancel()
            return
        session = self.stage.session
        session.edit(tr("Resize"), settled(self.stage, session.document, self.one, self.box))

    def cancel(self) -> None:
        self.stage.show_marks()
        self.stage.session.cancel()


_CURSORS = {
    0: Qt.CursorShape.SizeVerCursor, 1: Qt.CursorShape.SizeBDiagCursor, 2: Qt.CursorShape.SizeHorCursor,
    3: Qt.CursorShape.SizeFDiagCursor,
}
_DIRECTIONS = {"t": 0, "b": 0, "rt": 1, "lb": 1, "r": 2, "l": 2, "rb": 3, "lt": 3}


def cursor_of(handle: Handle, one: Standing) -> Qt.CursorShape:
    """The arrow that shows which way a handle is pulled, for a turned layer too."""
    way = turned(one.matrix, 0.0, -1.0)
    eighth = round(_degrees(way) / 45)
    return _CURSORS[(_DIRECTIONS[handle] + eighth) % 4]


def _degrees(way: Point) -> float:
    return angle_to(Point(0.0, 0.0), way)
