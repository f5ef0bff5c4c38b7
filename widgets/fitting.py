"""Turn the sizes of a picture and of a place into where it stands; turn the width of a grid into that of its cells."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle

_HAIRLINE = QColor(128, 128, 128, 96)


def fitted(picture: QSize, place: QSize) -> QRectF:
    """The rectangle of `picture` inside `place`."""
    size = picture.scaled(place, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF((place.width() - size.width()) / 2, (place.height() - size.height()) / 2, size.width(), size.height())


def cell_width(view: QListView, least: int) -> int:
    """The width in px of cells, at least `least`, that share the width of `view` among as many as find room.

    Qt keeps the room of a scroll bar that may come free while it lays out, whether it is shown or not.
    """
    never = view.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    extent = QStyle.PixelMetric.PM_ScrollBarExtent
    bar = 0 if never else view.style().pixelMetric(extent, None, view.verticalScrollBar())
    width = view.maximumViewportSize().width() - bar - 1
    return width // max(1, width // least)


def edged(image: QImage) -> QPixmap:
    """`image` in a hairline that is seen on any ground: a page may be of the very colour of the window."""
    pixmap = QPixmap.fromImage(image)
    with QPainter(pixmap) as painter:
        painter.setPen(_HAIRLINE)
        painter.drawRect(QRectF(QPointF(), pixmap.deviceIndependentSize()).adjusted(0.5, 0.5, -0.5, -0.5))
    return pixmap


def untinted(pixmap: QPixmap) -> QIcon:
    """An icon of `pixmap` that keeps its colours where it is selected."""
    made = QIcon(pixmap)
    made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made
