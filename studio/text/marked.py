"""Turn places in a text as typed into places in its set lines.

What is drawn is not what was typed: isolates, marks and kashidas are put in, runs of spaces and newlines vanish, digits
and their signs change, a percent sign changes sides. The letters themselves keep their order, so they are paired one by
one; all else goes with the letter before it.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studio.letters import TATWEEL, latin_digits
from studio.text.block import Line
from studio.text.prepare import SPACES

# Signs the typesetter moves, adds or takes away; «…» ends a text that was cut.
_MOVABLE = frozenset(f"{TATWEEL}%٪…")
_HIDDEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))


class Stretch(NamedTuple):
    """A part of a line that stands together: its left and right edge in px from the block's left."""

    left: float
    right: float


def sources(lines: Sequence[str], text: str) -> list[list[int]]:
    """For each character of each drawn line the index into `text`, the text as typed, that it stands for.

    What was put in has the index of the letter before it in the line, at a line's start that of the one after it.
    """
    typed = iter([at for at, sign in enumerate(text) if counts(sign)])
    return [_filled([next(typed, len(text)) if counts(sign) else -1 for sign in line]) for line in lines]


def counts(sign: str) -> bool:
    """Whether a character is drawn wherever it is typed."""
    return sign not in _MOVABLE and unicodedata.category(sign) not in _HIDDEN


def _filled(places: list[int]) -> list[int]:
    first = next((at for at in places if at >= 0), 0)
    filled, last = [], first
    for at in places:
        last = at if at >= 0 else last
        filled.append(last)
    return filled


def same_letters(lines: Sequence[str], text: str) -> bool:
    """Whether the drawn letters are those typed, in order; a text that was cut is a beginning of it."""
    drawn = [sign for line in lines for sign in line if counts(sign)]
    typed = [sign for sign in text if counts(sign)]
    return all(_folded(a) == _folded(b) for a, b in zip(drawn, typed, strict=False)) and len(drawn) <= len(typed)


def _folded(sign: str) -> str:
    return {"٫": ".", "٬": ","}.get(sign, latin_digits(sign))


def clusters(line: Line, source: Sequence[int], start: int, end: int) -> Iterator[range]:
    """The stretches of indexes into the line's text whose letters were typed at `start` to before `end`."""
    first = None
    for at, place in enumerate(source):
        if start <= place < end:
            first = at if first is None else first
        elif first is not None:
            yield range(first, at)
            first = None
    if first is not None:
        yield range(first, len(line.text))


def stretches(line: Line, source: Sequence[int], start: int, end: int) -> list[Stretch]:
    """Where the letters typed at `start` to before `end` stand in a line, from left to right, without outer spaces."""
    found: list[Stretch] = []
    pen, open_, left, right = line.left, False, 0.0, 0.0
    for cluster, advance in _cells(line):
        inside = start <= source[cluster] < end
        if inside and line.text[cluster] not in SPACES:
            left, right, open_ = (left if open_ else pen), pen + advance, True
        elif open_ and not inside:
            found.append(Stretch(left, right))
            open_ = False
        pen += advance
    return [*found, Stretch(left, right)] if open_ else found


def _cells(line: Line) -> Iterator[tuple[int, float]]:
    """Clusters and advances of a line's glyphs from left to right."""
    for run in line.runs:
        yield from zip(run.clusters, run.advances, strict=True)
