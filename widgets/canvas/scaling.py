"""Turn a box that several layers share, and the box it becomes, into the places and sizes they have then.

They keep their places in it. What has a shape of its own (codes, icons, pictures shown whole, anything turned) keeps
it; letters grow only with the whole shape, else words get another width and break anew. A group is scaled with all that
is in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studio.document.edits import Room, is_free, pinned, place_free
from studio.document.model import Box as Container
from studio.document.model import Document, Text
from studio.values import Box, united
from widgets.canvas.handles import Handle
from widgets.canvas.matrices import stretched
from widgets.canvas.placing import in_parent, keeps_shape, resized
from widgets.canvas.stage import Stage
from widgets.canvas.standing import GROUP, Standing

_SAME = 1e-3  # of the shares: nearer than this they are one
_HAIR = 0.6  # px: words that grow with their letters must not break anew


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What a layer shall become: its box, and what it is pinned to then; `handle` says which of its sizes change."""

    one: Standing
    box: Box
    room: Room
    handle: Handle


def is_group(one: Standing) -> bool:
    """Whether somebody made it of layers that stand free in it, so that they are scaled with it."""
    return one.layer.role == GROUP and isinstance(one.layer, Container) and one.layer.flow == "stack"


class Scaling:
    """The layers `ones` as they stand now, with `box` round them on the page, and what becomes of them in another."""

    def __init__(self, stage: Stage, ones: Sequence[Standing]) -> None:
        self.box = united([one.bounds for one in ones])
        self._stage, self._ones = stage, ones
        self._standing = stage.standing
        self._rooms = {one.id: stage.room_of(one) for one in ones}

    def keeps_shape(self, handle: Handle) -> bool:
        """Whether the box keeps its shape when this handle is pulled: at a corner, as soon as one of them does."""
        return len(handle) == 2 and any(is_group(one) or keeps_shape(one, handle) for one in self._ones)

    def filling(self, document: Document, box: Box) -> Document:
        """`document`, in which they stand as they did, with them filling `box`."""
        for goal in self._goals(box):
            document = resized(self._stage, document, goal.one, goal.box, goal.handle, room=goal.room)
        return document

    def pinned(self, document: Document, box: Box) -> Document:
        """As `filling`, with every layer pinned to what it is nearest to then. Costs a layout: words have become as
        high as they needed."""
        stage, goals = self._stage, list(self._goals(box))
        document = self.filling(document, box)
        there = stage.stood_in(document)
        groups = {goal.one.id for goal in goals if is_group(goal.one) and goal.one.id in there}
        for goal in goals:
            if goal.one.id in there and is_free(document, stage.sight, goal.one.path):
                parent = goal.one.above[-1] if goal.one.above else ""
                room = replace(goal.room, box=there[parent].box) if parent in groups else goal.room
                at = pinned(_as_high(goal, there[goal.one.id]), room)
                document = place_free(document, stage.sight, goal.one.path, at, only_here=stage.only_here)
        return document

    def _goals(self, new: Box) -> Iterator[Goal]:
        for one in self._ones:
            there = _mapped(one.bounds, self.box, new)
            dx, dy = in_parent(one, there.centre.x - one.bounds.centre.x, there.centre.y - one.bounds.centre.y)
            wide, _, _, high, _, _ = stretched(self.box, new)
            width, height, centre = one.box.width * wide, one.box.height * high, one.box.moved(dx, dy).centre
            spot = Box(centre.x - width / 2, centre.y - height / 2, width, height)
            yield from self._with_inner(_goal(one, spot, self._rooms[one.id]))

    def _with_inner(self, goal: Goal) -> Iterator[Goal]:
        yield goal
        if not is_group(goal.one):
            return
        room = replace(goal.room, box=goal.box)
        for inner in self._standing:
            if inner.above and inner.above[-1] == goal.one.id:
                yield from self._with_inner(_goal(inner, _mapped(inner.box, goal.one.box, goal.box), room))


def _mapped(box: Box, old: Box, new: Box) -> Box:
    """Where `box` lies when `old` has become `new`."""
    wide, _, _, high, x, y = stretched(old, new)
    return Box(box.x * wide + x, box.y * high + y, box.width * wide, box.height * high)


def _goal(one: Standing, spot: Box, room: Room) -> Goal:
    """What a layer becomes when `spot` is the place for it."""
    wide, high = spot.width / max(one.box.width, 1e-6), spot.height / max(one.box.height, 1e-6)
    whole = abs(wide - high) < _SAME
    if isinstance(one.layer, Text) and not whole and not one.layer.rotate:
        return Goal(one=one, box=Box(spot.x, spot.y, spot.width, one.box.height), room=room, handle="r")
    if not whole and (one.layer.rotate or keeps_shape(one, "r")):
        wide = high = min(wide, high)
    width, height = one.box.width * wide + _HAIR * isinstance(one.layer, Text), one.box.height * high
    box = Box(spot.centre.x - width / 2, spot.centre.y - height / 2, width, height)
    return Goal(one=one, box=box, room=room, handle="rb")


def _as_high(goal: Goal, found: Standing) -> Box:
    """The box of a goal; of words as high as they turned out."""
    if not isinstance(goal.one.layer, Text):
        return goal.box
    return Box(goal.box.centre.x - found.box.width / 2, goal.box.y, found.box.width, found.box.height)
