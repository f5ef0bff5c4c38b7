"""Turn a text layer of a laid out scene into the places of its carets."""

from studio.document.edits.retext import spoken
from studio.document.model import Document, Text
from studio.scene import Glyphs, Group, Scene, walk
from studio.text.caret import Carets
from studio.values import Box
from widgets.canvas.standing import Standing


def carets_of(scene: Scene, one: Standing, document: Document) -> Carets | None:
    """The carets of the text `one`, in px of what it stands in before its own turn; None when it shows no line."""
    found = next((item for item in walk(scene.items) if isinstance(item, Group) and item.layer == one.id), None)
    if found is None or not isinstance(one.layer, Text):
        return None
    lines = [item for item in found.items if isinstance(item, Glyphs) and (item.text or not item.runs)]
    return Carets(lines, spoken(one.layer), _edges(one, document)) if lines else None


def _edges(one: Standing, document: Document) -> tuple[float, float]:
    """Where a line without letters begins, read from the left and from the right."""
    box = _upright(one)
    align = one.layer.text_align or document.type_style(one.layer.type).align
    if align == "center":
        return box.centre.x, box.centre.x
    if align in ("left", "right"):
        edge = box.x if align == "left" else box.right
        return edge, edge
    return box.x, box.right


def _upright(one: Standing) -> Box:
    """The box its words run in: a text that is turned by a quarter stands in its box as turned."""
    box = one.box
    if one.layer.rotate % 180 != 90:
        return box
    return Box(box.centre.x - box.height / 2, box.centre.y - box.width / 2, box.height, box.width)
