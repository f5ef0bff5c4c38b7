"""Turn a palette and a ground into the colours of marks: seen on the ground, and told apart by everybody.

Every mark has a contrast of at least 3 : 1 to what is behind it (WCAG 2.2, 1.4.11). Series also differ for people with
protanopia, deuteranopia and tritanopia, simulated with the matrices of Machado, Oliveira and Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency" (2009, severity 1.0), on linear light.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul

from studio.oklab import distance, from_oklch, oklch
from studio.palettes import LARGE_RATIO, Palette, readable
from studio.values import Colour

ALIKE = 0.06  # in OKLab: two marks nearer than this are taken for the same
_CLEAR = 0.13  # as far as the highlight should be from the rest
_STEPS = (0.14, 0.12, 0.1, 0.088, 0.075, ALIKE)
_SECOND = 0.095
_SHADES = (0.08, -0.08, 0.14, -0.14, 0.2, -0.2, 0.27, -0.27, 0.34, -0.34)

_Matrix = tuple[tuple[float, float, float], ...]
_BLINDNESS: dict[str, _Matrix] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


@dataclass(frozen=True, kw_only=True)
class Tones:
    """The colours of one chart, all on `ground`: `series` in order, `strong` of the highlight, `rest` of all beside it,
    `track` of what is still empty, `hair` of thin lines."""

    ground: Colour
    series: tuple[Colour, ...]
    rest: Colour
    strong: Colour
    track: Colour
    hair: Colour

    @property
    def main(self) -> Colour:
        """The colour of a single series."""
        return self.series[0]


@lru_cache(maxsize=256)
def tones(palette: Palette, ground: Colour, count: int, asked: tuple[Colour, ...], rest: Colour | None) -> Tones:
    """The colours for `count` series on `ground`. `asked` are those chosen by hand, moved only to be seen on it."""
    chosen = [readable(colour, ground, LARGE_RATIO) for colour in asked[:count]]
    while len(chosen) < max(1, count):
        chosen.append(_next(palette, ground, chosen))
    ink = palette.on(ground)
    muted = readable(rest, ground, LARGE_RATIO) if rest else _rest(chosen[0], ground, ink)
    return Tones(ground=ground, series=tuple(chosen), rest=muted, strong=_strong(chosen[0], muted, ground),
                 track=ground.mixed(ink, 0.11), hair=ground.mixed(ink, 0.16))


def _next(palette: Palette, ground: Colour, chosen: Sequence[Colour]) -> Colour:
    """The next series colour: the first of the palette's that stands well apart from all before it."""
    every = _candidates(palette, ground)
    if not chosen:
        return every[0]
    far = {one: min(apart(one, other) for other in chosen) for one in every}
    second = [one for one in _shades(palette.accent_2, ground) if len(chosen) == 1 and far[one] >= _SECOND]
    if second:
        return second[0]
    for least in _STEPS:
        for one, away in far.items():
            if away >= least:
                return one
    return max(every, key=lambda one: far[one])


@lru_cache(maxsize=64)
def _candidates(palette: Palette, ground: Colour) -> tuple[Colour, ...]:
    """Colours that are seen on the ground, the best first: accent, accent-2, a grey of the ink, then lighter and darker
    ones of the same hues."""
    ink = palette.on(ground)
    rows = [_shades(base, ground) for base in (palette.accent, palette.accent_2, ink.mixed(ground, 0.35))]
    return tuple(dict.fromkeys(one for row in zip(*rows, strict=True) for one in row))


def _shades(colour: Colour, ground: Colour) -> tuple[Colour, ...]:
    """`colour` and its lighter and darker shades, each moved until it is seen on the ground."""
    own = readable(colour, ground, LARGE_RATIO)
    return (own, *(readable(_shaded(colour, by), ground, LARGE_RATIO) for by in _SHADES))


def _shaded(colour: Colour, by: float) -> Colour:
    light, chroma, hue = oklch(colour)
    return from_oklch(min(0.93, max(0.26, light + by)), chroma, hue)


def _rest(main: Colour, ground: Colour, ink: Colour) -> Colour:
    """A quiet colour beside `main`: a greyish tint of it, as pale as can still be seen on the ground."""
    _, chroma, hue = oklch(main)
    light = oklch(ground.mixed(ink, 0.3))[0]
    return readable(from_oklch(light, min(0.45 * chroma, 0.05), hue), ground, LARGE_RATIO)


def _strong(main: Colour, rest: Colour, ground: Colour) -> Colour:
    """`main`, moved away from the ground until everybody tells it from `rest`."""
    sign = -1.0 if ground.luminance > main.luminance else 1.0
    every = (_shaded(main, sign * 0.02 * step) for step in range(12))
    return next((one for one in every if apart(one, rest) >= _CLEAR), main)


# ---------------------------------------------------------------- telling apart


def apart(one: Colour, other: Colour) -> float:
    """How different two colours look to whoever sees them least apart: a distance in OKLab."""
    seen = [distance(one, other)]
    seen += [distance(as_seen(one, kind), as_seen(other, kind)) for kind in _BLINDNESS]
    return min(seen)


@lru_cache(maxsize=4096)
def as_seen(colour: Colour, blindness: str) -> Colour:
    """`colour` as people with "protanopia", "deuteranopia" or "tritanopia" see it."""
    light = colour.linear
    return Colour.from_linear([sum(map(mul, row, light)) for row in _BLINDNESS[blindness]])


def alike(colours: Sequence[Colour]) -> tuple[tuple[Colour, Colour], ...]:
    """The neighbours among `colours` that somebody takes for the same."""
    return tuple((one, other) for one, other in pairwise(colours) if apart(one, other) < ALIKE)
