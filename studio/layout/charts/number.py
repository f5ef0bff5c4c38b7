"""Turn each row into one large figure with its name, and what changed when there are two numbers."""

from dataclasses import dataclass
from math import ceil

from studio.layout.charts.board import Board, framed
from studio.layout.charts.marks import line
from studio.layout.icons import has_icon, icon_items
from studio.layout.labels import Look
from studio.numbers import PERCENT, say_number
from studio.palettes import LARGE_RATIO, TEXT_RATIO, readable
from studio.scene import Group, Path, polygon
from studio.values import Box, Colour, Point

_LARGEST = 4.6  # times the size of names
_LEAST = 1.25  # below it rows stand in a list
_ICON, _NAME, _CHANGE, _FIGURE = 1.9, 1.5, 1.6, 1.12  # em: the heights of the lines, the last one in its own size
_GAP = 1.8  # em between tiles
_GOOD, _BAD = Colour(30, 122, 72), Colour(190, 50, 44)
_FROM = {"fa": "نسبت به"}
_POINTS = {"fa": "واحد"}  # percentages differ by points, not by percent
_LONELY = 0.7


@dataclass(frozen=True, kw_only=True)
class _Tiles:
    """How many tiles stand beside each other, their size, and the size of their figures in px."""

    columns: int
    wide: float
    high: float
    size: float
    texts: tuple[str, ...]


def draw(board: Board) -> None:
    """Draw `board.chart` as large figures, or as a list where there is no room for large ones."""
    plot = framed(board)
    count = len(board.figures.labels)
    tiles = max((_tiles(board, plot, columns) for columns in range(1, min(count, 12) + 1)),
                key=lambda found: found.size * (1 - _LONELY * (-count % found.columns) / found.columns))
    if tiles.size < _LEAST * board.em:
        _list(board, plot)
        return
    gap = _GAP * board.em
    for row in range(count):
        number, column = divmod(row, tiles.columns)
        along = column * (tiles.wide + gap)
        x = plot.right - along - tiles.wide if board.rtl else plot.x + along
        tile = Box(x, plot.y + number * (tiles.high + gap), tiles.wide, tiles.high)
        if column:
            _divider(board, tile, gap)
        _tile(board, tile, row, tiles)


def _tiles(board: Board, plot: Box, columns: int) -> _Tiles:
    """The tiles in so many columns, their figures as large as their longest allows."""
    count, gap = len(board.figures.labels), _GAP * board.em
    lines = ceil(count / columns)
    wide = (plot.width - gap * (columns - 1)) / columns
    high = (plot.height - gap * (lines - 1)) / lines
    texts = tuple(_text(board, row, wide) for row in range(count))
    longest = board.widest(list(texts), _large(board, 1.0), 100.0) / 100.0
    around = max(sum(_around(board, row)) for row in range(count))
    size = min(_LARGEST * board.em, (high - around) / _FIGURE, wide / max(longest, 1e-6))
    return _Tiles(columns=columns, wide=wide, high=high, size=size, texts=texts)


def _around(board: Board, row: int) -> tuple[float, float, float]:
    """The heights of icon, name and change of a row in px."""
    icon = has_icon(_icon(board, row))
    return (_ICON * board.em * icon, _NAME * board.em * bool(board.name(row)),
            _CHANGE * board.em * (_change(board, row) is not None))


def _icon(board: Board, row: int) -> str:
    return board.figures.icons[row] if board.figures.icons else board.chart.icon


def _now(board: Board, row: int) -> float | None:
    """The newest number of a row: the last column that has one."""
    return next((one.values[row] for one in reversed(board.figures.series) if one.values[row] is not None), None)


def _text(board: Board, row: int, wide: float) -> str:
    """The figure in full where it may stand large, else in a word («۱٫۲ میلیون»)."""
    value = _now(board, row)
    full = board.said(value)
    return full if board.wide(full, _large(board, 2.0)) <= wide else board.worded(value)


def _large(board: Board, share: float) -> Look:
    return board.look(share, weight=800, lines=1, line_height=1.1)


