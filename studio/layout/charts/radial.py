"""Turn rows of numbers into bars bent round one middle, their names before the start of each."""

from studio.layout.charts import bars
from studio.layout.charts.board import Board, framed
from studio.layout.charts.marks import bent_bar, mark, round_box
from studio.scene import Path, Stroke
from studio.values import Box, Point

_TURN = 0.75  # the longest bar goes three quarters round, and leaves the last one to the names
_FILLED = 0.66  # of its ring
_INNER = 0.24  # of the radius stays empty
_MOST = 8


def draw(board: Board) -> None:
    """Draw `board.chart` as bent bars; as straight ones where rings would be too thin for their names."""
    plot = framed(board)
    values = board.figures.series[0].values
    radius = min(plot.width, plot.height) / 2
    ring = radius * (1 - _INNER) / len(values)
    if ring < 1.15 * board.least or len(values) > _MOST or min(board.figures.numbers) < 0:
        board.say("as-bars")
        board.clear()
        bars.draw(board)
        return
    most = max(board.chart.whole, *(value for value in values if value is not None))
    centre = Point(plot.centre.x, plot.centre.y)
    for row, value in enumerate(values):
        at = radius - (row + 0.5) * ring
        _bar(board, row, round_box(centre, at), ring * _FILLED, (value or 0.0) / most if most > 0 else 0.0)
        _name(board, plot, Point(centre.x, centre.y - at), ring, row)


def _bar(board: Board, row: int, middle: Box, width: float, share: float) -> None:
    """The empty and the filled part of a ring whose middle line touches the sides of `middle`."""
    centre, radius = middle.centre, middle.width / 2
    track = Stroke(fill=board.tones.track, width=width, sharp=True)
    board.items.append(Path(outline=bent_bar(centre, radius, 0.0, _TURN), stroke=track))
    if share > 0:
        stroke = Stroke(fill=board.colour(row), width=width, sharp=True)
        bent = bent_bar(centre, radius, 0.0, _TURN * share)
        board.items.append(mark("sweep", middle.grown(width / 2), Path(outline=bent, stroke=stroke)))


def _name(board: Board, plot: Box, start: Point, ring: float, row: int) -> None:
    """The name and number of a bar in the empty quarter, ending where the bar starts."""
    gap = 0.45 * board.em
    box = Box(plot.x, start.y - ring / 2, max(1.0, start.x - gap - plot.x), ring)
    how = {"lines": 1, "align": "start" if board.rtl else "end", "line_height": 1.15}
    number = board.said(board.figures.series[0].values[row]) if board.chart.values else ""
    look = board.look(1.0, weight=800, **how)
    wide = min(board.wide(number, look) + 4.0, box.width) if number else 0.0
    board.number(number, Box(box.right - wide, box.y, wide, ring), look)
    rest = Box(box.x, box.y, box.width - wide - (0.4 * board.em if number else 0.0), ring)
    board.words(board.name(row), rest, board.named(row, **how))
