"""Turn a style, a palette and a seed into the ground of a designed book cover, with room for title and author."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from studio.layout.ornament import medallion
from studio.layout.ornament.catalogue import painted, pattern_items
from studio.layout.ornament.parts import disc, joined, line
from studio.palettes import TEXT_RATIO, Palette
from studio.scene import Group, Item, Outline, Path, Stroke, rectangle
from studio.values import BLACK, WHITE, Box, Colour


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
        _scheme(
            dark, _clear(dark, other, accent, light), _tone(dark, (accent, 0.35), (other, 0.3), (light, 0.14)),
            (light,), (other, accent, light),
        ),
        _scheme(accent, _strongest(accent, light, dark), accent.mixed(dark, 0.25), (on_accent,), (other, on_accent)),
        _scheme(
            light, _clear(light, accent, other, dark), _tone(light, (other, 0.4), (accent, 0.28), (dark, 0.12)),
            (dark,), (accent, other, dark),
        ),
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


def _tone(ground: Colour, *mixtures: tuple[Colour, float]) -> Colour:
    """The first of the mixtures with `ground` that is not greyer than it: navy with gold would be mud."""
    mixed = [ground.mixed(colour, share) for colour, share in mixtures]
    return next((tone for tone in mixed if _vivid(tone) >= _vivid(ground) - 6), mixed[-1])


def _vivid(colour: Colour) -> int:
    channels = (colour.red, colour.green, colour.blue)
    return max(channels) - min(channels)


def _clear(ground: Colour, *colours: Colour) -> Colour:
    """The first of `colours` that stands out as a drawing on `ground`."""
    return next((colour for colour in colours if colour.contrast(ground) >= 2.6), colours[-1])


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


def _outlined(box: Box, colour: Colour, width: float) -> Path:
    return Path(outline=rectangle(box), stroke=Stroke(fill=colour, width=max(1.0, width), sharp=True))


def _patterned(name: str, box: Box, cell: float, colours: tuple[Colour, ...], line: float, seed: int = 0) -> Group:
    items = pattern_items(name, box, cell=cell, seed=seed, colours=colours, line_width=max(line, 0.8))
    return Group(items=items, clip=rectangle(box), box=box)


def _words(box: Box, top: float, bottom: float, side: float = 0.1) -> Box:
    """The place for words between two heights (shares of the cover's), `side` of the width free left and right."""
    free = box.width * side
    return Box(box.x + free, box.y + box.height * top, box.width - 2 * free, box.height * (bottom - top))


def _ground(look: Scheme, words: Box, *items: Item) -> CoverGround:
    return CoverGround(items=items, words=words, ink=look.ink, ink_2=look.ink_2)


# ---------------------------------------------------------------- designs


def _band(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A band of stars over the upper half, a rule, words below."""
    look, w = chance.choice(looks), box.width
    name = chance.choice(("girih8", "girih10", "girih12", "khatam", "girih8-woven", "girih10-woven"))
    top = Box(box.x, box.y, w, round(box.height * 0.5))
    ornament = _patterned(name, top, w / chance.choice((2.0, 2.5, 3.0)), (look.figure, look.quiet), w * 0.006)
    rule = Box(box.x, top.bottom, w, max(1.0, w * 0.014))
    return _ground(look, _words(box, 0.57, 0.92), _full(box, look.ground), ornament, _full(rule, look.figure))


def _sun(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A great shamseh that rises over the upper edge or stands whole above the words."""
    look, w = chance.choice(looks), box.width
    radius, level = chance.choice(((0.54, 0.2), (0.39, 0.3), (0.74, 0.02)))
    centre = complex(box.centre.x, box.y + box.height * level)
    parts = medallion.shamseh(centre, w * radius)
    sun = painted(parts, (look.figure, look.quiet), max(0.8, w * 0.004))
    words = _words(box, max(0.56, level + radius * w / box.height + 0.04), 0.93)
    return _ground(look, words, _full(box, look.ground), Group(items=sun, clip=rectangle(box), box=box))


def _label(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """Ornament all over, and a label like a bookbinder's on it."""
    outer, inner = chance.sample(looks, 2)
    w = box.width
    name = chance.choice(("khatam", "marquetry", "girih12-woven", "scales", "herringbone", "eslimi", "girih10-woven"))
    ornament = _patterned(name, box, w / 3, (outer.figure, outer.quiet), w * 0.006)
    label = _words(box, 0.19, 0.71, 0.13)
    return _ground(
        inner, label.grown(-w * 0.07), _full(box, outer.ground), ornament, _full(label, inner.ground),
        _outlined(label.grown(-w * 0.025), inner.figure, w * 0.006),
    )


def _quarters(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A board of quarter circles above, words below."""
    look, w = chance.choice(looks), box.width
    top = Box(box.x, box.y, w, w * 0.75)
    board = _patterned("quarters", top, w / 4 / 0.6, (look.figure, look.quiet), 1.0, chance.randrange(1000))
    return _ground(look, _words(box, 0.55, 0.92), _full(box, look.ground), board)


def _night(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """Stars above, words in the sky, hills at the foot, perhaps a moon."""
    look, w, seed = looks[0], box.width, chance.randrange(1000)
    foot = Box(box.x, box.y + box.height * 0.56, w, box.height * 0.44)
    moon = disc(complex(box.x + w * chance.choice((0.22, 0.74)), foot.y + w * 0.1), w * 0.11)
    hills, words = (look.ground.mixed(look.figure, 0.28), look.quiet), _words(box, 0.1, 0.54)
    sky = _patterned("sky", box, w * 0.6, (look.figure, look.ink), 1.0, seed)
    return _ground(
        look, words, _full(box, look.ground), replace(sky, items=tuple(_beside(stars, words) for stars in sky.items)),
        Path(outline=moon, fill=look.figure),
        _patterned("hills", foot, w * 0.8, hills, 1.0, seed),
    )


def _beside(stars: Path, words: Box) -> Path:
    """Only those stars that do not stand behind `words`."""
    kept: list[tuple] = []
    for step in stars.outline:
        if step[0] == "M":
            inside = words.x < step[1] < words.right and words.y < step[2] < words.bottom
        if not inside:
            kept.append(step)
    return replace(stars, outline=tuple(kept))


def _dawn(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A large sun over hills, words above it."""
    look, w, seed = chance.choice(looks[1:]), box.width, chance.randrange(1000)
    foot = Box(box.x, box.y + box.height * 0.6, w, box.height * 0.4)
    centre = complex(box.x + w * chance.choice((0.5, 0.3, 0.7)), foot.y + foot.height * 0.42)
    sun = Path(outline=disc(centre, w * 0.3), fill=look.figure)
    hills = _patterned("hills", foot, w * 0.7, (look.figure.mixed(look.ground, 0.45), look.quiet), 1.0, seed)
    return _ground(look, _words(box, 0.08, 0.54), _full(box, look.ground), sun, hills)


def _stripe(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A stripe of brick or inlay along the spine, which is on the right."""
    look, w = chance.choice(looks), box.width
    stripe = Box(box.right - w * 0.25, box.y, w * 0.25, box.height)
    name, repeats = chance.choice((("hazarbaf", 1.0), ("zigzag", 1 / 0.7), ("girih6", 1.0), ("marquetry", 1 / 0.9)))
    ornament = _patterned(name, stripe, stripe.width * repeats, (look.figure, look.quiet), w * 0.006)
    rule = Box(stripe.x - w * 0.012, box.y, w * 0.012, box.height)
    words = Box(box.x + w * 0.07, box.y + box.height * 0.1, w * 0.6, box.height * 0.8)
    return _ground(look, words, _full(box, look.ground), ornament, _full(rule, look.figure))


def _halfbound(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A half binding: marbled paper, a leather spine on the right and two leather corners, a label on the paper."""
    paper, leather = looks[chance.choice((1, 2))], looks[0]
    w, seed = box.width, chance.randrange(1000)
    name = chance.choice(("abri", "abri-combed", "abri"))
    marbled = _patterned(name, box, w * 0.36, (paper.figure, paper.quiet), 1.0, seed)
    spine = Box(box.right - w * 0.18, box.y, w * 0.18, box.height)
    corner, top, foot = w * 0.2, complex(box.x, box.y), complex(box.x, box.bottom)
    corners = ([top + corner, top + corner * 1j, top], [foot + corner, foot - corner * 1j, foot])
    skins = joined((rectangle(spine), *(line(points, closed=True) for points in corners)))
    edge = [complex(spine.x, spine.y), complex(spine.x, spine.bottom)]
    rules = joined(line(points[:2]) for points in (edge, *corners))
    label = Box(box.x + w * 0.11, box.y + box.height * 0.22, w * 0.62, box.height * 0.48)
    return _ground(
        leather, label.grown(-w * 0.055), _full(box, paper.ground), marbled,
        Path(outline=skins, fill=leather.ground),
        Path(outline=rules, stroke=Stroke(fill=leather.figure, width=max(1.0, w * 0.008))),
        _full(label, leather.ground), _outlined(label.grown(-w * 0.02), leather.figure, w * 0.005),
    )


def _manuscript(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """Rules and corner pieces round a quiet field, as on a lacquered binding."""
    look, w = chance.choice(looks), box.width
    page = box.grown(-w * 0.055)
    field = _patterned("girih8", page, w / 4, (look.ground.mixed(look.figure, 0.1),), w * 0.005)
    name, size = chance.choice((("frame-corners", 0.34), ("frame-corners", 0.36), ("frame", 0.16)))
    frame = _patterned(name, page, w * size, (look.figure, look.quiet), w * 0.006)
    side = 0.2 if name == "frame" else 0.15
    return _ground(look, _words(box, 0.3, 0.7, side), _full(box, look.ground), field, frame)


def _scrolls(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A band of eslimi above and one below, words between."""
    look, w = chance.choice(looks), box.width
    height = box.height * 0.2
    bands, rules = [], []
    for y, rule in ((box.y, box.y + height), (box.bottom - height, box.bottom - height - w * 0.012)):
        band = Box(box.x, y, w, height)
        bands += [_full(band, look.quiet), _patterned("eslimi-band", band, height, (look.figure,), w * 0.005)]
        rules.append(_full(Box(box.x, rule, w, w * 0.012), look.figure))
    return _ground(look, _words(box, 0.29, 0.72), _full(box, look.ground), *bands, *rules)


def _library(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """Shelves of books below, words above."""
    look, w = chance.choice(looks), box.width
    foot = Box(box.x, box.y + box.height * 0.56, w, box.height * 0.44)
    shelf = foot.height / 2
    rows = Box(foot.x, foot.bottom - 3 * shelf, w, 5 * shelf)  # puts the lowest board on the lower edge
    books = pattern_items(
        "shelf", rows, cell=shelf / 0.9, seed=chance.randrange(1000), colours=(look.figure, look.quiet),
        line_width=max(0.8, w * 0.006),
    )
    shelves = Group(items=books, clip=rectangle(foot), box=foot)
    return _ground(look, _words(box, 0.1, 0.5), _full(box, look.ground), shelves)


def _iwan(box: Box, looks: Schemes, chance: Random) -> CoverGround:
    """A pointed arch with stars in it, words at its foot."""
    inner, outer = chance.sample(looks, 2)
    w = box.width
    arch = Box(box.x + w * 0.14, box.y + w * 0.12, w * 0.72, box.height * 0.46)
    outline = _arch(arch)
    name = chance.choice(("girih10", "girih12", "girih10-woven", "girih8-woven"))
    ornament = pattern_items(
        name, arch, cell=w / 2.4, colours=(inner.figure, inner.quiet), line_width=max(1.0, w * 0.006)
    )
    return _ground(
        outer, _words(box, 0.61, 0.93), _full(box, outer.ground), Path(outline=outline, fill=inner.ground),
        Group(items=ornament, clip=outline, box=arch),
        Path(outline=outline, stroke=Stroke(fill=outer.figure, width=max(1.0, w * 0.016))),
        Path(outline=_arch(arch.grown(w * 0.035)), stroke=Stroke(fill=outer.figure, width=max(1.0, w * 0.005))),
    )


def _arch(box: Box) -> Outline:
    """An opening with a pointed Persian arch as its head."""
    spring, apex = box.y + min(box.width * 0.52, box.height * 0.7), complex(box.centre.x, box.y)
    rise, half = spring - box.y, box.width / 2
    return (
        ("M", box.x, box.bottom), ("L", box.x, spring),
        ("C", box.x, spring - rise * 0.5, apex.real - half * 0.55, box.y + rise * 0.22, apex.real, apex.imag),
        ("C", apex.real + half * 0.55, box.y + rise * 0.22, box.right, spring - rise * 0.5, box.right, spring),
        ("L", box.right, box.bottom), ("Z",),
    )


Design = Callable[[Box, Schemes, Random], CoverGround]
STYLES: tuple[Design, ...] = (
    _band, _sun, _label, _quarters, _night, _stripe, _halfbound, _manuscript, _scrolls, _library, _iwan, _dawn,
)
