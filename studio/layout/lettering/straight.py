"""Turn set words into items on straight lines: highlights, glow, shadow, underlines, letters, from back to front."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.layout.lettering.bars import highlights, underlines
from studio.layout.lettering.look import Look, glyphs_of, seen_through
from studio.layout.lettering.words import SetWords
from studio.layout.pen import Pen
from studio.scene import Glyphs, Item, by_fill
from studio.text.outline import letters
from studio.values import CLEAR, united


def straight_items(made: SetWords, look: Look, pen: Pen) -> Iterator[Item]:
    """The items of `made` in `look`, from back to front."""
    lines = [glyphs_of(line, source, made, look, pen) for line, source in zip(made.lines, made.sources, strict=True)]
    yield from highlights(made, pen)
    own = len(lines) == 1 and not look.glow and not look.picture
    if not own:
        yield from _cast(lines, look)
    yield from (replace(bar, shadow=look.shadow) for bar in underlines(made, pen))
    if look.picture:
        runs = [run for line in lines for run in by_fill(line)[-1][1]]
        yield seen_through(letters(runs), look.picture, made.ink)
    yield from (replace(line, shadow=look.shadow) if own else line for line in lines)


def _cast(lines: Sequence[Glyphs], look: Look) -> Iterator[Glyphs]:
    """The glow and the shadow of all lines as one shape: clear words, of which nothing else is seen or read."""
    runs = tuple(replace(run, clusters=(0,) * len(run.ids)) for line in lines for run in line.runs)
    box = united([line.box for line in lines])
    for shadow, stroke in look.casts():
        yield Glyphs(text="", runs=runs, fill=CLEAR, box=box, baseline=lines[0].baseline, shadow=shadow, outline=stroke)
