"""Turn set lines into the places a caret can stand in, and places into others: by arrow, by line, by hand.

A place is an index into the words as typed and the side it belongs to: where a Persian and a Latin word meet, one index
has two places on the line. Arrows go from letter to letter as they are seen (UAX #9 leaves this to the program; every
browser and office suite on Persian systems does so). A caret never stands inside a grapheme cluster (UAX #29): not
between a letter and its marks or its half-space.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studio.text.boundaries import graphemes
from studio.text.cells import CaretLine, Cell, SetLine, caret_lines
from studio.values import Box


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


class Carets:
    """The places in a set text. `lines` are its lines, `typed` the words they came from, `edges` the left and right
    side of its measure in px: where a line without letters begins."""

    def __init__(self, lines: Sequence[SetLine], typed: str, edges: tuple[float, float]) -> None:
        self.typed = typed
        self.stops = graphemes(typed)
        self.lines = caret_lines(lines, typed, self.stops, edges)

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
