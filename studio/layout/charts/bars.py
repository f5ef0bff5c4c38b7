"""Turn rows of numbers into bars that grow from the reading side, names before them and numbers at their ends."""

from dataclasses import dataclass

from studio.layout.charts.board import ONE_LINE, Board, framed
from studio.layout.charts.goal import goal_down, goal_height
from studio.layout.charts.marks import Way, grown, line, mark
from studio.layout.charts.pieces import Piece, pieces, reach, slots
from studio.layout.charts.scale import Axis
from studio.scene import Path, ellipse
from studio.values import Box, Insets, Point

_NAME_SHARE = 0.36  # of the width: the most that names beside bars take
_TALLEST = 5.4  # em: the most room for a row, lest bars drift apart
_THICKEST = 2.6  # em
_THINNEST = 0.42  # em, of a bar beside others
_LONG, _TOO_LONG = 0.3, 0.45  # of the room of bars: numbers as wide are said in words, or not at all
_APART = 0.86  # em between the numbers of bars beside each other
_WITHIN = 0.3  # em between a number and the end of its bar


@dataclass(frozen=True, kw_only=True)
class _Rows:
    """How rows are divided: their height, that of the line of the name above the bar (0: beside it), and the width of
    names beside."""

    height: float
    above: float
    beside: float


def draw(board: Board) -> None:
    """Draw `board.chart` as bars."""
    several = len(board.figures.series) > 1
    plot = framed(board, tuple(one.name for one in board.figures.series) if several else ())
    plot = plot.inside(Insets(bottom=goal_height(board)))
    board.keep_rows(plot.height, board.least * max(1.15, slots(board.figures, board.chart.stack) * 0.5))
    found = pieces(board.figures, board.chart.stack)
    rows = _rows(board, plot)
    room = _middle(plot, rows.height * len(board.figures.labels))
    bars = board.rest_of(room, rows.beside)
    _choose_words(board, found, rows, bars)
    axis = _axis(board, found, bars)
    _zero_line(board, axis, bars, found)
    for piece in found:
        _bar(board, piece, axis, _slot_box(board, piece, rows, bars))
    _names(board, rows, room)
    words = _values(board, found, axis, rows, bars)
    goal_down(board, axis, bars, words)


def _middle(plot: Box, height: float) -> Box:
    """The part of `plot` in its middle that the rows take."""
    height = min(height, plot.height)
    return Box(plot.x, plot.y + (plot.height - height) / 2, plot.width, height)


def _rows(board: Board, plot: Box) -> _Rows:
    """Names beside the bars where they are short, above them where they are long and there is room, else cut."""
    count, em = len(board.figures.labels), board.em
    height = min(plot.height / count, _TALLEST * em + slots(board.figures, board.chart.stack) * em)
    if not board.has_names:
        return _Rows(height=height, above=0.0, beside=0.0)
    most, gap = _NAME_SHARE * plot.width, 0.6 * em
    natural = board.widest_name()
    if natural <= most:
        return _Rows(height=height, above=0.0, beside=natural + gap)
    above = 1.55 * em
    if height >= above + (slots(board.figures, board.chart.stack) * _THINNEST + 0.5) * em:
        return _Rows(height=height, above=above, beside=0.0)
    _, fits = board.fitting_names(most, height)
    return _Rows(height=height, above=0.0, beside=(most if fits else 1.2 * most) + gap)


def _choose_words(board: Board, found: tuple[Piece, ...], rows: _Rows, bars: Box) -> None:
    """Numbers in full, or in a word where they would take too much of the bars' room, or none."""
    first, second = (_slot_box(board, Piece(0, 0, 0.0, 0.0, slot), rows, bars) for slot in (0, 1))
    if slots(board.figures, board.chart.stack) > 1 and second.y - first.y < _APART * board.least and board.writes:
        board.say("values-left", str(len(_end_values(board, found))))
        board.silent = True
    wide = _number_room(board, found)
    if wide > _LONG * bars.width and board.chart.short != "never":
        board.in_words = True
        wide = _number_room(board, found)
    if wide > _TOO_LONG * bars.width:
        board.say("values-left", str(len(_end_values(board, found))))
        board.silent = True


def _number_room(board: Board, found: tuple[Piece, ...]) -> float:
    return board.widest([text for _, text in _end_values(board, found).values()], board.figured)


def _axis(board: Board, found: tuple[Piece, ...], bars: Box) -> Axis:
    """From zero to the ends, with room for the number at each end. The start is at the reading side."""
    low, high = reach(found, board.chart.goal)
    room = {True: _head(board), False: _head(board)}
    for value, text in _end_values(board, found).values():
        room[value >= 0] = max(room[value >= 0], board.wide(text, board.figured) + _gap(board) + 2.0)
    before = room[False] if low < 0 else 0.0
    length = max(1.0, bars.width - before - room[True])
    start, sign = (bars.right, -1.0) if board.rtl else (bars.x, 1.0)
    return Axis(low, high if high > low else low + 1.0, start + sign * before, start + sign * (before + length))


def _head(board: Board) -> float:
    """How far the end of a mark reaches beyond its number."""
    return 0.42 * board.em if board.chart.chart == "dot" else 0.0


def _gap(board: Board) -> float:
    return _WITHIN * board.em + _head(board)


