"""Turn numbers into so many of so many signs: seven of ten people, in rows from the reading side."""

from dataclasses import dataclass
from math import ceil

from studio.document.figures import whole_of
from studio.layout.charts import bars
from studio.layout.charts.board import Board, framed
from studio.layout.charts.marks import mark
from studio.layout.icons import icon_items
from studio.numbers import say_number
from studio.scene import Group, Item, Path, ellipse, rectangle
from studio.values import Box, Colour

_SMALLEST = 0.5  # em: smaller signs are no signs
_MOST = 20  # signs in a row: more cannot be counted at a glance
_FILLED = 0.86  # of its place
_OF = {"fa": "از"}


@dataclass(frozen=True, kw_only=True)
class _Row:
    """How many signs of how many are filled, and what is written beside them."""

    filled: float
    count: int
    text: str


def draw(board: Board) -> None:
    """Draw `board.chart` as rows of signs."""
    plot = framed(board)
    board.keep_rows(plot.height, 1.15 * board.least)
    rows = _rows(board)
    high = plot.height / len(rows)
    beside = _beside(board, rows, Box(plot.x, plot.y, plot.width, high))
    if _side(board, rows, Box(plot.x, plot.y, plot.width, high), beside) < _SMALLEST * board.em:
        board.say("as-bars")
        board.clear()
        bars.draw(board)
        return
    for at, row in enumerate(rows):
        _drawn(board, Box(plot.x, plot.y + at * high, plot.width, high), row, at, beside)


def _rows(board: Board) -> list[_Row]:
    values = [max(0.0, value or 0.0) for value in board.figures.series[0].values]
    most = max(values, default=0.0)
    if any(value is not None and value < 0 for value in board.figures.series[0].values):
        board.say("negative-part")
    whole, count = _whole(board)
    if most > whole * 1.0001:
        board.say("over-whole", board.said(most))
        whole = most
    return [_row(board, value, whole, count) for value in values]


def _whole(board: Board) -> tuple[float, int]:
    """What counts as all, and by how many signs it is shown."""
    whole = whole_of(board.chart, board.figures)
    return whole, int(whole) if whole <= _MOST and whole == int(whole) and whole >= 1 else 10


def _row(board: Board, value: float, whole: float, count: int) -> _Row:
    filled = min(count, count * value / whole) if whole else 0.0
    if board.figures.is_percent or (not board.chart.whole and count != whole):
        return _Row(filled=filled, count=count, text=board.worded(value))
    of = _OF.get(board.language, "of")
    said = say_number(value, board.language, decimals=board.figures.decimals)
    every = say_number(whole, board.language, unit=board.figures.unit)
    return _Row(filled=filled, count=count, text=f"{said} {of} {every}")


def _text(board: Board, row: _Row) -> str:
    return row.text if board.chart.values else ""


def _beside(board: Board, rows: list[_Row], room: Box) -> tuple[float, float]:
    """The widths of names and numbers when the signs stand between them, where that makes signs larger than under
    them; nothing else."""
    gap = 0.8 * board.em
    name = min(board.widest_name(), 0.34 * room.width) + gap
    number = board.widest([_text(board, row) for row in rows], _figured(board)) + gap
    count = max(row.count for row in rows)
    left = room.width - name - number
    between = min(left / count, 0.86 * room.height)
    under = min(room.width / count, room.height - _head(board))
    return (name, number) if len(rows) > 1 and between > under else (0.0, 0.0)


def _side(board: Board, rows: list[_Row], room: Box, beside: tuple[float, float]) -> float:
    """About how large a sign is."""
    if any(beside):
        return min((room.width - sum(beside)) / max(row.count for row in rows), room.height)
    return min(room.width / ceil(rows[0].count / 2), room.height - _head(board))


def _head(board: Board) -> float:
    """The height of the line of words above signs."""
    return 1.7 * board.em if board.has_names or board.chart.values else 0.0


def _figured(board: Board, align: str = "end"):
    return board.look(1.15, weight=800, lines=1, align=align)


