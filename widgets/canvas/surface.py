"""Turn a scene into the pixels a widget shows, painting only what has changed since the last time.

The picture is as large as the widget, in pixels of the display, so a page costs the same at every zoom. It is made by
the painter that makes the exported files.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QRegion, QTransform

from studio.errors import InputFault
from studio.paint import draw
from studio.paint.bounds import reach, with_shadow
from studio.paint.convert import to_colour, to_path, to_rect, to_transform
from studio.paint.images import is_decoded
from studio.scene import IDENTITY, Frame, Glyphs, Group, Item, Picture, Transform
from studio.values import CLEAR
from widgets.canvas.matrices import after
from widgets.canvas.parts import Items, differing, parted

_MOST_RECTS = 12  # more patches than this are painted as one
_SPARE = 2  # px round a patch for smoothing


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where a page lies in a picture: `scale` pixels to its px, its left top corner at (x, y), all of `width` x
    `height` pixels."""

    scale: float
    x: int
    y: int
    width: int
    height: int

    @property
    def transform(self) -> QTransform:
        """From px of the page to pixels."""
        return QTransform(self.scale, 0.0, 0.0, self.scale, self.x, self.y)

    @property
    def whole(self) -> QRect:
        """All pixels."""
        return QRect(0, 0, self.width, self.height)

    def page(self, frame: Frame) -> QRect:
        """The pixels of the page."""
        return QRect(self.x, self.y, round(frame.size.width * self.scale), round(frame.size.height * self.scale))

    def pixels(self, rect: QRectF) -> QRect:
        """The pixels that a box of the page touches."""
        outer = self.transform.mapRect(rect).toAlignedRect()
        return outer.adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE)


class Surface:
    """The picture of one page in a widget."""

    def __init__(self, around: QColor) -> None:
        self.around = around
        self.image = QImage()
        self._frame: Frame | None = None
        self._spot: Spot | None = None

    def forget(self) -> None:
        """Paint everything the next time."""
        self._frame = None

    def must_decode(self, frame: Frame, spot: Spot) -> bool:
        """Whether `show` would first have to decode a picture that has come or changed, which takes long."""
        old = () if self._frame is None else self._frame.items
        return old is not frame.items and not all(_decoded(*one, spot.scale) for one in differing(old, frame.items))

    def show(self, frame: Frame, spot: Spot) -> QRegion:
        """Bring the picture up to date; the answer is what has changed in it, in its pixels."""
        changed = self._stale(frame, spot)
        self._frame, self._spot = frame, spot
        self._paint(changed)
        return changed

    def stretched(self, spot: Spot) -> None:
        """Show the old picture at another zoom at once, unsharp; `show` then paints it all."""
        old, before = self.image, self._spot
        if before is None or old.isNull():
            return
        self.image = _opaque(spot)
        self.image.fill(self.around)
        k = spot.scale / before.scale
        with QPainter(self.image) as painter:
            x, y = spot.x - before.x * k, spot.y - before.y * k
            painter.drawImage(QRectF(x, y, old.width() * k, old.height() * k), old)
        self._spot = spot
        self._frame = None

    def _stale(self, frame: Frame, spot: Spot) -> QRegion:
        old, before = self._frame, self._spot
        if old is None or before is None or not _same_page(old, frame) or before.scale != spot.scale:
            self.image = _opaque(spot)
            return QRegion(spot.whole)
        changed = self._patches(old.items, frame.items, spot)
        if before != spot:
            changed += self._shifted(before, spot)
        return changed & QRegion(spot.whole)

    def _patches(self, old: Items, new: Items, spot: Spot) -> QRegion:
        changed = QRegion()
        if old is new:
            return changed
        for item, matrix in differing(old, new):
            rect = to_transform(matrix).mapRect(_reach(item))
            changed += spot.pixels(rect)
        return QRegion(changed.boundingRect()) if changed.rectCount() > _MOST_RECTS else changed

    def _shifted(self, before: Spot, spot: Spot) -> QRegion:
        """Move the picture; the answer is what came into sight."""
        old, self.image = self.image, _opaque(spot)
        at = QPoint(spot.x - before.x, spot.y - before.y)
        with QPainter(self.image) as painter:
            painter.drawImage(at, old)
        return QRegion(spot.whole) - QRegion(QRect(at, old.size()))

    def _paint(self, region: QRegion) -> None:
        if region.isEmpty():
            return
        with QPainter(self.image) as painter:
            for rect in region:
                _paint_page(painter, self._frame, self._spot, rect, self.around)

    # ------------------------------------------------------------ carrying

    @property
    def spot(self) -> Spot | None:
        """Where the page lies in the picture; None before the first time."""
        return self._spot

    def lift(self, ids: Collection[str], *, stays: bool = False) -> "Lifted":
        """The layers `ids` as pictures of their own that can be carried about, and the page without them, or with
        them when copies are carried and they stay."""
        return Lifted(self._frame, self._spot, ids, self.around, stays=stays)