def _tile(board: Board, room: Box, row: int, tiles: _Tiles) -> None:
    """Icon, figure, name and change under one another, in the middle of the room's height."""
    em, size = board.em, tiles.size
    icon, name, change = _around(board, row)
    figure = _FIGURE * size
    y = room.y + max(0.0, room.height - icon - figure - name - change) / 2
    colour = _seen(board, row, size)
    if icon:
        place = board.first(Box(room.x, y, room.width, 1.6 * em), 1.6 * em)
        board.items.extend(icon_items(_icon(board, row), place, colour=colour, rtl=board.rtl))
    y += icon
    board.number(tiles.texts[row], Box(room.x, y, room.width, figure), _large(board, size / em), role="number",
                size=size, colour=colour)
    y += figure
    if name:
        board.words(board.name(row), Box(room.x, y, room.width, name), board.named(row, lines=1, weight=600))
    if change:
        _changed(board, Box(room.x, y + name, room.width, change), _change(board, row) or 0.0)


def _seen(board: Board, row: int, size: float) -> Colour:
    """The colour of a figure, dark or light enough for its size."""
    large = size / board.pen.reference >= 42
    return readable(board.colour(row), board.tones.ground, LARGE_RATIO if large else TEXT_RATIO)


def _list(board: Board, plot: Box) -> None:
    """Rows of name and figure, for rooms too small for tiles."""
    board.keep_rows(plot.height, 1.1 * board.least)
    high = min(plot.height / len(board.figures.labels), 2.4 * board.em)
    top = plot.y + (plot.height - high * len(board.figures.labels)) / 2
    look = board.look(1.3, weight=800, lines=1, align="end", line_height=1.1)
    for row in range(len(board.figures.labels)):
        place = Box(plot.x, top + row * high, plot.width, high)
        text = _text(board, row, 0.5 * plot.width)
        wide = min(board.wide(text, look) + 4.0, plot.width)
        board.number(text, board.rest_of(place, plot.width - wide), look, role="number",
                    colour=_seen(board, row, board.em))
        board.words(board.name(row), board.first(place, plot.width - wide - 0.4 * board.em), board.named(row, lines=1))


def _divider(board: Board, tile: Box, gap: float) -> None:
    """A thin line between two tiles."""
    x = tile.right + gap / 2 if board.rtl else tile.x - gap / 2
    top, bottom = tile.centre.y - 0.32 * tile.height, tile.centre.y + 0.32 * tile.height
    board.items.append(line(Point(x, top), Point(x, bottom), board.tones.hair, board.hair))


# ---------------------------------------------------------------- change


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
    good = (change > 0) == (board.chart.good == "up")
    plain = abs(change) < 0.05
    hue = board.pen.inks.palette.muted if plain else _GOOD if good else _BAD
    colour = readable(hue, board.tones.ground, TEXT_RATIO)
    look = board.look(1.0, weight=800, lines=1)
    arrow = 0.6 * board.em
    unit = _POINTS.get(board.language, "pts") if board.figures.is_percent else PERCENT
    text = say_number(abs(change), board.language, decimals=0 if abs(change) >= 10 else 1, unit=unit)
    at = board.first(box, arrow)
    place = Box(at.x, at.centre.y - arrow / 2, arrow, arrow)
    board.items.append(Group(items=(_arrow(place, change, plain, colour),), role="mark:pop", box=place))
    rest = board.rest_of(box, 1.35 * arrow)
    wide = min(board.wide(text, look) + 4.0, rest.width)
    board.number(text, board.first(rest, wide), look, colour=colour)
    since = board.figures.series[-2].name
    room = board.rest_of(rest, wide + 0.3 * board.em)
    words = f"{_FROM.get(board.language, 'since')} {since}"
    if since and board.wide(words, board.notes, board.least) <= room.width:
        board.words(words, room, board.notes, colour="muted")


def _arrow(box: Box, change: float, plain: bool, colour: Colour) -> Path:
    """A triangle that points up or down; a bar where nothing changed."""
    middle, top, bottom = box.centre.y, box.y, box.bottom
    if plain:
        thin = box.height / 8
        points = (Point(box.x, middle - thin), Point(box.right, middle - thin), Point(box.right, middle + thin),
                  Point(box.x, middle + thin))
    elif change > 0:
        points = (Point(box.centre.x, top), Point(box.right, bottom), Point(box.x, bottom))
    else:
        points = (Point(box.centre.x, bottom), Point(box.x, top), Point(box.right, top))
    return Path(outline=polygon(points), fill=colour)
