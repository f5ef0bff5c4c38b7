"""Turn the typesetter's answer into plain values: a style goes in, blocks of lines come out."""

from dataclasses import dataclass
from typing import Literal

from studio.scene import GlyphRun
from studio.values import Box

Align = Literal["right", "left", "center", "justify", "start"]
Direction = Literal["rtl", "ltr", "auto"]
Digits = Literal["fa", "latin", "typed"]


@dataclass(frozen=True, kw_only=True)
class Style:
    """How words are set.

    `align` "start" is right in right-to-left paragraphs and left in the others. `direction` "auto" takes each
    paragraph's first strong letter. `line_height` is a multiple of the size, None the family's own. `digits` "fa"
    writes ۰–۹ outside Latin words, URLs, ISBNs, handles and code, "latin" writes 0–9, "typed" leaves them.
    `latin_scale` is the size of Latin words inside Persian. `balance` makes lines even and leaves no lone last word:
    for titles. `stretch` 0–1 is the share of a line's free room that kashidas fill, in headlines: 1 takes every line to
    the full width (کتـــاب), as far as its words and the face allow.
    """

    family: str = "vazirmatn"
    weight: int = 400
    align: Align = "start"
    direction: Direction = "rtl"
    line_height: float | None = None
    digits: Digits = "fa"
    latin_scale: float = 0.9
    balance: bool = False
    stretch: float = 0.0


@dataclass(frozen=True)
class Line:
    """One set line, all places in px from the block's left top.

    `text` is the logical string drawn, with isolates and kashidas; the runs' clusters are indexes into it. `left`
    and `right` are where the first and last glyph's advance box end, `ink` is what is really black.
    """

    text: str
    runs: tuple[GlyphRun, ...]
    left: float
    right: float
    baseline: float
    ink: Box
    rtl: bool


@dataclass(frozen=True)
class Block:
    """A set text. `width` is the measure it was set to (the widest line where none was given), `height` its line boxes.

    `size` is the size used in px, `cut` says that words were left out, `missing` names the characters the font lacks.
    """

    lines: tuple[Line, ...]
    width: float
    height: float
    ink: Box
    size: float
    cut: bool
    missing: tuple[str, ...]
