"""Turn a layer and its box into placed layers: rows, columns, grids, stacks and pinned layers.

`spill` is how many px a layer's content is larger than the room it got; a page fits when nothing spills.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import singledispatch
from operator import is_

from studio.document import model
from studio.document.model import AnyLayer, Text
from studio.errors import Problem
from studio.layout.measure import Bounds, bounds_of, flowing, grid, height_at, row_widths, shared, wanted
from studio.layout.setting import Setting, fill_share, insets
from studio.layout.words import Words, upright, words
from studio.values import Box, Size

_SLACK = 0.75


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A layer in its box; `words` is the measure of a text, `told` what a person should know of it beside its spill."""

    layer: AnyLayer
    box: Box
    children: tuple["Placed", ...] = ()
    spill: float = 0.0
    words: Words | None = None
    told: tuple[Problem, ...] = ()


def walk(placed: Placed) -> Iterator[Placed]:
    """`placed` and everything in it, back to front."""
    yield placed
    for child in placed.children:
        yield from walk(child)


def total_spill(placed: Placed) -> float:
    """How many px in all do not fit."""
    return sum(part.spill for part in walk(placed))


@singledispatch
def place(layer: AnyLayer, box: Box, setting: Setting) -> Placed:  # noqa: ARG001 - what leaves do without
    """`layer` standing in `box`."""
    return Placed(layer=layer, box=box)


@place.register
def _(layer: Text, box: Box, setting: Setting) -> Placed:
    room = upright(layer, box.size)
    measured = words(layer, max(room.width, 1.0), setting)
    too_wide = max(0.0, measured.width - room.width)
    over = max(0.0, measured.height - room.height, too_wide, measured.size * (not measured.fits))
    return Placed(layer=layer, box=box, words=measured, spill=over if over > _SLACK else 0.0)


@place.register
def _(layer: model.Box, box: Box, setting: Setting) -> Placed:
    inner = box.inside(insets(layer.padding, setting))
    content, over = _FLOWS[layer.flow](layer, inner, setting)
    pinned = {id(child): place(child, pin(child, box, setting), setting) for child in layer.children if child.anchor}
    standing = iter(content)
    children = tuple(pinned[id(child)] if child.anchor else next(standing) for child in layer.children)
    return Placed(layer=layer, box=box, children=children, spill=over if over > _SLACK else 0.0)


def pin(layer: AnyLayer, parent: Box, setting: Setting) -> Box:
    """The box of a layer pinned to its parent's edges or corners."""
    room = parent.size
    size = wanted(layer, room, setting)
    width, height = size.width, room.height if fill_share(layer.height) else size.height
    if layer.role != "decoration":  # ornaments may run over the edge, words may not
        width, height = min(width, room.width), min(height, room.height)
    anchor = mirrored(layer.anchor or "top-right", setting)
    dx = setting.length(layer.x, room.width) or 0.0
    dy = setting.length(layer.y, room.height) or 0.0
    if "right" in anchor:
        x = parent.right - width - dx
    else:
        x = parent.x + dx if "left" in anchor else parent.centre.x - width / 2 + dx
    if "bottom" in anchor:
        y = parent.bottom - height - dy
    else:
        y = parent.y + dy if "top" in anchor else parent.centre.y - height / 2 + dy
    return Box(x, y, width, height)


def _aside(child: AnyLayer, box: Box, inner: Box, setting: Setting) -> Box:
    """`box` in a row, column or grid moved on by the child's own x and y, x from the side where reading begins.

    The child keeps its room there: nothing else moves.
    """
    if not child.x and not child.y:
        return box
    dx, dy = setting.length(child.x, inner.width) or 0.0, setting.length(child.y, inner.height) or 0.0
    return box.moved(-dx if setting.rtl else dx, dy)


def mirrored(anchor: str, setting: Setting) -> str:
    """The anchor for the page's direction: templates are written right to left."""
    if setting.rtl:
        return anchor
    swap = {"right": "left", "left": "right"}
    return "-".join(swap.get(part, part) for part in anchor.split("-"))


# ---------------------------------------------------------------- flows

Content = tuple[list[Placed], float]


def _column(box: model.Box, inner: Box, setting: Setting) -> Content:
    children = flowing(box)
    sizes = [wanted(child, inner.size, setting) for child in children]
    gap = setting.gap(box.gap)
    heights, over = _heights(children, sizes, inner.height - gap * max(0, len(children) - 1), setting)
    start, between = _spread(box.justify, inner.height - sum(heights) - gap * max(0, len(children) - 1), len(children))
    placed, y = [], inner.y + start
    for child, size, height in zip(children, sizes, heights, strict=True):
        width = min(size.width, inner.width)
        x, width = _across(child.align or box.items, inner, width, setting)
        placed.append(place(child, _aside(child, Box(x, y, width, height), inner, setting), setting))
        y += height + gap + between
    return placed, over


def _heights(
    children: tuple[AnyLayer, ...], sizes: list[Size], room: float, setting: Setting
) -> tuple[list[float], float]:
    """The heights of a column's children in `room`, and how much they are too high together."""
    heights = [size.height for size in sizes]
    left = room - sum(heights)
    parts = [fill_share(child.height) for child in children]
    if left > 0 and any(parts):
        return _grown(children, heights, parts, left, setting), 0.0
    return heights, max(0.0, -left)


