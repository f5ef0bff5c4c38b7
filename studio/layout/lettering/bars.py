"""Turn highlights and underlines into paths: bars behind letters, and lines under them that keep clear of ink."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from studio.document.model import Line as Pencil
from studio.document.model import Span
from studio.layout.lettering.words import SetWords
from studio.layout.pen import Pen
from studio.layout.words import HIGHLIGHT, stroke_reach
from studio.scene import GlyphRun, Glyphs, LetterFill, Path, by_fill, rectangle
from studio.text import Line
from studio.text.marked import Stretch, clusters, stretches
from studio.text.outline import box_of, letters
from studio.text.underline import Edge, edges_of, free
from studio.values import CLEAR, Box

# Where an underline may stand, in em below the baseline: as near as it can while most of it keeps clear of dots.
_PLACES = tuple(0.13 + 0.035 * step for step in range(20))
_NEARLY = 0.9  # of the longest: an underline that keeps this much is not moved further down
_MARGIN = 0.035  # em at least between an underline and ink
_CORNER = 0.2  # em: radius of a highlight
_NEIGHBOUR = 0.07  # em: how far a highlight of some words may reach towards others
_FULL = 0.94  # of the distance of baselines: how high a highlight may be


def _stretches(made: SetWords, span: Span | None) -> list[list[Stretch]]:
    """Where the letters of a span, or of the whole text, stand on each line."""
    start, end = _ends(made, span)
    return [stretches(line, source, start, end) for line, source in zip(made.lines, made.sources, strict=True)]


def _ends(made: SetWords, span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (0, len(made.said) + 1)


def highlights(made: SetWords, pen: Pen) -> Iterator[Path]:
    """The bars of colour behind the text and behind its spans."""
    marks = [(made.layer.highlight, None), *((span.highlight, span) for span in made.layer.spans)]
    for word, span in marks:
        if word:
            colour = pen.inks.named(word, pen.inks.behind(made.box))
            pad = pen.setting.px(HIGHLIGHT)
            pad = min(pad, _NEIGHBOUR * made.size) if span else pad
            bars = _behind(made, span, pad)
            yield from (Path(outline=rectangle(bar, _CORNER * made.size), fill=colour) for bar in bars)


def _behind(made: SetWords, span: Span | None, pad: float) -> Iterator[Box]:
    """The bars behind the letters of a span, `pad` px wider than they or their ink, which in Nastaliq leaves them."""
    above, below = _heights(made)
    for line, source, parts in zip(made.lines, made.sources, _stretches(made, span), strict=True):
        ink = _ink_of(line, source, _ends(made, span))
        for part in parts:
            left, right = (min(part.left, ink.x), max(part.right, ink.right)) if len(parts) == 1 else part
            yield Box(left - pad, line.baseline - above, right - left + 2 * pad, above + below)


def _ink_of(line: Line, source: Sequence[int], ends: tuple[int, int]) -> Box:
    """The ink of the letters typed between two places."""
    fills = tuple(LetterFill(start=part.start, end=part.stop, fill=CLEAR) for part in clusters(line, source, *ends))
    whole = Glyphs(text=line.text, runs=line.runs, fill=CLEAR, letters=fills, box=line.ink, baseline=line.baseline)
    return box_of(letters([run for _, runs in by_fill(whole)[:-1] for run in runs]))


def _heights(made: SetWords) -> tuple[float, float]:
    """How far highlights reach above and below the baselines: round all ink, if the lines leave room for it."""
    above = max(line.baseline - line.ink.y for line in made.lines) + 0.1 * made.size
    below = max(line.ink.bottom - line.baseline for line in made.lines) + 0.06 * made.size
    if len(made.lines) < 2:
        return above, below
    share = min(1.0, _FULL * (made.lines[1].baseline - made.lines[0].baseline) / (above + below))
    return above * share, below * share


def underlines(made: SetWords, pen: Pen) -> Iterator[Path]:
    """The lines under the text and under its spans, interrupted where they would touch ink."""
    marks = [(made.layer.underline, None), *((span.underline, span) for span in made.layer.spans)]
    wanted = [(pencil, _stretches(made, span)) for pencil, span in marks if pencil]
    if not wanted:
        return
    edges = [_edges(line.runs) for line in made.lines]
    reach = stroke_reach(made.layer, pen.setting)
    for pencil, parts in wanted:
        yield from _underline(made, parts, edges, pencil, pen, reach)


@lru_cache(maxsize=64)
def _edges(runs: tuple[GlyphRun, ...]) -> list[Edge]:
    return edges_of(letters(runs))


def _underline(
    made: SetWords, parts: list[list[Stretch]], edges: list[list[Edge]], pencil: Pencil, pen: Pen, reach: float
) -> Iterator[Path]:
    """One underline on all lines, at the same distance from each baseline."""
    thick = pen.setting.px(pencil.width)
    margin = max(thick, _MARGIN * made.size) + reach

    def lines_at(place: float) -> list[tuple[float, float, float]]:
        found = []
        for number, (line, spans) in enumerate(zip(made.lines, parts, strict=True)):
            top = line.baseline + place * made.size
            near = [edge for row in edges[max(0, number - 1) : number + 2] for edge in row]
            found += [(left, right, top) for left, right in
                      free(spans, near, (top, top + thick), margin=margin, least=2.5 * thick)]
        return found

    room = max(_PLACES[0], (made.below - thick) / made.size)
    tried = [lines_at(place) for place in _PLACES if place <= room]
    lengths = [sum(right - left for left, right, _ in lines) for lines in tried]
    best = next(lines for lines, length in zip(tried, lengths, strict=True) if length >= _NEARLY * max(lengths))
    colour = pen.inks.named(pencil.colour, pen.inks.behind(made.box))
    for left, right, top in best:
        yield Path(outline=rectangle(Box(left, top, right - left, thick), thick / 2), fill=colour)
