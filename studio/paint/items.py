"""Turn each kind of item into paint on a canvas: one function a kind."""

from dataclasses import replace
from functools import singledispatch

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from studio.paint.bounds import reach, reach_inside
from studio.paint.canvas import VECTOR_SCALE, Canvas, saved
from studio.paint.convert import to_brush, to_colour, to_path, to_pen, to_transform
from studio.paint.effects.shadow import draw_shadow
from studio.paint.layers import can_keep, draw_coat, draw_kept, draw_layer, draw_moving
from studio.paint.lines import line_image
from studio.paint.outlines import glyph_runs, line_path
from studio.paint.pictures import draw_picture
from studio.paint.pieces import LONG, fill_pieces, stroke_pieces
from studio.scene import Glyphs, Group, Item, Path, Picture, by_fill
from studio.values import BLACK, Colour


def draw_items(items: tuple[Item, ...], canvas: Canvas) -> None:
    """Paint `items` from back to front."""
    for item in items:
        draw_item(item, canvas)


@singledispatch
def draw_item(item: Item, canvas: Canvas) -> None:  # noqa: ARG001 - the signature of all below
    """Paint one item where it says it stands. Raises InputFault for a picture or font file of no use."""
    raise TypeError(f"no painter for {type(item).__name__}")


@draw_item.register
def _(item: Glyphs, canvas: Canvas) -> None:
    if item.shadow:
        draw_shadow(item, canvas, draw_item)
    if not canvas.raster:
        _draw_text(item, canvas.painter)
        return
    placed = line_image(item, canvas)
    if placed:
        x, y, image = placed
        canvas.lay(image, x, y)


def _draw_text(item: Glyphs, painter: QPainter) -> None:
    """Text that stays text where painters embed fonts; one shape where glyph by glyph would show in overlaps."""
    if item.outline and item.outline_at == "behind":
        painter.strokePath(line_path(item, scale=VECTOR_SCALE), to_pen(item.outline))
    for fill, runs in by_fill(item)[::-1]:
        _draw_letters(replace(item, runs=runs, fill=fill), painter)
    if item.outline and item.outline_at != "behind":
        with saved(painter):
            path = line_path(item, scale=VECTOR_SCALE)
            if item.outline_at == "inside":
                painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            painter.strokePath(path, to_pen(item.outline))


def _draw_letters(item: Glyphs, painter: QPainter) -> None:
    if painter.opacity() < 1 or not (isinstance(item.fill, Colour) and item.fill.alpha == 1):
        painter.fillPath(line_path(item, scale=VECTOR_SCALE), to_brush(item.fill))
        return
    painter.setPen(to_colour(item.fill))
    for run in glyph_runs(item):
        painter.drawGlyphRun(QPointF(0, 0), run)


@draw_item.register
def _(item: Picture, canvas: Canvas) -> None:
    if item.shadow:
        draw_shadow(item, canvas, draw_item)
    draw_picture(item, canvas)


@draw_item.register
def _(item: Path, canvas: Canvas) -> None:
    if item.shadow:
        draw_shadow(item, canvas, draw_item)
    painter = canvas.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not item.crisp)
    if canvas.raster and len(item.outline) > LONG and not item.crisp:
        _draw_long(item, canvas)
    else:
        _draw_whole(item, painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _draw_whole(item: Path, painter: QPainter) -> None:
    path = to_path(item.outline, even_odd=item.even_odd)
    if item.fill is not None:
        painter.fillPath(path, to_brush(item.fill))
    if item.stroke is not None:
        painter.strokePath(path, to_pen(item.stroke))


def _draw_long(item: Path, canvas: Canvas) -> None:
    """The same picture, piece by piece."""
    painter = canvas.painter
    if item.fill is not None:
        brush = to_brush(item.fill)
        for piece in fill_pieces(item.outline, even_odd=item.even_odd):
            painter.fillPath(piece, brush)
    if item.stroke is None:
        return
    pen, pieces = to_pen(replace(item.stroke, fill=BLACK)), stroke_pieces(item.outline)

    def stroke(painter: QPainter) -> None:
        for piece in pieces:
            painter.strokePath(piece, pen)

    draw_coat(reach(replace(item, shadow=None)), item.stroke.fill, canvas, stroke)


@draw_item.register
def _(item: Group, canvas: Canvas) -> None:
    painter, transform = canvas.painter, to_transform(item.transform)
    if item.opacity <= 0 or not item.items or not transform.isInvertible():  # seen edge-on there is nothing to see
        return
    with saved(painter):
        painter.setTransform(transform, True)
        if item.moving and item.key is not None and canvas.raster:
            draw_moving(item, canvas, _draw_inside)
        elif can_keep(item, canvas):
            draw_kept(item, canvas, _draw_inside)
        elif _needs_layer(item):
            draw_layer(item, reach_inside(item), canvas, _draw_inside)
        else:
            painter.setOpacity(painter.opacity() * item.opacity)
            _draw_inside(item, canvas)


def _draw_inside(group: Group, canvas: Canvas) -> None:
    if group.clip is not None:
        canvas.painter.setClipPath(to_path(group.clip), Qt.ClipOperation.IntersectClip)
    draw_items(group.items, canvas)


def _needs_layer(group: Group) -> bool:
    """Whether painting the items one by one would differ from painting them as one."""
    if group.blend != "normal":
        return True
    return group.opacity < 1 and not (len(group.items) == 1 and _is_one_coat(group.items[0]))


def _is_one_coat(item: Item) -> bool:
    """Whether an item touches each pixel once, so that the painter's opacity fades it rightly."""
    if isinstance(item, Group):
        return not _needs_layer(item) and len(item.items) == 1 and _is_one_coat(item.items[0])
    if item.shadow:
        return False
    return not isinstance(item, Path) or item.fill is None or item.stroke is None
