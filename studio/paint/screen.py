"""Turn frames that follow one another into one picture that is painted anew only where they differ.

What stands still is painted once: at the back into a backdrop, between and over things that move into sheets that are
laid over as they are.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from studio.paint.app import ensure_app
from studio.paint.canvas import Canvas, blank, prepared, whole_pixels
from studio.paint.convert import to_colour
from studio.paint.covering import front
from studio.paint.differing import Reaches, opened, pieces_of, union
from studio.paint.items import draw_items
from studio.scene import Frame, Group, Item, walk
from studio.values import WHITE, Colour, Size

_LONG = 2  # frames for which a thing must have stood still: most moves last for many, a cut only one
_FEW = 3  # so many things that stand still one over another are worth a sheet of their own


class Screen:
    """A picture of `size` page px times `scale`, its sides made even with `even` by repeating the last line.

    `pixels` are its rows of 0xFFRRGGBB, sRGB. Nothing shines through: what is see-through lies on white.
    """

    def __init__(self, size: Size, *, scale: float = 1.0, even: bool = False) -> None:
        ensure_app()
        self._scale = QTransform.fromScale(scale, scale)
        self._shown = (max(1, round(size.width * scale)), max(1, round(size.height * scale)))
        width, height = (side + side % 2 if even else side for side in self._shown)
        # NumPy asks for large pages of memory, which Qt does not: all of it is gone through in every frame.
        self.pixels = np.empty((height, width), np.uint32)
        self._image = QImage(self.pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
        self._image.fill(to_colour(WHITE))
        self._page = self._image.rect()
        self._frame: Frame | None = None
        self._items: tuple[Item, ...] = ()
        self._ages: dict[int, int] = {}
        self._backdrop: tuple[tuple[Item, ...], QImage] | None = None
        self._sheets: dict[tuple[int, ...], tuple[tuple[Item, ...], QImage, QPoint]] = {}
        self._reaches = Reaches()

    @property
    def image(self) -> QImage:
        """A copy of the picture as it is now, without the repeated lines."""
        return self._image.copy(0, 0, *self._shown)

    def show(self, frame: Frame) -> list[QRect]:
        """Paint `frame`; the pixels that may have changed since the last one, in pieces that do not overlap.

        Their sides lie at even places, so that pixels can be taken in blocks of four. Raises InputFault.
        """
        before, self._frame = self._frame, frame
        if before is frame:
            return []
        old, self._items = self._items, opened(frame.items)
        if before is None or before.ground != frame.ground:
            self._ages, self._backdrop, pieces = {}, None, [self._page]
        else:
            boxes = self._reaches.differing(old, self._items, self._scale)
            pieces = pieces_of((whole_pixels(box) for box in boxes), self._page)
        self._ages = {id(item): self._ages.get(id(item), 0) + 1 for item in self._items}
        if pieces:
            self._paint(frame.ground, pieces)
        return pieces

    def _paint(self, ground: Colour, pieces: list[QRect]) -> None:
        items = self._items[self._stand(ground) :]
        hidden = front(items, QRectF(self._page), self._scale)
        with prepared(self._image) as painter:
            if pieces != [self._page]:
                painter.setClipRegion(_region(pieces))
            if hidden is None:
                self._lay_back(ground, painter)
            if pieces == [self._page]:
                self._draw_with_sheets(items[hidden:], painter)
            else:
                self._draw(items[hidden:], painter, pieces)
        self._repeat_edges()

    def _lay_back(self, ground: Colour, painter: QPainter) -> None:
        if self._backdrop:
            painter.drawImage(0, 0, self._backdrop[1])
        else:
            _lay_ground(ground, painter, self._page)

    def _draw(self, items: Sequence[Item], painter: QPainter, pieces: Sequence[QRect]) -> None:
        """Draw those of `items` that reach into `pieces`."""
        painter.setTransform(self._scale)
        canvas = Canvas(painter=painter, raster=True, scale=self._scale.m11(), seen=union(pieces))
        for item in items:
            box = self._pixels_of(item)
            if any(piece.intersects(box) for piece in pieces):
                draw_items((item,), canvas)

    def _pixels_of(self, item: Item) -> QRect:
        return whole_pixels(self._scale.mapRect(self._reaches.of(item)), self._page)

    # ------------------------------------------------------------ what stands still

    def _rests(self, item: Item) -> bool:
        return self._ages.get(id(item), 0) > _LONG

    def _stand(self, ground: Colour) -> int:
        """Paint the backdrop, or what has come to it; how many items it holds."""
        kept, image = self._backdrop or ((), None)
        if any(one is not other for one, other in zip(kept, self._items, strict=False)) or len(kept) > len(self._items):
            kept, image, self._backdrop = (), None, None
        rest = len(kept)
        while rest < len(self._items) and self._rests(self._items[rest]):
            rest += 1
        if rest > len(kept):
            image = image or QImage(self._image.size(), QImage.Format.Format_RGB32)
            with prepared(image) as painter:
                if not kept:
                    _lay_ground(ground, painter, self._page)
                self._draw(self._items[len(kept) : rest], painter, [self._page])
            self._backdrop = (self._items[:rest], image)
        return rest

    def _draw_with_sheets(self, items: Sequence[Item], painter: QPainter) -> None:
        """Draw `items` over the whole page, those that rest by the sheets they are on."""
        used = {}
        for run in _runs(items, self._rests):
            if len(run) < _FEW or not (self._rests(run[0]) and _lies_plain(run)):
                self._draw(run, painter, [self._page])
                continue
            name = tuple(map(id, run))
            _, image, corner = used[name] = self._sheets.get(name) or self._sheet(run)
            painter.resetTransform()
            painter.drawImage(corner, image)
        self._sheets = used

    def _sheet(self, items: tuple[Item, ...]) -> tuple[tuple[Item, ...], QImage, QPoint]:
        """A see-through picture of `items`, and where it lies."""
        area = union(self._pixels_of(item) for item in items)
        image = blank(area.width(), area.height())
        with prepared(image) as painter:
            painter.setTransform(self._scale * QTransform.fromTranslate(-area.x(), -area.y()))
            draw_items(items, Canvas(painter=painter, raster=True, scale=self._scale.m11()))
        return items, image, area.topLeft()

    def _repeat_edges(self) -> None:
        width, height = self._shown
        if self._image.width() > width:
            self.pixels[:, width] = self.pixels[:, width - 1]
        if self._image.height() > height:
            self.pixels[height] = self.pixels[height - 1]


def _runs(items: Sequence[Item], rests: object) -> Iterator[tuple[Item, ...]]:
    """`items` parted where things that rest follow things that move, or the other way round."""
    yield from (tuple(run) for _, run in groupby(items, rests))


def _lies_plain(items: tuple[Item, ...]) -> bool:
    """Whether nothing in `items` mixes with what is behind it, so that it may be painted apart."""
    return all(item.blend == "normal" for item in walk(items) if isinstance(item, Group))


def _lay_ground(ground: Colour, painter: QPainter, page: QRect) -> None:
    if ground.alpha < 1:
        painter.fillRect(page, Qt.GlobalColor.white)
    painter.fillRect(page, to_colour(ground))


def _region(pieces: Sequence[QRect]) -> QRegion:
    region = QRegion()
    for piece in pieces:
        region += piece
    return region
