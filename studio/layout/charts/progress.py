"""Turn how much of a whole is done into bars or rings that fill up."""

from math import ceil

from studio.document.figures import whole_of
from studio.layout.charts.board import Board, framed
from studio.layout.charts.donut import share_text
from studio.layout.charts.marks import bent_bar, grown, mark, round_box
from studio.layout.labels import Look
from studio.scene import Path, Stroke
from studio.values import Box

_HIGHEST = 5.2  # em: the most room for a row
_HEAD = 1.7  # em: name and share above a bar
_THICKEST = 1.5  # em: the bar
_THINNEST = 8.0  # units
_RING = 0.17  # of the radius: the thickness of a ring
_LONELY = 0.3


def draw_bars(board: Board) -> None:
    """Draw `board.chart` as one bar a row: its name and share above, or beside it where rows are low."""
    plot = framed(board)
    board.keep_rows(plot.height, 1.1 * board.least)
    shares = shares_of(board)
    high = min(plot.height / len(shares), _HIGHEST * board.em)
    top = plot.y + (plot.height - high * len(shares)) / 2
    draw = _beside if high < (_HEAD + 0.9) * board.em else _under
    for row, share in enumerate(shares):
        draw(board, Box(plot.x, top + row * high, plot.width, high), share, row)


def shares_of(board: Board) -> list[float]:
    """The part of the whole that each row has reached, 0–1."""
    values = [value or 0.0 for value in board.figures.series[0].values]
    whole = whole_of(board.chart, board.figures)
    if max(values) > whole * 1.0001:
        board.say("over-whole", board.said(max(values)))
    if min(values) < 0:
        board.say("negative-part")
    return [min(1.0, max(0.0, value / whole)) for value in values]


def _under(board: Board, room: Box, share: float, row: int) -> None:
    head = _HEAD * board.em if board.has_names or board.chart.values else 0.0
    thick = max(board.px(_THINNEST), min(_THICKEST * board.em, 0.5 * (room.height - head)))
    top = room.y + max(0.0, room.height - head - thick - 0.5 * board.em) / 2
    words = Box(room.x, top, room.width, max(0.0, head - 0.2 * board.em))
    text, wide = _said(board, row), _wide(board, row)
    board.number(text, board.rest_of(words, room.width - wide), _figured(board))
    board.words(board.name(row), board.first(words, room.width - wide - 0.5 * board.em), board.named(row, lines=1))
    _bar(board, Box(room.x, top + head, room.width, thick), share, row)


def _beside(board: Board, room: Box, share: float, row: int) -> None:
    """Name, bar and share in one line."""
    rows = range(len(board.figures.labels))
    gap = 0.6 * board.em
    name = min(board.widest_name(), 0.36 * room.width) + gap if board.has_names else 0.0
    number = max(_wide(board, row) for row in rows) + gap if board.chart.values else 0.0
    board.words(board.name(row), board.first(room, name - gap), board.named(row, lines=1))
    board.number(_said(board, row), board.rest_of(room, room.width - number + gap), _figured(board))
    thick = min(0.6 * board.em, 0.6 * room.height)
    middle = board.first(board.rest_of(room, name), max(1.0, room.width - name - number))
    _bar(board, Box(middle.x, room.centre.y - thick / 2, middle.width, thick), share, row)


def _bar(board: Board, bar: Box, share: float, row: int) -> None:
    board.items.append(Path(outline=grown(bar, "left", bar.height, both=True), fill=board.tones.track))
    done = board.first(bar, bar.width * share)
    if done.width > 0:
        way = "left" if board.rtl else "right"
        outline = grown(done, way, min(bar.height, done.width) / 2, both=True)
        board.items.append(mark(way, done, Path(outline=outline, fill=board.colour(row))))


def _figured(board: Board) -> Look:
    return board.look(1.15, weight=800, lines=1, align="end")


def _wide(board: Board, row: int) -> float:
    text = _said(board, row)
    return board.wide(text, _figured(board)) + 4.0 if text else 0.0


def _said(board: Board, row: int) -> str:
    """What a row has reached, in hundredths of the whole."""
    value = board.figures.series[0].values[row]
    if not board.chart.values:
        return ""
    if value is None or (board.figures.is_percent and not board.chart.whole):
        return board.said(value)
    return share_text(board, max(0.0, value) / whole_of(board.chart, board.figures))


# ---------------------------------------------------------------- rings


def draw_rings(board: Board) -> None:
    """Draw `board.chart` as one ring a row, its share in the middle and its name below."""
    plot = framed(board)
    shares = shares_of(board)
    gap = 1.0 * board.em
    name = _HEAD * board.em if board.has_names else 0.0
    columns = _columns(plot, len(shares), name, gap)
    lines = ceil(len(shares) / columns)
    wide = (plot.width - gap * (columns - 1)) / columns
    high = (plot.height - gap * (lines - 1)) / lines
    if min(wide, high - name) < 2.6 * board.least:
        board.say("as-bars")
        board.clear()
        draw_bars(board)
        return
    for row, share in enumerate(shares):
        number, column = divmod(row, columns)
        along = column * (wide + gap)
        x = plot.right - along - wide if board.rtl else plot.x + along
        _ring(board, Box(x, plot.y + number * (high + gap), wide, high), share, row)


def _columns(plot: Box, count: int, name: float, gap: float) -> int:
    """How many rings stand beside each other to be largest; a short last row looks like a mistake."""
    def worth(columns: int) -> float:
        lines = ceil(count / columns)
        wide = (plot.width - gap * (columns - 1)) / columns
        side = min(wide, (plot.height - gap * (lines - 1)) / lines - name)
        return side * (1 - _LONELY * (columns * lines - count) / columns)

    return max(range(1, min(count, 20) + 1), key=worth)


def _ring(board: Board, room: Box, share: float, row: int) -> None:
    low = _HEAD * board.em if board.name(row) else 0.0
    side = min(room.width, room.height - low)
    top = room.y + (room.height - low - side) / 2
    centre = Box(room.centre.x - side / 2, top, side, side).centre
    thick = side / 2 * _RING
    radius = side / 2 - thick / 2
    track = Stroke(fill=board.tones.track, width=thick)
    board.items.append(Path(outline=bent_bar(centre, radius, 0.0, 1.0), stroke=track))
    if share > 0:
        stroke = Stroke(fill=board.colour(row), width=thick)
        bent = Path(outline=bent_bar(centre, radius, 0.0, share), stroke=stroke)
        board.items.append(mark("sweep", round_box(centre, side / 2), bent))
    hole = round_box(centre, (radius - thick / 2) * 0.78)
    big = board.look(max(1.0, 0.3 * side / board.em), weight=800, lines=1, align="centre", line_height=1.1)
    board.number(board.chart.centre or _said(board, row), hole, big, role="number")
    board.words(board.name(row), Box(room.x, top + side + 0.2 * board.em, room.width, max(0.0, low - 0.2 * board.em)),
                board.named(row, lines=1, align="centre"))
