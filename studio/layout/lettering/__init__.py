"""Turn the words of a text layer into scene items: the letters with their effects, bars behind and lines under them.

From back to front: highlights, glow, shadow, underlines, letters. Shadows and glows are those of all lines together, so
none falls on the letters of a line above. On a curve everything is made straight first and then bent.
"""

from dataclasses import replace

from studio.document.model import Text
from studio.layout.curved import one_line, shifted
from studio.layout.flow import Placed
from studio.layout.lettering.curve import bent_items
from studio.layout.lettering.look import look_of
from studio.layout.lettering.straight import straight_items
from studio.layout.lettering.words import SetWords
from studio.layout.pen import Pen
from studio.layout.words import edge_of, text_of, upright
from studio.scene import Item
from studio.text import Block, Line, set_text
from studio.values import Box

_FAR = 0.08  # em: letters that leave their line by more are brought back into the measure


def lettering(placed: Placed, pen: Pen) -> tuple[Block, tuple[Item, ...]]:
    """The set words of a text layer and its items from back to front."""
    layer, words = placed.layer, placed.words
    style, edge = pen.setting.style(layer), edge_of(layer, pen.setting)
    box = _turned(layer, placed.box)
    if layer.curve:
        line = one_line(text_of(layer), style, words.size)
        made = SetWords(layer=layer, said=text_of(layer), size=words.size, lines=(line,), below=words.size, box=box)
        block = set_text(text_of(layer), style, size=words.size, width=1e6)
        return block, tuple(bent_items(made, look_of(made, pen), pen))
    inner = max(box.width - 2 * edge, 1.0)
    most = words.shown if words.shown < words.lines else None
    block = set_text(text_of(layer), style, size=words.size, width=inner, max_lines=most)
    x = box.x + edge + _inwards(block, inner)
    lines = tuple(_known_at(line, x, box.y + edge, pen) for line in block.lines)
    made = SetWords(layer=layer, said=text_of(layer), size=words.size, lines=lines,
                below=block.height - block.lines[-1].baseline, box=box)
    return block, tuple(straight_items(made, look_of(made, pen), pen))


def _inwards(block: Block, width: float) -> float:
    """How far a block must move to the right (negative: left) so that letters which reach far out of their advances,
    as in Nastaliq, stay in the measure of `width` px, if there is room."""
    far = _FAR * block.size
    right, left = block.ink.right - width, -block.ink.x
    if right > far:
        return -max(0.0, min(right, -left))
    return max(0.0, min(left, -right)) if left > far else 0.0


def _turned(layer: Text, box: Box) -> Box:
    """The box that a turn round its middle takes to `box`."""
    room = upright(layer, box.size)
    return Box(box.centre.x - room.width / 2, box.centre.y - room.height / 2, room.width, room.height)


def _known_at(line: Line, x: float, y: float, pen: Pen) -> Line:
    """`_at`, made once for a line that stands where it stood in the layout before."""
    key, known = ("at", id(line), x, y), pen.setting.known
    if key not in known:
        known[key] = line, _at(line, x, y)  # with the line: no other may get its id
    return known[key][1]


def _at(line: Line, x: float, y: float) -> Line:
    """The line on the page, its baseline on a whole px, where flat feet of letters are sharp."""
    baseline = round(line.baseline + y)
    dy = baseline - line.baseline
    return replace(line, runs=tuple(shifted(run, x, dy) for run in line.runs), left=line.left + x, right=line.right + x,
                   baseline=baseline, ink=line.ink.moved(x, dy))
