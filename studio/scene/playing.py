"""Turn items that move into the still items of one second.

Everything is looked at once: which stretches of time change what. In a stretch without change the same objects come
back, so whoever compares frames by identity knows what to paint anew; in motion only the groups that move are new.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Protocol

from studio.motion import Track
from studio.scene.items import (
    IDENTITY,
    Glyphs,
    Group,
    Item,
    LetterFill,
    Move,
    Outline,
    Path,
    Picture,
    Transform,
)
from studio.scene.reveal import revealed
from studio.values import Box, Colour, Point

Span = tuple[float, float]
_INSIDE = ("choice", "colour")  # they change the picture of a group, the others only how it is laid


class Spans:
    """The stretches of time in which something changes, put together from those of its parts."""

    def __init__(self, changes: Iterable[Span]) -> None:
        self.edges: list[float] = []
        for start, end in sorted(changes):
            if self.edges and start < self.edges[-1]:
                self.edges[-1] = max(end, self.edges[-1])
            elif self.edges[-2:] != [start, end]:
                self.edges += [start, end]

    def number(self, t: float) -> int:
        """Even while all stands still, odd in motion; another number for each stretch."""
        return bisect_right(self.edges, t)

    def still_until(self, t: float) -> float:
        """When the next change after second `t` begins; `t` itself in motion, endless when none is left."""
        number = self.number(t)
        if number % 2:
            return t
        return self.edges[number] if number < len(self.edges) else float("inf")

    def changes(self) -> Iterator[Span]:
        """The stretches, in order."""
        return zip(self.edges[::2], self.edges[1::2], strict=True)


class _Part(Protocol):
    """An item that changes, or has something in it that does."""

    spans: Spans

    def at(self, t: float) -> tuple[Item, ...]: ...


class Playing:
    """Items in a row, some of which change."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        self.parts = tuple(_part(item) for item in items)
        self.spans = Spans(span for part in self.parts if part for span in part.spans.changes())
        self.still = not any(self.parts)
        self._kept: dict[int, tuple[Item, ...]] = {}

    def at(self, t: float) -> tuple[Item, ...]:
        """The items seen at second `t`."""
        if self.still:
            return self.items
        number = self.spans.number(t)
        if number % 2:
            return self._made(t)
        if number not in self._kept:
            self._kept[number] = self._made(t)
        return self._kept[number]

    def one_at(self, number: int, t: float) -> tuple[Item, ...]:
        """What is seen at second `t` of the item with that number alone, of the nearest where there is none."""
        number = min(max(number, 0), len(self.items) - 1)
        part = self.parts[number]
        return part.at(t) if part else (self.items[number],)

    def _made(self, t: float) -> tuple[Item, ...]:
        pairs = zip(self.items, self.parts, strict=True)
        return tuple(seen for item, part in pairs for seen in (part.at(t) if part else (item,)))


def _part(item: Item) -> _Part | None:
    if isinstance(item, Picture) and item.plays is not None:
        return _Footage(item)
    if not isinstance(item, Group):
        return None
    inner = Playing(item.items)
    return None if inner.still and not item.moves else _Moving(item, inner)


class _Footage:
    """A picture that is footage."""

    def __init__(self, picture: Picture) -> None:
        self.picture, plays = picture, picture.plays
        end = plays.begin + max(0.0, plays.end - plays.start) / plays.speed
        self.spans = Spans([(plays.begin, end)] if end > plays.begin else [])
        self._first, self._last = self._seen(plays.begin), self._seen(end)

    def at(self, t: float) -> tuple[Item, ...]:
        """The picture with its moment."""
        number = self.spans.number(t)
        return (self._seen(t),) if number % 2 else (self._last,) if number else (self._first,)

    def _seen(self, t: float) -> Picture:
        return replace(self.picture, moment=self.picture.plays.moment(t))


# ---------------------------------------------------------------- groups


@dataclass(frozen=True, slots=True)
class _Laid:
    """How a group is laid at one second: `transform` of its motion alone, `clip` of what is revealed of it."""

    transform: Transform = IDENTITY
    opacity: float = 1.0
    clip: Outline | None = None


_AT_REST = _Laid()
_GONE = _Laid(opacity=0.0)


