"""Turn a box into frames and hangings of a manuscript page: ruled frames, corner pieces, a toranj with its pendants."""

from cmath import exp
from collections.abc import Iterator
from dataclasses import replace
from math import pi

from studio.layout.ornament.craft import octagram
from studio.layout.ornament.eslimi import LEAF, PETAL
from studio.layout.ornament.medallion import lobed
from studio.layout.ornament.parts import Part, arc, curve, disc, joined, line, placed
from studio.scene import Outline, rectangle
from studio.values import Box

# ---------------------------------------------------------------- rules


def ruled(box: Box, cell: float) -> tuple[Part, ...]:
    """Three rules whose corners are cut by quarter circles, a star in every cut; `cell` is the size of a corner."""
    cut = min(cell, box.width / 3, box.height / 3) / 2
    stars = [line(octagram(cut * 0.3, corner), closed=True) for corner in _corners(box.grown(-cut * 0.4))]
    return (
        Part(outline=_cut(box, cut), weight=2.2), Part(outline=_cut(box.grown(-cut * 0.16), cut), weight=0.8),
        Part(outline=_cut(box.grown(-cut * 0.34), cut), tone=1, weight=0.8), Part(outline=joined(stars), kind="fill"),
    )


def _corners(box: Box) -> tuple[complex, complex, complex, complex]:
    """Left top, right top, right bottom, left bottom."""
    return (
        complex(box.x, box.y), complex(box.right, box.y), complex(box.right, box.bottom), complex(box.x, box.bottom),
    )


def _cut(box: Box, cut: float) -> Outline:
    """A rectangle whose corners are hollow quarter circles of `cut` px."""
    steps: list[tuple] = []
    for number, corner in enumerate(_corners(box)):
        start = (number + 1) * pi / 2
        points = arc(corner, cut, start, start - pi / 2)
        bow = curve(points)
        steps += bow if not steps else [("L", *bow[0][1:]), *bow[1:]]
    return (*steps, ("Z",))


def starred(box: Box, cell: float) -> tuple[Part, ...]:
    """A band of stars and diamonds between rules, `cell` px wide, with a star in every corner."""
    cell = min(cell, box.width / 4, box.height / 4)
    edge = cell * 0.12
    outer, inside = box.grown(-edge), box.grown(-cell - edge)
    corners = _corners(box.grown(-cell / 2 - edge))
    stars, gems = [], []
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        count = max(1, round(abs(end - start) / cell))
        step = (end - start) / count
        for number in range(count):
            stars.append(line(octagram(cell * 0.36, start + number * step), closed=True))
            between = start + (number + 0.5) * step
            gems.append(line([between + cell * 0.13 * 1j**k for k in range(4)], closed=True))
    band = joined((rectangle(outer), rectangle(inside)))
    fine = joined((rectangle(box), rectangle(inside.grown(-edge))))
    return (
        Part(outline=band, kind="fill", tone=1, even_odd=True), Part(outline=joined((*stars, *gems)), kind="fill"),
        Part(outline=band, weight=1.4, sharp=True), Part(outline=fine, weight=0.6, sharp=True),
    )


# ---------------------------------------------------------------- corner pieces


def cornered(box: Box, cell: float) -> tuple[Part, ...]:
    """Two rules and a lachak, a quarter of a lobed medallion, in every corner; `cell` is the size of a corner."""
    size = min(cell, box.width / 2.2, box.height / 2.2)
    gap = size * 0.05
    inner = box.grown(-gap)
    pieces = [_lachak(corner, size, turn) for corner, turn in zip(_corners(inner), (1, 1j, -1, -1j), strict=True)]
    merged = tuple(
        replace(parts[0], outline=joined(part.outline for part in parts)) for parts in zip(*pieces, strict=True)
    )
    return (
        *merged, Part(outline=rectangle(box), weight=2.2, sharp=True),
        Part(outline=rectangle(inner), weight=0.8, sharp=True),
    )


