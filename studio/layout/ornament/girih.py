"""Turn a tiling of polygons into star patterns: Hankin's method, as lines or as woven straps.

From the middle of every edge two rays leave into each polygon at the contact angle; each ends where it meets another
(E. H. Hankin, "The Drawing of Geometric Patterns in Saracenic Art", 1925; C. S. Kaplan, "Islamic Star Patterns from
Polygons in Contact", 2005). At an edge's middle two strands cross: the one that leans towards the next corner of its
polygon, on both sides, goes over. A strand leans the other way at its next edge, so over and under alternate.
"""

from cmath import exp, phase
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import pi, radians, sin, sqrt, tan

from studio.layout.ornament.parts import Motif, Part, joined, line
from studio.scene import Outline

Polygon = tuple[complex, ...]


@dataclass(frozen=True, slots=True)
class Tiling:
    """Polygons of one period, edge to edge, and the period. The first `stars` carry the large stars, `apart` apart."""

    polygons: tuple[Polygon, ...]
    width: float
    height: float
    stars: int
    apart: float


@dataclass(frozen=True, slots=True)
class Leg:
    """A strand from the middle of one edge over a bend to the middle of another, in one polygon."""

    start: complex
    bend: complex
    end: complex


# ---------------------------------------------------------------- tilings, in edge lengths


def regular(sides: int, centre: complex = 0, *, first: float = 0.0) -> Polygon:
    """A regular polygon of edge 1 with the middle of an edge in direction `first` (radians)."""
    radius = 0.5 / sin(pi / sides)
    return tuple(centre + radius * exp(1j * (first + (2 * k + 1) * pi / sides)) for k in range(sides))


def apothem(sides: int) -> float:
    """From the centre of a regular polygon of edge 1 to the middle of an edge."""
    return 0.5 / tan(pi / sides)


def octagons() -> Tiling:
    """4.8.8: octagons and squares."""
    period = 2 * apothem(8)
    return Tiling((regular(8), regular(4, period / 2 * (1 + 1j), first=pi / 4)), period, period, 1, period)


def pentagons() -> Tiling:
    """Decagons tip to tip over an edge, pentagons on both sides of it, barrel hexagons between ("fivefold system")."""
    apart = 2 * 0.5 / sin(pi / 10) + 1
    up, down = apart * exp(1j * pi / 5), apart * exp(-1j * pi / 5)
    centres = (0, up)
    rims = [
        regular(5, centre + way / 2 + side * apothem(5) * 1j * way / abs(way), first=phase(-side * 1j * way))
        for centre in centres for way in (up, down) for side in (1, -1)
    ]
    barrels = [_barrel(centre + complex(up.real, 0)) for centre in centres]
    stars = [regular(10, centre, first=pi / 10) for centre in centres]
    return Tiling((*stars, *rims, *barrels), 2 * up.real, 2 * up.imag, 2, apart)


def _barrel(centre: complex) -> Polygon:
    """A hexagon of edge 1 with angles of 144 degrees left and right and four of 108."""
    side = exp(1j * radians(72))
    tip = complex(0.5 + side.real, 0)
    corners = (tip, 0.5 + 1j * side.imag, -0.5 + 1j * side.imag)
    return tuple(centre + corner for corner in (*corners, *(-corner for corner in corners)))


def dodecagons() -> Tiling:
    """4.6.12: dodecagons, hexagons and squares."""
    period = 3 + sqrt(3)
    across, up = complex(period, 0), period * exp(1j * pi / 3)
    centres = (0, up)
    squares = [
        regular(4, centre + way / 2, first=phase(way)) for centre in centres for way in (across, up, up - across)
    ]
    between = [
        regular(6, centre + (1 + sqrt(3)) * exp(1j * turn), first=turn)
        for centre in centres for turn in (pi / 6, pi / 2)
    ]
    return Tiling((*(regular(12, centre) for centre in centres), *between, *squares), period, 2 * up.imag, 2, period)


def hexagons() -> Tiling:
    """3.6.3.6: hexagons and triangles."""
    up = 2 * exp(1j * pi / 3)
    centres = (0, up)
    triangles = [
        regular(3, centre + 2 / sqrt(3) * exp(1j * turn), first=turn + pi)
        for centre in centres for turn in (pi / 6, pi / 2)
    ]
    stars = [regular(6, centre, first=pi / 6) for centre in centres]
    return Tiling((*stars, *triangles), 2.0, 2 * up.imag, 2, 2.0)


# ---------------------------------------------------------------- Hankin's method


def legs(polygon: Polygon, angle: float) -> tuple[Leg, ...]:
    """All strands inside `polygon` for a contact angle in radians; the shortest meetings are taken first."""
    rays = []
    for corner, following in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        along = (following - corner) / abs(following - corner)
        rays.append(((corner + following) / 2, along * exp(1j * angle), -along * exp(-1j * angle)))
    count = len(rays)
    meetings = []
    for i, (start, onward, _) in enumerate(rays):
        for j, (end, _, backward) in enumerate(rays):
            met = _meeting(start, onward, end, backward) if i != j else None
            if met:
                meetings.append((round(met[0], 6), (j - i) % count, i, j, met[1]))
    chosen, used, ended = [], set(), set()
    for *_, i, j, bend in sorted(meetings, key=lambda meeting: meeting[:4]):
        if i not in used and j not in ended:
            used.add(i)
            ended.add(j)
            chosen.append(Leg(rays[i][0], bend, rays[j][0]))
    return tuple(chosen)


