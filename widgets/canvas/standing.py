"""Turn a laid out scene and its document into what can be pointed at: every layer with its box, and what lies where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from studio.document.edits.paths import Path
from studio.document.model import AnyLayer
from studio.document.model import Box as Container
from studio.scene import IDENTITY, Group, Item, Scene, Transform
from studio.values import Box, Point, Size
from widgets.canvas.matrices import about, after, applied, around, corners, inverse, stretched

GROUP = "group"  # the role of a box that somebody made of several layers: a click takes it whole
_WHOLE_PAGE = 0.9  # a layer over more of the page than this is its background


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A layer as it is seen. `box` is upright in the px of its parent, `matrix` takes it to the page, its own turn
    included, and `outer` its parent's px; `above` are the ids of the boxes it is in, the outermost first."""

    id: str
    layer: AnyLayer
    path: Path
    box: Box
    matrix: Transform = IDENTITY
    outer: Transform = IDENTITY
    above: tuple[str, ...] = ()

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """Its corners on the page: left top, right top, right bottom, left bottom before any turn."""
        return corners(self.box, self.matrix)

    @property
    def bounds(self) -> Box:
        """The upright box round it on the page."""
        return around(self.corners)

    def holds(self, point: Point, slack: float = 0.0) -> bool:
        """Whether `point` of the page is in it, give or take `slack` px."""
        back = inverse(self.matrix)
        if back is None:
            return False
        at = applied(back, point.x, point.y)
        box = self.box.grown(slack)
        return box.x <= at.x <= box.right and box.y <= at.y <= box.bottom

    def way_to(self, box: Box, rotate: float) -> Transform:
        """The way over the page that stretches it to `box` of its parent and turns it to `rotate` degrees there."""
        back = inverse(self.matrix)
        if back is None:
            return IDENTITY
        own = after(stretched(self.box, box), about(box.centre, rotate))
        return after(back, after(own, self.outer))

    @property
    def solid(self) -> bool:
        """Whether there is something of its own to click on: a box without fill and line is only an arrangement."""
        return not isinstance(self.layer, Container) or bool(self.layer.fill or self.layer.line)

    def covers(self, page: Size) -> bool:
        """Whether it is a background of the page."""
        box = self.bounds
        width = min(box.right, page.width) - max(box.x, 0.0)
        height = min(box.bottom, page.height) - max(box.y, 0.0)
        return width > 0 and height > 0 and width * height > _WHOLE_PAGE * page.width * page.height


def standings(scene: Scene, layers: Mapping[str, tuple[Path, AnyLayer]]) -> tuple[Standing, ...]:
    """Everything seen that came from one of `layers` (by id: its path, and itself as it is seen), back to front."""
    return tuple(_walked(scene.items, layers, IDENTITY, ()))


def _walked(
    items: Sequence[Item], layers: Mapping[str, tuple[Path, AnyLayer]], outer: Transform, above: tuple[str, ...]
) -> Iterator[Standing]:
    for item in items:
        if not isinstance(item, Group):
            continue
        matrix, inside = after(item.transform, outer), above
        if item.layer in layers and item.box is not None:
            path, layer = layers[item.layer]
            yield Standing(id=item.layer, layer=layer, path=path, box=item.box, matrix=matrix, outer=outer, above=above)
            inside = (*above, item.layer)
        yield from _walked(item.items, layers, matrix, inside)


def under(standing: Sequence[Standing], point: Point, slack: float = 0.0) -> list[Standing]:
    """What can be clicked at `point`, the front first. Thin things are held within `slack` px; locked ones never."""
    found = [one for one in reversed(standing) if one.solid and not is_locked(one, standing) and one.holds(point)]
    if found or not slack:
        return found
    return [one for one in reversed(standing)
            if one.solid and not is_locked(one, standing) and min(one.box.width, one.box.height) < 2 * slack
            and one.holds(point, slack)]


def is_locked(one: Standing, standing: Sequence[Standing]) -> bool:
    """Whether a layer, or a box it is in, is locked."""
    if one.layer.locked:
        return True
    return any(other.layer.locked for other in standing if other.id in one.above)


def taken(one: Standing, standing: Sequence[Standing], entered: Sequence[str] = ()) -> str:
    """The id of what a click on `one` selects: the outermost group it is in that has not been `entered`, or itself."""
    groups = {other.id for other in standing if other.layer.role == GROUP}
    return next((name for name in (*one.above, one.id) if name in groups and name not in entered), one.id)


def outermost(ids: Sequence[str], standing: Sequence[Standing]) -> list[Standing]:
    """The layers of `ids` that are not in another one of them, back to front."""
    chosen = set(ids)
    return [one for one in standing if one.id in chosen and not chosen.intersection(one.above)]


def inside(box: Box, standing: Sequence[Standing], page: Size) -> list[Standing]:
    """What a rubber band round `box` catches: what it touches; a background only when all of it is in."""
    found = []
    for one in standing:
        bounds = one.bounds
        if one.solid and not is_locked(one, standing):
            catches = box.holds(bounds) if one.covers(page) else box.overlaps(bounds)
            if catches:
                found.append(one)
    return found
