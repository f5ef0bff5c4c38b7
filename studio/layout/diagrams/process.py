"""Turn parts into a process: arrows from right to left, wrapped to rows, each with its words beneath."""

from collections.abc import Iterator
from math import ceil

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box, Edges, Icon
from studio.layout.diagrams.draft import Draft, icon_of
from studio.layout.diagrams.figure import Figure, nothing
from studio.layout.diagrams.ways import arrow_head, way
from studio.layout.flow import Placed
from studio.layout.pen import Pen
from studio.scene import Group, Item, Path, Stroke
from studio.values import Box as Rectangle
from studio.values import Colour, Point

_COLUMN = 215.0  # units: the least width of an arrow
_GAP = 12.0
_TURN = 78.0  # units between rows, where the line to the next one runs
_TALL = 300.0


def process(draft: Draft) -> Box:
    """The arrows in one row or several."""
    count = max(1, len(draft.parts))
    rows = _rows(draft, count)
    per = ceil(count / rows)
    lines = [draft.parts[at : at + per] for at in range(0, count, per)]
    colours = draft.steps_of(count)
    children = [_row(draft, line, at * per, per, colours) for at, line in enumerate(lines)]
    inner = Figure(width="fill", height="fill", gap=_turn_gap(draft), justify="centre", paint=_turns(draft, len(lines)),
                   children=tuple(children))
    return draft.root((inner,))


def _rows(draft: Draft, count: int) -> int:
    """How many rows the arrows stand in: as many as give each its width, more where the room is high."""
    least = ceil(count / max(1, int(draft.width // _COLUMN)))
    if draft.diagram.flow == "across":
        return least
    if draft.diagram.flow == "down":
        return count
    return max(range(least, count + 1), key=lambda rows: _worth(draft, count, rows))


def _worth(draft: Draft, count: int, rows: int) -> float:
    """How near the cells come to one and a half times as wide as high, less for a short last row."""
    per = ceil(count / rows)
    shape = (draft.width / per) / max(1.0, draft.height / rows)
    lonely = (per * rows - count) / per
    return -abs(shape - 1.2) - 0.4 * lonely - (0.5 if ceil(count / per) != rows else 0.0)


def _row(draft: Draft, parts: tuple[Part, ...], start: int, per: int, colours: tuple[str, ...]) -> Box:
    rows = ceil(len(draft.parts) / per)
    cells: list[AnyLayer] = [_cell(draft, start + at, colours[start + at], (at == 0, at == len(parts) - 1), rows)
                             for at in range(len(parts))]
    cells += [Box(width="fill", height="fill") for _ in range(per - len(parts))]
    return Box(flow="row", items="stretch", gap=_GAP, width="fill",
               children=tuple(cells))


def _cell(draft: Draft, at: int, colour: str, ends: tuple[bool, bool], rows: int) -> Box:
    """Part number `at` as an arrow with its note under it; `ends` says whether it is the first and last of its row."""
    part, (first, last), size = draft.parts[at], ends, min(1.45, draft.grown)
    nib = _nib(draft)
    icon = icon_of(part.icon)
    mark: AnyLayer = (Icon(icon=icon, width=58 * size, colour=draft.on(colour)) if icon else draft.words(
        draft.said(at + 1), weight=900, largest=56 * size, smallest=min(34.0, 56 * size), colour=draft.on(colour),
        width="hug", cap=1, line_height=1.1))
    title = draft.title(part.title or part.name, colour=draft.on(colour), text_align="center", largest=36 * size,
                        smallest=24, line_height=1.3, balance=True)
    note = draft.note(part.text, text_align="center") if draft.notes and part.text and part.title else None
    arrow = Figure(
        width="fill", height=_high(draft, rows), justify="centre", items="centre", gap=4,
        paint=_arrow(draft, colour, first, last),
        padding=Edges(top=16 * draft.snug, bottom=16 * draft.snug, right=18 if first else nib + 12,
                      left=nib + 6 if last else 14),
        children=(mark, title))
    under = [Box(width="fill", padding=Edges(right=nib * 0.6, left=6), children=(note,))] if note else []
    return Box(role="step", width="fill", height="fill", gap=14 * draft.snug, children=(arrow, *under))


def _high(draft: Draft, rows: int) -> float:
    """The height of the arrows, in units: half of their row where there are notes."""
    row = (draft.height - _turn_gap(draft) * (rows - 1)) / rows
    return min(_TALL * min(1.45, draft.grown), max(140.0 * draft.snug, row * (0.56 if draft.notes else 0.9)))


def _turn_gap(draft: Draft) -> float:
    """The distance of rows, in which the line to the next one runs, in units."""
    return max(34.0, _TURN * draft.snug)


def _nib(draft: Draft) -> float:
    """How far the point of an arrow sticks out, in units."""
    return 34.0 * min(1.3, draft.grown)


def _arrow(draft: Draft, colour: str, first: bool, last: bool):
    """Paints one arrow: its point reaches into the notch of the next one."""

    def paint(placed: Placed, pen: Pen) -> Iterator[Item]:
        box, nib = placed.box, pen.setting.px(_nib(draft))
        reach = 0.0 if last else nib
        tip, shoulder = box.x + (0.0 if last else -reach), box.x + (nib if last else 0.0)
        middle = box.centre.y
        points = [Point(box.right, box.y), Point(shoulder, box.y), Point(tip, middle), Point(shoulder, box.bottom),
                  Point(box.right, box.bottom)]
        if not first:
            points.append(Point(box.right - nib, middle))
        fill = Colour.parse(colour)
        if not pen.setting.rtl:
            points = [Point(box.x + box.right - point.x, point.y) for point in points]
        pen.inks.laid(box, fill)
        yield Path(outline=way(points, radius=pen.setting.px(14), closed=True), fill=fill)

    return paint


def _turns(draft: Draft, rows: int):
    """Paints the lines from the end of a row to the start of the next."""

    def paint(placed: Placed, pen: Pen) -> Iterator[Item]:
        line = draft.named(draft.first).mixed(draft.named("ground"), 0.55)
        for above, below in zip(placed.children, placed.children[1:], strict=False):
            yield from _turn(above, below, pen, line)

    return paint if rows > 1 else nothing


def _turn(above: Placed, below: Placed, pen: Pen, colour: Colour) -> Iterator[Item]:
    px = pen.setting.px
    ends = [cell.box for cell in above.children if cell.children]
    end, start = ends[-1], below.children[0].box
    middle = (above.box.bottom + below.box.y) / 2
    x_end = end.centre.x
    x_start = start.centre.x
    drop = Rectangle(x_end, above.box.bottom, 0, 0)
    tip, size, width = Point(x_start, below.box.y - px(8)), px(16), px(6)
    points = [Point(drop.x, above.box.bottom + px(6)), Point(drop.x, middle), Point(x_start, middle),
              Point(x_start, tip.y - size * 0.8)]
    head = arrow_head(tip, Point(0, 1), size)
    yield Group(role="mark:draw", items=(
        Path(outline=way(points, radius=px(14)), stroke=Stroke(fill=colour, width=width)),
        Path(outline=head, fill=colour, stroke=Stroke(fill=colour, width=width * 0.6))), box=Rectangle(
            min(x_end, x_start), points[0].y, abs(x_end - x_start), tip.y - points[0].y))
