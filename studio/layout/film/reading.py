"""Turn a set line into one that is brought out while it is read: coloured as a reader goes along, or marked."""

from dataclasses import replace

from studio.layout.film.moves import Stage
from studio.motion import ramp
from studio.scene import Glyphs, Group, Item, Move, Path, rectangle
from studio.values import Box, Colour

_PALES = (0.55, 0.5, 0.45, 0.4, 0.35, 0.3)  # how near to its ground a word is before it is read
_LEAST_PALE = 3.0  # contrast of large words (WCAG 2.2, 1.4.3)
_LEAST = 4.5  # contrast of words to the bar behind them (WCAG 2.2, 1.4.3)
_STRENGTHS = (0.85, 0.7, 0.55, 0.4, 0.28, 0.18)
_ABOVE, _BELOW, _BESIDE = 0.42, 0.2, 0.1  # em: how far a bar reaches from the baseline, and beyond the words


def read_along(line: Glyphs, span: tuple[float, float], stage: Stage) -> tuple[Item, ...]:
    """`line` pale at first, taking its own colour from word to word between two seconds."""
    if not can_pale(line):
        return (line,)
    before = pale(line, stage)
    box, back = _reach(line), "right" if stage.rtl else "left"
    return (
        Group(items=(before,), moves=(
            Move(what="reveal", track=ramp(*span, (1.0, 0.0)), box=box, shape=back),)),
        Group(items=(line,), moves=(
            Move(what="reveal", track=ramp(*span, (0.0, 1.0)), box=box, shape=stage.reading),)),
    )


def can_pale(line: Glyphs) -> bool:
    """Whether a line has a plain colour that can be seen."""
    return isinstance(line.fill, Colour) and line.fill.alpha > 0


def pale(line: Glyphs, stage: Stage) -> Glyphs:
    """`line` as it waits to be read: near its ground, but so that large letters can be read already."""
    behind = stage.pen.inks.behind(line.box)
    mixes = [line.fill.mixed(behind, share) for share in _PALES]
    fill = next((mix for mix in mixes if mix.contrast(behind) >= _LEAST_PALE), mixes[-1])
    return replace(line, fill=fill, letters=(), shadow=None)


def marked(line: Glyphs, span: tuple[float, float], stage: Stage) -> Group:
    """A bar that a highlighter draws behind `line` as one reads."""
    reach, em = _reach(line), line.runs[0].size
    bar = Box(reach.x - _BESIDE * em, line.baseline - _ABOVE * em, reach.width + 2 * _BESIDE * em,
              (_ABOVE + _BELOW) * em)
    track = ramp(*span, (0.0, 1.0), "in-out-cubic")
    return Group(items=(Path(outline=rectangle(bar, 0.08 * em), fill=_marker(line, stage)),), box=bar,
                 moves=(Move(what="reveal", track=track, shape=stage.reading),))


def _reach(line: Glyphs) -> Box:
    """From the first letter's room to the last one's."""
    ends = [(x, x + advance) for run in line.runs for (x, _), advance in zip(run.places, run.advances, strict=True)]
    left = min(min(left for left, _ in ends), line.box.x)
    right = max(max(right for _, right in ends), line.box.right)
    return Box(left, line.box.y, right - left, line.box.height)


def _marker(line: Glyphs, stage: Stage) -> Colour:
    """The second accent, as strong as the words can bear."""
    inks = stage.pen.inks
    behind = inks.behind(line.box)
    accent = inks.named("accent-2", behind)
    if not isinstance(line.fill, Colour):
        return behind.mixed(accent, _STRENGTHS[-1])
    least = min(_LEAST, line.fill.contrast(behind))
    mixes = [behind.mixed(accent, strength) for strength in _STRENGTHS]
    return next((mix for mix in mixes if line.fill.contrast(mix) >= least), mixes[-1])
