"""Turn how much of a whole is done into bars or rings that fill up."""

from math import ceil

from studio.layout.charts.board import Board, framed
from studio.layout.charts.donut import share_text
from studio.layout.charts.marks import bent_bar, grown, mark, round_box
from studio.layout.charts.scale import round_above
from studio.scene import Path, Stroke
from studio.values import Box

_THICKEST = 1.5  # em: the bar
_RING = 0.17  # of the radius: the thickness of a ring


def draw_bars(board: Board) -> None:
    """Draw `board.chart` as one bar a row: its name and share above, then the bar."""
    _fit(board)
    plot = framed(board)
    shares = shares_of(board)
    high = min(plot.height / len(shares), 5.2 * board.em)
    top = plot.y + (plot.height - high * len(shares)) / 2
    for row, share in enumerate(shares):
        _bar(board, Box(plot.x, top + row * high, plot.width, high), share, row)


def _fit(board: Board) -> None:
    most = max(1, int(board.box.height / (2.3 * board.least)))
    count = len(board.figures.labels)
    if count > most:
        board.say("rows-left", str(count - most))
        board.figures = board.figures.picked(range(most))


def shares_of(board: Board) -> list[float]:
    """The part of the whole that each row has reached, 0–1."""
    values = [max(0.0, value or 0.0) for value in board.figures.series[0].values]
    most = max(values, default=0.0)
    whole = board.chart.whole or (100.0 if board.figures.is_percent else round_above(most))
    if most > whole * 1.0001:
        board.say("over-whole", board.said(most))
    if any(value is not None and value < 0 for value in board.figures.series[0].values):
        board.say("negative-part")
    return [min(1.0, value / whole) for value in values]


def _bar(board: Board, room: Box, share: float, row: int) -> None:
    head = 1.55 * board.em if board.chart.labels or board.chart.values else 0.0
    thick = max(board.px(8), min(_THICKEST * board.em, 0.5 * (room.height - head)))
    top = room.y + max(0.0, room.height - head - thick - 0.5 * board.em) / 2
    _line(board, Box(room.x, top, room.width, head), share, row)
    bar = Box(room.x, top + head, room.width, thick)
    board.items.append(Path(outline=grown(bar, "left", thick, both=True), fill=board.tones.track))
    done = board.first(bar, bar.width * share)
    if done.width > 0:
        way = "left" if board.rtl else "right"
        outline = grown(done, way, min(thick, done.width) / 2, both=True)
        board.items.append(mark(way, done, Path(outline=outline, fill=board.colour(row))))


def _line(board: Board, line: Box, share: float, row: int) -> None:
    text = _said(board, share, row) if board.chart.values else ""
    figured = board.look(1.15, weight=800, lines=1, align="end")
    wide = board.wide(text, figured) + 4.0 if text else 0.0
    if text:
        board.words(text, board.rest_of(line, line.width - wide), figured)
    if board.chart.labels:
        weight = 800 if row in board.strong else 600
        board.words(board.figures.labels[row], board.first(line, line.width - wide - 0.5 * board.em),
                    board.look(weight=weight, lines=1))


def _said(board: Board, share: float, row: int) -> str:
    return board.said(board.figures.series[0].values[row]) if board.figures.is_percent else share_text(board, share)


def draw_rings(board: Board) -> None:
    """Draw `board.chart` as one ring a row, its share in the middle and its name below."""
    plot = framed(board)
    shares = shares_of(board)
    gap = 1.0 * board.em
    name = 1.7 * board.em if board.chart.labels and any(board.figures.labels) else 0.0
    columns = _columns(plot, len(shares), name, gap)
    lines = ceil(len(shares) / columns)
    wide = (plot.width - gap * (columns - 1)) / columns
    high = (plot.height - gap * (lines - 1)) / lines
    if min(wide, high - name) < 3.0 * board.least:
        board.say("no-room")
        return
    for row, share in enumerate(shares):
        line, column = divmod(row, columns)
        x = plot.right - column * (wide + gap) - wide if board.rtl else plot.x + column * (wide + gap)
        _ring(board, Box(x, plot.y + line * (high + gap), wide, high), share, row)


def _columns(plot: Box, count: int, name: float, gap: float) -> int:
    def side(columns: int) -> float:
        lines = ceil(count / columns)
        wide = (plot.width - gap * (columns - 1)) / columns
        return min(wide, (plot.height - gap * (lines - 1)) / lines - name)

    return max(range(1, count + 1), key=side)


def _ring(board: Board, room: Box, share: float, row: int) -> None:
    name = board.figures.labels[row] if board.chart.labels else ""
    low = 1.7 * board.em if name else 0.0
    side = min(room.width, room.height - low)
    top = room.y + (room.height - low - side) / 2
    centre = Box(room.centre.x - side / 2, top, side, side).centre
    thick = side / 2 * _RING
    radius = side / 2 - thick / 2
    board.items.append(Path(outline=bent_bar(centre, radius, 0.0, 1.0),
                            stroke=Stroke(fill=board.tones.track, width=thick)))
    if share > 0:
        stroke = Stroke(fill=board.colour(row), width=thick)
        board.items.append(mark("sweep", round_box(centre, side / 2),
                                Path(outline=bent_bar(centre, radius, 0.0, share), stroke=stroke)))
    if board.chart.values:
        hole = round_box(centre, (radius - thick / 2) * 0.74)
        big = board.look(max(1.0, 0.3 * side / board.em), weight=800, lines=1, align="centre", line_height=1.1)
        board.words(board.chart.centre or _said(board, share, row), hole, big, role="number")
    if name:
        board.words(name, Box(room.x, top + side + 0.2 * board.em, room.width, low - 0.2 * board.em),
                    board.look(weight=800 if row in board.strong else 600, lines=1, align="centre"))
