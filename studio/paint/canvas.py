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
    """A painter, whether it paints into an image (`raster`), and `scale`: device pixels to a px of the upright page.

    Of the pixels outside of `seen` nothing is wanted.
    """

    painter: QPainter
    raster: bool
    scale: float
    seen: QRect | None = None

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

    def area(self, reach: QRectF) -> QRect:
        """The pixels that are wanted of what paints within `reach`, in page px."""
        area = whole_pixels(self.transform.mapRect(reach), self.pixels)
        return area & self.seen if self.seen else area

    @property
    def fineness(self) -> float:
        """Pixels to a px of the page at which images are made before Qt draws them: `scale`, in steps of √2 from it.

        Between 1/√2 and √2 a zoom uses one image throughout, so nothing jumps. Qt's smooth drawing looks at four
        pixels, which suffices down to 1 : √2, and enlarges in half the time it takes to reduce.
        """
        zoomed = zoom(self.transform) / self.scale
        return self.scale * 2 ** (math.trunc(2 * math.log2(max(zoomed, 1e-3))) / 2)

    def put(self, image: QImage, box: QRectF) -> None:
        """Draw `image` over `box`, in page px: pixel for pixel where its size fits, resampled elsewhere."""
        t = self.transform
        seen = t.mapRect(box)
        fits = abs(seen.width() - image.width()) < 1e-6 and abs(seen.height() - image.height()) < 1e-6
        if self.raster and fits and t.m12() == 0 and t.m21() == 0 and t.m11() > 0 and t.m22() > 0:
            self.lay(image, _near(seen.x()), _near(seen.y()))
        else:
            self.painter.drawImage(unrounded(box), image)

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


def _near(place: float) -> float:
    """The whole number when `place` is one but for the noise of multiplying."""
    return round(place) if abs(place - round(place)) < 1e-6 else place


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
