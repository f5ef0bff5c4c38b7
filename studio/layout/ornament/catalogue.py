"""Turn the name of a pattern into its parts over a box, and those into scene items."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from studio.errors import input_fault
from studio.layout.ornament import craft, frames, girih, medallion, plain
from studio.layout.ornament.eslimi import band, eslimi
from studio.layout.ornament.parts import Motif, Part, bounded, repeated, split
from studio.scene import Outline, Path, Step, Stroke
from studio.values import Box, Colour

_HANDY = 180  # steps of one path of shapes that lie apart


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """An ornament over `box`. Repeating ones reach out of the box by up to a period: clip them to it.

    `period` is how far it repeats across and down in px, None for one that does not repeat.
    """

    box: Box
    parts: tuple[Part, ...]
    period: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One entry of the pattern list: its name, what people call it, and whether a seed changes it."""

    name: str
    title: str
    title_fa: str
    seeded: bool = False
    draw: "Draw"


@dataclass(frozen=True, kw_only=True, slots=True)
class Brief:
    """What a pattern is asked for: box, distance of its stars or rows in px, chance, and its line's width in px."""

    box: Box
    cell: float
    seed: int
    line: float


Draw = Callable[[Brief], Pattern]


def _repeats(motif: Callable[[Brief, float], Motif]) -> Draw:
    """A pattern that repeats `motif`; a cell so small that the box would hold too many is enlarged."""

    def draw(brief: Brief) -> Pattern:
        one = motif(brief, brief.cell)
        steps = sum(len(part.outline) for part in one.parts)
        width = bounded(one.width, brief.box, steps=steps, shape=one.height / one.width)
        if width > one.width:
            one = motif(brief, brief.cell * width / one.width)
        slack = max(2.5 * brief.line, 0.03 * brief.cell) + 1
        return Pattern(box=brief.box, parts=repeated(one, brief.box, slack), period=(one.width, one.height))

    return draw


def _once(parts: Callable[[Brief], tuple[Part, ...]]) -> Draw:
    return lambda brief: Pattern(box=brief.box, parts=parts(brief))


def _simple(motif: Callable[[float], Motif], fine: float = 1.0) -> Draw:
    """A motif of the cell alone; `fine` makes it smaller, so that all patterns are alike in weight at one cell."""
    return _repeats(lambda _, cell: motif(cell * fine))


def _chance(motif: Callable[[float, int], Motif], fine: float = 1.0) -> Draw:
    return _repeats(lambda brief, cell: motif(cell * fine, brief.seed))


def _girih(tiling: Callable[[], girih.Tiling], angle: float, style: str = "stars") -> Draw:
    def motif(brief: Brief, cell: float) -> Motif:
        strap = min(max(brief.line * 1.5, cell * 0.04), cell * 0.05)
        return girih.girih(tiling, angle, cell, style, strap)

    return _repeats(motif)


def _abri(*, combed: bool) -> Draw:
    def parts(brief: Brief) -> tuple[Part, ...]:
        from studio.layout.ornament.abri import abri  # here, as numpy is slow to import and seldom needed

        return abri(brief.box, brief.cell, brief.seed, combed=combed)

    return _once(parts)


def _framed(frame: Callable[[Box, float], tuple[Part, ...]]) -> Draw:
    """A frame whose outer rule lies inside the box with all of its width."""
    return _once(lambda brief: frame(brief.box.grown(-1.1 * brief.line), brief.cell))


def _kind(name: str, title: str, title_fa: str, draw: Draw, *, seeded: bool = False) -> Kind:
    return Kind(name=name, title=title, title_fa=title_fa, seeded=seeded, draw=draw)


