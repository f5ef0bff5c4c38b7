"""Turn parts into a round: discs on a ring with arrows from one to the next, what is said about them beside it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import atan2, cos, hypot, pi, sin

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box, Icon
from studio.layout.diagrams.draft import Draft, icon_of
from studio.layout.diagrams.figure import Figure
from studio.layout.diagrams.ways import arc, arrow_head
from studio.layout.flow import Placed
from studio.layout.pen import Pen
from studio.scene import Group, Item, Outline, Path, Stroke
from studio.values import Box as Rectangle
from studio.values import Point

_LARGEST = 250.0  # units: the diameter of a disc
_FLAT = 1.45  # of its height: the greatest width of a ring
_SAMPLES = 240
_MOST, _LEAST = 12, 74.0  # discs on a ring, and units of their diameter below which nothing can be read in them


def cycle(draft: Draft) -> Box:
    """The ring; the notes under it, or beside it where the room is not high."""
    if not draft.notes:
        return draft.root((_ring(draft, draft.width, draft.height),))
    listed = Box(width="fill", height="fill", gap=12, justify="centre",
                 children=tuple(_note(draft, part, at) for at, part in enumerate(draft.parts)))
    if draft.room.height > 0.95 * draft.room.width:
        high = min(draft.width * 0.92, draft.height * 0.52)
        ring = Box(width="fill", height=high, children=(_ring(draft, draft.width, high),))
        return draft.root((ring, listed), gap=26)
    wide = min(draft.height * 1.25, draft.width * 0.54)
    ring = Box(width=wide, height="fill", children=(_ring(draft, wide, draft.height),))
    return draft.root((ring, listed), flow="row", gap=36, items="stretch")


def _note(draft: Draft, part: Part, at: int) -> Box:
    badge = draft.mark(part, at + 1, 58 * min(1.3, draft.grown), fill=_colours(draft)[at])
    return Box(flow="row", gap=18, items="centre", width="fill", height="fill", most_height=170 * draft.grown,
               children=(badge, draft.texts(part, gap=2)))


def _colours(draft: Draft) -> tuple[str, ...]:
    return draft.steps_of(len(draft.parts))


def _ring(draft: Draft, width: float, height: float) -> Box:
    """The ring in `width` x `height` units."""
    count = max(1, len(draft.parts))
    height = min(height, width)
    width = min(width, height * _FLAT)
    side = _side(draft, count, width, height) if count <= _MOST else 0.0
    radii = (width - side) / 2, (height - side) / 2
    places = around(count, radii, clockwise=draft.diagram.turn == "clock" or not draft.setting.rtl)
    discs = [_disc(draft, part, at, side, place) for at, (part, place) in enumerate(
        zip(draft.parts, places, strict=False))]
    middle: list[AnyLayer] = []
    if draft.diagram.heading:
        middle.append(_heading(draft, radii[0] - side / 2, radii[1] - side / 2))
    return Figure(flow="stack", width="fill", height="fill", children=(*discs, *middle),
                  over=side < _LEAST and count > 1, paint=_arrows(draft, radii, side, places))


def _heading(draft: Draft, rx: float, ry: float) -> Box:
    """The heading in the box that lies in the ellipse the discs leave free."""
    rx, ry = max(20.0, rx), max(20.0, ry)
    cut = {"cap": 3, "cut": True} if draft.spare else {}
    words = draft.title(draft.diagram.heading, text_align="center", largest=min(56.0, ry * 0.36), balance=True,
                        weight=800, **cut)
    return Box(width=1.5 * rx, height=1.3 * ry, anchor="centre", justify="centre", children=(words,))


def _side(draft: Draft, count: int, width: float, height: float) -> float:
    """The diameter of the discs: as large as leaves room for arrows between them."""
    side = min(_LARGEST * min(1.3, draft.grown), 0.36 * min(width, height))
    while side > 40:
        places = around(count, ((width - side) / 2, (height - side) / 2), clockwise=True)
        near = min((hypot(a.x - b.x, a.y - b.y) for a, b in pairwise([*places, places[0]])), default=0.0)
        if count < 2 or near >= side * 1.3:
            break
        side *= 0.96
    return side


@lru_cache(maxsize=256)
def around(count: int, radii: tuple[float, float], *, clockwise: bool) -> tuple[Point, ...]:
    """`count` places at even distances round an ellipse about (0, 0), the first one at the top."""
    rx, ry = radii
    angles = [-pi / 2 + 2 * pi * at / _SAMPLES for at in range(_SAMPLES + 1)]
    points = [Point(rx * cos(angle), ry * sin(angle)) for angle in angles]
    along = [0.0]
    for one, other in pairwise(points):
        along.append(along[-1] + hypot(other.x - one.x, other.y - one.y))
    found = [_at(points, along, along[-1] * at / count) for at in range(count)]
    return tuple(found if clockwise else [Point(-point.x, point.y) for point in found])


def _at(points: Sequence[Point], along: Sequence[float], far: float) -> Point:
    place = next((at for at, length in enumerate(along) if length >= far - 1e-9), 0)
    return points[place]


def _disc(draft: Draft, part: Part, at: int, side: float, place: Point) -> Box:
    colour = _colours(draft)[at]
    icon = icon_of(part.icon)
    ink = draft.on(colour)
    mark: list[AnyLayer] = [Icon(icon=icon, width=side * 0.24, colour=ink)] if icon else [
        draft.words(draft.said(at + 1), weight=900, largest=side * 0.2, smallest=side * 0.14, colour=ink, width="hug",
                    cap=1, line_height=1.1)]
    title = draft.title(part.title or part.name, colour=ink, text_align="center", largest=min(42.0, side * 0.17),
                        smallest=min(24.0, side * 0.15), width=side * 0.82, balance=True, line_height=1.25)
    return Box(role="step", width=side, height=side, fill=colour, radius=side / 2, justify="centre", items="centre",
               gap=4, anchor="centre", x=place.x, y=place.y, children=(*mark, title))


# ---------------------------------------------------------------- arrows


def _arrows(draft: Draft, radii: tuple[float, float], side: float, places: tuple[Point, ...]):
    """Paints the ring and a head in the middle of each gap."""

    def paint(placed: Placed, pen: Pen) -> Iterator[Item]:
        px, centre = pen.setting.px, placed.box.centre
        rx, ry = px(radii[0]), px(radii[1])
        colour = draft.named(draft.first).mixed(draft.named("ground"), 0.62)
        ring = (*arc(centre, (rx, ry), -pi / 2, 2 * pi), ("Z",))
        box = Rectangle(centre.x - rx, centre.y - ry, 2 * rx, 2 * ry)
        yield Group(role="mark:draw", box=box,
                    items=(Path(outline=ring, stroke=Stroke(fill=colour, width=px(12))),))
        ends = list(pairwise([*places, places[0]])) if len(places) > 1 else []
        free = min((hypot(one.x - other.x, one.y - other.y) for one, other in ends), default=0.0) - side
        for one, other in ends:
            angle, clockwise = _half_way(one, other, radii)
            outline = _head(centre, (rx, ry), angle, clockwise, px(min(42.0, free * 0.5)))
            yield Group(role="mark:pop", items=(Path(outline=outline, fill=draft.named(draft.first)),))

    return paint


def _half_way(one: Point, other: Point, radii: tuple[float, float]) -> tuple[float, bool]:
    """The angle half way from one place to the next along the ring, and whether that is clockwise."""
    start, end = (atan2(point.y / radii[1], point.x / radii[0]) for point in (one, other))
    there, back = (end - start) % (2 * pi), (start - end) % (2 * pi)
    clockwise = there <= back + 1e-6
    return start + (there if clockwise else -back) / 2, clockwise


def _head(centre: Point, radii: tuple[float, float], angle: float, clockwise: bool, size: float) -> Outline:
    """An arrow head of `size` px on the ring, its middle at `angle`."""
    rx, ry = radii
    way = 1 if clockwise else -1
    dx, dy = -rx * sin(angle) * way, ry * cos(angle) * way
    far = hypot(dx, dy) or 1.0
    towards = Point(dx / far, dy / far)
    tip = Point(centre.x + rx * cos(angle) + towards.x * size / 2, centre.y + ry * sin(angle) + towards.y * size / 2)
    return arrow_head(tip, towards, size)
