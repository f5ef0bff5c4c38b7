"""Turn sRGB colours into Oklab, where steps look even, and back.

Björn Ottosson, "A perceptual color space for image processing" (2020). Lightness is 0–1; chroma is 0 for grey and about
0.3 for the strongest colours of sRGB; hue is in radians.
"""

import math
from collections.abc import Sequence
from functools import lru_cache

from studio.values import Colour


def distance(one: Colour, other: Colour) -> float:
    """How different two colours look: their distance in Oklab, 1 from black to white, 0.02 just to be seen."""
    return math.dist(_oklab(one), _oklab(other))


def mixed(start: Colour, end: Colour, share: float) -> Colour:
    """The colour `share` (0–1) of the way from `start` to `end`."""
    share = min(max(share, 0.0), 1.0)
    if share in (0.0, 1.0):
        return end if share else start
    light, a, b = (mine + (theirs - mine) * share for mine, theirs in zip(_oklab(start), _oklab(end), strict=True))
    return Colour.from_linear(_linear(light, a, b), start.alpha + (end.alpha - start.alpha) * share)


def oklch(colour: Colour) -> tuple[float, float, float]:
    """Lightness, chroma and hue."""
    light, a, b = _oklab(colour)
    return light, math.hypot(a, b), math.atan2(b, a)


@lru_cache(maxsize=4096)
def from_oklch(light: float, chroma: float, hue: float) -> Colour:
    """The sRGB colour of that lightness and hue, with as much of the chroma as sRGB can show."""
    cos, sin = math.cos(hue), math.sin(hue)

    def linear(chroma: float) -> tuple[float, float, float]:
        return _linear(light, chroma * cos, chroma * sin)

    low, high = (chroma if _in_gamut(linear(chroma)) else 0.0), chroma
    while low < chroma and high - low > 0.0005:
        middle = (low + high) / 2
        low, high = (middle, high) if _in_gamut(linear(middle)) else (low, middle)
    return Colour.from_linear(linear(low))


def shade(colour: Colour, by: float) -> Colour:
    """The same hue, lighter (`by` > 0) or darker (`by` < 0) by so much of the way from black (0) to white (1)."""
    light, chroma, hue = oklch(colour)
    return from_oklch(min(1.0, max(0.0, light + by)), chroma, hue)


def _in_gamut(channels: Sequence[float]) -> bool:
    return all(-0.0001 <= channel <= 1.0001 for channel in channels)


@lru_cache(maxsize=8192)
def _oklab(colour: Colour) -> tuple[float, float, float]:
    """Ottosson's two matrices, linear light to Oklab."""
    red, green, blue = colour.linear
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _linear(light: float, a: float, b: float) -> tuple[float, float, float]:
    """The two matrices back."""
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
