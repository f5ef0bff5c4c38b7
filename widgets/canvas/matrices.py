"""Turn points by the matrices of scene groups: six numbers as in SVG."""

from collections.abc import Iterable
from math import cos, radians, sin

from studio.scene import Transform
from studio.values import Box, Point


def after(inner: Transform, outer: Transform) -> Transform:
    """The matrix that does `inner` first and then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, u, v = outer
    return (p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + u, q * e + s * f + v)


def applied(matrix: Transform, x: float, y: float) -> Point:
    """Where `matrix` takes a point."""
    a, b, c, d, e, f = matrix
    return Point(a * x + c * y + e, b * x + d * y + f)


def inverse(matrix: Transform) -> Transform | None:
    """The matrix that undoes `matrix`; None for one that makes everything a line."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-9:
        return None
    return (d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size)


def turned(matrix: Transform, dx: float, dy: float) -> Point:
    """A way rather than a place: without the shift."""
    a, b, c, d, _, _ = matrix
    return Point(a * dx + c * dy, b * dx + d * dy)


def about(centre: Point, degrees: float) -> Transform:
    """The matrix that turns the page about a point."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (c, s, -s, c, centre.x - c * centre.x + s * centre.y, centre.y - s * centre.x - c * centre.y)


def stretched(old: Box, new: Box) -> Transform:
    """The matrix that makes `new` of the box `old`."""
    wide, high = new.width / max(old.width, 1e-6), new.height / max(old.height, 1e-6)
    return (wide, 0.0, 0.0, high, new.x - old.x * wide, new.y - old.y * high)


def corners(box: Box, matrix: Transform) -> tuple[Point, Point, Point, Point]:
    """Where `matrix` takes the corners of `box`: left top, right top, right bottom, left bottom."""
    return (applied(matrix, box.x, box.y), applied(matrix, box.right, box.y), applied(matrix, box.right, box.bottom),
            applied(matrix, box.x, box.bottom))


def around(points: Iterable[Point]) -> Box:
    """The upright box round `points`."""
    points = list(points)
    left, top = min(point.x for point in points), min(point.y for point in points)
    return Box(left, top, max(point.x for point in points) - left, max(point.y for point in points) - top)
