"""Frames that hold everything a scene can, small enough to compare pixel by pixel, and judges of pictures."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat
from PySide6.QtGui import QImage

from studio.export.still import to_pillow
from studio.layout.words import glyph_items
from studio.paint import paint
from studio.scene import (
    Blend,
    Blur,
    Duotone,
    Fill,
    Frame,
    Glyphs,
    Group,
    Item,
    LetterFill,
    LinearGradient,
    Picture,
    RadialGradient,
    Shadow,
    Stop,
    Stroke,
    Tint,
    ellipse,
    polygon,
    rectangle,
)
from studio.scene import Path as PathItem
from studio.text import Style, set_text
from studio.values import BLACK, CLEAR, WHITE, Box, Colour, Point, Size

TEAL, GOLD, WINE, INK = Colour(12, 124, 130), Colour(240, 176, 60), Colour(150, 24, 60), Colour(20, 28, 40)
SIZE = Size(480, 360)


def frame(*items: Item, ground: Colour = Colour(250, 246, 236)) -> Frame:
    return Frame(size=SIZE, items=items, ground=ground)


def words(
    text: str, y: float = 40, *, size: float = 30, fill: Fill = INK, family: str = "vazirmatn", weight: int = 400,
    stretch: float = 0.0, outline: Stroke | None = None, shadow: Shadow | None = None, **more,
) -> tuple[Glyphs, ...]:
    """`text` set over the frame's width; `more` goes to every line."""
    style = Style(family=family, weight=weight, stretch=stretch)
    block = set_text(text, style, size=size, width=SIZE.width - 40)
    lines = glyph_items(block, 20, y, fill, outline=outline, shadow=shadow)
    return tuple(replace(line, **more) for line in lines)


def shades(*colours: Colour, down: bool = False) -> LinearGradient:
    stops = tuple(Stop(at=n / (len(colours) - 1), colour=colour) for n, colour in enumerate(colours))
    return LinearGradient(start=Point(60, 60), end=Point(60, 300) if down else Point(420, 60), stops=stops)


def glow(*colours: Colour) -> RadialGradient:
    stops = tuple(Stop(at=n / (len(colours) - 1), colour=colour) for n, colour in enumerate(colours))
    return RadialGradient(centre=Point(240, 180), radius=150, stops=stops)


def shapes() -> dict[str, Frame]:
    """Frames of shapes and words by what is special in them."""
    box, star = rectangle(Box(60, 60, 360, 240), 24), _star()
    made = {
        "plain shape": PathItem(outline=box, fill=TEAL, stroke=Stroke(fill=WINE, width=6)),
        "gradient": PathItem(outline=box, fill=shades(TEAL, GOLD, WINE)),
        "fading gradient": PathItem(outline=box, fill=shades(TEAL, WINE.faded(0.0), down=True)),
        "glow": PathItem(outline=box, fill=glow(GOLD, WINE, INK.faded(0.2))),
        "even-odd star": PathItem(outline=star, fill=GOLD, even_odd=True),
        "whole star": PathItem(outline=star, fill=GOLD, stroke=Stroke(fill=INK, width=5, sharp=True)),
        "dashes": PathItem(outline=box, stroke=Stroke(fill=WINE, width=5, dash=(18, 12))),
        "gradient line": PathItem(outline=box, stroke=Stroke(fill=shades(GOLD, WINE), width=14)),
        "see-through": PathItem(outline=star, fill=WINE.faded(0.4), stroke=Stroke(fill=INK.faded(0.5), width=8)),
        "soft shadow": PathItem(outline=ellipse(Box(120, 90, 240, 160)), fill=GOLD,
                                shadow=Shadow(dx=8, dy=14, blur=12, colour=INK.faded(0.5))),
        "hard shadow": PathItem(outline=box, fill=GOLD, shadow=Shadow(dx=8, dy=10, colour=WINE)),
        "faded group": Group(items=_overlapping(), opacity=0.5),
        "turned and clipped": Group(items=_overlapping(), transform=(0.94, 0.34, -0.34, 0.94, 60, -70),
                                    clip=ellipse(Box(100, 70, 280, 220))),
    }
    return {name: frame(item) for name, item in made.items()} | dict(_texts()) | dict(_blends())


def _star() -> tuple:
    points = [Point(240 + 150 * x, 185 + 150 * y)
              for x, y in ((0, -1), (0.588, 0.809), (-0.951, -0.309), (0.951, -0.309), (-0.588, 0.809))]
    return polygon(tuple(points))


def _overlapping() -> tuple[Item, ...]:
    return (PathItem(outline=rectangle(Box(90, 80, 180, 140)), fill=TEAL),
            PathItem(outline=ellipse(Box(180, 120, 200, 160)), fill=GOLD))


