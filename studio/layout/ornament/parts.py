"""Turn a small motif into an outline that covers a box: the parts every ornament is made of.

Ornaments are computed with complex numbers (x + y·1j, y downwards) and become outlines at the end.
"""

from cmath import exp
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, pi, sqrt, tan
from typing import Literal

from studio.scene import Outline, Step
from studio.values import Box

MOST_STEPS = 120_000  # in one pattern, however large its box: about 0.2 s to make, and never repeated (it is kept)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One outline of an ornament in one of two tones: 0 the drawing, 1 the quiet filling behind it.

    A "line" is stroked `weight` times as wide as the caller asks; a "fill" is filled (non-zero, or `even_odd`).
    The shapes of a fill that is `apart` never lie on each other, so they may be painted in any groups.
    """

    outline: Outline
    kind: Literal["line", "fill"] = "line"
    tone: Literal[0, 1] = 0
    weight: float = 1.0
    even_odd: bool = False
    sharp: bool = False
    apart: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Motif:
    """What one period holds: parts round the origin, and how far they repeat across and down (px)."""

    parts: tuple[Part, ...]
    width: float
    height: float


def line(points: Sequence[complex], *, closed: bool = False) -> Outline:
    """Straight steps through `points`."""
    steps: list[Step] = [("M", points[0].real, points[0].imag)]
    steps += [("L", point.real, point.imag) for point in points[1:]]
    return (*steps, ("Z",)) if closed else tuple(steps)


def curve(points: Sequence[complex], *, closed: bool = False) -> Outline:
    """A start, then three points for every cubic."""
    steps: list[Step] = [("M", points[0].real, points[0].imag)]
    for at in range(1, len(points) - 2, 3):
        a, b, c = points[at : at + 3]
        steps.append(("C", a.real, a.imag, b.real, b.imag, c.real, c.imag))
    return (*steps, ("Z",)) if closed else tuple(steps)


def arc(centre: complex, radius: float, start: float, end: float) -> tuple[complex, ...]:
    """A part of a circle from angle `start` to `end` (radians, y downwards): a start, then three points a cubic."""
    parts = max(1, ceil(abs(end - start) / (pi / 2) - 1e-9))
    step = (end - start) / parts
    handle = 4 / 3 * tan(step / 4) * 1j
    points = [centre + radius * exp(1j * start)]
    for part in range(parts):
        one, two = exp(1j * (start + part * step)), exp(1j * (start + (part + 1) * step))
        points += [centre + radius * one * (1 + handle), centre + radius * two * (1 - handle), centre + radius * two]
    return tuple(points)


def disc(centre: complex, radius: float) -> Outline:
    """A circle."""
    return curve(arc(centre, radius, 0, 2 * pi), closed=True)


def joined(outlines: Iterable[Outline]) -> Outline:
    """Several outlines as one, so that a painter has one thing to paint."""
    return tuple(step for outline in outlines for step in outline)


def moved(outline: Outline, by: complex) -> Outline:
    """The outline shifted by `by`."""
    dx, dy = by.real, by.imag
    return tuple(
        (step[0], *(number + (dy if at % 2 else dx) for at, number in enumerate(step[1:]))) for step in outline
    )


def placed(outline: Outline, *, turn: complex = 1, by: complex = 0, mirrored: bool = False) -> Outline:
    """The outline mirrored in the x axis if asked, then turned and scaled by the complex factor `turn`, then moved."""
    return tuple((step[0], *_numbers(step[1:], turn, by, mirrored)) for step in outline)


def _numbers(numbers: Sequence[float], turn: complex, by: complex, mirrored: bool) -> Iterable[float]:
    for x, y in zip(numbers[0::2], numbers[1::2], strict=True):
        point = complex(x, -y if mirrored else y) * turn + by
        yield point.real
        yield point.imag


def repeated(motif: Motif, box: Box, slack: float) -> tuple[Part, ...]:
    """The motif over all of `box`, one period centred in its middle; only what comes within `slack` px of the box."""
    across = ceil(box.width / motif.width / 2) + 1
    down = ceil(box.height / motif.height / 2) + 1
    places = [
        (box.centre.x + column * motif.width, box.centre.y + row * motif.height)
        for row in range(-down, down + 1)
        for column in range(-across, across + 1)
    ]
    near = box.grown(slack)
    return tuple(replace(part, outline=_strewn(part.outline, places, near)) for part in motif.parts)


def _strewn(outline: Outline, places: Sequence[tuple[float, float]], near: Box) -> Outline:
    shapes = [(shape, _reach(shape)) for shape in split(outline)]
    steps: list[Step] = []
    for dx, dy in places:
        for shape, (left, top, right, bottom) in shapes:
            if left + dx < near.right and right + dx > near.x and top + dy < near.bottom and bottom + dy > near.y:
                steps += moved(shape, complex(dx, dy))
    return tuple(steps)


def split(outline: Outline) -> list[Outline]:
    """The shapes of an outline, each from its start to the next one's."""
    starts = [at for at, step in enumerate(outline) if step[0] == "M"]
    return [outline[start:end] for start, end in zip(starts, (*starts[1:], len(outline)), strict=True)]


def _reach(outline: Outline) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all points and handles."""
    xs = [number for step in outline for number in step[1::2]]
    ys = [number for step in outline for number in step[2::2]]
    return min(xs), min(ys), max(xs), max(ys)


def bounded(cell: float, box: Box, *, steps: int, shape: float = 1.0) -> float:
    """`cell`, or a larger one when periods of `cell` by `cell × shape` px, `steps` each, are too many for `box`."""
    periods = MOST_STEPS / steps
    least = sqrt(box.width * box.height / shape / periods)
    while (box.width / least + 3) * (box.height / (least * shape) + 3) > periods:
        least *= 1.1
    return max(cell, least, 1.0)
