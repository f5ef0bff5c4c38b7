"""Turn a text into its boundaries (UAX #29): where its grapheme clusters and words begin and end."""

import unicodedata
from bisect import bisect_right
from itertools import pairwise

from PySide6.QtCore import QTextBoundaryFinder

from studio.text.shape import utf16_units


def graphemes(text: str) -> list[int]:
    """Where grapheme clusters begin, and the end of the text."""
    return _boundaries(text, QTextBoundaryFinder.BoundaryType.Grapheme)


def _boundaries(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    if not text:
        return [0]
    finder, units, found = QTextBoundaryFinder(kind, text), utf16_units(text), [0]
    while (at := finder.toNextBoundary()) >= 0:
        found.append(units[at] if units is not None else at)
    return found


def word_at(text: str, index: int) -> tuple[int, int]:
    """The first letter of the word (or gap) at `index`, and the one after its last; a half-space parts no word."""
    starts = _boundaries(text, QTextBoundaryFinder.BoundaryType.Word)
    if len(starts) < 2:
        return 0, 0
    number = min(max(0, bisect_right(starts, index) - 1), len(starts) - 2)
    if number and not _wordy(text[starts[number] : starts[number + 1]]) and index == starts[number]:
        number -= _wordy(text[starts[number - 1] : starts[number]])  # at a word's end one means the word
    return starts[number], starts[number + 1]


def next_word(text: str, index: int, way: int) -> int:
    """Where the next word begins in the order of the text, or the one before."""
    starts = _boundaries(text, QTextBoundaryFinder.BoundaryType.Word)
    words = [first for first, last in pairwise(starts) if _wordy(text[first:last])]
    if way > 0:
        return min((at for at in words if at > index), default=len(text))
    return max((at for at in words if at < index), default=0)


def _wordy(part: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LN" for sign in part)