class Lifted:
    """A page of which some layers are carried, as pictures from back to front: what lies behind them, then they and
    what lies between and before them."""

    def __init__(self, frame: Frame, spot: Spot, ids: Collection[str], around: QColor, *, stays: bool) -> None:
        runs = parted(frame.items, ids)
        behind = runs.pop(0)[1] if runs and not runs[0][0] else ()
        if stays:
            behind, runs = frame.items, [run for run in runs if run[0]]
        self.spot, self.page = spot, spot.page(frame)
        self.base = _opaque(spot)
        with QPainter(self.base) as painter:
            _paint_page(painter, replace(frame, items=behind), spot, spot.whole, around)
        self.pictures = [(carried, *self._picture(items, carried, frame)) for carried, items in runs]

    def _picture(self, items: Items, carried: bool, frame: Frame) -> tuple[QPoint, QImage]:
        """Some items as a picture and the place of its corner; of what stays no more than is in sight."""
        rect = self._bounds(items)
        rect = rect if carried else rect & self.spot.whole & self.page
        if rect.isEmpty():
            return QPoint(), QImage()
        image = QImage(rect.size(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        with QPainter(image) as painter:
            painter.setTransform(self.spot.transform * QTransform.fromTranslate(-rect.x(), -rect.y()))
            draw(Frame(size=frame.size, items=items, ground=CLEAR), painter)
        return rect.topLeft(), image

    def _bounds(self, items: Items) -> QRect:
        rect = QRect()
        for item in items:
            rect |= self.spot.pixels(_reach(item))
        limit = self.spot.whole.adjusted(-self.spot.width, -self.spot.height, self.spot.width, self.spot.height)
        return rect & limit

    def draw(self, painter: QPainter, rect: QRect, way: Transform) -> None:
        """Paint the pixels `rect` with the carried layers taken some `way` over the page: moved, turned, stretched."""
        painter.drawImage(rect, self.base, rect)
        painter.save()
        painter.setClipRect(rect & self.page)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        still, moved = painter.worldTransform(), self._in_pixels(way) * painter.worldTransform()
        for carried, at, image in self.pictures:
            painter.setWorldTransform(moved if carried else still)
            painter.drawImage(at, image)
        painter.restore()

    def _in_pixels(self, way: Transform) -> QTransform:
        """`way` in pixels; a mere shift by whole ones, so that what is carried stays sharp."""
        spot = self.spot.transform
        if way[:4] != IDENTITY[:4]:
            return spot.inverted()[0] * to_transform(way) * spot
        return QTransform.fromTranslate(round(way[4] * self.spot.scale), round(way[5] * self.spot.scale))


def _decoded(item: Item, matrix: Transform, scale: float) -> bool:
    """Whether all pictures in `item` are, as large as they are seen at `scale` pixels to a px of the page."""
    if isinstance(item, Group):
        return all(_decoded(inner, after(item.transform, matrix), scale) for inner in item.items)
    if not isinstance(item, Picture) or item.moment is not None:
        return True
    scale *= abs(to_transform(matrix).determinant()) ** 0.5
    try:
        return is_decoded(item.source, item.crop, (round(item.box.width * scale), round(item.box.height * scale)))
    except InputFault:  # its file is gone: nothing to wait for
        return True


def _reach(item: Item) -> QRectF:
    """The box outside of which `item` changes nothing. A clip bounds it as well, and is quicker to ask than what it
    cuts: outlines of ornaments are long."""
    if isinstance(item, Group) and item.clip is not None:
        return to_transform(item.transform).mapRect(to_path(item.clip).controlPointRect())
    if isinstance(item, Group):
        whole = QRectF()
        for inner in item.items:
            whole |= _reach(inner)
        return to_transform(item.transform).mapRect(whole)
    if isinstance(item, Glyphs) and item.text:  # words say themselves where their ink is
        edge = item.outline.width if item.outline else 0.0
        return with_shadow(to_rect(item.box.grown(edge)), item.shadow)
    return reach(item)


def _paint_page(painter: QPainter, frame: Frame, spot: Spot, rect: QRect, around: QColor) -> None:
    """Paint the pixels `rect` of a page and of what is round it."""
    page = spot.page(frame)
    painter.save()
    painter.setClipRect(rect)
    if not page.contains(rect):
        painter.fillRect(rect, around)
    painter.fillRect(rect & page, chequered() if frame.ground.alpha < 1 else to_colour(frame.ground))
    painter.setClipRect(rect & page)
    painter.setTransform(spot.transform)
    inside = spot.transform.inverted()[0].mapRect(QRectF(rect & page))
    seen = _touching(frame.items, inside)
    draw(replace(frame, items=seen), painter)
    painter.restore()


def _touching(items: Iterable[Item], inside: QRectF) -> Items:
    """The items that reach into a box, groups without a look of their own opened."""
    found: list[Item] = []
    for item in items:
        if _plain(item):
            found += _touching(item.items, inside)
        elif _reach(item).intersects(inside):
            found.append(item)
    return tuple(found)


def _plain(item: Item) -> bool:
    """Whether a group paints nothing but its items, where they are."""
    return isinstance(item, Group) and item.opacity == 1 and item.clip is None and item.blend == "normal" and (
        item.key is None and item.transform == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))


def _same_page(one: Frame, other: Frame) -> bool:
    return one.size == other.size and one.ground == other.ground


def _opaque(spot: Spot) -> QImage:
    return QImage(max(1, spot.width), max(1, spot.height), QImage.Format.Format_RGB32)


def chequered() -> QBrush:
    """What shows that a page can be seen through."""
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    with QPainter(image) as painter:
        for x, y in ((0, 0), (8, 8)):
            painter.fillRect(x, y, 8, 8, QColor("#e2e5ea"))
    return QBrush(image)


