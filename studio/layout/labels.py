"""Turn a few words and a box into one set label: names, values and notes of charts and diagrams.

    label = set_label("مجموع امانت", box, Look(weight=700, align="centre"), pen, colour="ink")

A label is as large as its box allows between two sizes, wraps to a few lines, and is cut with «…» when nothing else
helps. Its words go through the same typesetter as those of a text layer.
"""

from dataclasses import dataclass
from typing import Literal

from studio.layout.pen import Pen
from studio.layout.setting import Setting
from studio.layout.words import glyph_items
from studio.scene import Glyphs, Group
from studio.text import Block, Style, measure, natural_width, set_text
from studio.values import Box, Colour, united

LEAST = 24.0  # units: 2.2 % of the short side, the smallest a caption may be (VISUAL, "Rules of the page")
OPTICAL = 0.33  # em above the baseline: the middle of digits and alefs, by which words look centred
_HALVINGS = 5
_SLACK = 0.5

Stand = Literal["top", "middle", "bottom"]


@dataclass(frozen=True, kw_only=True)
class Look:
    """How a label is set. Sizes in units; `font` is a use of the document ("title", "body", "accent").

    `align` "start" is the reading side. `lines` is the most it may take. `balance` makes its lines even.
    """

    font: Literal["title", "body", "accent"] = "body"
    weight: int = 500
    largest: float = 30.0
    smallest: float = LEAST
    lines: int = 2
    line_height: float = 1.4
    align: Literal["start", "centre", "end"] = "start"
    balance: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """The size in px a label would be set at, what it takes, and whether all of it fits."""

    size: float
    width: float
    height: float
    lines: int
    fits: bool


@dataclass(frozen=True, kw_only=True)
class Label:
    """A set label: its lines as a group (None when it says nothing), their ink, and the box its lines take.

    `cut` says that words were left out.
    """

    group: Group | None
    ink: Box
    box: Box
    size: float
    cut: bool = False

    @property
    def items(self) -> tuple[Group, ...]:
        """The group, or nothing."""
        return (self.group,) if self.group else ()


def style_of(look: Look, setting: Setting) -> Style:
    """`look` as the typesetter takes it: the document's family, direction and digits."""
    side = {"start": "start", "centre": "center", "end": "left" if setting.rtl else "right"}[look.align]
    return Style(
        family=setting.family(look.font), weight=look.weight, align=side, direction="rtl" if setting.rtl else "ltr",
        line_height=look.line_height, digits=setting.digits, balance=look.balance,
    )


def measured(text: str, look: Look, setting: Setting, *, width: float, height: float = 1e6) -> Measured:
    """The size of `text` in `width` x `height` px: the largest that fits its box in at most `look.lines` lines."""
    style, biggest, least = style_of(look, setting), setting.px(look.largest), setting.px(look.smallest)
    found = _tried(text, style, biggest, width, height, look.lines)
    if found.fits or biggest <= least:
        return found
    low = _tried(text, style, least, width, height, look.lines)
    if not low.fits:
        return low
    for _ in range(_HALVINGS):
        middle = _tried(text, style, (low.size + biggest) / 2, width, height, look.lines)
        low, biggest = (middle, biggest) if middle.fits else (low, middle.size)
    return low


def _tried(text: str, style: Style, size: float, width: float, height: float, lines: int) -> Measured:
    used, high, count = measure(text, style, size=size, width=max(width, 1.0))
    fits = used <= width + _SLACK and high <= height + _SLACK and count <= lines
    return Measured(size, used, high, count, fits)


def natural(text: str, look: Look, setting: Setting, *, size: float = 0.0) -> float:
    """The width in px of `text` on one line at `size` px (0: its largest)."""
    return natural_width(text, style_of(look, setting), size=size or setting.px(look.largest))


def set_label(  # noqa: PLR0913 - what it says, where, how, and in which colour
    text: str, box: Box, look: Look, pen: Pen, *, stand: Stand = "middle", colour: str | Colour = "ink",
    size: float = 0.0, role: str = "label",
) -> Label:
    """`text` in `box` (page px), at the side its look says and standing at its top, middle or bottom.

    `size` in px sets it at that very size, as a row of equal labels wants. A colour word is moved until it can be
    read on what lies behind; a `Colour` is taken as it is (for words on a mark that was just drawn). Characters that
    the font lacks become problems of `pen`.
    """
    plain = " ".join(text.split(" ")).strip()
    nothing = Box(box.x, box.y, 0.0, 0.0)
    if not plain or box.width <= 0:
        return Label(group=None, ink=nothing, box=nothing, size=0.0)
    style = style_of(look, pen.setting)
    chosen = size or measured(plain, look, pen.setting, width=box.width, height=box.height).size
    room = max(1, min(look.lines, int((box.height + _SLACK) / (look.line_height * chosen))))
    block, cut = _set(plain, style, chosen, box.width, room)
    items = tuple(glyph_items(block, box.x, _top(block, box, stand), _ink(colour, box, chosen, pen)))
    ink = united([line.box for line in items if line.box.width > 0])
    pen.lacks(plain, block.missing)
    if not ink.width:
        return Label(group=None, ink=nothing, box=nothing, size=0.0)
    group = Group(items=items, role=role, box=ink)
    return Label(group=group, ink=ink, box=_taken(items, chosen, look.line_height), size=chosen, cut=cut)


def _set(text: str, style: Style, size: float, width: float, lines: int) -> tuple[Block, bool]:
    """`text` in at most `lines` lines within `width`; its last words, or letters of a long word, give way to «…»."""
    block = set_text(text, style, size=size, width=width, max_lines=lines)
    if len(block.lines) <= lines and max(line.right - line.left for line in block.lines) <= width + _SLACK:
        return block, block.cut
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        fits = measure(_start(text, middle), style, size=size, width=width)
        low, high = (middle, high) if fits[0] <= width + _SLACK and fits[2] <= lines else (low, middle)
    return set_text(_start(text, low), style, size=size, width=width), True


def _start(text: str, count: int) -> str:
    """The first `count` letters and «…», never ending in a half-space, mark or gap."""
    kept = text[:count].rstrip(" \u200c\u0640،,.:؛-–—(«")
    return f"{kept}…" if kept else "…"


def _top(block: Block, box: Box, stand: Stand) -> float:
    """The y at which the block starts. Its ink never leaves the box where it fits in it."""
    first, last = block.lines[0].baseline, block.lines[-1].baseline
    middle = box.centre.y + OPTICAL * block.size - (first + last) / 2
    y = {"top": box.y, "middle": middle, "bottom": box.bottom - block.height}[stand]
    if block.ink.height <= box.height:
        y = min(max(y, box.y - block.ink.y + 0.5), box.bottom - block.ink.bottom - 0.5)
    return y


def _ink(colour: str | Colour, box: Box, size: float, pen: Pen) -> Colour:
    return colour if isinstance(colour, Colour) else pen.inks.words(colour, box, size / pen.reference)


def _taken(items: tuple[Glyphs, ...], size: float, line_height: float) -> Box:
    """The box of the lines: their ink across, their line boxes down."""
    ink = united([line.box for line in items if line.box.width > 0])
    half = line_height * size / 2
    top, bottom = items[0].baseline - OPTICAL * size - half, items[-1].baseline - OPTICAL * size + half
    return Box(ink.x, top, ink.width, bottom - top)
