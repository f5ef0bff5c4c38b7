"""Turn series along an ordered row into lines, or areas down to zero, named at their ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from studio.layout.charts.board import ONE_LINE, Board, framed
from studio.layout.charts.goal import goal_across, goal_room
from studio.layout.charts.grid import gridded, tick_room
from studio.layout.charts.marks import line, mark, round_box
from studio.layout.charts.names import names_under, under_height
from studio.layout.charts.placing import free_box, spread
from studio.layout.charts.scale import Axis
from studio.numbers import scale_of
from studio.scene import Fill, LinearGradient, Outline, Path, Stop, Stroke, ellipse
from studio.values import Box, Colour, Insets, Point

_WEIGHT = 0.19  # em
_DOT = 0.3  # em, radius
_ZOOM = 0.12  # of the span kept free under a line that leaves zero out

Run = tuple[tuple[int, float, float], ...]  # row, number at the foot, number at the top


@dataclass(frozen=True, kw_only=True)
class _Field:
    """Where points stand: the axis of numbers, the box of the lines, and the width of a row's place."""

    axis: Axis
    box: Box
    place: float
    rtl: bool

    def at(self, row: int, value: float) -> Point:
        """The point of a number."""
        along = (row + 0.5) * self.place
        return Point(self.box.right - along if self.rtl else self.box.x + along, self.axis.at(value))


def draw(board: Board) -> None:
    """Draw `board.chart` as lines or areas."""
    runs = [_runs(board, at) for at in range(len(board.figures.series))]
    tops = [top for parts in runs for run in parts for _, _, top in run]
    low, high = _reach(board, tops)
    whole = _all_written(board, low, high)
    plot = framed(board)
    side = 0.0 if whole else tick_room(board, low, high, plot.height)
    field = _field(board, plot, side, (low, high))
    if side:
        gridded(board, field.axis, Box(plot.x, field.box.y, plot.width, field.box.height), side)
    elif low < 0 < high or not board.chart.zoom:
        zero = field.axis.at(max(low, 0.0))
        board.items.append(
            line(Point(field.box.x, zero), Point(field.box.right, zero), board.tones.hair, board.hair))
    for at in reversed(range(len(runs))):
        _series(board, at, runs[at], field)
    under = Box(field.box.x, field.box.bottom, field.box.width, plot.bottom - field.box.bottom)
    names_under(board, under, plot.height)
    _end_names(board, runs, field, plot)
    written = _point_values(board, runs, field, whole) if board.chart.values else []
    goal_across(board, field.axis, Box(field.box.x, plot.y, field.box.width, plot.height), plot, written)


def _runs(board: Board, series: int) -> list[Run]:
    """The unbroken parts of a series; stacked areas stand on those before them."""
    stacked = board.chart.chart == "area" and len(board.figures.series) > 1
    runs: list[list[tuple[int, float, float]]] = [[]]
    for row, value in enumerate(board.figures.series[series].values):
        if value is None:
            runs.append([])
            continue
        foot = sum(one.values[row] or 0.0 for one in board.figures.series[:series]) if stacked else 0.0
        runs[-1].append((row, foot, foot + value))
    return [tuple(run) for run in runs if run]


def _reach(board: Board, tops: Sequence[float]) -> tuple[float, float]:
    goals = [] if board.chart.goal is None else [board.chart.goal]
    low, high = min(*tops, *goals, tops[0]), max(*tops, *goals, tops[0])
    if board.chart.chart == "line" and board.chart.zoom and low > 0:
        board.say("zoomed")
        low = max(0.0, low - _ZOOM * (high - low or high))
    else:
        low, high = min(low, 0.0), max(high, 0.0)
    return low, high if high > low else low + 1.0


def _all_written(board: Board, low: float, high: float) -> bool:
    """Whether every point has room for its number; sets the scale."""
    several = len(board.figures.series) > 1
    if not board.chart.values or several:
        if board.chart.short != "never" and max(abs(low), abs(high)) >= 1e5:
            board.scale = scale_of(max(abs(low), abs(high)))
        return False
    place = board.box.width / len(board.figures.labels)
    for scale in (1.0, scale_of(max(abs(low), abs(high)))):
        board.scale = scale
        texts = [board.said(value) for value in board.figures.numbers]
        if board.widest(texts, board.figured, board.least) + 0.3 * board.em <= place:
            return True
        if board.chart.short == "never":
            break
    return False


def _field(board: Board, plot: Box, side: float, reach: tuple[float, float]) -> _Field:
    body = board.rest_of(plot, side)
    count = len(board.figures.labels)
    half = 0.5 / count  # of the body: what is free beside the last point
    end = max((_end_room(board) - half * body.width) / (1 - half), goal_room(board), 0.0)
    body = body if not end else board.first(body, body.width - end)
    under = under_height(board, body.width / count, plot.height)
    above = 1.5 * board.em
    below = 1.3 * board.em if reach[0] < 0 else 0.0 if under else 0.5 * board.em
    box = body.inside(Insets(top=above, bottom=under + below))
    return _Field(axis=Axis(*reach, box.bottom, box.y), place=box.width / count, rtl=board.rtl,
                  box=Box(box.x, box.y, box.width, box.height + below))


def _end_room(board: Board) -> float:
    """The width that names at the ends of several lines take."""
    if len(board.figures.series) < 2:
        return 0.0
    names = [one.name for one in board.figures.series]
    return min(board.widest(names, replace(board.names, weight=700)) + 1.0 * board.em, 0.3 * board.box.width)


