"""Turn a document into the same document with other picture files: found, checked, replaced by their hashes."""

from collections.abc import Callable
from dataclasses import replace

from studio.document.edits import map_layers
from studio.document.model import AnyLayer, Document, Picture, layers_of


def sources(document: Document) -> tuple[str, ...]:
    """The picture files that `document` names, each once, in order."""
    found = (layer.source for page in document.pages for layer in layers_of(page.layers) if isinstance(layer, Picture))
    return tuple(dict.fromkeys(filter(None, found)))


def mapped_sources(document: Document, change: Callable[[str], str]) -> Document:
    """`document` with every picture file replaced by `change(file)`.

    A picture left without a file shows a designed cover when it can, and is hidden otherwise.
    """
    changed = {source: change(source) for source in sources(document)}

    def renamed(layer: AnyLayer) -> AnyLayer:
        if not isinstance(layer, Picture) or not layer.source or changed[layer.source] == layer.source:
            return layer
        lost = not changed[layer.source] and not (layer.designed and layer.title)
        return replace(layer, source=changed[layer.source], hide=layer.hide or lost)

    pages = tuple(replace(page, layers=map_layers(page.layers, renamed)) for page in document.pages)
    return replace(document, pages=pages)
