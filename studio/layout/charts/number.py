"""Turn each row into one large figure with its name, and what changed when there are two numbers."""

from math import ceil

from studio.layout.charts.board import Board, framed
from studio.layout.icons import has_icon, icon_items
from studio.numbers import PERCENT, say_number
from studio.palettes import TEXT_RATIO, readable
from studio.scene import Group, Path, polygon
from studio.values import Box, Colour, Point

_LARGEST = 4.6  # times the size of names
_GOOD, _BAD = Colour(30, 122, 72), Colour(190, 50, 44)
_FROM = {"fa": "نسبت به"}
_SHAPE = 1.9  # width over height that a tile likes


def draw(board: Board) -> None:
    """Draw `board.chart` as large figures."""
    plot = framed(board)
    count = len(board.figures.labels)
    columns = _columns(plot, count)
    lines = ceil(count / columns)
    gap = 1.0 * board.em
    wide = (plot.width - gap * (columns - 1)) / columns
    high = (plot.height - gap * (lines - 1)) / lines
    if high < 2.6 * board.least or wide < 3 * board.least:
        board.say("no-room")
        return
    texts = [_figure_text(board, row, wide) for row in range(count)]
    size = _size(board, texts, wide, high)
    for row in range(count):
        line, column = divmod(row, columns)
        x = plot.right - column * (wide + gap) - wide if board.rtl else plot.x + column * (wide + gap)
        _tile(board, Box(x, plot.y + line * (high + gap), wide, high), row, texts[row], size)


def _columns(plot: Box, count: int) -> int:
    """As many tiles beside each other as brings them nearest to the shape they like, last rows full."""
    def worth(columns: int) -> tuple[float, float]:
        lines = ceil(count / columns)
        shape = (plot.width / columns) / (plot.height / lines)
        return abs(shape / _SHAPE if shape > _SHAPE else _SHAPE / shape) + 0.6 * (columns * lines - count), columns

    return min(range(1, count + 1), key=worth)


def _now(board: Board, row: int) -> float | None:
    """The newest number of a row: the last column that has one."""
    return next((one.values[row] for one in reversed(board.figures.series) if one.values[row] is not None), None)


def _figure_text(board: Board, row: int, wide: float) -> str:
    value = _now(board, row)
    full = board.said(value)
    look = _figure_look(board, 1.6)
    return full if board.wide(full, look) <= wide or board.chart.short == "never" else board.worded(value)


def _figure_look(board: Board, share: float):
    return board.look(share, weight=800, lines=1, line_height=1.1)


def _size(board: Board, texts: list[str], wide: float, high: float) -> float:
    """One size for all figures."""
    share = min(_LARGEST, max(1.0, 0.5 * high / board.em))
    size, _ = board.fitting(texts, _figure_look(board, share), wide)
    return size


def _tile(board: Board, room: Box, row: int, text: str, size: float) -> None:
    """Icon, figure, name and change under one another, in the middle of the room's height."""
    em = board.em
    icon = board.figures.icons[row] if board.figures.icons else board.chart.icon
    change = _change(board, row)
    heights = [1.9 * em if icon and has_icon(icon) else 0.0, 1.12 * size, 1.5 * em if board.chart.labels else 0.0,
               1.6 * em if change is not None else 0.0]
    y = room.y + max(0.0, room.height - sum(heights)) / 2
    if heights[0]:
        place = board.first(Box(room.x, y, room.width, 1.6 * em), 1.6 * em)
        board.items.extend(icon_items(icon, place, colour=board.colour(row), rtl=board.rtl))
        y += heights[0]
    share = size / em
    colour = readable(board.colour(row), board.tones.ground, TEXT_RATIO if size < 40 else 3.0)
    board.words(text, Box(room.x, y, room.width, heights[1]), _figure_look(board, share), role="number", size=size,
                colour=colour)
    y += heights[1]
    if heights[2]:
        board.words(board.figures.labels[row], Box(room.x, y, room.width, heights[2]),
                    board.look(1.0, weight=600, lines=1))
        y += heights[2]
    if change is not None:
        _changed(board, Box(room.x, y, room.width, heights[3]), change)


def _change(board: Board, row: int) -> float | None:
    """The share by which the last number differs from the one before it; for percentages their difference."""
    known = [one.values[row] for one in board.figures.series if one.values[row] is not None]
    if len(known) < 2:
        return None
    before, now = known[-2:]
    if board.figures.is_percent:
        return now - before
    return 100 * (now - before) / abs(before) if before else None


def _changed(board: Board, box: Box, change: float) -> None:
    """An arrow up or down, by how much, and since when: the direction is seen without its colour."""
    ground = board.tones.ground
    rising = change > 0
    good = rising == (board.chart.good == "up")
    plain = abs(change) < 0.05
    colour = readable(board.pen.inks.palette.muted if plain else _GOOD if good else _BAD, ground, TEXT_RATIO)
    look = board.look(1.0, weight=800, lines=1)
    arrow = 0.55 * board.em
    decimals = 0 if abs(change) >= 10 else 1
    text = say_number(abs(change), board.language, decimals=decimals, unit=PERCENT)
    at = board.first(box, arrow)
    board.items.append(Group(items=(_arrow(at, arrow, rising, plain, colour),), role="mark:pop",
                             box=Box(at.x, at.centre.y - arrow / 2, arrow, arrow)))
    rest = board.rest_of(box, 1.35 * arrow)
    wide = board.wide(text, look) + 4.0
    board.words(text, board.first(rest, wide), look, colour=colour)
    since = board.figures.series[-2].name
    if since:
        words = f"{_FROM.get(board.language, 'since')} {since}"
        board.words(words, board.rest_of(rest, wide + 0.3 * board.em), board.notes, colour="muted")


def _arrow(box: Box, side: float, rising: bool, plain: bool, colour: Colour) -> Path:
    """A triangle that points up or down; a bar where nothing changed."""
    top, bottom = box.centre.y - side * 0.45, box.centre.y + side * 0.45
    if plain:
        points = (Point(box.x, box.centre.y - side / 8), Point(box.right, box.centre.y - side / 8),
                  Point(box.right, box.centre.y + side / 8), Point(box.x, box.centre.y + side / 8))
    elif rising:
        points = (Point(box.centre.x, top), Point(box.right, bottom), Point(box.x, bottom))
    else:
        points = (Point(box.centre.x, bottom), Point(box.x, top), Point(box.right, top))
    return Path(outline=polygon(points), fill=colour)
