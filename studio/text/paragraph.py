"""Turn a text into a block of set lines: prepare, shape, break, justify, place."""

from functools import lru_cache
from math import inf
from typing import NamedTuple

from studio.text.block import Block, Line, Style
from studio.text.breaks import lines, loneliness
from studio.text.cut import shortened
from studio.text.faces import Face
from studio.text.justify import Natural, justify, opened, stretch
from studio.text.leading import leading
from studio.text.place import Setting, closed, place
from studio.text.ready import Paragraph, Text, ready
from studio.values import united


def set_text(text: str, style: Style, *, size: float, width: float, max_lines: int | None = None) -> Block:
    """Set `text` at `size` px into lines of at most `width` px.

    Where it takes more than `max_lines`, words are left out and the last line ends in «…». Words wider than `width`
    are never torn: their line sticks out, `lines[n].left` and `right` say how far.
    Raises InputFault for an unknown family.
    """
    found = ready(text, style)
    cut = max_lines is not None and found.count(width / size) > max_lines
    if cut:
        found = ready(shortened(text, style, width / size, max_lines), style)
    return _block(found, float(size), float(width), cut)


@lru_cache(maxsize=256)
def _block(text: Text, size: float, width: float, cut: bool) -> Block:
    laid = _laid(text, width / size)
    placed = tuple(_placed(text, laid, number, size) for number in range(len(laid.settings)))
    ink = united([line.ink for line in placed if line.ink.width > 0])
    missing = dict.fromkeys(sign for paragraph in text.paragraphs for sign in paragraph.shaped.missing)
    return Block(placed, laid.measure * size, laid.height * size, ink, size, cut, tuple(missing))


class _Laid(NamedTuple):
    """All lines in em: filled, with their left edges, the measure, the distance of their baselines, and the height."""

    settings: list[Setting]
    lefts: list[float]
    measure: float
    leading: float
    height: float


@lru_cache(maxsize=256)
def _laid(text: Text, width: float) -> _Laid:
    """The lines of `text` in a measure of `width` em; their own widest where that is endless."""
    settings: list[Setting] = []
    for paragraph in text.paragraphs:
        settings += map(closed, _settings(paragraph, text, width))
    measure = width if width < inf else max(setting.width for setting in settings)
    lefts = [_left(setting, text.style, measure) for setting in settings]
    apart = leading(settings, lefts, text.line_height) if text.hanging else text.line_height
    return _Laid(settings, lefts, measure, apart, text.line_height + (len(settings) - 1) * apart)


def _settings(paragraph: Paragraph, text: Text, width: float) -> list[Setting]:
    """The lines of a paragraph, filled as its style says; the last one of a justified paragraph is left natural."""
    naturals = _naturals(paragraph, text, width)
    stretched = min(text.style.stretch, 1.0) if width < inf else 0.0
    settings, above = [], ()
    for number, natural in enumerate(naturals, 1):
        if text.fashion == "justified" and number < len(naturals):
            setting, above = justify(natural, width, text.body, above)
        elif stretched:
            setting = stretch(natural, natural.width + stretched * (width - natural.width), text.headline)
        else:
            setting = natural.setting()
        settings.append(setting)
    return settings


def _naturals(paragraph: Paragraph, text: Text, width: float) -> list[Natural]:
    """The lines of a paragraph at most `width` em wide, before anything is stretched."""
    naturals, first = [], 0
    for last in lines(paragraph.boxes, width, text.fashion):
        naturals.append(_natural(paragraph, text.face, first, last))
        first = last + 1
    return naturals


def _natural(paragraph: Paragraph, face: Face, first: int, last: int) -> Natural:
    """The line of boxes `first` to `last`."""
    parts, text = paragraph.boxes, paragraph.prepared.text
    start, end = parts.starts[first], parts.ends[last]
    words = list(zip(parts.starts[first : last + 1], parts.ends[first : last + 1], strict=True))
    rtl, pens = paragraph.prepared.rtl, paragraph.shaped.pens
    line = Natural(text, start, end, paragraph.shaped.within(start, end), parts.width(first, last), rtl, words, pens)
    return opened(line, face) if first > 0 and rtl else line


def _left(setting: Setting, style: Style, measure: float) -> float:
    """The left edge of a line in em."""
    align = style.align
    if align in ("start", "justify"):
        align = "right" if setting.rtl else "left"
    slack = measure - setting.width
    return {"left": 0.0, "center": slack / 2, "right": slack}[align]


def _placed(text: Text, laid: _Laid, number: int, size: float) -> Line:
    """Line `number` in px."""
    baseline = (text.first_baseline + number * laid.leading) * size
    left = laid.lefts[number] * size
    return place(laid.settings[number], file=text.face.file, size=size, left=left, baseline=baseline)


def measure(text: str, style: Style, *, size: float, width: float) -> tuple[float, float, int]:
    """The width and height in px that `set_text` would use, and the number of lines. Cheap: nothing is placed."""
    used, height, count = measured(ready(text, style), width / size)
    return used * size, height * size, count


def measured(text: Text, width: float) -> tuple[float, float, int]:
    """`measure` in em."""
    if text.hanging:
        laid = _laid(text, width)
        return max(setting.width for setting in laid.settings), laid.height, len(laid.settings)
    widest, count = 0.0, 0
    for paragraph in text.paragraphs:
        first = 0
        for last in lines(paragraph.boxes, width, text.fashion):
            widest = max(widest, paragraph.boxes.width(first, last))
            first, count = last + 1, count + 1
    return _filled(text, widest, width, count), count * text.line_height, count


def _filled(text: Text, widest: float, width: float, count: int) -> float:
    """How wide the widest line is once lines are justified or stretched."""
    justified = text.fashion == "justified" and count > len(text.paragraphs)
    share = 1.0 if justified else min(text.style.stretch, 1.0)
    return widest + share * max(0.0, width - widest) if width < inf else widest


def lone_words(text: str, style: Style, *, size: float, width: float) -> float:
    """How much it would hurt that lines of `text` hold one short word only, beside lines of more; 0 where none does.

    A line in the middle hurts less than the last one.
    """
    found = ready(text, style)
    boxes = found.paragraphs[-1].boxes
    return loneliness(boxes, lines(boxes, width / size, found.fashion))


def natural_width(text: str, style: Style, *, size: float) -> float:
    """The width in px of the widest line of `text` when only its own newlines break it."""
    return max(paragraph.width for paragraph in ready(text, style).paragraphs) * size
