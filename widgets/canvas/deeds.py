"""Turn what one can do to the selected layers, by key or menu, into edits."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from studio.document import edits
from studio.document.edits.order import Step
from studio.document.edits.paths import layer_at
from studio.document.edits.places import Side
from studio.document.model import Box as Container
from studio.document.model import Document, Picture, Text
from studio.values import Box, united
from widgets.canvas.clipboard import LAYERS, packed, unpacked
from widgets.canvas.handles import Handle, Pull, normal, resized
from widgets.canvas.pasting import pasted
from widgets.canvas.placing import handles_of, is_free, keeps_shape, moved, taken_out
from widgets.canvas.placing import resized as with_size
from widgets.canvas.scaling import Scaling, is_group
from widgets.canvas.stage import Stage
from widgets.canvas.standing import GROUP, Standing, is_locked, taken
from widgets.words import tr

Deed = Callable[[Stage], None]
_FLOW_ALIGN = {"right": "start", "left": "end", "top": "start", "bottom": "end", "centre": "centre", "middle": "centre"}


def _edit(stage: Stage, name: str, document: Document, ids: Sequence[str] | None = None, merge: str = "") -> None:
    stage.session.edit(name, document, merge=merge)
    if ids is not None:
        stage.session.select(*ids)


def _chosen_ids(stage: Stage) -> list[str]:
    return [one.id for one in stage.movable]


# ---------------------------------------------------------------- there or not


def delete(stage: Stage) -> None:
    """Take the selected layers away; when edits are for one size only, hide them there."""
    ids = _chosen_ids(stage)
    document = stage.session.document
    if ids and stage.only_here:
        _edit(stage, tr("Hide here"), edits.hide_here(document, stage.preset.id, ids), ())
    elif ids:
        _edit(stage, tr("Delete"), edits.delete(document, ids), ())


def hide(stage: Stage) -> None:
    """Show the selected layers no more: in this size, or in all."""
    ids, document = [one.id for one in stage.chosen], stage.session.document
    if not ids:
        return
    if stage.only_here:
        _edit(stage, tr("Hide here"), edits.hide_here(document, stage.preset.id, ids), ())
        return
    for one in stage.chosen:
        document = edits.set_seen(document, stage.sight, one.path, {"hide": True})
    _edit(stage, tr("Hide"), document, ())


def lock(stage: Stage) -> None:
    """Lock the selected layers, or unlock them when all are locked."""
    chosen = stage.chosen
    locked = all(one.layer.locked for one in chosen)
    if chosen:
        document = edits.set_all(stage.session.document, {one.id for one in chosen}, locked=not locked)
        _edit(stage, tr("Unlock") if locked else tr("Lock"), document)


def unlock_all(stage: Stage) -> None:
    """Unlock everything on the page."""
    ids = {one.id for one in stage.standing if one.layer.locked}
    if ids:
        _edit(stage, tr("Unlock"), edits.set_all(stage.session.document, ids, locked=False), tuple(ids))


def duplicate(stage: Stage) -> None:
    """Put copies of the selected layers beside them."""
    ids = _chosen_ids(stage)
    if ids:
        document, made = edits.duplicate(stage.session.document, stage.sight, ids)
        _edit(stage, tr("Duplicate"), document, made)


def copy(stage: Stage) -> None:
    """Put the selected layers on the clipboard."""
    layers = [layer_at(stage.session.document.pages[stage.session.page], one.path) for one in stage.chosen]
    if layers:
        data = QMimeData()
        data.setData(LAYERS, packed(layers))
        QGuiApplication.clipboard().setMimeData(data)


def cut(stage: Stage) -> None:
    """Put the selected layers on the clipboard and take them away."""
    copy(stage)
    delete(stage)


def paste(stage: Stage) -> None:
    """Put what is on the clipboard on the page: layers of ours, pictures or words of other programs."""
    data = QGuiApplication.clipboard().mimeData()
    layers = unpacked(bytes(data.data(LAYERS))) if data is not None and data.hasFormat(LAYERS) else ()
    if layers:
        document, made = edits.pasted(stage.session.document, stage.session.page, layers)
        _edit(stage, tr("Paste"), document, made)
    elif data is not None:
        pasted(stage, data)


# ---------------------------------------------------------------- order and groups


def restack(step: Step) -> Callable[[Stage], None]:
    """The deed that brings the selected layers further to the front or the back."""
    def done(stage: Stage) -> None:
        ids = _chosen_ids(stage)
        if ids:
            _edit(stage, tr("Order"), edits.restack(stage.session.document, stage.sight, ids, step))

    return done


def group(stage: Stage) -> None:
    """Make one layer of those selected."""
    chosen = stage.movable
    if len(chosen) < 2:
        return
    boxes = {one.id: one.box for one in stage.standing}
    document, name = edits.group(
        stage.session.document, stage.sight, [one.id for one in chosen], boxes, stage.room_of(chosen[0]))
    if name:
        _edit(stage, tr("Group"), document, (name,))


def ungroup(stage: Stage) -> None:
    """Part the selected groups."""
    document, made = stage.session.document, []
    boxes = {one.id: one.box for one in stage.standing}
    for one in stage.movable:
        if isinstance(one.layer, Container):
            document, ids = edits.ungroup(document, stage.sight, one.id, boxes, stage.room_of(one))
            made += ids
    if made:
        _edit(stage, tr("Ungroup"), document, made)


# ---------------------------------------------------------------- places


def nudge(dx: float, dy: float) -> Callable[[Stage], None]:
    """The deed that moves the selected layers by px of the page."""
    def done(stage: Stage) -> None:
        document, chosen = stage.session.document, stage.movable
        for one in chosen:
            document = moved(stage, document, one, dx, dy)
        if chosen:
            _edit(stage, tr("Move"), document, merge="nudge " + " ".join(one.id for one in chosen))

    return done


def take_out(stage: Stage) -> None:
    """Take the selected layers out of their rows and columns: the others close up, they stay where they are seen."""
    document = stage.session.document
    chosen = [one for one in stage.movable if not is_free(stage, one)]
    for one in chosen:
        document = taken_out(stage, document, one, one.box)
    if chosen:
        _edit(stage, tr("Take out of the row"), document)


def put_back(stage: Stage) -> None:
    """Let the selected layers stand in their places in their rows and columns again."""
    document = stage.session.document
    for one in stage.movable:
        if not is_free(stage, one) and (one.layer.x or one.layer.y):
            document = edits.set_seen(document, stage.sight, one.path, {"x": 0.0, "y": 0.0}, only_here=stage.only_here)
    if document is not stage.session.document:
        _edit(stage, tr("Back to its place"), document)


def grow(dw: float, dh: float) -> Callable[[Stage], None]:
    """The deed that makes what is selected wider and higher by px of the page, its left top corner staying; what keeps
    its shape grows in it. Of several layers it is the box they share."""
    def done(stage: Stage) -> None:
        chosen = stage.movable
        if len(chosen) > 1 or (chosen and is_group(chosen[0])):
            _grow_all(stage, chosen, dw, dh)
        elif chosen:
            _grow_one(stage, chosen[0], dw, dh)

    return done


def _grow_all(stage: Stage, chosen: Sequence[Standing], dw: float, dh: float) -> None:
    scaling = Scaling(stage, chosen)
    shape = scaling.keeps_shape("rb")
    new = resized(scaling.box, Pull(handle="rb", dx=dw or dh * shape, dy=dh or dw * shape, keep_shape=shape))
    document = scaling.pinned(stage.session.document, new.moved(scaling.box.x - new.x, scaling.box.y - new.y))
    _edit(stage, tr("Resize"), document, merge="grow " + " ".join(one.id for one in chosen))


def _grow_one(stage: Stage, one: Standing, dw: float, dh: float) -> None:
    handle: Handle = "rb" if "r" not in handles_of(one) or (dw and dh) else "r" if dw else "b"
    if handle not in handles_of(one):
        return
    shape = keeps_shape(one, handle)
    box = resized(one.box, Pull(handle=handle, dx=dw or dh * shape, dy=dh or dw * shape, keep_shape=shape))
    box = box.moved(one.box.x - box.x, one.box.y - box.y)
    document = with_size(stage, stage.session.document, one, box, handle)
    _edit(stage, tr("Resize"), document, merge=f"grow {one.id}")


def turn(degrees: float) -> Callable[[Stage], None]:
    """The deed that turns the selected layers about their middles."""
    def done(stage: Stage) -> None:
        document = stage.session.document
        for one in stage.movable:
            angle = normal(one.layer.rotate + degrees)
            document = edits.set_seen(document, stage.sight, one.path, {"rotate": angle}, only_here=stage.only_here)
        if document is not stage.session.document:
            _edit(stage, tr("Turn"), document, merge="turn " + " ".join(_chosen_ids(stage)))

    return done


def align(side: Side) -> Callable[[Stage], None]:
    """The deed that brings one side of the selected layers in line; of one layer with the page's safe area."""
    def done(stage: Stage) -> None:
        chosen = stage.movable
        free = {one.id: one.bounds for one in chosen if is_free(stage, one)}
        frame = None if len(chosen) > 1 else stage.page_box(bleed=bool(chosen and chosen[0].layer.bleed))
        document = _put(stage, stage.session.document, edits.aligned(free, side, frame)) if free else None
        for one in chosen:
            if one.id not in free:
                document = _aligned_in_flow(stage, document or stage.session.document, one, side)
        if document is not None:
            _edit(stage, tr("Align"), document)

    return done


