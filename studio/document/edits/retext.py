"""Turn what is typed into a layer's words, in every arrangement that has them; what is marked in them stays marked."""

from dataclasses import replace

from studio.document.edits.tree import map_layers
from studio.document.model import AnyLayer, Document, Text
from studio.document.spans import kept_spans


def retext(document: Document, layer_id: str, words: str) -> Document:
    """`document` with the text `layer_id` saying `words`."""
    def said(layer: AnyLayer) -> AnyLayer:
        if layer.id != layer_id or not isinstance(layer, Text):
            return layer
        return replace(layer, text=words, spans=kept_spans(layer.spans, spoken(layer), words))

    pages = tuple(replace(page, layers=map_layers(page.layers, said)) for page in document.pages)
    return replace(document, pages=pages)


def spoken(layer: Text) -> str:
    """The words of a filled text."""
    return layer.text if isinstance(layer.text, str) else layer.join.join(filter(None, layer.text))
