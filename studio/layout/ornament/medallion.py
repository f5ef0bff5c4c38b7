"""Turn a centre and a radius into a shamseh, the sun of a Persian manuscript's first page, and a box into a toranj."""

from cmath import exp
from collections.abc import Iterator
from math import pi

from studio.layout.ornament.parts import Part, curve, disc, joined, line, placed
from studio.scene import Outline
from studio.values import Box

_LOBES = 16


def shamseh(centre: complex, radius: float) -> tuple[Part, ...]:
    """A sun of 16 lobes: needles of light, a pointed rim, two rings of petals, a star and a flower in the middle."""

    def ring(*outlines: Outline, **kind: object) -> Part:
        return Part(outline=joined(outlines), **kind)

    turns = [2 * pi * k / _LOBES for k in range(_LOBES)]
    half = pi / _LOBES
    rim, inner = (
        placed(curve(tuple(lobed(low, high, _LOBES)), closed=True), turn=radius, by=centre)
        for low, high in ((0.74, 0.86), (0.7, 0.81))
    )
    large = [_petal(centre, turn, radius * 0.4, radius * 0.7, radius * 0.075) for turn in turns]
    seeds = [_petal(centre, turn, radius * 0.47, radius * 0.62, radius * 0.028) for turn in turns]
    small = [_petal(centre, turn + half, radius * 0.5, radius * 0.69, radius * 0.032) for turn in turns]
    pearls = [disc(centre + radius * 0.365 * exp(1j * (turn + half)), radius * 0.011) for turn in turns]
    eyes = [disc(centre + radius * 0.765 * exp(1j * turn), radius * 0.014) for turn in turns]
    rings = [disc(centre, radius * share) for share in (0.4, 0.33)]
    return (
        Part(outline=rim, kind="fill", tone=1),
        ring(*_needles(centre, radius), weight=0.8),
        ring(*_sparks(centre, radius), kind="fill"),
        Part(outline=rim, weight=1.2),
        Part(outline=inner, weight=0.6),
        ring(*large, *rings, weight=0.9),
        ring(*seeds, *small, *pearls, *eyes, kind="fill"),
        ring(*_stars(centre, radius * 0.33), weight=0.8),
        ring(disc(centre, radius * 0.045), *_flower(centre, radius * 0.15), kind="fill", even_odd=True),
    )


def sun(box: Box) -> tuple[Part, ...]:
    """The largest shamseh in the middle of `box`."""
    return shamseh(complex(box.centre.x, box.centre.y), min(box.width, box.height) / 2)


def lobed(low: float, high: float, lobes: int, share: float = 1.0) -> Iterator[complex]:
    """Pointed lobes round the origin, `lobes` to the full turn: cubics from a tip on the x axis over `share` of it."""
    half = pi / lobes
    steep, near, slip = low + (high - low) * 0.62, low + (high - low) * 0.7, half * 0.23
    yield complex(high)
    for lobe in range(round(lobes * share)):
        tip, valley, following = (half * (2 * lobe + way) for way in (0, 1, 2))
        yield from (near * exp(1j * (tip + slip)), steep * exp(1j * valley), low * exp(1j * valley))
        yield from (steep * exp(1j * valley), near * exp(1j * (following - slip)), high * exp(1j * following))


def _petal(centre: complex, turn: float, low: float, high: float, half: float) -> Outline:
    """An almond from `low` to `high` along direction `turn`, pointed outside, round inside."""
    way = exp(1j * turn)
    across = 1j * way * half
    start, end = centre + low * way, centre + high * way
    third = (high - low) / 3 * way
    points = [
        start, start + across * 1.35, start + across * 1.2 + 1.4 * third, end,
        start - across * 1.2 + 1.4 * third, start - across * 1.35, start,
    ]
    return curve(points, closed=True)


def _needles(centre: complex, radius: float) -> Iterator[Outline]:
    for ray in range(_LOBES * 4):
        way = exp(2j * pi * ray / (_LOBES * 4))
        low, high = ((0.87, 0.985), (0.8, 0.9), (0.78, 0.94), (0.8, 0.9))[ray % 4]
        yield line([centre + radius * (low + 0.02) * way, centre + radius * high * way])


def _sparks(centre: complex, radius: float) -> Iterator[Outline]:
    """A drop at the tip of every long needle."""
    for ray in range(_LOBES * 2):
        way = exp(1j * pi * ray / _LOBES)
        yield disc(centre + radius * (0.945, 0.99)[ray % 2 == 0] * way, radius * (0.006, 0.01)[ray % 2 == 0])


def _stars(centre: complex, radius: float) -> Iterator[Outline]:
    """A star of 16 tips round one of 8."""
    for tips, high, low in ((16, 1.0, 0.7), (8, 0.68, 0.52)):
        reaches = [high if k % 2 == 0 else low for k in range(2 * tips)]
        yield line([centre + radius * reach * exp(1j * pi * k / tips) for k, reach in enumerate(reaches)], closed=True)


def _flower(centre: complex, radius: float) -> Iterator[Outline]:
    return (_petal(centre, 2 * pi * k / 8, radius * 0.45, radius, radius * 0.22) for k in range(8))
