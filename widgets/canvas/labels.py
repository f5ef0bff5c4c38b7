"""Turn a few words into a small label painted over the page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter

from widgets.theme.current import colour

_PAD = 5.0


def label(painter: QPainter, x: float, y: float, words: str, ground: str | QColor, *, centred: bool = False) -> QRectF:
    """Paint `words` on a chip in a colour, or one of the theme's by name, its left top corner (or middle) at (x, y).

    The answer is the chip.
    """
    font = QFont(QGuiApplication.font())
    font.setPixelSize(11)
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(words) + 2 * _PAD, metrics.height() + 2
    chip = QRectF(x - width / 2, y - height / 2, width, height) if centred else QRectF(x, y, width, height)
    painter.save()
    painter.setFont(font)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground if isinstance(ground, QColor) else colour(ground))
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(QColor("#ffffff") if isinstance(ground, QColor) else colour("on_accent"))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return chip
