"""Turn places with a name into a map: numbered pins, and the list of what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

from studio.document.cells import Part
from studio.document.model import Box, Edges
from studio.document.provinces import iran
from studio.document.spots import Spot, spots_of
from studio.layout.diagrams.columns import column_count
from studio.layout.diagrams.draft import Draft
from studio.layout.diagrams.figure import Figure
from studio.layout.diagrams.land import Land
from studio.layout.diagrams.ways import arc
from studio.layout.flow import Placed
from studio.layout.labels import Look, set_label
from studio.layout.pen import Pen
from studio.scene import Group, Item, Outline, Path, Stroke, ellipse, rectangle
from studio.values import Box as Rectangle
from studio.values import Point

_PIN = 66.0  # units: the height of a pin
_SHARE = 0.52  # of the room that the map takes where the list stands with it
_STREETS = 9
_ROUNDS = 60


def branches(draft: Draft) -> Box:
    """The map, and the list beside it or under it."""
    spots = spots_of(draft.diagram)[: len(draft.parts)]
    rows = [_row(draft, part, at) for at, part in enumerate(draft.parts)]
    if not any(spots):
        return draft.root(rows, gap=12, justify="centre")
    beside = draft.room.width > 1.2 * draft.room.height
    least = 200.0 if beside else max(200.0, 0.46 * draft.height)
    figure = Figure(width="fill", height="fill", least_height=least, paint=_paint(draft, spots))
    if beside:
        side = Box(width=f"{100 * (1 - _SHARE):.0f}%", height="fill", gap=10, justify="centre", children=tuple(rows))
        return draft.root((figure, side), flow="row", gap=32, items="stretch")
    count = column_count(draft, len(rows))
    deep = -(-len(rows) // count)
    stacks = [Box(width="fill", gap=10, children=tuple(rows[at : at + deep])) for at in range(0, len(rows), deep)]
    return draft.root((figure, Box(flow="row", gap=30, width="fill", children=tuple(stacks))), gap=24)


def _row(draft: Draft, part: Part, at: int) -> Box:
    side = 54 * min(1.3, draft.grown)
    words = draft.texts(part, gap=2, largest=36 * min(1.3, draft.grown))
    more = [draft.words(part.value, width="hug", weight=600, largest=32, colour=draft.first, cap=1)
            ] if part.value else []
    return Box(role="step", flow="row", gap=18, items="centre", width="fill", padding=Edges(top=3, bottom=3),
               children=(draft.badge(draft.said(at + 1), side), words, *more))


# ---------------------------------------------------------------- the map


@dataclass
class _Pin:
    """A pin: the number on it, the place it means, and where it stands."""

    number: int
    place: Point
    x: float
    y: float


def _paint(draft: Draft, spots: Sequence[Spot | None]):
    def paint(placed: Placed, pen: Pen) -> Iterator[Item]:
        wide = any(spot is not None and spot.in_iran for spot in spots)
        yield from _land(draft, placed.box, pen) if wide else _town(draft, placed.box, pen)
        for pin in _pins(spots, placed.box, pen):
            yield _pin(draft, pin, pen)

    return paint


def _land(draft: Draft, box: Rectangle, pen: Pen) -> Iterator[Item]:
    """Iran in one tone."""
    land = Land.within(box)
    tone = draft.named("ground").mixed(draft.named(draft.first), 0.2)
    line = Stroke(fill=draft.named("ground"), width=max(1.0, pen.setting.px(2)))
    pen.inks.laid(land.box, tone)
    yield Group(role="map", box=land.box, items=tuple(
        Path(outline=land.outline(province), fill=tone, stroke=line) for province in iran().provinces))
    yield from land.seas(pen, draft.named("ground").mixed(draft.named("ink"), 0.5))


def _town(draft: Draft, box: Rectangle, pen: Pen) -> Iterator[Item]:
    """A plain of blocks and streets that stands for a town and is no map of one."""
    radius = pen.setting.px(26)
    block = draft.named("ground").mixed(draft.named(draft.first), 0.14)
    street = Stroke(fill=draft.named("ground"), width=pen.setting.px(7), sharp=True)
    step = max(box.width, box.height) / _STREETS
    lines: list[tuple] = []
    for at in range(1, 3 * _STREETS):
        lines += _street(box, at * step * 0.9, 0.25)
        lines += _avenue(box, (at - 1) * step * 0.8, 0.16)
    outline = rectangle(box, radius)
    pen.inks.laid(box, block)
    yield Group(role="map", box=box, clip=outline, items=(
        Path(outline=outline, fill=block), Path(outline=tuple(lines), stroke=street)))


def _street(box: Rectangle, start: float, lean: float) -> list[tuple]:
    """A line from the top down, leaning to the left, cut to `box`."""
    down = min(box.height, start / lean) if lean else box.height
    skip = max(0.0, (start - box.width) / lean)
    if skip >= down:
        return []
    return [("M", box.x + start - skip * lean, box.y + skip), ("L", box.x + start - down * lean, box.y + down)]


def _avenue(box: Rectangle, start: float, rise: float) -> list[tuple]:
    """A line from the left to the right, rising, cut to `box`."""
    skip, far = max(0.0, (start - box.height) / rise), min(box.width, start / rise)
    if skip >= far:
        return []
    return [("M", box.x + skip, box.y + start - skip * rise), ("L", box.x + far, box.y + start - far * rise)]


def _pins(spots: Sequence[Spot | None], box: Rectangle, pen: Pen) -> list[_Pin]:
    """The pins, moved apart until their heads do not overlap and all stand inside the map."""
    high = pen.setting.px(_PIN)
    pins = [_Pin(at + 1, place := _place(spot, box, high), place.x, place.y)
            for at, spot in enumerate(spots) if spot is not None]
    apart = high * 0.78
    for _ in range(_ROUNDS):
        moved = False
        for at, one in enumerate(pins):
            for other in pins[at + 1 :]:
                moved |= _pushed(one, other, apart)
        for pin in pins:
            pin.x = min(max(pin.x, box.x + high * 0.4), box.right - high * 0.4)
            pin.y = min(max(pin.y, box.y + high), box.bottom)
        if not moved:
            break
    return pins


def _place(spot: Spot, box: Rectangle, high: float) -> Point:
    """Where a spot is on the page; in a town pins keep away from the edges."""
    if spot.in_iran:
        return Point(*Land.within(box).at(spot.x * iran().width, spot.y * iran().height))
    town = box.grown(-high * 0.7)
    return Point(town.x + spot.x * town.width, town.y + spot.y * town.height)


def _pushed(one: _Pin, other: _Pin, apart: float) -> bool:
    """Whether two pins were too near and have been moved apart."""
    dx, dy = other.x - one.x, other.y - one.y
    far = hypot(dx, dy)
    if far >= apart:
        return False
    if far < 1e-6:
        dx, dy, far = 1.0, 0.1 * (other.number - one.number), 1.0
    push = (apart - min(far, apart)) / 2 + 0.5
    one.x, one.y = one.x - dx / far * push, one.y - dy / far * push
    other.x, other.y = other.x + dx / far * push, other.y + dy / far * push
    return True


def _pin(draft: Draft, pin: _Pin, pen: Pen) -> Group:
    high = pen.setting.px(_PIN)
    radius = high * 0.36
    fill, ink = draft.named(draft.first), draft.palette.on(draft.named(draft.first))
    head = Point(pin.x, pin.y - high + radius)
    border = Stroke(fill=draft.named("ground"), width=pen.setting.px(4))
    items: list[Item] = []
    if hypot(pin.x - pin.place.x, pin.y - pin.place.y) > high * 0.12:
        dot = pen.setting.px(6)
        items += [Path(outline=(("M", pin.place.x, pin.place.y), ("L", pin.x, pin.y)),
                       stroke=Stroke(fill=fill, width=pen.setting.px(3))),
                  Path(outline=ellipse(Rectangle(pin.place.x - dot, pin.place.y - dot, 2 * dot, 2 * dot)), fill=fill)]
    items.append(Path(outline=_drop(head, radius, pin.y), fill=fill, stroke=border))
    room = Rectangle(head.x - radius, head.y - radius, 2 * radius, 2 * radius)
    look = Look(weight=800, largest=30, smallest=16, lines=1, align="centre")
    items += set_label(draft.said(pin.number), room, look, pen, colour=ink).items
    return Group(role="mark:pop", box=Rectangle(pin.x - radius, pin.y - high, 2 * radius, high), items=tuple(items))


def _drop(head: Point, radius: float, tip: float) -> Outline:
    """The outline of a pin: most of a circle, and its point below."""
    round_part = arc(head, (radius, radius), 2.62, 4.19)
    return (*round_part, ("L", head.x, tip), ("Z",))
