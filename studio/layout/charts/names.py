"""Turn the names of rows into labels under columns and points: whole, in two lines, or only some of them."""

from dataclasses import dataclass
from math import ceil

from studio.layout.charts.board import ONE_LINE, Board
from studio.values import Box

_MOST_SHARE = 0.34  # of the chart's height
_STAGGERED = 16  # so many names at most stand in two rows by turns


@dataclass(frozen=True, kw_only=True)
class _Way:
    """How names stand under their places: every which one, in how many rows by turns, at most how many lines each."""

    every: int
    rows: int
    size: float
    lines: int


def under_height(board: Board, place: float, height: float) -> float:
    """The height that the names take under places of `place` px, with the gap above them."""
    if not board.has_names:
        return 0.0
    way = _chosen(board, place, height)
    lines = way.rows if way.rows > 1 else way.lines
    return lines * ONE_LINE * way.size + 0.3 * board.em


def names_under(board: Board, box: Box, height: float) -> None:
    """Set the names in the middle of their places along `box`, the first at the reading side.

    `height` is that of the whole figure, as `under_height` was told.
    """
    names = board.figures.labels
    if box.height <= 0 or not board.has_names:
        return
    place = box.width / len(names)
    way = _chosen(board, place, height)
    wide, high = way.rows * way.every * place - _gap(board), ONE_LINE * way.size
    for number, row in enumerate(range(0, len(names), way.every)):
        along = (row + 0.5) * place
        centre = box.right - along if board.rtl else box.x + along
        own = min(wide, board.wide(names[row], board.named(row), way.size) + 4.0) if way.lines == 1 else wide
        x = min(max(centre - own / 2, board.box.x), board.box.right - own)
        y = box.y + 0.2 * board.em + (number % way.rows) * high
        look = board.named(row, align="centre", lines=way.lines)
        board.words(names[row], Box(x, y, own, way.lines * high + 2.0), look, stand="top", size=way.size)
    if way.every > 1 and not all(name.strip().isdigit() for name in names):
        board.say("labels-left", str(len(names) - ceil(len(names) / way.every)))


def _gap(board: Board) -> float:
    return 0.35 * board.em


def _chosen(board: Board, place: float, height: float) -> _Way:
    """In lines under their places, else by turns in two rows, else only every second, third ... one."""
    count = len(board.figures.labels)
    most = max(1, min(3, int(_MOST_SHARE * height / (ONE_LINE * board.em))))
    for lines in range(1, most + 1):
        size, fits = _fitting(board, place, lines)
        if fits and (lines == 1 or size >= 0.9 * board.em or lines == most):
            return _Way(every=1, rows=1, size=size, lines=lines)
    in_order = all(name.strip().isdigit() for name in board.figures.labels)  # years go on by themselves
    if count <= _STAGGERED and most > 1 and not in_order:
        size, fits = _fitting(board, 2 * place, 1)
        if fits:
            return _Way(every=1, rows=2, size=size, lines=1)
    if count < 8 and place > 4 * board.least:
        return _Way(every=1, rows=1, size=board.least, lines=most)
    return _thinned(board, place)


def _thinned(board: Board, place: float) -> _Way:
    count = len(board.figures.labels)
    for every in range(2, count):
        size, fits = _fitting(board, every * place, 1, every)
        if fits:
            return _Way(every=every, rows=1, size=size, lines=1)
    return _Way(every=count, rows=1, size=board.least, lines=1)


def _fitting(board: Board, place: float, lines: int, every: int = 1) -> tuple[float, bool]:
    return board.fitting_names(place - _gap(board), every=every, align="centre", lines=lines)
