"""Turn picture files into upright sRGB pixels, or say clearly why not.

Pillow decodes: it reads a JPEG at a half, quarter or eighth of its size, knows colour profiles, says what is broken.
Metadata (EXIF, GPS, names) goes no further than this file.
"""

import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from studio.errors import InputFault, input_fault

# What a person may bring. Not EPS or PDF: those are programs, and Pillow would start Ghostscript for them.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "JPEG2000")
MOST_PIXELS = 40_000_000
LEAST_SIDE = 2
_LONGEST_EXIF = 200_000  # bytes: 64 KB, as in a JPEG, written as digits, and a little for what follows
# What Pillow's readers are known to let out when the bytes are wrong.
_BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError, struct.error,
    zlib.error, Image.DecompressionBombError,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureInfo:
    """The upright size in px (after EXIF orientation) and the format by its content ("JPEG", "PNG", ...).

    `tones` are the luminances 0–1 of a see-through picture's visible pixels, dark to light, each for as many of them;
    none when it is opaque, or only its header was read.
    """

    width: int
    height: int
    format: str
    tones: tuple[float, ...] = ()


def identity(name: str) -> tuple[str, int, int]:
    """Something that changes when the file does. Raises InputFault when there is no such file."""
    try:
        state = Path(name).stat()
    except (OSError, ValueError) as error:
        raise _missing(name) from error
    return name, state.st_mtime_ns, state.st_size


def header(name: str) -> PictureInfo:
    """What the file says of itself, nothing decoded. Raises InputFault."""
    with _opened(name) as image:
        size = image.size if _orientation(image) < 5 else image.size[::-1]
        return PictureInfo(width=size[0], height=size[1], format=image.format or "")


def decode(name: str, side: float) -> tuple[Image.Image, int]:
    """The first frame as RGB or RGBA, upright, in sRGB, and the divisor (1, 2, 4, ...) its size was brought down by.

    The longer side is at least `side` px, or all that the file has. Raises InputFault.
    """
    with _opened(name) as image:
        full = image.width
        _limit(name, image, side)
        try:
            image.load()
            small = _halved(image, side)
            turned = ImageOps.exif_transpose(small) if _orientation(image) > 1 else small
            made = _as_srgb(turned, image.info.get("icc_profile"))
        except _BROKEN as error:
            raise _broken(name) from error
        return (made.copy() if made is image else made), max(1, round(full / small.width))


def _limit(name: str, image: Image.Image, side: float) -> None:
    """Have a JPEG decoded at a part of its size where that serves. Raises InputFault for too many pixels."""
    pixels, progressive = image.width * image.height, image.info.get("progressive")
    if image.format == "JPEG":
        share = min(1.0, side / max(image.size))
        if pixels > MOST_PIXELS:
            share = min(share, (MOST_PIXELS / pixels) ** 0.5 / 2)
        image.draft(None, (max(1, int(image.width * share)), max(1, int(image.height * share))))
    # A progressive JPEG takes memory for all its pixels, however small it is asked for.
    if image.width * image.height > MOST_PIXELS or (progressive and pixels > MOST_PIXELS):
        raise _too_large(name, f"{image.width} × {image.height} px")


def _halved(image: Image.Image, side: float) -> Image.Image:
    """Halved as often as `side` allows, before anything makes copies of so many pixels."""
    step = 1
    while max(image.size) >= 2 * step * side:
        step *= 2
    if step == 1 or image.mode not in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return image
    return image.reduce(step)


