"""Turn a box on the page into an edit that puts a layer there, however its place is said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from studio.document import edits
from studio.document.edits import Pinned, Room
from studio.document.edits.fields import set_seen
from studio.document.edits.places import lifted, pinned, pinned_at, place_free
from studio.document.model import Box as Container
from studio.document.model import Code, Document, Icon, Text
from studio.scene import IDENTITY
from studio.values import Box
from widgets.canvas.handles import Handle
from widgets.canvas.matrices import inverse, turned
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing

_NEAR = 0.4  # px: a layer that came to stand this far off is put right
_TRIES = 2


def is_free(stage: Stage, one: Standing) -> bool:
    """Whether a layer stands where its anchor says and not in a row, column or grid."""
    return edits.is_free(stage.session.document, stage.sight, one.path)


def in_parent(one: Standing, dx: float, dy: float) -> tuple[float, float]:
    """A way on the page in the px of what `one` stands in, which may be turned."""
    back = inverse(one.outer) or IDENTITY
    way = turned(back, dx, dy)
    return way.x, way.y


def moved(stage: Stage, document: Document, one: Standing, dx: float, dy: float) -> Document:
    """`document` with a layer moved by (dx, dy) px of the page.

    One that stands free is pinned to what it is nearest to then; one in a row, column or grid stands aside from its
    place there, which it keeps, so that nothing else moves.
    """
    dx, dy = in_parent(one, dx, dy)
    if is_free(stage, one):
        return placed(stage, document, one.id, one.box.moved(dx, dy), stage.room_of(one))
    path = edits.path_of(document, stage.sight, one.id)
    return set_seen(document, stage.sight, path, _aside(stage, one, dx, dy), only_here=stage.only_here)


def _aside(stage: Stage, one: Standing, dx: float, dy: float) -> dict[str, float]:
    """How far a layer in a row or column stands aside when it is moved by (dx, dy) px, in units from where reading
    begins."""
    room = stage.room_of(one)
    way = -1 if room.rtl else 1
    x, y = _units(one.layer.x, room.box.width, room.unit), _units(one.layer.y, room.box.height, room.unit)
    return {"x": round(x + way * dx / room.unit, 2), "y": round(y + dy / room.unit, 2)}


def _units(length: float | str, whole: float, unit: float) -> float:
    return float(length[:-1]) / 100 * whole / unit if isinstance(length, str) else length


def placed(stage: Stage, document: Document, layer_id: str, box: Box, room: Room) -> Document:
    """`document` with the layer pinned so that it stands at `box` of what it is in. That costs a layout when it is in a
    box, which may change with it; the page does not."""
    path = edits.path_of(document, stage.sight, layer_id)

    def tried(place: Pinned) -> Document:
        return place_free(document, stage.sight, path, place, only_here=stage.only_here)

    if len(path) == 1:
        return tried(pinned(box, room))
    return _put_right(stage, tried, _Goal(layer_id=layer_id, box=box, room=room))


def taken_out(stage: Stage, document: Document, one: Standing, box: Box) -> Document:
    """`document` with a layer taken out of its row, column or grid and pinned at `box` of the outermost box it was
    in."""
    outermost = stage.find(one.above[0])
    room = replace(stage.room_of(one), box=outermost.box if outermost is not None else stage.page_box())
    size = fixed_size(one, stage.unit)
    path = edits.path_of(document, stage.sight, one.id)

    def tried(place: Pinned) -> Document:
        return lifted(document, stage.sight, path, {**place.fields(), **size})[0]

    return _put_right(stage, tried, _Goal(layer_id=one.id, box=box, room=room))


@dataclass(frozen=True, kw_only=True)
class _Goal:
    """Where which layer shall stand, in what."""

    layer_id: str
    box: Box
    room: Room


def _put_right(stage: Stage, tried: Callable[[Pinned], Document], goal: _Goal) -> Document:
    """What `tried` makes of a place, moved by as much as the layout then is off: what the layer stands in may have
    changed with it."""
    at = pinned(goal.box, goal.room)
    document = tried(at)
    for _ in range(_TRIES):
        found = stage.stood_in(document).get(goal.layer_id)
        if found is None:
            return document
        dx, dy = goal.box.centre.x - found.box.centre.x, goal.box.centre.y - found.box.centre.y
        if abs(dx) <= _NEAR and abs(dy) <= _NEAR:
            return document
        at = _shifted(at, dx, dy, goal.room)
        document = tried(at)
    return document


def _shifted(at: Pinned, dx: float, dy: float, room: Room) -> Pinned:
    """The place `dx` and `dy` px further right and down: from the right and the bottom one counts inwards."""
    anchor = at.anchor if room.rtl else edits.places.mirrored(at.anchor)
    dx, dy = (-dx if "right" in anchor else dx), (-dy if "bottom" in anchor else dy)
    return replace(at, x=round(at.x + dx / room.unit, 2), y=round(at.y + dy / room.unit, 2))


def fixed_size(one: Standing, unit: float) -> dict[str, float]:
    """The size of a layer as it is seen, in units: what it would lose with the row or column that gave it. Words and
    boxes keep being as high as what is in them."""
    width, height = round(one.box.width / unit, 2), round(one.box.height / unit, 2)
    if isinstance(one.layer, Code | Icon):
        return {"width": width}
    if isinstance(one.layer, Text):
        return {"width": width + 0.01}  # a hair more than the words: they must not break anew
    if isinstance(one.layer, Container) and one.layer.height == "hug":
        return {"width": width}
    return {"width": width, "height": height}


# ---------------------------------------------------------------- sizes


def handles_of(one: Standing) -> tuple[Handle, ...]:
    """The handles that mean something for a layer: words are as high as they are, codes and icons square."""
    if one.layer.locked:
        return ()
    corners: tuple[Handle, ...] = ("lt", "rt", "rb", "lb")
    if isinstance(one.layer, Code | Icon):
        return corners
    if isinstance(one.layer, Text):
        return (*corners, "l", "r") if one.layer.rotate % 180 != 90 else corners
    return (*corners, "t", "r", "b", "l")


def keeps_shape(one: Standing, handle: Handle) -> bool:
    """Whether a layer keeps its width over height when this handle is pulled."""
    if isinstance(one.layer, Code | Icon):
        return True
    if isinstance(one.layer, Text):
        return len(handle) == 2
    contained = getattr(one.layer, "fit", "") == "contain"
    return contained or (len(handle) == 2 and hasattr(one.layer, "fit"))


def resized(
    stage: Stage, document: Document, one: Standing, box: Box, handle: Handle, *, room: Room | None = None
) -> Document:
    """`document` with the layer `one` as large as `box`, and standing there when it stands free: in what it is in now,
    or in a `room` that changes with it."""
    fields = _size_fields(stage, document, one, box, handle)
    document = set_seen(document, stage.sight, one.path, fields, only_here=stage.only_here)
    if not is_free(stage, one):
        return document
    room = room or stage.room_of(one)
    anchor = one.layer.anchor or "top-right"
    as_seen = anchor if room.rtl else edits.places.mirrored(anchor)
    at = pinned_at(as_seen, box, room)
    return place_free(document, stage.sight, one.path, at, only_here=stage.only_here)


def settled(stage: Stage, document: Document, one: Standing, box: Box) -> Document:
    """`document`, in which `one` has its new size, with it pinned to what it is nearest to now. Words have become as
    high as they needed: their upper side stays."""
    found = stage.stood_in(document).get(one.id)
    if found is None or not is_free(stage, one):
        return document
    goal = Box(box.x, box.y, found.box.width, found.box.height) if isinstance(one.layer, Text) else box
    if isinstance(one.layer, Text):
        goal = goal.moved(box.centre.x - goal.centre.x, 0.0)
    return placed(stage, document, one.id, goal, stage.room_of(one))


def _size_fields(stage: Stage, document: Document, one: Standing, box: Box, handle: Handle) -> dict[str, Any]:
    unit, layer = stage.unit, one.layer
    width, height = round(box.width / unit, 2), round(box.height / unit, 2)
    if isinstance(layer, Code | Icon):
        return {"width": width}
    if isinstance(layer, Text):
        fields: dict[str, Any] = {"width": width}
        if len(handle) == 2:
            fields |= _letters(document, layer, box.width / max(one.box.width, 1e-6))
        return fields | _unbound(one, width=width)
    both = keeps_shape(one, handle)
    fields = {}
    if both or "l" in handle or "r" in handle:
        fields |= {"width": width} | _unbound(one, width=width)
    if both or "t" in handle or "b" in handle:
        fields |= {"height": height} | _unbound(one, height=height)
    return fields


def _letters(document: Document, layer: Text, share: float) -> dict[str, float]:
    """The range of a text's sizes, `share` times as large: words pulled at a corner grow with their box."""
    style = document.type_style(layer.type)
    return {name: round((getattr(layer, name) or getattr(style, name)) * share, 2) for name in ("largest", "smallest")}


def _unbound(one: Standing, **sizes: float) -> dict[str, Any]:
    """Bounds of a layer's size that stand in the way of the new one, taken off."""
    found: dict[str, Any] = {}
    for name, size in sizes.items():
        if getattr(one.layer, f"least_{name}") > size:
            found[f"least_{name}"] = 0.0
        if getattr(one.layer, f"most_{name}"):
            found[f"most_{name}"] = ""
    return found