def _grown(
    children: tuple[AnyLayer, ...], heights: list[float], parts: list[float], left: float, setting: Setting
) -> list[float]:
    """`heights` with what is left shared out to the children that fill, none above its most."""
    filling = {at: part for at, part in enumerate(parts) if part}
    room = Size(0.0, left + sum(heights))
    mosts = {at: bounds_of(children[at], room, setting)[1].most for at in filling}
    more = shared(left, filling, {at: Bounds(0.0, max(0.0, most - heights[at])) for at, most in mosts.items()})
    return [height + more.get(at, 0.0) for at, height in enumerate(heights)]


def _spread(justify: str, left: float, count: int) -> tuple[float, float]:
    """Where the first child starts and the extra distance between children, for `left` px of free room."""
    left = max(0.0, left)
    if justify == "centre":
        return left / 2, 0.0
    if justify == "end":
        return left, 0.0
    if justify == "between" and count > 1:
        return 0.0, left / (count - 1)
    if justify == "around":
        return left / (count + 1), left / (count + 1)
    return 0.0, 0.0


def _across(align: str, inner: Box, width: float, setting: Setting) -> tuple[float, float]:
    """The x and width of a child across a column. The start is the right side of a right-to-left page."""
    if align == "stretch":
        return inner.x, inner.width
    if align == "centre":
        return inner.centre.x - width / 2, width
    at_right = (align == "start") == setting.rtl
    return (inner.right - width if at_right else inner.x), width


def _row(box: model.Box, inner: Box, setting: Setting) -> Content:
    children = flowing(box)
    widths = row_widths(box, inner.size, setting)
    gap = setting.gap(box.gap)
    used = sum(widths) + gap * max(0, len(children) - 1)
    start, between = _spread(box.justify, inner.width - used, len(children))
    placed, over, x = [], max(0.0, used - inner.width), start
    for child, width in zip(children, widths, strict=True):
        y, height, too_high = _down(child, box, inner, height_at(child, width, inner.size, setting), setting)
        left = inner.right - x - width if setting.rtl else inner.x + x
        placed.append(place(child, _aside(child, Box(left, y, width, height), inner, setting), setting))
        over = max(over, too_high)
        x += width + gap + between
    return placed, over


def _down(
    child: AnyLayer, box: model.Box, inner: Box, height: float, setting: Setting
) -> tuple[float, float, float]:
    """The y and height of a child across a row, and how much too high it is."""
    align = child.align or box.items
    too_high = max(0.0, height - inner.height)
    if align == "stretch":
        return inner.y, inner.height, too_high
    if fill_share(child.height):
        height = max(height, min(inner.height, bounds_of(child, inner.size, setting)[1].most))
    if too_high > _SLACK and isinstance(child, Text | model.Box):  # its own content says whether it can give way
        return inner.y, inner.height, 0.0
    free = inner.height - height
    return inner.y + {"centre": free / 2, "end": free}.get(align, 0.0), height, too_high


def _stack(box: model.Box, inner: Box, setting: Setting) -> Content:
    return [place(child, pin(child, inner, setting), setting) for child in flowing(box)], 0.0


def _grid(box: model.Box, inner: Box, setting: Setting) -> Content:
    children = flowing(box)
    found = grid(box, inner.size, setting)
    gap = setting.gap(box.gap)
    across, down = found.cell.width + gap, found.cell.height + gap
    spare = inner.height - (down * found.rows - gap)
    placed = []
    for at, child in enumerate(children):
        row, column = divmod(at, found.columns)
        in_row = min(found.columns, len(children) - row * found.columns)
        offset = (column + (found.columns - in_row) / 2) * across  # a short last row stands in the middle
        x = inner.right - offset - found.cell.width if setting.rtl else inner.x + offset
        y = inner.y + spare * (row + 1) / (found.rows + 1) + row * down
        cell = Box(x, y, found.cell.width, found.cell.height)
        placed.append(place(child, _aside(child, cell, inner, setting), setting))
    return placed, max(0.0, gap * (found.rows - 1) - inner.height)


_FLOWS = {"column": _column, "row": _row, "stack": _stack, "grid": _grid}


# ---------------------------------------------------------------- changing a tree


def without(layers: Sequence[AnyLayer], gone: AnyLayer) -> tuple[AnyLayer, ...]:
    """`layers` with the layer `gone` (that very object) taken out, wherever it is inside."""
    kept = (_emptied(layer, gone) for layer in layers if layer is not gone)
    return tuple(layer for layer in kept if layer is not None)


def _emptied(layer: AnyLayer, gone: AnyLayer) -> AnyLayer | None:
    """`layer` without `gone` in it; None for a panel or a hugging box that has nothing left to hold."""
    if not isinstance(layer, model.Box):
        return layer
    children = without(layer.children, gone)
    if len(children) == len(layer.children) and all(map(is_, children, layer.children)):
        return layer
    panel = bool(layer.fill or layer.line)
    holds_place = fill_share(layer.height) or layer.height != "hug" or (fill_share(layer.width) and not panel)
    return replace(layer, children=children) if children or holds_place else None
