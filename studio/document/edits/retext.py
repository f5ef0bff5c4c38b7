"""Turn what is typed into a layer's words, and marks into their letters, in every arrangement that has them."""

from dataclasses import replace
from typing import Any

from studio.document.edits.tree import map_layers
from studio.document.model import AnyLayer, Document, Text, layers_of
from studio.document.spans import kept_spans, marked


def retext(document: Document, layer_id: str, words: str) -> Document:
    """`document` with the text `layer_id` saying `words`."""
    def said(layer: AnyLayer) -> AnyLayer:
        if layer.id != layer_id or not isinstance(layer, Text):
            return layer
        return replace(layer, text=words, spans=kept_spans(layer.spans, spoken(layer), words))

    pages = tuple(replace(page, layers=map_layers(page.layers, said)) for page in document.pages)
    return replace(document, pages=pages)


def mark(document: Document, layer_id: str, start: int, end: int, **marks: Any) -> Document:
    """`document` with letters of the text `layer_id` marked, as `spans.marked` says, in every arrangement that has the
    same words."""
    words = next((spoken(layer) for page in document.pages for layer in layers_of(page.layers)
                  if layer.id == layer_id and isinstance(layer, Text)), "")

    def with_mark(layer: AnyLayer) -> AnyLayer:
        if layer.id != layer_id or not isinstance(layer, Text) or spoken(layer) != words:
            return layer
        return replace(layer, spans=marked(layer.spans, start, end, **marks))

    pages = tuple(replace(page, layers=map_layers(page.layers, with_mark)) for page in document.pages)
    return replace(document, pages=pages)


def spoken(layer: Text) -> str:
    """The words of a filled text."""
    return layer.text if isinstance(layer.text, str) else layer.join.join(filter(None, layer.text))
