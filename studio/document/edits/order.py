"""Turn wishes about which layers there are, and in what order, into a changed document."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from operator import is_
from typing import Literal

from studio.document.edits.ids import carried, fresh
from studio.document.edits.paths import Layers, Path, Sight, layer_at, path_of, put_in, with_siblings
from studio.document.edits.tree import map_layers, override
from studio.document.model import AnyLayer, Box, Document, layers_of

Step = Literal["front", "forward", "backward", "back"]


def insert(document: Document, page: int, layer: AnyLayer, *, above: Path = (), at: int | None = None) -> Document:
    """`document` with `layer` on page number `page`: in front of all, or before number `at` in the box at `above`."""
    box = layer_at(document.pages[page], above) if above else document.pages[page]
    count = len(box.children if above else box.layers)
    return put_in(document, page, above, count if at is None else at, layer)


def delete(document: Document, ids: Collection[str]) -> Document:
    """`document` without the layers `ids`, in whatever arrangement they stand, and without boxes left empty by it."""
    pages = tuple(replace(page, layers=_without(page.layers, frozenset(ids))) for page in document.pages)
    return _without_lost_changes(replace(document, pages=pages))


def _without(layers: Layers, ids: frozenset[str]) -> Layers:
    kept = (_emptied(layer, ids) for layer in layers if layer.id not in ids)
    return tuple(layer for layer in kept if layer is not None)


def _emptied(layer: AnyLayer, ids: frozenset[str]) -> AnyLayer | None:
    if not isinstance(layer, Box) or not layer.children:
        return layer
    children = _without(layer.children, ids)
    if all(map(is_, children, layer.children)) and len(children) == len(layer.children):
        return layer
    return replace(layer, children=children) if children or holds_place(layer) else None


def holds_place(box: Box) -> bool:
    """Whether a box is seen, or keeps others in their places, when nothing is in it."""
    return bool(box.fill or box.line) or box.width != "hug" or box.height != "hug"


def _without_lost_changes(document: Document) -> Document:
    """`document` without local changes of layers that are gone."""
    known = {layer.id for page in document.pages for layer in layers_of(page.layers)}
    overrides = {preset: {name: fields for name, fields in layers.items() if name in known}
                 for preset, layers in document.overrides.items()}
    overrides = {preset: layers for preset, layers in overrides.items() if layers}
    return document if overrides == document.overrides else replace(document, overrides=overrides)


def hide_here(document: Document, preset_id: str, ids: Collection[str]) -> Document:
    """`document` with the layers `ids` not shown for one preset; all others keep them."""
    for name in ids:
        document = override(document, preset_id, name, {"hide": True})
    return document


def set_all(document: Document, ids: Collection[str], **fields: object) -> Document:
    """`document` with fields of the layers `ids` set in every arrangement: what they say, their look, a lock."""
    def changed(layer: AnyLayer) -> AnyLayer:
        return replace(layer, **fields) if layer.id in ids else layer

    return replace(document, pages=tuple(
        replace(page, layers=map_layers(page.layers, changed)) for page in document.pages))


def duplicate(
    document: Document, sight: Sight, ids: Sequence[str], *, by: float = 24.0
) -> tuple[Document, tuple[str, ...]]:
    """`document` with copies of the layers `ids` in front of them, and the ids of the copies.

    Pinned copies stand `by` units further inwards and down; those in a flow stand behind their models.
    """
    copies = _Copies(document)
    made: list[str] = []
    for layer_id in ids:
        path = path_of(document, sight, layer_id)
        if path is None:
            continue
        copy = copies.of(layer_at(document.pages[sight.page], path))
        copy = replace(copy, **_aside(copy, by)) if copy.anchor or len(path) == 1 else copy
        document = put_in(document, sight.page, path[:-1], path[-1] + 1, copy)
        made.append(copy.id)
    return replace(document, overrides=carried(document.overrides, copies.pairs)), tuple(made)


class _Copies:
    """Makes copies of layers under ids that nobody has; `pairs` are the new ids and their models'."""

    def __init__(self, document: Document) -> None:
        self.taken = {layer.id for page in document.pages for layer in layers_of(page.layers)}
        self.pairs: list[tuple[str, str]] = []

    def of(self, layer: AnyLayer) -> AnyLayer:
        """A copy of `layer` and all in it. What had one id in it has one again."""
        names = {one.id: fresh(one.id or "layer", self.taken) for one in layers_of((layer,))}
        self.pairs += [(new, old) for old, new in names.items()]
        return map_layers((layer,), lambda one: replace(one, id=names[one.id]))[0]


def _aside(layer: AnyLayer, by: float) -> dict[str, float]:
    """Where a copy stands beside its model. A share of the parent ("40%") cannot be moved by units and stays."""
    return {name: getattr(layer, name) + by for name in ("x", "y") if not isinstance(getattr(layer, name), str)}


def pasted(document: Document, page: int, layers: Sequence[AnyLayer]) -> tuple[Document, tuple[str, ...]]:
    """`document` with `layers` in front of all others of a page, under ids of their own, and those ids."""
    maker = _Copies(document)
    copies = tuple(maker.of(layer) for layer in layers)
    count = len(document.pages[page].layers)
    return put_in(document, page, (), count, *copies), tuple(copy.id for copy in copies)


def restack(document: Document, sight: Sight, ids: Sequence[str], step: Step) -> Document:
    """`document` with the layers `ids` further to the front or back among those in the same box.

    In a row or column, where nothing lies over another, that is their order: "forward" is further along.
    """
    paths = [path for name in ids if (path := path_of(document, sight, name)) is not None]
    for above in dict.fromkeys(path[:-1] for path in paths):
        moving = {path[-1] for path in paths if path[:-1] == above}
        change = partial(_restacked, moving=moving, step=step)
        document = with_siblings(document, sight.page, above, change)
    return document


def _restacked(layers: Layers, moving: set[int], step: Step) -> Layers:
    chosen = [layer for at, layer in enumerate(layers) if at in moving]
    others = [layer for at, layer in enumerate(layers) if at not in moving]
    if step == "front":
        return (*others, *chosen)
    if step == "back":
        return (*chosen, *others)
    order = list(range(len(layers)))
    pairs = range(len(order) - 2, -1, -1) if step == "forward" else range(len(order) - 1)
    for at in pairs:
        one, other = (order[at], order[at + 1])
        if (one in moving) != (other in moving) and (one in moving) == (step == "forward"):
            order[at], order[at + 1] = other, one
    return tuple(layers[at] for at in order)


def moved_to(document: Document, page: int, path: Path, at: int) -> Document:
    """`document` with the layer at `path` standing before what is now number `at` in the same box."""
    number = path[-1]

    def reordered(layers: Layers) -> Layers:
        left = (*layers[:number], *layers[number + 1 :])
        place = at - 1 if at > number else at
        return (*left[:place], layers[number], *left[place:])

    return with_siblings(document, page, path[:-1], reordered)

