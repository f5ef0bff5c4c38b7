"""Turn a document into one whose pages and layers can all be named: ids where there were none, no id for two things.

A page may hold one thing in several arrangements, for tall and for wide sizes, under one id: of these no size shows
more than one, and what is changed in one of them is changed in all. Such ids stay.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from studio.document.edits.tree import map_layers
from studio.document.model import KINDS, SHAPES, AnyLayer, Box, Document, Overrides, Page, is_hidden, layers_of

_NAMES = {kind: name for name, kind in KINDS.items()}
# What a preset answers to; a story is a tall page as well.
_SHOWN = tuple(("tall", "story") if shape == "story" else (shape,) for shape in SHAPES)


def with_ids(document: Document) -> Document:
    """`document` with an id for every page and layer, none for two things that any size shows at the same time.

    A layer that gets another id keeps what was changed of it for single presets. The same object when all is well.
    """
    namer = _Namer(document)
    pages = tuple(namer.page(page) for page in document.pages)
    if all(new is old for new, old in zip(pages, document.pages, strict=True)):
        return document
    return replace(document, pages=pages, overrides=carried(document.overrides, namer.copies))


def fresh(wish: str, taken: set[str]) -> str:
    """`wish`, with a number when it is taken already; it is taken from now on."""
    stem, number = wish, 2
    head, _, tail = wish.rpartition("-")
    if head and tail.isdigit():
        stem = head
    while wish in taken:
        wish, number = f"{stem}-{number}", number + 1
    taken.add(wish)
    return wish


def kind_of(layer: AnyLayer) -> str:
    """The name of a layer's kind, as files write it."""
    return _NAMES[type(layer)]


class _Namer:
    """Gives ids page by page; `copies` are the new ids and those they stand for."""

    def __init__(self, document: Document) -> None:
        self.taken = {layer.id for page in document.pages for layer in layers_of(page.layers)}
        self.pages_taken = {page.id for page in document.pages}
        self.used: set[str] = set()
        self.pages_used: set[str] = set()
        self.copies: list[tuple[str, str]] = []

    def page(self, page: Page) -> Page:
        """`page` and all in it, named."""
        name = page.id
        if not name or name in self.pages_used:
            name = fresh(name or "page", self.pages_taken)
        self.pages_used.add(name)
        layers = self._layers(page)
        same = name == page.id and all(new is old for new, old in zip(layers, page.layers, strict=True))
        return page if same else replace(page, id=name, layers=layers)

    def _layers(self, page: Page) -> tuple[AnyLayer, ...]:
        twice, here = _shown_twice(page), {}

        def named(layer: AnyLayer) -> AnyLayer:
            if not layer.id:
                name = fresh(kind_of(layer), self.taken)
            elif layer.id in here and layer.id in twice:
                name = self._copy(layer.id)
            else:
                name = here.get(layer.id) or (self._copy(layer.id) if layer.id in self.used else layer.id)
                here[layer.id] = name
            return layer if name == layer.id else replace(layer, id=name)

        layers = map_layers(page.layers, named)
        self.used |= {layer.id for layer in layers_of(layers)}
        return layers

    def _copy(self, layer_id: str) -> str:
        name = fresh(layer_id, self.taken)
        self.copies.append((name, layer_id))
        return name


def _shown_twice(page: Page) -> set[str]:
    """The ids that some size shows more than once."""
    often = Counter(layer.id for layer in layers_of(page.layers) if layer.id)
    if all(times == 1 for times in often.values()):
        return set()
    counts = (Counter(layer.id for layer in _shown(page.layers, shapes) if layer.id) for shapes in _SHOWN)
    return {name for count in counts for name, times in count.items() if times > 1}


def _shown(layers: tuple[AnyLayer, ...], shapes: tuple[str, ...]) -> Iterator[AnyLayer]:
    for layer in layers:
        if not is_hidden(layer, shapes):
            yield layer
            if isinstance(layer, Box):
                yield from _shown(layer.children, shapes)


def carried(overrides: Mapping[str, Overrides], copies: Sequence[tuple[str, str]]) -> Mapping[str, Overrides]:
    """What was changed for single presets, for `copies` too: pairs of a new id and the one it stands for."""
    return {
        preset: {**layers, **{new: layers[old] for new, old in copies if old in layers}}
        for preset, layers in overrides.items()
    }
