"""Turn the selection into handles on the screen, and a place on the screen into the handle there."""

from dataclasses import dataclass
from math import hypot

from studio.scene import IDENTITY, Transform
from studio.values import Box, Point, united
from widgets.canvas.handles import CORNERS, SIDES, Handle, place_of, turning_place
from widgets.canvas.placing import handles_of
from widgets.canvas.rulers import THICK
from widgets.canvas.stage import Stage

TURN: Handle = "turn"
SIZE = 9.0  # px of the screen
FAR = 26.0  # px of the screen from the upper side to the handle for turning
_REACH = 8.0
_LEAST_FOR_SIDES = 34.0  # px of the screen: a shorter side shows no handle in its middle


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the handles stand round: the box of the one layer that is selected, or the common one of several, and the
    matrix that takes it to the page."""

    box: Box
    matrix: Transform
    handles: tuple[Handle, ...]


def frame_of(stage: Stage) -> Frame | None:
    """The frame of what is selected and not locked; None for nothing."""
    chosen = stage.movable
    if len(chosen) > 1:
        return Frame(box=united([one.bounds for one in chosen]), matrix=IDENTITY, handles=(*CORNERS, *SIDES, TURN))
    if not chosen or len(stage.chosen) > 1:
        return None
    return Frame(box=chosen[0].box, matrix=chosen[0].matrix, handles=(*handles_of(chosen[0]), TURN))


def grips(stage: Stage) -> list[tuple[Handle, Point]]:
    """The handles of what is selected, in px of the screen; none when it is locked."""
    frame = frame_of(stage)
    if frame is None:
        return []
    return [(handle, _on_screen(stage, frame, handle)) for handle in frame.handles if _has_room(stage, frame, handle)]


def _has_room(stage: Stage, frame: Frame, handle: Handle) -> bool:
    if handle not in ("t", "b"):
        return True
    return frame.box.width * stage.view.zoom >= _LEAST_FOR_SIDES


def _on_screen(stage: Stage, frame: Frame, handle: Handle) -> Point:
    if handle == TURN:
        return turning(stage, frame)[1]
    place = place_of(handle, frame.box, frame.matrix)
    return stage.view.to_screen(place.x, place.y)


def turning(stage: Stage, frame: Frame) -> tuple[Point, Point]:
    """Where the line to the handle for turning begins and the handle is, in px of the screen: over the upper side, or
    under the lower one when it would stand outside the canvas."""
    view = stage.view
    for side in ("t", "b"):
        foot, end = place_of(side, frame.box, frame.matrix), turning_place(
            frame.box, frame.matrix, stage.px(FAR), side)
        found = view.to_screen(foot.x, foot.y), view.to_screen(end.x, end.y)
        if found[1].y > THICK + SIZE:
            break
    return found


def grip_at(stage: Stage, at: Point) -> Handle | None:
    """The handle at a place of the screen."""
    near = [(hypot(place.x - at.x, place.y - at.y), handle) for handle, place in grips(stage)]
    best = min(near, default=None)
    return best[1] if best is not None and best[0] <= _REACH else None
