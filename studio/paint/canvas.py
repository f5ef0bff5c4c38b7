"""Turn a painter into a canvas: what it draws on, how finely, and layers that are painted apart and laid over."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QBrush, QImage, QPaintEngine, QPainter, QTransform

# Pixels to each px of the page for what becomes an image in a PDF: a card of 1,080 px on A5 then has 370 dpi.
VECTOR_SCALE = 2.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Canvas:
    """A painter, whether it paints into an image (`raster`), and `scale`: device pixels to a px of the upright page."""

    painter: QPainter
    raster: bool
    scale: float

    @classmethod
    def of(cls, painter: QPainter) -> "Canvas":
        """A canvas for a painter somebody else began."""
        raster = painter.paintEngine().type() == QPaintEngine.Type.Raster
        painter.setRenderHints(_HINTS)
        return cls(painter=painter, raster=raster, scale=zoom(painter.combinedTransform()) if raster else VECTOR_SCALE)

    @property
    def transform(self) -> QTransform:
        """From page px to pixels of images: those of the device, or for a PDF those that will be put into it."""
        if self.raster:
            return self.painter.combinedTransform()
        return QTransform.fromScale(self.scale, self.scale)

    @property
    def pixels(self) -> QRect | None:
        """The pixels that can be seen; None when there is no end."""
        if not self.raster:
            return None
        device = self.painter.device()
        return QRect(0, 0, device.width(), device.height())

    def lay(self, image: QImage, x: float, y: float) -> None:
        """Draw `image` with its left top corner at (x, y) of `transform`'s pixels; between pixels it is resampled."""
        painter = self.painter
        if not self.raster:
            k = 1 / self.scale
            painter.drawImage(QRectF(x * k, y * k, image.width() * k, image.height() * k), image)
            return
        kept = painter.worldTransform()
        painter.resetTransform()
        if x == round(x) and y == round(y):
            painter.drawImage(round(x), round(y), image)
        else:
            painter.drawImage(unrounded(QRectF(x, y, image.width(), image.height())), image)
        painter.setWorldTransform(kept)


def unrounded(rect: QRectF) -> QRectF:
    """`rect` a thousandth larger: Qt rounds the place of an image it need not stretch, and motion would stutter."""
    return rect.adjusted(0.0, 0.0, 1e-3, 1e-3)


_HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform


def prepared(image: QImage) -> QPainter:
    """A painter on `image` with smooth edges and smooth pictures, to be used by `with`.

    A painter that outlives its image, as when a fault comes between them, would crash the process.
    """
    painter = QPainter(image)
    painter.setRenderHints(_HINTS)
    return painter


def blank(width: int, height: int) -> QImage:
    """A clear image of at least one pixel."""
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def fill_in(image: QImage, transform: QTransform, brush: QBrush) -> None:
    """Put `brush`, which `transform` leads from page px to the image, in place of the colour of all that is painted."""
    with QPainter(image) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.setTransform(transform)
        painter.fillRect(transform.inverted()[0].mapRect(QRectF(image.rect())).adjusted(-1, -1, 1, 1), brush)


@contextmanager
def saved(painter: QPainter) -> Iterator[None]:
    """Give the painter its state back at the end of the block, whatever happens in it."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def zoom(transform: QTransform) -> float:
    """How many times larger `transform` makes things, the geometric mean of both directions."""
    return math.sqrt(abs(transform.determinant()))


def whole_pixels(rect: QRectF, within: QRect | None = None) -> QRect:
    """The pixels `rect` touches, with one to spare for smoothing, cut to `within`."""
    outer = rect.toAlignedRect().adjusted(-1, -1, 1, 1)
    return outer if within is None else outer.intersected(within)


def weight(image: QImage) -> int:
    """Bytes an image takes."""
    return image.sizeInBytes() + 200
