"""Turn a set line and a place below it into the parts of an underline that touch no ink.

Dots, tails and bowls of Persian letters reach below the baseline; a line through them is hard to read, so it stops
short of them on both sides (CSS Text Decoration 4, "text-decoration-skip-ink").
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from studio.scene import Outline
from studio.text.outline import path

Span = tuple[float, float]
Edge = tuple[Span, Span]
_FINE = 8.0  # px to a px at which curves become lines: they are then within a thirtieth of a px


def free(spans: Sequence[Span], edges: Sequence[Edge], band: Span, *, margin: float, least: float) -> list[Span]:
    """What is left of the stretches `spans` (left, right) where no ink comes within `margin` px of the band.

    `edges` are those of the ink, `band` is the top and bottom of the underline. Parts shorter than `least` px look
    like dots and are left out.
    """
    taken = _merged(_taken(edges, band[0] - margin, band[1] + margin), margin)
    return [part for span in spans for part in _without(span, taken) if part[1] - part[0] >= least]


def _without(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    left, right = span
    for start, end in taken:
        if end <= left:
            continue
        if start >= right:
            break
        if start > left:
            yield left, start
        left = max(left, end)
    if left < right:
        yield left, right


def _merged(spans: list[Span], margin: float) -> list[Span]:
    """`spans` grown by `margin` to both sides, those that touch as one, from left to right."""
    merged: list[Span] = []
    for start, end in sorted((start - margin, end + margin) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def edges_of(ink: Outline) -> list[Edge]:
    """The edges of ink as straight lines."""
    polygons = path(ink, _FINE).toSubpathPolygons()
    rows = ([(point.x() / _FINE, point.y() / _FINE) for point in polygon] for polygon in polygons)
    return [edge for points in rows for edge in pairwise(points)]


def _taken(edges: Sequence[Edge], top: float, bottom: float) -> list[Span]:
    """From where to where there is ink between `top` and `bottom`.

    From any inked point in the band one comes, going up, either to an edge or inked to its top: so the edges in the
    band and the ink along its top are all there is.
    """
    found = [span for a, b in edges if (span := _between(a, b, top, bottom))]
    return [*found, *_inked(edges, top)]


def _between(a: tuple[float, float], b: tuple[float, float], top: float, bottom: float) -> Span | None:
    """The left and right end of the part of an edge that lies between `top` and `bottom`."""
    (x, y), (x2, y2) = (a, b) if a[1] <= b[1] else (b, a)
    if y2 < top or y > bottom:
        return None
    slope = (x2 - x) / (y2 - y) if y2 > y else 0.0
    start = x + slope * max(0.0, top - y)
    end = x2 - slope * max(0.0, y2 - bottom)
    return (start, end) if start <= end else (end, start)


def _inked(edges: Sequence[Edge], y: float) -> list[Span]:
    """The inked stretches along the height `y`, by the non-zero rule."""
    crossings = sorted(
        (a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), 1 if b[1] > a[1] else -1)
        for a, b in edges if (a[1] <= y) != (b[1] <= y))
    found, depth, start = [], 0, 0.0
    for x, way in crossings:
        if depth == 0:
            start = x
        depth += way
        if depth == 0:
            found.append((start, x))
    return found
