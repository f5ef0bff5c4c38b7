"""Turn a laid page into the things that move on it: leaves, and boxes that belong together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from studio.document import model
from studio.document.model import AnyLayer, Chart, Clip, Code, Diagram, Icon, Pattern, Picture, Shape, Text, Waveform
from studio.layout.film.counting import is_number
from studio.layout.film.parts import set_lines
from studio.layout.flow import Placed, walk
from studio.scene import Group, Item
from studio.values import Box

_BACKDROP = 0.15  # share of the page from which a figure is part of the ground
_CARD = 0.4  # share of the page up to which a filled box is a thing, beyond it is part of the ground
_PHOTO = 0.2  # share of the page from which a cropped picture is a photo one looks into

Drawn = Mapping[int, Placed]  # the placed layer of a group, by the group's identity


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A group that moves as one, the layer it came from, and the kind of thing it is, as recipes call it; `inside` is
    the group of the thing it stands in, when that moves too."""

    group: Group
    placed: Placed
    kind: str
    inside: Group | None = None

    @property
    def layer(self) -> AnyLayer:
        """The layer it came from."""
        return self.placed.layer


def units_of(items: Sequence[Item], drawn: Drawn, page: Box) -> tuple[Unit, ...]:
    """The things that move on a page, in the order of the document, which is that of reading; of what is in a thing
    that moves as one, the numbers alone.

    One of them at least is a headline, if there are words: the text in the largest letters when none is called so.
    """
    found = tuple(unit for item in items for unit in _units(item, drawn, page, in_grid=False))
    if any(unit.kind == "headline" for unit in found):
        return found
    texts = [unit for unit in found if isinstance(unit.layer, Text) and not unit.inside]
    largest = max(texts, key=lambda unit: unit.placed.words.size, default=None)
    return tuple(replace(unit, kind="headline") if unit is largest else unit for unit in found)


def _units(item: Item, drawn: Drawn, page: Box, *, in_grid: bool) -> Iterator[Unit]:
    placed = drawn.get(id(item)) if isinstance(item, Group) else None
    if placed is None:
        return
    kind = _kind(placed, page, in_grid=in_grid)
    if kind == "text" and any(map(is_number, set_lines(item))):
        kind = "number"
    if kind:
        yield Unit(group=item, placed=placed, kind=kind)
        for child in item.items if kind == "card" else ():
            inner = _units(child, drawn, page, in_grid=False)
            yield from (replace(unit, inside=item) for unit in inner if unit.kind == "number")
    elif isinstance(placed.layer, model.Box):
        for child in item.items:
            yield from _units(child, drawn, page, in_grid=placed.layer.flow == "grid")


def _kind(placed: Placed, page: Box, *, in_grid: bool) -> str:
    """What sort of thing a placed layer is; nothing for what stands and for boxes whose children move."""
    layer, share = placed.layer, _share(placed.box, page)
    told = layer.motion is not None
    if layer.role == "decoration" or isinstance(layer, Pattern | Clip | Waveform):
        return "backdrop" if told else ""
    if isinstance(layer, model.Box):
        return "card" if told or _belongs_together(placed, share, in_grid=in_grid) else ""
    if isinstance(layer, Text):
        return layer.role if layer.role in ("headline", "number") else "text"
    if isinstance(layer, Picture):
        return _picture_kind(layer, share)
    if isinstance(layer, Shape):
        return "shape" if told or share < _BACKDROP else ""
    return {Icon: "icon", Code: "code", Chart: "chart", Diagram: "diagram"}[type(layer)]


def _picture_kind(layer: Picture, share: float) -> str:
    if layer.role == "cover":
        return "cover"
    return "photo" if layer.fit == "cover" and share >= _PHOTO else "picture"


def _share(box: Box, page: Box) -> float:
    """The part of the page that `box` covers."""
    wide = min(box.right, page.right) - max(box.x, page.x)
    high = min(box.bottom, page.bottom) - max(box.y, page.y)
    return max(0.0, wide) * max(0.0, high) / (page.width * page.height)


def _belongs_together(placed: Placed, share: float, *, in_grid: bool) -> bool:
    """Whether a box is seen as one thing: a cell of a grid, or a filled box that is neither the page nor its title,
    nor holds what moves on its own."""
    layer = placed.layer
    if any(part.layer.role == "headline" or part.layer.motion for part in walk(placed)):
        return False
    return in_grid or (bool(layer.fill or layer.line) and share <= _CARD)
