"""Turn a period in px, or a box and a seed, into plain geometry: dots, lines, arcs, waves, hills, rays, confetti."""

from cmath import exp, phase
from collections.abc import Iterator
from itertools import pairwise
from math import hypot, pi, sqrt
from random import Random

from studio.layout.ornament.parts import Motif, Part, arc, curve, disc, joined, line, placed
from studio.scene import Outline
from studio.values import Box

_SINE = 0.3642  # the handle, in half waves, of the cubic that comes nearest to a sine


# ---------------------------------------------------------------- periodic


def dots(cell: float) -> Motif:
    """Dots in rows that are half a step apart; every second row is of the other tone."""
    height = cell * sqrt(3)
    corner = complex(cell / 2, height / 2)
    return Motif(
        parts=(
            Part(outline=disc(corner, cell * 0.1), kind="fill", tone=1), Part(outline=disc(0, cell * 0.14), kind="fill")
        ),
        width=cell, height=height,
    )


def stripes(cell: float) -> Motif:
    """Slanting lines, rising to the left as Persian handwriting slants; a thin one between two strong ones."""
    half = cell / 2
    return Motif(
        parts=(
            Part(outline=line([complex(-half, 0), complex(0, half)]), tone=1, weight=0.5, sharp=True),
            Part(outline=line([complex(0, -half), complex(half, 0)]), tone=1, weight=0.5, sharp=True),
            Part(outline=line([complex(-half, -half), complex(half, half)]), sharp=True),
        ),
        width=cell, height=cell,
    )


def mesh(cell: float) -> Motif:
    """Squared paper: strong lines every `cell`, thin ones between."""
    half = cell / 2
    thin = [line([complex(-half, 0), complex(half, 0)]), line([complex(0, -half), complex(0, half)])]
    strong = [line([complex(-half, -half), complex(half, -half)]), line([complex(-half, -half), complex(-half, half)])]
    return Motif(
        parts=(Part(outline=joined(thin), tone=1, weight=0.5, sharp=True), Part(outline=joined(strong), sharp=True)),
        width=cell, height=cell,
    )


def scales(cell: float) -> Motif:
    """Fish scales: rows of three nested arches, every arch ending on the ones below."""
    half = cell / 2
    parts = []
    for share, tone, weight in ((0.5, 1, 0.7), (0.75, 1, 0.7), (1.0, 0, 1.0)):
        along = (share * share + 1) / (2 * sqrt(2))  # where this circle meets the big one a step right and down
        foot = complex(along, along) + sqrt(share * share - along * along) * (1 - 1j)
        dip = phase(foot)
        arches = [curve(arc(at, half * share, dip, -pi - dip)) for at in (0j, complex(half, half))]
        parts.append(Part(outline=joined(arches), tone=tone, weight=weight))
    return Motif(parts=tuple(parts), width=cell, height=cell)


def quarters(cell: float, seed: int) -> Motif:
    """Quarter discs and dots on a board of 6 by 6 fields of `cell` px, turned by chance: cheerful, for the young."""
    chance = Random(seed)
    fills: tuple[list[Outline], list[Outline]] = ([], [])
    board = 6
    for row in range(board):
        for column in range(board):
            corner = complex(column - board / 2, row - board / 2) * cell
            fills[chance.random() < 0.4].append(_field(chance, corner, cell))
    parts = tuple(Part(outline=joined(fills[tone]), kind="fill", tone=tone) for tone in (1, 0))
    return Motif(parts=parts, width=board * cell, height=board * cell)


def _field(chance: Random, corner: complex, cell: float) -> Outline:
    kind, turn = chance.random(), chance.randrange(4)
    middle = corner + cell * (0.5 + 0.5j)
    if kind < 0.2:
        return disc(middle, cell * 0.28)
    foot = middle + cell * (0.5 + 0.5j) * 1j**turn
    start = turn * pi / 2 + pi
    wedge = curve((*arc(foot, cell, start, start + pi / 2), foot, foot, foot), closed=True)
    if kind < 0.6:
        return wedge
    other = 2 * middle - foot
    leaf = [*arc(foot, cell, start, start + pi / 2), *arc(other, cell, start + pi, start + pi * 1.5)[1:]]
    return curve(leaf, closed=True)


