"""Turn the words of a text layer into scene items: the letters with their effects, bars behind and lines under them.

From back to front: highlights, glow, shadow, underlines, letters. Shadows and glows are those of all lines together, so
none falls on the letters of a line above. On a curve everything is made straight first and then bent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from studio.document.model import Gradient, PictureFill, Span, Text
from studio.document.model import Line as Pencil
from studio.layout.curved import bent_letters, guide_of, moved, one_line, shifted
from studio.layout.flow import Placed
from studio.layout.inks import readable_on
from studio.layout.pen import Pen
from studio.layout.words import HIGHLIGHT, edge_of, stroke_reach, text_of, upright
from studio.scene import (
    Fill,
    GlyphRun,
    Glyphs,
    Group,
    Item,
    LetterFill,
    Outline,
    Path,
    Picture,
    Shadow,
    Stroke,
    by_fill,
    rectangle,
)
from studio.text import Block, Line, set_text
from studio.text.curve import bent
from studio.text.marked import Stretch, clusters, stretches
from studio.text.outline import box_of, letters, united
from studio.text.pairing import sources
from studio.text.underline import Edge, edges_of, free
from studio.values import CLEAR, Box, Colour
from studio.values import united as around

# Where an underline may stand, in em below the baseline: as near as it can while most of it keeps clear of dots.
_PLACES = tuple(0.13 + 0.035 * step for step in range(20))
_NEARLY = 0.9  # of the longest: an underline that keeps this much is not moved further down
_MARGIN = 0.035  # em at least between an underline and ink
_CORNER = 0.2  # em: radius of a highlight
_FAR = 0.08  # em: letters that leave their line by more are brought back into the measure
_NEIGHBOUR = 0.07  # em: how far a highlight of some words may reach towards others
_FULL = 0.94  # of the distance of baselines: how high a highlight may be


@dataclass(frozen=True, kw_only=True, slots=True)
class _Bar:
    """A shape in one colour behind letters."""

    outline: Outline
    fill: Fill


@dataclass(frozen=True, kw_only=True)
class _Set:
    """The words of a layer set straight, on the page: what all effects are made of."""

    layer: Text
    said: str
    size: float
    lines: tuple[Line, ...]
    below: float  # px from the last baseline to the end of the text's room
    box: Box

    @property
    def ink(self) -> Box:
        """The ink of all lines."""
        return around([line.ink for line in self.lines if line.ink.width > 0])


def lettering(placed: Placed, pen: Pen) -> tuple[Block, tuple[Item, ...]]:
    """The set words of a text layer and its items from back to front."""
    layer, words = placed.layer, placed.words
    style, edge = pen.setting.style(layer), edge_of(layer, pen.setting)
    box = _turned(layer, placed.box)
    if layer.curve:
        line = one_line(text_of(layer), style, words.size)
        made = _Set(layer=layer, said=text_of(layer), size=words.size, lines=(line,), below=words.size, box=box)
        block = set_text(text_of(layer), style, size=words.size, width=1e6)
        return block, tuple(_bent_items(made, _look(made, pen), pen))
    inner = max(box.width - 2 * edge, 1.0)
    most = words.shown if words.shown < words.lines else None
    block = set_text(text_of(layer), style, size=words.size, width=inner, max_lines=most)
    x = box.x + edge + _inwards(block, inner)
    lines = tuple(_known_at(line, x, box.y + edge, pen) for line in block.lines)
    made = _Set(layer=layer, said=text_of(layer), size=words.size, lines=lines,
                below=block.height - block.lines[-1].baseline, box=box)
    return block, tuple(_items(made, _look(made, pen), pen))


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


# ---------------------------------------------------------------- how the letters look


@dataclass(frozen=True, kw_only=True)
class _Look:
    """The paint of letters. `picture` shows through them; their `fill` is then clear."""

    fill: Fill
    stroke: Stroke | None
    at: str
    shadow: Shadow | None
    glow: Shadow | None
    spread: float
    picture: PictureFill | None


def _look(made: _Set, pen: Pen) -> _Look:
    layer = made.layer
    if layer.highlight:
        pen.inks.laid(made.box, pen.inks.named(layer.highlight, pen.inks.behind(made.box)))
    fill = _fill(made, pen)
    stroke, at = _stroke(layer, fill, made.box, pen)
    glow = layer.glow
    picture = layer.fill if isinstance(layer.fill, PictureFill) and layer.fill.source else None
    return _Look(
        fill=CLEAR if picture else fill, stroke=stroke, at=at, shadow=pen.shadow(layer.shadow),
        glow=Shadow(blur=pen.setting.px(glow.blur), colour=pen.inks.named(glow.colour).faded(glow.opacity))
        if glow else None,
        spread=pen.setting.px(glow.spread) if glow else 0.0, picture=picture,
    )


def _fill(made: _Set, pen: Pen) -> Fill:
    """The fill of the letters; every colour of it can be read on what lies behind. A gradient runs over their ink."""
    layer, size = made.layer, made.size / pen.reference
    word = layer.colour or pen.setting.type_of(layer).colour
    if word == "none":
        return CLEAR
    if not isinstance(layer.fill, Gradient):
        return _colour(word, made, pen)
    blend = pen.inks.fill(layer.fill, made.ink)
    behind = _line_beside(made, pen) or pen.inks.behind(made.box)
    stops = tuple(replace(stop, colour=readable_on(stop.colour, behind, size)) for stop in blend.stops)
    return replace(blend, stops=stops)


def _colour(word: str, made: _Set, pen: Pen) -> Colour:
    """The colour `word` as letters of the text can be read in it."""
    size, line = made.size / pen.reference, _line_beside(made, pen)
    if line is None:
        return pen.inks.words(word, made.ink, size, _name_of(made.layer))
    return readable_on(pen.inks.named(word, pen.inks.behind(made.box)), line, size)


def _line_beside(made: _Set, pen: Pen) -> Colour | None:
    """The colour of the line outside the letters, which is then what they are read against; None without one."""
    pencil = made.layer.outline
    if pencil is None or made.layer.outline_at == "inside" or not pencil.width:
        return None
    return pen.inks.named(pencil.colour, pen.inks.behind(made.box))


def _stroke(layer: Text, fill: Fill, box: Box, pen: Pen) -> tuple[Stroke | None, str]:
    """The line round the letters as a stroke centred on their edge, and where it is painted."""
    stroke = pen.stroke(layer.outline, box)
    if stroke is None:
        return None, "behind"
    if layer.outline_at == "centre" or (layer.outline_at == "outside" and fill == CLEAR):
        return stroke, "over"
    twice = replace(stroke, width=2 * stroke.width)
    return twice, "behind" if layer.outline_at == "outside" else "inside"


# ---------------------------------------------------------------- straight


def _items(made: _Set, look: _Look, pen: Pen) -> Iterator[Item]:
    found = _sources(made)
    lines = [_glyphs(line, source, made, look, pen) for line, source in zip(made.lines, found, strict=True)]
    yield from (Path(outline=bar.outline, fill=bar.fill) for bar in _highlights(made, found, pen))
    own = len(lines) == 1 and not look.glow and not look.picture
    if not own:
        yield from _cast(lines, look)
    yield from (Path(outline=bar.outline, fill=bar.fill, shadow=look.shadow) for bar in _underlines(made, found, pen))
    if look.picture:
        yield _window([run for line in lines for run in by_fill(line)[-1][1]], look.picture, made.ink)
    yield from (replace(line, shadow=look.shadow) if own else line for line in lines)


def _sources(made: _Set) -> list[list[int]]:
    """For each letter drawn the place where it was typed, for those who ask: spans and bars."""
    layer = made.layer
    if not (layer.spans or layer.underline or layer.highlight):
        return [[] for _ in made.lines]
    return sources([line.text for line in made.lines], made.said)


def _glyphs(line: Line, source: Sequence[int], made: _Set, look: _Look, pen: Pen) -> Glyphs:
    return Glyphs(
        text=line.text, runs=line.runs, fill=look.fill, outline=look.stroke, outline_at=look.at, rtl=line.rtl,
        letters=_letter_fills(line, source, made, pen), box=line.ink.grown(_reach(look)), baseline=line.baseline,
    )


def _reach(look: _Look) -> float:
    """How far the line round the letters reaches out of their ink, in px."""
    return look.stroke.width / 2 if look.stroke and look.at != "inside" else 0.0


def _letter_fills(line: Line, source: Sequence[int], made: _Set, pen: Pen) -> tuple[LetterFill, ...]:
    """The colours of the spans on this line."""
    return tuple(
        LetterFill(start=part.start, end=part.stop, fill=colour)
        for span in made.layer.spans if (colour := _span_colour(span, made, pen)) is not None
        for part in clusters(line, source, span.start, span.end))


def _name_of(layer: Text) -> str:
    return layer.id or layer.slot or "text"


def _span_colour(span: Span, made: _Set, pen: Pen) -> Colour | None:
    """The colour of a span's letters, readable on its highlight; None for that of the text."""
    behind = pen.inks.named(span.highlight, pen.inks.behind(made.box)) if span.highlight else None
    if not span.colour and behind is None:
        return None
    word = span.colour or made.layer.colour or pen.setting.type_of(made.layer).colour
    if behind is None:
        return _colour(word, made, pen)
    return readable_on(pen.inks.named(word, behind), behind, made.size / pen.reference)