# ---------------------------------------------------------------- marks


def _series(board: Board, at: int, runs: list[Run], field: _Field) -> None:
    colour = board.colour(-1, at)
    for run in runs:
        tops = [field.at(row, top) for row, _, top in run]
        box = Box(min(p.x for p in tops), field.box.y, abs(tops[-1].x - tops[0].x), field.box.height)
        items = []
        if board.chart.chart == "area":
            feet = [field.at(row, foot) for row, foot, _ in reversed(run)]
            items.append(Path(outline=_closed([*tops, *feet]), fill=_shade(board, colour, field)))
        if len(run) > 1:
            stroke = Stroke(fill=colour, width=board.em * _WEIGHT)
            items.append(Path(outline=_open(tops), stroke=stroke))
            board.items.append(mark("draw", box, *items))
        else:
            _dot(board, tops[0], colour, field.place)
    if runs and board.chart.chart == "line":
        row, _, top = runs[-1][-1]
        _dot(board, field.at(row, top), colour, field.place)


def _open(points: Sequence[Point]) -> Outline:
    first, *others = points
    return (("M", first.x, first.y), *(("L", point.x, point.y) for point in others))


def _closed(points: Sequence[Point]) -> Outline:
    return (*_open(points), ("Z",))


def _shade(board: Board, colour: Colour, field: _Field) -> Fill:
    """One area fades towards zero; several are even, so that their edges meet."""
    if len(board.figures.series) > 1:
        return colour
    stops = (Stop(at=0.0, colour=colour.faded(0.42)), Stop(at=1.0, colour=colour.faded(0.06)))
    x = field.box.x
    return LinearGradient(start=Point(x, field.box.y), end=Point(x, field.axis.at(0.0)), stops=stops)


def _dot(board: Board, point: Point, colour: Colour, place: float) -> None:
    """A dot with a ring of ground, so that it stands off its line; none where points are too near each other."""
    if place < board.px(10):
        return
    radius = min(_DOT * board.em, max(board.px(2), place / 2 - board.px(3)))
    outer, inner = round_box(point, radius + board.px(3)), round_box(point, radius)
    board.items.append(mark("pop", outer, Path(outline=ellipse(outer), fill=board.tones.ground),
                            Path(outline=ellipse(inner), fill=colour)))


# ---------------------------------------------------------------- words


def _end_names(board: Board, runs: list[list[Run]], field: _Field, plot: Box) -> None:
    """The names of several series where their lines end, moved apart where they would touch."""
    if len(runs) < 2:
        return
    high = ONE_LINE * board.em
    wanted = []
    for at, parts in enumerate(runs):
        if parts:
            row, foot, top = parts[-1][-1]
            middle = (foot + top) / 2 if board.chart.chart == "area" else top
            wanted.append((field.at(row, middle).y, at))
    wanted.sort()
    places = spread([y for y, _ in wanted], high, plot.y + high / 2, field.box.bottom - 0.6 * high)
    room = _end_room(board) - 0.7 * board.em
    x = (field.at(len(board.figures.labels) - 1, 0.0).x) + (-0.7 if board.rtl else 0.7) * board.em
    for (_, at), y in zip(wanted, places, strict=True):
        box = Box(x - room if board.rtl else x, y - high / 2, room, high)
        board.words(board.figures.series[at].name, box, board.look(weight=700, lines=1), colour=_readable(board, at))


def _readable(board: Board, at: int) -> str:
    return board.colour(-1, at).hex()


def _point_values(board: Board, runs: list[list[Run]], field: _Field, whole: bool) -> list[Box]:
    """Numbers at points: all of a single line where they fit, else its highest and last. What their ink covers."""
    if len(runs) > 1 or not runs[0]:
        return []
    points = [(row, top) for run in runs[0] for row, _, top in run]
    best = max(points, key=lambda point: point[1])
    chosen = points if whole else list(dict.fromkeys((best, points[-1])))
    size, _ = board.fitting([board.said(top) for _, top in chosen], board.figured, field.place if whole else 1e6)
    lines = [(field.at(*one), field.at(*other))
             for run in runs[0] for one, other in pairwise([(row, top) for row, _, top in run])]
    inks: list[Box] = []
    left = 0
    for row, value in chosen:
        place = free_box(_places(board, field, (row, value), size), lines, inks, board.box)
        if place is None:
            left += 1
            continue
        look = board.look(weight=800, lines=1, align="centre", line_height=1.0)
        inks.append(board.number(board.said(value), place, look, size=size).ink)
    if left:
        board.say("values-left", str(left))
    return inks


def _places(board: Board, field: _Field, point: tuple[int, float], size: float) -> Iterator[Box]:
    """Where the number of a point may stand, best first: above it, moved to a side, or below."""
    at = field.at(*point)
    wide, high = board.wide(board.said(point[1]), board.figured, size), 0.95 * size
    most = max(board.box.x, board.box.right - wide)
    for gap in (0.5 * board.em, 0.8 * board.em):
        for up in (True, False):
            y = at.y - gap - high if up else at.y + gap
            for aside in (0.0, 0.3, -0.3, 0.55, -0.55):
                yield Box(min(max(at.x - wide / 2 + aside * wide, board.box.x), most), y, wide, high)
