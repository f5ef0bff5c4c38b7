"""Turn what two or three things have and share into circles that overlap, the words inside their own regions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf, sqrt

from studio.document.cells import Circles, circles
from studio.document.model import AnyLayer, Box
from studio.layout.diagrams.draft import Draft
from studio.layout.diagrams.figure import Figure, Paint
from studio.layout.flow import Placed
from studio.layout.pen import Pen
from studio.scene import Group, Item, Path, Stroke, ellipse
from studio.values import Box as Rectangle

_APARTS = (0.95, 1.1, 1.25)  # radii between the centres of two circles: as suits what is shared
_APART_3 = 0.98
_FLATS = (1.35, 1.9)  # how much wider than high a circle may be, and the other way round: the second if need be
_FLATTER = 0.8  # what the size of words counts in the second case
_CELLS = 20  # of the raster on which the regions of three circles are looked for
_EDGE = 0.93  # of a circle within which words may stand
_ALPHAS = (0.34, 0.26)  # of two circles, and of three
_NAME, _LINE, _HIGH = 44.0, 34.0, 1.38  # units of the names and lines, and the height of a line in their sizes

Region = frozenset[int]
Need = tuple[float, float]


@dataclass(frozen=True)
class Ring:
    """An ellipse about (x, y), in units from the middle of the room."""

    x: float
    y: float
    rx: float
    ry: float

    def holds(self, x: float, y: float, grown: float = 1.0) -> bool:
        """Whether a point lies in it, its radii taken `grown` times."""
        return ((x - self.x) / (self.rx * grown)) ** 2 + ((y - self.y) / (self.ry * grown)) ** 2 <= 1


@dataclass(frozen=True)
class Plan:
    """Where the circles stand, the room for words in each region, and how large the words can be in the worst one."""

    rings: tuple[Ring, ...]
    rooms: Mapping[Region, Rectangle]
    scale: float


def venn(draft: Draft) -> Box:
    """The circles, and in each region its words."""
    told = circles(draft.diagram.sheet)
    if not told.names:
        return draft.root(())
    plan = plan_of(draft, told)
    boxes = tuple(_region(draft, region, room, told, plan.scale) for region, room in plan.rooms.items())
    figure = Figure(flow="stack", width="fill", height="fill", children=boxes, paint=_circles(draft, plan.rings))
    return draft.root((figure,))


def plan_of(draft: Draft, told: Circles) -> Plan:
    """Of the ways the circles can stand the one that lets the words be largest."""
    said = {region: _said(draft, region, told) for region in _regions(told)}
    needs = tuple((region, _need(draft, lines)) for region, lines in said.items())
    size = round(draft.width), round(draft.height)
    return _best(needs, len(told.names), size, draft.setting.rtl)


@lru_cache(maxsize=64)
def _best(needs: tuple[tuple[Region, Need], ...], count: int, size: tuple[int, int], rtl: bool) -> Plan:
    side = 1 if rtl else -1
    plans = [(_plan(rings, needs), worth) for flat, worth in zip(_FLATS, (1.0, _FLATTER), strict=True)
             for rings in _ways(count, *size, side, flat)]
    return max(plans, key=lambda pair: pair[0].scale * pair[1])[0]


def _plan(rings: tuple[Ring, ...], needs: tuple[tuple[Region, Need], ...]) -> Plan:
    found = {region: _room(region, rings, need) for region, need in needs}
    scale = min((min(room.width / need[0], room.height / need[1]) for (_, need), room in
                 zip(needs, found.values(), strict=True)), default=1.0)
    return Plan(rings, found, scale)


def _regions(told: Circles) -> tuple[Region, ...]:
    """The regions that say something: the circles, then what two share, then what three do."""
    shared = sorted((region for region in told.words if len(region) > 1), key=lambda one: (len(one), sorted(one)))
    return (*(frozenset([at]) for at in range(len(told.names))), *shared)


def _said(draft: Draft, region: Region, told: Circles) -> tuple[str, tuple[str, ...]]:
    """The name of a region, and its lines."""
    whole = len(region) == len(told.names) > 1
    name = told.names[min(region)] if len(region) == 1 else draft.diagram.heading if whole else ""
    return name, told.words.get(region, ())[: draft.most]


def _need(draft: Draft, said: tuple[str, tuple[str, ...]]) -> Need:
    """The width and height in units that the words of a region want. Long lines may be broken once."""
    name, lines = said
    wide = [draft.natural(name, _NAME, 800) / (2 if " " in name else 1)] if name else []
    high = _NAME * _HIGH if name else 0.0
    for line in lines:
        whole = draft.natural(line, _LINE)
        parts = 2 if whole > 300 and " " in line else 1
        wide.append(whole / parts * (1.1 if parts > 1 else 1.0))
        high += _LINE * _HIGH * parts + 8
    return max(wide, default=1.0) + 8, max(high, 1.0) + 8


# ---------------------------------------------------------------- where the circles stand


def _ways(count: int, width: float, height: float, side: int, flat: float) -> Iterator[tuple[Ring, ...]]:
    """The ways they can stand: the first at the reading side (`side` 1: right), or on top."""
    if count == 1:
        yield (Ring(0, 0, *_radii(width / 2, height / 2, flat)),)
    elif count == 2:
        for apart in _APARTS:
            rx, ry = _radii(width / (2 + apart), height / 2, flat)
            yield Ring(side * rx * apart / 2, 0, rx, ry), Ring(-side * rx * apart / 2, 0, rx, ry)
            rx, ry = _radii(width / 2, height / (2 + apart), flat)
            yield Ring(0, -ry * apart / 2, rx, ry), Ring(0, ry * apart / 2, rx, ry)
    else:
        rx, ry = _radii(width / (2 + _APART_3), height / (2 + 0.866 * _APART_3), flat)
        up, half = 0.433 * ry * _APART_3, rx * _APART_3 / 2
        yield Ring(side * half, -up, rx, ry), Ring(-side * half, -up, rx, ry), Ring(0, up, rx, ry)


def _radii(rx: float, ry: float, flat: float) -> tuple[float, float]:
    """Radii no more unlike than a figure may be flat."""
    return min(rx, ry * flat), min(ry, rx * flat)


# ---------------------------------------------------------------- the room in a region


def _room(region: Region, rings: tuple[Ring, ...], need: Need) -> Rectangle:
    """The box inside a region, and outside all other circles, in which words that need `need` can be largest."""
    if len(rings) < 3:
        return _room_of_two(region, rings, need)
    own = [ring for at, ring in enumerate(rings) if at in region]
    others = [ring for at, ring in enumerate(rings) if at not in region]

    def inside(x: float, y: float) -> bool:
        return all(ring.holds(x, y, _EDGE) for ring in own) and not any(
            ring.holds(x, y, 2 - _EDGE) for ring in others)

    left, right = max(ring.x - ring.rx for ring in own), min(ring.x + ring.rx for ring in own)
    top, bottom = max(ring.y - ring.ry for ring in own), min(ring.y + ring.ry for ring in own)
    return largest_box(inside, Rectangle(left, top, max(1.0, right - left), max(1.0, bottom - top)), need)


def _room_of_two(region: Region, rings: tuple[Ring, ...], need: Need) -> Rectangle:
    """The same for one or two circles: boxes on the line through their centres, from flat to high."""
    down = len(rings) == 2 and rings[0].y != rings[1].y
    places = [(ring.y, ring.ry, ring.rx) if down else (ring.x, ring.rx, ring.ry) for ring in rings]
    boxes = (_box_on_line(region, places, share / 16) for share in range(3, 15))
    upright = [Rectangle(b.y, b.x, b.height, b.width) if down else b for b in boxes]
    return max(upright, key=lambda box: min(box.width / need[0], box.height / need[1]))


def _box_on_line(region: Region, places: Sequence[tuple[float, float, float]], share: float) -> Rectangle:
    """The longest box along the line of centres that is `share` of the circles high."""
    reach = sqrt(1 - share * share)
    low, high = -inf, inf
    for at, (middle, along, _) in enumerate(places):
        if at in region:
            low, high = max(low, middle - along * reach * _EDGE), min(high, middle + along * reach * _EDGE)
        elif middle < places[min(region)][0]:
            low = max(low, middle + along * (2 - _EDGE))
        else:
            high = min(high, middle - along * (2 - _EDGE))
    half = share * places[0][2] * _EDGE
    return Rectangle(low, -half, max(1.0, high - low), 2 * half)


def largest_box(inside: Callable[[float, float], bool], bounds: Rectangle, need: Need) -> Rectangle:
    """Of all boxes whose points are `inside`, the one in which words that need `need` can be largest."""
    dx, dy = bounds.width / _CELLS, bounds.height / _CELLS
    heights = [0] * _CELLS
    best, worth = Rectangle(bounds.centre.x, bounds.centre.y, 1.0, 1.0), 0.0
    for row in range(_CELLS):
        y = bounds.y + (row + 0.5) * dy
        heights = [high + 1 if inside(bounds.x + (at + 0.5) * dx, y) else 0 for at, high in enumerate(heights)]
        for start, end, high in _stretches(heights):
            width, height = (end - start) * dx, high * dy
            found = min(width / need[0], height / need[1]) + 1e-6 * width * height
            if found > worth:
                worth = found
                best = Rectangle(bounds.x + start * dx, bounds.y + (row + 1 - high) * dy, width, height)
    return best


def _stretches(heights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Every stretch of columns with the height all of them have."""
    for start in range(len(heights)):
        high = heights[start]
        for end in range(start, len(heights)):
            high = min(high, heights[end])
            if not high:
                break
            yield start, end + 1, high


