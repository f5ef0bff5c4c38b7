"""Turn a drag of layers into another place for them.

A layer in a row, column or grid that is dragged past a neighbour takes another place in it; dragged elsewhere it stands
aside from its own place, which it keeps. With Ctrl nothing is snapped to and no place taken. While it is carried,
nothing is laid out: the page is shown without it and it on top.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.document.edits import duplicate, moved_to
from studio.document.model import Box as Container
from studio.document.model import Document
from studio.values import Box, united
from widgets.canvas.gestures.gesture import Gesture, Pointer
from widgets.canvas.placing import is_free, moved
from widgets.canvas.snapping import snapped
from widgets.canvas.stage import SNAP_REACH, Stage
from widgets.canvas.standing import Standing
from widgets.theme.current import colour
from widgets.words import tr

START = 4.0  # px of the screen: a hand that trembles is not a drag
_AWAY = 36.0  # px of the screen out of its row or column: from there no place in it is taken


@dataclass(frozen=True, kw_only=True)
class _Slot:
    """A place in a row, column or grid: before which number, and the line that shows it (two points in page px)."""

    at: int
    line: tuple[float, float, float, float]


class Move(Gesture):
    """The selected layers go with the hand; with Alt copies of them, with Shift along one axis only."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, stage: Stage, start: Pointer) -> None:
        super().__init__(stage, start)
        self.carried = stage.movable
        self.started = False
        self.dx = self.dy = 0.0
        self.slot: _Slot | None = None
        self.bounds = united([one.bounds for one in self.carried])
        self.targets = stage.targets([one.id for one in self.carried])
        self.flowing = self._one_in_a_flow()

    def _one_in_a_flow(self) -> Standing | None:
        """The box whose row, column or grid the one carried layer stands in."""
        if len(self.carried) != 1 or not self.carried[0].above or is_free(self.stage, self.carried[0]):
            return None
        return self.stage.find(self.carried[0].above[-1])

    def move(self, at: Pointer) -> None:
        dx, dy = at.page.x - self.start.page.x, at.page.y - self.start.page.y
        far = max(abs(at.screen.x - self.start.screen.x), abs(at.screen.y - self.start.screen.y))
        if not self.carried or (not self.started and far < START):
            return
        if not self.started:
            self.started = True
            self.stage.carry.emit([one.id for one in self.carried], at.alt)
        if at.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        self.slot = self._slot(at)
        marks = ()
        if self.slot is None and self.stage.snapping and not at.ctrl:
            snap = snapped(self.bounds.moved(dx, dy), self.targets, self.stage.px(SNAP_REACH))
            dx, dy, marks = dx + snap.dx, dy + snap.dy, snap.marks
        self.dx, self.dy = dx, dy
        way = (1.0, 0.0, 0.0, 1.0, dx, dy)
        self.stage.carried_by.emit(way, way)
        self.stage.show_marks(marks)

    def release(self, at: Pointer) -> None:
        if not self.started:
            return
        self.stage.show_marks()
        session, document = self.stage.session, self.stage.session.document
        ids = [one.id for one in self.carried]
        if self.slot is not None and not at.alt:
            document = moved_to(document, session.page, self.carried[0].path, self.slot.at)
        elif at.alt:
            document, ids = self._copies(document)
        else:
            for one in self.carried:
                document = moved(self.stage, document, one, self.dx, self.dy)
        self.stage.carry.emit([], False)
        session.edit(tr("Move"), document)
        session.select(*ids)

    def _copies(self, document: Document) -> tuple[Document, list[str]]:
        """`document` with copies of the carried layers where they were let go."""
        document, ids = duplicate(document, self.stage.sight, [one.id for one in self.carried], by=0.0)
        there = self.stage.stood_in(document)
        for name in ids:
            if name in there:
                document = moved(self.stage, document, there[name], self.dx, self.dy)
        return document, list(ids)

    def cancel(self) -> None:
        self.stage.carry.emit([], False)
        self.stage.show_marks()

    # ------------------------------------------------------------ places in a row or column

    def _slot(self, at: Pointer) -> _Slot | None:
        """The other place in its row or column the layer would take; None where it stays in its own."""
        if self.flowing is None or self.stage.only_here or at.ctrl:
            return None
        away, box = self.stage.px(_AWAY), self.flowing.box
        flow = self.flowing.layer.flow if isinstance(self.flowing.layer, Container) else "column"
        dx, dy = abs(at.page.x - self.start.page.x), abs(at.page.y - self.start.page.y)
        if (flow == "column" and dx > away) or (flow == "row" and dy > away):
            return None
        room = box.grown(away)
        if not (room.x <= at.page.x <= room.right and room.y <= at.page.y <= room.bottom):
            return None
        slot, own = _slot_at(self._siblings(), at.page.x, at.page.y, flow, self.stage.rtl), self.carried[0].path[-1]
        return None if slot is None or slot.at in (own, own + 1) else slot

    def _siblings(self) -> list[tuple[int, Box]]:
        """The numbers and boxes of all that stand in the row or column, in its order."""
        depth = len(self.flowing.path)
        found = [(one.path[-1], one.box) for one in self.stage.standing
                 if one.path[:depth] == self.flowing.path and len(one.path) == depth + 1 and not one.layer.anchor]
        return sorted(found)

    def paint(self, painter: QPainter) -> None:
        if self.slot is None:
            return
        x1, y1, x2, y2 = self.slot.line
        first, last = self.stage.view.to_screen(x1, y1), self.stage.view.to_screen(x2, y2)
        painter.setPen(QPen(colour("accent"), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(first.x, first.y), QPointF(last.x, last.y))
        painter.setBrush(colour("accent"))
        for end in (first, last):
            painter.drawEllipse(QRectF(end.x - 3, end.y - 3, 6, 6))


def _slot_at(siblings: list[tuple[int, Box]], x: float, y: float, flow: str, rtl: bool) -> _Slot | None:
    """The gap between two siblings nearest to a place."""
    if not siblings:
        return None
    slots: list[tuple[float, _Slot]] = []
    for order, (number, box) in enumerate(siblings):
        before = siblings[order - 1][1] if order else None
        slots.append(_measured(number, box, before, flow, rtl, (x, y)))
    last = siblings[-1]
    slots.append(_measured(last[0] + 1, None, last[1], flow, rtl, (x, y)))
    return min(slots, key=lambda found: found[0])[1]


def _measured(
    number: int, box: Box | None, before: Box | None, flow: str, rtl: bool, at: tuple[float, float]
) -> tuple[float, _Slot]:
    """How far a place is from the gap before `box` (after `before`), and that gap."""
    near = box or before
    if flow == "column":
        low = before.bottom if before else near.y - 6
        high = box.y if box else near.bottom + 6
        line = (near.x, (low + high) / 2, near.right, (low + high) / 2)
        return abs(at[1] - line[1]), _Slot(at=number, line=line)
    start, end = ("right", "x") if rtl else ("x", "right")  # of a box, in the direction of reading
    same_row = before is not None and box is not None and min(before.bottom, box.bottom) > max(before.y, box.y)
    if box is None:
        middle = getattr(before, end) + (-6 if rtl else 6)
    elif same_row:
        middle = (getattr(before, end) + getattr(box, start)) / 2
    else:
        middle = getattr(box, start) + (6 if rtl else -6)
    line = (middle, near.y, middle, near.bottom)
    down = max(near.y - at[1], at[1] - near.bottom, 0.0)
    return abs(at[0] - middle) + 3 * down, _Slot(at=number, line=line)


