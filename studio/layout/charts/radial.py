"""Turn rows of numbers into bars bent round one middle, their names before the start of each."""

from studio.layout.charts.board import Board, framed
from studio.layout.charts.marks import bent_bar, mark, round_box
from studio.scene import Path, Stroke
from studio.values import Box, Point

_TURN = 0.75  # the longest bar goes three quarters round, and leaves the last one to the names
_FILLED = 0.66  # of its ring
_INNER = 0.3  # of the radius stays empty
_MOST = 8


def draw(board: Board) -> None:
    """Draw `board.chart` as bent bars."""
    _fit(board)
    values = board.figures.series[0].values
    if any(value is not None and value < 0 for value in values):
        board.say("negative-part")
    plot = framed(board)
    most = max([value for value in values if value is not None] + [board.chart.whole or 0.0])
    names = board.chart.labels and any(board.figures.labels)
    side = min(plot.width, plot.height)
    radius = side / 2
    centre = Point(plot.centre.x, plot.centre.y)
    ring = radius * (1 - _INNER) / len(values)
    for row, value in enumerate(values):
        at = radius - (row + 0.5) * ring
        share = max(0.0, value or 0.0) / most if most > 0 else 0.0
        _bar(board, centre, at, ring, share, row)
        if names:
            _name(board, plot, Point(centre.x, centre.y - at), ring, row)


def _fit(board: Board) -> None:
    count = len(board.figures.labels)
    radius = min(board.box.width, board.box.height) / 2
    most = max(1, min(_MOST, int(radius * (1 - _INNER) / (1.05 * board.least))))
    if count > most:
        board.say("rows-left", str(count - most))
        board.figures = board.figures.picked(range(most))


def _bar(board: Board, centre: Point, radius: float, ring: float, share: float, row: int) -> None:
    width = ring * _FILLED
    box = round_box(centre, radius + width / 2)
    track = Stroke(fill=board.tones.track, width=width, sharp=True)
    board.items.append(Path(outline=bent_bar(centre, radius, 0.0, _TURN), stroke=track))
    if share > 0:
        stroke = Stroke(fill=board.colour(row), width=width, sharp=True)
        bent = bent_bar(centre, radius, 0.0, _TURN * share)
        board.items.append(mark("sweep", box, Path(outline=bent, stroke=stroke)))


def _name(board: Board, plot: Box, start: Point, ring: float, row: int) -> None:
    """The name and number of a bar in the empty quarter, ending where the bar starts."""
    gap = 0.45 * board.em
    box = Box(plot.x, start.y - ring / 2, max(1.0, start.x - gap - plot.x), ring)
    right = "start" if board.rtl else "end"
    number = board.said(board.figures.series[0].values[row]) if board.chart.values else ""
    look = board.look(min(1.0, 0.82 * ring / board.em), weight=800, lines=1, align=right, line_height=1.15)
    wide = min(board.wide(number, look) + 4.0, box.width) if number else 0.0
    if number:
        board.words(number, Box(box.right - wide, box.y, wide, ring), look)
    rest = Box(box.x, box.y, box.width - wide - (0.4 * board.em if number else 0.0), ring)
    weight = 800 if row in board.strong else 500
    thin = board.look(min(1.0, 0.82 * ring / board.em), weight=weight, lines=1, align=right, line_height=1.15)
    board.words(board.figures.labels[row], rest, thin)