def _aligned_in_flow(stage: Stage, document: Document, one: Standing, side: Side) -> Document:
    """A layer in a column goes to one side of it, one in a row up or down: it stays in its order."""
    box = stage.find(one.above[-1])
    across = isinstance(box.layer, Container) and box.layer.flow == "column"
    if across != (side in ("right", "left", "centre")):
        return document
    word = _FLOW_ALIGN[side]
    if across and not stage.rtl:
        word = {"start": "end", "end": "start"}.get(word, word)
    return edits.set_seen(document, stage.sight, one.path, {"align": word}, only_here=stage.only_here)


def distribute(axis: Literal["across", "down"]) -> Callable[[Stage], None]:
    """The deed that makes the gaps between the selected layers equal."""
    def done(stage: Stage) -> None:
        boxes = {one.id: one.bounds for one in stage.movable if is_free(stage, one)}
        if len(boxes) > 2:
            _edit(stage, tr("Distribute"), _put(stage, stage.session.document, edits.distributed(boxes, axis)))

    return done


def _put(stage: Stage, document: Document, goals: dict[str, Box]) -> Document:
    for name, goal in goals.items():
        one = stage.find(name)
        dx, dy = goal.x - one.bounds.x, goal.y - one.bounds.y
        if abs(dx) > 0.01 or abs(dy) > 0.01:
            document = moved(stage, document, one, dx, dy)
    return document


