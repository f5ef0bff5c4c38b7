"""Turn set lines into cells: what an arrow key goes over in one step, each one grapheme cluster of what was typed."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import NamedTuple, Protocol

from studio.scene import GlyphRun
from studio.text.pairing import NEWLINES, aligned

_GAP = 0.25  # em: what a space takes that is typed at the end of a line, where it is not drawn
_LEAD = 1.6  # em from line to line where there is one line only
_ABOVE = 0.68  # of that, above the baseline


class SetLine(Protocol):
    """What is asked of a set line: a scene's `Glyphs` and the typesetter's `Line` have it."""

    text: str
    runs: tuple[GlyphRun, ...]
    baseline: float
    rtl: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What an arrow goes over in one step: the letters `start` to before `end`, from `left` to `right` px."""

    start: int
    end: int
    left: float
    right: float
    rtl: bool

    @property
    def leading(self) -> float:
        """The edge where it is read first."""
        return self.right if self.rtl else self.left

    @property
    def trailing(self) -> float:
        """The edge where it is read last."""
        return self.left if self.rtl else self.right


@dataclass(frozen=True, slots=True)
class CaretLine:
    """A line with its cells from left to right. `start` to `end` are its letters, `edge` is where it begins when it
    has none, `last` says that no other line goes on with its paragraph."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    top: float
    bottom: float
    edge: float
    rtl: bool
    last: bool

    @property
    def begin(self) -> float:
        """The x where reading begins."""
        if not self.cells:
            return self.edge
        return self.cells[-1].right if self.rtl else self.cells[0].left

    @property
    def finish(self) -> float:
        """The x where reading ends."""
        if not self.cells:
            return self.edge
        return self.cells[0].left if self.rtl else self.cells[-1].right

    def cell_starting(self, index: int) -> Cell | None:
        """The cell before which a caret at `index` stands; at the end of a paragraph what would be typed next."""
        found = next((cell for cell in self.cells if cell.start <= index < cell.end), None)
        if found is None and index == self.end and self.last:
            return Cell(index, index + 1, self.finish, self.finish, self.rtl)
        return found

    def cell_ending(self, index: int) -> Cell | None:
        """The cell after which a caret at `index` stands; at the beginning of a line what came before it."""
        if index == self.start:
            return Cell(index - 1, index, self.begin, self.begin, self.rtl)
        return next((cell for cell in self.cells if cell.end == index), None)


def caret_lines(
    lines: Sequence[SetLine], typed: str, stops: Sequence[int], edges: tuple[float, float]
) -> tuple[CaretLine, ...]:
    """`lines` with their cells: `typed` are the words they were set from, `stops` where a caret may stand in those,
    `edges` the left and right side of their measure in px."""
    sources = aligned([line.text for line in lines], typed)
    numbers = _lines_of(sources, typed)
    size = _size(lines)
    apart = lines[1].baseline - lines[0].baseline if len(lines) > 1 else _LEAD * size
    found = []
    for number, (line, source) in enumerate(zip(lines, sources, strict=True)):
        own = [at for at, where in enumerate(numbers) if where == number]
        start, end = _ends(own, number, numbers, typed)
        edge = edges[1] if line.rtl else edges[0]
        cells = _cells(line, source, [stop for stop in stops if start <= stop <= end])
        undrawn = _undrawn(own, source, typed, end)
        spaces = frozenset(at for at in undrawn if typed[at].isspace())
        cells = _with_undrawn(cells, undrawn, _Row(line.rtl, edge, _GAP * size, spaces))
        top, last = line.baseline - _ABOVE * apart, end == len(typed) or typed[end] in NEWLINES
        found.append(CaretLine(start, end, tuple(cells), top, top + apart, edge, line.rtl, last))
    return tuple(found)


def _size(lines: Sequence[SetLine]) -> float:
    return max((run.size for line in lines for run in line.runs), default=32.0)


def _lines_of(sources: Sequence[Sequence[int | None]], typed: str) -> list[int]:
    """The number of the line each typed character is on, drawn or not."""
    drawn = {at: number for number, source in enumerate(sources) for at in source if at is not None}
    nexts: list[int] = [len(sources) - 1] * (len(typed) + 1)
    for at in range(len(typed) - 1, -1, -1):
        nexts[at] = drawn.get(at, nexts[at + 1])
    numbers, now = [], 0
    for at, sign in enumerate(typed):
        now = drawn.get(at, now)
        numbers.append(now)
        if sign in NEWLINES and typed[at : at + 2] != "\r\n":
            now = min(now + 1, nexts[at + 1])
    return numbers


def _ends(own: Sequence[int], number: int, numbers: Sequence[int], typed: str) -> tuple[int, int]:
    """The indexes a line runs from and to; its newline is not in it."""
    if not own:
        start = sum(1 for where in numbers if where < number)
        return start, start
    end = own[-1] + 1
    while end > own[0] and typed[end - 1] in NEWLINES:
        end -= 1
    return own[0], end


def _undrawn(own: Sequence[int], source: Sequence[int | None], typed: str, end: int) -> list[int]:
    """The typed characters of a line that are not drawn on it."""
    drawn = set(source)
    return [at for at in own if at not in drawn and at < end and typed[at] not in NEWLINES]


def _cells(line: SetLine, source: Sequence[int | None], stops: Sequence[int]) -> list[Cell]:
    """The drawn cells of a line from left to right, each one grapheme cluster."""
    parts = _direct(list(_parts(line, source, stops)), line.rtl)
    return [cell for part in parts for cell in _split(part, stops)]


def _parts(line: SetLine, source: Sequence[int | None], stops: Sequence[int]) -> Iterator[Cell]:
    """The clusters of a line from left to right with the typed characters in them, marks and half-spaces with their
    letter; what was put in goes with the letter before it. Their direction is still open."""
    starts = sorted({at for run in line.runs for at in run.clusters})
    ends = dict(zip(starts, [*starts[1:], len(line.text)][: len(starts)], strict=True))
    pen = _pen(line)
    last: list[Cell] = []
    for cluster, width in _advances(line):
        inside = [at for at in source[cluster : ends[cluster]] if at is not None]
        if width and not inside:
            inside = [at for at in source[:cluster] if at is not None][-1:]
        if inside:
            part = Cell(min(inside), max(inside) + 1, pen, pen + width, line.rtl)
            last = _joined(last[0], part, stops) if last else [part]
            yield from last[:-1]
            last = last[-1:]
        pen += width
    yield from last


def _joined(before: Cell, part: Cell, stops: Sequence[int]) -> list[Cell]:
    """Two clusters side by side: as one when a caret may not stand between them."""
    if bisect_right(stops, before.start) == bisect_right(stops, part.start):
        start, end = min(before.start, part.start), max(before.end, part.end)
        return [replace(before, start=start, end=end, right=part.right)]
    return [before, part]


def _pen(line: SetLine) -> float:
    """The left edge of a line's advances: a glyph that is a cluster alone stands right at its pen."""
    pen = 0.0
    for run in line.runs:
        for number, advance in enumerate(run.advances):
            alone = run.clusters.count(run.clusters[number]) == 1
            if alone:
                return run.places[number][0] - pen
            pen += advance
    return line.runs[0].places[0][0] if line.runs and line.runs[0].places else 0.0


