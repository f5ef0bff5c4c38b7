"""Turn cues into words set over a scene: on a panel, inside the safe area, each for its own seconds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from studio.document.clips import Cue
from studio.layout.words import glyph_items
from studio.motion import Key, Track
from studio.scene import Frame, Glyphs, Group, Item, Move, Path, Scene, rectangle, walk
from studio.text import Block, Style, set_text
from studio.values import BLACK, WHITE, Box

# Shares of the page's short side: 46 px letters on 1080 px, which a phone shows at 15 px.
_SIZE, _SMALLEST = 0.043, 0.034
_PADDING, _RADIUS = 0.018, 0.02
_MARGIN = 0.06  # where a scene names no safe area
_WIDEST = 0.92  # of the safe area
_LINES = 2
_PLACES = (0.0, 1.0, *(number / 12 for number in range(1, 12)))  # shares of the way up, those first that eyes expect
_PANEL = BLACK.faded(0.78)  # white on it keeps 7 : 1 on any photo
_TELLING = ("waveform", "code")
_UNTIDY = 0.01  # of a hidden line
_LEAST = 0.6  # seconds a portion of a cue that takes too many lines is shown at least


def with_subtitles(scene: Scene, cues: Sequence[Cue], *, family: str = "vazirmatn", rtl: bool = True) -> Scene:
    """`scene` with `cues` over it, each in one or two even lines, white on a dark panel.

    They stand low in the safe area, or wherever in it fewer of the scene's own words are hidden, all at one height. A
    cue too long for two lines is shown in portions. Raises InputFault for an unknown family.
    """
    room = _room(scene)
    style = Style(family=family, weight=600, align="center", direction="rtl" if rtl else "ltr", balance=True)
    shown = [part for cue in cues if cue.start < (scene.duration or 1e9) for part in _portions(cue, style, room, scene)]
    if not shown:
        return scene
    places = [[_panel(block, room, scene, up) for _, block in shown] for up in _PLACES]
    frames = [scene.at((cue.start + cue.end) / 2) for cue, _ in shown]
    chosen = min(places, key=lambda boxes: sum(map(_hidden, boxes, frames)))
    groups = tuple(_group(cue, block, box, scene) for (cue, block), box in zip(shown, chosen, strict=True))
    return replace(scene, items=(*scene.items, *groups))


def _room(scene: Scene) -> Box:
    page = Box(0, 0, scene.size.width, scene.size.height)
    return scene.safe or page.grown(-_MARGIN * scene.size.short)


def _portions(cue: Cue, style: Style, room: Box, scene: Scene) -> Iterator[tuple[Cue, Block]]:
    """The cue with its set words; several, parted where it is best, when two lines do not hold it."""
    text = " ".join(cue.text.split()) if cue.text.count("\n") >= _LINES else cue.text
    block = _set(text, style, room.width * _WIDEST - 2 * _PADDING * scene.size.short, scene.size.short)
    words = text.split()
    if len(block.lines) <= _LINES or len(words) < 2 or cue.end - cue.start < 2 * _LEAST:
        yield cue, block
        return
    first, second = _halves(words)
    middle = cue.start + (cue.end - cue.start) * len(first) / (len(first) + len(second))
    yield from _portions(replace(cue, end=middle, text=first), style, room, scene)
    yield from _portions(replace(cue, start=middle, text=second), style, room, scene)


def _halves(words: list[str]) -> tuple[str, str]:
    """The words in two even parts, rather after a comma or stop."""
    whole = len(" ".join(words))

    def cost(at: int) -> float:
        return abs(2 * len(" ".join(words[:at])) - whole) - 0.4 * whole * (words[at - 1][-1] in ".!؟?…،؛,;:»)")

    cut = min(range(1, len(words)), key=cost)
    return " ".join(words[:cut]), " ".join(words[cut:])


@lru_cache(maxsize=64)
def _set(text: str, style: Style, width: float, short: float) -> Block:
    """The words at their usual size, or smaller where that keeps them in two lines of `width` px."""
    sizes = (_SIZE, (_SIZE + _SMALLEST) / 2, _SMALLEST)
    blocks = (set_text(text, style, size=size * short, width=width) for size in sizes)
    return next((block for block in blocks if len(block.lines) <= _LINES), set_text(
        text, style, size=_SIZE * short, width=width))


def _panel(block: Block, room: Box, scene: Scene, up: float) -> Box:
    """The panel of the words: at the bottom of `room`, or the share `up` of the way to its top."""
    padding = _PADDING * scene.size.short
    width = max(line.right - line.left for line in block.lines) + 4 * padding
    height = block.height + 1.2 * padding
    return Box(room.centre.x - width / 2, room.y + (1 - up) * (room.height - height), width, height).snapped()


def _hidden(box: Box, frame: Frame) -> float:
    """How many lines of the scene's own words, waves and codes a panel hides; a little for covers and cards."""
    return sum(weight for weight, taken in _taken(frame.items) if taken.overlaps(box))


def _taken(items: Sequence[Item]) -> Iterator[tuple[float, Box]]:
    """Where something stands that a panel should leave free, and how much. Words on a cover are part of its picture."""
    for item in items:
        if isinstance(item, Glyphs):
            yield 1.0, item.box
        elif isinstance(item, Group):
            if item.box is not None and item.role in _TELLING:
                yield 1.0, item.box
            elif item.box is not None and (item.role == "cover" or _is_card(item)):
                yield _UNTIDY, item.box
            if item.role != "cover":
                yield from _taken(item.items)


def _is_card(group: Group) -> bool:
    """Whether words stand on a ground of their own."""
    has_ground = any(isinstance(one, Path) for one in group.items)
    return has_ground and any(isinstance(one, Glyphs) for one in walk(group.items))


def _group(cue: Cue, block: Block, box: Box, scene: Scene) -> Group:
    x = box.centre.x - block.width / 2
    y = box.centre.y - block.height / 2
    items: tuple[Item, ...] = (
        Path(outline=rectangle(box, min(_RADIUS * scene.size.short, box.height / 3)), fill=_PANEL),
        *glyph_items(block, x, y, WHITE),
    )
    shown = Track((Key(0.0, 0.0), Key(cue.start, 0.0), Key(cue.start, 1.0), Key(cue.end, 1.0), Key(cue.end, 0.0)))
    return Group(items=items, role="subtitle", box=box, moves=(Move(what="opacity", track=shown),))
