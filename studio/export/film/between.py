"""Turn frames that follow one another into those that must be painted: one between two others may be their mean.

Where nothing but photos moves, and those by less than a pixel from the frame before to the frame after, the mean of
the two is nearly what painting the one between would give: both weigh the same neighbouring pixels. How nearly depends
on how sharp the photos are, so it is tried out (`is_near`). Measured on eight photographs that grow by 6 to 15 % in ten
seconds: 52 to 58 dB from the painted frame in the worst strip of a page of 1080x1920, where the encoder's own loss is
48 to 49 dB. Scanned posters with small letters lie at 41 to 46 dB when they grow as fast, and are painted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from studio.paint.convert import to_rect, to_transform
from studio.scene import Frame, Group, Item, Picture
from studio.values import Box

_FAR = 1.0  # px, from the frame before to the frame after
_ASIDE = 0.1  # px by which the frame between may miss the middle: motion that turns or jumps is painted
_ERROR = 0.5  # mean square of levels, 51 dB
_STRIP = 1 << 17  # bytes at a time; more leave the processor's cache
_UP = np.arange(_STRIP, dtype=np.uint8) & 1  # where halves are rounded up
_LAID = ("opacity", "clip", "blend", "moving")  # how a group lies, its transform apart


class Step(NamedTuple):
    """A frame to be painted, and the one before it where that is about the mean of its neighbours, else None.

    `ways` then says for each photo that moves how far it goes from one neighbour to the other, in pixels of the film;
    a photo has the same key in all steps.
    """

    between: Frame | None
    frame: Frame
    ways: Mapping[int, float]


def spaced(frames: Iterable[Frame], scale: float) -> Iterator[Step]:
    """All frames in their order, two in a step where photos move slowly; `scale` is in pixels of the film per page px.
    """
    rest, way = iter(frames), QTransform.fromScale(scale, scale)
    before, here = None, next(rest, None)
    while here is not None:
        after = next(rest, None)
        if before is not None and after is not None and (ways := _ways((before, here, after), way)):
            yield Step(here, after, ways)
            before, here = after, next(rest, None)
        else:
            yield Step(None, here, {})
            before, here = here, after


def mean(one: np.ndarray, other: np.ndarray, out: np.ndarray) -> np.ndarray:
    """The mean of two rows of bytes in `out`.

    Halves are rounded down and up in turn: always down, every second frame of a film would be a little darker.
    """
    apart, half = np.empty((2, min(_STRIP, one.size)), np.uint8)
    for a, b, made in _strips(one, other, out):
        differing, odd = apart[: a.size], half[: a.size]
        np.bitwise_xor(a, b, out=differing)
        np.bitwise_and(differing, _UP[: a.size], out=odd)
        np.bitwise_and(a, b, out=made)
        np.add(made, odd, out=made)
        np.right_shift(differing, 1, out=differing)
        np.add(made, differing, out=made)
    return out


def is_near(one: np.ndarray, between: np.ndarray, other: np.ndarray) -> bool:
    """Whether nobody sees `between` replaced by the mean of its neighbours, in any strip of the page."""
    for a, here, b in _strips(one, between, other):
        off = mean(a, b, np.empty_like(a)).astype(np.float32) - here
        if np.dot(off, off) > _ERROR * off.size:
            return False
    return True


def _strips(*rows: np.ndarray) -> Iterator[tuple[np.ndarray, ...]]:
    for start in range(0, rows[0].size, _STRIP):
        yield tuple(row[start : start + _STRIP] for row in rows)


# ---------------------------------------------------------------- what moves


def _ways(frames: tuple[Frame, Frame, Frame], way: QTransform) -> Mapping[int, float]:
    """How far each photo that moves goes; nothing where the middle frame is not about the mean of the others."""
    rows = [frame.items for frame in frames]
    if rows[0] is rows[2] or len({frame.ground for frame in frames}) > 1:
        return {}
    found: dict[int, float] = {}
    for item, ways in _moved(rows, [way] * 3):
        length = _length(item.box, ways) if isinstance(item, Picture) else None
        if length is None:
            return {}
        found[id(item)] = max(length, found.get(id(item), 0.0))
    return found


def _moved(
    rows: Sequence[tuple[Item, ...]], ways: Sequence[QTransform]
) -> Iterator[tuple[Item | None, Sequence[QTransform]]]:
    """The items that are the same in three frames but seen through other `ways`; None for what changes otherwise."""
    if len({len(row) for row in rows}) > 1:
        yield None, ways
        return
    for first, middle, last in zip(*rows, strict=True):
        same = first is middle is last
        if same and ways[0] == ways[1] == ways[2]:
            continue
        if _alike(first, middle) and _alike(first, last):
            three = first, middle, last
            inner = [to_transform(one.transform) * way for one, way in zip(three, ways, strict=True)]
            yield from _moved([one.items for one in three], inner)
        else:
            yield first if same else None, ways


def _alike(one: Item, other: Item) -> bool:
    """Whether both are groups that lie in the same way, their place apart."""
    groups = isinstance(one, Group) and isinstance(other, Group)
    return groups and all(getattr(one, name) == getattr(other, name) for name in _LAID)


def _length(box: Box, ways: Sequence[QTransform]) -> float | None:
    """How far the corners of `box` go at most; None when that is far, or when one is not half-way in the middle."""
    rect, longest = to_rect(box), 0.0
    for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
        before, here, after = (way.map(corner) for way in ways)
        longest = max(longest, _longer(after - before))
        if longest > _FAR or _longer(here - (before + after) / 2) > _ASIDE:
            return None
    return longest


def _longer(way: QPointF) -> float:
    return max(abs(way.x()), abs(way.y()))
