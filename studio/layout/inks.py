"""Turn the colour words of a document into colours that can be read on what lies behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import cos, radians, sin

from studio.document.model import Gradient
from studio.palettes import LARGE_RATIO, ROLES, TEXT_RATIO, Palette, load_palettes, readable
from studio.scene import Fill, LinearGradient, RadialGradient, Stop
from studio.values import BLACK, WHITE, Box, Colour, Point

LARGE_PX = 42.0  # on a page of 1080 px, which a phone shows at a third


def palette_of(name: str, colours: Mapping[str, str]) -> Palette:
    """The palette `name` with some roles replaced by "#rrggbb" words. Raises InputFault for an unknown name."""
    known = {role.replace("-", "_"): Colour.parse(word) for role, word in colours.items() if role in ROLES}
    return replace(load_palettes().palette(name), **known)


@dataclass(kw_only=True)
class Inks:
    """The palette of a document, and the grounds painted so far: what lies behind a box is the last one that holds
    it."""

    palette: Palette
    ground: Colour
    grounds: list[tuple[Box, Colour]] = field(default_factory=list)

    def named(self, word: str, behind: Colour | None = None) -> Colour:
        """The colour of a role, of "on", "white", "black" or "#rrggbb". Raises ValueError for another word."""
        if word.startswith("#"):
            return Colour.parse(word)
        if word == "on":
            return self.palette.on(behind or self.ground)
        if word in ("white", "black"):
            return WHITE if word == "white" else BLACK
        return self.palette.role(word)

    def behind(self, box: Box) -> Colour:
        """The colour behind most of `box`."""
        for painted, colour in reversed(self.grounds):
            if painted.holds(box, slack=2.0):
                return colour
        return self.ground

    def words(self, word: str, box: Box, size: float) -> Colour:
        """The colour for words of `size` px (on a 1080 page) in `box`: as asked for, moved until it can be read."""
        behind = self.behind(box)
        return readable_on(self.named(word, behind), behind, size)

    def laid(self, box: Box, colour: Colour) -> None:
        """Remember that `box` is now covered by `colour`; a translucent one mixes with what was there."""
        if colour.alpha <= 0:
            return
        below = self.behind(box)
        opaque = Colour(colour.red, colour.green, colour.blue)
        self.grounds.append((box, opaque if colour.alpha >= 1 else below.mixed(opaque, colour.alpha)))

    def fill(self, word: str | Gradient, box: Box) -> Fill:
        """The fill of a box or shape."""
        if isinstance(word, str):
            return self.named(word, self.behind(box))
        return self._gradient(word, box)

    def main_colour(self, word: str | Gradient, box: Box) -> Colour:
        """One colour that stands for a fill: itself, or the middle of a gradient."""
        if isinstance(word, str):
            return self.named(word, self.behind(box))
        stops = self._stops(word, box)
        return stops[len(stops) // 2].colour

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