def _end_values(board: Board, found: tuple[Piece, ...]) -> dict[tuple[int, int], tuple[float, str]]:
    """What is written at the end of each bar, by row and slot: its number and words."""
    if not board.writes or board.chart.stack == "share":
        return {}
    totals: dict[tuple[int, int], float] = {}
    for piece in found:
        totals[piece.row, piece.slot] = totals.get((piece.row, piece.slot), 0.0) + piece.value
    return {place: (value, board.said(value)) for place, value in totals.items()}


def _slot_box(board: Board, piece: Piece, rows: _Rows, bars: Box) -> Box:
    """The band of a bar across the whole width."""
    count = slots(board.figures, board.chart.stack)
    room = rows.height - rows.above
    share = board.chart.thickness * (1.25 if count > 1 else 1.0)
    thick = min(room * share, room, _THICKEST * board.em * count)
    top = bars.y + piece.row * rows.height + rows.above + (0.0 if rows.above else (room - thick) / 2)
    each = thick / count
    gap = 0.0 if count == 1 else min(0.12 * each, board.px(4))
    return Box(bars.x, top + piece.slot * each + gap / 2, bars.width, each - gap)


def _bar(board: Board, piece: Piece, axis: Axis, band: Box) -> None:
    start, end = axis.at(piece.start), axis.at(piece.end)
    box = Box(min(start, end), band.y, abs(end - start), band.height)
    way: Way = "left" if end < start or (end == start and board.rtl) else "right"
    colour = board.colour(piece.row, piece.series)
    radius = min(board.px(board.chart.radius), 0.4 * band.height) if piece.outer else 0.0
    shape = _dot(board, box, way) if board.chart.chart == "dot" else grown(_parted(board, piece, box, way), way, radius)
    items = [Path(outline=shape, fill=colour)]
    if board.chart.chart == "dot":
        items.insert(0, _stem(board, box, colour))
    board.items.append(mark(way, box, *items))


def _parted(board: Board, piece: Piece, box: Box, way: Way) -> Box:
    """`box` with a hair of ground before it where it goes on from another piece."""
    gap = min(board.px(2.0), box.width / 3) if piece.start else 0.0
    return Box(box.x + (gap if way == "right" else 0.0), box.y, box.width - gap, box.height)


def _stem(board: Board, box: Box, colour) -> Path:
    middle = box.centre.y
    return line(Point(box.x, middle), Point(box.right, middle), colour, board.px(4.0))


def _dot(board: Board, box: Box, way: Way):
    radius = min(box.height / 2, _head(board))
    x = box.x if way == "left" else box.right
    return ellipse(Box(x - radius, box.centre.y - radius, 2 * radius, 2 * radius))


def _zero_line(board: Board, axis: Axis, bars: Box, found: tuple[Piece, ...]) -> None:
    """A thin line at zero where bars go both ways."""
    if any(piece.end < 0 for piece in found):
        x = axis.at(0.0)
        board.items.append(line(Point(x, bars.y), Point(x, bars.bottom), board.tones.rest, board.hair))


def _names(board: Board, rows: _Rows, room: Box) -> None:
    if not (rows.above or rows.beside):
        return
    gap = 0.6 * board.em
    width = room.width if rows.above else rows.beside - gap
    height = rows.above or rows.height
    size, _ = board.fitting_names(width, height)
    for row, name in enumerate(board.figures.labels):
        box = board.first(Box(room.x, room.y + row * rows.height, room.width, height), width)
        board.words(name, box, board.named(row), size=size)


def _values(board: Board, found: tuple[Piece, ...], axis: Axis, rows: _Rows, bars: Box) -> list[Box]:
    """Numbers at the ends, and those of stacked pieces on them where they have room; what the ink at ends covers."""
    inks = []
    ends = _end_values(board, found)
    size = _value_size(board, rows, bars)
    for (row, slot), (value, text) in ends.items():
        band = _slot_box(board, Piece(row, slot, 0.0, value, slot), rows, bars)
        reached = [axis.at(piece.end) for piece in found if (piece.row, piece.slot) == (row, slot)]
        leftwards = board.rtl == (value >= 0)
        end = min(reached) if leftwards else max(reached)
        wide = board.wide(text, board.figured) + 2.0
        high = max(band.height, ONE_LINE * board.em)
        left = end - _gap(board) - wide if leftwards else end + _gap(board)
        box = Box(left, band.centre.y - high / 2, wide, high)
        look = board.look(weight=800, lines=1, align="start" if leftwards == board.rtl else "end")
        inks.append(board.number(text, box, look, size=size).ink)
    if board.chart.stack != "beside" and board.writes:
        for piece in found:
            _inner_value(board, piece, axis, _slot_box(board, piece, rows, bars))
    return inks


def _value_size(board: Board, rows: _Rows, bars: Box) -> float:
    """The size of numbers that leaves those of bars beside each other apart."""
    count = slots(board.figures, board.chart.stack)
    band = _slot_box(board, Piece(0, 0, 0.0, 0.0, 0), rows, bars)
    return min(board.em, max(board.least, band.height)) if count > 1 else board.em


def _inner_value(board: Board, piece: Piece, axis: Axis, band: Box) -> None:
    text = board.said(piece.value)
    start, end = axis.at(piece.start), axis.at(piece.end)
    box = Box(min(start, end), band.y, abs(end - start), band.height)
    look = board.look(0.9, weight=700, lines=1, align="centre", line_height=1.1)
    wide = board.wide(text, look, board.least)
    if wide + 0.5 * board.em <= box.width and board.least * 0.9 <= box.height and len(board.figures.series) > 1:
        board.number(text, box, look, colour=board.on(board.colour(piece.row, piece.series)))
