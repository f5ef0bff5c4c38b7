"""Turn the pictures of a folder into its overview: one contact sheet, first at the right."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from studio.disk import write_safely
from studio.export.folder import Made, digest, still_there

NAME = "overview.jpg"
MOST = 120
_SHOWN = (".jpg", ".png", ".webp", ".avif")
_SIDE, _GAP, _COLUMNS = 240, 16, 6
_CELL = _SIDE + _GAP
_GROUND, _EDGE = (236, 236, 238), (205, 205, 210)


class Overview:
    """A contact sheet that grows while pictures are made, so that little work is left for the end."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._small: dict[str, Image.Image | None] = {}

    def expect(self, path: str) -> None:
        """Keep the next place for the picture at `path` inside the folder; beyond 120 there are none."""
        if path.endswith(_SHOWN) and len(self._small) < MOST:
            self._small[path] = None

    def add(self, path: str) -> None:
        """Take in the picture that was written at `path`, if a place was kept for it."""
        if path in self._small and self._small[path] is None:
            self._small[path] = _small(self._out / path)

    def finished(self, pictures: Sequence[Made], before: Made | None) -> Made | None:
        """Write OUT/overview.jpg of `pictures`, unless `before`, that of an earlier run, still shows them.

        None when there is nothing to show.
        """
        shown = [made for made in pictures if made.path in self._small]
        inputs = digest("".join(made.sha256 for made in shown).encode())
        if not shown or (before and before.inputs == inputs and still_there(self._out, before)):
            return before if shown else None
        for made in shown:
            self.add(made.path)
        sheet = _sheet([small for made in shown if (small := self._small[made.path])])
        file = BytesIO()
        sheet.save(file, "JPEG", quality=85)
        data = file.getvalue()
        write_safely(self._out / NAME, data)
        return Made(path=NAME, preset="", width=sheet.width, height=sheet.height, bytes=len(data),
                    sha256=digest(data), inputs=inputs, kind="overview")


def _small(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        picture.draft("RGB", (_SIDE, _SIDE))  # a JPEG is decoded at a quarter of its size
        small = picture.convert("RGB")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BICUBIC, reducing_gap=2.0)
    return small


def _sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """`pictures` each in the middle of its cell, the first at the right."""
    columns, rows = min(_COLUMNS, len(pictures)), -(-len(pictures) // _COLUMNS)
    sheet = Image.new("RGB", (columns * _CELL + _GAP, rows * _CELL + _GAP), _GROUND)
    draw = ImageDraw.Draw(sheet)
    for at, small in enumerate(pictures):
        row, column = divmod(at, _COLUMNS)
        x = sheet.width - (column + 1) * _CELL + (_SIDE - small.width) // 2
        y = _GAP + row * _CELL + (_SIDE - small.height) // 2
        draw.rectangle((x - 1, y - 1, x + small.width, y + small.height), outline=_EDGE)
        sheet.paste(small, (x, y))
    return sheet
