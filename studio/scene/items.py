"""Turn a layout's answer into four kinds of items at fixed places, and say how groups of them move."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from studio.motion import Track
from studio.values import BLACK, Box, Colour, Point

# ---------------------------------------------------------------- paint


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """One colour of a gradient; `at` is 0 at the start and 1 at the end."""

    at: float
    colour: Colour


@dataclass(frozen=True, kw_only=True, slots=True)
class LinearGradient:
    """Colours along the line from `start` to `end` (page px), held beyond both ends."""

    start: Point
    end: Point
    stops: tuple[Stop, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RadialGradient:
    """Colours from `centre` out to `radius` (page px), held beyond."""

    centre: Point
    radius: float
    stops: tuple[Stop, ...]


Fill = Colour | LinearGradient | RadialGradient


@dataclass(frozen=True, kw_only=True, slots=True)
class Stroke:
    """A line of `width` px along an outline. `dash` lists px on and off; joins and caps are round unless `sharp`."""

    fill: Fill
    width: float
    dash: tuple[float, ...] = ()
    sharp: bool = False


# ---------------------------------------------------------------- outlines

# An outline is a tuple of steps, each a tuple that starts with a letter, as in SVG path data with absolute numbers:
# ("M", x, y) move · ("L", x, y) line · ("C", x1, y1, x2, y2, x, y) cubic curve · ("Z",) close
Step = tuple
Outline = tuple[Step, ...]


def rectangle(box: Box, radius: float = 0.0) -> Outline:
    """The outline of `box`, its corners rounded by `radius` px (at most half the short side)."""
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    r = max(0.0, min(radius, box.width / 2, box.height / 2))
    if r == 0:
        return (("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",))
    k = r * 0.5522847498  # the cubic that comes nearest to a quarter circle
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - r + k, y, right, y + r - k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - r + k, right - r + k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + r - k, bottom, x, bottom - r + k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + r - k, x + r - k, y, x + r, y),
        ("Z",),
    )


def ellipse(box: Box) -> Outline:
    """The outline of the ellipse that touches the four sides of `box`."""
    rx, ry, c = box.width / 2, box.height / 2, box.centre
    kx, ky = rx * 0.5522847498, ry * 0.5522847498
    return (
        ("M", c.x, box.y),
        ("C", c.x + kx, box.y, box.right, c.y - ky, box.right, c.y),
        ("C", box.right, c.y + ky, c.x + kx, box.bottom, c.x, box.bottom),
        ("C", c.x - kx, box.bottom, box.x, c.y + ky, box.x, c.y),
        ("C", box.x, c.y - ky, c.x - kx, box.y, c.x, box.y),
        ("Z",),
    )


def polygon(points: tuple[Point, ...], *, closed: bool = True) -> Outline:
    """Straight lines through `points`."""
    first, *rest = points
    steps = (("M", first.x, first.y), *(("L", point.x, point.y) for point in rest))
    return (*steps, ("Z",)) if closed else steps


# ---------------------------------------------------------------- effects of items and groups


@dataclass(frozen=True, kw_only=True, slots=True)
class Shadow:
    """A blurred copy of the shape, moved and coloured, behind the item. `blur` is the Gaussian's sigma in px."""

    dx: float = 0.0
    dy: float = 0.0
    blur: float = 0.0
    colour: Colour = Colour(0, 0, 0, 0.3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Blur:
    """A Gaussian blur; `radius` is sigma in px."""

    radius: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Tint:
    """A colour laid over the picture with `strength` 0–1, its light and dark kept (blend mode "color" in CSS)."""

    colour: Colour
    strength: float = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Duotone:
    """Dark tones become `dark`, light ones `light`, by luminance."""

    dark: Colour
    light: Colour


PictureEffect = Blur | Tint | Duotone
Blend = Literal["normal", "multiply", "screen", "overlay", "soft-light", "darken", "lighten"]

# ---------------------------------------------------------------- items


@dataclass(frozen=True, kw_only=True, slots=True)
class GlyphRun:
    """Glyphs of one font file at one size, from left to right as seen.

    `ids` are glyph numbers of that very file (`font` is its path), `places` their origins on the page,
    `clusters` the index into the line's text that each glyph came from, `advances` their widths in px.
    """

    font: str
    size: float
    ids: tuple[int, ...]
    places: tuple[tuple[float, float], ...]
    clusters: tuple[int, ...]
    advances: tuple[float, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterFill:
    """The fill of the letters whose clusters are `start` to before `end`. A ligature goes with its first letter."""

    start: int
    end: int
    fill: Fill


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyphs:
    """One set line of text. `text` is the logical string drawn; `box` is its ink, not the font's own box.

    `outline` is a stroke round the united shape of all letters (no seams at joins), centred on its edge: "behind" the
    fill, so that its outer half shows, "over" the fill, or "inside": over the fill, its inner half alone. `letters` are
    those with a fill of their own; of two that hold a letter the first one counts. Glyphs that are wholly clear are
    words for readers only; their shadow is that of `casting`.
    """

    text: str
    runs: tuple[GlyphRun, ...]
    fill: Fill
    box: Box
    baseline: float
    outline: Stroke | None = None
    outline_at: Literal["behind", "over", "inside"] = "behind"
    letters: tuple[LetterFill, ...] = ()
    shadow: Shadow | None = None
    rtl: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Plays:
    """Footage that runs: its seconds `start` to `end` at `speed`, from second `begin` of the scene, its own sound heard
    at `volume`. Before and after, its first and last frames are held."""

    start: float
    end: float
    speed: float = 1.0
    begin: float = 0.0
    volume: float = 0.0

    def moment(self, t: float) -> float:
        """The second of the footage that is seen at second `t` of the scene."""
        return min(max(self.start, self.start + (t - self.begin) * self.speed), max(self.start, self.end))


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A raster picture in `box`. `source` is a file path or a media name the painter's library knows.

    `crop` is the part shown, in shares 0–1 of the upright picture (after its EXIF orientation). `clip` (page px)
    masks it; None shows the whole box. `alt` says in words what it shows. `moment` is the second of the footage seen
    when `source` is a film; `plays` says how that goes on as the scene does.
    """

    source: str
    box: Box
    crop: Box = Box(0.0, 0.0, 1.0, 1.0)
    clip: Outline | None = None
    effects: tuple[PictureEffect, ...] = ()
    shadow: Shadow | None = None
    alt: str = ""
    moment: float | None = None
    plays: Plays | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """A filled and/or stroked outline (non-zero winding; `even_odd` for the other rule). `crisp` switches smoothing
    off (QR)."""

    outline: Outline
    fill: Fill | None = None
    stroke: Stroke | None = None
    shadow: Shadow | None = None
    even_odd: bool = False
    crisp: bool = False


# a b c d e f of the matrix that takes (x, y) to (a·x + c·y + e, b·x + d·y + f), as in SVG and PDF
Transform = tuple[float, float, float, float, float, float]
IDENTITY: Transform = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


What = Literal["x", "y", "scale", "scale_x", "scale_y", "turn", "opacity", "reveal", "colour", "choice"]
Shape = Literal["left", "right", "up", "down", "doors", "circle", "sweep"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """How one property of a group goes on in time; a scene's seconds lead to the values of `track`.

    `x` and `y` are px to the right and down, scales are factors, `turn` degrees clockwise, `opacity` a factor. `reveal`
    is the share of `box` (the group's own when None) that is seen, its edge going towards `shape`: "left" begins at the
    right side; "doors" opens from the middle, "circle" from `pivot`, "sweep" goes round it from above, clockwise.
    `colour` takes the place of the plain colours of words and paths. `choice` is the number of the one item that is
    seen, rounded down. Scales and turns are about `pivot`, the middle of the box when None.
    """

    what: What
    track: Track
    pivot: Point | None = None
    box: Box | None = None
    shape: Shape = "left"


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Items painted as one: clipped, turned, faded, blended together.

    `layer` is the id of the document layer it came from; `role` and `box` say what it is and where, for checks and
    for the canvas. `key` names the content: two groups with equal keys paint the same pixels, so a painter may keep
    the picture of one and use it for the other; None when nothing is promised. `moves` say how it goes on in time:
    linear ones (scales, turns) apply to what is transformed already, in order, then all x and y. In a frame nothing has
    moves; `moving` then says that the group stands elsewhere from frame to frame, at parts of a pixel.
    """

    items: tuple["Item", ...]
    layer: str = ""
    role: str = ""
    box: Box | None = None
    transform: Transform = IDENTITY
    opacity: float = 1.0
    clip: Outline | None = None
    blend: Blend = "normal"
    key: Hashable | None = None
    moves: tuple[Move, ...] = ()
    moving: bool = False


Item = Glyphs | Picture | Path | Group


def by_fill(line: Glyphs) -> tuple[tuple[Fill, tuple[GlyphRun, ...]], ...]:
    """The glyphs of `line` by their fills: those of `line.letters` in order, then all others in the line's own."""
    parts = []
    left = line.runs
    for letters in line.letters:
        own = range(letters.start, letters.end)
        parts.append((letters.fill, tuple(_glyphs_of(run, own, inside=True) for run in left)))
        left = tuple(_glyphs_of(run, own, inside=False) for run in left)
    return (*parts, (line.fill, left))


def casting(item: Glyphs | Path) -> Glyphs | Path:
    """`item` as it casts its shadow: as it is seen, or as if it were black where nothing of it is seen.

    So a clear item is a shadow alone: one for many lines, or a glow as wide as its clear line.
    """
    line = item.outline if isinstance(item, Glyphs) else item.stroke
    letters = [part.fill for part in item.letters] if isinstance(item, Glyphs) else []
    fills = [fill for fill in (item.fill, line.fill if line else None, *letters) if fill is not None]
    if not all(isinstance(fill, Colour) and fill.alpha == 0 for fill in fills):
        return replace(item, shadow=None)
    black = replace(line, fill=BLACK) if line else None
    if isinstance(item, Glyphs):
        return replace(item, fill=BLACK, outline=black, letters=(), shadow=None)
    return replace(item, fill=BLACK if item.fill is not None else None, stroke=black, shadow=None)


def _glyphs_of(run: GlyphRun, clusters: range, *, inside: bool) -> GlyphRun:
    """The glyphs of `run` whose clusters are in `clusters`, or all others."""
    kept = [n for n, at in enumerate(run.clusters) if (at in clusters) == inside]
    return GlyphRun(
        font=run.font, size=run.size, ids=tuple(run.ids[n] for n in kept), places=tuple(run.places[n] for n in kept),
        clusters=tuple(run.clusters[n] for n in kept), advances=tuple(run.advances[n] for n in kept),
    )


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """All items, groups before what is in them, back to front. Transforms of groups are not applied."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)
