"""Turn places in a text as typed into places in its set lines.

Which drawn character stands for which typed one is what `studio.text.pairing` says.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studio.text.block import Line
from studio.text.prepare import SPACES


class Stretch(NamedTuple):
    """A part of a line that stands together: its left and right edge in px from the block's left."""

    left: float
    right: float


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