def _drawn(board: Board, room: Box, row: _Row, at: int, beside: tuple[float, float]) -> None:
    """A row: its name, its signs, its number; or the words in a line above."""
    name, text = board.name(at), _text(board, row)
    named = board.named(at, lines=1)
    if any(beside):
        board.words(name, board.first(room, beside[0] - 0.4 * board.em), named)
        board.number(text, board.rest_of(room, room.width - beside[1]), _figured(board))
        middle = board.first(board.rest_of(room, beside[0]), room.width - sum(beside))
        _signs(board, Box(middle.x, room.y + 0.07 * room.height, middle.width, 0.86 * room.height), row, at)
        return
    head = _head(board) if name or text else 0.0
    words = Box(room.x, room.y, room.width, head)
    wide = board.wide(text, _figured(board)) + 4.0 if text else 0.0
    gap = 0.5 * board.em
    alone = len(board.figures.labels) == 1
    if alone:  # the number, then what it is of
        board.number(text, board.first(words, wide), _figured(board, "start"))
        board.words(name, board.rest_of(words, wide + gap if text else 0.0), named)
    else:
        board.number(text, board.rest_of(words, room.width - wide), _figured(board))
        board.words(name, board.first(words, room.width - wide - gap), named)
    low = 0.0 if alone else 0.6 * board.em
    _signs(board, Box(room.x, room.y + head, room.width, max(1.0, room.height - head - low)), row, at)


def _signs(board: Board, room: Box, row: _Row, at: int) -> None:
    lines = _lines(room, row.count)
    columns = ceil(row.count / lines)
    side = min(room.width / columns, room.height / lines)
    top = room.y + (room.height - side * lines) / 2
    colour = board.colour(at)
    for number in range(row.count):
        line, column = divmod(number, columns)
        x = room.right - (column + 1) * side if board.rtl else room.x + column * side
        place = Box(x, top + line * side, side, side).grown(-side * (1 - _FILLED) / 2)
        share = min(1.0, max(0.0, row.filled - number))
        items = tuple(_sign(board, place, colour, share))
        board.items.append(mark("pop", place, *items) if share > 0 else Group(items=items, role="sign", box=place))


def _lines(room: Box, count: int) -> int:
    """How many lines of signs make them large and the last one full."""
    def worth(lines: int) -> float:
        columns = ceil(count / lines)
        return min(room.width / columns, room.height / lines) * (1 - 0.3 * (columns * lines - count) / columns)

    return max(range(1, count + 1), key=worth)


def _sign(board: Board, place: Box, colour: Colour, share: float) -> list[Item]:
    """One sign: filled, empty, or filled for a share of it from the reading side."""
    whole = _figure(board, place, colour if share >= 1 else board.tones.track)
    if 0 < share < 1:
        part = board.first(place, place.width * share)
        return [*whole, Group(items=tuple(_figure(board, place, colour)), clip=rectangle(part))]
    return whole


def _figure(board: Board, place: Box, colour: Colour) -> list[Item]:
    """A person, or an icon on a round plate."""
    if not board.chart.icon or board.chart.icon in ("user", "users", "friends"):
        return _person(place, colour)
    plate = Path(outline=ellipse(place), fill=colour)
    ink = board.tones.rest if colour == board.tones.track else board.on(colour)
    return [plate, *icon_items(board.chart.icon, place.grown(-0.22 * place.width), colour=ink, rtl=board.rtl)]


def _person(place: Box, colour: Colour) -> list[Item]:
    """A head over shoulders, as high as the place."""
    side, centre = place.width, place.centre.x
    head = 0.21 * side
    body = Box(centre - 0.31 * side, place.y + 0.5 * side, 0.62 * side, 0.5 * side)
    return [
        Path(outline=ellipse(Box(centre - head, place.y, 2 * head, 2 * head)), fill=colour),
        Path(outline=_shoulders(body), fill=colour),
    ]


def _shoulders(box: Box):
    r, k = box.width / 2, 0.45
    return (
        ("M", box.x, box.bottom - 0.06 * box.width), ("L", box.x, box.y + r * 0.85),
        ("C", box.x, box.y + r * k * 0.55, box.x + r * k, box.y, box.centre.x, box.y),
        ("C", box.right - r * k, box.y, box.right, box.y + r * k * 0.55, box.right, box.y + r * 0.85),
        ("L", box.right, box.bottom - 0.06 * box.width),
        ("C", box.right, box.bottom, box.right, box.bottom, box.right - 0.06 * box.width, box.bottom),
        ("L", box.x + 0.06 * box.width, box.bottom),
        ("C", box.x, box.bottom, box.x, box.bottom, box.x, box.bottom - 0.06 * box.width), ("Z",),
    )
