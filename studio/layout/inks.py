"""Turn the colour words of a document into colours that can be read on what lies behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import cos, hypot, radians, sin

from studio.document.model import Gradient
from studio.errors import Problem
from studio.palettes import LARGE_RATIO, ROLES, TEXT_RATIO, Palette, load_palettes, readable
from studio.scene import Fill, LinearGradient, RadialGradient, Stop
from studio.values import BLACK, WHITE, Box, Colour, Point

_ANY_TONE = tuple(Colour(grey, grey, grey) for grey in (0, 64, 118, 186, 255))  # what a photo may show
_RESERVE = 0.1  # of contrast, in a colour that is moved anyway: painters blend in whole steps of 8 bits
LARGE_PX = 42.0  # on a page of 1080 px, which a phone shows at a third


def palette_of(name: str, colours: Mapping[str, str]) -> Palette:
    """The palette `name` with some roles replaced by "#rrggbb" words. Raises InputFault for an unknown name."""
    known = {role.replace("-", "_"): Colour.parse(word) for role, word in colours.items() if role in ROLES}
    return replace(load_palettes().palette(name), **known)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Something painted: where, its fill (None for a picture, which may be any tone), and how opaque it was painted.

    What is `sparse`, the lines of a pattern, leaves most of its box as it was.
    """

    box: Box
    fill: Fill | None
    opacity: float = 1.0
    sparse: bool = False

    def seen(self, box: Box) -> tuple[Colour, ...]:
        """The colours it may show within `box`, with their alpha."""
        if self.fill is None:
            tones: tuple[Colour, ...] = _ANY_TONE
        elif isinstance(self.fill, Colour):
            tones = (self.fill,)
        else:
            tones = _tones(self.fill, box)
        return tuple(tone.faded(self.opacity) for tone in tones)


@dataclass(kw_only=True)
class Inks:
    """The palette of a document, and what was painted so far, from back to front."""

    palette: Palette
    ground: Colour
    grounds: list[Ground] = field(default_factory=list)
    doubts: dict[str, float] = field(default_factory=dict)

    def named(self, word: str, behind: Colour | None = None) -> Colour:
        """The colour of a role, of "on", "white", "black" or "#rrggbb". Raises ValueError for another word."""
        if word.startswith("#"):
            return Colour.parse(word)
        if word == "on":
            return self.palette.on(behind or self.ground)
        if word in ("white", "black"):
            return WHITE if word == "white" else BLACK
        return self.palette.role(word)

    def possible(self, box: Box, *, sparse: bool = False) -> tuple[Colour, ...]:
        """Every colour that may lie behind something in `box`; several over pictures, gradients and edges, and where
        `sparse` things count, over patterns."""
        colours = (self.ground,)
        for ground in self.grounds:
            if ground.box.overlaps(box, slack=2.0) and (sparse or not ground.sparse):
                covered = tuple(_over(tone, below) for tone in ground.seen(box) for below in colours)
                whole = ground.box.holds(box, slack=2.0) and not ground.sparse
                colours = _few(covered if whole else colours + covered)
        return colours

    def behind(self, box: Box) -> Colour:
        """The colour that stands for what lies behind `box`: the middle one by lightness."""
        return _middle(self.possible(box))

    def words(self, word: str, box: Box, size: float, where: str = "") -> Colour:
        """The colour for words of `size` px (on a 1080 page) in `box`: as asked for, moved until it can be read on
        everything that may lie behind; else the best there is, noted in `doubts` under `where`."""
        plain, behind = self.possible(box), self.possible(box, sparse=True)
        least = LARGE_RATIO if size >= LARGE_PX else TEXT_RATIO
        wanted = self.palette.on(_middle(plain), least) if word == "on" else self.named(word, _middle(plain))
        worst = min(behind, key=wanted.contrast)
        own = (wanted, readable(wanted, worst, least + _RESERVE), self.palette.ink, self.palette.ground, WHITE, BLACK)
        chosen = next((colour for colour in own if _least(colour, behind) >= least), None)
        if chosen is None:
            chosen = max(own, key=lambda colour: _least(colour, behind))
            self.doubts[where] = _least(chosen, behind)
        return chosen

    def laid(self, box: Box, fill: Fill | None, opacity: float = 1.0, *, sparse: bool = False) -> None:
        """Remember that `fill` (None: a picture) was painted over `box`, or `sparse` here and there in it."""
        self.grounds.append(Ground(box=box, fill=fill, opacity=opacity, sparse=sparse))

    def fill(self, word: str | Gradient, box: Box) -> Fill:
        """The fill of a box or shape."""
        if isinstance(word, str):
            return self.named(word, self.behind(box))
        return self._gradient(word, box)

    def _stops(self, gradient: Gradient, box: Box) -> tuple[Stop, ...]:
        count = len(gradient.colours)
        at = gradient.stops or tuple(number / max(1, count - 1) for number in range(count))
        alphas = gradient.opacities or (1.0,) * count
        return tuple(
            Stop(at=place, colour=self.named(word, self.behind(box)).faded(alpha))
            for place, word, alpha in zip(at, gradient.colours, alphas, strict=True)
        )

    def _gradient(self, gradient: Gradient, box: Box) -> Fill:
        stops = self._stops(gradient, box)
        if gradient.kind == "radial":
            radius = max(box.width, box.height) / 2
            return RadialGradient(centre=box.centre, radius=radius, stops=stops)
        start, end = _axis(box, gradient.angle)
        return LinearGradient(start=start, end=end, stops=stops)


