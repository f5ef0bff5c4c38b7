"""Turn the parts of a chart into a list beside or under its figure: a dot in the part's colour, its share, its name."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.layout.charts.board import Board, key_dot
from studio.layout.labels import Look
from studio.values import Box

_BESIDE = 1.15  # width over height from which the list stands beside the figure
_HIGHEST = 2.7  # em: the most room for a row
_LOWEST = 1.75  # em, in a list under the figure


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A row of the list: the part it is of, its share, its name."""

    row: int
    share: str
    name: str


def parted(board: Board, plot: Box, entries: Sequence[Entry]) -> tuple[Box, Box]:
    """The part of `plot` for the figure and the part for the list: side by side, the figure at the reading side, or
    one above the other; both together in the middle."""
    gap = 1.4 * board.em
    if plot.width >= _BESIDE * plot.height:
        wanted = _width(board, entries)
        side = min(plot.height, 0.52 * plot.width, max(0.34 * plot.width, plot.width - gap - wanted))
        wide = min(plot.width - side - gap, wanted)
        both = Box(plot.centre.x - (side + gap + wide) / 2, plot.y, side + gap + wide, plot.height)
        return board.first(both, side), board.rest_of(both, side + gap)
    high = min(len(entries) * _LOWEST * board.em, 0.5 * plot.height)
    side = max(1.0, min(plot.width, plot.height - high - 0.8 * board.em))
    spare = max(0.0, plot.height - side - 0.8 * board.em - high)
    figure = Box(plot.x, plot.y + spare / 3, plot.width, side)
    below = Box(plot.x, figure.bottom + 0.8 * board.em + spare / 3, plot.width, high)
    wide = min(plot.width, _width(board, entries))
    return figure, Box(plot.centre.x - wide / 2, below.y, wide, high)


def listed(board: Board, room: Box, entries: list[Entry]) -> None:
    """Set the list in `room`, its rows in the middle of its height."""
    most = max(1, int(room.height / (1.02 * board.least)))
    if len(entries) > most:
        board.say("labels-left", str(len(entries) - most))
        entries = entries[:most]
    high = min(room.height / len(entries), _HIGHEST * board.em)
    dot, gap = min(_dot(board), 0.5 * high), _gap(board)
    shares = board.widest([entry.share for entry in entries], _figured(board)) + 2.0
    top = room.y + (room.height - high * len(entries)) / 2
    used = dot + gap + (shares + gap if shares > 2.0 else 0.0)
    size, _ = board.fitting_names(max(1.0, room.width - used), high)
    for at, entry in enumerate(entries):
        place = Box(room.x, top + at * high, room.width, high)
        board.items.append(key_dot(board.first(place, dot), board.part(entry.row)))
        board.number(entry.share, board.first(board.rest_of(place, dot + gap), shares), _figured(board))
        board.words(entry.name, board.rest_of(place, used), board.named(entry.row), size=size)


def _dot(board: Board) -> float:
    return 0.7 * board.em


def _gap(board: Board) -> float:
    return 0.5 * board.em


def _figured(board: Board) -> Look:
    return board.look(1.2, weight=800, lines=1)


def _width(board: Board, entries: Sequence[Entry]) -> float:
    """The width the list takes when no name is broken."""
    shares = board.widest([entry.share for entry in entries], _figured(board)) + 2.0
    names = board.widest_name() + 4.0
    return _dot(board) + _gap(board) + shares + _gap(board) + names