class _Moving:
    """A group that moves, or in which something does."""

    def __init__(self, group: Group, inner: Playing) -> None:
        self.group, self.inner = group, inner
        self.outer = tuple(move for move in group.moves if move.what not in _INSIDE)
        self.choice = _track(group, "choice")
        self.colour = _track(group, "colour")
        tracks = [track for track in (self.choice, self.colour) if track]
        self.inside = Spans([span for track in tracks for span in track.changes()] + list(inner.spans.changes()))
        own = [span for move in self.outer for span in move.track.changes()]
        self.spans = Spans([*own, *self.inside.changes()])
        self.is_frame = replace(group, items=(), moves=(), key=None, box=None) == Group(items=())
        self._rests: dict[int, tuple[Item, ...]] = {}
        self._kept: dict[int, tuple[Item, ...]] = {}

    def at(self, t: float) -> tuple[Item, ...]:
        """What is seen of the group: nothing, itself standing, or a copy on its way."""
        number = self.spans.number(t)
        if number in self._kept:
            return self._kept[number]
        laid = _laid(self.outer, self.group, t)
        seen = () if laid is _GONE else self._at_rest(t) if laid == _AT_REST else self._under_way(laid, t)
        if number % 2 == 0:
            self._kept[number] = seen
        return seen

    def _at_rest(self, t: float) -> tuple[Item, ...]:
        """The group without its moves; the items alone where it only held them together."""
        number = self.inside.number(t)
        if number in self._rests:
            return self._rests[number]
        items = self._content(t)
        seen = items if self.is_frame else (replace(self.group, items=items, key=self._key(number), moves=()),)
        if number % 2 == 0:
            self._rests[number] = seen
        return seen

    def _content(self, t: float) -> tuple[Item, ...]:
        items = self.inner.one_at(int(self.choice.at(t)), t) if self.choice else self.inner.at(t)
        return tuple(_coloured(item, self.colour.at(t)) for item in items) if self.colour else items

    def _key(self, number: int) -> tuple | None:
        """The name of the content: another one for each state of it, none while it changes."""
        if self.group.key is None or number % 2:
            return None
        return (self.group.key, number) if self.inside.edges else self.group.key

    def _under_way(self, laid: _Laid, t: float) -> tuple[Item, ...]:
        group, number = self.group, self.inside.number(t)
        rest = self._at_rest(t)
        items = rest if self.is_frame else rest[0].items
        whole = composed(laid.transform, group.transform)
        moving, key = laid.transform != IDENTITY, self._key(number)
        if moving and key is None:
            items = tuple(map(_carried, items))
        body = Group(
            items=items, layer=group.layer, role=group.role, box=group.box, transform=whole, clip=group.clip,
            opacity=group.opacity * laid.opacity, blend=group.blend, key=key, moving=moving,
        )
        if laid.clip is None:
            return (body,)
        inside = replace(body, transform=IDENTITY)
        return (Group(items=(inside,), layer=group.layer, role=group.role, box=group.box, transform=whole,
                      clip=laid.clip, moving=moving),)


def _carried(item: Item) -> Item:
    """`item` where what is around it moves and has no picture of its own: the kept pictures in it move too."""
    if not isinstance(item, Group) or item.moving:
        return item
    if item.key is not None:
        return replace(item, moving=True)
    return replace(item, items=tuple(map(_carried, item.items)))


def _track(group: Group, what: str) -> Track | None:
    return next((move.track for move in group.moves if move.what == what), None)


def _laid(moves: tuple[Move, ...], group: Group, t: float) -> _Laid:
    dx = dy = 0.0
    opacity, transform, clip = 1.0, IDENTITY, None
    for move in moves:
        value = move.track.at(t)
        match move.what:
            case "x":
                dx += value
            case "y":
                dy += value
            case "opacity":
                opacity *= value
            case "reveal":
                if value <= 0:
                    return _GONE
                if value < 1:
                    box = _box_of(move, group)
                    clip = revealed(move.shape, box, value, move.pivot or box.centre)
            case _:
                transform = composed(_about(_linear(move.what, value), _pivot(move, group)), transform)
    if opacity <= 0:
        return _GONE
    a, b, c, d, e, f = transform
    return _Laid(transform=(a, b, c, d, e + dx, f + dy), opacity=min(opacity, 1.0), clip=clip)


def _box_of(move: Move, group: Group) -> Box:
    box = move.box or group.box
    if box is None:
        raise ValueError("a move without a place needs a group with a box")
    return box


def _pivot(move: Move, group: Group) -> Point:
    return move.pivot or _box_of(move, group).centre


def _linear(what: str, value: float) -> tuple[float, float, float, float]:
    if what == "turn":
        if value == 0:
            return (1.0, 0.0, 0.0, 1.0)
        c, s = cos(radians(value)), sin(radians(value))
        return (c, s, -s, c)
    return (1.0 if what == "scale_y" else value, 0.0, 0.0, 1.0 if what == "scale_x" else value)


def _about(linear: tuple[float, float, float, float], pivot: Point) -> Transform:
    """The linear map as it leaves `pivot` where it is."""
    if linear == (1.0, 0.0, 0.0, 1.0):
        return IDENTITY
    a, b, c, d = linear
    return (a, b, c, d, pivot.x - a * pivot.x - c * pivot.y, pivot.y - b * pivot.x - d * pivot.y)


def composed(second: Transform, first: Transform) -> Transform:
    """One transform that does `first` and then `second`."""
    if first == IDENTITY:
        return second
    if second == IDENTITY:
        return first
    a, b, c, d, e, f = second
    p, q, r, s, u, v = first
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * u + c * v + e, b * u + d * v + f)


def _coloured(item: Item, colour: Colour) -> Item:
    """`item` with `colour` in place of every plain colour of its words and paths that is seen."""
    if isinstance(item, Group):
        return replace(item, items=tuple(_coloured(one, colour) for one in item.items), key=None)
    if isinstance(item, Glyphs) and _is_plain(item.fill):
        letters = tuple(LetterFill(start=one.start, end=one.end, fill=colour) for one in item.letters)
        return replace(item, fill=colour, letters=letters)
    if isinstance(item, Path):
        fill = colour if _is_plain(item.fill) else item.fill
        line = item.stroke
        return replace(item, fill=fill, stroke=replace(line, fill=colour) if line and _is_plain(line.fill) else line)
    return item


def _is_plain(fill: object) -> bool:
    return isinstance(fill, Colour) and fill.alpha > 0
