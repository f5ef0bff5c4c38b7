"""Turn a Persian string into placed glyphs, straight through HarfBuzz: paint's tests know nothing of studio.text."""

from functools import cache

import uharfbuzz as hb

from studio import resources
from studio.scene import Fill, GlyphRun, Glyphs, Shadow, Stroke
from studio.values import BLACK, Box

VAZIRMATN = str(resources.fonts() / "vazirmatn" / "Vazirmatn-Regular.ttf")


@cache
def _font(file: str) -> tuple[hb.Font, int]:
    face = hb.Face(hb.Blob.from_file_path(file))
    return hb.Font(face), face.upem


def shaped(text: str, size: float, x: float, baseline: float, file: str = VAZIRMATN) -> GlyphRun:
    """`text` (one direction) as a run whose left end stands at (x, baseline)."""
    font, upem = _font(file)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    k, pen, places, advances = size / upem, x, [], []
    for position in buffer.glyph_positions:
        places.append((pen + position.x_offset * k, baseline - position.y_offset * k))
        advances.append(position.x_advance * k)
        pen += position.x_advance * k
    infos = buffer.glyph_infos
    return GlyphRun(
        font=file, size=size, ids=tuple(info.codepoint for info in infos), places=tuple(places),
        clusters=tuple(info.cluster for info in infos), advances=tuple(advances),
    )


def line(
    text: str, size: float, x: float = 0.0, baseline: float = 0.0, *, file: str = VAZIRMATN, fill: Fill = BLACK,
    outline: Stroke | None = None, shadow: Shadow | None = None,
) -> Glyphs:
    """A set line of `text`."""
    run = shaped(text, size, x, baseline, file)
    box = Box(x, baseline - 1.2 * size, sum(run.advances), 1.8 * size)
    return Glyphs(text=text, runs=(run,), fill=fill, box=box, baseline=baseline, outline=outline, shadow=shadow)


def width(text: str, size: float, file: str = VAZIRMATN) -> float:
    """The advance of a line in px."""
    return sum(shaped(text, size, 0, 0, file).advances)
