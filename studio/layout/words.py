"""Turn a text layer and a width into the size its words are set at.

A text starts at the size the page's tightness asks for and gets smaller, down to its smallest, while its longest word is
wider than the column or it takes more lines than its cap.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from studio.document.model import Text
from studio.layout.setting import Setting
from studio.scene import Fill, GlyphRun, Glyphs
from studio.text import Block, Style, measure, natural_width

_STEPS = 7
_SLACK = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """A measured text: its size, the width and height it takes in px, its lines, and whether all of it fits the width."""

    size: float
    width: float
    height: float
    lines: int
    fits: bool

    @property
    def line(self) -> float:
        """The height of one line in px."""
        return self.height / max(1, self.lines)


def text_of(text: Text) -> str:
    """The words of a filled text layer."""
    return text.text if isinstance(text.text, str) else text.join.join(filter(None, text.text))


def words(text: Text, width: float, setting: Setting) -> Words:
    """`text` as large as the page's tightness and the column of `width` px allow."""
    largest, smallest = setting.sizes(text)
    size = largest + (smallest - largest) * setting.tight
    style, said = setting.style(text), text_of(text)
    cap = text.cap or setting.type_of(text).cap or 10_000
    tried = _tried(said, style, size, width, cap)
    step = (size - smallest) / _STEPS
    while not tried.fits and size > smallest:
        size = max(smallest, size - step)
        tried = _tried(said, style, size, width, cap)
    return tried


def _tried(said: str, style: Style, size: float, width: float, cap: int) -> Words:
    used, height, lines = measure(said, style, size=size, width=width)
    return Words(size, used, height, lines, used <= width + _SLACK and lines <= cap)


def width_of(text: Text, room: float, setting: Setting) -> float:
    """How wide `text` is on one line, at most `room` px."""
    largest, smallest = setting.sizes(text)
    size = largest + (smallest - largest) * setting.tight
    natural = natural_width(text_of(text), setting.style(text), size=size)
    if natural <= room:
        return natural + _SLACK
    return min(room, words(text, room, setting).width + _SLACK)


def glyph_items(block: Block, x: float, y: float, fill: Fill) -> Iterator[Glyphs]:
    """The lines of a set text as scene items, the block's left top at (x, y)."""
    for line in block.lines:
        yield Glyphs(
            text=line.text, runs=tuple(_moved(run, x, y) for run in line.runs), fill=fill,
            box=line.ink.moved(x, y), baseline=line.baseline + y, rtl=line.rtl,
        )


def _moved(run: GlyphRun, dx: float, dy: float) -> GlyphRun:
    return GlyphRun(
        font=run.font, size=run.size, ids=run.ids, places=tuple((x + dx, y + dy) for x, y in run.places),
        clusters=run.clusters, advances=run.advances,
    )
