"""Turn the parts of a chart into a list beside or under its figure: a dot in the part's colour, its name and share."""

from collections.abc import Sequence
from dataclasses import replace

from studio.layout.charts.board import Board, key_dot
from studio.values import Box

_BESIDE = 1.15  # width over height from which the list stands beside the figure
_HIGHEST = 2.4  # em: the most room for a row


def parted(board: Board, plot: Box, count: int) -> tuple[Box, Box]:
    """The square part of `plot` for the figure, at the reading side or on top, and the part for a list of `count`."""
    gap = 1.2 * board.em
    if plot.width >= _BESIDE * plot.height:
        side = min(plot.height, 0.52 * plot.width)
        return board.first(plot, side), board.rest_of(plot, side + gap)
    high = min(count * 1.7 * board.em, 0.5 * plot.height)
    side = max(1.0, min(plot.width, plot.height - high - 0.8 * board.em))
    figure = Box(plot.x, plot.y, plot.width, side)
    return figure, Box(plot.x, plot.y + side + 0.8 * board.em, plot.width, high)


def listed(board: Board, room: Box, texts: Sequence[tuple[str, str]], rows: Sequence[int]) -> None:
    """Set (name, number) of each of `rows` in `room`: the name at the reading side, the number next to it or at the
    far side of a narrow list."""
    if not texts:
        return
    high = min(room.height / len(texts), _HIGHEST * board.em)
    dot, gap = min(0.66 * board.em, 0.5 * high), 0.5 * board.em
    figured = replace(board.look(1.1, weight=800, lines=1), align="end")
    number = board.widest([number for _, number in texts], figured)
    name = max(1.0, room.width - dot - gap - number - gap)
    wide = min(name, board.widest([text for text, _ in texts], board.names) + 4.0)
    row_width = dot + gap + wide + gap + number + 4.0
    left = board.first(room, min(row_width, room.width))
    size, _ = board.fitting([text for text, _ in texts], board.names, wide, high)
    top = room.y + (room.height - high * len(texts)) / 2
    for at, ((text, said), row) in enumerate(zip(texts, rows, strict=True)):
        place = Box(left.x, top + at * high, left.width, high)
        board.items.append(key_dot(board.first(place, dot), board.part(row)))
        rest = board.rest_of(place, dot + gap)
        weight = 800 if row in board.strong else board.names.weight
        board.words(text, board.first(rest, wide), replace(board.names, weight=weight), size=size)
        board.words(said, board.rest_of(rest, wide + gap), figured)
