"""Turn the selection into handles on the screen, and a place on the screen into the handle there."""

from math import hypot

from studio.values import Point
from widgets.canvas.handles import Handle, place_of, turning_place
from widgets.canvas.placing import handles_of
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing

TURN: Handle = "turn"
SIZE = 9.0  # px of the screen
FAR = 26.0  # px of the screen from the upper side to the handle for turning
_REACH = 8.0
_LEAST_FOR_SIDES = 34.0  # px of the screen: a shorter side shows no handle in its middle


def grips(stage: Stage) -> list[tuple[Handle, Point]]:
    """The handles of the one layer that is selected, in px of the screen; none for several, or when it is locked."""
    if len(stage.session.selection) != 1:
        return []
    one = stage.find(stage.session.selection[0])
    if one is None or one.layer.locked:
        return []
    found = [(handle, _on_screen(stage, place_of(handle, one.box, one.matrix)))
             for handle in handles_of(one) if _has_room(stage, one, handle)]
    found.append((TURN, _on_screen(stage, turning_place(one.box, one.matrix, stage.px(FAR)))))
    return found


def _has_room(stage: Stage, one: Standing, handle: Handle) -> bool:
    if len(handle) == 2:
        return True
    side = one.box.width if handle in ("t", "b") else one.box.height
    return side * stage.view.zoom >= _LEAST_FOR_SIDES or handle in ("l", "r")


def _on_screen(stage: Stage, place: Point) -> Point:
    return stage.view.to_screen(place.x, place.y)


def grip_at(stage: Stage, at: Point) -> tuple[Standing, Handle] | None:
    """The selected layer and its handle at a place of the screen."""
    near = [(hypot(place.x - at.x, place.y - at.y), handle) for handle, place in grips(stage)]
    best = min(near, default=None)
    if best is None or best[0] > _REACH:
        return None
    return stage.find(stage.session.selection[0]), best[1]
