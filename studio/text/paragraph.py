"""Turn a text into a block of set lines: prepare, shape, break, justify, place."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from studio.text import faces, kashida
from studio.text.block import Block, Line, Style
from studio.text.breaks import Boxes, Fashion, boxes, filled, lines
from studio.text.justify import Means, Natural, justify, stretch
from studio.text.place import Setting, place
from studio.text.prepare import Prepared, prepare
from studio.text.shape import Shaped, shape
from studio.values import united

_ELLIPSIS = "…"
_TRIALS = 12  # halvings of the range of sizes: 1/4000 of it is left


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph in em, good for every size and width."""

    prepared: Prepared
    shaped: Shaped
    boxes: Boxes

    @property
    def width(self) -> float:
        """Its advance in em on one line."""
        return self.boxes.width(0, len(self.boxes.starts) - 1)


@dataclass(frozen=True, eq=False)
class Text:
    """A text in em: its paragraphs, the face they are set in, and the line height and first baseline in em."""

    paragraphs: tuple[Paragraph, ...]
    face: faces.Face
    line_height: float
    first_baseline: float
    fashion: Fashion
    body: Means
    headline: Means


def shaped(text: str, style: Style) -> Text:
    """`text` shaped in `style`. Raises InputFault for an unknown family."""
    return _shaped(text, style, faces.family(style.family))


@lru_cache(maxsize=256)
def _shaped(text: str, style: Style, family: faces.Family) -> Text:
    face = faces.face(family.id, style.weight)
    height = style.line_height or family.line_height
    baseline = (height - family.ink_above - family.ink_below) / 2 + family.ink_above
    fashion: Fashion = "even" if style.balance else "justified" if style.align == "justify" else "ragged"
    paragraphs = tuple(_paragraph(one, face, style.latin_scale) for one in prepare(text, style))
    means = Means(face=face, style=_kashida_style(family))
    headline = replace(means, easy=1.0, most=1.5, usual=0.9, longest=2.5, letters=2)
    return Text(paragraphs, face, height, baseline, fashion, means, headline)


def _kashida_style(family: faces.Family) -> kashida.Fashion | None:
    """Whose rules the family's kashidas follow; None where a tatweel draws nothing."""
    if not family.kashida:
        return None
    return family.style if family.style in ("naskh", "nastaliq") else "simple"


def _paragraph(prepared: Prepared, face: faces.Face, scale: float) -> Paragraph:
    found = shape(face, prepared.text, rtl=prepared.rtl, scaled=prepared.latin, scale=scale)
    return Paragraph(prepared, found, boxes(prepared, found))


def set_text(text: str, style: Style, *, size: float, width: float, max_lines: int | None = None) -> Block:
    """Set `text` at `size` px into lines of at most `width` px.

    Where it takes more than `max_lines`, words are left out and the last line ends in «…». Words wider than `width`
    are never torn: their line sticks out, `lines[n].left` and `right` say how far.
    Raises InputFault for an unknown family.
    """
    return _set(shaped(text, style), text, style, (float(size), float(width)), max_lines)


@lru_cache(maxsize=256)
def _set(found: Text, text: str, style: Style, room: tuple[float, float], max_lines: int | None) -> Block:
    size, width = room
    cut = max_lines is not None and _count(found, width / size) > max_lines
    if cut:
        found = shaped(_shortened(text, style, width / size, max_lines), style)
    settings: list[Setting] = []
    for paragraph in found.paragraphs:
        settings += _settings(paragraph, found, width / size, style.stretch)
    measure = width if width < inf else max(setting.width for setting in settings) * size
    placed = tuple(
        _placed(setting, found, style, size, measure, number) for number, setting in enumerate(settings)
    )
    ink = united([line.ink for line in placed if line.ink.width > 0])
    missing = dict.fromkeys(sign for paragraph in found.paragraphs for sign in paragraph.shaped.missing)
    return Block(placed, measure, len(placed) * found.line_height * size, ink, size, cut, tuple(missing))


def _naturals(paragraph: Paragraph, text: Text, width: float) -> list[Natural]:
    """The lines of a paragraph at most `width` em wide, before anything is stretched."""
    parts = paragraph.boxes
    naturals, first = [], 0
    for last in lines(parts, width, text.fashion):
        naturals.append(_natural(paragraph, first, last))
        first = last + 1
    return naturals


def _natural(paragraph: Paragraph, first: int, last: int) -> Natural:
    """The line of boxes `first` to `last`."""
    parts, text = paragraph.boxes, paragraph.prepared.text
    start, end = parts.starts[first], parts.ends[last]
    forms = paragraph.shaped.within(start, end)
    words = list(zip(parts.starts[first : last + 1], parts.ends[first : last + 1], strict=True))
    width, rtl, pens = parts.width(first, last), paragraph.prepared.rtl, paragraph.shaped.pens
    return Natural(text, start, end, forms, width, rtl, words, pens)