def waves(cell: float) -> Motif:
    """Rows of even waves, a strong one and a thin one by turns."""
    parts = []
    for row, tone, weight in ((0, 0, 1.0), (1, 1, 0.6)):
        shape = curve(_wave(cell, cell * 0.13, complex(0, row * cell * 0.25)))
        parts.append(Part(outline=shape, tone=tone, weight=weight))
    return Motif(parts=tuple(parts), width=cell, height=cell * 0.5)


def _wave(length: float, rise: float, middle: complex) -> list[complex]:
    half, handle = length / 2, _SINE * length / 2
    left, right = middle - half - rise * 1j, middle + half - rise * 1j
    low = middle + rise * 1j
    return [left, left + handle, low - handle, low, low + handle, right - handle, right]


def zigzag(cell: float) -> Motif:
    """Gelim: filled zigzag bands between thin ones, a diamond in every bay."""
    half, band = cell / 2, cell * 0.16
    peaks = [complex(-half, half / 2), complex(0, -half / 2), complex(half, half / 2)]
    upper, lower = ([peak + side * band * 0.5j for peak in peaks] for side in (-1, 1))
    strong = line([*upper, *reversed(lower)], closed=True)
    thin = line([peak + band * 1.3j for peak in peaks])
    bays = complex(0, half * 0.42), complex(half, -half * 0.42)
    gems = [line([bay + cell * 0.09 * 1j**k for k in range(4)], closed=True) for bay in bays]
    return Motif(
        parts=(
            Part(outline=joined(gems), kind="fill", tone=1), Part(outline=thin, tone=1, sharp=True, weight=0.8),
            Part(outline=strong, kind="fill"),
        ),
        width=cell, height=cell,
    )


# ---------------------------------------------------------------- once over a box


def hills(box: Box, cell: float, seed: int) -> tuple[Part, ...]:
    """Three rounded ridges, one before the other, down to the box's foot; `cell` is about a hill's width."""
    chance = Random(seed)
    parts = []
    for depth, (tone, level) in enumerate(((1, 0.45), (0, 0.66), (1, 0.84))):
        count = max(1, round(box.width / cell / (1 - 0.15 * depth)))
        step = box.width / count
        levels = [level + chance.uniform(-0.11, 0.11) for _ in range(count + 3)]
        tops = [complex(box.x + k * step, box.y + box.height * top) for k, top in enumerate(levels, -1)]
        ridge = list(_smooth(tops))
        foot = box.bottom + 1
        down = [complex(ridge[-1].real, foot), complex(ridge[0].real, foot)]
        outline = (*curve(ridge), *(("L", point.real, point.imag) for point in down), ("Z",))
        parts.append(Part(outline=outline, kind="fill", tone=tone))
    return tuple(parts)


def _smooth(points: list[complex]) -> Iterator[complex]:
    """A start, then cubics through `points` that are level at each of them."""
    yield points[0]
    for one, two in pairwise(points):
        reach = (two.real - one.real) * 0.45
        yield from (one + reach, two - reach, two)


def rays(box: Box, cell: float) -> tuple[Part, ...]:
    """Beams from the middle of the box, as many as `cell` fits round it, every second one of the other tone."""
    middle, reach = complex(box.centre.x, box.centre.y), hypot(box.width, box.height)
    beams = 4 * max(3, min(60, round(pi * min(box.width, box.height) / cell / 4)))
    tones: tuple[list[Outline], list[Outline]] = ([], [])
    for beam in range(beams):
        sides = [middle + reach * exp(1j * pi * (2 * beam + side) / beams) for side in (-0.5, 0.5)]
        tones[beam % 2].append(line([middle, *sides], closed=True))
    return tuple(Part(outline=joined(tones[tone]), kind="fill", tone=tone) for tone in (1, 0))


def confetti(cell: float, seed: int) -> Motif:
    """Little discs, bars, rings and triangles strewn by chance, one in each of 8 by 8 fields: never two on one spot."""
    chance, board = Random(seed), 8
    fills: tuple[list[Outline], list[Outline]] = ([], [])
    for row in range(board):
        for column in range(board):
            spot = complex(column + 0.5 + chance.uniform(-0.22, 0.22), row + 0.5 + chance.uniform(-0.22, 0.22))
            middle = (spot - board / 2 * (1 + 1j)) * cell
            fills[chance.random() < 0.4].append(_bit(chance, middle, cell * chance.uniform(0.13, 0.2)))
    parts = tuple(Part(outline=joined(fills[tone]), kind="fill", tone=tone) for tone in (1, 0))
    return Motif(parts=parts, width=board * cell, height=board * cell)


