"""Turn several layers into one box and a box into its layers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from studio.document.edits.ids import fresh
from studio.document.edits.paths import Sight, layer_at, path_of, put_in, seen, taken_out
from studio.document.edits.places import Room, is_free, pinned
from studio.document.model import AnyLayer, Box, Document, layers_of
from studio.values import Box as Rectangle
from studio.values import united


def group(
    document: Document, sight: Sight, ids: Sequence[str], boxes: Mapping[str, Rectangle], room: Room
) -> tuple[Document, str]:
    """`document` with the layers `ids` in one box, and its id; unchanged, and "", when they have not one parent.

    Neighbours in a row or column become a row or column in it. Layers that stand free keep their places: `boxes` are
    those of all of them in px, `room` is what they stand in.
    """
    paths = sorted(path for name in ids if (path := path_of(document, sight, name)) is not None)
    if len(paths) < 2 or len({path[:-1] for path in paths}) != 1:
        return document, ""
    free = [is_free(document, sight, path) for path in paths]
    if not all(free) and any(free):
        return document, ""
    taken = {layer.id for page in document.pages for layer in layers_of(page.layers)}
    name = fresh("group", taken)
    layers = [layer_at(document.pages[sight.page], path) for path in paths]
    if all(free):
        box = _free_box(name, [(layer, boxes[layer.id]) for layer in layers], room)
    else:
        around = seen(document, sight, paths[0][:-1])
        box = Box(id=name, role="group", flow=around.flow, gap=around.gap, items=around.items, justify=around.justify,
                  columns=around.columns, width="fill" if around.flow == "column" else "hug", children=tuple(layers))
    at = paths[-1][-1] - len(paths) + 1 if all(free) else paths[0][-1]
    for path in reversed(paths):
        document, _ = taken_out(document, sight.page, path)
    return put_in(document, sight.page, paths[0][:-1], at, box), name


def _free_box(name: str, layers: Sequence[tuple[AnyLayer, Rectangle]], room: Room) -> Box:
    around, unit = united([box for _, box in layers]), room.unit
    inside = replace(room, box=around)
    children = tuple(
        replace(layer, **pinned(box, inside).fields(), **_fixed(layer, box, unit))
        for layer, box in layers)
    bleed = all(layer.bleed for layer, _ in layers)
    return Box(id=name, role="group", flow="stack", width=around.width / unit, height=around.height / unit,
               children=children, bleed=bleed, **pinned(around, room).fields())


def _fixed(layer: AnyLayer, box: Rectangle, unit: float) -> dict[str, float]:
    """Lengths that hang on the parent, in units, now that it is another."""
    return {name: round(side / unit, 2) for name, side in (("width", box.width), ("height", box.height))
            if isinstance(getattr(layer, name), str) and getattr(layer, name) != "hug"}


def ungroup(
    document: Document, sight: Sight, layer_id: str, boxes: Mapping[str, Rectangle], room: Room
) -> tuple[Document, tuple[str, ...]]:
    """`document` with the layers of the box `layer_id` in its place, and their ids; unchanged when it is no box.

    They stay where they are seen: in a row or column of the box's parent in the same order, else pinned to `room`.
    """
    path = path_of(document, sight, layer_id)
    box = layer_at(document.pages[sight.page], path) if path else None
    if not isinstance(box, Box) or not box.children:
        return document, ()
    flowing = not is_free(document, sight, path)
    document, _ = taken_out(document, sight.page, path)
    children = tuple(
        child if flowing and not child.anchor else _let_go(child, box, boxes, room)
        for child in box.children)
    document = put_in(document, sight.page, path[:-1], path[-1], *children)
    return document, tuple(child.id for child in children)


def _let_go(child: AnyLayer, box: Box, boxes: Mapping[str, Rectangle], room: Room) -> AnyLayer:
    at, on = boxes.get(child.id), {**_hiding(box), **child.on}
    if at is None:  # not seen in this size: it keeps what it had
        return replace(child, on=on)
    return replace(child, **pinned(at, room).fields(), **_fixed(child, at, room.unit), bleed=box.bleed, on=on)


def _hiding(box: Box) -> dict[str, dict[str, bool]]:
    """The shapes in which a box is not shown, for what was in it."""
    return {words: {"hide": changes["hide"]} for words, changes in box.on.items() if "hide" in changes}

