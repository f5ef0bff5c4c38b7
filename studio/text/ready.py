"""Turn a text and a style into paragraphs in em, good for every size and width."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from studio.text import faces, kashida
from studio.text.block import Style
from studio.text.breaks import Boxes, Fashion, boxes, filled
from studio.text.justify import Means
from studio.text.prepare import Prepared, prepare
from studio.text.shape import Shaped, shape
from studio.text.tokens import ARABIC

# In em, of Latin letters in a Nastaliq face, whose own words climb and sink through many times their room.
_LATIN_HEIGHT, _LATIN_LEAST = 1.5, 1.2
_LATIN_ABOVE, _LATIN_BELOW = 0.78, 0.26
_ARABIC = re.compile(f"[{ARABIC}۰-۹٠-٩]")


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph in em: what is drawn, its glyphs, and what its lines may be made of."""

    prepared: Prepared
    shaped: Shaped
    boxes: Boxes

    @property
    def width(self) -> float:
        """Its advance in em on one line."""
        return self.boxes.width(0, len(self.boxes.starts) - 1)


@dataclass(frozen=True, eq=False)
class Text:
    """A text in em: its paragraphs, the face they are set in, and how.

    `line_height` and `first_baseline` are in em. `hanging` faces (Nastaliq) reach out of their lines, which then need
    more room. `body` and `headline` say what may be stretched to fill a line.
    """

    paragraphs: tuple[Paragraph, ...]
    style: Style
    face: faces.Face
    line_height: float
    first_baseline: float
    hanging: bool
    fashion: Fashion
    body: Means
    headline: Means

    def count(self, width: float) -> int:
        """How many lines it takes in a width of `width` em."""
        return sum(len(filled(paragraph.boxes, width)) for paragraph in self.paragraphs)


def ready(text: str, style: Style) -> Text:
    """`text` shaped in `style`. Raises InputFault for an unknown family."""
    return _ready(text, style, faces.family(style.family))


@lru_cache(maxsize=256)
def _ready(text: str, style: Style, family: faces.Family) -> Text:
    face = faces.face(family.id, style.weight)
    height, above, below = _room(style.line_height or family.line_height, family, text)
    means = Means(face=face, style=_kashida_style(family))
    return Text(
        paragraphs=tuple(_paragraph(one, face, style.latin_scale) for one in prepare(text, style)),
        style=style,
        face=face,
        line_height=height,
        first_baseline=(height - above - below) / 2 + above,
        hanging=family.style == "nastaliq",
        fashion="even" if style.balance else "justified" if style.align == "justify" else "ragged",
        body=means,
        headline=replace(means, easy=1.0, most=1.5, usual=0.9, longest=2.5, letters=2),
    )


def _room(height: float, family: faces.Family, text: str) -> tuple[float, float, float]:
    """The height of a line, and the ink above and below its baseline, in em: a translation in a Nastaliq face needs no
    room for words that hang."""
    if family.style != "nastaliq" or _ARABIC.search(text):
        return height, family.ink_above, family.ink_below
    tight = max(_LATIN_LEAST, height * _LATIN_HEIGHT / family.line_height)
    return min(height, tight), _LATIN_ABOVE, _LATIN_BELOW


def _paragraph(prepared: Prepared, face: faces.Face, scale: float) -> Paragraph:
    found = shape(face, prepared.text, rtl=prepared.rtl, scaled=prepared.latin, scale=scale)
    return Paragraph(prepared, found, boxes(prepared, found))


def _kashida_style(family: faces.Family) -> kashida.Fashion | None:
    """Whose rules the family's kashidas follow; None where a tatweel draws nothing."""
    if not family.kashida:
        return None
    return family.style if family.style in ("naskh", "nastaliq") else "simple"