def _axis(box: Box, angle: float) -> tuple[Point, Point]:
    """The line a linear gradient runs along: through the middle of `box`, as long as the box is in that direction."""
    dx, dy = cos(radians(angle)), sin(radians(angle))
    half = (abs(dx) * box.width + abs(dy) * box.height) / 2
    centre = box.centre
    return Point(centre.x - dx * half, centre.y - dy * half), Point(centre.x + dx * half, centre.y + dy * half)


def readable_on(colour: Colour, behind: Colour, size: float) -> Colour:
    """`colour`, moved until words of `size` px (on a 1080 page) in it can be read on `behind`."""
    least = LARGE_RATIO if size >= LARGE_PX else TEXT_RATIO
    return colour if colour.contrast(behind) >= least else readable(colour, behind, least)


def faint(doubts: Mapping[str, float]) -> Iterator[Problem]:
    """A problem for each text that cannot be read everywhere on what may lie behind it."""
    for where, ratio in doubts.items():
        yield Problem(
            where=where, what=f"its contrast to what lies behind may be as low as {ratio:.1f} : 1",
            hint="put a panel or a darker veil between the words and the picture", code="low-contrast",
            what_fa="این نوشته روی زمینهٔ خود شاید خوانا نباشد",
            hint_fa="میان نوشته و تصویر پرده‌ای تیره یا رنگی بگذارید",
        )


# ---------------------------------------------------------------- what lies behind

_MOST = 8  # colours kept of what may lie behind: enough for every lightness that matters


def _over(tone: Colour, below: Colour) -> Colour:
    """`tone` laid over the opaque colour `below`."""
    return below.mixed(Colour(tone.red, tone.green, tone.blue), tone.alpha)


def _middle(colours: Sequence[Colour]) -> Colour:
    """The middle one of `colours` by lightness."""
    return sorted(colours, key=lambda colour: colour.luminance)[len(colours) // 2] if len(colours) > 1 else colours[0]


def _few(colours: Sequence[Colour]) -> tuple[Colour, ...]:
    """At most eight of `colours`, spread evenly over their lightness."""
    ranked = sorted(set(colours), key=lambda colour: (colour.luminance, colour.hex()))
    if len(ranked) <= _MOST:
        return tuple(ranked)
    return tuple(ranked[round(at * (len(ranked) - 1) / (_MOST - 1))] for at in range(_MOST))


def _least(colour: Colour, behind: Sequence[Colour]) -> float:
    """The smallest contrast of `colour` to any of `behind`."""
    return min(map(colour.contrast, behind))


def _tones(fill: LinearGradient | RadialGradient, box: Box) -> tuple[Colour, ...]:
    """The colours of a gradient within `box`: at its corners and middle, and the stops between them."""
    corners = [Point(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    places = {round(_place(fill, point), 3) for point in (*corners, box.centre)}
    inside = [stop.colour for stop in fill.stops if min(places) <= stop.at <= max(places)]
    return (*(_tone(fill.stops, place) for place in places), *inside)


def _place(fill: LinearGradient | RadialGradient, point: Point) -> float:
    """Where `point` falls between start (0) and end (1) of a gradient."""
    if isinstance(fill, RadialGradient):
        away = hypot(point.x - fill.centre.x, point.y - fill.centre.y)
        return min(1.0, away / fill.radius) if fill.radius else 1.0
    dx, dy = fill.end.x - fill.start.x, fill.end.y - fill.start.y
    along = (point.x - fill.start.x) * dx + (point.y - fill.start.y) * dy
    whole = dx * dx + dy * dy
    return min(1.0, max(0.0, along / whole)) if whole else 0.0


def _tone(stops: Sequence[Stop], place: float) -> Colour:
    """The colour of a gradient at `place`."""
    for before, after in pairwise(stops):
        if before.at <= place <= after.at:
            share = (place - before.at) / (after.at - before.at) if after.at > before.at else 0.0
            return before.colour.mixed(after.colour, share)
    return stops[0].colour if place < stops[0].at else stops[-1].colour