def _texts() -> Iterator[tuple[str, Frame]]:
    said = "کتاب‌های کتابخانه"
    yield "words", frame(*words(said, size=54))
    yield "gradient words", frame(*words(said, size=64, weight=800, fill=shades(TEAL, WINE)))
    yield "fading words", frame(*words(said, size=64, weight=800, fill=shades(TEAL, WINE.faded(0.1))))
    yield "see-through words", frame(*words(said, size=64, weight=800, fill=WINE.faded(0.4)))
    yield "outlined words", frame(*words(said, size=64, weight=800, fill=WHITE, outline=Stroke(fill=WINE, width=8)))
    yield "words with a shadow", frame(*words(said, size=64, shadow=Shadow(dx=3, dy=5, blur=4)))
    thick = {"size": 64, "weight": 800, "fill": GOLD, "outline": Stroke(fill=WINE, width=6)}
    yield "words outlined over", frame(*words(said, **thick, outline_at="over"))
    yield "words outlined inside", frame(*words(said, **thick, outline_at="inside"))
    own = (LetterFill(start=1, end=3, fill=TEAL), LetterFill(start=6, end=8, fill=WINE))
    yield "letters in colours", frame(*words(said, size=64, weight=800, letters=own))
    blend = (LetterFill(start=0, end=4, fill=shades(TEAL, GOLD)),)
    yield "letters in gradients", frame(*words(said, size=64, letters=blend))
    yield "an outline alone", frame(*words(said, size=64, fill=CLEAR, outline=Stroke(fill=WINE, width=3)))
    yield "words for readers", frame(*words(said, size=64, fill=CLEAR))
    yield "a shadow alone", frame(*words(said, size=64, fill=CLEAR, shadow=Shadow(dx=3, dy=5, blur=2)))
    yield "nastaliq", frame(*words("که در آفرینش ز یک گوهرند", 10, size=46, family="noto-nastaliq-urdu"))


def _blends() -> Iterator[tuple[str, Frame]]:
    for blend in get_args(Blend):
        ground = PathItem(outline=rectangle(Box(40, 40, 400, 280)), fill=shades(INK, TEAL, WHITE))
        yield f"blend {blend}", frame(ground, Group(items=_overlapping(), blend=blend, opacity=0.9))


def pictures(folder: Path) -> dict[str, Frame]:
    """Frames of pictures by what is special in them; their files are made in `folder`."""
    photo, sign = str(photo_file(folder / "photo.jpg")), str(_sign_file(folder / "sign.png"))
    box = Box(90, 50, 300, 260)
    made = {
        "picture": Picture(source=photo, box=box),
        "cropped picture": Picture(source=photo, box=box, crop=Box(0.25, 0.2, 0.5, 0.65), clip=rectangle(box, 40)),
        "round picture with a shadow": Picture(source=photo, box=box, clip=ellipse(box), shadow=Shadow(dy=10, blur=9)),
        "see-through picture": Picture(source=sign, box=box, shadow=Shadow(dx=6, dy=8, blur=4)),
        "duotone": Picture(source=photo, box=box, effects=(Duotone(dark=WINE, light=GOLD),)),
        "tinted and blurred": Picture(source=photo, box=box, effects=(Tint(colour=TEAL), Blur(radius=5))),
    }
    return {name: frame(item) for name, item in made.items()}


def photo_file(path: Path) -> Path:
    """A picture with soft and sharp parts that lies on its side and says in EXIF who took it and where."""
    image = Image.radial_gradient("L").resize((640, 480))
    parts = (image, image.rotate(90).resize((640, 480)), Image.linear_gradient("L").resize((640, 480)))
    image = Image.merge("RGB", parts)
    pen = ImageDraw.Draw(image)
    for n in range(12):
        pen.rectangle((40 + 45 * n, 60 + 20 * n, 70 + 45 * n, 150 + 20 * n), fill=(20 * n, 255 - 20 * n, 90))
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x010E] = 6, "PHOTOGRAPHER-NAME", "PRIVATE-WORDS"
    image.filter(ImageFilter.SMOOTH).save(path, quality=95, exif=exif.tobytes())
    return path


def _sign_file(path: Path) -> Path:
    image = Image.new("RGBA", (300, 260), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((20, 20, 280, 240), fill=(150, 24, 60, 255))
    pen.ellipse((80, 70, 220, 190), fill=(240, 176, 60, 128))
    image.save(path)
    return path


# ---------------------------------------------------------------- judges


def painted(shown: Frame) -> Image.Image:
    return to_pillow(paint(shown), alpha=False)


def pillow(image: QImage) -> Image.Image:
    return to_pillow(image, alpha=False)


def distance(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of 0–255 a channel; and the largest after a blur of 3 px, which edges do not trouble."""
    pair = [image.convert("RGB") for image in (one, other)]
    mean = max(ImageStat.Stat(ImageChops.difference(*pair)).mean)
    soft = ImageChops.difference(*(image.filter(ImageFilter.GaussianBlur(3)) for image in pair))
    return mean, max(high for _, high in soft.getextrema())


__all__ = ["BLACK", "distance", "frame", "painted", "photo_file", "pictures", "pillow", "shapes", "words"]