def reset_local(stage: Stage) -> None:
    """Take back what was changed of the selected layers, or of everything, for this size only."""
    ids = [one.id for one in stage.chosen]
    _edit(stage, tr("Same as in other sizes"), edits.without_local(stage.session.document, stage.preset.id, *ids))


def clear_guides(stage: Stage) -> None:
    """Take away all guides that are seen."""
    document = stage.session.document
    _edit(stage, tr("Remove all guides"), edits.remove_guides(document, *edits.guides_for(document, stage.preset.id)))


# ---------------------------------------------------------------- selecting


def select_all(stage: Stage) -> None:
    """Select everything that can be taken, but no background."""
    found = [one for one in stage.standing
             if one.solid and not is_locked(one, stage.standing) and not one.covers(stage.page_size)]
    stage.session.select(*(taken(one, stage.standing, stage.entered) for one in found))


def cycle(step: int) -> Callable[[Stage], None]:
    """The deed that selects the next layer, in the order in which the page is read."""
    def done(stage: Stage) -> None:
        order = reading_order(stage)
        if not order:
            return
        now = stage.session.selection[-1] if stage.session.selection else ""
        at = order.index(now) + step if now in order else (0 if step > 0 else -1)
        stage.session.select(order[at % len(order)])

    return done


def reading_order(stage: Stage) -> list[str]:
    """Everything that can be taken, from the top down, in each line from the side where reading begins."""
    found = {taken(one, stage.standing, stage.entered): one for one in stage.standing
             if one.solid and not is_locked(one, stage.standing)}
    line = stage.page_size.height / 24

    def place(name: str) -> tuple[float, float]:
        box = (stage.find(name) or found[name]).bounds
        return (box.y // line, -box.right if stage.rtl else box.x)

    return sorted(found, key=place)


def out(stage: Stage) -> None:
    """From what is selected to the group it is in, else to nothing."""
    chosen = stage.chosen
    groups = [name for one in chosen for name in one.above if name in stage.entered]
    if groups:
        stage.entered = stage.entered[: stage.entered.index(groups[-1])]
        stage.session.select(groups[-1])
    else:
        stage.session.select()


def into(stage: Stage) -> None:
    """From a group to the first layer in it; to the words of a text, to the part of a picture."""
    chosen = stage.chosen
    if len(chosen) != 1:
        return
    one = chosen[0]
    if one.layer.role == GROUP and isinstance(one.layer, Container):
        inner = [other for other in stage.standing if one.id in other.above]
        if inner:
            stage.entered = (*stage.entered, one.id)
            stage.session.select(inner[0].id)
    elif isinstance(one.layer, Text):
        stage.wants_text.emit(one.id, -1.0, -1.0)
    elif isinstance(one.layer, Picture) and one.layer.source:
        stage.wants_crop.emit(one.id)


def around_selection(stage: Stage) -> Box | None:
    """The upright box round all that is selected."""
    boxes = [one.bounds for one in stage.chosen]
    return united(boxes) if boxes else None
