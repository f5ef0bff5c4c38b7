"""Turn placed layers into scene items: one function per kind of layer."""

from collections.abc import Iterator
from dataclasses import fields, replace
from functools import singledispatch
from math import cos, radians, sin

from studio.document import model
from studio.document.model import AnyLayer, Chart, Code, Icon, Pattern, Picture, Shape, Text
from studio.layout.charts import chart_items
from studio.layout.code import QUIET, qr_items, qr_modules
from studio.layout.designed import designed_cover
from studio.layout.figures import figure
from studio.layout.flow import Placed
from studio.layout.icons import icon_items
from studio.layout.lettering import lettering
from studio.layout.logo import INSET, plate_of
from studio.layout.ornament import pattern_items
from studio.layout.pen import Pen
from studio.scene import (
    Blur,
    Duotone,
    Group,
    Item,
    LinearGradient,
    Outline,
    Path,
    PictureEffect,
    Stop,
    Stroke,
    Tint,
    Transform,
    rectangle,
)
from studio.scene import Picture as PictureItem
from studio.values import BLACK, WHITE, Box, Colour, Point

CODE_DARK = Colour(16, 24, 32)
_LIGHT_ENOUGH = 0.6  # luminance of a ground on which a code needs no plate
_CODE_CONTRAST = 7.0
_QUIET_PATTERN = 0.2  # strength up to which a pattern lies behind words; bolder ones are bands, frames and corners


def group(placed: Placed, pen: Pen) -> Group | None:
    """`placed` and everything in it as one group; None for a layer that shows nothing."""
    layer = placed.layer
    if not isinstance(layer, Text):
        placed = replace(placed, box=placed.box.snapped())
    items = tuple(items_of(layer, placed, pen))
    if not items:
        return None
    made = Group(
        items=items, layer=layer.id, role=layer.role or type(layer).__name__.lower(), box=placed.box,
        transform=_turn(placed.box, layer.rotate), opacity=layer.opacity, blend=layer.blend,
        clip=_clip(layer, placed.box, pen), key=_key(layer, placed.box, pen),
    )
    pen.drawn.append((made, placed))
    return made


def _turn(box: Box, degrees: float) -> Transform:
    if not degrees:
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    c, s, centre = cos(radians(degrees)), sin(radians(degrees)), box.centre
    return (c, s, -s, c, centre.x - c * centre.x + s * centre.y, centre.y - s * centre.x - c * centre.y)


def _clip(layer: AnyLayer, box: Box, pen: Pen) -> Outline | None:
    if isinstance(layer, Pattern):
        return rectangle(box)
    if isinstance(layer, model.Box) and layer.clip:
        return figure(layer.shape, box, pen.setting.px(layer.radius), rtl=pen.setting.rtl)
    return None


def _key(layer: AnyLayer, box: Box, pen: Pen) -> tuple | None:
    """What a pattern's pixels depend on. Other layers cost less than keeping them would."""
    if not isinstance(layer, Pattern):
        return None
    own = tuple(getattr(layer, f.name) for f in fields(layer) if f.name != "on")
    return ("pattern", own, box, pen.setting.unit, pen.setting.rtl, _pattern_colours(layer, box, pen))


@singledispatch
def items_of(layer: AnyLayer, placed: Placed, pen: Pen) -> Iterator[Item]:  # noqa: ARG001
    """The scene items of one placed layer, back to front."""
    raise TypeError(f"no way to draw a {type(layer).__name__}")


# ---------------------------------------------------------------- boxes and shapes


@items_of.register
def _(layer: model.Box, placed: Placed, pen: Pen) -> Iterator[Item]:
    if layer.fill or layer.line:
        radius = pen.setting.px(layer.radius)
        outline = figure(layer.shape, placed.box, radius, rtl=pen.setting.rtl)
        yield _figure(outline, layer, placed.box, pen)
    for child in placed.children:
        drawn = group(child, pen)
        if drawn is not None:
            yield drawn


@items_of.register
def _(layer: Shape, placed: Placed, pen: Pen) -> Iterator[Item]:
    box = placed.box
    rtl, radius = pen.setting.rtl, pen.setting.px(layer.radius)
    outline = _middle(box) if layer.shape == "line" else figure(layer.shape, box, radius, rtl=rtl)
    yield _figure(outline, layer, box, pen)


