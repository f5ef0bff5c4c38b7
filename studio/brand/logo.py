"""Turn a logo into its colours."""

import warnings
from collections import Counter
from pathlib import Path

from PIL import Image

from studio.errors import InputFault, input_fault
from studio.oklab import distance, oklch
from studio.values import Colour

_LOGO_FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
_MOST_PIXELS = 40_000_000
_SAMPLE_SIDE = 80
_MOST_COLOURS = 3
_ALIKE = 0.1  # in OKLab: the noise of a photograph stays below it, two colours chosen by a designer do not
_LEAST_SHARE = 0.03  # of the pixels that are neither clear nor white; edges between colours stay below it


def colours_of(path: Path) -> tuple[Colour, ...]:
    """The dominant colours of a picture, three at most, the commonest first, without white and see-through parts.

    Colours that look alike count as one and are shown by their commonest value. A white
    logo has none. Raises InputFault for what is no picture.
    """
    with open_logo(path) as image:
        counted = _counted(image, path)
    groups: Counter[Colour] = Counter()
    for colour, count in counted.most_common():
        groups[next((known for known in groups if distance(known, colour) < _ALIKE), colour)] += count
    least = counted.total() * _LEAST_SHARE
    return tuple(colour for colour, count in groups.most_common(_MOST_COLOURS) if count >= least)


def _counted(image: Image.Image, path: Path) -> Counter[Colour]:
    """How often each colour is there, in a sample of the pixels taken unmixed."""
    share = min(1.0, _SAMPLE_SIDE / max(image.size))
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    try:
        sample = image.resize(size, Image.Resampling.NEAREST).convert("RGBA")
    except (OSError, SyntaxError, ValueError) as error:
        raise _no_picture(path) from error
    counted: Counter[Colour] = Counter()
    for count, (red, green, blue, alpha) in sample.getcolors(_SAMPLE_SIDE**2) or ():
        colour = Colour(red, green, blue)
        if alpha >= 128 and not _is_white(colour):
            counted[colour] += count
    return counted


def _is_white(colour: Colour) -> bool:
    light, chroma, _ = oklch(colour)
    return light > 0.94 and chroma < 0.03


def open_logo(path: Path) -> Image.Image:
    """The picture at `path` with its header read, to be closed. Raises InputFault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures; _MOST_PIXELS is stricter
            image = Image.open(path, formats=_LOGO_FORMATS)
    except FileNotFoundError as error:
        raise input_fault(
            str(path), "no such logo", "logo is a file name beside the brand file", code="no-file",
            what_fa="پروندهٔ نشان پیدا نشد", hint_fa="نام پرونده‌ای را بنویسید که کنار همین پرونده است",
        ) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _no_picture(path) from error
    if image.width * image.height > _MOST_PIXELS:
        image.close()
        raise input_fault(
            str(path), f"is too large for a logo: {image.width} × {image.height} px", "2000 px are plenty",
            code="picture-too-large", what_fa="نشان زیادی بزرگ است", hint_fa="۲۰۰۰ پیکسل کافی است",
        )
    return image


def _no_picture(path: Path) -> InputFault:
    return input_fault(
        str(path), "cannot be read as a picture", "save the logo as PNG", code="not-a-picture",
        what_fa="به‌عنوان تصویر خوانده نشد", hint_fa="نشان را با قالب PNG ذخیره کنید",
    )
