"""Turn what all kinds of layers share into frozen values: places, lengths, colours, lines, shadows, motion.

The words for lengths and colours are explained in `model`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from studio.document.rules import (
    ABOVE_0,
    ARC,
    COLOUR,
    COLOUR_OR_NONE,
    CUBICS,
    FROM_0,
    GRADIENT,
    LENGTH,
    PLACE,
    SHARE,
)
from studio.document.timing import Motion

# What `form` lets into a field beside its type.
Length = Annotated[float | str, LENGTH]
Place = Annotated[float | str, PLACE]
ColourWord = Annotated[str, COLOUR]
Share = Annotated[float, SHARE]
From0 = Annotated[float, FROM_0]
Above0 = Annotated[float, ABOVE_0]
Count = Annotated[int, FROM_0]
AnyColour = Annotated[str, COLOUR_OR_NONE]
Anchor = Literal[
    "top-right", "top", "top-left", "right", "centre", "left", "bottom-right", "bottom", "bottom-left"
]
Align = Literal["start", "centre", "end", "stretch"]
# What a box, a shape or the mask of a picture may look like (drawn by `layout.figures`).
Figure = Literal[
    "rectangle", "ellipse", "arch", "niche", "scallop", "burst", "star", "octagon", "plaque", "ticket", "stub",
    "bubble", "ribbon", "bookmark", "wave", "torn",
]
Overrides = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Edges:
    """Four distances in units."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Line:
    """A stroke: colour and width in units, `dash` in units on and off."""

    colour: ColourWord = "ink"
    width: From0 = 2.0
    dash: tuple[From0, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gradient:
    """Colours in order from start to end. `angle` in degrees: 0 runs left to right, 90 top to bottom. `kind` "radial"
    runs outwards."""

    colours: tuple[ColourWord, ...]
    opacities: tuple[Share, ...] = ()
    stops: tuple[Share, ...] = ()
    angle: float = 90.0
    kind: Literal["linear", "radial"] = "linear"


@dataclass(frozen=True, kw_only=True)
class DropShadow:
    """A soft shadow; distances and blur in units."""

    dx: float = 0.0
    dy: float = 12.0
    blur: From0 = 24.0
    colour: ColourWord = "#000000"
    opacity: Share = 0.28


Fill = AnyColour | Annotated[Gradient, GRADIENT]


@dataclass(frozen=True, kw_only=True)
class Glow:
    """A halo of even width round letters, `spread` units solid and then fading over `blur`."""

    colour: ColourWord = "accent"
    blur: From0 = 16.0
    spread: From0 = 0.0
    opacity: Share = 0.7


@dataclass(frozen=True, kw_only=True)
class PictureFill:
    """A picture seen through letters: `source` and `focus` as of a picture layer, `aspect` is its own."""

    source: str = ""
    focus: tuple[Share, Share] = (0.5, 0.5)
    aspect: Above0 = 1.5


@dataclass(frozen=True, kw_only=True)
class Span:
    """The letters `start` to before `end` of a text, counted in its words as they are when filled, that stand out.

    A ligature takes the colour of its first letter: a boundary inside one never parts it.
    """

    start: Count = 0
    end: Count = 0
    colour: AnyColour = ""
    underline: Line | None = None
    highlight: AnyColour = ""


@dataclass(frozen=True, kw_only=True)
class Curve:
    """What a single line of text runs along.

    `arc` degrees of a circle, arching up when positive and hanging down when negative; or `path`: points of cubic
    curves in a row, in shares of the layer's box from left and top (a start, then three for each curve).
    """

    arc: Annotated[float, ARC] = 60.0
    path: Annotated[tuple[tuple[float, float], ...], CUBICS] = ()


@dataclass(frozen=True, kw_only=True)
class Layer:
    """What all kinds share.

    `priority` 0 must stay; layers with higher numbers are dropped first when the content does not fit. `anchor` with
    `x`, `y` takes the layer out of its parent's flow and pins it there, moved inwards by x and y; without an anchor
    they move it away from its place in the flow, which stays its own. `bleed` lets a
    page's own layer use the whole page instead of the safe area. `least_*`/`most_*` bound a flexible size. `on`
    replaces fields for page shapes ("wide banner": {...}); `slot` remembers which hole of the template it filled. A
    layer that `needs` a slot is left out where that one is empty, one `unless` a slot where it is filled: it stands in.
    `motion` is how it moves in a film.
    """

    id: str = ""
    role: str = ""
    width: Length = "hug"
    height: Length = "hug"
    least_width: From0 = 0.0
    least_height: From0 = 0.0
    most_width: Length = ""
    most_height: Length = ""
    anchor: Anchor | Literal[""] = ""
    x: Place = 0.0
    y: Place = 0.0
    align: Align | Literal[""] = ""
    bleed: bool = False
    priority: int = 0
    hide: bool = False
    opacity: Share = 1.0
    rotate: float = 0.0
    blend: Literal["normal", "multiply", "screen", "overlay", "soft-light", "darken", "lighten"] = "normal"
    locked: bool = False
    slot: str = ""
    needs: str = ""
    unless: str = ""
    motion: Motion | None = None
    on: Overrides = field(default_factory=dict)