def _figure(outline: Outline, layer: model.Box | Shape, box: Box, pen: Pen) -> Path:
    fill = pen.inks.fill(layer.fill, box) if layer.fill else None
    stroke = pen.stroke(layer.line, box)
    if fill is not None:
        pen.inks.laid(box, fill, layer.opacity)
    return Path(outline=outline, fill=fill, stroke=stroke, shadow=pen.shadow(layer.shadow))


def _middle(box: Box) -> Outline:
    """A line along the middle of the longer side."""
    centre = box.centre
    if box.width >= box.height:
        return (("M", box.x, centre.y), ("L", box.right, centre.y))
    return (("M", centre.x, box.y), ("L", centre.x, box.bottom))


@items_of.register
def _(layer: Pattern, placed: Placed, pen: Pen) -> Iterator[Item]:
    px, colours = pen.setting.px, _pattern_colours(layer, placed.box, pen)
    if placed.box.width > 0 and placed.box.height > 0:
        yield from pattern_items(
            layer.pattern, placed.box, cell=px(layer.cell), seed=_turned(layer, pen), colours=colours,
            line_width=px(layer.weight))
        for colour in colours if layer.strength <= _QUIET_PATTERN else ():
            pen.inks.laid(placed.box, colour, layer.opacity, sparse=True)


def _turned(layer: Pattern, pen: Pen) -> int:
    """The seed of a pattern; that of a corner piece is the corner it stands in, which changes sides with the page."""
    return layer.seed if pen.setting.rtl or layer.pattern != "corner" else layer.seed ^ 1


def _pattern_colours(layer: Pattern, box: Box, pen: Pen) -> tuple[Colour, ...]:
    behind = pen.inks.behind(box)
    words = (word for word in (layer.colour, layer.colour2) if word)
    return tuple(behind.mixed(pen.inks.named(word, behind), layer.strength) for word in words)


@items_of.register
def _(layer: Icon, placed: Placed, pen: Pen) -> Iterator[Item]:
    colour = pen.inks.words(layer.colour, placed.box, 1000)
    yield from icon_items(layer.icon, placed.box, colour=colour, rtl=pen.setting.rtl)


@items_of.register
def _(layer: Code, placed: Placed, pen: Pen) -> Iterator[Item]:
    behind, ink = pen.inks.behind(placed.box), pen.inks.palette.ink
    plain = behind.luminance > _LIGHT_ENOUGH and ink.contrast(behind) >= _CODE_CONTRAST
    dark = pen.inks.named(layer.dark) if layer.dark else ink if plain else CODE_DARK
    light = pen.inks.named(layer.light) if layer.light else behind if plain else WHITE
    plate = light != behind
    room = placed.box if plate else _with_quiet_zone(layer, placed.box)
    code = qr_items(layer.data, room, dark=dark, light=light, level=layer.level)
    yield from code.items if plate else code.items[1:]
    if plate:
        pen.plates.add(id(layer))
    pen.problems.extend(code.problems)
    pen.inks.laid(code.box, light)


def _with_quiet_zone(layer: Code, box: Box) -> Box:
    """`box`, which the dark modules fill, on whole pixels and grown by the quiet zone: a code stands in line with
    words."""
    modules = qr_modules(layer.data, layer.level, quiet=False)
    upright = Box(round(box.x), round(box.y), round(box.width), round(box.height))
    return upright.grown(upright.width / modules * QUIET) if modules else upright


@items_of.register
def _(layer: Chart, placed: Placed, pen: Pen) -> Iterator[Item]:
    yield from chart_items(layer, placed.box, pen)


# ---------------------------------------------------------------- words


@items_of.register
def _(layer: Text, placed: Placed, pen: Pen) -> Iterator[Item]:
    if placed.words is None:
        return
    block, items = lettering(placed, pen)
    pen.lacks(layer.id or "text", block.missing)
    yield from items


# ---------------------------------------------------------------- pictures


