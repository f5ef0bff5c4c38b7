"""Turn a box that is being moved into one that lines up with what is near, and say with what.

Everything is in px of the page. A line is worth snapping to when a side or middle of the box comes within `reach`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from studio.values import Box, Size

Kind = Literal["guide", "page", "safe", "layer"]
_NEAR = 0.35  # of the short side
_RANK: dict[str, int] = {"guide": 0, "page": 1, "safe": 2, "layer": 3}


@dataclass(frozen=True)
class Edge:
    """A line to snap to: across the page at `at`, seen from `start` to `end` along it."""

    at: float
    start: float
    end: float
    kind: Kind = "layer"


@dataclass(frozen=True)
class Targets:
    """Lines that stand upright (their `at` is an x) and lines that lie (a y), and the boxes of other layers."""

    upright: tuple[Edge, ...] = ()
    lying: tuple[Edge, ...] = ()
    boxes: tuple[Box, ...] = ()
    near: float = inf  # px: a gap wider than this is not worth saying


@dataclass(frozen=True)
class Mark:
    """A line to show on the page while snapping; `distance` in px is written beside it when it is a gap."""

    x1: float
    y1: float
    x2: float
    y2: float
    kind: Kind = "layer"
    distance: float | None = None


@dataclass(frozen=True)
class Snap:
    """How far to move on, and what to show."""

    dx: float = 0.0
    dy: float = 0.0
    marks: tuple[Mark, ...] = ()


def targets(
    page: Size, safe: Box | None, boxes: Sequence[Box], *, upright: Iterable[float] = (), lying: Iterable[float] = ()
) -> Targets:
    """All lines of a page: its sides and middle, the safe area, other layers' `boxes`, the user's own guides."""
    whole = Box(0.0, 0.0, page.width, page.height)
    across = [Edge(at, 0.0, page.height, "guide") for at in upright]
    down = [Edge(at, 0.0, page.width, "guide") for at in lying]
    named: list[tuple[Box, Kind]] = [(whole, "page"), *((box, "layer") for box in boxes)]
    if safe:
        named.append((safe, "safe"))
    for box, kind in named:
        across += [Edge(at, box.y, box.bottom, kind) for at in (box.x, box.centre.x, box.right)]
        down += [Edge(at, box.x, box.right, kind) for at in (box.y, box.centre.y, box.bottom)]
    return Targets(tuple(across), tuple(down), tuple(boxes), _NEAR * min(page.width, page.height))


def snapped(box: Box, to: Targets, reach: float) -> Snap:
    """How `box` moves to line up with the nearest lines, or to stand in equal gaps between its neighbours."""
    dx = _nearest((box.x, box.centre.x, box.right), to.upright, reach)
    dy = _nearest((box.y, box.centre.y, box.bottom), to.lying, reach)
    gap_x = None if dx is not None else _even(box, to.boxes, reach)
    gap_y = None if dy is not None else _even(_turned(box), [_turned(other) for other in to.boxes], reach)
    at = box.moved(dx if dx is not None else gap_x or 0.0, dy if dy is not None else gap_y or 0.0)
    marks = [*_marks(at, to, dx is not None, dy is not None)]
    marks += _gap_marks(at, to.boxes) if gap_x is not None else []
    marks += map(_mark_turned, _gap_marks(_turned(at), [_turned(o) for o in to.boxes])) if gap_y is not None else []
    return Snap(at.x - box.x, at.y - box.y, tuple(marks))


def snapped_sides(box: Box, sides: str, to: Targets, reach: float) -> Snap:
    """As `snapped`, for a box of which only `sides` move: letters of "l", "r", "t", "b"."""
    xs = tuple(at for side, at in (("l", box.x), ("r", box.right)) if side in sides)
    ys = tuple(at for side, at in (("t", box.y), ("b", box.bottom)) if side in sides)
    dx, dy = _nearest(xs, to.upright, reach), _nearest(ys, to.lying, reach)
    marks: list[Mark] = []
    if dx is not None:
        marks += _lines([x + dx for x in xs], to.upright, box, True)
    if dy is not None:
        marks += _lines([y + dy for y in ys], to.lying, box, False)
    return Snap(dx or 0.0, dy or 0.0, tuple(marks))


def _nearest(places: Sequence[float], edges: Sequence[Edge], reach: float) -> float | None:
    """The shortest way that puts one of `places` on one of `edges`; of equal ways the one to the better line."""
    ways = [(abs(edge.at - at), _RANK[edge.kind], edge.at - at) for edge in edges for at in places]
    best = min(ways, default=None)
    return best[2] if best is not None and best[0] <= reach else None


def _marks(at: Box, to: Targets, across: bool, down: bool) -> list[Mark]:
    found: list[Mark] = []
    if across:
        found += _lines((at.x, at.centre.x, at.right), to.upright, at, True, to.near)
    if down:
        found += _lines((at.y, at.centre.y, at.bottom), to.lying, at, False, to.near)
    return found


def _lines(places: Sequence[float], edges: Sequence[Edge], box: Box, upright: bool, near: float = inf) -> list[Mark]:
    """One mark for every place that is on a line: as long as the box and all that is on it, and the gap between."""
    found = []
    for at in places:
        on = [edge for edge in edges if abs(edge.at - at) < 0.01]
        if not on:
            continue
        best = min(on, key=lambda edge: _RANK[edge.kind])
        first, last = (box.y, box.bottom) if upright else (box.x, box.right)
        start, end = min(first, *(edge.start for edge in on)), max(last, *(edge.end for edge in on))
        found.append(Mark(at, start, at, end, best.kind) if upright else Mark(start, at, end, at, best.kind))
        found += _gap_along(at, [edge for edge in on if edge.kind == "layer"], (first, last), upright, near)
    return found


def _gap_along(at: float, on: Sequence[Edge], ends: tuple[float, float], upright: bool, near: float) -> list[Mark]:
    """The distance to the nearest layer on the same line, on either side of what stands between `ends`."""
    first, last = ends
    gaps = [(first - edge.end, edge.end, first) for edge in on if edge.end <= first]
    gaps += [(edge.start - last, last, edge.start) for edge in on if edge.start >= last]
    if not gaps:
        return []
    gap, start, end = min(gaps)
    if not 0.5 <= gap <= near:
        return []
    return [Mark(at, start, at, end, "layer", gap) if upright else Mark(start, at, end, at, "layer", gap)]


# ---------------------------------------------------------------- equal gaps


def _even(box: Box, others: Sequence[Box], reach: float) -> float | None:
    """The way along x to the middle between the nearest neighbours left and right of the box."""
    left, right = _neighbours(box, others)
    if left is None or right is None:
        return None
    way = (left.right + right.x) / 2 - box.centre.x
    return way if abs(way) <= reach and right.x - left.right > box.width else None


def _neighbours(box: Box, others: Sequence[Box]) -> tuple[Box | None, Box | None]:
    beside = [other for other in others if min(box.bottom, other.bottom) - max(box.y, other.y) > 0]
    left = max((other for other in beside if other.right <= box.x + 1), key=lambda o: o.right, default=None)
    right = min((other for other in beside if other.x >= box.right - 1), key=lambda o: o.x, default=None)
    return left, right


def _gap_marks(box: Box, others: Sequence[Box]) -> list[Mark]:
    left, right = _neighbours(box, others)
    if left is None or right is None:
        return []
    y, gap = box.centre.y, box.x - left.right
    return [Mark(left.right, y, box.x, y, "layer", gap), Mark(box.right, y, right.x, y, "layer", right.x - box.right)]


def _turned(box: Box) -> Box:
    return Box(box.y, box.x, box.height, box.width)


def _mark_turned(mark: Mark) -> Mark:
    return Mark(mark.y1, mark.x1, mark.y2, mark.x2, mark.kind, mark.distance)
