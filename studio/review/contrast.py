"""Turn the painted page without its words into the contrast that each line really has to what is behind it."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from studio.errors import Problem
from studio.layout.inks import LARGE_PX
from studio.layout.setting import REFERENCE
from studio.paint import paint
from studio.palettes import LARGE_RATIO, TEXT_RATIO
from studio.review.seen import Line, Seen
from studio.scene import Frame, Glyphs, Group, Item
from studio.values import Box, Colour

_SHORT = 540  # px of the painted short side: letters' surroundings are as good as at full size
_MOST_FAINT = 0.05  # share of a line's box that may be too near in lightness: a thread of a pattern, a speck of a photo


def faint_lines(page: Seen) -> Iterator[Problem]:
    """Layers with words that cannot be read on what is really behind them. Ratios are those of WCAG 2.2."""
    scale = min(1.0, _SHORT / page.size.short)
    behind = _luminance(replace(page.frame, items=_wordless(page.frame.items)), scale)
    told = set()
    for line in page.lines:
        ratio = _ratio(line, behind, scale)
        least = LARGE_RATIO if line.size * REFERENCE.short / page.size.short >= LARGE_PX else TEXT_RATIO
        if ratio is not None and ratio < least - 0.05 and line.layer not in told:
            told.add(line.layer)
            yield _faint(line.layer, ratio, least)


def _wordless(items: tuple[Item, ...]) -> tuple[Item, ...]:
    kept = (item for item in items if not isinstance(item, Glyphs))
    return tuple(replace(item, items=_wordless(item.items), key=None) if isinstance(item, Group) else item
                 for item in kept)


def _luminance(frame: Frame, scale: float) -> np.ndarray:
    """The relative luminance 0–1 of every px of the painted frame: rows x columns."""
    image = paint(frame, scale=scale)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return _LINEAR[pixels[:, : image.width(), :3]] @ np.array([0.0722, 0.7152, 0.2126], np.float32)  # bytes are B G R


_LINEAR = np.array([Colour(grey, grey, grey).linear[0] for grey in range(256)], np.float32)


def _ratio(line: Line, behind: np.ndarray, scale: float) -> float | None:
    """The contrast that all but a few px behind `line` have to it; None when its letters have no one colour."""
    fills = [line.glyphs.fill, *(part.fill for part in line.glyphs.letters)]
    inks = [fill for fill in fills if isinstance(fill, Colour) and fill.alpha > 0.5]
    around = _cut(behind, line.box, scale)
    if not inks or not around.size:
        return None
    halo = line.glyphs.outline.fill if line.glyphs.outline else None
    return min(_least(ink, around, halo if isinstance(halo, Colour) else None) for ink in inks)


def _least(ink: Colour, around: np.ndarray, halo: Colour | None) -> float:
    lighter, darker = np.maximum(around, ink.luminance), np.minimum(around, ink.luminance)
    ratio = float(np.quantile((lighter + 0.05) / (darker + 0.05), _MOST_FAINT))
    return max(ratio, ink.contrast(halo)) if halo else ratio


def _cut(pixels: np.ndarray, box: Box, scale: float) -> np.ndarray:
    top, left = max(0, int(box.y * scale)), max(0, int(box.x * scale))
    return pixels[top : int(box.bottom * scale) + 1, left : int(box.right * scale) + 1]


def _faint(where: str, ratio: float, least: float) -> Problem:
    return Problem(
        where=where, what=f"its contrast to what is behind it is {ratio:.1f} : 1, less than {least:g} : 1",
        hint="choose another colour, or put a panel or a darker veil behind the words", code="low-contrast",
        what_fa="این نوشته روی زمینهٔ خود خوب خوانده نمی‌شود",
        hint_fa="رنگ دیگری برگزینید یا پشت نوشته پرده‌ای تیره یا رنگی بگذارید",
    )
