"""Turn places into the marks of charts: bars with one round end, rings and their parts, each a group of its own.

A mark's role says how it comes in when the chart moves ("mark:left" grows leftwards from its right edge); its box is
exact, in proportion to its number.
"""

from math import ceil, cos, pi, sin, tan
from typing import Literal

from studio.scene import Fill, Group, Item, Outline, Path, Stroke
from studio.values import Box, Point

Way = Literal["left", "right", "up", "down"]
_ROUND = 0.5522847498  # the cubic that comes nearest to a quarter circle


def mark(role: str, box: Box, *items: Item) -> Group:
    """Items as one mark that comes in by `role`."""
    return Group(items=items, role=f"mark:{role}", box=box)


def grown(box: Box, way: Way, radius: float, *, both: bool = False) -> Outline:
    """The outline of `box`, round by `radius` px at the end it grows to, or at both ends."""
    r = max(0.0, min(radius, box.width / 2 if both or way in ("up", "down") else box.width,
                     box.height / 2 if both or way in ("left", "right") else box.height))
    ends = {"left": (1, 0, 0, 1), "right": (0, 1, 1, 0), "up": (1, 1, 0, 0), "down": (0, 0, 1, 1)}[way]
    return corners(box, *((r, r, r, r) if both else tuple(r * end for end in ends)))


def corners(box: Box, top_left: float, top_right: float, bottom_right: float, bottom_left: float) -> Outline:
    """`box` with a radius of its own at each corner."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    a, b, c, d = top_left, top_right, bottom_right, bottom_left
    k = 1 - _ROUND
    return (
        ("M", x + a, y), ("L", right - b, y),
        *((("C", right - b * k, y, right, y + b * k, right, y + b),) if b else ()),
        ("L", right, bottom - c),
        *((("C", right, bottom - c * k, right - c * k, bottom, right - c, bottom),) if c else ()),
        ("L", x + d, bottom),
        *((("C", x + d * k, bottom, x, bottom - d * k, x, bottom - d),) if d else ()),
        ("L", x, y + a),
        *((("C", x, y + a * k, x + a * k, y, x + a, y),) if a else ()),
        ("Z",),
    )


def on_circle(centre: Point, radius: float, turn: float) -> Point:
    """The point at `turn` (0–1, from the top, clockwise) of a circle."""
    angle = 2 * pi * turn
    return Point(centre.x + radius * sin(angle), centre.y - radius * cos(angle))


def arc(centre: Point, radius: float, start: float, end: float) -> Outline:
    """The curves from turn `start` to turn `end`, without the step that moves to where they begin."""
    count = max(1, ceil(abs(end - start) * 4 - 1e-9))
    step = (end - start) / count
    pull = 4 / 3 * tan(2 * pi * step / 4) * radius
    curves = []
    for number in range(count):
        one, other = (2 * pi * (start + step * (number + more)) for more in (0, 1))
        p, q = on_circle(centre, radius, one / (2 * pi)), on_circle(centre, radius, other / (2 * pi))
        curves.append(("C", p.x + pull * cos(one), p.y + pull * sin(one),
                       q.x - pull * cos(other), q.y - pull * sin(other), q.x, q.y))
    return tuple(curves)


def ring_part(centre: Point, outer: float, inner: float, start: float, end: float) -> Outline:
    """The part of a ring between two turns."""
    first, back = on_circle(centre, outer, start), on_circle(centre, inner, end)
    return (
        ("M", first.x, first.y), *arc(centre, outer, start, end),
        ("L", back.x, back.y), *arc(centre, inner, end, start), ("Z",),
    )


def bent_bar(centre: Point, radius: float, start: float, end: float) -> Outline:
    """The open line of a bar bent round `centre`, for a thick round stroke."""
    first = on_circle(centre, radius, start)
    return (("M", first.x, first.y), *arc(centre, radius, start, end))


def round_box(centre: Point, radius: float) -> Box:
    """The box round a circle."""
    return Box(centre.x - radius, centre.y - radius, 2 * radius, 2 * radius)


def line(start: Point, end: Point, fill: Fill, width: float, dash: tuple[float, ...] = ()) -> Path:
    """A straight stroke."""
    steps = (("M", start.x, start.y), ("L", end.x, end.y))
    return Path(outline=steps, stroke=Stroke(fill=fill, width=width, dash=dash, sharp=not dash))
