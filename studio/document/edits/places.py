"""Turn boxes on a page into a layer's place: the nearest anchor and the distances from it, and back.

All boxes are in px of the page looked at. A layer pinned to the corner or edge it is
nearest to stays there on pages of other forms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from studio.document.edits.fields import set_seen
from studio.document.edits.order import holds_place
from studio.document.edits.paths import Layers, Path, Sight, layer_at, put_in, seen, taken_out, with_layer
from studio.document.model import AnyLayer, Box, Document
from studio.values import Box as Rectangle
from studio.values import united

Side = Literal["right", "centre", "left", "top", "middle", "bottom"]
_DIGITS = 2
_BAND = 0.16  # share of the parent round its middle within which a layer is pinned to the middle


@dataclass(frozen=True, kw_only=True)
class Room:
    """What a layer stands in: its box in px, px per unit, and whether the page runs from right to left."""

    box: Rectangle
    unit: float
    rtl: bool = True


@dataclass(frozen=True, kw_only=True)
class Pinned:
    """Where a layer is pinned: its anchor, and how far inwards from it in units."""

    anchor: str
    x: float
    y: float

    def fields(self) -> dict[str, object]:
        """As the fields of a layer."""
        return {"anchor": self.anchor, "x": self.x, "y": self.y}


def pinned(box: Rectangle, room: Room) -> Pinned:
    """The anchor of `room` nearest to `box`, and the distances that put a layer there."""
    parent = room.box
    across = _nearest(box.x, box.right, parent.x, parent.right, ("left", "", "right"))
    down = _nearest(box.y, box.bottom, parent.y, parent.bottom, ("top", "", "bottom"))
    return pinned_at("-".join(filter(None, (down, across))) or "centre", box, room)


def _nearest(low: float, high: float, first: float, last: float, words: tuple[str, str, str]) -> str:
    before, after = low - first, last - high
    if abs(before - after) <= _BAND * (last - first):
        return words[1]
    return words[0] if before < after else words[2]


def pinned_at(anchor: str, box: Rectangle, room: Room) -> Pinned:
    """The distances that put a layer at `box` when it is pinned to `anchor` (as seen) of `room`.

    Anchors are written for right-to-left pages; the answer's is mirrored for others.
    """
    parent, unit = room.box, room.unit
    if "right" in anchor:
        x = parent.right - box.right
    else:
        x = box.x - parent.x if "left" in anchor else box.centre.x - parent.centre.x
    if "bottom" in anchor:
        y = parent.bottom - box.bottom
    else:
        y = box.y - parent.y if "top" in anchor else box.centre.y - parent.centre.y
    x, y = round(x / unit, _DIGITS), round(y / unit, _DIGITS)
    return Pinned(anchor=anchor if room.rtl else mirrored(anchor), x=x, y=y)


def mirrored(anchor: str) -> str:
    """The anchor on the other side."""
    swap = {"right": "left", "left": "right"}
    return "-".join(swap.get(part, part) for part in anchor.split("-"))


def is_free(document: Document, sight: Sight, path: Path) -> bool:
    """Whether the layer at `path` stands where its anchor says, and not in a row, column or grid."""
    if len(path) == 1 or seen(document, sight, path).anchor:
        return True
    box = seen(document, sight, path[:-1])
    return isinstance(box, Box) and box.flow == "stack"


def place_free(document: Document, sight: Sight, path: Path, at: Pinned, *, only_here: bool = False) -> Document:
    """`document` with the layer at `path` pinned to its parent at `at`."""
    return set_seen(document, sight, path, at.fields(), only_here=only_here)


def lifted(document: Document, sight: Sight, path: Path, fields: Mapping[str, object]) -> tuple[Document, Path]:
    """`document` with the layer at `path` taken out of its row, column or grid, and its new path.

    It stands in front of all others in the outermost box it was in, pinned as `fields` say, and is hidden wherever
    the boxes it leaves are. Boxes that are empty then go.
    """
    ancestors = [layer_at(document.pages[sight.page], path[:depth]) for depth in range(2, len(path))]
    document, layer = taken_out(document, sight.page, path)
    top = path[:1]
    document = with_layer(document, sight.page, top, lambda box: _pruned(box) or box)
    layer = replace(_hidden_like(layer, ancestors), **fields)
    count = len(layer_at(document.pages[sight.page], top).children)
    return put_in(document, sight.page, top, count, layer), (*top, count)


def _hidden_like(layer: AnyLayer, boxes: Sequence[AnyLayer]) -> AnyLayer:
    """`layer`, hidden where any of `boxes` is."""
    on = dict(layer.on)
    for box in boxes:
        for words, changes in box.on.items():
            if changes.get("hide"):
                on[words] = {**on.get(words, {}), "hide": True}
    return replace(layer, on=on) if on != dict(layer.on) else layer


def _pruned(box: AnyLayer) -> AnyLayer | None:
    """`box` without boxes that hold nothing; None when it is one."""
    if not isinstance(box, Box):
        return box
    found = (_pruned(child) for child in box.children)
    children: Layers = tuple(child for child in found if child is not None)
    if children or holds_place(box):
        same = len(children) == len(box.children) and all(a is b for a, b in zip(children, box.children, strict=True))
        return box if same else replace(box, children=children)
    return None


# ---------------------------------------------------------------- lining up


def aligned(boxes: Mapping[str, Rectangle], side: Side, within: Rectangle | None = None) -> dict[str, Rectangle]:
    """`boxes` with one side (or the middles) in line: with the outermost of them, or with that side of `within`."""
    frame = within or united(list(boxes.values()))
    return {name: _at_side(box, frame, side) for name, box in boxes.items()}


def _at_side(box: Rectangle, frame: Rectangle, side: Side) -> Rectangle:
    dx = {"left": frame.x - box.x, "right": frame.right - box.right, "centre": frame.centre.x - box.centre.x}
    dy = {"top": frame.y - box.y, "bottom": frame.bottom - box.bottom, "middle": frame.centre.y - box.centre.y}
    return box.moved(dx.get(side, 0.0), dy.get(side, 0.0))


def distributed(boxes: Mapping[str, Rectangle], axis: Literal["across", "down"]) -> dict[str, Rectangle]:
    """`boxes` with equal gaps between them, the outermost two staying where they are."""
    if axis == "down":
        turned = distributed({name: _turned(box) for name, box in boxes.items()}, "across")
        return {name: _turned(box) for name, box in turned.items()}
    order = sorted(boxes, key=lambda name: boxes[name].centre.x)
    if len(order) < 3:
        return dict(boxes)
    first, last = boxes[order[0]], boxes[order[-1]]
    gap = (last.right - first.x - sum(box.width for box in boxes.values())) / (len(order) - 1)
    found, x = {}, first.x
    for name in order:
        found[name] = boxes[name].moved(x - boxes[name].x, 0.0)
        x += boxes[name].width + gap
    return found


def _turned(box: Rectangle) -> Rectangle:
    return Rectangle(box.y, box.x, box.height, box.width)