def _meeting(start: complex, way: complex, other: complex, back: complex) -> tuple[float, complex] | None:
    """How long two rays are together until they meet, and where; None if they do not."""
    cross = (way.conjugate() * back).imag
    between = other - start
    if abs(cross) < 1e-9:
        facing = abs((way.conjugate() * between).imag) < 1e-9 and (way.conjugate() * between).real > 0
        return (abs(between), start + between / 2) if facing and (way.conjugate() * back).real < 0 else None
    first = (between.conjugate() * back).imag / cross
    second = (between.conjugate() * way).imag / cross
    return (first + second, start + first * way) if first > 1e-9 and second > 1e-9 else None


# ---------------------------------------------------------------- motifs


@lru_cache(maxsize=32)
def strands(tiling: Callable[[], Tiling], angle: float) -> tuple[tuple[complex, ...], ...]:
    """For every edge of one period the strand that goes over there: end, bend, middle, bend, end."""
    plan = tiling()
    leaving: dict[tuple[int, int], list[Leg]] = {}
    for polygon in plan.polygons:
        for leg in legs(polygon, radians(angle)):
            for shift in _around(plan):
                moved = Leg(leg.start + shift, leg.bend + shift, leg.end + shift)
                leaving.setdefault(_key(moved.start), []).append(moved)
    middles = {key: pair for key, pair in leaving.items() if len(pair) == 2 and _inside(pair[0].start, plan)}
    return tuple((a.end, a.bend, a.start, b.bend, b.end) for a, b in middles.values())


def _around(plan: Tiling) -> Iterable[complex]:
    return (complex(column * plan.width, row * plan.height) for row in (-1, 0, 1) for column in (-1, 0, 1))


def _key(point: complex) -> tuple[int, int]:
    return round(point.real * 1e5), round(point.imag * 1e5)


def _inside(point: complex, plan: Tiling) -> bool:
    """Whether `point` belongs to this period: each of the points a period apart belongs to one."""
    edge = 1e-6
    return (
        -plan.width / 2 - edge <= point.real < plan.width / 2 - edge
        and -plan.height / 2 - edge <= point.imag < plan.height / 2 - edge
    )


@lru_cache(maxsize=64)
def girih(tiling: Callable[[], Tiling], angle: float, cell: float, style: str, width: float) -> Motif:
    """One period of the star pattern, its stars `cell` px apart, as "lines" with filled stars or "woven".

    `width` is the width of a woven strap in px.
    """
    plan = tiling()
    scale = cell / plan.apart
    paths = [tuple(point * scale for point in strand) for strand in strands(tiling, angle)]
    stars = joined(line([point * scale for point in star(p, angle)], closed=True) for p in plan.polygons[: plan.stars])
    parts = [Part(outline=stars, kind="fill", tone=1, apart=True)]
    if style == "woven":
        straps = joined(strap(path, angle, width, width * 0.3) for path in paths)
        parts.append(Part(outline=straps, kind="fill", apart=True))
    else:
        parts.append(Part(outline=joined(line(path) for path in paths)))
    return Motif(parts=tuple(parts), width=plan.width * scale, height=plan.height * scale)


def star(polygon: Polygon, angle: float) -> Polygon:
    """The star in a polygon: the middles of its edges and the bends between them."""
    ring = legs(polygon, radians(angle))
    middle = sum(polygon) / len(polygon)
    points = {_key(point): point for leg in ring for point in (leg.start, leg.bend)}
    return tuple(sorted(points.values(), key=lambda point: phase(point - middle)))


def strap(path: Polygon, angle: float, width: float, gap: float) -> Outline:
    """A band round `path` (end, bend, middle, bend, end) that stops `gap` px short of the straps over its ends."""
    start, bend, _, other, end = path
    there = _stop(start, bend, angle, width, gap), _stop(end, other, angle, width, gap)
    corners = [_corner((start, bend, other), side * width / 2) for side in (1, -1)]
    others = [_corner((bend, other, end), side * width / 2) for side in (1, -1)]
    left = [there[0][0], corners[0], others[0], there[1][1]]
    right = [there[0][1], corners[1], others[1], there[1][0]]
    return line([*left, *reversed(right)], closed=True)


def _stop(end: complex, bend: complex, angle: float, width: float, gap: float) -> tuple[complex, complex]:
    """Where the left and right side of a band from `end` to `bend` begin, cut along the strand that crosses there."""
    way = (bend - end) / abs(bend - end)
    normal = 1j * way * exp(2j * radians(angle))
    if _dot(normal, way) < 0:
        normal = -normal
    free = width / 2 + gap
    sides = (1j * way * width / 2, -1j * way * width / 2)
    left, right = (end + side + way * (free - _dot(side, normal)) / _dot(way, normal) for side in sides)
    return left, right


def _corner(path: tuple[complex, complex, complex], side: float) -> complex:
    """The corner of a band's left side (`side` > 0) at a bend: where the two shifted lines meet."""
    before, at, after = path
    one, two = (at - before) / abs(at - before), (after - at) / abs(after - at)
    return at + 1j * side * (one + two) / (1 + _dot(one, two))


def _dot(a: complex, b: complex) -> float:
    return (a.conjugate() * b).real
