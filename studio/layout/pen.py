"""Turn measures and colour words of a document into strokes and shadows of one page."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from studio.document.model import DropShadow, Line
from studio.errors import Problem
from studio.layout.flow import Placed
from studio.layout.inks import Inks
from studio.layout.setting import Setting
from studio.scene import Group, Shadow, Stroke
from studio.values import Box


@dataclass(kw_only=True)
class Pen:
    """What drawing needs beside a placed layer: measures, colours, and where problems are noted."""

    setting: Setting
    inks: Inks
    reference: float  # px of this page that are one px on a page of 1080
    problems: list[Problem] = field(default_factory=list)
    drawn: list[tuple[Group, Placed]] = field(default_factory=list)  # what became of each layer, for films
    plates: set[int] = field(default_factory=set)  # ids of the codes that were given a plate

    def shadow(self, shadow: DropShadow | None) -> Shadow | None:
        """A drop shadow in px and colours."""
        if shadow is None:
            return None
        px = self.setting.px
        colour = self.inks.named(shadow.colour).faded(shadow.opacity)
        return Shadow(dx=px(shadow.dx), dy=px(shadow.dy), blur=px(shadow.blur), colour=colour)

    def stroke(self, line: Line | None, box: Box) -> Stroke | None:
        """A line in px and colours."""
        if line is None:
            return None
        px = self.setting.px
        colour = self.inks.named(line.colour, self.inks.behind(box))
        dash = line.dash * (1 + len(line.dash) % 2)  # on and off, as in SVG: an odd list is read twice
        return Stroke(fill=colour, width=px(line.width), dash=tuple(px(part) for part in dash))

    def lacks(self, where: str, characters: Iterable[str]) -> None:
        """Note that the font of the words at `where` has none of `characters`."""
        for character in characters:
            self.problems.append(Problem(
                where=where, what=f"the font has no {character!r} (U+{ord(character):04X})",
                hint="choose another font for this text", code="missing-glyph", level="error",
                what_fa=f"قلم این نویسه را ندارد: {character}", hint_fa="قلم دیگری برگزینید",
            ))
