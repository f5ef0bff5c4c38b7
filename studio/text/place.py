"""Turn a line of forms in em into glyph runs at their places in px."""

from collections.abc import Iterable
from itertools import groupby
from math import inf
from typing import NamedTuple

from studio.scene import GlyphRun
from studio.text.block import Line
from studio.text.prepare import LRI, PDI, SPACES
from studio.text.shape import Form
from studio.values import Box


class Setting(NamedTuple):
    """A line ready to place: its text, and its forms from left to right with their indexes into it.

    `width` is its advance in em with everything stretched, `stretch` what each space has on top of its own advance.
    """

    text: str
    forms: list[tuple[int, Form]]
    width: float
    stretch: float
    rtl: bool


def closed(setting: Setting) -> Setting:
    """The line with an isolate that was broken over two lines closed and opened anew, so that its text stands alone."""
    text = setting.text
    if LRI not in text and PDI not in text:
        return setting
    depth = lowest = 0
    for sign in text:
        depth += (sign == LRI) - (sign == PDI)
        lowest = min(lowest, depth)
    forms = [(at - lowest, form) for at, form in setting.forms] if lowest else setting.forms
    return setting._replace(text=LRI * -lowest + text + PDI * (depth - lowest), forms=forms)


def place(setting: Setting, *, file: str, size: float, left: float, baseline: float) -> Line:
    """The line with its left edge at `left` and its baseline at `baseline` (px)."""
    runs, pen = [], left
    for (scale, lent), forms in groupby(setting.forms, key=_font):
        run, pen = _run(forms, setting, (lent or file, size, scale), (pen, baseline))
        runs.append(run)
    right = left + setting.width * size
    return Line(setting.text, tuple(runs), left, right, baseline, _ink(setting, size, left, baseline), setting.rtl)


def _font(placed: tuple[int, Form]) -> tuple[float, str]:
    return placed[1].scale, placed[1].lent


def _run(
    forms: Iterable[tuple[int, Form]], setting: Setting, font: tuple[str, float, float], pen: tuple[float, float]
) -> tuple[GlyphRun, float]:
    """One run of forms of one scale and font from `pen` on, and the pen after it."""
    (file, size, scale), (x, y) = font, pen
    text, stretch = setting.text, setting.stretch * size
    ids: list[int] = []
    places: list[tuple[float, float]] = []
    clusters: list[int] = []
    advances: list[float] = []
    for at, form in forms:
        width, _, glyphs, dx, dy, _, _ = form
        advance = width * size
        if stretch and text[at] in SPACES:
            advance += stretch
        if len(glyphs) == 1:  # nearly all: worth a way of their own
            ids.append(glyphs[0])
            places.append((x + dx[0] * size, y + dy[0] * size))
            clusters.append(at)
        else:
            ids += glyphs
            places += [(x + across * size, y + down * size) for across, down in zip(dx, dy, strict=True)]
            clusters += [at] * len(glyphs)
            advances += [0.0] * (len(glyphs) - 1)
        advances.append(advance)
        x += advance
    run = GlyphRun(
        font=file, size=size * scale, ids=tuple(ids), places=tuple(places), clusters=tuple(clusters),
        advances=tuple(advances),
    )
    return run, x


def _ink(setting: Setting, size: float, left: float, baseline: float) -> Box:
    """What is black of the line; an empty box at its start for none."""
    text, stretch, pen = setting.text, setting.stretch, 0.0
    first, high, last, low = inf, inf, -inf, -inf
    for at, (width, _, _, _, _, ink, _) in setting.forms:
        if ink is not None:
            if pen + ink[0] < first:
                first = pen + ink[0]
            if pen + ink[2] > last:
                last = pen + ink[2]
            if ink[1] < high:
                high = ink[1]
            if ink[3] > low:
                low = ink[3]
        elif stretch and text[at] in SPACES:
            pen += stretch
        pen += width
    if first == inf:
        return Box(left, baseline, 0.0, 0.0)
    return Box(left + first * size, baseline + high * size, (last - first) * size, (low - high) * size)