def _cast(lines: Sequence[Glyphs], look: _Look) -> Iterator[Glyphs]:
    """The glow and the shadow of all lines as one shape: clear words, of which nothing else is seen or read."""
    runs = tuple(replace(run, clusters=(0,) * len(run.ids)) for line in lines for run in line.runs)
    box = around([line.box for line in lines])
    for shadow, spread in ((look.glow, look.spread), (look.shadow, 0.0)):
        if shadow is not None:
            width = 2 * (spread + _reach(look))
            yield Glyphs(text="", runs=runs, fill=CLEAR, box=box, baseline=lines[0].baseline, shadow=shadow,
                         outline=Stroke(fill=CLEAR, width=width) if width else None)


def _window(runs: Sequence, picture: PictureFill, box: Box) -> Picture:
    """The picture behind the letters of `runs`, filling `box`."""
    return _seen_through(letters(runs), picture, box)


def _seen_through(outline: Outline, picture: PictureFill, box: Box) -> Picture:
    shape = box.width / max(box.height, 1e-6)
    width, height = (1.0, picture.aspect / shape) if shape > picture.aspect else (shape / picture.aspect, 1.0)
    x = min(max(picture.focus[0] - width / 2, 0.0), 1.0 - width)
    y = min(max(picture.focus[1] - height / 2, 0.0), 1.0 - height)
    return Picture(source=picture.source, box=box, crop=Box(x, y, width, height), clip=outline)


