"""Turn the goal of a chart into a dashed line that leaves words free, and its name."""

from collections.abc import Sequence

from studio.layout.charts.board import ONE_LINE, Board
from studio.layout.charts.marks import line
from studio.layout.charts.placing import free_box
from studio.layout.charts.scale import Axis
from studio.layout.labels import Look
from studio.values import Box, Point

_MOST_WIDE = 0.28  # of the chart
_LONG = 7  # signs: longer numbers are said in a word
_FREE = 0.25  # em round words
_GOAL = {"fa": "هدف"}


def goal_text(board: Board) -> str:
    """What is written at the line."""
    name = board.chart.goal_label or _GOAL.get(board.language, "Goal")
    said = board.said(board.chart.goal)
    return f"{name}: {said if len(said) <= _LONG or board.scale != 1.0 else board.worded(board.chart.goal)}"


def goal_room(board: Board) -> float:
    """The width that the name beside a level line takes with its gap; 0 without a goal or room."""
    if board.chart.goal is None:
        return 0.0
    wide = board.wide(goal_text(board), _look(board)) + 0.6 * board.em
    return wide if wide <= _MOST_WIDE * board.box.width else 0.0


def goal_height(board: Board) -> float:
    """The height that the name under an upright line takes; 0 without a goal."""
    return 0.0 if board.chart.goal is None else 1.5 * board.em


def goal_across(board: Board, axis: Axis, field: Box, plot: Box, words: Sequence[Box]) -> None:
    """Draw a level line over `field` at the goal, broken at `words`, its name beside it at the far side of `plot`,
    moved up or down where other words stand."""
    if board.chart.goal is None:
        return
    y, free = axis.at(board.chart.goal), _FREE * board.em
    taken = [(box.x - free, box.right + free) for box in words if box.y - free < y < box.bottom + free]
    for start, end in _left_free(field.x, field.right, taken):
        board.items.append(_dashed(board, Point(start, y), Point(end, y)))
    room = goal_room(board) - 0.4 * board.em
    if room <= 0:
        board.left.append(goal_text(board))
        return
    high = ONE_LINE * board.em
    x = plot.x if board.rtl else plot.right - room
    wishes = (Box(x, y - high / 2 + step * high / 4, room, high) for step in (0, -1, 1, -2, 2, -3, 3, -4, 4, -6, 6))
    place = free_box(wishes, (), board.taken, board.box) or Box(x, y - high / 2, room, high)
    board.number(goal_text(board), place, _look(board))


def goal_down(board: Board, axis: Axis, field: Box, words: Sequence[Box]) -> None:
    """Draw an upright line over `field` at the goal, broken at `words`, its name under it."""
    if board.chart.goal is None:
        return
    x, free = axis.at(board.chart.goal), _FREE * board.em
    taken = [(box.y - free, box.bottom + free) for box in words if box.x - free < x < box.right + free]
    for start, end in _left_free(field.y, field.bottom, taken):
        board.items.append(_dashed(board, Point(x, start), Point(x, end)))
    wide = min(board.wide(goal_text(board), _look(board)) + 4.0, board.box.width)
    left = min(max(x - wide / 2, board.box.x), board.box.right - wide)
    look = Look(weight=700, largest=_look(board).largest, lines=1, align="centre")
    board.number(goal_text(board), Box(left, field.bottom, wide, goal_height(board)), look)


def _look(board: Board) -> Look:
    return board.look(0.9, weight=700, lines=1, align="end")


def _dashed(board: Board, start: Point, end: Point):
    ink = board.pen.inks.palette.on(board.tones.ground)
    return line(start, end, ink, board.px(2.5), (board.px(2), board.px(9)))


def _left_free(start: float, end: float, taken: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The parts of `start` to `end` that nothing takes."""
    free, at = [], start
    for low, high in sorted(taken):
        if low > at:
            free.append((at, min(low, end)))
        at = max(at, high)
    return [*free, (at, end)] if at < end else free
