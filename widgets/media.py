"""Turn pictures that are pasted, dragged from a browser or cropped into files of ours, named by their content."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageOps
from PySide6.QtCore import QBuffer, QByteArray, QMimeData
from PySide6.QtGui import QImage

from studio.disk import write_safely
from studio.errors import OutputFault
from widgets import places

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".bmp", ".tif", ".tiff")
SOUNDS = (".mp3", ".m4a", ".aac", ".wav", ".ogg", ".opus", ".flac", ".wma", ".amr", ".mp4", ".webm")
_QUALITY = 94
_QUICK = 80  # of Qt's PNG: a twentieth larger than the smallest there is, made in half the time


def pictures_in(mime: QMimeData) -> bool:
    """Whether what is dragged or copied holds a picture."""
    return mime.hasImage() or bool(files_in(mime))


def files_in(mime: QMimeData, suffixes: Sequence[str] = SUFFIXES) -> list[Path]:
    """The files with one of `suffixes` (by default pictures) that are dragged or copied."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in suffixes]


def is_picture(path: str) -> bool:
    """Whether the file at `path` is there and can be read as a picture."""
    try:
        with Image.open(path) as picture:
            picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):  # what Pillow raises for broken files
        return False
    return True


def taking(mime: QMimeData) -> Callable[[], str]:
    """How a thread takes the picture in `mime`: it answers with its file, kept if it is none yet, or with nothing when
    there is no picture, and raises OutputFault. What is no file yet takes seconds to keep when it is large."""
    files = files_in(mime)
    if files:
        return lambda: str(files[0])
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return str
    return lambda: _kept_image(image)


def _kept_image(image: QImage) -> str:
    try:
        return kept(_png(image), ".png")
    except OutputFault as fault:
        problem = fault.problem
        raise OutputFault(replace(
            problem, what=f"the picture {problem.what}", what_fa=f"تصویر نگه داشته نشد: {problem.what_fa}",
            hint="see to that, then paste or drop it again; nothing is lost",
            hint_fa="چاره‌ای برای آن بیندیشید و دوباره بچسبانید یا بیندازید؛ چیزی از دست نرفته است",
        )) from fault


def kept(data: bytes, suffix: str) -> str:
    """Keep the bytes of a picture; the path of its file. Raises OutputFault."""
    path = places.media() / f"{sha256(data).hexdigest()}{suffix}"
    if not path.is_file():
        write_safely(path, data)
    return str(path)


def cropped(source: str, box: tuple[float, float, float, float]) -> str:
    """The part of a picture between left, top, right and bottom (shares), as a file of its own.

    The picture is turned upright first. Raises OutputFault, and OSError for what is no picture.
    """
    with Image.open(source) as opened:
        image = ImageOps.exif_transpose(opened)
        left, top, right, bottom = (
            round(share * side) for share, side in zip(box, (image.width, image.height) * 2, strict=True)
        )
        part = image.crop((left, top, max(left + 1, right), max(top + 1, bottom)))
        clear = part.mode in ("RGBA", "LA", "PA") or "transparency" in part.info
        written = io.BytesIO()
        if clear:
            part.convert("RGBA").save(written, "PNG")
        else:
            part.convert("RGB").save(written, "JPEG", quality=_QUALITY, icc_profile=opened.info.get("icc_profile"))
    return kept(written.getvalue(), ".png" if clear else ".jpg")


def listened(source: str) -> str:
    """`source`, after a thread has listened to the sound: what it found (how long it lasts, the heights of its wave) is
    kept, and the window need not. Raises InputFault."""
    from studio.export.film.wave import levels  # few designs are heard

    levels(source)
    return source


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", _QUICK)
    return bytes(data.data())
