"""Turn a period in px into motifs of Persian inlay and brickwork: khatam stars, marquetry, hazar-baf, herringbone."""

from cmath import exp
from collections.abc import Iterator
from math import cos, pi, radians, sqrt
from typing import Literal

from studio.layout.ornament.parts import Motif, Part, joined, line
from studio.scene import Outline


def octagram(radius: float, centre: complex = 0) -> tuple[complex, ...]:
    """The star of two squares, {8/2}: eight tips on `radius`, one of them on the x axis."""
    inner = radius * cos(radians(45)) / cos(radians(22.5))
    return tuple(centre + (inner if k % 2 else radius) * exp(1j * k * pi / 8) for k in range(16))


def khatam(cell: float) -> Motif:
    """Stars of two squares tip to tip, crosses between; a smaller star in each star, a diamond in each cross."""
    half = cell / 2
    cross = half * (1 + 1j)
    stars = line(octagram(half), closed=True)
    inner = line(octagram(half * 0.5), closed=True)
    heart = line(octagram(half * 0.2), closed=True)
    gem = line([cross + cell * 0.1 * 1j**k for k in range(4)], closed=True)
    return Motif(
        parts=(
            Part(outline=stars, kind="fill", tone=1),
            Part(outline=joined((heart, gem)), kind="fill"),
            Part(outline=inner, weight=0.6),
            Part(outline=stars),
        ),
        width=cell, height=cell,
    )


def marquetry(cell: float) -> Motif:
    """Six-pointed stars of split rhombs in a honeycomb, as in khatam-kari; stars stand `cell` px apart."""
    up = cell * exp(1j * pi / 3)
    centres = (0j, up)
    dark, pale, frames = [], [], []
    for centre in centres:
        for k in range(6):
            tip, left, right = (
                centre + length * exp(1j * (pi / 6 + k * pi / 3 + turn))
                for length, turn in ((cell / sqrt(3), 0), (cell / 3, -pi / 6), (cell / 3, pi / 6))
            )
            dark.append(line([centre, left, tip], closed=True))
            pale.append(line([centre, right, tip], closed=True))
        frames.append(line([centre + cell / sqrt(3) * exp(1j * (pi / 6 + k * pi / 3)) for k in range(6)], closed=True))
    return Motif(
        parts=(
            Part(outline=joined(pale), kind="fill", tone=1, apart=True),
            Part(outline=joined(dark), kind="fill", apart=True),
            Part(outline=joined(frames), weight=0.5),
        ),
        width=cell, height=2 * up.imag,
    )


# ---------------------------------------------------------------- brick


def brick(x: float, y: float, width: float, height: float) -> Outline:
    """One brick by its left top corner."""
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))


# glazed headers at these distances (steps across plus steps down) from the middle of a lozenge of 16 by 16 bricks
_GLAZED = {0, 2, 5, 6, 10, 11, 14, 16}
_BRICKS = 16


def hazarbaf(cell: float, joint: float) -> Motif:
    """Brick weave: glazed headers (tone 0) step in lozenges through plain courses (tone 1), `joint` px apart."""
    unit = cell / _BRICKS
    tones: tuple[list[Outline], list[Outline]] = ([], [])
    for row in range(-_BRICKS // 2, _BRICKS // 2):
        for start, length, tone in _course(row):
            x, y = (start - 0.5) * unit + joint / 2, (row - 0.5) * unit + joint / 2
            tones[tone].append(brick(x, y, length * unit - joint, unit - joint))
    parts = tuple(Part(outline=joined(tones[tone]), kind="fill", tone=tone, apart=True) for tone in (1, 0))
    return Motif(parts=parts, width=cell, height=cell)


def _course(row: int) -> Iterator[tuple[int, int, Literal[0, 1]]]:
    """Bricks of one course as start, length and tone: glazed headers, and plain bricks that fill what is between."""
    glazed = [column for column in range(-_BRICKS // 2, _BRICKS // 2) if abs(row) + abs(column) in _GLAZED]
    for column, following in zip(glazed, (*glazed[1:], glazed[0] + _BRICKS), strict=True):
        yield column, 1, 0
        if following > column + 1:
            yield column + 1, following - column - 1, 1


def herringbone(cell: float, joint: float) -> Motif:
    """Bricks of two to one laid in zigzag; `cell` is four brick widths."""
    unit, tones = cell / 4, []
    for shift, rise, width, height in ((2, -1, 1, 2), (0, 0, 2, 1)):
        corners = ((((row + shift) % 4) * unit - cell / 2, (row + rise) * unit - cell / 2) for row in range(4))
        tones.append(
            joined(
                brick(x + joint / 2, y + joint / 2, width * unit - joint, height * unit - joint) for x, y in corners
            )
        )
    return Motif(
        parts=(
            Part(outline=tones[0], kind="fill", tone=1), Part(outline=tones[0], weight=0.5, sharp=True),
            Part(outline=tones[1], kind="fill"),
        ),
        width=cell, height=cell,
    )
