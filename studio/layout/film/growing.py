"""Turn the marks of a chart or the steps of a diagram into groups that grow, pop up and are drawn in their order.

A mark's role says how: "mark:left" slides out of its right edge, "mark:right" and "mark:up" alike, "mark:sweep" goes
round with all its like, "mark:draw" is drawn as one reads, "mark:pop" and "step" pop up. A "label" fades in once the
mark nearest to it is about there, a "number" counts up with it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot

from studio.effects import Change
from studio.layout.film.counting import counting_up
from studio.layout.film.moves import Stage, moved, moves_of, reach_of
from studio.layout.film.parts import lines_in
from studio.motion import ramp
from studio.scene import Glyphs, Group, Item, Move, rectangle, walk
from studio.values import Box

_GROW = 0.6  # seconds a mark takes
_LONG = 0.9  # those that are drawn or go round
_APART = 0.09  # between the starts of marks
_MOST = 1.0  # between the starts of the first and the last one
_SOON = 0.6  # share of its mark's time after which a label comes
_LABEL = 0.3
_NEARLY = 0.15  # seconds before a line is drawn that the dot at its end comes
_SLIDES = {"left": (1, 0), "right": (-1, 0), "up": (0, 1), "down": (0, -1)}
_POPS = (
    Change(what="opacity", values=(0, 1, 1), at=(0, 0.5, 1), easing="linear"),
    Change(what="scale", values=(0.7, 1), easing="out-back"),
)
_STEPS = (Change(what="opacity", values=(0, 1)), Change(what="y", values=(0.04, 0)))
_FADES = (Change(what="opacity", values=(0, 1), easing="out-quad"),)


def growing_time(group: Group) -> float:
    """Seconds until all of a chart's or diagram's group has grown."""
    return max((span[1] for span in _spans(_marks(group.items), 0.0, 1.0).values()), default=0.0) + _LABEL + _SOON * 0.5


def grown(group: Group, start: float, stage: Stage, pace: float = 1.0) -> Group:
    """`group` with all its marks coming in from second `start`, `pace` times as long as usual."""
    marks = list(_marks(group.items))
    work = _Growing(stage=stage, start=start, pace=pace, marks=marks, spans=_spans(marks, start, pace))
    return replace(group, items=work.items(group.items))


def grows(group: Group) -> bool:
    """Whether anything in `group` has a role that says how it grows."""
    return any(_is_mark(item) or item.role == "number" for item in walk(group.items) if isinstance(item, Group))


def _marks(items: Sequence[Item]) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            yield from (item,) if _is_mark(item) else _marks(item.items)


def _is_mark(group: Group) -> bool:
    return group.role.startswith("mark:") or group.role == "step"


def _spans(marks: Iterable[Group], start: float, pace: float) -> dict[int, tuple[float, float]]:
    """When each mark comes: one after the other, parts of a ring as one, and dots once their line is nearly there."""
    marks = list(marks)
    apart = min(_APART, _MOST / max(1, len(marks) - 1)) * pace
    spans, drawn = {}, start
    for number, mark in enumerate(marks):
        way = mark.role.removeprefix("mark:")
        since = start if way == "sweep" else start + number * apart
        if way == "pop":
            since = max(since, drawn - _NEARLY * pace)
        until = since + (_LONG if way in ("sweep", "draw") else _GROW) * pace
        drawn = max(drawn, until) if way == "draw" else drawn
        spans[id(mark)] = (since, until)
    return spans


@dataclass(frozen=True, kw_only=True)
class _Growing:
    """The hand that goes over a chart, and knows when each of its marks comes."""

    stage: Stage
    start: float
    pace: float
    marks: list[Group]
    spans: Mapping[int, tuple[float, float]]

    def items(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Items in order, marks and labels set going."""
        return tuple(self._item(item) for item in items)

    def _item(self, item: Item) -> Item:
        if not isinstance(item, Group):
            return item
        if id(item) in self.spans:
            return self._mark(item, self.spans[id(item)])
        if item.role in ("label", "source"):
            return self._label(item)
        if item.role == "number":
            return self._number(item)
        return replace(item, items=self.items(item.items)) if item.items else item

    def _mark(self, group: Group, span: tuple[float, float]) -> Group:
        way = group.role.removeprefix("mark:")
        if way in _SLIDES:
            return _slid(group, way, span)
        if way in ("sweep", "draw"):
            return moved(group, (self._drawn(group, way, span),))
        return moved(group, moves_of(_STEPS if way == "step" else _POPS, span, reach_of(group), self.stage))

    def _drawn(self, group: Group, way: str, span: tuple[float, float]) -> Move:
        box = group.box or reach_of(group)
        track = ramp(*span, (0.0, 1.0), "in-out-sine")
        if way == "sweep":
            return Move(what="reveal", track=track, box=box, shape="sweep")
        shape = "down" if box.height > 2 * box.width else self.stage.reading
        return Move(what="reveal", track=track, box=reach_of(group), shape=shape)

    def _label(self, group: Group) -> Group:
        since, until = self._of_mark(group)
        begin = since + (until - since) * _SOON
        return moved(group, moves_of(_FADES, (begin, begin + _LABEL * self.pace), reach_of(group), self.stage))

    def _number(self, group: Group) -> Group:
        since, until = self._of_mark(group)
        line = next(lines_in(group.items), None)
        span = (since, max(until, since + _LONG * self.pace))
        count = counting_up(line, span, self.stage.safe) if line else None
        return _with_line(group, line, count) if count else self._label(group)

    def _of_mark(self, group: Group) -> tuple[float, float]:
        """When the mark comes that a label stands nearest to; at once where there is none."""
        if not self.marks:
            return self.start, self.start
        place = group.box or reach_of(group)
        nearest = min(self.marks, key=lambda mark: _distance(mark.box or reach_of(mark), place))
        return self.spans[id(nearest)]


def _distance(one: Box, other: Box) -> tuple[float, float]:
    """How far apart two boxes are, and then their middles."""
    across = max(0.0, one.x - other.right, other.x - one.right)
    down = max(0.0, one.y - other.bottom, other.y - one.bottom)
    return hypot(across, down), hypot(one.centre.x - other.centre.x, one.centre.y - other.centre.y)


def _slid(group: Group, way: str, span: tuple[float, float]) -> Group:
    """A bar that comes out of its foot, its round end first."""
    box, (dx, dy) = group.box or reach_of(group), _SLIDES[way]
    what, length = ("x", box.width * dx) if dx else ("y", box.height * dy)
    if not length:
        return group
    bar = replace(group, moves=(Move(what=what, track=ramp(*span, (length, 0.0), "out-cubic")),))
    return Group(items=(bar,), layer=group.layer, role=group.role, box=box, clip=rectangle(_slot(box, dx, dy)))


def _slot(box: Box, dx: int, dy: int) -> Box:
    """The room of a bar, open on all sides but that of its foot."""
    far = box.width + box.height
    left, right = (far if dx >= 0 else 0.0), (far if dx <= 0 else 0.0)
    top, bottom = (far if dy >= 0 else 0.0), (far if dy <= 0 else 0.0)
    return Box(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)


def _with_line(group: Group, line: Glyphs, new: Item) -> Group:
    """`group` with `new` in place of `line`, however deep."""
    return replace(group, items=tuple(
        new if item is line else _with_line(item, line, new) if isinstance(item, Group) else item
        for item in group.items))
