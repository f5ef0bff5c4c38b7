"""Turn a layer and the room it has into the size it would like: the "hug" of rows, columns, grids and leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from math import ceil, inf

from studio.document.model import AnyLayer, Box, Chart, Code, Icon, Layer, Pattern, Picture, Shape, Text
from studio.layout.charts.sizes import chart_size
from studio.layout.code import LEAST_MODULE, qr_modules
from studio.layout.setting import Setting, fill_share, insets
from studio.layout.words import upright, width_of, words
from studio.values import Size


def wanted(layer: AnyLayer, room: Size, setting: Setting) -> Size:
    """The size `layer` takes in `room`: its fixed lengths, what it hugs, and for "fill" the least it needs.

    Boxes ask for their children's sizes several times over; what a setting has found once it knows.
    """
    key, known = (id(layer), room.width, room.height), setting.known
    if key not in known:
        known[key] = layer, _wanted(layer, room, setting)  # with the layer: no other may get its id
    return known[key][1]


def _wanted(layer: AnyLayer, room: Size, setting: Setting) -> Size:
    if isinstance(layer, Code):
        return hug(layer, room, setting)
    width = setting.length(layer.width, room.width)
    height = setting.length(layer.height, room.height)
    across, down = bounds_of(layer, room, setting)
    inner_width = across.held(room.width if width is None else width)
    inner_height = down.held(room.height if height is None else height)
    hugged = hug(layer, Size(inner_width, inner_height), setting)
    chosen_width = width if width is not None else room.width if fill_share(layer.width) else hugged.width
    chosen_height = height if height is not None else hugged.height
    return Size(across.held(chosen_width), down.held(chosen_height))


def height_at(layer: AnyLayer, width: float, room: Size, setting: Setting) -> float:
    """The height `layer` takes in `room` when it is `width` px wide: a share of the room is never one of that width."""
    if isinstance(layer, Code | Icon):
        return wanted(layer, room, setting).height
    key, known = (id(layer), width, room), setting.known
    if key not in known:
        known[key] = layer, _height_at(layer, width, room, setting)
    return known[key][1]


def _height_at(layer: AnyLayer, width: float, room: Size, setting: Setting) -> float:
    height, down = setting.length(layer.height, room.height), bounds_of(layer, room, setting)[1]
    if height is None:
        height = hug(layer, Size(width, down.held(room.height)), setting).height
    return down.held(height)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most of a length in px; the least wins."""

    least: float = 0.0
    most: float = inf

    def held(self, length: float) -> float:
        """`length` within the bounds."""
        return max(min(length, self.most), self.least)


_FREE = Bounds()


def bounds_of(layer: Layer, room: Size, setting: Setting) -> tuple[Bounds, Bounds]:
    """The bounds of the width and of the height of `layer` in `room`."""
    if not (layer.least_width or layer.least_height or layer.most_width or layer.most_height):
        return _FREE, _FREE
    most_width, most_height = (setting.length(most, whole) if most else None for most, whole in (
        (layer.most_width, room.width), (layer.most_height, room.height)))
    return (
        Bounds(setting.px(layer.least_width), inf if most_width is None else most_width),
        Bounds(setting.px(layer.least_height), inf if most_height is None else most_height),
    )


@singledispatch
def hug(layer: Layer, room: Size, setting: Setting) -> Size:  # noqa: ARG001
    """The natural size of `layer` when it may take at most `room`."""
    raise TypeError(f"no way to measure a {type(layer).__name__}")


@hug.register
def _(layer: Text, room: Size, setting: Setting) -> Size:
    along = upright(layer, room).width
    width = along if fill_share(layer.width) else width_of(layer, along, setting)
    return upright(layer, Size(width, words(layer, max(width, 1.0), setting).height))


@hug.register
def _(layer: Picture, room: Size, setting: Setting) -> Size:
    if layer.fit == "cover" and (layer.height != "hug" or layer.least_height):
        return Size(room.width, setting.px(layer.least_height))
    if fill_share(layer.height):  # it takes what is left; asks for its least here
        return Size(min(room.width, room.height * layer.aspect), setting.px(layer.least_height))
    height = min(room.height, room.width / layer.aspect)
    return Size(height * layer.aspect, height)


@hug.register
def _(layer: Shape, room: Size, setting: Setting) -> Size:  # noqa: ARG001
    return Size(0.0, setting.px(layer.line.width) if layer.line else 0.0)


@hug.register
def _(layer: Icon, room: Size, setting: Setting) -> Size:
    side = setting.length(layer.width, room.width) or setting.px(40)
    return Size(side, side)


@hug.register
def _(layer: Code, room: Size, setting: Setting) -> Size:
    """As near to its width as whole pixels per module allow, and never too small for a camera. What is seen stands in
    line with words: the dark modules, or the plate under them."""
    asked = setting.length(layer.width, room.width) or setting.px(220)
    modules = qr_modules(layer.data, layer.level, quiet=id(layer) in setting.plates)
    side = max(LEAST_MODULE, round(asked / modules)) * modules if modules else asked
    return Size(side, side)


@hug.register
def _(layer: Chart, room: Size, setting: Setting) -> Size:
    return chart_size(layer, room, setting)


@hug.register
def _(layer: Pattern, room: Size, setting: Setting) -> Size:
    return Size(0.0 if fill_share(layer.width) else room.width, setting.px(layer.least_height))


@hug.register
def _(layer: Box, room: Size, setting: Setting) -> Size:
    edges = insets(layer.padding, setting)
    across, down = edges.left + edges.right, edges.top + edges.bottom
    inner = Size(max(0.0, room.width - across), max(0.0, room.height - down))
    content = _HUGS[layer.flow](layer, inner, setting)
    return Size(content.width + across, content.height + down)


