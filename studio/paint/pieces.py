"""Turn one long outline into pieces that can be painted one after the other with the same result, only much faster.

Qt's smooth rasteriser walks a list of all crossings in a row of pixels for each new one, so its time grows with the
square of what lies side by side: a star net of 126 stars took 300 ms as one path and 80 ms star by star.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from studio.paint.cache import STORE
from studio.paint.convert import new_path
from studio.scene import Outline

# Steps from which an outline is worth parting.
LONG = 200

_Pieces = tuple[QPainterPath, ...]


def stroke_pieces(outline: Outline) -> _Pieces:
    """Each line from pen down to pen up for itself. Where lines cross they must be laid on as one coat."""
    return _kept("lines", outline, lambda: tuple(new_path(steps) for steps in _lines(outline)))


def fill_pieces(outline: Outline, *, even_odd: bool) -> _Pieces:
    """Lines whose boxes touch stay together, since one may be the hole of another; all others fill for themselves."""
    return _kept(("areas", even_odd), outline, lambda: _areas(outline, even_odd))


def _kept(kind: object, outline: Outline, make: Callable[[], _Pieces]) -> _Pieces:
    # By identity, as in convert.to_path and for the same reason.
    key = ("pieces", kind, id(outline))
    return STORE.made(key, lambda: (outline, make()), lambda _: 600 * len(outline))[1]


def _lines(outline: Outline) -> list[Outline]:
    starts = [at for at, step in enumerate(outline) if step[0] == "M"]
    return [outline[start:end] for start, end in zip(starts, [*starts[1:], len(outline)], strict=True)]


def _areas(outline: Outline, even_odd: bool) -> _Pieces:
    lines = _lines(outline)
    boxes = [new_path(steps).controlPointRect().adjusted(-1, -1, 1, 1) for steps in lines]
    groups = _touching(boxes)
    return tuple(new_path(sum((lines[at] for at in sorted(group)), ()), even_odd=even_odd) for group in groups)


def _touching(boxes: list[QRectF]) -> list[list[int]]:
    """Numbers of boxes that overlap, directly or through others, together. Swept from left to right."""
    leader = list(range(len(boxes)))

    def lead(at: int) -> int:
        while leader[at] != at:
            at = leader[at] = leader[leader[at]]
        return at

    open_boxes: list[int] = []
    for at in sorted(range(len(boxes)), key=lambda at: boxes[at].left()):
        open_boxes = [other for other in open_boxes if boxes[other].right() >= boxes[at].left()]
        for other in open_boxes:
            if boxes[other].top() <= boxes[at].bottom() and boxes[at].top() <= boxes[other].bottom():
                leader[lead(at)] = lead(other)
        open_boxes.append(at)
    groups: dict[int, list[int]] = {}
    for at in range(len(boxes)):
        groups.setdefault(lead(at), []).append(at)
    return list(groups.values())