def _advances(line: SetLine) -> Iterator[tuple[int, float]]:
    """Each cluster from left to right and its advance."""
    glyphs = ((cluster, advance) for run in line.runs
              for cluster, advance in zip(run.clusters, run.advances, strict=True))
    for cluster, widths in groupby(glyphs, key=lambda glyph: glyph[0]):
        yield cluster, sum(width for _, width in widths)


def _direct(parts: list[Cell], rtl: bool) -> list[Cell]:
    """`parts` with their directions: those of neighbours in the text that are neighbours on the line run the way from
    one to the other."""
    order = sorted(range(len(parts)), key=lambda n: parts[n].start)
    rank = {n: at for at, n in enumerate(order)}
    found = []
    for n, part in enumerate(parts):
        follower = order[rank[n] + 1] if rank[n] + 1 < len(order) else None
        leader = order[rank[n] - 1] if rank[n] else None
        votes = [n - follower] if follower is not None and abs(follower - n) == 1 else []
        votes += [leader - n] if leader is not None and abs(leader - n) == 1 else []
        ways = {vote > 0 for vote in votes}
        found.append(replace(part, rtl=ways.pop() if len(ways) == 1 else rtl))
    return found


def _split(part: Cell, stops: Sequence[int]) -> list[Cell]:
    """A cluster of several graphemes (a ligature) in equal parts from left to right."""
    inner = [part.start, *(stop for stop in stops if part.start < stop < part.end), part.end]
    if len(inner) == 2:
        return [part]
    width = (part.right - part.left) / (len(inner) - 1)
    pieces = list(pairwise(inner))
    if part.rtl:
        pieces.reverse()
    return [Cell(start, end, part.left + n * width, part.left + (n + 1) * width, part.rtl)
            for n, (start, end) in enumerate(pieces)]


class _Row(NamedTuple):
    """What is needed to put undrawn letters into a line: its direction, where it begins, the width of a space at its
    end, and which of the letters are spaces. Others that are not drawn were cut off."""

    rtl: bool
    edge: float
    gap: float
    spaces: frozenset[int]


def _with_undrawn(cells: list[Cell], undrawn: Sequence[int], row: _Row) -> list[Cell]:
    """`cells` with the letters that are not drawn: at the line's end as wide as a space, elsewhere without width."""
    for at in undrawn:
        before = next((n for n, cell in enumerate(cells) if cell.end == at), None)
        if any(cell.start <= at < cell.end for cell in cells):
            continue
        last = not any(cell.start > at for cell in cells)
        width = row.gap if last and at in row.spaces else 0.0
        if before is None:
            where = 0 if not row.rtl else len(cells)
            edge = (cells[-1].right if row.rtl else cells[0].left) if cells else row.edge
            cells.insert(where, _beside(at, edge, width, row.rtl))
            continue
        rtl = row.rtl if last else cells[before].rtl
        if last:
            where = 0 if rtl else len(cells)
            edge = cells[0].left if rtl else cells[-1].right
        else:
            where = before if rtl else before + 1
            edge = cells[before].trailing
        cells.insert(where, _beside(at, edge, width, rtl))
    return cells


def _beside(at: int, edge: float, width: float, rtl: bool) -> Cell:
    return Cell(at, at + 1, edge - width, edge, rtl) if rtl else Cell(at, at + 1, edge, edge + width, rtl)
