"""Turn the map of Iran into outlines on the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from studio.document.provinces import Province, iran
from studio.layout.labels import LEAST, Look, set_label
from studio.layout.pen import Pen
from studio.scene import Item, Outline
from studio.values import Box, Colour

_SEA = Box(-68.0, -22.0, 136.0, 44.0)  # on the map: the room for the name of a sea, about its middle
_FOOT = 24.0  # on the map: room below it for the name of the southern sea
_LEAST_WIDTH = 420.0  # units of a page: on smaller maps seas go without names


@dataclass(frozen=True)
class Land:
    """The map fitted into a box."""

    box: Box

    @classmethod
    def within(cls, room: Box) -> "Land":
        """The largest map inside `room`, in its middle."""
        whole = iran().height + _FOOT
        width = min(room.width, room.height * iran().width / whole)
        height = width * whole / iran().width
        return cls(Box(room.centre.x - width / 2, room.centre.y - height / 2, width, height))

    @property
    def scale(self) -> float:
        """px to a unit of the map."""
        return self.box.width / iran().width

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A place on the map as one on the page."""
        return self.box.x + x * self.scale, self.box.y + y * self.scale

    def outline(self, province: Province) -> Outline:
        """The borders of a province."""
        steps: list[tuple] = []
        for ring in province.rings:
            (x, y), *rest = ring
            steps += [("M", *self.at(x, y)), *(("L", *self.at(*point)) for point in rest), ("Z",)]
        return tuple(steps)

    def room(self, province: Province) -> Box:
        """The room for the name of a province."""
        x, y, width, height = province.room
        return Box(*self.at(x, y), width * self.scale, height * self.scale)

    def seas(self, pen: Pen, colour: Colour) -> Iterator[Item]:
        """The names of the seas, where the map is large enough for them."""
        if self.box.width < pen.setting.px(_LEAST_WIDTH):
            return
        look = Look(weight=500, largest=27, smallest=LEAST, lines=1, align="centre")
        for fa, en, x, y in iran().seas:
            left, top = self.at(x + _SEA.x, y + _SEA.y)
            high = _SEA.height * self.scale
            room = Box(left, min(top, self.box.bottom - high), _SEA.width * self.scale, high)
            name = fa if pen.setting.document.language == "fa" else en
            label = set_label(name, room, look, pen, colour=colour)
            yield from () if label.cut else label.items
