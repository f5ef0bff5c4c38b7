"""Turn a chart layer in its box into scene items: one file for each kind, one table of kinds.

    items = chart_items(layer, box, pen)
    size = chart_size(layer, room, setting)
"""

from collections.abc import Callable, Mapping

from studio.document.charts import Chart
from studio.document.figures import shown
from studio.layout.charts import bars, columns, donut, lines, number, pictogram, progress, radial, waffle
from studio.layout.charts.board import Board, board_of, check_colours
from studio.layout.charts.sizes import chart_size
from studio.layout.pen import Pen
from studio.scene import Item
from studio.values import Box

__all__ = ["KINDS", "chart_items", "chart_size"]

KINDS: Mapping[str, Callable[[Board], None]] = {
    "bar": bars.draw,
    "column": columns.draw,
    "line": lines.draw,
    "area": lines.draw,
    "dot": bars.draw,
    "donut": donut.draw,
    "radial": radial.draw,
    "waffle": waffle.draw,
    "pictogram": pictogram.draw,
    "number": number.draw,
    "progress": progress.draw_bars,
    "ring": progress.draw_rings,
}


_LEAST_WIDTH, _LEAST_HEIGHT = 6.0, 3.2  # in the smallest letters


def chart_items(layer: Chart, box: Box, pen: Pen) -> tuple[Item, ...]:
    """The items of a chart in `box` (page px), back to front. What a person should know is noted in `pen.problems`."""
    figures, problems = shown(layer, pen.setting.document.language)
    pen.problems.extend(problems)
    if not figures.numbers:
        return ()
    board = board_of(layer, figures, box, pen)
    if min(box.width / _LEAST_WIDTH, box.height / _LEAST_HEIGHT) < board.least:
        board.say("no-room")
        return ()
    check_colours(board)
    KINDS[layer.chart](board)
    if board.left:
        board.say("words-left", "، ".join(text[:20] for text in board.left[:5]))
    return tuple(board.items)
