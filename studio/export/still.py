"""Turn a painted image into the bytes of a still format at the preset's exact size and under its byte limit.

Quality is searched, not guessed: the highest that stays under the limit. Every file is tagged sRGB and carries nothing
else: no EXIF, no place, no names.
"""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms
from PySide6.QtGui import QImage

from studio.errors import Problem, input_fault

BEST, LEAST = 92, 40  # JPEG quality: above 92 files grow without visible gain; below 40 letters fray
_MOST_WEBP = 16_383  # px a side (WebP container specification, VP8 frame header)
FORMATS = ("jpg", "png", "webp", "avif")


@dataclass(frozen=True, kw_only=True)
class Encoded:
    """The bytes of a file, the quality they were written with (None where the format has none), and problems."""

    data: bytes
    quality: int | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Form:
    """How Pillow writes one format. `options` depend on the quality; `alpha` says whether it can be see-through.

    `tight` makes files smaller at the same quality and takes longer: for when bytes are short.
    """

    pillow: str
    options: Callable[[int], dict[str, Any]]
    alpha: bool = True
    qualities: tuple[int, int] = (LEAST, BEST)
    tight: Mapping[str, Any] = field(default_factory=dict)


# 4:4:4 keeps coloured letters sharp; 4:2:0 smears them by two pixels. Below quality 80 the limit matters more.
_FORMS: dict[str, _Form] = {
    "jpg": _Form(pillow="JPEG", alpha=False, options=lambda quality: {
        "quality": quality, "subsampling": 0 if quality >= 80 else 2}, tight={"optimize": True}),
    "webp": _Form(pillow="WEBP", options=lambda quality: {"quality": quality, "method": 4}),
    "avif": _Form(pillow="AVIF", options=lambda quality: {"quality": quality, "speed": 8, "subsampling": "4:4:4"}),
}


@cache
def srgb_profile() -> bytes:
    """The ICC profile that tags every file; always the same, though LittleCMS dates it (ICC.1, 7.2.8)."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + made[36:]


def encode(image: QImage, form: str, *, most_bytes: int | None = None) -> Encoded:
    """`image` as a file of `form` ("jpg", "png", "webp", "avif"), at most `most_bytes` long where that can be reached.

    Raises KeyError for another form, InputFault for more pixels than it can have. When even the lowest quality is too
    large, the smallest file is returned with a problem "too-large".
    """
    if form == "png":
        return _png(image, most_bytes)
    writer = _FORMS[form]
    if form == "webp" and max(_size(image)) > _MOST_WEBP:
        raise input_fault(
            "WebP", f"cannot be {image.width()} x {image.height()} px",
            f"at most {_MOST_WEBP} px a side; use pdf or png", code="too-many-pixels",
            what_fa="قالب WebP این اندازه را ندارد", hint_fa="قالب pdf یا png را برگزینید",
        )
    picture = to_pillow(image, alpha=writer.alpha)
    data = _written(picture, writer, writer.qualities[1])
    if most_bytes is None or len(data) <= most_bytes:
        return Encoded(data=data, quality=writer.qualities[1])
    return _searched(lambda quality: _written(picture, writer, quality, tight=True), writer.qualities, most_bytes)


def to_pillow(image: QImage, *, alpha: bool) -> Image.Image:
    """The pixels of `image` as a Pillow picture; see-through parts are laid on white where the format has no alpha."""
    if alpha and image.hasAlphaChannel():
        straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
        return Image.frombuffer("RGBA", _size(straight), bytes(straight.constBits()), "raw", "RGBA", 0, 1)
    if image.hasAlphaChannel():
        solid = QImage(image.size(), QImage.Format.Format_RGB32)
        solid.fill(0xFFFFFFFF)
        _laid(image, solid)
        image = solid
    rows = image.constBits()
    return Image.frombuffer("RGB", _size(image), rows, "raw", "BGRX", image.bytesPerLine(), 1)


def _laid(image: QImage, ground: QImage) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()


def _size(image: QImage) -> tuple[int, int]:
    return image.width(), image.height()


def _written(picture: Image.Image, writer: _Form, quality: int, *, tight: bool = False) -> bytes:
    file = BytesIO()
    more = writer.tight if tight else {}
    picture.save(file, writer.pillow, icc_profile=srgb_profile(), **writer.options(quality), **more)
    return file.getvalue()


def _searched(write: Callable[[int], bytes], qualities: tuple[int, int], most: int) -> Encoded:
    """The best quality whose file is at most `most` bytes."""
    low, high = qualities
    best: Encoded | None = None
    tried = b""
    while low <= high:
        middle = (low + high) // 2
        tried = write(middle)
        if len(tried) <= most:
            best, low = Encoded(data=tried, quality=middle), middle + 1
        else:
            high = middle - 1
    return best or Encoded(data=tried, quality=qualities[0], problems=(too_large(len(tried), most),))


def _png(image: QImage, most: int | None) -> Encoded:
    """Lossless; when that is too large, a palette of ever fewer colours."""
    picture = to_pillow(image, alpha=True)
    data = _png_bytes(picture)
    if most is None or len(data) <= most:
        return Encoded(data=data)
    for colours in (256, 128, 64, 32):
        data = _png_bytes(picture.quantize(colours, method=Image.Quantize.FASTOCTREE))
        if len(data) <= most:
            return Encoded(data=data, quality=colours)
    return Encoded(data=data, quality=32, problems=(too_large(len(data), most),))


def _png_bytes(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", icc_profile=srgb_profile(), compress_level=6)
    return file.getvalue()


def too_large(size: int, most: int) -> Problem:
    """What to say of a file of `size` bytes where `most` are allowed."""
    return Problem(
        where="", what=f"{size:,} bytes, above the limit of {most:,} even at the lowest quality",
        hint="choose another format for this placement", code="too-large", level="error",
        what_fa="حجم پرونده حتی با کم‌ترین کیفیت از حد مجاز بیشتر است", hint_fa="قالب دیگری برگزینید",
    )
