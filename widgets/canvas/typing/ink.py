"""Turn a caret and a selection into what is painted over the words. All places are px of the widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from studio.letters import ZWNJ
from studio.text.caret import Caret, Carets, Place
from studio.values import united
from widgets.canvas.overlay import GUIDE, polygon
from widgets.theme.current import colour

if TYPE_CHECKING:
    from widgets.canvas.typing.mode import Typing

_FLAG = 5.0  # px of the screen: the little flag that shows which way the next letter goes
_INSET = 0.08  # of the line's height: how much shorter a caret is


def to_widget(mode: Typing) -> QTransform:
    """From the px the words were laid in to those of the widget."""
    view, one = mode.stage.view, mode.one
    return QTransform(*one.matrix) * QTransform(view.zoom, 0.0, 0.0, view.zoom, view.x, view.y)


def paint_typing(painter: QPainter, mode: Typing) -> None:
    """The frame of the text, its selection, its half-spaces, and the caret while it is lit."""
    one, carets = mode.one, mode.carets
    if one is None:
        return
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 1.0, Qt.PenStyle.DotLine))
    painter.drawPolygon(polygon(mode.stage, one))
    if carets is not None:
        way = to_widget(mode)
        _paint_half_spaces(painter, way, carets)
        if mode.preedit:
            _paint_preedit(painter, way, carets, mode)
        else:
            _paint_selection(painter, way, carets, mode.draft.selection)
            if mode.lit:
                _paint_caret(painter, way, carets.caret(mode.draft.place))
    painter.restore()


def caret_on_screen(mode: Typing) -> QRectF:
    """Where the caret is, for input methods to put their window beside it."""
    carets, one = mode.carets, mode.one
    if carets is None or one is None:
        return QRectF()
    caret = carets.caret(mode.draft.place)
    return to_widget(mode).mapRect(QRectF(caret.x, caret.top, 1.0, caret.bottom - caret.top))


def selection_on_screen(mode: Typing) -> QRectF | None:
    """The upright box round the selected letters; None where they are not seen."""
    carets, one = mode.carets, mode.one
    boxes = carets.boxes(*mode.draft.selection) if carets is not None and one is not None else []
    if not boxes:
        return None
    around = united(boxes)
    return to_widget(mode).mapRect(QRectF(around.x, around.y, around.width, around.height))


def _paint_selection(painter: QPainter, way: QTransform, carets: Carets, selection: tuple[int, int]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent", 0.3))
    for box in carets.boxes(*selection):
        painter.drawPolygon(way.map(QPolygonF(QRectF(box.x, box.y, box.width, box.height))))


def _paint_preedit(painter: QPainter, way: QTransform, carets: Carets, mode: Typing) -> None:
    """A line under the letters on trial, which stand in place of the selection, and the caret among them."""
    start = mode.draft.selection[0]
    painter.setPen(QPen(colour("accent"), 1.6))
    for box in carets.boxes(start, start + len(mode.preedit)):
        painter.drawLine(way.map(QLineF(box.x, box.bottom, box.right, box.bottom)))
    if mode.preedit_caret is not None:
        _paint_caret(painter, way, carets.caret(Place(start + mode.preedit_caret, after=mode.preedit_caret > 0)))


def _paint_half_spaces(painter: QPainter, way: QTransform, carets: Carets) -> None:
    """A small mark under the line where a half-space is: it has no width to be seen by."""
    painter.setPen(QPen(GUIDE, 1.2))
    for line in carets.lines:
        for cell in line.cells:
            if ZWNJ in carets.typed[cell.start : cell.end]:
                at = way.map(QPointF(cell.trailing, line.bottom - 0.2 * (line.bottom - line.top)))
                painter.drawPolyline(QPolygonF([at + QPointF(-3, 4), at, at + QPointF(3, 4)]))


def _paint_caret(painter: QPainter, way: QTransform, caret: Caret) -> None:
    """The caret with a flag to the side where letters go on; thin, at the other place its index has."""
    inset = _INSET * (caret.bottom - caret.top)
    line = way.map(QLineF(caret.x, caret.top + inset, caret.x, caret.bottom - inset))
    if caret.other is not None:
        middle = (caret.top + caret.bottom) / 2
        other = way.map(QLineF(caret.other, middle, caret.other, caret.bottom - inset))
        painter.setPen(QPen(colour("accent", 0.75), 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(other)
    for pen in (QPen(QColor(255, 255, 255, 210), 3.6), QPen(colour("accent"), 2.0)):
        painter.setPen(pen)
        painter.drawLine(line)
    flag = -_FLAG if caret.rtl else _FLAG
    top = line.p1()
    along = line.unitVector()
    dx, dy = along.dx(), along.dy()
    side = QPointF(dy * flag, -dx * flag)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawPolygon(QPolygonF([top, top + side, top + QPointF(dx, dy) * _FLAG]))
