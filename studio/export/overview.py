"""Turn the pictures of a folder into its overview: one contact sheet, first at the right."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from studio.disk import write_safely

NAME = "overview.jpg"
MOST = 120
_SHOWN = (".jpg", ".png", ".webp", ".avif")
_SIDE, _GAP, _COLUMNS = 240, 16, 6
_GROUND, _EDGE = (236, 236, 238), (205, 205, 210)


def write_overview(out: Path, paths: Sequence[str]) -> Path | None:
    """Write OUT/overview.jpg of the pictures at `paths` inside `out`, at most 120; None when none can be shown."""
    shown = [path for path in paths if path.endswith(_SHOWN)][:MOST]
    if not shown:
        return None
    columns = min(_COLUMNS, len(shown))
    cell = _SIDE + _GAP
    sheet = Image.new("RGB", (columns * cell + _GAP, -(-len(shown) // columns) * cell + _GAP), _GROUND)
    for at, path in enumerate(shown):
        row, column = divmod(at, columns)
        _put(sheet, out / path, sheet.width - (column + 1) * cell, _GAP + row * cell)
    file = BytesIO()
    sheet.save(file, "JPEG", quality=85)
    write_safely(out / NAME, file.getvalue())
    return out / NAME


def _put(sheet: Image.Image, path: Path, x: int, y: int) -> None:
    """One picture, made small, in the middle of its cell."""
    with Image.open(path) as picture:
        picture.draft("RGB", (_SIDE, _SIDE))  # a JPEG is decoded at a quarter of its size
        small = picture.convert("RGB")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BICUBIC, reducing_gap=2.0)
    x, y = x + (_SIDE - small.width) // 2, y + (_SIDE - small.height) // 2
    ImageDraw.Draw(sheet).rectangle((x - 1, y - 1, x + small.width, y + small.height), outline=_EDGE)
    sheet.paste(small, (x, y))
