"""Turn two fillings of one template and a document made from the first into that document with what has changed.

What was done by hand (moved, coloured, hidden, added) stays; only the fields in which the two fillings differ, the
layers that came and those that went are carried over.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from studio.document.model import AnyLayer, Box, Document, Page, Text
from studio.document.spans import kept_spans

_Key = tuple[str, int]  # an id, and its number among the arrangements that have it
_STRUCTURE = {"id", "children"}
_BESIDE = ("name", "caption", "alt", "hashtags", "link")


def merged(mine: Document, old: Document, new: Document) -> Document:
    """`mine`, which was made from `old`, as it would be had it been made from `new`. All have ids (`with_ids`)."""
    beside = {name: _chosen(name, mine, old, new) for name in _BESIDE}
    return replace(mine, pages=_pages(mine, old, new), **beside)


def _chosen(name: str, mine: Document, old: Document, new: Document) -> Any:
    """What was written by hand beside the pictures stays; what follows the content goes on doing so."""
    return getattr(new if getattr(mine, name) == getattr(old, name) else mine, name)


def _pages(mine: Document, old: Document, new: Document) -> tuple[Page, ...]:
    before, after = ({page.id: page for page in document.pages} for document in (old, new))
    pages: list[Page] = []
    for page in mine.pages:
        if page.id in before and page.id in after:
            pages.append(_page(page, before[page.id], after[page.id]))
        elif page.id not in before:
            pages.append(page)
    known = {page.id for page in mine.pages} | before.keys()
    for number, page in enumerate(new.pages):
        if page.id not in known:
            earlier = {one.id for one in new.pages[:number]}
            at = max((place for place, one in enumerate(pages, 1) if one.id in earlier), default=0)
            pages.insert(at, page)
    return tuple(pages) or mine.pages


def _page(mine: Page, old: Page, new: Page) -> Page:
    if old == new:
        return mine
    merge = _Merge(old=_Index.of(old.layers), new=_Index.of(new.layers), mine=_Index.of(mine.layers))
    return replace(mine, layers=merge.layers(mine.layers, None))


@dataclass(kw_only=True)
class _Index:
    """The layers of a page by key, and the keys in each box (None for the page itself) in order."""

    layers: dict[_Key, AnyLayer] = field(default_factory=dict)
    inside: dict[_Key | None, list[_Key]] = field(default_factory=dict)
    parents: dict[_Key, _Key | None] = field(default_factory=dict)
    _seen: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, layers: tuple[AnyLayer, ...]) -> "_Index":
        """The index of a page's layers."""
        index = cls()
        index._add(layers, None)
        return index

    def _add(self, layers: tuple[AnyLayer, ...], parent: _Key | None) -> None:
        here = self.inside.setdefault(parent, [])
        for layer in layers:
            key = (layer.id, self._seen[layer.id])
            self._seen[layer.id] += 1
            self.layers[key], self.parents[key] = layer, parent
            here.append(key)
            if isinstance(layer, Box):
                self._add(layer.children, key)


@dataclass(kw_only=True)
class _Merge:
    """One page's merging; goes through `mine` in the order of its index."""

    old: _Index
    new: _Index
    mine: _Index

    def __post_init__(self) -> None:
        self._keys: Iterator[_Key] = iter(self.mine.layers)
        came = self.new.layers.keys() - self.old.layers.keys() - self.mine.layers.keys()
        self._fresh = {key for key in came if self.new.parents[key] not in came}

    def layers(self, layers: tuple[AnyLayer, ...], parent: _Key | None) -> tuple[AnyLayer, ...]:
        """What stands in a box of `mine` (None: the page) from now on."""
        kept: list[tuple[_Key | None, AnyLayer]] = []
        for layer in layers:
            key = next(self._keys)
            changed = self._layer(layer, key)
            if changed is not None:
                kept.append((key, changed))
        return tuple(layer for _, layer in self._with_fresh(kept, parent))

    def _layer(self, layer: AnyLayer, key: _Key) -> AnyLayer | None:
        if isinstance(layer, Box):
            children = self.layers(layer.children, key)
            layer = layer if _same(children, layer.children) else replace(layer, children=children)
        old, new = self.old.layers.get(key), self.new.layers.get(key)
        if old is None:
            return layer
        return _carried(layer, old, new) if new is not None else None

    def _with_fresh(self, kept: list[tuple[_Key | None, AnyLayer]], parent: _Key | None) -> list[Any]:
        """The layers of a box with those that came put behind the sibling they follow."""
        siblings = self.new.inside.get(parent, [])
        for number, key in enumerate(siblings):
            if key in self._fresh:
                earlier = set(siblings[:number])
                at = max((place for place, (one, _) in enumerate(kept, 1) if one in earlier), default=0)
                kept.insert(at, (key, self.new.layers[key]))
        return kept


def _carried(mine: AnyLayer, old: AnyLayer, new: AnyLayer) -> AnyLayer:
    """`mine` with the fields in which the fillings differ."""
    if old == new or type(mine) is not type(new) or type(old) is not type(new):
        return mine
    changes = {
        part.name: getattr(new, part.name)
        for part in fields(new)
        if part.name not in _STRUCTURE and getattr(old, part.name) != getattr(new, part.name)
    }
    if isinstance(mine, Text) and mine.spans and isinstance(mine.text, str) and isinstance(changes.get("text"), str):
        changes["spans"] = kept_spans(mine.spans, mine.text, changes["text"])
    return replace(mine, **changes) if changes else mine


def _same(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return len(one) == len(other) and all(mine is theirs for mine, theirs in zip(one, other, strict=True))
