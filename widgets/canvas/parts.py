"""Turn two scenes into what differs between them, and one scene into what is carried and what lies behind and before
it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from studio.scene import IDENTITY, Group, Item, Transform
from widgets.canvas.matrices import after

Items = tuple[Item, ...]


def differing(old: Items, new: Items, outer: Transform = IDENTITY) -> Iterator[tuple[Item, Transform]]:
    """Every item of either scene that the other has not, each with the matrix that takes it to the page."""
    first = _alike(old, new)
    last = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - first)
    olds, news = old[first : len(old) - last], new[first : len(new) - last]
    if len(olds) != len(news):
        yield from ((item, outer) for item in (*olds, *news))
        return
    for one, other in zip(olds, news, strict=True):
        if _same(one, other):
            continue
        if _same_frame(one, other):
            yield from differing(one.items, other.items, after(one.transform, outer))
        else:
            yield from ((one, outer), (other, outer))


def _alike(old: Items, new: Items) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if not _same(one, other):
            break
        count += 1
    return count


def _same(one: Item, other: Item) -> bool:
    """Whether both paint the same; what promises it by its key need not be compared."""
    if one is other:
        return True
    if isinstance(one, Group) and isinstance(other, Group) and one.key is not None and one.key == other.key:
        return (one.transform, one.opacity, one.blend) == (other.transform, other.opacity, other.blend)
    return one == other


def _same_frame(one: Item, other: Item) -> bool:
    """Whether two groups differ in nothing but what is in them."""
    return isinstance(one, Group) and isinstance(other, Group) and one.layer == other.layer and (
        (one.transform, one.opacity, one.clip, one.blend) == (other.transform, other.opacity, other.clip, other.blend))


def parted(items: Items, ids: Collection[str]) -> list[tuple[bool, Items]]:
    """The page from back to front in runs of items that are of the layers `ids` (carried: True) and that are not.

    Groups without a look of their own are opened for it; others stay as they are, without what is carried.
    """
    opened = ((_wrapped(item, matrix), isinstance(item, Group) and item.layer in ids)
              for item, matrix in _opened(items, frozenset(ids), IDENTITY))
    return [(carried, tuple(item for item, _ in run)) for carried, run in groupby(opened, key=itemgetter(1))]


def _opened(items: Items, ids: frozenset[str], outer: Transform) -> Iterator[tuple[Item, Transform]]:
    for item in items:
        if not isinstance(item, Group) or item.layer in ids or not _has(item, ids):
            yield item, outer
            continue
        matrix = after(item.transform, outer)
        if item.opacity == 1 and item.clip is None and item.blend == "normal":
            yield from _opened(item.items, ids, matrix)
        else:
            yield _without(item, ids), outer
            yield from ((found, at) for found, at in _opened(item.items, ids, matrix)
                        if isinstance(found, Group) and found.layer in ids)


def _has(group: Group, ids: frozenset[str]) -> bool:
    return any(isinstance(item, Group) and (item.layer in ids or _has(item, ids)) for item in group.items)


def _without(group: Group, ids: frozenset[str]) -> Group:
    kept = tuple(
        _without(item, ids) if isinstance(item, Group) else item
        for item in group.items if not (isinstance(item, Group) and item.layer in ids))
    return replace(group, items=kept, key=None)


def _wrapped(item: Item, matrix: Transform) -> Item:
    return item if matrix == IDENTITY else Group(items=(item,), transform=matrix)
