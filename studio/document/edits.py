

# ---------------------------------------------------------------- names of layers


def with_ids(document: Document) -> Document:
    """`document` with an id of its own for every page and layer; names that are unique already stay.

    A layer without a name is named by its kind and number. A name used again becomes "title~2" on the same page, where
    it is the same thing arranged for another shape, and "title@2" on page 2. Changes for presets follow the names.
    """
    naming = _Naming()
    pages = tuple(naming.page(page, number) for number, page in enumerate(document.pages, 1))
    overrides = {preset: naming.followed(changes) for preset, changes in document.overrides.items()}
    return replace(document, pages=pages, overrides=overrides)


class _Naming:
    """The names given so far, and those that stand for more than one layer."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._copies: dict[str, list[str]] = {}
        self._number = 1

    def page(self, page: Page, number: int) -> Page:
        self._number = number
        return replace(page, id=self._own(page.id or "page"), layers=tuple(self._named(one) for one in page.layers))

    def followed(self, changes: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
        """The changes for layers, said for every name that a layer has now."""
        return {name: fields for old, fields in changes.items() for name in [old, *self._copies.get(old, ())]}

    def _named(self, layer: AnyLayer) -> AnyLayer:
        name = self._own(layer.id) if layer.id else self._first(f"{type(layer).__name__.lower()}-{{}}")
        if name != layer.id:
            layer = replace(layer, id=name)
        if isinstance(layer, Box):
            layer = replace(layer, children=tuple(self._named(child) for child in layer.children))
        return layer

    def _own(self, name: str) -> str:
        """`name` when it is free, else a name made of it."""
        if name not in self._taken:
            self._taken.add(name)
            return name
        on_page = f"{name}@{self._number}" if self._number > 1 else ""
        own = self._own(on_page) if on_page and on_page not in self._taken else self._first(f"{on_page or name}~{{}}", 2)
        self._copies.setdefault(name, []).append(own)
        return own

    def _first(self, pattern: str, number: int = 1) -> str:
        while (name := pattern.format(number)) in self._taken:
            number += 1
        self._taken.add(name)
        return name


def stem(layer_id: str) -> str:
    """What the names of one thing in several arrangements have in common."""
    return layer_id.partition("~")[0].partition("@")[0]


def twins(document: Document, layer_id: str) -> tuple[str, ...]:
    """`layer_id` and the layers that are the same thing on the same page, arranged for other shapes."""
    for page in document.pages:
        layers = {layer.id: layer for layer in layers_of(page.layers)}
        if layer_id in layers:
            kind, name = type(layers[layer_id]), stem(layer_id)
            return tuple(one for one, layer in layers.items() if type(layer) is kind and stem(one) == name)
    return ()
