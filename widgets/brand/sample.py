"""Turn a brand into a small card drawn at once, so that every answer can be seen: colours, fonts, name, logo."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.palettes import Palette, load_palettes, palette_from_table
from widgets.theme import current
from widgets.theme.ornament import draw_stars
from widgets.words import tr

_SIZE = QSize(250, 312)


class BrandSample(QWidget):
    """A card in the brand's colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_SIZE)
        self.setAccessibleName(tr("How your cards will look"))
        self._palette = load_palettes().palette("turquoise")
        self._name, self._family = "", ""
        self._logo: QImage | None = None

    def show_brand(self, name: str, palette: Palette, family: str, logo: QImage | None) -> None:
        """Draw these; `family` is the name of the font of titles as Qt knows it."""
        self._name, self._palette, self._family, self._logo = name, palette, family, logo
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rectangle = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(rectangle.adjusted(0.5, 0.5, -0.5, -0.5), 16, 16)
        painter.setClipPath(shape)
        painter.fillPath(shape, self._colour("ground"))
        band = QRectF(0, 0, rectangle.width(), rectangle.height() * 0.36)
        painter.fillRect(band, self._colour("accent"))
        draw_stars(painter, band, self._palette.role("accent-2").hex(), cell=46, strength=0.4)
        self._paint_logo(painter, QPointF(rectangle.center().x(), band.bottom()))
        self._paint_words(painter, rectangle.adjusted(18, band.bottom() + 46, -18, -18))
        painter.setClipping(False)
        painter.setPen(current.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_logo(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour("surface"))
        painter.drawEllipse(at, 38, 38)
        if self._logo is not None:
            size = self._logo.size().scaled(QSize(46, 46), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(at.x() - size.width() / 2, at.y() - size.height() / 2, size.width(), size.height())
            painter.drawImage(place, self._logo)

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        title = QFont(self._family or painter.font().family(), 17)
        title.setBold(True)
        painter.setFont(title)
        painter.setPen(self._colour("ink"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        words = self._name or tr("The name of your library")
        painter.drawText(place, flags, words)
        used = painter.boundingRect(place, flags, words)
        painter.setFont(QFont(self.font().family(), 10))
        painter.setPen(self._colour("muted"))
        painter.drawText(place.adjusted(0, used.height() + 8, 0, 0), flags, tr("Read, and pass it on."))

    def _colour(self, role: str) -> QColor:
        return QColor(self._palette.role(role).hex())


def palette_of(colours: dict[str, str]) -> Palette | None:
    """The palette of colours by role, None when they make none."""
    return palette_from_table("", colours, "", [])
