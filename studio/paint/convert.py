"""Turn the scene's plain values into Qt's."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainterPath, QPen, QRadialGradient, QTransform

from studio.paint.cache import STORE
from studio.scene import Fill, LinearGradient, Outline, RadialGradient, Stroke, Transform
from studio.values import Box, Colour


def to_colour(colour: Colour) -> QColor:
    """The same sRGB colour."""
    return QColor(colour.red, colour.green, colour.blue, round(colour.alpha * 255))


def to_rect(box: Box) -> QRectF:
    """The same rectangle."""
    return QRectF(box.x, box.y, box.width, box.height)


def to_transform(transform: Transform) -> QTransform:
    """The same matrix."""
    return QTransform(*transform)


def to_brush(fill: Fill) -> QBrush:
    """A brush that paints `fill` in page px."""
    if isinstance(fill, Colour):
        return QBrush(to_colour(fill))
    return QBrush(_gradient(fill))


def _gradient(fill: LinearGradient | RadialGradient) -> QGradient:
    if isinstance(fill, LinearGradient):
        gradient = QLinearGradient(fill.start.x, fill.start.y, fill.end.x, fill.end.y)
    else:
        gradient = QRadialGradient(QPointF(fill.centre.x, fill.centre.y), max(fill.radius, 1e-6))
    gradient.setStops([(stop.at, to_colour(stop.colour)) for stop in fill.stops])
    return gradient


def to_pen(stroke: Stroke) -> QPen:
    """A pen of the stroke's width; Qt measures dashes in widths, the scene in px."""
    pen = QPen(to_brush(stroke.fill), stroke.width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin if stroke.sharp else Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap if stroke.sharp else Qt.PenCapStyle.RoundCap)
    if stroke.dash and stroke.width > 0:
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    return pen


def to_path(outline: Outline, *, even_odd: bool = False) -> QPainterPath:
    """The outline as a path, kept as long as this very tuple is asked for again. Do not change the answer."""
    # By identity: hashing the 2,000 steps of a pattern takes longer than drawing them from a kept path saves. The
    # tuple is kept beside its path, so no other tuple can come to live at the same address meanwhile.
    key = ("path", id(outline), even_odd)
    kept = STORE.made(key, lambda: (outline, new_path(outline, even_odd=even_odd)), lambda kept: 300 * len(kept[0]))
    return kept[1]


def new_path(outline: Outline, *, even_odd: bool = False) -> QPainterPath:
    """The outline as a path of its own."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill if even_odd else Qt.FillRule.WindingFill)
    steps = {"M": path.moveTo, "L": path.lineTo, "C": path.cubicTo, "Z": path.closeSubpath}
    for letter, *numbers in outline:
        steps[letter](*numbers)
    return path
