"""Turn a drag out of a ruler into a guide, a drag of it into another place; back in the ruler it is gone.

It is drawn for all sizes; while edits are only for the size looked at, for that one.
"""

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from studio.document.edits import add_guide, move_guide, remove_guides
from studio.document.guides import Guide
from studio.values import Box
from widgets.canvas.gestures.gesture import Gesture, Pointer
from widgets.canvas.gestures.move import START
from widgets.canvas.labels import label
from widgets.canvas.overlay import OWN
from widgets.canvas.rulers import THICK
from widgets.canvas.snapping import snapped_sides
from widgets.canvas.stage import SNAP_REACH, Stage
from widgets.words import number, tr

Axis = Literal["upright", "lying"]
_REACH = 4.0
_DIGITS = 5  # of a share: a hundredth of a px on the largest page


class Line(Gesture):
    """A guide goes with the hand, a whole px at a time, and to lines that are near; with Ctrl only with the hand."""

    def __init__(self, stage: Stage, start: Pointer, guide: Guide, held: Guide | None) -> None:
        super().__init__(stage, start)
        self.guide, self.at = guide, start
        self.cursor = CURSORS[guide.axis]
        self.place: float | None = None  # px of the page; None off it
        stage.held_guide = held
        self.targets = stage.targets([])

    def move(self, at: Pointer) -> None:
        self.at, upright = at, self.guide.axis == "upright"
        place = at.page.x if upright else at.page.y
        length = self.stage.page_size.width if upright else self.stage.page_size.height
        shown = 0 <= place <= length and ruler_at(at) is None
        self.place = self._near(place, upright, at) if shown else None
        self.stage.repaint.emit()

    def _near(self, place: float, upright: bool, at: Pointer) -> float:
        if not self.stage.snapping or at.ctrl:
            return float(round(place))
        snap = snapped_sides(Box(place, place, 0.0, 0.0), "l" if upright else "t", self.targets,
                             self.stage.px(SNAP_REACH))
        return place + (snap.dx if upright else snap.dy) if snap.marks else float(round(place))

    def share(self) -> float:
        """Where it is, as a share of the page."""
        size = self.stage.page_size
        return round(self.place / (size.width if self.guide.axis == "upright" else size.height), _DIGITS)

    def cancel(self) -> None:
        self.stage.held_guide = None
        self.stage.repaint.emit()

    def paint(self, painter: QPainter) -> None:
        if self.place is None:
            return
        at, wide = self.stage.view.to_screen(self.place, self.place), 1e4
        upright = self.guide.axis == "upright"
        painter.setPen(QPen(OWN, 1.0))
        painter.drawLine(QPointF(at.x, 0.0) if upright else QPointF(0.0, at.y),
                         QPointF(at.x, wide) if upright else QPointF(wide, at.y))
        label(painter, self.at.screen.x + 14, self.at.screen.y + 14, number(round(self.place)), OWN)


class Drawn(Line):
    """A new guide out of a ruler."""

    def __init__(self, stage: Stage, start: Pointer, axis: Axis) -> None:
        preset = stage.preset.id if stage.only_here else ""
        super().__init__(stage, start, Guide(axis=axis, preset=preset), None)

    def release(self, at: Pointer) -> None:
        session = self.stage.session
        self.cancel()
        if self.place is not None:
            session.edit(tr("Add a guide"), add_guide(session.document, replace(self.guide, at=self.share())))


class Carried(Line):
    """A guide that was there, to another place or away."""

    def __init__(self, stage: Stage, start: Pointer, guide: Guide) -> None:
        super().__init__(stage, start, guide, guide)
        size = stage.page_size
        self.place = guide.at * (size.width if guide.axis == "upright" else size.height)
        self.moved = False

    def move(self, at: Pointer) -> None:
        far = max(abs(at.screen.x - self.start.screen.x), abs(at.screen.y - self.start.screen.y))
        self.moved = self.moved or far >= START
        if self.moved:
            super().move(at)

    def release(self, at: Pointer) -> None:
        session = self.stage.session
        self.cancel()
        if self.place is None:
            session.edit(tr("Remove the guide"), remove_guides(session.document, self.guide))
        elif self.moved:
            session.edit(tr("Move the guide"), move_guide(session.document, self.guide, self.share()))


class Emptied(Gesture):
    """A guide pressed twice is gone."""

    def __init__(self, stage: Stage, start: Pointer, guide: Guide) -> None:
        super().__init__(stage, start)
        stage.session.edit(tr("Remove the guide"), remove_guides(stage.session.document, guide))


CURSORS = {"upright": Qt.CursorShape.SplitHCursor, "lying": Qt.CursorShape.SplitVCursor}


def ruler_at(at: Pointer) -> Axis | None:
    """Which guides are drawn out of the ruler at a place of the screen: upright ones from the left; None for none."""
    if at.screen.x <= THICK:
        return "upright"
    return "lying" if at.screen.y <= THICK else None


def guide_at(stage: Stage, at: Pointer) -> Guide | None:
    """The guide at a place of the screen."""
    near = stage.px(_REACH)
    found = {guide: abs(place - at.page.x) for guide, place in stage.guides("upright").items()}
    found |= {guide: abs(place - at.page.y) for guide, place in stage.guides("lying").items()}
    best = min(found, key=lambda guide: found[guide], default=None)
    return best if best is not None and found[best] <= near else None
