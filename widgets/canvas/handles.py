"""Turn a box and a hand on one of its handles into a new box."""

import math
from dataclasses import dataclass
from typing import Literal

from studio.scene import Transform
from studio.values import Box, Point
from widgets.canvas.matrices import applied, turned

Handle = Literal["lt", "t", "rt", "r", "rb", "b", "lb", "l", "turn"]
CORNERS: tuple[Handle, ...] = ("lt", "rt", "rb", "lb")
SIDES: tuple[Handle, ...] = ("t", "r", "b", "l")
LEAST = 8.0  # px: nothing is made smaller
TURN_STEP = 15.0  # degrees
_WAYS = {
    "lt": (-1, -1), "t": (0, -1), "rt": (1, -1), "r": (1, 0), "rb": (1, 1), "b": (0, 1), "lb": (-1, 1), "l": (-1, 0),
}


def place_of(handle: Handle, box: Box, matrix: Transform) -> Point:
    """Where a handle stands on the page."""
    across, down = _WAYS[handle]
    return applied(matrix, box.centre.x + across * box.width / 2, box.centre.y + down * box.height / 2)


def turning_place(box: Box, matrix: Transform, far: float, side: Handle = "t") -> Point:
    """Where the handle for turning stands: `far` px of the page outside the middle of the upper or lower side."""
    foot, way = place_of(side, box, matrix), turned(matrix, 0.0, float(_WAYS[side][1]))
    length = math.hypot(way.x, way.y) or 1.0
    return Point(foot.x + way.x / length * far, foot.y + way.y / length * far)


@dataclass(frozen=True, kw_only=True)
class Pull:
    """How a handle is pulled: which, how far in px of the box, and whether shape or middle stay."""

    handle: Handle
    dx: float
    dy: float
    keep_shape: bool = False
    from_centre: bool = False


def resized(box: Box, pull: Pull) -> Box:
    """`box` with a handle pulled; never turned inside out."""
    across, down = _WAYS[pull.handle]
    times = 2 if pull.from_centre else 1
    width = max(LEAST, box.width + across * pull.dx * times)
    height = max(LEAST, box.height + down * pull.dy * times)
    if pull.keep_shape:
        width, height = _same_shape(box, width, height, across, down)
    if pull.from_centre:
        return Box(box.centre.x - width / 2, box.centre.y - height / 2, width, height)
    x = box.right - width if across < 0 else box.x if across > 0 else box.centre.x - width / 2
    y = box.bottom - height if down < 0 else box.y if down > 0 else box.centre.y - height / 2
    return Box(x, y, width, height)


def _same_shape(box: Box, width: float, height: float, across: int, down: int) -> tuple[float, float]:
    """Width and height in the shape of `box`: by as much as the hand went along its diagonal; by its one direction
    at a side."""
    wide, high = width / max(box.width, 1e-6), height / max(box.height, 1e-6)
    if across and down:
        share = (width * box.width + height * box.height) / max(box.width**2 + box.height**2, 1e-6)
    else:
        share = wide if across else high
    share = max(share, LEAST / max(min(box.width, box.height), 1e-6))
    return box.width * share, box.height * share


def put_back(new: Box, old: Box, turn: Transform) -> Box:
    """`new`, made in the px of a turned layer, as the upright box that, turned about its own middle, lies there.

    Without a turn that is `new` itself. `turn` is the layer's own turn about the middle of `old`.
    """
    if new.centre == old.centre:
        return new
    middle = applied(turn, new.centre.x, new.centre.y)
    return Box(middle.x - new.width / 2, middle.y - new.height / 2, new.width, new.height)


def angle_to(centre: Point, at: Point) -> float:
    """The direction from `centre` to `at` in degrees: 0 is up, 90 right."""
    return math.degrees(math.atan2(at.x - centre.x, centre.y - at.y))


def turned_to(angle: float, stepped: bool) -> float:
    """A turn between -180 and 180 degrees, in steps of 15 or, near a quarter turn, at it."""
    angle = (angle + 180) % 360 - 180
    if stepped:
        angle = round(angle / TURN_STEP) * TURN_STEP
    elif abs(angle - round(angle / 90) * 90) < 1.5:
        angle = round(angle / 90) * 90.0
    return normal(angle)


def normal(angle: float) -> float:
    """The same turn between -180 and 180 degrees, to a tenth."""
    return round((angle + 180) % 360 - 180, 1)
