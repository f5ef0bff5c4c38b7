"""Turn items into the box their paint may reach, so that layers are no larger than they must be."""

from functools import singledispatch

from PySide6.QtCore import QRectF

from studio.paint.convert import to_path, to_rect, to_transform
from studio.paint.outlines import ink_box
from studio.scene import Glyphs, Group, Item, Path, Picture, Shadow

# A Gaussian is below 1/255 of its height beyond this many sigmas.
SHADOW_REACH = 3.0


@singledispatch
def reach(item: Item) -> QRectF:
    """The box, in px of the item's own surroundings, outside of which it changes no pixel."""
    raise TypeError(f"no painter for {type(item).__name__}")


@reach.register
def _(item: Glyphs) -> QRectF:
    return with_shadow(ink_box(item), item.shadow)


@reach.register
def _(item: Picture) -> QRectF:
    shape = to_path(item.clip).boundingRect() & to_rect(item.box) if item.clip else to_rect(item.box)
    return with_shadow(shape, item.shadow)


@reach.register
def _(item: Path) -> QRectF:
    edge = 0.0
    if item.stroke:  # a sharp corner may stick out by Qt's miter limit of two widths
        edge = item.stroke.width * (2.5 if item.stroke.sharp else 0.5)
    return with_shadow(to_path(item.outline).controlPointRect().adjusted(-edge, -edge, edge, edge), item.shadow)


@reach.register
def _(item: Group) -> QRectF:
    return to_transform(item.transform).mapRect(reach_inside(item))


def reach_inside(group: Group) -> QRectF:
    """The box of a group's content, cut by its clip, before its transform."""
    whole = QRectF()
    for item in group.items:
        whole |= reach(item)
    return whole & to_path(group.clip).controlPointRect() if group.clip else whole


def with_shadow(shape: QRectF, shadow: Shadow | None) -> QRectF:
    """`shape` and, beside it, where its shadow falls."""
    if shadow is None:
        return shape
    edge = shadow.blur * SHADOW_REACH
    return shape | shape.translated(shadow.dx, shadow.dy).adjusted(-edge, -edge, edge, edge)