_KINDS = (
    _kind("girih8", "Girih of eight", "گره هشت", _girih(girih.octagons, 67.5)),
    _kind("girih8-woven", "Girih of eight, woven", "گره هشت بافته", _girih(girih.octagons, 67.5, "woven")),
    _kind("girih10", "Girih of ten, pointed", "گره ده تند", _girih(girih.pentagons, 72)),
    _kind("girih10-woven", "Girih of ten, woven", "گره ده بافته", _girih(girih.pentagons, 63, "woven")),
    _kind("girih10-blunt", "Girih of ten, blunt", "گره ده کند", _girih(girih.pentagons, 54)),
    _kind("girih12", "Girih of twelve", "گره دوازده", _girih(girih.dodecagons, 75)),
    _kind("girih12-woven", "Girih of twelve, woven", "گره دوازده بافته", _girih(girih.dodecagons, 60, "woven")),
    _kind("girih6", "Girih of six", "گره شش", _girih(girih.hexagons, 60)),
    _kind("khatam", "Khatam: star and cross", "خاتم: ستاره و چلیپا", _simple(craft.khatam)),
    _kind("marquetry", "Khatam-kari", "خاتم‌کاری", _simple(craft.marquetry, 0.9)),
    _kind(
        "hazarbaf", "Hazar-baf brick", "هزارباف آجری",
        _repeats(lambda brief, cell: craft.hazarbaf(cell, max(brief.line, cell * 0.008))),
    ),
    _kind(
        "herringbone", "Herringbone brick", "آجر جناغی",
        _repeats(lambda brief, cell: craft.herringbone(cell * 0.8, max(brief.line, cell * 0.02))),
    ),
    _kind("eslimi", "Eslimi scrolls", "اسلیمی", _repeats(lambda brief, cell: eslimi(cell, brief.line))),
    _kind("eslimi-band", "Band of eslimi", "حاشیهٔ اسلیمی", _once(lambda brief: band(brief.box, brief.line))),
    _kind("abri", "Marbled paper, stirred", "کاغذ ابری", _abri(combed=False), seeded=True),
    _kind("abri-combed", "Marbled paper, combed", "کاغذ ابری شانه‌ای", _abri(combed=True), seeded=True),
    _kind("shamseh", "Shamseh", "شمسه", _once(lambda brief: medallion.sun(brief.box))),
    _kind("toranj", "Toranj", "ترنج", _once(lambda brief: frames.toranj(brief.box))),
    _kind("corner", "Corner piece", "لچک", _once(lambda brief: frames.corner(brief.box, brief.seed))),
    _kind("frame", "Frame with cut corners", "قاب گوشه‌بریده", _framed(frames.ruled)),
    _kind("frame-corners", "Frame with corner pieces", "قاب لچک‌دار", _framed(frames.cornered)),
    _kind("frame-stars", "Frame of stars", "قاب ستاره", _framed(frames.starred)),
    _kind("zigzag", "Gelim zigzag", "زیگزاگ گلیم", _simple(plain.zigzag, 0.7)),
    _kind("scales", "Fish scales", "فلس‌ماهی", _simple(plain.scales, 0.7)),
    _kind("dots", "Dots", "خال", _simple(plain.dots, 0.36)),
    _kind("stripes", "Slanting lines", "راه‌راه", _simple(plain.stripes, 0.3)),
    _kind("mesh", "Squared paper", "شطرنجی", _simple(plain.mesh, 0.4)),
    _kind("waves", "Waves", "موج", _simple(plain.waves, 0.6)),
    _kind("quarters", "Quarter circles", "ربع‌دایره", _chance(plain.quarters, 0.6), seeded=True),
    _kind("confetti", "Confetti", "کاغذ رنگی", _chance(plain.confetti, 0.42), seeded=True),
    _kind("sky", "Starry sky", "آسمان پرستاره", _chance(plain.sky, 0.4), seeded=True),
    _kind("shelf", "Book shelf", "قفسهٔ کتاب", _chance(plain.shelf, 0.9), seeded=True),
    _kind("hills", "Hills", "تپه‌ها", _once(lambda brief: plain.hills(brief.box, brief.cell, brief.seed)), seeded=True),
    _kind("rays", "Rays", "پرتو", _once(lambda brief: plain.rays(brief.box, brief.cell))),
)
_NAMED = {kind.name: kind for kind in _KINDS}


def kinds() -> tuple[Kind, ...]:
    """All patterns, in the order people see them."""
    return _KINDS


@lru_cache(maxsize=24)
def pattern(name: str, box: Box, *, cell: float, seed: int = 0, line: float = 2.0) -> Pattern:
    """The ornament `name` over `box`; `cell` is the distance of its stars or rows and `line` its line's width (px).

    One period stands in the middle of the box, so opposite edges are cut alike. Very small cells are enlarged until
    the whole has at most 120,000 steps. Raises InputFault for a name that is not there.
    """
    kind = _NAMED.get(name)
    if kind is None:
        raise _unknown(name)
    return kind.draw(Brief(box=box, cell=max(cell, 4.0), seed=seed, line=line))


@lru_cache(maxsize=48)
def pattern_items(
    name: str, box: Box, *, cell: float, seed: int = 0, colours: tuple[Colour, ...], line_width: float = 2.0
) -> tuple[Path, ...]:
    """The ornament as few paths, to be clipped to `box` by the caller.

    `colours` are the drawing's and, optionally, the filling's; with one colour the filling is left out.
    """
    return painted(pattern(name, box, cell=cell, seed=seed, line=line_width).parts, colours, line_width)


def painted(parts: Iterable[Part], colours: tuple[Colour, ...], line_width: float) -> tuple[Path, ...]:
    """Parts in their colours, those of a tone without a colour left out; lines `line_width` px times their weight."""
    seen = (part for part in parts if part.tone < len(colours))
    return tuple(path for part in seen for path in _paths(part, colours[part.tone], line_width))


def _paths(part: Part, colour: Colour, line_width: float) -> Iterator[Path]:
    if part.kind == "line":
        stroke = Stroke(fill=colour, width=line_width * part.weight, sharp=part.sharp)
        yield Path(outline=part.outline, stroke=stroke)
        return
    for outline in _handy(part.outline) if part.apart else (part.outline,):
        yield Path(outline=outline, fill=colour, even_odd=part.even_odd)


def _handy(outline: Outline) -> Iterator[Outline]:
    """The shapes in groups of neighbours: a painter's time for one path grows faster than its length."""
    group: list[Step] = []
    for shape in split(outline):
        if group and len(group) + len(shape) > _HANDY:
            yield tuple(group)
            group = []
        group += shape
    yield tuple(group)


def _unknown(name: str) -> Exception:
    near = get_close_matches(name, _NAMED, n=3, cutoff=0.4)
    return input_fault(
        "pattern",
        f"there is no pattern named {name!r}",
        f"known: {', '.join(near or _NAMED)}",
        code="pattern-unknown",
        what_fa=f"نقشی به نام «{name}» نیست",
        hint_fa="از فهرست نقش‌ها یکی را برگزینید",
    )
