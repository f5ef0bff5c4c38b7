"""Turn wishes for the places of words into places that keep off lines, off each other and inside a box."""

from collections.abc import Iterable, Sequence

from studio.values import Box, Point

Segment = tuple[Point, Point]


def free_box(wishes: Iterable[Box], lines: Sequence[Segment], taken: Sequence[Box], within: Box) -> Box | None:
    """The first of `wishes` that lies in `within` and touches neither a line nor what is taken; None without one."""
    for box in wishes:
        clear = not any(box.overlaps(other, slack=0.0) for other in taken)
        if clear and within.holds(box, slack=0.5) and not any(crosses(box, *one) for one in lines):
            return box
    return None


def crosses(box: Box, start: Point, end: Point) -> bool:
    """Whether the segment meets the box (Liang and Barsky's clipping)."""
    low, high = 0.0, 1.0
    for at, by, least, most in ((start.x, end.x - start.x, box.x, box.right),
                                (start.y, end.y - start.y, box.y, box.bottom)):
        if by == 0:
            if not least <= at <= most:
                return False
            continue
        one, other = sorted(((least - at) / by, (most - at) / by))
        low, high = max(low, one), min(high, other)
    return low <= high


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """The middles nearest to `wanted` (in rising order) that are `apart` from each other, within `low` and `high`."""
    places: list[float] = []
    for want in wanted:
        places.append(max(want, places[-1] + apart if places else low))
    limit = high
    for at in reversed(range(len(places))):
        places[at] = min(places[at], limit)
        limit = places[at] - apart
    return places
