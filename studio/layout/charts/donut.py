"""Turn parts of a whole into a ring, from the top as a clock goes, with its sum or best part in the middle."""

from collections.abc import Sequence

from studio.layout.charts.board import Board, framed
from studio.layout.charts.listing import Entry, listed, parted
from studio.layout.charts.marks import mark, ring_part, round_box
from studio.numbers import PERCENT, say_number
from studio.scene import Path, Stroke
from studio.values import Box, Point

_WIDEST = 0.62  # of the hole: the words in it


def draw(board: Board) -> None:
    """Draw `board.chart` as a ring."""
    values = [value or 0.0 for value in board.figures.series[0].values]
    total = sum(values)
    plot = framed(board)
    entries = entries_of(board, values, total)
    figure, beside = parted(board, plot, entries)
    radius = min(figure.width, figure.height) / 2
    centre = figure.centre
    hole = radius * min(board.chart.hole, 0.9)
    start = 0.0
    for row, value in enumerate(values):
        end = start + value / total
        if value:
            _part(board, centre, (radius, hole), (start, end), row)
        start = end
    listed(board, beside, entries)
    _middle(board, round_box(centre, hole * _WIDEST), values, total)


def _part(board: Board, centre: Point, radii: tuple[float, float], turns: tuple[float, float], row: int) -> None:
    outline = ring_part(centre, *radii, *turns)
    colour = board.part(row)
    gap = None if turns == (0.0, 1.0) else Stroke(fill=board.tones.ground, width=board.px(3.5), sharp=True)
    board.items.append(mark("sweep", round_box(centre, radii[0]), Path(outline=outline, fill=colour, stroke=gap)))


def entries_of(board: Board, values: Sequence[float], whole: float) -> list[Entry]:
    """A row of the list for each part."""
    return [
        Entry(row=row, share=share_text(board, value / whole) if board.chart.values else "",
              name=board.figures.labels[row] if board.chart.labels else "")
        for row, value in enumerate(values)
    ]


def share_text(board: Board, share: float) -> str:
    """A share in hundredths; one decimal only where it would be nothing without."""
    decimals = 1 if 0 < share < 0.01 else 0
    return say_number(100 * share, board.language, decimals=decimals, unit=PERCENT)


def _middle(board: Board, room: Box, values: list[float], total: float) -> None:
    """The words of the chart, or the share of what stands out, or the sum of what was counted."""
    note, figure = "", board.chart.centre
    if not figure and board.strong:
        row = min(board.strong)
        note, figure = board.figures.labels[row], share_text(board, values[row] / total)
    elif not figure and not board.figures.is_percent:
        note, figure = board.figures.unit, board.worded(total)
    if not figure or not board.chart.values:
        return
    if board.wide(figure.split(" ")[0], board.look(weight=800), board.least) > room.width:
        return
    big = board.look(min(3.0, room.height / board.em), weight=800, lines=2, align="centre", line_height=1.2)
    low = 0.34 * room.height if note else 0.0
    label = board.number(figure, Box(room.x, room.y, room.width, room.height - low), big, role="number")
    if note:
        look = board.look(0.95, lines=1, align="centre")
        board.words(note, Box(room.x, label.box.bottom - 0.15 * board.em, room.width, 1.4 * board.em), look,
                    colour="muted", stand="top")
