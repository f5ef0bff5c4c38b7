"""Turn a tree of layers into a changed one: the same objects wherever nothing changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from studio.document.model import AnyLayer, Box, Document, Page


def change_layer(document: Document, layer_id: str, **changes: Any) -> Document:
    """`document` with fields of the layer `layer_id` replaced. Raises KeyError when there is no such layer."""
    found = False

    def changed(layer: AnyLayer) -> AnyLayer:
        nonlocal found
        if layer.id != layer_id:
            return layer
        found = True
        return replace(layer, **changes)

    pages = tuple(replace(page, layers=map_layers(page.layers, changed)) for page in document.pages)
    if not found:
        raise KeyError(layer_id)
    return replace(document, pages=pages)


def map_layers(layers: tuple[AnyLayer, ...], change: Callable[[AnyLayer], AnyLayer]) -> tuple[AnyLayer, ...]:
    """Every layer replaced by `change(layer)`, children first, the rest kept as it is (same objects where nothing
    changed)."""
    return tuple(_mapped(layer, change) for layer in layers)


def _mapped(layer: AnyLayer, change: Callable[[AnyLayer], AnyLayer]) -> AnyLayer:
    if isinstance(layer, Box):
        children = map_layers(layer.children, change)
        if any(new is not old for new, old in zip(children, layer.children, strict=True)):
            layer = replace(layer, children=children)
    return change(layer)


def override(document: Document, preset_id: str, layer_id: str, fields: Mapping[str, Any]) -> Document:
    """`document` with `fields` of one layer changed for one preset only."""
    for_preset = dict(document.overrides.get(preset_id, {}))
    for_preset[layer_id] = {**for_preset.get(layer_id, {}), **fields}
    return replace(document, overrides={**document.overrides, preset_id: for_preset})


def with_overrides(document: Document, page: Page, preset_id: str) -> Page:
    """`page` as the preset `preset_id` shows it: its local changes applied."""
    local = document.overrides.get(preset_id)
    if not local:
        return page
    return replace(page, layers=map_layers(
        page.layers, lambda layer: replace(layer, **local[layer.id]) if layer.id in local else layer))