def flowing(box: Box) -> tuple[AnyLayer, ...]:
    """The children that stand in the flow; pinned ones take no room."""
    return tuple(child for child in box.children if not child.anchor)


def _hug_column(box: Box, room: Size, setting: Setting) -> Size:
    sizes = [wanted(child, room, setting) for child in flowing(box)]
    gaps = setting.gap(box.gap) * max(0, len(sizes) - 1)
    return Size(max((s.width for s in sizes), default=0.0), sum(s.height for s in sizes) + gaps)


def _hug_row(box: Box, room: Size, setting: Setting) -> Size:
    children = flowing(box)
    widths = row_widths(box, room, setting)
    heights = [height_at(child, width, room, setting) for child, width in zip(children, widths, strict=True)]
    gaps = setting.gap(box.gap) * max(0, len(widths) - 1)
    return Size(sum(widths) + gaps, max(heights, default=0.0))


def row_widths(box: Box, room: Size, setting: Setting) -> list[float]:
    """The widths of a row's children: fixed and hugging ones first, what is left to those that fill."""
    children = flowing(box)
    left = max(0.0, room.width - setting.gap(box.gap) * max(0, len(children) - 1))
    widths = [0.0] * len(children)
    for at, child in enumerate(children):
        if not fill_share(child.width):
            widths[at] = min(wanted(child, Size(room.width, room.height), setting).width, left)
            left -= widths[at]
    filling = {at: fill_share(child.width) for at, child in enumerate(children) if fill_share(child.width)}
    filled = shared(left, filling, {at: bounds_of(children[at], room, setting)[0] for at in filling})
    return [filled.get(at, width) for at, width in enumerate(widths)]


def shared(left: float, parts: Mapping[int, float], bounds: Mapping[int, Bounds]) -> dict[int, float]:
    """`left` px shared out by `parts`, each within its least and most: what one may not take or must have beyond its
    share, the others get or give (CSS Flexible Box Layout, 9.7)."""
    if not parts:
        return {}
    unit = max(0.0, left) / sum(parts.values())
    wished = {at: unit * part for at, part in parts.items()}
    held = {at: bounds[at].held(wish) for at, wish in wished.items()}
    over = sum(held.values()) - max(0.0, left)
    bound = {at: size for at, size in held.items() if (size > wished[at] if over > 0 else size < wished[at])}
    if not bound:
        return held
    others = {at: part for at, part in parts.items() if at not in bound}
    return bound | shared(left - sum(bound.values()), others, bounds)


def _hug_stack(box: Box, room: Size, setting: Setting) -> Size:
    sizes = [wanted(child, room, setting) for child in flowing(box)]
    return Size(max((s.width for s in sizes), default=0.0), max((s.height for s in sizes), default=0.0))


def _hug_grid(box: Box, room: Size, setting: Setting) -> Size:
    found = grid(box, room, setting)
    tallest = max((wanted(child, found.cell, setting).height for child in flowing(box)), default=0.0)
    return Size(room.width, tallest * found.rows + setting.gap(box.gap) * (found.rows - 1))


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns and rows of a grid, the size of its cells in px, and the part of their height that does not grow."""

    columns: int
    rows: int
    cell: Size
    fixed: float = 0.0


def grid(box: Box, room: Size, setting: Setting) -> Grid:
    """The grid of `box` in `room`: as many columns as told, else those that show the largest pictures.

    What grows in a cell has the shape `box.cell`; the rest of the cell (names under a cover) keeps its height. Cells
    are no higher than that asks for. A short last row looks like a mistake, so full rows are worth more.
    """
    children = flowing(box)
    count = max(1, len(children))
    choices = (box.columns,) if box.columns else range(1, count + 1)
    grids = [_grid_of(box, children, columns, room, setting) for columns in choices]
    least = setting.px(children[0].least_width) if children else 0.0
    return max(grids, key=lambda found: _worth(found, box, count, least))


def _grid_of(box: Box, children: tuple[AnyLayer, ...], columns: int, room: Size, setting: Setting) -> Grid:
    gap = setting.gap(box.gap)
    rows = ceil(max(1, len(children)) / columns)
    width = max(0.0, room.width - gap * (columns - 1)) / columns
    height = max(0.0, room.height - gap * (rows - 1)) / rows
    if box.columns:
        return Grid(columns, rows, Size(width, height))
    fixed = _fixed(children, Size(width, height), setting)
    return Grid(columns, rows, Size(width, min(height, width / box.cell + fixed)), fixed)


def _fixed(children: tuple[AnyLayer, ...], cell: Size, setting: Setting) -> float:
    """The part of a cell's height that does not grow; every cell is alike, so the first one tells."""
    if not children or not isinstance(children[0], Box):
        return 0.0
    growing = sum(setting.px(part.least_height) for part in children[0].children if fill_share(part.height))
    return max(0.0, hug(children[0], cell, setting).height - growing)


def _worth(found: Grid, box: Box, count: int, least: float) -> float:
    """How good a grid is: the width of its pictures, less for a short last row and for cells under their least
    width."""
    grown = min(found.cell.width, (found.cell.height - found.fixed) * box.cell)
    lonely = 1 - 0.15 * (found.columns * found.rows - count) / found.columns
    narrow = min(1.0, found.cell.width / least) ** 2 if least else 1.0
    return grown * lonely * narrow


_HUGS = {"column": _hug_column, "row": _hug_row, "grid": _hug_grid, "stack": _hug_stack}
