"""Turn the words of a page into problems: too small for a phone, left alone on a line, of many fonts, too many, or with
a weekday that is not that of the date beside it."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePath

from studio.document.model import Document, Text, layers_of
from studio.errors import Problem
from studio.layout.setting import REFERENCE
from studio.review.seen import Line, Seen
from studio.text.dates import day_problems

# Captions are at least 2.2 % of the short side (VISUAL, "Rules of the page"): 1.1 mm of a picture 5 cm wide on a phone.
LEAST_UNITS = 0.022 * 1080
_SLACK = 0.5
_MOST_FONTS = 2
_MOST_WORDS = 120  # on a page of 1080 x 1350, read in 40 seconds
_LONE = 0.3  # of the widest line: a last word shorter than this looks forgotten


def small_lines(page: Seen) -> Iterator[Problem]:
    """Layers with words too small to be read on a phone."""
    small = {line.layer: line.size for line in page.lines if line.size / page.unit < _least(line) - _SLACK}
    for where, size in small.items():
        yield Problem(
            where=where, what=f"its letters of {size:.0f} px are too small to be read on a phone", code="too-small",
            hint=f"at least {LEAST_UNITS * page.unit:.0f} px; say less or give it more room",
            what_fa="این نوشته روی گوشی ریز است", hint_fa="کوتاه‌ترش کنید یا جای بیشتری به آن بدهید",
        )


def _least(line: Line) -> float:
    """Latin is set at nine tenths beside Persian: its small letters stand as high then."""
    return LEAST_UNITS * (0.9 if line.glyphs.text.isascii() else 1.0)


def lone_words(document: Document, page: Seen) -> Iterator[Problem]:
    """Texts whose last line is one short word. Poems and lists, whose lines were broken by hand, are left out."""
    flowing = {layer.id for layer in _texts(document) if "\n" not in _said(layer)}
    for where, lines in _by_layer(page).items():
        if where in flowing and len(lines) > 1 and _is_lone(lines):
            yield Problem(
                where=where, what=f"its last line is the one word {lines[-1].glyphs.text.strip()!r}", level="note",
                hint="make the text a little wider, narrower or shorter", code="lone-word",
                what_fa="در سطر پایانی تنها یک واژه مانده است", hint_fa="نوشته را کمی کوتاه‌تر یا کادر را پهن‌تر کنید",
            )


def wrong_days(document: Document, page: Seen) -> Iterator[Problem]:
    """Dates on the page with another day's weekday, and days that no calendar has."""
    shown = _by_layer(page)
    for layer in _texts(document):
        if layer.id in shown:
            yield from day_problems(_said(layer), where=layer.id)


def _texts(document: Document) -> Iterator[Text]:
    layers = (layer for page in document.pages for layer in layers_of(page.layers))
    return (layer for layer in layers if isinstance(layer, Text))


def _said(layer: Text) -> str:
    return layer.text if isinstance(layer.text, str) else layer.join.join(layer.text)


def _by_layer(page: Seen) -> dict[str, list[Line]]:
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in page.lines:
        if line.glyphs.text.strip():
            lines[line.layer].append(line)
    return lines


def _is_lone(lines: list[Line]) -> bool:
    last = lines[-1]
    return len(last.glyphs.text.split()) == 1 and last.box.width < _LONE * max(line.box.width for line in lines)


def many_fonts(page: Seen) -> Iterator[Problem]:
    """More families than two on one page."""
    families = {PurePath(line.glyphs.runs[0].font).parent.name for line in page.lines if line.glyphs.runs}
    if len(families) > _MOST_FONTS:
        yield Problem(
            where="page", what=f"{len(families)} font families on one page: {', '.join(sorted(families))}",
            hint="two are enough", level="note", code="many-fonts",
            what_fa="قلم‌های این صفحه زیادند", hint_fa="دو خانوادهٔ قلم بس است",
        )


def crowded(page: Seen) -> Iterator[Problem]:
    """More words than a reader takes in at a glance, for the page's size in units."""
    room = page.size.width * page.size.height / page.unit**2 / (REFERENCE.width * REFERENCE.height)
    words = sum(len(line.glyphs.text.split()) for line in page.lines)
    if words > _MOST_WORDS * max(1.0, room):
        yield Problem(
            where="page", what=f"{words} words are much to read on one picture", level="note", code="crowded",
            hint="leave the details to the caption, or use more pages",
            what_fa="متن این صفحه زیاد است", hint_fa="جزئیات را در متن همراه بیاورید یا صفحه‌های بیشتری بسازید",
        )