@items_of.register
def _(layer: Picture, placed: Placed, pen: Pen) -> Iterator[Item]:
    box = _contained(layer, placed.box, pen).snapped() if layer.fit == "contain" else placed.box
    plate = plate_of(layer, box, pen.inks)
    if plate is not None:
        whole, inset = box, INSET * box.size.short
        box = _contained(layer, box.grown(-inset), pen).snapped()
        yield Path(outline=rectangle(whole, inset), fill=plate)
    radius = pen.setting.px(layer.radius)
    clip = _mask(layer, box, radius, rtl=pen.setting.rtl)
    if layer.source:
        yield PictureItem(
            source=layer.source, box=box, crop=_crop(layer, box), clip=clip, effects=_effects(layer, pen),
            shadow=pen.shadow(layer.shadow), alt=layer.alt,
        )
    else:
        yield from designed_cover(layer, box, clip or rectangle(box), pen.shadow(layer.shadow))
    if layer.treatment == "book":
        yield from _book_light(box, clip or rectangle(box))
    pen.inks.laid(box, None, layer.opacity)


def _contained(layer: Picture, box: Box, pen: Pen) -> Box:
    """The largest box of the picture's own shape inside `box`, at the side its `align` asks for."""
    width = min(box.width, box.height * layer.aspect)
    height = width / layer.aspect
    free = box.width - width
    if layer.align == "centre" or not layer.align:
        x = box.x + free / 2
    else:
        x = box.right - width if (layer.align == "start") == pen.setting.rtl else box.x
    return Box(x, box.y + (box.height - height) / 2, width, height)


def _crop(layer: Picture, box: Box) -> Box:
    """The part of the picture shown when it must fill `box`: as large as can be, round its focus."""
    return Box(0.0, 0.0, 1.0, 1.0) if layer.fit == "contain" else part_shown(layer.aspect, layer.focus, box, layer.zoom)


def part_shown(aspect: float, focus: tuple[float, float], box: Box, zoom: float = 1.0) -> Box:
    """The part, in shares, of a picture of shape `aspect` that fills `box` round `focus`: as large as can be, or shown
    `zoom` times as near."""
    if not box.height:
        return Box(0.0, 0.0, 1.0, 1.0)
    shape = box.width / box.height
    width, height = (1.0, aspect / shape) if shape > aspect else (shape / aspect, 1.0)
    width, height = width / zoom, height / zoom
    x = min(max(focus[0] - width / 2, 0.0), 1.0 - width)
    y = min(max(focus[1] - height / 2, 0.0), 1.0 - height)
    return Box(x, y, width, height)


def _mask(layer: Picture, box: Box, radius: float, *, rtl: bool) -> Outline | None:
    if layer.mask:
        return figure(layer.mask, box, radius, rtl=rtl)
    return rectangle(box, radius) if radius else None


def _effects(layer: Picture, pen: Pen) -> tuple[PictureEffect, ...]:
    effects: list[PictureEffect] = []
    if layer.duotone:
        dark, light = (pen.inks.named(word) for word in layer.duotone)
        effects.append(Duotone(dark=dark, light=light))
    if layer.tint:
        effects.append(Tint(colour=pen.inks.named(layer.tint), strength=layer.tint_strength))
    if layer.blur:
        effects.append(Blur(radius=pen.setting.px(layer.blur)))
    return tuple(effects)


def _book_light(box: Box, clip: Outline) -> Iterator[Item]:
    """Light along the spine of a book that opens from the right, and a hairline at its edge."""
    fold = box.width * 0.075

    def at(share: float, colour: Colour) -> Stop:
        return Stop(at=share, colour=colour)

    fill = LinearGradient(
        start=Point(box.right, box.y), end=Point(box.right - fold, box.y),
        stops=(at(0.0, BLACK.faded(0.22)), at(0.2, WHITE.faded(0.20)), at(0.5, WHITE.faded(0.05)),
               at(0.62, BLACK.faded(0.20)), at(0.75, BLACK.faded(0.06)), at(1.0, BLACK.faded(0.0))),
    )
    yield Path(outline=clip, fill=fill)
    yield Path(outline=clip, stroke=Stroke(fill=BLACK.faded(0.14), width=max(1.0, box.width * 0.003)))
