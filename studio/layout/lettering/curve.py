"""Turn set words into items along a curve: everything is made straight first and then bent."""

from collections.abc import Iterator
from dataclasses import replace

from studio.layout.curved import bent_letters, guide_of, moved
from studio.layout.lettering.bars import highlights, underlines
from studio.layout.lettering.look import Look, glyphs_of, letter_fill, seen_through
from studio.layout.lettering.words import SetWords
from studio.layout.pen import Pen
from studio.scene import GlyphRun, Glyphs, Group, Item, Outline, Path, by_fill
from studio.text import Line
from studio.text.curve import bent
from studio.text.outline import box_of, united
from studio.values import CLEAR, Box, Colour


def bent_items(made: SetWords, look: Look, pen: Pen) -> Iterator[Item]:
    """The items of `made`, which is one line, in `look` along the curve of its layer, from back to front."""
    line = made.lines[0]
    bend = _Bending(made)
    whole = bend.letters(line.runs)
    box = box_of(whole)
    if not isinstance(look.fill, Colour):
        ink = replace(made, lines=(replace(line, ink=box),))
        look = replace(look, fill=letter_fill(ink, pen))
    glyphs = glyphs_of(line, made.sources[0], made, look, pen)
    yield from (replace(bar, outline=bend.bar(bar.outline)) for bar in highlights(made, pen))
    yield from (Path(outline=whole, fill=CLEAR, shadow=shadow, stroke=stroke) for shadow, stroke in look.casts())
    yield from (replace(bar, outline=bend.bar(bar.outline)) for bar in underlines(made, pen))
    if look.stroke and look.at == "behind":
        yield Path(outline=whole, stroke=look.stroke)
    for fill, runs in by_fill(glyphs)[::-1]:
        shape = bend.letters(runs)
        if shape and look.picture and fill == CLEAR:
            yield seen_through(shape, look.picture, box)
        elif shape and fill != CLEAR:
            yield Path(outline=shape, fill=fill)
    if look.stroke and look.at != "behind":
        yield _line_over(whole, look)
    yield _for_readers(line, box.grown(look.reach))


class _Bending:
    """The way from the straight line, which starts at x = 0 on the baseline y = 0, to its place on the page."""

    def __init__(self, made: SetWords) -> None:
        line, curve = made.lines[0], made.layer.curve
        self.guide, self.start = guide_of(curve, line.right, made.box)
        self.dx = self.dy = 0.0
        if not curve.path:
            ink = box_of(self.letters(line.runs))
            self.dx, self.dy = made.box.centre.x - ink.centre.x, made.box.centre.y - ink.centre.y

    def letters(self, runs: tuple[GlyphRun, ...]) -> Outline:
        """The outlines of glyphs on the curve."""
        return moved(bent_letters(runs, self.guide, self.start), self.dx, self.dy)

    def bar(self, outline: Outline) -> Outline:
        """Any other outline on the curve."""
        return moved(bent(moved(outline, self.start, 0.0), self.guide), self.dx, self.dy)


def _line_over(outline: Outline, look: Look) -> Item:
    """The line on or inside the edge of bent letters."""
    edge = Path(outline=united(outline), stroke=look.stroke)
    return edge if look.at == "over" else Group(items=(edge,), clip=outline)


def _for_readers(line: Line, box: Box) -> Glyphs:
    """The line clear and straight in `box`: for search, copying and screen readers."""
    k = min(1.0, box.width / max(line.right, 1e-6))
    runs = tuple(
        replace(run, size=run.size * k, advances=tuple(width * k for width in run.advances),
                places=tuple((box.x + x * k, box.bottom + y * k) for x, y in run.places))
        for run in line.runs)
    return Glyphs(text=line.text, runs=runs, fill=CLEAR, box=box, baseline=box.bottom, rtl=line.rtl)
