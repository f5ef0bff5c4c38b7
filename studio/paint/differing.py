"""Turn two frames that follow one another into the pixels in which they differ.

Frames of a film share the very objects that stand still, so what `is` the same needs no second look.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QTransform

from studio.paint.bounds import reach
from studio.paint.convert import to_transform
from studio.scene import Group, Item

_MOST_PIECES = 8
_WHOLE = 0.6  # share of the page from which on all of it is painted: many small pieces cost more than they save
_PLAIN = {field.name: field.default for field in fields(Group)}
_SAME = tuple(name for name in _PLAIN if name not in ("items", "layer", "role", "box", "key"))  # how a group is laid
_MOST_KNOWN = 4096


def opened(items: Sequence[Item]) -> tuple[Item, ...]:
    """`items` with what is in groups that change nothing in their stead, so that more of it is known to stand still."""
    if not any(_is_plain(item) for item in items):
        return tuple(items)
    return tuple(part for item in items for part in (opened(item.items) if _is_plain(item) else (item,)))


def _is_plain(item: Item) -> bool:
    return isinstance(item, Group) and item.key is None and all(getattr(item, name) == _PLAIN[name] for name in _SAME)


class Reaches:
    """Where items paint. An item is known by being the very object: to compare it would cost more than to ask again."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Item, QRectF]] = {}

    def of(self, item: Item) -> QRectF:
        """The box outside of which `item` changes nothing, in px of its surroundings.

        Clips are not looked at, so that of a group's inside is kept while the group moves.
        """
        if not isinstance(item, Group):
            return self._kept(item)
        inside = QRectF()
        for part in item.items:
            inside |= self._kept(part)
        return to_transform(item.transform).mapRect(inside)

    def differing(self, old: Sequence[Item], new: Sequence[Item], transform: QTransform) -> Iterator[QRectF]:
        """Boxes, through `transform`, outside of which `old` and `new` look the same."""
        gone, come = _without(old, new), _without(new, old)
        if len(gone) == len(come):
            for one, other in zip(gone, come, strict=True):
                yield from self._between(one, other, transform)
        else:
            yield from (transform.mapRect(self.of(item)) for item in (*gone, *come))

    def _between(self, one: Item, other: Item, transform: QTransform) -> Iterator[QRectF]:
        groups = isinstance(one, Group) and isinstance(other, Group)
        if groups and all(getattr(one, name) == getattr(other, name) for name in _SAME):
            yield from self.differing(one.items, other.items, to_transform(one.transform) * transform)
        else:
            yield transform.mapRect(self.of(one))
            yield transform.mapRect(self.of(other))

    def _kept(self, item: Item) -> QRectF:
        known = self._known.get(id(item))
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[id(item)] = (item, self.of(item) if isinstance(item, Group) else reach(item))
        return known[1]


def _without(some: Sequence[Item], others: Sequence[Item]) -> list[Item]:
    """`some` without the very objects that are among `others`; items keep their order from frame to frame."""
    known = {id(item) for item in others}
    return [item for item in some if id(item) not in known]


def pieces_of(boxes: Iterable[QRect], whole: QRect) -> list[QRect]:
    """`boxes` within `whole`, those that meet made one, their sides at even places; all of it where they cover much."""
    pieces: list[QRect] = []
    for box in boxes:
        piece = _even(box) & whole
        if piece.isEmpty():
            continue
        while met := [other for other in pieces if other.intersects(piece)]:
            pieces = [other for other in pieces if other not in met]
            piece = union([piece, *met])
        pieces.append(piece)
    if len(pieces) > _MOST_PIECES:
        pieces = [union(pieces)]
    area = sum(piece.width() * piece.height() for piece in pieces)
    return [whole] if area > _WHOLE * whole.width() * whole.height() else pieces


def union(pieces: Iterable[QRect]) -> QRect:
    """The smallest rectangle that holds all `pieces`."""
    whole = QRect()
    for piece in pieces:
        whole |= piece
    return whole


def _even(box: QRect) -> QRect:
    left, top = box.left() & ~1, box.top() & ~1
    return QRect(left, top, (box.right() + 2 & ~1) - left, (box.bottom() + 2 & ~1) - top)
