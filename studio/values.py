"""Turn numbers into the small frozen values every room shares: sizes, points, boxes, insets, colours.

Lengths are pixels of the page being made unless a docstring says otherwise; y grows downwards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Self


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in px."""

    width: float
    height: float

    @property
    def short(self) -> float:
        """The shorter side."""
        return min(self.width, self.height)

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the page in px."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances kept free from the four sides, in px."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0

    def at_least(self, least: float) -> Self:
        """These insets, none smaller than `least`."""
        return type(self)(*(max(side, least) for side in (self.top, self.right, self.bottom, self.left)))


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: its left top corner and its size, in px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.width, self.height)

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def inside(self, insets: Insets) -> Self:
        """What is left after taking `insets` off; never smaller than nothing."""
        width = max(0.0, self.width - insets.left - insets.right)
        height = max(0.0, self.height - insets.top - insets.bottom)
        return type(self)(self.x + insets.left, self.y + insets.top, width, height)

    def grown(self, by: float) -> Self:
        """The box with every side moved outwards by `by` px."""
        return type(self)(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> Self:
        """The same box elsewhere."""
        return type(self)(self.x + dx, self.y + dy, self.width, self.height)

    def snapped(self) -> Self:
        """The box with its sides moved to the nearest whole px: no pale half-covered pixels along them.

        What is thinner than a pixel becomes one pixel.
        """
        x, y = round(self.x), round(self.y)
        width, height = round(self.right) - x, round(self.bottom) - y
        return type(self)(x, y, width or min(1, ceil(self.width)), height or min(1, ceil(self.height)))

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether `other` lies inside this box, give or take `slack` px."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether the two share more than `slack` px in both directions."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > slack and down > slack


def united(boxes: Sequence[Box]) -> Box:
    """The smallest box around all `boxes`; an empty box at the origin for none."""
    if not boxes:
        return Box(0.0, 0.0, 0.0, 0.0)
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour: red, green, blue 0–255 and alpha 0–1."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    @classmethod
    def from_linear(cls, light: Sequence[float], alpha: float = 1.0) -> Self:
        """The colour of three amounts of linear light, each held in 0–1."""
        red, green, blue = (_encoded(min(1.0, max(0.0, channel))) for channel in light)
        return cls(red, green, blue, alpha)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `#rgb`, `#rrggbb` or `#rrggbbaa`. Raises ValueError for anything else."""
        digits = text.strip().removeprefix("#")
        if len(digits) == 3:
            digits = "".join(digit * 2 for digit in digits)
        if not re.fullmatch(r"[0-9a-fA-F]{6}([0-9a-fA-F]{2})?", digits):
            raise ValueError(f"not a colour: {text!r}")
        red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
        return cls(red, green, blue, int(digits[6:], 16) / 255 if len(digits) == 8 else 1.0)

    def hex(self) -> str:
        """`#rrggbb`, with alpha appended only when it is below 1."""
        tail = f"{round(self.alpha * 255):02x}" if self.alpha < 1 else ""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}{tail}"

    def faded(self, alpha: float) -> Self:
        """The same colour with its alpha multiplied."""
        return type(self)(self.red, self.green, self.blue, self.alpha * alpha)

    def mixed(self, other: "Colour", share: float) -> Self:
        """This colour with `share` (0–1) of `other` mixed in, channel by channel."""
        pairs = zip((self.red, self.green, self.blue), (other.red, other.green, other.blue), strict=True)
        red, green, blue = (round(mine + (theirs - mine) * share) for mine, theirs in pairs)
        return type(self)(red, green, blue, self.alpha + (other.alpha - self.alpha) * share)

    @property
    def linear(self) -> tuple[float, float, float]:
        """Red, green and blue as linear light 0–1."""
        return _decoded(self.red), _decoded(self.green), _decoded(self.blue)

    @property
    def luminance(self) -> float:
        """Relative luminance 0–1 (WCAG 2.2, "relative luminance")."""
        red, green, blue = self.linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Colour") -> float:
        """Contrast ratio 1–21 between two opaque colours (WCAG 2.2, "contrast ratio")."""
        light, dark = sorted((self.luminance, other.luminance), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def _decoded(channel: int) -> float:
    """The light of a channel 0–255 (IEC 61966-2-1, the transfer function of sRGB)."""
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(light: float) -> int:
    return round(255 * (light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)
CLEAR = Colour(0, 0, 0, 0.0)
