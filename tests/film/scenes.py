"""Small films to write: a teaser in motion throughout, one that stands still most of the time, patches of colour."""

from pathlib import Path

import numpy as np
from PIL import Image

from studio.motion import ramp
from studio.scene import (
    Frame,
    Glyphs,
    Group,
    LinearGradient,
    Move,
    Picture,
    Scene,
    Shadow,
    Stop,
    rectangle,
)
from studio.scene import Path as Shape
from studio.values import Box, Colour, Point, Size
from tests.paint.letters import line, width

WHITE, DARK, GOLD = Colour(255, 255, 255), Colour(11, 19, 43), Colour(242, 193, 78)
LINES = ("معرفی کتاب «بوف کور»", "نویسنده: صادق هدایت", "در کتابخانهٔ مرکزی", "همین امروز امانت بگیرید!")


def photo(path: Path, size: tuple[int, int] = (1600, 2400), seed: int = 5) -> Path:
    """A picture with the detail of a photo: coloured noise of several sizes over a gradient."""
    random = np.random.default_rng(seed)  # Pillow's own noise is another one in every order of tests
    small = [_noise((size[0] // part, size[1] // part), random).resize(size, Image.Resampling.BICUBIC)
             for part in (12, 24, 7)]
    tone = Image.linear_gradient("L").resize(size)
    shades = [Image.blend(noise, tone, 0.5 + 0.1 * number) for number, noise in enumerate(small)]
    Image.merge("RGB", shades).save(path, quality=92)
    return path


def _noise(size: tuple[int, int], random: np.random.Generator) -> Image.Image:
    return Image.fromarray(np.clip(random.normal(128, 70, size[::-1]), 0, 255).astype(np.uint8))


def words(text: str, size: float, centre: float, baseline: float, colour: Colour = WHITE) -> Glyphs:
    """A line in the middle at `centre`, with a shadow as on photos."""
    return line(text, size, centre - width(text, size) / 2, baseline, fill=colour,
                shadow=Shadow(dy=size / 20, blur=size / 10, colour=Colour(0, 0, 0, 0.5)))


def _shade(size: Size) -> Shape:
    fade = LinearGradient(
        start=Point(0, 0), end=Point(0, size.height),
        stops=(Stop(at=0, colour=DARK.faded(0.25)), Stop(at=1, colour=DARK.faded(0.85))),
    )
    return Shape(outline=rectangle(Box(0, 0, size.width, size.height)), fill=fade)


def _coming(item: Glyphs, start: float, size: Size) -> Group:
    """A line that slides in and fades from second `start` on, in 0.6 s."""
    moves = (
        Move(what="x", track=ramp(start, start + 0.6, (-0.1 * size.width, 0.0), "ease-out")),
        Move(what="opacity", track=ramp(start, start + 0.6, (0.0, 1.0))),
    )
    return Group(items=(item,), box=item.box, moves=moves)


def _lines(size: Size, seconds: float) -> list[Group]:
    k = size.width / 1080
    lines = [words(text, (84 if at == 0 else 52) * k, size.width / 2, (1100 + 130 * at) * size.height / 1920,
                   GOLD if at == 0 else WHITE) for at, text in enumerate(LINES)]
    return [_coming(item, 0.05 * seconds + 0.12 * seconds * at, size) for at, item in enumerate(lines)]


def _page(size: Size) -> Box:
    return Box(0, 0, size.width, size.height)


def _shown(source: Path, size: Size) -> Picture:
    return Picture(source=str(source), box=_page(size), crop=Box(0.0, 0.0, 1.0, 1.0))


def _cover(source: Path, size: Size) -> Picture:
    w, h = size.width * 0.46, size.height * 0.36
    box = Box((size.width - w) / 2, size.height * 0.1, w, h)
    shadow = Shadow(dy=14, blur=18, colour=Colour(0, 0, 0, 0.5))
    return Picture(source=str(source), box=box, crop=Box(0.2, 0.2, 0.4, 0.5), clip=rectangle(box, 12), shadow=shadow)


def zooming(
    source: Path, seconds: float = 10.0, size: Size = Size(1080, 1920), *, bare: bool = False, grown: float = 1.125,
) -> Scene:
    """A photo that grows throughout, by an eighth; four lines come in over it, unless it shall be `bare`."""
    grow = Move(what="scale", track=ramp(0.0, seconds, (1.0, grown)))
    ground = Group(items=(_shown(source, size),), box=_page(size), moves=(grow,))
    over = () if bare else (_shade(size), _cover(source, size), *_lines(size, seconds))
    return Scene(size=size, items=(ground, *over), ground=DARK, duration=seconds, cover_at=seconds * 0.7)


def standing(source: Path, seconds: float = 10.0, size: Size = Size(1080, 1920)) -> Scene:
    """The same page with a photo that stands still: only the lines move while they come in."""
    items = (_shown(source, size), _shade(size), _cover(source, size), *_lines(size, seconds))
    return Scene(size=size, items=items, ground=DARK, duration=seconds, cover_at=seconds * 0.7)


PATCHES = tuple(Colour(*rgb) for rgb in (
    (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255), (255, 255, 255), (0, 0, 0),
    (128, 128, 128), (200, 80, 40), (18, 52, 59), (242, 193, 78),
))


def patches(size: Size = Size(480, 360), seconds: float = 1.0) -> Scene:
    """Twelve patches of colour in four columns, standing still."""
    w, h = size.width / 4, size.height / 3
    items = tuple(Shape(outline=rectangle(Box(at % 4 * w, at // 4 * h, w, h)), fill=colour)
                  for at, colour in enumerate(PATCHES))
    return Scene(size=size, items=items, duration=seconds)


def frame_at(scene: Scene, number: int, fps: float = 30.0) -> Frame:
    """The frame that picture `number` of a film shows."""
    return scene.at(number / fps)