# ---------------------------------------------------------------- words and circles


def _colours(draft: Draft) -> tuple[str, ...]:
    third = draft.named("ink").mixed(draft.named("ground"), 0.35)
    return draft.named(draft.first).hex(), draft.named(draft.second).hex(), third.hex()


def _region(draft: Draft, region: Region, room: Rectangle, told: Circles, scale: float) -> Box:
    size = min(1.35, max(0.85, scale))
    name, said = _said(draft, region, told)
    colour = _colours(draft)[min(region) % 3] if len(region) == 1 else "ink"
    lines: list[AnyLayer] = [draft.title(
        name, text_align="center", largest=_NAME * size, smallest=26, weight=800, balance=True, colour=colour,
    )] if name else []
    lines += [draft.words(line, text_align="center", largest=_LINE * size, balance=True, line_height=1.3,
                          **draft.cuts(2))
              for line in said]
    return Box(role="step", width=room.width, height=room.height, anchor="centre", x=room.centre.x, y=room.centre.y,
               justify="centre", gap=6 * size * draft.snug, children=tuple(lines))


def _circles(draft: Draft, rings: tuple[Ring, ...]) -> Paint:
    """Paints the circles: see-through, so that what they share is seen in both colours."""
    alpha = _ALPHAS[len(rings) > 2]
    colours = [draft.named(word) for word in _colours(draft)]

    def paint(placed: Placed, pen: Pen) -> Iterator[Item]:
        px, centre = pen.setting.px, placed.box.centre
        for ring, colour in zip(rings, colours, strict=False):
            box = Rectangle(centre.x + px(ring.x - ring.rx), centre.y + px(ring.y - ring.ry), px(2 * ring.rx),
                            px(2 * ring.ry))
            pen.inks.laid(box, colour.faded(alpha))
            yield Group(role="mark:pop", box=box, items=(
                Path(outline=ellipse(box), fill=colour.faded(alpha)),
                Path(outline=ellipse(box), stroke=Stroke(fill=colour, width=px(5)))))

    return paint
