"""Turn a band's height into eslimi: a running stem of half circles, spirals in its bays, half-palmettes and flowers.

A unit here is the radius of one bay. The stem runs over one bay and under the next; where it crosses the middle a
branch leaves it and curls into the bay it enters, so every bay is a full circle of growth and the band has no gaps.
"""

from cmath import exp
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import ceil, pi

from studio.layout.ornament.parts import Motif, Part, arc, curve, disc, joined, placed
from studio.scene import Outline
from studio.values import Box

# a half-palmette of length 1 along x: a round back below, two tips that curl to y > 0 ("dragon's mouth")
LEAF = curve(
    [
        0, 0.16 - 0.17j, 0.46 - 0.24j, 0.7 - 0.1j, 0.9 + 0.02j, 1 + 0.2j, 0.95 + 0.44j, 0.9 + 0.28j, 0.8 + 0.17j,
        0.66 + 0.16j, 0.56 + 0.15j, 0.47 + 0.22j, 0.44 + 0.38j, 0.34 + 0.28j, 0.34 + 0.12j, 0.22 + 0.07j, 0.14 + 0.04j,
        0.06 + 0.03j, 0,
    ],
    closed=True,
)
PETAL = curve([0, 0.1 + 0.3j, 0.55 + 0.26j, 1, 0.55 - 0.26j, 0.1 - 0.3j, 0], closed=True)

_TURNS = 1.55
_BAND = 2.2  # the height of a band: the circles of its bays and a little air


def _spiral(share: float) -> tuple[complex, complex]:
    """Where a branch is after `share` of its way from (-1, 0) over the top and on, and its direction."""
    angle = pi + 2 * pi * _TURNS * share
    radius, change = 1 - 0.78 * _nearing(share), -0.78 * 1.25 * (1 - share) ** 0.25
    way = exp(1j * angle)
    return radius * way, (change + 1j * radius * 2 * pi * _TURNS) * way


def _nearing(share: float) -> float:
    """How much of the way to the heart a branch has come: quickly away from the stem, slower inside."""
    return 1 - (1 - share) ** 1.25


def _fitted(path: Callable[[float], tuple[complex, complex]], end: float, parts: int) -> Iterator[complex]:
    """Cubics along a path whose points and directions are known (Hermite)."""
    step = end / parts
    point, way = path(0.0)
    yield point
    for part in range(1, parts + 1):
        following, onward = path(part * step)
        yield from (point + way * step / 3, following - onward * step / 3, following)
        point, way = following, onward


def _leaf_on(share: float, size: float, spread: float, *, outer: bool) -> Outline:
    """A leaf that leaves the branch at `share` of its way, `spread` degrees off its direction."""
    point, way = _spiral(share)
    turned = way / abs(way) * exp(1j * pi * spread / 180 * (-1 if outer else 1))
    return placed(LEAF, turn=size * turned, by=point, mirrored=outer)


@lru_cache(maxsize=1)
def _bay() -> tuple[Outline, Outline, Outline]:
    """Stems, leaves and petals of one bay round the origin: the stem goes over it from (-1, 0) to (1, 0)."""
    stem = curve(arc(0, 1, pi, 2 * pi))
    branch = curve(tuple(_fitted(_spiral, 0.96, 14)))
    leaves = [
        _leaf_on(share, size, spread, outer=outer)
        for share, size, spread, outer in (
            (0.12, 0.32, 20, False), (0.23, 0.38, 20, False), (0.35, 0.5, 16, True), (0.45, 0.56, 16, True),
            (0.56, 0.58, 18, True), (0.675, 0.44, 22, True), (0.79, 0.3, 24, True), (0.5, 0.34, 22, False),
        )
    ]
    petals = [placed(PETAL, turn=0.21 * exp(2j * pi * k / 8)) for k in range(8)]
    return joined((stem, branch)), joined(leaves), joined(petals)


def eslimi(cell: float, line: float) -> Motif:
    """Bands of scrolls, each mirrored to its neighbours; `cell` is the height of a band, `line` a line's width."""
    unit = cell / _BAND
    bays = [
        (complex(column * unit, row * cell), (column < 0) == (row < 0))
        for row in (-0.5, 0.5) for column in (-1, 1)
    ]
    gaps = [complex(column * unit, row * cell) for row in (0, 1) for column in (0, 2)]
    return Motif(parts=_scrolls(bays, gaps, unit, cell * 0.022 / line), width=4 * unit, height=2 * cell)


def band(box: Box, line: float) -> tuple[Part, ...]:
    """One row of scrolls along `box`, as high as it is, one bay in its middle; clip it to the box."""
    unit = box.height / _BAND
    count = ceil(box.width / unit / 4 + 1)
    columns = range(-count, count + 1)
    bays = [(complex(box.centre.x + 2 * column * unit, box.centre.y), column % 2 == 0) for column in columns]
    gaps = [at + complex(unit, side * box.height / 2) for at, _ in bays for side in (-1, 1)]
    return _scrolls(bays, gaps, unit, box.height * 0.022 / line)


def _scrolls(
    bays: Sequence[tuple[complex, bool]], gaps: Sequence[complex], unit: float, weight: float
) -> tuple[Part, ...]:
    """The parts of bays at places (mirrored or not), and of flowers in the gaps between their circles."""
    stems, leaves, petals = (
        [placed(outline, turn=unit, by=at, mirrored=mirrored) for at, mirrored in bays] for outline in _bay()
    )
    hearts = [disc(at, unit * 0.3) for at, _ in bays]
    flowers = [_fleuron(at, unit * 0.36) for at in gaps]
    return (
        Part(outline=joined(hearts), kind="fill", tone=1), Part(outline=joined(stems), weight=weight),
        Part(outline=joined((*leaves, *petals, *flowers)), kind="fill"),
    )


def _fleuron(centre: complex, radius: float) -> Outline:
    """Four petals, and a pearl beyond each of the gaps."""
    petals = (placed(PETAL, turn=radius * 1j**k, by=centre) for k in range(4))
    pearls = (disc(centre + radius * 0.5 * exp(1j * pi * (0.25 + k / 2)), radius * 0.09) for k in range(4))
    return joined((*petals, *pearls))
