"""Turn words and their weights into a cloud: whole words, the weightiest largest, no ink over another's.

Where words may stand is kept on a raster of the room. A word takes the free place nearest to the middle: the raster
convolved with the word's own (by FFT) says where it would touch nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random

import numpy as np

from studio.document.cells import Part, number_of
from studio.document.model import Box
from studio.layout.diagrams.draft import CAPTION, Draft
from studio.layout.diagrams.figure import Figure
from studio.layout.flow import Placed
from studio.layout.pen import Pen
from studio.layout.words import glyph_items
from studio.scene import Group, Item
from studio.text import Block, Style, set_text
from studio.text.outline import letters
from studio.values import Box as Rectangle
from studio.values import Point

_CELLS = 150  # of the raster along the longer side
_RATIO = 3.6  # of the largest size to the smallest
_FILLED = 0.60  # of the room that the words' boxes may take at first
_HALVINGS = 5
_LARGEST = 230.0  # units
_BAND = 0.5  # em above the baseline: what letters enclose
_GAP = 5.0  # units kept free round the ink


@dataclass(frozen=True)
class Word:
    """A word of the cloud, and its weight between 0 and 1."""

    text: str
    weight: float


@dataclass(frozen=True)
class Put:
    """A set word and where its block stands, in px from the left top of the room; `rank` 0 is the weightiest."""

    block: Block
    at: Point
    rank: int

    @property
    def ink(self) -> Rectangle:
        """Its ink in the room."""
        return self.block.ink.moved(self.at.x, self.at.y)


def cloud(draft: Draft) -> Box:
    """The words that are shown, in the middle of their room."""
    words = _words(draft)
    size = _size(draft)
    found = arranged(words, size, _style(draft), round(draft.setting.unit, 4), draft.diagram.seed)
    return draft.root((Figure(
        width="fill", height="fill", least_height=220, over=found is None and bool(words),
        paint=lambda placed, pen: _paint(draft, placed, pen)),))


def _size(draft: Draft) -> tuple[int, int]:
    return int(draft.room.width), int(draft.setting.px(draft.height))


def _style(draft: Draft) -> Style:
    return draft.setting.style(draft.words("", weight=800))


def _words(draft: Draft) -> tuple[Word, ...]:
    """The weightiest words, in falling order; those of equal weight in theirs."""
    told = [(part, _weight(part)) for part in draft.all_parts]
    ranked = sorted(told, key=lambda pair: -pair[1])[: draft.most]
    if not ranked:
        return ()
    low, high = ranked[-1][1], ranked[0][1]
    return tuple(Word(" ".join(part.name.split()), (weight - low) / (high - low) if high > low else 0.5)
                 for part, weight in ranked)


def _weight(part: Part) -> float:
    value = number_of(part.value)
    return 1.0 if value is None else max(0.0, value)


# ---------------------------------------------------------------- where they stand


@lru_cache(maxsize=32)
def arranged(
    words: tuple[Word, ...], size: tuple[int, int], style: Style, unit: float, seed: int
) -> tuple[Put, ...] | None:
    """All words in a room of `size` px, as large as they fit; None when the smallest size is too large."""
    if not words or min(size) < 2:
        return ()
    least, gap = CAPTION * unit, _GAP * unit
    low, high = least, _first_size(words, size, style, least, _LARGEST * unit)

    def tried(largest: float) -> tuple[Put, ...] | None:
        return _tried(words, size, style, (max(least, largest / _RATIO), max(least, largest)), (seed, gap))

    found = tried(high)
    if found is not None or high <= low:
        return found
    found = tried(low)
    for _ in range(_HALVINGS if found is not None else 0):
        middle = (low * high) ** 0.5
        trial = tried(middle)
        low, high, found = (middle, high, trial) if trial is not None else (low, middle, found)
    return found


def _first_size(
    words: tuple[Word, ...], size: tuple[int, int], style: Style, least: float, most: float
) -> float:
    """The size of the weightiest word at which all words' boxes together take their share of the room."""
    areas = [_at_100(word.text, style) for word in words]
    whole = sum(area * (_share(word) / 100) ** 2 for word, area in zip(words, areas, strict=True))
    widest = max(set_text(word.text, style, size=100.0, width=1e6).ink.width * _share(word) for word in words) / 100
    by_area = (_FILLED * size[0] * size[1] / max(whole, 1e-6)) ** 0.5
    return max(least, min(most, by_area, 0.92 * size[0] / max(widest, 1e-6)))


def _at_100(text: str, style: Style) -> float:
    ink = set_text(text, style, size=100.0, width=1e6).ink
    return ink.width * ink.height


def _share(word: Word) -> float:
    """The size of a word in that of the weightiest."""
    return 1 / _RATIO + (1 - 1 / _RATIO) * word.weight


