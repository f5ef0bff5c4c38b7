"""Turn points into the lines between parts: round corners, arrow heads, stretches of a circle."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin, tan

from studio.scene import Outline
from studio.values import Point

_ROUND = 0.5522847498


def way(points: Sequence[Point], *, radius: float, closed: bool = False) -> Outline:
    """Straight lines through `points` with corners rounded by `radius` px where there is room."""
    count = len(points)
    turns = range(count) if closed else range(1, count - 1)
    steps: list[tuple] = [] if closed else [("M", points[0].x, points[0].y)]
    for at in turns:
        corner = _corner(points[at - 1], points[at], points[(at + 1) % count], radius)
        steps += [("M" if not steps else "L", *corner[0]), ("C", *corner[1], *corner[2], *corner[3])]
    return (*steps, ("Z",)) if closed else (*steps, ("L", points[-1].x, points[-1].y))


def _corner(before: Point, at: Point, after: Point, radius: float) -> tuple[tuple[float, float], ...]:
    """Start, two handles and end of the curve that rounds the corner `at`."""
    back, ahead = _towards(at, before), _towards(at, after)
    room = min(radius, back[2] / 2, ahead[2] / 2)
    start = at.x + back[0] * room, at.y + back[1] * room
    end = at.x + ahead[0] * room, at.y + ahead[1] * room

    def handle(place: tuple[float, float]) -> tuple[float, float]:
        return place[0] + (at.x - place[0]) * _ROUND, place[1] + (at.y - place[1]) * _ROUND

    return start, handle(start), handle(end), end


def _towards(start: Point, end: Point) -> tuple[float, float, float]:
    """The direction from one point to another, and how far it is."""
    dx, dy = end.x - start.x, end.y - start.y
    far = hypot(dx, dy) or 1e-9
    return dx / far, dy / far, far


def arrow_head(tip: Point, towards: Point, size: float) -> Outline:
    """A filled head of `size` px with its point at `tip`, looking along the direction `towards` (of length 1)."""
    back = Point(tip.x - towards.x * size, tip.y - towards.y * size)
    half = size * 0.72
    return (("M", tip.x, tip.y), ("L", back.x - towards.y * half, back.y + towards.x * half),
            ("L", back.x + towards.y * half, back.y - towards.x * half), ("Z",))


def arc(centre: Point, radii: tuple[float, float], start: float, sweep: float, *, move: bool = True) -> Outline:
    """A stretch of an ellipse from the angle `start` over `sweep` (radians, y downwards), as cubic curves."""
    count = max(1, int(abs(sweep) / (pi / 2) + 0.999))
    step = sweep / count
    k = 4 / 3 * tan(step / 4)
    (rx, ry), angle = radii, start
    steps: list[tuple] = [("M" if move else "L", centre.x + rx * cos(angle), centre.y + ry * sin(angle))]
    for _ in range(count):
        end = angle + step
        steps.append((
            "C", centre.x + rx * (cos(angle) - k * sin(angle)), centre.y + ry * (sin(angle) + k * cos(angle)),
            centre.x + rx * (cos(end) + k * sin(end)), centre.y + ry * (sin(end) - k * cos(end)),
            centre.x + rx * cos(end), centre.y + ry * sin(end)))
        angle = end
    return tuple(steps)
