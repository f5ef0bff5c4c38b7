"""Turn a centre and a radius into a shamseh, the sun of a Persian manuscript's first page, and a box into a toranj."""

from cmath import exp
from collections.abc import Iterator
from math import pi

from studio.layout.ornament.parts import Part, curve, disc, joined, line
from studio.scene import Outline

_LOBES = 16


def shamseh(centre: complex, radius: float) -> tuple[Part, ...]:
    """A sun of 16 lobes: needles of light, a pointed rim, two rings of petals, a star and a flower in the middle."""

    def ring(*outlines: Outline, **kind: object) -> Part:
        return Part(outline=joined(outlines), **kind)

    turns = [2 * pi * k / _LOBES for k in range(_LOBES)]
    half = pi / _LOBES
    rim = curve(tuple(_rim(centre, radius * 0.74, radius * 0.86)), closed=True)
    line_in = curve(tuple(_rim(centre, radius * 0.7, radius * 0.81)), closed=True)
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
        Part(outline=line_in, weight=0.6),
        ring(*large, *rings, weight=0.9),
        ring(*seeds, *small, *pearls, *eyes, kind="fill"),
        ring(*_stars(centre, radius * 0.33), weight=0.8),
        ring(disc(centre, radius * 0.045), *_flower(centre, radius * 0.15), kind="fill", even_odd=True),
    )


def _rim(centre: complex, low: float, high: float) -> Iterator[complex]:
    """Pointed lobes as an ogee: from every valley out, in, and up to a tip."""
    yield centre + low * exp(-1j * pi / _LOBES)
    for lobe in range(_LOBES):
        middle = 2 * pi * lobe / _LOBES
        for side in (-1, 1):
            valley, tip = middle + side * pi / _LOBES, middle
            steep = low + (high - low) * 0.62
            bend = (valley, steep), (tip + side * 0.045, low + (high - low) * 0.7)
            handles = bend if side < 0 else bend[::-1]
            yield from (centre + reach * exp(1j * turn) for turn, reach in handles)
            yield centre + (high * exp(1j * tip) if side < 0 else low * exp(1j * valley))


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
