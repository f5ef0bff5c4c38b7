"""Turn a preset's safe area into what the service will put over the page: its own buttons, drawn as they stand."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from studio.presets import Preset
from studio.values import Box
from widgets.canvas.labels import label
from widgets.canvas.stage import Stage
from widgets.words import local, tr

_SHADE = QColor(20, 24, 32, 92)
_BUTTON = QColor(255, 255, 255, 190)
_EDGE = QColor("#e0218a")


def paint_safe_zone(painter: QPainter, stage: Stage) -> None:
    """Shade what is covered or cut off, with plain buttons in it, and draw the line words must keep inside."""
    preset, view = stage.preset, stage.view
    page = _rect(view.box_on_screen(Box(0.0, 0.0, preset.width, preset.height)))
    free = _rect(view.box_on_screen(Box(0.0, 0.0, preset.width, preset.height).inside(preset.safe)))
    safe = _rect(view.box_on_screen(stage.page_box()))
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_SHADE)
    painter.drawPath(_covered(page, free, preset))
    painter.setClipRect(page)
    if free != page and not preset.circle:
        _paint_buttons(painter, page, free, preset, view.zoom)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_EDGE, 1.2, Qt.PenStyle.DashLine))
    painter.drawRect(safe)
    painter.restore()
    if free != page:
        service = local(preset.platform_name_fa, preset.platform_name)
        words = tr("Cut round by {service}", service=service) if preset.circle else tr(
            "Covered by {service}", service=service)
        label(painter, page.center().x(), page.bottom() + 14, words, _EDGE, centred=True)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def _covered(page: QRectF, free: QRectF, preset: Preset) -> QPainterPath:
    whole, inner = QPainterPath(), QPainterPath()
    whole.addRect(page)
    if preset.circle:
        inner.addEllipse(page)
    else:
        inner.addRect(free)
    return whole - inner


def _paint_buttons(painter: QPainter, page: QRectF, free: QRectF, preset: Preset, zoom: float) -> None:
    """A bar with the account above, a column of round buttons beside, a line to write in below: where there is room
    for them. They stand on the side where the service has them."""
    painter.setBrush(_BUTTON)
    unit = max(6.0, 40.0 * zoom * preset.size.short / 1080)
    top, bottom, right = free.top() - page.top(), page.bottom() - free.bottom(), page.right() - free.right()
    if top > 2 * unit:
        y = page.top() + top * 0.55
        painter.drawEllipse(QPointF(page.left() + 2 * unit, y), unit * 0.8, unit * 0.8)
        painter.drawRoundedRect(QRectF(page.left() + 3.4 * unit, y - unit * 0.25, 5 * unit, unit * 0.5), 4, 4)
    if right > 1.5 * unit and preset.kind == "reel":
        for number in range(4):
            at = QPointF(page.right() - right / 2, free.bottom() - (0.6 + 2.4 * number) * unit)
            painter.drawEllipse(at, unit * 0.75, unit * 0.75)
    if bottom > 2 * unit:
        height = min(1.6 * unit, bottom * 0.4)
        middle = page.bottom() - bottom * 0.45
        pill = QRectF(page.left() + unit, middle - height / 2, page.width() - 5.5 * unit, height)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        for number in range(2):
            painter.drawEllipse(QPointF(page.right() - (1.4 + 1.8 * number) * unit, middle), unit * 0.6, unit * 0.6)
