"""Turn the outlines of a set line into the same line along a curve.

The outlines themselves are bent: a point x px along the line and y px from its baseline goes to the place x px along
the curve and y px across it. Letters that touch do so on the curve as well, since one rule moves them all; turning
glyph by glyph would tear every join.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil, cos, hypot, radians, sin
from typing import NamedTuple, Protocol

from studio.scene import Outline, Step

_PIECE = 0.12  # radians of the curve that one cubic follows: its error is then below 1/10,000 of what it spans
_SAMPLES = 48  # of a cubic of the curve, at which its length is measured

Pair = tuple[float, float]


class Spot(NamedTuple):
    """A place on a curve, the unit vector along it, and how fast it turns (radians a px, positive clockwise)."""

    x: float
    y: float
    dx: float
    dy: float
    turn: float


class Guide(Protocol):
    """A curve that can be walked along by its length in px, beyond its ends as well."""

    length: float

    def at(self, s: float) -> Spot:
        """The spot `s` px from the start."""
        ...


@dataclass(frozen=True)
class Arc:
    """A part of a circle, `length` px long and `degrees` of it: upwards when positive, like a bowl when negative.

    Its middle is at (0, 0), where it runs to the right. 0 degrees is a straight line.
    """

    length: float
    degrees: float

    def at(self, s: float) -> Spot:
        """The spot `s` px from the left end."""
        turn = radians(self.degrees) / self.length
        along = s - self.length / 2
        if abs(turn * self.length) < 1e-6:
            return Spot(along, 0.0, 1.0, 0.0, 0.0)
        angle, radius = along * turn, 1 / turn
        return Spot(radius * sin(angle), radius * (1 - cos(angle)), cos(angle), sin(angle), turn)


@dataclass(frozen=True)
class Cubics:
    """Cubic curves in a row: a start and then three points for each. Straight on beyond both ends.

    A row whose end lies left of its start is walked from its end, so that words stand upright on it.
    """

    points: tuple[Pair, ...]

    def __post_init__(self) -> None:
        if len(self.points) < 4 or len(self.points) % 3 != 1:
            raise ValueError(f"a row of cubics has 4, 7, 10 ... points, not {len(self.points)}")
        if self.points[-1][0] < self.points[0][0]:
            object.__setattr__(self, "points", self.points[::-1])

    @cached_property
    def _table(self) -> tuple[list[float], list[float]]:
        """Lengths from the start and the parameters they belong to: 1.5 is the middle of the second cubic."""
        count = len(self.points) // 3 * _SAMPLES
        places = [_point(self._cubic(n / _SAMPLES)[0], self._cubic(n / _SAMPLES)[1]) for n in range(count + 1)]
        lengths = [0.0]
        for (x, y), (x2, y2) in pairwise(places):
            lengths.append(lengths[-1] + hypot(x2 - x, y2 - y))
        return lengths, [n / _SAMPLES for n in range(count + 1)]

    @property
    def length(self) -> float:
        """How long it is in px."""
        return self._table[0][-1]

    def at(self, s: float) -> Spot:
        """The spot `s` px from the start."""
        inside = min(max(s, 0.0), self.length)
        lengths, marks = self._table
        n = min(bisect_right(lengths, inside), len(lengths) - 1)
        span = lengths[n] - lengths[n - 1]
        t = marks[n - 1] + (marks[n] - marks[n - 1]) * ((inside - lengths[n - 1]) / span if span else 0.0)
        cubic, u = self._cubic(t)
        inner = min(max(u, 1e-4), 1 - 1e-4)  # at its very end a cubic without a handle has no direction
        (x, y), (dx, dy), (ddx, ddy) = _point(cubic, u), _velocity(cubic, inner), _acceleration(cubic, inner)
        speed = hypot(dx, dy) or 1.0
        over = s - inside
        turn = (dx * ddy - dy * ddx) / speed**3 if not over else 0.0
        dx, dy = dx / speed, dy / speed
        return Spot(x + dx * over, y + dy * over, dx, dy, turn)

    def _cubic(self, t: float) -> tuple[tuple[Pair, ...], float]:
        """The cubic that the parameter `t` lies in, and how far in it."""
        number = min(int(t), len(self.points) // 3 - 1)
        return self.points[3 * number : 3 * number + 4], t - number


def _point(c: Sequence[Pair], t: float) -> Pair:
    u = 1 - t
    return _mixed((u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t), c)


def _velocity(c: Sequence[Pair], t: float) -> Pair:
    """The first derivative."""
    u = 1 - t
    return _mixed((3 * u * u, 6 * u * t, 3 * t * t), _steps(c))


def _acceleration(c: Sequence[Pair], t: float) -> Pair:
    """The second derivative."""
    return _mixed((6 * (1 - t), 6 * t), _steps(_steps(c)))


def _mixed(weights: Sequence[float], points: Sequence[Pair]) -> Pair:
    pairs = list(zip(weights, points, strict=True))
    return sum(w * x for w, (x, _) in pairs), sum(w * y for w, (_, y) in pairs)


def _steps(points: Sequence[Pair]) -> list[Pair]:
    return [(x2 - x, y2 - y) for (x, y), (x2, y2) in pairwise(points)]


# ---------------------------------------------------------------- bending


def bent(outline: Outline, guide: Guide) -> Outline:
    """`outline` along `guide`: its x is the way along the curve from its start, its y across, both in px."""
    steps: list[Step] = []
    pen = start = (0.0, 0.0)
    for letter, *numbers in outline:
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if letter == "Z":
            steps += [*_followed(_straight(pen, start), guide), ("Z",)] if pen != start else [("Z",)]
            pen = start
            continue
        if letter == "M":
            start = points[0]
            steps.append(("M", *_across(guide.at(start[0]), start[1])))
        else:
            steps += _followed(_straight(pen, points[0]) if letter == "L" else (pen, *points), guide)
        pen = points[-1]
    return tuple(steps)


def _straight(one: Pair, other: Pair) -> tuple[Pair, ...]:
    (x, y), (x2, y2) = one, other
    third, two = ((x2 - x) / 3, (y2 - y) / 3), ((x2 - x) * 2 / 3, (y2 - y) * 2 / 3)
    return one, (x + third[0], y + third[1]), (x + two[0], y + two[1]), other


def _followed(cubic: Sequence[Pair], guide: Guide) -> Iterator[Step]:
    """One cubic of the outline as cubics on the curve, each of which turns only a little with it."""
    xs = [x for x, _ in cubic]
    turned = _turned(guide, min(xs), max(xs))
    count = max(1, ceil(turned / _PIECE))
    for n in range(count):
        yield _on(guide, cubic, n / count, (n + 1) / count)


def _turned(guide: Guide, left: float, right: float) -> float:
    """About how far the curve turns between two places, in radians."""
    middle = (left + right) / 2
    return (right - left) * max(abs(guide.at(x).turn) for x in (left, middle, right))


def _on(guide: Guide, cubic: Sequence[Pair], t: float, t2: float) -> Step:
    """The part of `cubic` from `t` to `t2` on the curve: the ends exactly, and the directions there."""
    share = (t2 - t) / 3
    ends = []
    for at, sign in ((t, share), (t2, -share)):
        (x, y), (vx, vy) = _point(cubic, at), _velocity(cubic, at)
        spot = guide.at(x)
        px, py = _across(spot, y)
        forward = vx * (1 - spot.turn * y) * sign
        down = vy * sign
        ends.append((px, py, px + forward * spot.dx - down * spot.dy, py + forward * spot.dy + down * spot.dx))
    (_, _, x1, y1), (x3, y3, x2, y2) = ends
    return ("C", x1, y1, x2, y2, x3, y3)


def _across(spot: Spot, y: float) -> Pair:
    """The place `y` px across the curve (below it where it runs to the right)."""
    return spot.x - y * spot.dy, spot.y + y * spot.dx

