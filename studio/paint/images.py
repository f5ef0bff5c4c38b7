"""Turn picture files into upright sRGB images of the size needed, or say clearly why not.

Pillow decodes (it reads a JPEG at a half, quarter or eighth of its size, knows colour profiles, and says what is
broken); everything decoded or scaled is kept in the room's store. Metadata (EXIF, GPS, names) goes no further.
"""

import os
import struct
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps
from PySide6.QtGui import QImage

from studio.errors import InputFault, input_fault
from studio.paint.cache import STORE
from studio.paint.canvas import weight
from studio.paint.effects import changed
from studio.scene import PictureEffect
from studio.values import Box

# What a person may bring. Not EPS or PDF: those are programs, and Pillow would start Ghostscript for them.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "JPEG2000")
MOST_PIXELS = 40_000_000
LEAST_SIDE = 2
# A JPEG is decoded at least this large, so that one decoding serves the check, the cards and the previews.
_USUAL_SIDE = 1600
_MOST_FITTED = 16_000_000
# What Pillow's readers are known to let out when the bytes are wrong.
_BROKEN = (
    OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError, struct.error,
    zlib.error, Image.DecompressionBombError,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureInfo:
    """The upright size in px (after EXIF orientation) and the format by its content ("JPEG", "PNG", ...)."""

    width: int
    height: int
    format: str


def probe(source: str | os.PathLike[str]) -> PictureInfo:
    """What the picture file `source` holds, decoded to be sure. Raises InputFault when it cannot be painted."""
    name = os.fspath(source)
    return STORE.made(("probe", *_identity(name)), lambda: _probed(name), lambda _: 200)


def _probed(name: str) -> PictureInfo:
    with _opened(name) as image:
        info = PictureInfo(width=image.width, height=image.height, format=image.format or "")
        turned = _orientation(image) >= 5
    _decoded(name, _USUAL_SIDE)
    if turned:
        return PictureInfo(width=info.height, height=info.width, format=info.format)
    return info


def open_picture(source: str | os.PathLike[str], max_side: int | None = None) -> QImage:
    """The picture upright, in sRGB, its first frame when it moves; RGB32, or ARGB32_Premultiplied when see-through.

    `max_side` bounds the longer side in px; None gives it whole. Kept for the next call; do not change the answer.
    Raises InputFault.
    """
    name = os.fspath(source)
    key = ("opened", *_identity(name), max_side)
    return STORE.made(key, lambda: _whole(name, max_side), weight)


def _whole(name: str, max_side: int | None) -> QImage:
    if max_side is None:
        return to_qimage(_decoded(name, 1 << 30))
    image = _decoded(name, max_side)
    if max(image.size) > max_side:
        image = image.copy()
        image.thumbnail((max_side, max_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return to_qimage(image)


def is_see_through(source: str) -> bool:
    """Whether any pixel of the picture is less than opaque. Raises InputFault."""
    return _decoded(source, _USUAL_SIDE).mode == "RGBA"


def fitted(source: str, crop: Box, size: tuple[int, int], effects: tuple[PictureEffect, ...], scale: float) -> QImage:
    """The part `crop` (shares 0–1) of a picture at `size` px with `effects`, their lengths times `scale`. Kept.

    Raises InputFault.
    """
    key = ("fitted", *_identity(source), crop, size, effects, scale if effects else 1.0)
    return STORE.made(key, lambda: _fitted(source, crop, size, effects, scale), weight)


def _fitted(name: str, crop: Box, size: tuple[int, int], effects: tuple[PictureEffect, ...], scale: float) -> QImage:
    width, height = size
    too_much = max(1.0, (width * height / _MOST_FITTED) ** 0.5)
    size = (max(1, int(width / too_much)), max(1, int(height / too_much)))
    image = _decoded(name, max(size[0] / max(crop.width, 1e-3), size[1] / max(crop.height, 1e-3)))
    left, top = max(0.0, crop.x) * image.width, max(0.0, crop.y) * image.height
    right, bottom = min(1.0, crop.right) * image.width, min(1.0, crop.bottom) * image.height
    part = (min(left, image.width - 1), min(top, image.height - 1), max(right, left + 1), max(bottom, top + 1))
    part = (part[0], part[1], min(part[2], image.width), min(part[3], image.height))
    image = image.resize(size, Image.Resampling.LANCZOS, box=part, reducing_gap=3.0)
    for effect in effects:
        image = changed(effect, image, scale)
    return to_qimage(image)


def to_qimage(image: Image.Image) -> QImage:
    """A copy of an RGB or RGBA image for Qt."""
    if image.mode == "RGBA":
        data = image.tobytes("raw", "BGRA")
        made = QImage(data, image.width, image.height, image.width * 4, QImage.Format.Format_ARGB32)
        return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    data = image.tobytes("raw", "BGRX")
    return QImage(data, image.width, image.height, image.width * 4, QImage.Format.Format_RGB32).copy()


# ---------------------------------------------------------------- decoding


def _identity(name: str) -> tuple[str, int, int]:
    """Changes when the file does."""
    try:
        state = Path(name).stat()
    except (OSError, ValueError) as error:
        raise _missing(name) from error
    return name, state.st_mtime_ns, state.st_size


def _decoded(name: str, side: float) -> Image.Image:
    """The picture upright in sRGB, RGB or RGBA, its longer side at least `side` px or all it has. Kept."""
    identity = _identity(name)
    for level in (8, 4, 2, 1):
        kept = STORE.get(("decoded", *identity, level))
        if isinstance(kept, Image.Image) and (level == 1 or max(kept.size) >= side):
            return kept
    image, level = _decode(name, max(side, _USUAL_SIDE))
    STORE.put(("decoded", *identity, level), image, image.width * image.height * 4)
    return image


def _decode(name: str, side: float) -> tuple[Image.Image, int]:
    with _opened(name) as image:
        full = image.width
        level = _affordable(name, image, side)
        try:
            image.load()
            turned = ImageOps.exif_transpose(image) if _orientation(image) > 1 else image
            made = _as_srgb(turned, image.info.get("icc_profile"))
        except _BROKEN as error:
            raise _broken(name) from error
        return (made.copy() if made is image else made), level if full else 1


def _affordable(name: str, image: Image.Image, side: float) -> int:
    """Have it decoded at the smallest size that serves; the divisor taken. Raises InputFault when it is too much."""
    longer = max(image.size)
    before = image.width
    pixels = image.width * image.height
    if image.format in ("JPEG", "MPO"):
        wanted = min(1.0, side / longer)
        if pixels > MOST_PIXELS and not image.info.get("progressive"):
            wanted = min(wanted, (MOST_PIXELS / pixels) ** 0.5 / 2)
        image.draft(None, (max(1, int(image.width * wanted)), max(1, int(image.height * wanted))))
    if image.width * image.height > MOST_PIXELS or (pixels > MOST_PIXELS and image.info.get("progressive")):
        raise _too_large(name, f"{image.width} × {image.height} px")
    return max(1, round(before / image.width))


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
        value = image.getexif().get(0x0112, 1)  # EXIF 2.32, tag Orientation
    except _BROKEN:
        return 1
    return value if value in range(1, 9) else 1


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
