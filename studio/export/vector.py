"""Turn what a frame holds into what vector formats share: words to copy, stops, outlines of strokes, picture pixels."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from PySide6.QtGui import QImage, QPainterPath, QPainterPathStroker

from studio.letters import LETTERS, MARKS, TATWEEL
from studio.paint.cast import shadow_image
from studio.paint.convert import to_path, to_pen
from studio.paint.footage import footage
from studio.paint.images import fitted, probe, with_effects
from studio.paint.outlines import MASTER, glyph_shape, line_path
from studio.scene import Fill, Glyphs, LinearGradient, Outline, Path, Picture, RadialGradient, Stop, Stroke
from studio.values import BLACK, Box, Colour

# Pixels to a px of the page for what becomes an image: at most, since a source may have fewer.
FINEST = 2.0
# Steps into which a blend between two stops is cut where formats would mix it otherwise than the painter.
_STEPS = 8
_FINE = 4.0  # pixels to a px at which letters are united: curves become lines at most a sixteenth px away
# Direction marks and isolates: they steer the setting of a line and are no part of what was typed.
CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KASHIDA = re.compile(f"(?<=[{LETTERS}{MARKS}]){TATWEEL}+(?=[{LETTERS}{MARKS}])")



def number(value: float, places: int) -> str:
    """`value` with at most `places` decimals and no more signs than needed."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


# ---------------------------------------------------------------- words


def is_opaque(line: Glyphs) -> bool:
    """Whether every letter of a line has one colour that nothing shines through."""
    return all(isinstance(fill, Colour) and fill.alpha == 1 for fill in _fills(line))


def is_clear(line: Glyphs) -> bool:
    """Whether nothing of a line is seen, neither letters nor outline: words for readers alone."""
    fills = _fills(line) + ([line.outline.fill] if line.outline else [])
    return all(isinstance(fill, Colour) and fill.alpha == 0 for fill in fills)


def _fills(line: Glyphs) -> list[Fill]:
    return [line.fill, *(letters.fill for letters in line.letters)]


def kashidas(text: str) -> frozenset[int]:
    """The indexes of tatweels within words: they lengthen a line and say nothing."""
    return frozenset(at for found in _KASHIDA.finditer(text) for at in range(*found.span()))


def words_of(line: Glyphs) -> str:
    """What a reader of `line` may copy: its text without direction marks, isolates and kashidas."""
    silent = kashidas(line.text)
    return "".join(sign for at, sign in enumerate(line.text) if at not in silent and sign not in CONTROLS)


# ---------------------------------------------------------------- colours


def straight_stops(gradient: LinearGradient | RadialGradient) -> tuple[Stop, ...]:
    """Stops for formats that mix colour and alpha each for itself; the painter mixes colours by their alpha.

    At least two, from 0 to 1.
    """
    stops = sorted(gradient.stops, key=lambda stop: stop.at)
    ends = [replace(stops[0], at=0.0), *stops, replace(stops[-1], at=1.0)]
    made = [ends[0]]
    for one, other in pairwise(ends):
        made += [*_between(one, other), other]
    return tuple(made)


def _between(one: Stop, other: Stop) -> Iterator[Stop]:
    a, b = one.colour, other.colour
    if a.alpha == b.alpha or (a.red, a.green, a.blue) == (b.red, b.green, b.blue) or one.at == other.at:
        return
    for step in range(1, _STEPS):
        share = step / _STEPS
        yield Stop(at=one.at + (other.at - one.at) * share, colour=_mixed(a, b, share))


def _mixed(a: Colour, b: Colour, share: float) -> Colour:
    alpha = a.alpha + (b.alpha - a.alpha) * share
    weight = b.alpha * share / alpha
    return replace(a.mixed(b, weight), alpha=alpha)


# ---------------------------------------------------------------- outlines


def letters_outline(line: Glyphs) -> Outline:
    """The outlines of all letters of a line, to be filled as one by the non-zero rule: so joins have no seams."""
    steps: list[tuple] = []
    for run in line.runs:
        k = run.size / MASTER
        for number, (x, y) in zip(run.ids, run.places, strict=True):
            for letter, *numbers in _letter_steps(run.font, number):
                ways = (x + n * k if at % 2 == 0 else y + n * k for at, n in enumerate(numbers))
                steps.append((letter, *ways))
    return tuple(steps)


@lru_cache(maxsize=2048)
def _letter_steps(font: str, number: int) -> Outline:
    return area_steps(glyph_shape(font, number).path)


def edge_outline(line: Glyphs) -> Outline:
    """What to stroke for the outline of a line of letters.

    Where the letters' own fill will cover what lies within them, that is their outlines; else the united shape.
    """
    if line.outline_at == "behind" and is_opaque(line):
        return letters_outline(line)
    return area_steps(line_path(line, scale=_FINE))


def area_steps(path: QPainterPath) -> Outline:
    """The steps of a path whose lines are all closed. A blank's lone point is left out: a round pen would show it."""
    lines: list[list[tuple]] = []
    at, count = 0, path.elementCount()
    while at < count:
        element = path.elementAt(at)
        if element.isMoveTo():
            lines.append([("M", element.x, element.y)])
        elif element.isLineTo():
            lines[-1].append(("L", element.x, element.y))
        else:
            points = [path.elementAt(at + more) for more in range(3)]
            lines[-1].append(("C", *(part for point in points for part in (point.x, point.y))))
            at += 2
        at += 1
    return tuple(step for line in lines if len(line) > 1 for step in (*line, ("Z",)))


def outlined(outline: Outline, stroke: Stroke) -> Outline:
    """The area a stroke covers, as an outline to fill by the non-zero rule."""
    pen = to_pen(replace(stroke, fill=BLACK))
    return area_steps(QPainterPathStroker(pen).createStroke(to_path(outline)))


# ---------------------------------------------------------------- pixels


def picture_pixels(item: Picture) -> QImage:
    """The part of the picture shown, with its effects.

    As fine as its source has it, at most two pixels to a px; a coarse source is smoothed to one, by twice at most.
    """
    if item.moment is not None:
        size = (round(item.box.width) or 1, round(item.box.height) or 1)
        return with_effects(footage(item.source, item.moment, item.crop, size), item.effects, size[0] / item.box.width)
    info = probe(item.source)
    fine = min(info.width * item.crop.width / item.box.width, info.height * item.crop.height / item.box.height)
    scale = min(max(fine, min(1.0, 2 * fine)), FINEST)
    size = (max(1, round(item.box.width * scale)), max(1, round(item.box.height * scale)))
    return fitted(item.source, item.crop, size, item.effects, size[0] / item.box.width)


def shadow_pixels(item: Glyphs | Picture | Path) -> tuple[QImage, Box]:
    """The shadow of `item` as an image and its box; a soft one needs few pixels."""
    blur = item.shadow.blur
    return shadow_image(item, scale=FINEST if blur < FINEST else max(0.25, min(1.0, 4.0 / blur)))
