"""Turn rows of numbers into columns that rise from a common line, the first at the reading side."""

from studio.layout.charts.board import ONE_LINE, Board, framed
from studio.layout.charts.goal import goal_across, goal_room
from studio.layout.charts.grid import gridded, tick_room
from studio.layout.charts.marks import Way, grown, line, mark
from studio.layout.charts.names import names_under, under_height
from studio.layout.charts.pieces import Piece, pieces, reach, slots
from studio.layout.charts.scale import Axis
from studio.numbers import scale_of
from studio.scene import Path
from studio.values import Box, Insets, Point

_WIDEST = 5.0  # em: the widest column
_APART = 0.2  # em between numbers
_SPREAD = 2.6  # a place is at most so many times as wide as its widest column


def draw(board: Board) -> None:
    """Draw `board.chart` as columns."""
    several = len(board.figures.series) > 1
    board.keep_rows(board.box.width, board.px(5) * slots(board.figures, board.chart.stack))
    written = _written(board)
    plot = framed(board, tuple(one.name for one in board.figures.series) if several else ())
    found = pieces(board.figures, board.chart.stack)
    low, high = reach(found, board.chart.goal)
    side = 0.0 if written else tick_room(board, low, high, plot.height)
    body = board.rest_of(plot, side)
    body = board.first(body, body.width - goal_room(board))
    body = _middle(body, _place(board, body) * len(board.figures.labels))
    under = under_height(board, _place(board, body), body.height)
    above = 1.25 * board.em if written and board.chart.stack != "share" else 0.35 * board.em
    below = above if low < 0 else 0.0 if under or not side else 0.5 * board.em
    field = body.inside(Insets(top=above, bottom=under + below))
    axis = Axis(low, high if high > low else low + 1.0, field.bottom, field.y)
    if side:
        gridded(board, axis, Box(plot.x, field.y, plot.width, field.height), side)
    for piece in found:
        _column(board, piece, axis, body)
    zero = axis.at(0.0)
    board.items.append(line(Point(body.x, zero), Point(body.right, zero), board.tones.hair, board.hair))
    names_under(board, Box(body.x, body.bottom - under, body.width, under), body.height)
    words = _values(board, found, axis, body) if written else []
    goal_across(board, axis, body, plot, words)


def _place(board: Board, body: Box) -> float:
    """The width of a row's place."""
    return min(body.width / len(board.figures.labels), _SPREAD * _widest(board))


def _middle(body: Box, width: float) -> Box:
    return Box(body.x + (body.width - width) / 2, body.y, width, body.height)


def _written(board: Board) -> bool:
    """Whether numbers stand at the columns: in full, else shortened by a word that all share, else not at all."""
    if not board.chart.values:
        return False
    if board.chart.stack == "share":
        return True
    every = _tops(board)
    room = _pitch(board, board.box.width - goal_room(board)) - _APART * board.em
    for scale in (1.0, scale_of(max(map(abs, every), default=0.0))):
        if scale == 1.0 and board.chart.short == "always" and scale_of(max(map(abs, every))) > 1.0:
            continue
        board.scale = scale
        if board.widest([board.said(value) for value in every], board.figured, board.least) <= room:
            return True
        if board.chart.short == "never":
            break
    board.scale = 1.0
    board.say("values-left", str(len(every)))
    return False


def _tops(board: Board) -> list[float]:
    """The numbers written above columns."""
    if board.chart.stack == "beside":
        return list(board.figures.numbers)
    return [board.figures.total(row) for row in range(len(board.figures.labels))]


def _slot(board: Board, piece: Piece, body: Box) -> tuple[float, float]:
    """The left edge and width of a column."""
    count = slots(board.figures, board.chart.stack)
    place = body.width / len(board.figures.labels)
    wide = _group(board, place)
    each = wide / count
    gap = 0.0 if count == 1 else min(0.1 * each, board.px(4))
    along = (piece.row + 0.5) * place - wide / 2 + piece.slot * each + gap / 2
    return (body.right - along - each + gap if board.rtl else body.x + along), each - gap


def _pitch(board: Board, width: float) -> float:
    """How far the middles of neighbouring columns are apart at least."""
    count = slots(board.figures, board.chart.stack)
    place = min(width / len(board.figures.labels), _SPREAD * _widest(board))
    return place if count == 1 else _group(board, place) / count


def _widest(board: Board) -> float:
    return _WIDEST * board.em * max(1.0, 0.6 * slots(board.figures, board.chart.stack))


def _group(board: Board, place: float) -> float:
    """The width of the columns of a row together."""
    share = board.chart.thickness * (1.25 if slots(board.figures, board.chart.stack) > 1 else 1.0)
    return min(place * share, place, _widest(board))


def _column(board: Board, piece: Piece, axis: Axis, body: Box) -> None:
    x, wide = _slot(board, piece, body)
    start, end = axis.at(piece.start), axis.at(piece.end)
    box = Box(x, min(start, end), wide, abs(end - start))
    way: Way = "up" if piece.end >= piece.start else "down"
    gap = min(board.px(2.0), box.height / 3) if piece.start else 0.0
    seen = Box(box.x, box.y + (gap if way == "down" else 0.0), box.width, box.height - gap)
    radius = min(board.px(board.chart.radius), wide * 0.35, seen.height) if piece.outer else 0.0
    fill = board.colour(piece.row, piece.series)
    board.items.append(mark(way, box, Path(outline=grown(seen, way, radius), fill=fill)))


def _values(board: Board, found: tuple[Piece, ...], axis: Axis, body: Box) -> list[Box]:
    """Numbers above columns and those of stacked pieces on them; what their ink covers."""
    stacked = board.chart.stack != "beside" and len(board.figures.series) > 1
    tops: dict[tuple[int, int, bool], list[Piece]] = {}
    for piece in found:
        tops.setdefault((piece.row, piece.slot, piece.end >= 0), []).append(piece)
        if stacked:
            _inner_value(board, piece, axis, body)
    if board.chart.stack == "share":
        return []
    place = _pitch(board, body.width)
    texts = {key: board.said(sum(one.value for one in parts)) for key, parts in tops.items()}
    size, _ = board.fitting(list(texts.values()), board.figured, place - _APART * board.em)
    inks = []
    for (_, _, upwards), parts in tops.items():
        text = texts[parts[0].row, parts[0].slot, upwards]
        x, wide = _slot(board, parts[0], body)
        end = axis.at(max(p.end for p in parts) if upwards else min(p.end for p in parts))
        high = 1.2 * size
        box = Box(x + wide / 2 - place / 2 - 1, end - high if upwards else end, place + 2, high)
        look = board.look(weight=800, lines=1, align="centre", line_height=1.0)
        inks.append(board.number(text, box, look, size=size).ink)
    return inks


def _inner_value(board: Board, piece: Piece, axis: Axis, body: Box) -> None:
    x, wide = _slot(board, piece, body)
    start, end = axis.at(piece.start), axis.at(piece.end)
    box = Box(x, min(start, end), wide, abs(end - start))
    look = board.look(0.9, weight=700, lines=1, align="centre", line_height=1.1)
    text = board.said(piece.value)
    if board.wide(text, look, board.least) + 4 <= wide and box.height >= ONE_LINE * board.least:
        board.number(text, box, look, colour=board.on(board.colour(piece.row, piece.series)))
