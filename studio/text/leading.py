"""Turn the ink of set lines into the distance they must keep: Nastaliq words climb and sink out of their lines."""

from itertools import pairwise

from studio.text.place import Setting
from studio.text.prepare import SPACES

_STEP = 0.2  # em: how finely lines are compared from left to right
_AIR = 0.05  # em between the ink of two lines


def leading(settings: list[Setting], lefts: list[float], least: float) -> float:
    """The distance of baselines in em, at least `least`, at which no line's ink meets that of the next.

    `lefts` are the lines' left edges in em.
    """
    outlines = [_outline(setting, left) for setting, left in zip(settings, lefts, strict=True)]
    return max([least, *(_meeting(upper, lower) + _AIR for upper, lower in pairwise(outlines))])


Outline = dict[int, tuple[float, float]]
"""For each step from left to right the highest and lowest ink, in em from the baseline, y downwards."""


def _outline(setting: Setting, left: float) -> Outline:
    found: Outline = {}
    pen = left
    for at, form in setting.forms:
        if form.ink is not None:
            first, high, last, low = form.ink
            for step in range(int((pen + first) // _STEP), int((pen + last) // _STEP) + 1):
                top, bottom = found.get(step, (high, low))
                found[step] = min(top, high), max(bottom, low)
        pen += form.width + (setting.stretch if setting.text[at] in SPACES else 0.0)
    return found


def _meeting(upper: Outline, lower: Outline) -> float:
    """The distance of baselines at which the two touch."""
    return max((upper[step][1] - lower[step][0] for step in upper.keys() & lower.keys()), default=0.0)
