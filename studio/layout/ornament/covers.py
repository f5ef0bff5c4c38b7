"""Turn a style, a palette and a seed into the ground of a designed book cover, with room for title and author."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from studio.layout.ornament import medallion
from studio.layout.ornament.catalogue import painted, pattern_items
from studio.palettes import TEXT_RATIO, Palette
from studio.scene import Group, Item, Path, Stroke, rectangle
from studio.values import BLACK, WHITE, Box, Colour, Insets


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverGround:
    """A cover without words. `items` lie in the cover's box; `words` is the free place for title and author.

    `ink` (title) and `ink_2` (author) can be read on what lies there, at 4.5 : 1 or more.
    """

    items: tuple[Item, ...]
    words: Box
    ink: Colour
    ink_2: Colour


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme:
    """The colours of one cover: the ground, the ornament on it, a quiet tone between them, and inks on the ground."""

    ground: Colour
    figure: Colour
    quiet: Colour
    ink: Colour
    ink_2: Colour


def schemes(palette: Palette) -> tuple[Scheme, Scheme, Scheme]:
    """A deep, a bold and a pale cover in the palette's colours."""
    dark, light = sorted((palette.ink, palette.ground), key=lambda colour: colour.luminance)
    accent, other = palette.accent, palette.accent_2
    on_accent = _readable(accent, light, dark)
    return (
        _scheme(dark, other, dark.mixed(accent, 0.35), (light,), (other, accent, light)),
        _scheme(accent, _strongest(accent, light, dark), accent.mixed(dark, 0.25), (on_accent,), (other, on_accent)),
        _scheme(light, accent, light.mixed(other, 0.4), (dark,), (accent, other, dark)),
    )


def _scheme(
    ground: Colour, figure: Colour, quiet: Colour, inks: tuple[Colour, ...], inks_2: tuple[Colour, ...]
) -> Scheme:
    return Scheme(
        ground=ground, figure=figure, quiet=quiet, ink=_readable(ground, *inks), ink_2=_readable(ground, *inks_2)
    )


def _readable(ground: Colour, *colours: Colour) -> Colour:
    """The first of `colours`, black and white that can be read on `ground`."""
    return next(colour for colour in (*colours, WHITE, BLACK) if colour.contrast(ground) >= TEXT_RATIO)


def _strongest(ground: Colour, *colours: Colour) -> Colour:
    return max(colours, key=lambda colour: colour.contrast(ground))


@lru_cache(maxsize=128)
def cover_ground(style: int, box: Box, palette: Palette, *, seed: int = 0) -> CoverGround:
    """The ground of a cover in `box` (px). `style` counts through `STYLES`, `seed` chooses among its variants."""
    design = STYLES[style % len(STYLES)]
    chance = Random(seed)
    return design(box, schemes(palette), chance)


Schemes = tuple[Scheme, Scheme, Scheme]


def _full(box: Box, colour: Colour) -> Path:
    return Path(outline=rectangle(box), fill=colour)


def _patterned(name: str, box: Box, cell: float, colours: tuple[Colour, ...], line: float, seed: int = 0) -> Group:
    items = pattern_items(name, box, cell=cell, seed=seed, colours=colours, line_width=line)
    return Group(items=items, clip=rectangle(box), box=box)