def _settings(paragraph: Paragraph, text: Text, width: float, stretched: float) -> list[Setting]:
    """The lines of a paragraph, filled as its style says; the last one of a justified paragraph is left natural."""
    naturals = _naturals(paragraph, text, width)
    settings, above = [], ()
    for number, natural in enumerate(naturals, 1):
        if text.fashion == "justified" and number < len(naturals):
            setting, above = justify(natural, width, text.body, above)
        elif stretched and width < inf:
            aim = natural.width + min(stretched, 1.0) * (width - natural.width)
            setting = stretch(natural, aim, text.headline)
        else:
            setting = natural.setting()
        settings.append(setting)
    return settings


def _placed(setting: Setting, text: Text, style: Style, size: float, measure: float, number: int) -> Line:
    align = style.align
    if align in ("start", "justify"):
        align = "right" if setting.rtl else "left"
    slack = measure - setting.width * size
    left = {"left": 0.0, "center": slack / 2, "right": slack}[align]
    baseline = (number * text.line_height + text.first_baseline) * size
    return place(setting, file=text.face.file, size=size, left=left, baseline=baseline)


def _count(text: Text, width: float) -> int:
    """How many lines `text` takes in a width of `width` em."""
    return sum(len(filled(paragraph.boxes, width)) for paragraph in text.paragraphs)


def measure(text: str, style: Style, *, size: float, width: float) -> tuple[float, float, int]:
    """The width and height in px that `set_text` would use, and the number of lines. Cheap: nothing is placed."""
    found = shaped(text, style)
    widest, count = 0.0, 0
    for paragraph in found.paragraphs:
        first = 0
        for last in lines(paragraph.boxes, width / size, found.fashion):
            widest = max(widest, paragraph.boxes.width(first, last))
            first, count = last + 1, count + 1
    filling = 1.0 if found.fashion == "justified" and count > len(found.paragraphs) else min(style.stretch, 1.0)
    if filling and width < inf:
        return widest * size + filling * max(0.0, width - widest * size), count * found.line_height * size, count
    return widest * size, count * found.line_height * size, count


def natural_width(text: str, style: Style, *, size: float) -> float:
    """The width in px of the widest line of `text` when only its own newlines break it."""
    return max(paragraph.width for paragraph in shaped(text, style).paragraphs) * size


def fit(  # noqa: PLR0913 - a box and a range are two numbers each
    text: str, style: Style, *, width: float, height: float, smallest: float, largest: float,
    max_lines: int | None = None,
) -> Block:
    """Set `text` as large as fits a box of `width` x `height` px, between `smallest` and `largest` px.

    Where even the smallest does not fit, that size is taken and words are left out.
    """
    size, fits = _largest(shaped(text, style), (width, height), (smallest, largest), max_lines)
    if fits:
        return set_text(text, style, size=size, width=width, max_lines=max_lines)
    line = shaped(text, style).line_height * size
    room = max(1, int(height / line + 1e-6))
    return set_text(text, style, size=size, width=width, max_lines=min(room, max_lines or room))


def _largest(
    text: Text, box: tuple[float, float], sizes: tuple[float, float], max_lines: int | None
) -> tuple[float, bool]:
    """The largest of `sizes` (from, to) at which `text` fits `box`, and whether it does."""
    low, high = sizes
    if _fits(text, box, high, max_lines):
        return high, True
    if not _fits(text, box, low, max_lines):
        return low, False
    for _ in range(_TRIALS):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(text, box, middle, max_lines) else (low, middle)
    return low, True


def _fits(text: Text, box: tuple[float, float], size: float, max_lines: int | None) -> bool:
    width, height = box
    widest = max(paragraph.boxes.widest for paragraph in text.paragraphs)
    if widest * size > width + 1e-6:
        return False
    count = _count(text, width / size)
    return count * text.line_height * size <= height + 1e-6 and (max_lines is None or count <= max_lines)


def _shortened(text: str, style: Style, width: float, max_lines: int) -> str:
    """As many words of `text` as fill `max_lines` lines of `width` em together with an ellipsis; at least one."""
    ends = [n for n in range(1, len(text)) if text[n].isspace() and not text[n - 1].isspace()]
    if not ends:
        return text

    def fits(number: int) -> bool:
        return _count(shaped(_cut(text, ends[number]), style), width) <= max_lines

    number = min(bisect_left(ends, len(text) * _share(shaped(text, style), width, max_lines)), len(ends) - 1)
    while number > 0 and not fits(number):
        number -= 1
    while number + 1 < len(ends) and fits(number + 1):
        number += 1
    return _cut(text, ends[number])


def _share(text: Text, width: float, max_lines: int) -> float:
    """About how much of `text` (0–1) goes on its first `max_lines` lines."""
    whole = sum(len(paragraph.prepared.text) for paragraph in text.paragraphs)
    room, taken = max_lines, 0
    for paragraph in text.paragraphs:
        lasts = filled(paragraph.boxes, width)[:room]
        taken += paragraph.boxes.ends[lasts[-1]] if lasts else 0
        room -= len(lasts)
    return taken / max(1, whole)


def _cut(text: str, end: int) -> str:
    """`text` up to `end`, without punctuation that the ellipsis replaces."""
    return text[:end].rstrip(" \n\u200c،؛:,;.-–—([«") + _ELLIPSIS