def corner(box: Box, at: int = 0) -> tuple[Part, ...]:
    """One lachak that fills `box`, its right angle in the left top corner, or `at` quarter turns further."""
    return _lachak(_corners(box)[at % 4], min(box.width, box.height), 1j ** (at % 4))


def _lachak(spot: complex, size: float, turn: complex) -> tuple[Part, ...]:
    rims = [curve(tuple(lobed(share * 0.85, share, 12, 0.25))) for share in (1.0, 0.92)]
    whole = (("M", 0.0, 0.0), ("L", *rims[0][0][1:]), *rims[0][1:], ("Z",))
    diagonal = exp(1j * pi / 4)
    sprays = [
        placed(PETAL, turn=0.22 * diagonal, by=0.6 * diagonal),
        *(
            placed(LEAF, turn=reach * exp(1j * pi * (0.25 + side * way)), by=root * diagonal, mirrored=side < 0)
            for side in (1, -1) for root, reach, way in ((0.16, 0.36, 0.19), (0.34, 0.34, 0.18), (0.5, 0.24, 0.17))
        ),
        *(disc(0.62 * exp(1j * pi * (0.25 + side)), 0.02) for side in (-0.19, 0.19)),
        *(disc(0.78 * exp(1j * pi * (0.25 + side)), 0.014) for side in (-0.2, 0.2)),
    ]
    stalk = line([0.1 * diagonal, 0.62 * diagonal])

    def at(outline: Outline) -> Outline:
        return placed(outline, turn=size * turn, by=spot)

    return (
        Part(outline=at(whole), kind="fill", tone=1), Part(outline=at(rims[0]), weight=1.4),
        Part(outline=at(rims[1]), weight=0.6), Part(outline=at(stalk), weight=0.9),
        Part(outline=at(joined(sprays)), kind="fill"),
    )


# ---------------------------------------------------------------- toranj


def toranj(box: Box) -> tuple[Part, ...]:
    """An upright medallion as high as `box`, pointed above and below, with a pendant at each end."""
    height = min(box.height, box.width * 1.9)
    centre = complex(box.centre.x, box.centre.y)
    body, ring = (curve(tuple(_mandorla(share)), closed=True) for share in (1.0, 0.9))
    sprays = [
        placed(shape, turn=size * 1j * way * exp(1j * side * lean), by=root * 1j * way, mirrored=side < 0)
        for way in (1, -1)
        for shape, size, root, sides, lean in (
            (PETAL, 0.17, 0.44, (1,), 0.0), (LEAF, 0.3, 0.13, (1, -1), 0.6), (LEAF, 0.22, 0.3, (1, -1), 0.56),
            (LEAF, 0.24, 0.1, (1, -1), 1.15),
        )
        for side in sides
    ]
    flower = [placed(PETAL, turn=0.12 * exp(1j * pi * k / 4)) for k in range(8)]
    pendants = [placed(outline, turn=way) for way in (1, -1) for outline in _pendant()]
    unit = height / 2

    def at(outline: Outline) -> Outline:
        return placed(outline, turn=unit, by=centre)

    return (
        Part(outline=at(body), kind="fill", tone=1), Part(outline=at(joined((body, *pendants))), weight=1.2),
        Part(outline=at(ring), weight=0.6),
        Part(outline=at(joined((*sprays, *flower))), kind="fill"),
    )


def _mandorla(share: float) -> Iterator[complex]:
    """A lobed almond of half height 0.72 × `share`: the lobes of a circle, drawn together at the sides."""
    for point in lobed(0.62 * share, 0.7 * share, 12):
        yield complex(point.real * 0.72, point.imag)


def _pendant() -> tuple[Outline, Outline]:
    """A drop below the medallion and a bead between them."""
    drop = curve([0.74j, 0.07 + 0.79j, 0.09 + 0.86j, 0.98j, -0.09 + 0.86j, -0.07 + 0.79j, 0.74j], closed=True)
    return drop, disc(0.84j, 0.02)