def _tried(
    words: tuple[Word, ...], size: tuple[int, int], style: Style, sizes: tuple[float, float],
    chance: tuple[int, float],
) -> tuple[Put, ...] | None:
    """All words between two sizes, each in the free place nearest to the middle; None when one finds no place."""
    seed, gap = chance
    cell = max(size) / _CELLS
    columns, rows = max(1, int(size[0] / cell)), max(1, int(size[1] / cell))
    taken = np.zeros((rows, columns), dtype=bool)
    far = _distances(rows, columns, size, Random(seed))
    found = []
    for rank, word in enumerate(words):
        px = sizes[0] + (sizes[1] - sizes[0]) * word.weight
        block = set_text(word.text, style, size=round(px, 2), width=1e6)
        mask, corner = _mask(block, cell, gap)
        place = _free_place(taken, mask, far)
        if place is None:
            return None
        row, column = place
        taken[row : row + mask.shape[0], column : column + mask.shape[1]] |= mask
        found.append(Put(block, Point(column * cell - corner.x, row * cell - corner.y), rank))
    return tuple(found)


def _distances(rows: int, columns: int, size: tuple[int, int], chance: Random) -> np.ndarray:
    """How far each cell is from the middle, in the shape of the room; the middle is stirred a little by the seed."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float64)
    dx, dy = (x / columns - 0.5 + chance.uniform(-0.04, 0.04)), (y / rows - 0.5 + chance.uniform(-0.04, 0.04))
    flat = min(1.6, max(0.7, size[0] / max(1, size[1])))
    return (dx * size[0] / flat) ** 2 + (dy * size[1]) ** 2


def _mask(block: Block, cell: float, gap: float) -> tuple[np.ndarray, Point]:
    """The cells that the ink of a word takes, with a gap round it, and the corner they start at in the block."""
    ink = block.ink.grown(gap)
    mask = np.zeros((int(ink.height / cell) + 2, int(ink.width / cell) + 2), dtype=bool)
    for box in _stroke_boxes(block):
        grown = box.grown(gap)
        top, left = int((grown.y - ink.y) / cell), int((grown.x - ink.x) / cell)
        bottom, right = int((grown.bottom - ink.y) / cell) + 1, int((grown.right - ink.x) / cell) + 1
        mask[max(0, top) : bottom, max(0, left) : right] = True
    for line in block.lines:  # nothing may stand in the bowls of letters: a dot more or less makes another word
        top, bottom = line.baseline - _BAND * block.size, line.baseline
        left, right = int((line.ink.x - ink.x) / cell), int((line.ink.right - ink.x) / cell) + 1
        mask[max(0, int((top - ink.y) / cell)) : int((bottom - ink.y) / cell) + 1, left:right] = True
    return mask, Point(ink.x, ink.y)


def _stroke_boxes(block: Block) -> Iterator[Rectangle]:
    """A box for each contour of the letters: dots and tails for themselves, so that words nest."""
    xs: list[float] = []
    ys: list[float] = []
    for step in letters([run for line in block.lines for run in line.runs]):
        if step[0] == "Z" and xs:
            yield Rectangle(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            xs, ys = [], []
        else:
            xs += step[1::2]
            ys += step[2::2]


def _free_place(taken: np.ndarray, mask: np.ndarray, far: np.ndarray) -> tuple[int, int] | None:
    """The row and column at which `mask` touches nothing taken, its middle nearest to that of the room."""
    rows, columns = taken.shape[0] - mask.shape[0] + 1, taken.shape[1] - mask.shape[1] + 1
    if rows < 1 or columns < 1:
        return None
    hits = _overlaps(taken, mask)[:rows, :columns]
    away = far[mask.shape[0] // 2 :, mask.shape[1] // 2 :][:rows, :columns]
    costs = np.where(hits < 0.5, away, np.inf)
    best = int(np.argmin(costs))
    return divmod(best, columns) if np.isfinite(costs.flat[best]) else None


def _overlaps(taken: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """For each place of the mask's corner how many of its cells are taken: a correlation, by way of frequencies.

    It goes round the edges; places at which the mask lies inside the raster are not touched by that.
    """
    if not taken.any():
        return np.zeros(taken.shape)
    product = np.fft.rfft2(taken) * np.conj(np.fft.rfft2(mask, taken.shape))
    return np.fft.irfft2(product, taken.shape)


# ---------------------------------------------------------------- painting


def _paint(draft: Draft, placed: Placed, pen: Pen) -> Iterator[Item]:
    box = placed.box
    words, size = _words(draft), _size(draft)
    found = arranged(words, size, _style(draft), round(draft.setting.unit, 4), draft.diagram.seed) or ()
    tones = (draft.first, "ink", draft.second, draft.steps_of(3)[-1], draft.first)
    for put in found:
        ink = put.ink.moved(box.x, box.y)
        colour = pen.inks.words(tones[put.rank % len(tones)], ink, put.block.size / pen.reference)
        lines = tuple(glyph_items(put.block, box.x + put.at.x, box.y + put.at.y, colour))
        pen.lacks(lines[0].text, put.block.missing)
        yield Group(role="step", items=lines, box=ink)
