"""Turn what a text layer says of its colours, lines, shadow and glow into the paint of its letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from studio.document.model import Gradient, PictureFill, Span, Text
from studio.layout.inks import readable_on
from studio.layout.lettering.words import SetWords
from studio.layout.pen import Pen
from studio.scene import Fill, Glyphs, LetterFill, Outline, Picture, Shadow, Stroke
from studio.text import Line
from studio.text.marked import clusters
from studio.values import CLEAR, Box, Colour


@dataclass(frozen=True, kw_only=True)
class Look:
    """The paint of letters. `picture` shows through them; their `fill` is then clear. The `stroke` stands `at` "behind"
    the letters, "over" them or "inside" their edge; the `glow` begins `spread` px outside it."""

    fill: Fill
    stroke: Stroke | None
    at: str
    shadow: Shadow | None
    glow: Shadow | None
    spread: float
    picture: PictureFill | None

    @property
    def reach(self) -> float:
        """How far the line round the letters reaches out of their ink, in px."""
        return self.stroke.width / 2 if self.stroke and self.at != "inside" else 0.0

    def casts(self) -> Iterator[tuple[Shadow, Stroke | None]]:
        """The glow and the shadow, each with the clear line that makes letters as wide as what casts it."""
        for shadow, spread in ((self.glow, self.spread), (self.shadow, 0.0)):
            if shadow is not None:
                width = 2 * (spread + self.reach)
                yield shadow, Stroke(fill=CLEAR, width=width) if width else None


def look_of(made: SetWords, pen: Pen) -> Look:
    """The paint of the letters of `made`. From here on its highlight counts as what lies behind them."""
    layer = made.layer
    if layer.highlight:
        pen.inks.laid(made.box, pen.inks.named(layer.highlight, pen.inks.behind(made.box)))
    fill = letter_fill(made, pen)
    stroke, at = _stroke(layer, fill, made.box, pen)
    glow = layer.glow
    picture = layer.fill if isinstance(layer.fill, PictureFill) and layer.fill.source else None
    return Look(
        fill=CLEAR if picture else fill, stroke=stroke, at=at, shadow=pen.shadow(layer.shadow),
        glow=Shadow(blur=pen.setting.px(glow.blur), colour=pen.inks.named(glow.colour).faded(glow.opacity))
        if glow else None,
        spread=pen.setting.px(glow.spread) if glow else 0.0, picture=picture,
    )


def letter_fill(made: SetWords, pen: Pen) -> Fill:
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


def _colour(word: str, made: SetWords, pen: Pen) -> Colour:
    """The colour `word` as letters of the text can be read in it."""
    size, line = made.size / pen.reference, _line_beside(made, pen)
    if line is None:
        return pen.inks.words(word, made.ink, size, _name_of(made.layer))
    return readable_on(pen.inks.named(word, pen.inks.behind(made.box)), line, size)


def _line_beside(made: SetWords, pen: Pen) -> Colour | None:
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


def glyphs_of(line: Line, source: Sequence[int], made: SetWords, look: Look, pen: Pen) -> Glyphs:
    """A line of `made` as an item in `look`, without shadows; `source` says where its letters were typed."""
    return Glyphs(
        text=line.text, runs=line.runs, fill=look.fill, outline=look.stroke, outline_at=look.at, rtl=line.rtl,
        letters=_letter_fills(line, source, made, pen), box=line.ink.grown(look.reach), baseline=line.baseline,
    )


def _letter_fills(line: Line, source: Sequence[int], made: SetWords, pen: Pen) -> tuple[LetterFill, ...]:
    """The colours of the spans on this line."""
    return tuple(
        LetterFill(start=part.start, end=part.stop, fill=colour)
        for span in made.layer.spans if (colour := _span_colour(span, made, pen)) is not None
        for part in clusters(line, source, span.start, span.end))


def _name_of(layer: Text) -> str:
    return layer.id or layer.slot or "text"


def _span_colour(span: Span, made: SetWords, pen: Pen) -> Colour | None:
    """The colour of a span's letters, readable on its highlight; None for that of the text."""
    behind = pen.inks.named(span.highlight, pen.inks.behind(made.box)) if span.highlight else None
    if not span.colour and behind is None:
        return None
    word = span.colour or made.layer.colour or pen.setting.type_of(made.layer).colour
    if behind is None:
        return _colour(word, made, pen)
    return readable_on(pen.inks.named(word, behind), behind, made.size / pen.reference)


def seen_through(outline: Outline, picture: PictureFill, box: Box) -> Picture:
    """The part of `picture` that fills `box`, seen through `outline`."""
    shape = box.width / max(box.height, 1e-6)
    width, height = (1.0, picture.aspect / shape) if shape > picture.aspect else (shape / picture.aspect, 1.0)
    x = min(max(picture.focus[0] - width / 2, 0.0), 1.0 - width)
    y = min(max(picture.focus[1] - height / 2, 0.0), 1.0 - height)
    return Picture(source=picture.source, box=box, crop=Box(x, y, width, height), clip=outline)