def _bit(chance: Random, middle: complex, size: float) -> Outline:
    kind, way = chance.randrange(4), exp(1j * chance.uniform(0, 2 * pi))
    if kind == 0:
        return disc(middle, size * 0.8)
    if kind == 1:
        bar = (1.5 + 0.4j, -1.5 + 0.4j, -1.5 - 0.4j, 1.5 - 0.4j)
        return line([middle + size * way * corner for corner in bar], closed=True)
    if kind == 2:
        return line([middle + size * way * 1.2 * exp(2j * pi * k / 3) for k in range(3)], closed=True)
    return curve(arc(middle, size, 0, 2 * pi), closed=True) + curve(arc(middle, size * 0.55, 2 * pi, 0), closed=True)


def sky(cell: float, seed: int) -> Motif:
    """Four- and eight-pointed stars of many sizes on a night, strewn evenly over 7 by 7 fields."""
    chance, board = Random(seed), 7
    fills: tuple[list[Outline], list[Outline]] = ([], [])
    for row in range(board):
        for column in range(board):
            spot = complex(column + 0.5 + chance.uniform(-0.35, 0.35), row + 0.5 + chance.uniform(-0.35, 0.35))
            size = cell * (0.03 + 0.2 * chance.random() ** 3)
            middle = (spot - board / 2 * (1 + 1j)) * cell
            fills[size < cell * 0.06].append(_twinkle(middle, size))
    parts = tuple(Part(outline=joined(fills[tone]), kind="fill", tone=tone) for tone in (1, 0))
    return Motif(parts=parts, width=board * cell, height=board * cell)


def _twinkle(middle: complex, size: float) -> Outline:
    """A star of four tips with hollow sides."""
    tips = [middle + size * 1j**k for k in range(4)]
    points = [tips[0]]
    for k in range(4):
        following = tips[(k + 1) % 4]
        points += [middle + (tips[k] - middle) * 0.25, middle + (following - middle) * 0.25, following]
    return curve(points, closed=True)


def shelf(cell: float, seed: int) -> Motif:
    """Rows of book spines, full ones and outlined ones, some leaning; the shelves are `cell` px apart."""
    chance = Random(seed)
    width, rows = cell * 5, 3
    full, open_, boards = [], [], []
    for row in range(rows):
        floor = complex(-width / 2, (row - rows / 2 + 1) * cell)
        boards.append(line([floor, floor + width]))
        for book in _books(chance, floor, width, cell):
            (full if chance.random() < 0.55 else open_).append(book)
    return Motif(
        parts=(
            Part(outline=joined(open_), kind="fill", tone=1, even_odd=True),
            Part(outline=joined(open_), weight=0.7, sharp=True),
            Part(outline=joined(full), kind="fill", even_odd=True),
            Part(outline=joined(boards), weight=1.3, sharp=True),
        ),
        width=width, height=rows * cell,
    )


def _books(chance: Random, floor: complex, width: float, cell: float) -> Iterator[Outline]:
    """Books from the left end of a shelf to its right, without a gap but where one leans."""
    x = 0.0
    while x < width - cell * 0.02:
        thick, height = cell * chance.uniform(0.07, 0.17), cell * chance.uniform(0.5, 0.8)
        thick = thick if x + thick < width - cell * 0.07 else width - x
        book = _spine(chance, thick - cell * 0.02, height)
        lean = chance.random() < 0.12 and x + thick + cell * 0.2 < width
        if lean:
            yield placed(book, turn=exp(0.2j), by=floor + x + height * 0.2)
            thick = thick + height * 0.22
        else:
            yield placed(book, by=floor + x + cell * 0.01)
        x += thick


def _spine(chance: Random, thick: float, height: float) -> Outline:
    """A spine with its left lower corner at the origin, and bands left open on it."""
    book = line([0, thick, thick - height * 1j, -height * 1j], closed=True)
    bands = []
    for share in chance.choice(((0.8,), (0.14, 0.8), (0.5,), (0.12, 0.2, 0.8), ())):
        at = thick * 0.18 - height * share * 1j
        end, rise = at + thick * 0.64, height * 0.035j
        bands.append(line([at, end, end - rise, at - rise], closed=True))
    return joined((book, *bands))