# ---------------------------------------------------------------- bars behind, lines under


def _stretches(made: _Set, found: Sequence[Sequence[int]], span: Span | None) -> list[list[Stretch]]:
    """Where the letters of a span, or of the whole text, stand on each line."""
    start, end = _ends(made, span)
    return [stretches(line, source, start, end) for line, source in zip(made.lines, found, strict=True)]


def _ends(made: _Set, span: Span | None) -> tuple[int, int]:
    return (span.start, span.end) if span else (0, len(made.said) + 1)


def _highlights(made: _Set, found: Sequence[Sequence[int]], pen: Pen) -> Iterator[_Bar]:
    marks = [(made.layer.highlight, None), *((span.highlight, span) for span in made.layer.spans)]
    for word, span in marks:
        if word:
            colour = pen.inks.named(word, pen.inks.behind(made.box))
            pad = pen.setting.px(HIGHLIGHT)
            pad = min(pad, _NEIGHBOUR * made.size) if span else pad
            yield from (_Bar(outline=rectangle(bar, _CORNER * made.size), fill=colour)
                        for bar in _behind(made, found, span, pad))


def _behind(made: _Set, found: Sequence[Sequence[int]], span: Span | None, pad: float) -> Iterator[Box]:
    """The bars behind the letters of a span, `pad` px wider than they or their ink, which in Nastaliq leaves them."""
    above, below = _heights(made)
    for line, source, parts in zip(made.lines, found, _stretches(made, found, span), strict=True):
        ink = _ink_of(line, source, _ends(made, span))
        for part in parts:
            left, right = (min(part.left, ink.x), max(part.right, ink.right)) if len(parts) == 1 else part
            yield Box(left - pad, line.baseline - above, right - left + 2 * pad, above + below)


