"""Turn the id of a layer that is seen into its path in a page, and a path into a changed page.

One thing may stand in several arrangements under one id. What it says and how it looks is edited by id, in all of them;
where it stands and how large it is belongs to one arrangement, and that one is named by its path: the numbers of the
layers to go through, from the page down.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from studio.document.edits.tree import with_overrides
from studio.document.model import AnyLayer, Box, Document, Page, for_shape

Path = tuple[int, ...]
Layers = tuple[AnyLayer, ...]


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What one looks at: a page, in the size of one preset, which answers to the words `shapes`."""

    page: int = 0
    preset: str = ""
    shapes: tuple[str, ...] = ("portrait",)


def seen_paths(document: Document, sight: Sight) -> Iterator[tuple[Path, AnyLayer]]:
    """The path of every layer that is seen, and the layer as it is seen there; each box before its children."""
    page = with_overrides(document, document.pages[sight.page], sight.preset)
    yield from _seen(page.layers, sight.shapes, ())


def _seen(layers: Layers, shapes: tuple[str, ...], above: Path) -> Iterator[tuple[Path, AnyLayer]]:
    for number, one in enumerate(layers):
        layer, path = for_shape(one, shapes), (*above, number)
        if not layer.hide:
            yield path, layer
            if isinstance(layer, Box):
                yield from _seen(layer.children, shapes, path)


def path_of(document: Document, sight: Sight, layer_id: str) -> Path | None:
    """The path of the layer `layer_id` as it is seen; None when it is not."""
    return next((path for path, layer in seen_paths(document, sight) if layer.id == layer_id), None)


def seen(document: Document, sight: Sight, path: Path) -> AnyLayer:
    """The layer at `path` as it is seen: with the changes for this shape and this preset."""
    page = with_overrides(document, document.pages[sight.page], sight.preset)
    return for_shape(layer_at(page, path), sight.shapes)


def layer_at(page: Page, path: Path) -> AnyLayer:
    """The layer at `path`, as the page has it."""
    layer = page.layers[path[0]]
    for number in path[1:]:
        layer = layer.children[number]
    return layer


def with_siblings(document: Document, page: int, above: Path, change: Callable[[Layers], Layers]) -> Document:
    """`document` with the layers in the box at `above` (or of the page itself) changed by `change`."""
    pages = list(document.pages)
    pages[page] = replace(pages[page], layers=_changed(pages[page].layers, above, change))
    return replace(document, pages=tuple(pages))


def _changed(layers: Layers, above: Path, change: Callable[[Layers], Layers]) -> Layers:
    if not above:
        return change(layers)
    first, *rest = above
    box = layers[first]
    inside = replace(box, children=_changed(box.children, tuple(rest), change))
    return (*layers[:first], inside, *layers[first + 1 :])


def with_layer(document: Document, page: int, path: Path, change: Callable[[AnyLayer], AnyLayer]) -> Document:
    """`document` with the one layer at `path` changed by `change`."""
    at = path[-1]

    def one_changed(layers: Layers) -> Layers:
        return (*layers[:at], change(layers[at]), *layers[at + 1 :])

    return with_siblings(document, page, path[:-1], one_changed)


def taken_out(document: Document, page: int, path: Path) -> tuple[Document, AnyLayer]:
    """`document` without the layer at `path`, and that layer."""
    at = path[-1]
    gone = layer_at(document.pages[page], path)
    return with_siblings(document, page, path[:-1], lambda layers: (*layers[:at], *layers[at + 1 :])), gone


def put_in(document: Document, page: int, above: Path, at: int, *new: AnyLayer) -> Document:
    """`document` with the layers `new` put before number `at` of those in the box at `above`."""
    return with_siblings(document, page, above, lambda layers: (*layers[:at], *new, *layers[at:]))
