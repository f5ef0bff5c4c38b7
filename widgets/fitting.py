"""Turn the sizes of a picture and of a place into where the picture stands: whole, in the middle."""

from PySide6.QtCore import QRectF, QSize, Qt


def fitted(picture: QSize, place: QSize) -> QRectF:
    """The rectangle of `picture` inside `place`."""
    size = picture.scaled(place, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF((place.width() - size.width()) / 2, (place.height() - size.height()) / 2, size.width(), size.height())