def _opened(name: str) -> Image.Image:
    """The file's header read, nothing decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns from 89 megapixels on; MOST_PIXELS is stricter
            image = Image.open(name, formats=FORMATS)
    except FileNotFoundError as error:
        raise _missing(name) from error
    except Image.DecompressionBombError as error:
        raise _too_large(name, "more than 179 megapixels") from error
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        raise _not_a_picture(name) from error
    if min(image.size) < LEAST_SIDE:
        image.close()
        raise _too_small(name, f"{image.width} × {image.height} px")
    return image


def _orientation(image: Image.Image) -> int:
    try:
        value = _exif(image).get(0x0112, 1)  # EXIF 2.32, tag Orientation
    except _BROKEN:
        return 1
    return value if value in range(1, 9) else 1


def _exif(image: Image.Image) -> Image.Exif:
    """Pillow decodes a PNG that has none before its pixels, for they may follow them: only where they do, please."""
    if image.format == "PNG" and image.fp is not None and not _follows_pixels(image.filename):
        return Image.Image.getexif(image)
    return image.getexif()


def _follows_pixels(name: str) -> bool:
    """Whether EXIF data stand at the end of a PNG file (eXIf, PNG 3 §11.3.4.5, or as ImageMagick wrote them)."""
    with Path(name).open("rb") as file:
        file.seek(max(0, Path(name).stat().st_size - _LONGEST_EXIF))
        end = file.read()
    return b"eXIf" in end or b"Raw profile type" in end


def _as_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB or RGBA from any mode Pillow knows."""
    image = _eight_bits(image)
    see_through = "A" in image.mode or "a" in image.mode or "transparency" in image.info
    alpha = image.convert("RGBA").getchannel("A") if see_through else None
    if alpha is not None and image.mode not in ("RGB", "L"):
        image = image.convert("RGBA").convert("RGB") if image.mode != "LA" else image.convert("L")
    made = _through_profile(image, profile) if profile else None
    made = made or image.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        made = made.copy() if made is image else made
        made.putalpha(alpha)
    return made


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode == "I":
        deep = image.convert("I")
        return deep.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "F":
        low, high = image.getextrema()
        stretch = 255 / ((high - low) or 1)
        return image.point(lambda value: value * stretch - low * stretch).convert("L")
    return image


def _through_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """`image` taken from its own colour space to sRGB; None when the profile is of no use."""
    try:
        source = ImageCms.getOpenProfile(BytesIO(profile))
        if image.mode == "RGB" and "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


_SRGB = ImageCms.createProfile("sRGB")


# ---------------------------------------------------------------- what can be wrong


def _missing(name: str) -> InputFault:
    return input_fault(
        name, "there is no such picture", "put the file back or choose another", code="picture-missing",
        what_fa="این تصویر پیدا نشد", hint_fa="پرونده را برگردانید یا تصویر دیگری برگزینید",
    )


def _not_a_picture(name: str) -> InputFault:
    return input_fault(
        name, "is not a picture that can be read, whatever its name says", "use a JPEG, PNG, WebP, AVIF or TIFF file",
        code="picture-unreadable", what_fa="این پرونده تصویر نیست", hint_fa="تصویر JPEG یا PNG یا WebP بیاورید",
    )


def _broken(name: str) -> InputFault:
    return input_fault(
        name, "is a picture whose data is damaged or cut short", "download or scan it again", code="picture-broken",
        what_fa="دادهٔ این تصویر ناقص یا خراب است", hint_fa="تصویر را دوباره دریافت یا اسکن کنید",
    )


def _too_small(name: str, size: str) -> InputFault:
    return input_fault(
        name, f"is only {size}, an empty stand-in rather than a picture", "find a real picture",
        code="picture-too-small", what_fa="این تصویر آن‌قدر کوچک است که چیزی نشان نمی‌دهد",
        hint_fa="تصویر بزرگ‌تری بیاورید",
    )


def _too_large(name: str, size: str) -> InputFault:
    return input_fault(
        name, f"is too large to open ({size}; at most {MOST_PIXELS // 1_000_000} megapixels)", "save it smaller",
        code="picture-too-large", what_fa="این تصویر بزرگ‌تر از آن است که باز شود",
        hint_fa="تصویر را کوچک‌تر ذخیره کنید",
    )
