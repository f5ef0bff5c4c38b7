"""Turn parts of a whole into a hundred squares, filled row by row from the reading side."""

from studio.layout.charts.board import Board, framed
from studio.layout.charts.donut import entries_of
from studio.layout.charts.listing import listed, parted
from studio.layout.charts.marks import mark
from studio.scene import Path, rectangle
from studio.values import Box, Colour

_SIDE = 10
_CELLS = _SIDE * _SIDE
_FILLED = 0.84  # of its place


def draw(board: Board) -> None:
    """Draw `board.chart` as a hundred squares."""
    values = [value or 0.0 for value in board.figures.series[0].values]
    whole = _whole(board, values)
    plot = framed(board)
    entries = entries_of(board, values, whole)
    figure, beside = parted(board, plot, entries)
    counts = cells_of(values, whole)
    owners = [row for row, count in enumerate(counts) for _ in range(count)]
    _squares(board, figure, [*owners, *[-1] * (_CELLS - len(owners))])
    listed(board, beside, entries)


def _whole(board: Board, values: list[float]) -> float:
    total = sum(values)
    whole = board.chart.whole or (100.0 if board.figures.is_percent else total)
    if total > whole * 1.0001:
        board.say("over-whole", board.said(total))
        return total
    return whole


def cells_of(values: list[float], whole: float) -> list[int]:
    """How many of a hundred squares each value gets: whole ones, the largest remainders rounded up, as many as the
    rounded sum."""
    exact = [_CELLS * value / whole for value in values]
    counts = [int(part + 1e-9) for part in exact]
    missing = round(sum(exact)) - sum(counts)
    by_rest = sorted(range(len(exact)), key=lambda row: (counts[row] - exact[row], row))
    for row in by_rest[:max(0, missing)]:
        counts[row] += 1
    return counts


def _squares(board: Board, figure: Box, owners: list[int]) -> None:
    side = min(figure.width, figure.height)
    square = board.first(Box(figure.x, figure.centre.y - side / 2, figure.width, side), side)
    if figure.width > side * 1.02:
        square = Box(figure.centre.x - side / 2, square.y, side, side)
    place = side / _SIDE
    edge = place * (1 - _FILLED) / 2
    for line in range(_SIDE):
        row_box = Box(square.x, square.y + line * place, side, place)
        for owner, start, count in _stretches(owners[line * _SIDE : (line + 1) * _SIDE]):
            cells = [Box(_left(board, square, at, place), row_box.y, place, place).grown(-edge)
                     for at in range(start, start + count)]
            colour = board.tones.track if owner < 0 else board.part(owner)
            paths = tuple(_square(cell, colour) for cell in cells)
            last, first = cells[-1], cells[0]
            box = Box(min(first.x, last.x), first.y, abs(last.x - first.x) + first.width, first.height)
            if owner < 0:
                board.items.extend(paths)
            else:
                board.items.append(mark("left" if board.rtl else "right", box, *paths))


def _left(board: Board, square: Box, at: int, place: float) -> float:
    return square.right - (at + 1) * place if board.rtl else square.x + at * place


def _square(cell: Box, colour: Colour) -> Path:
    return Path(outline=rectangle(cell, cell.width * 0.22), fill=colour)


def _stretches(owners: list[int]) -> list[tuple[int, int, int]]:
    """(owner, first place, how many) of neighbours of one owner."""
    found: list[tuple[int, int, int]] = []
    for at, owner in enumerate(owners):
        if found and found[-1][0] == owner:
            found[-1] = (owner, found[-1][1], found[-1][2] + 1)
        else:
            found.append((owner, at, 1))
    return found
