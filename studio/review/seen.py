"""Turn a scene into a flat list of what is seen: lines of words and all else, where it stands on the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studio.layout import Layout
from studio.layout.setting import unit_of
from studio.paint.bounds import reach
from studio.scene import IDENTITY, Frame, Glyphs, Group, Item, Transform
from studio.values import Box, Point, Size, united

QUIET_ROLES = frozenset({"decoration", "logo", "picture", "cover"})  # their words are looked at, not read


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of words that is there to be read. `box` is its ink and `size` its em, both in px of the page; `order`
    counts items from back to front."""

    glyphs: Glyphs
    layer: str
    box: Box
    size: float
    order: int
    upright: bool = True


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Anything painted that is no readable line: which layer it is of, where, and how far in front."""

    layer: str
    role: str
    box: Box
    order: int


@dataclass(frozen=True, kw_only=True)
class Seen:
    """A page as a reader finds it. `unit` is the px of a unit, `safe` the area that no service covers."""

    frame: Frame
    unit: float
    safe: Box | None
    lines: tuple[Line, ...]
    things: tuple[Thing, ...]

    @property
    def size(self) -> Size:
        """The page in px."""
        return self.frame.size


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Where an item stands: inside which layer, with which roles around it, and how it is turned."""

    layer: str = ""
    role: str = ""
    quiet: bool = False
    transform: Transform = IDENTITY

    def inside(self, group: Group) -> "_Place":
        return replace(
            self, layer=group.layer or self.layer, role=group.role if group.layer or not self.role else self.role,
            quiet=self.quiet or group.role in QUIET_ROLES or group.opacity < 0.05,
            transform=_chained(self.transform, group.transform),
        )


def seen(layout: Layout) -> Seen:
    """What is on the page `layout` at its first moment."""
    scene = layout.scene
    frame = scene.at(0.0)
    parts = list(_parts(frame.items, _Place()))
    lines, things = [], []
    for order, (item, place) in enumerate(parts):
        if isinstance(item, Glyphs) and not place.quiet:
            lines.append(_line(item, place, order))
        else:
            things.append(_thing(item, place, order))
    return Seen(frame=frame, unit=unit_of(scene.size), safe=scene.safe, lines=tuple(lines), things=tuple(things))


def _parts(items: Sequence[Item], place: _Place) -> Iterator[tuple[Item, _Place]]:
    for item in items:
        if isinstance(item, Group):
            yield from _parts(item.items, place.inside(item))
        else:
            yield item, place


def _line(item: Glyphs, place: _Place, order: int) -> Line:
    a, b, c, d, _, _ = place.transform
    scale = abs(a * d - b * c) ** 0.5
    size = max((run.size for run in item.runs), default=0.0) * scale
    return Line(glyphs=item, layer=place.layer, box=mapped(item.box, place.transform), size=size, order=order,
                upright=min(abs(a) + abs(d), abs(b) + abs(c)) < 0.01 * scale)


def _thing(item: Item, place: _Place, order: int) -> Thing:
    edge = reach(item)
    box = mapped(Box(edge.x(), edge.y(), edge.width(), edge.height()), place.transform)
    return Thing(layer=place.layer, role=place.role, box=box, order=order)


def _chained(outer: Transform, inner: Transform) -> Transform:
    """What `inner` and then `outer` do."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f)


def mapped(box: Box, transform: Transform) -> Box:
    """The upright box around `box` after `transform`."""
    if transform == IDENTITY:
        return box
    a, b, c, d, e, f = transform
    corners = [Point(a * x + c * y + e, b * x + d * y + f) for x in (box.x, box.right) for y in (box.y, box.bottom)]
    return united([Box(point.x, point.y, 0.0, 0.0) for point in corners])
