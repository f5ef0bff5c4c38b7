"""Turn a seed into abri, the marbled paper of Persian bookbinders: stripes of colour on a bath, combed or stirred.

The bath starts as upright stripes. Every stroke moves all points of it continuously: a comb's tooth drags what is near
it, a stirring turns what is round it, rocking slides the bath in waves (S. Lu, A. Jaffer and others, "Mathematical
Marbling", IEEE Computer Graphics and Applications 32/6, 2012). So edges never cross and never part, however fine.
"""

from collections.abc import Callable
from itertools import pairwise
from math import ceil, pi, sqrt
from random import Random

import numpy as np

from studio.layout.ornament.parts import Part
from studio.scene import Outline, Step
from studio.values import Box

_MOST_STONES = 290  # a smaller cell is enlarged until the box holds no more
_Points = np.ndarray  # of complex numbers
_Move = Callable[[_Points], _Points]


def abri(box: Box, cell: float, seed: int, *, combed: bool) -> tuple[Part, ...]:
    """Marbling over `box` and a little beyond; `cell` is the distance of the comb's broad waves or of the whirls."""
    chance = Random(seed)
    cell = max(cell, sqrt(box.width * box.height / _MOST_STONES))
    moves = (_combing if combed else _stirring)(box, cell, chance)
    tones, sides = _stripes(box, cell, chance)
    edges = _edges(box, cell, sides, moves)
    stripes: tuple[list[Step], list[Step]] = ([], [])
    for tone, (left, right) in zip(tones, pairwise(edges), strict=True):
        if tone < 2:
            stripes[tone].extend(_stripe(left, right))
    return tuple(Part(outline=tuple(stripes[tone]), kind="fill", tone=tone, apart=True) for tone in (1, 0))


def _stripes(box: Box, cell: float, chance: Random) -> tuple[list[int], list[float]]:
    """The tones of all stripes from left to right (2 is bare paper), and the x of their sides, one more."""
    tones, sides = [], [box.x - cell * 1.6]
    while sides[-1] < box.right + cell * 1.6:
        for tone, least, most in ((0, 0.09, 0.22), (2, 0.03, 0.1), (1, 0.06, 0.2), (2, 0.04, 0.14)):
            tones.append(tone)
            sides.append(sides[-1] + cell * chance.uniform(least, most))
    return tones, sides


# ---------------------------------------------------------------- strokes


def _combing(_: Box, cell: float, chance: Random) -> list[_Move]:
    """A broad comb there and back ("gel-git"), a fine one across it, then the bath rocks."""
    shift = chance.uniform(0, 4) * cell
    return [
        _wave(1j, shift, cell * 2.9, cell * 0.2),
        _wave(1 + 0j, shift, cell, cell * 0.5),
        _comb(1j, shift, cell * 0.5, cell * 0.42, cell * 0.11),
        _wave(1 + 0j, shift, cell * 4.7, cell * 0.3),
    ]


def _stirring(box: Box, cell: float, chance: Random) -> list[_Move]:
    """The bath rocks, then a whirl here and there, turning left and right by turns."""
    shift = chance.uniform(0, 4) * cell
    moves = [_wave(1 + 0j, shift, cell * 2.3, cell * 0.3), _wave(1j, shift, cell * 3.1, cell * 0.3)]
    pitch = cell * 1.25
    for row in range(-1, ceil(box.height / pitch) + 1):
        for column in range(-1, ceil(box.width / pitch) + 1):
            spot = complex(column + row % 2 / 2 + chance.uniform(-0.2, 0.2), row + chance.uniform(-0.2, 0.2))
            turn = chance.uniform(1.2, 2.6) * (1 if (row + column) % 2 else -1)
            moves.append(_whirl(complex(box.x, box.y) + spot * pitch, turn, cell * chance.uniform(0.3, 0.55)))
    return moves


def _wave(way: complex, shift: float, length: float, pull: float) -> _Move:
    """Everything slides along `way` and back by `pull` px, in stripes that repeat every `length` px."""

    def move(points: _Points) -> _Points:
        place = (points * (way * 1j).conjugate()).real
        return points + way * pull * np.sin((place + shift) / length * 2 * pi)

    return move


def _comb(way: complex, shift: float, pitch: float, pull: float, width: float) -> _Move:
    """Teeth `pitch` apart drawn along `way`; each pulls by `pull` px what it touches, half of it `width` px away."""

    def move(points: _Points) -> _Points:
        place = ((points * (way * 1j).conjugate()).real + shift) / pitch
        apart = np.abs(place - np.round(place)) * pitch
        return points + way * pull * 0.5 ** (np.sqrt(apart**2 + (width / 4) ** 2) / width)

    return move


def _whirl(centre: complex, turn: float, reach: float) -> _Move:
    """Everything round `centre` turns by `turn` radians, less and less beyond `reach` px."""

    def move(points: _Points) -> _Points:
        near = (np.abs(points.real - centre.real) < 3 * reach) & (np.abs(points.imag - centre.imag) < 3 * reach)
        away = points[near] - centre
        points[near] = centre + away * np.exp(1j * turn * np.exp(-(np.abs(away) ** 2) / reach**2))
        return points

    return move


# ---------------------------------------------------------------- edges


def _edges(box: Box, cell: float, sides: list[float], moves: list[_Move]) -> list[Outline]:
    """The upright lines at `sides` after all strokes, as cubics: many where they bend, few where they are straight."""
    margin = cell * 1.3
    count = ceil((box.height + 2 * margin) / cell * 50)
    points = np.array(sides)[:, None] + 1j * np.linspace(box.y - margin, box.bottom + margin, count)[None, :]
    for move in moves:
        points = move(points)
    ways = np.gradient(points, axis=1)
    lengths = np.abs(ways)
    units = ways / np.maximum(lengths, 1e-9)
    turns = np.abs(np.angle(units[:, 1:] / units[:, :-1]))
    detail = np.cumsum(turns / 0.55 + lengths[:, 1:] / cell / 0.6, axis=1)
    kept = (np.unique([0, *np.searchsorted(row, np.arange(1, row[-1])), count - 1]) for row in detail)
    return [_through(points[at, some], units[at, some]) for at, some in enumerate(kept)]


def _through(points: _Points, units: _Points) -> Outline:
    """Cubics through `points` in the directions `units`."""
    reach = np.abs(np.diff(points)) / 3
    one, two = points[:-1] + units[:-1] * reach, points[1:] - units[1:] * reach
    table = np.stack([one.real, one.imag, two.real, two.imag, points[1:].real, points[1:].imag], axis=1)
    start = ("M", round(float(points[0].real), 2), round(float(points[0].imag), 2))
    return (start, *(("C", *row) for row in np.round(table, 2).tolist()))


def _stripe(left: Outline, right: Outline) -> Outline:
    """The field between two edges."""
    back = [("L", *right[-1][-2:])]
    for before, step in reversed(list(pairwise(right))):
        back.append(("C", *step[3:5], *step[1:3], *before[-2:]))
    return (*left, *back, ("Z",))
