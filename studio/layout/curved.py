"""Turn a line of text and a curve into measures: how large the line may be, how much room it takes, where it runs."""

from dataclasses import dataclass, replace
from functools import lru_cache

from studio.document.model import Curve
from studio.scene import GlyphRun, Outline
from studio.text import Line, Style, set_text
from studio.text.curve import Arc, Cubics, Guide, bent
from studio.text.outline import box_of, letters
from studio.values import Box, Size

HIGH = 0.4  # of its width: the box of a text on a free curve whose height is not given
_SPARE = 0.95  # of a free curve's length is used at most: at its ends letters stand askew and reach further
_UNIT = 100.0  # px at which a line is measured; all its lengths grow with its size


@dataclass(frozen=True, slots=True)
class Measures:
    """A line on its curve at a size of 1 px: how long it is, and for arcs the size of its ink."""

    length: float
    ink: Size


def one_line(said: str, style: Style, size: float) -> Line:
    """`said` set as one line that starts at x = 0, its baseline at y = 0."""
    line = set_text(" ".join(said.split()), replace(style, align="left"), size=size, width=1e6).lines[0]
    runs = tuple(shifted(run, -line.left, -line.baseline) for run in line.runs)
    ink = line.ink.moved(-line.left, -line.baseline)
    return replace(line, runs=runs, left=0.0, right=line.right - line.left, baseline=0.0, ink=ink)


def shifted(run: GlyphRun, dx: float, dy: float) -> GlyphRun:
    """The run elsewhere."""
    return replace(run, places=tuple((x + dx, y + dy) for x, y in run.places))


@lru_cache(maxsize=128)
def measures(said: str, style: Style, curve: Curve) -> Measures:
    """How large `said` is on `curve`."""
    line = one_line(said, style, _UNIT)
    length = max(line.right, 1.0)
    ink = box_of(letters(line.runs) if curve.path else bent(letters(line.runs), Arc(length, curve.arc)))
    return Measures(length / _UNIT, Size(ink.width / _UNIT, ink.height / _UNIT))


def largest(found: Measures, curve: Curve, room: Size) -> float:
    """The largest size in px at which the line fits `room`: in its width on an arc, on the whole of a free curve."""
    if curve.path:
        return _SPARE * along(curve, Box(0, 0, room.width, room.height)).length / found.length
    return room.width / max(found.ink.width, 1e-6)


def along(curve: Curve, box: Box) -> Cubics:
    """The free curve in `box`."""
    return Cubics(tuple((box.x + x * box.width, box.y + y * box.height) for x, y in curve.path))


@lru_cache(maxsize=64)
def bent_letters(runs: tuple[GlyphRun, ...], guide: Guide, start: float) -> Outline:
    """The outlines of glyphs set on a baseline y = 0, along `guide` from `start` px on."""
    return bent(moved(letters(runs), start, 0.0), guide)


def moved(outline: Outline, dx: float, dy: float) -> Outline:
    """The outline elsewhere."""
    return tuple(
        (letter, *(n + (dy if at % 2 else dx) for at, n in enumerate(numbers))) for letter, *numbers in outline)


def guide_of(curve: Curve, length: float, box: Box) -> tuple[Guide, float]:
    """What a line of `length` px runs along, and where on it the line starts: it stands in the middle."""
    if not curve.path:
        return Arc(length, curve.arc), 0.0
    guide = along(curve, box)
    return guide, (guide.length - length) / 2
