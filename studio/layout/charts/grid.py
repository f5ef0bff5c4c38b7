"""Turn an axis of numbers into thin lines with a number at each, for charts whose marks say none."""

from studio.layout.charts.board import ONE_LINE, Board
from studio.layout.charts.marks import line
from studio.layout.charts.scale import Axis, ticks
from studio.numbers import scale_of
from studio.values import Box, Point

_APART = 2.3  # em at least between lines
_MOST = 5
_MOST_WIDE = 0.3  # of the chart


def lines_of(board: Board, low: float, high: float, height: float) -> tuple[float, ...]:
    """The round numbers that lines stand for: few, and far enough apart for their words."""
    return ticks(low, high, max(2, min(_MOST, int(height / (_APART * board.em)))))


def tick_room(board: Board, low: float, high: float, height: float) -> float:
    """The width that the numbers of the lines take with their gap; 0 where it would be too much, and without lines."""
    texts = [_said(board, value) for value in lines_of(board, low, high, height)]
    wide = board.widest(texts, board.notes) + 0.6 * board.em
    return wide if wide <= _MOST_WIDE * board.box.width else 0.0


def gridded(board: Board, axis: Axis, field: Box, side: float) -> None:
    """Draw the lines across `field`, their numbers in the first `side` px of it."""
    across = board.rest_of(field, side)
    size, _ = board.fitting([_said(board, v) for v in lines_of(board, axis.low, axis.high, field.height)],
                            board.notes, side)
    for value in lines_of(board, axis.low, axis.high, field.height):
        y = axis.at(value)
        board.items.append(line(Point(across.x, y), Point(across.right, y), board.tones.hair, board.hair))
        high = ONE_LINE * size
        place = board.first(Box(field.x, y - high / 2, field.width, high), side - 0.4 * board.em)
        board.number(_said(board, value), place, board.notes, colour="muted", size=size)


def _said(board: Board, value: float) -> str:
    return board.worded(value) if board.scale == 1.0 and scale_of(value) > 1.0 else board.said(value)
