"""Turn a document into the same document with other picture files: found, checked, replaced by their hashes.

A picture file is named by a layer, by its change for one page shape (`on`), and by a change for one preset.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from studio.document.edits import map_layers
from studio.document.model import AnyLayer, Document, Overrides, Picture, PictureFill, Text, layers_of


def sources(document: Document) -> tuple[str, ...]:
    """The picture files that `document` names, each once, in order."""
    return tuple(dict.fromkeys(name for name in _named(document) if name))


def _named(document: Document) -> Iterator[str]:
    for page in document.pages:
        for layer in layers_of(page.layers):
            if isinstance(layer, Picture | Text):
                yield from _files(vars(layer))
                yield from (name for change in layer.on.values() for name in _files(change))
    for changes in document.overrides.values():
        yield from (name for change in changes.values() for name in _files(change))


def _files(fields: Mapping[str, Any]) -> Iterator[str]:
    """The picture files that fields of a layer name: a picture's own, and what fills the letters of a text."""
    if isinstance(fields.get("source"), str):
        yield fields["source"]
    if isinstance(fields.get("fill"), PictureFill):
        yield fields["fill"].source


def mapped_sources(document: Document, change: Callable[[str], str]) -> Document:
    """`document` with every picture file replaced by `change(file)`.

    A picture left without a file shows a designed cover when it can, and is hidden otherwise.
    """
    found = {source: change(source) for source in sources(document)}
    if all(old == new for old, new in found.items()):
        return document

    def renamed(layer: AnyLayer) -> AnyLayer:
        if isinstance(layer, Text):
            return replace(layer, fill=_filled(layer.fill, found), on=_changed(layer.on, found))
        if not isinstance(layer, Picture):
            return layer
        source = found.get(layer.source, "")
        lost = bool(layer.source) and not source and not (layer.designed and layer.title)
        return replace(layer, source=source, hide=layer.hide or lost, on=_changed(layer.on, found))

    pages = tuple(replace(page, layers=map_layers(page.layers, renamed)) for page in document.pages)
    overrides = {preset: _changed(changes, found) for preset, changes in document.overrides.items()}
    return replace(document, pages=pages, overrides=overrides)


def _changed(changes: Overrides, found: Mapping[str, str]) -> Overrides:
    return {key: _renamed_in(change, found) for key, change in changes.items()}


def _renamed_in(change: Mapping[str, Any], found: Mapping[str, str]) -> Mapping[str, Any]:
    renamed = dict(change)
    if "source" in renamed:
        renamed["source"] = found.get(renamed["source"], "")
    if "fill" in renamed:
        renamed["fill"] = _filled(renamed["fill"], found)
    return renamed


def _filled(fill: Any, found: Mapping[str, str]) -> Any:
    return replace(fill, source=found.get(fill.source, "")) if isinstance(fill, PictureFill) else fill
