"""Turn pictures that may be covers into files one can trust: the right kind, neither a bomb nor an empty square."""

import hashlib
import io
import re
import warnings
from dataclasses import replace
from pathlib import Path

from studio.catalogue.isbn import thirteen
from studio.content import Book
from studio.disk import write_safely
from studio.letters import latin_digits, search_key

_KINDS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "GIF": ".gif", "BMP": ".bmp", "TIFF": ".tif", "AVIF": ".avif"}
SUFFIXES = frozenset({*_KINDS.values(), ".jpeg", ".tiff"})
_MOST_PIXELS = 40_000_000
_LEAST_SIDE = 100
_MOST_BYTES = 30 << 20
_NUMBER = re.compile(r"[\dXx][\dXx\-‐–_ ]{8,16}[\dXx]")


def kind_of(data: bytes) -> str:
    """The suffix for data that may be a cover; empty for no picture, one under 100 px or over 40 megapixels."""
    from PIL import Image  # takes long to load, and most lists bring no pictures

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=list(_KINDS)) as picture:
                width, height = picture.size
                suffix = _KINDS[picture.format or ""]
    except (OSError, ValueError, KeyError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return ""
    return suffix if min(width, height) >= _LEAST_SIDE and width * height <= _MOST_PIXELS else ""


def kept(data: bytes, folder: Path | None) -> str:
    """The path of `data` put into `folder` under a name made from it; empty text for no folder or no usable picture."""
    suffix = kind_of(data) if folder else ""
    if not suffix or folder is None:
        return ""
    path = folder / f"{hashlib.sha256(data).hexdigest()[:24]}{suffix}"
    if not path.exists():
        write_safely(path, data)
    return str(path)


class Covers:
    """The pictures of a folder, found by the ISBN or the title in their names."""

    def __init__(self, folder: Path) -> None:
        """Look through `folder` and below; pictures that cannot be a cover are left out when asked for."""
        self._by_name: dict[str, Path] = {}
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                self._by_name.setdefault(isbn_in(path.stem) or search_key(path.stem), path)

    def matched(self, book: Book) -> Book:
        """`book` with the cover found for one of its ISBNs, else for its title; as it is when it has one or none is."""
        if book.cover:
            return book
        for name in (*book.isbns, search_key(book.title), search_key(f"{book.title} {book.subtitle}")):
            path = self._by_name.get(name)
            if path and path.stat().st_size <= _MOST_BYTES and kind_of(path.read_bytes()):
                return replace(book, cover=str(path))
        return book


def isbn_in(name: str) -> str:
    """The ISBN a file name holds («978-600-…_front»), as 13 digits, or empty text."""
    for run in _NUMBER.findall(latin_digits(name)):
        if number := thirteen(re.sub(r"[‐–_ ]", "", run)):
            return number
    return ""
