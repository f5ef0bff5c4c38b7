"""Turn one long outline into pieces that can be painted one after the other with the same result, only much faster.

Qt's smooth rasteriser walks a list of all crossings in a row of pixels for each new one, so its time grows with the
square of what lies side by side: a star net of 126 stars took 300 ms as one path and 80 ms star by star.
"""

from collections.abc import Callable

from PySide6.QtGui import QPainterPath

from studio.paint.cache import STORE
from studio.paint.convert import new_path
from studio.paint.touching import touching
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
    boxes = [new_path(steps).controlPointRect().adjusted(-1, -1, 1, 1).getCoords() for steps in lines]
    return tuple(new_path(sum((lines[at] for at in group), ()), even_odd=even_odd) for group in touching(boxes))
