"""Turn what is selected, pointed at and snapped to into lines over the page. All places are px of the widget."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from studio.scene import IDENTITY, Transform
from widgets.canvas.grips import SIZE, TURN, frame_of, grips, turning
from widgets.canvas.labels import label
from widgets.canvas.matrices import applied
from widgets.canvas.snapping import Mark
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing
from widgets.theme.current import colour
from widgets.words import number

GUIDE = QColor("#e0218a")  # what one snaps to, in a pink that no page is made of
OWN = QColor("#1f8fbf")  # the user's own guides
LOCAL = QColor("#c8711a")  # what was changed for this size only
_LONG = 6.0


def paint_hovered(painter: QPainter, stage: Stage, name: str) -> None:
    """A thin frame round what a click would take."""
    one = stage.find(name) if name and name not in stage.session.selection else None
    if one is not None and not one.covers(stage.page_size):
        _outline(painter, polygon(stage, one), QPen(colour("accent", 0.7), 1.5))


def paint_selection(painter: QPainter, stage: Stage, *, way: Transform = IDENTITY, handles: bool = True) -> None:
    """Frames round what is selected, taken the `way` it is carried, and its handles."""
    local = stage.session.document.overrides.get(stage.preset.id, {})
    for one in stage.standing:
        if one.id in stage.session.selection:
            pen = QPen(LOCAL if one.id in local else colour("accent"), 1.6)
            pen.setStyle(Qt.PenStyle.DashLine if one.layer.locked else Qt.PenStyle.SolidLine)
            _outline(painter, polygon(stage, one, way), pen)
    if handles:
        _paint_grips(painter, stage)


def _outline(painter: QPainter, shape: QPolygonF, pen: QPen) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 150), pen.widthF() + 1.6))
    painter.drawPolygon(shape)
    painter.setPen(pen)
    painter.drawPolygon(shape)


def polygon(stage: Stage, one: Standing, way: Transform = IDENTITY) -> QPolygonF:
    """The corners of a layer on the screen, taken some `way` over the page."""
    places = (applied(way, corner.x, corner.y) for corner in one.corners)
    points = (stage.view.to_screen(place.x, place.y) for place in places)
    return QPolygonF([QPointF(point.x, point.y) for point in points])


def _paint_grips(painter: QPainter, stage: Stage) -> None:
    shown = grips(stage)
    if not shown:
        return
    frame = frame_of(stage)
    if len(stage.chosen) > 1:
        at = stage.view.box_on_screen(frame.box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 1.0, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(at.x, at.y, at.width, at.height))
    painter.setPen(QPen(colour("accent"), 1.4))
    painter.setBrush(QBrush(QColor("#ffffff")))
    for handle, place in shown:
        if handle == TURN:
            foot, _ = turning(stage, frame)
            painter.drawLine(QPointF(foot.x, foot.y), QPointF(place.x, place.y))
            painter.drawEllipse(QPointF(place.x, place.y), SIZE / 2 + 0.5, SIZE / 2 + 0.5)
        elif len(handle) == 2:
            painter.drawEllipse(QPointF(place.x, place.y), SIZE / 2, SIZE / 2)
        else:
            wide = handle in ("t", "b")
            w, h = (SIZE * 1.7, SIZE * 0.7) if wide else (SIZE * 0.7, SIZE * 1.7)
            painter.drawRoundedRect(QRectF(place.x - w / 2, place.y - h / 2, w, h), 3, 3)


def paint_local(painter: QPainter, stage: Stage) -> None:
    """A dot at the corner of everything that was changed for this size only."""
    local = stage.session.document.overrides.get(stage.preset.id, {})
    painter.setPen(QPen(QColor("#ffffff"), 1.2))
    painter.setBrush(LOCAL)
    for one in stage.standing:
        if one.id in local:
            at = stage.view.to_screen(one.corners[0].x, one.corners[0].y)
            painter.drawEllipse(QPointF(at.x, at.y), 4.5, 4.5)


def paint_marks(painter: QPainter, stage: Stage, marks: Iterable[Mark]) -> None:
    """Lines one snaps to, with the distances in the digits of the window."""
    labels: list[tuple[float, float, str]] = []
    for mark in marks:
        first, last = stage.view.to_screen(mark.x1, mark.y1), stage.view.to_screen(mark.x2, mark.y2)
        painter.setPen(QPen(GUIDE, 1.0))
        painter.drawLine(QPointF(first.x, first.y), QPointF(last.x, last.y))
        if mark.distance is not None:
            _paint_ends(painter, first.x, first.y, last.x, last.y)
            labels.append(((first.x + last.x) / 2, (first.y + last.y) / 2, number(round(mark.distance))))
    for x, y, words in labels:
        _chip(painter, x, y, words)


def _paint_ends(painter: QPainter, x1: float, y1: float, x2: float, y2: float) -> None:
    upright = abs(x1 - x2) < abs(y1 - y2)
    dx, dy = (_LONG / 2, 0.0) if upright else (0.0, _LONG / 2)
    for x, y in ((x1, y1), (x2, y2)):
        painter.drawLine(QPointF(x - dx, y - dy), QPointF(x + dx, y + dy))


def _chip(painter: QPainter, x: float, y: float, words: str) -> None:
    label(painter, x, y, words, GUIDE, centred=True)


def paint_guides(painter: QPainter, stage: Stage, width: float, height: float) -> None:
    """The user's own guides."""
    painter.setPen(QPen(OWN, 1.0))
    for at in stage.guides("upright").values():
        x = stage.view.to_screen(at, 0.0).x
        painter.drawLine(QPointF(x, 0.0), QPointF(x, height))
    for at in stage.guides("lying").values():
        y = stage.view.to_screen(0.0, at).y
        painter.drawLine(QPointF(0.0, y), QPointF(width, y))


