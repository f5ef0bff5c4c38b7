"""Turn a line of forms in em into glyph runs at their places in px."""

from itertools import groupby
from math import inf
from typing import NamedTuple

from studio.scene import GlyphRun
from studio.text.block import Line
from studio.text.prepare import SPACES
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


def place(setting: Setting, *, file: str, size: float, left: float, baseline: float) -> Line:
    """The line with its left edge at `left` and its baseline at `baseline` (px)."""
    runs, pen, ink = [], left, (inf, inf, -inf, -inf)
    for scale, group in groupby(setting.forms, key=_scale):
        run, pen, ink = _run(list(group), setting, (file, size, scale), (pen, baseline), ink)
        runs.append(run)
    box = Box(ink[0], ink[1], ink[2] - ink[0], ink[3] - ink[1]) if ink[0] < inf else Box(left, baseline, 0.0, 0.0)
    right = left + setting.width * size
    return Line(setting.text, tuple(runs), left, right, baseline, box, setting.rtl)


def _scale(placed: tuple[int, Form]) -> float:
    return placed[1].scale


def _run(
    forms: list[tuple[int, Form]], setting: Setting, font: tuple[str, float, float], pen: tuple[float, float],
    ink: tuple[float, float, float, float],
) -> tuple[GlyphRun, float, tuple[float, float, float, float]]:
    """One run of forms of one scale from `pen` on; the pen after it and `ink` with its own."""
    (file, size, scale), (x, y), (left, top, right, bottom) = font, pen, ink
    text, stretch = setting.text, setting.stretch * size
    ids: list[int] = []
    places: list[tuple[float, float]] = []
    clusters: list[int] = []
    advances: list[float] = []
    for at, form in forms:
        advance = form.width * size
        if stretch and text[at] in SPACES:
            advance += stretch
        ids += form.ids
        places += [(x + dx * size, y + dy * size) for dx, dy in zip(form.dx, form.dy, strict=True)]
        clusters += [at] * len(form.ids)
        advances += (advance,) if len(form.ids) == 1 else (*((0.0,) * (len(form.ids) - 1)), advance)
        if form.ink is not None:
            first, high, last, low = form.ink
            left, right = min(left, x + first * size), max(right, x + last * size)
            top, bottom = min(top, y + high * size), max(bottom, y + low * size)
        x += advance
    run = GlyphRun(
        font=file, size=size * scale, ids=tuple(ids), places=tuple(places), clusters=tuple(clusters),
        advances=tuple(advances),
    )
    return run, x, (left, top, right, bottom)
