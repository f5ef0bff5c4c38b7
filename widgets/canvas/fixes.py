"""Turn a problem of a layer into the deed that mends it, where there is one."""

from collections.abc import Callable

from studio.document import edits
from studio.document.edits.order import set_all
from studio.document.model import Text
from studio.errors import Problem
from studio.values import Box
from widgets.canvas.placing import moved
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing
from widgets.words import tr

Fix = tuple[str, Callable[[], None]]
_LARGER = 1.25


def fix_of(stage: Stage, problem: Problem) -> Fix | None:
    """What the button says and does; None when only a person knows the way out."""
    one = stage.find(problem.where)
    if one is None or one.layer.locked:
        return None
    found = _FIXES.get(problem.code)
    return found(stage, one) if found is not None else None


def _write(stage: Stage, one: Standing) -> Fix | None:
    if not isinstance(one.layer, Text):
        return None
    return tr("Write a shorter text"), lambda: stage.wants_text.emit(one.id, -1.0, -1.0)


def _readable(stage: Stage, one: Standing) -> Fix | None:
    """The colour of the palette that reads best on what lies behind."""
    if not isinstance(one.layer, Text):
        return None

    def done() -> None:
        document = set_all(stage.session.document, {one.id}, colour="on")
        stage.session.edit(tr("A readable colour"), document)

    return tr("A readable colour"), done


def _inside(stage: Stage, one: Standing) -> Fix:
    """Into the safe area, by the shortest way."""
    def done() -> None:
        dx, dy = way_inside(one.bounds, stage.page_box())
        stage.session.edit(tr("Into the safe area"), moved(stage, stage.session.document, one, dx, dy))

    return tr("Into the safe area"), done


def way_inside(box: Box, room: Box) -> tuple[float, float]:
    """How far `box` must go to lie in `room`; to its right top corner when it is larger."""
    dx = min(0.0, room.right - box.right) or max(0.0, room.x - box.x)
    dy = max(0.0, room.y - box.y) or min(0.0, room.bottom - box.bottom)
    return dx, dy


def _larger(stage: Stage, one: Standing) -> Fix | None:
    if not isinstance(one.layer, Text):
        return None

    def done() -> None:
        style = stage.session.document.type_style(one.layer.type)
        sizes = {name: round((getattr(one.layer, name) or getattr(style, name)) * _LARGER, 1)
                 for name in ("largest", "smallest")}
        document = edits.set_seen(stage.session.document, stage.sight, one.path, sizes, only_here=stage.only_here)
        stage.session.edit(tr("Larger letters"), document)

    return tr("Larger letters"), done


def _to_front(stage: Stage, one: Standing) -> Fix:
    def done() -> None:
        document = edits.restack(stage.session.document, stage.sight, [one.id], "front")
        stage.session.edit(tr("Bring to front"), document)

    return tr("Bring to front"), done


def _even(stage: Stage, one: Standing) -> Fix | None:
    if not isinstance(one.layer, Text):
        return None

    def done() -> None:
        stage.session.edit(tr("Even lines"), set_all(stage.session.document, {one.id}, balance=True))

    return tr("Even lines"), done


_FIXES: dict[str, Callable[[Stage, Standing], Fix | None]] = {
    "text-cut": _write, "overflow": _write, "low-contrast": _readable, "unsafe-zone": _inside, "thin-margin": _inside,
    "too-small": _larger, "code-covered": _to_front, "lone-word": _even,
}