def _ink_of(line: Line, source: Sequence[int], ends: tuple[int, int]) -> Box:
    """The ink of the letters typed between two places."""
    fills = tuple(LetterFill(start=part.start, end=part.stop, fill=CLEAR) for part in clusters(line, source, *ends))
    whole = Glyphs(text=line.text, runs=line.runs, fill=CLEAR, letters=fills, box=line.ink, baseline=line.baseline)
    return box_of(letters([run for _, runs in by_fill(whole)[:-1] for run in runs]))


def _heights(made: _Set) -> tuple[float, float]:
    """How far highlights reach above and below the baselines: round all ink, if the lines leave room for it."""
    above = max(line.baseline - line.ink.y for line in made.lines) + 0.1 * made.size
    below = max(line.ink.bottom - line.baseline for line in made.lines) + 0.06 * made.size
    if len(made.lines) < 2:
        return above, below
    share = min(1.0, _FULL * (made.lines[1].baseline - made.lines[0].baseline) / (above + below))
    return above * share, below * share


def _underlines(made: _Set, found: Sequence[Sequence[int]], pen: Pen) -> Iterator[_Bar]:
    marks = [(made.layer.underline, None), *((span.underline, span) for span in made.layer.spans)]
    wanted = [(pencil, _stretches(made, found, span)) for pencil, span in marks if pencil]
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
    made: _Set, parts: list[list[Stretch]], edges: list[list[Edge]], pencil: Pencil, pen: Pen, reach: float
) -> Iterator[_Bar]:
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
        yield _Bar(outline=rectangle(Box(left, top, right - left, thick), thick / 2), fill=colour)


# ---------------------------------------------------------------- along a curve


def _bent_items(made: _Set, look: _Look, pen: Pen) -> Iterator[Item]:
    line = made.lines[0]
    source = _sources(made)
    bend = _Bending(made)
    whole = bend.letters(line.runs)
    box = box_of(whole)
    if not isinstance(look.fill, Colour):
        ink = replace(made, lines=(replace(line, ink=box),))
        look = replace(look, fill=_fill(ink, pen))
    glyphs = _glyphs(line, source[0], made, look, pen)
    yield from (Path(outline=bend.bar(bar.outline), fill=bar.fill) for bar in _highlights(made, source, pen))
    yield from _bent_cast(whole, look)
    yield from (Path(outline=bend.bar(bar.outline), fill=bar.fill) for bar in _underlines(made, source, pen))
    if look.stroke and look.at == "behind":
        yield Path(outline=whole, stroke=look.stroke)
    for fill, runs in by_fill(glyphs)[::-1]:
        shape = bend.letters(runs)
        if shape and look.picture and fill == CLEAR:
            yield _seen_through(shape, look.picture, box)
        elif shape and fill != CLEAR:
            yield Path(outline=shape, fill=fill)
    if look.stroke and look.at != "behind":
        yield _line_over(whole, look)
    yield _for_readers(line, box.grown(_reach(look)))


class _Bending:
    """The way from the straight line, which starts at x = 0 on the baseline y = 0, to its place on the page."""

    def __init__(self, made: _Set) -> None:
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


def _bent_cast(outline: Outline, look: _Look) -> Iterator[Path]:
    for shadow, spread in ((look.glow, look.spread), (look.shadow, 0.0)):
        if shadow is not None:
            width = 2 * (spread + _reach(look))
            yield Path(outline=outline, fill=CLEAR, shadow=shadow,
                       stroke=Stroke(fill=CLEAR, width=width) if width else None)


def _line_over(outline: Outline, look: _Look) -> Item:
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