def _band(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A band of girih over the upper half, a rule, words below."""
    look = chance.choice(looks)
    name = chance.choice(("girih8", "girih10", "girih12", "khatam", "girih8-woven"))
    w = box.width
    top = Box(box.x, box.y, w, round(box.height * 0.5))
    cell = w / chance.choice((2.5, 3.0, 3.5))
    rule = Box(box.x, top.bottom, w, max(1.0, w * 0.014))
    ornament = _patterned(name, top, cell, (look.figure, look.quiet), max(1.0, w * 0.006))
    items = (_full(box, look.ground), ornament, _full(rule, look.figure))
    words = Box(box.x + w * 0.1, rule.bottom + w * 0.1, w * 0.8, box.bottom - rule.bottom - w * 0.22)
    return CoverGround(items=items, words=words, ink=look.ink, ink_2=look.ink_2)


def _sun(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A great shamseh that rises over the upper edge or stands whole above the words."""
    look = chance.choice(looks)
    w = box.width
    radius, level = chance.choice(((0.56, 0.22), (0.4, 0.32), (0.72, 0.04)))
    centre = complex(box.centre.x, box.y + box.height * level)
    parts = medallion.shamseh(centre, w * radius)
    sun = tuple(painted(part, (look.figure, look.quiet), max(0.8, w * 0.004)) for part in parts)
    items = (_full(box, look.ground), Group(items=sun, clip=rectangle(box), box=box))
    top = centre.imag + w * radius + w * 0.05
    words = Box(box.x + w * 0.1, top, w * 0.8, box.bottom - top - w * 0.12)
    return CoverGround(items=items, words=words, ink=look.ink, ink_2=look.ink_2)


def _label(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """Ornament all over, and a label like a bookbinder's on it."""
    outer, inner = chance.sample(looks, 2)
    w = box.width
    name = chance.choice(("khatam", "marquetry", "girih10-woven", "girih12-woven", "scales", "herringbone"))
    ornament = _patterned(name, box, w / 3.5, (outer.figure, outer.quiet), max(1.0, w * 0.006))
    label = Box(box.x + w * 0.14, box.y + box.height * 0.2, w * 0.72, box.height * 0.5)
    frame = Stroke(fill=inner.figure, width=max(1.0, w * 0.006))
    items = (
        _full(box, outer.ground), ornament, _full(label, inner.ground),
        Path(outline=rectangle(_inset_by(label, w * 0.025)), stroke=frame),
    )
    return CoverGround(items=items, words=_inset_by(label, w * 0.07), ink=inner.ink, ink_2=inner.ink_2)


def _inset_by(box: Box, by: float) -> Box:
    return box.inside(Insets(by, by, by, by))


def _young(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """Quarter circles in a board above, words below."""
    look = chance.choice(looks)
    w = box.width
    top = Box(box.x, box.y, w, w)
    board = _patterned("quarters", top, w / 4, (look.figure, look.quiet), 1.0, chance.randrange(1000))
    words = Box(box.x + w * 0.1, top.bottom + w * 0.06, w * 0.8, box.bottom - top.bottom - w * 0.16)
    return CoverGround(items=(_full(box, look.ground), board), words=words, ink=look.ink, ink_2=look.ink_2)


def _night(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """Stars above, words in the sky, hills at the foot."""
    look = looks[0]
    w, seed = box.width, chance.randrange(1000)
    foot = Box(box.x, box.y + box.height * 0.58, w, box.height * 0.42)
    items = (
        _full(box, look.ground), _patterned("sky", box, w / 3, (look.figure, look.ink), 1.0, seed),
        _patterned("hills", foot, w, (look.ground.mixed(look.figure, 0.3), look.quiet), 1.0, seed),
    )
    words = Box(box.x + w * 0.1, box.y + box.height * 0.12, w * 0.8, box.height * 0.5)
    return CoverGround(items=items, words=words, ink=look.ink, ink_2=look.ink_2)


def _stripe(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A stripe of brick weave along the spine, which is on the right."""
    look = chance.choice(looks)
    w = box.width
    stripe = Box(box.right - w * 0.26, box.y, w * 0.26, box.height)
    rule = Box(stripe.x - w * 0.012, box.y, w * 0.012, box.height)
    name = chance.choice(("hazarbaf", "zigzag", "girih6", "marquetry"))
    ornament = _patterned(name, stripe, w * 0.26, (look.figure, look.quiet), max(1.0, w * 0.006))
    words = Box(box.x + w * 0.07, box.y + box.height * 0.12, w * 0.58, box.height * 0.76)
    items = (_full(box, look.ground), ornament, _full(rule, look.figure))
    return CoverGround(items=items, words=words, ink=look.ink, ink_2=look.ink_2)


Design = Callable[[Box, Schemes, Random], CoverGround]
STYLES: tuple[Design, ...] = (_band, _sun, _label, _young, _night, _stripe)
