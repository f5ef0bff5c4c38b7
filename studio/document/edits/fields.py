"""Turn new values of a layer's place and size into the rule that is seen.

A field may be said three times: by the layer, by its `on` for a page shape, by a local change for one preset. What one
changes while looking at a size must be seen there, so the value goes where the one seen comes from: sizes that share
that value change with it, the others keep their own. A change "only here" is a local one.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from studio.document.edits.paths import Path, Sight, layer_at, with_layer
from studio.document.edits.tree import override
from studio.document.model import AnyLayer, Document


def set_seen(
    document: Document, sight: Sight, path: Path, fields: Mapping[str, Any], *, only_here: bool = False
) -> Document:
    """`document` with `fields` of the layer at `path` set so that it is seen. Fields that go together come together:
    all are put where the strongest of them comes from."""
    layer = layer_at(document.pages[sight.page], path)
    local = document.overrides.get(sight.preset, {}).get(layer.id, {})
    if only_here or any(name in local for name in fields):
        return override(document, sight.preset, layer.id, fields)
    words = _rule(layer, sight.shapes, fields)
    if words is None:
        return with_layer(document, sight.page, path, lambda one: replace(one, **fields))
    on = {**layer.on, words: {**layer.on[words], **fields}}
    return with_layer(document, sight.page, path, lambda one: replace(one, on=on))


def _rule(layer: AnyLayer, shapes: tuple[str, ...], fields: Mapping[str, Any]) -> str | None:
    """The words of the `on` that wins for any of `fields`; None when the layer itself says them all."""
    found = None
    for shape in shapes:
        for words, changes in layer.on.items():
            if shape in words.split() and any(name in changes for name in fields):
                found = words
    return found


def local_changes(document: Document, preset_id: str, layer_id: str) -> Mapping[str, Any]:
    """What was changed of a layer for one preset only."""
    return document.overrides.get(preset_id, {}).get(layer_id, {})


def without_local(document: Document, preset_id: str, *layer_ids: str) -> Document:
    """`document` with the local changes of layers for one preset taken back; of all layers when none is named."""
    kept = {name: fields for name, fields in document.overrides.get(preset_id, {}).items()
            if layer_ids and name not in layer_ids}
    others = {name: layers for name, layers in document.overrides.items() if name != preset_id}
    return replace(document, overrides=others | ({preset_id: kept} if kept else {}))
