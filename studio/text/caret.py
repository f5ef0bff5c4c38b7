"""Turn set lines into the places a caret can stand in, and places into others: by arrow, by line, by hand.

A place is an index into the words as typed and the side it belongs to: where a Persian and a Latin word meet, one index
has two places on the line. Arrows go from letter to letter as they are seen (UAX #9 leaves this to the program; every
browser and office suite on Persian systems does so). A caret never stands inside a grapheme cluster (UAX #29): not
between a letter and its marks or its half-space.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import NamedTuple, Protocol

from PySide6.QtCore import QTextBoundaryFinder

from studio.scene import GlyphRun
from studio.text.marked import counts
from studio.text.shape import utf16_units
from studio.values import Box

_NEWLINES = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_PERCENT = frozenset("%٪")
_GAP = 0.25  # em: what a space takes that is typed at the end of a line, where it is not drawn
_LEAD = 1.6  # em from line to line where there is one line only
_ABOVE = 0.68  # of that, above the baseline


class SetLine(Protocol):
    """What is asked of a set line: a scene's `Glyphs` and the typesetter's `Line` have it."""

    text: str
    runs: tuple[GlyphRun, ...]
    baseline: float
    rtl: bool


class Place(NamedTuple):
    """Where a caret stands: before the letter `index` of the words, or `after` the one before it."""

    index: int
    after: bool = False


class Caret(NamedTuple):
    """A caret on the page: its x, upper and lower end in px. `other` is the x of the same index's second place, None
    where both are one."""

    x: float
    top: float
    bottom: float
    other: float | None
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


class Carets:
    """The places in a set text. `lines` are its lines, `typed` the words they came from, `edges` the left and right
    side of its measure in px: where a line without letters begins."""

    def __init__(self, lines: Sequence[SetLine], typed: str, edges: tuple[float, float]) -> None:
        self.typed = typed
        self.stops = graphemes(typed)
        self.lines = _lines(lines, typed, self.stops, edges)

    # ------------------------------------------------------------ places on the page

    def line_of(self, place: Place) -> int:
        """The number of the line a place is on."""
        for number, line in enumerate(self.lines):
            last = number == len(self.lines) - 1
            inside = line.start <= place.index <= line.end
            wrapped = not last and self.lines[number + 1].start == place.index and not place.after
            if inside and not wrapped:
                return number
        return len(self.lines) - 1

    def caret(self, place: Place) -> Caret:
        """The caret at a place."""
        line = self.lines[self.line_of(place)]
        before, behind = line.cell_ending(place.index), line.cell_starting(place.index)
        first, second = (before, behind) if place.after else (behind, before)
        first, second = (first, second) if first is not None else (second, None)
        if first is None:
            return Caret(line.begin, line.top, line.bottom, None, line.rtl)
        x = _edge_of(first, place.index)
        other = _edge_of(second, place.index) if second is not None else x
        return Caret(x, line.top, line.bottom, None if abs(other - x) < 0.5 else other, first.rtl)

    def at(self, x: float, y: float) -> Place:
        """The place nearest to a point of the page."""
        number = min(range(len(self.lines)), key=lambda n: _off(self.lines[n], y))
        return self._on_line(number, x)

    def _on_line(self, number: int, x: float) -> Place:
        line = self.lines[number]
        if not line.cells:
            return Place(line.start)
        cell = min(line.cells, key=lambda one: max(one.left - x, x - one.right, 0.0))
        leading = abs(x - cell.leading) <= abs(x - cell.trailing)
        return Place(cell.start) if leading else Place(cell.end, after=True)

    def boxes(self, start: int, end: int) -> list[Box]:
        """The rectangles behind the letters `start` to before `end`: several on a line that runs both ways."""
        found: list[Box] = []
        for line in self.lines:
            inside = [(cell.left, cell.right) for cell in line.cells if cell.start < end and cell.end > start]
            for left, right in _merged(inside):
                found.append(Box(left, line.top, right - left, line.bottom - line.top))
        return found

    # ------------------------------------------------------------ from place to place

    def left(self, place: Place) -> Place:
        """One letter further left as seen; past the end of a line into the next one."""
        return self._stepped(place, -1)

    def right(self, place: Place) -> Place:
        """One letter further right as seen."""
        return self._stepped(place, 1)

    def _stepped(self, place: Place, way: int) -> Place:
        number = self.line_of(place)
        cells = self.lines[number].cells
        gap = _gap_of(self.lines[number], place)
        over = gap if way > 0 else gap - 1
        forward = (way < 0) == self.lines[number].rtl
        if 0 <= over < len(cells):
            at_end = forward and over == (0 if way < 0 else len(cells) - 1) and self.lines[number].last
            return Place(self.lines[number].end) if at_end else _beyond(cells[over], way)
        return self._next_line(number, forward, place)

    def _next_line(self, number: int, forward: bool, place: Place) -> Place:
        other = number + (1 if forward else -1)
        if not 0 <= other < len(self.lines):
            return place
        line = self.lines[other]
        return Place(line.start) if forward else Place(line.end, after=bool(line.cells))

    def up(self, place: Place, x: float, lines: int = -1) -> Place:
        """The place nearest to `x` on the line above (`lines` further down); the ends of the text beyond it."""
        number = self.line_of(place) + lines
        if number < 0:
            return Place(0)
        if number >= len(self.lines):
            return Place(len(self.typed), after=True)
        return self._on_line(number, x)

    def home(self, place: Place) -> Place:
        """The beginning of the line."""
        return Place(self.lines[self.line_of(place)].start)

    def end(self, place: Place) -> Place:
        """The end of the line."""
        line = self.lines[self.line_of(place)]
        return Place(line.end, after=bool(line.cells))

    def stop_before(self, index: int) -> int:
        """The next place for a caret before `index` in the order of the text."""
        return max((stop for stop in self.stops if stop < index), default=0)

    def stop_after(self, index: int) -> int:
        """The next place for a caret after `index`."""
        return min((stop for stop in self.stops if stop > index), default=len(self.typed))


# ---------------------------------------------------------------- boundaries


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


# ---------------------------------------------------------------- from drawn lines to cells


def _lines(
    lines: Sequence[SetLine], typed: str, stops: Sequence[int], edges: tuple[float, float]
) -> tuple[CaretLine, ...]:
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
        top, last = line.baseline - _ABOVE * apart, end == len(typed) or typed[end] in _NEWLINES
        found.append(CaretLine(start, end, tuple(cells), top, top + apart, edge, line.rtl, last))
    return tuple(found)


def _size(lines: Sequence[SetLine]) -> float:
    return max((run.size for line in lines for run in line.runs), default=32.0)


def aligned(lines: Sequence[str], typed: str) -> list[list[int | None]]:
    """For each character of each drawn line the index into `typed` that it stands for; None for what was put in.

    Letters keep their order and are paired one by one; spaces, half-spaces and signs between two letters are paired
    with those typed there. A percent sign may have changed sides.
    """
    drawn = [(number, at, sign) for number, line in enumerate(lines) for at, sign in enumerate(line)]
    found: list[list[int | None]] = [[None] * len(line) for line in lines]
    free_typed: list[int] = []
    free_drawn: list[tuple[int, int]] = []
    place = 0
    for kept, signs in groupby(drawn, key=lambda one: counts(one[2])):
        for number, at, sign in signs:
            if kept:
                while place < len(typed) and not counts(typed[place]):
                    free_typed += [place] if typed[place] in _PERCENT else []
                    place += 1
                found[number][at] = place if place < len(typed) else None
                place += 1
                continue
            match = _match(sign, typed, place)
            if match is not None:
                free_typed += [skipped for skipped in range(place, match) if typed[skipped] in _PERCENT]
                found[number][at], place = match, match + 1
            elif sign in _PERCENT:
                free_drawn.append((number, at))
    for (number, at), index in zip(free_drawn, free_typed, strict=False):
        found[number][at] = index
    return found


def _match(sign: str, typed: str, place: int) -> int | None:
    """The typed character before the next letter that a drawn sign between letters stands for."""
    for at in range(place, len(typed)):
        other = typed[at]
        if counts(other):
            return None
        if sign == other or (sign.isspace() and other.isspace() and other not in _NEWLINES) or (
                sign in _PERCENT and other in _PERCENT):
            return at
    return None


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
        if sign in _NEWLINES and typed[at : at + 2] != "\r\n":
            now = min(now + 1, nexts[at + 1])
    return numbers


def _ends(own: Sequence[int], number: int, numbers: Sequence[int], typed: str) -> tuple[int, int]:
    """The indexes a line runs from and to; its newline is not in it."""
    if not own:
        start = sum(1 for where in numbers if where < number)
        return start, start
    end = own[-1] + 1
    while end > own[0] and typed[end - 1] in _NEWLINES:
        end -= 1
    return own[0], end


def _undrawn(own: Sequence[int], source: Sequence[int | None], typed: str, end: int) -> list[int]:
    """The typed characters of a line that are not drawn on it."""
    drawn = set(source)
    return [at for at in own if at not in drawn and at < end and typed[at] not in _NEWLINES]


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


# ---------------------------------------------------------------- small questions


def _edge_of(cell: Cell, index: int) -> float:
    return cell.trailing if index >= cell.end else cell.leading


def _gap_of(line: CaretLine, place: Place) -> int:
    """The number of the gap between cells, from the left, that a place is in."""
    cells = line.cells
    if place.index == line.end and not place.after and line.last:
        return 0 if line.rtl else len(cells)
    if place.index == line.start and place.after:
        return len(cells) if line.rtl else 0
    for after in (place.after, not place.after):
        for n, cell in enumerate(cells):
            if after and cell.end == place.index:
                return n if cell.rtl else n + 1
            if not after and cell.start <= place.index < cell.end:
                return n + 1 if cell.rtl else n
    return 0


def _beyond(cell: Cell, way: int) -> Place:
    """The place on the far side of a cell for one who comes over it."""
    return Place(cell.end, after=True) if (way < 0) == cell.rtl else Place(cell.start)


def _off(line: CaretLine, y: float) -> float:
    return max(line.top - y, y - line.bottom, 0.0)


def _merged(parts: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Stretches from left to right, those that touch as one."""
    open_: tuple[float, float] | None = None
    for left, right in sorted(parts):
        if open_ is not None and left <= open_[1] + 0.5:
            open_ = (open_[0], max(open_[1], right))
            continue
        if open_ is not None:
            yield open_
        open_ = (left, right)
    if open_ is not None:
        yield open_
