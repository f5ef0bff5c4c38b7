"""Turn facts that hang together into figures of words: composed of boxes, texts and icons, laid by the same solver.

Each kind is a function from a `Draft` to a box. What no layer can draw (arrows, rings, maps) is a `Figure` in it.
Importing this room teaches `measure`, `flow` and `draw` the layer kind "diagram".
"""

from collections.abc import Iterator
from dataclasses import replace

from studio.document.diagrams import Diagram
from studio.layout.diagrams.figure import Figure
from studio.layout.diagrams.fitting import fitted, wish
from studio.layout.diagrams.kinds import KINDS
from studio.layout.draw import items_of
from studio.layout.flow import Placed, place
from studio.layout.measure import hug
from studio.layout.pen import Pen
from studio.layout.setting import Setting
from studio.scene import Group, Item, rectangle
from studio.values import Box, Size

__all__ = ["KINDS"]


@hug.register
def _(layer: Diagram, room: Size, setting: Setting) -> Size:
    return wish(layer, KINDS[layer.diagram], room, setting)


@place.register
def _(layer: Diagram, box: Box, setting: Setting) -> Placed:
    return fitted(layer, KINDS[layer.diagram], box, setting)


@items_of.register
def _(layer: Diagram, placed: Placed, pen: Pen) -> Iterator[Item]:  # noqa: ARG001
    for child in placed.children:
        if child.layer.clip:
            yield Group(items=tuple(items_of(child.layer, child, pen)), box=child.box, clip=rectangle(child.box))
        else:
            yield from items_of(child.layer, child, pen)


_box_items, _box_place = items_of.dispatch(Figure.__base__), place.dispatch(Figure.__base__)
_OVER = 1000.0  # px by which a figure that draws more than fits is taken to spill


@place.register
def _(layer: Figure, box: Box, setting: Setting) -> Placed:
    placed = _box_place(layer, box, setting)
    return replace(placed, spill=placed.spill + _OVER) if layer.over else placed


@items_of.register
def _(layer: Figure, placed: Placed, pen: Pen) -> Iterator[Item]:
    yield from layer.paint(placed, pen)
    yield from _box_items(layer, placed, pen)
